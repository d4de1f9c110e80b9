package coder

import (
	"slices"
)

// halting reads "cut off gas to Poland", "stopped supplying"; a halted delivery
// is read at its noun.
func (s *sentence) halting(i int) *deal {
	t := verbAt(i)
	if !s.stops(i) || s.lemma(i) == "pull" && slices.ContainsFunc(s.heads(t, "obj"), func(h int) bool { return s.child(h, "nmod:poss") >= 0 }) { // "pulled its missiles out"
		return nil
	}
	d := &deal{word: i, t: t, stage: "halted", from: s.states(t, "subj"), to: s.states(t, "to", "for", "on", "from", "against"), closed: true}
	for _, g := range s.goods(t, "obj") {
		frozen := s.lemma(i) == "freeze" && s.c.ledger.has("assets", s.lemma(g.word)) // what is frozen where it lies goes to nobody
		if g.Class != "troops" && g.Class != "workers" && !frozen && !s.c.ledger.has("paper", s.lemma(g.word)) {
			d.goods = append(d.goods, g)
		}
	}
	if len(d.from) == 0 {
		d.from = s.origin(d.goods)
	}
	if len(d.from) == 0 || len(d.to) == 0 {
		if len(d.from) == 0 || !slices.ContainsFunc(d.goods, func(g good) bool { return g.Class == "funds" }) {
			return nil
		}
		d.one = true
	}
	if d.to = foreign(d.to, d.from); len(d.to) == 0 && !d.one {
		return nil
	}
	return d
}

// halted sees whether the verb of giving completes one of ending.
func (s *sentence) halted(d *deal, i int) {
	h := s.head(i)
	if h >= 0 && s.isNoun(h) && s.relIs(i, "acl") && s.relIs(h, "obj", "nsubj:pass") && s.c.ledger.has("bargain clause", s.lemma(h)) { // "scrapped plans to sell"
		if h = s.head(h); h >= 0 && s.isVerb(h) && s.stops(h) {
			d.t, d.stage = verbAt(h), "halted"
		}
		return
	}
	if h >= 0 && s.relIs(i, "xcomp", "advcl") && s.word(i).XPOS == "VB" && s.stops(h) {
		if o := s.child(h, "obj"); o >= 0 && s.c.ledger.has("bargain clause", s.lemma(o)) {
			d.t, d.stage = verbAt(h), "halted"
			if len(d.from) == 0 {
				d.from = foreign(s.doersOf(d.t), d.to)
			}
		}
		return
	}
	if h < 0 || !s.c.ledger.has("halt.verb", s.lemma(h)) || !s.isVerb(h) || !s.relIs(i, "xcomp", "ccomp", "obj", "advcl", "obl") || s.word(i).XPOS != "VBG" {
		return
	}
	if k := s.child(i, "mark", "case"); s.relIs(i, "advcl", "obl") && k >= 0 && s.lemma(k) != "from" {
		return
	} else if k >= 0 && len(s.states(verbAt(h), "obj")) == 0 { // "barred a firm from selling"
		d.from = s.states(verbAt(h), "subj")
	}
	d.t, d.stage = verbAt(h), "halted"
	if len(d.from) == 0 {
		d.from = s.states(verbAt(h), "subj")
	}
}
