package web

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/run/past"
	"entente/store"
	"entente/tie"
)

// held is a tie as it was known on a day (see package past). A denial of the
// next week is not in it.
type held struct {
	events []store.EventView // newest first
	days   []entente.TieDay
}

// heldOn makes a tie anew from what was known by the as-of day.
func (d *desk) heldOn(ctx context.Context, dyad entente.Dyad, f filter) (*held, error) {
	all, err := d.allEvents(ctx, store.EventFilter{Dyad: dyad})
	if err != nil {
		return nil, err
	}
	then, err := past.EventsAsOf(ctx, d.Record, d.Merger, all, f.AsOf)
	if err != nil {
		return nil, err
	}
	p := &held{}
	var events []entente.Event
	for _, e := range then {
		events = append(events, e.Event)
		if slices.Contains(tie.Dyads(&e.Event), dyad) {
			p.events = append(p.events, e)
		}
	}
	slices.SortStableFunc(p.events, func(a, b store.EventView) int {
		return cmp.Or(b.Date.Time.Compare(a.Date.Time), cmp.Compare(a.ID, b.ID))
	})
	for _, day := range tie.Days(events) {
		if day.Dyad == dyad {
			p.days = append(p.days, day)
		}
	}
	return p, nil
}

// summary adds up days.
func summary(dyad entente.Dyad, days []entente.TieDay) entente.Tie {
	t := entente.Tie{Dyad: dyad}
	t.First, t.Last = reach(days)
	for _, day := range days {
		for q := 1; q <= 4; q++ {
			t.Quad[q] += day.Quad[q]
			t.Events += day.Quad[q]
		}
		t.Open += day.Open
		t.Score += day.Score
	}
	return t
}
