package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// # What a deed tells of who is in it
//
// A nationality has no sector of its own, and "men" are anybody's. What stands with them
// tells more: planes that bomb are an army's, whom a state frees or mourns are people,
// and "his men" are of the kind of who calls them his.

// whyForces is added to the reason of a state whose arms do something to somebody.
const whyForces = ", by the arms that do it"

// whyNationals is added to the reason of nationals who are people to whom a thing is done.
const whyNationals = ", its people"

// sectorsOfDeed gives those in a deed whose sector nothing tells the one that the deed
// tells. heads are the words that the actors were read off.
func (s *sentence) sectorsOfDeed(t trigger, f *frame.Frame, r *roles, heads []int) {
	for e := range r.both() {
		if at := s.refBy(*e); at >= 0 && e.Sector == "OPP" && s.c.ledger.has("crowd", s.lemma(s.refs[at].Head)) {
			e.Sector = "CVL" // a crowd may want anything
		}
	}
	switch f.Type {
	case codebook.Assault:
		s.forces(r.actors, append(slices.Clone(heads), t.word))
		s.people(r.recipients)
	case codebook.Coerce, codebook.Retreat, codebook.Sanction, codebook.Aid, codebook.Request:
		s.people(r.recipients)
	case codebook.Protest:
		s.people(r.actors)
	}
	s.theirMen(r.recipients)
	if f.Type == codebook.Assault || f.Type == codebook.Coerce || f.Type == codebook.Sanction {
		s.anyMan(r.recipients)
	}
}

// forces gives nationalities before arms that are used on somebody the sector of an army:
// "Turkish F-16s shot down", "were killed in Israeli strikes".
func (s *sentence) forces(actors []entente.Entity, heads []int) {
	for i, e := range actors {
		at := s.refBy(e)
		if at < 0 || e.Sector != "" || !entente.IsState(e.Code) {
			continue
		}
		for _, h := range heads {
			k := s.refs[at].Head
			if s.c.ledger.has("war craft", s.lemma(h)) && s.head(k) == h && (s.word(k).XPOS == "JJ" || s.relIs(k, "amod", "compound")) || s.armsModel(h) && s.head(k) == h {
				actors[i].Sector, actors[i].Reason = "MIL", e.Reason+whyForces
			}
		}
	}
}

// armsModel reports whether a word is the name of a model of arms, by its letters and
// number: "F-16s", "MiGs".
func (s *sentence) armsModel(i int) bool {
	w := s.word(i)
	return w.UPOS == "PROPN" && len(w.Form) > 2 && s.refAt[i] < 0 && hasDigit(w.Form)
}

func hasDigit(s string) bool {
	return slices.ContainsFunc([]byte(s), func(b byte) bool { return b >= '0' && b <= '9' })
}

// people makes nationals in the plural people of their state: "freed two Americans". "The
// Americans" may be their army or government.
func (s *sentence) people(side []entente.Entity) {
	for i, e := range side {
		at := s.refBy(e)
		if at < 0 || e.Sector != "" || !entente.IsState(e.Code) {
			continue
		}
		h := s.refs[at].Head
		if strings.HasPrefix(e.Reason, "nationality") && s.isNoun(h) && strings.HasSuffix(s.word(h).Form, "s") && s.refs[at].First == s.refs[at].Last && !s.definite(h) && s.child(h, "nmod:poss") < 0 {
			side[i].Sector, side[i].Reason = "CVL", e.Reason+whyNationals
		}
	}
}

// theirMen gives men the sector of whom they belong to: "his men came under fire".
func (s *sentence) theirMen(side []entente.Entity) {
	for i, e := range side {
		at := s.refBy(e)
		if at < 0 || e.Sector != "UNK" {
			continue
		}
		for _, k := range s.kidsBy(s.refs[at].Head, "nmod:poss") {
			if of, ok := s.entity(k); ok && of.Sector != "" && (e.Code == "" || e.Code == of.Code) {
				side[i].Code, side[i].Sector, side[i].Reason = of.Code, of.Sector, e.Reason+", of "+of.Text
			}
		}
	}
}

// anyMan takes a man of whom nothing is told for one of the people where a thing is done
// to him.
func (s *sentence) anyMan(side []entente.Entity) {
	for i, e := range side {
		at := s.refBy(e)
		if at >= 0 && e.Sector == "UNK" && s.child(s.refs[at].Head, "nmod:poss") < 0 && s.c.ledger.has("man in the street", s.lemma(s.refs[at].Head)) {
			side[i].Sector = "CVL"
		}
	}
}

// refBy is where an actor stands among those of the sentence, -1 if he is none of them.
func (s *sentence) refBy(e entente.Entity) int {
	for i := range s.refs {
		if s.refs[i].Entity.Span == e.Span && e.Span.Len() > 0 {
			return i
		}
	}
	return -1
}
