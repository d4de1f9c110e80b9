package coder

import (
	"slices"

	"entente"
	"entente/coder/frame"
)

// transfers reads the ledger of what goes from one state to another: a verb or
// noun of giving or getting with an item of strategic weight.
func (s *sentence) transfers() []entente.Transfer {
	var out []entente.Transfer
	for i := range s.tree.Words {
		tr, ok := s.transferAt(i)
		if ok {
			out = append(out, tr)
		}
	}
	return out
}

// transferSlots says where a word of transfer has its roles.
type transferSlots struct {
	suppliers, recipients, items []string
}

func (s *sentence) transferAt(i int) (entente.Transfer, bool) {
	t := trigger{word: i, pos: frame.Verb, carrier: -1}
	var slots transferSlots
	w := s.c.ledger
	switch l := s.lemma(i); {
	case s.isVerb(i) && w.has("give.verb", l):
		slots = transferSlots{[]string{"subj"}, []string{"to", "iobj"}, []string{"obj"}}
		if s.withItems(t) {
			slots.recipients, slots.items = []string{"obj"}, []string{"with"}
		}
	case s.isVerb(i) && w.has("get.verb", l):
		slots = transferSlots{[]string{"from"}, []string{"subj"}, []string{"obj"}}
	case s.isNoun(i) && w.has("transfer.noun", l):
		t.pos, t.carrier = frame.Noun, s.carrier(i)
		slots = transferSlots{[]string{"poss", "by", "from", "mod"}, []string{"to"}, []string{"of", "mod"}}
	case s.isNoun(i) && w.has("supplier.noun", l):
		t.pos = frame.Noun
		return s.supplier(t)
	default:
		return entente.Transfer{}, false
	}
	items := s.items(t, slots.items)
	if len(items) == 0 || s.refAt[i] >= 0 {
		return entente.Transfer{}, false
	}
	return s.transfer(t, items, s.states(t, slots.suppliers), s.states(t, slots.recipients))
}

// withItems reports whether a giving verb takes the items after "with"
// ("supply Iran with missiles").
func (s *sentence) withItems(t trigger) bool { return len(s.items(t, []string{"with"})) > 0 }

// supplier reads "Russia could become a key supplier of these weapons": the
// subject of the copula or of "become" supplies.
func (s *sentence) supplier(t trigger) (entente.Transfer, bool) {
	items := s.items(t, []string{"for", "of", "mod"})
	if len(items) == 0 {
		return entente.Transfer{}, false
	}
	heads := s.surface(t.word, 0)
	if len(heads) == 0 && s.head(t.word) >= 0 {
		heads = s.surface(s.head(t.word), 0)
	}
	return s.transfer(t, items, onlyStates(s.entities(s.expand(heads))), s.states(t, []string{"to"}))
}

func (s *sentence) states(t trigger, slots []string) []entente.Entity {
	for _, slot := range slots {
		if es := onlyStates(s.entities(s.heads(t, slot))); len(es) > 0 {
			return es
		}
	}
	return nil
}

func onlyStates(es []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool {
		return e.Code == "" && len(e.Members) == 0 || e.Sector == "JRN"
	})
}

// items are the things in some slots that the lexicon has a class for.
func (s *sentence) items(t trigger, slots []string) []entente.Item {
	var out []entente.Item
	for _, slot := range slots {
		for _, h := range s.heads(t, slot) {
			if it, ok := s.item(h); ok {
				out = append(out, it)
				continue
			}
			for _, k := range s.under(h, "of") { // "thousands of containers of shells"
				for _, j := range s.expand([]int{k}) {
					if it, ok := s.item(j); ok {
						out = append(out, it)
					}
				}
			}
		}
	}
	return out
}

func (s *sentence) item(i int) (entente.Item, bool) {
	class, first := s.longest("item", i)
	if r := s.refAt[i]; first < 0 || r >= 0 && s.refs[r].Entity.Code != "" && class != "troops" {
		return entente.Item{}, false
	}
	ev := s.evidence(first, i)
	return entente.Item{Text: ev.Text, Class: class, Span: ev.Span}, true
}

func (s *sentence) transfer(t trigger, items []entente.Item, from, to []entente.Entity) (entente.Transfer, bool) {
	st := s.standing(t)
	if st.dropped != "" {
		return entente.Transfer{}, false
	}
	tr := entente.Transfer{DocumentID: s.doc.ID, Items: items, Coder: s.c.name}
	why := "said whose and whereto"
	from, to = without(from, to), without(to, from)
	tr.Suppliers, tr.Recipients = asGovernment(from), asGovernment(to)
	if len(from) == 0 || len(to) == 0 {
		why = s.complete(t, &tr)
	}
	if distinct(tr.Suppliers, tr.Recipients, tr.Between) < 2 {
		return tr, false
	}
	s.worried(t, &st)
	tr.Stage = s.transferStage(t, st)
	if st.Time != entente.Future || st.Certainty == entente.Certain {
		tr.Dates = []entente.Date{s.when(t, &st)}
	}
	tr.Quantity = s.quantity(t)
	ev := s.transferEvidence(t, items)
	tr.Finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: transferConfidence(&tr),
		Reason: "a word of transfer with an item, " + why,
	}
	tr.ID = MentionID(s.doc.ID, s.c.name, "transfer", s.span(t.word, t.word))
	return tr, true
}

func transferConfidence(tr *entente.Transfer) float64 {
	if len(tr.Suppliers) > 0 && len(tr.Recipients) > 0 {
		return 0.75
	}
	return 0.5
}

func distinct(lists ...[]entente.Entity) int {
	var codes []string
	for _, l := range lists {
		for _, e := range l {
			if e.Code != "" && !slices.Contains(codes, e.Code) {
				codes = append(codes, e.Code)
			}
			for _, m := range e.Members {
				if !slices.Contains(codes, m) {
					codes = append(codes, m)
				}
			}
		}
	}
	return len(codes)
}

// complete fills what the trigger's own phrase does not say from the rest of
// the sentence: the states "between" which it goes, else the one other state
// that is named. It gives the reason.
func (s *sentence) complete(t trigger, tr *entente.Transfer) string {
	if between := onlyStates(s.entities(s.heads(t, "between"))); len(between) > 0 {
		tr.Suppliers, tr.Recipients, tr.Between = nil, nil, spread(between)
		return "between two states, direction not said"
	}
	var others []entente.Entity
	for _, ref := range s.refs {
		e := ref.Entity
		if e.Sector != "JRN" && entente.IsState(e.Code) && !slices.ContainsFunc(others, func(o entente.Entity) bool { return o.Code == e.Code }) {
			others = append(others, e)
		}
	}
	named := append(slices.Clone(tr.Suppliers), tr.Recipients...)
	others = slices.DeleteFunc(others, func(e entente.Entity) bool {
		return slices.ContainsFunc(named, func(o entente.Entity) bool { return o.Code == e.Code })
	})
	switch {
	case len(named) == 0 && len(others) == 2:
		tr.Between = asGovernment(others)
		return "between the two states of its sentence, direction not said"
	case len(others) != 1:
		return "one side not said"
	case len(tr.Suppliers) == 0 && len(tr.Recipients) > 0:
		tr.Suppliers = asGovernment(others)
	case len(tr.Recipients) == 0 && len(tr.Suppliers) > 0:
		tr.Recipients = asGovernment(others)
	}
	return "the other side taken from its sentence"
}

// spread puts the members of "the two countries" in its place.
func spread(es []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range es {
		out = addParty(out, e)
	}
	return asGovernment(out)
}

// worried lowers what is only feared ("concerns about the transfer of"), and
// what is only named: "the flow of weapons" does not say that any went.
func (s *sentence) worried(t trigger, st *stance) {
	if t.pos == frame.Noun && t.carrier < 0 {
		st.lower(entente.Probable)
	}
	from := t.word
	for at, n := s.head(from), 0; at >= 0 && n < maxHops; from, at, n = at, s.head(at), n+1 {
		// "voiced concern about": what it is about hangs on either
		obj := s.child(at, "obj")
		if s.c.ledger.has("worry", s.lemma(at)) || obj >= 0 && obj != from && s.c.ledger.has("worry", s.lemma(obj)) {
			st.lower(entente.Possible)
			return
		}
	}
}

func (s *sentence) transferStage(t trigger, st stance) string {
	if st.Time == entente.Future || sureness[st.Certainty] < sureness[entente.Probable] || st.Polarity == entente.Negative {
		return ""
	}
	return s.c.ledger.valueOf("stage.transfer", s.lemma(t.word))
}

// quantity is the number on the item in the text's words.
func (s *sentence) quantity(t trigger) string {
	for _, slot := range []string{"obj", "of", "with"} {
		for _, h := range s.heads(t, slot) {
			if k := s.child(h, "nummod"); k >= 0 {
				lo, hi := s.extent(k)
				return s.evidence(lo, hi).Text
			}
			if s.c.ledger.has("many", s.lemma(h)) {
				lo, _ := s.extent(h)
				return s.evidence(min(lo, h), h).Text
			}
		}
	}
	return ""
}

func (s *sentence) transferEvidence(t trigger, items []entente.Item) entente.Evidence {
	from, to := s.word(t.word).Start, s.word(t.word).End
	for _, it := range items {
		from, to = min(from, it.Span.Start), max(to, it.Span.End)
	}
	for _, k := range s.kidsBy(t.word, "amod", "compound") {
		from = min(from, s.word(k).Start)
	}
	return entente.Evidence{Text: s.text[from:to], Span: entente.Span{Start: from, End: to, In: s.part}}
}
