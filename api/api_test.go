package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/actor"
	"entente/store"
	"entente/store/sqlite"
)

// body is a text in which bytes and code points differ.
const body = "Übrigens: Norway’s prime minister visited Chad on Friday under a pact."

var (
	now     = time.Date(2024, time.May, 10, 12, 0, 0, 0, time.UTC)
	norchad = entente.NewDyad("NOR", "TCD")
)

func at(words string) entente.Span {
	i := strings.Index(body, words)
	return entente.Span{Start: i, End: i + len(words)}
}

func named(words, code string) entente.Entity {
	return entente.Entity{Text: words, Span: at(words), Code: code, Sector: "GOV"}
}

// coder is a reader that finds the one visit of the test's text.
type coder struct{}

func (coder) Version() string { return "c1" }

func (coder) Read(doc *entente.Document, pairs []entente.Pair) entente.Reading {
	if strings.Contains(doc.Text, "break the coder") {
		panic("broken")
	}
	rd := entente.Reading{DocumentID: doc.ID, Coder: "c1", Skipped: map[string]int{}}
	if doc.Text != body {
		return rd
	}
	for range pairs {
		rd.Relations = append(rd.Relations, entente.Relation{Event: "CONSULT"})
	}
	finding := entente.Finding{Quote: "visited", Spans: []entente.Span{at("visited")}, Confidence: 0.9, Reason: "visit",
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	rd.Mentions = []entente.Mention{{ID: "m1", DocumentID: doc.ID, Event: "CONSULT", Mode: "visit", Quad: 1, Score: 4,
		Actors: []entente.Entity{named("Norway’s prime minister", "NOR")}, Recipients: []entente.Entity{named("Chad", "TCD")},
		Date: entente.Date{Time: now.Truncate(24 * time.Hour), Precision: entente.Day}, Trigger: entente.Evidence{Text: "visited", Span: at("visited")},
		Finding: finding, Coder: "c1"}}
	rd.Mentions[0].About = []entente.Entity{{Text: "the Friday Council", Code: "TCD", Unknown: "Friday Council"}}
	rd.Agreements = []entente.Agreement{{ID: "a1", DocumentID: doc.ID, Title: "Pact", Type: "mutual defence",
		Parties:     []entente.Entity{named("Norway’s prime minister", "NOR"), named("Chad", "TCD")},
		Obligations: []entente.Obligation{{Code: entente.ObligationDefense, Spans: []entente.Span{at("pact")}}}, Finding: finding, Coder: "c1"}}
	return rd
}

// open makes a record that holds the test's text and what follows from it.
func open(t *testing.T) (http.Handler, string) {
	t.Helper()
	ctx := t.Context()
	db, err := sqlite.Open(ctx, t.TempDir(), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	added, err := db.AddDocuments(ctx, []entente.Input{{Raw: []byte(body), Doc: entente.Document{
		Title: "Visit", Text: body, URL: "https://wire.example/1", Published: now, Publisher: entente.Publisher{Name: "Wire"}, Sample: true}}})
	if err != nil {
		t.Fatal(err)
	}
	rd := coder{}.Read(&entente.Document{ID: added[0].ID, Text: body}, nil)
	err = db.SaveReadings(ctx, []store.CodedReading{{Reading: rd, Families: []string{"f"}, Days: []time.Time{now}, Agreements: []string{"g"}}})
	if err == nil {
		err = db.Update(ctx, func(u *store.Update) error { return derive(ctx, u, rd) })
	}
	if err != nil {
		t.Fatal(err)
	}
	return New(Deps{Record: db, Reader: coder{}, Actors: files{}, Now: func() time.Time { return now }}), added[0].ID
}

// files are the user's actor files: one is at fault.
type files struct{}

func (files) Wrong() []actor.Wrong {
	return []actor.Wrong{{Path: "actors/persons-mine.txt", Err: errors.New("actors/persons-mine.txt:3: no date"), Kept: true}}
}

// derive makes the event, the agreement, the tie and the alert.
func derive(ctx context.Context, u *store.Update, rd entente.Reading) error {
	m, a := rd.Mentions[0], rd.Agreements[0]
	e := entente.Event{ID: "e1", Type: m.Event, Mode: m.Mode, Quad: 1, Actors: m.Actors, Recipients: m.Recipients, Date: m.Date,
		Standing: m.Standing, First: now, Latest: now, Mentions: []string{"m1"}, Publishers: []string{"Wire"}}
	if _, err := u.ReplaceEvents(ctx, "f", now, now, []store.MergedEvent{{Event: e, Day: now, Dyads: []entente.Dyad{norchad}}}); err != nil {
		return err
	}
	reg := entente.RegisteredAgreement{ID: "g1", Title: a.Title, Type: a.Type, Parties: a.Parties, Obligations: a.Obligations,
		Reports: []string{"a1"}, Publishers: []string{"Wire"}, First: now, Standing: m.Standing}
	if _, err := u.ReplaceAgreements(ctx, "g", []entente.RegisteredAgreement{reg},
		func(entente.RegisteredAgreement) []entente.Dyad { return []entente.Dyad{norchad} }, map[string]string{"a1": rd.DocumentID}); err != nil {
		return err
	}
	if err := u.SaveTieDay(ctx, entente.TieDay{Dyad: norchad, Day: now, Quad: [5]int{0, 1}, Score: 4}); err != nil {
		return err
	}
	if err := u.SaveTie(ctx, entente.Tie{Dyad: norchad, Events: 1, Quad: [5]int{0, 1}, Score: 4, First: now, Last: now}); err != nil {
		return err
	}
	_, err := u.SaveAlerts(ctx, []entente.Alert{{ID: "x1", Watch: "defence", Title: "Pact", Dyad: norchad, AgreementID: "g1", DocumentID: rd.DocumentID, Quote: "a pact", Raised: now}})
	return err
}

// call asks for a path and decodes the object that comes back.
func call(t *testing.T, h http.Handler, r *http.Request) (int, map[string]any) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var v map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%s: %v in %q", r.URL, err, w.Body.String())
	}
	if w.Header().Get("Access-Control-Allow-Origin") != "" || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") {
		t.Errorf("%s is answered with headers %v", r.URL, w.Header())
	}
	return w.Code, v
}

// dig follows keys and positions into decoded JSON.
func dig(v any, path ...any) any {
	for _, p := range path {
		switch k := p.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[k]
		case int:
			l, _ := v.([]any)
			if k >= len(l) {
				return nil
			}
			v = l[k]
		}
	}
	return v
}

func TestAnswers(t *testing.T) {
	h, id := open(t)
	points := func(words string) []any {
		i := len([]rune(body[:strings.Index(body, words)]))
		return []any{float64(i), float64(i + len([]rune(words)))}
	}
	for _, c := range []struct {
		path string
		keys []any
		want any
	}{
		{"/api/v1/", []any{"routes", 0}, "GET /api/v1/ties"},
		{"/api/v1/unknown", []any{"total"}, 1.0},
		{"/api/v1/unknown", []any{"unknown", 0, "text"}, "Friday Council"},
		{"/api/v1/unknown?country=tcd", []any{"unknown", 0, "mentions"}, 1.0},
		{"/api/v1/unknown?country=TCD", []any{"unknown", 0, "examples", 0, "document", "title"}, "Visit"},
		{"/api/v1/unknown", []any{"unknown", 0, "examples", 0, "sentence"}, "visited"},
		{"/api/v1/unknown?country=none", []any{"total"}, 0.0},
		{"/api/v1/unknown?offset=1", []any{"offset"}, 1.0},
		{"/api/v1/status", []any{"documents", "coded"}, 1.0},
		{"/api/v1/status", []any{"coder"}, "c1"},
		{"/api/v1/status", []any{"wrong_actor_files", 0, "message"}, "actors/persons-mine.txt:3: no date"},
		{"/api/v1/status", []any{"wrong_actor_files", 0, "kept"}, true},
		{"/api/v1/ties", []any{"total"}, 1.0},
		{"/api/v1/ties", []any{"ties", 0, "between", 1}, "TCD"},
		{"/api/v1/ties?state=nor", []any{"ties", 0, "quad", "verbal_cooperation"}, 1.0},
		{"/api/v1/ties?state=SWE", []any{"total"}, 0.0},
		{"/api/v1/ties?asof=2099-01-01", []any{"total"}, 1.0},
		{"/api/v1/ties?asof=2099-01-01&state=nor", []any{"ties", 0, "quad", "verbal_cooperation"}, 1.0},
		{"/api/v1/ties?asof=2001-01-01", []any{"total"}, 0.0},
		{"/api/v1/ties/TCD/NOR", []any{"events"}, 1.0},
		{"/api/v1/ties/TCD/NOR?asof=2099-01-01", []any{"events"}, 1.0},
		{"/api/v1/ties/TCD/NOR?asof=2099-01-01", []any{"event_list", 0, "mentions", 0, "trigger", "span", 0}, points("visited")[0]},
		{"/api/v1/ties/TCD/NOR?asof=2099-01-01", []any{"agreement_list", 0, "reports", 0, "title"}, "Pact"},
		{"/api/v1/ties/TCD/NOR?asof=2001-01-01", []any{"events"}, 0.0},
		{"/api/v1/ties/TCD/NOR?asof=2001-01-01", []any{"agreements"}, 0.0},
		{"/api/v1/ties/TCD/NOR", []any{"days", 0, "day"}, "2024-05-10"},
		{"/api/v1/ties/NOR/TCD", []any{"event_list", 0, "mentions", 0, "trigger", "span", 0}, points("visited")[0]},
		{"/api/v1/ties/NOR/TCD", []any{"event_list", 0, "mentions", 0, "document", "sample"}, true},
		{"/api/v1/ties/NOR/TCD", []any{"agreement_list", 0, "reports", 0, "title"}, "Pact"},
		{"/api/v1/ties/NOR/TCD", []any{"alerts", 0, "agreement"}, "g1"},
		{"/api/v1/ties/NOR/TCD?to=2024-05-09", []any{"total"}, 0.0},
		{"/api/v1/events/e1", []any{"actor", 0, "code"}, "NOR"},
		{"/api/v1/events/e1", []any{"standing", "counts"}, true},
		{"/api/v1/documents", []any{"documents", 0, "title"}, "Visit"},
		{"/api/v1/documents?state=failed", []any{"total"}, 0.0},
		{"/api/v1/documents/" + id, []any{"document"}, id},
		{"/api/v1/documents/" + id, []any{"mentions", 0, "actor", 0, "span", 1}, points("Norway’s prime minister")[1]},
		{"/api/v1/documents/" + id, []any{"events", "m1"}, "e1"},
		{"/api/v1/documents/" + id, []any{"text"}, body},
		{"/api/v1/agreements", []any{"agreements", 0, "obligations", 0, "code"}, "DEFENSE"},
		{"/api/v1/agreements?a=NOR&b=SWE", []any{"total"}, 0.0},
		{"/api/v1/agreements/g1", []any{"reports", 0, "document", "publisher"}, "Wire"},
		{"/api/v1/alerts", []any{"alerts", 0, "document", "id"}, id},
		{"/api/v1/sources", []any{"sources"}, nil},
	} {
		status, v := call(t, h, httptest.NewRequest("GET", c.path, nil))
		got := dig(v, c.keys...)
		if l, ok := got.([]any); ok && len(l) == 0 {
			got = nil
		}
		if status != 200 || got != c.want {
			t.Errorf("%s gives %d and %v at %v, want %v", c.path, status, got, c.keys, c.want)
		}
	}
}

func TestRefusals(t *testing.T) {
	h, _ := open(t)
	for path, want := range map[string]struct {
		status int
		code   string
	}{
		"/api/v1/nowhere":                                    {404, "not_found"},
		"/api/v1/events/none":                                {404, "not_found"},
		"/api/v1/documents/none":                             {404, "not_found"},
		"/api/v1/agreements/none":                            {404, "not_found"},
		"/api/v1/ties/NOR/SWE":                               {404, "not_found"},
		"/api/v1/ties/NOR/NOR":                               {400, "invalid"},
		"/api/v1/ties/Norway/TCD":                            {400, "invalid"},
		"/api/v1/ties/NOR/TCD?from=never":                    {400, "invalid"},
		"/api/v1/ties/NOR/TCD?from=2024-02-01&to=2024-01-01": {400, "invalid"},
		"/api/v1/ties?limit=0":                               {400, "invalid"},
		"/api/v1/ties?limit=201":                             {400, "invalid"},
		"/api/v1/ties?offset=-1":                             {400, "invalid"},
		"/api/v1/documents?state=lost":                       {400, "invalid"},
		"/api/v1/agreements?a=N":                             {400, "invalid"},
		"/api/v1/unknown?country=nowhere":                    {400, "invalid"},
		"/api/v1/alerts?limit=9999999999999999":              {400, "invalid"},
		"/api/v1/transfers?as_of=2024-06-01":                 {400, "invalid"},
		"/api/v1/transfers?stage=deliverd":                   {400, "invalid"},
		"/api/v1/agreements?stage=sealed":                    {400, "invalid"},
		"/api/v1/agreements?obligation=DEFENCE":              {400, "invalid"},
		"/api/v1/positions?stance=angry":                     {400, "invalid"},
		"/api/v1/transfers?format=csv&stages=delivered":      {400, "invalid"},
		"/api/v1/ties/NOR/TCD/closeness?at=2024-06-01":       {400, "invalid"},
		"/api/v1/agreements/g1?limit=1":                      {400, "invalid"},
	} {
		status, v := call(t, h, httptest.NewRequest("GET", path, nil))
		if status != want.status || v["code"] != want.code || v["message"] == "" {
			t.Errorf("%s answers %d %v, want %d %s", path, status, v, want.status, want.code)
		}
	}
}

// post is a request with a body of a kind.
func post(kind, body string) *http.Request {
	r := httptest.NewRequest("POST", "/api/v1/read", strings.NewReader(body))
	r.Header.Set("Content-Type", kind)
	return r
}

// deciders take decisions, or refuse them.
type deciders struct {
	took   []entente.Decision
	refuse error
}

func (d *deciders) Decide(_ context.Context, what entente.Decision) error {
	d.took = append(d.took, what)
	return d.refuse
}

func TestDecide(t *testing.T) {
	d := &deciders{}
	h := New(Deps{Decider: d, Now: func() time.Time { return now }})
	at := func(path, body string) *http.Request {
		return httptest.NewRequest("POST", "/api/v1/events/e1/"+path, strings.NewReader(body))
	}
	if status, v := call(t, h, at("split", `{"mentions":["m1","m2"],"note":"two cities"}`)); status != 200 || v["kind"] != "split" || v["event"] != "e1" {
		t.Errorf("split is answered %d %v", status, v)
	}
	if status, v := call(t, h, at("join", `{"other":"e2"}`)); status != 200 || v["other"] != "e2" {
		t.Errorf("join is answered %d %v", status, v)
	}
	if len(d.took) != 2 || d.took[0].Note != "two cities" || len(d.took[0].Mentions) != 2 || d.took[1].Kind != entente.Join || d.took[1].Other != "e2" {
		t.Errorf("decided %+v", d.took)
	}
	for _, body := range []string{"", "{", `{"other":5}`, `{"others":"e2"}`, `{"other":"e2"} x`} {
		if status, v := call(t, h, at("join", body)); status != 400 || v["code"] != "invalid" {
			t.Errorf("%q is answered %d %v", body, status, v)
		}
	}
	d.refuse = &entente.Error{Code: entente.NotFound, Message: "There is no event."}
	if status, _ := call(t, h, at("join", `{"other":"e9"}`)); status != 404 {
		t.Errorf("no such event is answered %d", status)
	}
	if status, _ := call(t, New(Deps{}), at("join", `{"other":"e9"}`)); status != 403 {
		t.Errorf("a desk that decides nothing answers %d", status)
	}
}

func mustJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}

func TestRead(t *testing.T) {
	h, _ := open(t)
	asJSON, err := json.Marshal(map[string]string{"text": body, "date": "2024-05-10"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*http.Request{post("application/json; charset=utf-8", string(asJSON)), post("text/plain", body)} {
		status, v := call(t, h, r)
		if status != 200 || dig(v, "mentions", 0, "event", 0) != "CONSULT" || v["date"] != "2024-05-10" {
			t.Errorf("reading gives %d %v", status, v)
		}
	}
	if _, v := call(t, h, post("application/json", `{"text":5}`)); !strings.Contains(fmt.Sprint(v["message"]), `"text" of the body cannot be a number`) {
		t.Errorf("a number as text is answered %v", v)
	}
	for name, r := range map[string]*http.Request{
		"pair outside": post("application/json", `{"text":"x","pairs":[{"actor":[0,9],"recipient":[0,1]}]}`),
		"no text":      post("text/plain", " \n"),
		"no JSON":      post("application/json", "{"),
		"other kind":   post("image/png", "x"),
		"bad date":     post("application/json", `{"text":"x","date":"May"}`),
		"not UTF-8":    post("text/plain", "caf\xe9"),
		"too long":     post("text/plain", strings.Repeat("a", maxText+1)),
		"far too long": post("text/plain", strings.Repeat("a", maxBody+1)),
	} {
		if status, v := call(t, h, r); status != 400 || v["code"] != "invalid" || v["message"] == "" {
			t.Errorf("%s answers %d %v", name, status, v)
		}
	}
	status, v := call(t, h, post("application/json", `{"text":`+string(mustJSON(body))+`,"pairs":[{"actor":[10,16],"recipient":[42,46]}]}`))
	if status != 200 || dig(v, "relations", 0, "event") != "CONSULT" {
		t.Errorf("a pair is answered %d %v", status, v)
	}
	if status, v := call(t, h, post("text/plain", "break the coder")); status != 500 || v["code"] != "internal" {
		t.Errorf("a broken coder answers %d %v", status, v)
	}
	foreign := post("text/plain", body)
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	if status, v := call(t, h, foreign); status != 403 || v["code"] != "refused" {
		t.Errorf("another site's request answers %d %v", status, v)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("application/json", `{"text":"Norway visited Chad","date":"2024-05-10"}`)
	f.Add("text/plain", "x")
	h := New(Deps{Reader: coder{}, Now: func() time.Time { return now }})
	f.Fuzz(func(t *testing.T, kind, body string) {
		status, v := call(t, h, post(kind, body))
		if status != 200 && (status != 400 || v["message"] == "") {
			t.Errorf("%q as %q answers %d %v", body, kind, status, v)
		}
	})
}

func TestCorrections(t *testing.T) {
	h, id := open(t)
	status, v := call(t, h, httptest.NewRequest("GET", "/api/v1/corrections", nil))
	if status != 200 || dig(v, "total") != 0.0 || dig(v, "coders", 0, "coder") != "c1" || len(v["decisions"].([]any)) != 0 {
		t.Errorf("an empty list: %d %v", status, v)
	}
	c := correctionOf(store.CorrectionView{Correction: entente.Correction{DocumentID: id, Kind: entente.Changed, At: now}})
	if c.Corrects != nil || c.Kind != "changed" || c.At == "" {
		t.Errorf("got %+v", c)
	}
	if status, _ := call(t, h, httptest.NewRequest("GET", "/api/v1/corrections?limit=none", nil)); status != 400 {
		t.Errorf("a limit that is none answers %d", status)
	}
}

// Each address says which parameters it takes, and none of them is for an address
// that is not there.
func TestParametersAreOfRoutes(t *testing.T) {
	for pattern, names := range takes() {
		if !slices.Contains(routes, pattern) || len(names) == 0 {
			t.Errorf("%s takes %v and is no route", pattern, names)
		}
	}
}
