package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// The verb of a headline is often one that the tagger takes for a noun, since its
// subject and its object have no articles: "[Army storms] rebel stronghold".

// headlines mends the verbs of a headline, and of shots, before anybody is looked for
// in its names.
func (s *sentence) headlines() {
	if s.part != entente.Title && !s.shotsDead() {
		return
	}
	s.index()
	mended := false
	for v := range s.tree.Words {
		mended = mended || s.headlineVerb(v) || s.shotDead(v)
	}
	if mended {
		s.tree = syntax.NewTree(s.tree.Words)
	}
}

// headlineVerb mends a headline read as one long name of a thing: a word that the
// lexicon has as a verb, behind a noun and before what that verb is done to, is the
// verb of a headline that has no other.
func (s *sentence) headlineVerb(v int) bool {
	if v == 0 || v+1 > len(s.tree.Words) || s.part != entente.Title || s.isVerb(v) || s.otherVerb(v) {
		return false
	}
	lemma, third := s.verbLemma(v)
	if lemma == "" || !s.headlineSubject(v-1, third) {
		return false
	}
	end := s.nounsFrom(v + 1)
	switch {
	case end < 0 && !s.standsAlone(v, lemma, third):
		return false
	case end >= 0 && !s.doneTo(lemma, end):
		return false
	}
	s.hangClause(v, end)
	w := s.word(v)
	if w.Lemma, w.UPOS, w.XPOS = lemma, "VERB", "VBP"; third {
		w.XPOS = "VBZ"
	}
	return true
}

// verbLemma is the verb of the lexicon that a word may be in the present tense, and
// whether in the third person of one.
func (s *sentence) verbLemma(v int) (lemma string, third bool) {
	form := s.lower(v)
	x := s.word(v).XPOS
	if lemma = s.c.lex.LemmaOf(form, frame.Verb); lemma != "" && lemma != form && strings.HasSuffix(form, "s") && (x == "NNS" || x == "NN" || x == "NNP" || x == "NNPS") {
		return lemma, true
	}
	if len(s.c.lex.Candidates(form, frame.Verb)) > 0 && (x == "NN" || x == "JJ" || x == "NNP") {
		return form, false
	}
	return "", false
}

// otherVerb reports whether a sentence has a finite verb but a word right behind v,
// which may be its object taken for one ("storms [rebel] stronghold").
func (s *sentence) otherVerb(v int) bool {
	for i := range s.tree.Words {
		if s.isVerb(i) && s.word(i).XPOS != "VBG" && !s.relIs(i, "acl:relcl") && !(i == v+1 && s.word(i).XPOS == "VBP") {
			return true
		}
	}
	return false
}

// headlineSubject reports whether a word may end the subject of a headline's verb:
// one for the third person, several for the other.
func (s *sentence) headlineSubject(i int, third bool) bool {
	if !s.isNoun(i) {
		return false
	}
	several := s.word(i).XPOS == "NNS" && s.word(i).UPOS == "NOUN"
	if third {
		return !several
	}
	return several || i >= 2 && s.word(i).UPOS == "PROPN" && s.word(i-2).UPOS == "PROPN" && (s.word(i-1).Form == "," || s.lemma(i-1) == "and")
}

// nounsFrom is the last word of the nouns and their adjectives that begin at a word,
// -1 if none do.
func (s *sentence) nounsFrom(i int) int {
	end := -1
	for ; i < len(s.tree.Words); i++ {
		switch s.word(i).UPOS {
		case "NOUN", "PROPN", "NUM":
			end = i
		case "ADJ", "DET":
			if s.word(i).UPOS == "ADJ" && (i+1 == len(s.tree.Words) || s.word(i+1).UPOS == "ADP") {
				end = i
			}
		case "VERB":
			if s.word(i).XPOS != "VBP" || end >= 0 {
				return end
			}
			end = i
		default:
			return end
		}
	}
	return end
}

// doneTo reports whether a verb of the lexicon is done to what a word names.
func (s *sentence) doneTo(verb string, obj int) bool {
	w := s.word(obj)
	return w.UPOS == "PROPN" || w.UPOS == "NUM" || s.isPerson(obj) || s.anybody(obj) || s.c.ledger.has("person", strings.ToLower(w.Form)) || s.takesObject(verb, s.lemma(obj))
}

// standsAlone reports whether a verb without an object may be that of a headline: the
// last word, or one before a preposition, which no noun of its form could be.
func (s *sentence) standsAlone(v int, lemma string, third bool) bool {
	if v+1 < len(s.tree.Words) && s.word(v+1).UPOS != "ADP" || third && s.c.lex.Knows(lemma, frame.Noun) {
		return false
	}
	return slices.ContainsFunc(s.c.lex.Candidates(lemma, frame.Verb), func(f *frame.Frame) bool {
		return !f.None() && !slices.ContainsFunc(f.Conds, func(c frame.Cond) bool { return !c.Not && strings.Contains(c.Slot, "obj") })
	})
}

// hangClause makes a word the root of its sentence, the nouns that end before it its
// subject, and those up to end its object.
func (s *sentence) hangClause(v, end int) {
	subj, second := v-1, -1
	if v > 2 && (s.word(v-2).Form == "," || s.lemma(v-2) == "and") && s.isNoun(v-3) {
		second, subj = subj, v-3 // "Kim, Moon [hold]"
	}
	for i := range s.tree.Words {
		w := s.word(i)
		out := w.Head < 0 || w.Head == v || (w.Head < v) != (i < v)
		switch {
		case i == v:
			w.Head, w.Rel = -1, "root"
		case i == subj:
			w.Head, w.Rel = v, "nsubj"
		case i == end:
			w.Head, w.Rel = v, "obj"
			if w.UPOS == "VERB" || w.UPOS == "ADJ" {
				w.UPOS, w.XPOS, w.Lemma = "NOUN", "NN", strings.ToLower(w.Form)
			}
		case i == second:
			w.Head, w.Rel = subj, "conj"
		case i < v && out:
			w.Head = subj
			if w.Rel == "root" {
				w.Rel = "compound"
			}
		case i < end:
			w.Head, w.Rel = end, "compound"
			if s.relOfKind(i) != "" {
				w.Rel = s.relOfKind(i)
			}
		case i > v && (out || w.Head <= end && s.isNoun(i) && s.child(i, "case") > v):
			w.Head = v
			if s.isNoun(i) {
				w.Rel = "obl"
			}
		}
	}
}

// relOfKind is the relation that a word before its noun has by its part of speech
// alone, "" for those of nouns.
func (s *sentence) relOfKind(i int) string {
	switch s.word(i).UPOS {
	case "ADJ":
		return "amod"
	case "NUM":
		return "nummod"
	case "DET":
		return "det"
	}
	return ""
}

// shotsDead reports whether a sentence has a "shot dead" read as a noun.
func (s *sentence) shotsDead() bool {
	return slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return w.UPOS == "NOUN" && strings.EqualFold(w.Form, "shot") })
}

// shotDead mends "a sniper [shot] dead a guard", and "reporter [shot] dead in Lima",
// read as a shot that is dead.
func (s *sentence) shotDead(v int) bool {
	if w := s.word(v); w.UPOS != "NOUN" || !strings.EqualFold(w.Form, "shot") || v == 0 || v+1 >= len(s.tree.Words) || s.lemma(v+1) != "dead" || !s.isNoun(v-1) || !s.isClause(v) {
		return false
	}
	obj := s.child(v, "obj", "nmod", "appos", "obl")
	for obj >= 0 && (obj < v || s.child(obj, "case") >= 0) {
		obj = -1
	}
	w := s.word(v)
	w.Lemma, w.UPOS, w.XPOS = "shoot", "VERB", "VBD"
	s.word(v-1).Rel, s.word(v+1).Rel = "nsubj", "xcomp"
	if obj >= 0 {
		s.word(obj).Rel = "obj"
		return true
	}
	w.XPOS, s.word(v-1).Rel = "VBN", "nsubj:pass"
	return true
}
