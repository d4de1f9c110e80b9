package coder_test

import (
	"strings"
	"testing"

	"entente"
)

// What a headline calls an agreement is the one of the text below, if that has its
// parties; another one of the same states stays another.
func TestHeadlineOfAnAgreement(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, text, want string }{
		{"Chile-Peru defence pact takes effect", "The Visiting Forces Accord between Chile and Peru took effect on Sunday, the foreign ministry said.", "Visiting Forces Accord: in force"},
		{"Kenyan deputies approve fishing deal with Oman", "Kenya's parliament approved a maritime treaty with Oman on Thursday. It was signed in Muscat in May.", "maritime treaty: ratified, signed"},
		{"Ghana and Togo sign border treaty", "Ghana and Togo have not renewed the trade agreement that they signed in 2001.", "border treaty: signed; trade agreement: amended, signed"},
		{"Chile and Peru sign pact", "Brazil and Bolivia signed a gas agreement on Monday.", "pact: signed; gas agreement: signed"},
	} {
		r := c.Read(&entente.Document{ID: "d", Title: w.title, Text: w.text, Published: published}, nil)
		var got []string
		for _, a := range r.Agreements {
			var stages []string
			for _, s := range a.Stages {
				stages = append(stages, s.Stage)
			}
			got = append(got, a.Title+": "+strings.Join(stages, ", "))
		}
		if s := strings.Join(got, "; "); s != w.want {
			t.Errorf("%s\n%s\ngot  %s\nwant %s", w.title, w.text, s, w.want)
		}
	}
}

// What others call two states is between these two, and a group is no tie of each
// two in it.
func TestTiesThatOthersTell(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]string{
		"Western diplomats describe Chad and Niger as close allies.": "TCD-NER aligned",
		"Analysts regard Peru and Chile as bitter rivals.":           "PER-CHL opposed",
		"The Western countries are close allies of Kenya.":           "",
	} {
		var got []string
		for _, tie := range read(c, text).Ties {
			got = append(got, tie.Between[0].Code+"-"+tie.Between[1].Code+" "+tie.Sign)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\ngot %q, want %q", text, s, want)
		}
	}
}
