package coder

import (
	"slices"

	"entente/coder/frame"
)

// What follows mends words that were hung on the wrong neighbour, where word order
// alone shows it: a title before its name, and an object that was drawn into
// the phrase behind it.

// repairPlace mends the place of one word; it reports whether it did.
func (s *sentence) repairPlace(i int) bool {
	return s.titleBeforeName(i) || s.objectBeforeCase(i) || s.objectBehindGoal(i) || s.retainedObject(i) || s.setFor(i) || s.goalNoun(i) || s.caseOnFlat(i) || s.noTo(i)
}

// retainedObject mends "were denied [entry] by Lima" read as what the migrants became,
// entered by Lima: a passive of giving or denying keeps its object, and what stands
// under "by" is who does it.
func (s *sentence) retainedObject(o int) bool {
	v := s.head(o)
	if v < 0 || v != o-1 || !s.relIs(o, "xcomp") || s.word(o).UPOS != "NOUN" || !s.c.ledger.has("retains", s.lemma(v)) || s.child(v, "aux:pass") < 0 || s.child(o, "mark", "cop") >= 0 {
		return false
	}
	s.word(o).Rel = "obj"
	for _, by := range s.under(o, "by") {
		s.word(by).Head, s.word(by).Rel = v, "obl:agent"
	}
	return true
}

// caseOnFlat mends "[to] Sierra Leone" where the preposition hangs on the second word
// of the name: it is the whole name's.
func (s *sentence) caseOnFlat(c int) bool {
	h := s.head(c)
	if h < 0 || !s.relIs(c, "case") || s.word(c).UPOS != "ADP" || !s.relIs(h, "flat") {
		return false
	}
	name := s.head(h)
	if name < 0 || name < c || name > h {
		return false
	}
	s.word(c).Head = name
	return true
}

// noTo mends "says [no] to the plan" read as no plan: between a verb of saying and
// "to" it is what is said.
func (s *sentence) noTo(i int) bool {
	v, to := i-1, i+1
	if v < 0 || to >= len(s.tree.Words) || s.lemma(i) != "no" || s.lemma(v) != "say" || !s.isVerb(v) || s.lemma(to) != "to" || !s.relIs(to, "case") || !s.relIs(i, "det") {
		return false
	}
	s.word(i).Head, s.word(i).Rel, s.word(i).UPOS = v, "obj", "NOUN"
	return true
}

// setFor mends "set [the union] a [deadline]" where the deadline is taken for a time:
// it is what is set, and the one before it has it set.
func (s *sentence) setFor(k int) bool {
	v := s.head(k)
	if v >= 0 && s.relIs(k, "nmod:unmarked") && s.relIs(v, "obj") && s.c.ledger.has("time given", s.lemma(k)) {
		v = s.head(v)
	}
	if v < 0 || v > k || !s.relIs(k, "obl:unmarked", "nmod:unmarked") || !s.isVerb(v) || s.passive(v) {
		return false
	}
	given := s.gives(v) && !s.isDate(k) && (s.child(k, "det", "nmod:poss") >= 0 && !s.c.ledger.has("time given", s.lemma(k)) || s.rel(k) == "nmod:unmarked")
	if !given && !s.c.ledger.has("set for", s.lemma(k)) {
		return false
	}
	o := s.child(v, "obj")
	if o < v || o > k {
		return false
	}
	s.word(o).Rel, s.word(k).Rel, s.word(k).Head = "iobj", "obj", v
	return true
}

// goalNoun mends "handing tents to [quake] survivors" read as an infinitive: behind a
// verb of giving that has its object, a word that is no verb of the lexicon, under
// "to" and right before a plural noun, belongs to that noun.
func (s *sentence) goalNoun(q int) bool {
	v, n, to := s.head(q), q+1, q-1
	if v < 0 || v > to || to < 0 || s.word(q).XPOS != "VB" || !s.relIs(q, "advcl", "xcomp", "acl") || s.lemma(to) != "to" || s.head(to) != q {
		return false
	}
	if n >= len(s.tree.Words) || s.head(n) != q || !s.relIs(n, "obj") || s.word(n).XPOS != "NNS" || s.c.lex.Knows(s.lemma(q), frame.Verb) {
		return false
	}
	if !s.isVerb(v) || !s.gives(v) || s.child(v, "obj") < 0 {
		return false
	}
	for _, k := range s.kids[q] {
		s.word(k).Head = n
	}
	s.word(n).Head, s.word(n).Rel = v, "obl"
	s.word(q).Head, s.word(q).Rel, s.word(q).UPOS, s.word(q).XPOS = n, "compound", "NOUN", "NN"
	s.word(to).Rel, s.word(to).UPOS = "case", "ADP"
	return true
}

// titleBeforeName mends "[minister] Quispe tendered his resignation" read as a
// minister whom Quispe tendered: an object before the verb and right before the
// subject is the subject's title.
func (s *sentence) titleBeforeName(k int) bool {
	v, name := s.head(k), k+1
	if v <= name || !s.isVerb(v) || !s.relIs(k, "obj", "iobj", "obl:unmarked") || !s.relIs(name, "nsubj") || s.head(name) != v ||
		s.word(name).UPOS != "PROPN" || !s.isNoun(k) || s.refAt[k] >= 0 && s.refAt[k] != s.refAt[name] || s.child(k, "case") >= 0 {
		return false
	}
	s.word(k).Head, s.word(k).Rel = name, "compound"
	if o := s.child(v, "iobj"); o > v { // what was left is the object
		s.word(o).Rel = "obj"
	}
	return true
}

// objectBeforeCase mends "raps [BBC] over coverage" read as BBC coverage: what stands
// before a preposition is no part of the phrase under it.
func (s *sentence) objectBeforeCase(k int) bool {
	h := s.head(k)
	if h <= k || !s.relIs(k, "compound", "amod", "nmod:poss") || s.word(k).UPOS != "PROPN" {
		return false
	}
	v := s.head(h)
	if !s.caseBetween(k, h) || v < 0 || v >= k || !s.isVerb(v) || s.child(v, "obj", "ccomp") >= 0 || s.passive(v) {
		return false
	}
	s.word(k).Head, s.word(k).Rel = v, "obj"
	return true
}

// caseBetween reports whether a preposition stands between a word and the noun that
// it was hung on, on that noun or on one that belongs to it.
func (s *sentence) caseBetween(k, h int) bool {
	for c := k + 1; c < h; c++ {
		if to := s.head(c); s.relIs(c, "case") && s.word(c).UPOS == "ADP" && to > c && (to == h || s.head(to) == h) {
			return true
		}
	}
	return false
}

// objectBehindGoal mends "hacked to death [18 villagers]" read as villagers of a
// death kind: a number, article or adjective parts the goal from the object.
func (s *sentence) objectBehindGoal(k int) bool {
	h, c := s.head(k), k-1
	if h <= k+1 || c < 0 || !s.relIs(k, "compound") || s.lemma(c) != "to" || s.head(c) != h || !s.relIs(h, "obl") || !s.c.ledger.has("goal noun", s.lemma(k)) {
		return false
	}
	v := s.head(h)
	if next := k + 1; v < 0 || v > c || !s.isVerb(v) || s.child(v, "obj") >= 0 || !s.relIs(next, "nummod", "det", "amod", "nmod:poss", "compound") {
		return false
	}
	s.word(c).Head = k
	s.word(k).Head, s.word(k).Rel, s.word(k).UPOS = v, "obl", "NOUN"
	s.word(h).Rel = "obj"
	s.kids[h] = slices.DeleteFunc(slices.Clone(s.kids[h]), func(i int) bool { return i == c || i == k })
	return true
}
