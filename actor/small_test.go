package actor

import (
	"slices"
	"testing"
)

// TestSmallStates holds that a bare surname is a small state's leader only
// where the text has named the state or him.
func TestSmallStates(t *testing.T) {
	g := load(t)
	tests := []struct {
		date, text string
		want       string // among the refs
		found      bool
	}{
		{"2021-08-10", "Harris criticised the soldiers.", "Harris=KNA/GOV", false},
		{"2021-08-10", "Saint Kitts and Nevis closed its ports. Harris criticised the soldiers.", "Harris=KNA/GOV", true},
		{"2014-01-10", "Prime Minister Keith Mitchell thanked the soldiers. Mitchell blamed police.", "Mitchell=GRD/GOV", true},
		{"2005-01-10", "Note that soldiers attacked.", "Note=MHL/GOV", false},
	}
	for _, tt := range tests {
		got := read(t, g.Reader(day(tt.date)), tt.text)
		if slices.Contains(got, tt.want) != tt.found {
			t.Errorf("%s: %v, %s: %v", tt.text, got, tt.want, tt.found)
		}
	}
}
