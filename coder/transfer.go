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
			surer = surer || (tr.Stage == "halted" || tr.Stage == "delivered" && tr.Standing.Polarity == entente.Positive) && (list[i].Stage == "ordered" || list[i].Stage == "offered")
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
	read := s.nounDeals
	if s.isVerb(i) {
		read = s.verbDeals
	}
	return slices.DeleteFunc(read(i), func(d *deal) bool { return d == nil || len(d.goods) == 0 })
}

// verbDeals are the ways to read a verb.
func (s *sentence) verbDeals(i int) []*deal {
	w, l := s.c.ledger, s.lemma(i)
	var out []*deal
	if s.relIs(i, "obj", "nsubj", "nsubj:pass", "obl", "nmod") && w.has("transfer.noun", l) { // "halted all arms exports": a noun taken for a verb
		out = append(out, s.nounDeal(i))
	}
	for _, way := range []struct {
		list string
		read func(int) *deal
	}{
		{"halt.first", s.halting}, {"give.verb", s.giving}, {"get.verb", s.getting}, {"halt.verb", s.halting}, {"seize.verb", s.seizing}, {"use.verb", s.using},
		{"arrive.verb", s.arriving}, {"build.verb", s.building}, {"build.verb", s.helped}, {"carry.verb", s.carrying}, {"let.verb", s.letting},
	} {
		if w.has(way.list, l) {
			out = append(out, way.read(i))
		}
	}
	out = append(out, s.armed(i), s.letHave(i), s.striking(i), s.strikingWith(i), s.clearing(i), s.cutOrSupplied(i))
	if w.has("get.first", l) {
		out = append(out, s.choosing(i))
	}
	if w.has("bound", l) {
		out = append(out, s.boundFor(i))
	}
	return out
}

// nounDeals are the ways to read a noun, or an adjective of where goods go.
func (s *sentence) nounDeals(i int) []*deal {
	w, l := s.c.ledger, s.lemma(i)
	var out []*deal
	if w.has("bound", l) && s.word(i).UPOS == "ADJ" {
		out = append(out, s.boundFor(i))
	}
	if !s.isNoun(i) || s.relIs(i, "compound") {
		return out
	}
	if l == "order" && i > 0 && (s.caseOf(i) == "on" || s.lemma(i-1) == "on") {
		out = append(out, s.onOrder(i))
	}
	switch {
	case w.has("transfer.noun", l):
		out = append(out, s.nounDeal(i))
	case w.has("supplier.noun", l):
		out = append(out, s.supplier(i))
	case w.has("customer.noun", l):
		out = append(out, s.customer(i))
	case w.has("halt.noun", l):
		out = append(out, s.haltNoun(i))
	case w.has("possession", l):
		out = append(out, s.possessed(i))
	case l == "way", l == "route":
		out = append(out, s.underWay(i))
	}
	return out
}

func verbAt(i int) trigger { return trigger{word: i, pos: frame.Verb, carrier: -1} }

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
	if why == whyToldAgain && s.inPassing(d, &tr, st, have) {
		return tr, false
	}
	n := distinct(tr.Suppliers, tr.Recipients, tr.Between)
	if n == 0 || n < 2 && !atPlace(to) && !s.oneSided(d, &tr) {
		return tr, false
	}
	if d.stage != "halted" {
		s.worried(d, &tr, &st)
	}
	if n < 2 && !atPlace(to) && sureness[st.Certainty] < sureness[entente.Probable] {
		return tr, false // "wants to buy": too little for both doubts
	}
	s.fillTransfer(d, &tr, &st, why)
	return tr, true
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
