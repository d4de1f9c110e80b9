package transition

// gold is a right tree: head and relation by node; entry 0 is unused.
type gold struct {
	head []int32
	rel  []int32
}

// costs returns how many arcs of the right tree each kind of step gives up.
func (s *state) costs(g gold) (shift, left, right int) {
	s0, s1, b0 := s.top(0), s.top(1), int32(s.next)
	n := int32(s.n())
	// top of the stack: its children still to come are lost by either arc
	if s0 > 0 {
		for d := b0; d <= n; d++ {
			if g.head[d] == s0 {
				left++
				right++
			}
		}
		if h := g.head[s0]; h >= b0 {
			right++
			if h != b0 {
				left++
			}
		} else if h == s1 {
			left++
		}
	}
	if b0 > n {
		return 0, left, right
	}
	// next word: what is below the top, and its children on the stack, are lost
	// by shifting it
	for i, k := range s.stack {
		if top := i == len(s.stack)-1; k == g.head[b0] && !top || k > 0 && g.head[k] == b0 {
			shift++
		}
	}
	return shift, left, right
}

// right returns the best-scored step that gives up least, and whether the step
// guess gives up no more.
func (s *state) oracle(g gold, scores []float32, ok steps, guess int) (step int, fine bool) {
	cs, cl, cr := s.costs(g)
	least := 1 << 30
	if ok.shift {
		least = min(least, cs)
	}
	if ok.left {
		least = min(least, cl)
	}
	if ok.right {
		least = min(least, cr)
	}
	ok.shift = ok.shift && cs == least
	ok.left = ok.left && cl == least
	ok.right = ok.right && cr == least
	return s.choose(g, scores, ok, guess)
}

// choose picks among the kinds of step that are right. Where a step makes a
// right arc, only the right relation will do.
func (s *state) choose(g gold, scores []float32, ok steps, guess int) (int, bool) {
	s0 := s.top(0)
	at, fine := -1, false
	try := func(a int) {
		if at < 0 || scores[a] > scores[at] {
			at = a
		}
		fine = fine || a == guess
	}
	if ok.shift {
		try(shift)
	}
	if ok.left {
		s.relations(g, s0, int32(s.next), left(0), len(scores), try)
	}
	if ok.right {
		s.relations(g, s0, s.top(1), right(0), len(scores), try)
	}
	return at, fine
}

func (s *state) relations(g gold, child, head int32, from, to int, try func(int)) {
	if g.head[child] == head {
		try(from + 2*int(g.rel[child]))
		return
	}
	for a := from; a < to; a += 2 {
		try(a)
	}
}
