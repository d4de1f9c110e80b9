package run_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/merge"
	"entente/run"
	"entente/run/past"
	"entente/store"
	"entente/store/sqlite"
)

// onDay is noon of a day in May.
func onDay(n int) time.Time { return time.Date(2025, 5, n, 12, 0, 0, 0, time.UTC) }

// aged is a store whose clock a test turns.
func aged(t *testing.T, c *clock) *store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), t.TempDir(), c.now)
	ok(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// A past day heeds what analysts had decided by then, and nothing that they
// decided later.
func TestThePastHeedsDecisions(t *testing.T) {
	ctx := context.Background()
	c := &clock{at: onDay(3)}
	s := aged(t, c)
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Now: c.now})
	load(t, d, input(1, "AID PRK RUS"), input(21, "AID PRK RUS\n"), input(41, "AID PRK RUS\n\n"))
	drain(t, d)
	then := func(day int) string {
		all := eventsOf(t, s)
		views, err := past.EventsAsOf(ctx, s, merge.Merger{}, all, onDay(day).Truncate(24*time.Hour))
		ok(t, err)
		var out []string
		for _, v := range views {
			out = append(out, fmt.Sprint(len(v.Mentions), " of ", len(v.Origins)))
		}
		slices.Sort(out)
		return strings.Join(out, ", ")
	}
	c.set(onDay(5))
	e := eventsOf(t, s)[0]
	ok(t, d.Decide(ctx, entente.Decision{Kind: entente.Split, Event: e.ID, Mentions: e.Mentions[:1]}))
	drain(t, d)
	c.set(onDay(8))
	all := eventsOf(t, s)
	ok(t, d.Decide(ctx, entente.Decision{Kind: entente.Join, Event: all[0].ID, Other: all[1].ID}))
	drain(t, d)
	for day, want := range map[int]string{4: "3 of 3", 5: "1 of 1, 2 of 2", 7: "1 of 1, 2 of 2", 8: "3 of 3", 1: ""} {
		if got := then(day); got != want {
			t.Errorf("on day %d: %s, want %s", day, got, want)
		}
	}
}

// backdated reads what texts that begin so tell of the second of May.
type backdated struct{ liner }

func (b *backdated) Read(doc *entente.Document, pairs []entente.Pair) entente.Reading {
	rd := b.liner.Read(doc, pairs)
	for i := range rd.Mentions {
		if strings.HasPrefix(doc.Text, "of the second") {
			rd.Mentions[i].Date.Time = onDay(2).Truncate(24 * time.Hour)
		}
	}
	return rd
}

// loosely reads what texts that begin so tell of the week of the second of May.
type loosely struct{ backdated }

func (l *loosely) Read(doc *entente.Document, pairs []entente.Pair) entente.Reading {
	rd := l.backdated.Read(doc, pairs)
	for i := range rd.Mentions {
		if strings.HasPrefix(doc.Text, "of the week") {
			rd.Mentions[i].Date = entente.Date{Time: onDay(2).Truncate(24 * time.Hour), Precision: entente.Week}
		}
	}
	return rd
}

// On a past day what is dated by a week is of the event of that week, as it is now.
func TestThePastHasWhatIsDatedByAWeek(t *testing.T) {
	c := &clock{at: onDay(9)}
	s := aged(t, c)
	d := run.New(run.Options{Store: s, Reader: &loosely{backdated{liner{version: "v1"}}}, Now: c.now})
	dated, late := input(1, "of the second of May\nCONSULT PRK RUS"), input(21, "of the week that May began in\nCONSULT PRK RUS")
	late.Doc.Published = onDay(9)
	load(t, d, dated, late)
	drain(t, d)
	all := eventsOf(t, s)
	then, err := past.EventsAsOf(context.Background(), s, merge.Merger{}, all, onDay(10).Truncate(24*time.Hour))
	ok(t, err)
	if len(all) != 1 || len(then) != 1 || len(then[0].Mentions) != 2 {
		t.Errorf("%d events now and %d on the day, want the one of both reports", len(all), len(then))
	}
}

// The network of a past day is what a record gives that ends with it, though
// what happened then is known better now.
func TestNetworkAsOf(t *testing.T) {
	ctx := context.Background()
	texts := []string{"AID PRK RUS\nCONSULT CHN RUS", "AID PRK RUS\npact RUS PRK", "CONSULT CHN RUS\nCONSULT CHN RUS\n", "AID PRK RUS\n\nCONSULT USA UKR",
		"of the second\nAID PRK RUS\nSUPPORT CHN RUS"}
	early, late := aged(t, &clock{at: onDay(9)}), aged(t, &clock{at: onDay(9)})
	for s, n := range map[*store.Store]int{early: 2, late: len(texts)} {
		d := run.New(run.Options{Store: s, Reader: &backdated{liner{version: "v1"}}})
		for i := range n {
			load(t, d, input(i, texts[i])) // of the first of May and the days after
		}
		drain(t, d)
	}
	day := onDay(2).Truncate(24 * time.Hour)
	_, want, err := past.Standings(ctx, early, merge.Merger{}, time.Time{}, time.Time{})
	ok(t, err)
	r, got, err := past.Standings(ctx, late, merge.Merger{}, time.Time{}, day)
	ok(t, err)
	_, then, err := past.Standings(ctx, late, merge.Merger{}, day, time.Time{})
	ok(t, err)
	if len(want) != 2 || !r.Last().Equal(day) || fmt.Sprint(then) == fmt.Sprint(got) {
		t.Fatalf("%d ties, to %s; as known now %v", len(want), r.Last(), then)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("as of the day %+v, in a record that ends with it %+v", got, want)
	}
	known, err := past.TiesAsOf(ctx, late, merge.Merger{}, day)
	ok(t, err)
	var list []string
	for _, v := range known {
		list = append(list, fmt.Sprint(v.Dyad, v.First, v.Last))
	}
	ties, _, err := early.Ties(ctx, store.TieFilter{Page: store.Page{Limit: 10}})
	ok(t, err)
	for _, v := range ties {
		if !slices.Contains(list, fmt.Sprint(v.Dyad, v.First, v.Last)) {
			t.Errorf("the list as of the day, %v, lacks %v", list, v)
		}
	}
	if len(list) != len(ties) || len(ties) == 0 || !known[0].Last.Equal(day) {
		t.Errorf("as of the day %v, in a record that ends with it %v", list, ties)
	}
	days, err := past.TieAsOf(ctx, late, merge.Merger{}, entente.NewDyad("RUS", "PRK"), day)
	ok(t, err)
	first, err := early.TieDays(ctx, entente.NewDyad("RUS", "PRK"), time.Time{}, time.Time{})
	ok(t, err)
	if fmt.Sprint(days) != fmt.Sprint(first) {
		t.Errorf("days %v, want %v", days, first)
	}
}
