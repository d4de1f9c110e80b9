package coder

import (
	"slices"
	"strings"

	"entente"
)

// wholeSource gives a source that is only described ("official") all the words that
// describe it: "an official of the Moscow factory".
func (s *sentence) wholeSource(e entente.Entity) entente.Entity {
	if e.Text == "" || e.Name != "" || e.Span.In != s.part || e.Span.Start < s.start || e.Span.End > s.end || strings.ToLower(e.Text) != e.Text {
		return e
	}
	for i := range s.tree.Words {
		if !s.isNoun(i) || !e.Span.Overlaps(s.span(i, i)) || s.head(i) >= 0 && e.Span.Overlaps(s.span(s.head(i), s.head(i))) {
			continue
		}
		lo, hi := i, i
		for _, k := range s.kids[i] {
			a, b := s.extent(k)
			if s.relIs(k, "det", "amod", "compound", "nummod", "nmod:poss", "nmod") && (b < i || s.relIs(k, "nmod") && s.c.ledger.has("source of", s.caseOf(k))) {
				lo, hi = min(lo, a), max(hi, b)
			}
		}
		if sp := s.span(lo, hi); sp.Start <= e.Span.Start && sp.End >= e.Span.End {
			e.Text, e.Span = s.text[sp.Start:sp.End], sp
		}
		break
	}
	return e
}

// wholeSources does so for the last source of an entry.
func (s *sentence) wholeSources(st *entente.Standing) {
	n := len(st.AttributedTo)
	if n == 0 {
		return
	}
	if e := s.wholeSource(st.AttributedTo[n-1].Source); e.Span != st.AttributedTo[n-1].Source.Span {
		st.AttributedTo = slices.Clone(st.AttributedTo)
		st.AttributedTo[n-1].Source = e
	}
}
