package coder

import (
	"strings"
	"time"

	"entente"
	"entente/date"
)

// stepsApart are the units in which the time between two happenings is told, in
// days; hours and minutes leave the day as it is.
var stepsApart = map[string]struct {
	days      int
	precision entente.Precision
}{
	"minute": {0, entente.Day}, "hour": {0, entente.Day}, "day": {1, entente.Day}, "week": {7, entente.Week}, "fortnight": {14, entente.Week},
	"month": {30, entente.Month}, "year": {365, entente.Year},
}

// dayFrom dates a happening that has no date of its own by another one that it
// came before or after: "a day after [Peru signed]" is the day before that of
// the clause or noun which the words hang on. Without a number ("days after")
// only hours and minutes tell a day.
func (s *sentence) dayFrom(t trigger) (entente.Date, bool) {
	w := t.word
	if t.carrier >= 0 && s.isVerb(t.carrier) {
		w = t.carrier
	}
	mark := s.afterMark(w)
	if mark < 1 || s.datedItself(w) {
		return entente.Date{}, false
	}
	sign := 1
	if strings.EqualFold(s.word(mark).Form, "after") {
		sign = -1
	}
	step, ok := stepsApart[s.lemma(mark-1)]
	if !ok || !s.isNoun(mark-1) {
		return entente.Date{}, false
	}
	n, first := s.unitsBefore(mark - 1)
	if n == 0 && step.days > 0 {
		return entente.Date{}, false
	}
	d := s.anchor(w)
	d.Time = d.Time.Add(time.Duration(sign*n*step.days) * 24 * time.Hour)
	d.Precision = step.precision
	from, to := s.word(first).Start, s.word(mark).End
	d.Evidence = entente.Evidence{Text: s.text[from:to], Span: entente.Span{Start: from, End: to, In: s.part}}
	return d, true
}

// afterMark is the "after" or "before" that opens a clause or phrase, -1 if
// none does. The parser hangs it on the clause or, as often, on its subject.
func (s *sentence) afterMark(w int) int {
	for i := w - 1; i >= max(0, w-10); i-- {
		if f := s.word(i).Form; !strings.EqualFold(f, "after") && !strings.EqualFold(f, "before") {
			continue
		}
		h := s.head(i)
		if s.relIs(i, "mark", "case") && (h == w || h > i && s.head(h) == w && s.relIs(h, "nsubj", "nsubj:pass")) {
			return i
		}
	}
	return -1
}

// datedItself reports whether a date stands under a word.
func (s *sentence) datedItself(w int) bool {
	for i := range s.dates {
		if !s.dates[i].Loose && s.belongs(s.topOf(s.dates[i]), w) {
			return true
		}
	}
	return false
}

// unitsBefore reads the count before a unit of time, 0 if there is none, with the
// first word of the phrase.
func (s *sentence) unitsBefore(unit int) (n, first int) {
	if unit < 1 {
		return 0, unit
	}
	switch form := strings.ToLower(s.word(unit - 1).Form); form {
	case "a", "an", "the", "one":
		return 1, unit - 1
	default:
		if n := s.c.ledger.number(form); n > 0 && n < 100 {
			return n, unit - 1
		}
	}
	return 0, unit
}

// anchor is the day of what a clause or phrase hangs on: that of the first verb
// above with a date, else the day of publication.
func (s *sentence) anchor(w int) entente.Date {
	for h, n := s.head(w), 0; h >= 0 && n < 4; h, n = s.head(h), n+1 {
		if !s.isVerb(h) {
			continue
		}
		for i := range s.dates {
			d := &s.dates[i]
			if at := s.topOf(*d); !d.Loose && !d.Point.IsZero() && s.belongs(at, h) {
				return entente.Date{Time: date.Midnight(d.Point)}
			}
		}
	}
	return entente.Date{Time: date.Midnight(asked(s.doc))}
}
