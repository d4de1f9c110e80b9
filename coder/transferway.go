package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// choosing reads a verb that gets a thing by what stands behind it: "opted for
// Korean tanks", "made a down payment on the missiles".
func (s *sentence) choosing(i int) *deal {
	t := verbAt(i)
	var on []int
	best := 0
	s.eachKey(i, func(key string, heads []int, _ int) {
		if n := 1 + strings.Count(key, " "); n > best && s.c.ledger.has("get.key", key) {
			best, on = n, heads
		}
	})
	if best < 2 && s.c.ledger.has("pays", s.lemma(i)) { // "pay 4 billion dollars for"
		for _, o := range s.kidsBy(i, "obj") {
			if s.c.ledger.has("currency", s.lemma(o)) {
				on, best = s.expand(append(s.under(o, "for"), s.under(o, "on")...)), 2
			}
		}
	}
	if best < 2 {
		return nil
	}
	d := &deal{word: i, t: t, to: s.doersOf(t), stage: s.c.ledger.valueOf("stage.transfer", s.lemma(i)), one: true}
	if d.stage == "" {
		d.stage = "ordered"
	}
	for _, h := range on {
		if l := s.lemma(h); s.c.ledger.has("transfer.noun", l) && !s.c.ledger.has("buy.noun", l) && !s.measures(h) && s.lemma(i) == "sign" { // "signed off on the sale"
			return nil
		}
		d.goods = append(d.goods, s.goodsAt(h, 0)...)
	}
	if len(d.goods) == 0 {
		return nil
	}
	if d.from = foreign(s.origin(d.goods), d.to); len(d.from) == 0 {
		d.from = foreign(s.states(t, "from", "with"), d.to)
	}
	if slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return w.Lemma == "neither" || w.Lemma == "nor" }) && s.lemma(i) == "pay" { // "pays neither for the wheat"
		return nil
	}
	return d
}

// possessed reads "the guns are now in Ukrainian hands", "passed into the hands
// of the army", where the goods tell whose they were.
func (s *sentence) possessed(i int) *deal {
	if c := s.caseOf(i); c != "in" && c != "into" {
		return nil
	}
	t := trigger{word: i, pos: frame.Noun, carrier: -1}
	d := &deal{word: i, t: t, to: s.states(t, "poss", "mod", "of", "with"), closed: true, stage: "delivered"}
	if len(d.to) == 0 {
		return nil
	}
	subj := s.kidsBy(i, "nsubj")
	for at, n := s.head(i), 0; len(subj) == 0 && at >= 0 && n < 2; at, n = s.head(at), n+1 {
		if subj = s.kidsBy(at, "nsubj", "nsubj:pass"); s.isVerb(at) {
			d.t = verbAt(at)
			break
		}
	}
	for _, h := range s.expand(subj) {
		d.goods = append(d.goods, s.goodsAt(h, 0)...)
	}
	if d.from = foreign(s.origin(d.goods), d.to); len(d.from) == 0 {
		d.from = foreign(s.giversOn(d.goods), d.to)
	}
	if len(d.from) == 0 {
		return nil
	}
	return d
}

// giversOn are the states that a clause on goods says to have given them: "the jets
// that Qatar sold".
func (s *sentence) giversOn(gs []good) []entente.Entity {
	for _, g := range gs {
		for _, k := range append(s.kidsBy(g.word, "acl"), s.kidsBy(g.top, "acl")...) {
			if s.isVerb(k) && s.c.ledger.has("give.verb", s.lemma(k)) {
				if es := s.doersOf(verbAt(k)); len(es) > 0 {
					return es
				}
			}
		}
	}
	return nil
}

// boundFor reads "the drones were bound for Libya", "lists 16 aircraft as
// destined for Tanzania".
func (s *sentence) boundFor(i int) *deal {
	t := trigger{word: i, pos: frame.Adj, carrier: -1}
	d := &deal{word: i, t: t, to: s.states(t, "for", "to"), stage: "shipped"}
	if s.c.ledger.has("meant for", s.lemma(i)) {
		d.stage = "ordered"
	}
	if len(d.to) == 0 || s.isVerb(i) && !s.passive(i) && s.word(i).XPOS != "VBN" {
		return nil
	}
	heads := s.surface(i, 0)
	if h := s.head(i); (s.relIs(i, "acl", "amod") || s.caseOf(i) == "as") && h >= 0 && s.isNoun(h) {
		heads = []int{h}
	}
	for _, h := range s.expand(heads) {
		d.goods = append(d.goods, s.goodsAt(h, 0)...)
	}
	if d.from = foreign(s.origin(d.goods), d.to); len(d.from) == 0 {
		d.from = foreign(s.states(t, "from"), d.to)
	}
	if hasClass(d.goods, "troops") || hasClass(d.goods, "workers") || hasClass(d.goods, "funds") {
		return nil
	}
	return d
}

// whereStates are the states of the place that "where" takes up: "the port of
// Tartus in Syria, where it unloaded".
func (s *sentence) whereStates(v int) []entente.Entity {
	for _, k := range s.kidsBy(v, "advmod", "obl") {
		if s.lemma(k) != "where" {
			continue
		}
		var last []entente.Entity
		for _, ref := range s.refs {
			if ref.Last < k && ref.Last >= k-6 && onlyState(ref.Entity) {
				last = []entente.Entity{ref.Entity}
			}
		}
		return last
	}
	return nil
}

// carrierOf are the states whose ship, plane or lorry the subject of a verb is, or
// the craft that a pronoun there takes up in its sentence.
func (s *sentence) carrierOf(v int) []entente.Entity {
	heads := s.heads(verbAt(v), "subj")
	for _, h := range heads {
		if s.word(h).UPOS == "PRON" {
			heads = append(heads, s.craftBefore(v))
		}
	}
	for _, h := range heads {
		if h < 0 || !s.craft(h) {
			continue
		}
		for _, ref := range s.refs {
			if ref.Last < h && onlyState(ref.Entity) && s.within(ref.Head, h) {
				return []entente.Entity{ref.Entity}
			}
		}
		if es := s.statesNear(s.expand(s.under(h, "from"))); len(es) > 0 {
			return es
		}
	}
	return nil
}

// craftBefore is the ship or plane named last before a word, -1 for none.
func (s *sentence) craftBefore(v int) int {
	for j := v - 1; j >= 0; j-- {
		if s.isNoun(j) && s.craft(j) && !s.relIs(j, "compound") {
			return j
		}
	}
	return -1
}

// craft reports whether a noun is of what carries goods.
func (s *sentence) craft(i int) bool {
	if s.c.ledger.has("craft", s.lemma(i)) {
		return true
	}
	class, first := s.made(s.lastFlat(i)) // "an Air Force C-17"
	return first >= 0 && class == "aircraft"
}

// owed gives the goods of a passive those who bought them of whom, where a clause
// on them says it: "the boats that Chad ordered from China were turned over".
func (s *sentence) owed(d *deal) {
	if len(d.goods) == 0 {
		return
	}
	g := d.goods[0]
	for _, k := range append(s.kidsBy(g.word, "acl"), s.kidsBy(g.top, "acl")...) {
		if !s.isVerb(k) || !s.c.ledger.has("due", s.lemma(k)) || !s.c.ledger.has("get.verb", s.lemma(k)) {
			continue
		}
		if len(d.to) == 0 {
			d.to = foreign(s.doersOf(verbAt(k)), d.from)
		}
		if len(d.from) == 0 {
			d.from = foreign(s.states(verbAt(k), "from", "with"), d.to)
		}
	}
}

// topicState is the state that a heading gives to what stands under it: "Thailand:
// arms imports", "Senegal." before a paragraph; none if it is no such heading.
func (s *sentence) topicState() []entente.Entity {
	if len(s.refs) == 0 {
		return nil
	}
	ref := s.refs[0]
	if ref.First != 0 || !bareState(ref.Entity) || !entente.IsState(ref.Entity.Code) || s.word(ref.Head).UPOS != "PROPN" {
		return nil
	}
	if next := ref.Last + 1; next >= len(s.tree.Words) || s.word(next).Form == ":" || s.word(next).Form == "." && next == len(s.tree.Words)-1 {
		return []entente.Entity{ref.Entity}
	}
	return nil
}

// underTopic reports whether the state of the heading is the missing side: of two,
// one is said, and the sentence names no other state.
func (s *sentence) underTopic(tr *entente.Transfer) bool {
	if len(s.headed) != 1 || len(s.otherStates(append(slices.Clone(tr.Suppliers), tr.Recipients...))) > 0 {
		return false
	}
	return (len(tr.Suppliers) == 0) != (len(tr.Recipients) == 0) && len(foreign(s.headed, append(slices.Clone(tr.Suppliers), tr.Recipients...))) == 1
}

// stops reports whether a verb ends what goes on, by itself or with what stands
// beside it: "halted", "called off", "turned off the tap".
func (s *sentence) stops(v int) bool {
	w, l := s.c.ledger, s.lemma(v)
	if w.has("halt.verb", l) {
		return true
	}
	if !s.isVerb(v) || !w.has("halt.first", l) {
		return false
	}
	found := false
	s.eachKey(v, func(key string, _ []int, _ int) { found = found || w.has("halt.key", key) })
	return found
}

// contractStanding is the standing of what a contract that was made lays down: as
// sure as the contract, and still to come.
func (s *sentence) contractStanding(i int) (stance, bool) {
	n := s.head(i)
	if n < 0 || !s.isNoun(n) || !s.relIs(i, "acl") || s.word(i).XPOS != "VB" || !s.c.ledger.has("contract", s.lemma(n)) {
		return stance{}, false
	}
	v := s.head(n)
	if v < 0 || !s.isVerb(v) || !s.relIs(n, "obj", "nsubj:pass") || !s.c.ledger.has("clinches", s.lemma(v)) {
		return stance{}, false
	}
	st := s.standing(verbAt(v))
	if st.dropped != "" || st.Polarity == entente.Negative {
		return st, false
	}
	st.Time = entente.Future
	return st, true
}

// holding gives goods that somebody has or shows to him, where a clause on them
// tells who gave them: "has in service the boats that Germany donated".
func (s *sentence) holding(d *deal, noun int) {
	v := s.head(noun)
	if len(d.to) > 0 || v < 0 || !s.isVerb(v) || !s.relIs(noun, "obj") || !s.c.ledger.has("holds", s.lemma(v)) {
		return
	}
	d.to = foreign(s.doersOf(verbAt(v)), d.from)
}

// ladenWith are the goods that a ship or train is full of: "trains laden with
// wheat".
func (s *sentence) ladenWith(heads []int) []good {
	var out []good
	for _, h := range heads {
		if !s.craft(h) {
			continue
		}
		for _, k := range s.kidsBy(h, "acl", "amod") {
			if s.c.ledger.has("laden", s.lemma(k)) {
				out = append(out, s.goods(verbAt(k), "with", "obj")...)
			}
		}
		for _, k := range s.expand(s.under(h, "with")) {
			out = append(out, s.goodsAt(k, 0)...)
		}
	}
	return out
}

// laidIn are the states from which what craft are full of comes: "lorries carrying
// guns from Italy".
func (s *sentence) laidIn(heads []int) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		if !s.craft(h) {
			continue
		}
		for _, k := range s.kidsBy(h, "acl", "amod") {
			if s.c.ledger.has("laden", s.lemma(k)) {
				out = append(out, s.states(verbAt(k), "from")...)
			}
		}
	}
	return out
}

// ownersOf are the states that have the goods by a possessive, with those that
// these come from: "Argentina's first fighters from Denmark".
func (s *sentence) ownersOf(gs []good) (to, from []entente.Entity) {
	for _, g := range gs {
		if g.Class == "troops" || g.Class == "workers" {
			continue
		}
		for _, top := range []int{g.word, g.top} {
			to, from = s.statesNear(s.expand(s.kidsBy(top, "nmod:poss"))), s.statesNear(s.expand(s.under(top, "from")))
			if from = foreign(from, to); len(to) > 0 && len(from) > 0 {
				return to, from
			}
		}
	}
	return nil, nil
}

// thankedFor reads "thanked the Soviet side for the delivery of": who is thanked
// gives, and who thanks gets.
func (s *sentence) thankedFor(d *deal, noun int) {
	v := s.head(noun)
	if v >= 0 && s.isNoun(v) { // hung on who is thanked
		v = s.head(v)
	}
	if v < 0 || s.caseOf(noun) != "for" || !s.isVerb(v) || !s.c.ledger.has("thanks", s.lemma(v)) {
		return
	}
	if thanked := s.states(verbAt(v), "obj"); len(thanked) > 0 {
		if d.from = thanked; len(foreign(d.to, thanked)) == 0 {
			d.to = foreign(s.states(verbAt(v), "subj"), thanked)
		}
	}
}

// ownDenial names as its source the state that is said, in a quotation, not to have
// given goods: it speaks of itself.
func (s *sentence) ownDenial(tr *entente.Transfer, st *stance) {
	if st.Polarity != entente.Negative || len(st.AttributedTo) > 0 || len(tr.Suppliers) != 1 {
		return
	}
	for i := range s.tree.Words {
		if isQuote(s.word(i).Form) {
			st.AttributedTo = []entente.Attribution{{Source: tr.Suppliers[0]}}
			return
		}
	}
}

// deniedGoods reports whether goods are said to be none: "shipped no tanks".
func (s *sentence) deniedGoods(d *deal) bool {
	return slices.ContainsFunc(d.goods, func(g good) bool { return s.denies(g.word) || s.denies(g.top) })
}

// numberFrom is the first word of a number in words: "two hundred and eighteen".
func (s *sentence) numberFrom(i int) int {
	for i > 0 {
		switch {
		case s.c.ledger.number(s.word(i-1).Form) > 0 && !isFigure(s.word(i-1).Form):
			i--
		case i > 1 && s.word(i-1).Form == "and" && s.c.ledger.number(s.word(i-2).Form) > 0 && !isFigure(s.word(i-2).Form):
			i -= 2
		default:
			return i
		}
	}
	return i
}
