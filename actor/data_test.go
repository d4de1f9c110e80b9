package actor

import (
	"strings"
	"testing"
)

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

// TestOfficesDated holds that no office begins before 1900, which would be a
// slip of the pen.
func TestOfficesDated(t *testing.T) {
	g := load(t)
	for i := range g.entries {
		e := &g.entries[i]
		for _, tn := range e.dated {
			if !tn.span.from.IsZero() && tn.span.from.Year() < 1900 {
				t.Errorf("%s: %q begins before 1900", e.at(), tn.label)
			}
		}
	}
}

// TestOneHolder holds that heads of state and government do not overlap by
// more than the weeks that sources differ by. A president of Yugoslavia and one
// of Serbia, which code alike, hold two offices.
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
			if early.person == late.person || disputed[k.code] == late.span.from.Year() || g.labelOf(early) != g.labelOf(late) {
				continue
			}
			if early.span.to.IsZero() || early.span.to.Sub(late.span.from).Hours() > 24*62 {
				t.Errorf("%s of %s: %s and %s overlap", office.name, k.code, g.entries[early.person].name, g.entries[late.person].name)
			}
		}
	}
}

// labelOf is the office that a holder held, spelled out.
func (g *Gazetteer) labelOf(h holder) string { return g.entries[h.person].dated[h.tenure].label }

// The registry of publishers says of each how far it is to be believed, and of
// most who owns it.
func TestRegistryOfPublishers(t *testing.T) {
	g, err := Load(Data())
	if err != nil {
		t.Fatal(err)
	}
	owned := 0
	for _, p := range g.Publishers() {
		if p.Reliability == "" || p.Kind == "" || p.Country == "" {
			t.Errorf("%s lacks a grade, a kind or a country: %+v", p.Name, p)
		}
		if p.Owner != "" {
			owned++
		}
	}
	if owned < 400 {
		t.Errorf("%d publishers with an owner", owned)
	}
	if p, _ := g.Publisher("www.yna.co.kr"); p.Owner == "" || p.Reliability != "B" || p.StateControlled {
		t.Errorf("Yonhap is %+v", p)
	}
}

func TestPublishersAreGraded(t *testing.T) {
	own := Own{Path: "actors/media-mine.txt", Text: []byte("KCNA | PRK | JRN GOV | | kind agency; state-controlled; reliability E")}
	g, err := LoadOwn(Data(), []Own{own})
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := g.Publisher("KCNA"); p.Reliability != "E" {
		t.Errorf("the user's grade does not hold: %+v", p)
	}
	own.Text = []byte("# mine\nHarbour Post | PRK | | | reliability G")
	if _, err := LoadOwn(Data(), []Own{own}); err == nil || !strings.Contains(err.Error(), "media-mine.txt:2") {
		t.Errorf("a grade that is none: %v", err)
	}
}
