package coder_test

import (
	"strings"
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

// Sources that no state is told of speak at home, and a body that was named in full
// goes by its noun.
func TestHomeOfSources(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ text, want string }{
		{"LIMA - Chile delivered four drones to Peru on Thursday, the army said.", "PER"},
		{"RABAT - Gabon shipped 3,000 tons of rice to Agadir, the farm minister told state television.", "MAR"},
		{"OSLO - Norway's security service said Russia had sold missiles to Mali. The service added that Russia had sent tanks to Mali.", "NOR NOR"},
		{"OSLO - Chile delivered tanks to Peru on Monday, diplomats said.", ""},
	} {
		r := c.Read(&entente.Document{ID: "d", Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		var got []string
		for _, tr := range r.Transfers {
			for _, a := range tr.Standing.AttributedTo {
				got = append(got, a.Source.Code)
			}
		}
		if s := strings.TrimSpace(strings.Join(got, " ")); s != w.want {
			t.Errorf("%s\nis vouched for by %q, want %q", w.text, s, w.want)
		}
	}
}

// What a headline tells of goods and tests is what the text below tells of them.
func TestHeadlineOfArms(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct {
		title, text      string
		transfers, tests int
	}{
		{"Peru gets first tanks from Chile", "LIMA - Peru took delivery of 12 tanks from Chile on Monday.", 1, 0},
		{"Peru gets tanks from Chile", "LIMA - Chile delivered rice to Peru on Monday.", 2, 0},
		{"Iran test-fires missile", "TEHRAN - Iran launched two Fateh-110 missiles from Semnan on Monday.", 0, 1},
	} {
		r := c.Read(&entente.Document{ID: "d", Title: w.title, Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		if len(r.Transfers) != w.transfers || len(r.Capabilities) != w.tests {
			t.Errorf("%s\n%s\n%d transfers and %d capabilities, want %d and %d", w.title, w.text, len(r.Transfers), len(r.Capabilities), w.transfers, w.tests)
		}
	}
}

// Witnesses are of the state that a thing was done to, or of the home of the text.
func TestWitnesses(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ text, want string }{
		{"LIMA - Chilean soldiers shelled a village in Bolivia on Monday, residents said.", "BOL"},
		{"KAMPALA - Ugandan police killed four students on Monday, residents said.", "UGA"},
		{"GENEVA - Gunmen killed four doctors on Monday, residents said.", ""},
	} {
		r := c.Read(&entente.Document{ID: "d", Text: w.text, Published: published}, nil)
		got := ""
		for _, m := range r.Mentions {
			for _, a := range m.Standing.AttributedTo {
				got = a.Source.Code
			}
		}
		if got != w.want {
			t.Errorf("%s\ngot %q, want %q", w.text, got, w.want)
		}
	}
}
