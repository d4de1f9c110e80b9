package coder

import (
	"strings"

	"entente"
	"entente/coder/frame"
)

// size reads how many were killed, wounded or arrested: from the objects of a
// verb that says so ("killed two soldiers and a child": 3), from the phrase of a
// noun ("the arrest of 12 students"), and from what the event left behind ("left
// nine dead"). Of a range the lower end counts, as does the least that a round
// word means ("dozens": 24).
func (s *sentence) size(t trigger) entente.Size {
	var z entente.Size
	s.tally(&z, s.lemma(t.word), s.toll(t))
	for _, v := range s.leavings(t) {
		for _, x := range s.kidsBy(v, "xcomp", "amod") {
			s.tally(&z, s.lemma(x), s.objects(v, 0))
		}
	}
	return z
}

// toll are the phrases that tell on how many it was done.
func (s *sentence) toll(t trigger) []int {
	if t.pos == frame.Noun {
		return s.under(t.word, "of")
	}
	heads := s.objects(t.word, 0)
	for _, k := range s.kidsBy(t.word, "obl") { // "killed [between 5 and 7 soldiers]" and the like, read as phrases
		if c := s.caseOf(k); len(heads) == 0 && k > t.word && (c == "between" || c == "than" || c == "as" || c == "to") && s.child(k, "nummod") >= 0 {
			heads = append(heads, k)
		}
	}
	return heads
}

// leavings are the verbs that say what an event left: the one above its noun, or
// a participle on its verb.
func (s *sentence) leavings(t trigger) []int {
	var out []int
	if h := s.head(t.word); h >= 0 && s.lemma(h) == "leave" && s.relIs(t.word, "nsubj") {
		out = append(out, h)
	}
	for _, k := range s.kidsBy(t.word, "advcl", "conj") {
		if s.lemma(k) == "leave" {
			out = append(out, k)
		}
	}
	return out
}

// tally adds the count of some phrases to what a word says became of them.
func (s *sentence) tally(z *entente.Size, word string, heads []int) {
	l := s.c.ledger
	var to *int
	switch {
	case l.dead[word]:
		to = &z.Dead
	case l.injured[word]:
		to = &z.Injured
	case l.arrested[word]:
		to = &z.Arrested
	default:
		return
	}
	n, some := 0, false
	for _, h := range heads {
		for _, o := range append([]int{h}, s.kidsBy(h, "conj")...) {
			c, exact := s.count(o)
			n, some = n+c, some || exact
		}
	}
	if some {
		*to = max(*to, n)
	}
}

// count is how many a phrase says, and whether it says so by a number: one thing
// with an article counts as one beside others.
func (s *sentence) count(o int) (n int, said bool) {
	if n := s.least(o); n > 0 {
		return n, true
	}
	for _, k := range s.kidsBy(o, "nummod", "amod", "compound") {
		if n := s.least(k); n > 0 {
			return n, true
		}
	}
	if d := s.child(o, "det"); d >= 0 && s.word(o).XPOS != "NNS" && (s.lemma(d) == "a" || s.lemma(d) == "an") {
		return 1, false
	}
	return 0, false
}

// least is the number that a word means at least, 0 if it means none.
func (s *sentence) least(i int) int {
	form := s.word(i).Form
	if n := s.c.ledger.manyOf(strings.ToLower(form)); n > 0 {
		return n
	}
	n := s.c.ledger.number(form)
	for _, k := range s.kidsBy(i, "nummod", "compound") { // "two hundred"
		if m := s.c.ledger.number(s.word(k).Form); m > 0 && m < n {
			return m * n
		}
	}
	return n
}
