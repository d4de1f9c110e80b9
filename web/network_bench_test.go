package web

import (
	"context"
	opt "flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"entente"
	"entente/store"
	"entente/store/sqlite"
)

// tiesIn is the folder of the record whose network BenchmarkNetwork opens, made there if there is none; the goal is told
// for ten million days of ties: go test ./web -run NONE -bench Network -benchtime 20x -tiedays 10000000 -ties-in FOLDER.
var (
	tiesIn  = opt.String("ties-in", "", "folder of the record of BenchmarkNetwork, made if it is empty")
	tieDays = opt.Int("tiedays", 200_000, "days of ties in the record that BenchmarkNetwork makes")
)

// BenchmarkNetwork opens the page of the network of a record of many ties: 200 states, of which any two have something
// on some of the days of 25 years.
func BenchmarkNetwork(b *testing.B) {
	ctx, folder := context.Background(), *tiesIn
	if folder == "" {
		folder = b.TempDir()
	}
	s, err := sqlite.Open(ctx, folder, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	if _, n, err := s.Ties(ctx, store.TieFilter{Page: store.Page{Limit: 1}}); err != nil || n == 0 {
		fillTies(b, s, *tieDays)
	}
	for range 100 { // a record of an older schema packs its days little by little
		if err := s.Update(ctx, func(*store.Update) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	f := &fake{}
	h := New(Deps{Record: s, Reader: f, Loader: f, Adder: f, Names: f, Now: time.Now})
	slowest := time.Duration(0)
	for b.Loop() {
		begun, w := time.Now(), httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/network", nil))
		if w.Code != http.StatusOK {
			b.Fatalf("/network answers %d", w.Code)
		}
		slowest = max(slowest, time.Since(begun))
	}
	b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
}

// fillTies makes days of ties over 9,000 days, on each of which something was read.
func fillTies(b *testing.B, s *store.Store, total int) {
	b.Helper()
	const states, span = 200, 9000
	ctx, r := context.Background(), rand.New(rand.NewPCG(1, 2))
	start := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	must := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	var in []entente.Input
	for i := range span / 3 {
		in = append(in, entente.Input{Raw: fmt.Append(nil, "text ", i), Doc: entente.Document{URL: fmt.Sprint("https://a.example/", i), Title: fmt.Sprint("T", i), Text: fmt.Sprint("text ", i),
			Published: start.AddDate(0, 0, 3*i+2), Publisher: entente.Publisher{Name: "A"}}})
	}
	added, err := s.AddDocuments(ctx, in)
	must(err)
	var readings []store.CodedReading
	for _, a := range added {
		readings = append(readings, store.CodedReading{Reading: entente.Reading{DocumentID: a.ID, Coder: "v1"}})
	}
	must(s.SaveReadings(ctx, readings))
	code := func(i int) string { return fmt.Sprintf("%c%c%c", 'A'+i/26/26%26, 'A'+i/26%26, 'A'+i%26) }
	days := max(1, total/(states*(states-1)/2))
	for x := range states {
		must(s.Update(ctx, func(u *store.Update) error {
			for y := x + 1; y < states; y++ {
				d := entente.NewDyad(code(x), code(y))
				for i := range days {
					v := entente.TieDay{Dyad: d, Day: start.AddDate(0, 0, (i*span/days+(17*x+5*y)%(span/days))%span), Quad: [5]int{0, 1 + r.IntN(3)}, Score: float64(r.IntN(40)-15) / 2}
					if err := u.SaveTieDay(ctx, v); err != nil {
						return err
					}
				}
				if err := u.SaveTie(ctx, entente.Tie{Dyad: d, Events: days}); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}
