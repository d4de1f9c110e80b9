package coder

import (
	"entente"
	"entente/coder/frame"
)

// capabilities reads changes in what a state can do: a verb or noun of change
// with a programme of the lexicon.
func (s *sentence) capabilities() []entente.Capability {
	var out []entente.Capability
	for i := range s.tree.Words {
		if s.refAt[i] >= 0 {
			continue
		}
		change := s.c.ledger.valueOf("change", s.lemma(i))
		if change == "" || !s.isVerb(i) && !s.isNoun(i) {
			continue
		}
		out = append(out, s.capabilitiesAt(i, change)...)
	}
	return out
}

func (s *sentence) capabilitiesAt(i int, change string) []entente.Capability {
	t := trigger{word: i, pos: frame.Verb, carrier: -1}
	slots := []string{"obj"}
	if s.isNoun(i) {
		t.pos, t.carrier = frame.Noun, s.carrier(i)
		slots = []string{"of", "mod", "poss"}
	}
	if change == "failed test" {
		slots = []string{"subj"}
	}
	st := s.standing(t)
	if st.dropped != "" {
		return nil
	}
	var out []entente.Capability
	for _, slot := range slots {
		for _, h := range s.heads(t, slot) {
			if c, ok := s.capability(t, h, change, st); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

func (s *sentence) capability(t trigger, weapon int, change string, st stance) (entente.Capability, bool) {
	programme, first := s.longest("prog", weapon)
	if first < 0 || s.refAt[weapon] >= 0 {
		return entente.Capability{}, false
	}
	state, ok := s.ownerOf(t, weapon)
	if !ok {
		return entente.Capability{}, false
	}
	c := entente.Capability{
		DocumentID: s.doc.ID, State: asGovernment([]entente.Entity{state})[0], Programme: programme, Change: change, Coder: s.c.name,
		Weapon: s.evidence(first, weapon).Text, Date: s.when(t, &st),
	}
	if p := s.place(t); p != nil {
		c.Place = p.Text
	}
	for _, k := range s.kidsBy(weapon, "nummod") {
		c.Count = s.c.ledger.number(s.word(k).Form)
	}
	lo, hi := min(t.word, first), max(t.word, weapon)
	ev := s.evidence(lo, hi)
	c.Finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: 0.7,
		Reason: s.lemma(t.word) + " with " + programme,
	}
	c.ID = MentionID(s.doc.ID, s.c.name, "capability "+programme, s.span(min(t.word, first), max(t.word, weapon)))
	return c, true
}

// ownerOf is the state whose capability it is: who holds the weapon, who holds
// the first of those that it is listed with, or who tests it.
func (s *sentence) ownerOf(t trigger, weapon int) (entente.Entity, bool) {
	for _, h := range []int{weapon, s.firstOfList(weapon), t.word} {
		wt := trigger{word: h, pos: frame.Noun, carrier: -1}
		for _, slot := range []string{"poss", "mod", "by"} {
			if es := onlyStates(s.entities(s.heads(wt, slot))); len(es) > 0 && entente.IsState(es[0].Code) {
				return es[0], true
			}
		}
	}
	for _, slot := range []string{"subj", "by", "poss"} {
		if es := onlyStates(s.entities(s.heads(t, slot))); len(es) > 0 && entente.IsState(es[0].Code) {
			return es[0], true
		}
	}
	return entente.Entity{}, false
}

func (s *sentence) firstOfList(i int) int {
	for n := 0; n < maxHops && s.rel(i) == "conj" && s.head(i) >= 0; n++ {
		i = s.head(i)
	}
	return i
}
