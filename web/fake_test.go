package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/actor"
	"entente/merge/origin"
	"entente/run/own"
	"entente/store"
	"entente/watch"
)

// The tests' record: two documents about a made-up affair between Norway and
// Chad, coded by hand. Its texts try to break out of the page.
const (
	hostileTitle = `Oslo "visits" <script>alert('n')</script> & more`
	bodyText     = "Norway's prime minister visited Chad on 3 May, the ministry said.\n" +
		"Norway could supply boats to <img src=x onerror=alert(1)> Chad.\nNothing here."
)

// day is a day of May 2024.
func day(n int) time.Time { return time.Date(2024, time.May, n, 0, 0, 0, 0, time.UTC) }

// at is the span of words in a text; the words must be there.
func at(text, words string) entente.Span {
	i := strings.Index(text, words)
	if i < 0 {
		panic("not in the text: " + words)
	}
	return entente.Span{Start: i, End: i + len(words)}
}

func evidence(text, words string) entente.Evidence {
	return entente.Evidence{Text: words, Span: at(text, words)}
}

func actorAt(text, words, code string) entente.Entity {
	return entente.Entity{Text: words, Span: at(text, words), Code: code, Sector: "GOV"}
}

// fake is a record in memory.
type fake struct {
	corrected  []store.CorrectionView
	placedBy   map[string]store.Decided
	docs       map[string]store.DocumentView
	events     []store.EventView
	ties       []entente.Tie
	days       []entente.TieDay
	agreements []store.AgreementView
	transfers  []store.TransferView
	powers     []store.CapabilityView // capabilities
	positions  []store.PositionView
	alerts     []store.AlertView
	sources    []entente.Source
	failed     []entente.Document
	kept       []entente.Document
	added      []string
	unknown    []store.Unknown
	asked      store.UnknownFilter // the last filter of unknown names
	taught     []actor.Answer
	decided    []entente.Decision
	refuse     error // of Decide
	wrong      []actor.Wrong
	silent     time.Time
}

var norchad = entente.NewDyad("NOR", "TCD")

func newFake() *fake {
	doc := entente.Document{
		ID: "d1", Title: hostileTitle, Text: bodyText, Publisher: entente.Publisher{Name: "Test <b>Wire</b>", Country: "NOR", StateControlled: true},
		Published: day(4), Retrieved: day(5), Version: 1, Sample: true, Coder: "c1", URL: "javascript:alert(1)",
	}
	visit := entente.Mention{
		ID: "m1", DocumentID: "d1", Event: "CONSULT", Mode: "visit", Quad: 1, Score: 4,
		Actors: []entente.Entity{actorAt(bodyText, "Norway's prime minister", "NOR")}, Recipients: []entente.Entity{actorAt(bodyText, "Chad", "TCD")},
		Date: entente.Date{Time: day(3), Precision: entente.Day, Evidence: evidence(bodyText, "on 3 May")}, Trigger: evidence(bodyText, "visited"),
		Finding: entente.Finding{Quote: "visited", Spans: []entente.Span{at(bodyText, "visited Chad")}, Confidence: 0.9, Reason: "frame visit",
			Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past,
				AttributedTo: []entente.Attribution{{Source: entente.Entity{Text: "the <i>ministry</i>"}, Cue: evidence(bodyText, "said"), Kind: entente.Official}}}},
	}
	second := strings.Index(bodyText, "Norway could")
	supply := entente.Mention{
		ID: "m2", DocumentID: "d1", Event: "AID", Quad: 2, Score: 10,
		Actors:  []entente.Entity{{Text: "Norway", Code: "NOR", Span: entente.Span{Start: second, End: second + 6}}},
		Trigger: evidence(bodyText, "supply"), Date: entente.Date{Time: day(4), Precision: entente.Published},
		Finding: entente.Finding{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Possible, Time: entente.Past}, Confidence: 0.6},
	}
	supply.Recipients = visit.Recipients
	rd := entente.Reading{DocumentID: "d1", Coder: "c1", Mentions: []entente.Mention{visit, supply},
		Sentences: []entente.SentenceResult{{Span: at(bodyText, "Nothing here."), Reason: "no known actor"}},
		Skipped:   map[string]int{"no known actor": 1}}
	f := &fake{docs: map[string]store.DocumentView{"d1": {Document: doc, Reading: rd, Versions: []string{"d1"}, Events: map[string]string{"m1": "e1"}}}}
	f.events = []store.EventView{f.event("e2", supply), f.event("e1", visit)}
	f.ties = []entente.Tie{{Dyad: norchad, Events: 1, Open: 1, Quad: [5]int{0, 1}, First: day(3), Last: day(4), Changed: day(5), Agreements: 1}}
	f.days = []entente.TieDay{{Dyad: norchad, Day: day(3), Quad: [5]int{0, 1}, Score: 4}, {Dyad: norchad, Day: day(4), Open: 1}}
	f.sources = []entente.Source{{ID: 1, Kind: entente.SourceSample, Name: "Sample chronicle", Added: day(1)},
		{ID: 2, Kind: entente.SourceFeed, Name: "Feed & Co", Location: "https://feed.example/<x>", Error: "no answer within 20 seconds", Failures: 3, Checked: day(5)}}
	f.failed = []entente.Document{{ID: "bad", URL: "/in/broken.bin", Error: "not a text: binary data", Attempts: 2}}
	f.addAgreement(doc)
	f.addLedgers(doc)
	f.unknown = []store.Unknown{{Name: "Brotherhood of <b>Salt</b>", Country: "TCD", Mentions: 3, Documents: 2, First: day(3), Last: day(4),
		Examples: []store.UnknownExample{{Sentence: "The brotherhood of <b>salt</b> met <img src=x> Norway.", Document: doc, MentionID: "m1"}}}}
	f.wrong = []actor.Wrong{{Path: "actors/persons-mine.txt", Err: errors.New(`Actor data cannot be read: actors/persons-mine.txt:3: no date "<i>soon</i>".`), Kept: true}}
	return f
}

// event is the event that one mention makes.
func (f *fake) event(id string, m entente.Mention) store.EventView {
	return store.EventView{
		Event: entente.Event{ID: id, Type: m.Event, Mode: m.Mode, Quad: m.Quad, Actors: m.Actors, Recipients: m.Recipients, Date: m.Date,
			Standing: m.Standing, First: day(4), Latest: day(4), Mentions: []string{m.ID}, Publishers: []string{"Test Wire"}, Reason: "one report", Status: entente.StatusConfirmed, Affirmed: 1,
			Origins: []entente.Origin{{Name: "Test Wire", Outlets: []string{"Test Wire"}, Documents: []string{"d1"}}}, Grade: entente.Grade{Reliability: "B", Credibility: 3}},
		Found: []entente.Mention{m}, Sources: map[string]entente.Document{"d1": f.docs["d1"].Document},
	}
}

func (f *fake) addAgreement(doc entente.Document) {
	parties := []entente.Entity{actorAt(bodyText, "Norway", "NOR"), actorAt(bodyText, "Chad", "TCD")}
	a := entente.Agreement{ID: "a1", DocumentID: "d1", Title: "Pact <of> steel", Type: "mutual defence", Parties: parties,
		Obligations: []entente.Obligation{{Code: entente.ObligationDefense, Condition: "if attacked", Spans: []entente.Span{at(bodyText, "could supply boats")}}},
		Finding:     entente.Finding{Spans: []entente.Span{at(bodyText, "supply boats")}}}
	reg := entente.RegisteredAgreement{ID: "g1", Title: a.Title, Type: a.Type, Parties: parties, Obligations: a.Obligations,
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}, Stages: []entente.Stage{{Stage: "signed", Date: entente.Date{Time: day(3), Precision: entente.Day}}}, First: day(4), Reports: []string{"a1"}, Publishers: []string{"Test Wire"}}
	f.agreements = []store.AgreementView{{RegisteredAgreement: reg, Found: []entente.Agreement{a}, Sources: map[string]entente.Document{"d1": doc}}}
	f.alerts = []store.AlertView{{Alert: entente.Alert{ID: "x1", Title: "Defence pact <Norway>", Severity: "high", Dyad: norchad, AgreementID: "g1", DocumentID: "d1",
		Quote: "supply <boats>", Raised: day(5), Reason: "first report"}, Document: doc}}
	v := f.docs["d1"]
	v.Reading.Agreements = []entente.Agreement{a}
	f.docs["d1"] = v
}

func (f *fake) Ties(context.Context, store.TieFilter) ([]entente.Tie, int, error) {
	return f.ties, len(f.ties), nil
}

func (f *fake) Tie(_ context.Context, d entente.Dyad) (entente.Tie, error) {
	if len(f.ties) > 0 && f.ties[0].Dyad == d {
		return f.ties[0], nil
	}
	return entente.Tie{Dyad: d}, nil
}

func (f *fake) TieDays(_ context.Context, d entente.Dyad, from, to time.Time) ([]entente.TieDay, error) {
	var out []entente.TieDay
	for _, day := range f.days {
		if day.Dyad == d && (from.IsZero() || !day.Day.Before(from)) && (to.IsZero() || !day.Day.After(to)) {
			out = append(out, day)
		}
	}
	return out, nil
}

func (f *fake) ReadDays(_ context.Context, _, to time.Time) ([]entente.ReadDay, error) {
	all := []entente.ReadDay{{Day: day(1), Documents: 3}, {Day: day(3), Documents: 1}, {Day: day(4), Documents: 2}, {Day: day(30), Documents: 2}}
	return slices.DeleteFunc(all, func(d entente.ReadDay) bool { return !to.IsZero() && d.Day.After(to) }), nil
}

func (f *fake) EachScore(ctx context.Context, from, to time.Time, each func(entente.Dyad, time.Time, float64)) error {
	days, err := f.Scores(ctx, from, to)
	for _, d := range days {
		each(d.Dyad, d.Day, d.Score)
	}
	return err
}

func (f *fake) Scores(_ context.Context, from, to time.Time) ([]entente.TieDay, error) {
	return f.TieDays(context.Background(), norchad, from, to)
}

func (f *fake) Bound(context.Context) ([]entente.RegisteredAgreement, error) {
	var all []entente.RegisteredAgreement
	for _, a := range f.agreements {
		all = append(all, a.RegisteredAgreement)
	}
	return all, nil
}

func (f *fake) Events(_ context.Context, q store.EventFilter) ([]store.EventView, int, error) {
	var out []store.EventView
	for _, e := range f.events {
		if q.Dyad == norchad && (q.Type == "" || q.Type == e.Type) &&
			(q.From.IsZero() || !e.Date.Time.Before(q.From)) && (q.To.IsZero() || !e.Date.Time.After(q.To)) {
			out = append(out, e)
		}
	}
	total := len(out)
	from := min(q.Offset, total)
	return out[from:min(from+q.Limit, total)], total, nil
}

func (f *fake) Corrections(context.Context, store.Page) ([]store.CorrectionView, int, error) {
	return f.corrected, len(f.corrected), nil
}

func (f *fake) CorrectionsOf(_ context.Context, ids []string) (out []store.CorrectionView, err error) {
	for _, c := range f.corrected {
		if slices.Contains(ids, c.DocumentID) || slices.Contains(ids, c.Corrects) {
			out = append(out, c)
		}
	}
	return out, nil
}

func (f *fake) Decisions(context.Context, store.Page) ([]entente.Decision, error) {
	return []entente.Decision{{Kind: entente.Split, Event: "e1", Mentions: []string{"m1"}, Note: "two <convoys>", Made: day(5)}}, nil
}

func (f *fake) Codings(context.Context) ([]store.Coding, error) {
	return []store.Coding{{Coder: "v2", Since: day(6)}, {Coder: "v1", Since: day(1)}}, nil
}

func (f *fake) Decided(context.Context, []string, time.Time) (map[string]store.Decided, error) {
	return f.placedBy, nil
}

func (f *fake) EventsKnownLater(context.Context, time.Time, time.Time, time.Time) ([]store.EventView, error) {
	return nil, nil
}

func (f *fake) Event(_ context.Context, id string) (store.EventView, error) {
	for _, e := range f.events {
		if e.ID == id {
			return e, nil
		}
	}
	return store.EventView{}, &entente.Error{Code: entente.NotFound, Message: "There is no such event."}
}

func (f *fake) Decide(_ context.Context, d entente.Decision) error {
	if f.refuse == nil {
		f.decided = append(f.decided, d)
	}
	return f.refuse
}

func (f *fake) Document(_ context.Context, id string) (store.DocumentView, error) {
	if v, ok := f.docs[id]; ok {
		return v, nil
	}
	if id == "d2" { // a copy of the first
		v := f.docs["d1"]
		v.ID = id
		return v, nil
	}
	return store.DocumentView{}, missing("There is no document %q in the record.", id)
}

func (f *fake) Candidates(context.Context, store.Sketch) ([]string, error) {
	return []string{"d1", "d2"}, nil
}

// Sketches gives every document that of the one there is.
func (f *fake) Sketches(_ context.Context, ids []string, _ int) (map[string][]byte, error) {
	doc := f.docs["d1"].Document
	sk := origin.Of(&doc)
	data, err := sk.Pack()
	out := map[string][]byte{}
	for _, id := range ids {
		out[id] = data
	}
	return out, err
}

func (f *fake) Furniture(context.Context, []uint32) (map[uint32]bool, error) { return nil, nil }

func (f *fake) Documents(_ context.Context, q store.DocumentFilter) ([]entente.Document, int, error) {
	if q.State == store.Failed {
		return f.failed, len(f.failed), nil
	}
	doc := f.docs["d1"].Document
	doc.Text = ""
	if q.State != "" && q.State != store.Coded || q.Words != "" && !strings.Contains(bodyText, q.Words) {
		return nil, 0, nil
	}
	return []entente.Document{doc}, 1, nil
}

func (f *fake) Agreements(_ context.Context, q store.AgreementFilter) ([]store.AgreementView, int, error) {
	if q.A != "" && entente.NewDyad(q.A, q.B) != norchad {
		return nil, 0, nil
	}
	return f.agreements, len(f.agreements), nil
}

func (f *fake) Agreement(_ context.Context, id string) (store.AgreementView, error) {
	for _, a := range f.agreements {
		if a.ID == id {
			return a, nil
		}
	}
	return store.AgreementView{}, missing("There is no agreement %q in the record.", id)
}

func (f *fake) Alerts(context.Context, store.AlertFilter) ([]store.AlertView, int, error) {
	return f.alerts, len(f.alerts), nil
}

func (f *fake) Alert(_ context.Context, id string) (store.AlertView, error) {
	for _, a := range f.alerts {
		if a.ID == id {
			return a, nil
		}
	}
	return store.AlertView{}, missing("There is no alert %q in the record.", id)
}

func (f *fake) Acknowledge(_ context.Context, id string, a store.Acknowledgement) error {
	for i := range f.alerts {
		if f.alerts[i].ID == id {
			f.alerts[i].Acknowledgement = a
		}
	}
	return nil
}

func (f *fake) WatchStates(context.Context) (map[string]store.WatchState, error) {
	if len(f.alerts) == 0 {
		return nil, nil
	}
	return map[string]store.WatchState{"defence-obligation": {Name: "defence-obligation", Alerts: 1, Firing: 1, Last: day(5), Silent: f.silent,
		Errors: 2, Trouble: "mine.yaml:3:5: this divides by <b>nothing</b>", TroubleAt: day(6)}, "old-<b>one</b>": {Name: "old-<b>one</b>", Alerts: 3, Last: day(1)}}, nil
}

func (f *fake) SilenceWatch(_ context.Context, _ string, until time.Time) error {
	f.silent = until
	return nil
}

func (f *fake) Channels(context.Context, int) ([]store.ChannelView, error) {
	if len(f.alerts) == 0 {
		return nil, nil
	}
	return []store.ChannelView{{Channel: "webhook <b>a</b>", Sent: 2, Last: day(5), Waiting: 1, Error: "nobody <i>there</i>", NextTry: day(6)}}, nil
}

// shippedRules are the rules that every desk has.
type shippedRules struct{ set *watch.Set }

func (s shippedRules) Set() *watch.Set { return s.set }

func (shippedRules) Wrong() []own.WrongWatches {
	return []own.WrongWatches{{Path: "watches/mine.yaml", Message: "watches/mine.yaml:2:3: there is no <b>key</b>", Kept: true}}
}

func (f *fake) Sources(context.Context) ([]entente.Source, error) { return f.sources, nil }

func (f *fake) Counts(context.Context) (store.Counts, error) {
	return store.Counts{Documents: len(f.docs), Events: len(f.events), Ties: len(f.ties)}, nil
}

func (f *fake) Read(doc *entente.Document, _ []entente.Pair) entente.Reading {
	if strings.Contains(doc.Text, "break the coder") {
		panic("broken")
	}
	rd := entente.Reading{DocumentID: doc.ID, Coder: "c1"}
	if i := strings.Index(doc.Text, "visited"); i >= 0 {
		s := entente.Span{Start: i, End: i + len("visited")}
		rd.Mentions = []entente.Mention{{ID: "p1", Event: "CONSULT", Mode: "visit", Quad: 1, Trigger: entente.Evidence{Text: "visited", Span: s},
			Actors: []entente.Entity{{Code: "NOR", Text: "Norway"}}, Recipients: []entente.Entity{{Code: "TCD", Text: "Chad"}}}}
	}
	return rd
}

func (f *fake) Load(_ context.Context, in []entente.Input) ([]store.Added, error) {
	for _, i := range in {
		f.kept = append(f.kept, i.Doc)
	}
	return []store.Added{{ID: "d1", New: true}}, nil
}

func (f *fake) Settle(context.Context) error { return context.DeadlineExceeded }

func (f *fake) AddSource(_ context.Context, location string) (entente.Source, error) {
	if strings.Contains(location, "192.168.") {
		return entente.Source{}, &entente.Error{Code: entente.Refused, Message: "That address is private. Start the desk with --allow-private to read from it."}
	}
	f.added = append(f.added, location)
	return entente.Source{Location: location}, nil
}

func (f *fake) Unknown(_ context.Context, q store.UnknownFilter) ([]store.Unknown, int, error) {
	f.asked = q
	return f.unknown, len(f.unknown), nil
}

func (f *fake) UnknownCountries(context.Context) ([]string, error) { return []string{"TCD"}, nil }

func (f *fake) Teach(_ context.Context, a actor.Answer) error {
	switch {
	case a.Means == "":
		return &actor.FieldError{Field: "means", Message: "Choose what the name is."}
	case a.Same == "nobody <known>":
		return &actor.FieldError{Field: "same", Message: "“nobody <known>” is not known."}
	case a.Name == "full disk":
		return entente.Errorf(entente.Unavailable, nil, "The answer cannot be written.")
	}
	f.taught = append(f.taught, a)
	return nil
}

func (f *fake) Wrong() []actor.Wrong { return f.wrong }

func (f *fake) Like(string, string) []string { return []string{"Salt & Co"} }

// Name knows two states.
func (f *fake) Name(code string) string {
	return map[string]string{"NOR": "Norway", "TCD": "Chad", "GBR": "United Kingdom"}[code]
}

// Codes knows one actor, in another script.
func (f *fake) Codes(text string) []string {
	return map[string][]string{"Йонас Гар Стёре": {"NOR"}}[text]
}

func serve(t *testing.T, f *fake) http.Handler {
	t.Helper()
	set, err := watch.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return New(Deps{Watches: shippedRules{set}, Channels: []Channel{{Name: "mail", Kind: "e-mail", Wants: "severity high and above"}}, Record: f, Reader: f, Loader: f, Adder: f, Names: f, Teacher: f, Spellings: f, Decider: f, Finder: f, Now: func() time.Time { return day(10) },
		Log: slog.New(slog.NewTextHandler(testWriter{t}, nil))})
}

// testWriter logs into the test.
type testWriter struct{ t *testing.T }

func (w testWriter) Write(p []byte) (int, error) { w.t.Log(string(p)); return len(p), nil }
