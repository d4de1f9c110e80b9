package web

import (
	"context"
	"slices"
	"time"

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
	then, err := past.TieEventsAsOf(ctx, d.Record, d.Merger, dyad, f.AsOf)
	if err != nil {
		return nil, err
	}
	return &held{events: then, days: past.DaysOf(dyad, then)}, nil
}

// fillTiesAsOf fills the list of ties with what was known by the end of its as-of
// day. Each tie that is shown is made anew.
func (d *desk) fillTiesAsOf(ctx context.Context, p *tiesPage, number int) error {
	known, err := past.TiesAsOf(ctx, d.Record, d.Merger, p.AsOf)
	if err != nil {
		return err
	}
	all := known
	for _, pass := range d.named(p.Query) {
		all = slices.DeleteFunc(slices.Clone(known), func(t entente.Tie) bool { return !pass(t.Dyad) })
		if len(all) > 0 {
			break
		}
	}
	snap, err := d.standings(ctx, time.Time{}, p.AsOf)
	if err != nil {
		return err
	}
	by := snap.by()
	if p.Sort != "" {
		orderBy(all, by, p.Sort)
	}
	p.Pager = newPager(number, tiesAPage, len(all))
	page := all[p.From:p.To]
	from, to := span(page)
	for _, t := range page {
		row, err := d.tieRowAsOf(ctx, t.Dyad, from, to, p.AsOf)
		if err != nil {
			return err
		}
		if snap.reading != nil {
			s := by[t.Dyad]
			row.Standing = &s
		}
		p.Rows = append(p.Rows, row)
	}
	return nil
}

// tieRowAsOf gathers what the list shows of a tie as it was known on a day.
func (d *desk) tieRowAsOf(ctx context.Context, dyad entente.Dyad, from, to, asof time.Time) (tieRow, error) {
	then, err := d.heldOn(ctx, dyad, filter{AsOf: asof})
	if err != nil {
		return tieRow{}, err
	}
	row := tieRow{Tie: tie.Sum(dyad, then.days), Href: dyadHref(dyad) + "?asof=" + iso(asof)}
	row.Spark = newSpark(then.days, from, to)
	if len(then.events) > 0 {
		row.latest(d, dyad, then.events[0].Event)
		row.Event = row.Href + "#event-" + then.events[0].ID
	}
	agreements, _, err := d.Record.Agreements(ctx, store.AgreementFilter{A: dyad.A, B: dyad.B, Page: store.Page{Limit: manyAgreements}})
	row.Agreements = len(past.AgreementsAsOf(agreements, asof))
	return row, err
}
