package text_test

import (
	"errors"
	"io/fs"
	"math"
	"testing"
	"testing/fstest"

	"entente/lang/en"
	"entente/nn/pack"
	"entente/text"
)

// lists are the word lists of English with other weights.
func lists(t *testing.T, weights []byte) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	entries, err := en.FS.ReadDir("text")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := en.FS.ReadFile("text/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = &fstest.MapFile{Data: b}
	}
	delete(out, text.BordersFile)
	if weights != nil {
		out[text.BordersFile] = &fstest.MapFile{Data: weights}
	}
	return out
}

func TestWeightsMayBeMissing(t *testing.T) {
	sp, err := text.New(lists(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(sp.Split("The rules decide. They suffice.")); n != 2 {
		t.Errorf("%d sentences", n)
	}
}

func TestDamagedWeights(t *testing.T) {
	good, err := en.FS.ReadFile("text/" + text.BordersFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 7, 40, len(good) / 2, len(good) - 1} {
		if _, err := text.New(lists(t, good[:n])); !errors.Is(err, pack.ErrDamaged) {
			t.Errorf("%d of %d bytes: %v", n, len(good), err)
		}
	}
	for name, sections := range map[string][]pack.Section{
		"no sections":    nil,
		"too few":        (&text.Borders{Weights: make([]int8, 9)}).Sections(),
		"no number":      (&text.Borders{Weights: make([]int8, text.WeightCount), Scale: float32(math.NaN())}).Sections(),
		"no such speech": (&text.Borders{Weights: make([]int8, text.WeightCount), Speech: map[string]uint16{"talks": 99}}).Sections(),
		"without speech": (&text.Borders{Weights: make([]int8, text.WeightCount)}).Sections()[:2],
	} {
		if _, err := text.New(lists(t, pack.Encode(sections))); !errors.Is(err, pack.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What decides at the spots decides where sentences begin.
func TestPractice(t *testing.T) {
	sp, err := text.New(lists(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	if sp, err = sp.With(&text.Borders{Weights: make([]int8, text.WeightCount)}); err != nil {
		t.Fatal(err)
	}
	const s = "Send it. thanks. Best, Ann Roe (the 2nd)"
	kinds := map[string]text.SpotKind{}
	sentences := sp.Practice(s, func(spot text.Spot) bool {
		if len(spot.Cues) == 0 || spot.Rule != (spot.Kind == text.Ruled) {
			t.Errorf("%+v", spot)
		}
		kinds[s[spot.Start:spot.Start+3]] = spot.Kind
		return spot.Kind == text.Loose
	})
	want := map[string]text.SpotKind{"tha": text.Lower, "Bes": text.Ruled, "Ann": text.Loose, "Roe": text.Loose, "(th": text.Loose, "2nd": text.Loose}
	for at, kind := range want {
		if got, ok := kinds[at]; !ok || got != kind {
			t.Errorf("before %q: kind %d, %t, want %d", at, got, ok, kind)
		}
	}
	if len(sentences) != 5 {
		t.Errorf("%d sentences", len(sentences))
	}
}
