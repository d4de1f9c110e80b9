package sqlite_test

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"entente"
	"entente/store"
	"entente/store/sqlite"
)

// sketched is how many documents the index of texts has in BenchmarkLikes, of
// twenty keys each.
var sketched = flag.Int("sketched", 50_000, "documents in the index of BenchmarkLikes")

// BenchmarkLikes looks up texts that are like a new one, among many.
func BenchmarkLikes(b *testing.B) {
	folder, ctx := b.TempDir(), context.Background()
	s := open(b, folder)
	added, err := s.AddDocuments(ctx, inputs(64))
	ok(b, err)
	index(b, filepath.Join(folder, sqlite.File), *sketched)
	r := rand.New(rand.NewPCG(1, 2))
	sk := func() store.Sketch {
		v := store.Sketch{Version: 1, Data: make([]byte, 800), Day: start.AddDate(0, 0, r.IntN(9000))}
		for range 10 {
			v.Passages, v.Bands = append(v.Passages, r.Uint32()>>8), append(v.Bands, r.Uint32()>>8)
		}
		return v
	}
	b.Run("lookup", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Candidates(ctx, sk()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
	})
	b.Run("save", func(b *testing.B) {
		version := 1
		for b.Loop() {
			version++
			ok(b, s.Update(ctx, func(u *store.Update) error {
				for _, a := range added {
					v := sk()
					v.Version = version
					if err := u.SaveSketch(ctx, a.ID, v); err != nil {
						return err
					}
				}
				return nil
			}))
		}
		b.ReportMetric(float64(b.N*len(added))/b.Elapsed().Seconds(), "docs/s")
	})
}

// index puts keys of as many documents into the index of texts.
func index(b *testing.B, path string, documents int) {
	b.Helper()
	db, err := sql.Open("sqlite", path)
	ok(b, err)
	defer func() { ok(b, db.Close()) }()
	started := time.Now()
	_, err = db.Exec(fmt.Sprintf(`WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < %d)
		INSERT INTO passage (key, day, n) SELECT ((i %% 2) << 32) | (abs(random()) %% (1 << 24)), 10957 + (i / 20) %% 9000, i / 20
		FROM c WHERE true ORDER BY 1 ON CONFLICT DO NOTHING`, documents*20))
	ok(b, err)
	b.Logf("%d documents were indexed in %s", documents, time.Since(started))
}

func inputs(n int) []entente.Input {
	var in []entente.Input
	for i := range n {
		in = append(in, document(i))
	}
	return in
}
