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
//
// Every element of C is summed in the same order, however many rows there are:
// it begins with what is in C, and the products follow by column of A. So a row
// comes out the same to the last bit whichever rows it is multiplied with.
func Mul(c []float32, ldc int, a []float32, lda, m int, b *Packed) {
	best.Mul(c, ldc, a, lda, m, b)
}

// Mul is the function of that name with the kernels of the level.
func (l Level) Mul(c []float32, ldc int, a []float32, lda, m int, b *Packed) {
	if m == 0 || b.N == 0 || b.K == 0 {
		return
	}
	_, _ = c[(m-1)*ldc+b.N-1], a[(m-1)*lda+b.K-1]
	full := b.N / panel
	tiled := m // rows that are done by sixes, the last of which may be an edge
	if m%rows <= alone {
		tiled -= m % rows
	}
	for p := range full {
		pb := b.data[p*b.K*panel:]
		i := 0
		for ; i+rows <= tiled; i += rows {
			l.tile(b.K, a[i*lda:], lda, pb, c[i*ldc+p*panel:], ldc)
		}
		l.edge(b, p, panel, i, tiled, a, lda, c, ldc)
	}
	for i := tiled; i < m; i++ {
		l.row(b, full, a[i*lda:], c[i*ldc:])
	}
	if full*panel < b.N {
		for i := 0; i < m; i += rows {
			l.edge(b, full, b.N-full*panel, i, min(i+rows, m), a, lda, c, ldc)
		}
	}
}

// alone is how many rows are done sooner one by one than as a tile.
const alone = 2

// depth is how many columns of the left matrix edge copies at once.
const depth = 256

// edge does the rows [i,m), at most six, and the first width columns of panel p,
// by way of a tile of its own.
func (l Level) edge(b *Packed, p, width, i, m int, a []float32, lda int, c []float32, ldc int) {
	if i >= m {
		return
	}
	var out [rows * panel]float32
	for r := range m - i {
		copy(out[r*panel:][:width], c[(i+r)*ldc+p*panel:])
	}
	if a = a[i*lda:]; len(a) >= (rows-1)*lda+b.K {
		l.tile(b.K, a, lda, b.data[p*b.K*panel:], out[:], panel)
	} else {
		l.fewRows(b, p, a, lda, m-i, out[:])
	}
	for r := range m - i {
		copy(c[(i+r)*ldc+p*panel:][:width], out[r*panel:])
	}
}

// fewRows does what tile does where A has fewer than six rows.
func (l Level) fewRows(b *Packed, p int, a []float32, lda, m int, out []float32) {
	var in [rows * depth]float32
	for k := 0; k < b.K; k += depth {
		n := min(depth, b.K-k)
		for r := range m {
			copy(in[r*n:(r+1)*n], a[r*lda+k:])
		}
		l.tile(n, in[:], n, b.data[(p*b.K+k)*panel:], out, panel)
	}
}

// plainRow does one row by one panel, eight columns at a time: as many sums as
// stay in registers.
func plainRow(a, b, c []float32) {
	for j := 0; j < panel; j += 8 {
		d := (*[8]float32)(c[j:])
		s0, s1, s2, s3, s4, s5, s6, s7 := d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]
		rest := b[j:]
		for _, x := range a {
			w := (*[8]float32)(rest)
			s0 += float32(x * w[0])
			s1 += float32(x * w[1])
			s2 += float32(x * w[2])
			s3 += float32(x * w[3])
			s4 += float32(x * w[4])
			s5 += float32(x * w[5])
			s6 += float32(x * w[6])
			s7 += float32(x * w[7])
			rest = rest[min(panel, len(rest)):]
		}
		*d = [8]float32{s0, s1, s2, s3, s4, s5, s6, s7}
	}
}

// plainPanels does one row by the first full panels.
func plainPanels(b *Packed, full int, a, c []float32) {
	for p := range full {
		plainRow(a[:b.K], b.data[p*b.K*panel:], c[p*panel:][:panel])
	}
}

// plainTile does six rows by one panel.
func plainTile(k int, a []float32, lda int, b, c []float32, ldc int) {
	for r := range rows {
		plainRow(a[r*lda:][:k], b, c[r*ldc:][:panel])
	}
}
