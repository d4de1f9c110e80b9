package actor

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente"
)

// sectors are PLOVER's, and NGO, which it also uses as one.
const sectors = " GOV MIL COP JUD LEG SPY PRM PTY REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO "

// noStates are PLOVER's codes for actors that are no state.
const noStates = " UNO EUR IGO NGO ISM IMG MNC "

// check looks at what a line says by itself: sectors that exist, an id of the
// right form, no name twice. What lines say together validate looks at.
func (l *line) check(k kind) error {
	for _, s := range l.sectors {
		if !strings.Contains(sectors, " "+s+" ") {
			return fmt.Errorf("unknown sector %q", s)
		}
	}
	if l.id != "" && !isWikidata(l.id) {
		return fmt.Errorf("id %q is none of Wikidata's, which are Q and a number", l.id)
	}
	if k == kindWord {
		return nil
	}
	for i, name := range l.names {
		if slices.Contains(l.names[:i], name) {
			return fmt.Errorf("name %q is given twice", name)
		}
	}
	return nil
}

func isWikidata(id string) bool {
	digits, ok := strings.CutPrefix(id, "Q")
	return ok && digits != "" && digits[0] != '0' && strings.Trim(digits, "0123456789") == ""
}

// validate looks at what the lines of all files say together, once they are
// read: codes, members and bodies referred to exist, and nothing is said
// twice. Its error names the lines at fault.
func (g *Gazetteer) validate() error {
	ids, labels := make(map[string]int32, len(g.entries)), make(map[string]int32, len(g.entries))
	var faults []error
	for i := range g.entries {
		n := int32(i)
		for _, err := range [...]error{g.validCode(n), g.unique(n, ids, labels), g.validMembers(n), g.validOffices(n)} {
			if err != nil {
				faults = append(faults, g.fault(n, err))
			}
		}
	}
	if n, err := g.circle(); err != nil {
		faults = append(faults, g.fault(n, err))
	}
	return together(append(faults, g.validNumbers()...))
}

// fault is an error of an entry's line.
func (g *Gazetteer) fault(n int32, err error) error {
	return fmt.Errorf("%s: %w", g.entries[n].at(), err)
}

// mostFaults is how many faults one error tells.
const mostFaults = 10

// together makes one error of faults, for who wrote the lines; nil of none.
func together(faults []error) error {
	if len(faults) == 0 {
		return nil
	}
	var said []string
	for _, f := range faults[:min(len(faults), mostFaults)] {
		said = append(said, f.Error())
	}
	more := ""
	if n := len(faults) - mostFaults; n > 0 {
		more = fmt.Sprintf("; and %d more", n)
	}
	return entente.Errorf(entente.Invalid, errors.Join(faults...), "Actor data cannot be read: %s%s.", strings.Join(said, "; "), more)
}

// at is where an entry's line stands.
func (e *entry) at() string { return fmt.Sprintf("%s:%d", e.file, e.line) }

// codeKnown reports whether a code is a state's or one of PLOVER's for others.
func (g *Gazetteer) codeKnown(code string) bool {
	_, state := g.stateEntry[code]
	return state || len(code) == 3 && strings.Contains(noStates, " "+code+" ")
}

func (g *Gazetteer) validCode(n int32) error {
	e := &g.entries[n]
	if e.kind == kindWord {
		if _, ok := classNamed(e.code); !ok && !slices.Contains([]string{"pair", "one", "plural", "small", "woman", "man"}, e.code) {
			return fmt.Errorf("unknown class %q of words", e.code)
		}
		return nil
	}
	switch {
	case e.code == "" && e.kind == kindState:
		return fmt.Errorf("a state has no code")
	case e.code == "" || g.codeKnown(e.code):
		return nil
	}
	return fmt.Errorf("unknown code %q: no line of the states has it", e.code)
}

// unique sees to it that an id is one entry's, and a label one entry's among
// those of its kind and code.
func (g *Gazetteer) unique(n int32, ids, labels map[string]int32) error {
	e := &g.entries[n]
	if e.id != "" {
		if other, dup := ids[e.id]; dup {
			return fmt.Errorf("id %s is that of %q too (%s)", e.id, g.entries[other].name, g.entries[other].at())
		}
		ids[e.id] = n
	}
	switch e.kind {
	case kindState, kindPlace, kindPerson, kindBody, kindMedia, kindGroup:
		key := fileKinds[e.kind] + e.code + " " + unionKey(e.name)
		if other, dup := labels[key]; dup {
			return fmt.Errorf("%q stands in %s too", e.name, g.entries[other].at())
		}
		labels[key] = n
	}
	return nil
}

func (g *Gazetteer) validMembers(n int32) error {
	for _, m := range g.entries[n].members {
		for _, code := range m.codes {
			if _, ok := g.stateEntry[code]; !ok && code != "EUR" {
				return fmt.Errorf("unknown member %q: members are codes of states", code)
			}
		}
		if _, ok := g.union(m.includes); m.includes != "" && !ok {
			return fmt.Errorf("it includes %q, which is no group or body of the data", m.as)
		}
	}
	return nil
}

// validOffices looks at the sectors that a body had, and at the offices of
// persons who belong to no state: an office of a body is found by that body
// only, so the body must be known.
func (g *Gazetteer) validOffices(n int32) error {
	e := &g.entries[n]
	_, state := g.stateEntry[e.code]
	for i := range e.dated {
		t := &e.dated[i]
		for _, s := range t.sectors {
			if !strings.Contains(sectors, " "+s+" ") {
				return fmt.Errorf("unknown sector %q", s)
			}
		}
		office, of, found := strings.Cut(t.label, " of ")
		if _, known := g.offices[foldName(office)]; found && known && !state && t.office < 0 && e.kind == kindPerson {
			return fmt.Errorf("office %q is of what the data do not know: add %q to a file of bodies or correct its name", t.label, of)
		}
	}
	return nil
}

// circle finds a group that includes itself by way of others.
func (g *Gazetteer) circle() (int32, error) {
	done := make(map[int32]bool)
	for i := range g.entries {
		if n := int32(i); len(g.entries[i].members) > 0 && g.circular(n, nil, done) {
			return n, fmt.Errorf("%q includes itself by way of what it includes", g.entries[i].name)
		}
	}
	return 0, nil
}

// circular follows what a group includes; path is how it was come to.
func (g *Gazetteer) circular(n int32, path []int32, done map[int32]bool) bool {
	if slices.Contains(path, n) {
		return true
	}
	if done[n] {
		return false
	}
	path = append(path, n)
	for _, m := range g.entries[n].members {
		if inner, ok := g.union(m.includes); ok && m.includes != "" && g.circular(inner, path, done) {
			return true
		}
	}
	done[n] = true
	return false
}

// validNumbers sees to it that a number of a list of states is one state's at
// a time, and that a state has one number at a time.
func (g *Gazetteer) validNumbers() []error {
	var faults []error
	for _, list := range [...]struct {
		name string
		of   func(*Country) []Number
	}{
		{"COW", func(c *Country) []Number { return c.COW }},
		{"GW", func(c *Country) []Number { return c.GW }},
	} {
		if err := g.apart(list.name, list.of); err != nil {
			faults = append(faults, err)
		}
	}
	return faults
}

// numbered is a number and whose it is.
type numbered struct {
	Number
	entry int32
}

func (g *Gazetteer) apart(list string, of func(*Country) []Number) error {
	var all []numbered
	for i := range g.countries {
		c := &g.countries[i]
		for j, a := range of(c) {
			for _, b := range of(c)[:j] {
				if a.overlaps(b) {
					return g.fault(c.entry, fmt.Errorf("%s numbers %d and %d overlap in time", list, b.Number, a.Number))
				}
			}
			all = append(all, numbered{a, c.entry})
		}
	}
	slices.SortStableFunc(all, func(a, b numbered) int { return cmp.Compare(a.Number.Number, b.Number.Number) })
	for i := range all {
		for j := i + 1; j < len(all) && all[j].Number.Number == all[i].Number.Number; j++ {
			if all[i].overlaps(all[j].Number) {
				return g.fault(all[j].entry, fmt.Errorf("%s number %d is that of %q at the same time (%s)",
					list, all[i].Number.Number, g.entries[all[i].entry].name, g.entries[all[i].entry].at()))
			}
		}
	}
	return nil
}

// overlaps reports whether two numbers are valid on a common day.
func (n Number) overlaps(o Number) bool {
	return (n.To.IsZero() || o.From.IsZero() || !n.To.Before(o.From)) &&
		(o.To.IsZero() || n.From.IsZero() || !o.To.Before(n.From))
}
