package coder

import (
	"strings"
	"unicode"

	"entente/syntax"
)

// modelsBeforeNouns mends "48 Su-35 fighters" and "the SS-11 launchers", of which
// parsers make the number, the letters or the figures the head: the noun behind is
// the head, as it would be without the name of the model.
func (s *sentence) modelsBeforeNouns() {
	for i := 0; i+3 < len(s.tree.Words); i++ {
		if s.modelBeforeNoun(i) { // the next one needs the lists as they are now
			s.tree = syntax.NewTree(s.tree.Words)
			s.index()
		}
	}
	s.pieces = nil
}

func (s *sentence) modelBeforeNoun(name int) bool {
	if !s.modelAt(name) {
		return false
	}
	first, noun := s.countBefore(name), s.kindAfter(name+3)
	if noun < 0 || s.head(name) == noun && (first == name || s.head(first) == noun) {
		return false
	}
	top := s.modelTop(first, noun)
	if top < 0 || first == name && s.isVerb(noun) {
		return false
	}
	h, rel := s.head(top), s.roleOf(top)
	s.word(name).Lemma, s.word(name+2).Lemma = strings.ToLower(s.word(name).Form), s.word(name+2).Form
	for k := first; k < noun; k++ { // what was hung on its parts
		for _, c := range s.kids[k] {
			if c < first || c > noun {
				s.word(c).Head = noun
			}
		}
	}
	s.hangTo(noun, h, rel)
	s.hangTo(name, noun, "compound")
	s.hangTo(name+1, name, "punct")
	s.hangTo(name+2, name, "flat")
	if first < name {
		s.hangTo(first, noun, "nummod")
	}
	for k := first + 1; k < noun; k++ {
		if h := s.head(k); (k < name || k > name+2) && (h < first || h > noun || h == first) {
			s.hangTo(k, noun, "amod")
		}
	}
	return true
}

// countBefore is the number before a name, with adjectives between, or the name
// where there is none.
func (s *sentence) countBefore(name int) int {
	for j := name - 1; j >= max(0, name-3); j-- {
		if s.isNumeral(j) {
			return j
		}
		if s.word(j).UPOS != "ADJ" {
			break
		}
	}
	return name
}

// modelTop is the first word of a stretch that hangs on one outside it which does
// not itself hang on the stretch; -1 if none does.
func (s *sentence) modelTop(first, last int) int {
	for k := first; k <= last; k++ {
		if h := s.head(k); (h < first || h > last) && !s.hangsIn(h, first, last) {
			return k
		}
	}
	return -1
}

// hangsIn reports whether a word hangs, at whatever depth, on one of a stretch.
func (s *sentence) hangsIn(i, first, last int) bool {
	for n := 0; i >= 0 && n <= len(s.tree.Words); n++ {
		if i >= first && i <= last {
			return true
		}
		i = s.head(i)
	}
	return false
}

// kindAfter is the noun for the kind of thing that stands at a word, or not far
// behind it with only nouns and adjectives between; -1 if none does.
func (s *sentence) kindAfter(i int) int {
	out := -1
	for k := i; k < min(len(s.tree.Words), i+3); k++ {
		if u := s.word(k).UPOS; u != "NOUN" && u != "ADJ" && u != "PROPN" {
			break
		}
		if (s.word(k).UPOS == "NOUN" || s.word(k).XPOS == "NNPS") && s.isArms(k) { // "32 S-70i Black Hawks"
			out = k
		}
	}
	return out
}

// roleOf is the relation of a phrase to what it hangs on, where a verb that wants a
// subject or an object was given something odder.
func (s *sentence) roleOf(i int) string {
	h := s.head(i)
	if h < 0 || !s.isVerb(h) || !s.relIs(i, "xcomp", "ccomp", "nummod", "discourse", "dep", "appos", "parataxis", "vocative", "dislocated", "advmod") && s.rel(i) != "obl:unmarked" && s.rel(i) != "nmod:unmarked" {
		return s.rel(i)
	}
	switch {
	case i > h:
		return "obj"
	case s.child(h, "aux:pass") >= 0:
		return "nsubj:pass"
	}
	return "nsubj"
}

func (s *sentence) hangTo(i, head int, rel string) { s.word(i).Head, s.word(i).Rel = head, rel }

func (s *sentence) isNumeral(i int) bool {
	return s.word(i).UPOS == "NUM" && (isFigure(s.word(i).Form) || s.c.ledger.number(s.word(i).Form) > 0)
}

// modelAt reports whether letters, a hyphen and figures begin at a word: "F-16".
func (s *sentence) modelAt(i int) bool {
	a, sign, b := s.word(i), s.word(i+1), s.word(i+2)
	return sign.Form == "-" && a.End == sign.Start && sign.End == b.Start && len(a.Form) <= 10 && unicode.IsUpper(firstRune(a.Form)) &&
		strings.ToLower(a.Form) != a.Form && isFigure(b.Form)
}

// isArms reports whether a noun is of goods or arms, or of what is made of them.
func (s *sentence) isArms(i int) bool {
	if s.c.ledger.has("carrier", s.lemma(i)) {
		return true
	}
	_, item := s.longest("item", i)
	_, prog := s.longest("prog", i)
	return item >= 0 || prog >= 0
}

// bareOblique mends "loosed off three rockets" read as the time or measure of a
// verb that has no object: arms without a preposition right behind it are one.
func (s *sentence) bareOblique(v int) bool {
	if !s.isVerb(v) || s.child(v, "obj", "ccomp", "cop", "aux:pass", "nsubj:pass", "obl:agent") >= 0 || s.child(v, "nsubj") < 0 {
		return false
	}
	for _, k := range s.kids[v] {
		if k > v && s.relIs(k, "obl") && s.word(k).UPOS == "NOUN" && s.child(k, "case") < 0 && !s.isDate(k) && s.isArms(k) {
			s.word(k).Rel = "obj"
			if s.word(v).XPOS == "VBN" && s.child(v, "aux") < 0 {
				s.word(v).XPOS = "VBD"
			}
			return true
		}
	}
	return false
}
