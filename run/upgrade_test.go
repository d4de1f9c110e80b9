package run_test

import (
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

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
