package coder_test

import (
	"testing"

	"entente"
)

// What somebody can bring about is a threat when he foretells it of others, and a
// fight when he foretells it of himself; what others foretell is none.
func TestMenaces(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]string{
		"Turkey's president said those behind the raid would pay dearly.":                "TUR",
		"The Iraqi government said officials who stayed away would lose their pay.":      "IRQ",
		"The Iraqi interior minister said the strikers would be docked a week of wages.": "IRQ",
		"Kurdish students in Iraq said they would go back to the streets.":               "IRQ",
		"Iraq's army chief said his men would not rest.":                                 "IRQ",
		"An Iraqi banker said growers would pay dearly for water.":                       "",
		"The Iraqi government said it would pay dearly for the delay.":                   "",
		"Iraq's oil minister said Turkey would not rest.":                                "",
	} {
		doc := entente.Document{Text: text, Language: "en"}
		doc.ID = entente.ContentID("", text)
		got := ""
		for _, m := range c.Read(&doc, nil).Mentions {
			if m.Event == "THREATEN" && len(m.Actors) > 0 {
				got = m.Actors[0].Code
			}
		}
		if got != want {
			t.Errorf("%s: threat by %q, want %q", text, got, want)
		}
	}
}
