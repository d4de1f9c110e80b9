package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/coder"
)

// A body goes on by its noun alone, whoever speaks for it is its, and people of another
// part of the world are not of the country told of.
func TestBodies(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ text, want string }{
		{"Hezbollah fired rockets at northern Israel. The group condemned Jordan.", "ACCUSE LBN.REB JOR"},
		{"The United Nations Mission in Liberia is small. A spokesman for the mission urged Guinea to help.", "REQUEST UNO.GOV GIN"},
		{"The National Union of Teachers of Ghana met. A spokesman for the union condemned Togo.", "ACCUSE GHA.LAB TGO"},
		{"The International Crisis Group met on Monday. The group urged Chad to stop.", "REQUEST NGO TCD"},
		{"The International Crisis Group met on Monday. The new group urged Chad to stop.", "REQUEST - TCD"},
		{"Police in Kenya broke up a rally. A police spokesman was there. The spokesman condemned Chad.", "ACCUSE .COP TCD"},
		{"Opposition leader Moussa Dao of Guinea condemned Togo.", "ACCUSE GIN.OPP TGO"},
		{"Aid agencies condemned Chad.", "ACCUSE NGO.NGO TCD"},
		{"Cameroon voted on Sunday. Cameroon's army was out in Yaounde. Police in Cameroon beat voters, foreign diplomats said.", "ASSAULT CMR.COP CMR.CVL by .GOV"},
		{"An official source at the foreign ministry of Jordan said Syrian troops had shelled a village.", "ASSAULT SYR.MIL .CVL by JOR.GOV"},
	} {
		d := entente.Document{ID: "d", Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}
		got := toldIn(c, &d)
		if !strings.Contains(strings.Join(got, "; ")+";", w.want+";") {
			t.Errorf("%s\ngot %s\nwant %s", w.text, strings.Join(got, "; "), w.want)
		}
	}
}

// toldIn are the mentions of a document: type, who, to whom, and by whose word.
func toldIn(c *coder.Coder, d *entente.Document) []string {
	var all []string
	for _, m := range c.Read(d, nil).Mentions {
		one := strings.Join([]string{m.Event, sideOf(m.Actors), sideOf(m.Recipients)}, " ")
		for _, a := range m.Standing.AttributedTo {
			one += " by " + sideOf([]entente.Entity{a.Source})
		}
		all = append(all, one)
	}
	return all
}
