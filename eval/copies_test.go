package eval

import (
	"strings"
	"testing"
	"testing/fstest"

	"entente"
	"entente/merge"
)

// folder is a part "a" of copies, by the words after their number.
func folder(copies ...string) fstest.MapFS {
	dir := fstest.MapFS{"chronicle-labels-a.txt": {Data: []byte("001 | c001\n")}}
	for _, c := range copies {
		number, text, _ := strings.Cut(c, "\n")
		dir["copies/"+number+"-2024-06-19-x.txt"] = &fstest.MapFile{Data: []byte(text)}
	}
	return dir
}

func textOf(number, publisher, date, labels, body string) string {
	return number + "\nTitle: T" + number + "\nPublisher: " + publisher + "\nCountry: GBR\nKind: newspaper\nState-Controlled: no\nDate: " + date +
		"\nURL: https://x.example/" + number + "\n" + labels + "\n\n" + body
}

// meetings reads "met" as talks of Russia and North Korea on the day of
// publication, and passes over the rest.
type meetings struct{}

func (meetings) Read(doc *entente.Document, _ []entente.Pair) entente.Reading {
	var r entente.Reading
	for at, from := 0, 0; ; from = at + 3 {
		i := strings.Index(doc.Text[from:], "met ")
		if i < 0 {
			return r
		}
		at = from + i
		span := entente.Span{Start: at, End: at + 3}
		r.Mentions = append(r.Mentions, entente.Mention{
			ID: doc.ID + string(rune('a'+len(r.Mentions))), DocumentID: doc.ID, Sentence: len(r.Mentions), Event: "CONSULT",
			Actors: []entente.Entity{{Code: "RUS"}, {Code: "PRK"}}, Date: entente.Date{Time: doc.Published, Precision: entente.Day},
			Trigger: entente.Evidence{Text: "met", Span: span}, Finding: entente.Finding{Spans: []entente.Span{span}},
		})
	}
}

type noPress struct{}

func (noPress) Publisher(string) (entente.Publisher, bool) { return entente.Publisher{}, false }

const report = "Delegations of the two countries met in the old customs house by the river for most of Wednesday afternoon and spoke about timber, fish and the railway across the bridge, and the port authority counted forty cars with flags on their wings in front of the gate.\n"

func TestCopies(t *testing.T) {
	label := func(origin, happening, quote string) string {
		return "Origin: " + origin + "\nHappening: " + happening + " CONSULT \"" + quote + `"`
	}
	set, err := LoadCopies(folder(
		textOf("001", "A", "2024-06-19", label("o1", "x", "met in"), report),
		textOf("002", "B", "2024-06-19", label("o1", "x", "met in"), report+"\nReaders may write to us.\n"),
		textOf("003", "C", "2024-06-19", label("o3", "x", "sat down"), "Russians and North Koreans sat down to talk."),
		textOf("004", "D", "2024-06-19", label("o4", "y", "met again"), "Quite other people of the two states met again at night."),
		textOf("005", "E", "2024-06-20", label("o5", "x", "met on"), "They met on Wednesday, it became known."),
	), "a")
	if err != nil {
		t.Fatal(err)
	}
	r := Copies(Desk{Reader: meetings{}, Merger: merge.Merger{}, Press: noPress{}}, set, true)
	want := map[string]float64{
		"labels": 5, "labels_found": 80,
		"origins_lines": 1, "origins_said": 1, "origins_f1": 100, // 1 and 2; the chronicle's text is alone
		"events_lines": 3, "events_said": 3, "events_precision": 33.3, "events_recall": 33.3, // 1 2, 1 5, 2 5; said 1 2, 1 4, 2 4
		"events_all_lines": 6, "events_all_said": 3, "events_all_recall": 16.7,
	}
	for name, v := range want {
		if r.Figures[name] != v {
			t.Errorf("%s is %v, want %v", name, r.Figures[name], v)
		}
	}
	if r.N != 6 {
		t.Errorf("%d texts, want the five and the one that is labelled", r.N)
	}
	faults, missed := r.Tables[4].Rows, r.Tables[5].Rows
	if len(faults) != 4 || len(missed) != 1 || missed[0][0] != "003" {
		t.Errorf("faults %v, missed %v", faults, missed)
	}
}

// One mention stands for one label, the one whose words hold its trigger.
func TestAlign(t *testing.T) {
	set, err := LoadCopies(folder(textOf("001", "A", "2024-06-19",
		"Origin: o\nHappening: x CONSULT \"met there, then met\"\nHappening: y CONSULT \"met in\"\nHappening: z ASSAULT \"met in\"",
		"They met there, then met in a barn.")), "a")
	if err != nil {
		t.Fatal(err)
	}
	s := copyScore{cases: set.cases}
	s.read(meetings{})
	for i := range s.cases {
		if s.cases[i].name != "001" {
			continue
		}
		got := s.align(i)
		if len(got) != 3 || got[0].mention != 0 || got[1].mention != 1 || got[2].mention != -1 {
			t.Errorf("aligned %+v", got)
		}
	}
}

func TestLoadCopiesRefuses(t *testing.T) {
	good := textOf("001", "A", "2024-06-19", "Origin: o\nHappening: x CONSULT \"met\"", "They met.")
	for name, c := range map[string]struct {
		dir  fstest.MapFS
		part string
		says string
	}{
		"no labels of the chronicle": {folder(good), "b", "chronicle-labels-b.txt"},
		"no copies":                  {folder(), "a", "no text copies/001 to copies/100"},
		"a quote that is not there":  {folder(strings.Replace(good, `"met"`, `"sat"`, 1)), "a", `does not have the words "sat"`},
		"no groups":                  {folder(good), "c", "no groups.txt"},
		"a group without an origin":  {fstest.MapFS{"groups.txt": {Data: []byte("Title: A\n\nThey met.\n")}}, "c", "groups.txt, text 1"},
		"no origin":                  {folder(strings.Replace(good, "Origin: o\n", "", 1)), "a", "no line \"Origin: id\""},
		"no type":                    {folder(strings.Replace(good, "CONSULT ", "", 1)), "a", `is not ID TYPE "QUOTE"`},
		"one text twice":             {folder(good, strings.Replace(good, "001\n", "002\n", 1)), "a", "are the same"},
		"no such text of the chronicle": {fstest.MapFS{"chronicle-labels-a.txt": {Data: []byte("001 | c001\n\n999 | c999\n")}}, "a",
			"chronicle-labels-a.txt, line 3"},
	} {
		_, err := LoadCopies(c.dir, c.part)
		if err == nil || !strings.Contains(err.Error(), c.says) || entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
