package coder

import (
	"slices"

	"entente"
)

// cutOrSupplied reads a verb of supplying or cutting off that says whom, but not of
// what, behind a transfer that was told: "Poland was cut off too", "Spain will still be
// supplied".
func (s *sentence) cutOrSupplied(v int) *deal {
	cut := s.lemma(v) == "cut" && slices.Contains(s.particlesOf(v), "off")
	if !cut && !s.c.ledger.has("supplies whom", s.lemma(v)) {
		return nil
	}
	t := verbAt(v)
	b := s.bulkTold()
	if b == nil || len(s.goods(t, "obj", "with", "iobj", "from")) > 0 {
		return nil
	}
	d := &deal{word: v, t: t, to: s.states(t, "obj", "iobj"), from: s.states(t, "subj", "by"), closed: true}
	if cut {
		d.stage = "halted"
	}
	if d.to = foreign(d.to, d.from); len(d.to) == 0 {
		return nil
	}
	if len(d.from) == 0 && (s.passive(v) || s.child(v, "nsubj") < 0) && len(s.otherStates(d.to)) == 0 {
		d.from = foreign(b.Suppliers, d.to)
	}
	if len(d.from) == 0 {
		return nil
	}
	ev := s.evidence(v, v)
	d.goods = []good{{entente.Item{Text: ev.Text, Class: b.Items[0].Class, Span: ev.Span}, v, v}}
	return d
}

// bulkTold is the last transfer told, not long before, of what flows or is sent in bulk.
func (s *sentence) bulkTold() *entente.Transfer {
	told := append(slices.Clone(s.before), s.now...)
	if len(s.now) == 0 && s.number > s.dealtAt+maxAgain || len(told) == 0 {
		return nil
	}
	b := &told[len(told)-1]
	if len(b.Items) == 0 || !s.c.ledger.has("by measure", b.Items[0].Class) {
		return nil
	}
	return b
}

// deniedPlan is the verb by which somebody denies that he plans or means what a verb
// tells, -1 if none does: "denied any plan to hand over missiles".
func (s *sentence) deniedPlan(v int) int {
	n := s.head(v)
	if n < 0 || s.word(v).XPOS != "VB" && s.word(v).XPOS != "VBG" {
		return -1
	}
	h := n
	if s.isNoun(n) && s.relIs(v, "acl") && s.c.ledger.has("plan noun", s.lemma(n)) && s.relIs(n, "obj", "nsubj:pass") {
		h = s.head(n)
	} else if s.isVerb(n) && s.c.ledger.has("plan verb", s.lemma(n)) && s.word(n).XPOS == "VBG" && s.relIs(v, "xcomp") { // "denied planning to sell"
		h = s.head(n)
	} else {
		return -1
	}
	if h < 0 || !s.isVerb(h) || s.negated(h) {
		return -1
	}
	l := s.lemma(h)
	if s.c.cues.report[l] == "negative" || s.c.ledger.valueOf("stance", l) == "deny" || s.c.ledger.has("rejects", l) || l == "rule" && slices.Contains(s.particlesOf(h), "out") {
		return h
	}
	return -1
}

// onTheVerge reports whether a gerund tells what somebody is only near to doing: "is
// close to sending", "on the brink of selling".
func (s *sentence) onTheVerge(v int) bool {
	if s.word(v).XPOS != "VBG" {
		return false
	}
	for j := v - 1; j >= max(0, v-3); j-- {
		if l := s.lemma(j); l == "to" || l == "of" {
			return j > 0 && s.c.ledger.has("near to doing", s.lemma(j-1))
		} else if s.word(j).UPOS != "ADV" {
			return false
		}
	}
	return false
}

// clearing reads leave for goods that are named without a word of transfer: "cleared
// 135 missiles for Taiwan".
func (s *sentence) clearing(v int) *deal {
	if !s.c.ledger.has("clears", s.lemma(v)) {
		return nil
	}
	t := verbAt(v)
	d := &deal{word: v, t: t, from: s.doersOf(t), closed: true, stage: "ordered"}
	d.goods = slices.DeleteFunc(s.goods(t, "obj"), func(g good) bool {
		return g.Class == "troops" || g.Class == "funds" || g.Class == "workers" || g.Class == "technology" || s.c.ledger.has("transfer.noun", s.lemma(g.top))
	})
	if len(d.goods) == 0 || len(d.from) == 0 {
		return nil
	}
	whom := slices.Concat(s.under(v, "for"), s.under(v, "to"))
	for _, g := range d.goods {
		whom = slices.Concat(whom, s.under(g.top, "for"), s.under(g.word, "for"), s.under(g.top, "to"))
	}
	d.to = foreign(s.statesNear(s.expand(whom)), d.from)
	if len(d.to) == 0 && slices.ContainsFunc(whom, func(k int) bool { return s.c.ledger.has("land again", s.lemma(k)) }) { // "for the island"
		d.to = s.likeGoesTo(d.goods, d.from)
	}
	if len(d.to) == 0 {
		return nil
	}
	return d
}

// chosenTo gives a deal in which a state picks somebody to supply it: "has chosen a
// Korean firm to deliver guns". Who picks gets, and has ordered.
func (s *sentence) chosenTo(d *deal, v int) {
	h := s.head(v)
	if h < 0 || !s.isVerb(h) || s.passive(h) || s.word(v).XPOS != "VB" || !s.relIs(v, "xcomp", "advcl", "ccomp") || !s.c.ledger.has("picks", s.lemma(h)) {
		return
	}
	from := s.states(verbAt(h), "obj")
	to := foreign(s.doersOf(verbAt(h)), from)
	if len(from) == 0 || len(to) == 0 || len(foreign(d.to, to)) > 0 {
		return
	}
	d.from, d.to, d.t, d.stage = from, to, verbAt(h), "ordered"
}

// held are the goods that a package or shipment, the subject of a verb, is said to
// hold: "the package includes two planes".
func (s *sentence) held(noun int) []good {
	v := s.head(noun)
	if v < 0 || !s.relIs(noun, "nsubj") || !s.isVerb(v) || !s.c.ledger.has("consists", s.lemma(v)) {
		return nil
	}
	return s.goods(verbAt(v), "obj", "of")
}
