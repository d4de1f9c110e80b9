package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// whyHelped is the reason of a transfer that is help with what another makes.
const whyHelped = "made with the help of another state"

// onlyReported lowers what only stands in reports: "reports that arms were sent have
// alarmed Oslo".
func (s *sentence) onlyReported(i int, st *stance) {
	n := s.reportOver(i)
	if n < 0 || st.Polarity == entente.Negative {
		return
	}
	if h := s.head(n); h >= 0 && s.relIs(n, "nsubj", "nsubj:pass") || s.falseRoot(n, i) >= 0 || s.relIs(i, "acl:relcl") { // a clause on a report, read as one on a thing
		st.lower(entente.Probable)
	}
}

// saidToHave makes what somebody is said to have done a thing of the past, and no
// more than probable.
func (s *sentence) saidToHave(i int, st *stance) {
	h := s.head(i)
	if h < 0 || !s.relIs(i, "xcomp") || !s.isVerb(h) || !s.passive(h) || !s.c.ledger.has("said to", s.lemma(h)) || s.negated(h) {
		return
	}
	if have := s.child(i, "aux"); have >= 0 && s.lemma(have) == "have" && st.dropped == "" {
		st.Certainty, st.Time = entente.Probable, entente.Past
	}
}

// reportOver is the noun of words or claims whose content a clause is, -1 if there
// is none.
func (s *sentence) reportOver(i int) int {
	for n := 0; n < maxHops && s.head(i) >= 0; n++ {
		h := s.head(i)
		if s.isNoun(h) && s.relIs(i, "acl", "acl:relcl", "ccomp", "nmod", "appos") && s.c.cues.has("reported", s.lemma(h)) {
			return h
		}
		if !s.relIs(i, "conj", "xcomp", "ccomp", "nmod", "obj", "nsubj:pass", "acl", "advcl") {
			return -1
		}
		i = h
	}
	return -1
}

// falseRoot is the predicate of a sentence whose subject was taken for its head,
// -1 if there is none such.
func (s *sentence) falseRoot(n, clause int) int {
	for _, k := range s.kidsBy(n, "ccomp", "parataxis", "acl") {
		if k > clause && s.head(n) < 0 && s.isVerb(k) && s.finite(k) {
			return k
		}
	}
	return -1
}

// calledSo reports whether a noun has a word of a list on it: "false claims".
func (s *sentence) calledSo(n int, list string) bool {
	return slices.ContainsFunc(s.kidsBy(n, "amod"), func(k int) bool { return s.c.cues.has(list, s.lemma(k)) })
}

// quantifiedBelow reports whether what stands under a verb is said to be none:
// "are backed by no proof".
func (s *sentence) quantifiedBelow(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obj", "obl", "obl:agent"), s.denies)
}

// parted finds the goods of a verb whose object was hung on an adjective before
// it: "delivered [refined oil] to Chad".
func (s *sentence) parted(d *deal, i int) {
	if i+1 >= len(s.tree.Words) || s.head(i+1) != i || !s.relIs(i+1, "xcomp") || s.word(i+1).XPOS != "VBN" && s.word(i+1).UPOS != "ADJ" {
		return
	}
	inner := verbAt(i + 1)
	if d.goods = s.goods(inner, "obj"); len(d.goods) > 0 && len(d.to) == 0 {
		d.to = s.states(inner, "to")
	}
}

// goodsTakenUp are the goods that a pronoun as a verb's object stands for: those of the
// transfer told last, not more than a sentence or two before.
func (s *sentence) goodsTakenUp(i int) []good {
	some := slices.ContainsFunc(s.heads(verbAt(i), "obj"), func(h int) bool { return s.lemma(h) == "any" || s.lemma(h) == "none" }) // "denied it had sent any"
	if l := s.lemma(i); !some && !s.c.ledger.has("trade.verb", l) || l == "receive" || s.commands(i) {                              // "received them", "took it so"
		return nil
	}
	for _, h := range s.heads(verbAt(i), "obj") {
		if x := s.word(h).XPOS; (s.word(h).UPOS == "PRON" || s.word(h).UPOS == "DET" || s.lemma(h) == "one") && x != "WDT" && x != "WP" && s.c.ledger.has("takes up", s.lemma(h)) {
			return s.likeBefore(h)
		}
	}
	return nil
}

// sameKind gives a verb of getting the goods that are only called a system, a
// regiment or "it", where the document has told of their like just before: "India
// ordered five regiments" behind a sentence on air defence.
func (s *sentence) sameKind(d *deal, i int) {
	if s.commands(i) || !s.c.ledger.has("trade.verb", s.lemma(i)) || len(d.goods) > 0 && !(d.goods[0].Class == "troops" && s.c.ledger.has("arms unit", s.lemma(d.goods[0].word))) {
		return
	}
	again := s.goodsTakenUp(i)
	for _, h := range s.heads(verbAt(i), "obj") {
		if l := s.lemma(h); len(again) == 0 && s.isNoun(h) && len(s.under(h, "of")) == 0 && (s.c.ledger.has("arms unit", l) || s.c.ledger.has("same goods", l)) {
			again = s.likeBefore(h)
		}
	}
	if len(again) == 0 {
		return
	}
	d.goods = again
	if last := s.toldOf(again[0].word); len(d.from) == 0 && last != nil {
		d.from = foreign(last.Suppliers, d.to)
	}
}

// commands reports whether an order is one to do something or go somewhere.
func (s *sentence) commands(i int) bool {
	return s.lemma(i) == "order" && (s.child(i, "xcomp", "ccomp", "advcl") >= 0 || len(s.under(i, "to")) > 0 || len(s.under(i, "into")) > 0)
}

// likeBefore makes a word stand for the goods of the transfer told last.
func (s *sentence) likeBefore(h int) []good {
	last := s.toldOf(h)
	if last == nil || !s.furtherCount(h) && !s.c.ledger.has("one-sided", last.Items[0].Class) {
		return nil
	}
	ev := s.evidence(h, h)
	return []good{{entente.Item{Text: ev.Text, Class: last.Items[0].Class, Span: ev.Span}, h, h}}
}

// toldOf is the transfer, told not long before, whose goods a word takes up: the
// last of goods that come in systems and regiments where the word is such a one.
func (s *sentence) toldOf(h int) *entente.Transfer {
	loose := s.c.ledger.has("arms unit", s.lemma(h)) || s.lemma(h) == "system"
	if n := len(s.now); n > 0 && len(s.now[n-1].Items) > 0 && !loose {
		return &s.now[n-1]
	}
	near := s.dealtAt + 2
	if s.c.ledger.has("unit of goods", s.lemma(h)) || s.c.ledger.has("amount noun", s.lemma(h)) {
		near = s.dealtAt + maxAgain
	}
	if s.number > near {
		return nil
	}
	for i := len(s.before) - 1; i >= 0 && i >= len(s.before)-3; i-- {
		b := &s.before[i]
		if len(b.Items) > 0 && b.Standing.Polarity == entente.Positive && (!loose || s.c.ledger.has("in systems", b.Items[0].Class)) {
			return b
		}
	}
	return nil
}

// withheld takes what was ordered or promised and will not be given for halted:
// "the jets that Chad had ordered will not be handed over".
func (s *sentence) withheld(d *deal, i int) {
	if d.stage != "" || len(d.goods) == 0 {
		return
	}
	g := d.goods[0]
	for _, k := range append(s.kidsBy(g.word, "acl", "acl:relcl"), s.kidsBy(g.top, "acl", "acl:relcl")...) {
		if !s.isVerb(k) || !s.c.ledger.has("due", s.lemma(k)) {
			continue
		}
		if st := s.standing(d.t); st.Polarity != entente.Negative || st.Time != entente.Future {
			return
		}
		if len(d.to) == 0 && s.c.ledger.has("get.verb", s.lemma(k)) {
			d.to = foreign(s.doersOf(verbAt(k)), d.from)
		}
		d.stage, d.refused = "halted", true
		return
	}
}

// alsoTo are those whom the sentence before told to be helped, where this one
// tells of a giver only: "Sweden has promised ten million crowns".
func (s *sentence) alsoTo(d *deal, tr *entente.Transfer) []entente.Entity {
	if len(tr.Suppliers) == 0 || len(s.before) == 0 || s.number != s.dealtAt+1 || !s.isVerb(d.word) || !s.c.ledger.has("helps", s.lemma(d.word)) ||
		len(s.otherStates(tr.Suppliers)) > 0 {
		return nil
	}
	last := s.before[len(s.before)-1]
	aid := func(t *entente.Transfer) bool { return len(t.Items) > 0 && s.c.ledger.has("bulk", t.Items[0].Class) }
	if last.Standing.Polarity == entente.Negative || !sharesClass(tr, &last) && !(aid(tr) && aid(&last)) {
		return nil
	}
	return slices.Clone(foreign(last.Recipients, tr.Suppliers))
}

func sharesClass(a, b *entente.Transfer) bool {
	return slices.ContainsFunc(a.Items, func(x entente.Item) bool {
		return slices.ContainsFunc(b.Items, func(y entente.Item) bool { return x.Class == y.Class })
	})
}

// helped reads "is making missiles with Chinese help": who helps gives the maker
// what it makes.
func (s *sentence) helped(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj"), to: s.doersOf(t), closed: true, helped: true}
	for h := range s.tree.Words {
		if !s.c.ledger.has("help", s.lemma(h)) || !s.within(h, i) || s.caseOf(h) != "with" && s.caseOf(h) != "under" {
			continue
		}
		if d.from = s.statesNear(s.modifiers(h)); len(d.from) == 0 {
			d.from = s.statesNear(append(s.expand(s.under(h, "from")), s.expand(s.under(h, "of"))...))
		}
		if len(d.from) == 0 {
			d.from = s.states(trigger{word: h, pos: frame.Noun, carrier: -1}, "poss", "mod")
		}
	}
	d.goods = slices.DeleteFunc(d.goods, func(g good) bool { // "a drone plant" is no drone
		_, first := s.longest("item", g.word)
		return first < 0
	})
	if d.from = foreign(d.from, d.to); len(d.from) == 0 || len(d.to) == 0 {
		return nil
	}
	return d
}

// letting reads "lets ammunition from one state pass to another": who lets goods
// through is no side of the transfer.
func (s *sentence) letting(i int) *deal {
	t := verbAt(i)
	d := &deal{word: i, t: t, goods: s.goods(t, "obj", "subj"), closed: true, stage: "shipped"}
	through := slices.Clone(s.states(t, "subj"))
	if len(through) == 0 {
		d.goods = s.goods(t, "obj")
	}
	if d.from = s.origin(d.goods); len(d.from) == 0 {
		d.from = s.states(t, "from")
	}
	for j := i + 1; j < len(s.tree.Words); j++ {
		if c := s.caseOf(j); (c == "to" || c == "into" || strings.HasPrefix(c, "toward") || c == "for") && s.within(j, i) && len(d.to) == 0 {
			d.to = foreign(s.statesNear([]int{j}), append(through, d.from...))
		}
	}
	passes := slices.ContainsFunc(s.tree.Words[i+1:], func(w syntax.Word) bool { return s.c.ledger.has("passes", w.Lemma) })
	if d.from = foreign(d.from, d.to); len(d.from) == 0 || len(d.to) == 0 || !passes {
		return nil
	}
	return d
}
