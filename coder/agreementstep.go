package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// step is a stage of an agreement as a sentence tells it, by the word that tells
// it.
type step struct {
	stage  string
	word   int
	stance stance
}

// trigger is the word of a step as a trigger, for its slots.
func (s *sentence) stepTrigger(w int) trigger {
	if s.isVerb(w) {
		return trigger{word: w, pos: frame.Verb, carrier: -1}
	}
	return trigger{word: w, pos: frame.Noun, carrier: s.carrier(w)}
}

// stageOf is the first step that the words around a noun for an agreement tell,
// and its word; -1 if there is none.
func (s *sentence) stageOf(i int) (string, int) {
	if st := s.stepsOf(i, s.titleEnd(i)); len(st) > 0 {
		return st[0].stage, st[0].word
	}
	return "", -1
}

// stepsOf are the steps that the words around a noun for an agreement tell: the
// verb that it is the object or subject of, the noun that it completes ("the
// signing of the treaty"), the participles and relative clauses on it.
func (s *sentence) stepsOf(i, end int) []step {
	var out []step
	add := func(stage string, word int) {
		stage, refused := strings.CutPrefix(stage, "not ")
		if stage == "" || slices.ContainsFunc(out, func(o step) bool { return o.stage == stage }) {
			return
		}
		if st, ok := s.stepStance(stage, word); ok {
			if refused {
				st.stance.Polarity = entente.Negative
			}
			out = append(out, step{st.stage, word, st.stance})
		}
	}
	for _, at := range s.bearers(i) {
		s.stepsAround(at, add)
	}
	s.stepsFronted(i, add)
	s.stepsOnTitle(i, end, add)
	s.stepsOnParties(i, end, add)
	if end+2 < len(s.tree.Words) && strings.EqualFold(s.word(end+1).Form, "in") && s.c.ledger.has("force", s.lemma(end+2)) {
		add("in force", end+2)
	}
	slices.SortStableFunc(out, func(a, b step) int { return a.word - b.word })
	return out
}

// stepsAround are those that the words above a noun and the clauses on it tell, or
// on the paper beside it.
func (s *sentence) stepsAround(at int, add func(string, int)) {
	s.stepsAbove(at, add)
	for _, k := range s.kidsBy(at, "acl", "acl:relcl", "appos", "parataxis", "conj", "advcl") {
		s.stepBelow(k, add)
	}
	if p := s.paperBeside(at); p >= 0 {
		for _, k := range s.kidsBy(p, "acl") {
			s.stepBelow(k, add)
		}
	}
}

// stepsOnTitle are those of the clauses behind a title which the parser hung on a
// word in it: "a pact on the exchange of lists, signed in 1988".
func (s *sentence) stepsOnTitle(i, end int, add func(string, int)) {
	for at := i + 1; at <= end; at++ {
		for _, k := range s.kidsBy(at, "acl") {
			if k > end {
				s.stepBelow(k, add)
			}
		}
	}
}

// stepsOnParties are those of the clauses which the parser hung on a party behind the
// title: "its treaty with Oman, signed in Muscat", "the truce between A and B, which
// took effect".
func (s *sentence) stepsOnParties(i, end int, add func(string, int)) {
	for _, p := range s.expand(s.kidsBy(i, "nmod")) {
		if c := s.caseOf(p); p < end || c != "with" && c != "between" && !s.relIs(p, "conj") {
			continue
		}
		for _, k := range s.kidsBy(p, "acl") {
			if s.ofThing(k) {
				s.stepBelow(k, add)
			}
		}
	}
}

// ofThing reports whether a clause can be said of a paper only and not of a party: a
// participle of a step, or one with "which".
func (s *sentence) ofThing(k int) bool {
	if s.rel(k) == "acl:relcl" {
		which := s.child(k, "nsubj", "obj", "mark")
		return which >= 0 && strings.EqualFold(s.word(which).Form, "which")
	}
	return s.rel(k) == "acl" && s.word(k).XPOS == "VBN" && s.c.ledger.valueOf("stage", s.lemma(k)) != ""
}

// bearers are the words that stand for an agreement in its sentence: the noun,
// and those that it completes as the name of what is signed ("a declaration on a
// strategic partnership", "the text of the treaty").
func (s *sentence) bearers(i int) []int {
	out := []int{i}
	for range 4 {
		h := s.head(i)
		if h < 0 || !s.bears(h, i) {
			break
		}
		out, i = append(out, h), h
	}
	return out
}

// bears reports whether a word stands for the agreement that the noun under it names.
// A noun for somebody's part in it does not: that has steps of its own
// (membershipOf).
func (s *sentence) bears(h, i int) bool {
	l := s.lemma(h)
	switch {
	case s.relIs(i, "conj"): // "signed a treaty and a protocol"
		return s.isNoun(h) && s.isNoun(i)
	case s.relIs(i, "nmod") && (s.isAgreementWord(h) || s.isPaper(h)):
		return true
	case s.relIs(i, "nmod") && h < i && s.upper(h) && s.titleStart(i) <= h: // the [Gulf] of Guinea Defence Pact
		return true
	case s.relIs(i, "nmod", "compound", "appos") && l == "status":
		return true
	}
	return s.relIs(i, "appos") && s.c.ledger.has("taking up", l) || s.relIs(i, "compound", "appos") && s.isAgreementWord(h)
}

// isPaper reports whether a noun takes up an agreement and none of those who made it.
func (s *sentence) isPaper(h int) bool {
	l := s.lemma(h)
	return s.c.ledger.has("anaphor", l) && !slices.Contains([]string{"party", "member", "side", "signatory"}, l)
}

// stepsAbove are those that the words above a noun tell, and the verbs that
// share it ("signed and ratified the treaty").
func (s *sentence) stepsAbove(i int, add func(string, int)) {
	h := s.head(i)
	if h < 0 {
		return
	}
	if v := s.phraseAbove(i, add); v >= 0 {
		if v == h {
			s.stepsBeside(i, h, add)
		}
		return
	}
	switch {
	case s.isVerb(h) && s.isDone(i, h):
		s.actStep(h, add)
		s.stepsBeside(i, h, add)
	case s.isVerb(h) && s.relIs(i, "nsubj"):
		s.subjectStep(h, add)
		for _, k := range s.kidsBy(h, "conj") {
			s.subjectStep(k, add)
		}
	case s.relIs(i, "nsubj"):
		add(s.predicateStep(h))
	case s.relIs(i, "obl", "nmod"):
		if m := s.membershipOf(i, h); m >= 0 && (s.caseOf(i) == "in" || s.caseOf(i) == "of") {
			s.membershipAbove(m, add)
			return
		}
		s.prepositionStep(i, h, add)
	case s.isNoun(h) && s.relIs(i, "compound") && !s.isAgreementWord(h): // "treaty ratification"
		add(s.c.ledger.valueOf("stage", s.lemma(h)), h)
	}
}

// isDone reports whether a noun is what a verb is done to, also where the parser took
// it for a clause.
func (s *sentence) isDone(i, v int) bool {
	return s.relIs(i, "obj", "nsubj:pass") || s.relIs(i, "xcomp", "ccomp") && i > v && s.child(i, "cop", "mark", "case") < 0
}

// predicateStep is what a predicate without a verb tells of its subject, and the word
// that tells it: "the treaty is in force", "a treaty is what Mali wants from Niger",
// "the treaty is unratified".
func (s *sentence) predicateStep(h int) (string, int) {
	if s.c.ledger.has("force", s.lemma(h)) {
		return "in force", h
	}
	if v := s.wishedFor(h); v >= 0 {
		return "proposed", v
	}
	return s.undone(h), h
}

// membershipAbove adds what is done to somebody's part in an agreement.
func (s *sentence) membershipAbove(m int, add func(string, int)) {
	if v := s.head(m); v >= 0 && s.isVerb(v) && s.relIs(m, "obj", "nsubj:pass") {
		add(s.membershipStep(s.lemma(v)), v)
	}
}

// wishedFor is the verb of what somebody says to want, where a word is the "what" of
// that, -1 where it is not.
func (s *sentence) wishedFor(h int) int {
	if s.lemma(h) != "what" {
		return -1
	}
	for _, k := range s.kidsBy(h, "acl") {
		if s.isVerb(k) && (s.c.ledger.has("wanting", s.lemma(k)) || s.c.ledger.valueOf("stage", s.lemma(k)) == "proposed") && !s.negated(k) {
			return k
		}
	}
	return -1
}

// membershipOf is the noun for somebody's part in the agreement i, which hangs on
// it at h or beside it: "ended its participation in the treaty". -1 if there is
// none.
func (s *sentence) membershipOf(i, h int) int {
	if s.isNoun(h) && s.c.ledger.has("membership", s.lemma(h)) {
		return h
	}
	if o := s.child(h, "obj"); s.isVerb(h) && o >= 0 && o < i && s.c.ledger.has("membership", s.lemma(o)) {
		return o
	}
	return -1
}

// subjectStep is what a predicate tells of the agreement that is its subject.
func (s *sentence) subjectStep(k int, add func(string, int)) {
	switch {
	case s.c.ledger.has("force", s.lemma(k)) && s.child(k, "cop") >= 0: // "and is in force"
		add("in force", k)
	case !s.isVerb(k):
		if st := s.undone(k); st != "" {
			add(st, k)
		}
	case s.passive(k), s.lostPassive(k):
		s.actStep(k, add)
	case s.yetTo(k) >= 0: // "has yet to be ratified"
		s.actStep(s.yetTo(k), add)
	default:
		for _, x := range s.kidsBy(k, "xcomp") { // "remains unratified"
			if st := s.undone(x); st != "" {
				add(st, x)
			}
		}
		s.ownStep(k, add)
	}
}

// yetTo is the verb of what is said not to be done yet: "has yet to be ratified",
// "remains to be signed", -1 if nothing is.
func (s *sentence) yetTo(v int) int {
	l := s.lemma(v)
	x := s.child(v, "xcomp", "ccomp", "advcl")
	if x < 0 || !s.isVerb(x) || s.word(x).XPOS == "VBG" || s.child(x, "aux:pass") < 0 {
		return -1
	}
	for i := v + 1; i < x; i++ {
		if f := strings.ToLower(s.word(i).Form); f == "yet" || f == "still" {
			return x
		}
	}
	still := s.child(v, "advmod")
	if l == "remain" || l == "have" && still >= 0 && (s.lemma(still) == "still" || s.lemma(still) == "yet") {
		return x
	}
	return -1
}

// undone is the step that a word says has not been taken: "unratified", "" if it
// says none.
func (s *sentence) undone(i int) string {
	rest, ok := strings.CutPrefix(strings.ToLower(s.word(i).Form), "un")
	if !ok {
		return ""
	}
	switch rest {
	case "ratified":
		return "ratified"
	case "signed":
		return "signed"
	}
	return ""
}

// notYet reports whether a step is one that is said not to be taken so far.
func (s *sentence) notYet(w int) bool {
	if s.undone(w) != "" {
		return true
	}
	h := s.head(w)
	return h >= 0 && s.isVerb(h) && s.yetTo(h) == w
}
