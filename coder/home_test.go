package coder_test

import (
	"testing"
	"time"

	"entente"
)

// A text's plain nouns are those of the state that it is written from.
func TestHome(t *testing.T) {
	c := newCoder(t)
	ministry := entente.Publisher{Name: "Sample Ministry", Country: "KOR", Kind: "ministry", StateControlled: true}
	paper := entente.Publisher{Name: "Sample Paper", Country: "GBR", Kind: "newspaper"}
	for _, w := range []struct {
		text      string
		by        entente.Publisher
		actor     string
		recipient string
	}{
		{"TOKYO -- The government condemned North Korea on Monday.", paper, "JPN", "PRK"},
		{"NAIROBI, Kenya — Police arrested 20 protesters on Tuesday.", paper, "KEN", "KEN"},
		{"LIMA (Sample) - The foreign ministry condemned Chile on Tuesday.", paper, "PER", "CHL"},
		{"GENEVA — The government condemned North Korea on Monday.", paper, "", "PRK"},
		{"The government condemned North Korea on Monday.", ministry, "KOR", "PRK"},
		{"The government condemned North Korea on Monday.", paper, "", "PRK"},
		{"OTTAWA — Ambassadors condemned North Korea on Monday.", paper, "", "PRK"},
		{"KYIV — The government condemned Ukraine on Monday.", paper, "", "UKR"},
		{"CAIRO — Mali condemned the rebels on Monday.", paper, "MLI", "MLI"},
	} {
		r := c.Read(&entente.Document{ID: "d", Text: w.text, Publisher: w.by, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		if len(r.Mentions) != 1 || len(r.Mentions[0].Actors) != 1 || len(r.Mentions[0].Recipients) == 0 {
			t.Errorf("%s\ngot %+v", w.text, r.Mentions)
			continue
		}
		if a, b := r.Mentions[0].Actors[0].Code, r.Mentions[0].Recipients[0].Code; a != w.actor || b != w.recipient {
			t.Errorf("%s\nis %q to %q, want %q to %q", w.text, a, b, w.actor, w.recipient)
		}
	}
}
