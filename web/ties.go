package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/store"
)

// tiesAPage is how many ties a page lists; alertsOnTop how many alerts stand
// above them; mostTies how many a search by name looks through.
const (
	tiesAPage   = 30
	alertsOnTop = 4
	mostTies    = 20_000
)

// tiesPage is the first page: every tie, by what changed last.
type tiesPage struct {
	Rows    []tieRow
	Query   string
	Alerts  []alertView
	Counts  store.Counts
	Sources []entente.Source
	Sample  bool // a source is the sample chronicle
	Pager
}

// tieRow is one tie in the list.
type tieRow struct {
	entente.Tie
	Href     string
	Spark    *spark
	Headline string
	Latest   *entente.Event
	Event    string // address of the latest event
	Badges   []badge
}

// ties shows the list of ties.
func (d *desk) ties(w http.ResponseWriter, r *http.Request) {
	number, err := countParam(r.URL.Query(), "page")
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p, err := d.tiesPage(r.Context(), strings.TrimSpace(r.URL.Query().Get("q")), number)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p.Pager.keep(r.URL.Query())
	if len(p.Rows) == 0 && p.Counts.Waiting > 0 {
		again(w)
	}
	d.show(w, r, http.StatusOK, "ties", "Ties", p)
}

func (d *desk) tiesPage(ctx context.Context, query string, number int) (*tiesPage, error) {
	p := &tiesPage{Query: query}
	list, total, err := d.findTies(ctx, query, number)
	if err != nil {
		return nil, err
	}
	p.Pager = newPager(number, tiesAPage, total)
	if p.Counts, err = d.Record.Counts(ctx); err != nil {
		return nil, err
	}
	from, to := span(list)
	for _, t := range list {
		row, err := d.tieRow(ctx, t, from, to)
		if err != nil {
			return nil, err
		}
		p.Rows = append(p.Rows, row)
	}
	return p, d.aside(ctx, p)
}

// aside fills what stands above and beside the list.
func (d *desk) aside(ctx context.Context, p *tiesPage) (err error) {
	if p.Alerts, _, err = d.findAlerts(ctx, store.AlertFilter{Page: store.Page{Limit: alertsOnTop}}); err != nil {
		return err
	}
	if p.Sources, err = d.Record.Sources(ctx); err != nil {
		return err
	}
	for _, s := range p.Sources {
		p.Sample = p.Sample || s.Kind == entente.SourceSample
	}
	return nil
}

// findTies gives one page of ties and how many there are. Names are known here
// and not to the record, so a search looks through all. What is no name of a
// state may be that of an actor, in any spelling or script.
func (d *desk) findTies(ctx context.Context, query string, number int) ([]entente.Tie, int, error) {
	if query == "" {
		return d.Record.Ties(ctx, store.TieFilter{Page: store.Page{Limit: tiesAPage, Offset: (number - 1) * tiesAPage}})
	}
	words := strings.Fields(strings.ToLower(query))
	found, err := d.tiesThat(ctx, func(dy entente.Dyad) bool { return d.answers(dy, words) })
	if err == nil && len(found) == 0 && d.Finder != nil {
		if codes := d.Finder.Codes(query); len(codes) > 0 {
			found, err = d.tiesThat(ctx, func(dy entente.Dyad) bool {
				return slices.Contains(codes, dy.A) || slices.Contains(codes, dy.B)
			})
		}
	}
	if err != nil {
		return nil, 0, err
	}
	p := newPager(number, tiesAPage, len(found))
	return found[p.From:p.To], len(found), nil
}

// tiesThat gives the ties whose states pass a test.
func (d *desk) tiesThat(ctx context.Context, pass func(entente.Dyad) bool) ([]entente.Tie, error) {
	var found []entente.Tie
	for at := 0; at < mostTies; {
		list, total, err := d.Record.Ties(ctx, store.TieFilter{Page: store.Page{Limit: 1000, Offset: at}})
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			if pass(t.Dyad) {
				found = append(found, t)
			}
		}
		if at += len(list); len(list) == 0 || at >= total {
			break
		}
	}
	return found, nil
}

// answers reports whether every word stands in the name or code of one of the
// two states.
func (d *desk) answers(dy entente.Dyad, query []string) bool {
	names := strings.ToLower(dy.A + " " + dy.B + " " + d.words.country(dy.A) + " " + d.words.country(dy.B))
	for _, w := range query {
		if !strings.Contains(names, w) {
			return false
		}
	}
	return true
}

// span is the time from the first to the last event of any tie.
func span(all []entente.Tie) (from, to time.Time) {
	for _, t := range all {
		if from.IsZero() || !t.First.IsZero() && t.First.Before(from) {
			from = t.First
		}
		if t.Last.After(to) {
			to = t.Last
		}
	}
	return from, to
}

// tieRow gathers what the list shows of a tie.
func (d *desk) tieRow(ctx context.Context, t entente.Tie, from, to time.Time) (tieRow, error) {
	row := tieRow{Tie: t, Href: dyadHref(t.Dyad)}
	days, err := d.Record.TieDays(ctx, t.Dyad, from, to)
	if err != nil {
		return row, err
	}
	row.Spark = newSpark(days, from, to)
	events, _, err := d.Record.Events(ctx, store.EventFilter{Dyad: t.Dyad, Page: store.Page{Limit: 1}})
	if err != nil || len(events) == 0 {
		return row, err
	}
	row.Latest = &events[0].Event
	row.Event = eventHref(t.Dyad, events[0].Event)
	row.Headline = d.words.say(claimOfEvent(events[0].Event))
	row.Badges = standing(events[0].Standing)
	return row, nil
}
