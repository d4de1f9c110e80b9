package coder

import (
	"slices"

	"entente"
	"entente/coder/frame"
)

// nounDeal reads "the delivery of tanks to Chad by Zaire", "arms exports to
// Iraq", "Poland's purchase of howitzers from South Korea", with the verb that
// halts, allows or talks over it.
func (s *sentence) nounDeal(i int) *deal {
	l, w := s.lemma(i), s.c.ledger
	t := trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}
	d := &deal{word: i, t: t, goods: s.nounGoods(t)}
	holder := s.sideUnder(t, d.goods, "by", "poss", "mod")
	from, to := s.sideUnder(t, d.goods, "from"), s.sideUnder(t, d.goods, "to", "into")
	s.nounSides(d, holder, from, to)
	if s.relIs(i, "appos") && (len(from) == 0 || len(to) == 0) && len(holder) > 0 {
		return nil
	}
	if from := foreign(s.origin(d.goods), d.from); len(d.to) == 0 && len(from) > 0 && len(d.from) > 0 && len(holder) > 0 { // "Poland's first batch of Korean tanks"
		d.from, d.to = from, holder
	}
	if h := s.head(i); w.has("buy.noun", l) && h >= 0 && w.has("goes to", s.lemma(h)) && s.relIs(i, "nsubj", "nsubj:pass") { // "the order went to Oslo"
		if got := s.states(verbAt(h), "to"); len(got) > 0 {
			d.from, d.to = got, foreign(holder, got)
		}
		d.stage = "ordered"
	}
	if len(s.held(i)) > 0 && w.valueOf("stage.transfer", l) == "" {
		d.stage = "offered"
	}
	if len(d.to) == 0 && !w.has("buy.noun", l) && !hasClass(d.goods, "funds") {
		d.to = foreign(s.builtFor(d.goods), d.from)
	}
	s.underVerb(d, i)
	if w.has("bargain.noun", l) && d.stage == "" && (len(d.from) == 0 || len(d.to) == 0) && !w.has("buy.noun", l) {
		d.closed = true
	}
	return d
}

// nounGoods are the things that a noun of transfer is about.
func (s *sentence) nounGoods(t trigger) []good {
	i, w := t.word, s.c.ledger
	l := s.lemma(i)
	if in := s.held(i); len(in) > 0 {
		return in
	}
	out := s.goods(trigger{word: i, pos: frame.Noun, carrier: -1}, "of", "for", "mod")
	if len(out) == 0 {
		out = s.goods(t, "of", "with")
	}
	for _, to := range slices.Concat(s.under(i, "to"), s.under(i, "by"), s.under(i, "from")) { // "the sale to Egypt of 24 jets"
		for _, h := range s.expand(s.under(to, "of")) {
			if len(out) == 0 {
				out = s.goodsAt(h, 0)
			}
		}
	}
	if w.valueOf("item", l) != "funds" && l != "transfer" && l != "donation" && l != "gift" { // "a two billion dollar deal"
		out = slices.DeleteFunc(out, func(g good) bool { return w.has("currency", s.lemma(g.word)) })
	}
	if s.isVerb(i) {
		out = append(out, s.goods(verbAt(i), "subj", "obj")...)
	}
	if of := s.child(i, "nsubj"); len(out) == 0 && of >= 0 && s.child(i, "cop") >= 0 { // "the tanks are a gift from Poland"
		out = s.goodsAt(of, 0)
	}
	if len(out) == 0 && s.relIs(i, "appos") && s.head(i) >= 0 { // "ten tons of diesel, a gift from Romania"
		out = s.goodsAt(s.head(i), 0)
	}
	return out
}

// nounSides gives a noun of transfer its sides: of a purchase the holder gets, of
// anything else he gives.
func (s *sentence) nounSides(d *deal, holder, from, to []entente.Entity) {
	if d.from, d.to = from, to; s.c.ledger.has("buy.noun", s.lemma(d.word)) {
		if d.to = holder; len(d.to) == 0 {
			d.to = s.beside(d.t, "for", d.goods)
		}
		if len(from) == 0 {
			d.from = s.states(d.t, "with")
		}
		if len(to) > 0 { // "a contract for the sale to": somebody else gets
			d.from, d.to = holder, to
		}
	} else {
		if len(from) == 0 {
			d.from = holder
		}
		if len(d.to) == 0 {
			d.to = s.beside(d.t, "for", d.goods)
		}
	}
	if len(d.from) == 0 {
		d.from = foreign(s.origin(d.goods), d.to)
	}
}

// beside are the states in a slot but those that goods there are from: "an order
// for helicopters from Italy".
func (s *sentence) beside(t trigger, slot string, gs []good) []entente.Entity {
	return s.statesNear(slices.DeleteFunc(s.heads(t, slot), func(h int) bool {
		return slices.ContainsFunc(gs, func(g good) bool { return g.word == h || g.top == h })
	}))
}

// sideUnder are the states in a noun's slots, or in those of its goods, where
// parsers hang "to" and "by" as often.
func (s *sentence) sideUnder(t trigger, gs []good, slots ...string) []entente.Entity {
	if es := s.states(t, slots...); len(es) > 0 {
		return es
	}
	for _, g := range gs {
		for _, slot := range slots {
			if slot == "poss" || slot == "mod" {
				continue
			}
			inner := []int{g.word, g.top}
			for _, prep := range []string{"from", "by"} { // "a gift from Romania to Moldova"
				if slot != prep {
					inner = append(append(inner, s.under(t.word, prep)...), s.under(g.word, prep)...)
				}
			}
			for _, h := range inner {
				if es := s.statesNear(s.expand(s.under(h, slot))); len(es) > 0 {
					return es
				}
			}
		}
	}
	return nil
}

// underVerb takes from the verb above a noun of transfer what it says of it: an
// end, a side, a doubt.
func (s *sentence) underVerb(d *deal, noun int) {
	h, n := s.head(noun), noun
	s.thankedFor(d, noun)
	for hop := 0; hop < 3 && h >= 0 && !s.isVerb(h) && s.isNoun(h); hop++ {
		if s.c.ledger.has("halt.noun", s.lemma(h)) && s.relIs(n, "nmod") {
			d.stage, d.t = "halted", trigger{word: h, pos: frame.Noun, carrier: s.carrier(h)}
			s.bySubject(d, h)
			return
		}
		if !s.measures(h) && !s.c.ledger.has("transfer.noun", s.lemma(h)) {
			return
		}
		n, h = h, s.head(h)
	}
	if h < 0 || !s.isVerb(h) || !s.relIs(n, "obj", "nsubj:pass", "nsubj", "obl", "conj", "xcomp") {
		return
	}
	l, v := s.lemma(h), verbAt(h)
	obj := s.undergoes(n, h)
	if s.relIs(n, "nsubj") && !obj && s.c.ledger.has("happen", l) {
		d.t = v
	}
	if up := s.head(h); l == "hold" && up >= 0 && (s.lemma(up) == "put" || s.lemma(up) == "place") && obj { // "put on hold a shipment"
		d.stage, d.t, d.one = "halted", verbAt(up), true
		s.sidesOf(d, d.t, false)
		return
	}
	s.actOnNoun(d, noun, n, h)
	s.wonBy(d, h)
}

// actOnNoun takes from a verb what it does to a noun of transfer, or to noun n that only
// measures it: it ends it, makes it or lets it be.
func (s *sentence) actOnNoun(d *deal, noun, n, h int) {
	l, v := s.lemma(h), verbAt(h)
	obj := s.undergoes(n, h)
	switch w := s.c.ledger; {
	case (l == "put" || l == "place") && obj && s.onHold(h):
		d.stage, d.t, d.one = "halted", v, true
		s.sidesOf(d, v, w.has("buy.noun", s.lemma(noun)))
	case s.stops(h) && (obj || s.relIs(n, "nsubj")):
		d.stage, d.t = "halted", v
		if obj {
			s.sidesOf(d, v, w.has("buy.noun", s.lemma(noun)))
		}
		d.one = true
	case obj && w.has("get.verb", l):
		s.sidesOf(d, v, true)
		d.t = v
		if d.stage = "delivered"; w.valueOf("stage.transfer", l) == "ordered" {
			d.stage = "ordered"
		}
	case obj && w.has("give.verb", l):
		s.sidesOf(d, v, s.c.ledger.has("buy.noun", s.lemma(noun)))
		d.t = v
		if st := w.valueOf("stage.transfer", l); st != "" {
			d.stage = st
		}
	case obj && w.has("allow.verb", l):
		s.sidesOf(d, v, s.c.ledger.has("buy.noun", s.lemma(noun)))
		d.t = v
		if w.has("talked.verb", l) {
			d.lower = entente.Possible
		}
	}
}

// undergoes reports whether what a verb tells is done to a noun.
func (s *sentence) undergoes(n, v int) bool {
	return s.relIs(n, "obj", "nsubj:pass") || s.passive(v) && s.relIs(n, "nsubj") || s.agreedTo(v, n)
}

// agreedTo reports whether a verb lets go or takes up what stands under a preposition
// on it: "signed off on the sale", "going ahead with the purchase".
func (s *sentence) agreedTo(v, n int) bool {
	c := s.caseOf(n)
	return s.relIs(n, "obl") && n > v && (c == "on" || c == "with" || c == "to") && s.c.ledger.has("agrees to", s.lemma(v))
}

// onHold reports whether something is put on hold or on ice.
func (s *sentence) onHold(v int) bool {
	for j := v + 1; j+1 < min(len(s.tree.Words), v+5); j++ {
		if s.lemma(j) == "on" && (s.lemma(j+1) == "hold" || s.lemma(j+1) == "ice") {
			return true
		}
	}
	return false
}

// sidesOf fills a side that the noun leaves open from the verb's own: its
// subject gives, or gets.
func (s *sentence) sidesOf(d *deal, v trigger, gets bool) {
	subj := s.doersOf(v)
	switch {
	case gets && len(d.to) == 0:
		d.to = foreign(subj, d.from)
		if len(d.from) == 0 {
			d.from = foreign(s.states(v, "from", "with"), d.to)
		}
	case !gets && len(d.from) == 0:
		if d.from = foreign(subj, d.to); len(d.to) == 0 {
			d.to = foreign(s.states(v, "to", "for"), d.from)
		}
	}
}

// bySubject gives the halt that a noun names ("imposed a ban on exports") to
// who imposes it.
func (s *sentence) bySubject(d *deal, halt int) {
	if h := s.head(halt); h >= 0 && s.isVerb(h) && s.relIs(halt, "obj") && len(d.from) == 0 {
		d.from = foreign(s.states(verbAt(h), "subj"), d.to)
	}
	d.one = true
}

// haltNoun reads "an arms embargo on Iran".
func (s *sentence) haltNoun(i int) *deal {
	t := trigger{word: i, pos: frame.Noun, carrier: -1}
	gov := s.head(i)
	if gov < 0 || !s.isVerb(gov) || !s.relIs(i, "obj", "nsubj:pass") || s.lemma(gov) != "impose" && s.lemma(gov) != "slap" && s.lemma(gov) != "declare" {
		return nil
	}
	d := &deal{word: i, t: verbAt(gov), goods: s.goods(t, "mod"), stage: "halted", closed: true}
	d.from = s.states(verbAt(gov), "subj")
	if d.to = s.states(t, "on", "against"); len(d.from) == 0 || len(d.to) == 0 {
		return nil
	}
	return d
}

// becomesSupplier reports whether a name of an actor is only a word for who
// supplies, said of another: "emerged as an exporter of arms".
func (s *sentence) becomesSupplier(i int) bool {
	h := s.head(i)
	return s.refs[s.refAt[i]].Entity.Code == "" && s.c.ledger.has("supplier.noun", s.lemma(i)) && h >= 0 && s.isVerb(h) && s.c.ledger.has("comes to be", s.lemma(h))
}

// supplier reads "Russia could become a key supplier of these weapons": the
// subject of the copula or of "become" supplies.
func (s *sentence) supplier(i int) *deal {
	t := trigger{word: i, pos: frame.Noun, carrier: -1}
	slots := []string{"for", "of", "mod"}
	if s.lemma(i) == "source" { // "intelligence sources"
		slots = slots[:2]
	}
	d := &deal{word: i, goods: s.goods(t, slots...), from: s.predicated(i), to: s.states(t, "to")}
	if h := s.head(i); h >= 0 && s.isVerb(h) && s.relIs(i, "obj", "xcomp", "obl") { // "could become": the doubt is the verb's
		t.carrier = h
	}
	d.t = t
	return d
}

// customer reads "India is the biggest buyer of Russian oil".
func (s *sentence) customer(i int) *deal {
	t := trigger{word: i, pos: frame.Noun, carrier: -1}
	d := &deal{word: i, t: t, goods: s.goods(t, "of", "for", "mod"), to: s.predicated(i), closed: true}
	if d.from = foreign(s.origin(d.goods), d.to); len(d.from) == 0 {
		d.from = s.states(t, "from")
	}
	if len(d.to) == 0 || len(d.from) == 0 {
		return nil
	}
	return d
}

// predicated are the states of which a noun is said.
func (s *sentence) predicated(i int) []entente.Entity {
	heads := s.surface(i, 0)
	if len(heads) == 0 && s.head(i) >= 0 && s.isVerb(s.head(i)) {
		heads = s.surface(s.head(i), 0)
	}
	return s.statesNear(s.expand(heads))
}
