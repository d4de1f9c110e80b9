package coder_test

import (
	"strings"
	"testing"
	"time"

	"entente"
)

// A title alone is told of who bore it before, "we" of the government that writes, and
// any state or government of none.
func TestTitles(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ kind, text, want string }{
		{"", "Qatar's energy minister flew to Tunis on Monday. Tunisia's president received the minister on Tuesday.", "CONSULT QAT.GOV TUN.GOV"},
		{"", "Bolivia's ambassador in Lima sent a letter on Monday. The ambassador condemned Peru.", "ACCUSE BOL.GOV PER"},
		{"", "Chile's foreign minister met Peru's foreign minister on Monday. The minister condemned Bolivia.", "ACCUSE .GOV BOL"},
		{"ministry", "The situation at the border is being watched. We condemn Chad.", "ACCUSE GHA.GOV TCD"},
		{"newspaper", "The situation at the border is being watched. We condemn Chad.", "ACCUSE - TCD"},
		{"", "ACCRA - Ghana's parliament met in Accra. Ghana has a long coast. Many governments condemned Chad.", "ACCUSE .GOV TCD"},
		{"", "Kenya and Uganda condemned Sudan after it shelled a camp.", "ASSAULT SDN .REF"},
	} {
		d := entente.Document{ID: "d", Text: w.text, Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}
		if w.kind != "" {
			d.Publisher = entente.Publisher{Name: "Sample", Country: "GHA", Kind: w.kind}
		}
		r := c.Read(&d, nil)
		var got []string
		for _, m := range r.Mentions {
			got = append(got, strings.Join([]string{m.Event, sideOf(m.Actors), sideOf(m.Recipients)}, " "))
		}
		if !strings.Contains(strings.Join(got, "; ")+";", w.want+";") {
			t.Errorf("%s\ngot %s\nwant %s", w.text, strings.Join(got, "; "), w.want)
		}
	}
}
