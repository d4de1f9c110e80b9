package past_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"entente"
	"entente/merge"
	"entente/run/past"
	"entente/store"
	"entente/store/sqlite"
	"entente/tie"
	"entente/watch"
)

var start = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// codes are states that events are made up about.
var codes = []string{"USA", "RUS", "CHN", "PRK", "KOR", "JPN", "UKR", "FRA", "DEU", "GBR", "IRN", "ISR", "IND", "PAK", "TUR", "SAU", "EGY", "BRA", "POL", "NOR"}

// mention is a made-up report, as long as real ones are.
func mention(doc string, n int, day time.Time, r *rand.Rand) entente.Mention {
	kinds := []struct {
		typ, mode string
		quad      int
		score     float64
	}{{"CONSULT", "visit", 1, 4}, {"CONSULT", "", 1, 2.5}, {"AID", "", 2, 10}, {"ACCUSE", "disapprove", 3, -2}, {"SANCTION", "discontinue", 4, -5}, {"ASSAULT", "", 4, -9}, {"SUPPORT", "", 1, 3}, {"SANCTION", "withdraw", 4, -5}}
	k := kinds[r.IntN(len(kinds))]
	a := r.IntN(len(codes))
	b := (a + 1 + r.IntN(len(codes)-1)) % len(codes)
	entity := func(code string) entente.Entity {
		return entente.Entity{Text: "the government of " + code, Code: code, Sector: "GOV", ID: "Q" + code, Name: code, Span: entente.Span{Start: 10, End: 40}, Reason: "gazetteer: a body of the state"}
	}
	m := entente.Mention{ID: fmt.Sprint(doc, "m", n), DocumentID: doc, Sentence: n, Event: k.typ, Mode: k.mode, Quad: k.quad, Score: k.score, CAMEO: "042",
		Contexts: []string{"diplomatic"}, Actors: []entente.Entity{entity(codes[a])}, Recipients: []entente.Entity{entity(codes[b])},
		Date:    entente.Date{Time: day, Precision: entente.Day, Evidence: entente.Evidence{Text: "on Tuesday", Span: entente.Span{Start: 50, End: 60}}},
		Trigger: entente.Evidence{Text: "visited", Span: entente.Span{Start: 41, End: 48}}, Coder: "v1", Codebook: "plover-0.8",
		Finding: entente.Finding{Quote: "visited", Spans: []entente.Span{{Start: 41, End: 48}}, Confidence: 0.8, Reason: "frame visit: subject, object",
			Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}}
	if r.IntN(4) == 0 {
		m.Standing.Certainty = entente.Possible
		m.Standing.AttributedTo = []entente.Attribution{{Source: entity("USA"), Kind: entente.Official, Cue: entente.Evidence{Text: "said"}}}
	}
	return m
}

// fill makes a record of two years with so many events, each told of by two
// documents.
func fill(t testing.TB, s *store.Store, events int) {
	t.Helper()
	ctx := context.Background()
	r := rand.New(rand.NewPCG(1, 2))
	const each = 50
	for n := 0; n < events; n += each {
		day := start.AddDate(0, 0, n*730/events)
		ids := make([]string, 2)
		var docs []entente.Document
		for i := range ids {
			text := fmt.Sprint("Report ", n, " ", i)
			d := entente.Document{URL: fmt.Sprint("https://a.example/", n, "/", i), Title: text, Text: text, Published: day.AddDate(0, 0, i), Publisher: entente.Publisher{Name: fmt.Sprint("Paper ", (n/each+i)%9), Country: "USA"}}
			added, err := s.AddDocuments(ctx, []entente.Input{{Raw: []byte(text), Doc: d}})
			ok(t, err)
			d.ID, ids[i] = added[0].ID, added[0].ID
			docs = append(docs, d)
		}
		cs := []store.CodedReading{{Reading: entente.Reading{DocumentID: ids[0], Coder: "v1"}}, {Reading: entente.Reading{DocumentID: ids[1], Coder: "v1"}}}
		var merged []store.MergedEvent
		for i := range each {
			m := mention(ids[0], i, day, r)
			again := m
			again.ID, again.DocumentID = fmt.Sprint(ids[1], "m", i), ids[1]
			for k, v := range []entente.Mention{m, again} {
				cs[k].Reading.Mentions, cs[k].Families, cs[k].Days = append(cs[k].Reading.Mentions, v), append(cs[k].Families, "f"), append(cs[k].Days, day)
			}
			e := merge.Events([]entente.Mention{m, again}, func(id string) (entente.Document, bool) {
				if id == ids[0] {
					return docs[0], true
				}
				return docs[1], true
			})[0]
			e.ID = fmt.Sprint("e", n+i)
			merged = append(merged, store.MergedEvent{Event: e, Day: day, Dyads: tie.Dyads(&e)})
		}
		ok(t, s.SaveReadings(ctx, cs))
		ok(t, s.Update(ctx, func(u *store.Update) error {
			_, err := u.ReplaceEvents(ctx, fmt.Sprint("f", n), day, day, merged)
			return err
		}))
	}
}

// A rehearsal tells what was known when: an event that a later report confirms
// is not confirmed before it, and what lies before the first day is known and
// not told.
func TestRehearse(t *testing.T) {
	doc := func(id string, day int) entente.Document {
		return entente.Document{ID: id, Published: start.AddDate(0, 0, day), Publisher: entente.Publisher{Name: id, Country: "NOR", StateControlled: id == "state"}}
	}
	said := func(id, doc, certainty string) entente.Mention {
		return entente.Mention{ID: id, DocumentID: doc, Event: "AID", Quad: 2, Score: 10, Actors: []entente.Entity{{Code: "NOR"}}, Recipients: []entente.Entity{{Code: "TCD"}},
			Date: entente.Date{Time: start, Precision: entente.Day}, Finding: entente.Finding{Quote: "gave " + id,
				Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certainty(certainty), Time: entente.Past}}}
	}
	p := past.Of([]entente.Document{doc("a", 0), doc("b", 1), doc("state", 2)}, []entente.Reading{
		{DocumentID: "a", Mentions: []entente.Mention{said("1", "a", "possible")}},
		{DocumentID: "b", Mentions: []entente.Mention{said("2", "b", "certain")}},
		{DocumentID: "state", Mentions: []entente.Mention{said("3", "state", "certain")}}})
	set, err := watch.Compile(watch.File{Name: "r", Text: []byte("watches:\n  - {name: told, on: event, when: standing.counts, resend: [confirmed, third origin]}\n  - {name: denied, on: event, when: denied > 0}\n")})
	ok(t, err)
	r, err := past.Rehearse(set, p, nil, time.Time{}, time.Time{})
	ok(t, err)
	got := ""
	for _, s := range r.Sent {
		got += fmt.Sprintf("%s %s: %s (%s, %s)\n", s.At.Format(time.DateOnly), s.Alert.Watch, s.Alert.Reason, s.Quote, s.Document.ID)
	}
	want := "2023-01-02 told: the first report that meets it (gave 2, b)\n2023-01-03 told: allegation confirmed (gave 3, state)\n"
	if got != want || r.Looks != 3 {
		t.Errorf("got\n%swant\n%s%d looks", got, want, r.Looks)
	}
	late, err := past.Rehearse(set, p, nil, start.AddDate(0, 0, 2), time.Time{})
	ok(t, err)
	if len(late.Sent) != 1 || late.Looks != 1 {
		t.Errorf("from the last day: %+v", late)
	}
	none, err := past.Rehearse(set, p, nil, time.Time{}, start)
	ok(t, err)
	if len(none.Sent) != 0 {
		t.Errorf("up to the first day: %+v", none.Sent)
	}
}

// Three papers that print one agency's report are one origin; a denial is none.
func TestOriginsAreNotPublishers(t *testing.T) {
	var docs []entente.Document
	var readings []entente.Reading
	for i, polarity := range []entente.Polarity{entente.Positive, entente.Positive, entente.Positive, entente.Negative, entente.Positive} {
		id := fmt.Sprint("d", i)
		docs = append(docs, entente.Document{ID: id, Published: start.Add(time.Duration(i) * time.Hour), Publisher: entente.Publisher{Name: "Paper " + id}})
		readings = append(readings, entente.Reading{DocumentID: id, Mentions: []entente.Mention{{ID: "m" + id, Event: "AID", Quad: 2, Score: 10,
			Actors: []entente.Entity{{Code: "NOR"}}, Recipients: []entente.Entity{{Code: "TCD"}}, Date: entente.Date{Time: start, Precision: entente.Day},
			Finding: entente.Finding{Standing: entente.Standing{Polarity: polarity, Certainty: entente.Certain, Time: entente.Past}}}}})
	}
	set, err := watch.Compile(watch.File{Name: "r", Text: []byte("watches:\n  - {name: third, on: event, when: 'rose_to(\"origins\", 3)'}\n")})
	ok(t, err)
	for want, origins := range map[string][]entente.Origin{
		"d2":     nil, // not known: publishers
		"d4":     {{Documents: []string{"d0", "d1"}}, {Documents: []string{"d2"}}, {Documents: []string{"d3"}}, {Documents: []string{"d4"}}},
		"nobody": {{Documents: []string{"d0", "d1", "d2"}}, {Documents: []string{"d3"}}, {Documents: []string{"d4"}}},
	} {
		p := past.Of(docs, readings)
		p.Events[0].Origins = origins
		r, err := past.Rehearse(set, p, nil, time.Time{}, time.Time{})
		ok(t, err)
		got := "nobody"
		for _, s := range r.Sent {
			got = fmt.Sprint("d", s.At.Sub(start).Hours())
		}
		if got != want {
			t.Errorf("with origins %v: told at %s, want %s", origins, got, want)
		}
	}
}

// The store gives the same past as the readings that it was made of.
func TestPastOfAStore(t *testing.T) {
	s, err := sqlite.Open(context.Background(), t.TempDir(), time.Now)
	ok(t, err)
	defer s.Close()
	fill(t, s, 200)
	p, err := s.Past(context.Background())
	ok(t, err)
	if len(p.Events) != 200 || len(p.Mentions) != 200 || len(p.Documents) != 8 {
		t.Errorf("%d events, %d with mentions, %d documents", len(p.Events), len(p.Mentions), len(p.Documents))
	}
	if n := len(past.Changes(p)); n != 400 {
		t.Errorf("%d changes, want each event twice", n)
	}
}

// BenchmarkRehearsal rehearses the shipped watches over two years of 100,000
// events, read from a record on disk.
func BenchmarkRehearsal(b *testing.B) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, b.TempDir(), time.Now)
	ok(b, err)
	defer s.Close()
	fill(b, s, 100_000)
	set, err := watch.Shipped()
	ok(b, err)
	for b.Loop() {
		began := time.Now()
		p, err := s.Past(ctx)
		ok(b, err)
		read := time.Since(began)
		r, err := past.Rehearse(set, p, nil, start, time.Time{})
		ok(b, err)
		b.ReportMetric(read.Seconds(), "s-to-read")
		b.ReportMetric(float64(len(r.Sent)), "alerts")
		b.ReportMetric(float64(r.Looks), "reports")
	}
}
