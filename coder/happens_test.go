package coder_test

import (
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
