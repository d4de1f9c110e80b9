package coder

import (
	"strings"

	"entente/coder/frame"
)

// goingAsParticiple mends "aid [trucks] rolled into Gaza" read as trucks and no
// clause: a verb that goes by itself has no passive that could stand on a noun, so
// in running text it is the clause's own.
func (s *sentence) goingAsParticiple(v int) bool {
	h := s.head(v)
	if h < 0 || h > v || s.rel(v) != "acl" || s.word(v).XPOS != "VBN" || s.rel(h) != "root" || !s.isClause(h) || s.headline() {
		return false
	}
	if !s.c.ledger.has("goes by itself", s.lemma(v)) || s.child(v, "obj", "nsubj", "mark", "obl:agent") >= 0 || len(s.kidsBy(v, "obl")) == 0 {
		return false
	}
	s.takePlace(v, h)
	s.word(v).XPOS = "VBD"
	s.word(h).Head, s.word(h).Rel = v, "nsubj"
	return true
}

// infinitiveAsCompound mends "plans to [exchange] ambassadors" read as ambassadors
// of exchange: behind a verb that bids or vows, a word right behind "to" that the
// lexicon has as a verb is one, and what it was read as a part of its object.
func (s *sentence) infinitiveAsCompound(v int) bool {
	o, to := s.head(v), v-1
	if to < 1 || o != v+1 || s.rel(v) != "compound" || s.word(v).XPOS != "NN" || s.lemma(to) != "to" || s.head(to) != o || !s.relIs(o, "obl", "nmod") {
		return false
	}
	h := s.head(o)
	if h != to-1 || !s.isVerb(h) || !s.c.ledger.has("vows to", s.lemma(h)) || !s.c.lex.Knows(s.lower(v), frame.Verb) {
		return false
	}
	w := s.word(v)
	w.Lemma, w.UPOS, w.XPOS, w.Rel, w.Head = strings.ToLower(w.Form), "VERB", "VB", "xcomp", h
	s.word(to).Rel, s.word(to).UPOS, s.word(to).Head = "mark", "PART", v
	s.word(o).Rel, s.word(o).Head = "obj", v
	return true
}

// leaderInPlace makes "is" the verb of "[the premier] is in Washington": where
// somebody is, who is not at home there, is told as a visit is, and frames find words
// under verbs.
func (s *sentence) leaderInPlace(p int) bool {
	cop, subj := s.child(p, "cop"), s.child(p, "nsubj")
	if s.refAt[p] < 0 || cop < 0 || subj < 0 || subj > cop || !s.visits(subj) || s.caseOf(p) != "in" || s.child(p, "nmod:poss", "acl:relcl") >= 0 {
		return false
	}
	s.word(cop).Head, s.word(cop).Rel, s.word(cop).UPOS = s.head(p), s.rel(p), "VERB"
	for _, k := range s.kids[p] {
		if k != cop && !s.relIs(k, "case", "det", "flat", "compound", "amod", "conj", "cc", "appos") {
			s.word(k).Head = cop
		}
	}
	s.word(p).Head, s.word(p).Rel = cop, "obl"
	return true
}

// visits reports whether a noun names somebody who may be on a visit.
func (s *sentence) visits(i int) bool {
	e, ok := s.entity(i)
	return s.isPerson(i) || ok && e.Office != "" || s.c.ledger.has("visitors", s.lemma(i))
}

// betweenOnIdiom mends "talks [took place] between Chad and Mali" read as a place
// between them: the object of a set phrase is nothing of its own, and what stands
// behind it belongs to the verb.
func (s *sentence) betweenOnIdiom(i int) bool {
	o := s.head(i)
	if o < 0 || o > i || !s.relIs(i, "nmod") || !s.relIs(o, "obj") || s.head(o) < 0 || s.child(i, "case") != o+1 {
		return false
	}
	if !s.c.ledger.has("set phrase", s.lemma(s.head(o))+" "+s.lemma(o)) || s.child(o, "det", "amod") >= 0 {
		return false
	}
	s.word(i).Head, s.word(i).Rel = s.head(o), "obl"
	return true
}

// peopleInState mends "fed [starving] Sudanese" read as somebody starving them: what
// people suffer, right behind a verb and right before them, tells which people they are.
func (s *sentence) peopleInState(i int) bool {
	v, o := s.head(i), s.child(i, "obj")
	if v < 0 || v >= i || o != i+1 || !s.relIs(i, "xcomp", "advcl", "ccomp") || !s.isVerb(v) || !s.c.ledger.has("state of people", s.lemma(i)) {
		return false
	}
	if x := s.word(i).XPOS; x != "VBG" && x != "VBN" || s.child(i, "mark", "aux", "nsubj") >= 0 || s.child(v, "obj") >= 0 || v < i-2 {
		return false
	}
	for _, k := range s.kids[i] {
		if k != o {
			s.word(k).Head = v
		}
	}
	w := s.word(i)
	w.Head, w.Rel, w.UPOS, w.XPOS = o, "amod", "ADJ", "JJ"
	s.word(o).Head, s.word(o).Rel = v, "obj"
	return true
}
