package place_test

import (
	"io/fs"
	"strings"
	"testing"

	"entente"
	"entente/actor"
	"entente/lang/en"
	"entente/place"
	"entente/syntax"
	"entente/text"
)

func newActors(t testing.TB) *actor.Gazetteer {
	t.Helper()
	g, err := actor.Load(actor.Data())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func newGazetteer(t testing.TB) *place.Gazetteer {
	t.Helper()
	g, err := place.Load(place.Data(), en.FS, newActors(t))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func newAnalyzer(t testing.TB) *syntax.Analyzer {
	t.Helper()
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	an, err := syntax.Load(model)
	if err != nil {
		t.Fatal(err)
	}
	return an
}

// finder reads a text as the coder does.
type finder struct {
	actors *actor.Gazetteer
	places *place.Gazetteer
	an     *syntax.Analyzer
}

func newFinder(t testing.TB) *finder {
	a := newActors(t)
	g, err := place.Load(place.Data(), en.FS, a)
	if err != nil {
		t.Fatal(err)
	}
	return &finder{a, g, newAnalyzer(t)}
}

func (f *finder) read(s, publishedIn string) []place.Found {
	who, where := f.actors.Reader(entente.Date{}.Time), f.places.Reader(publishedIn)
	for tree, err := range f.an.AnalyzeAll(syntax.Passage{Text: s, Sentences: text.Split(s)}) {
		if err == nil {
			where.Find(entente.Body, &tree, s, who.Find(entente.Body, &tree, s))
		}
	}
	return where.Resolve()
}

// said lists the places as "words = name, region, country".
func said(found []place.Found) string {
	var out []string
	for _, f := range found {
		s := f.Place.Text + " = " + f.Place.Name
		if f.Place.Province != "" && f.Place.Province != f.Place.Name {
			s += ", " + f.Place.Province
		}
		if f.Place.Country != "" {
			s += ", " + f.Place.Country
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct{ why, text, want string }{
		{"the most populous, without anything else", "The ministers met in Paris on Monday.", "Paris = Paris, Île-de-France, FRA"},
		{"the region behind a comma", "A bridge was closed in Paris, Texas, on Monday.", "Paris = Paris, Texas, USA; Texas = Texas, USA"},
		{"an abbreviated region", "Two men from London, Ky., were fined on Monday.", "London = London, Kentucky, USA; Ky. = Kentucky, USA"},
		{"the state behind a comma", "The envoys flew to Hyderabad, Pakistan, on Friday.", "Hyderabad = Hyderabad, Sindh, PAK; Pakistan = Pakistan, PAK"},
		{"one sense for each name", "A bridge was closed in Paris, Texas. The mayor of Paris said that it was old.",
			"Paris = Paris, Texas, USA; Texas = Texas, USA; Paris = Paris, Texas, USA"},
		{"by the regions that are named", "Texas troopers closed the road from Dallas to Paris, and Texas paid for it.",
			"Texas = Texas, USA; Dallas = Dallas, Texas, USA; Paris = Paris, Texas, USA; Texas = Texas, USA"},
		{"a state and a region of one name: the state", "Russian troops entered Georgia and stopped near Tbilisi.",
			"Russian = Russia, RUS; Georgia = Georgia, GEO; Tbilisi = Tbilisi, GEO"},
		{"a state and a region of one name: the region", "Troopers in Georgia and Alabama closed roads from Atlanta to Savannah.",
			"Georgia = Georgia, USA; Alabama = Alabama, USA; Atlanta = Atlanta, Georgia, USA; Savannah = Savannah, Georgia, USA"},
		{"adjectives", "Turkish police stopped a Greek ship.", "Turkish = Turkey, TUR; Greek = Greece, GRC"},
		{"a capital for a government", "Ankara rejected the request.", "Ankara = Ankara, TUR"},
		{"abbreviations of states", "The U.S. and the UK signed it.", "U.S. = United States, USA; UK = United Kingdom, GBR"},
		{"no pronoun", "They told us to leave, US officials said.", "US = United States, USA"},
		{"a body of a place", "Boston police arrested him near the Boston Police headquarters.", "Boston = Boston, Massachusetts, USA; Boston = Boston, Massachusetts, USA"},
		{"seas and rivers", "Ships left the Black Sea for the Danube.", "Black Sea = Black Sea; Danube = Danube"},
		{"other names", "Workers in Kiev and Rangoon went home.", "Kiev = Kyiv, Kyiv City, UKR; Rangoon = Yangon, MMR"},
		{"a person's first name", "Chelsea Barnes and Jordan Whitfield won the prize.", ""},
		{"a person's last name", "Martha Houston won. Houston said that she was glad.", ""},
		{"a first name that is a capital's", "Paris Danziger bought the shop.", ""},
		{"plain words", "In March the University said that Congress had little Hope.", ""},
		{"a seat of power", "The White House said nothing.", ""},
		{"a street", "She lives on Oxford Street.", ""},
		{"directions", "The North and the South of the city were flooded.", ""},
		{"lower case", "they met in paris and nice", ""},
	} {
		if got := said(f.read(c.text, "")); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.why, c.text, got, c.want)
		}
	}
}

// Where it is published, a text speaks of what is near.
func TestHome(t *testing.T) {
	f := newFinder(t)
	const s = "The council of Waterford met on Monday."
	for country, want := range map[string]string{"IRL": "IRL", "USA": "USA"} {
		found := f.read(s, country)
		if len(found) != 1 || found[0].Place.Country != want {
			t.Errorf("published in %s: %s", country, said(found))
		}
	}
}

// What is found carries id, point, feature and resolution.
func TestFields(t *testing.T) {
	f := newFinder(t)
	found := f.read("Troops left Mosul for Iraq's Anbar province.", "")
	if len(found) < 2 {
		t.Fatalf("found %s", said(found))
	}
	p := found[0].Place
	if p.GeoNames != 99072 || p.Feature != "PPLA" || p.Resolution != 4 || !p.Located || place.Distance(p.Lat, p.Lon, 36.34, 43.13) > 10 {
		t.Errorf("Mosul: %+v", p)
	}
	if p := found[1].Place; p.GeoNames != 99237 || p.Resolution != 1 {
		t.Errorf("Iraq: %+v", p)
	}
}

func TestDistance(t *testing.T) {
	if d := place.Distance(51.5, -0.12, 48.85, 2.35); d < 335 || d > 350 {
		t.Errorf("London to Paris: %.0f km", d)
	}
	if d := place.Distance(0, 179.5, 0, -179.5); d < 110 || d > 112 {
		t.Errorf("across the date line: %.0f km", d)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"São Paulo": "sao paulo", "St. Louis": "st louis", "Xi’an": "xian", "Łódź": "lodz", "N.C.": "nc", "Port-au-Prince": "port au prince", " Rhein-Main ": "rhein main",
	} {
		if got := place.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
