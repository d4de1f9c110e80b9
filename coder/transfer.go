package coder

import (
	"slices"

	"entente"
	"entente/coder/frame"
)

// deal is a transfer while it is read: the word that tells of it, the word whose
// standing it has, and what is known of its sides so far.
type deal struct {
	word     int     // the verb or noun of giving or getting
	t        trigger // whose standing counts: the same, or the verb that halts it
	goods    []good
	from, to []entente.Entity
	stage    string
	one      bool // one named side is enough
	closed   bool // the missing side is not sought in the rest of the sentence
	refused  bool // will not be given, which is what its stage says
	none     bool // none is said to go, by the words for the goods
	helped   bool // what goes is help with what the other makes itself
	lower    entente.Certainty
}

// transfers reads the ledger of what goes from one state to another: a verb or
// noun of giving, getting, carrying, using or halting with an item of strategic
// weight.
func (s *sentence) transfers() []entente.Transfer {
	if s.harmless() {
		return nil
	}
	var out []entente.Transfer
	s.now = nil
	for i := range s.tree.Words {
		if s.refAt[i] >= 0 && !s.isVerb(i) && !s.becomesSupplier(i) || s.carriesUp(i) { // what goes into orbit goes to nobody
			continue
		}
		for _, d := range s.dealsAt(i) {
			told := false
			for n, part := range s.countedApart(d) {
				if tr, ok := s.transfer(part, out); ok {
					if told = true; n > 0 {
						tr.ID = MentionID(s.doc.ID, s.c.name, "transfer", part.goods[0].Span)
					}
					out = s.addTransfer(out, tr)
					s.now = out
				}
			}
			if told {
				break
			}
		}
	}
	return out
}

// addTransfer keeps one of two transfers that two words of one clause tell:
// "began deliveries", "used missiles supplied by".
func (s *sentence) addTransfer(list []entente.Transfer, tr entente.Transfer) []entente.Transfer {
	for i := range list {
		if sharesItem(&list[i], &tr) {
			surer := list[i].Stage == "" || sureness[tr.Standing.Certainty] > sureness[list[i].Standing.Certainty]
			surer = surer || (tr.Stage == "halted" || tr.Stage == "delivered" && tr.Standing.Polarity == entente.Positive) && list[i].Stage == "ordered"
			if sides(&tr) > sides(&list[i]) || sides(&tr) == sides(&list[i]) && surer && tr.Stage != "" {
				list[i] = tr
			}
			return list
		}
	}
	return append(list, tr)
}

func sharesItem(a, b *entente.Transfer) bool {
	return slices.ContainsFunc(a.Items, func(x entente.Item) bool {
		return slices.ContainsFunc(b.Items, func(y entente.Item) bool { return x.Span.Overlaps(y.Span) })
	})
}

func sides(tr *entente.Transfer) int {
	n := 0
	for _, l := range [][]entente.Entity{tr.Suppliers, tr.Recipients} {
		if len(l) > 0 {
			n++
		}
	}
	return n + len(tr.Between)
}

// harmless reports whether the sentence speaks of sport, play or shows, where
// weapons are none.
func (s *sentence) harmless() bool {
	for i := range s.tree.Words {
		if !s.isVerb(i) && s.c.ledger.has("harmless", s.lemma(i)) {
			return true
		}
	}
	return false
}

// dealsAt are the ways to read a word as one of transfer, best first.
func (s *sentence) dealsAt(i int) []*deal {
	w, l := s.c.ledger, s.lemma(i)
	var out []*deal
	add := func(d *deal) {
		if d != nil && len(d.goods) > 0 {
			out = append(out, d)
		}
	}
	if s.isVerb(i) && s.relIs(i, "obj", "nsubj", "nsubj:pass", "obl", "nmod") && w.has("transfer.noun", l) { // "halted all arms exports": a noun taken for a verb
		add(s.nounDeal(i))
	}
	if s.isVerb(i) {
		for _, way := range []struct {
			list string
			read func(int) *deal
		}{
			{"halt.first", s.halting}, {"give.verb", s.giving}, {"get.verb", s.getting}, {"halt.verb", s.halting}, {"seize.verb", s.seizing}, {"use.verb", s.using},
			{"arrive.verb", s.arriving}, {"build.verb", s.building}, {"build.verb", s.helped}, {"carry.verb", s.carrying}, {"let.verb", s.letting},
		} {
			if w.has(way.list, l) {
				add(way.read(i))
			}
		}
		add(s.armed(i))
		add(s.letHave(i))
		add(s.striking(i))
		add(s.strikingWith(i))
		if w.has("get.first", l) {
			add(s.choosing(i))
		}
		if w.has("bound", l) {
			add(s.boundFor(i))
		}
		return out
	}
	if w.has("bound", l) && s.word(i).UPOS == "ADJ" {
		add(s.boundFor(i))
	}
	if !s.isNoun(i) || s.relIs(i, "compound") {
		return nil
	}
	if l == "order" && i > 0 && (s.caseOf(i) == "on" || s.lemma(i-1) == "on") {
		add(s.onOrder(i))
	}
	switch {
	case w.has("transfer.noun", l):
		add(s.nounDeal(i))
	case w.has("supplier.noun", l):
		add(s.supplier(i))
	case w.has("customer.noun", l):
		add(s.customer(i))
	case w.has("halt.noun", l):
		add(s.haltNoun(i))
	case w.has("possession", l):
		add(s.possessed(i))
	case l == "way", l == "route":
		add(s.underWay(i))
	}
	return out
}

func verbAt(i int) trigger { return trigger{word: i, pos: frame.Verb, carrier: -1} }

// giving reads "supply missiles to Iran", "supply Iran with missiles", "give
// Iran missiles".
func (s *sentence) giving(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, from: s.doersOf(t), one: s.c.ledger.has("trade.verb", s.lemma(i))}
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
	if s.flownOver(d, i) || s.gotFrom(d, i) {
		return nil
	}
	if asker, _ := s.permitted(i); len(asker) > 0 {
		d.from, d.closed = foreign(asker, d.to), true
	}
	s.tookIn(d, i)
	s.moneyIn(d)
	troops, funds := hasClass(d.goods, "troops"), hasClass(d.goods, "funds")
	if len(d.goods) == 0 || !troops && s.staysOwn(d, i) || s.fitsOut(i) || funds && s.lemma(i) == "deposit" { // what lies in a bank stays its owner's
		return nil
	}
	if len(d.to) == 0 && len(d.from) == 1 && s.toRebels(i) {
		d.one, d.closed = true, true
		return d
	}
	s.givingSides(d, i)
	s.fromItems(d, i)
	s.halted(d, i)
	s.withheld(d, i)
	return d
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

// origin are the states that the words of goods name as theirs: "Russian oil",
// "North Korea's missiles", "Chinese-made drones", "of Iranian origin", "tanks
// from Poland".
func (s *sentence) origin(gs []good) []entente.Entity {
	var out []entente.Entity
	for _, g := range gs {
		for _, ref := range s.refs {
			if e := ref.Entity; !onlyState(e) || e.Sector != "" && e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "BUS" || !s.within(ref.Head, g.top) {
				continue
			}
			own := s.refAt[g.word] >= 0 && s.refs[s.refAt[g.word]].Entity.Span == ref.Entity.Span // "tanks from Poland"
			if own || ref.Last <= g.word && s.belongs(ref.Head, g.top) && genitive(s.caseOf(ref.Head)) || s.madeBy(ref.Head, g) {
				out = addEntity(out, ref.Entity)
			}
		}
		for _, ref := range s.makerRef { // "Iranian-made"
			if w := ref.Last + 2; w < g.word && s.within(ref.Head, g.top) && (s.c.ledger.has("made", s.word(w).Form) || s.c.ledger.has("made", s.word(w-1).Form)) {
				out = addEntity(out, ref.Entity)
			}
		}
		for _, h := range []int{g.word, g.top} {
			for _, e := range s.statesNear(s.expand(s.under(h, "from"))) {
				out = addEntity(out, e)
			}
		}
	}
	return out
}

// genitive reports whether a case is none or a possessive's.
func genitive(c string) bool { return c == "" || c == "'s" || c == "’s" || c == "'" || c == "’" }

// madeBy reports whether a state made or gave goods by words on them: "made in
// Iran", "of Iranian origin", "supplied by France".
func (s *sentence) madeBy(i int, g good) bool {
	for n, at := 0, i; n < 3 && at >= 0 && at != g.word && at != g.top; n++ {
		at = s.head(at)
		if at >= 0 && (s.c.ledger.has("made", s.lemma(at)) || s.c.ledger.has("made", s.word(at).Form)) {
			c := s.caseOf(i)
			return c == "" || c == "by" || c == "in" || c == "from"
		}
	}
	return false
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

// arriving reads "the first tanks arrived in Ukraine from Germany".
func (s *sentence) arriving(i int) *deal {
	t, comers := verbAt(i), s.comers(i)
	d := &deal{word: i, t: t, from: s.states(t, "from"), closed: true}
	for _, h := range comers {
		d.goods = uniqueGoods(append(d.goods, s.goodsAt(h, 0)...))
	}
	if s.c.ledger.has("unload", s.lemma(i)) || s.lemma(i) == "land" && len(s.goods(t, "obj")) > 0 {
		d.goods, d.stage = s.goods(t, "obj"), "delivered"
		d.from = append(d.from, s.carrierOf(i)...)
	}
	if s.c.ledger.has("arrives with", s.lemma(i)) && !s.goesWith(i, s.c.ledger.lists[s.lemma(i)+" in"]) {
		return nil
	}
	if with := s.goods(t, "with"); len(with) > 0 { // "a tanker reached Syria with oil"
		for _, h := range comers {
			d.from = append(d.from, s.statesNear(s.under(h, "from"))...)
		}
		d.goods = with
	}
	if len(d.goods) == 0 {
		d.goods = s.ladenWith(comers)
		d.from = append(d.from, s.laidIn(comers)...)
	}
	if len(d.goods) == 0 && i > 0 && s.relIs(i-1, "obl") && s.head(i-1) == i && s.caseOf(i-1) == "" { // a subject parsed as an adverb
		d.goods = s.goodsAt(i-1, 0)
	}
	if slices.ContainsFunc(d.goods, func(g good) bool {
		return (g.Class == "aircraft" || g.Class == "naval") && (!s.consigned(g) || s.lemma(i) == "sail")
	}) {
		return nil
	}
	s.landingSides(d, i)
	s.boughtSides(d)
	if len(d.to) == 0 && s.lemma(i) == "come" && len(s.states(t, "from")) > 0 { // "Riyadh had bought: the missiles came from China"
		if d.to = s.otherStates(d.from); len(d.to) != 1 {
			return nil
		}
	}
	s.driesUp(d, i)
	s.halted(d, i)
	if d.to = foreign(d.to, d.from); len(d.from) == 0 || len(d.to) == 0 {
		s.fillAgain(d)
		s.deniesItself(d, i)
	}
	if len(d.from) == 0 && s.findsWay(i) {
		d.one = true
	}
	if len(d.to) == 0 || len(d.from) == 0 && !d.one {
		return nil
	}
	if slices.ContainsFunc(d.goods, func(g good) bool { return g.Class == "troops" }) && s.lemma(i) != "arrive" &&
		!(len(s.states(t, "for")) > 0 && (s.lemma(i) == "leave" || s.lemma(i) == "depart")) {
		return nil
	}
	return d
}

// boughtSides are the sides that a clause on the goods tells, where the arrival tells
// none: "the tanks [that Peru bought from Spain] arrived".
func (s *sentence) boughtSides(d *deal) {
	for _, g := range d.goods {
		for _, k := range append(s.kidsBy(g.word, "acl", "acl:relcl"), s.kidsBy(g.top, "acl", "acl:relcl")...) {
			if !s.isVerb(k) || !s.c.ledger.has("get.verb", s.lemma(k)) {
				continue
			}
			from := s.states(verbAt(k), "from")
			if len(d.from) > 0 {
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
	if d.to = s.states(d.t, slots...); s.c.ledger.has("leaves", s.lemma(i)) {
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
	if len(d.to) == 0 || len(d.from) == 0 {
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

func (s *sentence) states(t trigger, slots ...string) []entente.Entity {
	for _, slot := range slots {
		if es := s.statesNear(s.heads(t, slot)); len(es) > 0 {
			return es
		}
	}
	return nil
}

// doersOf are the states that a verb has for its subject, or that a pronoun there
// takes up.
func (s *sentence) doersOf(t trigger) []entente.Entity {
	if s.notItself(t.word) {
		return nil
	}
	if es := s.forWhomTo(t.word); len(es) > 0 {
		return es
	}
	if es := s.states(t, "subj"); len(es) > 0 {
		return es
	}
	if es := s.meant(s.heads(t, "subj")); len(es) > 0 {
		return es
	}
	if es := s.ourselves(t.word); len(es) > 0 {
		return es
	}
	if h := s.head(t.word); h >= 0 && s.isVerb(h) && s.relIs(t.word, "ccomp", "xcomp") && s.child(t.word, "nsubj", "nsubj:pass", "mark") < 0 &&
		(s.word(t.word).XPOS == "VBG" || slices.ContainsFunc(s.kidsBy(t.word, "aux"), func(k int) bool { return s.word(k).XPOS == "VBG" })) { // "deny having supplied"
		return s.states(verbAt(h), "subj")
	}
	return nil
}

func (s *sentence) statesNear(heads []int) []entente.Entity {
	out := onlyStates(s.entities(heads))
	if len(out) > 0 {
		return out
	}
	for _, h := range heads { // "South Korea's Hyundai"
		if e, ok := s.entity(h); ok && firm(e) {
			for _, ref := range s.refsUnder(h) {
				if onlyState(ref.Entity) && ref.Last <= h {
					out = addEntity(out, ref.Entity)
				}
			}
		}
	}
	return out
}

// firm reports whether an entity is a firm or body of no one state.
func firm(e entente.Entity) bool { return e.Code == "MNC" || e.Code == "NGO" }

func onlyStates(es []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return !onlyState(e) })
}

func onlyState(e entente.Entity) bool {
	return (e.Code != "" || len(e.Members) > 0) && e.Sector != "JRN" && !firm(e)
}

// transfer makes the entry of a deal; have are those that the sentence has told
// before.
func (s *sentence) transfer(d *deal, have []entente.Transfer) (entente.Transfer, bool) {
	st, ok := s.dealStanding(d)
	tr := entente.Transfer{DocumentID: s.doc.ID, Coder: s.c.name}
	from, to := without(d.from, d.to), without(d.to, d.from)
	if !ok || business(from) && business(to) {
		return tr, false
	}
	for _, g := range d.goods {
		if d.stage != "halted" && s.c.ledger.has("pay", s.lemma(g.word)) { // what is paid may be the price of goods
			return tr, false
		}
		tr.Items = append(tr.Items, g.Item)
	}
	withShells(tr.Items, s.tree.Words)
	why := "said whose and whereto"
	tr.Suppliers, tr.Recipients = asGovernment(from), asGovernment(to)
	if len(from) == 0 || len(to) == 0 {
		why = s.complete(d, &tr, have)
	}
	if d.helped {
		why = whyHelped
	}
	n := distinct(tr.Suppliers, tr.Recipients, tr.Between)
	if n == 0 || n < 2 && !s.oneSided(d, &tr) {
		return tr, false
	}
	if d.stage != "halted" {
		s.worried(d, &tr, &st)
	}
	if n < 2 && sureness[st.Certainty] < sureness[entente.Probable] {
		return tr, false // "wants to buy": too little for both doubts
	}
	s.fillTransfer(d, &tr, &st, why)
	return tr, true
}

// dealStanding is the standing of a deal, and whether it is told at all.
func (s *sentence) dealStanding(d *deal) (stance, bool) {
	st, v := s.standing(d.t), d.t.word
	if made, ok := s.contractStanding(v); ok && d.stage != "halted" {
		d.stage = "ordered"
		return made, true
	}
	if left, ok := s.leaveStanding(v); ok && d.stage != "halted" {
		return left, true
	}
	if s.demanded(v) || !s.keepsDeal(d, &st) {
		return st, false
	}
	s.backdrop(v, &st)
	if s.part == entente.Title && s.word(v).XPOS == "VB" && s.hasMark(v, "to") { // "Berlin to send tanks"
		st.Time = entente.Future
	}
	if h := s.head(v); h >= 0 && s.lemma(h) == "rule" && s.isVerb(h) && slices.Contains(s.particlesOf(h), "out") {
		st.Polarity = entente.Negative
	}
	if s.deniedClaim(v) {
		st.Polarity = entente.Negative
		s.claimedBy(d, v, &st)
	}
	s.onlyReported(v, &st)
	s.saidToHave(v, &st)
	if d.refused {
		st.Polarity, st.Time = entente.Positive, entente.Past
	}
	if d.lower != "" {
		st.lower(d.lower)
	}
	if d.none {
		st.Polarity = entente.Negative
	}
	return st, true
}

// suspecter names as the source who suspects or documents what a noun of transfer
// tells: "the services suspect a flow of arms".
func (s *sentence) suspecter(d *deal, st *stance) {
	h := s.head(d.word)
	if len(st.AttributedTo) > 0 || s.isVerb(d.word) || h < 0 || !s.relIs(d.word, "obj") || !s.c.ledger.has("suspecting", s.lemma(h)) {
		return
	}
	if who := s.subjects(h, 0); len(who) > 0 {
		s.addVoucher(s.antecedent(who[0]), h, st)
	}
}

// fillTransfer adds stage, date, quantity, source and evidence.
func (s *sentence) fillTransfer(d *deal, tr *entente.Transfer, st *stance, why string) {
	tr.Stage = s.transferStage(d, tr, *st)
	if st.Time != entente.Future || st.Certainty == entente.Certain {
		tr.Dates = []entente.Date{s.when(d.t, st)}
	}
	tr.Quantity = s.quantity(d.goods[0])
	s.suspecter(d, st)
	s.broadSource(st)
	s.ownDenial(tr, st)
	s.ownWords(d.t.word, st)
	s.voucherOf(st, s.states(d.t, "subj"))
	ev := s.transferEvidence(d)
	tr.Finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: transferConfidence(tr, why, ev.Span),
		Reason: "a word of transfer with an item, " + why,
	}
	tr.ID = MentionID(s.doc.ID, s.c.name, "transfer", s.span(d.word, d.word))
}

// keepsDeal decides on what is only promised, considered or hoped for: the
// ledger holds it as offered or possible, but no condition and no demand.
func (s *sentence) keepsDeal(d *deal, st *stance) bool {
	if st.open { // "did not say whether"
		return false
	}
	switch st.dropped {
	case "":
		return true
	case dropClaimed:
		if !s.bargained(d.t.word) {
			return false
		}
		st.Time = entente.Future
	case "only considered", "only hoped for":
		st.Time = entente.Future
		st.lower(entente.Possible)
	case dropPurpose:
		if s.bargained(d.t.word) {
			st.Time = entente.Future
			break
		}
		return false
	default:
		return false
	}
	st.dropped = ""
	return true
}

// demanded reports whether a verb tells what another is asked to do or what a text
// lays down, which is no transfer.
func (s *sentence) demanded(i int) bool {
	if slices.ContainsFunc(s.kidsBy(i, "aux"), func(k int) bool { return s.lemma(k) == "shall" || s.lemma(k) == "should" || s.lemma(k) == "must" }) {
		return true
	}
	h := s.head(i)
	if h < 0 || !s.isVerb(i) || s.word(i).XPOS != "VB" {
		return false
	}
	for n := 0; n < 2 && h >= 0; n++ {
		if s.c.ledger.has("asking", s.lemma(h)) && s.relIs(i, "xcomp", "ccomp", "advcl", "acl", "conj") {
			return s.lemma(h) != "want" && s.lemma(h) != "ask" || len(s.kidsBy(h, "obj")) > 0 || s.child(i, "nsubj") >= 0
		}
		if !s.relIs(h, "conj", "xcomp") {
			break
		}
		h = s.head(h)
	}
	return false
}

// backdrop gives a relative clause in the past the standing of its own words:
// what its noun does besides does not bear on it.
func (s *sentence) backdrop(i int, st *stance) {
	if h := s.head(i); h >= 0 && s.c.cues.has("told", s.lemma(h)) { // "reports that it has sent arms are false"
		return
	}
	if s.rel(i) != "acl:relcl" || s.word(i).XPOS != "VBD" && !(s.word(i).XPOS == "VBN" && s.child(i, "aux") >= 0) {
		return
	}
	own := stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	s.local(i, &own)
	st.Polarity, st.Certainty, st.Time = own.Polarity, own.Certainty, own.Time
}

// deniedClaim reports whether a clause is what a report says that somebody
// rejects: "rejected claims that it had received".
func (s *sentence) deniedClaim(i int) bool {
	for n := 0; n < maxHops && s.head(i) >= 0; n++ {
		h := s.head(i)
		if s.isNoun(h) && s.relIs(i, "acl", "ccomp", "nmod") && s.head(h) >= 0 && s.relIs(h, "obj") && s.isContent(h) {
			v := s.head(h)
			return s.c.cues.report[s.lemma(v)] == "negative" || s.c.ledger.valueOf("stance", s.lemma(v)) == "deny" || s.lemma(v) == "reject"
		}
		i = h
	}
	return false
}

// business reports whether all of some actors are firms.
func business(es []entente.Entity) bool {
	return len(es) > 0 && !slices.ContainsFunc(es, func(e entente.Entity) bool { return e.Sector != "BUS" && e.Sector != "COM" })
}

// bargained reports whether a clause hangs on a verb or noun of promising.
func (s *sentence) bargained(i int) bool {
	for n := 0; n < maxHops && s.head(i) >= 0; n++ {
		i = s.head(i)
		if s.c.ledger.has("promise", s.lemma(i)) || s.c.ledger.has("bargain clause", s.lemma(i)) {
			return true
		}
		if s.isVerb(i) && !s.c.lex.Light(s.lemma(i)) {
			return false
		}
	}
	return false
}

// transferConfidence is how likely a transfer is right, by its sides: both said,
// one of them taken from elsewhere in the sentence than the words of the transfer,
// or one only.
func transferConfidence(tr *entente.Transfer, why string, words entente.Span) float64 {
	within := func(all []entente.Entity) bool {
		return slices.ContainsFunc(all, func(e entente.Entity) bool { return e.Span.Overlaps(words) })
	}
	switch {
	case len(tr.Suppliers) == 0 || len(tr.Recipients) == 0:
		return 0.5
	case why == sideOfSentence && !within(tr.Recipients) && !within(tr.Suppliers):
		return 0.6
	}
	return 0.75
}

// oneSided reports whether a transfer of which one side is told is kept: goods
// of weight under a word of trade.
func (s *sentence) oneSided(d *deal, tr *entente.Transfer) bool {
	if !d.one || s.part == entente.Title {
		return false
	}
	for _, h := range s.subjects(d.word, 0) { // "it sold": too little to go by
		if s.word(h).UPOS == "PRON" && !(len(d.from) == 1 && s.toRebels(d.word)) || s.c.ledger.has("no giver", s.lemma(h)) {
			return false
		}
	}
	if d.stage == "halted" {
		return true
	}
	for _, it := range tr.Items {
		if !s.c.ledger.has("one-sided", it.Class) {
			return false
		}
	}
	return len(tr.Between) == 0
}

func distinct(lists ...[]entente.Entity) int {
	var codes []string
	add := func(c string) {
		if c != "" && !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	for _, l := range lists {
		for _, e := range l {
			add(e.Code)
			for _, m := range e.Members {
				add(m)
			}
		}
	}
	return len(codes)
}
