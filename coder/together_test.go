package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// A number or a noun for several stands for those told of together before.
func TestTogether(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ text, want string }{
		{"Kenya, Uganda and Rwanda agreed on Monday to build a railway. The three countries condemned Burundi.", "ACCUSE KEN+UGA+RWA BDI"},
		{"The leaders of France, Germany and Poland met on Monday. The three leaders criticised Hungary.", "ACCUSE FRA.GOV+DEU.GOV+POL.GOV HUN"},
		{"Peru's president met Ecuador's president in Quito on Monday. The two leaders condemned Venezuela.", "ACCUSE PER.GOV+ECU.GOV VEN"},
		{"Egypt's foreign minister held talks with Jordan's foreign minister. The ministers denounced Iran.", "ACCUSE EGY.GOV+JOR.GOV IRN"},
		{"A delegation from Cuba visited Vietnam on Monday. The two condemned the United States.", "ACCUSE CUB+VNM USA"},
		{"Chile and Bolivia signed an accord on Monday. The two governments urged Peru to join.", "REQUEST CHL+BOL PER"},
		{"France and Germany reopened their border on Monday. They criticised Poland.", "ACCUSE FRA+DEU POL"},
		{"Norway and Sweden signed a fishing accord on Monday. Both countries condemned Russia.", "ACCUSE NOR+SWE RUS"},
		// who speaks of two is none of them
		{"Tanzania's president visited Zambia on Monday. Malawi condemned the two countries.", "ACCUSE MWI TZA+ZMB"},
		{"Nepal and Bhutan signed a treaty on Monday.\n\nChad has quarrelled with Niger for weeks. The two countries met on Friday.", "CONSULT TCD+NER -"},
		{"Nepal and Bhutan signed a treaty on Monday.\n\nIndia condemned the treaty. The two countries met on Friday.", "CONSULT NPL+BTN -"},
		{"Nepal and Bhutan signed a treaty on Monday. India said on Tuesday that it was worried about the cooperation between the two countries.", "COOPERATE BTN+NPL -"},
		// a text that several put out
		{"The presidents of Chile, Peru and Colombia met in Lima on Monday. A joint statement condemned Venezuela.", "ACCUSE CHL+PER+COL VEN"},
		{"The presidents of Chile, Peru and Colombia met in Lima on Monday. A joint statement condemned Venezuela. It criticised Cuba.", "ACCUSE CHL+PER+COL CUB"},
		{"A statement by France and Greece condemned Libya on Monday.", "ACCUSE FRA+GRC LBY"},
		{"A statement by the foreign ministers of Jordan and Egypt condemned Libya on Monday.", "ACCUSE JOR.GOV+EGY.GOV LBY"},
		// a list is all that stands between commas and before "and"
		{"Peru, US and South Korea agreed on Monday to share data.", "AGREE PER+USA+KOR -"},
		// the doers of what a clause calls by its name
		{"Canada criticised what it called reckless manoeuvres by Chinese jets.", "ACCUSE CAN CHN.MIL"},
		{"Germany condemned what it described as an attack on the press by Belarus.", "ACCUSE DEU BLR"},
		// neither a list of another length, nor one that says whose they are
		{"Kenya and Uganda agreed on Monday to build a railway. The four countries condemned Burundi.", "ACCUSE - BDI"},
		{"Chile and Bolivia signed an accord on Monday. The leaders of Peru condemned Ecuador.", "ACCUSE PER.GOV ECU"},
		{"Kenya and Uganda signed an accord on Monday. The protesters condemned Burundi. Miners struck in Lusaka. They denounced Zambia.", "ACCUSE .LAB ZMB"},
	} {
		r := c.Read(&entente.Document{ID: "d", Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}, nil)
		var got []string
		for _, m := range r.Mentions {
			got = append(got, strings.Join([]string{m.Event, sideOf(m.Actors), sideOf(m.Recipients)}, " "))
		}
		if !strings.Contains(strings.Join(got, "; ")+";", w.want+";") {
			t.Errorf("%s\ngot %s\nwant %s", w.text, strings.Join(got, "; "), w.want)
		}
	}
}
