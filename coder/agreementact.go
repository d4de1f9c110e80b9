package coder

import (
	"slices"
	"strings"
)

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
