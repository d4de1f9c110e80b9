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

// The world's bodies have no people of their own, and who calls on "the rebels" from
// abroad means those of the country in question.
func TestSettingAbroad(t *testing.T) {
	c := newCoder(t)
	where := " Shops in Bunia, Goma and Kisangani stayed shut. Goma fell in the night."
	for _, w := range []struct{ text, want string }{
		{"The United Nations urged the rebels to leave." + where, "UNO to COD.REB"},
		{"KINSHASA - France called on the rebels to leave. The Congolese army held Kinshasa." + where, "FRA to COD.REB"},
		{"French diplomats met lawyers on Monday." + where, "FRA.GOV .CVL to"},
	} {
		doc := &entente.Document{ID: "d", Text: w.text, Published: time.Date(2025, 6, 19, 0, 0, 0, 0, time.UTC)}
		if got := whoActs(doc, c.Read(doc, nil).Mentions); got != w.want {
			t.Errorf("%s\nis %q, want %q", w.text, got, w.want)
		}
	}
}

// News in brief is of each paragraph's own place, what a government puts out is its
// own, and what belongs to somebody is of his country.
func TestSettingParts(t *testing.T) {
	c := newCoder(t)
	brief := "QUITO: A court has rejected the appeal of a Peruvian trader.\n\nOSLO: Police arrested 20 protesters on Monday.\n\nRABAT: Farmers blocked the road to the port."
	for _, w := range []struct{ text, paper, want string }{
		{brief, "", "ECU.JUD to PER.BUS"},
		{brief[strings.Index(brief, "OSLO"):], "", "NOR.COP to NOR.OPP"},
		{"The President thanked Prime Minister Albanese of Australia on Monday.", "The White House", "USA.GOV to AUS.GOV"},
		{"Jan Mbeki of Botswana spoke for long. President Boko said that his party had met Chile's president.", "", "BWA.PTY CHL.GOV to"},
		{"The journalist Ana Rey lives in Lisbon. In Bamako, villagers stoned the car of a French trader.", "", "MLI.CVL to FRA.BUS"},
	} {
		doc := &entente.Document{ID: "d", Text: w.text, Publisher: entente.Publisher{Name: w.paper}, Published: time.Date(2025, 6, 19, 0, 0, 0, 0, time.UTC)}
		if got := whoActs(doc, c.Read(doc, nil).Mentions); got != w.want {
			t.Errorf("%s\nis %q, want %q", w.text, got, w.want)
		}
	}
}

// A title names one whom the text introduces, and a private person has no office.
func TestIntroduced(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, text, want string }{
		{"Court acquits Salardi", "LIMA - A court acquitted Interior Minister Ramiro Salardi of fraud on Monday.", "PER.JUD to PER.GOV"},
		{"", "LIMA - The pianist Ana Luisa Quiroz spoke. Maria Quiroz condemned the government on Monday.", "PER.CVL to PER.GOV"},
	} {
		doc := &entente.Document{ID: "d", Title: w.title, Text: w.text, Published: time.Date(2025, 6, 19, 0, 0, 0, 0, time.UTC)}
		if got := whoActs(doc, c.Read(doc, nil).Mentions); got != w.want {
			t.Errorf("%s\n%s\nis %q, want %q", w.title, w.text, got, w.want)
		}
	}
}
