package coder_test

import (
	"testing"

	"entente"
	"entente/coder/frame"
)

// leastExamples is the share of frames, in percent, whose example sentence
// must code as the frame says. What is missing is mostly the parser's.
const leastExamples = 97

// Each frame carries an example sentence. Read as any text, it must give a
// mention of the frame's type and mode, or none where the frame says none.
func TestExamplesCodeAsTheirFramesSay(t *testing.T) {
	c := newCoder(t)
	right, all := 0, 0
	for _, f := range c.Lexicon().Frames() {
		if f.Example == "" {
			continue
		}
		all++
		r := read(c, f.Example)
		if codesAs(r, f) {
			right++
			continue
		}
		t.Logf("%s: %s.%s: %s", f.Source, f.Type, f.Mode, f.Example)
		for _, m := range r.Mentions {
			t.Logf("    got %s.%s by %s", m.Event, m.Mode, m.Reason)
		}
		for reason := range r.Skipped {
			t.Logf("    got nothing: %s", reason)
		}
	}
	t.Logf("%d of %d examples code as said (%.1f %%)", right, all, 100*float64(right)/float64(all))
	if 100*right < leastExamples*all {
		t.Errorf("%d of %d examples code as said, want %d %%", right, all, leastExamples)
	}
}

func codesAs(r entente.Reading, f *frame.Frame) bool {
	if f.None() {
		return len(r.Mentions) == 0
	}
	for _, m := range r.Mentions {
		if m.Event == f.Type && (m.Mode == f.Mode || f.Mode == "") {
			return true
		}
	}
	return false
}
