package coder

import (
	"slices"
	"strconv"
	"strings"

	"entente"
)

// describe tells what an entry is weighed by.
func (q *ledgerQuest) describe() {
	q.describeEntry()
	q.describeStanding()
	q.describeAround()
	if q.e.t != nil {
		q.describeTransfer()
	} else {
		q.describeCapability()
	}
}

// hold writes a feature of an entry, for both ledgers and for its own.
func (q *ledgerQuest) hold(parts ...string) {
	var all [6]string
	n := 1 + copy(all[1:], parts)
	for _, all[0] = range [...]string{"keep", q.e.ledger()} {
		q.sheet.Add(all[:n]...)
	}
}

// describeEntry tells by what words an entry is told.
func (q *ledgerQuest) describeEntry() {
	f := q.e.finding()
	q.hold()
	q.hold("kind", q.e.kind())
	q.hold("in", string(f.Spans[0].In))
	q.hold("spans", few(len(f.Spans)))
	q.hold("words", strconv.Itoa(doublings(len(strings.Fields(f.Quote)), 5)))
	if q.told == nil {
		q.hold("no scene")
		return
	}
	t := q.told
	q.hold("by", t.lemma)
	q.hold("pos", t.pos)
	q.hold("pos", t.pos, q.e.kind())
	q.hold("rel", t.rel)
	q.hold("rel", t.rel, t.pos)
	q.hold("above", t.above)
	q.hold("beside", t.beside)
	q.hold("depth", strconv.Itoa(min(t.depth, 4)))
	if t.relative {
		q.hold("relative")
	}
	if t.quoted {
		q.hold("quoted")
	}
	q.hold("told beside", few(len(q.r.scenes[q.here].told)))
}

func (q *ledgerQuest) describeStanding() {
	st := &q.e.finding().Standing
	q.hold("certainty", string(st.Certainty))
	q.hold("polarity", string(st.Polarity))
	q.hold("time", string(st.Time))
	q.hold("stands", string(st.Certainty), string(st.Polarity), q.e.kind())
	by := q.last()
	q.hold("source", q.sourced())
	if by != nil {
		q.hold("source is", q.partOf(by.Source.Code))
		q.hold("source kind", string(by.Kind))
	}
}

// describeAround tells what else the document has in its ledgers.
func (q *ledgerQuest) describeAround() {
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
	q.hold("transfers", few(transfers))
	q.hold("capabilities", few(capabilities))
	q.hold("of its kind", few(same))
	if q.at > 0 && q.all[q.at-1].ledger() == q.e.ledger() {
		q.hold("not the first")
	}
	told := 0
	for _, m := range q.r.out.Mentions {
		if m.Where == q.e.finding().Spans[0].In && m.Trigger.Span.Overlaps(q.e.finding().Spans[0]) {
			q.hold("event", m.Event)
			told++
		}
	}
	if told == 0 {
		q.hold("no event")
	}
	q.hold("long text", strconv.Itoa(doublings(len(q.r.out.Sentences), 4)))
}

// reasonOf is in what way a rule found an entry, without the words in it.
func reasonOf(reason string) string {
	if _, why, ok := strings.Cut(reason, ", "); ok {
		return why
	}
	return reason
}

func (q *ledgerQuest) describeTransfer() {
	t := q.e.t
	q.hold("why", reasonOf(t.Finding.Reason))
	for i, list := range [][]entente.Entity{t.Suppliers, t.Recipients, t.Between} {
		side := [3]string{"from", "to", "between"}[i]
		q.hold(side, few(len(list)))
		for _, e := range list {
			q.hold(side, "found", foundBy(e))
			switch {
			case !entente.IsState(e.Code):
				q.hold(side, "no state")
			case e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "":
				q.hold(side, "sector", e.Sector)
			}
			if e.Code == q.about.state {
				q.hold(side, "of setting")
			}
			if q.told != nil {
				q.holdWay(side, e)
			}
		}
	}
	q.hold("sides", few(len(t.Suppliers)), few(len(t.Recipients)))
	q.hold("items", few(len(t.Items)))
	for _, it := range t.Items {
		q.hold("class", it.Class)
		q.hold("class", it.Class, q.e.kind())
		words := strings.Fields(strings.ToLower(it.Text))
		q.hold("item", words[max(0, len(words)-1)])
	}
	q.hold("quantity", strconv.FormatBool(t.Quantity != ""))
	if q.told != nil {
		q.hold("by", q.told.lemma, q.e.kind())
		q.hold("by", q.told.lemma, "sides", few(len(t.Suppliers)), few(len(t.Recipients)))
	}
}

// holdWay tells where a side is named.
func (q *ledgerQuest) holdWay(side string, e entente.Entity) {
	sc := &q.r.scenes[q.here]
	k := slices.IndexFunc(sc.sides, func(o sideNamed) bool { return o.e.Span == e.Span })
	if k < 0 {
		q.hold(side, "not here")
		return
	}
	w := q.told.sides[k]
	q.hold(side, "way", w.path)
	q.hold(side, "far", strconv.Itoa(doublings(w.far, 5)))
	if sc.sides[k].speaks {
		q.hold(side, "speaks")
	}
}

func (q *ledgerQuest) describeCapability() {
	c := q.e.c
	q.hold("programme", c.Programme)
	q.hold("programme", c.Programme, c.Change)
	q.hold("found", foundBy(c.State))
	if c.State.Code == q.about.state {
		q.hold("of setting")
	}
	if !entente.IsState(c.State.Code) {
		q.hold("no state")
	}
	q.hold("named", strconv.FormatBool(hasName(c.Weapon)), c.Change)
	q.hold("place", strconv.FormatBool(c.Place != ""), c.Change)
	q.hold("count", strconv.FormatBool(c.Count > 0))
	words := strings.Fields(strings.ToLower(c.Weapon))
	if len(words) > 0 {
		q.hold("weapon", words[len(words)-1])
	}
	if q.told != nil {
		q.hold("by", q.told.lemma, c.Change)
		q.holdWay("state", c.State)
	}
}
