package nn

//go:noescape
func wholeTile16(half int, a *int16, b *int16, scale, c *float32, ldc int)

//go:noescape
func wholeTile32(half int, a *int16, b *int16, scale, c *float32, ldc int)

//go:noescape
func wholeRow32(half int, a, b *int16, scale float32, c *float32)

//go:noescape
func wholeRow64(half int, a, b *int16, stride int, scale float32, c *float32)

//go:noescape
func wholeRow128(half int, a, b *int16, stride int, scale float32, c *float32)

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
	if l == VNNI {
		wholeTile32(half, &a[0], &b[0], &scale[0], &c[0], 4*ldc)
		return
	}
	wholeTile16(half, &a[0], &b[0], &scale[0], &c[0], 4*ldc)
	wholeTile16(half, &a[0], &b[panel], &scale[0], &c[panel/2], 4*ldc)
}

// wholeRow does one row by the first full panels.
func (w *Scaled) wholeRow(full int, a []int16, scale float32, c []float32) {
	half := (w.K + 1) / 2
	stride, p := half*2*panel, 0
	_, _, _ = a[2*half-1], w.pairs[full*stride-1], c[full*panel-1]
	if w.level == VNNI {
		for ; p+4 <= full; p += 4 {
			wholeRow128(half, &a[0], &w.pairs[p*stride], 2*stride, scale, &c[p*panel])
		}
	}
	for ; p+2 <= full; p += 2 {
		wholeRow64(half, &a[0], &w.pairs[p*stride], 2*stride, scale, &c[p*panel])
	}
	if p < full {
		wholeRow32(half, &a[0], &w.pairs[p*stride], scale, &c[p*panel])
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
