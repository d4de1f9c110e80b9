package sqlite_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/store"
)

// mentions is how many mentions a document has in these benchmarks.
const mentions = 10

var start = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

func document(i int) entente.Input {
	text := fmt.Sprintf("Report %d. ", i) + strings.Repeat("The envoys of the two states met again and said little of it. ", 40)
	return entente.Input{Raw: []byte(text), Doc: entente.Document{URL: fmt.Sprint("file:///", i), Text: text,
		Published: start.AddDate(0, 0, i%9000), Publisher: entente.Publisher{Name: "Paper"}}}
}

func reading(doc string) store.CodedReading {
	c := store.CodedReading{Reading: entente.Reading{DocumentID: doc, Coder: "v1"}}
	for i := range mentions {
		c.Reading.Mentions = append(c.Reading.Mentions, entente.Mention{
			ID: fmt.Sprint(doc, i), Event: "CONSULT", Mode: "visit", Quad: 1, Score: 4, CAMEO: "042",
			Actors:     []entente.Entity{{Text: "the envoy", Code: "RUS", Sector: "GOV", Reason: "demonym and title"}},
			Recipients: []entente.Entity{{Text: "Pyongyang", Code: "PRK", Sector: "GOV", Reason: "capital"}},
			Trigger:    entente.Evidence{Text: "met", Span: entente.Span{Start: 40, End: 43}},
			Finding: entente.Finding{Quote: "met", Spans: []entente.Span{{Start: 40, End: 43}}, Confidence: 0.8, Reason: "frame meet",
				Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}},
		})
		c.Families, c.Days = append(c.Families, "RUS PRK"), append(c.Days, start)
	}
	return c
}

// BenchmarkSaveReadings saves batches of 64 readings of ten mentions, each
// batch flushed to the disk.
func BenchmarkSaveReadings(b *testing.B) {
	s, ctx := open(b, b.TempDir()), context.Background()
	const batch = 64
	n := 0
	for b.Loop() {
		b.StopTimer()
		var in []entente.Input
		for range batch {
			in = append(in, document(n))
			n++
		}
		added, err := s.AddDocuments(ctx, in)
		if err != nil {
			b.Fatal(err)
		}
		var readings []store.CodedReading
		for _, a := range added {
			readings = append(readings, reading(a.ID))
		}
		b.StartTimer()
		if err := s.SaveReadings(ctx, readings); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(batch)*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkAddDocuments stores batches of 100 documents of 2.5 kB.
func BenchmarkAddDocuments(b *testing.B) {
	s, ctx := open(b, b.TempDir()), context.Background()
	n := 0
	for b.Loop() {
		var in []entente.Input
		for range 100 {
			in = append(in, document(n))
			n++
		}
		if _, err := s.AddDocuments(ctx, in); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(100*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkTiePage gathers the page of a dyad with 100,000 events on 9,000
// days: all of its days and its latest fifty events with their mentions; and, for
// each change point on it, the events of half a year.
func BenchmarkTiePage(b *testing.B) {
	s, ctx := open(b, b.TempDir()), context.Background()
	dyad := entente.NewDyad("RUS", "PRK")
	fill(b, s, dyad, 100_000)
	b.Run("page", func(b *testing.B) {
		for b.Loop() {
			v, err := s.TieView(ctx, dyad, time.Time{}, time.Time{}, store.Page{})
			if err != nil || v.Total != 100_000 || len(v.Events) != 50 || len(v.Events[0].Found) != 1 || len(v.Days) != 9000 {
				b.Fatal(err, v.Total, len(v.Events), len(v.Days))
			}
		}
	})
	b.Run("change", func(b *testing.B) {
		for b.Loop() {
			v, _, err := s.Events(ctx, store.EventFilter{Dyad: dyad, From: start.AddDate(0, 0, 4000), To: start.AddDate(0, 0, 4180), Page: store.Page{Limit: 60}})
			if err != nil || len(v) != 60 {
				b.Fatal(err, len(v))
			}
		}
	})
}

// fill gives a dyad so many events, each of one mention.
func fill(b *testing.B, s *store.Store, dyad entente.Dyad, events int) {
	b.Helper()
	ctx := context.Background()
	for from := 0; from < events; from += 100 * mentions {
		var in []entente.Input
		for i := range 100 {
			in = append(in, document(from+i))
		}
		added, err := s.AddDocuments(ctx, in)
		if err != nil {
			b.Fatal(err)
		}
		var readings []store.CodedReading
		var merged []store.MergedEvent
		for i, a := range added {
			readings = append(readings, reading(a.ID))
			for j := range mentions {
				day := start.AddDate(0, 0, (from+i*mentions+j)%9000)
				merged = append(merged, store.MergedEvent{Day: day, Dyads: []entente.Dyad{dyad}, Event: entente.Event{
					ID: fmt.Sprint(a.ID, j), Type: "CONSULT", Quad: 1, Score: 4, Date: entente.Date{Time: day}, Mentions: []string{fmt.Sprint(a.ID, j)}}})
			}
		}
		if err := s.SaveReadings(ctx, readings); err != nil {
			b.Fatal(err)
		}
		err = s.Update(ctx, func(u *store.Update) error {
			_, err := u.ReplaceEvents(ctx, fmt.Sprint("family", from), time.Time{}, time.Time{}, merged)
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	err := s.Update(ctx, func(u *store.Update) error {
		for i := range 9000 {
			if err := u.SaveTieDay(ctx, entente.TieDay{Dyad: dyad, Day: start.AddDate(0, 0, i), Quad: [5]int{0, 11}, Score: 44}); err != nil {
				return err
			}
		}
		return u.SaveTie(ctx, entente.Tie{Dyad: dyad, Events: events})
	})
	if err != nil {
		b.Fatal(err)
	}
}
