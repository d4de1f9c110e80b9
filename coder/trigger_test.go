package coder_test

import "testing"

// What happened is part of the trigger where the verb alone does not tell it.
func TestTriggerHoldsWhatHappened(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]string{
		"Greece put its fleet on high alert.":         "put its fleet on high alert",
		"Teachers in Peru went on strike on Monday.":  "went on strike",
		"Russia hit a port in Ukraine with missiles.": "hit",
	} {
		r := read(c, text)
		if len(r.Mentions) == 0 || r.Mentions[0].Trigger.Text != want {
			t.Errorf("%s: trigger %v, want %q", text, r.Mentions, want)
		}
	}
}
