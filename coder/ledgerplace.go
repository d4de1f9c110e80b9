package coder

import (
	"strconv"
	"strings"
)

// askPlace asks where a change was.
func (q *ledgerQuest) askPlace() fieldQuest {
	f := fieldQuest{field: AskPlace}
	have := "none"
	if q.e.c.Place != "" {
		have = "some"
	}
	rules := q.answer(nil)
	q.ofRules(&rules, "place", "keep", have)
	q.ofRules(&rules, "place", "keep", have, q.e.kind())
	f.answers = append(f.answers, rules)
	if have == "none" {
		q.describeNowhere(&f.answers[0])
	}
	seen := []string{q.e.c.Place}
	placed := false
	for _, step := range [...]int{0, -1, 1} {
		i := q.beside(step)
		if i < 0 {
			continue
		}
		sc := &q.r.scenes[i]
		for k := range sc.grounds {
			g := &sc.grounds[k]
			switch {
			case strings.EqualFold(g.text, q.e.c.Place):
				if !placed {
					placed = true
					q.describeGround(&f.answers[0], g, step, k)
				}
				continue
			case has(seen, g.text):
				continue
			}
			seen = append(seen, g.text)
			a := q.answer(func(e entryRef) { e.c.Place = g.text })
			q.ofRules(&a, "place", "over", have)
			if have == "some" && strings.Contains(strings.ToLower(g.text), strings.ToLower(q.e.c.Place)) {
				q.say(&a, "place", "longer")
			}
			q.describeGround(&a, g, step, k)
			f.answers = append(f.answers, a)
		}
	}
	if have == "some" && !placed {
		q.say(&f.answers[0], "place", "from elsewhere")
	}
	return f
}

// describeNowhere tells of no place as an answer.
func (q *ledgerQuest) describeNowhere(a *fieldAnswer) {
	q.say(a, "place", "none")
	q.say(a, "place", "none", q.e.kind())
	q.say(a, "place", "none", q.told.pos)
	q.say(a, "place", "none beside", few(len(q.r.scenes[q.here].grounds)))
}

func has(list []string, s string) bool {
	for _, o := range list {
		if strings.EqualFold(o, s) {
			return true
		}
	}
	return false
}

var stepNames = map[int]string{0: "here", -1: "last", 1: "next"}

// describeGround tells how a place stands to an entry.
func (q *ledgerQuest) describeGround(a *fieldAnswer, g *ground, step, k int) {
	where := stepNames[step]
	q.say(a, "place", where)
	q.say(a, "place", where, q.e.kind())
	q.say(a, "place", where, "as", g.as)
	q.say(a, "place", "as", g.as, q.e.kind())
	q.say(a, "place", "as", g.as, g.kind)
	q.say(a, "place", where, "is", g.kind)
	q.say(a, "place", where, "is", g.kind, q.e.kind())
	if step == 0 {
		w := q.told.spots[k]
		q.say(a, "place", "way", w.path)
		q.say(a, "place", "before", strconv.FormatBool(w.before))
		q.say(a, "place", "far", strconv.Itoa(doublings(w.far, 5)))
		q.say(a, "place", "rank", few(k))
	}
}

// askQuantity asks how many or how much goes.
func (q *ledgerQuest) askQuantity() fieldQuest {
	f := fieldQuest{field: AskQuantity}
	have := "none"
	if q.e.t.Quantity != "" {
		have = "some"
	}
	class := q.e.t.Items[0].Class
	rules := q.answer(nil)
	q.ofRules(&rules, "quantity", "keep", have)
	q.ofRules(&rules, "quantity", "keep", have, q.e.kind())
	f.answers = append(f.answers, rules)
	if have == "none" {
		q.say(&f.answers[0], "quantity", "none")
		q.say(&f.answers[0], "quantity", "none", class)
		q.say(&f.answers[0], "quantity", "none", q.e.kind())
	}
	seen := []string{q.e.t.Quantity}
	counted := false
	for _, step := range [...]int{0, 1} {
		i := q.beside(step)
		if i < 0 {
			continue
		}
		sc := &q.r.scenes[i]
		for k := range sc.sums {
			g := &sc.sums[k]
			switch {
			case have == "some" && strings.Contains(q.e.t.Quantity, g.text):
				if !counted {
					counted = true
					q.describeSum(&f.answers[0], g, step, k)
				}
				continue
			case has(seen, g.text):
				continue
			}
			seen = append(seen, g.text)
			a := q.answer(func(e entryRef) { e.t.Quantity = g.text })
			q.ofRules(&a, "quantity", "over", have)
			if have == "some" && strings.Contains(g.text, q.e.t.Quantity) {
				q.say(&a, "quantity", "longer")
			}
			q.describeSum(&a, g, step, k)
			f.answers = append(f.answers, a)
		}
	}
	if have == "some" && !counted {
		q.say(&f.answers[0], "quantity", "not counted")
	}
	return f
}

// describeSum tells how a number stands to an entry.
func (q *ledgerQuest) describeSum(a *fieldAnswer, g *ground, step, k int) {
	where, class := stepNames[step], q.e.t.Items[0].Class
	kin := "other things"
	for _, it := range q.e.t.Items {
		if containsFold(it.Text, g.as) {
			kin = "the items"
		}
	}
	if kin == "other things" && g.class != "" {
		kin = "goods"
		if g.class == class {
			kin = "goods of its class"
		}
	}
	q.say(a, "quantity", where)
	q.say(a, "quantity", g.kind)
	q.say(a, "quantity", g.kind, "of", class)
	q.say(a, "quantity", where, g.kind, kin)
	q.say(a, "quantity", where, kin)
	q.say(a, "quantity", where, "counts", g.as)
	if step == 0 {
		w := q.told.sum[k]
		q.say(a, "quantity", "way", w.path)
		q.say(a, "quantity", "far", strconv.Itoa(doublings(w.far, 5)))
		q.say(a, "quantity", "before", strconv.FormatBool(w.before))
		q.say(a, "quantity", "rank", few(k))
	}
}

func containsFold(a, b string) bool { return b != "" && strings.Contains(strings.ToLower(a), b) }
