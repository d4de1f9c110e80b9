package coder

import (
	"slices"

	"entente"
	"entente/actor"
)

// relatives gives groups of no state in a relative clause the state that it hangs
// on: "Mali, whose [army] shelled", "in Lima, where [officials] had refused".
func (s *sentence) relatives() {
	for r := range s.refs {
		ref := &s.refs[r]
		if e := &ref.Entity; e.Code != "" || e.Sector == "" || e.Sector == "JRN" || len(e.Members) > 0 {
			continue
		}
		noun := s.whose(ref.Head)
		if noun < 0 {
			noun = s.whereAt(ref)
		}
		if noun < 0 || s.refAt[noun] < 0 || s.refAt[noun] == r {
			continue
		}
		if of := s.refs[s.refAt[noun]].Entity; entente.IsState(of.Code) {
			ref.Entity.Code, ref.Entity.Reason = of.Code, ref.Entity.Reason+", of "+of.Text
		}
	}
}

// whose is the noun that "whose" on a word stands for, -1 if it has none.
func (s *sentence) whose(i int) int {
	for _, k := range s.kidsBy(i, "nmod:poss") {
		if s.word(k).XPOS != "WP$" {
			continue
		}
		for j, n := i, 0; j >= 0 && n < maxHops; j, n = s.head(j), n+1 {
			if s.rel(j) == "acl:relcl" {
				return s.head(j)
			}
		}
	}
	return -1
}

// whereAt is the place in which a "where" has the authorities or people act that
// are its subject, -1 if there is none.
func (s *sentence) whereAt(ref *actor.Ref) int {
	v := s.head(ref.Head)
	if v < 0 || s.rel(v) != "acl:relcl" || !s.relIs(ref.Head, "nsubj") {
		return -1
	}
	switch ref.Entity.Sector {
	case "GOV", "COP", "LEG", "JUD", "CVL", "OPP":
	default:
		return -1
	}
	if slices.ContainsFunc(s.kidsBy(v, "advmod"), func(k int) bool { return s.lemma(k) == "where" }) {
		return s.head(v)
	}
	return -1
}
