package detect_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/coder/detect"
	"entente/coder/vectors"
	"entente/nn/pack"
)

// world is a vocabulary of two kinds of words, whose vectors lie near those of their
// kind, and of words that mean nothing.
func world(t testing.TB) *vectors.Table {
	t.Helper()
	rng := rand.New(rand.NewPCG(1, 2))
	var words []string
	var rows [][]float32
	for k, mean := range [][2]float32{{2, 0}, {0, 2}, {-1, -1}} {
		for n := range 20 {
			words = append(words, fmt.Sprint(kinds[k], n))
			rows = append(rows, []float32{mean[0] + float32(rng.NormFloat64())/4, mean[1] + float32(rng.NormFloat64())/4, float32(rng.NormFloat64())})
		}
	}
	v, err := vectors.Make(words, rows)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

var (
	types = []string{"", "ASSAULT", "CONSULT"}
	kinds = []string{"blow", "talk", "thing"}
)

// lesson is a word that names an event, unless it is denied by a feature.
func lesson(v *vectors.Table, kind string, n int, denied bool) detect.Lesson {
	one := detect.Lesson{Text: n}
	one.Word.Near[detect.Self] = []int32{v.Place(fmt.Sprint(kind, n))}
	one.Types = []int{map[string]int{"blow": 1, "talk": 2, "thing": 0}[kind]}
	if denied {
		one.Word.Own = append(one.Word.Own, detect.Feature("mod", "metaphorical"))
		one.Types = []int{detect.None}
	}
	return one
}

// lessons are of the first words of each kind, from and up to.
func lessons(v *vectors.Table, from, to int) []detect.Lesson {
	var out []detect.Lesson
	for n := from; n < to; n++ {
		for _, kind := range kinds {
			for range 10 {
				out = append(out, lesson(v, kind, n, false), lesson(v, kind, n, true))
			}
		}
	}
	return out
}

func options() detect.Options {
	o := detect.Defaults()
	o.Hidden, o.Passes, o.DropUnits, o.DropOwn, o.Rate = 16, 20, 0, 0, 0.02 // few lessons
	return o
}

// right is how many of the lessons a model judges rightly.
func right(m *detect.Model, some []detect.Lesson) (n int) {
	words := make([]detect.Word, len(some))
	for i := range some {
		words[i] = some[i].Word
	}
	said := m.Judge(&detect.Memory{}, words)
	for i := range some {
		best := 0
		for k, p := range said[i*len(types) : (i+1)*len(types)] {
			if p > said[i*len(types)+best] {
				best = k
			}
		}
		if best == some[i].Types[0] {
			n++
		}
	}
	return n
}

func TestWhatIsLearnedHoldsForLikeWords(t *testing.T) {
	v := world(t)
	m := detect.Learn(lessons(v, 0, 12), types, v, options())
	unmet := lessons(v, 12, 20)
	if n := right(m, unmet); n < len(unmet)*9/10 {
		t.Errorf("of %d lessons on words never met %d are judged rightly", len(unmet), n)
	}
}

func TestSameSeedSameWeights(t *testing.T) {
	v := world(t)
	a, b := detect.Learn(lessons(v, 0, 4), types, v, options()), detect.Learn(lessons(v, 0, 4), types, v, options())
	if !bytes.Equal(a.Marshal(), b.Marshal()) {
		t.Error("learning twice gives other weights")
	}
}

func TestWeightsAreWrittenAndRead(t *testing.T) {
	v := world(t)
	m := detect.Learn(lessons(v, 0, 12), types, v, options())
	read, err := detect.Unmarshal(m.Marshal(), v)
	if err != nil {
		t.Fatal(err)
	}
	some := lessons(v, 5, 20)
	if a, b := right(m, some), right(read, some); a != b || a == 0 {
		t.Errorf("%d are right before and %d after", a, b)
	}
	if !read.Never(v.Place("thing3")) || read.Never(v.Place("blow3")) || read.Never(v.Place("thing19")) {
		t.Error("words that name nothing are those that were met and never named anything")
	}
}

func TestOtherVectorsAreRefused(t *testing.T) {
	v := world(t)
	m := detect.Learn(lessons(v, 0, 2), types, v, options())
	short, err := vectors.Make([]string{"blow1"}, [][]float32{{1}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := detect.Unmarshal(m.Marshal(), short); !errors.Is(err, pack.ErrDamaged) {
		t.Errorf("weights over other vectors give %v", err)
	}
}

func TestNothingLearnedSaysNothing(t *testing.T) {
	v := world(t)
	m := detect.New(v)
	if m.Learned() {
		t.Error("a new model has learned something")
	}
	if said := m.Judge(&detect.Memory{}, make([]detect.Word, 3)); len(said) != 0 {
		t.Errorf("it says %v", said)
	}
}

func TestUnseenLearnsFromOtherTexts(t *testing.T) {
	v := world(t)
	some := lessons(v, 0, 10)
	some[0].Bare = true
	said := detect.Unseen(some, types, v, 2, options())
	if said[0] != nil {
		t.Error("a bare lesson is judged")
	}
	n := 0
	for i := range some[1:] {
		if p := said[i+1]; p[some[i+1].Types[0]] > 0.5 {
			n++
		}
	}
	if n < len(some)*8/10 {
		t.Errorf("%d of %d are judged rightly by what was learned from other texts", n, len(some))
	}
}

func FuzzUnmarshal(f *testing.F) {
	v := world(f)
	f.Add(detect.Learn(lessons(v, 0, 1), types, v, detect.Options{Hidden: 1, Nets: 1, Passes: 1}).Marshal())
	f.Add([]byte("ENTENTE\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := detect.Unmarshal(b, v)
		if err != nil {
			return
		}
		some := lessons(v, 0, 1)
		m.Judge(&detect.Memory{}, []detect.Word{some[0].Word, some[1].Word})
	})
}

func BenchmarkJudge(b *testing.B) {
	v := world(b)
	m := detect.Learn(lessons(v, 0, 2), types, v, detect.Options{Hidden: 64, Nets: 1, Passes: 1, Rate: 0.001})
	words := make([]detect.Word, 10)
	for i := range words {
		words[i] = lesson(v, "blow", i, true).Word
	}
	var mem detect.Memory
	b.ReportAllocs()
	for b.Loop() {
		m.Judge(&mem, words)
	}
}
