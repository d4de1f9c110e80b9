package coder

import (
	"slices"
	"strconv"
	"strings"

	"entente"
)

// askKeep asks whether all of an entry is right.
func (q *ledgerQuest) askKeep() fieldQuest {
	right, wrong := q.answer(nil), q.answer(nil)
	q.describeEntry(&right)
	q.describeStanding(&right)
	q.describeAround(&right)
	if q.e.t != nil {
		q.describeTransfer(&right)
	} else {
		q.describeCapability(&right)
	}
	return fieldQuest{field: AskKeep, answers: []fieldAnswer{right, wrong}}
}

// hold writes a feature of an entry, for both ledgers and for its own.
func (q *ledgerQuest) hold(a *fieldAnswer, parts ...string) {
	q.say(a, "keep", parts...)
	q.say(a, q.e.ledger(), parts...)
}

// describeEntry tells by what words an entry is told.
func (q *ledgerQuest) describeEntry(a *fieldAnswer) {
	f := q.e.finding()
	q.hold(a)
	q.hold(a, "kind", q.e.kind())
	q.hold(a, "in", string(f.Spans[0].In))
	q.hold(a, "spans", few(len(f.Spans)))
	q.hold(a, "words", strconv.Itoa(doublings(len(strings.Fields(f.Quote)), 5)))
	if q.told == nil {
		q.hold(a, "no scene")
		return
	}
	t := q.told
	q.hold(a, "by", t.lemma)
	q.hold(a, "pos", t.pos)
	q.hold(a, "pos", t.pos, q.e.kind())
	q.hold(a, "rel", t.rel)
	q.hold(a, "rel", t.rel, t.pos)
	q.hold(a, "above", t.above)
	q.hold(a, "beside", t.beside)
	q.hold(a, "depth", strconv.Itoa(min(t.depth, 4)))
	if t.relative {
		q.hold(a, "relative")
	}
	if t.quoted {
		q.hold(a, "quoted")
	}
	q.hold(a, "told beside", few(len(q.r.scenes[q.here].told)))
}

func (q *ledgerQuest) describeStanding(a *fieldAnswer) {
	st := &q.e.finding().Standing
	q.hold(a, "certainty", string(st.Certainty))
	q.hold(a, "polarity", string(st.Polarity))
	q.hold(a, "time", string(st.Time))
	q.hold(a, "stands", string(st.Certainty), string(st.Polarity), q.e.kind())
	by := q.last()
	q.hold(a, "source", q.ruled())
	if by != nil {
		q.hold(a, "source is", q.partOf(by.Source.Code))
		q.hold(a, "source kind", string(by.Kind))
	}
}

// describeAround tells what else the document has in its ledgers.
func (q *ledgerQuest) describeAround(a *fieldAnswer) {
	transfers, capabilities, same := 0, 0, 0
	for i, o := range q.all {
		if i == q.at {
			continue
		}
		if o.t != nil {
			transfers++
		} else {
			capabilities++
		}
		if o.ledger() == q.e.ledger() && o.kind() == q.e.kind() {
			same++
		}
	}
	q.hold(a, "transfers", few(transfers))
	q.hold(a, "capabilities", few(capabilities))
	q.hold(a, "of its kind", few(same))
	if q.at > 0 && q.all[q.at-1].ledger() == q.e.ledger() {
		q.hold(a, "not the first")
	}
	told := 0
	for _, m := range q.r.out.Mentions {
		if m.Where == q.e.finding().Spans[0].In && m.Trigger.Span.Overlaps(q.e.finding().Spans[0]) {
			q.hold(a, "event", m.Event)
			told++
		}
	}
	if told == 0 {
		q.hold(a, "no event")
	}
	q.hold(a, "long text", strconv.Itoa(doublings(len(q.r.out.Sentences), 4)))
}

// reasonOf is in what way a rule found an entry, without the words in it.
func reasonOf(reason string) string {
	if _, why, ok := strings.Cut(reason, ", "); ok {
		return why
	}
	return reason
}

func (q *ledgerQuest) describeTransfer(a *fieldAnswer) {
	t := q.e.t
	q.hold(a, "why", reasonOf(t.Finding.Reason))
	for i, list := range [][]entente.Entity{t.Suppliers, t.Recipients, t.Between} {
		side := [3]string{"from", "to", "between"}[i]
		q.hold(a, side, few(len(list)))
		for _, e := range list {
			q.hold(a, side, "found", foundBy(e))
			switch {
			case !entente.IsState(e.Code):
				q.hold(a, side, "no state")
			case e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "":
				q.hold(a, side, "sector", e.Sector)
			}
			if e.Code == q.about.state {
				q.hold(a, side, "of setting")
			}
			if q.told != nil {
				q.holdWay(a, side, e)
			}
		}
	}
	q.hold(a, "sides", few(len(t.Suppliers)), few(len(t.Recipients)))
	q.hold(a, "items", few(len(t.Items)))
	for _, it := range t.Items {
		q.hold(a, "class", it.Class)
		q.hold(a, "class", it.Class, q.e.kind())
		words := strings.Fields(strings.ToLower(it.Text))
		q.hold(a, "item", words[max(0, len(words)-1)])
	}
	q.hold(a, "quantity", strconv.FormatBool(t.Quantity != ""))
	if q.told != nil {
		q.hold(a, "by", q.told.lemma, q.e.kind())
		q.hold(a, "by", q.told.lemma, "sides", few(len(t.Suppliers)), few(len(t.Recipients)))
	}
}

// holdWay tells where a side is named.
func (q *ledgerQuest) holdWay(a *fieldAnswer, side string, e entente.Entity) {
	sc := &q.r.scenes[q.here]
	k := slices.IndexFunc(sc.sides, func(o sideNamed) bool { return o.e.Span == e.Span })
	if k < 0 {
		q.hold(a, side, "not here")
		return
	}
	w := q.told.sides[k]
	q.hold(a, side, "way", w.path)
	q.hold(a, side, "far", strconv.Itoa(doublings(w.far, 5)))
	if sc.sides[k].speaks {
		q.hold(a, side, "speaks")
	}
}

func (q *ledgerQuest) describeCapability(a *fieldAnswer) {
	c := q.e.c
	q.hold(a, "programme", c.Programme)
	q.hold(a, "programme", c.Programme, c.Change)
	q.hold(a, "found", foundBy(c.State))
	if c.State.Code == q.about.state {
		q.hold(a, "of setting")
	}
	if !entente.IsState(c.State.Code) {
		q.hold(a, "no state")
	}
	q.hold(a, "named", strconv.FormatBool(hasName(c.Weapon)), c.Change)
	q.hold(a, "place", strconv.FormatBool(c.Place != ""), c.Change)
	q.hold(a, "count", strconv.FormatBool(c.Count > 0))
	words := strings.Fields(strings.ToLower(c.Weapon))
	if len(words) > 0 {
		q.hold(a, "weapon", words[len(words)-1])
	}
	if q.told != nil {
		q.hold(a, "by", q.told.lemma, c.Change)
		q.holdWay(a, "state", c.State)
	}
}
