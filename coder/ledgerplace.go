package coder

import (
	"strconv"
	"strings"
)

// askPlace asks where a change was.
func (q *ledgerQuest) askPlace() fieldQuest {
	f := fieldQuest{field: AskPlace}
	rules := q.answer(nil)
	have := "none"
	if q.e.c.Place != "" {
		have = "some"
	}
	q.say(&rules, "place", "keep", have)
	q.say(&rules, "place", "keep", have, q.e.kind())
	q.say(&rules, "place", "keep", have, q.told.pos)
	if have == "some" {
		q.describeRuledPlace(&rules)
	}
	f.answers = append(f.answers, rules)
	seen := []string{q.e.c.Place}
	for _, step := range [...]int{0, -1, 1} {
		i := q.beside(step)
		if i < 0 {
			continue
		}
		sc := &q.r.scenes[i]
		for k := range sc.grounds {
			g := &sc.grounds[k]
			if has(seen, g.text) {
				continue
			}
			seen = append(seen, g.text)
			a := q.answer(func(e entryRef) { e.c.Place = g.text })
			q.say(&a, "place", "other over", have)
			q.describeGround(&a, g, step, k, have)
			f.answers = append(f.answers, a)
		}
	}
	return f
}

func has(list []string, s string) bool {
	for _, o := range list {
		if strings.EqualFold(o, s) {
			return true
		}
	}
	return false
}

// describeRuledPlace tells how the rules' place stands in the sentence.
func (q *ledgerQuest) describeRuledPlace(a *fieldAnswer) {
	sc := &q.r.scenes[q.here]
	for k := range sc.grounds {
		if g := &sc.grounds[k]; strings.EqualFold(g.text, q.e.c.Place) {
			q.say(a, "place", "keep as", g.as, q.e.kind())
			q.say(a, "place", "keep as", g.as)
			q.say(a, "place", "keep is", g.kind)
			q.say(a, "place", "keep way", q.told.spots[k].path)
			return
		}
	}
	q.say(a, "place", "keep from elsewhere")
}

var stepNames = map[int]string{0: "here", -1: "last", 1: "next"}

// describeGround tells how a place stands to an entry.
func (q *ledgerQuest) describeGround(a *fieldAnswer, g *ground, step, k int, have string) {
	where := stepNames[step]
	q.say(a, "place", where)
	q.say(a, "place", where, "over", have)
	q.say(a, "place", where, "over", have, q.e.kind())
	q.say(a, "place", where, "as", g.as)
	q.say(a, "place", where, "as", g.as, q.e.kind())
	q.say(a, "place", where, "is", g.kind)
	q.say(a, "place", "over", have, "as", g.as)
	if step == 0 {
		w := q.told.spots[k]
		q.say(a, "place", "way", w.path)
		q.say(a, "place", "way", w.path, "over", have)
		q.say(a, "place", "before", strconv.FormatBool(w.before))
		q.say(a, "place", "far", strconv.Itoa(doublings(w.far, 5)))
		q.say(a, "place", "far", strconv.Itoa(doublings(w.far, 5)), "over", have)
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
	q.say(&rules, "quantity", "keep", have)
	q.say(&rules, "quantity", "keep", have, class)
	q.say(&rules, "quantity", "keep", have, q.told.pos)
	q.say(&rules, "quantity", "keep", have, q.e.kind())
	f.answers = append(f.answers, rules)
	seen := []string{q.e.t.Quantity}
	for _, step := range [...]int{0, 1} {
		i := q.beside(step)
		if i < 0 {
			continue
		}
		sc := &q.r.scenes[i]
		for k := range sc.sums {
			g := &sc.sums[k]
			if has(seen, g.text) || have == "some" && strings.Contains(q.e.t.Quantity, g.text) {
				continue
			}
			seen = append(seen, g.text)
			a := q.answer(func(e entryRef) { e.t.Quantity = g.text })
			q.say(&a, "quantity", "other over", have)
			q.describeSum(&a, g, step, k, have)
			f.answers = append(f.answers, a)
		}
	}
	return f
}

// describeSum tells how a number stands to an entry.
func (q *ledgerQuest) describeSum(a *fieldAnswer, g *ground, step, k int, have string) {
	where, class := stepNames[step], q.e.t.Items[0].Class
	q.say(a, "quantity", where, "over", have)
	q.say(a, "quantity", g.kind, "over", have)
	q.say(a, "quantity", g.kind, "of", class)
	q.say(a, "quantity", where, g.kind)
	q.say(a, "quantity", where, "counts", g.as)
	if strings.HasPrefix(g.text, q.e.t.Quantity) || strings.HasSuffix(g.text, q.e.t.Quantity) {
		q.say(a, "quantity", "longer", have)
	}
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
	q.say(a, "quantity", where, kin)
	q.say(a, "quantity", where, kin, "over", have)
	if step == 0 {
		w := q.told.sum[k]
		q.say(a, "quantity", "way", w.path, "over", have)
		q.say(a, "quantity", "far", strconv.Itoa(doublings(w.far, 5)))
		q.say(a, "quantity", "before", strconv.FormatBool(w.before))
	}
}

func containsFold(a, b string) bool { return b != "" && strings.Contains(strings.ToLower(a), b) }
