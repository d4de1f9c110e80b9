package actor

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// sectorCodes are PLOVER's, and NGO, which it also uses as one.
func sectorCodes() map[string]bool {
	sectors := map[string]bool{}
	for _, s := range strings.Fields("GOV MIL COP JUD LEG SPY PRM PTY REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC NGO") {
		sectors[s] = true
	}
	return sectors
}

// TestDataLines validates every line of the data: codes and sectors that
// exist, ids of the right form, no name twice on a line, no label twice in a
// kind and state.
func TestDataLines(t *testing.T) {
	g := load(t)
	known := sectorCodes()
	codes := map[string]bool{"UNO": true, "EUR": true, "IGO": true, "NGO": true, "ISM": true, "IMG": true, "MNC": true}
	for _, c := range g.Countries() {
		codes[c.ISO3] = true
	}
	id := regexp.MustCompile(`^Q[1-9][0-9]*$`)
	labels := map[string]string{}
	eachLine(t, func(k kind, l *line) {
		at := fmt.Sprintf("%s:%d", l.file, l.number)
		if l.code != "" && k != kindWord && !codes[l.code] {
			t.Errorf("%s: unknown code %q", at, l.code)
		}
		for _, s := range l.sectors {
			if !known[s] {
				t.Errorf("%s: unknown sector %q", at, s)
			}
		}
		if l.id != "" && !id.MatchString(l.id) {
			t.Errorf("%s: id %q is not Wikidata's", at, l.id)
		}
		checkNames(t, at, k, l)
		for _, f := range l.facts {
			checkFact(t, at, g, f, k)
		}
		if k == kindPerson || k == kindBody || k == kindMedia {
			key := fmt.Sprint(k, l.code, foldName(l.names[0]))
			if other, dup := labels[key]; dup {
				t.Errorf("%s: %s has %q too", at, other, l.names[0])
			}
			labels[key] = at
		}
	})
}

func checkNames(t *testing.T, at string, k kind, l *line) {
	t.Helper()
	seen := map[string]bool{}
	for _, n := range l.names {
		if seen[n] && k != kindWord {
			t.Errorf("%s: name %q is given twice", at, n)
		}
		seen[n] = true
	}
}

func checkFact(t *testing.T, at string, g *Gazetteer, f fact, k kind) {
	t.Helper()
	if k == kindPerson && f.dated && !f.span.from.IsZero() && f.span.from.Year() < 1900 {
		t.Errorf("%s: %q begins before 1900", at, f.text)
	}
}

func eachLine(t *testing.T, f func(kind, *line)) {
	t.Helper()
	files, err := filesByKind(Data())
	if err != nil {
		t.Fatal(err)
	}
	for k, names := range files {
		for _, name := range names {
			r, err := fs.ReadFile(Data(), name)
			if err != nil {
				t.Fatal(err)
			}
			lines, err := readLines(name, strings.NewReader(string(r)))
			if err != nil {
				t.Fatal(err)
			}
			for i := range lines {
				f(k, &lines[i])
			}
		}
	}
}

// TestOfficesKnown holds that an office of an international body names a body
// that the data have, so that "the president of the World Bank" is found.
// Offices of provinces and cities are nobody's to ask for.
func TestOfficesKnown(t *testing.T) {
	g := load(t)
	for i := range g.entries {
		e := &g.entries[i]
		if e.kind != kindPerson || e.file != "persons-world.txt" {
			continue
		}
		for _, tn := range e.dated {
			short, of, found := strings.Cut(tn.label, " of ")
			_, office := g.offices[foldName(short)]
			if found && office && tn.office < 0 {
				t.Errorf("%s:%d: %s of what is not known: %s", e.file, e.line, short, of)
			}
		}
	}
}

// TestOneHolder holds that heads of state and government do not overlap by
// more than the weeks that sources differ by.
func TestOneHolder(t *testing.T) {
	g := load(t)
	disputed := map[string]int{
		"RUS": 1991, // the Soviet Union's president and Russia's
		"KHM": 1993, // two prime ministers
		"CIV": 2010, // both claimed the election
	}
	for k, hs := range g.holders {
		office := &g.entries[k.office]
		if office.many || office.name != "president" && office.name != "prime minister" {
			continue
		}
		for i := 1; i < len(hs); i++ {
			late, early := hs[i-1], hs[i]
			if early.person == late.person || disputed[k.code] == late.span.from.Year() {
				continue
			}
			if early.span.to.IsZero() || early.span.to.Sub(late.span.from).Hours() > 24*62 {
				t.Errorf("%s of %s: %s and %s overlap", office.name, k.code, g.entries[early.person].name, g.entries[late.person].name)
			}
		}
	}
}
