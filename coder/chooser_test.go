package coder_test

import (
	"strings"
	"testing"

	"entente"
	"entente/coder/role"
)

const quarrel = "Chad accused Mali on Monday of arming rebels near the border. Mali denied it on Tuesday. Chad threatened to close the border. " +
	"Chad later expelled two diplomats of Mali, and Mali condemned the expulsion."

// Weights choose, and what they choose is told; without any the rules stand.
func TestRolesAreChosenByWeights(t *testing.T) {
	plain := newCoder(t)
	nobody := plain.WithRoles(role.Weights{"actor drop": 30, "recipient drop": 30})
	rules, chosen := read(plain, quarrel), read(nobody, quarrel)
	if len(rules.Mentions) == 0 || len(rules.Mentions) != len(chosen.Mentions) {
		t.Fatalf("%d and %d mentions", len(rules.Mentions), len(chosen.Mentions))
	}
	for i, m := range chosen.Mentions {
		if len(rules.Mentions[i].Actors) > 0 && (len(m.Actors) > 0 || !strings.Contains(m.Reason, "chosen by learned weights")) {
			t.Errorf("%q: actors %v, by %s", m.Trigger.Text, m.Actors, m.Reason)
		}
		if strings.Contains(rules.Mentions[i].Reason, "chosen") {
			t.Errorf("%q: chosen without weights", m.Trigger.Text)
		}
	}
}

// A sentence alone tells nothing beside itself, so the rules stand there.
func TestSingleSentencesAreLeftToTheRules(t *testing.T) {
	c := newCoder(t).WithRoles(role.Weights{"actor drop": 30, "recipient drop": 30})
	r := read(c, "Chad accused Mali on Monday of arming rebels near the border.")
	if len(r.Mentions) == 0 || len(r.Mentions[0].Actors) == 0 {
		t.Errorf("%v", r.Mentions)
	}
}

// Whoever is put in stands in the text or is marked as left unsaid.
func TestWhoIsChosenHasWords(t *testing.T) {
	r := read(rulesAndWeights(t), quarrel)
	for _, m := range r.Mentions {
		for _, list := range [][]entente.Entity{m.Actors, m.Recipients} {
			for _, e := range list {
				if e.Text != quarrel[e.Span.Start:e.Span.End] {
					t.Errorf("%q: %q is not at its place", m.Trigger.Text, e.Text)
				}
			}
		}
	}
}
