package coder_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/actor"
)

// unknownIn are the unknown names of a reading's mentions, each with its code.
func unknownIn(r entente.Reading) []string {
	var out []string
	for _, m := range r.Mentions {
		for _, e := range slices.Concat(m.Actors, m.Recipients) {
			if e.Unknown != "" {
				out = append(out, strings.TrimSpace(e.Unknown+" "+e.Code))
			}
		}
	}
	return out
}

// Who is not known codes under his own words, with the country if one is told.
func TestUnknownNames(t *testing.T) {
	c := newCoder(t)
	for text, want := range map[string]string{
		"The Brotherhood of Salt attacked Syrian troops near the river.":    "Brotherhood of Salt",
		"Russia condemned the Brotherhood of Salt.":                         "Brotherhood of Salt",
		"Lena Ostrova met Chinese officials in Beijing.":                    "Lena Ostrova",
		"Russia's energy minister Timur Balakov met Saudi officials.":       "Timur Balakov RUS",
		"Lena Ostrova, Ukraine's envoy, thanked Poland.":                    "Lena Ostrova UKR",
		"Omrania's forces attacked Russian troops.":                         "Omrania",
		"The mayor of Grenkovo Hill met Swedish officials.":                 "Grenkovo Hill",
		"France condemned Russia.":                                          "",
		"Russia bombarded the coast of the Black Sea and attacked Ukraine.": "",
		"North Korean forces fired shells at South Korea on Friday.":        "",
	} {
		if got := strings.Join(unknownIn(read(c, text)), ", "); got != want {
			t.Errorf("%s\ngot %q, want %q", text, got, want)
		}
	}
}

// The last president named is not that of a state which nobody knows.
func TestAnOfficeOfTheUnknown(t *testing.T) {
	for _, who := range []string{"Omrania's president", "The president of Omrania"} {
		r := read(newCoder(t), "Russian President Vladimir Putin met Chinese officials. "+who+" condemned Poland.")
		m := r.Mentions[len(r.Mentions)-1]
		if m.Event != "ACCUSE" || len(m.Actors) != 1 || m.Actors[0].Code != "" || m.Actors[0].Name != "" || m.Actors[0].Unknown != "Omrania" {
			t.Errorf("%s is read as %+v", who, m.Actors)
		}
	}
}

// A coder over what the user has taught knows the name, under another version;
// the one it was made from does not.
func TestATaughtName(t *testing.T) {
	c := newCoder(t)
	g, err := actor.LoadOwn(actor.Data(), []actor.Own{
		{Path: "bodies-mine.txt", Text: []byte("Brotherhood of Salt | IRN | REB")},
		{Path: "ignore-mine.txt", Text: []byte("Salt Treaty Museum")},
	})
	if err != nil {
		t.Fatal(err)
	}
	taught := c.With(g)
	const text = "The Brotherhood of Salt attacked Syrian troops."
	r := read(taught, text)
	if len(r.Mentions) != 1 || r.Mentions[0].Actors[0].Code != "IRN" || len(unknownIn(r)) > 0 {
		t.Errorf("the taught coder reads %+v", r.Mentions)
	}
	plain := read(c, text)
	if taught.Version() == c.Version() || r.Coder != taught.Version() || !strings.HasPrefix(r.Coder, c.Version()+"+") || r.Mentions[0].ID == plain.Mentions[0].ID {
		t.Errorf("versions %s and %s, mentions %s and %s", c.Version(), taught.Version(), plain.Mentions[0].ID, r.Mentions[0].ID)
	}
	const museum = "France condemned the Salt Treaty Museum."
	if len(unknownIn(read(c, museum))) != 1 || len(unknownIn(read(taught, museum))) != 0 {
		t.Errorf("what is no actor: %v before, %v after", unknownIn(read(c, museum)), unknownIn(read(taught, museum)))
	}
}
