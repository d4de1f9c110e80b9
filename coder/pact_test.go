package coder

import (
	"slices"
	"testing"

	"entente"
	"entente/lang/en"
)

var agreementTypes = []string{
	"alliance", "mutual defence", "non-aggression", "neutrality", "consultation", "strategic partnership", "military-technical cooperation",
	"basing", "arms control", "ceasefire", "peace", "border", "trade", "aid", "energy", "technology", "cultural", "other",
}

func TestPacts(t *testing.T) {
	known, err := loadPacts(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range known {
		for _, p := range list {
			if !slices.Contains(agreementTypes, p.kind) {
				t.Errorf("%v: no type %q", p.words, p.kind)
			}
			for _, code := range p.parties {
				if !entente.IsState(code) {
					t.Errorf("%v: %q is no state", p.words, code)
				}
			}
			if len(p.parties) == 1 {
				t.Errorf("%v has one party", p.words)
			}
		}
	}
}
