package coder

import (
	"slices"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// whyToldAgain is the reason of a transfer whose sides are those of one told before.
const whyToldAgain = "as the document says that its like goes"

// complete fills what the words of transfer do not say from the rest of the
// sentence and document, and gives the reason.
func (s *sentence) complete(d *deal, tr *entente.Transfer, have []entente.Transfer) string {
	if why := s.undirected(d, tr); why != "" {
		return why
	}
	if d.closed {
		if asker, _ := s.permitted(d.word); len(asker) > 0 && len(tr.Recipients) == 0 {
			tr.Recipients = s.likeGoesTo(d.goods, tr.Suppliers)
		}
		return "one side not said"
	}
	if b := s.toldAgain(d, tr.Suppliers, tr.Recipients); b != nil && (!s.comesLater(d) || s.furtherGoods(d)) {
		tr.Suppliers, tr.Recipients = slices.Clone(b.Suppliers), slices.Clone(b.Recipients)
		return whyToldAgain
	}
	if s.underTopic(tr) {
		if len(tr.Recipients) == 0 {
			tr.Recipients = asGovernment(slices.Clone(s.headed))
		} else {
			tr.Suppliers = asGovernment(slices.Clone(s.headed))
		}
		return "under a heading that names the other side"
	}
	if why := s.likeTold(d, tr, have); why != "" {
		return why
	}
	return s.theOther(d, tr)
}

// likeTold fills the missing side from what was told before, in the sentence or the
// document, and gives the reason; "" if nothing there has it.
func (s *sentence) likeTold(d *deal, tr *entente.Transfer, have []entente.Transfer) string {
	if n := len(have); n > 0 && len(tr.Suppliers) > 0 && len(tr.Recipients) == 0 && len(have[n-1].Recipients) > 0 {
		if to := foreign(have[n-1].Recipients, tr.Suppliers); len(to) > 0 {
			tr.Recipients = slices.Clone(to)
			return "to whom the one told before goes"
		}
	}
	if to := s.sameAgain(tr); len(to) > 0 {
		tr.Recipients = to
		return "to whom the document says that its like goes"
	}
	if to := s.alsoTo(d, tr); len(to) > 0 {
		tr.Recipients = to
		return "to whom the sentence before says that help goes"
	}
	if st := s.denier(d, tr); len(st) > 0 {
		tr.Suppliers = st
		return "denied by the one that is meant"
	}
	return ""
}

// undirected puts the states "between" which goods go, or that talk about a
// sale, where no direction is said.
func (s *sentence) undirected(d *deal, tr *entente.Transfer) string {
	t := d.t
	if d.word != t.word {
		t = trigger{word: d.word, pos: frame.Noun, carrier: -1}
	}
	if between := s.sideUnder(t, d.goods, "between"); len(between) > 0 {
		tr.Suppliers, tr.Recipients, tr.Between = nil, nil, spread(between)
		return "between two states, direction not said"
	}
	if !d.closed && d.lower != "" && len(tr.Suppliers) == 2 && len(tr.Recipients) == 0 { // "the two are negotiating a sale"
		tr.Suppliers, tr.Between = nil, tr.Suppliers
		return "between two states, direction not said"
	}
	return ""
}

// theOther takes the one other state that the sentence names and that does not
// merely speak for the missing side.
func (s *sentence) theOther(d *deal, tr *entente.Transfer) string {
	others := s.otherStates(append(slices.Clone(tr.Suppliers), tr.Recipients...))
	if s.rel(d.word) == "acl:relcl" { // what the main clause does besides has no part in it
		others = slices.DeleteFunc(others, func(e entente.Entity) bool { return !s.inClause(e, d.word) })
	}
	others = slices.DeleteFunc(others, func(e entente.Entity) bool { return s.thenUsed(e, d) || s.asideOf(e, d.word) })
	named := len(tr.Suppliers) + len(tr.Recipients)
	switch {
	case named == 0 && len(others) == 2 && !s.isVerb(d.word):
		tr.Between = asGovernment(others)
		return "between the two states of its sentence, direction not said"
	case len(others) != 1 || named == 0:
		return "one side not said"
	case len(tr.Suppliers) == 0:
		tr.Suppliers = asGovernment(others)
	case len(tr.Recipients) == 0:
		tr.Recipients = asGovernment(others)
	}
	return sideOfSentence
}

// sideOfSentence is the reason of a transfer one side of which its sentence only
// names.
const sideOfSentence = "the other side taken from its sentence"

// sameAgain are the recipients of the like from the same hand, told before in the
// document: "will send 10,500 more troops".
func (s *sentence) sameAgain(tr *entente.Transfer) []entente.Entity {
	if len(tr.Suppliers) != 1 || len(tr.Recipients) > 0 {
		return nil
	}
	for i := len(s.before) - 1; i >= 0; i-- {
		b := &s.before[i]
		if len(b.Recipients) > 0 && sameSide(b.Suppliers, tr.Suppliers) && len(b.Suppliers) > 0 && sharesClass(tr, b) {
			return slices.Clone(b.Recipients)
		}
	}
	return nil
}

// denier is the government that says that goods were not sold, where nobody is
// said to have sold them: it speaks of itself.
func (s *sentence) denier(d *deal, tr *entente.Transfer) []entente.Entity {
	if len(tr.Suppliers) > 0 || len(tr.Recipients) == 0 || !s.isVerb(d.word) || !s.passive(d.word) || s.standing(d.t).Polarity != entente.Negative {
		return nil
	}
	for at, n := s.head(d.word), 0; at >= 0 && n < maxHops; at, n = s.head(at), n+1 {
		if s.reports(at) {
			return asGovernment(foreign(s.states(verbAt(at), "subj"), tr.Recipients))
		}
	}
	return nil
}

// otherStates are the states of the sentence but those given and those that only
// speak or are spoken to.
func (s *sentence) otherStates(named []entente.Entity) []entente.Entity {
	var out []entente.Entity
	known := func(list []entente.Entity, e entente.Entity) bool {
		return slices.ContainsFunc(list, func(o entente.Entity) bool { return o.Code == e.Code })
	}
	for _, ref := range s.refs {
		e := ref.Entity
		if e.Sector != "JRN" && entente.IsState(e.Code) && !known(out, e) && !known(named, e) && !s.speaksOf(ref.Head) && !s.standsBy(ref.Head) {
			out = append(out, e)
		}
	}
	return out
}

// inClause reports whether a state is named under a word.
func (s *sentence) inClause(e entente.Entity, top int) bool {
	return slices.ContainsFunc(s.refs, func(ref actor.Ref) bool { return ref.Entity.Span == e.Span && s.within(ref.Head, top) })
}

// speaksOf reports whether a word stands in the phrase of one who says, of a
// source, or of the place where something is said.
func (s *sentence) speaksOf(i int) bool {
	for n := 0; n < maxHops && i >= 0; n++ {
		h := s.head(i)
		if s.c.ledger.has("source", s.caseOf(i)) {
			return true
		}
		if h >= 0 && s.isVerb(h) {
			return s.reports(h) && s.relIs(i, "nsubj", "obl", "obj", "iobj")
		}
		i = h
	}
	return false
}

// spread puts the members of "the two countries" in its place.
func spread(es []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range es {
		out = addParty(out, e)
	}
	return asGovernment(out)
}

// worried lowers what is only feared or talked over ("concerns about the
// transfer of"), and what is only named: "the flow of weapons" does not say that
// any went, unless it says whose and whereto.
func (s *sentence) worried(d *deal, tr *entente.Transfer, st *stance) {
	if st.closed || s.isVerb(d.word) && s.relIs(d.word, "acl:relcl") {
		return
	}
	if d.t.pos == frame.Noun && d.t.carrier < 0 && (len(d.from) == 0 || len(d.to) == 0) {
		st.lower(entente.Probable)
	}
	from := d.word
	for at, n := s.head(from), 0; at >= 0 && n < maxHops; from, at, n = at, s.head(at), n+1 {
		if s.relIs(from, "acl:relcl") {
			return
		}
		if s.relIs(from, "nsubj", "advcl", "parataxis", "conj") && s.isVerb(at) && !s.c.cues.has("held back", s.lemma(at)) && n > 0 {
			return
		}
		if s.relIs(from, "nsubj", "parataxis") && s.isVerb(at) {
			continue
		}
		// "voiced concern about": what it is about hangs on either
		obj := s.child(at, "obj")
		if s.c.ledger.has("worry", s.lemma(at)) || obj >= 0 && obj != from && !s.isVerb(from) && s.c.ledger.has("worry", s.lemma(obj)) {
			st.lower(entente.Possible)
			return
		}
	}
}

// transferStage is how far a transfer has come. What is still to come is offered
// or ordered, and what is only possible or denied has no stage but the one that
// its word says.
func (s *sentence) transferStage(d *deal, tr *entente.Transfer, st stance) string {
	said := s.c.ledger.valueOf("stage.transfer", s.lemma(d.word))
	switch {
	case d.stage == "halted":
		return d.stage
	case st.Polarity == entente.Negative && s.isVerb(d.word) && (s.negated(d.word) || s.deniedGoods(d)):
		return said // "has not delivered"
	case sureness[st.Certainty] < sureness[entente.Probable]:
		return ""
	case st.Polarity == entente.Negative, st.Time == entente.Future:
		if d.stage == "" && (said == "offered" || said == "ordered" && s.isVerb(d.word)) {
			return said
		}
		if st.Polarity != entente.Negative && (d.stage == "ordered" || s.contracted(d.word)) {
			return "ordered"
		}
		return s.planned(d, st)
	case d.stage != "":
		return d.stage
	case said == "ordered" && s.bulky(tr):
		return "delivered"
	}
	return said
}

// contracted reports whether a clause of giving is what a contract lays down, or
// what a state is due to do by one: "won a contract to supply".
func (s *sentence) contracted(i int) bool {
	h := s.head(i)
	for n := 0; n < 3 && h >= 0; n, h = n+1, s.head(h) {
		if s.isNoun(h) && s.c.ledger.has("contract", s.lemma(h)) {
			return true
		}
		if s.isVerb(h) && s.relIs(i, "xcomp", "ccomp") && s.c.ledger.has("contracts", s.lemma(h)) {
			return true
		}
	}
	return false
}

// planned is the stage of what will be given or got.
func (s *sentence) planned(d *deal, st stance) string {
	if st.Polarity == entente.Negative {
		return ""
	}
	l := s.lemma(d.word)
	if s.c.ledger.has("get.verb", l) || s.c.ledger.has("buy.noun", l) {
		return "ordered"
	}
	return "offered"
}

// bulky reports whether goods are such as are bought and brought at once.
func (s *sentence) bulky(tr *entente.Transfer) bool {
	return !slices.ContainsFunc(tr.Items, func(it entente.Item) bool { return !s.c.ledger.has("bulk", it.Class) })
}

// voucherOf gives a source of the government that is named without its country
// ("the economy ministry said", "its spokesman") the state that the text is written
// from, or else the one whose doing it speaks of, where one state does it.
func (s *sentence) voucherOf(st *stance, doers []entente.Entity) {
	n := len(st.AttributedTo)
	if n == 0 || len(doers) == 0 || doers[0].Code == "" {
		return
	}
	by := &st.AttributedTo[n-1]
	if by.Source.Code != "" || !s.official(by.Source.Span) {
		return
	}
	st.AttributedTo = slices.Clone(st.AttributedTo)
	if seat := s.seatOf(by.Source.Span); seat != "" {
		st.AttributedTo[n-1].Source.Code = seat
		return
	}
	if st.AttributedTo[n-1].Source.Code = doers[0].Code; s.home != "" && !s.theirOwn(by.Source.Span) {
		st.AttributedTo[n-1].Source.Code = s.home
	}
}

// theirOwn reports whether a source is somebody's of whom the sentence speaks: "its
// spokesman".
func (s *sentence) theirOwn(sp entente.Span) bool {
	for i := range s.tree.Words {
		if sp.Overlaps(s.span(i, i)) && s.child(i, "nmod:poss") >= 0 {
			return true
		}
	}
	return false
}

// official reports whether words name an office or body of some government that
// they do not name.
func (s *sentence) official(sp entente.Span) bool {
	for i := range s.tree.Words {
		if sp.Overlaps(s.span(i, i)) && s.c.ledger.has("office", s.lemma(i)) {
			return true
		}
	}
	return false
}

// transferEvidence are the words from the one of transfer to the items.
func (s *sentence) transferEvidence(d *deal) entente.Evidence {
	from, to := s.word(d.word).Start, s.word(d.word).End
	take := func(a, b int) { from, to = min(from, a), max(to, b) }
	take(s.word(d.t.word).Start, s.word(d.t.word).End)
	for _, g := range d.goods {
		take(g.Span.Start, g.Span.End)
		take(s.word(g.top).Start, s.word(g.top).End)
	}
	for _, k := range s.kidsBy(d.word, "amod", "compound") {
		take(s.word(k).Start, s.word(k).Start)
	}
	return entente.Evidence{Text: s.text[from:to], Span: entente.Span{Start: from, End: to, In: s.part}}
}
