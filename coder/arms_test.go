package coder_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"entente"
)

// TestArms reads the cases of testdata/arms: a text (with " @@ " behind its
// headline and " // " between paragraphs), " => ", and what the ledgers of
// transfers and capabilities must hold of it, parted by semicolons, each as words
// of the line that armsLines prints, with "_" for blanks; "-" stands for nothing.
func TestArms(t *testing.T) {
	c := newCoder(t)
	names, err := fs.Glob(testdata, "testdata/arms/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		b, err := fs.ReadFile(testdata, name)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			text, want, ok := strings.Cut(line, " => ")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			t.Run(fmt.Sprintf("%s:%d", name, n+1), func(t *testing.T) {
				if got := armsLines(c.Read(armsDocument(text), nil)); !armsHold(got, want) {
					t.Errorf("%s\nwant %s\ngot  %s", text, want, strings.Join(got, "\n     "))
				}
			})
		}
	}
}

func armsDocument(text string) *entente.Document {
	title, body, ok := strings.Cut(text, " @@ ")
	if !ok {
		title, body = "", text
	}
	return &entente.Document{ID: "case", Title: title, Text: strings.ReplaceAll(body, " // ", "\n\n"), Published: published}
}

func armsLines(r entente.Reading) []string {
	var out []string
	for _, t := range r.Transfers {
		var classes []string
		for _, it := range t.Items {
			classes = append(classes, it.Class)
		}
		from, to := commas(t.Suppliers), commas(t.Recipients)
		if len(t.Between) > 0 {
			from, to = commas(t.Between), "between"
		}
		out = append(out, fmt.Sprintf("T %s>%s [%s] %q %s %s", from, to, strings.Join(classes, ","), t.Quantity, t.Stage, standingWords(t.Standing)))
	}
	for _, c := range r.Capabilities {
		out = append(out, fmt.Sprintf("C %s %s %s %q n=%d %q %v %s", c.State.Code, c.Programme, c.Change, c.Weapon, c.Count, c.Place, c.Parameters,
			standingWords(c.Standing)))
	}
	return out
}

func commas(es []entente.Entity) string { return strings.ReplaceAll(codesOf(es), " ", ",") }

func standingWords(s entente.Standing) string {
	by := ""
	if n := len(s.AttributedTo); n > 0 {
		by = "by " + s.AttributedTo[n-1].Source.Code + " " + s.AttributedTo[n-1].Source.Text
	}
	return fmt.Sprintf("%s %s %s %s", s.Polarity, s.Certainty, s.Time, by)
}

// armsHold reports whether each wanted entry is one of those found, and no other
// is found.
func armsHold(got []string, want string) bool {
	if want == "-" {
		return len(got) == 0
	}
	wanted := strings.Split(want, ";")
	used := make([]bool, len(got))
	for _, w := range wanted {
		hit := -1
		for i, line := range got {
			if !used[i] && hit < 0 && holdsWords(line, strings.Fields(w)) {
				hit = i
			}
		}
		if hit < 0 {
			return false
		}
		used[hit] = true
	}
	return len(got) == len(wanted)
}

func holdsWords(line string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(line, strings.ReplaceAll(w, "_", " ")) {
			return false
		}
	}
	return true
}
