package graph

import (
	"slices"
	"testing"

	"entente/nn"
	"entente/syntax/internal/arc"
)

// TestSettle reads "gave" with two objects and two subjects: the less certain of
// each takes its next best relation, and one that has none that is free keeps
// its own.
func TestSettle(t *testing.T) {
	m := &Model{rels: []string{"iobj", "nsubj", "obj", "obl"}, rootRel: -1}
	for _, r := range m.rels {
		m.onceOf = append(m.onceOf, slices.Index(once[:], r))
	}
	const iobj, nsubj, obj, obl = 0, 1, 2, 3
	for _, c := range []struct {
		name string
		ways []way
		want []int
	}{
		{"the first of two objects", []way{{obj, iobj, 1}, {obj, obl, 4}}, []int{iobj, obj}},
		{"the second of two subjects", []way{{nsubj, obl, 3}, {nsubj, obl, 2}}, []int{nsubj, obl}},
		{"nothing free", []way{{iobj, obl, 5}, {obj, obl, 5}, {obj, iobj, 1}}, []int{iobj, obj, obj}},
		{"three", []way{{obj, iobj, 2}, {obj, obl, 1}, {obj, obl, 3}}, []int{iobj, obl, obj}},
		{"none twice", []way{{obl, obj, 1}, {obl, obj, 2}}, []int{obl, obl}},
	} {
		sc := &Scratch{ways: c.ways, batch: nn.Batch{Rows: len(c.ways) + 2}}
		arcs := make([]arc.Arc, len(c.ways))
		for i := range arcs {
			sc.pairs = append(sc.pairs, pair{dep: i + 2, head: 1})
		}
		m.settle(sc, arcs)
		for i, w := range sc.ways {
			if w.best != c.want[i] {
				t.Errorf("%s: dependent %d is %s, want %s", c.name, i, m.rels[w.best], m.rels[c.want[i]])
			}
		}
	}
}
