package sqlite_test

import (
	"compress/gzip"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/store"
	"entente/store/sqlite"
)

// write makes the record of the schema as it is now, once, when a schema is
// released: go test ./store/sqlite -run TestUpgrade -write schema-001. A file
// that was released is never written again.
var write = flag.String("write", "", "name of the released record to write under testdata")

var pair = entente.NewDyad("RUS", "PRK")

// TestUpgrade opens a record of every schema that was ever released: what is
// in it is found, the work in it goes on, and its schema becomes that of a new
// record.
func TestUpgrade(t *testing.T) {
	if *write != "" {
		release(t, filepath.Join("testdata", *write+".db.gz"))
	}
	files, err := filepath.Glob("testdata/schema-*.db.gz")
	ok(t, err)
	if len(files) == 0 {
		t.Fatal("there is no record of the first schema in testdata")
	}
	fresh := t.TempDir()
	ok(t, open(t, fresh).Close())
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			folder := t.TempDir()
			unzip(t, file, filepath.Join(folder, sqlite.File))
			s := open(t, folder)
			checkOld(t, s)
			ok(t, s.Close())
			if got, want := schema(t, folder), schema(t, fresh); got != want {
				t.Errorf("the schema after the upgrade:\n%s\nthat of a new record:\n%s", got, want)
			}
		})
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// release writes a record with a little of everything.
func release(t *testing.T, file string) {
	t.Helper()
	folder := t.TempDir()
	s := open(t, folder)
	ctx := context.Background()
	src, err := s.AddSource(ctx, entente.Source{Kind: entente.SourceFeed, Location: "https://a.example/feed", Name: "The Gazette"})
	ok(t, err)
	coded, waiting := document(1), document(2)
	coded.Doc.SourceID = src.ID
	added, err := s.AddDocuments(ctx, []entente.Input{coded, waiting})
	ok(t, err)
	c := reading(added[0].ID)
	c.Reading.Agreements = []entente.Agreement{{ID: "report", Title: "pact"}}
	c.Agreements = []string{"pact"}
	c.Reading.Transfers = []entente.Transfer{{ID: "shipment", Suppliers: []entente.Entity{{Text: "Moscow", Code: "RUS"}}, Recipients: []entente.Entity{{Text: "Pyongyang", Code: "PRK"}},
		Items: []entente.Item{{Text: "shells", Class: "ammunition"}}}}
	c.Reading.Capabilities = []entente.Capability{{ID: "launch", State: entente.Entity{Text: "Pyongyang", Code: "PRK"}, Programme: "ICBM", Change: "launch"}}
	c.Reading.Positions = []entente.Position{{ID: "alarm", Actor: entente.Entity{Text: "Seoul", Code: "KOR"}, Stance: "alarm"}}
	c.Transfers, c.Capabilities = []string{"RUS PRK"}, []string{"PRK"}
	ok(t, s.SaveReadings(ctx, []store.CodedReading{c}))
	ok(t, s.Update(ctx, func(u *store.Update) error { return derive(ctx, u, added[0].ID, c.Reading.Mentions[0].ID) }))
	ok(t, s.SaveNotice(ctx, entente.Notice{Key: "k", AlertID: "alert", Channel: "hook", Sent: start, Attempts: 1}))
	ok(t, s.Close())
	zip(t, filepath.Join(folder, sqlite.File), file)
}

// derive adds what is derived from one mention and one report.
func derive(ctx context.Context, u *store.Update, doc, mention string) error {
	_, err := u.ReplaceEvents(ctx, "family", start, start, []store.MergedEvent{{Day: start, Dyads: []entente.Dyad{pair},
		Event: entente.Event{ID: "event", Type: "CONSULT", Date: entente.Date{Time: start}, Mentions: []string{mention}}}})
	if err != nil {
		return err
	}
	if err := u.SaveTieDay(ctx, entente.TieDay{Dyad: pair, Day: start, Quad: [5]int{0, 1}, Score: 4}); err != nil {
		return err
	}
	if err := u.SaveTie(ctx, entente.Tie{Dyad: pair, Events: 1, Score: 4}); err != nil {
		return err
	}
	_, err = u.ReplaceAgreements(ctx, "pact", []entente.RegisteredAgreement{{ID: "agreement", Title: "pact", Reports: []string{"report"}}},
		func(entente.RegisteredAgreement) []entente.Dyad { return []entente.Dyad{pair} }, map[string]string{"report": doc})
	if err != nil {
		return err
	}
	_, err = u.SaveAlerts(ctx, []entente.Alert{{ID: "alert", Watch: "defence-obligation", Dyad: pair, AgreementID: "agreement", DocumentID: doc, Raised: start}})
	return err
}

// checkOld looks for all that release put in, and works on with it.
func checkOld(t *testing.T, s *store.Store) {
	t.Helper()
	ctx := context.Background()
	v, err := s.TieView(ctx, pair, time.Time{}, time.Time{}, store.Page{})
	ok(t, err)
	if v.Total != 1 || len(v.Events[0].Found) != 1 || len(v.Days) != 1 || len(v.Agreements) != 1 || len(v.Alerts) != 1 {
		t.Fatalf("got %+v", v)
	}
	if n := v.Alerts[0].Notices; len(n) != 1 || !n[0].Sent.Equal(start) {
		t.Errorf("notices: %+v", n)
	}
	d, err := s.Document(ctx, v.Events[0].Found[0].DocumentID)
	ok(t, err)
	raw, err := s.Raw(ctx, d.RawHash)
	ok(t, err)
	if string(raw) != d.Text || len(d.Reading.Mentions) != mentions || len(d.Reading.Agreements) != 1 || d.SourceID != 1 {
		t.Errorf("got %+v of %q", d, raw)
	}
	stale, err := s.Stale(ctx, 10)
	ok(t, err)
	if len(stale) == 0 {
		t.Error("nothing is stale: the ledgers of what was read before would not be made")
	}
	if !slices.ContainsFunc(stale, func(v store.Stale) bool { return v.Kind == store.StalePlaces && v.Key == d.ID }) {
		t.Errorf("the mentions of what was read before would stay in families of that time: %+v", stale)
	}
	work, err := s.Work(ctx, "v1", 3, 10)
	ok(t, err)
	if len(work) != 1 {
		t.Fatalf("work: %v", work)
	}
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(work[0])}))
	_, n, err := s.Documents(ctx, store.DocumentFilter{Words: "envoys", State: store.Coded})
	ok(t, err)
	if n != 2 {
		t.Errorf("%d documents are found by their words, want 2", n)
	}
}

// schema is how a database says that its tables are made.
func schema(t *testing.T, folder string) string {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(folder, sqlite.File))
	ok(t, err)
	defer func() { ok(t, db.Close()) }()
	rows, err := db.Query(`SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master`)
	ok(t, err)
	var all []string
	for rows.Next() {
		var line string
		ok(t, rows.Scan(&line))
		all = append(all, strings.Join(strings.Fields(line), " "))
	}
	ok(t, rows.Err())
	slices.Sort(all)
	return strings.Join(all, "\n")
}

func zip(t *testing.T, from, to string) {
	t.Helper()
	if _, err := os.Stat(to); err == nil {
		t.Fatalf("%s was released; it is never written again", to)
	}
	data, err := os.ReadFile(from)
	ok(t, err)
	ok(t, os.MkdirAll(filepath.Dir(to), 0o755))
	f, err := os.Create(to)
	ok(t, err)
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	ok(t, err)
	_, err = z.Write(data)
	ok(t, err)
	ok(t, z.Close())
	ok(t, f.Close())
	fmt.Println("wrote", to)
}

func unzip(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	ok(t, err)
	defer func() { _ = f.Close() }() // only read from
	z, err := gzip.NewReader(f)
	ok(t, err)
	data, err := io.ReadAll(z)
	ok(t, err)
	ok(t, os.WriteFile(to, data, 0o600))
}
