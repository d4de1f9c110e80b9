package run_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/notify"
	"entente/run"
	"entente/run/past"
	"entente/store"
	"entente/watch"
)

// clock is a desk's clock that a test turns.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

func rules(t *testing.T, text string) run.Watches {
	t.Helper()
	set, err := watch.Compile(watch.File{Name: "t.yaml", Text: []byte(text)})
	ok(t, err)
	return one{set}
}

// told lists what the record holds as told, in order.
func told(t *testing.T, s *store.Store) []string {
	t.Helper()
	alerts, _, err := s.Alerts(context.Background(), store.AlertFilter{Page: store.Page{Limit: 1000}})
	ok(t, err)
	var out []string
	for _, a := range alerts {
		for _, v := range a.Told {
			out = append(out, fmt.Sprintf("%s %s %s-%s %s", v.At.Format(time.DateOnly), a.Watch, a.Dyad.A, a.Dyad.B, v.Reason))
		}
	}
	slices.Sort(out)
	return out
}

const severalRules = `watches:
  - name: first
    on: event
    when: standing.counts && first_between()
    group_by: [dyad, type]
  - name: after-quiet
    on: event
    when: event == "AID" && standing.counts && days_since("AID", "") > 3 && days_since("CONSULT", "") < 100
    group_by: [dyad]
    within: 2d
  - name: often
    on: event
    when: standing.counts && count_between("CONSULT", "", 30) >= 3
    group_by: [dyad]
    keep: 0s
  - name: partners
    on: event
    when: standing.counts && agreement_between("DEFENSE")
  - name: pact
    on: agreement
    when: obligation("DEFENSE") && first_between("agreement")
  - name: third
    on: event
    when: rose_to("origins", 3)
`

// What a rehearsal says that watches would have sent is what the desk sent,
// told of each day on that day.
func TestARehearsalSaysWhatTheDeskSent(t *testing.T) {
	var days [][]entente.Input
	for i := range 20 {
		text := []string{"CONSULT RUS PRK", "AID RUS PRK\nCONSULT CHN PRK", "CONSULT CHN,RUS -\nAID USA UKR", "pact RUS PRK\nAID CHN PRK", "CONSULT RUS PRK\nASSAULT PRK RUS"}[i%5]
		day := []entente.Input{input(i, text)}
		if i%4 == 0 {
			day = append(day, input(i+20, text), input(i+40, text+"\nAID RUS PRK"))
		}
		days = append(days, day)
	}
	s := open(t, t.TempDir())
	c := &clock{}
	w := rules(t, severalRules)
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Watches: w, Now: c.now})
	for _, day := range days {
		c.set(day[0].Doc.Published)
		load(t, d, day...)
		drain(t, d)
	}
	p, err := s.Past(context.Background())
	ok(t, err)
	r, err := past.Rehearse(w.Set(), p, nil, time.Time{}, time.Time{})
	ok(t, err)
	var rehearsed []string
	for _, v := range r.Sent {
		rehearsed = append(rehearsed, fmt.Sprintf("%s %s %s-%s %s", v.At.Format(time.DateOnly), v.Alert.Watch, v.Alert.Dyad.A, v.Alert.Dyad.B, v.Alert.Reason))
	}
	slices.Sort(rehearsed)
	sent := told(t, s)
	if len(sent) < 8 || !slices.Equal(sent, rehearsed) {
		t.Errorf("sent:\n%s\nrehearsed:\n%s", strings.Join(sent, "\n"), strings.Join(rehearsed, "\n"))
	}
}

// An alert that waits fires once it has waited, also if the desk was stopped
// meanwhile, and is resolved when nothing new has come for long.
func TestAnAlertWaitsThroughARestart(t *testing.T) {
	folder := t.TempDir()
	c := &clock{at: time.Date(2025, 5, 2, 8, 0, 0, 0, time.UTC)}
	w := rules(t, "watches:\n  - {name: waits, on: event, when: standing.counts, for: 6h, keep: 10d}\n")
	desk := func() (*store.Store, *run.Desk) {
		s := open(t, folder)
		return s, run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Watches: w, Now: c.now})
	}
	state := func(s *store.Store, f entente.AlertState) int {
		_, n, err := s.Alerts(context.Background(), store.AlertFilter{State: f})
		ok(t, err)
		return n
	}
	s, d := desk()
	load(t, d, input(1, "CONSULT RUS PRK"))
	drain(t, d)
	if state(s, entente.AlertPending) != 1 || len(told(t, s)) != 0 {
		t.Fatal("it does not wait")
	}
	ok(t, s.Close())
	c.set(c.now().Add(7 * time.Hour))
	s, d = desk()
	start(t, d)
	eventually(t, "it fired", func() bool { return state(s, entente.AlertFiring) == 1 })
	if got := told(t, s); len(got) != 1 || !strings.HasSuffix(got[0], "held for 6h0m0s") {
		t.Errorf("told %v", got)
	}
	c.set(c.now().AddDate(0, 0, 11))
	eventually(t, "it was resolved", func() bool { return state(s, entente.AlertResolved) == 1 })
	if got := told(t, s); len(got) != 1 {
		t.Errorf("told %v", got)
	}
}

// A condition that fails on a thing is told of in the record, and the others
// speak.
func TestTroubleIsKept(t *testing.T) {
	s := open(t, t.TempDir())
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"},
		Watches: rules(t, "watches:\n  - {name: bad, on: event, when: 1 / denied > 0}\n  - {name: good, on: event, when: new, most: 1}\n")})
	load(t, d, input(1, "CONSULT RUS PRK\nAID RUS PRK\nCONSULT CHN PRK"))
	drain(t, d)
	all, err := s.WatchStates(context.Background())
	ok(t, err)
	if v := all["bad"]; v.Errors != 3 || !strings.HasPrefix(v.Trouble, "t.yaml:2:") || v.Alerts != 0 {
		t.Errorf("the bad one: %+v", v)
	}
	if v := all["good"]; v.Alerts != 1 || v.Capped != 2 {
		t.Errorf("the good one: %+v", v)
	}
}

// stuckChannel is a channel that never answers.
type stuckChannel struct{ asked chan struct{} }

func (*stuckChannel) Name() string { return "hanging" }

func (h *stuckChannel) Send(ctx context.Context, _ notify.Message) error {
	select {
	case h.asked <- struct{}{}:
	default:
	}
	<-ctx.Done()
	return ctx.Err()
}

// picky wants alerts of one severity only.
type picky struct {
	hook
	severity string
}

func (*picky) Name() string { return "picky" }

func (p *picky) Wants(a entente.Alert) bool { return a.Severity == p.severity }

// A channel that hangs holds up neither another channel nor the desk, and one
// that does not want an alert is not told of it, nor of it for ever after.
func TestAHangingChannelBlocksNothing(t *testing.T) {
	s := open(t, t.TempDir())
	stuck, told, other := &stuckChannel{asked: make(chan struct{}, 1)}, &hook{}, &picky{severity: "low"}
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Channels: []run.Channel{stuck, told, other},
		Watches: rules(t, "watches:\n  - {name: r, on: agreement, when: new, severity: high}\n")})
	ctx, stop := context.WithCancel(context.Background())
	go d.Run(ctx) // it ends when the channel that hangs has had its time; nobody waits for that here
	defer stop()
	load(t, d, input(1, "pact RUS PRK"))
	eventually(t, "the other channel was told", func() bool { return told.count() == 1 })
	<-stuck.asked
	load(t, d, input(2, "pact CHN PRK"))
	eventually(t, "it was told of the next", func() bool { return told.count() == 2 })
	eventually(t, "nothing is due to the channel that does not want them", func() bool {
		due, err := s.DueNotices(context.Background(), "picky", time.Time{}, time.Now(), notify.MaxAttempts, 10)
		ok(t, err)
		return len(due) == 0
	})
	if other.count() != 0 {
		t.Errorf("told %d times of what it does not want", other.count())
	}
}

const tieRules = `watches:
  - name: turned
    on: tie
    when: measured && change.probability > 0.9 && change.direction == "closer" && age <= 190
    group_by: [dyad]
    within: 30d
  - name: near
    on: tie
    when: closeness > 20 && closeness_before < 20
    group_by: [dyad]
`

// weeksOfPress are two reports a week for so many weeks: one of a tie that is
// quiet until a week and busy from it on, one of two others.
func weeksOfPress(weeks, from int) [][]entente.Input {
	var days [][]entente.Input
	for w := range weeks {
		text := "CONSULT USA UKR"
		if w >= from {
			text += "\nCONSULT RUS PRK\nSUPPORT RUS PRK\nAGREE RUS PRK"
		} else if w%9 == 0 {
			text += "\nCONSULT RUS PRK"
		}
		for n, add := range []string{"", "\nCONSULT CHN PRK"} {
			in := input(2*w+n, fmt.Sprint(text, add, "\nnumber ", w))
			in.Doc.Published = time.Date(2024, 1, 2+7*w+3*n, 8, 0, 0, 0, time.UTC)
			days = append(days, []entente.Input{in})
		}
	}
	return days
}

// A tie that turns is told of by the desk as in a rehearsal, and one that goes on
// as it was is not.
func TestATieThatTurnsIsTold(t *testing.T) {
	s := open(t, t.TempDir())
	c := &clock{}
	w := rules(t, tieRules)
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Watches: w, Now: c.now})
	for _, day := range weeksOfPress(40, 30) {
		c.set(day[0].Doc.Published)
		load(t, d, day...)
		drain(t, d)
	}
	sent := told(t, s)
	turned := 0
	for _, v := range sent {
		if strings.Contains(v, "turned") {
			turned++
		}
		if !strings.Contains(v, "PRK-RUS") || v < "2024-07-30" {
			t.Errorf("told of %s, where nothing changed", v)
		}
	}
	if turned != 1 || len(sent) != 2 {
		t.Errorf("sent %q, want one turn and one that is near", sent)
	}
	alerts, _, err := s.Alerts(context.Background(), store.AlertFilter{Watch: "turned"})
	ok(t, err)
	if a := alerts[0]; a.Quote == "" || a.DocumentID == "" || !strings.Contains(a.Quote, "RUS PRK") {
		t.Errorf("it rests on the words %q of document %q", a.Quote, a.DocumentID)
	}
	p, err := s.Past(context.Background())
	ok(t, err)
	r, err := past.Rehearse(w.Set(), p, nil, time.Time{}, time.Time{})
	ok(t, err)
	var rehearsed []string
	for _, v := range r.Sent {
		rehearsed = append(rehearsed, fmt.Sprintf("%s %s %s-%s %s", v.At.Format(time.DateOnly), v.Alert.Watch, v.Alert.Dyad.A, v.Alert.Dyad.B, v.Alert.Reason))
		if v.Alert.Watch == "turned" && v.Document.ID == "" {
			t.Errorf("the rehearsal names no document: %+v", v.Alert)
		}
	}
	slices.Sort(rehearsed)
	if !slices.Equal(sent, rehearsed) {
		t.Errorf("sent:\n%s\nrehearsed:\n%s", strings.Join(sent, "\n"), strings.Join(rehearsed, "\n"))
	}
}
