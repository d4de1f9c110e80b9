package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// What follows mends the constructions that fill news and are rare in what
// parsers learn from: participles that look like the verb, lists before a verb,
// a speaker set between subject and verb, and the clipped verbs of headlines.

// repairNews mends the clause of one word; it reports whether it did.
func (s *sentence) repairNews(v int) bool {
	return s.trailingSpeaker(v) || s.clippedFuture(v) || s.dateAsSubject(v) || s.verbAsNoun(v) || s.timeGiven(v) || s.saidOfNoun(v) ||
		s.nameBesideNoun(v) || s.listedCompound(v) || s.wishAsVerb(v) || s.reducedRelative(v) || s.participleFirst(v) || s.activeSubject(v) || s.listBeforeVerb(v) || s.clippedPassive(v) ||
		s.clippedList(v) || s.doneByOf(v) || s.doneOfBy(v) || s.caseOnObject(v)
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
	lo, end := s.extent(subj)
	if subj < 0 || end != first-1 || !s.isNoun(subj) {
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
	k := s.child(v, "nsubj:pass")
	if s.word(v).XPOS != "VBD" || k < 0 || s.child(v, "aux", "aux:pass", "obl:agent") >= 0 || len(s.under(v, "by")) > 0 || s.headline() {
		return false
	}
	s.word(k).Rel = "nsubj"
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

// clippedFuture mends "[Chad] to send troops" in a headline, where "to" does for
// "will" and the verb was hung on the name.
func (s *sentence) clippedFuture(v int) bool {
	n := s.head(v)
	if !s.relIs(v, "acl") || s.word(v).XPOS != "VB" || n < 0 || n > v || s.refAt[n] < 0 || !s.isClause(n) || !s.headline() {
		return false
	}
	to := s.child(v, "mark")
	if to != v-1 || s.lemma(to) != "to" || s.refs[s.refAt[n]].Last != to-1 {
		return false
	}
	s.takePlace(v, n)
	s.word(n).Head, s.word(n).Rel = v, "nsubj"
	w := s.word(to)
	w.Lemma, w.UPOS, w.XPOS, w.Rel = "will", "AUX", "MD", "aux"
	return true
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

// relatives gives groups of no state in a relative clause the state that it hangs
// on: "Mali, whose [army] shelled", "in Lima, where [officials] had refused".
func (s *sentence) relatives() {
	for r := range s.refs {
		ref := &s.refs[r]
		if e := &ref.Entity; e.Code != "" || e.Sector == "" || e.Sector == "JRN" || len(e.Members) > 0 {
			continue
		}
		noun := s.whose(ref.Head)
		if noun < 0 {
			noun = s.whereAt(ref)
		}
		if noun < 0 || s.refAt[noun] < 0 || s.refAt[noun] == r {
			continue
		}
		if of := s.refs[s.refAt[noun]].Entity; entente.IsState(of.Code) {
			ref.Entity.Code, ref.Entity.Reason = of.Code, ref.Entity.Reason+", of "+of.Text
		}
	}
}

// whose is the noun that "whose" on a word stands for, -1 if it has none.
func (s *sentence) whose(i int) int {
	for _, k := range s.kidsBy(i, "nmod:poss") {
		if s.word(k).XPOS != "WP$" {
			continue
		}
		for j, n := i, 0; j >= 0 && n < maxHops; j, n = s.head(j), n+1 {
			if s.rel(j) == "acl:relcl" {
				return s.head(j)
			}
		}
	}
	return -1
}

// whereAt is the place in which a "where" has the authorities or people act that
// are its subject, -1 if there is none.
func (s *sentence) whereAt(ref *actor.Ref) int {
	v := s.head(ref.Head)
	if v < 0 || s.rel(v) != "acl:relcl" || !s.relIs(ref.Head, "nsubj") {
		return -1
	}
	switch ref.Entity.Sector {
	case "GOV", "COP", "LEG", "JUD", "CVL", "OPP":
	default:
		return -1
	}
	if slices.ContainsFunc(s.kidsBy(v, "advmod"), func(k int) bool { return s.lemma(k) == "where" }) {
		return s.head(v)
	}
	return -1
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
	form := strings.TrimSuffix(strings.ToLower(w.Form), "s")
	if !strings.HasSuffix(form, "ing") {
		return
	}
	if w.UPOS == "NOUN" && !strings.HasSuffix(w.Lemma, "ing") && s.c.lex.Knows(form, frame.Noun) {
		w.Lemma = form
	}
	if w.XPOS != "VBG" || !s.relIs(i, "csubj") || s.child(i, "obj", "nsubj", "aux") >= 0 || !s.c.lex.Knows(form, frame.Noun) {
		return
	}
	if i+1 < len(s.tree.Words) && slices.Contains([]string{"between", "of", "by"}, strings.ToLower(s.word(i+1).Form)) {
		w.UPOS, w.XPOS, w.Lemma, w.Rel = "NOUN", "NN", form, "nsubj"
		for _, k := range s.kidsBy(i, "obl") {
			s.word(k).Rel = "nmod"
		}
	}
}

// company is who acts along with a subject: "Britain, together with France,
// called". The phrase stands between them.
func (s *sentence) company(subj, v int) []int {
	var out []int
	for k := subj + 1; k < v; k++ {
		c := s.child(k, "case")
		if c <= subj || c > k || !s.relIs(k, "obl", "nmod", "appos", "conj") {
			continue
		}
		from := c
		if from > 0 && s.c.ledger.has("company before with", s.lemma(from-1)) {
			from--
		}
		if from > subj+1 && s.relIs(from-1, "punct") && s.withOthers(from) {
			out = append(out, k)
		}
	}
	return out
}

// withOthers reports whether "along with", "together with" or "alongside" begins
// at a word.
func (s *sentence) withOthers(i int) bool {
	l := strings.ToLower(s.word(i).Form)
	if l == "alongside" {
		return true
	}
	return s.c.ledger.has("company before with", l) && i+1 < len(s.tree.Words) && s.word(i+1).Form == "with"
}

// those are who a "they" stands for that say together what they do: "Mali and
// Chad said they would send". A pronoun alone would name one of them.
func (s *sentence) those(v, subj int) []int {
	h := s.head(v)
	if s.lemma(subj) != "they" || h < 0 || !s.relIs(v, "ccomp") || !s.reports(h) {
		return nil
	}
	who := s.kidsBy(h, "nsubj")
	if known := slices.DeleteFunc(s.expand(who), func(i int) bool { return s.refAt[i] < 0 }); len(known) < 2 {
		return nil
	}
	return who
}
