package origin_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/merge/origin"
)

// press is the registry of the test's publishers.
type press map[string]entente.Publisher

func (p press) Publisher(name string) (entente.Publisher, bool) {
	v, ok := p[strings.ToLower(name)]
	return v, ok
}

func loadPress(t testing.TB) press {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "press.txt"))
	if err != nil {
		t.Fatal(err)
	}
	p := press{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(line, "|")
		if len(f) != 4 {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		names := strings.Split(f[0], ";")
		pub := entente.Publisher{Name: names[0], Country: f[1], Kind: f[2], Owner: f[3], StateControlled: f[3] == "state"}
		for _, n := range names {
			p[strings.ToLower(strings.TrimSpace(n))] = pub
		}
	}
	return p
}

// labelled is a text with the happening and the origin that its writer gave it.
type labelled struct {
	origin.Report
	happening, origin string
}

func loadTexts(t testing.TB, name string) []labelled {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for i, block := range strings.Split(string(raw), "=== ")[1:] {
		head, rest, _ := strings.Cut(block, "\n")
		title, body, _ := strings.Cut(rest, "\n\n")
		f := strings.Split(head, " | ")
		day, err := time.Parse(time.DateOnly, f[3])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, labelled{report(fmt.Sprintf("%s%02d", f[0], i), f[2], title, strings.TrimSpace(body), day), f[0], f[1]})
	}
	return out
}

func report(id, outlet, title, text string, day time.Time) origin.Report {
	return origin.Report{ID: id, Outlets: []origin.Outlet{{Name: outlet}}, Published: day,
		Sketch: origin.Of(&entente.Document{Title: title, Text: text})}
}

// judged are the pairs of texts on one happening that were taken for one origin
// and are, those that are and were not, and those that were and are not.
type judged struct{ right, missed, wrong []string }

func (j judged) f1() float64 {
	return 200 * float64(len(j.right)) / float64(2*len(j.right)+len(j.missed)+len(j.wrong))
}

func judge(texts []labelled, p press) judged {
	var j judged
	for _, happening := range []string{"A", "B", "C", "D", "E"} {
		var of []labelled
		var reports []origin.Report
		for _, l := range texts {
			if l.happening == happening {
				of, reports = append(of, l), append(reports, l.Report)
			}
		}
		group := map[string]int{}
		for i, o := range origin.Group(reports, p, nil) {
			for _, d := range o.Documents {
				group[d] = i
			}
		}
		for a := range of {
			for b := range a {
				name := of[b].ID + " " + of[b].Outlets[0].Name + ", " + of[a].ID + " " + of[a].Outlets[0].Name
				switch are, were := of[a].origin == of[b].origin, group[of[a].ID] == group[of[b].ID]; {
				case are && were:
					j.right = append(j.right, name)
				case are:
					j.missed = append(j.missed, name)
				case were:
					j.wrong = append(j.wrong, name)
				}
			}
		}
	}
	return j
}

func TestOriginsOfTexts(t *testing.T) {
	p := loadPress(t)
	for _, name := range []string{"texts.txt", "aside.txt"} {
		j := judge(loadTexts(t, name), p)
		t.Logf("%s: F1 %.1f; %d right, missed %q, wrong %q", name, j.f1(), len(j.right), j.missed, j.wrong)
		if j.f1() < 90 {
			t.Errorf("%s: pairwise F1 is %.1f", name, j.f1())
		}
	}
}

func day(n int) time.Time { return time.Date(2025, 5, n, 0, 0, 0, 0, time.UTC) }

// prose is n words that no other seed gives in this order.
func prose(seed uint64, n int) string {
	r := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "w%d ", r.IntN(5000))
	}
	return b.String()
}

func TestTextsThatAreDamaged(t *testing.T) {
	p := loadPress(t)
	if s := origin.Of(&entente.Document{}); len(s.Paragraphs) > 0 || len(s.Credits) > 0 {
		t.Errorf("the sketch of nothing: %+v", s)
	}
	if len(origin.Group(nil, p, nil)) != 0 {
		t.Error("no reports have an origin")
	}
	again := strings.Repeat(prose(1, 30)+"\n", 1_000_000)
	if s := origin.Of(&entente.Document{Text: again}); len(s.Paragraphs) > 2 {
		t.Errorf("one paragraph a million times gives %d", len(s.Paragraphs))
	}
	for _, text := range []string{"", "(", "((((", "/ / /", "”“\"", "By ", "according to ", "— ", "\xff\xfe said", "İİİİ: by Ⱥ"} {
		origin.Of(&entente.Document{Title: text, Text: text + "\n" + text})
	}
}

func TestFurnitureIsNoCopy(t *testing.T) {
	p := loadPress(t)
	letter := "Subscribe to our letter and get all that matters about the coast and its ships in your mail each morning at six."
	var reports []origin.Report
	for i := range 4 {
		reports = append(reports, report(fmt.Sprint("d", i), fmt.Sprint("Paper ", i), "", prose(uint64(i+1), 40)+"\n"+letter, day(i+1)))
	}
	if got := origin.Group(reports, p, nil); len(got) != 4 {
		t.Errorf("texts with one paragraph of furniture: %d origins", len(got))
	}
	known := reports[0].Sketch.Paragraphs[1].Hash
	two := []origin.Report{report("a", "One", "", letter, day(1)), report("b", "Two", "", letter+"\n"+letter, day(2))}
	if got := origin.Group(two, p, func(h uint32) bool { return h == known }); len(got) != 2 {
		t.Errorf("texts of furniture alone: %d origins", len(got))
	}
}

func TestStandingsNameSources(t *testing.T) {
	p := loadPress(t)
	on := func(r origin.Report, kind entente.VoucherKind, text string) origin.Report {
		r.Standings = []entente.Standing{{Polarity: entente.Positive, AttributedTo: []entente.Attribution{
			{Source: entente.Entity{Text: text}, Kind: kind}}}}
		return r
	}
	e := entente.Event{Origins: origin.Group([]origin.Report{
		on(report("a", "Lake Herald", "", prose(1, 60), day(1)), entente.StateMedia, "the OSNA news agency"),
		on(report("b", "Delta Times", "", prose(2, 60), day(1)), entente.StateMedia, "OSNA"),
		on(report("c", "Norwire", "", prose(3, 60), day(1)), entente.Anonymous, "two U.S. officials"),
		on(report("d", "Inland Echo", "", "MARN (Norwire) - "+prose(4, 60), day(1)), entente.Anonymous, "Senior US officials"),
	}, p, nil)}
	const want = "4 outlets, 2 origins: Norwire citing unnamed US officials, and OSNA"
	if got := e.Provenance(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestWhatCameWithADocument: publishers that the registry has not are counted by
// what their documents say of them.
func TestWhatCameWithADocument(t *testing.T) {
	var reports []origin.Report
	for i, name := range []string{"State Agency", "State Daily", "Free Paper"} {
		r := report(fmt.Sprint("d", i), name, "", prose(uint64(i+1), 60), day(1))
		r.Outlets[0].Came = entente.Publisher{Country: "OMR", StateControlled: i < 2}
		reports = append(reports, r)
	}
	if got := origin.Group(reports, press{}, nil); len(got) != 2 {
		t.Errorf("two of a state and one of none: %d origins", len(got))
	}
}

func TestTheOrderOfReportsDoesNotMatter(t *testing.T) {
	p := loadPress(t)
	var all []origin.Report
	for _, l := range loadTexts(t, "texts.txt") {
		all = append(all, l.Report)
	}
	want := origin.Group(all, p, nil)
	rapid.Check(t, func(r *rapid.T) {
		if diff := cmp.Diff(want, origin.Group(rapid.Permutation(all).Draw(r, "reports"), p, nil)); diff != "" {
			r.Error(diff)
		}
	})
}

func TestManyCopiesTakeBoundedWork(t *testing.T) {
	p := loadPress(t)
	text := prose(7, 400)
	var reports []origin.Report
	for i := range 10_000 {
		reports = append(reports, report(fmt.Sprintf("d%05d", i), fmt.Sprint("Paper ", i), "", text+"\n"+prose(uint64(i+10), 20), day(1)))
	}
	start := time.Now()
	got := origin.Group(reports, p, nil)
	if len(got) != 1 || len(got[0].Documents) != 10_000 {
		t.Errorf("copies have %d origins", len(got))
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %s", took)
	}
}

// BenchmarkSketch makes sketches of texts of 400 words.
func BenchmarkSketch(b *testing.B) {
	doc := entente.Document{Title: "Title", Text: prose(1, 60) + "\n" + prose(2, 120) + "\n" + prose(3, 220)}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		origin.Of(&doc)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkGroup tells the origins of a hundred texts of 400 words, ten of each.
func BenchmarkGroup(b *testing.B) {
	p := loadPress(b)
	var reports []origin.Report
	for i := range 100 {
		reports = append(reports, report(fmt.Sprintf("d%02d", i), fmt.Sprint("Paper ", i), "", prose(uint64(i%10), 200)+"\n"+prose(uint64(i%10+100), 200), day(1)))
	}
	for b.Loop() {
		if got := origin.Group(reports, p, nil); len(got) != 10 {
			b.Fatalf("%d origins", len(got))
		}
	}
	b.ReportMetric(float64(b.N*len(reports))/b.Elapsed().Seconds(), "docs/s")
}
