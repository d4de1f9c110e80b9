package coder

import (
	"slices"
	"strings"

	"entente"
)

// A sentence names more states than those who have a part in what it tells: who
// condemns or punishes it, where somebody spoke of it, during whose visit it came,
// against whom the arms were then used. None of them gives, gets or fires anything.

// standsBy reports whether a state only looks on: it judges or punishes what is told,
// is where or when somebody did so, or stands in a word against it.
func (s *sentence) standsBy(i int) bool {
	if s.againstWord(i) || s.occasionOf(i) {
		return true
	}
	for n := 0; n < maxHops && i >= 0; n++ {
		h := s.head(i)
		if h < 0 {
			return false
		}
		if s.c.ledger.has("aside case", s.caseOf(i)) && s.relIs(i, "obl", "nmod") {
			return true
		}
		if s.isVerb(h) {
			if !s.onlooks(h) {
				return false
			}
			return s.relIs(i, "nsubj") || s.relIs(i, "obl") && (s.caseOf(i) == "in" || s.caseOf(i) == "at" || s.caseOf(i) == "on") || s.punishes(h)
		}
		i = h
	}
	return false
}

// onlooks reports whether a verb judges, tells or punishes.
func (s *sentence) onlooks(v int) bool {
	l := s.lemma(v)
	return s.c.stances.take[l] != "" || s.c.stances.move[l] != "" || s.reports(v) || s.c.ledger.has("onlooker", l) || s.punishes(v)
}

// punishes reports whether a verb, or its object, is of sanctions: also those who are
// hit are not said to take part.
func (s *sentence) punishes(v int) bool {
	l := s.lemma(v)
	if s.c.ledger.has("punishes", l) {
		return true
	}
	return slices.ContainsFunc(s.kidsBy(v, "obj", "nsubj:pass"), func(k int) bool { return s.c.ledger.has("punishment", s.lemma(k)) })
}

// againstWord reports whether a name is only a part of a word against it:
// "anti-Japanese".
func (s *sentence) againstWord(i int) bool {
	f := strings.ToLower(s.word(i).Form)
	if strings.HasPrefix(f, "anti-") || strings.HasPrefix(f, "pro-") {
		return true
	}
	if i > 1 && s.word(i-1).Form == "-" {
		p := s.lemma(i - 2)
		return p == "anti" || p == "pro"
	}
	return i > 0 && (s.lemma(i-1) == "anti" || s.lemma(i-1) == "anti-")
}

// occasionOf reports whether a name only says at whose place people met: "the
// Washington summit".
func (s *sentence) occasionOf(i int) bool {
	h := s.head(i)
	return h >= 0 && s.relIs(i, "compound", "flat", "amod", "nmod") && s.caseOf(i) == "" && s.isNoun(h) && s.c.ledger.has("occasion", s.lemma(h))
}

// thenUsed reports whether a state is only where goods were used: "missiles, which
// were then fired into Ukraine".
func (s *sentence) thenUsed(e entente.Entity, d *deal) bool {
	for _, g := range d.goods {
		for _, k := range append(s.kidsBy(g.word, "acl", "acl:relcl"), s.kidsBy(g.top, "acl", "acl:relcl")...) {
			if k != d.word && s.inClause(e, k) && s.c.ledger.has("fired", s.lemma(k)) {
				return true
			}
		}
	}
	return false
}

// notItself reports whether the one who stands above a clause of giving only judges
// it or blames others for it: "criticise the plan to send", "entities that it accused
// of giving".
func (s *sentence) notItself(v int) bool {
	if s.child(v, "nsubj", "nsubj:pass") >= 0 {
		return false
	}
	h := s.head(v)
	if h < 0 {
		return false
	}
	if s.isNoun(h) && s.relIs(v, "acl") && s.relIs(h, "obj", "nsubj:pass", "obl") && s.head(h) >= 0 {
		return s.averseTo(s.head(h))
	}
	return s.isVerb(h) && s.c.ledger.has("blames", s.lemma(h)) && !s.passive(h) && len(s.states(verbAt(h), "obj")) == 0 && s.relIs(v, "advcl", "xcomp", "ccomp", "obl") && s.word(v).XPOS == "VBG"
}

// averseTo reports whether a verb takes a stance against its object.
func (s *sentence) averseTo(v int) bool {
	return s.isVerb(v) && !s.stops(v) && averse[s.c.stances.take[s.lemma(v)]] && s.c.stances.take[s.lemma(v)] != "call for"
}

// flownOver reports whether drones, aircraft or missiles are only sent on a flight:
// "sent drones over the capital".
func (s *sentence) flownOver(d *deal, v int) bool {
	if !s.c.ledger.has("sends off", s.lemma(v)) || !slices.ContainsFunc(d.goods, func(g good) bool {
		return g.Class == "drones" || g.Class == "aircraft" || g.Class == "missiles" || g.Class == "naval"
	}) {
		return false
	}
	for _, prep := range []string{"over", "across", "around", "off", "towards", "toward", "near", "past", "through"} {
		if len(s.under(v, prep)) > 0 {
			return true
		}
		for _, g := range d.goods {
			if len(s.under(g.top, prep)) > 0 {
				return true
			}
		}
	}
	return false
}

// tookIn turns a deal around whose verb says that goods of another come in: "brought
// in North Korean soldiers".
func (s *sentence) tookIn(d *deal, v int) {
	if len(d.from) == 0 || !s.c.ledger.has("takes in", s.lemma(v)) || v+1 >= len(s.tree.Words) || s.lemma(v+1) != "in" || len(s.states(d.t, "to", "into")) > 0 {
		return
	}
	if from := foreign(s.origin(d.goods), d.from); len(from) > 0 {
		d.from, d.to = from, d.from
	}
}

// forWhomTo are those whom "for" names before what they are to do: "a mistake for
// Chad to send arms".
func (s *sentence) forWhomTo(v int) []entente.Entity {
	h := s.head(v)
	if h < 0 || s.child(v, "nsubj") >= 0 || !s.hasMark(v, "to") || s.isVerb(h) && !s.relIs(v, "xcomp", "csubj", "ccomp", "advcl") {
		return nil
	}
	for _, k := range s.under(h, "for") {
		if k < v {
			return s.statesNear(s.expand([]int{k}))
		}
	}
	return nil
}

// elsewhereTold reports whether a state is named only under another verb beside that
// of a change: "was fired on Monday and landed in Chad".
func (s *sentence) elsewhereTold(e entente.Entity, change int) bool {
	for _, ref := range s.refs {
		if ref.Entity.Span != e.Span {
			continue
		}
		v := s.clauseOf(ref.Head)
		if v >= 0 && v != change && s.c.ledger.has("breaks off", s.lemma(v)) {
			return true
		}
		return v >= 0 && v != change && !s.within(change, v) && (!s.within(v, change) || s.joinedBelow(v, change)) && !s.relIs(ref.Head, "nsubj")
	}
	return false
}

// asideOf reports whether a state is named only in a clause that neither holds the one
// of a transfer nor hangs on it: "giving aid, among them men said to be in Chad".
func (s *sentence) asideOf(e entente.Entity, deal int) bool {
	for _, ref := range s.refs {
		if ref.Entity.Span != e.Span {
			continue
		}
		v := s.clauseOf(ref.Head)
		return v >= 0 && v != deal && !s.within(deal, v) && !s.within(v, deal) && s.relIs(v, "advcl", "acl:relcl", "parataxis") && !s.relIs(ref.Head, "nsubj")
	}
	return false
}

// joinedBelow reports whether a clause is, or hangs on, one that is joined to another.
func (s *sentence) joinedBelow(v, top int) bool {
	for n := 0; v >= 0 && v != top && n <= len(s.tree.Words); n++ {
		if s.relIs(v, "conj", "parataxis") && s.isVerb(v) {
			return true
		}
		v = s.head(v)
	}
	return false
}

// guided reports whether who looks at arms does so with somebody of another state, so
// that it is not said whose they are: "inspected the bombers with the Russian minister".
func (s *sentence) guided(v int, owners []entente.Entity) bool {
	if !s.isVerb(v) || !s.c.ledger.has("looks at", s.lemma(v)) {
		return false
	}
	with := s.states(verbAt(v), "with", "alongside")
	for _, ref := range s.refs {
		if i := ref.First - 1; i > v && (s.lemma(i) == "with" || s.lemma(i) == "alongside" || s.lemma(i) == "by" && s.lemma(i-1) == "accompany") && entente.IsState(ref.Entity.Code) {
			with = append(with, ref.Entity)
		}
	}
	return len(foreign(with, owners)) > 0
}
