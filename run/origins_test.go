package run_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/run"
	"entente/store"
)

// registry is a registry of publishers that the user grades.
type registry struct {
	pupil
	grade sync.Map // name to grade
}

func (r *registry) Publisher(name string) (entente.Publisher, bool) {
	switch name = strings.ToLower(name); name {
	case "norwire":
		p := entente.Publisher{Name: "Norwire", Country: "NOR", Kind: "agency", Reliability: "C"}
		if g, ok := r.grade.Load("Norwire"); ok {
			p.Reliability = g.(string)
		}
		return p, true
	case "east", "west":
		return entente.Publisher{Name: name, Owner: "One Group", Reliability: "D"}, true
	}
	return entente.Publisher{}, false
}

func (r *registry) Look() bool { return r.pupil.Look() }

func (r *registry) Lessons() []store.Lesson {
	g, ok := r.grade.Load("Norwire")
	if !ok {
		return nil
	}
	return []store.Lesson{{Key: fmt.Sprint("Norwire ", g), Publishers: []string{"Norwire", "norwire.example"}}}
}

// paper is a report of a meeting, on one day, in words of its own.
func paper(publisher, first string, n int) entente.Input {
	own := ""
	for i := range 40 {
		own += fmt.Sprintf(" word%d-%d", n, i)
	}
	in := input(1, first+own+"\nCONSULT RUS PRK")
	in.Doc.Publisher.Name, in.Doc.URL, in.Doc.Title = publisher, "https://"+publisher+".example/1", publisher
	return in
}

func theEvent(t *testing.T, s *store.Store) store.EventView {
	t.Helper()
	all, n, err := s.Events(context.Background(), store.EventFilter{Dyad: prkRUS})
	ok(t, err)
	if n != 1 {
		t.Fatalf("%d events", n)
	}
	return all[0]
}

func TestEventsTellTheirOrigins(t *testing.T) {
	s := open(t, t.TempDir())
	r := &registry{pupil: pupil{liner: liner{version: "v1"}}}
	d := run.New(run.Options{Store: s, Reader: r, Learner: r, Press: r})
	load(t, d, paper("Norwire", "OSLO (Norwire) -", 1), paper("Harbour", "OSLO (Norwire) -", 2), paper("East", "", 3), paper("West", "", 4))
	drain(t, d)
	e := theEvent(t, s)
	if got := e.Event.Provenance(); got != "4 outlets, 2 origins: Norwire, and east" || e.Grade.String() != "C1" {
		t.Errorf("got %s, grade %s", got, e.Grade)
	}

	other := paper("East", "", 3)
	other.Doc.Publisher.Name, other.Doc.URL = "Reprint", "https://reprint.example/1"
	load(t, d, other)
	drain(t, d)
	seen := theEvent(t, s)
	if got := seen.Event.Outlets(); got != 5 {
		t.Errorf("after the same words were seen elsewhere: %d outlets", got)
	}

	r.grade.Store("Norwire", "B")
	again := run.New(run.Options{Store: s, Reader: r, Learner: r, Press: r})
	drain(t, again)
	if got := theEvent(t, s).Grade; got.Reliability != "B" {
		t.Errorf("after the user graded an agency: %s", got)
	}
	if r.read.Load() != 4 {
		t.Errorf("documents were read %d times", r.read.Load())
	}
}

// TestFurnitureOfTheRecord prints one paragraph under reports of weeks: it joins
// no two of them, also those that came before it was known for what it is.
func TestFurnitureOfTheRecord(t *testing.T) {
	s := open(t, t.TempDir())
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
	ground := "\n" + "the two states signed a pact of friendship long ago and have met each spring since then in one of their capitals"
	first, second := paper("A", "", 1), paper("B", "", 2)
	for _, in := range []*entente.Input{&first, &second} {
		in.Doc.Text = "short words of " + in.Doc.Publisher.Name + ground + "\nCONSULT RUS PRK"
	}
	load(t, d, first, second)
	drain(t, d)
	if got := len(theEvent(t, s).Origins); got != 1 {
		t.Fatalf("before the paragraph is known: %d origins", got)
	}
	for i := range 4 {
		in := paper("C", "", 10+i)
		in.Doc.Text += ground
		in.Doc.Text = strings.Replace(in.Doc.Text, "CONSULT RUS PRK", "AID CHN FRA", 1)
		in.Doc.URL += fmt.Sprint(i)
		in.Doc.Published = in.Doc.Published.AddDate(0, 0, 5*(i+1))
		load(t, d, in)
	}
	drain(t, d)
	if got := len(theEvent(t, s).Origins); got != 2 {
		t.Errorf("when the paragraph is known for furniture: %d origins", got)
	}
}

func TestDatesOfSketches(t *testing.T) {
	s := open(t, t.TempDir())
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
	in := paper("A", "", 1)
	in.Doc.Published = time.Time{}
	load(t, d, in)
	drain(t, d)
	e := theEvent(t, s)
	if got := e.Event.Provenance(); got != "1 outlet, 1 origin: A" {
		t.Errorf("without a date: %s", got)
	}
}

// A transfer that two papers print from one agency is reported, and not
// corroborated, until a third has it of its own.
func TestRegistersCountOrigins(t *testing.T) {
	s := open(t, t.TempDir())
	r := &registry{pupil: pupil{liner: liner{version: "v1"}}}
	d := run.New(run.Options{Store: s, Reader: r, Press: r})
	ships := func(publisher, first string, n int) entente.Input {
		in := paper(publisher, first, n)
		in.Doc.Text += "\nships PRK RUS missiles\npact RUS PRK\nalarm KOR PRK,RUS"
		in.Raw = []byte(in.Doc.Text)
		return in
	}
	now := func() string {
		ctx := context.Background()
		found, err := s.Transfers(ctx, store.TransferFilter{})
		ok(t, err)
		pacts, _, err := s.Agreements(ctx, store.AgreementFilter{})
		ok(t, err)
		stances, err := s.Positions(ctx, store.PositionFilter{})
		ok(t, err)
		v := found.Rows[0]
		return fmt.Sprintf("%s of %d publishers, %d origins; agreement %d, position %d", v.Status, len(v.Publishers), len(v.Origins), len(pacts[0].Origins), len(stances.Rows[0].Origins))
	}
	load(t, d, ships("Norwire", "OSLO (Norwire) -", 1), ships("Harbour", "OSLO (Norwire) -", 2))
	drain(t, d)
	if got := now(); got != "reported of 2 publishers, 1 origins; agreement 1, position 1" {
		t.Errorf("got %s", got)
	}
	load(t, d, ships("East", "", 3))
	drain(t, d)
	if got := now(); got != "corroborated of 3 publishers, 2 origins; agreement 2, position 2" {
		t.Errorf("got %s", got)
	}
}
