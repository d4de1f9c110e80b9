package coder

import (
	"slices"

	"entente"
)

// origin are the states that the words of goods name as theirs: "Russian oil",
// "North Korea's missiles", "Chinese-made drones", "of Iranian origin", "tanks
// from Poland".
func (s *sentence) origin(gs []good) []entente.Entity {
	var out []entente.Entity
	for _, g := range gs {
		for _, ref := range s.refs {
			if e := ref.Entity; !onlyState(e) || e.Sector != "" && e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "BUS" || !s.within(ref.Head, g.top) {
				continue
			}
			own := s.refAt[g.word] >= 0 && s.refs[s.refAt[g.word]].Entity.Span == ref.Entity.Span // "tanks from Poland"
			if own || ref.Last <= g.word && s.belongs(ref.Head, g.top) && genitive(s.caseOf(ref.Head)) || s.madeBy(ref.Head, g) {
				out = addEntity(out, ref.Entity)
			}
		}
		for _, ref := range s.makerRef { // "Iranian-made"
			if w := ref.Last + 2; w < g.word && s.within(ref.Head, g.top) && (s.c.ledger.has("made", s.word(w).Form) || s.c.ledger.has("made", s.word(w-1).Form)) {
				out = addEntity(out, ref.Entity)
			}
		}
		for _, h := range []int{g.word, g.top} {
			for _, e := range s.statesNear(s.expand(s.under(h, "from"))) {
				out = addEntity(out, e)
			}
		}
	}
	return out
}

// genitive reports whether a case is none or a possessive's.
func genitive(c string) bool { return c == "" || c == "'s" || c == "’s" || c == "'" || c == "’" }

// madeBy reports whether a state made or gave goods by words on them: "made in
// Iran", "of Iranian origin", "supplied by France".
func (s *sentence) madeBy(i int, g good) bool {
	for n, at := 0, i; n < 3 && at >= 0 && at != g.word && at != g.top; n++ {
		at = s.head(at)
		if at >= 0 && (s.c.ledger.has("made", s.lemma(at)) || s.c.ledger.has("made", s.word(at).Form)) {
			c := s.caseOf(i)
			return c == "" || c == "by" || c == "in" || c == "from"
		}
	}
	return false
}

func (s *sentence) states(t trigger, slots ...string) []entente.Entity {
	for _, slot := range slots {
		if es := s.statesNear(s.heads(t, slot)); len(es) > 0 {
			return es
		}
	}
	return nil
}

// doersOf are the states that a verb has for its subject, or that a pronoun there
// takes up.
func (s *sentence) doersOf(t trigger) []entente.Entity {
	if s.notItself(t.word) {
		return nil
	}
	if es := s.forWhomTo(t.word); len(es) > 0 {
		return es
	}
	if es := s.states(t, "subj"); len(es) > 0 {
		return es
	}
	if es := s.meant(s.heads(t, "subj")); len(es) > 0 {
		return es
	}
	if es := s.ourselves(t.word); len(es) > 0 {
		return es
	}
	if h := s.head(t.word); h >= 0 && s.isVerb(h) && s.relIs(t.word, "ccomp", "xcomp") && s.child(t.word, "nsubj", "nsubj:pass", "mark") < 0 &&
		(s.word(t.word).XPOS == "VBG" || slices.ContainsFunc(s.kidsBy(t.word, "aux"), func(k int) bool { return s.word(k).XPOS == "VBG" })) { // "deny having supplied"
		return s.states(verbAt(h), "subj")
	}
	return nil
}

func (s *sentence) statesNear(heads []int) []entente.Entity {
	out := onlyStates(s.entities(heads))
	if len(out) > 0 {
		return out
	}
	for _, h := range heads { // "South Korea's Hyundai"
		if e, ok := s.entity(h); ok && firm(e) {
			for _, ref := range s.refsUnder(h) {
				if onlyState(ref.Entity) && ref.Last <= h {
					out = addEntity(out, ref.Entity)
				}
			}
		}
	}
	return out
}

// firm reports whether an entity is a firm or body of no one state.
func firm(e entente.Entity) bool { return e.Code == "MNC" || e.Code == "NGO" }

func onlyStates(es []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return !onlyState(e) })
}

func onlyState(e entente.Entity) bool {
	return (e.Code != "" || len(e.Members) > 0) && e.Sector != "JRN" && !firm(e)
}

// business reports whether all of some actors are firms.
func business(es []entente.Entity) bool {
	return len(es) > 0 && !slices.ContainsFunc(es, func(e entente.Entity) bool { return e.Sector != "BUS" && e.Sector != "COM" })
}
