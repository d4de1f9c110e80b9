package nn

// Cell is one direction of a layer of long short-term memory (Hochreiter and
// Schmidhuber 1997). From its input and its last output it computes four
// numbers a unit: how much of the input to take in (i), of its memory to keep
// (f), of it to show (o), and the new content (g). Columns of weights and bias
// come in that order: all i, all f, all o, all g.
type Cell struct {
	In, H  int
	Wx, Wh *Packed   // In × 4H, H × 4H
	Bias   []float32 // 4H
}

// Run reads n rows of x, in reverse order if so told, and writes the output
// for each to the row of out. gates is memory of at least n·4H, and state of H
// numbers.
func (c *Cell) Run(x []float32, ldx, n int, out []float32, ldo int, reverse bool, gates, state []float32) {
	h := c.H
	gates, state = gates[:n*4*h], state[:h]
	for i := range n {
		copy(gates[i*4*h:], c.Bias)
	}
	Mul(gates, 4*h, x, ldx, n, c.Wx)
	clear(state)
	var last []float32
	for k := range n {
		i := k
		if reverse {
			i = n - 1 - k
		}
		g := gates[i*4*h : (i+1)*4*h]
		if last != nil {
			Mul(g, 4*h, last, h, 1, c.Wh)
		}
		last = out[i*ldo:][:h]
		Gate(g, state, last)
	}
}

// Gate turns the sums of one step (4H) into the output (H), and the memory of
// the step before into that after.
func Gate(sums, state, out []float32) {
	h := len(state)
	Sigmoid(sums[:3*h])
	Tanh(sums[3*h:])
	in, keep, show, fresh := sums[:h], sums[h:2*h], sums[2*h:3*h], sums[3*h:4*h]
	for j := range state {
		state[j] = keep[j]*state[j] + in[j]*fresh[j]
	}
	copy(out, state)
	Tanh(out[:h])
	for j, s := range show {
		out[j] *= s
	}
}
