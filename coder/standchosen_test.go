package coder_test

import (
	"strings"
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

// Weights choose who says so, and who is chosen has words of the text.
func TestVouchersAreChosenByWeights(t *testing.T) {
	const text = "Chad said on Monday that Mali had shelled a village. Mali denied it. Chad expelled two envoys of Mali."
	c := rulesAndWeights(t)
	vouched := func(w role.Weights) (n, chosen int) {
		for _, m := range read(c.WithVouchers(w), text).Mentions {
			for _, by := range m.Standing.AttributedTo {
				n++
				if strings.Contains(by.Source.Reason, "chosen by learned weights") {
					chosen++
					if at := by.Source.Span; text[at.Start:at.End] != by.Source.Text {
						t.Errorf("%q: %q is not at its place", m.Trigger.Text, by.Source.Text)
					}
				}
			}
		}
		return n, chosen
	}
	rules, none := vouched(nil)
	if rules == 0 || none > 0 {
		t.Errorf("the rules have %d, and %d are chosen without weights", rules, none)
	}
	if n, _ := vouched(role.Weights{"is none": 30}); n > 0 {
		t.Errorf("%d are left where the weights say that nobody vouches", n)
	}
	if _, chosen := vouched(role.Weights{"is here": 30, "is here speaker": 30, "is last speaker": 30}); chosen == 0 {
		t.Error("nobody is chosen where the weights ask for others")
	}
}

// Weights choose of what sector somebody of a state is, and of what state stays.
func TestSectorsAreChosenByWeights(t *testing.T) {
	c, chosen := rulesAndWeights(t), 0
	r := read(c.WithSectors(role.Weights{"sector CVL recipient COERCE": 30}), quarrel+" Chad arrested three Malians on Sunday.")
	rules := read(c.WithSectors(nil), quarrel+" Chad arrested three Malians on Sunday.")
	for i, m := range r.Mentions {
		for k, e := range m.Recipients {
			if was := rules.Mentions[i].Recipients[k]; e.Code != was.Code || m.Event != "COERCE" && e.Sector != was.Sector {
				t.Errorf("%q: %s.%s was %s.%s", m.Trigger.Text, e.Code, e.Sector, was.Code, was.Sector)
			}
			if m.Event == "COERCE" && e.Sector == "CVL" {
				chosen++
			}
		}
	}
	if chosen == 0 {
		t.Error("no sector is chosen")
	}
}
