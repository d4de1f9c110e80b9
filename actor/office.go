package actor

import (
	"fmt"
	"sort"
	"strings"
	"time"
)

// tenure is what someone or something was between two dates.
type tenure struct {
	office  int32    // entry of the office, -1 if it is not a known one
	label   string   // "President of Russia"
	sectors []string // held with it
	code    string   // state or body that the office belongs to
	span    span
}

// holderKey asks for the holders of one office of one state or body.
type holderKey struct {
	code   string
	office int32
}

// holder is one person's time in an office.
type holder struct {
	person int32
	tenure int32 // number among the person's
	span   span
}

func (g *Gazetteer) addOffice(l *line, n int32) error {
	e := &g.entries[n]
	e.office = n
	for _, f := range l.facts {
		switch {
		case f.key == "label" && !f.dated:
			e.label = f.value
		case f.key == "weak" && !f.dated:
			e.weak = true
		case f.key == "many" && !f.dated:
			e.many = true
		case f.key == "sovereign" && !f.dated:
			e.sovereign = true
		case f.key == "same" && !f.dated:
			o, ok := g.offices[foldName(f.value)]
			if !ok {
				return fmt.Errorf("office %q stands in no line before", f.value)
			}
			e.office = o
		default:
			return fmt.Errorf("unknown fact %q of an office", f.key+f.text)
		}
	}
	for _, s := range l.names {
		key := foldName(s)
		if _, dup := g.offices[key]; dup {
			return fmt.Errorf("office %q is given twice", s)
		}
		g.offices[key] = e.office
	}
	return g.enterPlurals(l.names, n, formName)
}

func (g *Gazetteer) addPerson(l *line, n int32) error {
	e := &g.entries[n]
	for _, f := range l.facts {
		if !f.dated {
			return fmt.Errorf("unknown fact %q of a person", f.key)
		}
		t := g.tenureOf(f, e)
		e.dated = append(e.dated, t)
		if t.office >= 0 {
			g.addHolder(&t, holder{person: n, tenure: int32(len(e.dated) - 1), span: f.span})
		}
	}
	if err := g.enterAll(l.names, n); err != nil {
		return err
	}
	g.enterSurname(l.names, n)
	return nil
}

// addHolder enters a holder of an office of a state or body; that of a
// national body can be asked for by its state too ("the Chinese party chief").
func (g *Gazetteer) addHolder(t *tenure, h holder) {
	k := holderKey{code: t.code, office: t.office}
	g.holders[k] = append(g.holders[k], h)
	b, ok := bodyOf(t.code)
	if o := &g.entries[t.office]; !ok || o.sovereign || o.label == chiefLabel {
		return // a region's president is no president of the state, nor a house's leader its leader
	}
	if _, state := g.stateEntry[g.entries[b].code]; state {
		k.code = g.entries[b].code
		g.holders[k] = append(g.holders[k], h)
	}
}

// tenureOf reads an office with dates: "President", completed from the code,
// or spelled out, "Secretary General of NATO".
func (g *Gazetteer) tenureOf(f fact, e *entry) tenure {
	t := tenure{office: -1, label: f.text, code: e.code, span: f.span, sectors: e.sectors}
	if n, known := g.offices[foldName(f.text)]; known {
		t.office = n
		t.label = g.officeLabel(&g.entries[n], e.code, f.text)
		if code := g.entries[n].code; code != "" {
			t.code = code
		}
		g.takeSectors(&t, n)
	} else {
		g.officeOf(&t)
	}
	if len(t.sectors) == 0 {
		t.sectors = []string{"GOV"}
	}
	return t
}

// takeSectors gives a tenure the sectors of an entry, if that has any.
func (g *Gazetteer) takeSectors(t *tenure, n int32) {
	if s := g.entries[n].sectors; len(s) > 0 {
		t.sectors = s
	}
}

// officeOf splits a label at " of " into an office and the state or body that
// it belongs to. The office of anything else, such as a province, is nobody's
// to ask for by its state. Where the office says no more than government, the
// sector is the body's: a party's chairman is of the party. A junta's governs.
func (g *Gazetteer) officeOf(t *tenure) {
	short, of, found := strings.Cut(t.label, " of ")
	if !found {
		return
	}
	own := t.sectors
	office, known := g.offices[foldName(short)]
	if known {
		g.takeSectors(t, office)
	}
	key := foldName(strings.TrimPrefix(of, "the "))
	if b, ok := g.bodies[unionKey(of)]; ok {
		t.code = bodyKey(b)
		if len(t.sectors) == 0 || known && t.sectors[0] == "GOV" && !g.entries[b].military() {
			g.takeSectors(t, b)
		}
	} else if i, ok := g.byCode[key]; ok {
		t.code = g.countries[i].ISO3
	} else {
		if unrecognised(own) {
			t.sectors = own
		}
		return
	}
	if known {
		t.office = office
	}
}

// military reports whether an entry's first sector is the armed forces.
func (e *entry) military() bool { return len(e.sectors) > 0 && e.sectors[0] == "MIL" }

// unrecognised reports whether sectors are those of rebels or separatists,
// whose presidents and ministers are no government.
func unrecognised(sectors []string) bool {
	return len(sectors) > 0 && (sectors[0] == "REB" || sectors[0] == "PRE")
}

// officeLabel is the label of an office of a state: "President of Russia".
func (g *Gazetteer) officeLabel(o *entry, code, text string) string {
	label := o.label
	if label == chiefLabel {
		label = text + " of {}"
	}
	if label == "" {
		return text
	}
	i, ok := g.byCode[code]
	if !ok {
		return strings.TrimSuffix(strings.TrimSuffix(label, "{}"), " of ")
	}
	name := g.countries[i].Name
	if g.countries[i].article {
		name = "the " + name
	}
	return strings.Replace(label, "{}", name, 1)
}

// sortHolders orders the holders of each office, the latest first, so that on
// the day of a handover the new one is found.
func (g *Gazetteer) sortHolders() {
	for _, hs := range g.holders {
		sort.SliceStable(hs, func(i, j int) bool { return hs[i].span.from.After(hs[j].span.from) })
	}
}

// holderOn finds who held an office of a state on a day.
func (g *Gazetteer) holderOn(code string, office int32, day time.Time) (holder, bool) {
	if day.IsZero() {
		return holder{}, false
	}
	for _, h := range g.holders[holderKey{code: code, office: office}] {
		if h.span.holds(day) && !h.span.from.IsZero() {
			return h, true
		}
	}
	return holder{}, false
}

// shared reports whether a state had several holders of an office at once, as
// some have vice presidents: one of them is not "the" one, on any day.
func (g *Gazetteer) shared(code string, office int32) bool {
	hs := g.holders[holderKey{code: code, office: office}]
	for i := range hs {
		for j := range hs[:i] {
			if hs[i].person != hs[j].person && hs[i].span.overlaps(hs[j].span) {
				return true
			}
		}
	}
	return false
}

// tenureOn finds what an entry was on a day: of several the one whose office
// stands first among the offices, then the later. Without a day it is the one
// still open, or else the last.
func (g *Gazetteer) tenureOn(e *entry, day time.Time) (int, bool) {
	best := -1
	for i := range e.dated {
		t := &e.dated[i]
		if day.IsZero() && !t.span.to.IsZero() || !day.IsZero() && !t.span.holds(day) {
			continue
		}
		if best < 0 || g.outranks(t, &e.dated[best]) {
			best = i
		}
	}
	return best, best >= 0
}

func (g *Gazetteer) outranks(a, b *tenure) bool {
	if a.office != b.office && a.office >= 0 && b.office >= 0 {
		return a.office < b.office
	}
	if (a.office < 0) != (b.office < 0) {
		return b.office < 0
	}
	return a.span.from.After(b.span.from)
}

// over reports whether all that an entry was ended before the day.
func (e *entry) over(day time.Time) bool {
	for _, t := range e.dated {
		if t.span.to.IsZero() || !day.IsZero() && !t.span.to.Before(day) {
			return false
		}
	}
	return len(e.dated) > 0
}

// left reports whether an entry had been something that ended before the day.
func (e *entry) left(day time.Time) bool {
	for _, t := range e.dated {
		if !t.span.to.IsZero() && (day.IsZero() || t.span.to.Before(day)) {
			return true
		}
	}
	return false
}
