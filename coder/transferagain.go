package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// News tells of goods once with both sides, and then goes on about them: "six of
// them left the port in October", "the first $150 million reached the central bank".
// What is left out there is what was told before.

// toldAgain is the transfer, told not long before, whose like a deal tells of that
// leaves out one side or both; nil if there is none, or if the sentence names somebody
// else.
func (s *sentence) toldAgain(d *deal, from, to []entente.Entity) *entente.Transfer {
	if !s.isVerb(d.word) || len(s.now) == 0 && s.number > s.dealtAt+maxAgain || len(from) > 0 && len(to) > 0 {
		return nil
	}
	told := append(slices.Clone(s.before), s.now...)
	for i := len(told) - 1; i >= 0 && i >= len(told)-maxAgain; i-- {
		b := &told[i]
		if len(b.Suppliers) == 0 || len(b.Recipients) == 0 || b.Standing.Polarity == entente.Negative || !classIn(d.goods, b) {
			continue
		}
		if !sameSide(from, b.Suppliers) || !sameSide(to, b.Recipients) {
			continue
		}
		if len(foreign(s.otherStates(nil), append(slices.Clone(b.Suppliers), b.Recipients...))) > 0 {
			return nil
		}
		return b
	}
	return nil
}

// maxAgain is how many sentences and transfers back the like of goods is sought.
const maxAgain = 6

func classIn(gs []good, b *entente.Transfer) bool {
	return slices.ContainsFunc(gs, func(g good) bool {
		return g.Class != "troops" && g.Class != "workers" && slices.ContainsFunc(b.Items, func(it entente.Item) bool { return it.Class == g.Class || it.Class == "weapons" })
	})
}

// inPassing reports whether a deal without a side or number of its own only says once more
// what its sentence has told: "has been unloaded and the grain has been passed on".
func (s *sentence) inPassing(d *deal, tr *entente.Transfer, st stance, have []entente.Transfer) bool {
	if len(have) == 0 || len(d.from) > 0 || len(d.to) > 0 || s.quantity(d.goods[0]) != "" {
		return false
	}
	b := &have[len(have)-1]
	return sharesClass(tr, b) && b.Standing.Polarity == st.Polarity && b.Stage == s.transferStage(d, tr, st)
}

// furtherGoods reports whether goods are told as more of the like: "another 100,000 tonnes
// may be shipped".
func (s *sentence) furtherGoods(d *deal) bool {
	g := d.goods[0]
	if s.quantity(g) == "" {
		return false
	}
	lo, _ := s.extent(g.top)
	for j := max(0, lo-1); j <= g.word; j++ {
		if s.c.ledger.has("further", s.lemma(j)) {
			return true
		}
	}
	return false
}

// sameAmount are the goods that "the same amount" takes up.
func (s *sentence) sameAmount(h int) []good {
	if !s.c.ledger.has("amount noun", s.lemma(h)) || len(s.under(h, "of")) > 0 || !slices.ContainsFunc(s.kidsBy(h, "amod"), func(k int) bool { return s.lemma(k) == "same" || s.lemma(k) == "similar" }) {
		return nil
	}
	return s.likeBulk(h)
}

// likeBulk makes a word stand for the goods of the transfer told last, of whatever kind.
func (s *sentence) likeBulk(h int) []good {
	last := s.toldOf(h)
	if last == nil {
		return nil
	}
	ev := s.evidence(h, h)
	return []good{{entente.Item{Text: ev.Text, Class: last.Items[0].Class, Span: ev.Span}, h, h}}
}

// likeGoesTo is whom the document told to get the like of some goods last.
func (s *sentence) likeGoesTo(gs []good, from []entente.Entity) []entente.Entity {
	for i := len(s.before) - 1; i >= 0 && i >= len(s.before)-maxAgain; i-- {
		if b := &s.before[i]; classIn(gs, b) && len(foreign(b.Recipients, from)) > 0 {
			return slices.Clone(foreign(b.Recipients, from))
		}
	}
	return nil
}

// fillAgain gives a deal the sides that the document told of its like before.
func (s *sentence) fillAgain(d *deal) {
	b := s.toldAgain(d, d.from, d.to)
	if b == nil || s.comesLater(d) {
		return
	}
	if len(d.from) == 0 {
		d.from = slices.Clone(b.Suppliers)
	}
	if len(d.to) == 0 {
		d.to = slices.Clone(b.Recipients)
	}
}

// someOfThem are the goods that a number or an ordinal takes up: "three of them", "the
// first of these".
func (s *sentence) someOfThem(h int) []good {
	if s.furtherCount(h) {
		return s.likeBefore(h)
	}
	if s.refAt[h] >= 0 || s.word(h).UPOS != "NUM" && !s.c.ledger.has("ordinal", s.lemma(h)) && !s.measures(h) && !s.c.ledger.has("arms unit", s.lemma(h)) {
		return nil
	}
	if slices.ContainsFunc(s.under(h, "of"), func(k int) bool {
		return s.word(k).UPOS == "PRON" && s.c.ledger.has("takes up", s.lemma(k)) && s.pronouns[k].Code == ""
	}) {
		return s.likeBefore(h)
	}
	return nil
}

// furtherCount reports whether a word only counts more of what was told of before: "will
// send Bamako 500 more".
func (s *sentence) furtherCount(h int) bool {
	if strings.EqualFold(s.word(h).Form, "more") {
		return s.child(h, "nummod") >= 0 && len(s.under(h, "of")) == 0
	}
	next := h + 1
	return s.word(h).UPOS == "NUM" && next < len(s.tree.Words) && strings.EqualFold(s.word(next).Form, "more") &&
		(next+1 == len(s.tree.Words) || !s.nominalWord(next+1))
}

// comers are who arrives by a verb: its subject, or the noun on which the parser hung
// it as a participle, where the sentence has no other verb for that: "a ship with
// wheat [docked] in Mali".
func (s *sentence) comers(v int) []int {
	if out := s.heads(verbAt(v), "subj"); len(out) > 0 || s.word(v).XPOS != "VBN" && s.word(v).XPOS != "VBD" || s.child(v, "aux:pass", "obl:agent") >= 0 {
		return out
	}
	at := v
	for n := 0; n < 3 && s.head(at) >= 0; n++ {
		if !s.relIs(at, "acl", "advcl", "conj") || s.rel(at) == "acl:relcl" {
			return nil
		}
		if at = s.head(at); s.isNoun(at) {
			break
		}
	}
	if at != v && at < v && s.isNoun(at) && (s.head(at) < 0 || s.rel(at) == "nsubj") && s.child(at, "cop") < 0 {
		return []int{at}
	}
	return nil
}

// here are the state from which the text is written, where a verb has "here" for its
// place: "touched down at the air base here".
func (s *sentence) here(v int) []entente.Entity {
	if s.home == "" {
		return nil
	}
	for j := v + 1; j < len(s.tree.Words); j++ {
		if s.lemma(j) == "here" && s.within(j, v) {
			ev := s.evidence(j, j)
			return []entente.Entity{{Text: ev.Text, Span: ev.Span, Code: s.home}}
		}
	}
	return nil
}

// permitted are who asks, or is given, leave to give goods, and the verb that says so:
// "asked Berlin for permission to hand over tanks".
func (s *sentence) permitted(v int) (who []entente.Entity, by int) {
	n := v - 2
	if n < 0 || s.lemma(v-1) != "to" || !s.c.ledger.has("leave noun", s.lemma(n)) {
		return nil, -1
	}
	for h, hop := s.head(n), 0; h >= 0 && hop < 3; h, hop = s.head(h), hop+1 {
		switch l := s.lemma(h); {
		case h > n || !s.isVerb(h):
		case s.c.ledger.has("asks leave", l):
			return s.doersOf(verbAt(h)), h
		case s.c.ledger.has("gives leave", l):
			return s.states(verbAt(h), "iobj", "obj", "to"), h
		}
	}
	return nil, -1
}

// leaveStanding is the standing of goods that leave is asked or given for: still to
// come, and no more than possible while it is only asked.
func (s *sentence) leaveStanding(v int) (stance, bool) {
	who, by := s.permitted(v)
	if len(who) == 0 {
		return stance{}, false
	}
	st := s.standing(verbAt(by))
	if st.dropped != "" {
		return st, false
	}
	st.Time = entente.Future
	if s.c.ledger.has("asks leave", s.lemma(by)) {
		st.lower(entente.Possible)
	}
	return st, true
}

// strikingWith reads the use of arms of another in an attack: "struck the town with
// missiles made in Chad".
func (s *sentence) strikingWith(v int) *deal {
	if !s.c.ledger.has("strikes", s.lemma(v)) {
		return nil
	}
	t := verbAt(v)
	d := &deal{word: v, t: t, closed: true, stage: "used", goods: s.goods(t, "with", "using"), to: s.doersOf(t)}
	for _, k := range s.kidsBy(v, "advcl") { // "using missiles from"
		if s.lemma(k) == "use" && len(d.goods) == 0 {
			d.goods = s.goods(verbAt(k), "obj")
		}
	}
	if hasClass(d.goods, "troops") || hasClass(d.goods, "workers") || hasClass(d.goods, "funds") {
		return nil
	}
	if d.from = foreign(s.origin(d.goods), d.to); len(d.from) == 0 {
		d.from = foreign(s.giversOn(d.goods), d.to)
	}
	if len(d.from) == 0 || len(d.to) == 0 {
		return nil
	}
	return d
}

// wonBy turns a bargain around that a firm won: it is the one who gives, and gives to
// whom the bargain is with.
func (s *sentence) wonBy(d *deal, v int) {
	if !s.c.ledger.has("buy.noun", s.lemma(d.word)) || !s.c.ledger.has("clinches", s.lemma(v)) {
		return
	}
	firms := s.doersOf(verbAt(v))
	if !business(firms) {
		return
	}
	with := foreign(append(slices.Clone(d.from), d.to...), firms)
	if len(with) == 0 {
		with = foreign(s.states(verbAt(v), "from", "with", "for"), firms)
	}
	if len(with) == 1 {
		d.from, d.to, d.stage = firms, with, "ordered"
	}
}

// broadSource names as the source of a transfer the one that the sentence is "according
// to", wherever the parser hung it.
func (s *sentence) broadSource(st *stance) {
	if len(st.AttributedTo) > 0 {
		return
	}
	for j := range s.tree.Words {
		k := s.child(j, "case")
		if k < 0 || !s.relIs(j, "obl", "nmod") || !s.c.ledger.has("source", s.caseOf(j)) {
			continue
		}
		if lo, _ := s.extent(j); lo == 0 || s.word(lo).Form == "," || s.word(lo-1).Form == "," {
			s.addVoucher(j, k, st)
			return
		}
	}
}

// withShells makes rockets that are told of together with shells ammunition, as which
// they are fired.
func withShells(items []entente.Item, words []syntax.Word) {
	if !slices.ContainsFunc(items, func(it entente.Item) bool { return it.Class == "ammunition" }) {
		return
	}
	for i := range items {
		if items[i].Class == "missiles" && slices.ContainsFunc(words, func(w syntax.Word) bool {
			return w.Lemma == "rocket" && items[i].Span.Start <= w.Start && w.End == items[i].Span.End
		}) && items[i].Span.End-items[i].Span.Start <= len("rockets") {
			items[i].Class = "ammunition"
		}
	}
}

// comesLater reports whether a deal is only to come: what is still due of goods that
// were told of is no further transfer.
func (s *sentence) comesLater(d *deal) bool {
	st := s.standing(d.t)
	return st.Time == entente.Future || st.dropped != "" || st.Certainty == entente.Possible && len(d.from) == 0
}

// deniesItself gives goods that are denied to have come to whom the denier's own: "denied
// that any missile had gone to Russia".
func (s *sentence) deniesItself(d *deal, v int) {
	if len(d.from) > 0 || len(d.to) == 0 || s.standing(d.t).Polarity != entente.Negative {
		return
	}
	for at, n := v, 0; at >= 0 && n < maxHops; at, n = s.head(at), n+1 {
		if h := s.head(at); h >= 0 && s.relIs(at, "ccomp") && s.reports(h) {
			d.from = asGovernment(foreign(s.doersOf(verbAt(h)), d.to))
			return
		}
	}
}

// seatOf is the state in whose town or service a source is said to be: "a defence official
// in Taipei"; "" if none is.
func (s *sentence) seatOf(sp entente.Span) string {
	for i := range s.tree.Words {
		if !sp.Overlaps(s.span(i, i)) || !s.isNoun(i) {
			continue
		}
		for _, prep := range []string{"in", "of", "from", "at"} {
			for _, k := range s.under(i, prep) {
				if e, ok := s.entity(k); ok && entente.IsState(e.Code) {
					return e.Code
				}
			}
		}
	}
	return ""
}

// claimedBy gives what somebody denies to the other whose claim it is said to be: "denied
// a French claim that it had sold rifles" tells what France says.
func (s *sentence) claimedBy(d *deal, v int, st *stance) {
	n := s.reportOver(v)
	if n < 0 {
		return
	}
	t := trigger{word: n, pos: frame.Noun, carrier: -1}
	who := s.states(t, "poss", "mod", "by", "from", "of")
	if h := s.head(n); h >= 0 && s.isVerb(h) {
		who = foreign(who, s.doersOf(verbAt(h)))
	}
	if len(who) != 1 || s.calledSo(n, "untrue") {
		return
	}
	if h := s.head(n); h >= 0 && s.isVerb(h) && sameSide(d.from, who) && len(d.from) > 0 && s.child(v, "nsubj") >= 0 && s.word(s.child(v, "nsubj")).UPOS == "PRON" { // who claims it does not speak of himself
		d.from = foreign(s.doersOf(verbAt(h)), who)
	}
	st.Polarity = entente.Positive
	st.lower(entente.Probable)
	st.AttributedTo = []entente.Attribution{{Source: asGovernment(who)[0], Kind: entente.Official, Cue: s.evidence(n, n)}}
}

// ourselves are those who say "we" in a quotation without a state on their names: who the
// document told of last.
func (s *sentence) ourselves(v int) []entente.Entity {
	if len(s.doer) != 1 || !s.inSpeech(v) {
		return nil
	}
	for _, k := range s.kidsBy(v, "nsubj") {
		if s.lemma(k) == "we" && s.pronouns[k].Code == "" {
			return slices.Clone(s.doer)
		}
	}
	return nil
}

// muchOfIt are the goods that an amount stands for without saying of what: "4.7 billion
// cubic metres were delivered".
func (s *sentence) muchOfIt(h int) []good {
	last := s.toldOf(h)
	if last == nil || !s.c.ledger.has("unit of goods", s.lemma(h)) || len(s.under(h, "of")) > 0 || s.child(h, "nummod") < 0 || !s.c.ledger.has("by measure", last.Items[0].Class) {
		return nil
	}
	lo, _ := s.extent(h)
	ev := s.evidence(lo, h)
	return []good{{entente.Item{Text: ev.Text, Class: last.Items[0].Class, Span: ev.Span}, h, h}}
}

// ownWords gives a source that says "we" of those of whom the document told last the state
// that these are.
func (s *sentence) ownWords(v int, st *stance) {
	n, who := len(st.AttributedTo), s.ourselves(v)
	if n == 0 || len(who) == 0 || st.AttributedTo[n-1].Source.Code != "" {
		return
	}
	st.AttributedTo = slices.Clone(st.AttributedTo)
	st.AttributedTo[n-1].Source.Code = who[0].Code
}

// countedApart are the parts of a deal in things that are counted each by itself: "54 tanks and
// 141 armoured cars" are two transfers, as they are counted; "tanks and guns" is one.
func (s *sentence) countedApart(d *deal) []*deal {
	if len(d.goods) < 2 || slices.ContainsFunc(d.goods, func(g good) bool { return g.Class == "funds" || s.quantity(g) == "" }) {
		return []*deal{d}
	}
	if q := s.quantity(d.goods[0]); slices.ContainsFunc(d.goods[1:], func(g good) bool { return s.quantity(g) == q }) { // "millions of rockets and shells"
		return []*deal{d}
	}
	out := make([]*deal, len(d.goods))
	for i, g := range d.goods {
		part := *d
		part.goods = []good{g}
		out[i] = &part
	}
	return out
}

// toRebels reports whether a verb of giving has for its receiver some who fight a state and
// are none: "gave the rebels rifles".
func (s *sentence) toRebels(v int) bool {
	if s.passive(v) {
		return false
	}
	return slices.ContainsFunc(slices.Concat(s.kidsBy(v, "iobj", "obj"), s.under(v, "to")), func(k int) bool {
		return s.c.ledger.has("armed foe", s.lemma(k)) || s.c.ledger.has("armed group", s.lemma(k))
	})
}

// alongWith gives what a ship or plane also carried to those to whom, and from those from
// whom, what was told just before came on it: "they came on a plane that also carried a
// radar".
func (s *sentence) alongWith(d *deal, v int) {
	if len(d.from) > 0 || len(d.to) > 0 || len(s.before) == 0 || s.number > s.dealtAt+1 || !slices.ContainsFunc(s.heads(d.t, "subj"), s.craft) {
		return
	}
	b := &s.before[len(s.before)-1]
	if len(foreign(s.otherStates(nil), append(slices.Clone(b.Suppliers), b.Recipients...))) > 0 {
		return
	}
	if b.Standing.Polarity == entente.Negative || b.Stage != "delivered" || len(b.Suppliers) == 0 || len(b.Recipients) == 0 {
		return
	}
	d.from, d.to, d.stage = slices.Clone(b.Suppliers), slices.Clone(b.Recipients), b.Stage
}
