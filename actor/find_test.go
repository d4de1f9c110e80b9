package actor

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"testing"

	"entente"
	"entente/lang/en"
	"entente/syntax"
	"entente/text"

	"pgregory.net/rapid"
)

var analyzer = sync.OnceValues(func() (*syntax.Analyzer, error) {
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		return nil, err
	}
	return syntax.Load(model)
})

// read gives the refs of a text, sentence by sentence, as "words=CODE/SECTOR".
func read(t *testing.T, r *Reader, s string) []string {
	t.Helper()
	an, err := analyzer()
	if err != nil {
		t.Skipf("no parser: %v", err)
	}
	var out []string
	for _, sent := range text.Split(s) {
		tree, err := an.Analyze(s, sent)
		if err != nil {
			t.Fatal(err)
		}
		for _, ref := range r.Find(entente.Body, &tree, s) {
			e := ref.Entity
			out = append(out, e.Text+"="+strings.Join(e.Members, "+")+e.Code+"/"+e.Sector)
		}
	}
	return out
}

func TestFind(t *testing.T) {
	g := load(t)
	tests := []struct {
		date, text string
		want       string // separated by " | "
	}{
		{"2024-06-19", "North Korea thanked Russian President Vladimir Putin for the gift.",
			"North Korea=PRK/ | Russian President Vladimir Putin=RUS/GOV"},
		{"2016-03-01", "Sergei Lavrov, Russia's foreign minister, met Egyptian diplomats.",
			"Sergei Lavrov=RUS/GOV | Egyptian diplomats=EGY/GOV"},
		{"2016-03-01", "The foreign ministers of Peru, Chile and Bolivia met rebels.",
			"foreign ministers of Peru=PER/GOV | Chile=CHL/GOV | Bolivia=BOL/GOV | rebels=/REB"},
		{"2016-03-01", "Peruvian and Chilean soldiers fired.",
			"Peruvian=PER/MIL | Chilean soldiers=CHL/MIL"},
		{"2016-03-01", "The governor of Mexico's Sonora state met the mayor of the Turkish city of Izmir.",
			"governor of Mexico's Sonora=MEX/GOV | mayor of the Turkish city of Izmir=TUR/GOV"},
		{"2016-03-01", "The leader of Peru's Chilean miners left.", "leader=/GOV | Peru=PER/ | Chilean miners=CHL/LAB"},
		{"2016-03-01", "Moscow said that the plane had landed in Ankara.",
			"Moscow=RUS/GOV | Ankara=TUR/"},
		{"2016-03-01", "A US-made rocket fell into the South China Sea.", ""},
		{"2016-03-01", "Jan Vesper, a Polish lawmaker, resigned. Vesper flew to Warsaw.",
			"Jan Vesper, a Polish lawmaker=POL/LEG | Vesper=POL/LEG | Warsaw=POL/"},
		{"2016-03-01", "India and Nepal signed a treaty. Both sides praised it.",
			"India=IND/ | Nepal=NPL/ | Both sides=IND+NPL/"},
		{"2016-03-01", "India and Nepal signed a treaty that the two countries had drafted.",
			"India=IND/ | Nepal=NPL/ | the two countries=IND+NPL/"},
		{"2016-03-01", "Despite the India-Nepal treaty, Bhutan blocks the trade between the two countries.",
			"India=IND/ | Nepal=NPL/ | Bhutan=BTN/ | the two countries=IND+NPL/"},
		{"2022-03-01", "Putin's first visit to North Korea ended. The nuclear-armed country fired a missile.",
			"Putin=RUS/GOV | North Korea=PRK/ | The nuclear-armed country=PRK/"},
		{"2016-03-01", "The Saudi foreign minister praised the king.",
			"Saudi foreign minister=SAU/GOV | king=/GOV"},
		{"2022-06-01", "Joseph Wu flew to Prague. On Monday Wu came home.",
			"Joseph Wu=TWN/GOV | Prague=CZE/ | Wu=TWN/GOV"},
		{"2020-06-01", "Xi called. Johnson was out.",
			"Xi=CHN/GOV | Johnson=GBR/GOV"},
		{"2022-06-01", "Soe Win met Japan's chief cabinet secretary.",
			"Soe Win=MMR/MIL | Japan's chief cabinet secretary=JPN/GOV"},
	}
	for _, tt := range tests {
		got := strings.Join(read(t, g.Reader(day(tt.date)), tt.text), " | ")
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestPronoun: he is the person, it the state, they the pair named last.
func TestPronoun(t *testing.T) {
	an, err := analyzer()
	if err != nil {
		t.Skipf("no parser: %v", err)
	}
	r := load(t).Reader(day("2016-03-01"))
	s := "Angela Merkel criticised Turkey. She said it was wrong."
	var got []string
	for _, sent := range text.Split(s) {
		tree, err := an.Analyze(s, sent)
		if err != nil {
			t.Fatal(err)
		}
		r.Find(entente.Body, &tree, s)
		for i, w := range tree.Words {
			if e, ok := r.Pronoun(&tree, i); ok {
				got = append(got, w.Form+"="+e.Code+e.Name)
			}
		}
	}
	if want := []string{"She=DEUAngela Merkel", "it=TURTurkey"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestRefsInOrder: whatever the words, refs come in order and apart, inside
// the sentence, with the text that their span says.
func TestRefsInOrder(t *testing.T) {
	g := load(t)
	words := []string{
		"the", "The", "former", "Russian", "Russia", "'s", "president", "President", "Putin", "Vladimir", ",", "and", "of", "in",
		"Kyiv", "police", "officials", "US", "-", "made", "North", "Korea", "Korean", "Hamas", "leaders", "both", "sides", "country",
		"Jan", "Kowalski", "Foreign", "Minister", "for", "“", "”", ".", "Ağrı", "金", "\xff", "two", "countries", "NATO", "Secretary", "General",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, "words"), " ")
		r := g.Reader(day("2020-01-01"))
		for _, sent := range text.Split(s) {
			tree := wordsOf(s, sent)
			last := -1
			for _, ref := range r.Find(entente.Body, &tree, s) {
				if ref.First <= last || ref.Last < ref.First || ref.Last >= len(tree.Words) {
					t.Fatalf("%q: ref %d-%d after %d", s, ref.First, ref.Last, last)
				}
				last = ref.Last
				sp := ref.Entity.Span
				if s[sp.Start:sp.End] != ref.Entity.Text || ref.Entity.Reason == "" {
					t.Fatalf("%q: %+v", s, ref.Entity)
				}
			}
		}
	})
}

func FuzzParseLine(f *testing.F) {
	f.Add("Name; Other | RUS | GOV MIL | Q1 | President 2001-02..2003; adj X")
	f.Add("|||||")
	f.Fuzz(func(t *testing.T, s string) {
		l, err := parseLine(s)
		if err == nil && len(l.names) == 0 {
			t.Errorf("%q: a line without a name", s)
		}
	})
}

// TestBadLines: a line that is wrong is told by file and line.
func TestBadLines(t *testing.T) {
	for _, bad := range []string{
		" | RUS", "A | B | C | D | E | F", "A | RUS | | | President 2001-13..", "A | RUS | | | President 2005..2001",
		"A | RUS | | | nonsense 1",
	} {
		_, err := parseLine(bad)
		if err == nil {
			_, err = Load(fsOf("persons.txt", "# head\n"+bad))
		}
		if err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
	_, err := Load(fsOf("persons.txt", "# head\n\nA | RUS | | | nonsense 1\n"))
	if err == nil || !strings.Contains(err.Error(), "persons.txt:3") || entente.CodeOf(err) != entente.Invalid {
		t.Errorf("error does not name the line: %v", err)
	}
}

func BenchmarkFind(b *testing.B) {
	g := load(b)
	s := "North Korea and Russia signed a treaty while the French foreign minister met Hamas officials in Doha, said a spokesman for the agency that nobody had ever heard of before in the long and winding history of diplomatic conferences and their many hotels."
	sent := text.Split(s)[0]
	tree := wordsOf(s, sent)
	b.ReportAllocs()
	r := g.Reader(day("2020-01-01"))
	for b.Loop() {
		r.Find(entente.Body, &tree, s)
	}
	b.ReportMetric(float64(len(tree.Words))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
