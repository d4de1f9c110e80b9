package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"entente"
	"entente/run/past"
	"entente/store"
	"entente/tie"
)

// eventsAPage is how many events a tie's page lists at once; openReports how
// many reports of each are shown unfolded; manyAgreements the most agreements
// and alerts that it shows.
const (
	eventsAPage    = 20
	openReports    = 2
	manyAgreements = 200
	// Older alerts than the latest are folded away, so that they do not push down
	// what the page is for.
	latestAlerts = 3
)

// tiePage is how two states stand to each other, and how we know.
type tiePage struct {
	A, B       string // in the order of the address
	Self       string // address of the page
	Summary    entente.Tie
	Shown      entente.Tie // the sums of the time that the timeline shows
	Charts     []*chart    // the same timeline for wide and for narrow screens
	Course     *course     // nil where nothing was read
	Agreements []agreementView
	Ledgers    []ledgerCount // what ledgers hold of the two
	Filter     filter
	Types      []string
	Standings  []standingChoice
	Events     []eventView
	Found      int // events that pass the filter
	All        int
	Alerts     []alertView // the latest
	Older      []alertView
	Pager

	past *held // nil without an as-of day
}

// Dyad is the pair of states.
func (p *tiePage) Dyad() entente.Dyad { return entente.NewDyad(p.A, p.B) }

// tie shows one tie.
func (d *desk) tie(w http.ResponseWriter, r *http.Request) {
	p, number, err := newTiePage(r)
	if err == nil {
		err = d.fillTie(r.Context(), p, number)
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p.Pager.keep(r.URL.Query())
	d.show(w, r, http.StatusOK, "tie", d.words.country(p.A)+" and "+d.words.country(p.B), p)
}

// newTiePage reads the address.
func newTiePage(r *http.Request) (*tiePage, int, error) {
	a, err := code(r.PathValue("a"))
	if err != nil {
		return nil, 0, err
	}
	b, err := code(r.PathValue("b"))
	if err != nil {
		return nil, 0, err
	}
	if a == b {
		return nil, 0, invalid("A tie is between two different states, and %s is given twice.", a)
	}
	f, err := newFilter(r.URL.Query())
	if err != nil {
		return nil, 0, err
	}
	number, err := countParam(r.URL.Query(), "page")
	return &tiePage{A: a, B: b, Self: tieHref(a, b), Filter: f, Types: eventTypes, Standings: standings}, number, err
}

// fillTie reads what the page shows.
func (d *desk) fillTie(ctx context.Context, p *tiePage, number int) error {
	days, err := d.sums(ctx, p)
	if err != nil {
		return err
	}
	if err := d.agreementsOf(ctx, p); err != nil {
		return err
	}
	if p.Ledgers, err = d.ledgersOf(ctx, p.A, p.B, p.Filter); err != nil {
		return err
	}
	if p.All == 0 && len(p.Agreements) == 0 && p.past == nil {
		return missing("The record holds nothing between %s and %s yet. Paste a text about them, or add a source that reports on them.",
			d.words.country(p.A), d.words.country(p.B))
	}
	within := slices.DeleteFunc(slices.Clone(days), func(day entente.TieDay) bool { return !p.Filter.within(day.Day) })
	p.Shown = tie.Sum(p.Dyad(), within)
	p.draw(within)
	if err := d.fillCourse(ctx, p, days); err != nil {
		return err
	}
	if err := d.listEvents(ctx, p, number); err != nil {
		return err
	}
	p.Alerts, _, err = d.findAlerts(ctx, store.AlertFilter{Dyad: p.Dyad(), Page: store.Page{Limit: manyAgreements}})
	p.Alerts = slices.DeleteFunc(p.Alerts, func(a alertView) bool { return !p.Filter.reported(a.Document.Published) })
	if len(p.Alerts) > latestAlerts {
		p.Alerts, p.Older = p.Alerts[:latestAlerts], p.Alerts[latestAlerts:]
	}
	return err
}

// sums fills the page's sums and gives all its days: those of the record, or,
// with an as-of day, those of the past.
func (d *desk) sums(ctx context.Context, p *tiePage) (days []entente.TieDay, err error) {
	if !p.Filter.AsOf.IsZero() {
		if p.past, err = d.heldOn(ctx, p.Dyad(), p.Filter); err != nil {
			return nil, err
		}
		p.Summary, p.All = tie.Sum(p.Dyad(), p.past.days), len(p.past.events)
		return p.past.days, nil
	}
	if p.Summary, err = d.Record.Tie(ctx, p.Dyad()); err != nil {
		return nil, err
	}
	if _, p.All, err = d.Record.Events(ctx, store.EventFilter{Dyad: p.Dyad(), Page: store.Page{Limit: 1}}); err != nil {
		return nil, err
	}
	return d.Record.TieDays(ctx, p.Dyad(), time.Time{}, time.Time{})
}

// draw makes the timeline.
func (p *tiePage) draw(days []entente.TieDay) {
	from, to, ok := p.Filter.span(days)
	if !ok {
		return
	}
	href := func(b bin) string {
		return p.Self + "?" + p.Filter.at(b).Encode() + "#events"
	}
	for _, size := range []chartSize{wideChart, phoneChart} {
		c := newChart(size, bins(days, from, to, unitFor(from, to, size.maxBars)), href)
		for _, a := range p.Agreements {
			for _, s := range a.Stages {
				if s.Done() {
					c.mark(s.Date.Time, "#"+a.Anchor(), s.Stage+": "+a.Name())
				}
			}
		}
		p.Charts = append(p.Charts, c)
	}
}

// agreementsOf fills the page's agreements, those that bind to most first, as
// far as they had been reported by the as-of day.
func (d *desk) agreementsOf(ctx context.Context, p *tiePage) error {
	all, _, err := d.Record.Agreements(ctx, store.AgreementFilter{A: p.A, B: p.B, Page: store.Page{Limit: manyAgreements}})
	if err != nil {
		return err
	}
	if p.past != nil {
		all = past.AgreementsAsOf(all, p.Filter.AsOf)
	}
	lib := newLibrary(d.Record)
	for _, a := range all {
		v, err := d.agreementView(ctx, lib, a)
		if err != nil {
			return err
		}
		p.Agreements = append(p.Agreements, v)
	}
	slices.SortStableFunc(p.Agreements, func(a, b agreementView) int { return cmp.Compare(len(b.Duties()), len(a.Duties())) })
	return nil
}
