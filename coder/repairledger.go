package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// What parsers misread in the sentences of communiqués and agencies, where states
// call, express and give.

// callsAsNoun mends "Egypt [calls] upon Israel to accede" and "Cuba [demands] an end"
// read as a noun with a subject: nothing but a verb has one without "is".
func (s *sentence) callsAsNoun(i int) bool {
	w := s.word(i)
	subj := s.child(i, "nsubj")
	if w.XPOS != "NNS" || subj < 0 || subj > i || s.refAt[subj] < 0 || s.child(i, "cop", "case", "det", "nmod:poss") >= 0 || !s.c.stances.verbs[s.lemma(i)] {
		return false
	}
	w.UPOS, w.XPOS = "VERB", "VBZ"
	for _, k := range s.kids[i] {
		switch {
		case k < i:
		case s.relIs(k, "nmod"):
			s.word(k).Rel = "obl"
		case s.relIs(k, "acl") && s.hasMark(k, "to"):
			s.word(k).Rel = "xcomp"
		}
	}
	return true
}

// compoundSubject mends "the Syrian Arab [Republic] expresses" read as one name: who
// stands before a finite verb is its subject.
func (s *sentence) compoundSubject(v int) bool {
	x := s.word(v).XPOS
	if v == 0 || !s.isVerb(v) || x != "VBZ" && x != "VBD" && x != "VBP" || s.child(v, "nsubj", "nsubj:pass", "csubj", "expl") >= 0 {
		return false
	}
	k := v - 1
	if s.head(k) != v || !s.relIs(k, "compound", "amod") || !s.isNoun(k) || s.refAt[k] < 0 {
		return false
	}
	for _, o := range s.kids[v] {
		if o < k && s.relIs(o, "det", "amod", "compound", "nmod") {
			s.word(o).Head = k
		}
	}
	s.word(k).Rel = "nsubj"
	return true
}

// dayBeforeVerb mends "the Iranian Navy on Thursday [test-fired] a missile" read as a
// navy of some Thursday: the verb behind a day is what the noun before it does.
func (s *sentence) dayBeforeVerb(v int) bool {
	x, d := s.word(v).XPOS, s.head(v)
	if !s.isVerb(v) || x != "VBD" && x != "VBN" || d < 1 || d > v || !s.isDate(d) && !s.c.ledger.has("weekday", s.lemma(d)) || !s.relIs(v, "conj", "acl", "advcl") || s.child(v, "nsubj", "aux") >= 0 {
		return false
	}
	n := s.head(d)
	on := d - 1
	if n == on {
		n = s.head(on)
	}
	if n < 0 || n >= d || s.refAt[n] < 0 || s.head(n) >= 0 || strings.ToLower(s.word(on).Form) != "on" {
		return false
	}
	s.hangTo(v, -1, "root")
	s.hangTo(n, v, "nsubj")
	s.hangTo(d, v, "obl")
	s.hangTo(on, d, "case")
	for _, k := range s.kids[n] {
		if s.relIs(k, "punct") && k > v {
			s.word(k).Head = v
		}
	}
	s.word(v).XPOS = "VBD"
	return true
}

// giftAfterReceiver mends "donates to [Ukraine] 19 howitzers" read as what belongs to
// the receiver, though nothing says so.
func (s *sentence) giftAfterReceiver(v int) bool {
	if !s.isVerb(v) || s.child(v, "obj") >= 0 {
		return false
	}
	for _, k := range s.kids[v] {
		to := s.child(k, "case")
		if k < v || !s.relIs(k, "obl") || to < 0 || s.lemma(to) != "to" || !s.isArms(k) {
			continue
		}
		p := to + 1
		if s.head(p) != k || s.refAt[p] < 0 || !entente.IsState(s.refs[s.refAt[p]].Entity.Code) || s.child(p, "case") >= 0 || !s.relIs(p, "nmod:poss", "compound", "amod") || s.word(p).UPOS == "ADJ" {
			continue
		}
		s.hangTo(k, v, "obj")
		s.hangTo(p, v, "obl")
		s.hangTo(to, p, "case")
		for _, c := range slices.Clone(s.kids[p]) {
			if c > p && s.relIs(c, "flat") {
				s.hangTo(c, k, "nummod")
			}
		}
		return true
	}
	return false
}

// repairLedgers mends what the ledgers stumble over.
func (s *sentence) repairLedgers(v int) bool {
	return s.callsAsNoun(v) || s.compoundSubject(v) || s.dayBeforeVerb(v) || s.giftAfterReceiver(v) || s.verbAfterModal(v) || s.upToSo(v) || s.letLoose(v) || s.testFired(v) || s.whereNot(v) || s.giftBehindPlace(v) || s.handOver(v) || s.gerundAfterAspect(v) || s.verbUnderModal(v) || s.partedDemonym(v) || s.promisedTo(v) || s.speakersInList(v)
}

// verbAfterModal mends "will [halt] exports" read as two nouns: no noun has a modal,
// and the word behind the modal is the verb.
func (s *sentence) verbAfterModal(h int) bool {
	modal := s.child(h, "aux")
	if !s.isNoun(h) || modal < 0 || s.word(modal).XPOS != "MD" || s.child(h, "cop") >= 0 {
		return false
	}
	v := modal + 1
	if v >= h || s.head(v) != h || !s.relIs(v, "compound", "amod") || len(s.c.lex.Candidates(s.lemma(v), frame.Verb)) == 0 && !s.c.ledger.has("give.verb", s.lemma(v)) && !s.c.ledger.has("halt.verb", s.lemma(v)) {
		return false
	}
	for _, k := range s.kids[h] {
		if k < v || s.relIs(k, "punct", "advcl", "nsubj") {
			s.word(k).Head = v
		}
	}
	w := s.word(v)
	w.UPOS, w.XPOS = "VERB", "VB"
	s.hangTo(v, s.head(h), s.rel(h))
	s.hangTo(h, v, "obj")
	return true
}

// upToSo mends "offered Kiev [up to eight] tanks" read as a verb with "up" and a goal: a
// number right behind "to" says how many.
func (s *sentence) upToSo(v int) bool {
	if !s.isVerb(v) {
		return false
	}
	for _, k := range s.kids[v] {
		to := s.child(k, "case")
		if k < v || !s.relIs(k, "obl") || to < 1 || s.lemma(to) != "to" || s.lemma(to-1) != "up" || to+1 >= len(s.tree.Words) || s.word(to+1).UPOS != "NUM" || !s.isArms(k) && s.word(k).UPOS != "NUM" {
			continue
		}
		n := to + 1
		s.hangTo(to-1, n, "advmod")
		s.hangTo(to, n, "fixed")
		if o := s.child(v, "obj"); o >= 0 && o < k && s.child(v, "iobj") < 0 {
			s.word(o).Rel = "iobj"
		}
		s.word(k).Rel = "obj"
		return true
	}
	return false
}

// letLoose mends "let [loose] two missiles" read as what is loose having missiles: who
// lets loose has them for his object.
func (s *sentence) letLoose(v int) bool {
	if k := v + 1; s.isVerb(v) && s.lemma(v) == "let" && k < len(s.tree.Words) && s.head(k) == v && s.relIs(k, "xcomp") && s.child(v, "obj") < 0 {
		if o := s.child(k, "obj"); o > k && s.isNoun(o) {
			s.hangTo(o, v, "obj")
			return true
		}
	}
	return false
}

// testFired mends "the Revolutionary Guards test-[fired] missiles" read as one noun: who
// stands before the verb fired them.
func (s *sentence) testFired(v int) bool {
	h := s.head(v)
	if v < 3 || !s.isVerb(v) || !s.relIs(v, "amod") || h < v || s.head(h) >= 0 || s.word(v-1).Form != "-" || !s.c.ledger.has("prefire", strings.ToLower(s.word(v-2).Form)) || !s.isArms(h) {
		return false
	}
	n := v - 3
	if s.head(n) != h || !s.isNoun(n) || !s.relIs(n, "compound", "nmod:poss", "nsubj") {
		return false
	}
	for _, k := range slices.Clone(s.kids[h]) {
		switch {
		case k < n:
			s.hangTo(k, n, s.rel(k))
		case k > h:
			rel := s.rel(k)
			if rel == "nmod" {
				rel = "obl"
			}
			s.hangTo(k, v, rel)
		}
	}
	s.hangTo(v, -1, "root")
	s.hangTo(n, v, "nsubj")
	s.hangTo(h, v, "obj")
	s.word(v).XPOS = "VBD"
	return true
}

// whereNot mends "a nuclear test [underground]" read as an underground of the test: the
// word says where it was.
func (s *sentence) whereNot(v int) bool {
	k := v - 1
	if k < 0 || !s.isNoun(v) || !s.c.ledger.has("no case", s.lemma(v)) || s.head(k) != v || !s.relIs(k, "compound") || !s.isNoun(k) {
		return false
	}
	s.hangTo(k, s.head(v), s.rel(v))
	for _, o := range slices.Clone(s.kids[v]) {
		if o != k {
			s.hangTo(o, k, s.rel(o))
		}
	}
	s.hangTo(v, k, "advmod")
	s.word(v).UPOS, s.word(v).XPOS = "ADV", "RB"
	return true
}

// giftBehindPlace mends "gave the rebels in eastern [Congo] rifles" read as Congo's rifles:
// what stands behind the name of a place, where the verb has no gift, is the gift.
func (s *sentence) giftBehindPlace(v int) bool {
	o := s.child(v, "obj")
	if o < 0 || !s.isVerb(v) || !s.c.ledger.has("give.verb", s.lemma(v)) || s.child(v, "iobj") >= 0 || s.isArms(o) {
		return false
	}
	for _, k := range append(s.kidsBy(o, "nmod"), s.kidsBy(v, "obl")...) {
		in := s.child(k, "case")
		if in < o || !s.isArms(k) || s.lemma(in) != "in" {
			continue
		}
		for _, p := range s.kidsBy(k, "compound", "nmod:poss") {
			if s.refAt[p] < 0 || p < in || s.word(p).UPOS != "PROPN" || s.isArms(p) || !bareState(s.refs[s.refAt[p]].Entity) {
				continue
			}
			for _, c := range slices.Clone(s.kids[k]) {
				if c < p && (c == in || s.relIs(c, "amod", "det")) {
					s.hangTo(c, p, s.rel(c))
				}
			}
			s.hangTo(p, o, "nmod")
			s.word(o).Rel = "iobj"
			s.hangTo(k, v, "obj")
			s.word(k).Rel = "obj"
			return true
		}
	}
	return false
}
