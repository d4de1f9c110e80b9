package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"entente"
	"entente/store"
)

// entryPage is what the pages of all entries of ledgers have.
type entryPage struct {
	AsOf    time.Time
	Self    string // address of the page, as known now
	JSON    string
	Belief  belief
	Reports sides
	Around  *aroundView
}

// asOf reads the as-of day of an entry's page.
func asOf(r *http.Request) (f filter, err error) {
	f.AsOf, err = dayParam(r.URL.Query(), "asof")
	return f, err
}

// midnight is the day of a time.
func midnight(t time.Time) time.Time {
	y, m, d := t.UTC().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// ledgerCount is how many entries of a ledger are about something, and where
// they are listed.
type ledgerCount struct {
	Label, Href string
	Total       int
	AtLeast     bool
}

// ledgersOf counts what the ledgers hold between two states, and what each of
// the two came to be able to do, as known on a day.
func (d *desk) ledgersOf(ctx context.Context, a, b string, f filter) ([]ledgerCount, error) {
	s := store.Slice{Bare: true, KnownBy: f.AsOf, Page: store.Page{Limit: 1}}
	var out []ledgerCount
	add := func(label, path string, q url.Values, total int, least bool) {
		if !f.AsOf.IsZero() {
			q.Set("asof", iso(f.AsOf))
		}
		out = append(out, ledgerCount{label, path + "?" + q.Encode(), total, least})
	}
	agreements, err := d.Record.Register(ctx, store.RegisterFilter{State: a, Other: b, Slice: s})
	if err != nil {
		return nil, err
	}
	add("Agreements", "/agreements", url.Values{"a": {a}, "b": {b}}, agreements.Total, agreements.AtLeast)
	transfers, err := d.Record.Transfers(ctx, store.TransferFilter{State: a, Other: b, Slice: s})
	if err != nil {
		return nil, err
	}
	add("Transfers", "/transfers", url.Values{"state": {a}, "other": {b}}, transfers.Total, transfers.AtLeast)
	positions, err := d.Record.Positions(ctx, store.PositionFilter{State: a, Other: b, Slice: s})
	if err != nil {
		return nil, err
	}
	add("Positions on the two", "/positions", url.Values{"state": {a}, "other": {b}}, positions.Total, positions.AtLeast)
	tie := entente.NewDyad(a, b).String()
	onTie, err := d.Record.Positions(ctx, store.PositionFilter{Kind: entente.AboutTie, ID: tie, Slice: s})
	if err != nil {
		return nil, err
	}
	add("on their tie as such", "/positions", url.Values{"about": {entente.AboutTie + ":" + tie}}, onTie.Total, onTie.AtLeast)
	for _, state := range []string{a, b} {
		c, err := d.Record.Capabilities(ctx, store.CapabilityFilter{State: state, Slice: s})
		if err != nil {
			return nil, err
		}
		add("Capabilities of "+d.words.country(state), "/capabilities", url.Values{"state": {state}}, c.Total, c.AtLeast)
	}
	return out, nil
}

// told says how many reports there are, from how many publishers as far as these
// are known, and of how many origins where that is less.
func told(reports, publishers []string, origins []entente.Origin) string {
	s := plural(len(reports), "report")
	if len(publishers) > 0 {
		s += " from " + plural(len(publishers), "publisher")
	}
	if n := len(origins); n > 0 && n < len(publishers) {
		s += ", " + plural(n, "origin")
	}
	return s
}

// listWords are words of a list with commas between.
func listWords(all []string) string { return strings.Join(all, ", ") }
