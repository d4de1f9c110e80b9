package graph

import "entente/nn/learn"

// slope is that of the leaky rectifier below zero.
const slope = 0.1

// decide scores arcs and relations from the vectors of the last layer, counts
// what is right, and returns the gradient of the vectors.
func (w *worker) decide(h []float32) []float32 {
	m, rows, width := &w.mem, w.batch.Rows, w.size.mlpWidth()
	y := m.New(rows * width)
	for i := range rows {
		copy(y[i*width:], w.mlpB.W)
	}
	m.MulNN(y, width, h, w.mlp.Rows, rows, w.mlp.W, w.mlp.Rows, width, width)
	rectify(y)
	mask := w.mask(width)
	w.apply(y, mask, width)

	dy := m.New(rows * width)
	heads := w.arcs(y, dy)
	w.labels(y, dy, heads)

	w.apply(dy, mask, width)
	for i, v := range y {
		if v < 0 {
			dy[i] *= slope
		}
	}
	gm, gb := w.grad(w.mlp), w.grad(w.mlpB)
	m.MulTN(gm.G, width, h, w.mlp.Rows, w.mlp.Rows, dy, rows, width, width)
	for i := range rows {
		for j, v := range dy[i*width : (i+1)*width] {
			gb.G[j] += v
		}
	}
	dh := m.New(rows * w.mlp.Rows)
	m.MulNT(dh, w.mlp.Rows, dy, width, rows, w.mlp.W, width, w.mlp.Rows, width)
	add(dh, w.retag(h))
	return dh
}

// retag scores the tags of the words anew, and returns the gradient of h.
func (w *worker) retag(h []float32) []float32 {
	m, rows, tags := &w.mem, w.batch.Rows, w.tagger.Cols
	s := learn.Linear(m, w.tagger, w.taggerB, h, rows)
	for k, e := range w.part {
		root := w.row2(k, 0)
		clear(s[root*tags : (root+1)*tags])
		for t, tag := range e.Tags {
			row := w.row2(k, t+1)
			softmax(s[row*tags:(row+1)*tags], int(tag), e.guess(t, ofTag))
		}
	}
	return learn.LinearBack(m, w.tagger, w.grad(w.tagger), w.grad(w.taggerB), h, s, rows)
}

func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = slope * v
		}
	}
}

// arcs adds the gradients of choosing heads, and reports for each row whether
// its head was right.
func (w *worker) arcs(y, dy []float32) []bool {
	m, rows, width := &w.mem, w.batch.Rows, w.size.mlpWidth()
	q := m.New(rows * arcDim)
	for i := range rows {
		copy(q[i*arcDim:], w.arcB.W)
	}
	m.MulNN(q, arcDim, y, width, rows, w.arc.W, arcDim, arcDim, arcDim)
	dq := m.New(rows * arcDim)
	right := make([]bool, rows)
	for k, e := range w.part {
		w.sentenceArcs(k, e, y, dy, q, dq, right)
	}
	m.MulTN(w.grad(w.arc).G, arcDim, y, width, arcDim, dq, rows, arcDim, arcDim)
	gb := w.grad(w.arcB)
	for i := range rows {
		for j, v := range dq[i*arcDim : (i+1)*arcDim] {
			gb.G[j] += v
		}
	}
	m.MulNT(dy, width, dq, arcDim, rows, w.arc.W, arcDim, arcDim, arcDim)
	return right
}

// sentenceArcs scores the arcs of one sentence: q of dependents times the heads'
// vectors.
func (w *worker) sentenceArcs(k int, e *Example, y, dy, q, dq []float32, right []bool) {
	m, width, n := &w.mem, w.size.mlpWidth(), len(e.Tokens)
	heads, deps := m.New((n+1)*arcDim), m.New((n+1)*arcDim)
	for t := range n + 1 {
		r := w.row2(k, t)
		copy(heads[t*arcDim:(t+1)*arcDim], y[r*width+arcDim:])
		copy(deps[t*arcDim:(t+1)*arcDim], q[r*arcDim:])
	}
	deps = deps[arcDim:]
	s := m.New(n * (n + 1))
	m.MulNT(s, n+1, deps, arcDim, n, heads, arcDim, n+1, arcDim)
	for i := range n {
		row := s[i*(n+1) : (i+1)*(n+1)]
		row[i+1] = -1e4 // no word is its own head
		right[w.row2(k, i+1)] = softmax(row, e.Heads[i]+1, e.guess(i, ofHead))
	}
	dDeps, dHeads := m.New(n*arcDim), m.New((n+1)*arcDim)
	m.MulNN(dDeps, arcDim, s, n+1, n, heads, n+1, arcDim, arcDim)
	m.MulTN(dHeads, arcDim, s, n+1, n+1, deps, n, arcDim, arcDim)
	for t := range n + 1 {
		r := w.row2(k, t)
		add(dy[r*width+arcDim:][:arcDim], dHeads[t*arcDim:])
		if t > 0 {
			add(dq[r*arcDim:][:arcDim], dDeps[(t-1)*arcDim:])
		}
	}
}

func add(dst, x []float32) {
	for i := range dst {
		dst[i] += x[i]
	}
}

// labels adds the gradients of choosing the relations of the right arcs.
func (w *worker) labels(y, dy []float32, headRight []bool) {
	m, width, r := &w.mem, w.size.mlpWidth(), w.size.Rank
	in, rels := w.size.labelWidth(), len(w.rels)
	words := 0
	for _, e := range w.part {
		words += len(e.Tokens)
	}
	x, s := m.New(words*in), m.New(words*rels)
	w.eachWord(func(i, row, head int, _ *Example, _ int) {
		outer(x[i*in:(i+1)*in], y[row*width+2*arcDim:][:r], y[head*width+2*arcDim+r:][:r])
	})
	m.MulNN(s, rels, x, in, words, w.label.W, in, rels, rels)
	w.eachWord(func(i, row, _ int, e *Example, t int) {
		w.total++
		if softmax(s[i*rels:(i+1)*rels], int(e.rels[t]), e.guess(t, ofRel)) && headRight[row] {
			w.right++
		}
	})
	m.MulTN(w.grad(w.label).G, rels, x, in, in, s, words, rels, rels)
	dx := m.New(words * in)
	m.MulNT(dx, in, s, rels, words, w.label.W, rels, in, rels)
	w.eachWord(func(i, row, head int, _ *Example, _ int) {
		a, b := row*width+2*arcDim, head*width+2*arcDim+r
		outerBack(dx[i*in:(i+1)*in], y[a:a+r], y[b:b+r], dy[a:a+r], dy[b:b+r])
	})
}

// eachWord calls use with each word of the batch: its number, its row, that of
// its right head, its sentence and its place there.
func (w *worker) eachWord(use func(i, row, head int, e *Example, t int)) {
	i := 0
	for k, e := range w.part {
		for t := range e.Tokens {
			use(i, w.row2(k, t+1), w.row2(k, e.Heads[t]+1), e, t)
			i++
		}
	}
}

// outer writes what a relation is scored by: all products of a dependent's and a
// head's numbers, both vectors, and one.
func outer(x, a, b []float32) {
	r := len(a)
	for i, v := range a {
		row := x[i*r : (i+1)*r]
		for j, u := range b {
			row[j] = v * u
		}
	}
	copy(x[r*r:], a)
	copy(x[r*r+r:], b)
	x[r*r+2*r] = 1
}

func outerBack(dx, a, b, da, db []float32) {
	r := len(a)
	for i, v := range a {
		row, sum := dx[i*r:(i+1)*r], float32(0)
		for j, u := range b {
			sum += row[j] * u
			db[j] += row[j] * v
		}
		da[i] += sum
	}
	add(da, dx[r*r:])
	add(db, dx[r*r+r:])
}
