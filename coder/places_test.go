package coder_test

import (
	"testing"

	"entente"
)

// The place of an event carries what the document tells of it, and what the
// gazetteer of places knows.
func TestPlaceOfAnEvent(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct {
		text, name, country, state, province string
		resolution                           int
	}{
		{"Rebels attacked Iraqi soldiers in Mosul on Monday.", "Mosul", "IRQ", "Iraq", "Nineveh", 4},
		{"Rebels attacked Malian soldiers in the town of Ménaka on Monday.", "Ménaka", "MLI", "Mali", "Ménaka", 4},
		{"Russian and Chinese envoys met in Geneva on Monday.", "Geneva", "CHE", "Switzerland", "Geneva", 4},
		{"Ukrainian forces shelled Russian positions in Donetsk province.", "Donetsk", "UKR", "Ukraine", "Donetsk", 2},
		{"Turkish police arrested two Syrian journalists in Lebanon.", "Lebanon", "LBN", "Lebanon", "", 1},
		{"Canadian police arrested two American diplomats in London, Ontario.", "London", "CAN", "Canada", "Ontario", 4},
	} {
		r := read(c, w.text)
		if len(r.Mentions) == 0 || r.Mentions[0].Place == nil {
			t.Errorf("%s\nhas no mention with a place", w.text)
			continue
		}
		p := r.Mentions[0].Place
		if !p.Located || p.Name != w.name || p.Country != w.country || p.State != w.state || p.Province != w.province || p.Resolution != w.resolution {
			t.Errorf("%s\ngot %+v", w.text, *p)
		}
		if got := w.text[p.Span.Start:p.Span.End]; got != p.Text {
			t.Errorf("%s\nthe place is %q, its span %q", w.text, p.Text, got)
		}
	}
}

// What is no place is none, and an event need not have one.
func TestNoPlaceOfAnEvent(t *testing.T) {
	c := newCoder(t)
	for _, text := range []string{
		"Rebels attacked Iraqi soldiers in March.",
		"Russia condemned Poland in Parliament.",
		"Rebels attacked Iraqi soldiers in Omdalgrad.",
	} {
		for _, m := range read(c, text).Mentions {
			if m.Place != nil {
				t.Errorf("%s\nhas the place %+v", text, *m.Place)
			}
		}
	}
}

// All of a document tells which place of a name is meant.
func TestTheDocumentTellsThePlace(t *testing.T) {
	c := newCoder(t)
	found := c.Places(&entente.Document{
		Title: "Bridge in Paris closed",
		Text:  "Troopers from Dallas closed a bridge near the Texas town. Lamar County and the state of Texas will pay for it.",
	})
	if len(found) == 0 || found[0].Place.Text != "Paris" || found[0].Place.Province != "Texas" || found[0].Span.In != entente.Title {
		t.Errorf("got %+v", found)
	}
}
