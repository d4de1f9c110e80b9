package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/date"
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

// actStep is what a verb does to the agreement that is its object. Only those
// who bind a state approve an agreement for it.
func (s *sentence) actStep(v int, add func(string, int)) {
	if !s.c.ledger.has("approval", s.lemma(v)) || s.byLegislature(v) {
		add(s.actStage(v), v)
	}
}

// actStage is the stage to which a verb brings the agreement that is its object, ""
// for none: that of the verb, unless what stands beside it says another.
func (s *sentence) actStage(v int) string {
	switch l := s.lemma(v); {
	case s.saysNothingAlone(v):
		return ""
	case l == "join" && s.childIn("joined", v, "obj"), l == "back" && s.childIn("chamber", v, "nsubj"):
		return "ratified"
	case l == "agree" && s.child(v, "obj") >= 0 && s.lemma(s.child(v, "obj")) == "text": // agreed, and not yet signed
		return "negotiated"
	case (l == "take" || l == "put" || l == "bring") && s.intoForce(v):
		return "in force"
	case l == "call" && s.hasParticle(v, "off"):
		return "ended"
	case s.c.ledger.has("declaring", l):
		if s.childIn("void", v, "xcomp", "ccomp") {
			return "denounced"
		}
		return ""
	case s.c.ledger.has("applying", l) && s.stopped(v):
		return "suspended"
	}
	return s.c.ledger.valueOf("stage", s.lemma(v))
}

// saysNothingAlone reports whether a verb tells no step of its object without the
// particle or preposition that it lacks: "tore at", "made", "talked".
func (s *sentence) saysNothingAlone(v int) bool {
	switch s.lemma(v) {
	case "tear", "rip":
		return s.child(v, "compound:prt", "advmod") < 0
	case "make", "enter", "come", "work", "plan", "talk":
		return true
	}
	return false
}

// stopped reports whether what a verb tells is what somebody stops: "ceased to
// apply", "stopped observing".
func (s *sentence) stopped(v int) bool {
	h := s.head(v)
	return h >= 0 && s.relIs(v, "xcomp", "obj", "ccomp") && s.c.ledger.has("stops", s.lemma(h))
}

// childIn reports whether the first word that hangs on a word by one of some
// relations stands in a list.
func (s *sentence) childIn(list string, i int, rels ...string) bool {
	k := s.child(i, rels...)
	return k >= 0 && s.c.ledger.has(list, s.lemma(k))
}

func (s *sentence) hasParticle(v int, form string) bool {
	for _, k := range s.kidsBy(v, "compound", "advmod") {
		if strings.EqualFold(s.word(k).Form, form) {
			return true
		}
	}
	return false
}

// byLegislature reports whether those who do something are ones who bind a
// state, or nobody is named.
func (s *sentence) byLegislature(v int) bool {
	t := s.stepTrigger(v)
	who := append(s.heads(t, "subj"), s.heads(t, "by")...)
	if len(who) == 0 {
		return true
	}
	for _, h := range who {
		if e, ok := s.entity(h); ok && e.Sector == "LEG" {
			return true
		}
		if s.c.ledger.has("legislature", s.lemma(h)) {
			return true
		}
	}
	return false
}

// ownStep is what an agreement does itself: it enters into force, expires.
func (s *sentence) ownStep(v int, add func(string, int)) {
	switch l := s.lemma(v); {
	case s.c.ledger.has("force.verb", l) && s.intoForce(v):
		add("in force", v)
	case s.c.ledger.has("running", l) && s.hasCaseOfDay(v, "since"): // "has been running since 1994"
		add("in force", v)
	case s.c.ledger.has("lapse", l) && s.child(v, "obj") < 0:
		add("ended", v)
	case (l == "come" || l == "draw" || l == "reach") && s.toItsEnd(v), l == "run" && s.hasParticle(v, "out"):
		add("ended", v)
	}
}

// hasCaseOfDay reports whether a date with a preposition hangs on a verb.
func (s *sentence) hasCaseOfDay(v int, prep string) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obl", "nmod"), func(k int) bool { return s.caseOf(k) == prep && s.isDate(k) })
}

// toItsEnd reports whether what a verb tells is coming to an end.
func (s *sentence) toItsEnd(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obl", "obj"), func(k int) bool { return (s.lemma(k) == "end" || s.lemma(k) == "close") && s.isNoun(k) })
}

func (s *sentence) intoForce(v int) bool {
	for _, k := range s.kids[v] {
		if s.c.ledger.has("force", s.lemma(k)) && s.relIs(k, "obl", "obj", "nmod") {
			return true
		}
	}
	return false
}

// prepositionStep is what a noun or verb with a preposition tells: the signing
// of, a withdrawal from, talks on a treaty.
func (s *sentence) prepositionStep(i, h int, add func(string, int)) {
	c := s.caseOf(i)
	if up := s.head(h); c == "of" && up >= 0 && s.refAt[h] >= 0 && s.caseOf(h) == "by" && s.isNoun(up) { // "the suspension by Serbia of the agreement"
		h = up
	}
	if s.isVerb(h) && s.c.ledger.has("approval", s.lemma(h)) {
		return
	}
	switch c {
	case "of":
		add(s.stepWithOf(i, h))
	case "from", "out of", "out", "away from":
		if s.leaves(i, h, c) {
			add("withdrawn from", h)
		}
	case "to":
		add(s.stepWithTo(h), h)
	case "on", "over", "about", "for":
		add(s.stepWithOn(h, c))
	case "toward", "towards":
		if s.c.ledger.valueOf("stage", s.lemma(h)) == "negotiated" {
			add("negotiated", h)
		}
	}
}

// stepWithOf is what a word with "of" tells, and the word that tells it: "the
// signing of", "the entry into force of", "pulled out of".
func (s *sentence) stepWithOf(i, h int) (string, int) {
	if entry := s.entryInto(h); entry >= 0 {
		return "in force", entry
	}
	if s.isVerb(h) && s.leaves(i, h, "of") {
		return "withdrawn from", h
	}
	stage := s.c.ledger.valueOf("stage", s.lemma(h))
	if !s.isNoun(h) || stage == "negotiated" && s.lemma(h) != "negotiation" { // "the talks of"
		return "", h
	}
	return stage, h
}

// stepWithTo is what a word with "to" tells: "acceded to", "an end to", "deposited
// its instrument of accession to", "put their signatures to".
func (s *sentence) stepWithTo(h int) string {
	l := s.lemma(h)
	stage := s.c.ledger.valueOf("stage", l)
	switch {
	case l == "belong" && s.noLonger(h):
		return "withdrawn from"
	case l == "accede" || l == "accession" || s.isNoun(h) && (stage == "amended" || l == "end"):
		return stage
	case l == "deposit":
		return "ratified"
	case s.isVerb(h) && s.putsName(h):
		return "signed"
	}
	return ""
}

// stepWithOn is what a word with "on" or its like tells, and the word that tells it:
// "negotiations on", "held talks about", "agreed on".
func (s *sentence) stepWithOn(h int, prep string) (string, int) {
	l := s.lemma(h)
	switch {
	case s.c.ledger.valueOf("stage", l) == "negotiated":
		return "negotiated", h
	case s.isVerb(h) && s.childIn("talks", h, "obj"):
		return "negotiated", s.child(h, "obj")
	case prep == "on" && s.isVerb(h) && (l == "agree" || l == "sign"):
		return "signed", h
	}
	return "", h
}

// noLonger reports whether what a verb tells is said to have stopped: "has ceased to
// belong to", "no longer belongs to".
func (s *sentence) noLonger(v int) bool {
	if h := s.head(v); h >= 0 && s.relIs(v, "xcomp", "ccomp", "advcl") && s.c.ledger.has("stops", s.lemma(h)) {
		return !s.negated(h)
	}
	for i := v - 1; i >= max(0, v-14); i-- { // "have ceased, as of today, to belong to"
		if s.isVerb(i) && s.word(i).UPOS != "AUX" {
			if s.c.ledger.has("stops", s.lemma(i)) && !s.negated(i) {
				return true
			}
			break
		}
	}
	return slices.ContainsFunc(s.kidsBy(v, "advmod"), func(k int) bool { return s.lemma(k) == "long" || strings.EqualFold(s.word(k).Form, "longer") })
}

// putsName reports whether a verb has a signature for its object: "put their
// signatures to".
func (s *sentence) putsName(v int) bool {
	o := s.child(v, "obj")
	return o >= 0 && (s.lemma(o) == "signature" || s.lemma(o) == "name") && s.c.ledger.has("putting", s.lemma(v))
}

// leaves reports whether a word with a preposition says that somebody leaves what
// stands under it. It tells "pull out of a treaty" from "pulled of": a verb with
// "of" has an "out" beside it.
func (s *sentence) leaves(i, h int, c string) bool {
	l := s.lemma(h)
	if !s.c.ledger.has("leaving", l) {
		return false
	}
	if c == "of" {
		return s.hasParticle(h, "out") || i > 1 && slices.ContainsFunc(s.kids[i], func(k int) bool { return strings.EqualFold(s.word(k).Form, "out") })
	}
	return l != "step" && l != "drop" && l != "walk" && l != "back" || c != "from" || s.hasParticle(h, "away") || s.hasParticle(h, "back")
}

// stepBelow is what a participle or relative clause on an agreement tells: "a
// treaty signed in June", "which it denounced later", "that entered into force".
func (s *sentence) stepBelow(k int, add func(string, int)) {
	if !s.isVerb(k) && s.word(k).UPOS != "ADJ" || s.phraseBelow(k, add) {
		return
	}
	switch {
	case s.relIs(k, "conj"), s.relIs(k, "advcl", "parataxis") && s.word(k).XPOS != "VBN":
	case s.passive(k) || s.bareParticiple(k):
		s.participleStep(k, add)
	case s.rel(k) == "acl:relcl", s.rel(k) == "acl" && s.finite(k) && s.child(k, "nsubj") >= 0:
		s.relativeStep(k, s.c.ledger.valueOf("stage", s.lemma(k)), add)
	}
}

// bareParticiple reports whether a verb is a participle without an auxiliary, also
// where it was read as a past form.
func (s *sentence) bareParticiple(k int) bool {
	if s.child(k, "aux") >= 0 {
		return false
	}
	x := s.word(k).XPOS
	return x == "VBN" || x == "VBD" && s.rel(k) == "acl" && s.child(k, "nsubj", "mark") < 0
}

// participleStep is that of a participle: "signed in 1990 and ratified in 1991",
// "done at Paris on 19 November 1990".
func (s *sentence) participleStep(k int, add func(string, int)) {
	l := s.lemma(k)
	if s.rel(k) == "acl" && s.c.ledger.has("done", l) && s.madeAt(k) {
		add("signed", k)
		return
	}
	switch {
	case s.c.ledger.has("approval", l) && !s.byLegislature(k):
		return
	case l == "make", l == "agree" && s.child(k, "obl") < 0, l == "tear" && !s.hasParticle(k, "up"):
		return
	}
	add(s.c.ledger.valueOf("stage", l), k)
	for _, c := range s.kidsBy(k, "conj") {
		if s.word(c).XPOS == "VBN" {
			add(s.c.ledger.valueOf("stage", s.lemma(c)), c)
		}
	}
}

// madeAt reports whether a participle tells where a paper was made.
func (s *sentence) madeAt(k int) bool {
	return slices.ContainsFunc(s.kidsBy(k, "obl", "nmod"), func(p int) bool {
		return (s.caseOf(p) == "at" || s.caseOf(p) == "in") && s.upper(p) && !s.isDate(p) && (s.placeAt(p) != nil || s.unknownPlace(p) != "")
	})
}

// relativeStep is that of a relative clause: the agreement is its object where
// it has a subject of its own, else its subject.
func (s *sentence) relativeStep(k int, stage string, add func(string, int)) {
	if x := s.child(k, "xcomp", "ccomp"); x >= 0 && s.lemma(k) == "be" { // "that they were to sign"
		stage, k = s.c.ledger.valueOf("stage", s.lemma(x)), x
		if stage != "" {
			add(stage, k)
		}
		return
	}
	if s.byRelative(k) { // "an accord by which the last soldier will leave"
		return
	}
	sub := s.child(k, "nsubj")
	rel := sub < 0 || s.word(sub).XPOS == "WDT" || s.word(sub).XPOS == "WP"
	switch {
	case rel:
		s.ownStep(k, add)
	case stage != "" && !s.c.ledger.has("approval", s.lemma(k)) && (s.child(k, "obj") < 0 || s.isRelative(s.child(k, "obj")) || s.isDate(s.child(k, "obj"))):
		add(stage, k)
	case stage == "withdrawn from" || s.c.ledger.has("leaving", s.lemma(k)) && s.child(k, "obl") >= 0 && s.word(s.child(k, "obl")).XPOS == "WDT":
		add("withdrawn from", k)
	}
}

// byRelative reports whether the agreement is that by or under which a relative
// clause tells of something.
func (s *sentence) byRelative(k int) bool {
	return slices.ContainsFunc(s.kidsBy(k, "obl", "nmod"), func(w int) bool {
		return (s.word(w).XPOS == "WDT" || s.word(w).XPOS == "WP") && slices.Contains([]string{"by", "under", "in", "with", "through", "after"}, s.caseOf(w))
	})
}

func (s *sentence) isRelative(i int) bool {
	f := strings.ToLower(s.word(i).Form)
	return f == "that" || f == "which" || f == "whom"
}

// stepStance is how a step stands. What is meant, agreed or expected to be
// signed is a proposal; of other steps to come, and of those that are only a
// condition or a wish, nothing is kept.
func (s *sentence) stepStance(stage string, w int) (step, bool) {
	st := s.stepStanding(stage, w)
	if s.putOff(w) {
		return step{}, false
	}
	if n := s.notifies(stage, w); n != "" && st.Polarity == entente.Positive {
		st.happened()
		st.Certainty = entente.Certain
		return step{n, w, st}, true
	}
	planned := st.Time == entente.Future && st.Polarity == entente.Positive || st.unsure()
	if slices.Contains(leavings, stage) && s.mayLeave(w, &st) {
		return step{stage, w, st}, true
	}
	if st.dropped != "" {
		if !st.onlyMeant() || !s.intended(w) {
			return step{}, false
		}
		planned = true
	}
	switch {
	case stage == "proposed" || stage == "negotiated":
		return s.proposal(stage, w, st)
	case !planned:
		return step{stage, w, st}, true
	case stage != "signed": // that it will be ratified is no step yet
		return step{}, false
	}
	st.Time = entente.Ongoing
	st.lower(entente.Probable)
	return step{"proposed", w, st}, true
}

// stepStanding is how the words put a step: what a vote is for, what is yet to be
// done, and what a clause tells as a fact beside a plan stand otherwise than other
// events in their place do.
func (s *sentence) stepStanding(stage string, w int) stance {
	st := s.standing(s.stepTrigger(w))
	switch {
	case stage == "proposed" && s.rel(w) == "acl:relcl" && s.c.ledger.has("wanting", s.lemma(w)):
		st = stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Ongoing}}
	case s.approved(w):
		st.happened()
	case s.notYet(w):
		st.happened()
		st.Polarity, st.Certainty = entente.Negative, entente.Certain
	case s.toldBeside(w):
		st.happened()
		st.Certainty = entente.Certain
	}
	if st.dropped == "" && st.Time == entente.Future && s.hasBeen(w) { // "extended the pact to February 2026"
		st.Time = entente.Past
	}
	if v := s.verbAbove(w); !s.isVerb(w) && v >= 0 && s.modal(v) == MoodFuture && st.Polarity == entente.Positive { // "will travel to Baku for the signing"
		st.Time = entente.Future
	}
	return st
}

// putOff reports whether the step that a noun names is said to be put off:
// "postponed the signing".
func (s *sentence) putOff(w int) bool {
	h := s.head(w)
	return h >= 0 && !s.isVerb(w) && s.relIs(w, "obj", "nsubj:pass", "obl") &&
		(s.c.ledger.has("putting off", s.lemma(h)) || s.lemma(h) == "put" && s.hasParticle(h, "off"))
}

// proposal is how a step stands that is itself only a plan. One that will be talked
// of is proposed now; one that is not surely so is not kept.
func (s *sentence) proposal(stage string, w int, st stance) (step, bool) {
	untabled := stage == "proposed" && st.Polarity == entente.Negative && s.isVerb(w) && s.passive(w) // "has not even been tabled"
	if untabled || st.unsure() && st.Polarity == entente.Positive {
		return step{}, false
	}
	if st.Time == entente.Future && stage == "negotiated" && st.Polarity == entente.Positive {
		stage, st.Time = "proposed", entente.Ongoing
	}
	return step{stage, w, st}, true
}

// leavings are the steps of which a threat or plan is news by itself.
var leavings = []string{"withdrawn from", "suspended", "denounced"}

// mayLeave reports whether a step is one that a party plans or threatens to take,
// or is free to; it then stands as possible, and still to come.
func (s *sentence) mayLeave(w int, st *stance) bool {
	if st.Polarity != entente.Positive || st.dropped != "" && !st.onlyMeant() {
		return false
	}
	planned := st.dropped != "" || st.Time == entente.Future || st.unsure()
	meant := st.dropped == "" && st.Time == entente.Future || s.modal(w) != "" && s.modal(w) != MoodDuty
	for h, n := s.head(w), 0; h >= 0 && n < 4 && !meant; h, n = s.head(h), n+1 {
		o := s.child(h, "obj") // "sent a bill to parliament to withdraw"
		meant = s.c.ledger.has("intends", s.lemma(h)) || s.c.ledger.has("may leave", s.lemma(h)) || o >= 0 && o != w && s.isNoun(o) && s.c.ledger.has("may leave", s.lemma(o))
	}
	if !planned || !meant || s.questioned(w) {
		return false
	}
	st.dropped, st.Time = "", entente.Future
	st.lower(entente.Possible)
	return true
}

// toldBeside reports whether a step is told as a fact by a clause on what a plan
// or vote is about: "voted to ratify a treaty which the two had signed".
func (s *sentence) toldBeside(w int) bool {
	if h := s.head(w); h >= 0 && s.isVerb(w) && s.rel(w) == "advcl" && s.lemma(h) == "become" && s.modal(h) == "" && !s.negated(h) { // "has become the sixth state to ratify"
		return slices.ContainsFunc(s.kidsBy(h, "obj", "xcomp"), s.oneOfSeveral)
	}
	if !s.isVerb(w) || !s.relIs(w, "acl") || s.negated(w) || s.modal(w) != "" {
		return false
	}
	if s.rel(w) == "acl:relcl" || s.finite(w) {
		return s.hasBeen(w)
	}
	if h := s.head(w); s.word(w).XPOS == "VB" && s.oneOfSeveral(h) {
		v := s.verbAbove(h)
		return v >= 0 && s.modal(v) == "" && !s.negated(v)
	}
	d := s.dateUnder(s.stepTrigger(w))
	return s.word(w).XPOS == "VBN" && d != nil && d.Date.Time.Before(asked(s.doc))
}

// hasBeen reports whether a verb tells of what was or has been done.
func (s *sentence) hasBeen(w int) bool {
	if !s.isVerb(w) || s.modal(w) != "" {
		return false
	}
	return s.word(w).XPOS == "VBD" || s.word(w).XPOS == "VBN" && slices.ContainsFunc(s.kidsBy(w, "aux"), func(k int) bool {
		return slices.Contains([]string{"had", "was", "were", "has", "have"}, strings.ToLower(s.word(k).Form))
	})
}

// approved reports whether a step is the content of a vote for it: "voted to
// ratify", "approved the ratification of".
func (s *sentence) approved(w int) bool {
	h := s.head(w)
	if h < 0 || !s.relIs(w, "xcomp", "obj", "obl", "nsubj:pass", "advcl") {
		return false
	}
	l := s.lemma(h)
	return s.c.ledger.has("approval", l) && (l != "back" && l != "adopt") && !s.negated(h) && s.word(h).XPOS != "VB"
}

// intended reports whether what a step completes is a plan of those who take it,
// not a call on others.
func (s *sentence) intended(w int) bool {
	for h, n := s.head(w), 0; h >= 0 && n < 4; h, n = s.head(h), n+1 {
		if s.c.ledger.has("intends", s.lemma(h)) {
			return true
		}
	}
	return false
}

// addStage adds a step to an entry. What is told twice is one stage, with the
// better of both dates and places; two days that exclude each other stay, as a
// contradiction, and so does a denial.
func (b *bond) addStage(a *entente.Agreement, st step) {
	b.s.sameDay = entente.Date{}
	if n := len(a.Stages); n > 0 && (b.s.ofSameDay(st.word) || b.s.daysLater(st.word) > 0 && a.Stages[n-1].Date.Precision == entente.Day) {
		b.s.sameDay = a.Stages[n-1].Date
	} else if n > 0 {
		b.s.sameDay = b.s.since(st.word, a.Stages[n-1].Date)
	}
	s := b.s
	t := s.stepTrigger(st.word)
	n := entente.Stage{
		Stage: st.stage, Standing: st.stance.Standing,
		Spans: []entente.Span{s.span(min(st.word, b.lo), s.stepEnd(st.word, b.noun))},
	}
	n.Date = s.stepDate(t, b, &st.stance)
	n.Standing.Time = st.stance.Time
	n.Place = s.stepPlace(t, b)
	for i := range a.Stages {
		if joinStage(&a.Stages[i], n) {
			return
		}
	}
	a.Stages = append(a.Stages, n)
}

// stepEnd is the last word of those that tell a step: the agreement's noun, the verb, or
// where the verb brings it ("puts its treaty with Spain [in abeyance]").
func (s *sentence) stepEnd(w, noun int) int {
	end := max(w, noun)
	for _, k := range s.kidsBy(w, "obl") {
		if k > end && k < end+goalWithin && s.refAt[k] < 0 && !s.isDate(k) && s.child(k, "det") < 0 {
			return k
		}
	}
	return end
}

// goalWithin is how far behind an agreement's noun the word stands to which a verb
// brings it.
const goalWithin = 16

// joinStage joins what is told of a stage into o, if both tell the same.
func joinStage(o *entente.Stage, n entente.Stage) bool {
	said := o.Date.Precision != entente.Published && n.Date.Precision != entente.Published
	if o.Stage != n.Stage || o.Standing.Polarity != n.Standing.Polarity || said && !compatible(o.Date, n.Date) {
		return false
	}
	if o.Date.Precision == entente.Published || said && n.Date.Precision == entente.Day && o.Date.Precision != entente.Day {
		o.Date, o.Standing.Time = n.Date, n.Standing.Time
	}
	if o.Place == "" {
		o.Place = n.Place
	}
	o.Spans = append(o.Spans, n.Spans...)
	return true
}

// compatible reports whether two dates may be one: of the same year, month or
// day, as far as both say it.
func compatible(a, b entente.Date) bool {
	layout := "2006-01-02"
	for _, p := range []entente.Precision{a.Precision, b.Precision} {
		switch {
		case p == entente.Year:
			layout = "2006"
		case p == entente.Month && layout != "2006":
			layout = "2006-01"
		case p == entente.Week && layout == "2006-01-02":
			layout = "2006-01"
		}
	}
	return a.Time.Format(layout) == b.Time.Format(layout)
}

// stepDate dates a step: by the date on its word, on a verb above it ("signed a
// law that ends the treaty on Monday"), or the only one in its sentence that is
// neither part of the agreement's name nor of a report's.
func (s *sentence) stepDate(t trigger, b *bond, st *stance) entente.Date {
	if d, ok := s.dayFrom(t); ok {
		return d
	}
	found := s.dateOf(t, b, st)
	if found == nil && !s.sameDay.Time.IsZero() {
		out := s.sameDay
		out.Time = out.Time.AddDate(0, 0, s.daysLater(t.word))
		return out
	}
	if found == nil || found.Date.Precision != entente.Day {
		if d, ok := s.dayAlone(t.word); ok {
			return d
		}
	}
	if found == nil {
		return s.dateUntold(t, b)
	}
	if found.Historical && st.Time == entente.Past {
		st.Time = entente.Historical
	}
	return s.inEntry(found.Date)
}

// dateOf is the date that the sentence gives a step, nil if it gives none.
func (s *sentence) dateOf(t trigger, b *bond, st *stance) *date.Found {
	found := s.dateUnder(t)
	if found != nil && s.stillSo(t.word) && !s.within(s.topOf(*found), t.word) {
		found = nil
	}
	if found == nil {
		found = s.dayPart(t.word)
	}
	if found != nil && s.inTitle(found, b) {
		found = s.dateBeside(t.word, b)
	}
	if found == nil {
		found = s.dateAbove(t.word)
	}
	if found == nil {
		found = s.announcedOn(t.word)
	}
	if found == nil && st.Polarity == entente.Positive {
		found = s.onlyDate(b)
	}
	return found
}

// dateUntold is the date of a step that its sentence gives none: the day that the
// agreement is named by where the step is the making of it, that of the heading it
// stands under, else that of the document.
func (s *sentence) dateUntold(t trigger, b *bond) entente.Date {
	if d := s.titleDay(b); d != nil && s.c.ledger.has("done", s.lemma(t.word)) {
		return s.inEntry(d.Date)
	}
	if !s.headDay.Time.IsZero() && !s.dayless(t.word) {
		return s.headDay
	}
	return entente.Date{Time: date.Midnight(asked(s.doc)), Precision: entente.Published}
}

// dateBeside is the first date on a step's word that is no part of the
// agreement's name: "the agreement of 1994 expired on Sunday night".
func (s *sentence) dateBeside(w int, b *bond) *date.Found {
	for i := range s.dates {
		if d := &s.dates[i]; !d.Loose && !s.inTitle(d, b) && s.belongs(s.topOf(*d), w) {
			return d
		}
	}
	return s.dayPart(w)
}

// announcedOn is the date on which a party says that it is taking a step, which is
// how such a step is taken: "declared on Tuesday that Russia was suspending …".
func (s *sentence) announcedOn(w int) *date.Found {
	h := s.head(w)
	if h < 0 || !s.isVerb(h) || !s.reports(h) || s.child(w, "aux") < 0 {
		return nil
	}
	if s.word(w).XPOS != "VBG" && (s.word(w).XPOS != "VB" || !s.relIs(w, "ccomp") || s.modal(w) == MoodDuty) {
		return nil
	}
	by := s.stateParties(s.heads(s.stepTrigger(h), "subj"))
	if who := s.stateParties(s.heads(s.stepTrigger(w), "subj")); len(by) == 0 || len(who) == 0 && !s.ofPronoun(w) || !covers(by, who) {
		return nil
	}
	return s.dateUnder(s.stepTrigger(h))
}

// dayPart is the date of a part of a day on a word: "on Tuesday night".
func (s *sentence) dayPart(w int) *date.Found {
	for i := range s.dates {
		top := s.topOf(s.dates[i])
		if h := s.head(top); s.relIs(top, "compound", "nmod", "amod") && h >= 0 && s.c.ledger.has("part of day", s.lemma(h)) && s.belongs(h, w) {
			return &s.dates[i]
		}
	}
	return nil
}

// inTitle reports whether a date belongs to the agreement's name: "the gas
// agreement of 1992".
func (s *sentence) inTitle(d *date.Found, b *bond) bool {
	top := s.topOf(*d)
	return top >= b.lo && top <= b.hi || s.relIs(top, "nmod") && s.head(top) >= b.lo && s.head(top) <= b.hi && s.caseOf(top) == "of"
}

// titleDay is the day that an agreement is named by: "the agreement of 12 November,
// made in Quito".
func (s *sentence) titleDay(b *bond) *date.Found {
	for i := range s.dates {
		if d := &s.dates[i]; !d.Loose && d.Date.Precision == entente.Day && s.inTitle(d, b) {
			return d
		}
	}
	return nil
}

// dateAbove is the date on the clause that a step's clause describes a paper of,
// or completes.
func (s *sentence) dateAbove(w int) *date.Found {
	for n := 0; n < 3; n++ {
		h := s.head(w)
		if h < 0 {
			return nil
		}
		through := s.approved(w) || s.relIs(w, "xcomp", "nsubj", "nsubj:pass", "obj", "obl") || s.relIs(w, "conj") && s.isVerb(h) && s.isVerb(w) || s.relIs(w, "acl") && s.c.ledger.has("paper", s.lemma(h))
		if !through || s.reports(h) && !s.approved(w) {
			return nil
		}
		w = h
		if s.isVerb(w) {
			if d := s.dateUnder(trigger{word: w, pos: frame.Verb, carrier: -1}); d != nil {
				return d
			}
			if d := s.dayPart(w); d != nil {
				return d
			}
		}
	}
	return nil
}

// stillSo reports whether a noun is what something is now: "it is still in force".
func (s *sentence) stillSo(w int) bool {
	cop := s.child(w, "cop")
	return cop >= 0 && (s.word(cop).XPOS == "VBZ" || s.word(cop).XPOS == "VBP")
}

func (s *sentence) onlyDate(b *bond) *date.Found {
	var only *date.Found
	if len(b.steps) == 1 && b.steps[0].stage == "in force" && s.stillSo(b.steps[0].word) {
		return nil
	}
	for i := range s.dates {
		d := &s.dates[i]
		if d.Loose || s.inTitle(d, b) {
			continue
		}
		if only != nil {
			return nil
		}
		only = d
	}
	if only == nil || len(b.steps) != 1 {
		return nil
	}
	if h := s.head(s.topOf(*only)); h >= 0 && (s.isVerb(h) && s.reports(h) || s.relIs(s.topOf(*only), "nmod", "compound", "amod", "nummod", "nmod:poss") && s.isNoun(h) && h != b.noun) {
		return nil
	}
	if s.ofOtherVerb(b, only) {
		return nil
	}
	return only
}

// ofOtherVerb reports whether the only date of a sentence is that of its main verb
// while the step is told by a participle on a noun: "voiced concern on Thursday
// over the treaty signed by Putin and Kim".
func (s *sentence) ofOtherVerb(b *bond, d *date.Found) bool {
	w, h := b.steps[0].word, s.head(s.topOf(*d))
	return s.isVerb(w) && s.relIs(w, "acl") && h >= 0 && s.isVerb(h) && !s.within(h, w) && s.within(w, h)
}

// stepPlace is where a step was taken: the place on its word or on the noun, on the
// verb above it, or the first that "in" or "at" leads to behind the noun in the same
// clause.
func (s *sentence) stepPlace(t trigger, b *bond) string {
	if p := s.place(t); p != nil && !s.isParty(p.Country, p.Text, b) {
		return p.Text
	}
	if t.pos != frame.Verb {
		if name := s.placeOfVerbAbove(t.word, b); name != "" {
			return name
		}
	}
	for i := min(b.noun, t.word) + 1; i+1 < len(s.tree.Words); i++ {
		if i >= b.lo && i <= b.hi || i+1 == b.lo || !s.leadsToPlace(i) {
			continue
		}
		if name := s.placeOfStep(s.head(i), t.word, b); name != "" {
			return name
		}
	}
	return ""
}

// placeOfVerbAbove is where the first verb above a noun happened that reports
// nothing: "instruments of ratification were exchanged in Hanoi".
func (s *sentence) placeOfVerbAbove(noun int, b *bond) string {
	for h, n := s.head(noun), 0; h >= 0 && n < 3; h, n = s.head(h), n+1 {
		if !s.isVerb(h) || s.reports(h) {
			continue
		}
		if p := s.place(verbAt(h)); p != nil && !s.isParty(p.Country, p.Text, b) {
			return p.Text
		}
		break
	}
	return ""
}

// leadsToPlace reports whether a word is an "in" or "at" with something under it.
func (s *sentence) leadsToPlace(i int) bool {
	f := strings.ToLower(s.word(i).Form)
	return (f == "in" || f == "at") && s.word(i).UPOS == "ADP" && s.head(i) >= 0
}

// placeOfStep is the place at a word, if it is where the step of another was taken,
// "" if it is none or not that step's.
func (s *sentence) placeOfStep(at, word int, b *bond) string {
	h := s.head(at)
	byAgent := h >= 0 && s.rel(h) == "obl:agent" && s.head(h) == word // "signed by the two in Hanoi"
	if !byAgent && !s.belongsToStep(at, word, b.noun) {
		return ""
	}
	if p := s.placeAt(at); p != nil && !s.isParty(p.Country, p.Text, b) {
		return p.Text
	}
	if h >= 0 && (h == word || h == s.head(word) || s.head(h) == word && (s.relIs(h, "obl") || s.word(h).UPOS == "ADV")) {
		return s.unknownPlace(at)
	}
	return ""
}

// unknownPlace is a name behind "in" or "at" that no gazetteer has, "" if the
// word is none: small towns have seen great treaties signed.
func (s *sentence) unknownPlace(i int) string {
	if s.refAt[i] >= 0 || s.word(i).UPOS != "PROPN" || !s.upper(i) || s.isDate(i) || s.isAgreementWord(i) || s.child(i, "det", "nummod", "case") < 0 || s.child(i, "det", "nummod") >= 0 {
		return ""
	}
	lo, hi := i, i
	for lo > 0 && s.head(lo-1) == i && s.upper(lo-1) && s.word(lo-1).UPOS == "PROPN" {
		lo--
	}
	for hi+1 < len(s.tree.Words) && s.head(hi+1) == i && s.relIs(hi+1, "flat") {
		hi++
	}
	return s.evidence(lo, hi).Text
}

// belongsToStep reports whether a word hangs on a step's word or noun without a
// noun for people or another verb between.
func (s *sentence) belongsToStep(i, word, noun int) bool {
	for n := 0; i >= 0 && n < 6; n++ {
		if i == word || i == noun {
			return true
		}
		if n > 0 && (s.isVerb(i) || s.refAt[i] >= 0) {
			return false
		}
		i = s.head(i)
	}
	return false
}

// isParty reports whether a place is a party's country by its name, which is no
// place of signing.
func (s *sentence) isParty(country, text string, b *bond) bool {
	return country != "" && slices.ContainsFunc(b.parties, func(e entente.Entity) bool { return e.Code == country && e.Text == text })
}

// ofSameDay reports whether a step is told to be of the day of the one before:
// "and is in force from that date".
func (s *sentence) ofSameDay(w int) bool {
	for i := w + 1; i+1 < min(w+5, len(s.tree.Words)); i++ {
		if n := s.lemma(i + 1); s.c.ledger.has("same day", strings.ToLower(s.word(i).Form)) && (n == "day" || n == "date") {
			return true
		}
	}
	return false
}
