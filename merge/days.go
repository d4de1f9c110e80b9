package merge

import (
	"maps"
	"slices"
	"time"
)

// # Reports without a date of their own
//
// News is printed the day after as often as on the day, and a weekly or a letter
// takes two. What is told without a date, and is nothing that is told of its own
// day, is of the day before if one happening there can be it; a run that goes on
// from day to day is a series, not one happening, so that only what is dated or
// begins a run takes up the next day. If there is none, it is of two days
// before, where one happening has its date from the text and says it in like
// words.

// byDay parts the reports of a family by their days, and each day by what its
// reports tell of.
func (g Merger) byDay(reports []*report) map[time.Time][]*happening {
	on := map[time.Time][]*report{}
	for _, r := range reports {
		on[r.day] = append(on[r.day], r)
	}
	days := make(map[time.Time][]*happening, len(on))
	for day, all := range on {
		days[day] = g.happenings(all)
	}
	return days
}

// joinDays puts happenings that are told without a date to those of the days before.
func (g Merger) joinDays(days map[time.Time][]*happening) map[time.Time][]*happening {
	order := slices.SortedFunc(maps.Keys(days), time.Time.Compare)
	for _, day := range order { // first tell of all where they go, as they are
		for _, h := range days[day] {
			h.day = day
			if !h.dated() {
				h.into = g.before(days, h)
			}
		}
	}
	joined := make(map[time.Time][]*happening, len(days))
	for _, day := range order { // those before have all that is put to them by then
		for _, h := range days[day] {
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

// before is the happening of the days before that an undated one is of, nil for
// none.
func (g Merger) before(days map[time.Time][]*happening, h *happening) *happening {
	var can []*happening
	for _, o := range days[h.day.AddDate(0, 0, -1)] {
		if g.canBe(o, h) && (o.dated() || !g.goesOn(days, o)) {
			can = append(can, o)
		}
	}
	if len(can) > 0 {
		return g.only(can, h)
	}
	for _, o := range days[h.day.AddDate(0, 0, -2)] {
		if o.dated() && g.canBe(o, h) && g.alike(o, h.reports[0]) >= alikeAtAll {
			can = append(can, o)
		}
	}
	if len(can) != 1 {
		return nil
	}
	return can[0]
}

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
func (g Merger) goesOn(days map[time.Time][]*happening, h *happening) bool {
	return slices.ContainsFunc(days[h.day.AddDate(0, 0, -1)], func(o *happening) bool { return g.canBe(o, h) })
}

// canBe reports whether two happenings of a family can be one.
func (g Merger) canBe(a, b *happening) bool {
	if a.against(b.has) != "" {
		return false
	}
	for _, p := range b.places {
		if a.against(p) != "" {
			return false
		}
	}
	if a.tellsMore(b.has) || b.tellsMore(a.has) || a.has.open && b.has.open {
		return g.told(a, b.reports[0])
	}
	return true
}

// dated reports whether a text gives the day of a happening.
func (h *happening) dated() bool {
	return slices.ContainsFunc(h.reports, func(r *report) bool { return r.dated })
}
