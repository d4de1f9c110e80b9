package coder

import "strings"

// particles are the small words that make another verb of a verb ("hand
// over"). Parsers take them for adverbs ("pulled back") as often as for what
// they are, or for the preposition of the object that follows: see stray.
func (s *sentence) particles(v int) []int {
	out := s.kidsBy(v, "compound:prt", "advmod")
	if p, _ := s.stray(v); p >= 0 {
		out = append(out, p)
	}
	if p := s.besideObject(v); p >= 0 {
		out = append(out, p)
	}
	return out
}

// besideObject finds a particle that was hung on the object after it, as its
// preposition ("handed [over medicines]") or on its number ("turned [over six]
// boats"); -1 if there is none.
func (s *sentence) besideObject(v int) int {
	p := v + 1
	if !s.isVerb(v) || p >= len(s.tree.Words) || !s.relIs(p, "case", "advmod") || !s.c.lex.Particle(s.lemma(v), s.lemma(p)) {
		return -1
	}
	h := s.head(p)
	if h >= 0 && s.rel(h) == "nummod" {
		h = s.head(h)
	}
	if h < 0 || s.rel(h) != "obj" || s.head(h) != v {
		return -1
	}
	return p
}

// stray finds a particle that was read as a preposition ("took in refugees",
// with "in refugees" as a phrase), and the object that it then hides. Only a
// pair of verb and particle that some frame names is taken for one; -1, -1
// if there is none.
func (s *sentence) stray(v int) (particle, object int) {
	if !s.isVerb(v) || s.child(v, "obj") >= 0 {
		return -1, -1
	}
	for _, k := range s.kids[v] {
		if !s.relIs(k, "obl") {
			continue
		}
		p := s.child(k, "case")
		if p == v+1 && s.c.lex.Particle(s.lemma(v), strings.ToLower(s.word(p).Form)) {
			return p, k
		}
	}
	return -1, -1
}
