package place

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"entente"
	"entente/actor"
	"entente/lang/en"
	"entente/syntax"
)

// small is a table of a few places.
func small(t testing.TB) []byte {
	t.Helper()
	regions := []Region{{"US", "TX", "Texas"}, {"FR", "11", "Île-de-France"}, {"FR", "", ""}}
	b, err := Pack([]Row{
		{Name: "Paris", ID: 4717560, Lat: 33.66, Lon: -95.56, Population: 25_000, Region: 0, Feature: "PPLA2"},
		{Name: "Paris", ID: 2988507, Lat: 48.85, Lon: 2.35, Population: 2_138_551, Region: 1, Feature: "PPLC"},
		{Name: "Texas", Lat: 31.2, Lon: -99.2, Population: 25_000_000, Region: 0, Feature: "ADM1"},
		{Name: "Sète", ID: 1, Lat: 43.4, Lon: 3.7, Population: 44_000, Region: 2, Feature: "PPL"},
	}, regions)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTableKeepsWhatItIsGiven(t *testing.T) {
	tab, err := openTable(small(t))
	if err != nil {
		t.Fatal(err)
	}
	rows := tab.find(nil, []byte("paris"))
	if len(rows) != 2 {
		t.Fatalf("found %d places called Paris, want 2", len(rows))
	}
	first, second := tab.sense(rows[0]), tab.sense(rows[1])
	if first.id != 2988507 || first.country != "FR" || first.feature != "PPLC" || first.people < 2.13e6 || first.people > 2.15e6 {
		t.Errorf("the larger Paris: %+v", first)
	}
	if second.id != 4717560 || second.lat != 33.66 || second.lon != -95.56 || second.region != 0 {
		t.Errorf("the smaller Paris: %+v", second)
	}
	if rows := tab.find(nil, []byte("sete")); len(rows) != 1 || tab.name(rows[0]) != "Sète" {
		t.Errorf("Sète: %v", rows)
	}
	if rows := tab.find(nil, []byte("london")); len(rows) != 0 {
		t.Errorf("London is not in the table, but %v was found", rows)
	}
}

func TestPackRefuses(t *testing.T) {
	ok := Row{Name: "A", Feature: "PPL"}
	regions := []Region{{"US", "", ""}}
	for what, change := range map[string]func(*Row){
		"no name": func(r *Row) { r.Name = "" }, "long name": func(r *Row) { r.Name = strings.Repeat("a", 256) },
		"id": func(r *Row) { r.ID = 1 << 24 }, "latitude": func(r *Row) { r.Lat = 91 }, "longitude": func(r *Row) { r.Lon = -181 },
		"region": func(r *Row) { r.Region = 1 }, "feature": func(r *Row) { r.Feature = "XXX" },
	} {
		row := ok
		change(&row)
		if _, err := Pack([]Row{row}, regions); err == nil {
			t.Errorf("%s: packed %+v", what, row)
		}
	}
	if _, err := Pack([]Row{ok}, regions); err != nil {
		t.Error(err)
	}
}

// A damaged table is refused, or safe to search.
func FuzzOpenTable(f *testing.F) {
	f.Add(small(f), "paris")
	f.Add([]byte("ENTENTE\x00"), "")
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		tab, err := openTable(b)
		if err != nil {
			return
		}
		for _, i := range tab.find(nil, []byte(name)) {
			tab.sense(i)
		}
		for i := range tab.len() {
			tab.sense(i)
		}
	})
}

// The rows themselves, behind a checksum that is right.
func FuzzRows(f *testing.F) {
	f.Add([]byte("\x05Paris"), []byte(strings.Repeat("\x00", rowSize)), "US||\n")
	f.Fuzz(func(t *testing.T, names, rows []byte, regions string) {
		tab := &table{names: names, rows: rows}
		for range strings.Lines(regions) {
			tab.regions = append(tab.regions, Region{})
		}
		if tab.check() != nil {
			return
		}
		tab.index()
		for i := range tab.len() {
			s := tab.sense(i)
			tab.find(nil, []byte(Fold(s.name)))
		}
	})
}

// The files of text load, or tell what is wrong with them.
func FuzzLoad(f *testing.F) {
	actors, err := actor.Load(actor.Data())
	if err != nil {
		f.Fatal(err)
	}
	table := small(f)
	f.Add("FR | 46 | 2 | 3017382", "US.TX | Texas; , Tex. | 31 | -99 | 4736286", "Europe; adj European | CONT | 48 | 9 |", "FR | Paris | Lutetia")
	f.Add("", "", "", "")
	f.Add("FR | nan | 2 |", "US | | | |", "| | | |", "| |")
	f.Fuzz(func(t *testing.T, countries, regions, areas, others string) {
		data := fstest.MapFS{"places.bin": {Data: table}}
		for name, s := range map[string]string{"countries.txt": countries, "regions.txt": regions, "areas.txt": areas, "others.txt": others} {
			data[name] = &fstest.MapFile{Data: []byte(s)}
		}
		g, err := Load(data, en.FS, actors)
		if err != nil {
			return
		}
		for key := range g.names {
			if Fold(key) != key {
				t.Errorf("the name %q is not folded", key)
			}
		}
	})
}

// Whatever the words and the tree, places lie within the text, in order, and
// reading twice gives the same.
func FuzzFind(f *testing.F) {
	g := shipped(f)
	f.Add("Officials in Paris , Texas , met Jordan Smith of Springfield — BOSTON", uint64(12345))
	f.Add("The U.S. , Adair and Clark counties , St. Louis County", uint64(99))
	f.Add("\xff\xfe Öland , É , ’s - - , ,", uint64(7))
	f.Fuzz(func(t *testing.T, s string, shape uint64) {
		if len(s) > 2000 {
			return
		}
		a, b := findIn(g, s, shape), findIn(g, s, shape)
		if len(a) != len(b) {
			t.Fatalf("read twice: %d and %d places", len(a), len(b))
		}
		end := 0
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("read twice: %+v and %+v", a[i], b[i])
			}
			sp := a[i].Span
			if sp.Start < end || sp.End > len(s) || sp.End <= sp.Start || s[sp.Start:sp.End] != a[i].Place.Text {
				t.Errorf("span %v of %q", sp, s)
			}
			end = sp.End
		}
	})
}

func shipped(t testing.TB) *Gazetteer {
	t.Helper()
	actors, err := actor.Load(actor.Data())
	if err != nil {
		t.Fatal(err)
	}
	g, err := Load(Data(), en.FS, actors)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// findIn reads the words of a text with a tree that shape makes.
func findIn(g *Gazetteer, s string, shape uint64) []Found {
	var words []syntax.Word
	tags := [...]string{"PROPN", "NOUN", "ADJ", "VERB", "ADP", "PUNCT"}
	rels := [...]string{"flat", "compound", "nmod", "obl", "appos", "amod"}
	at := 0
	for w := range strings.FieldsSeq(s) {
		i := strings.Index(s[at:], w) + at
		words = append(words, syntax.Word{Start: i, End: i + len(w), Form: w, Lemma: w, UPOS: tags[shape%6], Rel: rels[shape/6%6], Head: len(words) - 1})
		at, shape = i+len(w), shape*6364136223846793005+1442695040888963407
	}
	if len(words) == 0 {
		return nil
	}
	tree := syntax.NewTree(words)
	r := g.Reader("USA")
	r.Find(entente.Body, &tree, s, nil)
	return r.Resolve()
}

func TestShippedDataHold(t *testing.T) {
	g := shipped(t)
	if n := g.table.len(); n < 100_000 {
		t.Errorf("the table has %d places", n)
	}
	ids := map[int]string{}
	for i := range g.senses {
		s := &g.senses[i]
		if other, twice := ids[s.id]; s.id != 0 && twice && other != s.name && !s.isArea() {
			t.Errorf("%s and %s have the id %d", other, s.name, s.id)
		}
		ids[s.id] = s.name
	}
	info, err := fs.Stat(Data(), "places.bin")
	if err != nil || info.Size() > 4_000_000 {
		t.Errorf("places.bin has %d bytes, more than 4 MB (%v)", info.Size(), err)
	}
}

// The point of each state lies where its cities do.
func TestStatesLieWhereTheirCitiesDo(t *testing.T) {
	g := shipped(t)
	type sum struct {
		near bool
		n    int
	}
	by := map[string]*sum{}
	points := map[string]sense{}
	for _, s := range g.senses {
		if s.isCountry() {
			points[s.country], by[s.country] = s, &sum{}
		}
	}
	for i := range g.table.len() {
		s := g.table.sense(i)
		if c := by[s.country]; c != nil {
			p := points[s.country]
			c.n++
			c.near = c.near || Distance(p.lat, p.lon, s.lat, s.lon) < 700
		}
	}
	for country, c := range by {
		if c.n > 0 && !c.near {
			t.Errorf("%s lies far from all of its %d places", country, c.n)
		}
	}
}

// The point of each region that is given by hand lies near its places.
func TestRegionsLieWhereTheirCitiesDo(t *testing.T) {
	g := shipped(t)
	for _, s := range g.senses {
		if !s.isRegion() {
			continue
		}
		least := 1e9
		for i := range g.table.len() {
			if o := g.table.sense(i); o.region == s.region {
				least = min(least, Distance(s.lat, s.lon, o.lat, o.lon))
			}
		}
		if least > 600 {
			t.Errorf("%s is %.0f km from the nearest place in it", s.name, least)
		}
	}
}
