package origin_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/lang/en"
	"entente/merge/origin"
)

// A notice that stands for itself means the text that it names by headline or day, or tells again, and no other.
func TestMeant(t *testing.T) {
	n, err := origin.LoadNotices(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	may := func(d int) time.Time { return time.Date(2025, 5, d, 8, 0, 0, 0, time.UTC) }
	before := []entente.Document{
		{ID: "raid", Title: "Raid on wells kills 42", Text: "Gunmen from Chad killed 42 soldiers of Niger near the wells of Dirkou on Sunday, the ministry said.", Published: may(12)},
		{ID: "raid again", Title: "Niger buries soldiers", Text: "Niger buried the soldiers who were killed near the wells. Chad sent its condolences.", Published: may(13)},
		{ID: "port", Title: "Djibouti and Ethiopia agree on port fees", Text: "Djibouti and Ethiopia agreed on Monday that fees at the port of Doraleh will fall by a third.", Published: may(12)},
		{ID: "gas", Title: "Norway to sell gas to Germany", Text: "Norway will sell gas to Germany until 2040, the minister of energy said in Bergen.", Published: may(20)},
		{ID: "fish", Title: "Norway and Russia set cod quota", Text: "Norway and Russia set a quota for cod in the Barents Sea after talks in Tromso.", Published: may(21)},
	}
	for _, c := range []struct {
		title, text string
		day         int
		want        string
	}{
		{"Correction", "Our story of 12 May misstated the number of soldiers killed near Dirkou. It was 24, not 42.", 15, "raid"},
		{"Correction", "A report on May 12 incorrectly gave the share by which fees at Doraleh will fall. It is a quarter.", 15, "port"},
		{"Correction", "An article on Tuesday misstated the year until which Norway will sell gas to Germany.", 23, "gas"},
		{"Corrections", "The article “Raid on wells kills 42” wrongly named the province.", 28, "raid"},
		{"Correction: cod quota", "An earlier version of this article misstated the quota for cod that Norway and Russia set in Tromso.", 23, "fish"},
		{"Story withdrawn", "The Gazette has withdrawn a report that Norway will sell gas to Germany until 2040.", 22, "gas"},
		// near misses
		{"Correction", "Our story of 13 May misstated the fees at the port of Doraleh.", 15, ""},                       // of that day is only another
		{"Correction", "Our story of 12 April misstated the number of soldiers killed near Dirkou.", 15, ""},           // of that day there is none
		{"Correction", "Our story of 12 May misstated the name of the minister.", 15, ""},                              // which of two is not told
		{"Correction", "An earlier version of this article misstated the age of the singer from Oslo.", 23, ""},        // about something else
		{"Correction", "An earlier version of this article misstated the price of gas in Norway last winter.", 23, ""}, // two words
		{"Correction", "An earlier version misstated the name of the minister of energy.", 23, ""},                     // whom many texts name
		{"Correction", "An earlier version misstated the quota for whales that Norway and Iceland hunt near Tromso harbour.", 23, ""},
		{"Correction", "Our story of 12 May misstated when the opera house in Bergen hosts a choir from Chad, an orchestra from Niger and dancers.", 15, ""},
		{"Correction", "The article “Raid on bank kills three guards” wrongly named the street.", 28, ""},                                                                     // another headline
		{"Correction", "An earlier version misstated the quota for cod that Norway and Russia set in Tromso.", 40, ""},                                                        // more than two weeks later
		{"Norway sells gas", strings.Repeat("Norway will sell gas to Germany, the minister said. ", 20) + "\nAn earlier version of this article misstated the year.", 22, ""}, // of its own article
	} {
		doc := entente.Document{Title: c.title, Text: c.text, Published: may(c.day)}
		kind, words := n.Of(&doc)
		if kind == "" && c.want != "" {
			t.Errorf("%q is no notice", c.text)
		}
		if got := n.Meant(&doc, words, before); got != c.want {
			t.Errorf("%q means %q, want %q", c.text, got, c.want)
		}
	}
	if got := (*origin.Notices)(nil).Meant(&entente.Document{}, "", before); got != "" {
		t.Errorf("nil knows %s", got)
	}
}
