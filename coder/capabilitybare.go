package coder

import (
	"slices"
	"strings"

	"entente"
)

// # Changes told without a word of change
//
// Reports tell that a rocket failed by what it did not do ("never left the pad"), that
// arms stand ready by an adjective, and a second launch by its place alone.

// comesToNothing reports whether a verb denies of a missile or rocket what one does that
// works: "did not reach orbit", "never left the pad".
func (s *sentence) comesToNothing(v int) bool {
	if !s.c.ledger.has("works", s.lemma(v)) || !s.negated(v) || s.passive(v) || s.head(v) >= 0 && s.relIs(v, "acl", "xcomp") {
		return false
	}
	if a := s.child(v, "aux"); a >= 0 && s.lemma(a) != "do" && s.lemma(a) != "have" { // "will not leave its silo"
		return false
	}
	if x := s.word(v).XPOS; x != "VB" && x != "VBD" && x != "VBN" {
		return false
	}
	return slices.ContainsFunc(append(s.armsIn(verbAt(v), "subj"), s.failedParts(v)...), flies) && (s.child(v, "aux") >= 0 || s.word(v).XPOS == "VBD")
}

// flies reports whether arms are such as go up.
func flies(a arms) bool {
	switch a.programme {
	case "ballistic missile", "ICBM", "SLBM", "cruise", "hypersonic", "space launch", "satellite", "anti-satellite":
		return true
	}
	return false
}

// flownFor reports whether somebody flies a missile, which tries it out: "had flown the
// Hwasong-18".
func (s *sentence) flownFor(v int) bool {
	if !s.c.ledger.has("flies arms", s.lemma(v)) {
		return false
	}
	slot := "obj"
	if s.passive(v) {
		slot = "subj"
	}
	return slices.ContainsFunc(s.armsIn(verbAt(v), slot), func(a arms) bool { return flies(a) && a.programme != "satellite" })
}

// beginsMaking reports whether a verb of making is what somebody begins: "has started to
// make its own missile".
func (s *sentence) beginsMaking(v int) bool {
	h := s.head(v)
	return h >= 0 && s.isVerb(h) && s.relIs(v, "xcomp") && s.c.ledger.has("begins", s.lemma(h)) && s.c.ledger.has("build.verb", s.lemma(v)) && s.lemma(v) != "prepare"
}

// setUpAbroad reports whether arms are set up in a state that is not who sets them up,
// which stations them there: "has set up missile batteries in Chad".
func (s *sentence) setUpAbroad(v int) bool {
	l := s.lemma(v)
	if l != "install" && l != "erect" && !(l == "set" && s.goesWith(v, s.c.ledger.lists["set up"])) {
		return false
	}
	t := verbAt(v)
	who := s.states(t, "subj", "by")
	if len(who) == 0 || len(s.armsIn(t, "obj")) == 0 {
		return false
	}
	at := s.states(t, "in", "on", "at", "near")
	for _, h := range s.heads(t, "obj") {
		at = append(at, s.states(s.plainTrigger(h), "in", "on", "at", "near")...)
	}
	return len(foreign(at, who)) > 0
}

// hungOnName reports whether a place was hung on the words that name a weapon: "tested a
// missile named Fattah [in the desert]".
func (s *sentence) hungOnName(j, top int) bool {
	for n := 0; j >= 0 && n < maxHops; n++ {
		if j == top {
			return true
		}
		if s.isVerb(j) && !(s.c.ledger.has("naming", s.lemma(j)) && s.rel(j) == "acl") {
			return false
		}
		j = s.head(j)
	}
	return false
}

// offCoast reports whether a state is named only for the sea before it: "off Florida".
func (s *sentence) offCoast(e entente.Entity) bool {
	for _, ref := range s.refs {
		if ref.Entity.Span == e.Span {
			c := s.caseOf(ref.Head)
			return c == "off" || c == "near" || c == "towards" || c == "toward" || c == "over"
		}
	}
	return false
}

// fromSubmarine reports whether what a sentence tells came out of a submarine.
func (s *sentence) fromSubmarine() bool {
	for j := range s.tree.Words {
		if s.caseOf(j) != "from" && s.caseOf(j) != "aboard" {
			continue
		}
		if s.lemma(j) == "submarine" || slices.ContainsFunc(s.kidsBy(j, "compound", "nmod:desc"), func(k int) bool { return s.lemma(k) == "submarine" }) {
			return true
		}
	}
	return false
}

// ofRocket reports whether what fails is a part that another missile of the sentence goes up
// by: "a Trident fell back when its boosters failed".
func (s *sentence) ofRocket(a arms) bool {
	if l := s.lemma(a.head); l != "booster" {
		return false
	}
	for j := range s.tree.Words {
		if p, first := s.armsName(j); j != a.head && first >= 0 && s.isNoun(j) && s.lemma(j) != "booster" && flies(arms{programme: p}) {
			return true
		}
	}
	return false
}

// takenForIt reports whether a change is only what somebody takes another thing for:
// "regard the launches as tests of missiles".
func (s *sentence) takenForIt(i int) bool {
	h := s.head(i)
	if h >= 0 && s.isNoun(h) && s.relIs(i, "nmod") {
		h = s.head(h)
	}
	return h >= 0 && s.isNoun(i) && s.isVerb(h) && s.caseOf(i) == "as" && s.c.ledger.has("takes for", s.lemma(h))
}

// standsReady are the arms that an adjective tells to be in service: "the system is now
// operational". Nil if it tells none.
func (s *sentence) standsReady(i int) []arms {
	be := s.child(i, "cop")
	if be < 0 || s.isVerb(i) || !s.c.ledger.has("ready", s.lemma(i)) || s.word(i).UPOS != "ADJ" || s.negated(i) || s.child(i, "aux", "mark") >= 0 {
		return nil
	}
	var out []arms
	for _, k := range s.kidsBy(i, "nsubj") {
		out = append(out, s.armsAt(k, 0)...)
	}
	return out
}

// ownersOfReady are whose arms are that are told to be ready: who brought them there, or
// who holds them.
func (s *sentence) ownersOfReady(a arms) []entente.Entity {
	for _, v := range append(s.kidsBy(a.head, "acl:relcl"), s.kidsBy(a.top, "acl:relcl")...) {
		if s.isVerb(v) {
			if es := s.makersStates(verbAt(v), "subj", "by"); len(es) > 0 {
				return es[:1]
			}
		}
	}
	for _, h := range []int{a.head, a.top} {
		if es := s.makersStates(s.plainTrigger(h), "poss", "mod"); len(es) > 0 {
			return es[:1]
		}
	}
	return nil
}

// readyArms reads the arms that an adjective tells to be in service.
func (s *sentence) readyArms(i int) []entente.Capability {
	var out []entente.Capability
	for _, a := range s.standsReady(i) {
		who := s.ownersOfReady(a)
		if len(who) == 0 {
			continue
		}
		t := s.plainTrigger(i)
		st := s.standing(t)
		if st.dropped != "" || st.Polarity == entente.Negative {
			continue
		}
		c := s.capability(t, i, a, "deployment", who[0], st)
		for _, v := range s.kidsBy(a.head, "acl:relcl") {
			if name := s.placeWithin(v, []string{"to", "in", "at", "on", "near"}); c.Place == "" && name != "" {
				c.Place = name
			}
		}
		out = append(out, c)
	}
	return out
}

// alsoLaunched reads a second missile that a clause names with its place behind the verb
// of the first: "a Yars was launched from Plesetsk, and a Sineva from the Barents Sea".
func (s *sentence) alsoLaunched(v int, first entente.Capability) []entente.Capability {
	if first.Change != "launch" && first.Change != "test" || !s.isVerb(v) {
		return nil
	}
	var out []entente.Capability
	for k := v + 2; k < len(s.tree.Words); k++ {
		if !s.isNoun(k) || !s.relIs(k, "conj") || s.child(k, "cc") < 0 || !s.within(k, v) || s.head(k) == v && s.isVerb(k) {
			continue
		}
		name, first0 := s.longest("prog", k)
		if p, at := s.armsName(k); at >= 0 {
			name, first0 = p, at
		}
		from := s.placeUnder(k)
		if a := (arms{name, min(first0, k), k, k}); first0 >= 0 && flies(a) && from != "" {
			c := s.capability(verbAt(v), v, a, first.Change, first.State, stance{Standing: first.Standing})
			c.Place, c.Count = from, 0
			out = append(out, c)
		}
	}
	return out
}

// placeUnder is whence the words behind a noun say that something came: "a missile from a
// submarine in the Barents Sea".
func (s *sentence) placeUnder(k int) string {
	lo, hi := k+1, k+9
	if lo >= len(s.tree.Words) || s.lemma(lo) != "from" {
		return ""
	}
	for j := lo + 1; j <= min(hi, len(s.tree.Words)-1); j++ {
		if c := s.caseOf(j); c == "from" || c == "in" || c == "at" || c == "off" || c == "near" {
			if name := s.placeName(j); name != "" {
				return name
			}
		}
	}
	return ""
}

// risesByName reports whether a rocket goes up that is called by its name.
func (s *sentence) risesByName(v int) bool {
	return s.isVerb(v) && s.goesUp(v) && slices.ContainsFunc(s.armsIn(verbAt(v), "subj"), func(a arms) bool { return hasName(s.weapon(a, v)) })
}

// lostInFlight reports whether a rocket is destroyed on its way up, by those who fire it or
// by itself: "was destroyed minutes after liftoff".
func (s *sentence) lostInFlight(v int) bool {
	if l := s.lemma(v); l != "destroy" && l != "lose" && l != "self-destruct" || !s.passive(v) && l != "self-destruct" || len(s.kidsBy(v, "obl:agent")) > 0 {
		return false
	}
	if !slices.ContainsFunc(s.armsIn(verbAt(v), "subj", "obj"), flies) {
		return false
	}
	for _, c := range []string{"after", "in", "during", "on", "before", "at", "upon", "into", "from"} {
		for _, k := range s.under(v, c) {
			if s.c.ledger.has("on the way up", s.lemma(k)) {
				return true
			}
		}
	}
	for j := v + 1; j+1 < len(s.tree.Words); j++ {
		if s.lemma(j) == "after" && s.c.ledger.has("on the way up", s.lemma(j+1)) && s.within(j, v) {
			return true
		}
	}
	return false
}

// oneOfKind reports whether a name is that of a kind of thing and no place: "from a Rafale".
func (s *sentence) oneOfKind(j int) bool {
	return s.word(j).UPOS == "PROPN" && slices.ContainsFunc(s.kidsBy(j, "det"), func(k int) bool { return s.lemma(k) == "a" || s.lemma(k) == "an" })
}

// madeThere reports whether a word only tells where a thing is made: "Israeli-made".
func (s *sentence) madeThere(j int) bool {
	if j+2 >= len(s.tree.Words) || s.word(j+1).Form != "-" {
		return false
	}
	l := s.lemma(j + 2)
	return l == "make" || l == "made" || l == "build" || l == "built" || l == "design" || l == "designed" || l == "supply" || l == "supplied" || l == "style"
}

// takesUpShot reports whether a passive tells again of the missiles that the document told
// last: "the missiles were fired from Homs".
func (s *sentence) takesUpShot(v int, change string) bool {
	if change != "launch" && change != "test" || len(s.armedState) != 1 || !s.isVerb(v) || !s.passive(v) {
		return false
	}
	return slices.ContainsFunc(s.kidsBy(v, "nsubj:pass"), func(k int) bool {
		return s.word(k).UPOS == "PRON" || slices.ContainsFunc(s.kidsBy(k, "det"), func(d int) bool { l := s.lemma(d); return l == "the" || l == "both" || l == "all" })
	})
}

// failedParts are the rockets of which a part fails: "the third stage of the rocket".
func (s *sentence) failedParts(v int) []arms {
	var out []arms
	for _, h := range s.heads(verbAt(v), "subj") {
		if !s.c.ledger.has("stage of rocket", s.lemma(h)) {
			continue
		}
		for _, k := range append(s.under(h, "of"), s.kidsBy(h, "nmod:poss")...) {
			for _, a := range s.armsAt(k, 1) {
				if flies(a) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// calledOff reports whether a test is told not to come, or not yet: "was called off", "put
// off the launch".
func (s *sentence) calledOff(i int) bool {
	h := s.head(i)
	if h < 0 || !s.isNoun(i) || !s.isVerb(h) || !s.relIs(i, "obj", "nsubj:pass") {
		return false
	}
	l := s.lemma(h)
	return s.c.ledger.has("puts off", l) || (l == "call" || l == "put") && (slices.Contains(s.particlesOf(h), "off") || h+1 < len(s.tree.Words) && s.lemma(h+1) == "off")
}

// armsBehind reports whether right behind a word stands a weapon.
func (s *sentence) armsBehind(k int) bool {
	for j := k + 1; j < min(len(s.tree.Words), k+4); j++ {
		if _, first := s.longest("prog", j); first >= 0 {
			return true
		}
		if s.word(j).UPOS != "PROPN" && s.word(j).UPOS != "DET" && s.word(j).UPOS != "ADJ" {
			return false
		}
	}
	return false
}

// ownMedia gives state media that tell of a state's arms and of which nothing says whose
// they are to that state: "state television said".
func (s *sentence) ownMedia(st *stance, state entente.Entity) {
	n := len(st.AttributedTo)
	if n == 0 || st.AttributedTo[n-1].Source.Code != "" {
		return
	}
	words := strings.Fields(strings.ToLower(st.AttributedTo[n-1].Source.Text))
	at := slices.IndexFunc(words, func(w string) bool {
		return w == "state" || w == "state-run" || w == "official" || w == "state-controlled"
	})
	if at < 0 || at+1 >= len(words) || !s.c.ledger.has("state media", words[len(words)-1]) {
		return
	}
	st.AttributedTo = slices.Clone(st.AttributedTo)
	st.AttributedTo[n-1].Source.Code = state.Code
}
