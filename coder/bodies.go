package coder

import (
	"slices"
	"strings"

	"entente"
)

// # Which group "the group" is, and whose the spokesman is
//
// A body that was named goes on by its noun alone: "the mission" after the United Nations
// Mission in Liberia, "the group" after the name of any that has no state, "the party"
// after a party's. Who speaks for it, or is of it, is its.

// whyNamed is added to the reason of a body that goes by its noun alone.
const whyNamed = "named before: "

// whyElsewhere is added to the reason of people whom a word says to be of another part
// of the world than the one told of.
const whyElsewhere = ", of elsewhere"

// groupSectors are the sectors of those who go by "the group" or "the movement".
var groupSectors = []string{"REB", "PRM", "UAF", "CRM", "OPP", "SOC", "NGO"}

// noteBody keeps what a later noun alone can mean an actor by.
func (r *reader) noteBody(s *sentence, e entente.Entity, head int) {
	if e.Code == "" || e.Office != "" || len(e.Members) > 0 {
		return
	}
	var nouns []string
	named := strings.HasPrefix(e.Reason, "name of a body")
	if l := s.lemma(head); s.c.ledger.has("body named before", l) && (named || s.word(head).UPOS == "PROPN" || !entente.IsState(e.Code)) {
		nouns = append(nouns, l)
	}
	switch {
	case !named && e.Name == "":
	case e.Sector == "PTY":
		nouns = append(nouns, "party")
	case slices.Contains(groupSectors, e.Sector) || e.Code == "NGO":
		nouns = append(nouns, "group", "movement", "organisation", "organization", "militia")
	}
	for _, n := range nouns {
		if r.bodies == nil {
			r.bodies = map[string]entente.Entity{}
		}
		r.bodies[n] = e
	}
}

// bindBodies lets a body's noun alone mean the body that was named last, in this sentence
// or before it, and gives those who are of it its state and sector.
func (r *reader) bindBodies(s *sentence) {
	next := 0
	for i := range s.tree.Words {
		for ; next < len(s.refs) && s.refs[next].Last < i; next++ {
			r.noteBody(s, s.refs[next].Entity, s.refs[next].Head)
		}
		e, ok := r.bodies[s.lemma(i)]
		if !ok || s.word(i).UPOS != "NOUN" || s.word(i).XPOS != "NN" || !s.article(i) || !s.aloneNoun(i) {
			continue
		}
		s.bodyAt(i, e)
	}
	for ; next < len(s.refs); next++ {
		r.noteBody(s, s.refs[next].Entity, s.refs[next].Head)
	}
}

// article reports whether a noun stands with "the".
func (s *sentence) article(i int) bool {
	return slices.ContainsFunc(s.kidsBy(i, "det"), func(k int) bool { return s.lemma(k) == "the" })
}

// aloneNoun reports whether nothing tells more of a noun than its article.
func (s *sentence) aloneNoun(i int) bool {
	return !slices.ContainsFunc(s.kids[i], func(k int) bool {
		return s.relIs(k, "amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "appos", "flat")
	}) && !s.relIs(i, "compound", "flat")
}

// bodyAt lets a word mean a body, and those whom it is the body of be its people: "a
// spokesman for the mission".
func (s *sentence) bodyAt(i int, e entente.Entity) {
	told := e
	told.Text, told.Span, told.Reason = s.phrase(i).Text, s.phrase(i).Span, whyNamed+e.Text
	of := s.refAt[i]
	if of < 0 {
		s.stands(i, told, true)
	} else if o := &s.refs[of].Entity; s.refs[of].Head == i && o.Code == "" && nameless(*o) {
		told.Text, told.Span = o.Text, o.Span
		*o = told
	}
	if h := s.head(i); (of < 0 || s.refs[of].Head == i) && h >= 0 && s.relIs(i, "nmod") && (s.rel(i) == "nmod:poss" || s.caseOf(i) == "for" || s.caseOf(i) == "of") {
		of = s.refAt[h]
	}
	if of < 0 || s.refs[of].Head == i {
		return
	}
	if o := &s.refs[of].Entity; o.Code == "" && nameless(*o) {
		o.Code, o.Sector, o.More, o.Reason = e.Code, e.Sector, e.More, o.Reason+", of "+e.Text
	}
}

// strangersAbroad marks people of no state whom a word says to be of another part of the world
// than the one told of: "Western diplomats", "European monitors".
func (s *sentence) strangersAbroad() {
	for r := range s.refs {
		e := &s.refs[r].Entity
		if k := s.ofElsewhere(s.refs[r].Head); e.Code == "" && len(e.Members) == 0 && k >= 0 && (k < s.refs[r].First || s.lemma(k) != "foreign") {
			e.Reason += whyElsewhere
		}
	}
}

// ofElsewhere is the word that says people to be of another part of the world, -1 if there
// is none. That of "the foreign ministry" is none.
func (s *sentence) ofElsewhere(i int) int {
	for _, k := range s.kidsBy(i, "amod", "compound") {
		if s.c.ledger.has("of elsewhere", s.lemma(k)) {
			return k
		}
	}
	return -1
}
