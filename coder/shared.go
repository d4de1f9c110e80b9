package coder

import (
	"entente"
	"entente/actor"
)

// sharedNouns finds the countries that share one noun for their people:
// "Brazilian and Paraguayan officials", "the presidents of Kenya, Uganda and
// Tanzania". The noun and one of them are one phrase; the others get its
// sector and stand beside it wherever it stands.
func (s *sentence) sharedNouns() {
	for r := range s.refs {
		ref := &s.refs[r]
		if ref.Last == ref.First {
			continue
		}
		s.sharesCountry(ref)
		for k := range s.tree.Words {
			if s.sharesNoun(k, r) {
				s.refs[s.refAt[k]].Entity.Sector = ref.Entity.Sector
				if s.shared == nil {
					s.shared = map[int][]int{}
				}
				s.shared[r] = append(s.shared[r], k)
			}
		}
	}
}

// sharesCountry gives a second noun of the same kind the country that stands
// before the first: "Nigerian girls and women". One with an article is its own.
func (s *sentence) sharesCountry(ref *actor.Ref) {
	if !entente.IsState(ref.Entity.Code) || s.word(ref.First).XPOS != "JJ" {
		return
	}
	for _, k := range s.kidsBy(ref.Head, "conj") {
		o := s.refAt[k]
		if o < 0 || k != ref.Last+2 || s.refs[o].First != k || len(s.kids[k]) > 1 {
			continue
		}
		if e := &s.refs[o].Entity; e.Code == "" && len(e.Members) == 0 && e.Sector == ref.Entity.Sector {
			e.Code, e.Reason = ref.Entity.Code, e.Reason+", of the same country as "+ref.Entity.Text
		}
	}
}

// sharesNoun reports whether word k is a bare country coordinated with the
// country inside the phrase of an actor.
func (s *sentence) sharesNoun(k, r int) bool {
	ref, other := &s.refs[r], s.refAt[k]
	if other < 0 || other == r || k != s.refs[other].First || k >= ref.First && k <= ref.Last {
		return false
	}
	if s.refs[other].Head == ref.Head { // the reader of actors has seen it
		return true
	}
	if s.refs[other].Head != k {
		return false
	}
	if e := &s.refs[other].Entity; len(e.Code) != 3 || e.Sector != "" && e.Sector != ref.Entity.Sector || e.Code == ref.Entity.Code {
		return false
	}
	h := s.head(k)
	if h < ref.First || h > ref.Last {
		return false
	}
	if k < ref.First { // "US and Russian negotiators"
		return s.relIs(k, "amod", "compound", "nmod") && s.child(k, "case") < 0 && s.joined(k, ref.Last)
	}
	return s.relIs(k, "conj") && h != ref.Head // "… of Armenia and Azerbaijan"
}

// joined reports whether a conjunction stands between two words.
func (s *sentence) joined(from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if s.relIs(i, "cc") {
			return true
		}
	}
	return false
}
