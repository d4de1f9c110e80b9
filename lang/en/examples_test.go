package en_test

import (
	"bufio"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// modes are the codebook's, by type.
var modes = map[string]string{
	"AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "", "none": "",
	"CONSULT":  "visit third-party multilateral phone",
	"RETREAT":  "withdraw release disarm ceasefire access resign",
	"REQUEST":  "assist change yield meet",
	"REJECT":   "assist change yield meet",
	"ACCUSE":   "disapprove investigate allege",
	"THREATEN": "restrict arrest relations expel territory violence",
	"PROTEST":  "demo riot strike hunger boycott obstruct vandalize",
	"SANCTION": "convict expel withdraw discontinue",
	"MOBILIZE": "troops weapons police militia",
	"COERCE":   "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
	"ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack " +
		"aerial drone heavy-weapons crowd-control unconventional",
}

type example struct{ file, event, mode, actors, recipients, text string }

func examples(t *testing.T) []example {
	t.Helper()
	files, err := filepath.Glob("examples/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); {
			field := strings.Split(lines.Text(), " | ")
			if len(field) != 4 {
				t.Fatalf("%s: %d fields in %q", name, len(field), lines.Text())
			}
			event, mode, _ := strings.Cut(field[0], ".")
			all = append(all, example{filepath.Base(name), event, mode, field[1], field[2], field[3]})
		}
	}
	return all
}

var (
	code  = regexp.MustCompile(`^([A-Z]{3}|[A-Z]{3}\.[A-Z]{3}|\.[A-Z]{3})$`)
	marks = regexp.MustCompile(`\[([AR]):[^][]+\]`)
)

func codes(t *testing.T, e example, field string) int {
	if field == "-" {
		return 0
	}
	list := strings.Split(field, ",")
	for _, c := range list {
		if !code.MatchString(c) {
			t.Errorf("%s: %q is no code in %q", e.file, c, e.text)
		}
	}
	return len(list)
}

func TestExamplesAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range examples(t) {
		known, isType := modes[e.event]
		if !isType || strings.ToLower(e.event)+".txt" != strings.TrimPrefix(e.file, "wire-") {
			t.Errorf("%s: type %q does not belong here", e.file, e.event)
		}
		if e.mode != "" && !slices.Contains(strings.Fields(known), e.mode) {
			t.Errorf("%s: %s has no mode %q", e.file, e.event, e.mode)
		}
		count := map[string]int{}
		for _, m := range marks.FindAllStringSubmatch(e.text, -1) {
			count[m[1]]++
		}
		if count["A"] != codes(t, e, e.actors) || count["R"] != codes(t, e, e.recipients) {
			t.Errorf("%s: marks and codes do not agree: %s", e.file, e.text)
		}
		plain := marks.ReplaceAllString(e.text, "x")
		if strings.ContainsAny(plain, "[]|") || plain != strings.TrimSpace(plain) || seen[e.text] {
			t.Errorf("%s: stray marks, blanks or a repeated sentence: %s", e.file, e.text)
		}
		seen[e.text] = true
	}
}

func TestExamplesCoverEveryTypeAndMode(t *testing.T) {
	count, mode := map[string]int{}, map[string]bool{}
	for _, e := range examples(t) {
		count[e.event]++
		mode[e.event+"."+e.mode] = true
	}
	for event, list := range modes {
		want := 40
		if event == "none" {
			want = 80
		}
		if count[event] < want {
			t.Errorf("%s: %d sentences, want %d", event, count[event], want)
		}
		for _, m := range strings.Fields(list) {
			if !mode[event+"."+m] {
				t.Errorf("%s: no sentence for mode %s", event, m)
			}
		}
	}
}
