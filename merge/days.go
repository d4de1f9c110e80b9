package merge

import (
	"slices"
	"strings"
	"time"

	"entente"
)

// # Reports without a date of their own
//
// News is printed the day after as often as on the day, and a weekly or a letter
// takes two. What is told without a date, and is nothing that is told of its own
// day, is of the day before if one happening there can be it; a run that goes on
// from day to day is a series, not one happening, so that only what is dated or
// begins a run takes up the next day. If there is none, it is of two or three days
// before, where one happening has its date from the text and is told in
// like words, or is not done twice within days.
//
// A date may be that of another clock ("in the small hours of Thursday") or of
// the day on which a thing became known: what texts date by two days that follow
// each other is one if the words are nearly the same.

// calendar parts what is placed in a family by days, and each day, once asked for, by what its
// reports tell of.
type calendar struct {
	g    Merger
	docs func(id string) (entente.Document, bool)
	days []oneDay // that something is placed on, in order

	family string
}

// oneDay is what is placed on a day, and what of that happened, once asked for.
type oneDay struct {
	day  time.Time
	on   []*Placed
	told []*happening
}

// put adds what is placed. It mostly comes day by day.
func (c *calendar) put(p *Placed) {
	n := len(c.days)
	if n == 0 || !c.days[n-1].day.Equal(p.Day) {
		at, found := slices.BinarySearchFunc(c.days, p.Day, func(d oneDay, day time.Time) int { return d.day.Compare(day) })
		if !found {
			c.days = slices.Insert(c.days, at, oneDay{day: p.Day})
		}
		n = at + 1
	}
	c.days[n-1].on = append(c.days[n-1].on, p)
}

// at are the happenings told on the n-th of the days.
func (c *calendar) at(n int) []*happening {
	d := &c.days[n]
	if d.told == nil {
		made, reports := make([]report, len(d.on)), make([]*report, len(d.on))
		for i, p := range d.on {
			c.g.placed(&made[i], p, c.docs)
			if atHome(&p.Mention) && Family(&p.Mention) != c.family {
				made[i].abroad()
			}
			reports[i] = &made[i]
		}
		d.told = c.g.happenings(reports)
		for _, h := range d.told {
			h.day, h.nth = d.day, n
		}
	}
	return d.told
}

// before are the happenings told n days before one.
func (c *calendar) before(h *happening, n int) []*happening {
	day := h.day.AddDate(0, 0, -n)
	for i := h.nth - 1; i >= 0 && !c.days[i].day.Before(day); i-- {
		if c.days[i].day.Equal(day) {
			return c.at(i)
		}
	}
	return nil
}

// joined gives by day the happenings on the days that are wanted and after them,
// with what is told later put to those that it is of.
func (c *calendar) joined(first time.Time) map[time.Time][]*happening {
	from := 0
	for from < len(c.days) && c.days[from].day.Before(first) {
		from++
	}
	for n := from; n < len(c.days); n++ { // first tell of all where they go, as they are
		for _, h := range c.at(n) {
			h.into = c.g.before(c, h)
		}
	}
	joined := make(map[time.Time][]*happening, len(c.days)-from)
	for n := from; n < len(c.days); n++ { // those before have all that is put to them by then
		day := c.days[n].day
		for _, h := range c.at(n) {
			if h.into == nil {
				joined[day] = append(joined[day], h)
				continue
			}
			to := h.into
			for to.into != nil {
				to = to.into
			}
			to.reports = append(to.reports, h.reports...)
		}
	}
	return joined
}

// before is the happening of the days before that another is of, nil for none.
func (g Merger) before(days *calendar, h *happening) *happening {
	if o := g.likelyBefore(days, h); o != nil {
		return o
	}
	return g.copyBefore(days, h)
}

// likelyBefore is that by what they tell.
func (g Merger) likelyBefore(days *calendar, h *happening) *happening {
	if h.dated() {
		return g.dayBefore(days, h)
	}
	var can, bare []*happening
	add := func(o *happening) {
		if o.has.open && !h.has.open { // it tells less of who than this
			bare = append(bare, o)
		} else {
			can = append(can, o)
		}
	}
	for _, o := range days.before(h, 1) {
		if g.canBe(o, h) && (o.dated() || !g.goesOn(days, o)) {
			add(o)
		}
	}
	for n := 2; len(can) == 0 && n <= lateDays; n++ {
		for _, o := range days.before(h, n) {
			if g.canBe(o, h) && o.dated() && (g.tellsAgain(o, h) >= alikeAtAll || metOnce(o, h)) {
				add(o)
			}
		}
	}
	if len(can) == 0 {
		can = bare
	}
	return g.only(can, h)
}

// lateDays is how many days later something is still told without its day.
const lateDays = 3

// dayBefore is the happening of the day before that a dated one is of, told with
// the day of another clock, or with the day on which it became known.
func (g Merger) dayBefore(days *calendar, h *happening) *happening {
	var can []*happening
	for _, o := range days.before(h, 1) {
		if g.sameNight(o, h) && !slices.ContainsFunc(days.before(o, 1), func(p *happening) bool { return g.sameNight(p, o) }) {
			can = append(can, o)
		}
	}
	return g.only(can, h)
}

// sameNight reports whether dated happenings of two days that follow on each other are one:
// their words are nearly the same, the same parties sign in like words, or it is a
// visit, which takes days.
func (g Merger) sameNight(a, b *happening) bool {
	if !a.dated() || !b.dated() || !g.canBe(a, b) || a.besides(b) {
		return false
	}
	least := alikeNight
	if signs(a.reports[0].m) && a.has.to != "" && b.has.to != "" {
		least = alikeAtAll
	}
	return a.has.kind == visit && b.has.kind == visit || g.tellsAgain(a, b) >= least && !otherNumbers(a.reports[0].says, b.reports[0].says)
}

// otherNumbers reports whether two sentences give numbers in digits and none that is the same: 110 people are not 30.
func otherNumbers(a, b string) bool {
	x, y := numbers(a), numbers(b)
	return len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(n string) bool { return slices.Contains(y, n) })
}

func numbers(sentence string) []string {
	return strings.FieldsFunc(sentence, func(r rune) bool { return r < '0' || r > '9' })
}

// besides reports whether one text gives a day to either of two happenings: it tells of two.
func (h *happening) besides(o *happening) bool {
	return slices.ContainsFunc(h.reports, func(r *report) bool {
		return r.dated && slices.ContainsFunc(o.reports, func(q *report) bool { return q.dated && q.m.DocumentID == r.m.DocumentID })
	})
}

// tellsAgain is how alike in words reports of two happenings are that are most so.
func (g Merger) tellsAgain(a, b *happening) float64 {
	most := 0.0
	for _, r := range b.reports[:min(retold, len(b.reports))] {
		most = max(most, g.alike(a, r))
	}
	return most
}

// metOnce reports whether what two happenings tell of is not done twice within days: the same
// two persons meet, something is signed in the same place, relations are broken off or somebody
// is let go or sent away.
func metOnce(a, b *happening) bool {
	if signs(b.reports[0].m) {
		return len(a.places) > 0 && len(b.places) > 0 || a.has.to != "" && a.has.to == b.has.to
	}
	if kind := b.reports[0].m.Event; kind == "SANCTION" || kind == "RETREAT" {
		return a.has.kind != "" && a.has.kind == b.has.kind && a.has.to != "" && a.has.to == b.has.to
	}
	return mutual(b.reports[0].m.Event) && len(a.has.persons) > 1 && len(b.has.persons) > 1
}

// retold is how many reports of a later happening are compared.
const retold = 4

// only is the one of several happenings that another is, or the one that it is
// most like in words; nil if nothing tells which.
func (g Merger) only(can []*happening, h *happening) *happening {
	switch len(can) {
	case 0:
		return nil
	case 1:
		return can[0]
	}
	if len(h.places) > 0 {
		there := slices.DeleteFunc(slices.Clone(can), func(o *happening) bool { return len(o.places) == 0 })
		if len(there) == 1 {
			return there[0]
		}
	}
	return g.closest(can, h.reports[0])
}

// goesOn reports whether a happening can be one of the day before.
func (g Merger) goesOn(days *calendar, h *happening) bool {
	return slices.ContainsFunc(days.before(h, 1), func(o *happening) bool { return g.canBe(o, h) })
}

// canBe reports whether two happenings of a family can be one.
func (g Merger) canBe(a, b *happening) bool {
	if a.against(&b.has) != "" || slices.ContainsFunc(b.places, a.notAt) {
		return false
	}
	if !a.has.names(&b.has) || a.tellsMore(&b.has) || b.tellsMore(&a.has) || a.has.open && b.has.open {
		return g.told(a, b.reports[0]) || b.hinted(a.reports[0])
	}
	return true
}

// dated reports whether a text gives the day of a happening.
func (h *happening) dated() bool {
	return slices.ContainsFunc(h.reports, func(r *report) bool { return r.dated })
}
