package graph

import "entente/syntax/internal/arc"

// once are the relations that a word has to no more than one other: a clause has
// one subject and one object, and what looks like a second object is the first
// of two, an iobj ("gave the army shells"). Universal Dependencies demand it
// (universaldependencies.org/u/overview/syntax.html), and scores that look at
// one arc at a time cannot know.
var once = [...]string{"nsubj", "nsubj:pass", "csubj", "obj", "iobj", "ccomp", "obl:agent", "aux:pass"}

// way is the two best relations of an arc, and by how much the better leads.
type way struct {
	best, next int
	lead       float32
}

// two returns the best relations other than root, which is the root's alone.
func (m *Model) two(scores []float32) way {
	w := way{best: -1, next: -1}
	for i, s := range scores {
		switch {
		case i == m.rootRel:
		case w.best < 0 || s > scores[w.best]:
			w.best, w.next = i, w.best
		case w.next < 0 || s > scores[w.next]:
			w.next = i
		}
	}
	if w.next < 0 {
		w.best, w.next = max(w.best, 0), max(w.best, 0)
	}
	w.lead = scores[w.best] - scores[w.next]
	return w
}

// settle sees to it that no head has two dependents in a relation of which it
// can have one: of two, the one that leads by less takes its next best.
func (m *Model) settle(sc *Scratch, arcs []arc.Arc) {
	held := room(&sc.held, sc.batch.Rows*len(once))
	for i := range held {
		held[i] = -1
	}
	for i := range arcs {
		if arcs[i].Head < 0 {
			continue
		}
		kind := m.onceOf[sc.ways[i].best]
		if kind < 0 {
			continue
		}
		at := &held[sc.pairs[i].head*len(once)+kind]
		loser := i
		if *at >= 0 && sc.ways[*at].lead < sc.ways[i].lead {
			loser, *at = *at, i
		}
		if *at < 0 {
			*at = i
			continue
		}
		m.yield(sc, held, loser)
	}
}

// yield gives an arc its next best relation, unless another arc of the same head
// holds that too.
func (m *Model) yield(sc *Scratch, held []int, i int) {
	w := &sc.ways[i]
	if kind := m.onceOf[w.next]; kind >= 0 {
		at := &held[sc.pairs[i].head*len(once)+kind]
		if *at >= 0 {
			return
		}
		*at = i
	}
	w.best = w.next
}
