package actor

import (
	"fmt"
	"strings"
)

// Country is a state (or one of PLOVER's exceptions that are coded like one)
// as the data has it.
type Country struct {
	ISO3       string
	ISO2       string
	Numeric    string // ISO 3166-1, three digits; empty for PLOVER's own codes
	Name       string // in English, as news writes it
	Names      []string
	Adjectives []string
	Demonyms   []string // of one of its people
	Capital    string   // the first, where there are several
	Cities     []string // evidence of the country in text
	Seats      []string // of power: stand for its government
	ID         string   // Wikidata id, empty if not certain

	article bool     // "the" comes before the name in an office's label
	chief   string   // office of the effective leader, folded; empty for president
	traits  []string // "kingdom", "island", "nuclear-armed": how news calls it
}

// Country looks a state up by ISO 3166-1 alpha-3, alpha-2, number or name.
func (g *Gazetteer) Country(code string) (Country, bool) {
	if i, ok := g.byCode[code]; ok {
		return g.countries[i], true
	}
	i, ok := g.byCode[foldName(code)]
	if !ok {
		return Country{}, false
	}
	return g.countries[i], true
}

// Countries lists all states in order of their codes' lines in the data.
func (g *Gazetteer) Countries() []Country {
	return append([]Country(nil), g.countries...)
}

func (g *Gazetteer) addState(l *line, n int32) error {
	c := Country{ISO3: l.code, Name: l.names[0], Names: l.names, ID: l.id}
	if _, dup := g.byCode[c.ISO3]; dup {
		return fmt.Errorf("code %s is given twice", c.ISO3)
	}
	if err := g.enterAll(l.names, n); err != nil {
		return err
	}
	for _, f := range l.facts {
		if f.dated {
			return fmt.Errorf("unknown dated fact %q", f.text)
		}
		if err := g.stateFact(&c, f, n); err != nil {
			return err
		}
	}
	g.index(c)
	g.stateEntry[c.ISO3] = n
	g.countries = append(g.countries, c)
	return nil
}

func (g *Gazetteer) index(c Country) {
	i := len(g.countries)
	for _, key := range [...]string{c.ISO3, c.ISO2, c.Numeric} {
		if key != "" {
			g.byCode[key] = i
		}
	}
	for _, name := range c.Names {
		if key := foldName(name); key != "" {
			if _, taken := g.byCode[key]; !taken {
				g.byCode[key] = i
			}
		}
	}
}

func (g *Gazetteer) stateFact(c *Country, f fact, n int32) error {
	switch f.key {
	case "iso":
		iso2, number, _ := strings.Cut(f.value, " ")
		c.ISO2, c.Numeric = iso2, number
	case "the":
		c.article = true
	case "chief":
		c.chief = foldName(f.value)
	case "is":
		c.traits = append(c.traits, f.value)
		g.traits[g.trie.intern(f.value)] = true
	default:
		return g.stateName(c, f, n)
	}
	return nil
}

// stateName takes a fact that is one more name by which the state is found.
func (g *Gazetteer) stateName(c *Country, f fact, n int32) error {
	switch f.key {
	case "adj":
		c.Adjectives = append(c.Adjectives, f.value)
		return g.enter(f.value, n, formAdjective)
	case "adj+":
		c.Adjectives = append(c.Adjectives, f.value)
		c.Demonyms = append(c.Demonyms, f.value)
		if err := g.enter(f.value, n, formAdjective); err != nil {
			return err
		}
		g.trie.add(g.plural(f.value), alias{entry: n, form: formDemonym, plural: true})
		return nil
	case "dem":
		c.Demonyms = append(c.Demonyms, f.value)
		return g.enterPlurals([]string{f.value}, n, formDemonym)
	case "capital":
		if c.Capital == "" {
			c.Capital = f.value
		}
		return g.enter(f.value, n, formCapital)
	case "city":
		c.Cities = append(c.Cities, f.value)
		return g.enter(f.value, n, formCity)
	case "seat":
		c.Seats = append(c.Seats, f.value)
		return g.enter(f.value, n, formSeat)
	}
	return fmt.Errorf("unknown fact %q of a state", f.key)
}

// hasTrait reports whether news calls the state so.
func (c *Country) hasTrait(s string) bool {
	for _, t := range c.traits {
		if t == s {
			return true
		}
	}
	return false
}
