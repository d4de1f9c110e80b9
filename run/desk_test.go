package run_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entente"
	"entente/notify"
	"entente/run"
	"entente/store"
	"entente/store/sqlite"
	"entente/watch"
)

// liner is a reader of a little language, so that these tests depend on no
// grammar: each line of a text is "TYPE ACTORS RECIPIENTS", "pact A B" for a
// defence agreement, "ships A B class" for a transfer, "tests A programme" for a
// capability, "alarm A B,C" for a position, or "panic".
type liner struct {
	version string
	slow    time.Duration
	read    atomic.Int64
}

func (l *liner) Version() string { return l.version }

func (l *liner) Read(doc *entente.Document, _ []entente.Pair) entente.Reading {
	l.read.Add(1)
	time.Sleep(l.slow)
	var rd entente.Reading
	at := 0
	rd.Sentences = []entente.SentenceResult{{Span: entente.Span{End: len(doc.Text)}}}
	for _, line := range strings.SplitAfter(doc.Text, "\n") {
		l.line(doc, &rd, strings.Fields(line), entente.Span{Start: at, End: at + len(strings.TrimSpace(line))})
		at += len(line)
	}
	return rd
}

func (l *liner) line(doc *entente.Document, rd *entente.Reading, f []string, span entente.Span) {
	finding := entente.Finding{Quote: doc.Words(span), Spans: []entente.Span{span}, Confidence: 0.9,
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	switch {
	case len(f) == 1 && f[0] == "panic":
		panic("no such word")
	case len(f) == 3 && f[0] == "pact":
		rd.Agreements = append(rd.Agreements, entente.Agreement{Title: "mutual defence pact", Type: "mutual defence",
			Parties: states(f[1] + "," + f[2]), Stages: []entente.Stage{{Stage: "signed"}}, Finding: finding,
			Obligations: []entente.Obligation{{Code: entente.ObligationDefense, Spans: []entente.Span{span}}}})
	case len(f) == 4 && f[0] == "ships":
		rd.Transfers = append(rd.Transfers, entente.Transfer{ID: fmt.Sprint("t", doc.ID, l.version, span.Start), Suppliers: states(f[1]), Recipients: states(f[2]),
			Items: []entente.Item{{Text: f[3], Class: f[3]}}, Stage: "shipped", Finding: finding})
	case len(f) == 3 && f[0] == "tests":
		rd.Capabilities = append(rd.Capabilities, entente.Capability{ID: fmt.Sprint("c", doc.ID, l.version, span.Start), State: states(f[1])[0],
			Programme: f[2], Change: "test", Finding: finding})
	case len(f) == 3 && f[0] == "alarm":
		rd.Positions = append(rd.Positions, entente.Position{ID: fmt.Sprint("p", doc.ID, l.version, span.Start), Actor: states(f[1])[0], Stance: "alarm",
			About: []entente.Topic{{Kind: entente.AboutTopic, Entities: states(f[2])}}, Finding: finding})
	case len(f) == 3:
		rd.Mentions = append(rd.Mentions, entente.Mention{ID: fmt.Sprint(doc.ID, l.version, span.Start), Event: f[0], Quad: 1, Score: 2.5,
			Actors: states(f[1]), Recipients: states(f[2]), Finding: finding,
			Date: entente.Date{Time: doc.Published.Truncate(24 * time.Hour), Precision: entente.Day}})
	}
}

func states(codes string) []entente.Entity {
	var es []entente.Entity
	for _, c := range strings.Split(codes, ",") {
		if c != "-" {
			es = append(es, entente.Entity{Text: c, Code: c})
		}
	}
	return es
}

func input(n int, text string) entente.Input {
	return entente.Input{Raw: []byte(text), Doc: entente.Document{URL: fmt.Sprintf("file:///%d", n), Title: fmt.Sprint("Report ", n), Text: text,
		Published: time.Date(2025, 5, 1+n%20, 8, 0, 0, 0, time.UTC), Publisher: entente.Publisher{Name: fmt.Sprint("Paper ", n%7)}}}
}

func open(t testing.TB, folder string) *store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), folder, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func load(t testing.TB, d *run.Desk, in ...entente.Input) []store.Added {
	t.Helper()
	added, err := d.Load(context.Background(), in)
	ok(t, err)
	return added
}

func drain(t testing.TB, d *run.Desk) {
	t.Helper()
	ok(t, d.Drain(context.Background(), nil))
}

// start runs a desk until the test ends.
func start(t *testing.T, d *run.Desk) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() { d.Run(ctx) })
	stop = sync.OnceFunc(func() { cancel(); done.Wait() })
	t.Cleanup(stop)
	return stop
}

// eventually waits for what a running desk brings about.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("waited in vain until %s", what)
}

var prkRUS = entente.NewDyad("RUS", "PRK")

func TestFromDocumentsToTies(t *testing.T) {
	s := open(t, t.TempDir())
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
	load(t, d, input(1, "CONSULT RUS PRK\nAID PRK RUS"), input(21, "CONSULT RUS PRK\nACCUSE USA,JPN PRK"), input(2, "CONSULT RUS PRK"))
	drain(t, d)
	v, err := s.TieView(context.Background(), prkRUS, time.Time{}, time.Time{}, store.Page{})
	ok(t, err)
	if v.Total != 3 || v.Tie.Events != 3 || v.Score != 7.5 || len(v.Days) != 2 {
		t.Errorf("got %d events, %+v, days %+v", v.Total, v.Tie, v.Days)
	}
	joint := slices.IndexFunc(v.Events, func(e store.EventView) bool { return len(e.Found) == 2 })
	if joint < 0 || len(v.Events[joint].Sources) != 2 || len(v.Events[joint].Publishers) != 2 {
		t.Errorf("no event has both reports of the meeting: %+v", v.Events)
	}
	ties, n, err := s.Ties(context.Background(), store.TieFilter{})
	ok(t, err)
	if n != 3 {
		t.Errorf("got ties %+v, want PRK-RUS, PRK-USA and JPN-PRK", ties)
	}
}

// TestLateReportsGiveTheSameRecord loads documents one by one, each merged
// before the next comes, and all at once: the events and ties are the same.
func TestLateReportsGiveTheSameRecord(t *testing.T) {
	var in []entente.Input
	for i := range 60 {
		in = append(in, input(i*7, fmt.Sprintf("%s RUS PRK\nAID %s UKR\nCONSULT CHN,RUS -", []string{"CONSULT", "AID"}[i%2], []string{"USA", "FRA"}[i%2])))
	}
	record := func(step int) string {
		s := open(t, t.TempDir())
		d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
		for _, part := range slices.Collect(slices.Chunk(in, step)) {
			load(t, d, part...)
			drain(t, d)
		}
		return dump(t, s)
	}
	if a, b := record(7), record(len(in)); a != b {
		t.Errorf("in parts:\n%s\nat once:\n%s", a, b)
	}
}

// dump writes the derived record down.
func dump(t *testing.T, s *store.Store) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	ties, _, err := s.Ties(ctx, store.TieFilter{Page: store.Page{Limit: 1000}})
	ok(t, err)
	slices.SortFunc(ties, func(a, b entente.Tie) int { return strings.Compare(a.Dyad.A+a.Dyad.B, b.Dyad.A+b.Dyad.B) })
	for _, tie := range ties {
		tie.Changed = time.Time{}
		fmt.Fprintf(&b, "%+v\n", tie)
		days, err := s.TieDays(ctx, tie.Dyad, time.Time{}, time.Time{})
		ok(t, err)
		fmt.Fprintf(&b, "%+v\n", days)
		events, _, err := s.Events(ctx, store.EventFilter{Dyad: tie.Dyad, Page: store.Page{Limit: 1000}})
		ok(t, err)
		for _, e := range events {
			fmt.Fprintf(&b, "%+v\n", e.Event)
		}
	}
	return b.String()
}

func TestADocumentThatBreaksTheCoder(t *testing.T) {
	s := open(t, t.TempDir())
	r := &liner{version: "v1"}
	d := run.New(run.Options{Store: s, Reader: r, Workers: 2})
	ids := load(t, d, input(1, "CONSULT RUS PRK"), input(2, "panic"), input(3, "AID CHN PRK"))
	drain(t, d)
	v, err := s.Document(context.Background(), ids[1].ID)
	ok(t, err)
	if v.State != store.Failed || v.Attempts != 3 || !strings.Contains(v.Error, "no such word") {
		t.Errorf("got state %s after %d attempts: %s", v.State, v.Attempts, v.Error)
	}
	c, err := s.Counts(context.Background())
	ok(t, err)
	if c.Coded != 2 || c.Events != 2 || r.read.Load() != 5 {
		t.Errorf("got %+v after %d readings", c, r.read.Load())
	}
}

func TestEachDocumentIsReadOnce(t *testing.T) {
	s := open(t, t.TempDir())
	r := &liner{version: "v1"}
	d := run.New(run.Options{Store: s, Reader: r, Workers: 4})
	for i := range 400 {
		load(t, d, input(i, "CONSULT RUS PRK"))
		if i%100 == 50 {
			drain(t, d)
		}
	}
	drain(t, d)
	if n := r.read.Load(); n != 400 {
		t.Errorf("400 documents took %d readings", n)
	}
}

func TestANewerCoderReadsAgain(t *testing.T) {
	s := open(t, t.TempDir())
	in := []entente.Input{input(1, "CONSULT RUS PRK\npact RUS PRK"), input(2, "AID PRK RUS")}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Watches: onPacts(t)})
	load(t, d, in...)
	drain(t, d)
	before := dump(t, s)
	drain(t, run.New(run.Options{Store: s, Reader: &liner{version: "v2"}, Watches: onPacts(t)}))
	if after := dump(t, s); strings.ReplaceAll(after, "v2", "v1") != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	c, err := s.Counts(context.Background())
	ok(t, err)
	if c.Mentions != 4 || c.Events != 2 || c.Alerts != 1 {
		t.Errorf("got %+v; want the mentions of both coders, the events of one, the alert once", c)
	}
}

// one is a desk's one watch, on pacts.
type one struct{ set *watch.Set }

func (one) Look() bool        { return false }
func (o one) Set() *watch.Set { return o.set }

func onPacts(t *testing.T) run.Watches {
	t.Helper()
	set, err := watch.Compile(watch.File{Name: "pacts.yaml", Text: []byte(`watches:
  - name: pacts
    on: agreement
    when: obligation("DEFENSE")
`)})
	ok(t, err)
	return one{set}
}

// hook is a channel that takes notices, or fails while it is told to.
type hook struct {
	mu   sync.Mutex
	down error
	got  []notify.Message
}

func (*hook) Name() string { return "hook" }

func (h *hook) Send(_ context.Context, m notify.Message) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.down == nil {
		h.got = append(h.got, m)
	}
	return h.down
}

func (h *hook) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.got)
}

func TestAnAlertIsToldOnceThroughRestarts(t *testing.T) {
	folder := t.TempDir()
	h := &hook{}
	for i := range 3 {
		s := open(t, folder)
		d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Channels: []run.Channel{h}, Watches: onPacts(t)})
		stop := start(t, d)
		load(t, d, input(i, "pact RUS PRK\nCONSULT RUS PRK"))
		ok(t, d.Settle(context.Background()))
		eventually(t, "the alert was told", func() bool { return h.count() > 0 })
		stop()
		ok(t, s.Close())
	}
	if h.count() != 1 {
		t.Fatalf("told %d times", h.count())
	}
	m := h.got[0]
	if m.Quote != "pact RUS PRK" || len(m.Evidence) != 1 || m.Document.Publisher != "Paper 0" || m.Key == "" {
		t.Errorf("got %+v", m)
	}
}

func TestADeadChannelBlocksNothing(t *testing.T) {
	s := open(t, t.TempDir())
	h := &hook{down: fmt.Errorf("nobody there")}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Channels: []run.Channel{h}, Watches: onPacts(t)})
	start(t, d)
	load(t, d, input(1, "pact RUS PRK"), input(2, "AID CHN PRK"))
	ok(t, d.Settle(context.Background()))
	var alerts []store.AlertView
	eventually(t, "the failure is shown", func() bool {
		var err error
		alerts, _, err = s.Alerts(context.Background(), store.AlertFilter{})
		ok(t, err)
		return len(alerts) == 1 && len(alerts[0].Notices) == 1 && alerts[0].Notices[0].Error != ""
	})
	if st := alerts[0].Standing; st.Polarity != entente.Positive || st.Certainty != entente.Certain {
		t.Errorf("the alert does not keep how its report stands: %+v", st)
	}
	if n := alerts[0].Notices[0]; !n.Sent.IsZero() || n.Error != "nobody there" || n.NextTry.Before(time.Now()) {
		t.Errorf("got %+v", n)
	}
}
