package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// bindPronouns resolves the pronouns of a sentence while the reader of actors
// still stands in it; the ledgers come back to the sentence later.
func (s *sentence) bindPronouns(who *actor.Reader) {
	for i := range s.tree.Words {
		if s.word(i).UPOS != "PRON" {
			continue
		}
		e, ok := s.bound(i)
		if !ok {
			e, ok = who.Pronoun(&s.tree, i)
		}
		s.stands(i, s.byName(e, i), ok)
	}
	for i := range s.tree.Words { // he who says "I" may be a pronoun himself
		if _, have := s.pronouns[i]; s.word(i).UPOS == "PRON" && !have {
			e, ok := s.oneself(i)
			s.stands(i, e, ok)
		}
	}
}

// stands notes whom a pronoun stands for.
func (s *sentence) stands(i int, e entente.Entity, ok bool) {
	if ok && s.pronouns == nil {
		s.pronouns = map[int]entente.Entity{}
	}
	if ok {
		s.pronouns[i] = e
	}
}

// whyOwned is added to the reason of who is of the country of whom a pronoun means.
const whyOwned = ", whose owner a pronoun tells"

// ownedByThem gives a group of no state that of whom a pronoun says it belongs to:
// "her party", "their government". Foes and counterparts are another's, and soldiers and kin the
// means or a part of their owner.
func (s *sentence) ownedByThem() {
	for r := range s.refs {
		e := &s.refs[r].Entity
		if e.Code != "" || len(e.Members) > 0 || e.Sector == "" || !slices.Contains(domestic[1:], e.Sector) || e.Sector == "CVL" || e.Sector == "CRM" || s.c.guest(e.Text) {
			continue
		}
		for _, k := range s.kidsBy(s.refs[r].Head, "nmod:poss") {
			if of, ok := s.pronouns[k]; ok && entente.IsState(of.Code) && (e.Sector != "GOV" || s.c.body(*e)) {
				e.Code, e.Reason = of.Code, e.Reason+whyOwned
			}
		}
	}
}

// bound is the actor that grammar binds a pronoun to: a possessive to the
// subject of its clause ("Moscow seeks shells for its war"), the subject of what
// is said to the one who says it ("Kim told Lavrov that he backed Russia").
func (s *sentence) bound(i int) (entente.Entity, bool) {
	var v int
	switch h := s.head(i); {
	case h < 0:
		return entente.Entity{}, false
	case s.rel(i) == "nmod:poss":
		if v = s.clauseOf(h); v < 0 {
			return entente.Entity{}, false
		}
		if k := s.child(v, "nsubj", "nsubj:pass"); k >= 0 && s.within(i, k) && (s.refAt[h] >= 0 || s.anybody(h)) && s.relIs(v, "ccomp") && s.head(v) >= 0 && s.reports(s.head(v)) {
			v = s.head(v) // "the colonel said his men had"
		}
	case s.relIs(i, "nsubj") && s.relIs(h, "ccomp") && s.head(h) >= 0 && s.reports(s.head(h)):
		v = s.head(h)
	case s.relIs(i, "nsubj") && s.relIs(h, "acl", "ccomp") && s.head(h) >= 0 && s.isNoun(s.head(h)):
		return s.claimant(i, s.head(h))
	default:
		return entente.Entity{}, false
	}
	for _, k := range s.expand(s.surface(v, 0)) {
		if r := s.refAt[k]; r >= 0 && !s.within(i, k) && s.agrees(i, s.refs[r].Entity) {
			return s.refs[r].Entity, true
		}
	}
	return entente.Entity{}, false
}

// claimant is whose word it is that a pronoun did something: "dismissed the North's
// claim that it had".
func (s *sentence) claimant(i, claim int) (entente.Entity, bool) {
	for _, k := range s.kidsBy(claim, "nmod:poss", "amod") {
		if r := s.refAt[k]; r >= 0 && s.refs[r].Entity.Code != "" && s.agrees(i, s.refs[r].Entity) {
			return s.refs[r].Entity, true
		}
	}
	return entente.Entity{}, false
}

// clauseOf is the verb whose clause a word stands in, -1 if there is none.
func (s *sentence) clauseOf(i int) int {
	for n := 0; i >= 0 && n <= len(s.tree.Words); n++ {
		if s.isVerb(i) {
			return i
		}
		i = s.head(i)
	}
	return -1
}

// agrees reports whether a pronoun can stand for an actor: one of persons for
// one with a name and an office or a human noun, one of things for a state or a
// body.
func (s *sentence) agrees(i int, e entente.Entity) bool {
	person := e.Office != "" || e.Name != "" && e.Sector != "" && !entente.IsState(e.Code)
	switch {
	case s.c.ledger.has("person pronoun", s.lemma(i)):
		return person || e.Name == "" && e.Sector != ""
	case s.c.ledger.has("thing pronoun", s.lemma(i)):
		return e.Office == ""
	}
	return true
}

// byName is the actor by the name that its own sentence gives it before a
// pronoun, else as the pronoun: a name is better evidence.
func (s *sentence) byName(e entente.Entity, pronoun int) entente.Entity {
	for _, r := range s.refs {
		if r.Last < pronoun && e.Code != "" && r.Entity.Same(e) {
			return r.Entity
		}
	}
	return e
}

// byPronoun reports whether an entity was read off a pronoun: one stands for
// it, and it is not itself at one of the heads ("Chad withdrew its troops").
func (s *sentence) byPronoun(e entente.Entity, heads []int) bool {
	for _, h := range heads {
		if r := s.refAt[h]; r >= 0 && s.refs[r].Entity.Span == e.Span {
			return false
		}
	}
	for _, p := range s.pronouns {
		if p.Span == e.Span {
			return true
		}
	}
	return false
}

// bindPairs lets "the two countries" mean the two states of the tie last spoken
// of: in its own sentence, else before it. Where there is none, or its own
// sentence names both of those that the reader of actors thought of, they stay.
func (s *sentence) bindPairs() {
	for i := range s.refs {
		e := &s.refs[i].Entity
		if e.Code != "" || len(e.Members) != 2 || strings.HasPrefix(e.Reason, whyJoint) {
			continue
		}
		pair := s.tiedBefore(s.refs[i].First)
		if pair == nil && !(s.named(e.Members[0], i) && s.named(e.Members[1], i)) {
			pair = s.between
		}
		if len(pair) == 2 {
			e.Members = []string{pair[0].Code, pair[1].Code}
			e.Reason = "the two states of the tie last spoken of"
		}
	}
}

// tiedBefore are the two states of the last tie or agreement that a sentence
// names before a word, nil if it names none.
func (s *sentence) tiedBefore(end int) []entente.Entity {
	for i := end - 1; i >= 0; i-- {
		if !s.isNoun(i) || !s.c.ledger.has("tie.noun", s.lemma(i)) && !s.c.ledger.has("agreement", s.lemma(i)) {
			continue
		}
		if pair := s.tiedBy(trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}); len(pair) == 2 {
			return pair
		}
	}
	return nil
}

// named reports whether a state is named before an actor in its sentence.
func (s *sentence) named(code string, before int) bool {
	return slices.ContainsFunc(s.refs[:before], func(r actor.Ref) bool { return r.Entity.Code == code })
}
