package coder_test

import (
	"strings"
	"testing"

	"entente"
)

// A text about a country tells of what was done there to people and things that
// nobody can be named for; a sentence alone does not.
func TestDeedsOfNobodyKnown(t *testing.T) {
	c := newCoder(t)
	const deed = "The tents were torched and thirty were arrested."
	count := func(text string) int {
		doc := entente.Document{Text: text, Language: "en"}
		doc.ID = entente.ContentID("", text)
		n := 0
		for _, m := range c.Read(&doc, nil).Mentions {
			if m.Trigger.Text == "torched" || m.Trigger.Text == "arrested" {
				n++
			}
		}
		return n
	}
	if n := count(deed); n != 0 {
		t.Errorf("alone: %d mentions, want none", n)
	}
	if n := count("LIMA, Peru - Nurses in Peru walked out on Monday. The Peruvian premier spoke of Peru and of Lima. " + deed); n != 2 {
		t.Errorf("in a text about Peru: %d mentions, want 2", n)
	}
}

// It also tells of what else came about that nobody known has a part in, and of what is
// named only to say when something was.
func TestHappenedWithoutAnybodyKnown(t *testing.T) {
	c := newCoder(t)
	const lead = "LIMA, Peru - Nurses in Peru walked out on Monday. The Peruvian premier spoke of Peru and of Lima. "
	for _, tt := range []struct {
		text, trigger string
		want          bool
	}{
		{"The bishop who was hurt, Juan Quispe, had refused to leave.", "refused", true},
		{"The Tahuantinsuyo bridge reopened during a visit to the capital.", "visit", true},
		{"A visit to the Tahuantinsuyo bridge costs little.", "visit", false},
		{"The riot police stood by at the Tahuantinsuyo bridge.", "riot", false},
		{"The claim of Juana Quispe would be turned down.", "turned", false},
	} {
		doc := entente.Document{Text: lead + tt.text, Language: "en"}
		doc.ID = entente.ContentID("", doc.Text)
		got := false
		for _, m := range c.Read(&doc, nil).Mentions {
			got = got || strings.HasPrefix(m.Trigger.Text, tt.trigger)
		}
		if got != tt.want {
			t.Errorf("%s: coded %v, want %v", tt.text, got, tt.want)
		}
	}
}

// One who does two things to the same people in one sentence has done both.
func TestDeedsToldApart(t *testing.T) {
	c := newCoder(t)
	doc := entente.Document{Text: "Chadian rebels looted the market of a town in Sudan and shelled its clinic.", Language: "en"}
	doc.ID = entente.ContentID("", doc.Text)
	var got []string
	for _, m := range c.Read(&doc, nil).Mentions {
		got = append(got, m.Trigger.Text)
	}
	if len(got) != 2 {
		t.Errorf("mentions at %q, want two, looted and shelled", got)
	}
}
