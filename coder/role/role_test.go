package role_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"entente/coder/role"
)

// lessons are questions in which whoever stands near acts, and who is far is acted on,
// but for one in ten.
func lessons() (questions []role.Question, text []int) {
	for i := range 60 {
		q := role.Question{
			Sides: [2][][]string{{{"actor nobody"}, {"actor near"}, {"actor far"}}, {{"recipient nobody"}, {"recipient near"}, {"recipient far"}}},
			Pairs: [][][]string{{{}, {}, {}}, {{}, {"self"}, {}}, {{}, {}, {"self"}}},
			Right: [2][]bool{{false, true, false}, {false, false, true}},
		}
		if i%10 == 0 {
			q.Right[0] = []bool{true, false, false}
		}
		questions, text = append(questions, q), append(text, i)
	}
	return questions, text
}

func TestLearnsWhoIsLikely(t *testing.T) {
	questions, text := lessons()
	chances := role.Unseen(questions, text, 5, role.Options{L2: 0.1, Least: 4, Rounds: 200})
	near := 0.0
	for j := range 3 {
		near += chances[1][3+j]
	}
	if math.Abs(near-0.9) > 0.05 {
		t.Errorf("who is near acts in %.2f, want 0.9", near)
	}
	apart := [2][]int{{0, 1, 2}, {0, 1, 2}}
	if i, j := role.Choose(chances[1], apart, [2]float64{2, 2}); i != 1 || j != 2 {
		t.Errorf("chose %d and %d", i, j)
	}
	if i, _ := role.Choose(chances[1], apart, [2]float64{20, 20}); i != 0 {
		t.Errorf("chose %d against a margin that it does not reach", i)
	}
}

func TestChoosesCountriesBeforeSectors(t *testing.T) {
	chances := []float64{0.3, 0.1, 0.2, 0.4} // of four actors, and one recipient
	alike := [2][]int{{0, 1, 1, 3}, {0}}
	if i, _ := role.Choose(chances, alike, [2]float64{1, 1}); i != 3 {
		t.Errorf("chose %d, want 3, the likeliest", i)
	}
	alike[0][3] = 0
	if i, _ := role.Choose(chances, alike, [2]float64{1, 1}); i != 0 {
		t.Errorf("chose %d, want what rules say, as another of its country is hardly likelier", i)
	}
	if p := role.Sure(chances, alike, 0, 0); math.Abs(p-0.7) > 1e-9 {
		t.Errorf("is sure by %.2f of the country, want 0.70", p)
	}
	chances = []float64{0.3, 0.3, 0.35, 0.05}
	if i, _ := role.Choose(chances, alike, [2]float64{1, 1}); i != 2 {
		t.Errorf("chose %d, want 2, the likelier of the likeliest country", i)
	}
}

func TestWeightsAreReadBack(t *testing.T) {
	questions, _ := lessons()
	w := role.Learn(questions, role.Defaults())
	back, err := role.ParseWeights("# learned\n\n" + w.String())
	if err != nil || back.String() != w.String() || len(w) == 0 {
		t.Fatalf("read back as %v, error %v", back, err)
	}
	s := role.Sheet{Model: role.New(back), Keep: true}
	s.Add("actor", "near")
	if math.Abs(s.Sum-w["actor near"]) > 1e-6 || s.Names[0] != "actor near" {
		t.Errorf("%v weighs %.3f, want %.3f", s.Names, s.Sum, w["actor near"])
	}
	for _, bad := range []string{"a", "a x", "a NaN"} {
		if _, err := role.ParseWeights(bad); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

// The weights of all features are found, and of no other: they are enough that some share
// their place in memory.
func TestWeightsAreFound(t *testing.T) {
	w := role.Weights{"nothing": 0}
	for i := range 3000 {
		w[fmt.Sprint("feature ", i)] = float64(i + 1)
	}
	m := role.New(w)
	for i := range 4000 {
		sheet := role.Sheet{Model: m}
		sheet.Add("feature", strconv.Itoa(i))
		if want := w[fmt.Sprint("feature ", i)]; sheet.Sum != want {
			t.Errorf("feature %d: %g, want %g", i, sheet.Sum, want)
		}
	}
	if sheet := (role.Sheet{Model: &role.Model{}}); sheet.Model.Learned() {
		t.Error("a model of nothing has learned")
	}
}

func TestPrefixIsTheBeginningOfNames(t *testing.T) {
	m := role.New(role.Weights{"actor is state": 2, "actor": 1, "is state": 4})
	begin := role.Begin("actor")
	sheet := role.Sheet{Model: m, Keep: true}
	sheet.AddTo(&begin, "is", "state")
	if sheet.Sum != 2 || sheet.Names[0] != "actor is state" {
		t.Errorf("%q weighs %g, want 2", sheet.Names, sheet.Sum)
	}
}
