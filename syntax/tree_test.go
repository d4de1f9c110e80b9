package syntax_test

import (
	"slices"
	"testing"

	"entente/syntax"

	"pgregory.net/rapid"
)

// tree draws a tree with a given number of words.
func tree(t *rapid.T) syntax.Tree {
	n := rapid.IntRange(1, 12).Draw(t, "n")
	order := rapid.Permutation(sequence(n)).Draw(t, "order")
	words := make([]syntax.Word, n)
	for k, i := range order {
		words[i].Head = -1
		if k > 0 {
			words[i].Head = order[rapid.IntRange(0, k-1).Draw(t, "head")]
		}
	}
	return syntax.NewTree(words)
}

func sequence(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func TestChildren(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tr := tree(t)
		literal := syntax.Tree{Words: tr.Words}
		seen := 1
		for i := range tr.Words {
			kids := tr.Children(i)
			if !slices.IsSorted(kids) || !slices.Equal(kids, literal.Children(i)) {
				t.Fatalf("children of %d: %v, literal %v", i, kids, literal.Children(i))
			}
			for _, k := range kids {
				if tr.Words[k].Head != i {
					t.Fatalf("%d is no child of %d", k, i)
				}
			}
			seen += len(kids)
		}
		if seen != len(tr.Words) {
			t.Fatalf("%d of %d words are children", seen-1, len(tr.Words)-1)
		}
		if r := tr.Root(); tr.Words[r].Head != -1 {
			t.Fatalf("root %d has a head", r)
		}
	})
}

func TestSubtree(t *testing.T) {
	// "the old treaty of 1961 still binds both states"
	heads := []int{2, 2, 6, 4, 2, 6, -1, 8, 6}
	words := make([]syntax.Word, len(heads))
	for i, h := range heads {
		words[i].Head = h
	}
	tr := syntax.NewTree(words)
	for i, want := range map[int][2]int{0: {0, 0}, 2: {0, 4}, 4: {3, 4}, 6: {0, 8}, 8: {7, 8}} {
		if lo, hi := tr.Subtree(i); lo != want[0] || hi != want[1] {
			t.Errorf("subtree of %d is %d to %d, want %v", i, lo, hi, want)
		}
	}
	if (&syntax.Tree{}).Root() != -1 {
		t.Error("an empty tree has a root")
	}
}
