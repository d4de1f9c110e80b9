package merge_test

import (
	"fmt"
	"testing"

	"entente"
	"entente/merge"
	"entente/merge/origin"
)

type noPress struct{}

func (noPress) Publisher(name string) (entente.Publisher, bool) {
	return entente.Publisher{Name: name, Reliability: map[string]string{"A": "B", "B": "D"}[name]}, name == "A" || name == "B"
}

// tracer knows of a document only who put it out.
func tracer(outlet func(id string) string) merge.Tracer {
	return merge.Tracer{Press: noPress{}, Report: func(id string) origin.Report {
		return origin.Report{Outlets: []origin.Outlet{{Name: outlet(id)}}}
	}}
}

func witnesses(ms []entente.Mention) []merge.Witness {
	var all []merge.Witness
	for _, m := range ms {
		all = append(all, merge.Witness{ID: m.ID, Document: entente.Document{ID: m.DocumentID}, Where: m.Where, Standing: m.Standing})
	}
	return all
}

// TestGrades gives events of some claims, each of an outlet of its own, and
// tells the grade.
func TestGrades(t *testing.T) {
	official := []entente.Attribution{{Kind: entente.Official, Source: entente.Entity{Code: "RUS", Text: "Moscow"}}}
	unnamed := []entente.Attribution{{Kind: entente.Anonymous, Source: entente.Entity{Code: "USA", Text: "several US officials"}}}
	yes := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	by := func(s entente.Standing, a []entente.Attribution) entente.Standing { s.AttributedTo = a; return s }
	no := entente.Standing{Polarity: entente.Negative, Certainty: entente.Certain, Time: entente.Past}
	maybe := by(entente.Standing{Polarity: entente.Positive, Certainty: entente.Possible, Time: entente.Past}, unnamed)
	plan := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Future}
	for name, c := range map[string]struct {
		says []entente.Standing
		want string
	}{
		"one":                       {[]entente.Standing{yes}, "B3"},
		"two independent":           {[]entente.Standing{yes, yes}, "B1"},
		"a party says so":           {[]entente.Standing{by(yes, official)}, "B2"},
		"two on unnamed word":       {[]entente.Standing{by(yes, unnamed), by(yes, unnamed)}, "B2"},
		"one of them plain":         {[]entente.Standing{by(yes, unnamed), yes}, "B1"},
		"held for possible":         {[]entente.Standing{maybe}, "B3"},
		"denied":                    {[]entente.Standing{yes, no}, "B4"},
		"denied by one, not by six": {[]entente.Standing{yes, yes, yes, yes, yes, no}, "B3"},
		"only denied":               {[]entente.Standing{no}, "B5"},
		"a plan":                    {[]entente.Standing{plan}, "B6"},
		"affirmed by the worse":     {[]entente.Standing{no, yes}, "D4"},
	} {
		e := entente.Event{Actors: []entente.Entity{{Code: "RUS"}}}
		var ms []entente.Mention
		for i, s := range c.says {
			ms = append(ms, entente.Mention{ID: fmt.Sprint("m", i), DocumentID: fmt.Sprintf("%c1", 'A'+i), Finding: entente.Finding{Standing: s}})
		}
		tracer(func(id string) string { return id[:1] }).Event(&e, witnesses(ms))
		if got := e.Grade.String(); got != c.want {
			t.Errorf("%s: got %s, want %s (%s)", name, got, c.want, e.Provenance())
		}
	}
}

// TestTitlesVouchForNothing: a title says plainly what the text has on somebody's
// word.
func TestTitlesVouchForNothing(t *testing.T) {
	yes := entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}
	unnamed := yes
	unnamed.AttributedTo = []entente.Attribution{{Kind: entente.Anonymous, Source: entente.Entity{Text: "Two officials"}}}
	ms := []entente.Mention{
		{ID: "m1", DocumentID: "a1", Where: entente.Title, Finding: entente.Finding{Standing: yes}},
		{ID: "m2", DocumentID: "a1", Where: entente.Body, Finding: entente.Finding{Standing: unnamed}},
		{ID: "m3", DocumentID: "b2", Where: entente.Title, Finding: entente.Finding{Standing: yes}},
	}
	var e entente.Event
	tracer(func(id string) string { return id }).Event(&e, witnesses(ms))
	if got := e.Provenance(); got != "2 outlets, 2 origins: a1 citing unnamed officials, and b2" {
		t.Errorf("got %s", got)
	}
}

func TestOriginsAmong(t *testing.T) {
	all := []entente.Origin{{Name: "Wire", Outlets: []string{"A", "B"}, Documents: []string{"a1", "b2"}}, {Name: "C", Outlets: []string{"C"}, Documents: []string{"c3"}}}
	e := entente.Event{Origins: merge.Among(all, func(id string) (entente.Document, bool) {
		d, _ := library(id)
		return d, id == "b2"
	})}
	if got := e.Provenance(); got != "1 outlet, 1 origin: Wire" {
		t.Errorf("got %s", got)
	}
}
