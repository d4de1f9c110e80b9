package merge

import (
	"cmp"
	"slices"
	"time"

	"entente"
)

// Reach is how many days around a mention others must be known to tell which
// events it changes, and Ahead and Back between which days those events stand.
// With mentions from Reach days before to Reach days after a day that a
// mention came to or left, Events is right for all events from Back days
// before that day to Ahead days after it.
const (
	Reach = 3
	Back  = 1
	Ahead = 2
)

// Events merges mentions. Each mention is in exactly one event; the result
// depends on the mentions, not on their order, and is sorted by day and id.
// docs finds the documents they stand in: their dates of publication and
// publishers. A mention whose document is not found counts with its own date
// and no publisher.
func Events(ms []entente.Mention, docs func(id string) (entente.Document, bool)) []entente.Event {
	families := map[string][]report{}
	for i := range ms {
		doc, _ := docs(ms[i].DocumentID)
		f := Family(&ms[i])
		families[f] = append(families[f], report{m: &ms[i], doc: doc, day: Day(&ms[i], doc)})
	}
	var events []entente.Event
	for family, reports := range families {
		for head, group := range byHead(reports) {
			events = append(events, event(family, head, group))
		}
	}
	slices.SortFunc(events, func(a, b entente.Event) int {
		return cmp.Or(a.Date.Time.Compare(b.Date.Time), cmp.Compare(a.ID, b.ID))
	})
	return events
}

// report is a mention with the document that it stands in.
type report struct {
	m   *entente.Mention
	doc entente.Document
	day time.Time
}

// days says of each day whether the family has reports on it, and whether one
// of them has its date from the text.
type days map[time.Time]struct{ any, dated bool }

// byHead parts a family by the day that each event stands on, its head.
func byHead(reports []report) map[time.Time][]report {
	on := days{}
	for _, r := range reports {
		d := on[r.day]
		d.any, d.dated = true, d.dated || !undated(r.m)
		on[r.day] = d
	}
	heads := map[time.Time][]report{}
	for _, r := range reports {
		h := on.head(r)
		heads[h] = append(heads[h], r)
	}
	return heads
}

// head is the day of the event that a report is of: its own, save for one
// without a date of its own that finds no dated report on its day but an event
// on the day before. A day stands for an event if a report is dated so, or if
// it is the first of a run of reports without dates: a run that goes on from
// day to day is a series, not one happening.
func (on days) head(r report) time.Time {
	if !undated(r.m) || on[r.day].dated {
		return r.day
	}
	before := r.day.AddDate(0, 0, -1)
	if on[before].dated || (on[before].any && !on[before.AddDate(0, 0, -1)].any) {
		return before
	}
	return r.day
}
