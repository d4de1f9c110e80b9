package actor

import "testing"

// TestGivenNames holds that a leader's surname which is a given name far away
// is his without a title, and that one which is a given name at home or in
// many places is not.
func TestGivenNames(t *testing.T) {
	g := load(t)
	tests := []struct{ text, date, name string }{
		{"Cameron", "2012-05-01", "David Cameron"}, // also Cameron Munter, an American
		{"Johnson", "2021-05-01", "Boris Johnson"}, // also Johnson Toribiong of Palau
		{"Marcos", "2023-05-01", "Bongbong Marcos"},
		{"Jonathan", "2012-05-01", ""}, // Goodluck Jonathan, or any Jonathan
		{"Martin", "2021-05-01", ""},   // Micheál Martin, or any Martin
	}
	for _, tt := range tests {
		name := ""
		if got := g.Resolve(tt.text, day(tt.date)); len(got) == 1 {
			name = got[0].Name
		}
		if name != tt.name {
			t.Errorf("%s on %s: %q, want %q", tt.text, tt.date, name, tt.name)
		}
	}
}
