package web

import (
	"context"
	"slices"

	"entente"
	"entente/store"
)

// eventView is an event as the page lists it.
type eventView struct {
	entente.Event
	Headline string
	Status   *badge // how far it may be believed, unless that is among Badges
	Texts    int    // documents that its reports stand in
	Apart    bool
	Badges   []badge
	Open     []report // shown
	Folded   []report // one click away
}

// listEvents fills the page's list of events with their reports.
func (d *desk) listEvents(ctx context.Context, p *tiePage, number int) error {
	events, total, err := d.findEvents(ctx, p, number)
	if err != nil {
		return err
	}
	p.Found, p.Pager = total, newPager(number, eventsAPage, total)
	lib := newLibrary(d.Record)
	for _, e := range events {
		v, err := d.eventView(ctx, lib, e)
		if err != nil {
			return err
		}
		p.Events = append(p.Events, v)
	}
	return nil
}

// findEvents gives one page of the events that pass the filter, and how many
// pass. The record selects by time and type; what else the filter asks is
// looked at here, event by event.
func (d *desk) findEvents(ctx context.Context, p *tiePage, number int) ([]store.EventView, int, error) {
	f := store.EventFilter{Dyad: p.Dyad(), From: p.Filter.From, To: p.Filter.To, Type: p.Filter.Type}
	if !p.Filter.closer() {
		f.Page = store.Page{Limit: eventsAPage, Offset: (number - 1) * eventsAPage}
		return d.Record.Events(ctx, f)
	}
	var all []store.EventView
	if p.past != nil {
		all = p.past.events
	} else {
		var err error
		if all, err = d.allEvents(ctx, f); err != nil {
			return nil, 0, err
		}
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(e store.EventView) bool { return !p.Filter.lets(e.Event) })
	cut := newPager(number, eventsAPage, len(kept))
	return kept[cut.From:cut.To], len(kept), nil
}

// allEvents gives all events that the record selects, newest first.
func (d *desk) allEvents(ctx context.Context, f store.EventFilter) ([]store.EventView, error) {
	var all []store.EventView
	for total := 1; len(all) < total; {
		f.Page = store.Page{Limit: 1000, Offset: len(all)}
		list, n, err := d.Record.Events(ctx, f)
		if err != nil || len(list) == 0 {
			return all, err
		}
		all, total = append(all, list...), n
	}
	return all, nil
}

// eventView gathers the reports of an event.
func (d *desk) eventView(ctx context.Context, lib *library, e store.EventView) (eventView, error) {
	v := eventView{
		Event: e.Event, Headline: d.words.say(claimOfEvent(e.Event)),
		Apart: !e.Standing.Counts(), Badges: standing(e.Standing),
	}
	if e.Denied > 0 && e.Standing.Polarity == entente.Positive {
		v.Badges = append(v.Badges, badge{"denied", "denied in " + plural(e.Denied, "report"), "Another report says that it did not happen"})
	}
	v.Status, v.Texts = statusOf(e.Event), texts(e)
	reports, err := d.reports(ctx, lib, e.Found)
	if err != nil {
		return v, err
	}
	for _, r := range reports {
		if slices.Equal(r.Badges, v.Badges) {
			r.Badges = nil // said once, above
		}
		if len(v.Open) < openReports {
			v.Open = append(v.Open, r)
		} else {
			v.Folded = append(v.Folded, r)
		}
	}
	return v, nil
}

// reports makes mentions showable. Of several that a sentence has of one event
// the surest is shown, and the sentence quoted once.
func (d *desk) reports(ctx context.Context, lib *library, found []entente.Mention) ([]report, error) {
	var out []report
	for _, m := range found {
		r, err := d.report(ctx, lib, m)
		if err != nil {
			return nil, err
		}
		at := slices.IndexFunc(out, func(o report) bool { return o.same(r) })
		switch {
		case at < 0:
			out = append(out, r)
		case r.Confidence > out[at].Confidence:
			out[at] = r
		}
	}
	return out, nil
}

// same reports whether two mentions stand in one sentence, and stand alike.
func (r report) same(o report) bool {
	return r.DocumentID == o.DocumentID && leadSpan(r.Mention).In == leadSpan(o.Mention).In && r.From == o.From && slices.Equal(r.Badges, o.Badges) && slices.Equal(r.Vouchers, o.Vouchers)
}

// texts counts the documents that report an event: two sentences of one are one
// report. Where not all mentions are at hand, its origins know the others.
func texts(e store.EventView) int {
	docs := map[string]bool{}
	for _, m := range e.Found {
		docs[m.DocumentID] = true
	}
	if len(e.Found) < len(e.Mentions) {
		for _, o := range e.Origins {
			for _, id := range o.Documents {
				docs[id] = true
			}
		}
	}
	return len(docs)
}

// statusOf is the status of an event as a badge, nil where its standing says so
// much already.
func statusOf(e entente.Event) *badge {
	if e.Status == "" || unreal(e.Status) {
		return nil
	}
	b := statusBadge(e.Status)
	return &b
}
