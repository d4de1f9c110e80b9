package coder

import (
	"cmp"
	"slices"
	"strconv"

	"entente"
)

// maxSides bounds how many states are looked at for each side of a transfer.
const maxSides = 6

// sideSeen is a state that may be a side, with where it is named nearest.
type sideSeen struct {
	e     entente.Entity
	where string
	way   *wayTo
	named *sideNamed
	told  int // in how many sentences around
	title bool
}

// sideAnswer is one value of one side.
type sideAnswer struct {
	side  []entente.Entity
	seen  *sideSeen // nil for what the rules say, or nobody
	rules bool
}

// askSides asks from whom to whom goods go.
func (q *ledgerQuest) askSides() fieldQuest {
	f := fieldQuest{field: AskSides}
	q.around = q.statesAround()
	rules := q.answer(nil)
	q.ofRules(&rules, "sides", "keep")
	from, to := sideAnswer{q.e.t.Suppliers, nil, true}, sideAnswer{q.e.t.Recipients, nil, true}
	between := len(q.e.t.Between) > 0
	if between {
		q.say(&rules, "sides", "keep between")
	} else {
		q.describeSide(&rules, "from", &from)
		q.describeSide(&rules, "to", &to)
		q.describePair(&rules, &from, &to)
	}
	f.answers = append(f.answers, rules)
	if between || q.e.finding().Standing.Polarity == entente.Negative && len(from.side) > 1 {
		return f
	}
	froms, tos := q.sideAnswers(from, q.around), q.sideAnswers(to, q.around)
	for i := range froms {
		for j := range tos {
			if i+j == 0 || len(froms[i].side)+len(tos[j].side) == 0 || sameSide(froms[i].side, tos[j].side) && len(tos[j].side) > 0 {
				continue
			}
			x, y := froms[i], tos[j]
			a := q.answer(func(e entryRef) {
				e.t.Suppliers, e.t.Recipients = slices.Clone(x.side), slices.Clone(y.side)
			})
			q.describeSide(&a, "from", &x)
			q.describeSide(&a, "to", &y)
			q.describePair(&a, &x, &y)
			f.answers = append(f.answers, a)
		}
	}
	return f
}

// sideAnswers are what the rules say, nobody, and each state around that is not that.
func (q *ledgerQuest) sideAnswers(rules sideAnswer, seen []sideSeen) []sideAnswer {
	out := []sideAnswer{rules}
	if len(rules.side) > 0 {
		out = append(out, sideAnswer{})
	}
	for i := range seen {
		s := &seen[i]
		if len(rules.side) == 1 && rules.side[0].Code == s.e.Code {
			continue
		}
		e := asGovernment([]entente.Entity{s.e})[0]
		e.Inferred, e.Reason = true, cmp.Or(e.Reason, "named near")+whyChosen
		out = append(out, sideAnswer{side: []entente.Entity{e}, seen: s})
	}
	return out
}

// statesAround are the states named in the sentence of an entry, the one before and the
// one behind, and the title, nearest first.
func (q *ledgerQuest) statesAround() []sideSeen {
	var out []sideSeen
	add := func(n *sideNamed, where string, way *wayTo) {
		if !entente.IsState(n.e.Code) || n.e.Sector == "JRN" {
			return
		}
		i := slices.IndexFunc(out, func(o sideSeen) bool { return o.e.Code == n.e.Code })
		if i < 0 {
			if len(out) < maxSides {
				out = append(out, sideSeen{e: n.e, where: where, way: way, named: n, told: 1, title: where == "title"})
			}
			return
		}
		out[i].told++
		out[i].title = out[i].title || where == "title"
		if way != nil && out[i].way != nil && (way.far < out[i].way.far && !n.speaks || out[i].named.speaks && !n.speaks) {
			out[i].way, out[i].named = way, n
		}
	}
	here := &q.r.scenes[q.here]
	for k := range here.sides {
		add(&here.sides[k], "here", &q.told.sides[k])
	}
	for _, step := range [...]int{-1, 1} {
		if i := q.beside(step); i >= 0 {
			for k := range q.r.scenes[i].sides {
				add(&q.r.scenes[i].sides[k], stepNames[step], nil)
			}
		}
	}
	for i := range q.r.scenes {
		if sc := &q.r.scenes[i]; sc.part == entente.Title && i != q.here {
			for k := range sc.sides {
				add(&sc.sides[k], "title", nil)
			}
		}
	}
	if code := q.about.state; entente.IsState(code) {
		add(&sideNamed{e: entente.Entity{Code: code, Sector: "GOV", Reason: whySetting}}, "setting", nil)
	}
	return out
}

// describeSide tells of one side of an answer.
func (q *ledgerQuest) describeSide(a *fieldAnswer, side string, s *sideAnswer) {
	if s.rules {
		q.describeRuledSide(a, side, s.side)
	}
	if len(s.side) == 0 {
		q.say(a, side, "nobody")
		q.say(a, side, "nobody", q.told.pos)
		q.say(a, side, "nobody", q.e.t.Items[0].Class)
		q.say(a, side, "nobody by", q.told.lemma)
		return
	}
	if s.seen == nil {
		return
	}
	n := s.seen
	over := "nobody"
	if side == "from" && len(q.e.t.Suppliers) > 0 || side == "to" && len(q.e.t.Recipients) > 0 {
		over = "somebody"
	}
	q.ofRules(a, side, n.where, "over", over)
	q.describeSeen(a, side, n)
}

// seenAs is how a state is named around an entry, nil if it is not.
func (q *ledgerQuest) seenAs(code string) *sideSeen {
	for i := range q.around {
		if q.around[i].e.Code == code {
			return &q.around[i]
		}
	}
	return nil
}

// describeSeen tells how a state is named around an entry.
func (q *ledgerQuest) describeSeen(a *fieldAnswer, side string, n *sideSeen) {
	q.say(a, side, n.where)
	q.say(a, side, n.where, q.told.pos)
	if n.way != nil {
		q.say(a, side, "way", n.way.path)
		q.say(a, side, "way", n.way.path, q.told.pos)
		q.say(a, side, "way", n.way.path, "by", q.told.lemma)
		q.say(a, side, "before", strconv.FormatBool(n.way.before), q.told.pos)
		q.say(a, side, "before", strconv.FormatBool(n.way.before), "by", q.told.lemma)
		q.say(a, side, "far", strconv.Itoa(doublings(n.way.far, 5)))
	}
	if n.named.speaks {
		q.say(a, side, "speaks")
	}
	if n.named.pronoun {
		q.say(a, side, "pronoun")
	}
	if n.named.first {
		q.say(a, side, "subject", n.where, q.told.pos)
	}
	q.say(a, side, "as", n.named.as, n.where)
	if n.title {
		q.say(a, side, "in title")
	}
	q.describeElsewhere(a, side, n.e.Code)
}

// describeRuledSide tells of a side that the rules give.
func (q *ledgerQuest) describeRuledSide(a *fieldAnswer, side string, list []entente.Entity) {
	how := "nobody"
	switch {
	case len(list) > 1:
		how = "several"
	case len(list) == 1:
		how = foundBy(list[0])
	}
	q.ofRules(a, side, "keep", how)
	q.ofRules(a, side, "keep", how, q.told.pos)
	if len(list) != 1 {
		if len(list) > 1 {
			q.say(a, side, "several")
		}
		return
	}
	if seen := q.seenAs(list[0].Code); seen != nil {
		q.describeSeen(a, side, seen)
		return
	}
	q.say(a, side, "from elsewhere")
	q.describeElsewhere(a, side, list[0].Code)
}

// describeElsewhere tells what part a state has in the other transfers of a document.
func (q *ledgerQuest) describeElsewhere(a *fieldAnswer, side, code string) {
	same, other := 0, 0
	for i, o := range q.all {
		if i == q.at || o.t == nil {
			continue
		}
		is := func(e entente.Entity) bool { return e.Code == code }
		from, to := slices.ContainsFunc(o.t.Suppliers, is), slices.ContainsFunc(o.t.Recipients, is)
		if side == "to" {
			from, to = to, from
		}
		if from {
			same++
		}
		if to {
			other++
		}
	}
	if same > 0 {
		q.say(a, side, "also so elsewhere")
		q.say(a, side, "so elsewhere", few(same))
	}
	if other > 0 {
		q.say(a, side, "otherwise elsewhere")
	}
	if code == q.about.state {
		q.say(a, side, "of setting")
	}
}

// describePair tells of both sides of an answer.
func (q *ledgerQuest) describePair(a *fieldAnswer, x, y *sideAnswer) {
	n := func(s *sideAnswer) string {
		switch {
		case len(s.side) == 0:
			return "nobody"
		case len(s.side) > 1:
			return "several"
		}
		return "one"
	}
	q.say(a, "sides", n(x), n(y))
	q.say(a, "sides", n(x), n(y), q.told.pos)
	if len(x.side) == 1 && len(y.side) == 1 {
		if x.side[0].Code == y.side[0].Code {
			q.say(a, "sides", "self")
		}
		for i, o := range q.all {
			if i != q.at && o.t != nil && len(o.t.Suppliers) == 1 && len(o.t.Recipients) == 1 {
				if o.t.Suppliers[0].Code == x.side[0].Code && o.t.Recipients[0].Code == y.side[0].Code {
					q.say(a, "sides", "pair elsewhere")
				}
				if o.t.Suppliers[0].Code == y.side[0].Code && o.t.Recipients[0].Code == x.side[0].Code {
					q.say(a, "sides", "pair turned elsewhere")
				}
			}
		}
	}
}
