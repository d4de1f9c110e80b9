package coder

import (
	"strings"

	"entente"
)

// speech is a quotation that may go on in the next sentence: who speaks, and
// whether it is still open.
type speech struct {
	speaker entente.Entity
	known   bool
	open    bool
	end     int // of the sentence before
}

// oneself is whom "I" and "we" stand for: the one who is told to say the clause
// that they stand in, else the one whose quotation goes on.
func (s *sentence) oneself(i int) (entente.Entity, bool) {
	if !s.c.ledger.has("first person", strings.ToLower(s.word(i).Form)) {
		return entente.Entity{}, false
	}
	for at, n := i, 0; at >= 0 && n <= len(s.tree.Words); n++ {
		for _, k := range s.kidsBy(at, "parataxis") {
			if e, ok := s.sayerOf(k); ok && !s.within(i, k) {
				return e, true
			}
		}
		up := s.head(at)
		if up >= 0 && s.relIs(at, "ccomp", "parataxis") {
			if e, ok := s.sayerOf(up); ok {
				return e, true
			}
		}
		at = up
	}
	return s.quote.speaker, s.quote.known
}

// sayerOf is the subject of a verb of saying, under its text where nobody knows
// the name.
func (s *sentence) sayerOf(v int) (entente.Entity, bool) {
	if !s.isVerb(v) || !s.reports(v) {
		return entente.Entity{}, false
	}
	for _, k := range s.kidsBy(v, "nsubj") {
		if e, ok := s.entity(k); ok {
			return e, true
		}
		if es := s.unknown(k); es != nil {
			return es[0], true
		}
	}
	return entente.Entity{}, false
}

// begins takes over a quotation that goes on into a sentence, because it is
// still open or the sentence opens with another one.
func (s *sentence) begins(q speech) {
	if q.end > s.start || strings.Contains(s.text[q.end:s.start], "\n\n") {
		q.open = false
	}
	q.over(s.text, min(q.end, s.start), s.start) // what was not parsed in between
	opens, _, _ := quoteAt(s.text, s.start)
	if q.open || opens {
		s.quote = q
	}
}

// inSpeech reports whether a word stands in a quotation.
func (s *sentence) inSpeech(w int) bool {
	q := s.quote
	q.over(s.text, s.start, s.word(w).Start)
	return q.open
}

// over opens and closes a quotation by the marks in a stretch of text.
func (q *speech) over(text string, from, to int) {
	for i := from; i < to; i++ {
		open, closing, n := quoteAt(text, i)
		switch {
		case q.open && closing:
			q.open = false
		case !q.open && open:
			q.open = true
		}
		i += max(n-1, 0)
	}
}

// speechKind sorts the one whose quotation goes on from an earlier sentence.
func (s *sentence) speechKind(e entente.Entity) entente.VoucherKind {
	switch {
	case e.StateControlled:
		return entente.StateMedia
	case e.Sector == "JRN" || e.Sector == "MED":
		return entente.Media
	}
	return entente.Official
}

// ends is what goes on into the next sentence.
func (s *sentence) ends() speech {
	q := s.quote
	q.end = s.end
	q.over(s.text, s.start, s.end)
	for i := range s.tree.Words {
		if e, ok := s.sayerOf(i); ok && s.hasQuote() {
			q.speaker, q.known = e, true
			break
		}
	}
	return q
}

// hasQuote reports whether a quotation begins or ends in the sentence.
func (s *sentence) hasQuote() bool {
	for i := s.start; i < s.end; i++ {
		if open, closing, _ := quoteAt(s.text, i); open || closing {
			return true
		}
	}
	return false
}
