package sqlite_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"entente"
	"entente/store"
	"entente/store/sqlite"
)

// The size of the ledgers that BenchmarkLedgers looks into; the figures in
// reports/registers.md are of a million. A record once made is used again if
// -ledgers-in names its folder.
var (
	ledgerSize   = flag.Int("ledgers", 20_000, "transfers in the record of BenchmarkLedgers; a tenth as many agreements and positions")
	ledgerFolder = flag.String("ledgers-in", "", "folder to keep the record of BenchmarkLedgers in")
)

// perDocument is how many transfers a document of these ledgers reports.
const perDocument = 20

// codesDrawn are states in the order of how often they come: the n-th one n
// times less often than the first.
var codesDrawn = []string{"RUS", "USA", "CHN", "UKR", "IRN", "PRK", "ISR", "TUR", "IND", "KOR", "JPN", "DEU", "FRA", "GBR", "POL", "PAK",
	"SAU", "EGY", "BLR", "SYR", "VNM", "KAZ", "NOR", "SWE", "FIN", "ITA", "ESP", "GRC", "BRA", "VEN", "CUB", "ZAF", "ETH", "SDN", "MLI", "TCD", "SRB", "AZE", "ARM", "GEO"}

// maker draws entries.
type maker struct {
	*rand.Rand
	weights []float64
}

func newMaker() *maker {
	m := &maker{Rand: rand.New(rand.NewPCG(1, 2))}
	for i := range codesDrawn {
		m.weights = append(m.weights, 1/float64(i+1))
	}
	return m
}

// of draws one of several values, the first most often.
func (m *maker) of(values ...string) string {
	total := 0.0
	for i := range values {
		total += m.weights[i]
	}
	at := m.Float64() * total
	for i, v := range values {
		if at -= m.weights[i]; at <= 0 {
			return v
		}
	}
	return values[len(values)-1]
}

func (m *maker) states() (a, b entente.Entity) {
	x, y := m.of(codesDrawn...), m.of(codesDrawn...)
	for x == y {
		y = m.of(codesDrawn...)
	}
	return entente.Entity{Text: x, Code: x, Sector: "GOV", Reason: "name of a state"}, entente.Entity{Text: y, Code: y, Sector: "GOV", Reason: "name of a state"}
}

func (m *maker) transfer(id string, at time.Time) (entente.Transfer, entente.RegisteredTransfer) {
	a, b := m.states()
	class := m.of("weapons", "missiles", "drones", "ammunition", "aircraft", "air defence", "armour", "artillery", "naval", "energy", "technology", "troops", "satellites", "engines", "funds")
	items := []entente.Item{{Text: "several " + class, Class: class}}
	finding := entente.Finding{Quote: "shipped several " + class, Spans: []entente.Span{{Start: 40, End: 70}}, Confidence: 0.75, Reason: "a word of transfer with an item",
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	stage := m.of("delivered", "shipped", "ordered", "offered", "halted", "used")
	report := entente.Transfer{ID: id, Suppliers: []entente.Entity{a}, Recipients: []entente.Entity{b}, Items: items, Stage: stage, Finding: finding}
	said := entente.Said{Time: at, Report: id, DocumentID: id[:32]}
	return report, entente.RegisteredTransfer{ID: "r" + id, Suppliers: report.Suppliers, Recipients: report.Recipients, Items: items, Stage: stage,
		Stages: []entente.StageReport{{Stage: stage, Date: entente.Date{Time: at, Precision: entente.Published}, Report: id, DocumentID: id[:32]}},
		Status: entente.Status(m.of("alleged", "reported", "confirmed", "disputed", "possible", "denied")), Alleged: said, Affirmed: 1, Standing: finding.Standing,
		First: at.AddDate(0, 0, -m.IntN(90)), Latest: at, Reports: []string{id}, Publishers: []string{"Paper"}, Reason: "the only report of a transfer"}
}

func (m *maker) agreement(id string, at time.Time) (entente.Agreement, entente.RegisteredAgreement) {
	a, b := m.states()
	kind := m.of("strategic partnership", "trade", "mutual defence", "energy", "military-technical cooperation", "border", "other")
	v := entente.Agreement{ID: id, Title: "treaty of " + kind, Type: kind, Parties: []entente.Entity{a, b}}
	stages := []entente.Stage{{Stage: "signed", Date: entente.Date{Time: at, Precision: entente.Day}}}
	if m.IntN(3) == 0 {
		stages = append(stages, entente.Stage{Stage: m.of("in force", "ratified", "denounced"), Date: entente.Date{Time: at.AddDate(1, 0, 0), Precision: entente.Day}})
	}
	obligations := []entente.Obligation{{Code: m.of(entente.ObligationConsul, entente.ObligationNonAgg, entente.ObligationDefense)}}
	return v, entente.RegisteredAgreement{ID: "r" + id, Title: v.Title, Type: kind, Parties: v.Parties, Stages: stages, Obligations: obligations,
		First: at, Latest: at, Reports: []string{id}, Publishers: []string{"Paper"}}
}

// ledgers makes a record of so many transfers, and a tenth as many agreements
// and positions on them, or opens the one that was made before.
func ledgers(b *testing.B, size int) *store.Store {
	b.Helper()
	folder := *ledgerFolder
	if folder == "" {
		folder = b.TempDir()
	} else if _, err := os.Stat(filepath.Join(folder, sqlite.File)); err == nil {
		return open(b, folder)
	}
	s, m := open(b, folder), newMaker()
	const batch = 50
	for from := 0; from < size/perDocument; from += batch {
		var in []entente.Input
		for i := range batch {
			in = append(in, document(from+i))
		}
		added, err := s.AddDocuments(context.Background(), in)
		ok(b, err)
		fillLedgers(b, s, m, added, start.Add(time.Duration(float64(from)/float64(size/perDocument)*9000*24)*time.Hour))
	}
	return s
}

// fillLedgers gives documents their transfers, agreements and positions.
func fillLedgers(b *testing.B, s *store.Store, m *maker, docs []store.Added, at time.Time) {
	b.Helper()
	ctx := context.Background()
	var readings []store.CodedReading
	var transfers []entente.RegisteredTransfer
	var agreements []entente.RegisteredAgreement
	in := map[string]string{}
	for _, d := range docs {
		c := store.CodedReading{Reading: entente.Reading{DocumentID: d.ID, Coder: "v1"}}
		for i := range perDocument {
			report, entry := m.transfer(fmt.Sprint(d.ID, i), at.Add(time.Duration(m.IntN(86400))*time.Second))
			c.Reading.Transfers, c.Transfers = append(c.Reading.Transfers, report), append(c.Transfers, d.ID)
			transfers, in[report.ID] = append(transfers, entry), d.ID
		}
		for i := range perDocument / 10 {
			report, entry := m.agreement(fmt.Sprint("a", d.ID, i), at)
			c.Reading.Agreements, c.Agreements = append(c.Reading.Agreements, report), append(c.Agreements, d.ID)
			agreements, in[report.ID] = append(agreements, entry), d.ID
		}
		readings = append(readings, c)
	}
	ok(b, s.SaveReadings(ctx, readings))
	ok(b, s.Update(ctx, func(u *store.Update) error {
		if err := u.ReplaceTransfers(ctx, docs[0].ID, transfers, in); err != nil {
			return err
		}
		_, err := u.ReplaceAgreements(ctx, docs[0].ID, agreements, func(a entente.RegisteredAgreement) []entente.Dyad {
			return []entente.Dyad{entente.NewDyad(a.Parties[0].Code, a.Parties[1].Code)}
		}, in)
		if err != nil {
			return err
		}
		return u.ReplacePositions(ctx, "on "+docs[0].ID, m.positions(agreements), nil)
	}))
	stale, err := s.Stale(ctx, 100_000)
	ok(b, err)
	ok(b, s.Update(ctx, func(u *store.Update) error { return u.Fresh(ctx, stale) }))
}

// positions are a stance on each agreement; the first has two thousand of them.
func (m *maker) positions(on []entente.RegisteredAgreement) []entente.RegisteredPosition {
	var all []entente.RegisteredPosition
	for i, a := range on {
		id := a.ID
		if i%50 == 0 {
			id = "famous"
		}
		actor := m.of(codesDrawn...)
		all = append(all, entente.RegisteredPosition{ID: "p" + a.ID, Actor: entente.Entity{Text: actor, Code: actor}, Stance: m.of("concern", "welcome", "alarm", "condemn"),
			About: entente.Topic{Kind: entente.AboutAgreement, ID: id, Entities: a.Parties}, First: a.First, Latest: a.Latest})
	}
	return all
}

// BenchmarkLedgers asks every list and thing of the ledgers in every way that
// narrows them, and reports how long the slowest answer took.
func BenchmarkLedgers(b *testing.B) {
	s, ctx := ledgers(b, *ledgerSize), context.Background()
	first, err := s.Transfers(ctx, store.TransferFilter{})
	ok(b, err)
	whole, err := s.Register(ctx, store.RegisterFilter{})
	ok(b, err)
	b.Logf("%d transfers, %d agreements", first.Total, whole.Total)
	transfers := func(f store.TransferFilter) func() (int, error) {
		return func() (int, error) { l, err := s.Transfers(ctx, f); return l.Total, err }
	}
	register := func(f store.RegisterFilter) func() (int, error) {
		return func() (int, error) { l, err := s.Register(ctx, f); return l.Total, err }
	}
	positions := func(f store.PositionFilter) func() (int, error) {
		return func() (int, error) { l, err := s.Positions(ctx, f); return l.Total, err }
	}
	middle := start.AddDate(0, 0, 4500)
	for _, q := range []struct {
		name string
		ask  func() (int, error)
	}{
		{"transfers", transfers(store.TransferFilter{})},
		{"transfers of a state", transfers(store.TransferFilter{State: "RUS"})},
		{"transfers between two", transfers(store.TransferFilter{State: "RUS", Other: "PRK"})},
		{"transfers from one to another", transfers(store.TransferFilter{Supplier: "PRK", Recipient: "RUS"})},
		{"transfers of a class", transfers(store.TransferFilter{Class: "weapons"})},
		{"transfers of a class, stage and status", transfers(store.TransferFilter{Class: "weapons", Stage: "delivered", Status: entente.StatusAlleged})},
		{"transfers of a state, class, stage and status", transfers(store.TransferFilter{State: "RUS", Class: "missiles", Stage: "used", Status: entente.StatusDenied})},
		{"transfers of a state, class and status, none that fits", transfers(store.TransferFilter{State: "RUS", Class: "weapons", Status: entente.StatusAlleged, Slice: store.Slice{KnownBy: start.AddDate(-1, 0, 0)}})},
		{"transfers in a year", transfers(store.TransferFilter{Slice: store.Slice{From: middle, To: middle.AddDate(1, 0, 0)}})},
		{"transfers known by a day", transfers(store.TransferFilter{State: "USA", Slice: store.Slice{KnownBy: middle}})},
		{"transfers, page in the middle", transfers(store.TransferFilter{Slice: store.Slice{After: store.Cursor(fmt.Sprintf("%d.1", middle.UnixMilli())), Page: store.Page{Limit: 200}}})},
		{"a transfer", func() (int, error) { _, err := s.Transfer(ctx, first.Rows[0].ID); return 1, err }},
		{"agreements", register(store.RegisterFilter{})},
		{"agreements of two, with an obligation", register(store.RegisterFilter{State: "RUS", Other: "CHN", Obligation: "DEFENSE"})},
		{"agreements of a type in force", register(store.RegisterFilter{Type: "trade", Stage: "in force"})},
		{"agreements by last change", func() (int, error) {
			_, n, err := s.Agreements(ctx, store.AgreementFilter{})
			return n, err
		}},
		{"an agreement", func() (int, error) { _, err := s.Agreement(ctx, whole.Rows[0].ID); return 1, err }},
		{"who is alarmed by an agreement", positions(store.PositionFilter{Kind: entente.AboutAgreement, ID: "famous", Stance: "alarm"})},
		{"positions of a state", positions(store.PositionFilter{Actor: "USA"})},
		{"choices of transfers", func() (int, error) { c, err := s.Choices(ctx, store.KindTransfer); return len(c.Classes), err }},
	} {
		b.Run(q.name, func(b *testing.B) {
			total, slowest := 0, time.Duration(0)
			for b.Loop() {
				began := time.Now()
				n, err := q.ask()
				ok(b, err)
				total, slowest = n, max(slowest, time.Since(began))
			}
			b.ReportMetric(float64(total), "found")
			b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
		})
	}
}
