package coder_test

import (
	"testing"

	"entente"
)

// The verb of a headline may look like a noun, and a noun like a verb.
func TestHeadlineVerbs(t *testing.T) {
	c := newCoder(t)
	for _, w := range []struct{ title, event, actor string }{
		{"Syrian army storms rebel stronghold", "ASSAULT", "SYR"},
		{"Spain hands suspect to Peru", "COOPERATE", "ESP"},
		{"Chad, Niger sign pact", "SUPPORT", "TCD"},
		{"Colombian rebels free hostages", "RETREAT", "COL"},
		{"Journalist shot dead in Mexico", "ASSAULT", ""},
		{"Kenya oil exports", "", ""},
		{"Turkey earthquake deaths", "", ""},
		{"Spain talks up its wines", "", ""},
	} {
		r := c.Read(&entente.Document{ID: "line", Title: w.title, Text: "It was cold.", Published: published}, nil)
		event, actor := "", ""
		if len(r.Mentions) > 0 {
			if event = r.Mentions[0].Event; len(r.Mentions[0].Actors) > 0 {
				actor = r.Mentions[0].Actors[0].Code
			}
		}
		if event != w.event || actor != w.actor && w.actor != "" {
			t.Errorf("%s: got %s by %q, want %s by %q", w.title, event, actor, w.event, w.actor)
		}
	}
}
