package nn

// panel is the number of columns that are packed together.
const panel = 32

// Packed is a matrix made ready to stand on the right of products.
type Packed struct {
	K, N int // rows, columns
	data []float32
}

// Pack packs a matrix of k rows and n columns. It takes the memory of old, if
// that is large enough; old may be nil.
func Pack(b []float32, k, n, stride int, old *Packed) *Packed {
	panels := (n + panel - 1) / panel
	size := panels * k * panel
	if old == nil {
		old = &Packed{}
	}
	if cap(old.data) < size {
		old.data = make([]float32, size)
	}
	old.K, old.N, old.data = k, n, old.data[:size]
	for p := range panels {
		width := min(panel, n-p*panel)
		dst := old.data[p*k*panel:]
		for i := range k {
			row := dst[i*panel : (i+1)*panel]
			copy(row, b[i*stride+p*panel:][:width])
			clear(row[width:])
		}
	}
	return old
}

// PackTransposed packs the transpose of a matrix of n rows and k columns.
func PackTransposed(b []float32, n, k, stride int, old *Packed) *Packed {
	panels := (n + panel - 1) / panel
	size := panels * k * panel
	if cap(old.data) < size {
		old.data = make([]float32, size)
	}
	old.K, old.N, old.data = k, n, old.data[:size]
	for p := range panels {
		dst := old.data[p*k*panel : (p+1)*k*panel]
		if n-p*panel < panel {
			clear(dst)
		}
		for j := range min(panel, n-p*panel) {
			for i, v := range b[(p*panel+j)*stride:][:k] {
				dst[i*panel+j] = v
			}
		}
	}
	return old
}

// rows is how many rows of the left matrix the inner loop takes at once.
const rows = 6

// Mul adds A·B to C. A has m rows and B.K columns, C has m rows and B.N columns.
func Mul(c []float32, ldc int, a []float32, lda, m int, b *Packed) {
	if m == 0 || b.N == 0 || b.K == 0 {
		return
	}
	_, _ = c[(m-1)*ldc+b.N-1], a[(m-1)*lda+b.K-1]
	if m == 1 {
		mulRow(c, a, b)
		return
	}
	full := b.N / panel
	for p := range full {
		pb := b.data[p*b.K*panel:]
		i := 0
		for ; i+rows <= m; i += rows {
			tile(b.K, a[i*lda:], lda, pb, c[i*ldc+p*panel:], ldc)
		}
		edge(b, p, panel, i, m, a, lda, c, ldc)
	}
	if full*panel < b.N {
		for i := 0; i < m; i += rows {
			edge(b, full, b.N-full*panel, i, min(i+rows, m), a, lda, c, ldc)
		}
	}
}

// depth is how many columns of the left matrix edge copies at once.
const depth = 256

// edge does the rows [i,m), at most six, and the first width columns of panel p,
// by way of a tile of its own.
func edge(b *Packed, p, width, i, m int, a []float32, lda int, c []float32, ldc int) {
	if i >= m {
		return
	}
	var (
		out [rows * panel]float32
		in  [rows * depth]float32
	)
	for k := 0; k < b.K; k += depth {
		n := min(depth, b.K-k)
		src, ld := a[i*lda+k:], lda
		if m-i < rows || len(src) < (rows-1)*lda+n { // the tile reads six rows
			for r := range m - i {
				copy(in[r*n:(r+1)*n], src[r*lda:])
			}
			src, ld = in[:], n
		}
		tile(n, src, ld, b.data[(p*b.K+k)*panel:], out[:], panel)
	}
	for r := range m - i {
		dst := c[(i+r)*ldc+p*panel:][:width]
		for j := range dst {
			dst[j] += out[r*panel+j]
		}
	}
}

// mulRow is Mul for one row.
func mulRow(c, a []float32, b *Packed) {
	full := b.N / panel
	p := rowPanels(c, a, b, full)
	for ; p < full; p++ {
		plainRow(b.K, a, b.data[p*b.K*panel:], c[p*panel:][:panel])
	}
	if full*panel < b.N {
		plainRow(b.K, a, b.data[full*b.K*panel:], c[full*panel:b.N])
	}
}

// plainRow does one row by one panel.
func plainRow(k int, a, b, c []float32) {
	var sum [panel]float32
	for i := range k {
		x := a[i]
		w := b[i*panel : (i+1)*panel]
		for j := range sum {
			sum[j] += x * w[j]
		}
	}
	for j := range c {
		c[j] += sum[j]
	}
}

// plainTile does six rows by one panel.
func plainTile(k int, a []float32, lda int, b, c []float32, ldc int) {
	for r := range rows {
		plainRow(k, a[r*lda:], b, c[r*ldc:][:panel])
	}
}
