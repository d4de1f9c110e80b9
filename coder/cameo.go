package coder

import (
	"entente/codebook"
)

// cameo is the CAMEO code beside a mention: that of its frame, or of the type
// that took the act in, made finer by the words below it.
func (s *sentence) cameo(h hit, typ, mode string) string {
	code := h.f.CAMEO
	if h.f.Type != typ {
		code = codebook.RetypedCAMEO(typ, code)
	}
	if code == "" {
		code = codebook.CAMEO(typ, mode)
	}
	return s.c.lex.Finer(code, &scene{sentence: s, t: h.trigger})
}

// maxBelow bounds how deep the words below a trigger are looked at.
const maxBelow = 6

// wordsBelow lists the words under a trigger and under the verb that carries it, but
// for its subject and for what only goes on beside it.
func (s *sentence) wordsBelow(t trigger) []int {
	out := s.descend(t.word, 0)
	if t.carrier >= 0 {
		out = append(out, s.descend(t.carrier, 0)...)
	}
	return append(out, t.word)
}

func (s *sentence) descend(i, depth int) []int {
	if depth > maxBelow {
		return nil
	}
	var out []int
	for _, k := range s.kids[i] {
		if depth == 0 && s.relIs(k, "nsubj", "csubj", "parataxis", "obl:agent", "punct") || s.relIs(k, "advcl") && s.child(k, "nsubj") >= 0 {
			continue
		}
		out = append(append(out, k), s.descend(k, depth+1)...)
	}
	return out
}
