package learn

import "entente/nn"

// Memory is buffers that are used again from batch to batch, by one worker.
type Memory struct {
	free   [][]float32
	used   [][]float32
	packed nn.Packed
}

// New returns a buffer of zeros that is valid until Reset.
func (m *Memory) New(n int) []float32 {
	for i := len(m.free) - 1; i >= 0; i-- {
		if b := m.free[i]; cap(b) >= n && cap(b) <= 4*n+1024 {
			m.free = append(m.free[:i], m.free[i+1:]...)
			m.used = append(m.used, b)
			b = b[:n]
			clear(b)
			return b
		}
	}
	b := make([]float32, n, n+n/4)
	m.used = append(m.used, b)
	return b
}

// Reset takes all buffers back.
func (m *Memory) Reset() {
	m.free = append(m.free, m.used...)
	m.used = m.used[:0]
	if len(m.free) > 512 {
		m.free = m.free[len(m.free)-256:]
	}
}

// MulNN adds A·B to C: A is m×k, B k×n.
func (m *Memory) MulNN(c []float32, ldc int, a []float32, lda, rows int, b []float32, k, n, ldb int) {
	nn.Mul(c, ldc, a, lda, rows, nn.Pack(b, k, n, ldb, &m.packed))
}

// MulTN adds Aᵀ·B to C: A is k×rows, B k×n.
func (m *Memory) MulTN(c []float32, ldc int, a []float32, lda, rows int, b []float32, k, n, ldb int) {
	t := m.New(rows * k)
	transpose(t, a, lda, k, rows)
	m.MulNN(c, ldc, t, k, rows, b, k, n, ldb)
}

// MulNT adds A·Bᵀ to C: A is rows×k, B n×k.
func (m *Memory) MulNT(c []float32, ldc int, a []float32, lda, rows int, b []float32, k, n, ldb int) {
	t := m.New(n * k)
	transpose(t, b, ldb, n, k)
	m.MulNN(c, ldc, a, lda, rows, t, k, n, n)
}

// transpose writes the transpose of a rows×cols matrix, in blocks that fit the
// cache.
func transpose(dst, src []float32, ld, rows, cols int) {
	const block = 16
	for i0 := 0; i0 < rows; i0 += block {
		i1 := min(i0+block, rows)
		for j := range cols {
			for i := i0; i < i1; i++ {
				dst[j*rows+i] = src[i*ld+j]
			}
		}
	}
}

// Linear computes Y = X·W + b for n rows.
func Linear(m *Memory, w, b *Param, x []float32, n int) []float32 {
	y := m.New(n * w.Cols)
	for i := range n {
		copy(y[i*w.Cols:], b.W)
	}
	m.MulNN(y, w.Cols, x, w.Rows, n, w.W, w.Rows, w.Cols, w.Cols)
	return y
}

// LinearBack adds the gradients of Linear, given dy, and returns that of x.
func LinearBack(m *Memory, w *Param, gw, gb *Grad, x, dy []float32, n int) []float32 {
	m.MulTN(gw.G, w.Cols, x, w.Rows, w.Rows, dy, n, w.Cols, w.Cols)
	if gb != nil {
		columns(gb.G, dy, n)
	}
	dx := m.New(n * w.Rows)
	m.MulNT(dx, w.Rows, dy, w.Cols, n, w.W, w.Cols, w.Rows, w.Cols)
	return dx
}

// columns adds the sums of the columns of x to dst.
func columns(dst, x []float32, n int) {
	for i := range n {
		for j, v := range x[i*len(dst) : (i+1)*len(dst)] {
			dst[j] += v
		}
	}
}
