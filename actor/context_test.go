package actor

import (
	"strings"
	"testing"
)

// TestContext: what a document said before, and what stands around a name,
// tells who or where is meant.
func TestContext(t *testing.T) {
	g := load(t)
	tests := []struct {
		date, text string
		want       string // separated by " | "
	}{
		// bearers of known names that are strangers
		{"2023-03-01", "Inspector Horst Wagner resigned. Wagner said nothing.", "Inspector Horst Wagner=/GOV | Wagner=/GOV"},
		{"2023-03-01", "Bruno Wagner sang in Lima. Wagner left.", "Lima=PER/"},
		{"2023-03-01", "They moved to West Wexford.", ""},
		{"2023-03-01", "Georgia Mulder skated. Georgia won.", ""},
		// places that a comma puts elsewhere
		{"2016-03-01", "A man from London, Ky., was held. London police found him.", "man from London=USA/UNK | London police=USA/COP"},
		{"2016-03-01", "Georgia's governor wrote to Republicans in Atlanta.", "Georgia's governor=USA/GOV | Republicans=USA/PTY | Atlanta=USA/"},
		{"2016-03-01", "Georgia's president flew to Ankara.", "Georgia's president=GEO/GOV | Ankara=TUR/"},
		// capitals as places and as governments
		{"2016-03-01", "She returned to Paris and wrote to Moscow.", "Paris=FRA/ | Moscow=RUS/GOV"},
		{"2016-03-01", "The farmers gathered in Brussels.", "farmers=/AGR | Brussels=BEL/"},
		{"2016-03-01", "Canada suspended its aid to Kabul.", "Canada=CAN/ | Kabul=AFG/GOV"},
		// titles, counterparts, offices of who knows whom
		{"2016-03-01", "Russia's ambassador spoke. Later Ambassador Igor Vesnin left.", "Russia's ambassador=RUS/GOV | Ambassador Igor Vesnin=RUS/GOV"},
		{"2016-03-01", "Sergei Lavrov met his German counterpart.", "Sergei Lavrov=RUS/GOV | German counterpart=DEU/GOV"},
		{"2016-03-01", "The president of the Veldt Concord resigned.", "president=/UNK"},
		{"2016-03-01", "Norway is a NATO member.", "Norway=NOR/"},
		{"2016-03-01", "A Mexican-American judge ruled.", "American judge=USA/JUD"},
		{"2016-03-01", "He was charged with obstruction of justice.", ""},
	}
	for _, tt := range tests {
		got := strings.Join(read(t, g.Reader(day(tt.date)), tt.text), " | ")
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestCounterpart: the counterpart of a minister is a minister, by name.
func TestCounterpart(t *testing.T) {
	g := load(t)
	r := g.Reader(day("2016-03-01"))
	read(t, r, "Sergei Lavrov met his German counterpart.")
	last := r.refs[len(r.refs)-1].Entity
	if last.Name != "Frank-Walter Steinmeier" || last.Office == "" {
		t.Errorf("the counterpart is %q, %q", last.Name, last.Office)
	}
}
