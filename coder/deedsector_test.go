package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// What a deed tells of who is in it, whose men "his men" are, and who says so at the end
// of a sentence or headline.
func TestSectorsOfDeed(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, text, want string }{
		{"", "Ugandan helicopters shelled a rebel base in Congo.", "ASSAULT UGA.MIL COD.REB"},
		{"", "Uganda shelled a rebel base in Congo.", "ASSAULT UGA COD.REB"},
		{"", "French police deported 30 Algerians on Monday.", "COERCE FRA.COP DZA.CVL"},
		{"", "The Algerians were deported by French police.", "COERCE FRA.COP DZA"},
		{"", "A group of teenagers threw bottles at police in Norway.", "PROTEST NOR.CVL NOR.COP"},
		{"", "The rebel commander in Congo said his men were attacked.", "ASSAULT - COD.REB by COD.REB"},
		{"", "A bomb killed seven worshippers in Quetta, Pakistan, a hospital official said on Friday, hours after a rally.", "ASSAULT - PAK.CVL by PAK.MED"},
		{"Bandits kill five herders in Kenya - police", "They fled.", "ASSAULT KEN.UAF KEN.CVL by KEN.COP"},
		{"", "The rebels attacked the barracks, without warning according to the Ugandan army, and fled.", "ASSAULT .REB .MIL by UGA.MIL"},
		{"", "Soldiers in Togo beat voters; the minister, observers said, was away.", "ASSAULT TGO.MIL TGO.CVL"},
	} {
		d := entente.Document{ID: "d", Title: w.title, Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}
		got := toldIn(c, &d)
		if !strings.Contains(strings.Join(got, "; ")+";", w.want+";") {
			t.Errorf("%s%s\ngot %s\nwant %s", w.title, w.text, strings.Join(got, "; "), w.want)
		}
	}
}
