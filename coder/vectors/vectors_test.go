package vectors_test

import (
	"math"
	"slices"
	"testing"

	"entente/coder/vectors"
)

func table(t testing.TB) *vectors.Table {
	t.Helper()
	v, err := vectors.Make([]string{"raid", "foray", "milk", "nothing"}, [][]float32{{1, 0.5, 0}, {0.9, 0.6, 0.1}, {-0.2, 0, 1}, {0, 0, 0}})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestTableIsWrittenAndRead(t *testing.T) {
	made := table(t)
	read, err := vectors.Unmarshal(made.Marshal())
	if err != nil {
		t.Fatal(err)
	}
	if read.Len() != 4 || read.Dim() != 3 {
		t.Fatalf("%d words of %d numbers, want 4 of 3", read.Len(), read.Dim())
	}
	for _, w := range []string{"raid", "foray", "milk", "nothing", "unheard"} {
		if read.Place(w) != made.Place(w) {
			t.Errorf("%s is at %d and was at %d", w, read.Place(w), made.Place(w))
		}
	}
	x := []float32{1, 1, 1}
	read.Add(x, read.Place("raid"), 2)
	for k, want := range []float32{3, 2, 1} {
		if math.Abs(float64(x[k]-want)) > 0.02 {
			t.Errorf("the sum has %v at %d, want %v", x[k], k, want)
		}
	}
}

func TestUnknownWordsHaveNoPlace(t *testing.T) {
	if at := table(t).Place("unheard"); at != vectors.None {
		t.Errorf("an unknown word is at %d", at)
	}
	if at := new(vectors.Table).Place("raid"); at != vectors.None {
		t.Errorf("the empty table has a word at %d", at)
	}
}

func TestNearestComesFirst(t *testing.T) {
	if got := table(t).Nearest("raid", 2); !slices.Equal(got, []string{"foray", "nothing"}) {
		t.Errorf("nearest to raid: %v", got)
	}
	if got := table(t).Nearest("unheard", 2); got != nil {
		t.Errorf("nearest to an unknown word: %v", got)
	}
}

func TestMakeRefuses(t *testing.T) {
	for name, in := range map[string]struct {
		words []string
		rows  [][]float32
	}{
		"nothing":        {nil, nil},
		"a word twice":   {[]string{"a", "a"}, [][]float32{{1}, {2}}},
		"unlike lengths": {[]string{"a", "b"}, [][]float32{{1}, {2, 3}}},
		"a word missing": {[]string{"a"}, [][]float32{{1}, {2}}},
		"a line's end":   {[]string{"a\nb"}, [][]float32{{1}}},
	} {
		if _, err := vectors.Make(in.words, in.rows); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(table(f).Marshal())
	f.Add([]byte("ENTENTE\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := vectors.Unmarshal(b)
		if err != nil {
			return
		}
		x := make([]float32, v.Dim())
		for at := range v.Len() {
			v.Add(x, int32(at), 1)
		}
	})
}
