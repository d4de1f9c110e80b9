package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/store"
	"entente/tie"
)

// How many change points and transfers a tie's page tells of, how many events
// stand behind a change, and how many are looked through for them.
const (
	mostChanges, mostTransfers = 8, 100
	eventsBehind, eventsLooked = 3, 60
)

// course is the closeness of a tie: how it went, where it stands, and how that
// was computed.
type course struct {
	Now       tie.Point // the last day
	Direction tie.Direction
	Charts    []*curve
	Changes   []changeView
	Months    []courseMonth
	Transfers int
	Export    string // address of the table

	Formula, DirectionFormula, ChangeFormula string

	points []tie.Point
	usual  float64
}

// changeView is a change point with the events behind it.
type changeView struct {
	tie.Change
	Href, Words string
	Behind      []behind
}

// behind is an event behind a change.
type behind struct {
	Href, Headline string
	Date           entente.Date
}

// transferMark is a transfer on the curve.
type transferMark struct {
	Day         time.Time
	Href, Words string
}

// courseMonth is a line of the table beside the curve.
type courseMonth struct {
	Month      time.Time
	Read       int
	Events     int
	Score      float64
	Visits     int
	Agreements int
	Closeness  float64
}

// withSign is a number of points with its sign.
func withSign(v float64) string { return strings.Replace(fmt.Sprintf("%+.1f", v), "-", "−", 1) }

// courseOf measures a tie from its days, as far as was known by the as-of day.
// It is nil if nothing was read.
func (d *desk) courseOf(ctx context.Context, p *tiePage, days []entente.TieDay) (*course, error) {
	read, err := d.Record.ReadDays(ctx, time.Time{}, p.Filter.AsOf)
	if err != nil {
		return nil, err
	}
	in := tie.Input{Days: days, Read: read, Until: p.Filter.AsOf}
	for _, a := range p.Agreements {
		in.Agreements = append(in.Agreements, a.RegisteredAgreement)
	}
	points := tie.Measure(in)
	if len(points) == 0 {
		return nil, nil
	}
	c := &course{Now: points[len(points)-1], points: points, Formula: tie.Formula, DirectionFormula: tie.DirectionFormula, ChangeFormula: tie.ChangeFormula}
	c.usual = tie.Usual(read, c.Now.Day)
	c.Direction = tie.NewReading(read, in.Until).Stand(p.Dyad(), days, in.Agreements).Direction
	c.Export = p.Self + "/closeness.csv"
	if !p.Filter.AsOf.IsZero() {
		c.Export += "?" + url.Values{"asof": {iso(p.Filter.AsOf)}}.Encode()
	}
	return c, nil
}

// fillCourse measures the tie and draws how it went.
func (d *desk) fillCourse(ctx context.Context, p *tiePage, days []entente.TieDay) (err error) {
	if p.Course, err = d.courseOf(ctx, p, days); err != nil || p.Course == nil {
		return err
	}
	c := p.Course
	shown := slices.DeleteFunc(slices.Clone(c.points), func(pt tie.Point) bool { return !p.Filter.within(pt.Day) })
	if c.Changes, err = d.changes(ctx, p); err != nil || len(shown) == 0 {
		return err
	}
	transfers, err := d.transfersOf(ctx, p)
	if err != nil {
		return err
	}
	c.Months, c.Transfers = months(shown), len(transfers)
	for _, size := range []chartSize{wideCurve, phoneCurve} {
		k := newCurve(size, shown)
		for _, ch := range c.Changes {
			k.mark(ch)
		}
		for _, t := range transfers {
			k.transfer(t)
		}
		for _, a := range byBeginning(p.Agreements) {
			k.bind(a)
		}
		c.Charts = append(c.Charts, k)
	}
	return nil
}

// byBeginning are agreements in the order in which they came into force.
func byBeginning(all []agreementView) []agreementView {
	begins := func(a agreementView) (at time.Time) {
		if terms := tie.Terms(&a.RegisteredAgreement); len(terms) > 0 {
			at = terms[0].From
		}
		return at
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b agreementView) int { return begins(a).Compare(begins(b)) })
	return sorted
}

// months sums days by month, the latest first; months of which nothing was read
// and in which nothing happened are left out.
func months(points []tie.Point) []courseMonth {
	var all []courseMonth
	for _, p := range points {
		month := byMonth.start(p.Day)
		if len(all) == 0 || !all[len(all)-1].Month.Equal(month) {
			all = append(all, courseMonth{Month: month})
		}
		m := &all[len(all)-1]
		for q := 1; q <= 4; q++ {
			m.Events += p.Quad[q]
		}
		m.Read, m.Visits, m.Score = m.Read+p.Read, m.Visits+p.Visits, m.Score+p.Score
		m.Agreements, m.Closeness = p.Agreements, p.Closeness
	}
	slices.Reverse(all)
	return slices.DeleteFunc(all, func(m courseMonth) bool { return m.Read+m.Events == 0 })
}

// changes are the latest change points, newest first.
func (d *desk) changes(ctx context.Context, p *tiePage) ([]changeView, error) {
	var all []changeView
	for _, c := range slices.Backward(tie.Changes(p.Course.points)) {
		if len(all) == mostChanges {
			break
		}
		if !p.Filter.within(c.Day) {
			continue
		}
		v, err := d.changeView(ctx, p, c)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func (d *desk) changeView(ctx context.Context, p *tiePage, c tie.Change) (changeView, error) {
	from, to, word := c.Day, c.Seen, "more "
	if !c.More() { // what has stopped lies before it
		from, to, word = c.Day.AddDate(0, 0, -7*tie.Recent), c.Day.AddDate(0, 0, -1), "less "
	}
	q := url.Values{"from": {iso(from)}, "to": {iso(to)}, "quad": {itoa(c.Quad)}, "standing": {"counted"}}
	if !p.Filter.AsOf.IsZero() {
		q.Set("asof", iso(p.Filter.AsOf))
	}
	v := changeView{Change: c, Href: p.Self + "?" + q.Encode() + "#events",
		Words: fmt.Sprintf("%s%s from the week of %s on, probability %.2f", word, quadName(c.Quad), dayShort(c.Day), c.Probability)}
	events, err := d.eventsIn(ctx, p, from, to)
	if err != nil {
		return v, err
	}
	events = slices.DeleteFunc(events, func(e store.EventView) bool { return e.Quad != c.Quad || !e.Standing.Counts() })
	slices.SortStableFunc(events, func(a, b store.EventView) int {
		return cmp.Or(cmp.Compare(len(b.Publishers), len(a.Publishers)), cmp.Compare(b.Score*b.Score, a.Score*a.Score), cmp.Compare(a.ID, b.ID))
	})
	for _, e := range events[:min(len(events), eventsBehind)] {
		v.Behind = append(v.Behind, behind{eventHref(p.Dyad(), e.Event), d.words.say(claimOfEvent(e.Event)), e.Date})
	}
	return v, nil
}

// eventsIn are the latest events of a time, as they were known on the as-of day.
func (d *desk) eventsIn(ctx context.Context, p *tiePage, from, to time.Time) ([]store.EventView, error) {
	if p.past != nil {
		in := filter{From: from, To: to}
		return slices.DeleteFunc(slices.Clone(p.past.events), func(e store.EventView) bool { return !in.within(e.Date.Time) }), nil
	}
	events, _, err := d.Record.Events(ctx, store.EventFilter{Dyad: p.Dyad(), From: from, To: to, Page: store.Page{Limit: eventsLooked}})
	return events, err
}

// transfersOf are the transfers between the two that a report affirms, by the
// day of their latest stage, or of their first report where none is dated.
func (d *desk) transfersOf(ctx context.Context, p *tiePage) ([]transferMark, error) {
	all, err := d.Record.Transfers(ctx, store.TransferFilter{State: p.A, Other: p.B,
		Slice: store.Slice{Page: store.Page{Limit: mostTransfers}}})
	if err != nil {
		return nil, err
	}
	var marks []transferMark
	for _, t := range all.Rows {
		if t.Affirmed == 0 || len(t.Found) == 0 || !p.Filter.reported(t.First) {
			continue
		}
		m := transferMark{Day: t.First, Href: "/transfer/" + t.ID}
		for _, s := range t.Stages {
			if !s.Date.Time.IsZero() {
				m.Day = s.Date.Time
			}
		}
		var items []string
		for _, i := range t.Items {
			items = append(items, i.Text)
		}
		m.Words = fmt.Sprintf("Transfer: %s, %s, %s", joined(items), cmp.Or(t.Stage, "stage not said"), dayShort(m.Day))
		if len(t.Suppliers) > 0 {
			m.Words += ", from " + d.words.entities(t.Suppliers)
		}
		marks = append(marks, m)
	}
	return marks, nil
}

// closeness gives a tie's course as a table, with all that the formula needs.
func (d *desk) closeness(w http.ResponseWriter, r *http.Request) {
	p, _, err := newTiePage(r)
	if err == nil {
		err = d.measure(r.Context(), p)
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
	w.Header().Set("Content-Disposition", `attachment; filename="closeness-`+p.Dyad().String()+`.csv"`)
	if err := tie.WriteCSV(w, p.Course.points, p.Course.usual); err != nil {
		d.Log.Debug("table not sent", "path", r.URL.Path, "err", err)
	}
}

func (d *desk) measure(ctx context.Context, p *tiePage) error {
	days, err := d.sums(ctx, p)
	if err != nil {
		return err
	}
	if err := d.agreementsOf(ctx, p); err != nil {
		return err
	}
	p.Course, err = d.courseOf(ctx, p, days)
	if err == nil && p.Course == nil {
		return missing("Nothing with a date has been read yet, so that there is no closeness to give.")
	}
	return err
}
