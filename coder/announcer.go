package coder

import (
	"slices"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// announcer is who says what will be done, or may not be, where nobody is named
// who does it and the sayer is one who decides such things: "Moscow said the
// embargo would be lifted". What he says of blows to come is a fear, no plan.
func (s *sentence) announcer(t trigger, f *frame.Frame) []int {
	v := t.word
	if t.carrier >= 0 {
		v = t.carrier
	}
	if up := s.head(v); up >= 0 && s.relIs(v, "csubj") && s.ruledOut(up) { // "lifting the ban was out of the question"
		v = up
	} else if !s.received(t, f) && !s.settled(v) {
		return nil
	}
	up := s.head(v)
	if f.Type == codebook.Assault || up < 0 || !s.relIs(v, "ccomp") {
		return nil
	}
	if !s.isVerb(up) || s.c.cues.report[s.lemma(up)] != "neutral" {
		return nil
	}
	return slices.DeleteFunc(s.expand(s.subjects(up, 0)), func(h int) bool {
		e, ok := s.entity(h)
		return !ok || !decides(e) || codebook.Quad(f.Type) == 4 && s.befalls(v, e)
	})
}

// received reports whether an adjective tells how somebody's coming is taken by
// those whom nothing names: "would not be welcome".
func (s *sentence) received(t trigger, f *frame.Frame) bool {
	return t.pos == frame.Adj && slices.Equal(f.Actor, []string{"by"})
}

// settled reports whether a verb tells what is settled to be done to somebody in
// the time to come, and not by whom.
func (s *sentence) settled(v int) bool {
	return s.passive(v) && len(s.agents(v)) == 0 && slices.ContainsFunc(s.kidsBy(v, "aux"), func(a int) bool {
		return s.c.ledger.has("decision", s.lemma(a))
	})
}

// decides reports whether an actor rules or speaks for those who do.
func decides(e entente.Entity) bool {
	switch e.Sector {
	case "GOV", "MIL", "COP", "JUD", "LEG", "REB":
		return e.Code != ""
	}
	return bareState(e) && e.Code != ""
}

// befalls reports whether a thing is done to the state of an actor or its people.
func (s *sentence) befalls(v int, e entente.Entity) bool {
	return slices.ContainsFunc(s.entities(s.expand(s.passiveObjects(v, 0))), func(o entente.Entity) bool { return o.Code == e.Code })
}
