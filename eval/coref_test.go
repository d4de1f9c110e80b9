package eval

import (
	"math"
	"math/rand/v2"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.005 }

// Worked by hand. Gold {0 1 2} {3 4} {5}; said {0 1} {2 3 4} {5}.
//
// MUC: recall, gold needs 2+1 links, {0 1 2} falls into 2 parts: 1+1 of 3;
// precision the same: 2/3. B-cubed: recall (2·2/3 + 1/3 + 2 + 1)/6 = 4.667/6;
// precision (2 + 3·x)/6 with {2 3 4}: 1/3 + 2·2/3: (2 + 5/3 + 1)/6 = 4.667/6.
// CEAF-e: {0 1 2}-{0 1} 4/5, {3 4}-{2 3 4} 4/5, {5}-{5} 1: 2.6/3 both ways.
func TestCoreferenceByHand(t *testing.T) {
	got := coreference(partition{0, 0, 0, 1, 1, 2}, partition{7, 7, 8, 8, 8, 9})
	if !near(got.muc, 200.0/3) || !near(got.b3, 100*14.0/18) || !near(got.ceafe, 260.0/3) {
		t.Errorf("got %+v", got)
	}
	if !near(got.conll(), (200.0/3+100*14.0/18+260.0/3)/3) {
		t.Errorf("CoNLL %v", got.conll())
	}
}

// All apart against one cluster of four. MUC finds no link. B-cubed: recall
// 1/4, precision 1. CEAF-e: 2·1/(4+1) = 0.4 of one cluster in gold, of four said.
func TestCoreferenceOfSingletons(t *testing.T) {
	got := coreference(partition{0, 0, 0, 0}, partition{0, 1, 2, 3})
	if got.muc != 0 || !near(got.b3, 40) || !near(got.ceafe, 100*2*0.4*0.1/0.5) {
		t.Errorf("got %+v", got)
	}
	if same := coreference(partition{3, 3, 1, 2}, partition{0, 0, 5, 6}); same != (corefScore{100, 100, 100}) {
		t.Errorf("two names of one partition: %+v", same)
	}
}

// Greedy choice of the greatest entry would take 0.9 and 0: the best is 0.8 and
// 0.7.
func TestBestSumLooksAhead(t *testing.T) {
	if got := bestSum([][]float64{{0.9, 0.8}, {0.7, 0}}); !near(got, 1.5) {
		t.Errorf("got %v", got)
	}
	if got := bestSum([][]float64{{0.2}, {0.5}, {0.1}}); got != 0.5 {
		t.Errorf("three rows for one column: %v", got)
	}
	if got := bestSum(nil); got != 0 {
		t.Errorf("nothing to assign: %v", got)
	}
}

// The best of all ways, tried one by one.
func TestBestSumIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		table := make([][]float64, 1+r.IntN(5))
		cols := 1 + r.IntN(5)
		for i := range table {
			table[i] = make([]float64, cols)
			for j := range table[i] {
				table[i][j] = r.Float64()
			}
		}
		if got, want := bestSum(table), tryAll(table, 0, map[int]bool{}); !near(got, want) {
			t.Fatalf("%v: %v, want %v", table, got, want)
		}
	}
}

func tryAll(table [][]float64, row int, used map[int]bool) float64 {
	if row == len(table) {
		return 0
	}
	best := tryAll(table, row+1, used) // leave the row out
	for j, v := range table[row] {
		if !used[j] {
			used[j] = true
			best = max(best, v+tryAll(table, row+1, used))
			used[j] = false
		}
	}
	return best
}
