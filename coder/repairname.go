package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// Nouns and what hangs on them, where only one reading is possible.

// nameBesideNoun mends "the bloc [ECOWAS] lifted" where a name that is not known
// to the tagger was taken for an adverb of the verb.
func (s *sentence) nameBesideNoun(i int) bool {
	if i == 0 || s.refAt[i] < 0 || !s.relIs(i, "advmod") || s.word(i).UPOS != "ADV" || !s.relIs(i-1, "nsubj") || s.head(i) != s.head(i-1) {
		return false
	}
	w := s.word(i)
	w.UPOS, w.XPOS, w.Head, w.Rel = "PROPN", "NNP", i-1, "appos"
	return true
}

// listOfStates mends "the United States, [the Republic of Korea] and Japan" read
// as a state, the same by another name, and a third beside that: two states are
// not one, and what is listed is listed with the first.
func (s *sentence) listOfStates(i int) bool {
	h := s.head(i)
	if h < 0 || h > i || s.refAt[i] < 0 || s.refAt[h] < 0 || s.refAt[i] == s.refAt[h] {
		return false
	}
	a, b := s.refs[s.refAt[h]].Entity, s.refs[s.refAt[i]].Entity
	if !entente.IsState(a.Code) || !entente.IsState(b.Code) || a.Code == b.Code {
		return false
	}
	first := s.firstOfList(h)
	switch {
	case s.relIs(i, "appos") && s.child(i, "conj") >= 0:
		s.word(i).Rel = "conj"
	case s.relIs(i, "conj") && first != h && s.refAt[first] >= 0:
		s.word(i).Head = first
	default:
		return false
	}
	return true
}

// runOfStates mends "Japan, [US and South Korea] agree" read as one name, or a third state
// hung on a word within the second: what stands between commas and before "and" is listed
// with the first.
func (s *sentence) runOfStates(i int) bool {
	r, h := s.refAt[i], s.head(i)
	if r < 1 || h < 0 || s.refs[r].Head != i || s.child(i, "case") >= 0 {
		return false
	}
	from, to := r, r
	for from > 0 && s.nextInList(from-1) {
		from--
	}
	for to+1 < len(s.refs) && s.nextInList(to) {
		to++
	}
	first := s.refs[from].Head
	if to-from < 2 || from == r || s.lemma(s.refs[to].First-1) == "," || h < s.refs[from].First || h > s.refs[to].Last || h == first && s.relIs(i, "conj") || s.within(first, i) {
		return false
	}
	s.hangTo(i, first, "conj")
	return true
}

// nextInList reports whether only a comma, "and" and an article stand between a state
// and the next one.
func (s *sentence) nextInList(r int) bool {
	a, b := &s.refs[r], &s.refs[r+1]
	if !entente.IsState(a.Entity.Code) || !entente.IsState(b.Entity.Code) || !bareState(a.Entity) || !bareState(b.Entity) || a.Entity.Code == b.Entity.Code {
		return false
	}
	listed := false
	for i := a.Last + 1; i < b.First; i++ {
		switch l := s.lemma(i); {
		case l == "," || l == "and":
			listed = true
		case l != "the":
			return false
		}
	}
	return listed
}

// listedCompound mends "rice and [cooking oil]" read as a noun and a verb with
// its object: what is listed with a noun is one.
func (s *sentence) listedCompound(v int) bool {
	h, o := s.head(v), s.child(v, "obj")
	if s.word(v).XPOS != "VBG" || !s.relIs(v, "conj") || h < 0 || !s.isNoun(h) || o != v+1 || s.child(v, "nsubj", "aux", "mark") >= 0 || s.child(o, "det", "nmod:poss") >= 0 {
		return false
	}
	s.word(o).Head, s.word(o).Rel = h, "conj"
	for _, k := range s.kids[v] {
		switch {
		case k == o:
		case s.relIs(k, "obl", "advcl", "advmod") && s.head(h) >= 0:
			s.word(k).Head = s.head(h)
		default:
			s.word(k).Head = o
		}
	}
	w := s.word(v)
	w.UPOS, w.XPOS, w.Head, w.Rel = "NOUN", "NN", o, "compound"
	return true
}

// dateAsSubject mends "[fishermen held since May] were released" read as a May that
// was released: no date is, and the noun before is what the verb is about.
func (s *sentence) dateAsSubject(v int) bool {
	held := s.head(v)
	k := s.child(v, "nsubj")
	if k < 1 || k > v || held < 0 || held > k || !s.relIs(v, "advcl") || !s.isDate(k) || !s.relIs(held, "acl") || s.head(held) > held {
		return false
	}
	mark, n := s.child(v, "mark"), s.head(held)
	if mark < 0 || mark > k || !s.c.ledger.has("time mark", s.lemma(mark)) {
		return false
	}
	s.word(k).Head, s.word(k).Rel = held, "obl"
	s.word(mark).Head, s.word(mark).Rel = k, "case"
	w, noun := s.word(v), s.word(n)
	w.Head, w.Rel = noun.Head, noun.Rel
	if !s.isClause(n) {
		w.Rel = "ccomp"
	}
	noun.Head, noun.Rel = v, "nsubj"
	if s.child(v, "aux:pass") >= 0 {
		noun.Rel = "nsubj:pass"
	}
	return true
}

// wishAsVerb mends "expressed [hope] Chad would" where the noun was taken for a
// verb: no infinitive without "to" stands there.
func (s *sentence) wishAsVerb(i int) bool {
	v := s.head(i)
	if v != i-1 || !s.relIs(i, "xcomp") || s.word(i).XPOS != "VB" || !s.c.fields.has("wish", s.lemma(i)) || !s.c.lex.Light(s.lemma(v)) {
		return false
	}
	w := s.word(i)
	w.UPOS, w.XPOS, w.Rel = "NOUN", "NN", "obj"
	return true
}

// timeGiven mends "gave [the troops] [a month] to leave" where the month was taken
// for the time of giving: behind a verb of giving, an actor and a stretch of time
// are who gets it and what.
func (s *sentence) timeGiven(v int) bool {
	o := s.child(v, "obj")
	if !s.isVerb(v) || o < 0 || s.refAt[o] < 0 || s.child(v, "iobj") >= 0 || s.passive(v) || !s.c.ledger.has("grant", s.lemma(v)) {
		return false
	}
	for _, k := range s.kidsBy(v, "obl") {
		begin, _ := s.extent(k)
		if s.rel(k) != "obl:unmarked" || begin != s.refs[s.refAt[o]].Last+1 || s.child(k, "nummod", "det") < 0 {
			continue
		}
		s.word(o).Rel, s.word(k).Rel = "iobj", "obj"
		return true
	}
	return false
}

// doneByOf mends "the arrest [by Malian police] of a Dane" read as police of a
// Dane: behind an event's doer of one state, what is "of" a person or thing of
// another is whom it was done to.
func (s *sentence) doneByOf(n int) bool {
	if !s.isNoun(n) || len(s.under(n, "of")) > 0 || !s.c.lex.Knows(s.lemma(n), frame.Noun) {
		return false
	}
	for _, by := range s.under(n, "by") {
		for _, of := range s.under(by, "of") {
			a, b := s.refAt[by], s.refAt[of]
			if a < 0 || b < 0 || a == b || s.refs[a].Entity.Code == "" || s.refs[a].Entity.Code == s.refs[b].Entity.Code || of < by {
				continue
			}
			s.word(of).Head = n
			return true
		}
	}
	return false
}

// doneOfBy mends "the shelling of [the town of Gao] by rebels" read as a town by
// rebels: what is no event and no text is by nobody.
func (s *sentence) doneOfBy(n int) bool {
	if !s.isNoun(n) || len(s.under(n, "by")) > 0 || !s.c.lex.Knows(s.lemma(n), frame.Noun) {
		return false
	}
	for _, of := range s.under(n, "of") {
		for _, on := range append([]int{of}, s.under(of, "of")...) {
			if s.c.lex.Knows(s.lemma(on), frame.Noun) || s.c.ledger.has("speech", s.lemma(on)) {
				continue
			}
			for _, by := range s.under(on, "by") {
				if s.refAt[by] >= 0 {
					s.word(by).Head = n
					return true
				}
			}
		}
	}
	return false
}

// caseOnObject mends an object that has a preposition: it is a phrase under it.
func (s *sentence) caseOnObject(k int) bool {
	c := s.child(k, "case")
	if !s.relIs(k, "obj") || c < 0 || c > k || !s.c.ledger.has("no object mark", s.lemma(c)) {
		return false
	}
	v := s.head(k)
	if v > c || !s.isVerb(v) {
		return false
	}
	s.word(k).Rel = "obl"
	return true
}

// eventNoun makes nouns of the -ing forms that name an event: "[fighting] between",
// "the [shelling] of". One that was tagged as a noun has itself as its lemma.
func (s *sentence) eventNoun(i int) {
	w := s.word(i)
	form := strings.TrimSuffix(s.lower(i), "s")
	if !strings.HasSuffix(form, "ing") {
		return
	}
	if w.UPOS == "NOUN" && !strings.HasSuffix(w.Lemma, "ing") && s.c.lex.Knows(form, frame.Noun) {
		w.Lemma = form
	}
	if w.XPOS != "VBG" || !s.relIs(i, "csubj") || s.child(i, "obj", "nsubj", "aux") >= 0 || !s.c.lex.Knows(form, frame.Noun) {
		return
	}
	if i+1 < len(s.tree.Words) && slices.Contains([]string{"between", "of", "by"}, s.lower(i+1)) {
		w.UPOS, w.XPOS, w.Lemma, w.Rel = "NOUN", "NN", form, "nsubj"
		for _, k := range s.kidsBy(i, "obl") {
			s.word(k).Rel = "nmod"
		}
	}
}
