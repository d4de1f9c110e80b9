package frame_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"entente/coder/frame"
	"entente/lang/en"
)

func lexicon(t *testing.T, frames string) (*frame.Lexicon, error) {
	t.Helper()
	return frame.Load(fstest.MapFS{
		"a.frames":    {Data: []byte(frames)},
		"classes.txt": {Data: []byte("pact: treaty, pact\n")},
		"light.txt":   {Data: []byte("make hold\n")},
	})
}

// slots is a scene with fixed fillers.
type slots map[string][]string

func (s slots) Fillers(slot string) []frame.Filler {
	var out []frame.Filler
	for _, lemma := range s[slot] {
		out = append(out, frame.Filler{Lemma: lemma, Kind: func(k string) bool { return k == "actor" && lemma == "france" }})
	}
	return out
}

func (s slots) Words() frame.Words {
	var w frame.Words
	for _, lemmas := range s {
		for _, l := range lemmas {
			w.Add(l)
		}
	}
	return w
}

func TestTheMoreSpecificFrameWins(t *testing.T) {
	l, err := lexicon(t, strings.Join([]string{
		"sign/v -> SUPPORT w=0.2",
		"sign/v obj:@pact -> SUPPORT",
		"sign/v prt:up -> none",
		"sign/v xc:* subj:#actor -> AGREE",
		"sign/v obj:@pact !with:* -> COOPERATE",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		scene slots
		want  string
	}{
		{slots{}, "SUPPORT"},
		{slots{"obj": {"treaty"}, "with": {"iran"}}, "SUPPORT"},
		{slots{"obj": {"treaty"}}, "COOPERATE"},
		{slots{"prt": {"up"}}, ""},
		{slots{"xc": {"go"}, "subj": {"france"}}, "AGREE"},
		{slots{"xc": {"go"}, "subj": {"pen"}}, "SUPPORT"},
	} {
		if f := l.Match("sign", frame.Verb, c.scene); f == nil || f.Type != c.want {
			t.Errorf("%v: got %+v, want type %q", c.scene, f, c.want)
		}
	}
	if l.Match("sign", frame.Noun, slots{}) != nil {
		t.Error("a verb's frame matched a noun")
	}
}

func TestFaultsAreNamed(t *testing.T) {
	for line, want := range map[string]string{
		"sign/v SUPPORT":              "no ->",
		"sign -> SUPPORT":             "head",
		"sign/x -> SUPPORT":           "head",
		"sign/v -> WAR":               "codebook",
		"sign/v -> SUPPORT.visit":     "codebook",
		"sign/v obj:@nope -> SUPPORT": "class @nope",
		"sign/v obj -> SUPPORT":       "want SLOT:WORD",
		"sign/v -> SUPPORT w=2":       "w=2",
		"sign/v -> SUPPORT colour=1":  "unknown key",
		"sign/v -> SUPPORT ctx=fun":   "context",
	} {
		_, err := lexicon(t, "# one\n"+line)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.frames:2") {
			t.Errorf("%q: error %v, want %q at a.frames:2", line, err, want)
		}
	}
}

// The English lexicon has no faults, covers all sixteen types, and gives every
// frame an example.
func TestEnglish(t *testing.T) {
	dir, err := fs.Sub(en.FS, "frames")
	if err != nil {
		t.Fatal(err)
	}
	l, err := frame.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]int{}
	for _, f := range l.Frames() {
		types[f.Type] += len(f.Lemmas)
		if f.Example == "" {
			t.Errorf("%s has no example", f.Source)
		}
	}
	delete(types, "")
	if len(types) != 16 {
		t.Errorf("frames for %d types, want 16: %v", len(types), types)
	}
	t.Logf("%d frames; lemmas by type: %v", len(l.Frames()), types)
}

func FuzzParse(f *testing.F) {
	f.Add("sign,ink/v obj:@pact !prt:up -> SUPPORT a=subj r=with mutual w=0.9 | France and Spain signed a pact.")
	f.Add("a/v -> none")
	f.Fuzz(func(t *testing.T, line string) {
		l, err := frame.Load(fstest.MapFS{
			"a.frames":  {Data: []byte(line)},
			"light.txt": {Data: nil},
		})
		if err == nil {
			for _, f := range l.Frames() {
				l.Match(f.Lemmas[0], f.POS, slots{"obj": {"x"}})
			}
		}
	})
}
