package transition

import (
	"testing"

	"pgregory.net/rapid"
)

// projective draws heads (1 to n, 0 for the root) of a tree without crossing
// arcs over words lo to hi.
func projective(t *rapid.T, heads []int32, lo, hi, head int) {
	if lo > hi {
		return
	}
	// the span's words hang on head by way of one or more subtrees
	r := rapid.IntRange(lo, hi).Draw(t, "child")
	end := hi
	if head != 0 && r < hi {
		end = rapid.IntRange(r, hi).Draw(t, "end")
	}
	heads[r] = int32(head)
	projective(t, heads, lo, r-1, r)
	projective(t, heads, r+1, end, r)
	projective(t, heads, end+1, hi, head)
}

// TestOracle follows steps that cost nothing, whatever their scores, and must
// arrive at the tree.
func TestOracle(t *testing.T) {
	const rels = 3
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		g := gold{head: make([]int32, n+1), rel: make([]int32, n+1)}
		projective(t, g.head, 1, n, 0)
		for i := range g.rel {
			g.rel[i] = int32(rapid.IntRange(0, rels-1).Draw(t, "rel"))
		}
		scores := make([]float32, actions(rels))
		var s state
		s.begin(make([]Token, n))
		for !s.done() {
			for i := range scores {
				scores[i] = float32(rapid.IntRange(0, 9).Draw(t, "score"))
			}
			step, _ := s.oracle(g, scores, s.allowed(), -1)
			s.do(step)
		}
		for i := 1; i <= n; i++ {
			if s.nodes[i].head != g.head[i] || s.nodes[i].rel != g.rel[i] {
				t.Fatalf("word %d of %v: head %d relation %d, want %d", i, g.head, s.nodes[i].head, s.nodes[i].rel, g.rel[i])
			}
		}
	})
}

// TestOneRoot takes any steps that are allowed.
func TestOneRoot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		scores := make([]float32, actions(2))
		var s state
		s.begin(make([]Token, n))
		for !s.done() {
			for i := range scores {
				scores[i] = float32(rapid.IntRange(0, 9).Draw(t, "score"))
			}
			s.do(best(scores, s.allowed()))
		}
		roots := 0
		for _, w := range s.nodes[1:] {
			if w.head == 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	})
}
