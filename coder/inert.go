package coder

import (
	"slices"
	"strings"

	"entente/codebook"
	"entente/syntax"
)

// inert reports whether a thing is said to do what only people do, and nobody
// is named behind it: "the bridge allows residents to", "early endorsements
// helped them". Texts speak for their authors, and things do kill; but who hangs
// or helps himself does nothing to others.
func (s *sentence) inert(h hit, r roles) bool {
	switch h.f.Type {
	case codebook.Assault, codebook.Aid, codebook.Coerce:
		if h.f.Mode != "suicide-attack" && h.f.Mode != "explosives" && s.toOneself(h.word) {
			return true
		}
	}
	if h.f.Visit && atHomeOnly(r) {
		return true
	}
	switch h.f.Type {
	case codebook.Agree, codebook.Support, codebook.Concede, codebook.Aid, codebook.Request, codebook.Cooperate,
		codebook.Consult, codebook.Threaten, codebook.Protest, codebook.Mobilize:
	default:
		return false
	}
	if len(r.actors) > 0 || !s.isVerb(h.word) || s.passive(h.word) || !slices.Contains(h.f.Actor, "subj") {
		return false
	}
	return s.byThing(h)
}

// atHomeOnly reports whether the only place or body that somebody visits is in his
// own state: what a president does at home concerns no other.
func atHomeOnly(r roles) bool {
	if len(r.actors) == 0 || len(r.actors)+len(r.recipients) < 2 || r.actors[0].Code == "" {
		return false
	}
	for _, e := range slices.Concat(r.actors, r.recipients) {
		if e.Code != r.actors[0].Code || len(e.Members) > 0 {
			return false
		}
	}
	return true
}

// toOneself reports whether somebody does a thing to himself.
func (s *sentence) toOneself(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obj"), func(o int) bool {
		return s.c.ledger.has("reflexive", strings.ToLower(s.word(o).Form))
	})
}

// isThing reports whether a word surely names neither people nor a text.
func (s *sentence) isThing(i int) bool {
	if s.word(i).UPOS != "NOUN" || s.refAt[i] >= 0 || s.isBody(i) || s.isPerson(i) {
		return false
	}
	return !s.c.ledger.has("speech", s.lemma(i)) && !s.c.ledger.has("counts", s.lemma(i))
}

// questions reports whether a verb of asking puts a question, so that nothing is
// asked for: "when asked why he ran", "“Who is next?” he asked".
func (s *sentence) questions(v int) bool {
	if !s.c.ledger.has("asks", s.lemma(v)) {
		return false
	}
	if next := v + 1; next < len(s.tree.Words) && (s.interrogative(next) || s.word(next).UPOS == "PRON" && next+1 < len(s.tree.Words) && s.interrogative(next+1)) {
		return true
	}
	for _, k := range s.kidsBy(v, "ccomp", "parataxis") {
		if lo, hi := s.extent(k); s.interrogative(lo) || slices.ContainsFunc(s.tree.Words[lo:hi+1], isQuestionMark) {
			return true
		}
	}
	return v > 0 && slices.ContainsFunc(s.tree.Words[max(0, v-4):v], isQuestionMark)
}

// interrogative reports whether a word opens a question.
func (s *sentence) interrogative(i int) bool {
	switch s.word(i).XPOS {
	case "WRB", "WP", "WDT", "WP$":
		return true
	}
	l := s.lemma(i)
	return l == "about" || l == "whether"
}

func isQuestionMark(w syntax.Word) bool { return w.Form == "?" }
