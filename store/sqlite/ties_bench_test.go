package sqlite_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"entente"
	"entente/store"
)

// tieDays is how many days of ties the record of this benchmark has; the goal is
// told for ten million: go test ./store/sqlite -run NONE -bench Ties -tiedays 10000000.
var tieDays = flag.Int("tiedays", 200_000, "days of ties in BenchmarkTies")

// BenchmarkTies asks a record of many ties over 25 years (9,000 days, in each of
// which documents were read) for what a tie's page, the list of ties and the
// network are computed from. Five dyads have something on every second day, the
// others on as many as it takes.
func BenchmarkTies(b *testing.B) {
	s, ctx := open(b, b.TempDir()), context.Background()
	busy := fillTies(b, s, *tieDays)
	last := start.AddDate(0, 0, 8999)
	measure := func(name string, f func() error) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := f(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	measure("page", func() error {
		v, err := s.TieView(ctx, busy, time.Time{}, time.Time{}, store.Page{Limit: 20})
		if err == nil && len(v.Days) < 4000 {
			err = fmt.Errorf("only %d days", len(v.Days))
		}
		if err == nil {
			_, err = s.ReadDays(ctx, time.Time{}, time.Time{})
		}
		return err
	})
	measure("year", func() error {
		_, err := s.TieView(ctx, busy, last.AddDate(-1, 0, 0), last, store.Page{Limit: 20})
		return err
	})
	measure("list", func() error {
		_, _, err := s.Ties(ctx, store.TieFilter{Order: store.ByTurn, Page: store.Page{Limit: 30}})
		return err
	})
	measure("network", func() error {
		v, err := s.Scores(ctx, last.AddDate(0, 0, -449), last)
		if err == nil && len(v) == 0 {
			err = fmt.Errorf("no scores")
		}
		return err
	})
}

// fillTies makes days of ties, 40 dyads in a transaction, and gives one of the
// busy dyads.
func fillTies(b *testing.B, s *store.Store, total int) entente.Dyad {
	b.Helper()
	ctx, r := context.Background(), rand.New(rand.NewPCG(1, 2))
	code := func(i int) string { return fmt.Sprintf("%c%c%c", 'A'+i/26/26%26, 'A'+i/26%26, 'A'+i%26) }
	var in []entente.Input
	for i := range 1000 {
		in = append(in, document(i*9))
	}
	added, err := s.AddDocuments(ctx, in)
	if err != nil {
		b.Fatal(err)
	}
	var readings []store.CodedReading
	for _, a := range added {
		readings = append(readings, store.CodedReading{Reading: entente.Reading{DocumentID: a.ID, Coder: "v1"}})
	}
	if err := s.SaveReadings(ctx, readings); err != nil {
		b.Fatal(err)
	}
	const states = 200
	rest := total / (states * (states - 1) / 2)
	n := 0
	for a := range states {
		err := s.Update(ctx, func(u *store.Update) error {
			for o := a + 1; o < states; o++ {
				days := rest
				if n++; n <= 5 {
					days = 4500
				}
				if err := saveDays(ctx, u, r, entente.NewDyad(code(a), code(o)), days); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return entente.NewDyad(code(0), code(1))
}

// saveDays gives a dyad so many days, evenly over the time.
func saveDays(ctx context.Context, u *store.Update, r *rand.Rand, d entente.Dyad, days int) error {
	for i := range days {
		v := entente.TieDay{Dyad: d, Day: start.AddDate(0, 0, i*9000/days), Quad: [5]int{0, 1 + r.IntN(3)}, Score: float64(r.IntN(20)) / 2,
			Types: map[string]int{"CONSULT": 1, "AGREE": 1}}
		if err := u.SaveTieDay(ctx, v); err != nil {
			return err
		}
	}
	return u.SaveTie(ctx, entente.Tie{Dyad: d, Events: days})
}
