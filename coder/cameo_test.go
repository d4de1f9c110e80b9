package coder_test

import (
	"bufio"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"entente"
)

// The least share, in percent, of the sentences in testdata/cameo of which one
// mention has the type and both sides right: of those that frames were mended
// by, and of every third, which nobody looked at while mending.
const leastCameo, leastCameoAside = 95, 82

// A cameoCase is a sentence of testdata/cameo and what it reports.
type cameoCase struct {
	cameo, mode        string
	types              []string // any of them will do; "none" for no event
	actors, recipients string
	text               string
}

// Codes of CAMEO by example, in its order, so that no kind of happening between
// states is forgotten.
func TestCameoByExample(t *testing.T) {
	c := newCoder(t)
	var right, all, fine [2]int
	for i, k := range cameoCases(t) {
		part := 0
		if i%3 == 2 {
			part = 1
		}
		all[part]++
		r := read(c, k.text)
		m, ok := k.found(r)
		if ok {
			right[part]++
			if m.CAMEO == k.cameo || k.types[0] == "none" {
				fine[part]++
			}
			if part == 0 && m.CAMEO != k.cameo && m.CAMEO != "" {
				t.Logf("CAMEO %s is said to be %s (%s): %s", k.cameo, m.CAMEO, m.Reason, k.text)
			}
		} else if part == 0 {
			t.Logf("%s %s %s|%s: %s", k.cameo, strings.Join(k.types, "/"), k.actors, k.recipients, k.text)
			for _, m := range r.Mentions {
				t.Logf("    got %s.%s %s|%s by %s", m.Event, m.Mode, shown(m.Actors), shown(m.Recipients), m.Reason)
			}
			t.Logf("    skipped %v", r.Skipped)
		}
	}
	for part, least := range []int{leastCameo, leastCameoAside} {
		t.Logf("%d of %d have type and both sides (%.1f %%), %d the CAMEO code too", right[part], all[part],
			100*float64(right[part])/float64(all[part]), fine[part])
		if 100*right[part] < least*all[part] {
			t.Errorf("part %d: %d of %d, want %d %%", part, right[part], all[part], least)
		}
	}
}

func cameoCases(t *testing.T) []cameoCase {
	files, err := fs.Glob(testdata, "testdata/cameo/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var list []cameoCase
	for _, name := range files {
		f, err := testdata.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		var head cameoCase
		for sc := bufio.NewScanner(f); sc.Scan(); {
			switch line := sc.Text(); {
			case line == "" || strings.HasPrefix(line, "#"):
			case strings.HasPrefix(line, "= "):
				code, typ, _ := strings.Cut(line[2:], " ")
				typ, mode, _ := strings.Cut(typ, ".")
				head = cameoCase{cameo: code, types: strings.Split(typ, "/"), mode: mode}
			default:
				p := strings.SplitN(line, " | ", 3)
				if len(p) != 3 || head.cameo == "" {
					t.Fatalf("%s: %q is no case", name, line)
				}
				k := head
				k.actors, k.recipients, k.text = p[0], p[1], p[2]
				list = append(list, k)
			}
		}
	}
	return list
}

// found is the mention that has the type and both sides, if there is one.
func (k cameoCase) found(r entente.Reading) (entente.Mention, bool) {
	if k.types[0] == "none" {
		return entente.Mention{}, len(r.Mentions) == 0
	}
	for _, m := range r.Mentions {
		if slices.Contains(k.types, m.Event) && (k.mode == "" || m.Mode == k.mode) && k.sides(m) {
			return m, true
		}
	}
	return entente.Mention{}, false
}

// sides tells whether nobody is missing from either side, and nobody on the
// doers' is wrong. Where two act together it is all one which is named first.
func (k cameoCase) sides(m entente.Mention) bool {
	actors, recipients := countriesOf(m.Actors), countriesOf(m.Recipients)
	if k.recipients == "-" {
		return holdsAll(append(actors, recipients...), k.actors) && len(actors) > 0
	}
	if k.actors == "-" { // the text does not tell who did it
		return holdsAll(recipients, k.recipients)
	}
	if len(recipients) == 0 && holdsAll(actors, k.actors) && holdsAll(actors, k.recipients) {
		return true // both act together
	}
	return holdsAll(actors, k.actors) && len(actors) == len(strings.Split(k.actors, ",")) && holdsAll(recipients, k.recipients)
}

func holdsAll(have []string, want string) bool {
	for code := range strings.SplitSeq(want, ",") {
		if !slices.Contains(have, code) {
			return false
		}
	}
	return true
}

func countriesOf(list []entente.Entity) []string {
	var codes []string
	for _, a := range list {
		if !slices.Contains(codes, a.Code) {
			codes = append(codes, a.Code)
		}
	}
	return codes
}

func shown(list []entente.Entity) string {
	var out []string
	for _, e := range list {
		out = append(out, e.Code+":"+e.Sector+" "+e.Text)
	}
	return strings.Join(out, ", ")
}
