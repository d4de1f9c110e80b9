package coder

import (
	"slices"

	"entente"
	"entente/coder/frame"
)

// arriving reads "the first tanks arrived in Ukraine from Germany".
func (s *sentence) arriving(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, from: s.states(t, "from"), closed: true}
	if s.c.ledger.has("arrives with", s.lemma(i)) && !s.goesWith(i, s.c.ledger.lists[s.lemma(i)+" in"]) {
		return nil
	}
	s.comingGoods(d, i)
	if s.comesAsCraft(d, i) {
		return nil
	}
	s.landingSides(d, i)
	s.boughtSides(d)
	if !s.comesToSomebody(d, i) {
		return nil
	}
	s.fromSameHand(d)
	s.driesUp(d, i)
	s.halted(d, i)
	if len(d.to) == 0 && len(d.from) > 0 && !s.c.ledger.has("leaves", s.lemma(i)) {
		d.to = s.landedAt(i)
	}
	if d.to = foreign(d.to, d.from); len(d.from) == 0 || len(d.to) == 0 {
		if s.movesOn(d, i) {
			return nil
		}
		s.fillAgain(d)
		s.deniesItself(d, i)
	}
	if len(d.from) == 0 && s.findsWay(i) {
		d.one = true
	}
	if len(d.to) == 0 || len(d.from) == 0 && !d.one || hasClass(d.goods, "troops") && !s.troopsArrive(i) {
		return nil
	}
	return d
}

// comesToSomebody finds who gets goods that are only said to come from a state, and
// reports whether it can be told.
func (s *sentence) comesToSomebody(d *deal, i int) bool {
	if len(d.to) > 0 || s.lemma(i) != "come" {
		return true
	}
	if len(d.from) > 0 {
		d.to = s.seenAt(s.comers(i))
	}
	if len(d.to) == 0 && len(s.states(d.t, "from")) > 0 { // "Riyadh had bought: the missiles came from China"
		d.to = s.otherStates(d.from)
		return len(d.to) == 1
	}
	return true
}

// troopsArrive reports whether a verb of arriving tells that soldiers come to another
// state to stay, and not only that they go somewhere.
func (s *sentence) troopsArrive(i int) bool {
	l := s.lemma(i)
	return l == "arrive" || s.c.ledger.has("troops land", l) || (l == "leave" || l == "depart") && len(s.states(verbAt(i), "for")) > 0
}

// fromSameHand gives goods that are only said to be as many as those told before, or to come
// from the same giver, the side that those have.
func (s *sentence) fromSameHand(d *deal) {
	if len(d.goods) == 0 || len(s.before)+len(s.now) == 0 || len(s.now) == 0 && s.number > s.dealtAt+2 {
		return
	}
	told := append(slices.Clone(s.before), s.now...)
	b := told[len(told)-1]
	switch {
	case len(d.from) == 0 && len(d.to) > 0 && s.c.ledger.has("amount noun", s.lemma(d.goods[0].word)):
		d.from = foreign(b.Suppliers, d.to)
	case len(d.to) == 0 && len(d.from) == 0 && len(s.giversOn(d.goods)) > 0:
		if from := s.giversOn(d.goods); sameSide(from, b.Suppliers) {
			d.from, d.to = from, foreign(b.Recipients, from)
		}
	}
}

// movesOn reports whether goods that were delivered are only said to leave where they
// came: "the tanks left toward Homs".
func (s *sentence) movesOn(d *deal, i int) bool {
	if len(d.from) > 0 || len(d.to) > 0 || !s.c.ledger.has("leaves", s.lemma(i)) {
		return false
	}
	b := s.toldAgain(d, nil, nil)
	return b != nil && b.Stage == "delivered"
}

// comesAsCraft reports whether ships or planes that arrive are only on their way.
func (s *sentence) comesAsCraft(d *deal, i int) bool {
	if s.lemma(i) == "fly" && slices.ContainsFunc(d.goods, func(g good) bool { return s.c.ledger.has("flies itself", g.Class) }) {
		return true
	}
	return slices.ContainsFunc(d.goods, func(g good) bool {
		return (g.Class == "aircraft" || g.Class == "naval") && (!s.consigned(g) || s.lemma(i) == "sail")
	})
}

// comingGoods finds the goods that arrive: who comes, what a ship that comes is full of, or
// what is unloaded.
func (s *sentence) comingGoods(d *deal, i int) {
	t, comers := d.t, s.comers(i)
	for _, h := range comers {
		d.goods = uniqueGoods(append(d.goods, s.goodsAt(h, 0)...))
	}
	if s.c.ledger.has("unload", s.lemma(i)) || (s.lemma(i) == "land" || s.lemma(i) == "put") && len(s.goods(t, "obj")) > 0 {
		d.goods, d.stage = s.goods(t, "obj"), "delivered"
		d.from = append(d.from, s.carrierOf(i)...)
	}
	if with := s.goods(t, "with"); len(with) > 0 { // "a tanker reached Syria with oil"
		for _, h := range comers {
			d.from = append(d.from, s.statesNear(s.under(h, "from"))...)
		}
		d.goods = with
	}
	if len(d.goods) == 0 {
		d.goods = s.ladenWith(comers)
		if d.from = append(d.from, s.laidIn(comers)...); len(d.from) == 0 && len(d.goods) > 0 && len(s.origin(d.goods)) == 0 {
			d.from = s.carrierOf(i)
		}
	}
	if len(d.goods) == 0 && i > 0 && s.relIs(i-1, "obl") && s.head(i-1) == i && s.caseOf(i-1) == "" { // a subject parsed as an adverb
		d.goods = s.goodsAt(i-1, 0)
	}
}

// boughtSides are the sides that a clause on the goods tells, where the arrival tells
// none: "the tanks [that Peru bought from Spain] arrived".
func (s *sentence) boughtSides(d *deal) {
	for _, g := range d.goods {
		for _, k := range append(s.kidsBy(g.word, "acl", "acl:relcl"), s.kidsBy(g.top, "acl", "acl:relcl")...) {
			if !s.isVerb(k) || len(d.from) > 0 {
				continue
			}
			from := s.states(verbAt(k), "from")
			if !s.c.ledger.has("get.verb", s.lemma(k)) {
				if s.word(k).XPOS == "VBN" && (s.c.ledger.has("give.verb", s.lemma(k)) || s.c.ledger.has("carry.verb", s.lemma(k))) { // "planes [flown from Chad]"
					d.from = from
				}
				continue
			}
			if to := foreign(s.doersOf(verbAt(k)), from); len(to) > 0 && (len(from) > 0 || len(d.to) == 0) {
				d.to, d.stage = to, "delivered"
			}
			if len(from) > 0 {
				d.from, d.stage = from, "delivered"
			}
		}
	}
}

// landingSides are those from which goods come and where they arrive.
func (s *sentence) landingSides(d *deal, i int) {
	slots := []string{"in", "at", "to", "into", "for", "obj"}
	if d.stage != "" { // what is unloaded is no place
		slots = slots[:5]
	}
	if d.to = s.states(d.t, slots...); s.lemma(i) == "cross" { // "vehicles for Armenia crossed Georgia"
		if to := s.builtFor(d.goods); len(to) > 0 {
			d.to = to
		}
	}
	if s.c.ledger.has("leaves", s.lemma(i)) {
		d.to = s.states(d.t, "for", "to")
	}
	if len(d.to) == 0 {
		d.to = s.whereStates(i)
	}
	if len(d.to) == 0 {
		d.to = s.builtFor(d.goods)
	}
	if len(d.to) == 0 && !s.c.ledger.has("leaves", s.lemma(i)) {
		d.to = s.here(i)
	}
	if len(d.to) == 0 {
		d.to = s.grounds(append(s.heads(d.t, "to"), s.heads(d.t, "in")...))
	}
	if to, from := s.ownersOf(d.goods); len(d.to) == 0 && len(to) > 0 {
		d.to, d.from = to, from
	}
	if len(d.from) == 0 {
		d.from = s.origin(d.goods)
	}
	if len(d.to) == 0 && s.c.ledger.has("unload", s.lemma(i)) {
		for _, g := range d.goods {
			d.to = append(d.to, s.statesNear(append(s.under(g.top, "at"), s.under(g.top, "in")...))...)
		}
	}
}

// consigned reports whether craft that arrive are goods, and not on their way by
// themselves as any plane is: several, or counted.
func (s *sentence) consigned(g good) bool {
	x := s.word(g.word).XPOS
	return x == "NNS" || x == "NNPS" || s.quantity(g) != "" || slices.ContainsFunc(s.kidsBy(g.word, "amod"), func(k int) bool { return s.c.ledger.has("ordinal", s.lemma(k)) })
}

// carrying reads "a ship carrying missiles from Iran to Yemen".
func (s *sentence) carrying(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj"), closed: true, stage: "shipped"}
	d.from, d.to = s.states(t, "from"), s.states(t, "to", "into", "for")
	if len(d.from) == 0 {
		d.from = s.origin(d.goods)
	}
	if len(d.to) == 0 {
		d.to = s.goals()
	}
	s.alongWith(d, i)
	if d.to = foreign(d.to, d.from); len(d.to) == 0 || len(d.from) == 0 {
		return nil
	}
	return d
}

// seizing reads "seized rifles from Iran bound for Yemen".
func (s *sentence) seizing(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj"), from: s.states(t, "from"), closed: true, stage: "shipped"}
	if len(d.goods) == 0 { // "seized a ship carrying"
		return nil
	}
	if d.to = s.goals(); len(d.from) == 0 {
		d.from = s.origin(d.goods)
	}
	seizer := s.states(t, "subj")
	d.from = foreign(d.from, seizer)
	if d.to = foreign(d.to, d.from); len(d.to) == 0 || len(d.from) == 0 {
		return nil
	}
	return d
}

// particlesOf are the lemmas of a verb's particles.
func (s *sentence) particlesOf(v int) []string {
	var out []string
	for _, k := range s.kidsBy(v, "compound:prt", "advmod") {
		out = append(out, s.lemma(k))
	}
	return out
}

// underWay reads "the guns are on their way to Ukraine".
func (s *sentence) underWay(i int) *deal {
	t := trigger{word: i, pos: frame.Noun, carrier: -1}
	d := &deal{word: i, t: t, closed: true, stage: "shipped", to: s.states(t, "to")}
	for _, h := range s.expand(s.surface(i, 0)) {
		d.goods = append(d.goods, s.goodsAt(h, 0)...)
	}
	if d.from = s.origin(d.goods); len(d.from) == 0 {
		d.from = s.states(t, "from")
	}
	for j := i + 1; j < len(s.tree.Words) && len(d.to) == 0; j++ { // "from Chad and Mali to Peru"
		if s.caseOf(j) == "to" && s.within(j, i) {
			d.to = foreign(s.statesNear(s.expand([]int{j})), d.from)
		}
	}
	if d.to = foreign(d.to, d.from); len(d.to) == 0 || len(d.from) == 0 {
		return nil
	}
	return d
}

// goals are the states that something in the sentence is said to be bound for.
func (s *sentence) goals() []entente.Entity {
	for i := range s.tree.Words {
		if s.c.ledger.has("bound", s.lemma(i)) {
			if es := s.states(trigger{word: i, pos: frame.Adj, carrier: -1}, "for", "to"); len(es) > 0 {
				return es
			}
		}
		if s.lemma(i) == "way" || s.lemma(i) == "route" {
			if es := s.statesNear(s.under(i, "to")); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}
