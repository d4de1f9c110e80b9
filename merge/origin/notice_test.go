package origin_test

import (
	"testing"
	"testing/fstest"

	"entente"
	"entente/lang/en"
	"entente/merge/origin"
)

// What a paper says of its own text is a notice; what states correct or withdraw
// is none.
func TestNotices(t *testing.T) {
	n, err := origin.LoadNotices(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	const body = "The minister flew to Bamako on Tuesday.\n\nHe met the president.\n\nThey signed a protocol.\n\nIt is the third.\n\nBoth were pleased.\n\nMore is to come."
	for _, c := range []struct {
		title, text string
		want        entente.CorrectionKind
	}{
		{"CORRECTION: Minister flew to Bamako, not Dakar", body, entente.Corrected},
		{"CORRECTED-UPDATE 2-Minister flies to Bamako", body, entente.Corrected},
		{"Minister flies to Bamako (Corrects spelling of name)", body, entente.Corrected},
		{"Minister flies to Bamako", "(Corrects paragraph 3 to say protocol, not treaty)\n" + body, entente.Corrected},
		{"Minister flies to Bamako", "(This story of May 3 corrects the day in paragraph 1)\n" + body, entente.Corrected},
		{"Minister flies to Bamako", body + "\nThis article has been corrected to show that he met the president.", entente.Corrected},
		{"Minister flies to Bamako", body + "\nAn earlier version of this story misstated the day.", entente.Corrected},
		{"Retraction: Minister flies to Bamako", body, entente.Withdrawn},
		{"Minister flies to Bamako", "The story “Minister flies to Bamako” has been withdrawn. A replacement will follow.", entente.Withdrawn},
		{"Wire withdraws story on minister", "Norwire withdraws its story on the minister's journey.", entente.Withdrawn},
		{"Minister flies to Bamako", "We retract it in full: no minister flew to Bamako.", entente.Withdrawn},
		{"Minister flies to Bamako", body, ""},
		{"Mali withdraws its troops from the border", "Mali withdraws its troops. The army corrects its course.\n" + body, ""},
		{"Report on dams was withdrawn by the ministry", "The report was withdrawn by the ministry after protests.\n" + body, ""},
		{"Market correction deepens", "A correction of prices has begun.\n" + body, ""},
		{"Minister corrects himself", "The minister corrected himself: it was Bamako.\n" + body, ""},
		// In the middle of a text it is somebody else's.
		{"Two papers and a minister", "One.\nTwo.\nThree.\nThis article has been corrected, the other paper wrote.\nFive.\nSix.\nSeven.", ""},
	} {
		if got, words := n.Of(&entente.Document{Title: c.title, Text: c.text}); got != c.want || (got == "") != (words == "") {
			t.Errorf("%q, %.60q: %q (%s), want %q", c.title, c.text, got, words, c.want)
		}
	}
	if k, _ := (*origin.Notices)(nil).Of(&entente.Document{Title: "Correction: x"}); k != "" {
		t.Errorf("nil knows %s", k)
	}
	for _, bad := range []string{"mended | title | x", "corrected | title", "corrected | footnote | x", "corrected | title | ("} {
		if _, err := origin.LoadNotices(fstest.MapFS{"corrections.txt": {Data: []byte(bad)}}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
