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

// dayBefore dates a happening that is told with a time before that of another ("bombed the place the evening
// before", "had met the day before") by the date which the verb above it has; it says nothing where none has one.
func (s *sentence) dayBefore(t trigger) (entente.Date, bool) {
	for i := 2; i < len(s.tree.Words); i++ {
		step, ok := stepsBefore[s.lemma(i-1)]
		if f := s.lemma(i); !ok || f != "before" && f != "earlier" || !s.relIs(i, "advmod", "case", "mark", "obl") || s.lemma(i-2) != "the" && s.lemma(i-2) != "a" {
			continue
		}
		if i+1 < len(s.tree.Words) && s.rel(i+1) != "punct" && s.head(i) > i || s.datedItself(t.word) || !s.belongs(i-1, t.word) {
			continue
		}
		d, ok := s.dated(t.word)
		if !ok {
			return entente.Date{}, false
		}
		d.Time, d.Precision = d.Time.AddDate(0, 0, -step.days), step.precision
		from, to := s.word(i-2).Start, s.word(i).End
		d.Evidence = entente.Evidence{Text: s.text[from:to], Span: entente.Span{Start: from, End: to, In: s.part}}
		return d, true
	}
	return entente.Date{}, false
}

// stepsBefore are the times that can be told to lie right before another, in days.
var stepsBefore = map[string]struct {
	days      int
	precision entente.Precision
}{
	"day": {1, entente.Day}, "evening": {1, entente.Day}, "night": {1, entente.Day}, "afternoon": {1, entente.Day}, "morning": {1, entente.Day},
	"week": {7, entente.Week}, "month": {30, entente.Month},
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
	if d, ok := s.dated(w); ok {
		return d
	}
	return entente.Date{Time: date.Midnight(asked(s.doc))}
}

// dated is the day of the first verb with a date above a word.
func (s *sentence) dated(w int) (entente.Date, bool) {
	for h, n := s.head(w), 0; h >= 0 && n < 4; h, n = s.head(h), n+1 {
		if !s.isVerb(h) {
			continue
		}
		for i := range s.dates {
			d := &s.dates[i]
			if at := s.topOf(*d); !d.Loose && !d.Point.IsZero() && s.belongs(at, h) {
				return entente.Date{Time: date.Midnight(d.Point)}, true
			}
		}
	}
	return entente.Date{}, false
}
