package transition

import "entente/syntax/internal/perceptron"

// atom is what a feature can mention of a node: its word, tags, ending.
type atom struct{ w, t, u, s uint64 }

// Atoms of nodes that are not words.
var (
	rootAtom = atom{1, 1 << 20, 1 << 20, 1}
	noneAtom = atom{2, 1 << 21, 1 << 21, 2}
)

func (s *state) atom(i int32) atom {
	switch {
	case i == 0:
		return rootAtom
	case i < 0 || int(i) > s.n():
		return noneAtom
	}
	t := &s.tokens[i-1]
	return atom{t.Word, t.Tag, t.UPOS, t.Suffix}
}

// kid is an attached child: its word, tag and relation.
type kid struct{ w, t, r uint64 }

func (s *state) kid(i int32) kid {
	if i == none {
		return kid{2, 1 << 21, 1 << 10}
	}
	t := &s.tokens[i-1]
	return kid{t.Word, t.Tag, uint64(s.nodes[i].rel)}
}

var noNode = node{left: none, left2: none, right: none, right2: none}

func (s *state) node(i int32) *node {
	if i < 0 || int(i) > s.n() {
		return &noNode
	}
	return &s.nodes[i]
}

// builder numbers features as it appends them, so that the same values in
// another place are another feature.
type builder struct {
	f  []uint64
	id uint64
}

func (b *builder) one(x uint64) {
	b.id++
	b.f = append(b.f, perceptron.Mix(b.id*0x2545f4914f6cdd1d, x))
}

func (b *builder) two(x, y uint64) {
	b.id++
	b.f = append(b.f, perceptron.Mix(perceptron.Mix(b.id*0x2545f4914f6cdd1d, x), y))
}

func (b *builder) three(x, y, z uint64) {
	b.id++
	b.f = append(b.f, perceptron.Mix(perceptron.Mix(perceptron.Mix(b.id*0x2545f4914f6cdd1d, x), y), z))
}

// distance puts a distance in words into few classes.
func distance(a, b int32) uint64 {
	d := b - a
	switch {
	case a < 0 || d < 0:
		return 9
	case d <= 4:
		return uint64(d)
	case d <= 6:
		return 5
	case d <= 10:
		return 6
	}
	return 7
}

// view is the nodes that features are about.
type view struct {
	s0, s1, s2, b0, b1, b2, b3 atom
	n0, n1, nb                 *node // of s0, s1, b0
	l0, l02, r0, r02           kid   // children of s0
	l1, r1, r12, lb, lb2       kid   // of s1 and b0
	gap, gap1                  uint64
	s0p, s0n, b0p              uint64 // tags beside s0 and b0 in the text
}

func (s *state) view() view {
	i0, i1, ib := s.top(0), s.top(1), int32(s.next)
	v := view{
		s0: s.atom(i0), s1: s.atom(i1), s2: s.atom(s.top(2)),
		b0: s.atom(ib), b1: s.atom(ib + 1), b2: s.atom(ib + 2), b3: s.atom(ib + 3),
		n0: s.node(i0), n1: s.node(i1), nb: s.node(ib),
		gap: distance(i0, ib), gap1: distance(i1, i0),
		s0p: s.atom(i0 - 1).t, s0n: s.atom(i0 + 1).t, b0p: s.atom(ib - 1).t,
	}
	v.l0, v.l02, v.r0, v.r02 = s.kid(v.n0.left), s.kid(v.n0.left2), s.kid(v.n0.right), s.kid(v.n0.right2)
	v.l1, v.r1, v.r12 = s.kid(v.n1.left), s.kid(v.n1.right), s.kid(v.n1.right2)
	v.lb, v.lb2 = s.kid(v.nb.left), s.kid(v.nb.left2)
	return v
}

// features appends the features of the state to f.
func (s *state) features(f []uint64) []uint64 {
	v := s.view()
	b := builder{f: f}
	v.words(&b)
	v.pairs(&b)
	v.triples(&b)
	v.children(&b)
	v.counts(&b)
	return b.f
}

func (v *view) words(b *builder) {
	b.one(1)
	for _, a := range [...]*atom{&v.s0, &v.s1, &v.s2, &v.b0, &v.b1, &v.b2} {
		b.one(a.w)
		b.one(a.t)
		b.two(a.w, a.t)
	}
	for _, a := range [...]*atom{&v.s0, &v.s1, &v.b0, &v.b1} {
		b.two(a.s, a.t)
	}
	b.one(v.b3.t)
	b.two(v.s0p, v.s0.t)
	b.two(v.s0n, v.s0.t)
	b.two(v.b0p, v.b0.t)
}

func (v *view) pairs(b *builder) {
	s0wt, b0wt, s1wt := perceptron.Mix(v.s0.w, v.s0.t), perceptron.Mix(v.b0.w, v.b0.t), perceptron.Mix(v.s1.w, v.s1.t)
	b.two(s0wt, b0wt)
	b.two(s0wt, v.b0.w)
	b.two(v.s0.w, b0wt)
	b.two(s0wt, v.b0.t)
	b.two(v.s0.t, b0wt)
	b.two(v.s0.w, v.b0.w)
	b.two(v.s0.t, v.b0.t)
	b.two(v.s0.w, v.b0.t)
	b.two(v.s0.t, v.b0.w)
	b.two(v.s0.s, v.b0.s)
	b.two(v.b0.t, v.b1.t)
	b.two(v.b0.w, v.b1.t)
	b.two(v.b0.t, v.b1.w)
	b.two(v.s1.w, v.s0.w)
	b.two(v.s1.t, v.s0.t)
	b.two(v.s1.w, v.s0.t)
	b.two(v.s1.t, v.s0.w)
	b.two(s1wt, v.s0.t)
	b.two(v.s1.t, s0wt)
	b.two(v.s1.s, v.s0.s)
	b.two(v.s1.w, v.b0.w)
	b.two(v.s1.t, v.b0.t)
	b.two(v.s1.w, v.b0.t)
	b.two(v.s1.t, v.b0.w)
	b.two(v.s0.w, v.b1.w)
	b.two(v.s0.w, v.b1.t)
	b.two(v.s0.t, v.b1.t)
}

func (v *view) triples(b *builder) {
	b.three(v.b0.t, v.b1.t, v.b2.t)
	b.three(v.s0.t, v.b0.t, v.b1.t)
	b.three(v.s0.w, v.b0.t, v.b1.t)
	b.three(v.s0.t, v.b0.w, v.b1.t)
	b.three(v.s0.t, v.b0.t, v.b1.w)
	b.three(v.s1.t, v.s0.t, v.b0.t)
	b.three(v.s1.w, v.s0.t, v.b0.t)
	b.three(v.s1.t, v.s0.w, v.b0.t)
	b.three(v.s1.t, v.s0.t, v.b0.w)
	b.three(v.s2.t, v.s1.t, v.s0.t)
	b.three(v.s2.u, v.s1.u, perceptron.Mix(v.s0.u, v.b0.u))
	b.three(v.s1.t, v.s0.t, perceptron.Mix(v.b0.t, v.b1.t))
	b.three(v.s0.u, v.b0.u, perceptron.Mix(v.b1.u, v.b2.u))
	b.three(v.s0.t, perceptron.Mix(v.b0.t, v.b1.t), perceptron.Mix(v.b2.t, v.b3.t))
	b.three(v.s0.w, v.s1.w, v.b0.w)
	b.three(v.s0.t, v.l0.t, v.b0.t)
	b.three(v.s0.t, v.r0.t, v.b0.t)
	b.three(v.s0.t, v.b0.t, v.lb.t)
	b.three(v.s1.t, v.r1.t, v.s0.t)
	b.three(v.s1.t, v.l1.t, v.s0.t)
	b.three(v.s1.t, v.s0.t, v.l0.t)
	b.three(v.s1.t, v.s0.t, v.r0.t)
	b.three(v.s1.w, v.l0.w, v.s0.t)
	b.three(v.s1.t, v.l0.w, v.s0.w)
	b.three(v.s0.w, v.lb.w, v.b0.t)
	b.three(v.s0.t, v.r0.w, v.b0.w)
}

func (v *view) children(b *builder) {
	for _, k := range [...]*kid{&v.l0, &v.r0, &v.lb, &v.r1, &v.l1} {
		b.one(k.w)
		b.one(k.t)
		b.one(k.r)
	}
	for _, k := range [...]*kid{&v.l02, &v.r02, &v.lb2, &v.r12} {
		b.one(k.t)
		b.one(k.r)
	}
	b.three(v.s0.t, v.l0.r, v.l02.r)
	b.three(v.s0.t, v.r0.r, v.r02.r)
	b.three(v.b0.t, v.lb.r, v.lb2.r)
	b.three(v.s1.t, v.r1.r, v.r12.r)
	b.three(v.s0.t, v.l0.t, v.l02.t)
	b.three(v.s0.t, v.r0.t, v.r02.t)
	b.three(v.b0.t, v.lb.t, v.lb2.t)
	b.three(v.s1.t, v.r1.t, v.r12.t)
	b.three(v.s0.w, v.l0.r, v.r0.r)
	b.three(v.s1.w, v.r1.r, v.s0.t)
	b.three(v.s1.w, v.r1.r, v.l0.r)
}

func (v *view) counts(b *builder) {
	b.two(v.s0.w, v.n0.leftRels)
	b.two(v.s0.t, v.n0.leftRels)
	b.two(v.s0.w, v.n0.rightRels)
	b.two(v.s0.t, v.n0.rightRels)
	b.two(v.b0.w, v.nb.leftRels)
	b.two(v.b0.t, v.nb.leftRels)
	b.two(v.s1.w, v.n1.rightRels)
	b.three(v.s1.t, v.n1.rightRels, v.s0.t)
	b.three(v.s1.t, v.n1.leftRels, v.s0.t)
	b.two(v.s0.w, uint64(v.n0.lefts))
	b.two(v.s0.t, uint64(v.n0.lefts))
	b.two(v.s0.w, uint64(v.n0.rights))
	b.two(v.s0.t, uint64(v.n0.rights))
	b.two(v.b0.w, uint64(v.nb.lefts))
	b.two(v.b0.t, uint64(v.nb.lefts))
	b.two(v.s0.w, v.gap)
	b.two(v.s0.t, v.gap)
	b.two(v.b0.w, v.gap)
	b.two(v.b0.t, v.gap)
	b.three(v.s0.t, v.b0.t, v.gap)
	b.three(v.s1.t, v.s0.t, v.gap1)
	b.three(v.s1.w, v.s0.t, v.gap1)
	b.three(v.s1.t, v.s0.w, v.gap1)
}
