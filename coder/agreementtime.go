package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/date"
	"entente/text"
)

// Dates of steps that their own sentence does not tell: a paragraph may be headed
// by its day, the next sentence may say when it was, and a later step may be told
// by how long it came after the one before.

// dayHead is the day that heads a paragraph, or the paragraphs up to the next day.
type dayHead struct {
	date entente.Date
	end  int // last byte of the text that it holds for
	part entente.Part
	next bool // whether it stands in a paragraph of its own
}

// underHead gives a sentence the day that heads its paragraph ("MONDAY. Chile and
// Peru signed …"), and keeps the one that the sentence itself sets.
func (r *reader) underHead(s *sentence) {
	if r.head.part != s.part || s.start > r.head.end {
		r.head = dayHead{}
	}
	if d, ok := s.headingDay(); ok {
		r.head = dayHead{date: d.Date, part: s.part, end: len(s.text)}
		if i := strings.Index(s.text[s.end:], "\n\n"); i > 0 || i == 0 && !s.isHeading(d) {
			r.head.end = s.end + i
		} else if i == 0 {
			r.head.next = true
		}
	}
	s.headDay = r.head.date
}

// isHeading reports whether a sentence is a date and nothing more.
func (s *sentence) isHeading(d *date.Found) bool {
	return strings.Trim(s.text[d.Date.Evidence.Span.End:s.end], " .:—–-*|)\n") == ""
}

// headingDay is the day that a sentence begins with, set apart from what follows.
func (s *sentence) headingDay() (*date.Found, bool) {
	before := s.text[:s.start]
	if s.part != entente.Body || strings.TrimRight(before, " *-–•·#(") != "" && !strings.HasSuffix(strings.TrimRight(before, " *-–•·#("), "\n") {
		return nil, false
	}
	for i := range s.dates {
		d := &s.dates[i]
		sp := d.Date.Evidence.Span
		if d.Loose || d.Date.Precision != entente.Day || sp.Start < s.start || strings.Trim(s.text[s.start:sp.Start], " *-–•·#(") != "" {
			continue
		}
		rest := strings.TrimLeft(s.text[min(sp.End, len(s.text)):], " )")
		for _, mark := range []string{".", ":", "—", "–", "-", "|"} {
			if strings.HasPrefix(rest, mark) {
				return d, true
			}
		}
	}
	return nil, false
}

// dateAfterwards gives the step told in the sentence before the day that a short
// sentence says of it: "That was yesterday.", "It happened at Gao on 4 May".
func (r *reader) dateAfterwards(s *sentence) {
	from := r.lastFrom
	r.lastFrom = s.start
	n := len(r.out.Agreements)
	if n == 0 || len(s.tree.Words) > mostOfWhen || len(s.dates) != 1 || s.dates[0].Loose || !s.tellsWhen() {
		return
	}
	a := &r.out.Agreements[n-1]
	if len(a.Stages) == 0 {
		return
	}
	st := &a.Stages[len(a.Stages)-1]
	if sp := st.Spans[len(st.Spans)-1]; sp.In != s.part || sp.Start < from || st.Date.Precision != entente.Published {
		return
	}
	st.Date = s.dates[0].Date
	if s.dates[0].Historical && st.Standing.Time == entente.Past {
		st.Standing.Time = entente.Historical
	}
	for i := range s.tree.Words {
		if p := s.placeAt(i); p != nil && st.Place == "" && (s.caseOf(i) == "in" || s.caseOf(i) == "at") {
			st.Place = p.Text
		}
	}
}

// mostOfWhen is how many words a sentence has at most that only says when a thing was.
const mostOfWhen = 14

// tellsWhen reports whether a sentence is about when that was which was told last.
func (s *sentence) tellsWhen() bool {
	for i := range s.tree.Words {
		if s.rel(i) != "root" || s.negated(i) {
			continue
		}
		subj := s.child(i, "nsubj")
		if subj < 0 || subj > 2 || !s.c.ledger.has("what happened", strings.ToLower(s.word(subj).Form)) {
			return false
		}
		return s.c.ledger.has("happens", s.lemma(i)) || s.isDate(i) || s.child(i, "cop") >= 0 && s.refAt[i] < 0
	}
	return false
}

// since is the day, month or year of a step that is told by how long it came after
// another: "three years later", "the following month"; the zero value where the
// words around a verb do not tell.
func (s *sentence) since(w int, from entente.Date) entente.Date {
	if from.Precision == entente.Published || from.Time.IsZero() {
		return entente.Date{}
	}
	for i := 1; i < len(s.tree.Words); i++ {
		unit := s.lemma(i)
		if unit != "year" && unit != "month" && unit != "decade" || !s.sameClause(i, w) {
			continue
		}
		n, ok := s.unitsLater(i)
		if !ok {
			continue
		}
		out := from
		switch {
		case unit == "month" && from.Precision != entente.Year:
			out.Time, out.Precision = out.Time.AddDate(0, n, 1-out.Time.Day()), entente.Month
		case unit == "month":
			continue
		case unit == "decade":
			n *= 10
			fallthrough
		default:
			out.Time, out.Precision = out.Time.AddDate(n, 1-int(out.Time.Month()), 1-out.Time.Day()), entente.Year
		}
		return out
	}
	return entente.Date{}
}

// unitsLater is how many units of time a phrase around one says to have gone by: 3
// for "three years later", 1 for "the following year", 0 for "the same year".
func (s *sentence) unitsLater(unit int) (int, bool) {
	before := strings.ToLower(s.word(unit - 1).Form)
	switch {
	case before == "same":
		return 0, true
	case s.c.ledger.has("next in time", before):
		return 1, true
	}
	if unit+1 >= len(s.tree.Words) || !s.c.ledger.has("later", strings.ToLower(s.word(unit+1).Form)) {
		return 0, false
	}
	if strings.EqualFold(s.word(unit+1).Form, "on") && unit+2 < len(s.tree.Words) && (s.isDate(unit+2) || s.word(unit+2).UPOS == "DET" || s.word(unit+2).UPOS == "NOUN") {
		return 0, false
	}
	if before == "the" {
		return 1, strings.EqualFold(s.word(unit+1).Form, "after")
	}
	n, _ := s.unitsBefore(unit)
	return n, n > 0
}

// sameClause reports whether a word stands under a verb, or under one that it goes on
// from or completes.
func (s *sentence) sameClause(i, w int) bool {
	for n := 0; w >= 0 && n < 4; w, n = s.head(w), n+1 {
		if s.belongs(i, w) {
			return true
		}
		if !s.relIs(w, "conj", "xcomp", "obj", "nsubj:pass", "advcl") {
			return false
		}
	}
	return false
}

// dayless reports whether a step is told to have come before what is told around it,
// so that the day of its paragraph is not its own: "which they had signed".
func (s *sentence) dayless(w int) bool {
	return slices.ContainsFunc(s.kidsBy(w, "aux"), func(k int) bool { return strings.EqualFold(s.word(k).Form, "had") })
}

// withoutClock leaves out the time of day that heads an entry of a running report:
// "19:55 Chad and Niger …", which is no word of the sentence behind it.
func withoutClock(body string, sents []text.Sentence) []text.Sentence {
	for i := range sents {
		t := sents[i].Tokens
		if len(t) < 4 || !isClock(body[t[0].Start:t[0].End]) || sents[i].Start > 0 && body[sents[i].Start-1] != '\n' {
			continue
		}
		n := 1
		for n < len(t)-2 && slices.Contains([]string{":", "—", "–", "-", "|", ".", "GMT", "UTC", "BST", "CET", "hrs"}, body[t[n].Start:t[n].End]) {
			n++
		}
		sents[i].Tokens, sents[i].Start = t[n:], t[n].Start
	}
	return sents
}

// isClock reports whether a token is a time of day in figures: "19:55", "7.20".
func isClock(form string) bool {
	at := strings.IndexAny(form, ":.")
	if at < 1 || at > 2 || len(form) != at+3 {
		return false
	}
	return strings.Trim(form[:at]+form[at+1:], "0123456789") == ""
}
