package place

import (
	"bufio"
	"embed"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"entente/actor"
	"entente/actor/names"
)

//go:embed data/*.txt data/places.bin
var embedded embed.FS

// Data is the knowledge shipped with the program: the files of folder data.
func Data() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil { // cannot be: "data" is a valid path
		return embedded
	}
	return sub
}

// sense is one of the things that a name can mean.
type sense struct {
	name     string
	id       int // GeoNames, 0 if not known
	lat, lon float64
	country  string // ISO 3166-1 alpha-2, empty for what is larger
	region   int    // index in the table's regions, -1 if it is in none or is a country
	feature  string
	people   float64 // that live there, 0 if not known
	// preferred marks what a list of ours names: it goes before others.
	preferred bool
}

// Kinds of senses, by how much they hold.
func (s *sense) isCountry() bool  { return strings.HasPrefix(s.feature, "PCL") }
func (s *sense) isRegion() bool   { return s.feature == "ADM1" }
func (s *sense) isDistrict() bool { return s.feature == "ADM2" }
func (s *sense) isCity() bool     { return strings.HasPrefix(s.feature, "PPL") || s.feature == "STLMT" }
func (s *sense) isArea() bool {
	return !s.isCountry() && !s.isRegion() && !s.isDistrict() && !s.isCity()
}

// form is how a name names a place.
type form uint8

const (
	formName form = iota
	formAdjective
	formComma // only behind a comma
	formCommaCaps
	formCaps // only in capitals, or with dots: "US"
)

// named is a name of the lists that are text.
type named struct {
	sense int32 // in Gazetteer.senses
	form  form
}

// Gazetteer is the knowledge of places, ready to look up. It does not change
// once loaded and is safe for concurrent use.
type Gazetteer struct {
	table     *table
	words     words
	swap      map[string]string // other ways to write a name's first word
	plural    map[string]string // "counties" → "county"
	given     map[string]bool   // first names of persons
	seats     map[string]bool   // names that stand for a government and are no towns
	senses    []sense           // of the lists that are text
	names     map[string][]named
	preferred map[string][]int32 // folded name → rows of the table that it means too
	labels    map[int]string     // row of the table → what news calls it
	countries map[string]string  // alpha-2 → alpha-3
}

// Load reads the gazetteer from a folder like Data's, the words of a language
// (places.txt) and the names of states from the actors. An error names the file
// and line at fault.
func Load(data, lang fs.FS, actors *actor.Gazetteer) (*Gazetteer, error) {
	g := &Gazetteer{
		names: map[string][]named{}, preferred: map[string][]int32{}, labels: map[int]string{}, countries: map[string]string{},
		swap: map[string]string{}, plural: map[string]string{}, seats: map[string]bool{},
	}
	b, err := fs.ReadFile(data, "places.bin")
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	if g.table, err = openTable(b); err != nil {
		return nil, fmt.Errorf("place: places.bin: %w", err)
	}
	if g.words, err = loadWords(lang); err != nil {
		return nil, err
	}
	g.takeWords(actors)
	if g.given, err = givenNames(names.Data()); err != nil {
		return nil, err
	}
	for _, f := range []struct {
		name string
		add  func([]string) error
	}{
		{"countries.txt", func(cols []string) error { return g.addCountry(cols, actors) }},
		{"regions.txt", g.addRegion}, {"areas.txt", g.addArea}, {"others.txt", g.addOther},
	} {
		if err := eachLine(data, f.name, f.add); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// takeWords makes ready what the language and the actors say of names.
func (g *Gazetteer) takeWords(actors *actor.Gazetteer) {
	for pair := range g.words[classSwap] {
		if a, b, ok := strings.Cut(pair, " "); ok {
			g.swap[a], g.swap[b] = b, a
		}
	}
	for pair := range g.words[classPlural] {
		if a, b, ok := strings.Cut(pair, " "); ok {
			g.plural[a] = b
		}
	}
	for _, c := range actors.Countries() {
		for _, seat := range c.Seats {
			g.seats[g.bare(Fold(seat))] = true
		}
	}
}

// givenNames reads the first names that package actor/names knows.
func givenNames(data fs.FS) (map[string]bool, error) {
	b, err := fs.ReadFile(data, "given.txt")
	if err != nil {
		return nil, fmt.Errorf("place: %w", err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(b)) {
		if line[0] == '#' || line[0] == '[' {
			continue
		}
		for w := range strings.FieldsSeq(line) {
			out[strings.TrimLeft(w, "!~")] = true
		}
	}
	return out, nil
}

// eachLine reads the lines of a file as columns.
func eachLine(data fs.FS, name string, add func([]string) error) error {
	f, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("place: %w", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cols := strings.Split(line, "|")
		for i := range cols {
			cols[i] = strings.TrimSpace(cols[i])
		}
		if err := add(cols); err != nil {
			return fmt.Errorf("place: %s:%d: %w", name, n, err)
		}
	}
	return sc.Err()
}

// point reads latitude, longitude and id.
func (s *sense) point(cols []string) error {
	var err error
	if len(cols) != 3 {
		return fmt.Errorf("want latitude | longitude | id behind the name, got %d columns", len(cols))
	}
	if s.lat, err = degrees(cols[0], 90); err != nil {
		return err
	}
	if s.lon, err = degrees(cols[1], 180); err != nil {
		return err
	}
	if cols[2] == "" {
		return nil
	}
	s.id, err = strconv.Atoi(cols[2])
	if err != nil || s.id <= 0 {
		return fmt.Errorf("%q is no GeoNames id", cols[2])
	}
	return nil
}

func degrees(s string, limit float64) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(v) <= limit) {
		return 0, fmt.Errorf("%q is no number of degrees up to %g", s, limit)
	}
	return v, nil
}

func (g *Gazetteer) addCountry(cols []string, actors *actor.Gazetteer) error {
	s := sense{country: cols[0], region: -1, feature: "PCLI"}
	if err := s.point(cols[1:min(len(cols), 4)]); err != nil {
		return err
	}
	if len(cols) == 5 {
		s.feature = "PCLD"
		g.addList(cols[4], s)
		return nil
	}
	c, ok := actors.Country(s.country)
	if !ok || c.ISO2 != s.country {
		return fmt.Errorf("%s is no state of the actors: give its names in a fifth column", s.country)
	}
	s.name = c.Name
	g.countries[s.country] = c.ISO3
	n := g.addSense(s)
	for _, name := range c.Names {
		g.addName(name, n, formName)
	}
	for _, name := range c.Adjectives {
		if !g.words.is(classLoose, Fold(name)) {
			g.addName(name, n, formAdjective)
		}
	}
	return nil
}

func (g *Gazetteer) addRegion(cols []string) error {
	if len(cols) != 5 {
		return fmt.Errorf("want country.code | names | latitude | longitude | id, got %d columns", len(cols))
	}
	country, code, _ := strings.Cut(cols[0], ".")
	s := sense{country: country, region: g.table.regionOf(country, code), feature: "ADM1"}
	if s.region < 0 {
		return fmt.Errorf("the table has no region %s", cols[0])
	}
	if err := s.point(cols[2:]); err != nil {
		return err
	}
	s.people, s.preferred = g.table.people(s.region), true
	g.addList(cols[1], s)
	return nil
}

func (t *table) regionOf(country, code string) int {
	for i := range t.regions {
		if t.regions[i].Country == country && t.regions[i].Code == code {
			return i
		}
	}
	return -1
}

// people is how many live in a region, as its row tells.
func (t *table) people(region int) float64 {
	name := Fold(t.regions[region].Name)
	for _, i := range t.find(nil, []byte(name)) {
		if s := t.sense(i); s.isRegion() && s.region == region {
			return s.people
		}
	}
	return 0
}

func (g *Gazetteer) addArea(cols []string) error {
	if len(cols) != 5 {
		return fmt.Errorf("want names | feature code | latitude | longitude | id, got %d columns", len(cols))
	}
	s := sense{region: -1, feature: cols[1]}
	if err := s.point(cols[2:]); err != nil {
		return err
	}
	g.addList(cols[0], s)
	return nil
}

// addList enters a sense under its names.
func (g *Gazetteer) addList(list string, s sense) {
	names := strings.Split(list, ";")
	s.name = strings.TrimSpace(names[0])
	n := g.addSense(s)
	for _, name := range names {
		name = strings.TrimSpace(name)
		if adj, ok := strings.CutPrefix(name, "adj "); ok {
			g.addName(adj, n, formAdjective)
		} else if behind, ok := strings.CutPrefix(name, ","); ok {
			g.addName(behind, n, formComma)
		} else {
			g.addName(name, n, formName)
		}
	}
}

// addOther gives a city of the table further names.
func (g *Gazetteer) addOther(cols []string) error {
	if len(cols) != 3 {
		return fmt.Errorf("want country | name | other names, got %d columns", len(cols))
	}
	for _, i := range g.table.find(nil, []byte(Fold(cols[1]))) {
		if s := g.table.sense(i); s.country != cols[0] || !s.isCity() {
			continue
		}
		for name := range strings.SplitSeq(cols[2], ";") {
			name, label := strings.CutPrefix(strings.TrimSpace(name), "! ")
			if label {
				g.labels[i] = name
			}
			key := Fold(name)
			g.preferred[key] = append(g.preferred[key], int32(i))
		}
		return nil
	}
	return fmt.Errorf("the table has no city %s in %s", cols[1], cols[0])
}

func (g *Gazetteer) addSense(s sense) int32 {
	g.senses = append(g.senses, s)
	return int32(len(g.senses) - 1)
}

func (g *Gazetteer) addName(name string, n int32, f form) {
	key := g.bare(Fold(name))
	if key == "" {
		return
	}
	switch {
	case f == formName && len(key) <= 3 && allCaps(name):
		f = formCaps
	case f == formComma && allCaps(name):
		f = formCommaCaps
	}
	for _, o := range g.names[key] {
		if o.sense == n && (o.form == f || f == formAdjective) {
			return
		}
	}
	if s := &g.senses[n]; s.isRegion() && f <= formAdjective { // England is no other name of its state
		g.names[key] = slices.DeleteFunc(g.names[key], func(o named) bool {
			return g.senses[o.sense].isCountry() && g.senses[o.sense].country == s.country
		})
	}
	g.names[key] = append(g.names[key], named{n, f})
}

// bare is a folded name without its article.
func (g *Gazetteer) bare(key string) string {
	if first, rest, ok := strings.Cut(key, " "); ok && g.words.is(classArticle, first) {
		return rest
	}
	return key
}
