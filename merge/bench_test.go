package merge_test

import (
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"entente"
	"entente/merge"
)

// BenchmarkEvents merges a busy week: 4,000 mentions, a third with an actor
// whom nobody knows.
func BenchmarkEvents(b *testing.B) {
	unknown := []string{"Karpis Orbelian", "Orbelian, Karpis", "gunmen", "Polarwind GmbH", "Polarwind", "the villagers", "Хамас"}
	var ms []entente.Mention
	for i := range 4000 {
		m := mention(fmt.Sprint("m", i), fmt.Sprint("d", i%400, "-", 1+i%7), "CONSULT RUS/GOV > CHN - certain past")
		if i%3 == 0 {
			m.Recipients = []entente.Entity{{Text: unknown[i%len(unknown)]}}
		}
		ms = append(ms, m)
	}
	b.ReportAllocs()
	for b.Loop() {
		merge.Events(ms, library)
	}
}

// mentions is how many BenchmarkIncremental merges in all.
var mentions = flag.Int("mentions", 100_000, "how many mentions BenchmarkIncremental merges")

// BenchmarkIncremental merges a hundred thousand mentions, or how many are asked for, as a desk does, document by
// document in batches: each batch is placed, and the families and days that it
// touches are merged again with what is held around them. What is held is that
// of the last days, as the record gives it. 200 states, 16 towns; nine in ten
// mentions are of the busiest 40 states.
func BenchmarkIncremental(b *testing.B) {
	g := merge.Merger{Kin: kin(b)}
	for b.Loop() {
		held := map[merge.Placing][]merge.Placed{}
		merged, peak := 0, uint64(0)
		for n := 0; n < *mentions; n += batch {
			stale := arrive(g, held, n)
			for family, days := range stale {
				merged += len(g.Again(family, around(held, family, days), days[0], days[1], dayOfDocument))
			}
			forget(held, n)
			if n%(100*batch) == 0 {
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
		}
		b.ReportMetric(float64(peak)/(1<<20), "MiB-peak")
		b.ReportMetric(float64(merged), "events-made")
	}
	b.ReportMetric(float64(*mentions*b.N)/b.Elapsed().Seconds(), "mentions/s")
}

// batch is how many mentions come at once, and perDay how many a day.
const (
	batch  = 500
	perDay = 4000
)

func onDay(n int) time.Time { return day(1).AddDate(0, 0, n/perDay) }

// dayOfDocument finds documents by an id that begins with the number of their
// first mention.
func dayOfDocument(id string) (entente.Document, bool) {
	n, _ := strconv.Atoi(id)
	return entente.Document{ID: id, Published: onDay(n).Add(9 * time.Hour), Publisher: entente.Publisher{Name: fmt.Sprint("Paper ", n%97)}}, true
}

// arrive places a batch, ten mentions a document, and tells which families it
// made stale, from which day to which.
func arrive(g merge.Merger, held map[merge.Placing][]merge.Placed, from int) map[string][2]time.Time {
	stale := map[string][2]time.Time{}
	for n := from; n < from+batch; n += 10 {
		doc, _ := dayOfDocument(strconv.Itoa(n))
		ms := make([]entente.Mention, 10)
		for i := range ms {
			ms[i] = generated(n+i, doc)
		}
		for i, p := range g.Place(ms, doc) {
			held[p] = append(held[p], merge.Placed{Mention: ms[i], Day: p.Day})
			days, seen := stale[p.Family]
			if !seen || p.Day.Before(days[0]) {
				days[0] = p.Day
			}
			if p.Day.After(days[1]) {
				days[1] = p.Day
			}
			stale[p.Family] = days
		}
	}
	return stale
}

// generated is the n-th mention.
func generated(n int, doc entente.Document) entente.Mention {
	h := uint32(n) * 2654435761
	busy := 40
	if h%10 == 0 {
		busy = 200
	}
	code := func(i uint32) entente.Entity {
		return entente.Entity{Text: "state", Code: string([]byte{'A' + byte(i/26), 'A' + byte(i%26), 'X'}), Sector: "GOV"}
	}
	m := entente.Mention{ID: strconv.Itoa(n), DocumentID: doc.ID, Event: []string{"CONSULT", "ASSAULT", "AID", "ACCUSE"}[h>>8%4], Quad: 1, Score: 1,
		Actors: []entente.Entity{code(h >> 4 % uint32(busy))}, Sentence: n % 10, Trigger: entente.Evidence{Text: "met"},
		Date: entente.Date{Time: midnightOf(doc.Published), Precision: entente.Published}}
	m.Quote = fmt.Sprint("state met state in a town on the border over grain and gas, paper ", n)
	m.Standing = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	if h>>12%8 != 0 {
		m.Recipients = []entente.Entity{code((h>>4 + 1 + h>>16%3) % uint32(busy))}
	}
	if h>>20%3 == 0 {
		m.Date = entente.Date{Time: midnightOf(doc.Published).AddDate(0, 0, -1), Precision: entente.Day}
	}
	if h>>22%4 == 0 {
		m.Place = &entente.Place{Name: fmt.Sprint("Town ", h>>24%16), Country: "UKR", Located: true, Lat: 45 + float64(h>>24%16), Lon: 30, Resolution: 4}
	}
	return m
}

func midnightOf(t time.Time) time.Time { return t.Truncate(24 * time.Hour) }

// around are the mentions of a family that days must be merged with.
func around(held map[merge.Placing][]merge.Placed, family string, days [2]time.Time) []merge.Placed {
	var on [][]merge.Placed
	for d := days[0].AddDate(0, 0, -merge.Reach); !d.After(days[1].AddDate(0, 0, merge.Reach)); d = d.AddDate(0, 0, 1) {
		on = append(on, held[merge.Placing{Family: family, Day: d}])
	}
	return slices.Concat(on...)
}

// forget lets go of what is too old for any batch to come.
func forget(held map[merge.Placing][]merge.Placed, n int) {
	if n%perDay != 0 {
		return
	}
	for p := range held {
		if p.Day.Before(onDay(n).AddDate(0, 0, -2*merge.Reach)) {
			delete(held, p)
		}
	}
}

// BenchmarkTransfers merges 10,000 reports of one family over nine years: two
// states, all kinds of arms, every fourth report says "weapons" only.
func BenchmarkTransfers(b *testing.B) {
	classes := []string{"missiles", "ammunition", "weapons", "drones", "artillery", "weapons", "armour", "aircraft"}
	var all []entente.Transfer
	for i := range 10_000 {
		t := transfer(fmt.Sprint("t", i), fmt.Sprint("d", i, "-4"), "PRK > RUS | "+classes[i%8]+" | 12 | shipped | - | certain:KOR")
		t.Dates = []entente.Date{{Time: day(1).AddDate(0, 0, -i/3), Precision: entente.Day}}
		all = append(all, t)
	}
	for b.Loop() {
		if got := merge.Transfers(all, library, nil); len(got) == 0 {
			b.Fatal("nothing came of it")
		}
	}
}
