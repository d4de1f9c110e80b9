package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// whoActs reads a text and gives the actors of its first mention as code and sector,
// and behind "to" its recipients.
func whoActs(doc *entente.Document, ms []entente.Mention) string {
	if len(ms) == 0 {
		return ""
	}
	side := func(es []entente.Entity) string {
		var out []string
		for _, e := range es {
			out = append(out, strings.TrimRight(e.Code+"."+e.Sector, "."))
		}
		return strings.Join(out, " ")
	}
	return strings.TrimSpace(side(ms[0].Actors) + " to " + side(ms[0].Recipients))
}

// Who bears no state is of the country that the text is about.
func TestSetting(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, text, paper, want string }{
		{"", "Police arrested 20 protesters in the night. Shops in Arequipa and Cusco stayed shut.", "", "PER.COP to PER.OPP"},
		{"Congress censures minister", "The vote came late. Shops in Arequipa and Cusco stayed shut.", "", "PER.LEG to PER.GOV"},
		{"", "The opposition accused the government of fraud.", "Daily Nation", "KEN.OPP to KEN.GOV"},
		{"", "The opposition accused the government of fraud.", "Reuters", ".OPP to .GOV"},
		{"", "The opposition accused the government of fraud. Mali, Chad, Niger and Togo keep still.", "", ".OPP to .GOV"},
	} {
		doc := &entente.Document{ID: "d", Title: w.title, Text: w.text, Publisher: entente.Publisher{Name: w.paper}, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}
		if got := whoActs(doc, c.Read(doc, nil).Mentions); got != w.want {
			t.Errorf("%s\n%s\nis %q, want %q", w.title, w.text, got, w.want)
		}
	}
}
