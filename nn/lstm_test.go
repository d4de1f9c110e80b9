package nn

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// drawCell draws a cell, and returns its weights as numbers too.
func drawCell(l Level, rng *rand.Rand, in, h int) (c Cell, wx, wh []float64) {
	c = Cell{In: in, H: h, Bias: random(rng, 4*h)}
	draw := func(k int) (*Scaled, []float64) {
		data, scale := weights(rng, k, 4*h)
		dense := make([]float64, len(data))
		for i, q := range data {
			dense[i] = float64(int8(q)) * float64(scale[i/(4*h)])
		}
		return NewScaled(l, data, scale, k, 4*h), dense
	}
	c.Wx, wx = draw(in)
	c.Wh, wh = draw(h)
	return c, wx, wh
}

// TestCell compares a cell with its equations.
func TestCell(t *testing.T) {
	const n = 5
	eachLevel(t, func(t *testing.T, l Level) {
		rng := rand.New(rand.NewPCG(1, 5))
		for _, s := range [][2]int{{6, 8}, {40, 13}, {160, 128}} {
			in, h := s[0], s[1]
			c, wx, wh := drawCell(l, rng, in, h)
			x, out := random(rng, n*in), make([]float32, n*h)
			for _, reverse := range []bool{false, true} {
				var b Batch
				b.Lay([]int{n})
				c.Run(&b, &CellMemory{}, x, in, nil, n, out, h, reverse)
				checkCell(t, &c, wx, wh, x, out, n, reverse)
			}
		}
	})
}

func checkCell(t *testing.T, c *Cell, wx, wh []float64, x, out []float32, n int, reverse bool) {
	t.Helper()
	in, h := c.In, c.H
	last, state := make([]float64, h), make([]float64, h)
	for step := range n {
		i := step
		if reverse {
			i = n - 1 - step
		}
		sums := make([]float64, 4*h)
		for j := range sums {
			sums[j] = float64(c.Bias[j])
			for k := range in {
				sums[j] += float64(x[i*in+k]) * wx[k*4*h+j]
			}
			for k := range h {
				sums[j] += last[k] * wh[k*4*h+j]
			}
		}
		for j := range h {
			gate := func(g int) float64 { return 1 / (1 + math.Exp(-sums[g*h+j])) }
			state[j] = gate(1)*state[j] + gate(0)*math.Tanh(sums[3*h+j])
			last[j] = gate(2) * math.Tanh(state[j])
		}
		for j, v := range last {
			if math.Abs(float64(out[i*h+j])-v) > 0.02 { // a cell may double the error of rounding at each step
				t.Fatalf("%d units, reverse %t, step %d, unit %d: %g, want %g", h, reverse, step, j, out[i*h+j], v)
			}
		}
	}
}

// TestCellBatch: a sequence gives the same bits whatever it is read with, and on
// every level.
func TestCellBatch(t *testing.T) {
	const in, h = 24, 20
	lengths := []int{11, 9, 9, 4, 3, 1, 1}
	var want []float32
	for _, l := range Levels() {
		c, _, _ := drawCell(l, rand.New(rand.NewPCG(1, 8)), in, h)
		rng := rand.New(rand.NewPCG(1, 9))
		var all, one Batch
		all.Lay(lengths)
		x, out := random(rng, all.Rows*in), make([]float32, all.Rows*2*h)
		for d := range 2 {
			c.Run(&all, &CellMemory{}, x, in, nil, all.Rows, out[d*h:], 2*h, d == 1)
		}
		if want == nil {
			want = slices.Clone(out)
		}
		if !slices.Equal(out, want) {
			t.Errorf("%v gives other numbers than plain Go", l)
		}
		if got := shared(&c, &all, x, h); !slices.Equal(got, want) {
			t.Errorf("%v gives other numbers where rows share their input", l)
		}
		for k, n := range lengths {
			one.Lay(lengths[k : k+1])
			own, y := make([]float32, n*in), make([]float32, n*2*h)
			for i := range n {
				copy(own[i*in:(i+1)*in], x[all.Row(k, i)*in:])
			}
			for d := range 2 {
				c.Run(&one, &CellMemory{}, own, in, nil, n, y[d*h:], 2*h, d == 1)
			}
			for i := range n {
				if !slices.Equal(y[i*2*h:(i+1)*2*h], out[all.Row(k, i)*2*h:][:2*h]) {
					t.Fatalf("%v: sequence %d gives other numbers alone", l, k)
				}
			}
		}
	}
}

// shared is what the cell makes of a batch whose rows name their inputs, which lie
// in another order.
func shared(c *Cell, b *Batch, x []float32, h int) []float32 {
	of, turned := make([]int, b.Rows), make([]float32, len(x))
	for i := range of {
		of[i] = b.Rows - 1 - i
		copy(turned[of[i]*c.In:(of[i]+1)*c.In], x[i*c.In:])
	}
	out := make([]float32, b.Rows*2*h)
	for d := range 2 {
		c.Run(b, &CellMemory{}, turned, c.In, of, b.Rows, out[d*h:], 2*h, d == 1)
	}
	return out
}

// TestGate: the gates, the memory and the output are those of plain Go, bit by
// bit, also where sums are beyond all bounds.
func TestGate(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 11))
	for h := 1; h < 70; h++ {
		sums, state := random(rng, 4*h), random(rng, h)
		sums[rng.IntN(4*h)], sums[rng.IntN(4*h)], state[rng.IntN(h)] = 100, -100, 50
		gates, after, out := slices.Clone(sums), slices.Clone(state), make([]float32, h)
		Plain.Gate(gates, after, out)
		for _, l := range Levels() {
			g, s, o := slices.Clone(sums), slices.Clone(state), make([]float32, h)
			l.Gate(g, s, o)
			if !slices.Equal(g, gates) || !slices.Equal(s, after) || !slices.Equal(o, out) {
				t.Fatalf("%v: other numbers than plain Go for %d units", l, h)
			}
		}
	}
}
