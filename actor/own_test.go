package actor

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
)

var june2024 = time.Date(2024, time.June, 1, 0, 0, 0, 0, time.UTC)

func own(files ...string) []Own {
	var out []Own
	for i := 0; i < len(files); i += 2 {
		out = append(out, Own{Path: "actors/" + files[i], Text: []byte(files[i+1])})
	}
	return out
}

func loadOwn(t *testing.T, files ...string) *Gazetteer {
	t.Helper()
	g, err := LoadOwn(Data(), own(files...))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// whoIs is the first answer for a text in June 2024.
func whoIs(g *Gazetteer, text string) entente.Entity {
	if found := g.Resolve(text, june2024); len(found) > 0 {
		return found[0]
	}
	return entente.Entity{}
}

func TestOwnLinesAdd(t *testing.T) {
	g := loadOwn(t,
		"persons-mine.txt", "Tibor Balakov | RUS | | | Chairman of the Salt Council 2020..\n",
		"bodies-mine.txt", "Salt Council; Council of Salt | RUS | BUS | |\n",
	)
	for text, want := range map[string]string{"Tibor Balakov": "Tibor Balakov", "the Salt Council": "Salt Council"} {
		if e := whoIs(g, text); e.Name != want || e.Code != "RUS" {
			t.Errorf("%s is %+v", text, e)
		}
	}
	if e := whoIs(load(t), "Tibor Balakov"); e.Name != "" {
		t.Errorf("the shipped data know %+v", e)
	}
	if e := whoIs(g, "the chairman of the Salt Council"); e.Name != "Tibor Balakov" {
		t.Errorf("the body's own chairman is %+v", e)
	}
}

func TestOwnLinesReplace(t *testing.T) {
	shipped := load(t)
	i := slices.IndexFunc(shipped.entries, func(e entry) bool { return e.kind == kindPerson && e.id != "" && e.code == "FRA" })
	was := shipped.entries[i]
	for name, line := range map[string]string{
		"by label": was.name + " | FRA | OPP | |",
		"by id":    "Somebody Else Entirely | FRA | OPP | " + was.id + " |",
	} {
		g := loadOwn(t, "persons-mine.txt", "# mine\n\n"+line)
		n, entries := 0, g.entries
		for i := range entries {
			if e := &entries[i]; e.kind == kindPerson && (e.id == was.id || e.name == was.name && e.code == "FRA") {
				n++
				if e.file != "actors/persons-mine.txt" || e.line != 3 || len(e.dated) > 0 || e.sector() != "OPP" {
					t.Errorf("%s: got %+v", name, e)
				}
			}
		}
		if n != 1 || len(entries) != len(shipped.entries) {
			t.Errorf("%s: %d lines of the person, %d in all; want 1 and %d", name, n, len(entries), len(shipped.entries))
		}
	}
}

func TestFurtherNames(t *testing.T) {
	g := loadOwn(t,
		"names-mine.txt", "Wladimir Putjin; Putjin | | | | same Vladimir Putin\nThe Redoubt | | | | same Salt Council\nQuapania | FRA | | | same France",
		"bodies-mine.txt", "Salt Council | RUS | BUS",
	)
	for text, want := range map[string]string{"Wladimir Putjin": "Vladimir Putin", "The Redoubt": "Salt Council"} {
		if e := whoIs(g, text); e.Name != want {
			t.Errorf("%s is %+v", text, e)
		}
	}
	if e := whoIs(g, "Quapania"); e.Code != "FRA" {
		t.Errorf("a state's further name is %+v", e)
	}
}

// A wrong line is told of with the path that the user gave and the line's
// number, whatever is wrong with it.
func TestWrongLinesAreNamed(t *testing.T) {
	for name, c := range map[string]struct{ file, text, at, says string }{
		"a date":            {"persons-mine.txt", "# a\nA Person | RUS | | | President 2024-13-01..", "actors/persons-mine.txt:2", "2024-13-01"},
		"too many columns":  {"persons-mine.txt", "A | RUS | | | | |", "actors/persons-mine.txt:1", "columns"},
		"a fact":            {"bodies-mine.txt", "\n\nA Body | RUS | | | chief x", "actors/bodies-mine.txt:3", "chief"},
		"no such person":    {"names-mine.txt", "Alias | | | | same Nobody Of That Name", "actors/names-mine.txt:1", "Nobody Of That Name"},
		"no same":           {"names-mine.txt", "Alias | | | |", "actors/names-mine.txt:1", "same LABEL"},
		"not UTF-8":         {"bodies-mine.txt", "A Body | RUS\nB\xff | RUS", "actors/bodies-mine.txt:2", "UTF-8"},
		"a name for a file": {"people-i-know.txt", "x", "actors/people-i-know.txt", "must begin with one of"},
		"no letters":        {"bodies-mine.txt", "... | RUS", "actors/bodies-mine.txt:1", "letters"},
	} {
		_, err := LoadOwn(Data(), own(c.file, c.text))
		if err == nil || entente.CodeOf(err) != entente.Invalid || !strings.Contains(err.Error(), c.at) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v, want %s and %q in it", name, err, c.at, c.says)
		}
	}
}

func TestGoodFilesLoadBesideWrongOnes(t *testing.T) {
	good := own("bodies-mine.txt", "Salt Council | RUS | BUS", "persons-good.txt", "Tibor Balakov | RUS | OPP")
	g, used, wrong, err := LoadGood(Data(), append(slices.Clone(good), own("persons-bad.txt", "A Person | RUS | | | President soon..")...), nil)
	if err != nil || len(used) != 2 || len(wrong) != 1 || wrong[0].Path != "actors/persons-bad.txt" {
		t.Fatalf("used %v, wrong %v, %v", used, wrong, err)
	}
	if whoIs(g, "Tibor Balakov").Code != "RUS" || whoIs(g, "Salt Council").Name == "" {
		t.Error("what is good was not loaded")
	}
	bad := own("bodies-mine.txt", "Salt Council | RUS | BUS | | nonsense", "persons-good.txt", "Tibor Balakov | UKR | OPP")
	g, _, wrong, err = LoadGood(Data(), bad, used)
	if err != nil || len(wrong) != 1 || !strings.Contains(wrong[0].Err.Error(), "actors/bodies-mine.txt:1") {
		t.Fatalf("wrong %v, %v", wrong, err)
	}
	if whoIs(g, "Salt Council").Name == "" {
		t.Error("the wrong file does not count as it was when it was right")
	}
	if e := whoIs(g, "Tibor Balakov"); e.Code != "UKR" {
		t.Errorf("the other file's change is not in force: %+v", e)
	}
}

func TestEdition(t *testing.T) {
	a := loadOwn(t, "bodies-a.txt", "One | RUS | BUS\nTwo | RUS | BUS").Edition()
	b := loadOwn(t, "bodies-z.txt", "# again\nTwo | RUS | BUS", "bodies-b.txt", "One | RUS | BUS").Edition()
	c := loadOwn(t, "bodies-a.txt", "One | RUS | BUS\nTwo | FRA | BUS").Edition()
	if a == "" || a != b || a == c || load(t).Edition() != "" {
		t.Errorf("editions %q, %q, %q, %q", a, b, c, load(t).Edition())
	}
	lessons := loadOwn(t, "names-a.txt", "Putjin | | | | same Vladimir Putin").Lessons()
	if len(lessons) != 1 || !slices.Contains(lessons[0].Names, "Putjin") || len(lessons[0].Names) != 1 {
		t.Errorf("got %+v", lessons)
	}
}

func TestAnswersAreLines(t *testing.T) {
	g := load(t)
	for _, c := range []struct {
		a    Answer
		file string
		line string
	}{
		{Answer{Name: "Putjin", Means: MeansKnown, Same: "Vladimir Putin"}, "names-answered.txt", "Putjin |  |  |  | same Vladimir Putin"},
		{Answer{Name: "Black Gulf", Means: MeansNobody}, "ignore-answered.txt", "Black Gulf"},
		{Answer{Name: "Tibor Balakov", Means: MeansPerson, Code: "Russia", Offices: "Foreign Minister 2024-03..\r\nPrime Minister 2020..2021", ID: "Q99"},
			"persons-answered.txt", "Tibor Balakov | RUS |  | Q99 | Foreign Minister 2024-03..; Prime Minister 2020..2021"},
		{Answer{Name: "Salt Council", Means: MeansBody, Code: "rus", Sector: "reb"}, "bodies-answered.txt", "Salt Council | RUS | REB"},
		{Answer{Name: "Grenkovo", Means: MeansPlace, Code: "RUS"}, "places-answered.txt", "Grenkovo | RUS"},
	} {
		file, line, err := g.Line(c.a)
		if err != nil || file != c.file || line != c.line {
			t.Errorf("%+v: got %s %q, %v", c.a, file, line, err)
			continue
		}
		if _, err := LoadOwn(Data(), []Own{{Path: file, Text: []byte(line)}}); err != nil {
			t.Errorf("%+v: its line is not taken: %v", c.a, err)
		}
	}
	for want, a := range map[string]Answer{
		"name":    {Name: "a | b", Means: MeansNobody},
		"means":   {Name: "A", Means: "what"},
		"same":    {Name: "A", Means: MeansKnown, Same: " "},
		"code":    {Name: "A", Means: MeansBody, Code: "Ruritania"},
		"sector":  {Name: "A", Means: MeansBody, Code: "RUS", Sector: "XYZ"},
		"id":      {Name: "A", Means: MeansBody, Code: "RUS", ID: "7747"},
		"offices": {Name: "A", Means: MeansPerson, Code: "RUS", Offices: "Foreign Minister"},
	} {
		_, _, err := g.Line(a)
		var f *FieldError
		if !errors.As(err, &f) || f.Field != want {
			t.Errorf("%+v: got %v, want an error of %s", a, err, want)
		}
	}
}

// What only grades a publisher has no text read again.
func TestGradesHaveNothingReadAgain(t *testing.T) {
	shipped, ok := "", false
	raw, err := fs.ReadFile(Data(), "media.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if shipped, ok = strings.CutSuffix(strings.TrimSpace(line), "reliability B"); ok {
			break
		}
	}
	lessons := loadOwn(t, "media-a.txt", shipped+"reliability E").Lessons()
	if len(lessons) != 1 || len(lessons[0].Names) > 0 || len(lessons[0].Publishers) == 0 {
		t.Errorf("a grade: %+v", lessons)
	}
	lessons = loadOwn(t, "media-a.txt", strings.Replace(shipped, " | ", "; Another Name | ", 1)+"reliability E").Lessons()
	if len(lessons) != 1 || !slices.Contains(lessons[0].Names, "Another Name") || !slices.Contains(lessons[0].Publishers, "Another Name") {
		t.Errorf("a name and a grade: %+v", lessons)
	}
}
