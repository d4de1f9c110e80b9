package coder

import (
	"slices"
	"strings"

	"entente/coder/frame"
)

// passiveInPlace makes a verb of "cars were [smashed]" read as an adjective: it has
// the auxiliary or the subject of a passive, and its form is one of a verb that the
// lexicon knows.
func (s *sentence) passiveInPlace(i int) {
	w := s.word(i)
	if w.UPOS != "ADJ" || s.child(i, "aux:pass") < 0 && !s.passiveSubject(i) && !s.afterBeen(i) {
		return
	}
	if lemma := s.c.lex.LemmaOf(strings.ToLower(w.Form), frame.Verb); lemma != "" && lemma != strings.ToLower(w.Form) {
		w.UPOS, w.XPOS, w.Lemma = "VERB", "VBN", lemma
		for _, k := range s.kidsBy(i, "cop") {
			s.word(k).Rel = "aux:pass"
		}
		for _, k := range s.kidsBy(i, "nsubj") {
			s.word(k).Rel = "nsubj:pass"
		}
	}
}

// passiveSubject reports whether a word has the subject of a passive.
func (s *sentence) passiveSubject(i int) bool {
	return slices.ContainsFunc(s.kids[i], func(k int) bool { return s.rel(k) == "nsubj:pass" })
}

// afterBeen reports whether a word is what something "had been" or "is being".
func (s *sentence) afterBeen(i int) bool {
	cop := s.child(i, "cop")
	return cop >= 0 && (s.word(cop).XPOS == "VBN" || s.word(cop).XPOS == "VBG") && s.child(i, "advmod") < 0
}

// gerundBeforeVerb makes the subject of "since [fighting] broke out" and "[Shelling] by
// rebels killed six" read as a clause of its own: a gerund without an object that the
// lexicon knows as a noun, before a finite verb that has no subject.
func (s *sentence) gerundBeforeVerb(v int) bool {
	x := s.word(v).XPOS
	untensed := x == "VBN" && s.rel(v) == "root" && s.child(v, "aux", "aux:pass", "cop") < 0 // "Fighting [raged]"
	if !s.isVerb(v) || x != "VBD" && x != "VBZ" && !untensed || s.child(v, "nsubj", "csubj", "expl") >= 0 {
		return false
	}
	for _, g := range s.gerundsBefore(v) {
		lo, hi := s.extent(g)
		if hi != v-1 || s.child(g, "obj", "xcomp", "ccomp", "nsubj", "advmod") >= 0 || lo < g-1 {
			continue
		}
		form := s.lower(g)
		if len(s.c.lex.Candidates(form, frame.Noun)) == 0 {
			continue
		}
		for _, m := range s.kidsBy(g, "mark", "case") {
			s.word(m).Head, s.word(m).Rel = v, "mark"
		}
		for _, k := range s.kidsBy(g, "obl") {
			s.word(k).Rel = "nmod"
		}
		w := s.word(g)
		w.UPOS, w.XPOS, w.Lemma, w.Head, w.Rel = "NOUN", "NN", form, v, "nsubj"
		if untensed {
			s.word(v).XPOS = "VBD"
		}
		return true
	}
	return false
}

// gerundsBefore are the gerunds before a verb that hang on it or beside it.
func (s *sentence) gerundsBefore(v int) []int {
	var out []int
	for g := max(0, v-30); g < v; g++ {
		if s.word(g).XPOS == "VBG" && s.word(g).UPOS == "VERB" && (s.head(g) == v || s.head(g) == s.head(v)) && s.relIs(g, "advcl", "csubj") {
			out = append(out, g)
		}
	}
	return out
}

// gerundAfterOf makes a noun of "days of [fighting] in Mali" read as a clause: a gerund
// without an object, behind a preposition, that the lexicon knows as a noun.
func (s *sentence) gerundAfterOf(g int) {
	w, m := s.word(g), s.child(g, "mark")
	if w.XPOS != "VBG" || m < 0 || m != g-1 || !s.relIs(g, "acl", "advcl") || s.lemma(m) != "of" || s.child(g, "obj", "iobj", "xcomp", "ccomp", "nsubj", "advmod", "compound:prt") >= 0 {
		return
	}
	form := strings.ToLower(w.Form)
	if len(s.c.lex.Candidates(form, frame.Noun)) == 0 {
		return
	}
	for _, k := range s.kidsBy(g, "obl") {
		s.word(k).Rel = "nmod"
	}
	w.UPOS, w.XPOS, w.Lemma, w.Rel = "NOUN", "NN", form, "nmod"
	s.word(m).Rel, s.word(m).UPOS = "case", "ADP"
}

// verbWithSubject makes a verb of "unrest [spread] to the north" read as a noun: it
// has a subject and no copula, and is the past of a verb that does not change.
func (s *sentence) verbWithSubject(i int) {
	w := s.word(i)
	form := s.lower(i)
	if w.UPOS != "NOUN" || w.XPOS != "NN" || s.rel(i) != "root" || s.child(i, "nsubj") < 0 || s.child(i, "cop", "aux", "det", "nmod:poss", "amod", "case") >= 0 || len(s.c.lex.Candidates(form, frame.Verb)) == 0 {
		return
	}
	w.UPOS, w.XPOS, w.Lemma = "VERB", "VBD", form
}
