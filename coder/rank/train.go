package rank

import (
	"math"
	"math/rand/v2"
)

// Example is one labelled case: its features, and the class that is right.
type Example struct {
	Features []Feature
	Class    string
}

// Options of training. Zero values take the defaults.
type Options struct {
	Epochs int     // default 30
	Rate   float64 // AdaGrad's step, default 0.1
	L2     float64 // default 1e-4
	Keep   float64 // rows whose largest weight is less are dropped, default 0.02
	Seed   uint64
}

func (o Options) filled() Options {
	if o.Epochs == 0 {
		o.Epochs = 30
	}
	if o.Rate == 0 {
		o.Rate = 0.1
	}
	if o.L2 == 0 {
		o.L2 = 1e-4
	}
	if o.Keep == 0 {
		o.Keep = 0.02
	}
	return o
}

// Train fits a model by stochastic gradient descent with AdaGrad steps. The
// same examples in the same order with the same seed give the same model.
func Train(examples []Example, classes []string, o Options) *Model {
	o = o.filled()
	t := trainer{o: o, classes: classes, index: map[string]int{}, rows: map[uint32]*learning{}}
	for i, c := range classes {
		t.index[c] = i
	}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	for range o.Epochs {
		for _, i := range rng.Perm(len(examples)) {
			t.step(examples[i])
		}
	}
	return t.model()
}

type learning struct {
	weights, squares []float64
}

type trainer struct {
	o       Options
	classes []string
	index   map[string]int
	rows    map[uint32]*learning
}

func (t *trainer) step(e Example) {
	scores := make([]float32, len(t.classes))
	for _, f := range e.Features {
		if r := t.rows[f.Hash]; r != nil {
			for c, w := range r.weights {
				scores[c] += float32(w) * f.Value
			}
		}
	}
	p := Softmax(scores)
	p[t.index[e.Class]]--
	for _, f := range e.Features {
		t.update(f, p)
	}
}

// update moves the weights of one feature against the gradient.
func (t *trainer) update(f Feature, gradient []float32) {
	r := t.rows[f.Hash]
	if r == nil {
		r = &learning{make([]float64, len(t.classes)), make([]float64, len(t.classes))}
		t.rows[f.Hash] = r
	}
	for c, g := range gradient {
		d := float64(g)*float64(f.Value) + t.o.L2*r.weights[c]
		r.squares[c] += d * d
		r.weights[c] -= t.o.Rate * d / (math.Sqrt(r.squares[c]) + 1e-6)
	}
}

// model rounds the weights to 8 bits under one scale a row.
func (t *trainer) model() *Model {
	m := &Model{Classes: t.classes, rows: map[uint32]row{}}
	for h, r := range t.rows {
		top := 0.0
		for _, w := range r.weights {
			top = max(top, math.Abs(w))
		}
		if top < t.o.Keep {
			continue
		}
		q := row{scale: float32(top / 127), weights: make([]int8, len(r.weights))}
		for c, w := range r.weights {
			q.weights[c] = int8(math.Round(w / top * 127))
		}
		m.rows[h] = q
	}
	return m
}

// Rows is how many features have weights.
func (m *Model) Rows() int { return len(m.rows) }
