package nn

//go:noescape
func wholeTile16(half int, a *int16, b *int16, scale, c *float32, ldc int)

//go:noescape
func wholeTile32x6(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)

//go:noescape
func wholeTile32x5(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)

//go:noescape
func wholeTile32x4(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)

//go:noescape
func wholeTile32x3(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)

//go:noescape
func wholeRow32(half int, a, b *int16, scale float32, c *float32)

//go:noescape
func wholeRow64(half int, a, b *int16, stride int, scale float32, c *float32)

//go:noescape
func wholeRow128(half int, a, b *int16, stride int, scale float32, from, c *float32)

//go:noescape
func top8(n int, a, scale *float32) float32

//go:noescape
func round16(n int, a, scale *float32, times float32, out *int16)

// unit is how many numbers the kernels of rounding do at once.
const unit = 16

// wholeTile does six rows by one panel of C += A·W, where A is half pairs of
// columns.
func (l Level) wholeTile(half int, a, b []int16, scale, c []float32, ldc int) {
	_, _, _, _ = a[rows*2*half-1], b[half*2*panel-1], scale[rows-1], c[(rows-1)*ldc+panel-1]
	wholeTile16(half, &a[0], &b[0], &scale[0], &c[0], 4*ldc)
	wholeTile16(half, &a[0], &b[panel], &scale[0], &c[panel/2], 4*ldc)
}

// wholeRow does one row by the first full panels.
func (w *Scaled) wholeRow(full int, a []int16, scale float32, c []float32) {
	w.wholeRowFrom(0, full, a, scale, c)
}

// wholeRowFrom does one row by the full panels from p on.
func (w *Scaled) wholeRowFrom(p, full int, a []int16, scale float32, c []float32) {
	half := (w.K + 1) / 2
	stride := half * 2 * panel
	_, _, _ = a[2*half-1], w.pairs[full*stride-1], c[full*panel-1]
	for ; p+2 <= full; p += 2 {
		wholeRow64(half, &a[0], &w.pairs[p*stride], 2*stride, scale, &c[p*panel])
	}
	if p < full {
		wholeRow32(half, &a[0], &w.pairs[p*stride], scale, &c[p*panel])
	}
}

// mulWide does what is left of a product once A is rounded, with kernels that
// need no rows of zeros beneath the last and that read what they add to where it
// is.
func (w *Scaled) mulWide(mem *Left, from []float32, ldf int, c []float32, ldc, m int) bool {
	if w.level != VNNI {
		return false
	}
	half, full := (w.K+1)/2, w.N/panel
	if m <= alone {
		for i := range m {
			w.wideRow(full, mem.whole[i*2*half:], mem.scale[i], from[i*ldf:], c[i*ldc:])
		}
	} else {
		for p := range full {
			b := w.pairs[p*half*2*panel:]
			for i, n := 0, 0; i < m; i += n {
				n = tall(m - i)
				wideTile(n, half, mem.whole[i*2*half:], b, mem.scale[i:], from[i*ldf+p*panel:], ldf, c[i*ldc+p*panel:], ldc)
			}
		}
	}
	if full*panel < w.N {
		for i := 0; i < m; i += rows {
			w.wideEdge(full, i, min(i+rows, m), mem, from, ldf, c, ldc)
		}
	}
	return true
}

// tall is how many of the rows that are left a tile takes, so that none is left
// with fewer than three: those would wait for memory.
func tall(left int) int {
	if left == rows+1 || left == rows+2 {
		return 4
	}
	return min(left, rows)
}

// wideTile does n rows, three to six, by one panel of C = F + A·W.
func wideTile(n, half int, a, b []int16, scale, from []float32, ldf int, c []float32, ldc int) {
	_, _, _ = a[n*2*half-1], b[half*2*panel-1], scale[n-1]
	_, _ = from[(n-1)*ldf+panel-1], c[(n-1)*ldc+panel-1]
	switch n {
	case 3:
		wholeTile32x3(half, &a[0], &b[0], &scale[0], &from[0], 4*ldf, &c[0], 4*ldc)
	case 4:
		wholeTile32x4(half, &a[0], &b[0], &scale[0], &from[0], 4*ldf, &c[0], 4*ldc)
	case 5:
		wholeTile32x5(half, &a[0], &b[0], &scale[0], &from[0], 4*ldf, &c[0], 4*ldc)
	case rows:
		wholeTile32x6(half, &a[0], &b[0], &scale[0], &from[0], 4*ldf, &c[0], 4*ldc)
	default:
		panic("nn: tile out of bounds")
	}
}

// wideEdge does the rows [i,m), at most six, and the columns that fill no panel,
// by way of a tile of its own. What A holds beneath its last row does not matter:
// what comes of it is thrown away.
func (w *Scaled) wideEdge(full, i, m int, mem *Left, from []float32, ldf int, c []float32, ldc int) {
	half, width := (w.K+1)/2, w.N-full*panel
	var out [rows * panel]float32
	for r := range m - i {
		copy(out[r*panel:][:width], from[(i+r)*ldf+full*panel:])
	}
	wideTile(max(m-i, 3), half, mem.whole[i*2*half:], w.pairs[full*half*2*panel:], mem.scale[i:], out[:], panel, out[:], panel)
	for r := range m - i {
		copy(c[(i+r)*ldc+full*panel:][:width], out[r*panel:])
	}
}

// wideRow does one row by the full panels.
func (w *Scaled) wideRow(full int, a []int16, scale float32, from, c []float32) {
	half, p := (w.K+1)/2, 0
	stride := half * 2 * panel
	for ; p+4 <= full; p += 4 {
		_, _, _, _ = a[2*half-1], w.pairs[(p+4)*stride-1], from[(p+4)*panel-1], c[(p+4)*panel-1]
		wholeRow128(half, &a[0], &w.pairs[p*stride], 2*stride, scale, &from[p*panel], &c[p*panel])
	}
	if p < full {
		copy(c[p*panel:full*panel], from[p*panel:full*panel])
		w.wholeRowFrom(p, full, a, scale, c)
	}
}

// highest is the largest absolute value of a times scale; their number is a
// multiple of unit.
func highest(a, scale []float32) float32 {
	return top8(len(scale), &a[0], &scale[0])
}

// roundMany rounds a times scale times times; their number is a multiple of
// unit.
func roundMany(out []int16, a, scale []float32, times float32) {
	round16(len(scale), &a[0], &scale[0], times, &out[0])
}
