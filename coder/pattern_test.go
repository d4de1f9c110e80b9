package coder

import (
	"strings"
	"testing"

	"entente/lang/en"
)

// Every line of treaties.txt is a pattern whose words can stand in a text: parts
// between strokes are single words, in small letters.
func TestPatternsCanFit(t *testing.T) {
	w, err := loadClauseWords(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	for name, list := range w.lists {
		for _, p := range list {
			var sample []string
			for _, word := range p {
				for _, alt := range word.alts {
					stem := strings.TrimSuffix(alt, "*")
					if got := wordsOf(stem); len(got) != 1 || got[0].text != stem || stem != strings.ToLower(stem) {
						t.Errorf("%s: %q is no word", name, alt)
					}
				}
				sample = append(sample, strings.TrimSuffix(word.alts[len(word.alts)-1], "*"))
			}
			if _, _, ok := p.find(wordsOf(strings.Join(sample, " "))); !ok {
				t.Errorf("%s: a pattern does not fit its own words %q", name, sample)
			}
		}
	}
}

func TestPatternGaps(t *testing.T) {
	for _, tc := range []struct {
		pattern, text string
		fits          bool
	}{
		{"come/go to ~ aid/help*", "shall come to each other's immediate aid", true},
		{"come/go to ~ aid/help*", "shall come to the capital of the other for the signing of aid", false},
		{"come/go to ~ aid/help*", "come to", false},
		{"attack* ~~ all", "attack on one or more of the parties in their territories by any other state shall be an attack on all", true},
		{"non aggression", "a non-aggression pact", true},
	} {
		p, err := compilePattern(tc.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, ok := p.find(wordsOf(tc.text)); ok != tc.fits {
			t.Errorf("%q on %q: %v", tc.pattern, tc.text, ok)
		}
	}
	for _, bad := range []string{"", "~ aid", "come to ~"} {
		if _, err := compilePattern(bad); err == nil {
			t.Errorf("%q is taken for a pattern", bad)
		}
	}
}
