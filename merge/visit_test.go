package merge_test

import (
	"testing"

	"entente/merge"
)

// Who only sent a letter with a visitor did not travel, though he is of the same state.
func TestWhoSentALetterDidNotTravel(t *testing.T) {
	ms := details("a3 | CONSULT RUS > PRK 2025-05-03 certain past | - | visit | RUS:Shoigu,PRK:Kim", "b4 | CONSULT RUS,PRK > - 2025-05-03 certain past | - | - | RUS:Shoigu,PRK:Kim")
	putin := ms[1].Actors[0]
	putin.Name, putin.ID = "Putin", "a letter writer" // before the visitor in the alphabet
	ms[0].Actors[0].ID, ms[1].Actors[0].ID = "visitor", "visitor"
	ms[1].Actors = append(ms[1].Actors, putin)
	events := merge.Events(ms, library)
	if len(events) != 1 {
		t.Fatalf("%d events: %s", len(events), shape(events))
	}
	if who := events[0].Actors; len(who) != 1 || who[0].Name != "Shoigu" {
		t.Errorf("%+v are told to have travelled, want Shoigu alone", who)
	}
}

// Who visits acts, also where others tell only that the two met; where no report
// tells who travelled, or three met, all act.
func TestVisitors(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"a visit and a meeting": {[]string{"a3 | CONSULT PRK > RUS 2025-05-03 certain past | - | visit | RUS:Putin", "b4 | CONSULT RUS,PRK > - 2025-05-03 certain past"}, "PRK > RUS"},
		"a meeting":             {[]string{"a3 | CONSULT PRK > RUS 2025-05-03 certain past", "b4 | CONSULT RUS,PRK > - 2025-05-03 certain past"}, "PRK,RUS > "},
		"each visits the other": {[]string{"a3 | CONSULT PRK > RUS 2025-05-03 certain past | - | visit", "b4 | CONSULT RUS > PRK 2025-05-03 certain past | - | visit"}, "PRK,RUS > "},
		"three":                 {[]string{"a3 | CONSULT PRK > RUS,CHN 2025-05-03 certain past | - | visit | RUS:Putin", "b4 | CONSULT RUS,CHN,PRK > - 2025-05-03 certain past"}, "CHN,PRK,RUS > "},
	} {
		events := merge.Events(details(c.lines...), library)
		if len(events) != 1 {
			t.Errorf("%s: %d events", name, len(events))
			continue
		}
		got, sep := "", ""
		for _, a := range events[0].Actors {
			got, sep = got+sep+a.Code, ","
		}
		got += " > "
		for _, r := range events[0].Recipients {
			got += r.Code
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
