package merge_test

import (
	"testing"

	"entente/merge"
)

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
