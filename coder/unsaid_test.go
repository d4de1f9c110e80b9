package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// Who is left unsaid is put in from what the text is about, and nobody is where it
// tells of no country.
func TestUnsaid(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct {
		name, text, event string
		actor, recipient  string
	}{
		{"a thing that is hit", "MAPUTO, Mozambique - Insurgents set fire to a clinic near Palma in Mozambique on Monday, officials in Maputo said.", "ASSAULT", "MOZ.REB", "MOZ.CVL"},
		{"a thing of the police", "KAMPALA, Uganda - Rebels attacked a police station in Uganda on Monday.", "ASSAULT", "UGA.REB", "UGA.COP"},
		{"the police arrest", "LIMA, Peru - Peru counted its votes on Monday. Twelve students were arrested, the Peruvian interior ministry said.", "COERCE", "PER.COP", "PER.EDU"},
		{"courts sentence", "LIMA, Peru - Peru counted its votes on Monday. A union leader was sentenced to nine years, Peruvian television said.", "SANCTION", "PER.JUD", "PER.LAB"},
		{"the opposition turns to the government", "ACCRA, Ghana - Ghana's parliament sat late in Accra. The opposition demanded a recount.", "REQUEST", "GHA.OPP", "GHA.GOV"},
		{"a government bans its people's doings", "ACCRA, Ghana - Ghana's parliament sat late in Accra. The interior ministry prohibited all marches.", "COERCE", "GHA.GOV", "GHA.CVL"},
		{"the state that a text is about", "BISSAU, Guinea-Bissau - Soldiers took over Guinea-Bissau on Sunday. In Bissau shops were shut. Portugal suspended budget aid.", "SANCTION", "PRT", "GNB"},
		{"what a noun takes up", "Chile raised its tariffs on Monday. Bolivia expelled the ambassador of Chile. Peru welcomed the move.", "SUPPORT", "PER", "BOL"},
		{"what a noun of violence takes up", "Chad's army shelled a school in Niger on Monday. Cuba sent aid to Niger. Peru condemned the shelling.", "ACCUSE", "PER", "TCD.MIL"},
		{"what one sentence says before", "Chad accused Libya of lying on Monday and threatened to close the frontier.", "THREATEN", "TCD", "LBY"},
		{"who is told to stand against him", "Chad accused Libya of lying. Libya accused Chad of theft. Chad condemned Libya. Chad threatened to close its frontier.", "THREATEN", "TCD", "LBY"},
		{"nobody stands against him but once", "Chad accused Libya of lying. Chad threatened to close its frontier.", "THREATEN", "TCD", ""},
		{"a meeting at home", "QUITO, Ecuador - Ecuador's congress rose late in Quito. The interior minister received a delegation of teachers from Quito.", "CONSULT", "ECU.EDU ECU.GOV", ""},
		{"police have no power abroad", "Police in Oslo confiscated the paintings on a request from Warsaw.", "COERCE", "NOR.COP", "NOR.CVL"},
		{"a text about nothing", "The opposition demanded a recount.", "", "", ""},
	} {
		r := c.Read(&entente.Document{ID: "d", Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		found := w.event == ""
		var said []string
		for i := range r.Mentions {
			m := &r.Mentions[i]
			a, b := placedOf(m.Actors), placedOf(m.Recipients)
			said = append(said, m.Event+" "+a+" "+b)
			if m.Event == w.event && a == w.actor && b == w.recipient {
				found = true
			}
			if w.event == "" && b != "" {
				found = false
			}
		}
		if !found {
			t.Errorf("%s: %s\ngot %q, want %s %s %s", w.name, w.text, said, w.event, w.actor, w.recipient)
		}
	}
}

// placedOf writes those who have a country, as CODE.SECTOR.
func placedOf(es []entente.Entity) string {
	var out []string
	for _, e := range es {
		if e.Code != "" {
			out = append(out, strings.TrimSuffix(e.Code+"."+e.Sector, "."))
		}
	}
	return strings.Join(out, " ")
}
