package coder

import "entente/coder/frame"

// What follows mends the constructions that fill news and are rare in what
// parsers learn from: participles that look like the verb, lists before a verb,
// a speaker set between subject and verb, and the clipped verbs of headlines.

// repairNews mends the clause of one word; it reports whether it did.
func (s *sentence) repairNews(v int) bool {
	return s.trailingSpeaker(v) || s.saidOfNoun(v) || s.reducedRelative(v) || s.participleFirst(v) || s.activeSubject(v) || s.listBeforeVerb(v) ||
		s.clippedPassive(v) || s.clippedList(v) || s.verbAsNoun(v) ||
		s.dateAsSubject(v) || s.timeGiven(v) || s.nameBesideNoun(v) || s.listedCompound(v) || s.wishAsVerb(v) ||
		s.doneByOf(v) || s.doneOfBy(v) || s.caseOnObject(v) || s.perfectAsAdjective(v) || s.repairPlace(v)
}

// reducedRelative mends "[missiles fired from Yemen] hit a ship" read as missiles
// that fired: of two finite verbs side by side without conjunction, mark or
// comma, the first is a participle on the subject of the second.
func (s *sentence) reducedRelative(v int) bool {
	first := s.head(v)
	if first < 0 || first > v || !s.relIs(v, "advcl", "ccomp", "xcomp", "parataxis", "conj", "dep") || s.word(v).XPOS != "VBD" {
		return false
	}
	if s.child(v, "nsubj", "csubj", "mark", "cc", "aux") >= 0 || s.reports(first) || s.reports(v) || s.relIs(v-1, "punct", "cc") {
		return false
	}
	subj := s.child(first, "nsubj")
	if x := s.word(first).XPOS; x != "VBD" && x != "VBN" || subj < 0 || s.child(first, "obj", "iobj", "aux", "compound:prt") >= 0 {
		return false
	}
	if _, end := s.extent(subj); end != first-1 || !s.isNoun(subj) {
		return false
	}
	s.takePlace(v, first)
	s.word(subj).Head, s.word(subj).Rel = v, "nsubj"
	w := s.word(first)
	w.Head, w.Rel, w.XPOS = subj, "acl", "VBN"
	return true
}

// trailingSpeaker mends "…, [a guard and a cook] said" where the speakers at the
// end were listed with the last noun of what they say: behind a comma and
// before a verb of saying without a subject stand those who say it.
func (s *sentence) trailingSpeaker(v int) bool {
	if s.word(v).XPOS != "VBD" || !s.reports(v) || s.child(v, "csubj", "mark", "obj", "ccomp") >= 0 {
		return false
	}
	from := v
	for from > 0 && v-from < maxSpeakers && (s.nominalWord(from-1) || s.relIs(from-1, "cc", "case")) {
		from--
	}
	if from == v || from == 0 || s.word(from-1).Form != "," || s.relIs(from, "cc", "case") {
		return false
	}
	who := -1
	for i := v - 1; i >= from; i-- {
		if h := s.head(i); h >= 0 && h < from && s.isNoun(i) && s.relIs(i, "conj", "appos", "nsubj", "obj", "obl", "nmod", "dep") && s.child(i, "case") < 0 {
			who = i
		}
	}
	if who < 0 || !s.freeSpeaker(v, who) {
		return false
	}
	first := s.head(who)
	for i := who; i < v; i++ {
		if s.head(i) == first && s.relIs(i, "conj") && i != who { // the others of the list
			s.word(i).Head = who
		}
	}
	s.word(who).Head, s.word(who).Rel = v, "nsubj"
	return true
}

// maxSpeakers is how many words the speakers at the end of a sentence can have.
const maxSpeakers = 9

// freeSpeaker makes room for a subject of a verb of saying. One that it has is
// that of what is said, if it holds the speakers and a participle that can be
// the verb: "[troops clashed …, witnesses] said".
func (s *sentence) freeSpeaker(v, who int) bool {
	old := s.child(v, "nsubj")
	if old < 0 {
		if s.relIs(v, "conj", "advcl") {
			s.word(v).Rel = "parataxis"
		}
		return true
	}
	verb := s.child(old, "acl")
	if !s.within(who, old) || verb < 0 || s.rel(verb) != "acl" || s.word(verb).XPOS != "VBN" || verb > who {
		return false
	}
	s.word(old).Head, s.word(old).Rel = verb, "nsubj"
	w := s.word(verb)
	w.Head, w.Rel, w.XPOS = v, "ccomp", "VBD"
	return true
}

// saidOfNoun mends "[the leader called on Peru …], an agency reported" read as a
// noun beside the verb of saying: what is said needs a verb, and the participle
// on the noun is the only one.
func (s *sentence) saidOfNoun(v int) bool {
	say := s.child(v, "nsubj")
	if s.word(v).XPOS != "VBD" || !s.reports(v) || say < 2 || say > v || s.child(v, "ccomp", "mark") >= 0 {
		return false
	}
	lo, _ := s.extent(say)
	if lo == 0 || s.word(lo-1).Form != "," {
		return false
	}
	for _, n := range s.kidsBy(v, "obl", "dislocated", "vocative", "nsubj:outer", "dep") {
		verb := s.child(n, "acl")
		if n > lo || !s.isNoun(n) || s.child(n, "case") >= 0 || verb < n || s.rel(verb) != "acl" || s.word(verb).XPOS != "VBN" || s.isDate(n) {
			continue
		}
		w := s.word(verb)
		w.Head, w.Rel = v, "ccomp"
		s.word(n).Head, s.word(n).Rel = verb, "nsubj"
		if s.c.ledger.has("clipped passive", w.Lemma) && s.child(verb, "obj") < 0 {
			s.word(n).Rel = "nsubj:pass"
		} else {
			w.XPOS = "VBD"
		}
		return true
	}
	return false
}

// participleFirst mends "[migrants trying to reach Serbia] threw stones" read as
// migrants who are trying: an -ing form without an auxiliary is not the verb of
// a clause that has a finite one.
func (s *sentence) participleFirst(v int) bool {
	if s.word(v).XPOS != "VBD" || s.child(v, "nsubj", "csubj", "mark", "cc", "aux") >= 0 || s.reports(v) || v == 0 || s.relIs(v-1, "punct", "cc") {
		return false
	}
	first := s.head(v)
	for n := 0; n < 4 && first >= 0 && first < v && s.child(first, "nsubj") < 0; n++ {
		first = s.head(first)
	}
	if first < 0 || first > v || s.word(first).XPOS != "VBG" || s.child(first, "aux", "mark", "cop") >= 0 {
		return false
	}
	subj := s.child(first, "nsubj")
	if subj < 0 || !s.isNoun(subj) {
		return false
	}
	lo, end := s.extent(subj)
	if end != first-1 {
		return false
	}
	for _, k := range s.kids[first] {
		if k < lo {
			s.word(k).Head = v
		}
	}
	s.takePlace(v, first)
	s.word(subj).Head, s.word(subj).Rel = v, "nsubj"
	s.word(first).Head, s.word(first).Rel = subj, "acl"
	return true
}

// activeSubject mends a passive subject on a past tense that has no auxiliary: it
// is the doer. In headlines the auxiliary may be left out.
func (s *sentence) activeSubject(v int) bool {
	k := s.child(v, "nsubj:pass", "nsubj")
	participle := s.word(v).XPOS == "VBN" && s.relIs(v, "root", "ccomp")
	if s.word(v).XPOS != "VBD" && !participle || k < 0 || k > v || s.child(v, "cop") >= 0 || !participle && s.rel(k) == "nsubj" || s.child(v, "aux", "aux:pass", "obl:agent") >= 0 || len(s.under(v, "by")) > 0 || s.headline() {
		return false
	}
	s.word(k).Rel = "nsubj"
	if participle {
		s.word(v).XPOS = "VBD"
	}
	return true
}

// takePlace hangs a word where another hung, with what stands behind both.
func (s *sentence) takePlace(v, old int) {
	s.word(v).Head, s.word(v).Rel = s.head(old), s.rel(old)
	for _, k := range s.kids[old] {
		if k > v && k != v {
			s.word(k).Head = v
		}
	}
}

// perfectAsAdjective mends "has [relaxed curbs]" read as relaxed curbs that
// somebody has: a participle right behind a form of "have", without an article, that
// the lexicon has as a verb with this very object, makes the perfect tense.
func (s *sentence) perfectAsAdjective(v int) bool {
	o := s.head(v)
	for n := 0; n < maxHops && o > v && s.relIs(o, "compound"); n++ {
		o = s.head(o)
	}
	if o <= v || !s.pastForm(v) || !s.relIs(v, "amod") || !s.relIs(o, "obj") || s.child(o, "det", "nmod:poss", "nummod") >= 0 {
		return false
	}
	have := s.head(o)
	lemma := s.c.lex.LemmaOf(s.lower(v), frame.Verb)
	if have < 0 || s.lemma(have) != "have" || !s.onlyAdverbs(have+1, v) || s.child(have, "aux") >= 0 || !s.takesObject(lemma, s.lemma(o)) {
		return false
	}
	for _, k := range s.kids[have] {
		s.word(k).Head = v
	}
	s.word(v).Head, s.word(v).Rel, s.word(v).UPOS, s.word(v).Lemma = s.head(have), s.rel(have), "VERB", lemma
	s.word(have).Head, s.word(have).Rel, s.word(have).UPOS = v, "aux", "AUX"
	s.word(o).Head = v
	return true
}

// onlyAdverbs reports whether nothing but adverbs stands from one word to before
// another.
func (s *sentence) onlyAdverbs(from, to int) bool {
	for i := from; i < to; i++ {
		if s.word(i).UPOS != "ADV" {
			return false
		}
	}
	return from <= to
}

// listBeforeVerb mends "[not only Chad but also Mali] opposed" read as a list of
// nouns and a verb: a finite verb without a subject behind a list of actors has
// them as its subject.
func (s *sentence) listBeforeVerb(v int) bool {
	if x := s.word(v).XPOS; x != "VBD" && x != "VBZ" && x != "VBP" || !s.relIs(v, "conj") || s.relIs(v-1, "cc", "punct") {
		return false
	}
	first := s.firstOfList(v)
	if first == v || first > v || s.refAt[first] < 0 || !s.isClause(first) || s.child(v, "nsubj", "csubj", "mark") >= 0 {
		return false
	}
	s.takePlace(v, first)
	s.word(first).Head, s.word(first).Rel = v, "nsubj"
	for _, k := range s.kidsBy(v, "cc") {
		s.word(k).Head = first
	}
	return true
}

// speakerBetween mends "[Peru], the envoy told the council, has massed troops"
// where the one who is told was read as who has massed them: a name before the
// commas is the subject of the verb behind them.
func (s *sentence) speakerBetween(v int) bool {
	say := s.head(v)
	if say < 0 || say > v || !s.relIs(v, "ccomp") || s.child(v, "mark") >= 0 || !s.reports(say) && !s.c.ledger.has("telling", s.lemma(say)) {
		return false
	}
	from := v
	for _, k := range s.kidsBy(v, "aux", "advmod") {
		from = min(from, k)
	}
	name := s.child(say, "vocative", "dislocated", "nsubj:outer")
	if name < 0 || name > say || s.refAt[name] < 0 || from == 0 || s.word(from-1).Form != "," {
		return false
	}
	if k := s.child(v, "nsubj"); k >= 0 {
		if _, end := s.extent(k); k < say || end >= from {
			return false
		}
		s.word(k).Head, s.word(k).Rel = say, "obj"
	}
	s.word(name).Head, s.word(name).Rel = v, "nsubj"
	return true
}

// activeVerb mends "the ruling party called for" read as a passive without its
// auxiliary: the only verb of a sentence in running text has a tense.
func (s *sentence) activeVerb(v int) {
	if s.headline() || s.rel(v) != "root" || s.word(v).XPOS != "VBN" || s.child(v, "aux", "aux:pass", "cop", "obl:agent") >= 0 {
		return
	}
	if k := s.child(v, "nsubj:pass"); k >= 0 && k < v {
		s.word(v).XPOS, s.word(k).Rel = "VBD", "nsubj"
	}
}
