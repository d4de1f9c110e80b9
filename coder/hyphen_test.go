package coder_test

import (
	"testing"

	"entente/codebook"
)

// What the tokenizer takes apart at the hyphen is still known to the frames.
func TestHyphenedWordsAreOneTrigger(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]string{
		"President Sirleaf announced a cease-fire with the rebels.": codebook.Retreat,
		"Students in Lima held a sit-in against the government.":    codebook.Protest,
		"The French pull-out from Mali began.":                      codebook.Retreat,
	} {
		r := read(c, text)
		if len(r.Mentions) != 1 || r.Mentions[0].Event != want {
			t.Errorf("%s gave %v, want one %s", text, r.Mentions, want)
		}
	}
}

// The words of a commitment under a noun are its content, no event of their own.
func TestThatClauseOfANounIsItsContent(t *testing.T) {
	r := read(newCoder(t), "Iran repeated its demand that the United States lift sanctions.")
	if len(r.Mentions) != 1 || r.Mentions[0].Event != codebook.Request {
		t.Errorf("got %v, want one REQUEST", r.Mentions)
	}
}
