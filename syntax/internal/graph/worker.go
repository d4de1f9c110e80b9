package graph

import (
	"math/rand/v2"

	"entente/nn"
	"entente/nn/learn"
)

// worker computes the gradients of its part of each batch.
type worker struct {
	*net
	rng   *rand.Rand
	drop  float32
	grads []*learn.Grad
	mem   learn.Memory

	right, total int // of the last part: arcs with head and relation, words

	part    []*Example
	batch   nn.Batch
	inputs  []input
	lengths []int
}

// input is the rows that make up the input of one row.
type input struct {
	word  int
	affix [affixes]int32
	tag   int
}

func newWorker(n *net, drop float64, seed, number uint64) *worker {
	w := &worker{net: n, drop: float32(drop), rng: rand.New(rand.NewPCG(11+seed, number))}
	for _, p := range n.params {
		w.grads = append(w.grads, learn.NewGrad(p))
	}
	return w
}

func (w *worker) grad(p *learn.Param) *learn.Grad { return w.grads[w.index[p]] }

// learn adds the gradients of the sentences, the longest first.
func (w *worker) learn(part []*Example) {
	w.right, w.total = 0, 0
	if len(part) == 0 {
		return
	}
	w.mem.Reset()
	w.lay(part)
	rows, m := w.batch.Rows, &w.mem
	x := m.New(rows * inputDim)
	w.embed(x)
	inMask := w.mask(inputDim)
	w.apply(x, inMask, inputDim)

	wide := 2 * w.size.Hidden
	outs, masks := [][]float32{x}, [][]float32{inMask}
	var traces [][2]*learn.Trace
	raw := [][]float32{nil}
	for _, pair := range w.cells {
		y := m.New(rows * wide)
		var tr [2]*learn.Trace
		for d := range pair {
			tr[d] = pair[d].Forward(m, &w.batch, outs[len(outs)-1], y[d*w.size.Hidden:], wide)
		}
		kept := m.New(len(y))
		copy(kept, y)
		mask := w.mask(wide)
		w.apply(kept, mask, wide)
		outs, masks, traces, raw = append(outs, kept), append(masks, mask), append(traces, tr), append(raw, y)
	}
	d := w.decide(outs[len(outs)-1])
	for l := len(w.cells) - 1; l >= 0; l-- {
		w.apply(d, masks[l+1], wide)
		dx := m.New(len(outs[l]))
		for k := range w.cells[l] {
			c, h := &w.cells[l][k], w.size.Hidden
			c.Back(m, &w.batch, traces[l][k], raw[l+1][k*h:], d[k*h:], wide, w.grad(c.Wx), w.grad(c.Wh), w.grad(c.B), dx)
		}
		d = dx
	}
	w.apply(d, masks[0], inputDim)
	w.embedBack(d)
}

// lay sets out the sentences, a root before each.
func (w *worker) lay(part []*Example) {
	w.part, w.lengths = part, w.lengths[:0]
	for _, e := range part {
		w.lengths = append(w.lengths, len(e.Tokens)+1)
	}
	w.batch.Lay(w.lengths)
	w.inputs = make([]input, w.batch.Rows)
	for k, e := range part {
		w.inputs[w.row2(k, 0)] = input{rootRow, w.rootT.Affix, 0}
		for i, t := range e.Tokens {
			in := input{int(w.row(t.Word)), t.Affix, int(t.Tag)}
			if c := w.counts[in.word]; in.word >= firstWord && w.rng.Float32() < 0.25/(0.25+c)+0.03 {
				in.word = unknownRow
			}
			if w.rng.Float32() < 0.1 {
				in.tag = 0
			}
			w.inputs[w.row2(k, i+1)] = in
		}
	}
}

// row2 is the row of node t of sentence k.
func (w *worker) row2(k, t int) int { return w.batch.Off[t] + k }

func (w *worker) embed(x []float32) {
	for r, in := range w.inputs {
		row := x[r*inputDim : (r+1)*inputDim]
		copy(row, w.word.Row(in.word))
		for _, a := range in.affix {
			for j, v := range w.affix.Row(int(a)) {
				row[j] += v
			}
		}
		copy(row[wordDim:], w.tag.Row(in.tag))
	}
}

func (w *worker) embedBack(dx []float32) {
	gw, ga, gt := w.grad(w.word), w.grad(w.affix), w.grad(w.tag)
	for r, in := range w.inputs {
		row := dx[r*inputDim : (r+1)*inputDim]
		gw.Add(in.word, row[:wordDim])
		for _, a := range in.affix {
			ga.Add(int(a), row[:wordDim])
		}
		gt.Add(in.tag, row[wordDim:])
	}
}

// mask draws, for each sentence, which columns are kept, scaled so that the sum
// stays the same.
func (w *worker) mask(cols int) []float32 {
	m := w.mem.New(len(w.part) * cols)
	for i := range m {
		if w.rng.Float32() >= w.drop {
			m[i] = 1 / (1 - w.drop)
		}
	}
	return m
}

func (w *worker) apply(x, mask []float32, cols int) {
	for t, n := range w.batch.N {
		for k := range n {
			row := x[(w.batch.Off[t]+k)*cols:][:cols]
			for j, v := range mask[k*cols : (k+1)*cols] {
				row[j] *= v
			}
		}
	}
}
