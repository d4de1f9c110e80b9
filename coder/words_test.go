package coder_test

import (
	"bufio"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/codebook"
)

// labelled calls f with the label and the sentence of each line of a file.
func labelled(t *testing.T, name string, f func(label, text string)) {
	t.Helper()
	file, err := testdata.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for sc := bufio.NewScanner(file); sc.Scan(); {
		label, text, ok := strings.Cut(sc.Text(), " | ")
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		if !ok {
			t.Fatalf("%s: %q has no label", name, sc.Text())
		}
		f(label, text)
	}
}

// Every context of the codebook is given where the words tell it.
func TestEveryContextIsGiven(t *testing.T) {
	c, seen := newCoder(t), map[string]bool{}
	labelled(t, "testdata/words/contexts.txt", func(label, text string) {
		seen[label] = true
		r := read(c, text)
		if !slices.ContainsFunc(r.Mentions, func(m entente.Mention) bool { return slices.Contains(m.Contexts, label) }) {
			t.Errorf("%s: %s", label, text)
			for _, m := range r.Mentions {
				t.Logf("    got %s %v", m.Event, m.Contexts)
			}
		}
	})
	for _, name := range codebook.Contexts() {
		if !seen[name] {
			t.Errorf("no sentence for context %s", name)
		}
	}
}

// Every mode of the codebook can be told by words.
func TestEveryModeIsReached(t *testing.T) {
	c, seen := newCoder(t), map[string]bool{}
	labelled(t, "testdata/words/modes.txt", func(label, text string) {
		seen[label] = true
		r := read(c, text)
		if !slices.ContainsFunc(r.Mentions, func(m entente.Mention) bool { return m.Event+"."+m.Mode == label }) {
			t.Errorf("%s: %s", label, text)
			for _, m := range r.Mentions {
				t.Logf("    got %s.%s by %s", m.Event, m.Mode, m.Reason)
			}
		}
	})
	for _, typ := range codebook.Types() {
		for _, mode := range typ.Modes {
			if !seen[typ.Name+"."+mode.Name] {
				t.Errorf("no sentence for mode %s.%s", typ.Name, mode.Name)
			}
		}
	}
}
