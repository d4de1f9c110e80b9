package coder_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/coder"
	"entente/coder/detect"
)

// inTown is a text whose last events no frame lists.
const inTown = "Gunmen stormed a bus station in the Malian town of Djenne on Monday, the army said. " +
	"Three people died in the incursion, which lasted an hour. " +
	"The government in Bamako called it a cowardly act. " +
	"Mali hosed down marchers and dragged students out of a hall."

// triggersOf lists what a coder finds in a text, each as its type and words.
func triggersOf(c *coder.Coder, text string) []string {
	doc := entente.Document{Text: text, Language: "en", Published: published}
	doc.ID = entente.ContentID("", text)
	var out []string
	for _, m := range c.Read(&doc, nil).Mentions {
		out = append(out, m.Event+" "+m.Trigger.Text)
	}
	return out
}

// What no frame lists is found by learned weights, in a text that tells what it is about.
func TestLearnedTriggers(t *testing.T) {
	c := newCoder(t)
	rules := triggersOf(c.WithDetector(detect.New(c.Vectors())), inTown)
	all := triggersOf(c, inTown)
	for _, want := range []string{"COERCE hosed down", "COERCE dragged"} {
		if slices.Contains(rules, want) {
			t.Errorf("the rules alone find %q: take another example", want)
		}
		if !slices.Contains(all, want) {
			t.Errorf("%q is not found; there are %q", want, all)
		}
	}
}

// What the words beside it tell is told once.
func TestLearnedTriggersAreNotToldTwice(t *testing.T) {
	text := "The parliament of Chad met on Tuesday. Its speaker filed a complaint against the minister of Niger. Talks with Niger go on in Oslo."
	n := 0
	for _, found := range triggersOf(newCoder(t), text) {
		if strings.Contains(found, "filed") || strings.Contains(found, "complaint") {
			n++
		}
	}
	if n > 1 {
		t.Errorf("the complaint is told %d times: %q", n, triggersOf(newCoder(t), text))
	}
}

// A trigger is not whom its own event is done to.
func TestTriggersAreNoRecipients(t *testing.T) {
	doc := entente.Document{Text: inTown, Language: "en", Published: published, ID: "case"}
	for _, m := range newCoder(t).Read(&doc, nil).Mentions {
		for _, e := range m.Recipients {
			if e.Code == "" && e.Sector == "" && e.Span.Overlaps(m.Trigger.Span) {
				t.Errorf("%s %q is done to %q", m.Event, m.Trigger.Text, e.Text)
			}
		}
	}
}
