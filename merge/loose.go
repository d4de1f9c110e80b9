package merge

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"entente"
)

// # Reports dated by a week or a month
//
// What is told again later is dated loosely: "last week", "in March", "a month after".
// Such a report is of the one happening of its family in that time that it can be,
// if there is one only or its words tell which. What states do to each other day by day (an
// assault, a drill, a charge) it must be told in like words besides. What is
// of none stands for itself, with what has the same date.
//
// The loosely dated are few, and what they can be of lies far around them. So their
// families have names of their own (Loose), and who merges days again reads them first
// and learns from Around how far to look. What is dated by a week goes before what is dated
// by a month, which may be of what only a week is told of.

// looseMark ends the names of families of what is dated loosely.
const looseMark = "~"

// Loose is the name under which the mentions of a family stand that are dated by a week or a month.
func Loose(family string) string { return Exact(family) + looseMark }

// Exact is the name under which the other mentions of a family stand, and its events.
func Exact(family string) string { return strings.TrimSuffix(family, looseMark) }

// vague reports whether a mention is dated by a week or a month.
func vague(m *entente.Mention) bool {
	return (m.Date.Precision == entente.Week || m.Date.Precision == entente.Month) && !m.Date.Time.IsZero()
}

// loose reports whether a placed mention stands on the days that its date means, not on a
// day that another mention gave it.
func (p *Placed) loose() bool {
	return !p.Decided && vague(&p.Mention) && p.Day.Equal(midnight(p.Mention.Date.Time))
}

// spans are the first and the last day that a loose date means. A month that does
// not begin with its first day is about a month ago; a week, however told, may
// be off by some days.
func (p *Placed) spans() (first, last time.Time) {
	day := midnight(p.Mention.Date.Time)
	switch {
	case p.Mention.Date.Precision == entente.Week:
		return day.AddDate(0, 0, -3), day.AddDate(0, 0, 7)
	case day.Day() == 1:
		return day, day.AddDate(0, 1, -1)
	}
	return day.AddDate(0, 0, -halfMonth), day.AddDate(0, 0, halfMonth)
}

const halfMonth = 16

// LooseReach is how many days around a day loosely dated mentions must be known to tell what
// a change on it changes.
const LooseReach = Back + 4*halfMonth + 40

// Touched are the first and the last day on which events may have had what came to days of a family, by the name under
// which it stands, or left them: what is dated loosely is of what happened some time around its own day.
func Touched(family string, from, to time.Time) (first, last time.Time) {
	if family != Loose(family) {
		return from, to
	}
	return from.AddDate(0, 0, -halfMonth), to.AddDate(0, 0, longMonth)
}

const longMonth = 31

// Days are from when to when something must be known or is told.
type Days struct {
	From, To         time.Time // between which events change
	ReadFrom, ReadTo time.Time // between which mentions must be known
}

// Around tells which days of a family change with mentions that came to days between two or left
// them, and which must be known for that. loose are its loosely dated mentions from LooseReach days
// before to LooseReach days after; others among them say nothing.
func Around(loose []Placed, from, to time.Time) Days {
	d := Days{From: from.AddDate(0, 0, -Back), To: to.AddDate(0, 0, Ahead)}
	for _, of := range [...]entente.Precision{entente.Week, entente.Month} { // what a week changes, a month may be of
		d.From, d.To = widened(loose, of, d.From, d.To)
	}
	d.ReadFrom, d.ReadTo = d.From, d.To
	for _, of := range [...]entente.Precision{entente.Month, entente.Week} {
		d.ReadFrom, d.ReadTo = widened(loose, of, d.ReadFrom, d.ReadTo)
	}
	d.ReadFrom, d.ReadTo = d.ReadFrom.AddDate(0, 0, Back-Reach), d.ReadTo.AddDate(0, 0, Reach-Ahead)
	return d
}

// widened gives the days between two, and all that those dated loosely, by a week or by a month, may mean who may
// mean one of them.
func widened(loose []Placed, of entente.Precision, from, to time.Time) (first, last time.Time) {
	first, last = from, to
	for i := range loose {
		if p := &loose[i]; p.loose() && p.Mention.Date.Precision == of {
			if a, b := p.spans(); !a.After(to) && !b.Before(from) {
				first, last = earlier(first, a), later(last, b)
			}
		}
	}
	return first, last
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// recall puts what is dated loosely to what it is of, or by itself, by weeks and then by months. Where all of one kind
// go is told before any is put there.
func (g Merger) recall(days map[time.Time][]*happening, loose []*Placed, docs func(id string) (entente.Document, bool)) {
	for _, of := range [...]entente.Precision{entente.Week, entente.Month} {
		g.recallThose(days, slices.DeleteFunc(slices.Clone(loose), func(p *Placed) bool { return p.Mention.Date.Precision != of }), docs)
	}
}

func (g Merger) recallThose(days map[time.Time][]*happening, loose []*Placed, docs func(id string) (entente.Document, bool)) {
	on, spans := map[time.Time][]*report{}, map[time.Time]*Placed{}
	for _, p := range loose {
		r := &report{}
		g.placed(r, p, docs)
		on[p.Day], spans[p.Day] = append(on[p.Day], r), p
	}
	type put struct{ what, into *happening }
	var all []put
	for day, reports := range on {
		first, last := spans[day].spans()
		for _, h := range g.happenings(reports) {
			h.day = day
			all = append(all, put{h, g.within(days, h, first, last)})
		}
	}
	slices.SortFunc(all, func(a, b put) int {
		return cmp.Or(a.what.day.Compare(b.what.day), compareReports(a.what.earliest(), b.what.earliest()))
	})
	for _, p := range all {
		if p.into == nil {
			days[p.what.day] = append(days[p.what.day], p.what)
			continue
		}
		p.into.reports = append(p.into.reports, p.what.reports...)
	}
}

// within is the happening between two days that a loosely dated one is of, nil for none.
func (g Merger) within(days map[time.Time][]*happening, h *happening, first, last time.Time) *happening {
	var can []*happening
	for day := first; !day.After(last); day = day.AddDate(0, 0, 1) {
		for _, o := range days[day] {
			if g.canBe(o, h) && !o.day.After(h.reports[0].out) && (!daily(h.reports[0].m.Event) || g.tellsAgain(o, h) >= alikeAtAll) {
				can = append(can, o)
			}
		}
	}
	return g.only(can, h)
}

// daily reports whether states do a thing to each other day by day.
func daily(kind string) bool {
	return kind == "ASSAULT" || kind == "AID" || kind == "COERCE" || kind == "MOBILIZE" || kind == "ACCUSE" || kind == "THREATEN"
}
