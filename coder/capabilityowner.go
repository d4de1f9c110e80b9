package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// Whose change it is: who tests, launches and deploys, where it is said and where not.

// owners are the states whose capability it is: who holds the weapon, who holds
// the first of those that it is listed with, who tests it, or else the one
// country that is named.
func (s *sentence) owners(t trigger, i int, a arms, change string) []entente.Entity {
	if change == "exercise" && a.programme == "" {
		return s.exercisers(i)
	}
	if t.pos == frame.Verb && change == "deployment" && a.programme == "" {
		if es := s.makersStates(t, "subj"); len(es) > 0 {
			return es[:1]
		}
	}
	if t.pos == frame.Verb {
		if es := s.makersStates(t, "subj"); len(es) > 1 && len(es) < 4 {
			return es
		}
	}
	for _, h := range []int{a.head, a.top, s.firstOfList(a.head), i} {
		wt := trigger{word: h, pos: frame.Noun, carrier: -1}
		if es := s.makersStates(wt, "poss", "mod", "by", "maker"); len(es) > 0 {
			return s.joint(t, es, change)
		}
	}
	subj := t
	if t.carrier >= 0 {
		subj = verbAt(t.carrier)
	}
	if t.pos == frame.Noun && s.takesStance(i) {
		return s.makersStates(t, "of", "between")
	}
	if es := s.makersStates(subj, "subj", "by", "poss"); len(es) > 0 {
		return s.joint(t, es, change)
	}
	if es := slices.DeleteFunc(spread(s.meant(s.heads(subj, "subj"))), func(e entente.Entity) bool { return !entente.IsState(e.Code) }); len(es) > 0 {
		return s.joint(t, es[:1], change)
	}
	for _, h := range []int{a.head, a.top, i} {
		wt := trigger{word: h, pos: frame.Noun, carrier: -1}
		if es := s.makersStates(wt, "of", "between"); len(es) > 0 {
			return es
		}
	}
	if who := s.subjectOf(subj); len(who) > 0 && !s.passive(subj.word) && change != "failed test" {
		own := slices.ContainsFunc(who, func(h int) bool { return s.c.ledger.has("office", s.lemma(h)) || s.c.ledger.has("forces", s.lemma(h)) })
		if _, first := s.longest("prog", who[0]); !own && first < 0 {
			return nil
		}
	}
	if change == "failed test" {
		if own := s.ownerOfCargo(a); len(own) > 0 {
			return own
		}
	}
	return s.unnamedOwner(subj, change)
}

// unnamedOwner is whose a change may be of which no word says so: of the one
// other state in the sentence, of the forces that announce it, or of who did the
// last thing that the document told.
func (s *sentence) unnamedOwner(t trigger, change string) []entente.Entity {
	if s.takesStance(t.word) {
		return nil
	}
	if s.takesUpShot(t.word, change) { // neither who tells of it again, nor where it was
		return slices.Clone(s.armedState)
	}
	es := slices.DeleteFunc(s.otherStates(nil), func(e entente.Entity) bool {
		return s.elsewhereTold(e, t.word) || (change == "launch" || change == "test" || change == "failed test") && s.offCoast(e)
	})
	if change == "deployment" { // where arms are put is not whose they are
		at := s.states(t, "into", "in", "at", "to", "on")
		es = foreign(es, at)
	}
	if len(es) == 1 {
		return asGovernment(es)
	}
	if own := s.crewsState(t); len(es) == 0 && len(own) > 0 {
		return own
	}
	if change == "launch" && (s.passive(t.word) || s.risesByName(t.word)) && len(es) == 0 && len(s.armedState) == 1 && s.standing(t).Time != entente.Future {
		return slices.Clone(s.armedState)
	}
	if own := s.admitter(); len(es) == 0 && change == "failed test" && len(own) > 0 {
		return own
	}
	if len(es) > 1 || !s.passive(t.word) || change != "deployment" && change != "display" && change != "expansion" {
		return nil
	}
	for _, ref := range s.refs {
		if e := ref.Entity; entente.IsState(e.Code) && (e.Sector == "MIL" || e.Sector == "GOV") && s.announces(ref.Head) {
			return asGovernment([]entente.Entity{e})
		}
	}
	named := slices.ContainsFunc(s.refs, func(ref actor.Ref) bool { return entente.IsState(ref.Entity.Code) })
	if len(s.doer) == 1 && !named {
		return asGovernment(s.doer)
	}
	return nil
}

// announces reports whether somebody is said to announce or confirm something.
func (s *sentence) announces(i int) bool {
	h := s.head(i)
	for n := 0; n < 2 && h >= 0 && !s.isVerb(h); n++ {
		i, h = h, s.head(h)
	}
	return h >= 0 && s.relIs(i, "nsubj") && (s.lemma(h) == "announce" || s.lemma(h) == "confirm")
}

// turnsReady reports whether a verb says that arms came into service: "became
// operational", "were declared combat-ready".
func (s *sentence) turnsReady(i int) bool {
	return s.c.ledger.has("turn.verb", s.lemma(i)) && slices.ContainsFunc(s.kidsBy(i, "xcomp", "obj"), func(k int) bool {
		return s.c.ledger.has("ready", s.lemma(k))
	})
}

// joint are all who hold an exercise together; another change is its first
// owner's.
func (s *sentence) joint(t trigger, es []entente.Entity, change string) []entente.Entity {
	if change != "exercise" {
		return es[:1]
	}
	for _, e := range s.sharers(t) {
		es = addEntity(es, e)
	}
	for _, e := range s.makersStates(t, "with", "alongside", "between") {
		es = addEntity(es, e)
	}
	return es
}

// makersStates are the states in some slots that could own a weapon.
func (s *sentence) makersStates(t trigger, slots ...string) []entente.Entity {
	for _, slot := range slots {
		named := slices.DeleteFunc(slices.Clone(s.states(t, slot)), func(e entente.Entity) bool { return slot == "mod" && e.Office != "" }) // the "Shaheen" is no senator's
		for i := range named {                                                                                                              // "its spy satellite"
			if named[i].Sector == "SPY" {
				named[i].Sector = "GOV"
			}
		}
		es := slices.DeleteFunc(spread(named), func(e entente.Entity) bool {
			return !entente.IsState(e.Code) || strings.HasPrefix(strings.ToLower(e.Text), "anti-")
		})
		if len(es) > 0 {
			return es
		}
	}
	return nil
}

// attacks reports whether a weapon is shot at somebody: a launch at another
// country, an arsenal destroyed by another, is no change of what its owner can
// do that is told here.
func (s *sentence) attacks(t trigger, i int, change string, owners []entente.Entity) bool {
	switch change {
	case "launch", "test":
		for _, slot := range []string{"at", "against", "toward", "towards", "on", "into"} {
			for _, h := range s.heads(t, slot) {
				if s.atSea(h) {
					continue
				}
				e, ok := s.entity(h)
				if ok && e.Code != "" && e.Code != owners[0].Code || slot == "at" && s.c.ledger.has("victim", s.lemma(h)) {
					return true
				}
			}
		}
	case "reduction":
		subj := s.makersStates(t, "subj")
		return len(subj) > 0 && subj[0].Code != owners[0].Code && s.isVerb(i) && s.c.ledger.has("strike.verb", s.lemma(i))
	}
	return false
}

// atSea reports whether a place is water, sky or a target that harms nobody.
func (s *sentence) atSea(h int) bool {
	lo, hi := s.extent(h)
	for j := lo; j <= hi; j++ {
		if s.c.ledger.has("sea", s.lemma(j)) {
			return true
		}
	}
	return false
}

// meant are the states that did something in the sentence before, where a
// pronoun that nobody is known for stands in or for a phrase: "its army".
func (s *sentence) meant(heads []int) []entente.Entity {
	for _, h := range heads {
		for _, j := range append(s.kidsBy(h, "nmod:poss"), h) {
			if x := s.word(j).XPOS; x == "PRP$" || x == "PRP" && s.lemma(j) != "we" && s.lemma(j) != "i" {
				if e, known := s.entity(j); known && entente.IsState(e.Code) {
					return []entente.Entity{e}
				} else if !known && len(s.doer) == 1 {
					return slices.Clone(s.doer)
				}
			}
		}
	}
	return nil
}

func (s *sentence) firstOfList(i int) int {
	for n := 0; n < maxHops && s.rel(i) == "conj" && s.head(i) >= 0; n++ {
		i = s.head(i)
	}
	return i
}
