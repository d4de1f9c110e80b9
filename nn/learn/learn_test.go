package learn

import (
	"math"
	"math/rand/v2"
	"testing"

	"entente/nn"
)

// network is two LSTMs and a linear layer over a small batch, whose output is
// weighed by fixed numbers into one loss.
type network struct {
	batch  nn.Batch
	x      []float32
	weigh  []float32
	cells  [2]LSTM
	w, b   *Param
	params []*Param
	grads  []*Grad
}

const in, hidden, out = 5, 8, 3

func newNetwork(rng *rand.Rand) *network {
	n := &network{}
	n.batch.Lay([]int{4, 4, 2, 1})
	add := func(name string, rows, cols int) *Param {
		p := NewParam(rng, name, rows, cols, 0.4)
		n.params, n.grads = append(n.params, p), append(n.grads, NewGrad(p))
		return p
	}
	for d := range n.cells {
		n.cells[d] = LSTM{Wx: add("x", in, 4*hidden), Wh: add("h", hidden, 4*hidden), B: add("b", 1, 4*hidden), Reverse: d == 1}
	}
	n.w, n.b = add("w", 2*hidden, out), add("wb", 1, out)
	for range n.batch.Rows * in {
		n.x = append(n.x, float32(rng.NormFloat64()))
	}
	for range n.batch.Rows * out {
		n.weigh = append(n.weigh, float32(rng.NormFloat64()))
	}
	return n
}

// loss runs the network, and back where dx is wanted.
func (n *network) loss(back bool) (loss float64, dx []float32) {
	var m Memory
	y := m.New(n.batch.Rows * 2 * hidden)
	var tr [2]*Trace
	for d := range n.cells {
		tr[d] = n.cells[d].Forward(&m, &n.batch, n.x, y[d*hidden:], 2*hidden)
	}
	z := Linear(&m, n.w, n.b, y, n.batch.Rows)
	for i, v := range z {
		loss += float64(v * n.weigh[i])
	}
	if !back {
		return loss, nil
	}
	dx = m.New(len(n.x))
	dy := LinearBack(&m, n.w, n.grads[6], n.grads[7], y, n.weigh, n.batch.Rows)
	for d := range n.cells {
		g := n.grads[3*d:]
		n.cells[d].Back(&m, &n.batch, tr[d], y[d*hidden:], dy[d*hidden:], 2*hidden, g[0], g[1], g[2], dx)
	}
	return loss, dx
}

// TestGradients compares the derivatives with differences.
func TestGradients(t *testing.T) {
	n := newNetwork(rand.New(rand.NewPCG(1, 2)))
	_, dx := n.loss(true)
	check := func(what string, w []float32, g []float32) {
		for i := range w {
			const h = 1e-2
			old := w[i]
			w[i] = old + h
			up, _ := n.loss(false)
			w[i] = old - h
			down, _ := n.loss(false)
			w[i] = old
			if want := (up - down) / (2 * h); math.Abs(want-float64(g[i])) > 0.01*(1+math.Abs(want)) {
				t.Fatalf("%s, element %d: derivative %g, difference %g", what, i, g[i], want)
			}
		}
	}
	check("input", n.x, dx)
	for i, p := range n.params {
		check(p.Name, p.W, n.grads[i].G)
	}
}

// TestAdam finds the minimum of a bowl, touching one row of a sparse parameter.
func TestAdam(t *testing.T) {
	p := NewParam(rand.New(rand.NewPCG(3, 4)), "p", 3, 2, 1)
	p.Sparse = true
	still := append([]float32(nil), p.Row(2)...)
	g := NewGrad(p)
	a := Adam{Rate: 0.1, Beta1: 0.9, Beta2: 0.95, Clip: 10, Warm: 10, Total: 400}
	for range 400 {
		d := []float32{2 * (p.Row(1)[0] - 3), 2 * (p.Row(1)[1] + 1)}
		g.Add(1, d)
		a.Step([]*Param{p}, [][]*Grad{{g}}, 1)
	}
	if r := p.Row(1); math.Abs(float64(r[0]-3)) > 0.05 || math.Abs(float64(r[1]+1)) > 0.05 {
		t.Errorf("minimum found at %v, want 3, -1", r)
	}
	if r := p.Row(2); r[0] != still[0] || r[1] != still[1] {
		t.Error("a row without gradient moved")
	}
}
