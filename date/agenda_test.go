package date_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/date"
	"entente/lang/en"
	"entente/syntax"
	"entente/text"
)

// analyzer reads text as the coder does: words apart and trees.
func analyzer(t *testing.T) *syntax.Analyzer {
	t.Helper()
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	an, err := syntax.LoadFast(model)
	if err != nil {
		t.Fatal(err)
	}
	return an
}

// meant writes a find as testdata/agenda.txt does.
func meant(f *date.Found) string {
	day := func(t time.Time) string {
		if t.IsZero() {
			return "open"
		}
		return t.Format(time.DateOnly)
	}
	if !f.Point.IsZero() {
		return day(f.Point)
	}
	from, to := f.From, f.To
	if to.IsZero() && f.Date.Precision == entente.Day {
		from = f.Date.Time
	}
	if !f.Through.IsZero() {
		to = f.Through
	}
	return day(from) + ".." + day(to)
}

// TestAgendaFiles holds what the files of testdata say of expressions in talk of
// appointments.
func TestAgendaFiles(t *testing.T) {
	checkFiles(t, words(t).Agenda(), "testdata/agenda*.txt")
}

// TestNewsFiles holds the same of news.
func TestNewsFiles(t *testing.T) { checkFiles(t, words(t), "testdata/news*.txt") }

func checkFiles(t *testing.T, w *date.Words, pattern string) {
	t.Helper()
	an := analyzer(t)
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var now time.Time
		for n, line := range strings.Split(string(b), "\n") {
			switch s, want, ok := strings.Cut(line, " | "); {
			case line == "" || line[0] == '#':
			case line[0] == '@':
				if now, err = time.Parse(time.DateOnly, strings.TrimSpace(line[1:])); err != nil {
					t.Fatal(name, n+1, err)
				}
			case !ok:
				t.Fatalf("%s:%d: %q: want text | value", name, n+1, line)
			default:
				if got := allMeant(an, w, s, now); got != want {
					t.Errorf("%s:%d: %q: got %s, want %s", name, n+1, s, got, want)
				}
			}
		}
	}
}

// figuresOnly is a tree without structure of a sentence in which no word stands.
func figuresOnly(s string, sent text.Sentence) syntax.Tree {
	var words []syntax.Word
	for _, t := range sent.Tokens {
		words = append(words, syntax.Word{Start: t.Start, End: t.End, Form: s[t.Start:t.End], Head: len(words) - 1})
	}
	return syntax.NewTree(words)
}

// allMeant writes all that is found in a text.
func allMeant(an *syntax.Analyzer, w *date.Words, s string, now time.Time) string {
	var out []string
	sents, n := text.Split(s), 0
	for tree, err := range an.AnalyzeAll(syntax.Passage{Text: s, Sentences: sents}) {
		if err != nil { // no words but figures
			tree = figuresOnly(s, sents[n])
		}
		n++
		for _, f := range w.Resolve(&tree, s, entente.Body, now) {
			out = append(out, meant(&f))
		}
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, ", ")
}
