package merge

import (
	"cmp"
	"slices"
	"strings"

	"entente"
)

// # Sides that were read amiss
//
// Of what is done with words the coder sometimes has the speaker as the one spoken of ("'We condemn' the transfers, Kirby told reporters"),
// or one state on both sides where the other is not named ("the ambassador of Algeria in Bamako was called to the ministry there").
// Who speaks then acts, and the ministry that calls in an ambassador abroad is that of where it stands.

// verbal are the types that are done with words by one to another.
func verbal(kind string) bool {
	return kind == "ACCUSE" || kind == "REJECT" || kind == "REQUEST" || kind == "THREATEN"
}

// complains is CAMEO's code for an official complaint, as an ambassador hears who is called in.
const complains = "114"

// sided is a mention of a sentence with its sides as they must have been meant; it is the same where nothing speaks against how they are.
func (k *Kin) sided(m *entente.Mention, says func() string) *entente.Mention {
	if len(m.Recipients) == 0 {
		return m
	}
	if m.Event == "ASSAULT" && ownVictims(m) {
		said := *m
		said.Actors = nil
		return &said
	}
	if !verbal(m.Event) {
		return m
	}
	switch {
	case len(m.Actors) == 0 && k.spoke(m, says()):
		said := *m
		said.Actors, said.Recipients = m.Recipients, nil
		return &said
	case calledInAbroad(m):
		said := *m
		said.Actors = []entente.Entity{{Text: m.Place.Country, Code: m.Place.Country, Sector: "GOV"}}
		return &said
	}
	return m
}

// spoke reports whether those acted upon are an official who tells of it in a sentence, in the first person, and nobody acts.
func (k *Kin) spoke(m *entente.Mention, says string) bool {
	if len(m.Actors) > 0 || len(m.Recipients) != 1 || m.Recipients[0].Office == "" || !entente.IsState(m.Recipients[0].Code) || k == nil {
		return false
	}
	before, _, found := strings.Cut(says, m.Trigger.Text)
	if !found || m.Trigger.Text == "" {
		return false
	}
	before = strings.TrimRight(before, " ")
	return slices.Contains(k.we, strings.ToLower(strings.Trim(before[strings.LastIndexByte(before, ' ')+1:], "\"“‘'")))
}

// calledInAbroad reports whether a state complains to itself in another.
func calledInAbroad(m *entente.Mention) bool {
	return m.CAMEO == complains && len(m.Actors) == 1 && len(m.Recipients) == 1 && m.Place != nil && entente.IsState(m.Place.Country) &&
		m.Actors[0].Code == m.Recipients[0].Code && entente.IsState(m.Actors[0].Code) && m.Place.Country != m.Actors[0].Code
}

// sentence is that of a mention, or what is known of it.
func sentence(m *entente.Mention, said string) string { return cmp.Or(said, m.Quote) }

// allSided are mentions of a document with their sides as they must have been meant.
func (k *Kin) allSided(ms []entente.Mention, doc *entente.Document) []entente.Mention {
	out := ms
	for i := range ms {
		m := k.sided(&ms[i], func() string { return sentence(&ms[i], ms[i].Said(partOf(*doc, ms[i].Where))) })
		if m == &ms[i] {
			continue
		}
		if &out[0] == &ms[0] {
			out = slices.Clone(ms)
		}
		out[i] = *m
	}
	return out
}

// ownVictims reports whether the government that tells of an assault on people of its own is taken for who did it ("the ministry said, killing two
// children").
func ownVictims(m *entente.Mention) bool {
	if len(m.Actors) != 1 || m.Actors[0].Sector != "GOV" || m.Actors[0].Office != "" || len(m.Standing.AttributedTo) == 0 {
		return false
	}
	by := &m.Standing.AttributedTo[len(m.Standing.AttributedTo)-1].Source
	return by.Text == m.Actors[0].Text && by.Code == m.Actors[0].Code && !slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool { return e.Code != by.Code || e.Sector != "CVL" })
}

// atHome reports whether a mention has an assault by one who was put in, on what is of the same state.
func atHome(m *entente.Mention) bool {
	return m.Event == "ASSAULT" && len(m.Actors) == 1 && m.Actors[0].Inferred && entente.IsState(m.Actors[0].Code) && len(m.Recipients) > 0 &&
		!slices.ContainsFunc(m.Recipients, func(e entente.Entity) bool { return e.Code != m.Actors[0].Code })
}

// familyAbroad is the family of an assault at home whose sentence names another state, and one only ("on Pakistani soil"): that is where it was.
// Otherwise it is its own, as given. States are called as the document calls them elsewhere.
func familyAbroad(ms []entente.Mention, i int, doc *entente.Document, own string) string {
	m := ms[i]
	says := sentence(&m, m.Said(partOf(*doc, m.Where)))
	with := ""
	for j := range ms {
		for _, es := range [2][]entente.Entity{ms[j].Actors, ms[j].Recipients} {
			for n := range es {
				e := &es[n]
				if e.Code == m.Actors[0].Code || e.Code == with || e.Office != "" || !entente.IsState(e.Code) || e.Name == "" || !strings.Contains(says, e.Name) {
					continue
				}
				if with != "" {
					return own
				}
				with = e.Code
			}
		}
	}
	if with == "" {
		return own
	}
	m.Actors = []entente.Entity{{Text: m.Actors[0].Code, Code: m.Actors[0].Code}}
	m.Recipients = []entente.Entity{{Text: with, Code: with}}
	return Family(&m)
}
