package run_test

import (
	"compress/gzip"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"entente"
	"entente/run"
	"entente/store"
	"entente/store/sqlite"
)

// TestLedgersOfAnOlderRecord opens a record of the schema before the ledgers:
// what was read then is in them, and the register has its facets, without
// anything being read again.
func TestLedgersOfAnOlderRecord(t *testing.T) {
	folder, ctx := t.TempDir(), context.Background()
	f, err := os.Open(filepath.Join("..", "store", "sqlite", "testdata", "schema-002.db.gz"))
	ok(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	ok(t, err)
	data, err := io.ReadAll(z)
	ok(t, err)
	ok(t, os.WriteFile(filepath.Join(folder, sqlite.File), data, 0o600))
	s := open(t, folder)
	r := &liner{version: "v1"}
	drain(t, run.New(run.Options{Store: s, Reader: r}))
	if n := r.read.Load(); n != 1 {
		t.Errorf("%d documents were read, want only the one that waited", n)
	}
	transfers, err := s.Transfers(ctx, store.TransferFilter{Supplier: "RUS", Class: "ammunition"})
	ok(t, err)
	capabilities, err := s.Capabilities(ctx, store.CapabilityFilter{Programme: "ICBM"})
	ok(t, err)
	positions, err := s.Positions(ctx, store.PositionFilter{Actor: "KOR", Stance: "alarm"})
	ok(t, err)
	agreements, err := s.Register(ctx, store.RegisterFilter{})
	ok(t, err)
	if transfers.Total != 1 || capabilities.Total != 1 || positions.Total != 1 || positions.Rows[0].About.Kind != entente.AboutTopic || agreements.Total != 1 {
		t.Errorf("got %+v, %+v, %+v, %+v", transfers, capabilities, positions, agreements)
	}
}

// TestFamiliesOfAnOlderRecord opens a record of schema 9, whose mentions stand in
// families by names of another kind: its events become those of now, and what an analyst
// decided holds.
func TestFamiliesOfAnOlderRecord(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
	load(t, d, input(1, "AID PRK RUS"), input(21, "AID PRK RUS\n"), input(2, "AID PRK RUS\n\n"), input(3, "CONSULT PRK RUS"))
	drain(t, d)
	all := eventsOf(t, s)
	slices.SortFunc(all, func(a, b store.EventView) int { return len(a.Mentions) - len(b.Mentions) })
	two := all[2]
	one := all[slices.IndexFunc(all, func(e store.EventView) bool { return e.ID != two.ID && e.Type == two.Type })]
	ok(t, d.Decide(context.Background(), entente.Decision{Kind: entente.Join, Event: one.ID, Other: two.ID}))
	drain(t, d)
	want := eventsOf(t, s)
	if got := sizes(t, s); !slices.Equal(got, []int{1, 3}) {
		t.Fatalf("joined: %v", got)
	}
	ok(t, s.Close())

	db, err := sql.Open("sqlite", filepath.Join(folder, sqlite.File))
	ok(t, err)
	for _, table := range []string{"mention", "event", "decided", "placed"} {
		_, err := db.Exec(`UPDATE ` + table + ` SET family = 'older ' || family`)
		ok(t, err)
	}
	for _, undo := range []string{`DELETE FROM schema_version WHERE version >= 10`, `DROP TABLE score_day`, `DROP INDEX document_publisher`} {
		_, err = db.Exec(undo)
		ok(t, err)
	}
	ok(t, db.Close())

	s = open(t, folder)
	drain(t, run.New(run.Options{Store: s, Reader: &liner{version: "v1"}}))
	got := eventsOf(t, s)
	ok(t, s.Close())
	db, err = sql.Open("sqlite", filepath.Join(folder, sqlite.File))
	ok(t, err)
	defer db.Close()
	for _, table := range []string{"mention", "event", "decided", "placed"} {
		var left int
		ok(t, db.QueryRow(`SELECT COUNT(*) FROM `+table+` WHERE family LIKE 'older %'`).Scan(&left))
		if left > 0 {
			t.Errorf("%d of %s stand in families of the older kind", left, table)
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d events, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].ID != want[i].ID || !slices.Equal(got[i].Mentions, want[i].Mentions) {
			t.Errorf("got %s of %v, want %s of %v", got[i].ID, got[i].Mentions, want[i].ID, want[i].Mentions)
		}
	}
}

// TestScoresOfAnOlderRecord opens a record that has no packed days: its ties have the scores that they had.
func TestScoresOfAnOlderRecord(t *testing.T) {
	folder, ctx := t.TempDir(), context.Background()
	s := open(t, folder)
	load(t, run.New(run.Options{Store: s, Reader: &liner{version: "v1"}}), input(1, "AID PRK RUS\nCONSULT CHN RUS"), input(2, "CONSULT PRK RUS"), input(5, "AID PRK RUS"))
	drain(t, run.New(run.Options{Store: s, Reader: &liner{version: "v1"}}))
	scores := func() []string {
		all, err := s.Scores(ctx, time.Time{}, time.Time{})
		ok(t, err)
		var out []string
		for _, v := range all {
			out = append(out, fmt.Sprint(v.Dyad, v.Day.Format(time.DateOnly), v.Score))
		}
		slices.Sort(out)
		return out
	}
	want := scores()
	if len(want) < 4 {
		t.Fatalf("scores %v", want)
	}
	ok(t, s.Close())
	db, err := sql.Open("sqlite", filepath.Join(folder, sqlite.File))
	ok(t, err)
	for _, undo := range []string{`DELETE FROM schema_version WHERE version = 11`, `DROP TABLE score_day`, `DROP INDEX document_publisher`} {
		_, err := db.Exec(undo)
		ok(t, err)
	}
	ok(t, db.Close())
	s = open(t, folder)
	if got := scores(); !slices.Equal(got, want) {
		t.Errorf("opened anew %v, want %v", got, want)
	}
	drain(t, run.New(run.Options{Store: s, Reader: &liner{version: "v1"}}))
	if got := scores(); !slices.Equal(got, want) {
		t.Errorf("once packed %v, want %v", got, want)
	}
	ok(t, s.Close())
	db, err = sql.Open("sqlite", filepath.Join(folder, sqlite.File))
	ok(t, err)
	defer db.Close()
	var loose, packed int
	ok(t, db.QueryRow(`SELECT COALESCE(SUM(packed IS NULL), 0), COUNT(*) FROM score_day`).Scan(&loose, &packed))
	if loose > 0 || packed == 0 {
		t.Errorf("%d of %d days are not packed", loose, packed)
	}
}
