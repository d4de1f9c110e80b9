package nn

//go:noescape
func wholeTileNEON(half int, a, b *int16, scale, c *float32, ldc int)

//go:noescape
func wholeRowNEON(half int, a, b *int16, scale float32, c *float32)

//go:noescape
func top8(n int, a, scale *float32) float32

//go:noescape
func round8(n int, a, scale *float32, times float32, out *int16)

// unit is how many numbers the kernels of rounding do at once.
const unit = 8

// wholeTile does six rows by one panel of C += A·W, where A is half pairs of
// columns.
func (l Level) wholeTile(half int, a, b []int16, scale, c []float32, ldc int) {
	_, _, _, _ = a[rows*2*half-1], b[half*2*panel-1], scale[rows-1], c[(rows-1)*ldc+panel-1]
	wholeTileNEON(half, &a[0], &b[0], &scale[0], &c[0], 4*ldc)
	wholeTileNEON(half, &a[0], &b[panel], &scale[0], &c[panel/2], 4*ldc)
}

// wholeRow does one row by the first full panels.
func (w *Scaled) wholeRow(full int, a []int16, scale float32, c []float32) {
	half := (w.K + 1) / 2
	_, _, _ = a[2*half-1], w.pairs[full*half*2*panel-1], c[full*panel-1]
	for p := range full {
		wholeRowNEON(half, &a[0], &w.pairs[p*half*2*panel], scale, &c[p*panel])
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
	round8(len(scale), &a[0], &scale[0], times, &out[0])
}

// mulWide does nothing: what there is of kernels adds to C.
func (w *Scaled) mulWide(mem *Left, from []float32, ldf int, c []float32, ldc, m int) bool {
	return false
}
