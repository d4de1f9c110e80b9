package coder

import (
	"slices"
	"strings"

	"entente/coder/frame"
	"entente/syntax"
)

// Parsers that learned from essays and mail misread the clauses of the news in
// a few regular ways. What follows puts right those that no reading of the
// words can mean, before anything is looked for in the tree.

// mend puts right what a word of a tree was read as, and says whether it changed on
// what words hang.
type mend func(*sentence, int) bool

// mends are those by kind. Of one kind no more than the first that fits is made at a
// word: the next would read a tree that is no longer there.
var mends = [...][]mend{
	{
		(*sentence).amid, (*sentence).bareOblique, (*sentence).repairLedgers, (*sentence).gerundBeforeVerb,
	}, {
		(*sentence).giverAndGift, (*sentence).madeSo, (*sentence).verbInPhrase, (*sentence).judgedSo,
	}, {
		(*sentence).clippedFuture, (*sentence).leaderInPlace, (*sentence).peopleInState, (*sentence).betweenOnIdiom,
	}, {
		(*sentence).listOfStates, (*sentence).runOfStates, (*sentence).nounAfterNoun, (*sentence).nounAsVerb, (*sentence).pairInHeadline,
		(*sentence).verbAfterTo, (*sentence).toInfinitive, (*sentence).infinitiveAsCompound, (*sentence).verbOnItsObject,
	}, {
		(*sentence).speakerBetween, (*sentence).subjectUnderMark, (*sentence).subjectOfSaid, (*sentence).exampleOf,
		(*sentence).saidClause, (*sentence).subjectOutside, (*sentence).verbInHeadline, (*sentence).verbAsAdjective,
		(*sentence).verbAsParticiple, (*sentence).goingAsParticiple, (*sentence).verbOnObject, (*sentence).receiverOnThing, (*sentence).thingOnReceiver,
		(*sentence).clauseOnHearer, (*sentence).callOnClause, (*sentence).subjectBeforeSpeaker, (*sentence).mainAsParticiple, (*sentence).stateAsVerb,
		(*sentence).repairNews,
	},
}

// repair mends misread clauses. It needs the child lists.
func (s *sentence) repair() {
	mended := false
	s.modelsBeforeNouns()
	for v := range s.tree.Words {
		s.repairWord(v)
		if of := s.word(v).UPOS; of == "PUNCT" || of == "DET" { // nothing is mended at these
			continue
		}
		for _, kind := range mends {
			if slices.ContainsFunc(kind, func(m mend) bool { return m(s, v) }) {
				mended = true
			}
		}
	}
	if s.pieces = nil; mended {
		s.unknot()
		s.tree = syntax.NewTree(s.tree.Words)
		s.index()
	}
}

// repairWord puts right what a word was taken for, and leaves it where it hangs.
func (s *sentence) repairWord(v int) {
	s.nounInPlace(v)
	s.nounLemma(v)
	s.gerundInPlace(v)
	s.gerundAfterOf(v)
	s.verbWithSubject(v)
	s.pastOfOne(v)
	s.passiveInPlace(v)
	s.activeOnDay(v)
	s.activeVerb(v)
	s.itIsReady(v)
	s.onlyObject(v)
	s.namedSo(v)
	s.goalAfterTo(v)
	s.eventNoun(v)
	s.backAsParticle(v)
}

// backAsParticle mends "turned [back] migrants" read as migrants who are back: right
// behind a verb that the lexicon has with this particle, before a noun without an
// article, it goes with the verb.
func (s *sentence) backAsParticle(i int) {
	h, v := s.head(i), i-1
	if s.lemma(i) != "back" || !s.relIs(i, "amod") || v < 0 || !s.isVerb(v) || h <= i || s.head(h) != v || !s.relIs(h, "obj") || s.child(h, "det") >= 0 {
		return
	}
	for _, f := range s.c.lex.Candidates(s.lemma(v), frame.Verb) {
		if slices.ContainsFunc(f.Conds, func(c frame.Cond) bool { return !c.Not && c.Names("prt", "back") }) {
			w := s.word(i)
			w.Head, w.Rel, w.UPOS, w.XPOS = v, "compound:prt", "ADP", "RP"
			return
		}
	}
}

// unknot hangs on the root the first word of a ring, in which each word hangs on the
// next: two repairs of one phrase can make one.
func (s *sentence) unknot() {
	root := slices.IndexFunc(s.tree.Words, func(w syntax.Word) bool { return w.Head < 0 })
	for i := range s.tree.Words {
		at, n := i, 0
		for ; at >= 0 && n <= len(s.tree.Words); n++ {
			at = s.head(at)
		}
		if at < 0 {
			continue
		}
		if s.word(i).Head = root; root < 0 {
			root = i
		}
	}
}

// subjectUnderMark mends "before [the flood] reached the town" read as a time, after
// a bomb, and a verb without a subject: a phrase right before a finite verb is
// its subject, and the preposition its conjunction.
func (s *sentence) subjectUnderMark(v int) bool {
	if !s.relIs(v, "advcl", "conj") || s.word(v).XPOS != "VBD" || s.child(v, "nsubj", "csubj", "mark", "cc") >= 0 {
		return false
	}
	for _, k := range s.kidsBy(v, "obl") {
		mark := s.child(k, "case")
		if _, end := s.extent(k); k > v || end != v-1 && !(end == v-2 && s.relIs(v-1, "punct")) || s.rel(v) == "conj" && k < s.head(v) || mark < 0 || !s.c.ledger.has("time mark", s.lemma(mark)) {
			continue
		}
		s.word(k).Rel, s.word(v).Rel = "nsubj", "advcl"
		s.word(mark).Head, s.word(mark).Rel = v, "mark"
		return true
	}
	return false
}

// callOnClause mends "denied that [the shells were his] and called on Oslo" read as
// shells that called: a verb that only somebody who speaks can do goes with the
// one that speaks, where the clause between is of a thing.
func (s *sentence) callOnClause(v int) bool {
	c := s.head(v)
	if s.callOnNoun(v) {
		return true
	}
	if c < 0 || c > v || !s.relIs(v, "conj") || !s.relIs(c, "ccomp") || s.child(v, "nsubj", "mark", "aux") >= 0 {
		return false
	}
	h := s.head(c)
	if h < 0 || h > c || !s.isVerb(h) || s.child(h, "nsubj") < 0 || !s.c.stances.has("speaks on", s.lemma(v)) {
		return false
	}
	subj := s.child(c, "nsubj", "nsubj:pass", "expl")
	if subj >= 0 && s.backshifted(c) && s.word(v).XPOS == "VBD" && s.word(h).XPOS == "VBD" {
		s.word(v).Head = h // "said [they had been warned] and denounced Oslo"
		return true
	}
	if subj < 0 || s.refAt[subj] >= 0 || s.word(subj).UPOS == "PRON" && s.rel(subj) != "expl" {
		return false
	}
	s.word(v).Head = h
	return true
}

// backshifted reports whether a clause stands in a time that only what is told of
// stands in, where the one who tells stands in the simple past: "had been", "would".
func (s *sentence) backshifted(c int) bool {
	x := s.word(c).XPOS
	return s.child(c, "aux") >= 0 || x == "VBZ" || x == "VBP"
}

// callOnNoun mends the same of a finite verb that was joined to a noun: "voices
// its support for the treaty and [calls] on Oslo".
func (s *sentence) callOnNoun(v int) bool {
	c := s.head(v)
	if c < 0 || c > v || !s.relIs(v, "conj") || !s.isNoun(c) || s.child(c, "cop", "nsubj") >= 0 || s.child(v, "nsubj", "mark", "aux") >= 0 {
		return false
	}
	x, h := s.word(v).XPOS, s.clauseOf(c)
	if x != "VBZ" && x != "VBD" || h < 0 || h > c || s.child(h, "nsubj") < 0 || s.word(h).XPOS != x || !s.c.stances.has("speaks on", s.lemma(v)) {
		return false
	}
	s.word(v).Head = h
	return true
}

// clauseOnHearer mends "told the experts that [soldiers had shot miners]" read
// as experts whom soldiers had shot: a clause with a subject of its own after
// the one who is told completes the verb, unless a relative pronoun begins it.
// One that says what should be done is left alone: it may be mere advice.
func (s *sentence) clauseOnHearer(v int) bool {
	hearer := s.head(v)
	if hearer < 0 || hearer > v || !s.relIs(v, "acl", "acl:relcl") || !s.relIs(hearer, "obj", "iobj") {
		return false
	}
	tell := s.head(hearer)
	subj := s.child(v, "nsubj", "nsubj:pass")
	if tell > hearer || !s.c.ledger.has("telling", s.lemma(tell)) || s.child(tell, "ccomp", "xcomp") >= 0 || subj < hearer || s.obliges(v) {
		return false
	}
	if x := s.word(subj).XPOS; x == "WDT" || x == "WP" || s.child(v, "aux", "cop", "aux:pass") < 0 && s.word(v).XPOS == "VB" {
		return false
	}
	for i := hearer + 1; i < v; i++ {
		if x := s.word(i).XPOS; x == "WP" || x == "WP$" || x == "WRB" {
			return false
		}
	}
	s.word(v).Head, s.word(v).Rel = tell, "ccomp"
	return true
}

// subjectOfSaid mends "said [the attack by rebels] killed" read as an attack that
// was said: the object of a verb of saying before a finite verb without a
// subject is that verb's subject.
func (s *sentence) subjectOfSaid(v int) bool {
	say := s.head(v)
	if say < 0 || say > v || !s.relIs(v, "ccomp") || !s.reports(say) || s.child(v, "nsubj", "csubj", "mark") >= 0 {
		return false
	}
	if x := s.word(v).XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && s.child(v, "aux") < 0 {
		return false
	}
	for _, o := range s.kidsBy(say, "obj") {
		if o <= say || o > v || s.isDate(o) {
			continue
		}
		s.word(o).Head, s.word(o).Rel = v, "nsubj"
		if s.child(v, "aux:pass") >= 0 {
			s.word(o).Rel = "nsubj:pass"
		}
		return true
	}
	return false
}

// verbAsAdjective mends "[China relaxed travel rules]" read as a noun phrase:
// rules that are relaxed and Chinese. An actor, a participle right behind it
// and a noun that heads a clause without a verb make a verb, its subject and
// its object.
func (s *sentence) verbAsAdjective(v int) bool {
	h := s.head(v)
	if v == 0 || h <= v || !s.relIs(v, "amod") || !s.isNoun(h) || !s.isClause(h) {
		return false
	}
	subj := s.refBefore(v, h)
	if subj < 0 || !s.pastForm(v) {
		return false
	}
	w, head := s.word(v), s.word(h)
	w.Head, w.Rel, w.UPOS, w.XPOS = head.Head, head.Rel, "VERB", "VBD"
	head.Head, head.Rel = v, "obj"
	s.word(subj).Head, s.word(subj).Rel = v, "nsubj"
	for _, k := range s.kids[h] {
		if k > h && s.head(k) == h && s.relIs(k, "punct", "obl", "advcl", "parataxis") {
			s.word(k).Head = v
		}
	}
	return true
}

// isClause reports whether a noun heads a clause but has neither subject nor
// copula: a headline, or a clause whose verb was not seen.
func (s *sentence) isClause(h int) bool {
	return s.relIs(h, "root", "ccomp", "parataxis") && s.child(h, "nsubj", "cop", "acl:relcl") < 0
}

// refBefore is the head of the actor that ends right before v and hangs on h,
// -1 if there is none.
func (s *sentence) refBefore(v, h int) int {
	r := s.refAt[v-1]
	if r < 0 || s.refs[r].Last >= v {
		return -1
	}
	for i := s.refs[r].First; i <= s.refs[r].Last; i++ {
		first := s.firstOfList(i) // "the United States and Britain"
		if on := s.head(first); (on == h || on == v) && first < v && s.relIs(first, "compound", "nmod", "amod", "nsubj") {
			return first
		}
	}
	return -1
}

// verbAsParticiple mends "[authorities shared records]" read as authorities
// who were shared: a participle on a noun that heads a clause, with an object
// of its own, is that clause's verb.
func (s *sentence) verbAsParticiple(v int) bool {
	h := s.pastRelative(s.head(v))
	if h < 0 || h > v || !s.relIs(v, "acl") || s.rel(v) == "acl:relcl" || s.word(v).XPOS != "VBN" || !s.isClause(h) && h == s.head(v) {
		return false
	}
	if s.child(v, "obj") < 0 || s.child(v, "aux", "nsubj", "mark") >= 0 {
		return false
	}
	w, head := s.word(v), s.word(h)
	w.Head, w.Rel, w.XPOS = head.Head, head.Rel, "VBD"
	head.Head, head.Rel = v, "nsubj"
	return true
}

// pastRelative leads from the object of a relative clause to the noun that the
// clause stands on, if that heads a clause without a verb: "[troops that crossed
// the border] attacked villages". Any other word stays.
func (s *sentence) pastRelative(i int) int {
	if i < 0 || !s.relIs(i, "obj") || s.head(i) < 0 || s.rel(s.head(i)) != "acl:relcl" {
		return i
	}
	noun := s.head(s.head(i))
	if noun >= 0 && s.isNoun(noun) && s.relIs(noun, "root", "ccomp", "parataxis") && s.child(noun, "nsubj", "cop") < 0 {
		return noun
	}
	return i
}

// verbOnObject mends "[troops rescued hostages]" read as troops and then
// hostages who were rescued: the noun behind has no preposition that would
// join it to the one before.
func (s *sentence) verbOnObject(v int) bool {
	o := s.head(v)
	if o <= v || !s.relIs(v, "amod") || !s.isNoun(o) || s.child(o, "case") >= 0 {
		return false
	}
	h := s.head(o)
	if h < 0 || h != v-1 || !s.isNoun(h) || !s.isClause(h) || !s.relIs(o, "obj", "nmod", "conj", "appos", "obl", "dep") || s.child(o, "cc", "punct") >= 0 || !s.pastForm(v) {
		return false
	}
	w, head, obj := s.word(v), s.word(h), s.word(o)
	w.Head, w.Rel, w.UPOS, w.XPOS = head.Head, head.Rel, "VERB", "VBD"
	head.Head, head.Rel = v, "nsubj"
	obj.Head, obj.Rel = v, "obj"
	return true
}

// receiverOnThing mends "[lent Baghdad] 14 billion dollars" read as dollars of
// a Baghdad kind: a number, an adjective or an article parts the receiver's
// name from the thing given.
func (s *sentence) receiverOnThing(v int) bool {
	if !s.isVerb(v) || v+1 >= len(s.tree.Words) || s.refAt[v+1] < 0 || s.child(v, "iobj") >= 0 {
		return false
	}
	last := s.refs[s.refAt[v+1]].Last
	for _, o := range s.kidsBy(v, "obj") {
		at, parted := -1, false
		for _, k := range s.kids[o] {
			switch {
			case k > v && k <= last && s.relIs(k, "compound") && s.word(k).UPOS == "PROPN":
				at = k
			case k > last && k < o && s.relIs(k, "nummod", "amod", "det"):
				parted = true
			}
		}
		if at >= 0 && parted {
			s.word(at).Head, s.word(at).Rel = v, "iobj"
			return true
		}
	}
	return false
}

// thingOnReceiver mends "gave [the mayor], [a licence] to" read as two names
// of one: behind a verb of giving, an actor and a thing that is none are receiver
// and gift.
func (s *sentence) thingOnReceiver(v int) bool {
	if !s.isVerb(v) || !s.c.ledger.has("give.verb", s.lemma(v)) && !s.c.ledger.has("grant", s.lemma(v)) || s.passive(v) || s.child(v, "iobj") >= 0 {
		return false
	}
	own := s.kidsBy(v, "obj")
	if len(own) != 1 || s.refAt[own[0]] < 0 && s.word(own[0]).UPOS != "PROPN" {
		return false
	}
	for _, k := range s.kidsBy(own[0], "appos", "conj") {
		if s.word(k).UPOS != "NOUN" || s.refAt[k] >= 0 || k < own[0] || s.child(k, "cc") >= 0 || s.isPerson(k) || s.isBody(k) {
			continue
		}
		s.word(own[0]).Rel = "iobj"
		s.word(k).Head, s.word(k).Rel = v, "obj"
		return true
	}
	return false
}

// pastForm reports whether a word is, or by its form may be, the past of a
// verb. One that was tagged as an adjective gets the verb's lemma.
func (s *sentence) pastForm(v int) bool {
	w := s.word(v)
	switch w.XPOS {
	case "VBN", "VBD":
		return true
	case "JJ":
		lemma := s.c.lex.LemmaOf(strings.ToLower(w.Form), frame.Verb)
		if lemma != "" && lemma != strings.ToLower(w.Form) {
			w.Lemma = lemma
			return true
		}
	}
	return false
}

// exampleOf mends "states like North Korea" where the example hangs on the
// verb or on a noun further off: it belongs to the noun right before its preposition.
func (s *sentence) exampleOf(i int) bool {
	k := s.child(i, "case")
	if k <= 0 || !s.relIs(i, "obl", "nmod") || s.head(i) == k-1 || !s.c.ledger.has("example", s.lemma(k)) || !s.isNoun(k-1) {
		return false
	}
	if s.within(k-1, i) || s.refAt[i] < 0 {
		return false
	}
	s.word(i).Head, s.word(i).Rel = k-1, "nmod"
	return true
}

// saidClause mends "said on Monday that Iran …" where the clause hangs on the
// day, and "told reporters by telephone that …" on the telephone: a that-clause with a subject of its own behind a verb of saying is what
// was said.
func (s *sentence) saidClause(v int) bool {
	noun := s.head(v)
	if s.rel(v) != "acl:relcl" || noun < 0 || s.child(v, "mark") < 0 || s.child(v, "nsubj") < 0 {
		return false
	}
	if h := s.head(noun); s.relIs(noun, "nmod") && s.relIs(h, "obj", "iobj") && s.c.ledger.has("telling", s.lemma(s.head(h))) {
		noun = h
	} else if !s.relIs(noun, "obl") {
		return false
	}
	say := s.head(noun)
	if say < 0 || say > noun || !s.isVerb(say) || !s.reports(say) || s.child(say, "ccomp") >= 0 {
		return false
	}
	s.word(v).Head, s.word(v).Rel = say, "ccomp"
	return true
}

// subjectOutside mends "[the raid] killed three, a witness said" where the
// subject hangs on the verb of saying: a phrase before a finite clause that
// has no subject is that clause's.
func (s *sentence) subjectOutside(v int) bool {
	say := s.head(v)
	if say < v {
		return false
	}
	if k := s.child(say, "nsubj:pass"); k >= 0 && k < v && s.relIs(v, "ccomp") && s.child(v, "aux:pass") > k && s.child(say, "nsubj") > v && s.child(v, "nsubj", "nsubj:pass", "mark") < 0 {
		s.word(k).Head = v // "[activists] were pardoned, radio reported"
		return true
	}
	if !s.relIs(v, "ccomp") || s.child(v, "nsubj", "csubj", "mark") >= 0 || s.word(v).XPOS != "VBD" && s.word(v).XPOS != "VBZ" {
		return false
	}
	for _, k := range s.kidsBy(say, "nsubj:outer", "vocative", "dislocated") {
		if k > v || !s.isNoun(k) {
			continue
		}
		s.word(k).Head, s.word(k).Rel = v, "nsubj"
		return true
	}
	return false
}

// verbInHeadline mends "[Japan and Chile sign treaty]" read as one long name of
// a treaty: a word behind an actor that the lexicon has as a verb with this very
// object is that verb.
func (s *sentence) verbInHeadline(v int) bool {
	h := s.head(v)
	if v == 0 || h <= v || !s.relIs(v, "compound") || !s.isNoun(h) || !s.isClause(h) || s.child(h, "det") >= 0 {
		return false
	}
	subj := s.refBefore(v, h)
	lemma := s.lower(v)
	if subj < 0 || !s.takesObject(lemma, s.lemma(h)) {
		return false
	}
	w, head := s.word(v), s.word(h)
	w.Lemma, w.Head, w.Rel, w.UPOS, w.XPOS = lemma, head.Head, head.Rel, "VERB", "VBP"
	head.Head, head.Rel = v, "obj"
	s.word(subj).Head, s.word(subj).Rel = v, "nsubj"
	return true
}

// takesObject reports whether a frame of a verb names a noun as its object.
func (s *sentence) takesObject(verb, noun string) bool {
	for _, f := range s.c.lex.Candidates(verb, frame.Verb) {
		for i := range f.Conds {
			if f.Conds[i].Names("obj", noun) && !f.None() {
				return true
			}
		}
	}
	return false
}

// amid mends "visited Bern [amid quarrels]" where "amid" is an adverb and the
// quarrels are visited: it is a preposition.
func (s *sentence) amid(i int) bool {
	v := s.head(i)
	if s.lemma(i) != "amid" || !s.relIs(i, "advmod") || v < 0 {
		return false
	}
	n, to := -1, -1
	for _, o := range s.kidsBy(v, "obj", "iobj") {
		if o > i && n < 0 {
			n = o
		}
		if o < i {
			to = o
		}
	}
	if v > i && s.isNoun(v) { // hung on the noun itself
		s.word(i).Rel, s.word(i).UPOS = "case", "ADP"
		return true
	}
	if n < 0 {
		return false
	}
	s.word(i).Head, s.word(i).Rel, s.word(i).UPOS = n, "case", "ADP"
	s.word(n).Rel = "obl"
	if to >= 0 {
		s.word(to).Rel = "obj"
	}
	return true
}

// nounLemma mends "the [shelling] of a town" whose lemma is that of the verb: a
// noun in -ing, or one that the lexicon has as it is written, is its own lemma.
func (s *sentence) nounLemma(i int) {
	w := s.word(i)
	form := s.lower(i)
	if one, ok := strings.CutSuffix(form, "s"); ok && w.XPOS == "NNS" && s.c.ledger.has("plain plural", one) {
		w.Lemma = one
		return
	}
	if w.UPOS != "NOUN" || w.XPOS != "NN" || w.Lemma == form || strings.Contains(w.Lemma, "-") {
		return
	}
	if strings.HasSuffix(form, "ing") || s.c.lex.Knows(form, frame.Noun) {
		w.Lemma = form
	}
}

// nounInPlace makes a noun of "an [offensive] against rebels" read as an
// adjective: it has an article or a possessor and stands where only a noun can.
func (s *sentence) nounInPlace(i int) {
	w := s.word(i)
	if h := i + 1; w.UPOS == "ADV" && s.relIs(i, "advmod") && s.c.ledger.has("person", s.lemma(i)) && h < len(s.tree.Words) && s.head(i) == h && s.relIs(h, "amod") {
		s.possessedSubject(i, h)
		return
	}
	if w.UPOS == "ADV" && s.relIs(i, "advmod") && s.c.ledger.has("person", s.lemma(i)) { // "Haiti's [premier] pleaded"
		if p, v := i-2, s.head(i); p >= 0 && s.relIs(p, "nmod:poss") && s.head(p) == i && s.isVerb(v) && v > i && s.child(v, "nsubj", "nsubj:pass") < 0 {
			w.UPOS, w.XPOS, w.Rel = "NOUN", "NN", "nsubj"
		}
	}
	if (w.UPOS == "ADJ" || w.UPOS == "ADV") && s.relIs(i, "obj", "nsubj", "obl", "nmod") && s.child(i, "det", "nmod:poss") >= 0 && (s.c.ledger.has("person", s.lemma(i)) || len(s.c.lex.Candidates(s.lemma(i), frame.Noun)) > 0) {
		w.UPOS = "NOUN"
	}
	if w.UPOS == "ADJ" && w.XPOS == "JJ" && s.relIs(i, "obj", "nsubj", "nsubj:pass") && s.child(i, "det") >= 0 { // "beheaded a [captive]"
		w.UPOS = "NOUN"
	}
	s.prepositionAsMark(i)
}

// prepositionAsMark makes the word before "for [questioning]", read as that of a
// clause, the preposition that it is before a noun.
func (s *sentence) prepositionAsMark(i int) {
	m := s.child(i, "mark")
	if s.word(i).UPOS == "NOUN" && m >= 0 && s.word(m).XPOS == "IN" && s.relIs(i, "obl", "nmod") && s.child(i, "nsubj", "cop", "case") < 0 {
		s.word(m).Rel, s.word(m).UPOS = "case", "ADP"
	}
}

// nounAsVerb mends "turned back the aid [convoy]" read as an infinitive without its
// "to": a word behind an article and a noun that it completes is their head.
func (s *sentence) nounAsVerb(i int) bool {
	w := s.word(i)
	if w.XPOS != "VB" || !s.relIs(i, "xcomp", "ccomp") || s.head(i) < 0 || s.head(i) > i-2 || s.child(i, "mark", "aux", "obj", "nsubj") >= 0 {
		return false
	}
	n := i - 1
	if d := max(s.child(i, "det"), s.child(n, "det")); !s.isNoun(n) || s.head(n) != i || !s.relIs(n, "compound") || d < 0 || s.child(s.head(i), "obj") >= 0 {
		return false
	}
	w.UPOS, w.XPOS, w.Lemma, w.Rel = "NOUN", "NN", strings.ToLower(w.Form), "obj"
	return true
}

// nounAfterNoun mends "launched a ground [offensive] in the north" read as ground
// that was launched offensive: an adjective or noun that the lexicon has as a noun,
// right behind the object that it would complete, is the object.
func (s *sentence) nounAfterNoun(i int) bool {
	o, v := i-1, s.head(i)
	if i == 0 || s.word(i).UPOS != "ADJ" && s.word(i).XPOS != "NN" || !s.relIs(i, "xcomp") || s.c.ledger.has("made so", s.lemma(i)) || s.child(i, "case", "mark") >= 0 || !s.relIs(o, "obj") || s.head(o) != v || s.word(o).UPOS != "NOUN" {
		return false
	}
	if len(s.c.lex.Candidates(s.lemma(i), frame.Noun)) == 0 {
		return false
	}
	s.word(i).UPOS, s.word(i).Rel = "NOUN", "obj"
	for _, k := range s.kids[o] {
		s.word(k).Head = i
	}
	s.word(o).Head, s.word(o).Rel = i, "compound"
	return true
}

// pairInHeadline mends "[Riyadh], Beijing sign accord" where the first is taken
// for somebody spoken to: two states with a comma between them act together.
func (s *sentence) pairInHeadline(i int) bool {
	v := s.head(i)
	if i != 0 || v < 0 || !s.isVerb(v) || !s.relIs(i, "vocative", "dislocated", "obl:unmarked", "parataxis", "nsubj") || s.refAt[i] < 0 {
		return false
	}
	subj := s.child(v, "nsubj")
	if subj <= i+1 || s.refAt[subj] < 0 || s.refs[s.refAt[i]].Last+2 != s.refs[s.refAt[subj]].First || s.lemma(s.refs[s.refAt[i]].Last+1) != "," {
		return false
	}
	a, b := s.refs[s.refAt[i]].Entity, s.refs[s.refAt[subj]].Entity
	if !bareState(a) || !bareState(b) || a.Code == b.Code || a.Code == "" || b.Code == "" {
		return false
	}
	s.word(i).Rel = "nsubj"
	s.word(subj).Head, s.word(subj).Rel = i, "conj"
	return true
}

// pastOfOne makes a past of "Moscow cast its veto" read as a present, in which one would
// have cast it with an s.
func (s *sentence) pastOfOne(v int) {
	w := s.word(v)
	if w.XPOS != "VBP" && w.XPOS != "VB" || !s.c.ledger.has("past as it is", s.lemma(v)) || s.child(v, "aux", "mark") >= 0 {
		return
	}
	subj := s.child(v, "nsubj")
	if subj < 0 || subj > v || s.child(subj, "conj") >= 0 {
		return
	}
	switch of := s.word(subj); {
	case of.XPOS == "NN", of.XPOS == "NNP", of.XPOS == "PRP" && s.c.ledger.has("third person", strings.ToLower(of.Form)):
		w.XPOS = "VBD"
	}
}

// gerundInPlace makes a noun of "[fighting] broke out" read as a verb: it is a
// clause's subject or object and has neither of its own.
func (s *sentence) gerundInPlace(i int) {
	w := s.word(i)
	form := s.lower(i)
	if w.XPOS == "VBG" && w.UPOS == "VERB" && s.relIs(i, "nsubj", "csubj", "obj") && s.child(i, "obj", "iobj", "xcomp", "ccomp", "nsubj") < 0 && len(s.c.lex.Candidates(form, frame.Noun)) > 0 {
		w.UPOS, w.Lemma = "NOUN", form
		if s.rel(i) == "csubj" {
			w.Rel = "nsubj"
		}
	}
}

// activeOnDay mends "Sweden [today disapproved] of the vote" read as a passive
// without its auxiliary: headlines, which leave it out, do not put the day
// between.
func (s *sentence) activeOnDay(v int) {
	if s.word(v).XPOS != "VBN" || !s.isVerb(v) || !s.relIs(v, "root", "conj", "ccomp") || s.child(v, "aux", "aux:pass") >= 0 {
		return
	}
	subj := s.child(v, "nsubj:pass")
	if subj < 0 || subj > v || v == 0 || !s.isDate(v-1) || v-1 <= subj {
		return
	}
	s.word(v).XPOS, s.word(subj).Rel = "VBD", "nsubj"
}

// verbAfterTo mends "declined to [hand over a suspect]" where "hand" is read as a
// noun under the preposition: a word without an article behind "to" that the
// lexicon has as a verb with the particle that follows it is that verb, and what
// stands under the particle its object.
func (s *sentence) verbAfterTo(v int) bool {
	gov := s.head(v)
	to := s.child(v, "mark", "case")
	if gov < 0 || gov > v || to != v-1 || s.lemma(to) != "to" || s.word(v).UPOS != "NOUN" || v+1 >= len(s.tree.Words) || !s.isVerb(gov) {
		return false
	}
	lemma, prt := s.lower(v), v+1
	if !s.c.lex.Particle(lemma, s.lemma(prt)) {
		return false
	}
	w := s.word(v)
	w.Lemma, w.UPOS, w.XPOS, w.Rel = lemma, "VERB", "VB", "xcomp"
	s.word(to).Rel, s.word(to).UPOS = "mark", "PART"
	if o := s.head(prt); o > prt && s.relIs(o, "obl", "nmod", "obj") {
		s.word(o).Head, s.word(o).Rel = v, "obj"
	}
	s.word(prt).Head, s.word(prt).Rel = v, "compound:prt"
	return true
}

// toInfinitive mends "forced a jet to [land]", "swore to [march] on Lima" where the
// infinitive is read as a noun under "to": behind a verb that bids or vows, a
// word without an article that the lexicon has as a verb is one.
func (s *sentence) toInfinitive(v int) bool {
	h, to := s.head(v), v-1
	if to < 0 || h < 0 || h > v || s.word(v).XPOS != "NN" || !s.relIs(v, "obl", "nmod") || s.lemma(to) != "to" || s.head(to) != v || s.child(v, "det", "amod", "compound", "nmod:poss") >= 0 {
		return false
	}
	if s.relIs(v, "nmod") {
		h = s.head(h)
	}
	if h < 0 || !s.isVerb(h) || !s.c.ledger.has("bids", s.lemma(h)) || !s.c.lex.Knows(s.lower(v), frame.Verb) {
		return false
	}
	for _, k := range s.kids[h] { // what stands behind is the infinitive's
		if k > v && s.relIs(k, "obl") {
			s.word(k).Head = v
		}
	}
	w := s.word(v)
	w.Lemma, w.UPOS, w.XPOS, w.Rel, w.Head = strings.ToLower(w.Form), "VERB", "VB", "xcomp", h
	s.word(to).Rel = "mark"
	return true
}

// namedSo mends "declared [the firm] [a target]" read as a target that the firm is
// given, "called [the king] [a hero]" read as a time: behind a verb of naming stand
// who is named and what.
func (s *sentence) namedSo(v int) {
	if !s.isVerb(v) || !s.c.ledger.has("names so", s.lemma(v)) {
		return
	}
	o, what := s.child(v, "iobj"), s.child(v, "obj")
	if o < 0 && what > v { // "called [Putin] [a killer]"
		o, what = what, s.namedBehind(v, what)
	}
	if o < v || what < o {
		return
	}
	s.word(o).Rel, s.word(what).Rel = "obj", "xcomp"
}

// judgedSo mends "called [the vote] shameless" read as a shameless of a vote kind: behind a
// noun with its article, a word that ends as adjectives do is what the thing is called.
func (s *sentence) judgedSo(o int) bool {
	v, k := s.head(o), o-1
	if v < 0 || k <= v || !s.relIs(o, "obj") || !s.isVerb(v) || !s.c.ledger.has("names so", s.lemma(v)) || s.word(o).UPOS != "NOUN" || !s.relIs(k, "compound", "amod") || s.head(k) != o || s.word(k).UPOS != "NOUN" || s.child(o, "det", "nmod:poss") < 0 || !s.judging(o) {
		return false
	}
	for _, d := range s.kids[o] {
		if d < k {
			s.word(d).Head = k
		}
	}
	s.word(k).Head, s.word(k).Rel = v, "obj"
	s.word(o).Rel, s.word(o).UPOS, s.word(o).XPOS = "xcomp", "ADJ", "JJ"
	return true
}

// judging reports whether a word ends as adjectives do.
func (s *sentence) judging(i int) bool {
	form := s.lower(i)
	for end := range s.c.ledger.lists["judging end"] {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

// namedBehind is the noun with an indefinite article behind the object of a verb that has
// no preposition, as one more object, or right behind it as something else, or the
// adjective there; -1 if there is none.
func (s *sentence) namedBehind(v, o int) int {
	_, end := s.extent(o)
	for _, k := range s.kidsBy(v, "obj", "obl", "parataxis", "advcl", "dep", "nmod") {
		the, lo := s.child(k, "det"), k
		if !s.relIs(k, "obj", "obl:unmarked") {
			lo, _ = s.extent(k)
		} else if k > o {
			lo = end + 1
		}
		if lo != end+1 || s.child(k, "case", "nsubj") >= 0 || s.isDate(k) {
			continue
		}
		if s.isNoun(k) && the > o && s.c.ledger.has("indefinite", s.lemma(the)) || s.word(k).XPOS == "JJ" && s.relIs(k, "obl") {
			return k
		}
	}
	return -1
}

// itIsReady mends "said [it] was ready to talk" where "it" is taken to stand for
// the clause: who is ready is somebody.
func (s *sentence) itIsReady(v int) {
	if s.word(v).UPOS != "ADJ" || !s.c.lex.Knows(s.lemma(v), frame.Adj) || s.child(v, "nsubj", "csubj", "ccomp") >= 0 {
		return
	}
	if it := s.child(v, "expl"); it >= 0 && it < v && s.child(v, "xcomp") >= 0 {
		s.word(it).Rel = "nsubj"
	}
}

// possessedSubject mends "[China's premier voiced] regret" read as China's regret,
// voiced more premierly: a noun for a person behind a possessor is the subject, and
// the participle before the object the verb.
func (s *sentence) possessedSubject(i, v int) {
	o, p := s.head(v), i-2
	if o <= v || p < 0 || !s.relIs(p, "nmod:poss") || s.head(p) != o || !s.isClause(o) {
		return
	}
	who, verb, thing := s.word(i), s.word(v), s.word(o)
	s.word(p).Head = i
	who.UPOS, who.XPOS, who.Rel = "NOUN", "NN", "nsubj"
	verb.UPOS, verb.XPOS, verb.Head, verb.Rel = "VERB", "VBD", thing.Head, thing.Rel
	thing.Head, thing.Rel = v, "obj"
	for _, k := range s.kids[o] {
		if k > o && s.relIs(k, "punct", "obl", "advcl", "parataxis", "nmod") {
			s.word(k).Head = v
			if s.rel(k) == "nmod" {
				s.word(k).Rel = "obl"
			}
		}
	}
}

// onlyObject mends "pledged [closer ties]" read as ties that something is
// pledged to: a thing that stands alone behind a verb is its object.
func (s *sentence) onlyObject(v int) {
	if !s.isVerb(v) || s.child(v, "obj", "ccomp", "xcomp") >= 0 {
		return
	}
	for _, k := range s.kidsBy(v, "iobj") {
		if k > v && s.word(k).UPOS == "NOUN" && s.refAt[k] < 0 && !s.isPerson(k) && !s.isBody(k) {
			s.word(k).Rel = "obj"
		}
	}
}

// verbOnItsObject mends "offered to [exchange] data" read as data of an exchange
// kind that is offered to: an infinitive right behind "to" is a verb.
func (s *sentence) verbOnItsObject(v int) bool {
	o := s.head(v)
	if o <= v || s.word(v).XPOS != "VB" || !s.relIs(v, "compound", "amod") || v == 0 || s.lemma(v-1) != "to" || s.head(v-1) != o {
		return false
	}
	gov := s.head(o)
	if gov < 0 || gov > v || !s.isVerb(gov) || !s.relIs(o, "obl") {
		return false
	}
	s.word(v).Head, s.word(v).Rel, s.word(v).UPOS = gov, "xcomp", "VERB"
	s.word(v-1).Head, s.word(v-1).Rel, s.word(v-1).UPOS = v, "mark", "PART"
	s.word(o).Head, s.word(o).Rel = v, "obj"
	return true
}
