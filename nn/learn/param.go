package learn

import (
	"math"
	"math/rand/v2"
)

// Param is a matrix that is learned.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
	Sparse     bool // rows are looked up: few are touched at each step

	m, v []float32 // Adam's means of the gradient and its square
}

// NewParam makes a matrix of normal random numbers with the given deviation.
func NewParam(rng *rand.Rand, name string, rows, cols int, deviation float64) *Param {
	n := rows * cols
	p := &Param{Name: name, Rows: rows, Cols: cols, W: make([]float32, n), m: make([]float32, n), v: make([]float32, n)}
	for i := range p.W {
		p.W[i] = float32(rng.NormFloat64() * deviation)
	}
	return p
}

// Xavier is the deviation that keeps the scale of what passes through a matrix
// (Glorot and Bengio 2010).
func Xavier(rows, cols int) float64 { return math.Sqrt(2 / float64(rows+cols)) }

// Row returns row i.
func (p *Param) Row(i int) []float32 { return p.W[i*p.Cols : (i+1)*p.Cols] }

// Grad is a gradient of one parameter.
type Grad struct {
	G       []float32
	touched []int // rows of a sparse parameter with a gradient
	mark    []bool
	cols    int
}

// NewGrad makes a gradient of zeros.
func NewGrad(p *Param) *Grad {
	g := &Grad{G: make([]float32, p.Rows*p.Cols), cols: p.Cols}
	if p.Sparse {
		g.mark = make([]bool, p.Rows)
	}
	return g
}

// Add adds d to row i of the gradient of a sparse parameter.
func (g *Grad) Add(i int, d []float32) {
	if !g.mark[i] {
		g.mark[i] = true
		g.touched = append(g.touched, i)
	}
	row := g.G[i*g.cols : (i+1)*g.cols]
	for j, x := range d {
		row[j] += x
	}
}

// merge moves o's gradient into g.
func (g *Grad) merge(o *Grad) {
	if g.mark == nil {
		for i, x := range o.G {
			g.G[i] += x
		}
		clear(o.G)
		return
	}
	for _, i := range o.touched {
		g.Add(i, o.G[i*o.cols:(i+1)*o.cols])
	}
	o.reset()
}

func (g *Grad) reset() {
	if g.mark == nil {
		clear(g.G)
		return
	}
	for _, i := range g.touched {
		clear(g.G[i*g.cols : (i+1)*g.cols])
		g.mark[i] = false
	}
	g.touched = g.touched[:0]
}

// each calls use with the parts of a parameter that have a gradient.
func (g *Grad) each(p *Param, use func(from, to int)) {
	if g.mark == nil {
		use(0, len(p.W))
		return
	}
	for _, i := range g.touched {
		use(i*g.cols, (i+1)*g.cols)
	}
}

// squares returns the sum of the squares of the gradient.
func (g *Grad) squares(p *Param) float64 {
	sum := 0.0
	g.each(p, func(from, to int) {
		for _, x := range g.G[from:to] {
			sum += float64(x) * float64(x)
		}
	})
	return sum
}
