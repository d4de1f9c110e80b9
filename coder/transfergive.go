package coder

import (
	"slices"

	"entente"
)

// giving reads "supply missiles to Iran", "supply Iran with missiles", "give
// Iran missiles".
func (s *sentence) giving(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, from: s.doersOf(t), one: s.c.ledger.has("trade.verb", s.lemma(i))}
	s.givenGoods(d, i)
	if s.flownOver(d, i) || s.gotFrom(d, i) {
		return nil
	}
	if asker, _ := s.permitted(i); len(asker) > 0 {
		d.from, d.closed = foreign(asker, d.to), true
	}
	s.tookIn(d, i)
	s.moneyIn(d)
	troops, funds := hasClass(d.goods, "troops"), hasClass(d.goods, "funds")
	if s.asPrice(d) {
		return nil
	}
	if s.toNeither(d) {
		d.to, d.closed = nil, true
		return d
	}
	if len(d.goods) == 0 || !troops && s.staysOwn(d, i) || s.fitsOut(i) || funds && s.lemma(i) == "deposit" { // what lies in a bank stays its owner's
		return nil
	}
	if len(d.to) == 0 && len(d.from) == 1 && s.toRebels(i) {
		d.one, d.closed = true, true
		return d
	}
	s.chosenTo(d, i)
	s.givingSides(d, i)
	s.fromItems(d, i)
	s.halted(d, i)
	s.withheld(d, i)
	return d
}

// givenGoods finds the goods of a verb of giving, and the receiver beside them.
func (s *sentence) givenGoods(d *deal, i int) {
	t := d.t
	if d.goods = s.goods(t, "with"); len(d.goods) > 0 && len(s.goods(t, "obj")) == 0 {
		d.to = s.states(t, "obj", "iobj")
	} else {
		d.goods = s.goods(t, "obj")
		d.to = s.states(t, "to", "iobj", "into")
	}
	if s.lemma(i) == "dangle" || s.lemma(i) == "wave" {
		d.to = append(s.states(t, "before", "in"), s.grounds(s.heads(t, "before"))...)
	}
	if len(d.goods) == 0 {
		d.goods = s.goods(t, "iobj")
	}
	if len(d.goods) == 0 && s.lemma(i) == "pass" { // "to pass [on] tanks"
		d.goods = s.goods(t, "on")
	}
	if len(d.goods) == 0 {
		s.twoObjects(d, i)
	}
	if len(d.goods) == 0 {
		s.parted(d, i)
	}
	if h := s.head(i); len(d.goods) == 0 && s.relIs(i, "xcomp") && s.word(i).XPOS == "VBG" && s.isVerb(h) && s.stops(h) { // "stopped pumping [gas]", hung on the verb before
		d.goods = s.goods(verbAt(h), "obj")
	}
	if len(d.goods) == 0 {
		d.goods = s.goodsTakenUp(i)
	}
}

// asPrice reports whether money is what somebody gives for a thing: "offered money for
// it".
func (s *sentence) asPrice(d *deal) bool {
	if len(d.goods) == 0 || d.goods[0].Class != "funds" || len(d.from) > 0 && len(d.to) > 0 {
		return false
	}
	paid := append(s.under(d.word, "for"), s.under(d.goods[0].top, "for")...)
	return slices.ContainsFunc(paid, func(k int) bool { return s.lemma(k) == "it" || s.lemma(k) == "them" || s.lemma(k) == "this" })
}

// toNeither reports whether goods are said to go to sides that are not named: "to either
// side in this war".
func (s *sentence) toNeither(d *deal) bool {
	return slices.ContainsFunc(s.under(d.word, "to"), func(k int) bool {
		return (s.lemma(k) == "side" || s.lemma(k) == "party") && s.child(k, "det") >= 0 && s.word(k).XPOS == "NN"
	})
}

// gotFrom reports whether a verb of giving and of getting gets: "leased jets from
// Sweden".
func (s *sentence) gotFrom(d *deal, i int) bool {
	return s.c.ledger.has("get.verb", s.lemma(i)) && !s.passive(i) && len(d.to) == 0 && len(foreign(s.states(d.t, "from"), d.from)) > 0
}

// staysOwn reports whether a verb of moving leaves goods to whose they were:
// "Soviet rockets were moved into Mongolia". What a ship brings, or what is flown
// from one state to another, changes hands.
func (s *sentence) staysOwn(d *deal, i int) bool {
	if !s.c.ledger.has("troops only", s.lemma(i)) || len(d.from) == 0 && !s.passive(i) {
		return false
	}
	if !s.c.ledger.has("brings", s.lemma(i)) {
		return true
	}
	if len(d.goods) > 0 && !s.passive(i) && s.c.ledger.has("never one's own abroad", d.goods[0].Class) { // "flew 20 tonnes of wheat to Sudan"
		return false
	}
	if slices.ContainsFunc(s.heads(d.t, "subj"), s.craft) {
		return false
	}
	return !s.passive(i) || len(d.to) == 0 || len(s.states(d.t, "from")) == 0
}

func hasClass(gs []good, class string) bool {
	return slices.ContainsFunc(gs, func(g good) bool { return g.Class == class })
}

// fitsOut reports whether goods themselves are what equips somebody: "six guns
// equip the regiment".
func (s *sentence) fitsOut(i int) bool {
	return s.c.ledger.has("fits out", s.lemma(i)) && !s.passive(i) && len(s.goods(verbAt(i), "subj")) > 0
}

// moneyIn takes the goods that a sum of money is given in: "$400 million in
// weapons".
func (s *sentence) moneyIn(d *deal) {
	if len(d.goods) == 0 || !s.c.ledger.has("currency", s.lemma(d.goods[0].word)) {
		return
	}
	if in := s.goods(d.t, "in"); len(in) > 0 && in[0].Class != "funds" {
		in[0].top = d.goods[0].word
		d.goods = in
	}
}

// twoObjects reads a receiver and goods behind a verb of giving that were parsed
// as one, or the goods as an adverb: "sell Poland [24 drones]".
func (s *sentence) twoObjects(d *deal, i int) {
	objects := s.kidsBy(i, "obj", "iobj")
	if len(s.statesNear(objects)) == 0 {
		return
	}
	for _, o := range append(objects, i) {
		if o != i && len(s.statesNear([]int{o})) == 0 {
			continue
		}
		for _, k := range s.kidsBy(o, "obj", "obl", "nmod", "appos", "xcomp") {
			if k > o && s.caseOf(k) == "" && !s.isDate(k) {
				d.goods = append(d.goods, s.goodsAt(k, 0)...)
			}
		}
		if len(d.goods) > 0 && o != i {
			d.to = foreign(s.statesNear([]int{o}), d.from)
		}
	}
	if len(d.goods) > 0 && len(d.to) == 0 {
		d.to = foreign(s.states(d.t, "obj"), d.from)
	}
	if hasClass(d.goods, "funds") {
		d.goods = nil
	}
}

// givingSides seeks a side where verbs of giving have it less often.
func (s *sentence) givingSides(d *deal, i int) {
	if len(d.to) == 0 {
		d.to = s.given(i, d)
	}
	if len(d.to) == 0 {
		d.to = s.states(d.t, "for", "onto", "towards")
	}
	s.owed(d)
	if len(d.to) == 0 && s.c.ledger.has("given on", s.lemma(i)) {
		for _, g := range d.goods {
			d.to = append(d.to, s.statesNear(append(s.under(g.top, "on"), s.under(g.top, "upon")...))...)
		}
		if d.to = foreign(d.to, d.from); len(d.to) == 0 {
			d.to = s.states(d.t, "on", "upon", "in", "with")
		}
	}
	if len(d.from) == 0 && s.passive(i) { // "delivered to Libya by Bulgaria"
		for _, h := range s.heads(d.t, "to") {
			d.from = append(d.from, s.statesNear(s.under(h, "by"))...)
		}
	}
	if len(d.to) == 0 {
		d.to = s.builtFor(d.goods)
	}
	if len(d.from) == 0 {
		d.from = foreign(s.origin(d.goods), d.to)
	}
}

// given is the state right behind a verb of giving that was parsed as part of
// the goods: "promised [Chad two aircraft]".
func (s *sentence) given(i int, d *deal) []entente.Entity {
	if i+1 >= len(s.tree.Words) || s.refAt[i+1] < 0 || len(d.goods) == 0 {
		return nil
	}
	ref := s.refs[s.refAt[i+1]]
	g := d.goods[0]
	adjective := s.word(ref.Head).UPOS == "ADJ"
	if ref.First != i+1 || adjective || ref.Last >= g.word || !onlyState(ref.Entity) || !s.within(ref.Head, g.top) {
		return nil
	}
	return foreign([]entente.Entity{ref.Entity}, d.from)
}

// builtFor are the states for which goods are said to be made: "boats that are
// being built for Kenya".
func (s *sentence) builtFor(gs []good) []entente.Entity {
	for _, g := range gs {
		for _, k := range s.kidsBy(g.word, "acl") {
			if s.c.ledger.has("build.verb", s.lemma(k)) || s.c.ledger.has("bound", s.lemma(k)) {
				if es := s.statesNear(s.under(k, "for")); len(es) > 0 {
					return es
				}
			}
		}
		if es := s.statesNear(s.under(g.word, "for")); len(es) > 0 {
			return es
		}
	}
	return nil
}

// fromItems takes what an item's own words tell of the sides: "missiles
// supplied by France" that somebody used, "Ukraine's fighters".
func (s *sentence) fromItems(d *deal, i int) {
	if len(d.goods) == 0 || !s.relIs(i, "acl") || s.head(i) < 0 {
		return
	}
	noun := s.head(i)
	s.holding(d, noun)
	v := s.head(noun)
	if v >= 0 && s.isVerb(v) && len(d.to) == 0 && s.relIs(noun, "obj") && s.c.ledger.has("get.verb", s.lemma(i)) { // "flaunted jets received from Russia"
		d.to = foreign(s.doersOf(verbAt(v)), d.from)
	}
	if v < 0 || !s.isVerb(v) || !s.c.ledger.has("use.verb", s.lemma(v)) || !s.relIs(noun, "obj", "nsubj:pass") {
		return
	}
	if user := foreign(s.doersOf(verbAt(v)), d.from); len(user) > 0 {
		d.to, d.stage, d.t = user, "used", verbAt(v)
	}
}

// getting reads "buy missiles from Iran".
func (s *sentence) getting(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj"), from: s.states(t, "from"), to: s.doersOf(t), one: s.c.ledger.has("trade.verb", s.lemma(i))}
	s.sameKind(d, i)
	if s.lemma(i) == "expect" && len(s.origin(d.goods)) == 0 && len(d.from) == 0 {
		return nil
	}
	if s.lemma(i) == "order" && slices.ContainsFunc(d.goods, func(g good) bool { return g.Class == "troops" || g.Class == "funds" }) {
		return nil // "ordered troops to the border"
	}
	if len(d.from) == 0 { // "bought Russian oil"
		d.from = foreign(s.origin(d.goods), d.to)
	}
	if len(d.from) == 0 { // "acquire boats with technology from France"
		with := s.heads(t, "with")
		for _, g := range d.goods {
			with = append(with, s.under(g.word, "with")...)
		}
		for _, h := range with {
			if it, _, ok := s.item(h); ok && it.Class == "technology" {
				d.from = foreign(s.statesNear(s.expand(s.under(h, "from"))), d.to)
			}
		}
	}
	s.fromItems(d, i)
	s.halted(d, i)
	return d
}

// building reads "is building two frigates for Indonesia".
func (s *sentence) building(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj"), from: s.states(t, "subj", "in"), closed: true, stage: "ordered"}
	for _, g := range d.goods {
		d.to = append(d.to, s.statesNear(s.under(g.word, "for"))...)
	}
	if len(d.to) == 0 {
		d.to = s.states(t, "for")
	}
	if d.to = foreign(d.to, d.from); len(d.to) == 0 || len(d.from) == 0 {
		return nil
	}
	return d
}

// armed reads "arming the rebels", which names no arms.
func (s *sentence) armed(i int) *deal {
	if s.lemma(i) != "arm" {
		return nil
	}
	t := verbAt(i)
	d := &deal{word: i, t: t, from: s.doersOf(t), closed: true}
	if d.to = s.states(t, "obj"); len(d.to) == 0 && len(d.from) == 1 && s.toRebels(i) {
		d.one = true
	}
	if len(d.to) == 0 && !d.one || len(d.from) == 0 {
		return nil
	}
	ev := s.evidence(i, i)
	d.goods = []good{{entente.Item{Text: ev.Text, Class: "weapons", Span: ev.Span}, i, i}}
	return d
}

// using reads "Russia fired North Korean missiles": who uses what another made.
func (s *sentence) using(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj"), closed: true, stage: "used"}
	if len(d.goods) == 0 || slices.ContainsFunc(d.goods, func(g good) bool { return g.Class == "troops" || g.Class == "funds" || g.Class == "workers" }) {
		return nil
	}
	d.to = s.states(t, "subj")
	if d.from = foreign(s.origin(d.goods), d.to); len(d.from) == 0 || len(d.to) == 0 {
		return nil
	}
	return d
}
