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
	s.stepsFronted(i, add)
	for at := i + 1; at <= end; at++ { // "a pact on the exchange of lists, signed in 1988"
		for _, k := range s.kidsBy(at, "acl") {
			if k > end {
				s.stepBelow(k, add)
			}
		}
	}
	for _, p := range s.expand(s.kidsBy(i, "nmod")) { // "its treaty with Oman, signed in Muscat"
		if c := s.caseOf(p); p < end || c != "with" && c != "between" && !s.relIs(p, "conj") {
			continue
		}
		for _, k := range s.kidsBy(p, "acl") {
			which := s.child(k, "nsubj", "obj", "mark")
			if s.rel(k) == "acl" && s.word(k).XPOS == "VBN" && s.c.ledger.valueOf("stage", s.lemma(k)) != "" ||
				s.rel(k) == "acl:relcl" && which >= 0 && strings.EqualFold(s.word(which).Form, "which") { // "the truce between A and B, which took effect"
				s.stepBelow(k, add)
			}
		}
	}
	if end+2 < len(s.tree.Words) && strings.EqualFold(s.word(end+1).Form, "in") && s.c.ledger.has("force", s.lemma(end+2)) {
		add("in force", end+2)
	}
	slices.SortStableFunc(out, func(a, b step) int { return a.word - b.word })
	return out
}

// bearers are the words that stand for an agreement in its sentence: the noun,
// and those that it completes as the name of what is signed ("a declaration on a
// strategic partnership", "the text of the treaty").
func (s *sentence) bearers(i int) []int {
	out := []int{i}
	for n := 0; n < 4; n++ {
		h := s.head(i)
		if h < 0 {
			break
		}
		switch {
		case s.relIs(i, "conj") && s.isNoun(h) && s.isNoun(i): // "signed a treaty and a protocol"
			out = append(out, h)
		case s.relIs(i, "nmod") && (s.isAgreementWord(h) || s.c.ledger.has("anaphor", s.lemma(h)) && s.lemma(h) != "party" && s.lemma(h) != "member" && s.lemma(h) != "side" && s.lemma(h) != "signatory"):
			out = append(out, h)
		case s.relIs(i, "nmod") && h < i && s.upper(h) && s.titleStart(i) <= h: // the [Gulf] of Guinea Defence Pact
			out = append(out, h)
		case s.relIs(i, "nmod", "compound", "appos") && s.lemma(h) == "status":
			out = append(out, h)
		case s.relIs(i, "nmod", "obl") && (s.caseOf(i) == "in" || s.caseOf(i) == "of") && s.membershipOf(i, h) >= 0:
			return out // its own step: see membershipAbove
		case s.relIs(i, "appos") && s.c.ledger.has("taking up", s.lemma(h)), s.relIs(i, "compound", "appos") && s.isAgreementWord(h):
			out = append(out, h)
		default:
			return out
		}
		i = h
	}
	return out
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
	case s.isVerb(h) && (s.relIs(i, "obj", "nsubj:pass") || s.relIs(i, "xcomp", "ccomp") && i > h && s.child(i, "cop", "mark", "case") < 0):
		s.actStep(h, add)
		s.stepsBeside(i, h, add)
	case s.isVerb(h) && s.relIs(i, "nsubj"):
		s.subjectStep(h, add)
		for _, k := range s.kidsBy(h, "conj") {
			s.subjectStep(k, add)
		}
	case s.relIs(i, "nsubj") && s.c.ledger.has("force", s.lemma(h)): // "the treaty is in force"
		add("in force", h)
	case s.relIs(i, "nsubj") && s.wishedFor(h) >= 0: // "a treaty is what Mali wants from Niger"
		add("proposed", s.wishedFor(h))
	case s.relIs(i, "nsubj") && s.undone(h) != "": // "the treaty is unratified"
		add(s.undone(h), h)
	case s.relIs(i, "obl", "nmod"):
		if m := s.membershipOf(i, h); m >= 0 && (s.caseOf(i) == "in" || s.caseOf(i) == "of") {
			if v := s.head(m); v >= 0 && s.isVerb(v) && s.relIs(m, "obj", "nsubj:pass") {
				add(s.membershipStep(s.lemma(v)), v)
			}
			return
		}
		s.prepositionStep(i, h, add)
	case s.isNoun(h) && s.relIs(i, "compound") && s.c.ledger.valueOf("stage", s.lemma(h)) != "" && !s.isAgreementWord(h): // "treaty ratification"
		add(s.c.ledger.valueOf("stage", s.lemma(h)), h)
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
	l := s.lemma(v)
	stage := s.c.ledger.valueOf("stage", l)
	if s.c.ledger.has("approval", l) && !s.byLegislature(v) {
		return
	}
	switch {
	case l == "join":
		if o := s.child(v, "obj"); o >= 0 && s.c.ledger.has("joined", s.lemma(o)) {
			stage = "ratified"
		}
	case l == "back" && s.child(v, "nsubj") >= 0 && s.c.ledger.has("chamber", s.lemma(s.child(v, "nsubj"))):
		stage = "ratified"
	case l == "tear" || l == "rip":
		if s.child(v, "compound:prt", "advmod") < 0 {
			return
		}
	case l == "make" || l == "agree" || l == "enter" || l == "come" || l == "work" || l == "plan" || l == "talk":
		if l != "agree" {
			return
		}
		if s.child(v, "obj") >= 0 && s.lemma(s.child(v, "obj")) == "text" { // agreed, and not yet signed
			stage = "negotiated"
		}
	case l == "take" || l == "put" || l == "bring":
		if s.intoForce(v) {
			stage = "in force"
		}
	case l == "call" && s.hasParticle(v, "off"):
		stage = "ended"
	case s.c.ledger.has("declaring", l):
		stage = ""
		if x := s.child(v, "xcomp", "ccomp"); x >= 0 && s.c.ledger.has("void", s.lemma(x)) {
			stage = "denounced"
		}
	case s.c.ledger.has("applying", l):
		if h := s.head(v); h >= 0 && s.relIs(v, "xcomp", "obj", "ccomp") && s.c.ledger.has("stops", s.lemma(h)) {
			stage = "suspended"
		}
	}
	add(stage, v)
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
	l := s.lemma(h)
	stage := s.c.ledger.valueOf("stage", l)
	if s.c.ledger.has("approval", l) && s.isVerb(h) {
		return
	}
	switch {
	case c == "of" && s.entryInto(h) >= 0:
		add("in force", s.entryInto(h))
	case (c == "from" || c == "out of" || c == "out" || c == "of" && s.isVerb(h) || c == "away from") && s.c.ledger.has("leaving", l) && s.leaves(i, h, c):
		add("withdrawn from", h)
	case c == "of" && s.isNoun(h):
		if stage != "negotiated" || l == "negotiation" {
			add(stage, h)
		}
	case stage == "negotiated" && slices.Contains([]string{"on", "over", "about", "for", "toward", "towards"}, c):
		add(stage, h)
	case c == "to" && l == "belong" && s.noLonger(h):
		add("withdrawn from", h)
	case c == "to" && (l == "accede" || l == "accession"), c == "to" && s.isNoun(h) && (stage == "amended" || l == "end"):
		add(stage, h)
	case s.isVerb(h) && s.child(h, "obj") >= 0 && slices.Contains([]string{"on", "over", "about", "for"}, c) && s.c.ledger.has("talks", s.lemma(s.child(h, "obj"))):
		add("negotiated", s.child(h, "obj"))
	case c == "to" && l == "deposit": // "deposited its instrument of accession to"
		add("ratified", h)
	case c == "to" && s.isVerb(h) && s.putsName(h):
		add("signed", h)
	case c == "on" && s.isVerb(h) && (l == "agree" || l == "sign"):
		add("signed", h)
	}
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

// leaves tells "pull out of a treaty" from "pulled of": a verb with "of" has an
// "out" beside it.
func (s *sentence) leaves(i, h int, c string) bool {
	l := s.lemma(h)
	if c == "of" {
		return s.hasParticle(h, "out") || i > 1 && slices.ContainsFunc(s.kids[i], func(k int) bool { return strings.EqualFold(s.word(k).Form, "out") })
	}
	return l != "step" && l != "drop" && l != "walk" && l != "back" || c != "from" || s.hasParticle(h, "away") || s.hasParticle(h, "back")
}

// stepBelow is what a participle or relative clause on an agreement tells: "a
// treaty signed in June", "which it denounced later", "that entered into force".
func (s *sentence) stepBelow(k int, add func(string, int)) {
	l := s.lemma(k)
	stage := s.c.ledger.valueOf("stage", l)
	if !s.isVerb(k) && s.word(k).UPOS != "ADJ" || s.phraseBelow(k, add) {
		return
	}
	switch {
	case s.relIs(k, "conj", "advcl", "parataxis") && s.word(k).XPOS != "VBN", s.relIs(k, "conj"):
		return
	case s.passive(k) || s.child(k, "aux") < 0 && (s.word(k).XPOS == "VBN" || s.word(k).XPOS == "VBD" && s.rel(k) == "acl" && s.child(k, "nsubj", "mark") < 0):
		if s.rel(k) == "acl" && s.c.ledger.has("done", l) && s.madeAt(k) { // "done at Paris on 19 November 1990"
			add("signed", k)
			return
		}
		if s.c.ledger.has("approval", l) && !s.byLegislature(k) || l == "agree" && s.child(k, "obl") < 0 || l == "make" {
			return
		}
		if l == "tear" && !s.hasParticle(k, "up") {
			return
		}
		add(stage, k)
		for _, c := range s.kidsBy(k, "conj") { // "signed in 1990 and ratified in 1991"
			if s.word(c).XPOS == "VBN" && s.c.ledger.valueOf("stage", s.lemma(c)) != "" {
				add(s.c.ledger.valueOf("stage", s.lemma(c)), c)
			}
		}
	case s.rel(k) == "acl:relcl", s.rel(k) == "acl" && s.finite(k) && s.child(k, "nsubj") >= 0:
		s.relativeStep(k, stage, add)
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
	st := s.standing(s.stepTrigger(w))
	if s.leftOpen(w, &st) {
		return step{}, false
	}
	switch {
	case stage == "proposed" && s.rel(w) == "acl:relcl" && s.c.ledger.has("wanting", s.lemma(w)):
		st = stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Ongoing}}
	case s.approved(w):
		st.dropped, st.Time = "", entente.Past
	case s.notYet(w):
		st.dropped, st.Time, st.Polarity, st.Certainty = "", entente.Past, entente.Negative, entente.Certain
	case s.toldBeside(w) && st.Polarity == entente.Positive:
		st.dropped, st.Time, st.Certainty = "", entente.Past, entente.Certain
	}
	if st.dropped == "" && st.Time == entente.Future && s.hasBeen(w) { // "extended the pact to February 2026"
		st.Time = entente.Past
	}
	if h := s.head(w); h >= 0 && !s.isVerb(w) && s.relIs(w, "obj", "nsubj:pass", "obl") && (s.c.ledger.has("putting off", s.lemma(h)) || s.lemma(h) == "put" && s.hasParticle(h, "off")) {
		return step{}, false
	}
	if v := s.verbAbove(w); !s.isVerb(w) && v >= 0 && s.modal(v) == MoodFuture && st.Polarity == entente.Positive { // "will travel to Baku for the signing"
		st.Time = entente.Future
	}
	if n := s.notifies(stage, w); n != "" && st.Polarity == entente.Positive {
		st.dropped, st.Time, st.Certainty = "", entente.Past, entente.Certain
		return step{n, w, st}, true
	}
	planned := st.Time == entente.Future && st.Polarity == entente.Positive || sureness[st.Certainty] < sureness[entente.Probable]
	if slices.Contains(leavings, stage) && s.mayLeave(w, &st) {
		return step{stage, w, st}, true
	}
	if st.dropped != "" {
		if st.dropped != dropClaimed && st.dropped != dropPurpose || !s.intended(w) {
			return step{}, false
		}
		planned = true
	}
	if stage == "proposed" && st.Polarity == entente.Negative && s.isVerb(w) && s.passive(w) { // "has not even been tabled"
		return step{}, false
	}
	if stage == "proposed" || stage == "negotiated" {
		if sureness[st.Certainty] < sureness[entente.Probable] && st.Polarity == entente.Positive {
			return step{}, false
		}
		if st.Time == entente.Future && stage == "negotiated" && st.Polarity == entente.Positive {
			stage, st.Time = "proposed", entente.Ongoing
		}
		return step{stage, w, st}, true
	}
	if planned {
		if stage != "signed" { // that it will be ratified is no step yet
			return step{}, false
		}
		stage, st.Time = "proposed", entente.Ongoing
		st.lower(entente.Probable)
	}
	return step{stage, w, st}, true
}

// leftOpen reports whether nothing is said of a step but a question, or that nobody has
// shown it: "did not say whether it was signed", "reports that it was are unconfirmed".
func (s *sentence) leftOpen(w int, st *stance) bool {
	return st.open || st.Polarity == entente.Positive && s.verdictOver(s.stepTrigger(w)).ruling != noRuling
}

// leavings are the steps of which a threat or plan is news by itself.
var leavings = []string{"withdrawn from", "suspended", "denounced"}

// mayLeave reports whether a step is one that a party plans or threatens to take,
// or is free to; it then stands as possible, and still to come.
func (s *sentence) mayLeave(w int, st *stance) bool {
	if st.Polarity != entente.Positive || st.dropped != "" && st.dropped != dropClaimed && st.dropped != dropPurpose {
		return false
	}
	planned := st.dropped != "" || st.Time == entente.Future || sureness[st.Certainty] < sureness[entente.Probable]
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
	if d := s.titleDay(b); found == nil && d != nil && s.c.ledger.has("done", s.lemma(t.word)) {
		return s.inEntry(d.Date)
	}
	if found == nil && !s.headDay.Time.IsZero() && !s.dayless(t.word) {
		return s.headDay
	}
	if found == nil {
		return entente.Date{Time: date.Midnight(asked(s.doc)), Precision: entente.Published}
	}
	if found.Historical && st.Time == entente.Past {
		st.Time = entente.Historical
	}
	return s.inEntry(found.Date)
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

// stepPlace is where a step was taken: the place on its word or on the noun, or
// the first that "in" or "at" leads to behind the noun in the same clause.
func (s *sentence) stepPlace(t trigger, b *bond) string {
	if p := s.place(t); p != nil && !s.isParty(p.Country, p.Text, b) {
		return p.Text
	}
	for h, n := s.head(t.word), 0; h >= 0 && n < 3 && t.pos != frame.Verb; h, n = s.head(h), n+1 { // "instruments of ratification were exchanged in Hanoi"
		if !s.isVerb(h) || s.reports(h) {
			continue
		}
		if p := s.place(trigger{word: h, pos: frame.Verb, carrier: -1}); p != nil && !s.isParty(p.Country, p.Text, b) {
			return p.Text
		}
		break
	}
	for i := min(b.noun, t.word) + 1; i+1 < len(s.tree.Words); i++ {
		if i >= b.lo && i <= b.hi || i+1 == b.lo {
			continue
		}
		if f := strings.ToLower(s.word(i).Form); f != "in" && f != "at" || s.word(i).UPOS != "ADP" {
			continue
		}
		at := s.head(i)
		if at < 0 || !s.belongsToStep(at, t.word, b.noun) && !(s.head(at) >= 0 && s.rel(s.head(at)) == "obl:agent" && s.head(s.head(at)) == t.word) {
			continue
		}
		if p := s.placeAt(at); p != nil && !s.isParty(p.Country, p.Text, b) {
			return p.Text
		}
		if h := s.head(at); h >= 0 && (h == t.word || h == s.head(t.word) || s.head(h) == t.word && (s.relIs(h, "obl") || s.word(h).UPOS == "ADV")) && s.unknownPlace(at) != "" {
			name := s.unknownPlace(at)
			return name
		}
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
