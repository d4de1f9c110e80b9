package nn

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// each calls use with every assignment of heads to n words.
func each(n int, use func([]int)) {
	heads := make([]int, n)
	var fill func(i int)
	fill = func(i int) {
		if i == n {
			use(heads)
			return
		}
		for h := 0; h <= n; h++ {
			if h != i+1 {
				heads[i] = h
				fill(i + 1)
			}
		}
	}
	fill(0)
}

func sum(score []float32, heads []int) float64 {
	v := 0.0
	for i, h := range heads {
		v += float64(score[i*(len(heads)+1)+h])
	}
	return v
}

func crossing(heads []int) bool {
	for i, h := range heads {
		for j, g := range heads {
			a, b := min(i+1, h), max(i+1, h)
			c, d := min(j+1, g), max(j+1, g)
			if a < c && c < b && b < d && a > 0 && c > 0 {
				return true
			}
			if h == 0 && c < i+1 && i+1 < d && g != 0 {
				return true
			}
		}
	}
	return false
}

func TestHeads(t *testing.T) {
	var mem Trees
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(t, "n")
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = float32(rapid.IntRange(-100, 100).Draw(t, "score"))
		}
		best := math.Inf(-1)
		each(n, func(h []int) {
			if mem.isTree(h) && !crossing(h) {
				best = max(best, sum(score, h))
			}
		})
		heads := make([]int, n)
		mem.Heads(score, n, heads)
		if !mem.isTree(heads) {
			t.Fatalf("%v is no tree", heads)
		}
		if got := sum(score, heads); got < best-1e-6 {
			t.Fatalf("tree %v scores %g, best is %g", heads, got, best)
		}
		mem.eisner(score, n, heads)
		if got := sum(score, heads); math.Abs(got-best) > 1e-6 {
			t.Fatalf("projective tree %v scores %g, best is %g", heads, got, best)
		}
	})
}
