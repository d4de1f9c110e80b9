package coder_test

import (
	"strings"
	"testing"
)

// Each line is a text and the ties that it states.
var tieCases = []struct{ text, ties string }{
	{"A long chill settles over Peru and Chile.", "PER CHL colder"},
	{"Cyprus is of the same mind as Greece.", "CYP GRC aligned"},
	{"Kenya and Somalia had a spat over the sea. The neighbours are drifting apart.", "KEN SOM colder"},
	{"19:55 Guyana and Venezuela are at daggers drawn, but the shops are open.", "GUY VEN opposed"},
	{"Greece and Armenia, too, have grown nearer to one another.", "GRC ARM closer"},
	{"Ankara and Cairo are back on speaking terms.", "TUR EGY closer"},
	{"Seoul and Tokyo have put their quarrel behind them.", "KOR JPN closer"},
	{"The gulf between London and Dublin has narrowed.", "GBR IRL closer"},
	{"The gulf between London and Dublin has widened.", "GBR IRL colder"},
	{"The honeymoon between Delhi and Washington is over.", "IND USA colder"},
	{"The rift between Mali and France is beyond repair.", "MLI FRA colder"},
	{"Rwanda and Uganda reopened their border, ending three years of enmity.", "RWA UGA closer"},
	{"India and Bangladesh have patched up their quarrel over water.", "IND BGD closer"},
	{"Tunis and Algiers have grown as thick as thieves.", "TUN DZA aligned"},
	{"Kigali and Bujumbura are daggers drawn.", "RWA BDI opposed"},
	{"There is little warmth left between Belgrade and Zagreb.", "SRB HRV colder"},
	{"Ethiopia and Eritrea signed the Agreement on Cessation of Hostilities.", ""},
	{"Egypt and Libya, rivals in peacemaking, both welcomed the accord.", ""},
	{"Georgia's ties with the West have frayed.", ""},
	{"Sino-Australian relations have soured.", "CHN AUS colder"},
	{"Trade between Peru and Chile has grown.", ""},
}

func TestTiesDrawnAndParted(t *testing.T) {
	c := newCoder(t)
	for _, tc := range tieCases {
		var got []string
		for _, tie := range read(c, tc.text).Ties {
			got = append(got, codesOf(tie.Between)+" "+tie.Sign)
		}
		if got := strings.Join(got, ", "); got != tc.ties {
			t.Errorf("%s\ngot %q, want %q", tc.text, got, tc.ties)
		}
	}
}
