package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// People of no state are of the country of the place where they are met, those who are
// often abroad are not, and bodies only where no other state has a part in it.
func TestLocals(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, text, want string }{
		{"", "Israel and Egypt signed a pact on Monday. Shots were heard in Alexandria. Gunmen killed five villagers.", "ASSAULT EGY.UAF EGY.CVL"},
		{"", "Chile and Peru traded blame on Monday. Shots were heard in Iquitos.\nThe port of Valparaiso was shut. Gunmen killed five villagers.", "ASSAULT CHL.UAF CHL.CVL"},
		{"", "MARSEILLE - A strike began on Monday.\nTeachers marched through the streets, Spain said.", "PROTEST FRA.EDU -"},
		{"", "Turkey and Greece met on Monday. Shots were heard in Izmir. Gunmen killed five tourists.", "ASSAULT TUR.UAF .CVL"},
		{"", "Chile and Peru met on Monday. Gunmen attacked a bus between Arica and Tacna.", "ASSAULT .UAF CHL.CVL+PER.CVL"},
		{"Gunmen kill five villagers", "Chile and Peru traded blame on Monday after a raid near Valparaiso.\nIn Iquitos shots were heard.", "ASSAULT CHL.UAF CHL.CVL"},
	} {
		r := c.Read(&entente.Document{ID: "d", Title: w.title, Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		var got []string
		for _, m := range r.Mentions {
			got = append(got, strings.Join([]string{m.Event, sideOf(m.Actors), sideOf(m.Recipients)}, " "))
		}
		if !strings.Contains(strings.Join(got, "; ")+";", w.want+";") {
			t.Errorf("%s %s\ngot %s\nwant %s", w.title, w.text, strings.Join(got, "; "), w.want)
		}
	}
}
