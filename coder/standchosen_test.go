package coder_test

import (
	"testing"

	"entente"
	"entente/coder/role"
)

// Weights choose how a mention stands, but make nothing sure that its own words do not.
func TestStandingIsChosenByWeights(t *testing.T) {
	const text = "Chad expelled two envoys of Mali on Monday. Mali may attack Chad. Chad told the United Nations of it."
	c := newCoder(t)
	rules := read(c, text)
	chosen := read(rulesAndWeights(t).WithStanding(role.Weights{"time historical bias": 30, "certainty certain bias": 30}), text)
	doubted := 0
	for _, m := range chosen.Mentions {
		if m.Standing.Time != entente.Historical {
			t.Errorf("%q is %s, want historical as the weights say", m.Trigger.Text, m.Standing.Time)
		}
		if m.Standing.Certainty != entente.Certain {
			doubted++
		}
	}
	if len(chosen.Mentions) == 0 || doubted == 0 {
		t.Errorf("%d of %d mentions are doubted", doubted, len(chosen.Mentions))
	}
	for _, m := range rules.Mentions {
		if m.Standing.Time == entente.Historical {
			t.Errorf("%q is historical without weights", m.Trigger.Text)
		}
	}
}
