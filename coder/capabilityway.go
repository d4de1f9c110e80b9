package coder

import (
	"slices"
	"strings"

	"entente"
)

// changeBeside is the change that a verb tells of together with what stands beside
// it, the longest that fits, and the words that stand behind that: "put into
// series production", "took the wraps off a base".
func (s *sentence) changeBeside(v int) (change string, on []int) {
	w, best := s.c.ledger, 0
	if !s.isVerb(v) || !w.has("changed by first", s.lemma(v)) {
		return "", nil
	}
	s.eachKey(v, func(key string, heads []int, _ int) {
		if n := 1 + strings.Count(key, " "); n > best {
			if c := w.valueOf("changed by", key); c != "" {
				best, change, on = n, c, heads
			}
		}
	})
	return change, on
}

// behindKey are the arms that a verb changes with what stands beside it.
func (s *sentence) behindKey(v int, change string) []arms {
	told, on := s.changeBeside(v)
	if told != change {
		return nil
	}
	var out []arms
	for _, h := range on {
		out = append(out, s.armsAt(h, 0)...)
	}
	return out
}

// stopsDoing reports whether a verb of change is what somebody stops: "stopped
// enriching uranium".
func (s *sentence) stopsDoing(v int) bool {
	h := s.head(v)
	return h >= 0 && s.isVerb(v) && s.isVerb(h) && s.word(v).XPOS == "VBG" && s.relIs(v, "xcomp", "obj", "ccomp") && s.c.ledger.has("halt.verb", s.lemma(h))
}

// standsThere reports whether a passive only tells where arms are, and not that
// they were brought there: "the frigates are based at Zambales".
func (s *sentence) standsThere(v int) bool {
	if !s.isVerb(v) || !s.c.ledger.has("stands", s.lemma(v)) {
		return false
	}
	if s.relIs(v, "acl") && s.word(v).XPOS == "VBN" {
		return true
	}
	be := s.child(v, "aux:pass")
	return be >= 0 && (s.word(be).XPOS == "VBZ" || s.word(be).XPOS == "VBP")
}

// laidDown reports whether what limits arms is a treaty or a ban, which tells what
// holds, and no change: "the accord caps the arsenals of both".
func (s *sentence) laidDown(v int, change string) bool {
	if change == "reduction" && s.isVerb(v) && s.c.ledger.has("stops ships", s.lemma(v)) && slices.ContainsFunc(s.armsIn(verbAt(v), "obj"), func(a arms) bool { return a.programme == "naval" || a.programme == "drone" }) {
		return true // held up at sea
	}
	if change != "reduction" || !s.isVerb(v) || s.passive(v) {
		return false
	}
	return slices.ContainsFunc(s.heads(verbAt(v), "subj"), func(h int) bool {
		l := s.lemma(h)
		return s.c.ledger.has("agreement", l) || s.c.ledger.has("rules", l) || l == "start" || l == "salt"
	})
}

// armsBeside are the arms of a kind that stands beside a name nobody knows: "the
// YJ-19, a hypersonic missile".
func (s *sentence) armsBeside(h int) []arms {
	for _, k := range s.kidsBy(h, "appos") {
		if p, first := s.armsName(k); first >= 0 && k > h {
			lo, _ := s.nameExtent(h)
			return []arms{{s.filled(k, p), min(lo, h), h, h}}
		}
	}
	if f := firstRune(s.word(h).Form); f >= 'A' && f <= 'Z' && s.refAt[h] < 0 { // "the destroyer HMS Diamond"
		for _, k := range s.kidsBy(h, "compound", "nmod:desc") {
			if p, first := s.longest("prog", k); first >= 0 && k < h && (p == "naval" || p == "submarine") {
				return []arms{{p, first, h, h}}
			}
		}
	}
	return nil
}

// atomicDevice are the devices of a test in a text that has told of nuclear ones:
// "could test a device of its own".
func (s *sentence) atomicDevice(v int, change string) []arms {
	if !s.atomicTold || change != "test" {
		return nil
	}
	var out []arms
	for _, h := range s.heads(verbAt(v), "obj") {
		if s.c.ledger.has("device", s.lemma(h)) {
			out = append(out, arms{"nuclear", h, h, h})
		}
	}
	return out
}

// failsAlready reports whether a clause is what a thing failed in, which the verb
// of failing tells with the thing: "the rocket failed to place".
func (s *sentence) failsAlready(i int) bool {
	h := s.head(i)
	short := h >= 0 && s.lemma(h) == "fall" && s.relIs(i, "advcl", "xcomp", "acl", "ccomp") && s.word(i).XPOS == "VBG" && s.hasMark(i, "of") // "fell short of placing"
	return h >= 0 && (short || s.lemma(h) == "fail" && s.relIs(i, "xcomp")) && len(s.armsIn(verbAt(h), "subj")) > 0
}

// armyExercise reads an exercise of soldiers that names no arms: "held a joint
// military exercise", "in an exercise named Eagle Partner". Its programme is
// empty.
func (s *sentence) armyExercise(i int) []arms {
	if !s.c.ledger.has("exercise noun", s.lemma(i)) || s.relIs(i, "compound") {
		return nil
	}
	military := s.bareDrill(i) || s.jointDrill(i) || s.soldiersIn(i) || s.namedDrill(i) || slices.ContainsFunc(s.kidsBy(i, "amod", "compound"), func(k int) bool { return s.c.ledger.has("of soldiers", s.lemma(k)) })
	_, hi := s.nameExtent(i)
	for k := i + 1; k <= hi && !military; k++ {
		military = s.c.ledger.has("naming", s.lemma(k))
	}
	for _, k := range s.kidsBy(i, "appos", "flat") { // "the exercise Cold Response"
		military = military || k > i && k <= i+2 && s.word(k).UPOS == "PROPN" && s.refAt[k] < 0
	}
	if !military {
		return nil
	}
	return []arms{{"", i, i, i}}
}

// exercisers are the states that hold an exercise, or whose soldiers are said to
// be in it.
func (s *sentence) exercisers(i int) []entente.Entity {
	var out []entente.Entity
	v := s.head(i)
	for n := 0; n < 3 && v >= 0 && !s.isVerb(v); n++ {
		v = s.head(v)
	}
	if s.takesStance(i) {
		v = -1
	}
	if v >= 0 && (s.c.ledger.has("hold.verb", s.lemma(v)) || s.passive(v) || s.caseOf(i) != "") {
		for _, e := range append(s.makersStates(verbAt(v), "subj", "by"), s.sharers(verbAt(v))...) {
			out = addEntity(out, e)
		}
		for _, e := range s.makersStates(verbAt(v), "with", "alongside") {
			out = addEntity(out, e)
		}
	}
	if len(out) > 0 {
		for _, e := range s.joinedBy() {
			out = addEntity(out, e)
		}
	}
	t := s.plainTrigger(i)
	for _, slot := range []string{"poss", "mod", "of", "with", "by", "between", "involving"} {
		for _, e := range s.makersStates(t, slot) {
			out = addEntity(out, e)
		}
	}
	return out
}

// armsTakenUp are the arms named last before a verb whose object takes them up: "has
// two depots of sarin and is enlarging one of them".
func (s *sentence) armsTakenUp(v int, change string) []arms {
	up := change == "expansion" && slices.ContainsFunc(s.heads(verbAt(v), "obj"), func(h int) bool {
		return s.word(h).UPOS == "PRON" && s.c.ledger.has("takes up", s.lemma(h)) || s.lemma(h) == "one" && len(s.under(h, "of")) > 0
	})
	for j := v - 1; up && j >= 0; j-- {
		if p, first := s.longest("prog", j); first >= 0 && s.isNoun(j) && s.refAt[j] < 0 {
			return []arms{{p, first, j, j}}
		}
	}
	return nil
}

// firesShips reports whether a verb that hurls or fires has ships for what it launches:
// those are sent, and only a slip or a dock launches them.
func (s *sentence) firesShips(i int, change string, a arms) bool {
	return change == "launch" && (a.programme == "naval" || a.programme == "submarine") && !s.c.ledger.has("launches ships", s.lemma(i))
}

// takesStance reports whether a change is only what somebody takes a stance on:
// "voiced concern about the deployment".
func (s *sentence) takesStance(i int) bool {
	for at, n := s.head(i), 0; at >= 0 && n < 4; at, n = s.head(at), n+1 {
		if s.isNoun(at) && s.stanceOfNoun(at) != "" || s.isVerb(at) && s.c.stances.take[s.lemma(at)] != "" {
			return true
		}
		if s.isVerb(at) { // "voiced concern", which parsers hang what it is about on too
			return slices.ContainsFunc(s.kidsBy(at, "obj"), func(o int) bool { return o != i && s.stanceOfNoun(o) != "" })
		}
	}
	return false
}

// ofType is the name that says of what type arms are: "missiles of the Jupiter
// type"; "" if none does.
func (s *sentence) ofType(h int) string {
	for _, k := range s.under(h, "of") {
		if !s.c.ledger.has("type of arms", s.lemma(k)) {
			continue
		}
		for _, m := range s.kidsBy(k, "compound", "amod", "nmod") {
			if s.word(m).UPOS == "PROPN" && m < k {
				lo, hi := s.extent(m)
				return s.evidence(lo, hi).Text
			}
		}
	}
	return ""
}

// openBracket is where a name begins that ends in a bracket opened before it: "Sarmat
// (SS-29)".
func (s *sentence) openBracket(first, last int) int {
	closed := false
	for j := first; j <= last; j++ {
		closed = closed || s.word(j).Form == ")"
	}
	for j := first - 1; closed && j > 0 && j >= first-3; j-- {
		if f := s.word(j).Form; (f == "(" || f == "-LRB-") && s.word(j-1).UPOS == "PROPN" {
			return j - 1
		}
	}
	return first
}
