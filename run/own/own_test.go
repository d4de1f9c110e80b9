package own_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/actor"
	"entente/run/own"
)

var june2024 = time.Date(2024, time.June, 1, 0, 0, 0, 0, time.UTC)

func open(t *testing.T, folder string) *own.Actors {
	t.Helper()
	a, err := own.Open(actor.Data(), folder, "actors", nil)
	ok(t, err)
	return a
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, folder, name, text string) {
	t.Helper()
	ok(t, os.MkdirAll(folder, 0o755))
	ok(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
}

func code(a *own.Actors, name string) string {
	if found := a.Gazetteer().Resolve(name, june2024); len(found) > 0 {
		return found[0].Code
	}
	return ""
}

func TestFilesAreReadWhenTheyChange(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "later")
	a := open(t, folder)
	if a.Look() || len(a.Wrong()) > 0 {
		t.Errorf("a folder that is not there has changed, or is wrong: %v", a.Wrong())
	}
	write(t, folder, "persons-mine.txt", "Tibor Balakov | RUS | OPP")
	write(t, folder, "notes.md", "not read")
	if !a.Look() || code(a, "Tibor Balakov") != "RUS" || len(a.Lessons()) != 1 {
		t.Error("a new file is not read")
	}
	if a.Look() {
		t.Error("files that did not change are read again")
	}
	ok(t, os.Remove(filepath.Join(folder, "persons-mine.txt")))
	if !a.Look() || code(a, "Tibor Balakov") != "" {
		t.Error("a file that is gone still holds")
	}
}

func TestAWrongFileCountsAsItWas(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "persons-mine.txt", "Tibor Balakov | RUS | OPP")
	a := open(t, folder)
	write(t, folder, "persons-mine.txt", "Tibor Balakov | UKR | OPP\nA Person | RUS | | | President soon..")
	write(t, folder, "bodies-mine.txt", "Salt Council | RUS | BUS")
	a.Look()
	w := a.Wrong()
	if len(w) != 1 || !w[0].Kept || !strings.Contains(own.Sentence(w[0]), "actors/persons-mine.txt:2") {
		t.Fatalf("wrong: %v", w)
	}
	if code(a, "Tibor Balakov") != "RUS" || code(a, "Salt Council") != "RUS" {
		t.Error("the wrong file is not as it was, or the good one is not read")
	}
	a.Look()
	restarted := open(t, folder)
	if w := restarted.Wrong(); len(w) != 1 || w[0].Kept || code(restarted, "Tibor Balakov") != "" || code(restarted, "Salt Council") != "RUS" {
		t.Errorf("at the start: wrong %v", w)
	}
	write(t, folder, "persons-mine.txt", "Tibor Balakov | UKR | OPP")
	a.Look()
	if len(a.Wrong()) > 0 || code(a, "Tibor Balakov") != "UKR" {
		t.Errorf("after it was put right: %v", a.Wrong())
	}
}

func TestAFileThatCannotBeRead(t *testing.T) {
	folder := t.TempDir()
	ok(t, os.Mkdir(filepath.Join(folder, "persons-mine.txt"), 0o755))
	ok(t, os.Symlink(filepath.Join(folder, "nowhere"), filepath.Join(folder, "bodies-gone.txt")))
	write(t, folder, "people.txt", "Tibor Balakov | RUS | OPP")
	a := open(t, folder)
	if w := a.Wrong(); len(w) != 1 || !strings.Contains(w[0].Err.Error(), "actors/people.txt") {
		t.Errorf("wrong: %v", w)
	}
}

func TestAnswersAreWritten(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "actors")
	a := open(t, folder)
	for _, x := range []actor.Answer{
		{Name: "Tibor Balakov", Means: actor.MeansPerson, Code: "RUS", Sector: "OPP"},
		{Name: "Lena Ostrova", Means: actor.MeansPerson, Code: "UKR", Offices: "Foreign Minister 2024.."},
		{Name: "The Lion of Salt", Means: actor.MeansKnown, Same: "Lena Ostrova"},
		{Name: "Salt Museum", Means: actor.MeansNobody},
	} {
		ok(t, a.Answer(x))
		if !a.Look() {
			t.Fatalf("%+v changed nothing", x)
		}
	}
	for name, want := range map[string]string{"Tibor Balakov": "RUS", "Lena Ostrova": "UKR", "The Lion of Salt": "UKR"} {
		if got := code(a, name); got != want {
			t.Errorf("%s is of %q", name, got)
		}
	}
	text, err := os.ReadFile(filepath.Join(folder, "persons-answered.txt"))
	ok(t, err)
	if !strings.HasSuffix(string(text), "\nTibor Balakov | RUS | OPP\nLena Ostrova | UKR |  |  | Foreign Minister 2024..\n") {
		t.Errorf("the file is\n%s", text)
	}
	files, err := os.ReadDir(folder)
	ok(t, err)
	if len(files) != 3 {
		t.Errorf("files: %v", files)
	}
}

func TestWrongAnswersWriteNothing(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "actors")
	a := open(t, folder)
	for want, x := range map[string]actor.Answer{
		"same":   {Name: "The Lion", Means: actor.MeansKnown, Same: "Nobody Of That Name"},
		"code":   {Name: "Tibor Balakov", Means: actor.MeansPerson, Code: "Ruritania"},
		"name":   {Name: "|", Means: actor.MeansNobody},
		"sector": {Name: "Tibor Balakov", Means: actor.MeansPerson, Sector: "XXX"},
	} {
		var f *actor.FieldError
		if err := a.Answer(x); !errors.As(err, &f) || f.Field != want {
			t.Errorf("%+v: got %v, want a fault of %s", x, err, want)
		}
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Error("something was written")
	}
	write(t, folder, "persons-answered.txt", "Broken | RUS | | | President soon..\n")
	a.Look()
	err := a.Answer(actor.Answer{Name: "Tibor Balakov", Means: actor.MeansPerson, Code: "RUS"})
	if entente.CodeOf(err) != entente.Conflict || !strings.Contains(err.Error(), "persons-answered.txt:1") {
		t.Errorf("an answer to a file that is wrong: %v", err)
	}
	ok(t, a.Answer(actor.Answer{Name: "Salt Museum", Means: actor.MeansNobody}))
	err = open(t, "").Answer(actor.Answer{Name: "Salt Museum", Means: actor.MeansNobody})
	if entente.CodeOf(err) != entente.Refused {
		t.Errorf("without a folder: %v", err)
	}
}
