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
	inputs, gates, state []float32
}

// stretch is how many rows of steps that follow each other get what they take
// from the input at once: enough to be a product that does not wait for its
// weights, and no more, so that their sums are still in the processor's cache
// when their step comes.
const stretch = 192

// Run reads the sequences of a batch, in reverse order if so told, and writes
// the output for each row of the batch to the row of out. The input of row i is
// row of[i] of the n rows of x, or row i where of is nil. What a sequence gives
// does not depend on the others.
func (c *Cell) Run(b *Batch, mem *CellMemory, x []float32, ldx int, of []int, n int, out []float32, ldo int, reverse bool) {
	if b.Rows == 0 {
		return
	}
	if of != nil {
		sums := grow(&mem.inputs, n*4*c.H)
		c.Wx.MulTo(&mem.Left, sums, 4*c.H, c.Bias, x, ldx, n)
	}
	state := grow(&mem.state, b.N[0]*c.H)
	clear(state)
	last, known := 0, 0 // rows of the step before
	for s := 0; s < len(b.N); {
		steps, from, to := b.stretch(s, reverse)
		gates := grow(&mem.gates, (to-from)*4*c.H)
		if of != nil {
			spreadRows(gates, mem.inputs, of[from:to], 4*c.H)
		} else {
			c.Wx.MulTo(&mem.Left, gates, 4*c.H, c.Bias, x[from*ldx:], ldx, to-from)
		}
		for ; steps > 0; steps-- {
			off, n := b.step(s, reverse)
			c.step(mem, gates[(off-from)*4*c.H:], out, ldo, off, n, last, min(n, known))
			last, known = off, n
			s++
		}
	}
}

// step does one step of n sequences, the first of which has the row off; known
// of them have been read before, from the row last.
func (c *Cell) step(mem *CellMemory, gates, out []float32, ldo, off, n, last, known int) {
	h := c.H
	c.Wh.Mul(&mem.Left, gates, 4*h, out[last*ldo:], ldo, known)
	for k := range n {
		c.Wh.level.Gate(gates[k*4*h:(k+1)*4*h], mem.state[k*h:(k+1)*h], out[(off+k)*ldo:][:h])
	}
}

// spreadRows writes the rows of x that are named, each of n numbers, one after
// the other.
func spreadRows(to, x []float32, of []int, n int) {
	for i, r := range of {
		copy(to[i*n:(i+1)*n], x[r*n:])
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
