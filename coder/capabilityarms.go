package coder

import (
	"slices"

	"entente/coder/frame"
)

// Which arms a change is of: what hangs on the verb or noun that tells it, and under
// which name.

// changed finds whose standing a change has and the weapons that it changes.
func (s *sentence) changed(i int, change string) (trigger, []arms) {
	t := verbAt(i)
	if s.isVerb(i) {
		if change == "reduction" && s.demolished(i) {
			return t, s.armsIn(t, s.demolishedSlot(i))
		}
		if change == "launch" && s.carriesUp(i) {
			if up := s.armsIn(t, "subj"); len(up) > 0 {
				return t, up
			}
		}
		found := s.satelliteShot(i, change)
		if len(found) == 0 {
			found = s.armsOfVerb(t, change)
		}
		for _, more := range []func(int, string) []arms{s.behindKey, s.grownTo, s.atomicDevice, s.armsTakenUp, s.whatSeems, s.groundArms, s.ownMove, s.passiveArms, s.movingArms} {
			if len(found) == 0 {
				found = more(i, change)
			}
		}
		return t, found
	}
	w := s.c.ledger
	t = trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}
	if h := s.head(i); t.carrier < 0 && h >= 0 && s.isVerb(h) && (s.relIs(i, "obj", "nsubj:pass", "nsubj") || w.has("no case", s.caseOf(i))) && w.has("hold.verb", s.lemma(h)) {
		t.carrier = h
	}
	return t, s.armsOfNoun(i, change)
}

// armsOfVerb are the weapons in the slots where a verb of change has them.
func (s *sentence) armsOfVerb(t trigger, change string) []arms {
	found := s.armsIn(t, s.changedSlots(t.word, change)...)
	if change == "failed test" {
		found = append(found, s.failedParts(t.word)...)
		for n := range found {
			if found[n].programme == "ballistic missile" && s.lemma(found[n].head) == "rocket" && s.forOrbit(t.word) {
				found[n].programme = "space launch"
			}
		}
		for _, h := range s.heads(t, "subj") {
			if s.isNoun(h) && s.c.ledger.has("change noun", s.lemma(h)) {
				found = append(found, s.armsOfNoun(h, change)...)
			}
		}
	}
	if change == "deployment" {
		if with := slices.DeleteFunc(s.armsIn(t, "with"), func(a arms) bool { return a.programme == "naval" }); len(with) > 0 {
			found = with
		}
	}
	if l := s.lemma(t.word); l == "set" || l == "detonate" || l == "explode" {
		found = append(found, s.devices(t)...)
	}
	return found
}

func (s *sentence) changedSlots(i int, change string) []string {
	l := s.lemma(i)
	switch {
	case s.turnsReady(i):
		return []string{"subj", "obj"}
	case s.goesUp(i), s.goesOff(i), s.comesToNothing(i):
		return []string{"subj"}
	case s.c.ledger.has("fail.subject", l) && change != "test":
		return []string{"subj"}
	case s.lostInFlight(i):
		return []string{"subj", "obj"}
	case l == "go" || l == "miss" || change == "failed test" && len(s.behindKey(i, change)) == 0 && s.child(i, "obj") < 0:
		return []string{"subj"}
	case l == "feed" || l == "spin":
		return []string{"into", "obj", "subj"}
	case change == "exercise":
		return []string{"obj", "with"}
	case l == "enter" || l == "join" || l == "return":
		return []string{"subj", "obj"}
	}
	return []string{"obj"}
}

// grownTo reads "the arsenal has grown to 170 warheads".
func (s *sentence) grownTo(i int, _ string) []arms {
	if !s.c.ledger.has("grows", s.lemma(i)) {
		return nil
	}
	return s.armsIn(verbAt(i), "to")
}

// passiveArms are the subject of a passive, where it was taken for a verb itself.
func (s *sentence) passiveArms(i int, _ string) []arms {
	if !s.passive(i) {
		return nil
	}
	var out []arms
	for _, h := range s.kidsBy(i, "nsubj:pass") {
		if p, first := s.longest("prog", h); first >= 0 {
			out = append(out, arms{s.filled(h, p), min(first, h), h, h})
		}
	}
	return out
}

// movingArms are arms that do by themselves what a verb without an object says:
// "the arsenal grows", "the submarine sailed".
func (s *sentence) movingArms(i int, change string) []arms {
	if s.child(i, "obj") >= 0 {
		return nil
	}
	found := s.armsIn(verbAt(i), "subj")
	switch change {
	case "launch", "deployment":
		return found
	case "display":
		if s.c.ledger.has("rolls", s.lemma(i)) {
			return found
		}
	case "expansion":
		if s.c.ledger.has("grows", s.lemma(i)) {
			return found
		}
	case "exercise":
		return slices.DeleteFunc(found, func(a arms) bool {
			return s.lemma(a.head) == "navy" && s.lemma(i) != "drill" && s.lemma(i) != "exercise"
		})
	}
	return nil
}

// armsOfNoun are the weapons that a noun of change is about: "a test of the
// Ghauri", "nuclear tests", "a naval exercise".
func (s *sentence) armsOfNoun(i int, change string) []arms {
	if p, first := s.longest("prog", i); first >= 0 && p != "" { // "nuclear test" is a programme by itself
		return []arms{{p, first, i, i}}
	}
	t := trigger{word: i, pos: frame.Noun, carrier: -1}
	found := s.armsIn(t, "of")
	if len(found) == 0 {
		found = s.armsIn(t, "mod")
	}
	for _, k := range s.kidsBy(i, "amod", "compound") { // "nuclear build-up"
		if p := s.c.ledger.valueOf("adj", s.lemma(k)); p != "" && len(found) == 0 && s.refAt[k] < 0 {
			found = []arms{{p, k, k, i}}
		}
	}
	if len(found) == 0 && change == "exercise" {
		found = s.practised(i)
	}
	if len(found) == 0 && change == "exercise" {
		found = s.armsIn(t, "with", "by", "poss", "for")
	}
	if len(found) == 0 && (change == "failed test" || change == "expansion" || change == "reduction") {
		found = s.armsIn(t, "to", "in", "for")
	}
	if len(found) == 0 && change == "exercise" {
		if found = s.armyExercise(i); len(found) > 0 {
			return found
		}
	}
	if h := s.head(i); len(found) == 0 && change == "exercise" && h >= 0 && s.isVerb(h) && s.relIs(i, "obj") && s.c.ledger.has("hold.verb", s.lemma(h)) {
		found = s.armsIn(verbAt(h), "subj") // "the cyber command held an exercise"
	}
	if len(found) == 0 && i > 0 { // "a missile launch": parsers hang the noun elsewhere at times
		if p, first := s.longest("prog", i-1); first >= 0 && s.relIs(i-1, "compound", "amod") && s.head(i-1) == i {
			found = []arms{{p, first, i - 1, i}}
		}
	}
	return found
}

// whatSeems are the arms of a free relative clause: "fired [what appeared to be a
// ballistic missile]".
func (s *sentence) whatSeems(i int, _ string) []arms {
	for _, k := range s.kidsBy(i, "ccomp", "obj", "advcl", "xcomp") {
		lo, hi := s.extent(k)
		what := false
		for j := lo; j <= hi && j > i; j++ {
			what = what || s.lemma(j) == "what"
			if p, first := s.armsName(j); what && first >= 0 && s.isNoun(j) && !s.relIs(j, "compound") {
				return []arms{{p, min(first, j), j, j}}
			}
		}
	}
	return nil
}

// devices are what is set off where the sentence speaks of things nuclear.
func (s *sentence) devices(t trigger) []arms {
	var out []arms
	for _, h := range s.heads(t, "obj") {
		if l := s.lemma(h); l == "device" || l == "bomb" || l == "charge" || l == "blast" {
			for i := range s.tree.Words {
				if s.c.ledger.has("atomic", s.lemma(i)) {
					return append(out, arms{"nuclear", h, h, h})
				}
			}
		}
	}
	return out
}

func (s *sentence) armsIn(t trigger, slots ...string) []arms {
	var out []arms
	for _, slot := range slots {
		for _, h := range s.heads(t, slot) {
			for _, a := range s.armsAt(h, 0) {
				if !slices.ContainsFunc(out, func(o arms) bool { return o.head == a.head }) {
					out = append(out, a)
				}
			}
		}
	}
	return out
}

// armsAt are the weapons that a phrase names: its head, the name on it, or what
// it only measures ("the last of its chemical weapons", "a series of missiles").
func (s *sentence) armsAt(h, depth int) []arms {
	if depth > 3 {
		return nil
	}
	if p, first := s.armsName(h); first >= 0 {
		if s.c.ledger.has("store of arms", s.lemma(h)) {
			for _, a := range s.armsUnder(h, depth) {
				if a.programme != p { // "silos for intercontinental missiles"
					return []arms{a}
				}
			}
		}
		if s.refAt[h] >= 0 && s.refs[s.refAt[h]].Entity.Code != "" && s.word(h).UPOS == "PROPN" {
			return nil
		}
		return []arms{{s.filled(h, p), min(first, h), h, h}}
	}
	if !s.measures(h) && !s.c.ledger.has("cap of arms", s.lemma(h)) && !s.c.ledger.has("part of arms", s.lemma(h)) && !s.c.ledger.has("store of arms", s.lemma(h)) {
		return s.armsBeside(h)
	}
	return s.armsUnder(h, depth)
}

// armsUnder are the weapons that stand under a noun that measures or holds them.
func (s *sentence) armsUnder(h, depth int) []arms {
	var out []arms
	under := s.under(h, "of")
	if s.c.ledger.has("cap of arms", s.lemma(h)) {
		under = append(under, s.under(h, "on")...) // "the cap on its warheads"
	}
	if s.c.ledger.has("store of arms", s.lemma(h)) {
		under = append(under, s.under(h, "for")...) // "a base for the missile"
		under = append(under, s.rightUnder(h, "for")...)
		under = append(under, s.under(h, "at")...) // "tunnels at its nuclear test site"
	}
	for _, k := range under {
		for _, j := range s.expand([]int{k}) {
			for _, a := range s.armsAt(j, depth+1) {
				a.top = h
				out = append(out, a)
			}
		}
	}
	return out
}

// filled is the programme of what a shell or rocket holds ("filled with sarin",
// "tipped with nuclear warheads"), else its own.
func (s *sentence) filled(h int, own string) string {
	for _, k := range append(s.kidsBy(h, "acl", "amod"), h) {
		for _, j := range s.under(k, "with") {
			if slices.ContainsFunc(s.kidsBy(j, "amod", "compound"), func(m int) bool { return s.lemma(m) == "hypersonic" }) {
				return "hypersonic"
			}
			if k == h && s.c.ledger.has("filling", s.lemma(j)) {
				for _, m := range s.kidsBy(j, "amod") { // "rockets with a nuclear charge"
					if p := s.c.ledger.valueOf("adj", s.lemma(m)); p != "" {
						return p
					}
				}
			}
			if p, first := s.armsName(j); first >= 0 && !s.harmlessHead(j) && (p == "chemical" || p == "nuclear" || p == "biological") {
				return p
			}
		}
	}
	return own
}

// armsName is the programme of a noun: by its own words, and where these are
// loose ("missile", "rocket"), by the names that stand in its phrase.
func (s *sentence) armsName(h int) (programme string, first int) {
	programme, first = s.longest("prog", h)
	if first >= 0 && first != h || first < 0 && !s.c.ledger.has("arms head", s.lemma(h)) {
		return programme, first
	}
	best, at := programme, first
	lo, hi := s.nameExtent(h)
	for j := lo; j <= hi; j++ {
		if j == h || s.word(j).Form == "-" {
			continue
		}
		p, f := s.longest("prog", j)
		if f < 0 {
			continue
		}
		if first >= 0 && !narrower(p, programme) {
			continue
		}
		best, at = p, f
	}
	if at < 0 {
		return "", -1
	}
	if first >= 0 {
		at = min(at, first)
	}
	return best, at
}

// narrower reports whether one programme is a kind of another.
func narrower(p, of string) bool {
	switch of {
	case "ballistic missile":
		return p != "naval" && p != "nuclear" && p != "satellite" && p != "submarine"
	case "space launch":
		return p == "satellite"
	case "naval":
		return p == "submarine"
	}
	return false
}

// nameExtent is the stretch of a noun's own phrase: what describes it before and
// the name that follows it.
func (s *sentence) nameExtent(h int) (int, int) {
	lo, hi := h, h
	for _, k := range s.kids[h] {
		a, b := s.extent(k)
		switch {
		case k < h && s.relIs(k, "amod", "compound", "nummod", "flat", "appos", "nmod:desc", "punct"):
			lo = min(lo, a)
		case k > h && k <= h+4 && (s.relIs(k, "flat") || s.relIs(k, "appos", "compound", "nummod") && s.word(k).UPOS != "VERB"):
			if s.relIs(k, "appos") {
				b = min(b, s.lastFlat(k)+2)
			}
			hi = max(hi, min(b, h+6))
		case k > h && s.relIs(k, "acl") && s.c.ledger.has("naming", s.lemma(k)): // "called Fattah"
			hi = max(hi, min(b, k+5))
		}
	}
	return lo, min(hi, len(s.tree.Words)-1)
}
