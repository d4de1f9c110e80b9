package actor

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Country is a state (or one of PLOVER's exceptions that are coded like one)
// as the data has it. A former state is one too: it has names of its own and
// the code of its successor, since PLOVER has only today's states.
type Country struct {
	ISO3       string // what PLOVER codes: ISO 3166-1 alpha-3, or PLOVER's own; of a former state its successor's
	ISO2       string // ISO 3166-1 alpha-2
	Numeric    string // ISO 3166-1, three digits; empty for PLOVER's own codes
	Name       string // in English, as news writes it
	Names      []string
	Adjectives []string
	Demonyms   []string // of one of its people
	Capital    string   // the first, where there are several
	Cities     []string // evidence of the country in text
	Seats      []string // of power: stand for its government
	ID         string   // Wikidata id, empty if not certain

	Old   []string // further alpha-3 codes that ISO 3166-1 gave it once (3166-3): "ZAR", "BUR"
	COW   []Number // in the Correlates of War project's State System Membership List, v2016
	GW    []Number // in Gleditsch and Ward's list of independent states and microstates
	FIPS  string   // FIPS 10-4, withdrawn in 2008 but used in older data sets; empty if it has none
	CAMEO string   // in the CAMEO manual; ISO3 unless the manual differs, empty where it has none

	Former   bool      // existed once; ISO3 is its successor's
	OwnISO3  string    // the alpha-3 code that a former state had itself, "SUN"; empty if none
	From, To time.Time // of a former state: first and last day, zero where the data do not say
	Disputed string    // what is disputed about it and how PLOVER codes it; empty for most

	fips    []string // all, the first first
	article bool     // "the" comes before the name in an office's label
	chief   string   // office of the effective leader, folded; empty for president
	traits  []string // "kingdom", "island", "nuclear-armed": how news calls it
	entry   int32
}

// Number is a state's number in a list of states, and the first and last day
// on which that list holds it; a zero time where the end is open, or where the
// beginning is before 1945 and not told.
type Number struct {
	Number   int
	From, To time.Time
}

// Codes are a state's codes on a day. What it has not is empty or zero.
type Codes struct {
	ISO2, ISO3, Numeric, FIPS, CAMEO string
	COW, GW                          int
}

// Codes gives a state's codes that are valid on a day; a zero day asks for
// today's. A former state's ISO3 is its own.
func (c *Country) Codes(day time.Time) Codes {
	out := Codes{
		ISO2: c.ISO2, ISO3: c.ISO3, Numeric: c.Numeric, FIPS: c.FIPS, CAMEO: c.CAMEO,
		COW: numberOn(c.COW, day), GW: numberOn(c.GW, day),
	}
	if c.Former {
		out.ISO3 = c.OwnISO3
	}
	return out
}

// numberOn is the number valid on a day, 0 if there is none.
func numberOn(ns []Number, day time.Time) int {
	for _, n := range ns {
		if (span{n.From, n.To}).on(day) {
			return n.Number
		}
	}
	return 0
}

// Country looks a state up by ISO 3166-1 alpha-3, alpha-2, number or name,
// former states and withdrawn codes ("SUN", "DDR", "ZAR") included.
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

// CountryByCOW finds the state that has a number in the Correlates of War list
// on a day; a zero day asks for today's.
func (g *Gazetteer) CountryByCOW(number int, day time.Time) (Country, bool) {
	return g.countryWith(func(c *Country) bool { return number > 0 && numberOn(c.COW, day) == number })
}

// CountryByGW finds the state that has a number in Gleditsch and Ward's list
// on a day; a zero day asks for today's.
func (g *Gazetteer) CountryByGW(number int, day time.Time) (Country, bool) {
	return g.countryWith(func(c *Country) bool { return number > 0 && numberOn(c.GW, day) == number })
}

// CountryByFIPS finds a state by its FIPS 10-4 code.
func (g *Gazetteer) CountryByFIPS(code string) (Country, bool) {
	return g.countryWith(func(c *Country) bool {
		for _, s := range c.fips {
			if s == code {
				return true
			}
		}
		return false
	})
}

// CountryByCAMEO finds a state by its code in CAMEO.
func (g *Gazetteer) CountryByCAMEO(code string) (Country, bool) {
	return g.countryWith(func(c *Country) bool { return code != "" && c.CAMEO == code })
}

// countryWith finds a state, today's before former ones.
func (g *Gazetteer) countryWith(has func(*Country) bool) (Country, bool) {
	for _, former := range [...]bool{false, true} {
		for i := range g.countries {
			if c := &g.countries[i]; c.Former == former && has(c) {
				return *c, true
			}
		}
	}
	return Country{}, false
}

// Countries lists all states of today in order of their lines in the data.
func (g *Gazetteer) Countries() []Country { return g.countriesThat(false) }

// FormerCountries lists the states that are no more, in order of their lines.
func (g *Gazetteer) FormerCountries() []Country { return g.countriesThat(true) }

func (g *Gazetteer) countriesThat(former bool) []Country {
	var out []Country
	for _, c := range g.countries {
		if c.Former == former {
			out = append(out, c)
		}
	}
	return out
}

func (g *Gazetteer) addState(l *line, n int32) error {
	c := Country{ISO3: l.code, Name: l.names[0], Names: l.names, ID: l.id, entry: n}
	if err := g.enterAll(l.names, n); err != nil {
		return err
	}
	for _, f := range l.facts {
		if err := g.stateFact(&c, f, n); err != nil {
			return err
		}
	}
	if i, dup := g.byCode[c.ISO3]; dup && !c.Former && !g.countries[i].Former {
		return fmt.Errorf("code %s is given twice", c.ISO3)
	}
	if c.CAMEO == "" && !c.Former {
		c.CAMEO = c.ISO3
	}
	c.CAMEO = strings.TrimPrefix(c.CAMEO, "-")
	g.countries = append(g.countries, c)
	g.index(len(g.countries) - 1)
	if !c.Former {
		g.stateEntry[c.ISO3] = n
	}
	g.entries[n].former, g.entries[n].disputed = c.Former, c.Disputed
	return nil
}

// index enters a state's codes and names. Those of today's states go before a
// former one's, whichever is read first.
func (g *Gazetteer) index(n int) {
	c := &g.countries[n]
	keys := []string{c.ISO3, c.ISO2, c.Numeric}
	if c.Former {
		keys = []string{c.OwnISO3, c.ISO2, c.Numeric}
	}
	keys = append(keys, c.Old...)
	for _, name := range c.Names {
		keys = append(keys, foldName(name))
	}
	for _, key := range keys {
		if i, taken := g.byCode[key]; key != "" && (!taken || g.countries[i].Former && !c.Former) {
			g.byCode[key] = n
		}
	}
}

func (g *Gazetteer) stateFact(c *Country, f fact, n int32) error {
	if f.dated {
		return c.datedFact(f)
	}
	switch f.key {
	case "iso":
		iso2, number, _ := strings.Cut(f.value, " ")
		c.ISO2, c.Numeric = iso2, number
	case "was":
		c.Old = append(c.Old, strings.Fields(f.value)...)
	case "fips":
		c.fips = strings.Fields(f.value)
		c.FIPS = c.fips[0]
	case "cameo":
		c.CAMEO = f.value
	case "disputed":
		c.Disputed = f.value
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

// datedFact takes a number in a list of states, or the life of a former state:
// "cow 365 1816..", "former SUN 1922-12-30..1991-12-25".
func (c *Country) datedFact(f fact) error {
	key, value, _ := strings.Cut(f.text, " ")
	switch key {
	case "former":
		c.Former, c.OwnISO3, c.From, c.To = true, value, f.span.from, f.span.to
		return nil
	case "cow", "gw":
		number, err := strconv.Atoi(value)
		if err != nil || number < 2 || number > 999 {
			return fmt.Errorf("fact %q has no number of a list of states (2 to 999)", f.text)
		}
		list := &c.COW
		if key == "gw" {
			list = &c.GW
		}
		*list = append(*list, Number{Number: number, From: f.span.from, To: f.span.to})
		return nil
	}
	return fmt.Errorf("unknown dated fact %q of a state", f.text)
}

// stateName takes a fact that is one more name by which the state is found.
func (g *Gazetteer) stateName(c *Country, f fact, n int32) error {
	switch f.key {
	case "adj":
		c.Adjectives = append(c.Adjectives, f.value)
		return g.enter(f.value, n, formAdjective)
	case "adj?": // another state goes by it as a rule, see Reader.meansRarer
		g.trie.add(g.plural(f.value), alias{entry: n, form: formDemonym, plural: true, shared: true})
		if !g.trie.add(f.value, alias{entry: n, form: formAdjective, shared: true}) {
			return fmt.Errorf("name %q has no letters", f.value)
		}
		return nil
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
		c.Capital = cmp.Or(c.Capital, f.value)
		return g.enter(f.value, n, formCapital)
	case "capital?": // a name that means something else in news: known, not looked for
		c.Capital = cmp.Or(c.Capital, f.value)
		return nil
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
