package coder

import (
	"strings"

	"entente"
	"entente/coder/frame"
)

// Headlines leave out auxiliaries and conjunctions. What follows puts them back
// where nothing else can be meant.

// headline reports whether a sentence is one: it does not end like a sentence.
func (s *sentence) headline() bool {
	last := len(s.tree.Words) - 1
	return s.part == entente.Title || last > 0 && s.word(last).UPOS != "PUNCT"
}

// clippedPassive mends "[ten soldiers] killed near Gao" in a headline: a verb that
// needs an object and has none there has lost its "were".
func (s *sentence) clippedPassive(v int) bool {
	if x := s.word(v).XPOS; x != "VBD" && x != "VBN" || !s.c.ledger.has("clipped passive", s.lemma(v)) || !s.headline() {
		return false
	}
	subj := s.child(v, "nsubj")
	if subj < 0 || subj > v || s.rel(subj) != "nsubj" || s.child(v, "obj", "iobj", "ccomp", "aux", "aux:pass", "compound:prt") >= 0 || s.relIs(v, "acl", "amod") {
		return false
	}
	s.word(v).XPOS, s.word(subj).Rel = "VBN", "nsubj:pass"
	return true
}

// clippedList mends "[Lula, Petro] discuss" in a headline, where a comma does for
// "and" and the first is read as the one spoken to.
func (s *sentence) clippedList(v int) bool {
	subj, first := s.child(v, "nsubj"), s.child(v, "vocative")
	if h := s.head(v); first < 0 && s.relIs(v, "parataxis") && h >= 0 && h < v && s.isClause(h) && s.headline() && s.refAt[h] >= 0 && s.refAt[max(subj, 0)] >= 0 && subj == h+2 && s.child(v, "ccomp") < 0 {
		s.takePlace(v, h)
		s.word(h).Head, s.word(h).Rel = v, "nsubj"
		s.word(subj).Head, s.word(subj).Rel = h, "conj"
		return true
	}
	if first < 0 || first+2 > subj || subj > v || s.child(v, "ccomp", "parataxis") >= 0 || !s.headline() || s.refAt[first] < 0 || s.refAt[subj] < 0 {
		return false
	}
	_, end := s.extent(first)
	begin, _ := s.extent(subj)
	if s.word(begin-1).Form != "," || end+1 < begin-1 {
		return false
	}
	s.word(first).Rel = "nsubj"
	s.word(subj).Head, s.word(subj).Rel = first, "conj"
	return true
}

// clippedFuture mends "[Chad] to send troops", "[Lula, Petro] to meet" in a headline,
// where "to" does for "will": the verb was hung on the name, or has it for subject.
func (s *sentence) clippedFuture(v int) bool {
	to, n := s.child(v, "mark"), s.head(v)
	if to < 1 || to != v-1 || s.lemma(to) != "to" || s.word(v).XPOS != "VB" || !s.headline() {
		return false
	}
	if k := s.child(v, "vocative"); k >= 0 && s.refAt[k] >= 0 && s.child(v, "nsubj") < 0 && s.lastOfNames(k) == to-1 {
		s.word(k).Rel = "nsubj"
	} else if k := s.child(v, "nsubj"); k < 0 || k > to || s.rel(v) != "root" || s.child(v, "cop", "aux") >= 0 {
		if !s.relIs(v, "acl", "xcomp") || n < 0 || n > v || s.refAt[n] < 0 || !s.isClause(n) || s.lastOfNames(n) != to-1 {
			return false
		}
		s.takePlace(v, n)
		s.word(n).Head, s.word(n).Rel = v, "nsubj"
	}
	w := s.word(to)
	w.Lemma, w.UPOS, w.XPOS, w.Rel = "will", "AUX", "MD", "aux"
	return true
}

// lastOfNames is the last word of an actor's name, or of the one that stands beside
// it behind a comma and is made its fellow: in a headline that means "and".
func (s *sentence) lastOfNames(n int) int {
	end := s.refs[s.refAt[n]].Last
	k := s.child(n, "appos")
	if k < 0 || s.refAt[k] < 0 || s.refs[s.refAt[k]].First != end+2 || s.word(end+1).Form != "," {
		return end
	}
	s.word(k).Rel = "conj"
	return s.refs[s.refAt[k]].Last
}

// verbAsNoun mends "[Lula thanks Peru]" read as one name: a word between two
// actors that may be a verb in the third person is that verb.
func (s *sentence) verbAsNoun(v int) bool {
	w := s.word(v)
	if w.XPOS != "NNS" && w.XPOS != "NN" || !strings.HasSuffix(w.Form, "s") || v == 0 || v+1 >= len(s.tree.Words) || !s.isClause(v) || s.child(v, "det", "case", "amod") >= 0 {
		return false
	}
	subj, r := s.refBefore(v, v), s.refAt[v+1]
	lemma := s.c.lex.LemmaOf(strings.ToLower(w.Form), frame.Verb)
	if subj < 0 || r < 0 || lemma == "" || s.refs[r].First != v+1 || s.refAt[v] >= 0 {
		return false
	}
	obj := s.refs[r].Head
	if s.head(obj) != v || s.child(obj, "case") >= 0 || !s.relIs(obj, "flat", "compound", "nmod", "appos", "dep", "obj") {
		return false
	}
	w.Lemma, w.UPOS, w.XPOS = lemma, "VERB", "VBZ"
	s.word(subj).Rel, s.word(obj).Rel = "nsubj", "obj"
	for _, k := range s.kidsBy(v, "nmod") {
		s.word(k).Rel = "obl"
	}
	return true
}
