package nn

// Cell is one direction of a layer of long short-term memory (Hochreiter and
// Schmidhuber 1997). From its input and its last output it computes four
// numbers a unit: how much of the input to take in (i), of its memory to keep
// (f), of it to show (o), and the new content (g). Columns of weights and bias
// come in that order: all i, all f, all o, all g.
type Cell struct {
	In, H  int
	Wx, Wh *Scaled   // In × 4H, H × 4H
	Bias   []float32 // 4H
}

// CellMemory is what a cell needs beside its input and output. It is used again
// from run to run.
type CellMemory struct {
	Left
	gates, state []float32
}

// Run reads the sequences of a batch, in reverse order if so told, and writes
// the output for each row of x to the row of out. What a sequence gives does not
// depend on the others.
func (c *Cell) Run(b *Batch, mem *CellMemory, x []float32, ldx int, out []float32, ldo int, reverse bool) {
	if b.Rows == 0 {
		return
	}
	h, level := c.H, c.Wh.level
	gates, state := grow(&mem.gates, b.Rows*4*h), grow(&mem.state, b.N[0]*h)
	c.Wx.MulTo(&mem.Left, gates, 4*h, c.Bias, x, ldx, b.Rows)
	clear(state)
	last, known := 0, 0 // rows of the step before
	for s := range b.N {
		t := s
		if reverse {
			t = len(b.N) - 1 - s
		}
		off, n := b.Off[t], b.N[t]
		c.Wh.Mul(&mem.Left, gates[off*4*h:], 4*h, out[last*ldo:], ldo, min(n, known))
		for k := range n {
			row := off + k
			level.Gate(gates[row*4*h:(row+1)*4*h], state[k*h:(k+1)*h], out[row*ldo:][:h])
		}
		last, known = off, n
	}
}

// Gate turns the sums of one step (4H) into the output (H), and the memory of
// the step before into that after. What the gates are then is where the sums
// were.
func Gate(sums, state, out []float32) { best.Gate(sums, state, out) }

// Gate is the function of that name with the kernels of the level.
func (l Level) Gate(sums, state, out []float32) {
	h := len(state)
	done := l.vectorGate(sums, state, out)
	if done == h {
		return
	}
	in, keep, show, fresh := sums[done:h], sums[h+done:2*h], sums[2*h+done:3*h], sums[3*h+done:4*h]
	l.Sigmoid(in)
	l.Sigmoid(keep)
	l.Sigmoid(show)
	l.Tanh(fresh)
	state, out = state[done:], out[done:h]
	for j, s := range state {
		// The conversions keep product and sum apart; see tanh.
		state[j] = float32(keep[j]*s) + float32(in[j]*fresh[j])
	}
	copy(out, state)
	l.Tanh(out)
	for j, s := range show {
		out[j] *= s
	}
}
