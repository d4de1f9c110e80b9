package run_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/lang/en"
	"entente/merge/origin"
	"entente/run"
	"entente/store"
)

// story is a text of a publisher on a day of May, under an address.
func story(publisher, url, title, text string, day int) entente.Input {
	return entente.Input{Raw: []byte(title + text), Doc: entente.Document{URL: url, Title: title, Text: text, Published: time.Date(2025, 5, day, 8, 0, 0, 0, time.UTC),
		Publisher: entente.Publisher{Name: publisher}}}
}

// corrections lists what is put right, the latest first: kind, title, and the
// title of what it puts right.
func corrections(t *testing.T, s *store.Store) string {
	t.Helper()
	all, n, err := s.Corrections(context.Background(), store.Page{})
	ok(t, err)
	var out []string
	for _, c := range all {
		out = append(out, fmt.Sprintf("%s %s: %s", c.Kind, c.Document.Title, c.Original.Title))
	}
	if n != len(all) {
		t.Errorf("%d in all, %d listed", n, len(all))
	}
	return strings.Join(out, "; ")
}

func TestCorrections(t *testing.T) {
	notices, err := origin.LoadNotices(en.FS)
	ok(t, err)
	words := func(n int) string {
		out := ""
		for i := range 60 {
			out += fmt.Sprintf("word%d-%d ", n, i)
		}
		return out
	}
	flight, harvest := words(1), words(2)
	all := []entente.Input{
		story("Norwire", "https://norwire.example/1", "Flight", flight, 3),
		story("Harbour", "https://harbour.example/1", "Flight again", flight+"and more of it", 4),
		story("Norwire", "https://norwire.example/2", "CORRECTION: Flight", flight+"in May", 5),
		story("East", "https://east.example/1", "Harvest", harvest, 6),
		story("East", "https://east.example/1", "Harvest", harvest+"which was good", 7),
		story("East", "https://east.example/2", "Retraction: Harvest", harvest+"is not so", 8),
		story("West", "https://west.example/1", "Correction: what nobody has", words(3), 9),
		story("West", "https://west.example/2", "Mali withdraws its troops", words(4), 9),
		story("South", "https://south.example/1", "Raid kills 42", "Gunmen from Chad killed 42 soldiers of Niger near the wells, the ministry said. Niger condemned Chad and recalled its envoy.", 11),
		story("South", "https://south.example/2", "Feast", "Gunmen from Chad were fed by villagers of Niger near the river.", 12),
		story("South", "https://south.example/3", "CORRECTION: Raid kills 24", "Gunmen from Chad killed 24 soldiers of Niger near the wells, the ministry said. Niger condemned Chad and recalled its envoy.", 12),
	}
	all = append(all, story("North", "https://north.example/1", "Quota for cod", "Norway and Chad set a quota for cod after talks in Tromso on Monday, the ministry said.", 12),
		story("North", "https://north.example/2", "Correction", "Our story of 12 May misstated the quota for cod that Norway and Chad set in Tromso.", 14))
	const want = "corrected Correction: Quota for cod; corrected CORRECTION: Raid kills 24: Raid kills 42; corrected Correction: what nobody has: ; withdrawn Retraction: Harvest: Harvest; changed Harvest: Harvest; corrected CORRECTION: Flight: Flight"
	for name, order := range map[string][]int{"as they came": {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, "the first text last": {12, 11, 10, 9, 8, 7, 6, 5, 3, 4, 2, 1, 0}} {
		s := open(t, t.TempDir())
		d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}, Notices: notices})
		for _, i := range order {
			load(t, d, all[i])
			drain(t, d)
		}
		if got := corrections(t, s); got != want {
			t.Errorf("%s: got %s", name, got)
		}
		flights, _, err := s.Documents(context.Background(), store.DocumentFilter{})
		ok(t, err)
		for _, doc := range flights {
			of, err := s.CorrectionsOf(context.Background(), []string{doc.ID})
			ok(t, err)
			if put := len(of) > 0; put == (doc.Publisher.Name == "Harbour" || strings.HasPrefix(doc.Title, "Mali") || doc.Title == "Feast") {
				t.Errorf("%s: %s has %d corrections", name, doc.Title, len(of))
			}
		}
		newer := run.New(run.Options{Store: s, Reader: &liner{version: "v2"}, Notices: notices})
		drain(t, newer)
		if got := corrections(t, s); got != want {
			t.Errorf("%s, read again: got %s", name, got)
		}
		if coders, err := s.Codings(context.Background()); err != nil || len(coders) != 2 || coders[0].Coder != "v2" {
			t.Errorf("coders %v, %v", coders, err)
		}
	}
}
