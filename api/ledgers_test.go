package api

import (
	"context"
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/store"
	"entente/store/sqlite"
)

func clock() time.Time { return now }

// openLedgers makes a record with two transfers, of which the first has a
// report, a capability, an agreement and positions on them.
func openLedgers(t *testing.T) http.Handler {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, t.TempDir(), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	added, err := db.AddDocuments(ctx, []entente.Input{{Raw: []byte(body), Doc: entente.Document{Title: "Visit", Text: body, Published: now}}})
	if err != nil {
		t.Fatal(err)
	}
	report := entente.Transfer{ID: "t1", Items: []entente.Item{{Text: "boats", Class: "naval", Span: at("pact")}}, Finding: entente.Finding{Quote: "visited", Spans: []entente.Span{at("visited")}}}
	err = db.SaveReadings(ctx, []store.CodedReading{{Reading: entente.Reading{DocumentID: added[0].ID, Coder: "c1", Transfers: []entente.Transfer{report}}, Transfers: []string{"f"}}})
	if err == nil {
		err = db.Update(ctx, func(u *store.Update) error { return register(ctx, u, added[0].ID) })
	}
	if err != nil {
		t.Fatal(err)
	}
	return New(Deps{Record: db, Reader: coder{}, Now: clock})
}

func register(ctx context.Context, u *store.Update, doc string) error {
	nor, tcd := []entente.Entity{{Text: "Oslo", Code: "NOR"}}, []entente.Entity{{Text: "Chad", Code: "TCD"}}
	said := entente.Said{Time: now, Report: "t1", DocumentID: doc, By: entente.Entity{Text: "Lagos", Code: "NGA"}}
	err := u.ReplaceTransfers(ctx, "f", []entente.RegisteredTransfer{
		{ID: "r1", Suppliers: nor, Recipients: tcd, Items: []entente.Item{{Text: "=boats, \"old\"", Class: "naval"}}, Quantities: []entente.Quantity{{Text: "12"}},
			Stage: "shipped", Status: entente.StatusAlleged, Alleged: said, Reports: []string{"t1"}, First: now, Latest: now, Publishers: []string{"-Wire", "B"}},
		{ID: "r2", Between: append(nor, tcd...), Items: []entente.Item{{Text: "funds", Class: "funds"}}, Status: entente.StatusPossible, Latest: now.AddDate(0, 0, -9)},
	}, map[string]string{"t1": doc})
	if err != nil {
		return err
	}
	err = u.ReplaceCapabilities(ctx, "f", []entente.RegisteredCapability{{ID: "c1", State: nor[0], Programme: "space launch", Change: "launch", Status: entente.StatusReported, Latest: now}}, nil)
	if err != nil {
		return err
	}
	_, err = u.ReplaceAgreements(ctx, "f", []entente.RegisteredAgreement{{ID: "a1", Title: "pact", Type: "trade", Parties: append(nor, tcd...), Latest: now, Conflicts: []string{"Signed twice."}}},
		func(entente.RegisteredAgreement) []entente.Dyad { return nil }, nil)
	if err != nil {
		return err
	}
	return u.ReplacePositions(ctx, "f", []entente.RegisteredPosition{
		{ID: "p1", Actor: entente.Entity{Text: "Abuja", Code: "NGA"}, Stance: "alarm", About: entente.Topic{Kind: "agreement", ID: "a1"}, First: now.AddDate(0, 0, -2), Latest: now},
		{ID: "p2", Actor: entente.Entity{Text: "Abuja", Code: "NGA"}, Stance: "condemn", About: entente.Topic{Kind: "transfer", ID: "r1"}, First: now, Latest: now},
		{ID: "p3", Actor: entente.Entity{Text: "Abuja", Code: "NGA"}, Stance: "concern", About: entente.Topic{Kind: "tie", ID: "NOR-TCD", Entities: append(nor, tcd...)}, Latest: now},
	}, nil)
}

func TestLedgers(t *testing.T) {
	h := openLedgers(t)
	for _, c := range []struct {
		path string
		keys []any
		want any
	}{
		{"transfers", []any{"total"}, 2.0},
		{"transfers", []any{"transfers", 0, "reports", 0, "quote"}, "visited"},
		{"transfers", []any{"transfers", 0, "alleged", "by", "code"}, "NGA"},
		{"transfers", []any{"transfers", 0, "number"}, "(12)"},
		{"transfers?limit=1", []any{"transfers", 1}, nil},
		{"transfers?state=nor&other=TCD&status=possible", []any{"transfers", 0, "id"}, "r2"},
		{"transfers?supplier=NOR&class=naval&stage=shipped", []any{"total"}, 1.0},
		{"transfers?recipient=NOR", []any{"total"}, 0.0},
		{"transfers?to=2024-05-02", []any{"transfers", 0, "id"}, "r2"},
		{"transfers?known_by=2024-05-01", []any{"total"}, 1.0},
		{"transfers?asof=2024-05-10", []any{"transfers", 0, "items", 0, "text"}, "boats"}, // as its report says, not as the entry has come to
		{"transfers?asof=2024-05-09", []any{"transfers", 0}, nil},
		{"transfers/r1", []any{"positions", 0, "id"}, "p2"},
		{"transfers/r1", []any{"reports", 0, "document", "title"}, "Visit"},
		{"capabilities?state=NOR&programme=space%20launch&change=launch&status=reported", []any{"capabilities", 0, "id"}, "c1"},
		{"capabilities/c1", []any{"status"}, "reported"},
		{"agreements?type=trade&b=TCD", []any{"agreements", 0, "conflicts", 0}, "Signed twice."},
		{"agreements?obligation=DEFENSE", []any{"total"}, 0.0},
		{"agreements/a1", []any{"positions", 0, "stance"}, "alarm"},
		{"positions?about=agreement:a1&stance=alarm", []any{"positions", 0, "first"}, "2024-05-08T12:00:00Z"},
		{"positions?about=tie:NOR-TCD", []any{"positions", 0, "id"}, "p3"},
		{"positions?actor=NGA&state=TCD", []any{"total"}, 1.0},
		{"positions?kind=tie", []any{"positions", 0, "id"}, "p3"},
		{"positions/p1", []any{"about", "id"}, "a1"},
	} {
		status, v := call(t, h, httptest.NewRequest("GET", "/api/v1/"+c.path, nil))
		if got := dig(v, c.keys...); status != 200 || got != c.want {
			t.Errorf("%s gives %d and %v at %v, want %v", c.path, status, got, c.keys, c.want)
		}
	}
	_, first := call(t, h, httptest.NewRequest("GET", "/api/v1/transfers?limit=1", nil))
	_, second := call(t, h, httptest.NewRequest("GET", "/api/v1/transfers?limit=1&after="+first["next"].(string), nil))
	if dig(second, "transfers", 0, "id") != "r2" || second["next"] != nil || second["total"] != 2.0 {
		t.Errorf("the second page is %v", second)
	}
}

func TestLedgersRefuse(t *testing.T) {
	h := openLedgers(t)
	for path, want := range map[string]int{
		"transfers?status=sure": 400, "transfers?state=Norway": 400, "transfers?after=here": 400, "transfers?from=2024-05-02&to=2024-05-01": 400,
		"transfers?format=xml": 400, "transfers?format=csv&status=sure": 400, "positions?about=a1": 400, "positions?about=mood:a1": 400, "positions?kind=mood": 400,
		"transfers/none": 404, "capabilities/none": 404, "positions/none": 404,
	} {
		status, v := call(t, h, httptest.NewRequest("GET", "/api/v1/"+path, nil))
		if status != want || v["message"] == "" {
			t.Errorf("%s answers %d %v, want %d", path, status, v, want)
		}
	}
}

func TestTables(t *testing.T) {
	h := openLedgers(t)
	for _, ask := range []func(path string) *http.Request{
		func(path string) *http.Request { return httptest.NewRequest("GET", path+"?format=csv&limit=1", nil) },
		func(path string) *http.Request {
			r := httptest.NewRequest("GET", path+"?limit=1", nil)
			r.Header.Set("Accept", "text/csv;q=0.9, text/plain")
			return r
		},
	} {
		for name, columns := range map[string]int{"transfers": 22, "capabilities": 23, "agreements": 14, "positions": 14} {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, ask("/api/v1/"+name))
			lines, err := csv.NewReader(strings.NewReader(w.Body.String())).ReadAll()
			if err != nil || len(lines) != 2 || len(lines[0]) != columns || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/csv") ||
				!strings.HasSuffix(w.Body.String(), "\r\n") {
				t.Errorf("%s: %v, %q, %v", name, err, w.Body.String(), w.Header())
			}
			more := name == "transfers" || name == "positions"
			if link := w.Header().Get("Link"); strings.Contains(link, "after=") != more {
				t.Errorf("%s: Link is %q", name, link)
			}
		}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/api/v1/transfers?format=csv&supplier=NOR", nil))
	lines, _ := csv.NewReader(strings.NewReader(w.Body.String())).ReadAll()
	if lines[1][4] != `'=boats, "old"` || lines[1][20] != "'-Wire; B" || lines[1][6] != "(12)" {
		t.Errorf("got %q", lines)
	}
	r := httptest.NewRequest("GET", "/api/v1/transfers", nil)
	r.Header.Set("Accept", "text/csv, application/json")
	if status, _ := call(t, h, r); status != 200 {
		t.Error("one who takes JSON too gets no JSON")
	}
}
