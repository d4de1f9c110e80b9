package syntax

import (
	"io/fs"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"entente/lang/en"
	"entente/text"
)

// kept is how many bytes the slices under v hold on to.
func kept(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return 0
		}
		return kept(v.Elem())
	case reflect.Struct:
		sum := 0
		for i := range v.NumField() {
			sum += kept(v.Field(i))
		}
		return sum
	case reflect.Array:
		sum := 0
		for i := range v.Len() {
			sum += kept(v.Index(i))
		}
		return sum
	case reflect.Slice:
		return v.Cap() * int(v.Type().Elem().Size())
	}
	return 0
}

// What is kept from batch to batch stays small after the largest batches, and
// after sentences that no one would write.
func TestMemory(t *testing.T) {
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	const most = 16 << 20
	for name, load := range map[string]func(fs.FS) (*Analyzer, error){"accurate": Load, "fast": LoadFast} {
		a, err := load(model)
		if err != nil {
			t.Fatal(err)
		}
		sc := a.scratch.New().(*scratch)
		rng := rand.New(rand.NewPCG(1, 1))
		words := []string{"Norland", "signed", "and", "of", "the", ",", "treaties", "that", "had", "(", strings.Repeat("X", 5000)}
		for range 4 {
			var s string
			for range text.MaxTokens {
				s += words[rng.IntN(len(words))] + " "
			}
			var some []Passage
			for rest := []Passage{{s, text.Split(s)}}; len(rest) > 0; {
				some, rest = batch(some[:0], rest)
				a.read(sc, some, nil, nil)
			}
		}
		got := kept(reflect.ValueOf(sc))
		for l := range sc.lemmas {
			got += 2 * len(l)
		}
		if t.Logf("%s: %d kB", name, got>>10); got > most {
			t.Errorf("%s: %d kB are kept, want at most %d", name, got>>10, most>>10)
		}
	}
}
