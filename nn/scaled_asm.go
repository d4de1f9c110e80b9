//go:build amd64 || arm64

package nn

// mulPairs writes F + A·W to C with assembly. The rows of F are ldf apart; it may
// be C.
func (w *Scaled) mulPairs(mem *Left, from []float32, ldf int, c []float32, ldc int, a []float32, lda, m int) {
	half := (w.K + 1) / 2
	padded := (m + rows - 1) / rows * rows
	whole, scale := grow(&mem.whole, padded*2*half), grow(&mem.scale, padded)
	for i := range m {
		scale[i] = roundPairs(whole[i*2*half:(i+1)*2*half], a[i*lda:], w.scale)
	}
	if w.mulWide(mem, from, ldf, c, ldc, m) {
		return
	}
	spread(c, ldc, from, ldf, m, w.N)
	full := w.N / panel
	tiled := m // rows that are done by sixes
	if m%rows <= alone {
		tiled -= m % rows
	}
	if last := tiled + (rows-tiled%rows)%rows; last > m {
		clear(whole[m*2*half : last*2*half])
		clear(scale[m:last])
	}
	for p := range full {
		b := w.pairs[p*half*2*panel:]
		i := 0
		for ; i+rows <= tiled; i += rows {
			w.level.wholeTile(half, whole[i*2*half:], b, scale[i:], c[i*ldc+p*panel:], ldc)
		}
		w.wholeEdge(p, panel, i, tiled, whole, scale, c, ldc)
	}
	for i := tiled; i < m && full > 0; i++ {
		w.wholeRow(full, whole[i*2*half:], scale[i], c[i*ldc:])
	}
	if full*panel < w.N {
		clear(whole[m*2*half:])
		clear(scale[m:])
		for i := 0; i < m; i += rows {
			w.wholeEdge(full, w.N-full*panel, i, min(i+rows, m), whole, scale, c, ldc)
		}
	}
}

// wholeEdge does the rows [i,m), at most six, and the first width columns of
// panel p, by way of a tile of its own.
func (w *Scaled) wholeEdge(p, width, i, m int, whole []int16, scale, c []float32, ldc int) {
	if i >= m {
		return
	}
	half := (w.K + 1) / 2
	var out [rows * panel]float32
	for r := range m - i {
		copy(out[r*panel:][:width], c[(i+r)*ldc+p*panel:])
	}
	w.level.wholeTile(half, whole[i*2*half:], w.pairs[p*half*2*panel:], scale[i:], out[:], panel)
	for r := range m - i {
		copy(c[(i+r)*ldc+p*panel:][:width], out[r*panel:])
	}
}

// roundPairs writes a row, each number times its scale, as whole numbers, with a
// 0 at the end where they are odd in number. It returns what one of them stands
// for.
func roundPairs(out []int16, a, scale []float32) float32 {
	n := len(scale) - len(scale)%unit
	a, out = a[:len(scale)], out[:len(scale)+len(scale)%2]
	top := float32(0)
	if n > 0 {
		top = highest(a[:n], scale[:n])
	}
	for i, s := range scale[n:] {
		v := a[n+i] * s
		top = max(top, v, -v)
	}
	by, times := step(top)
	if n > 0 {
		roundMany(out[:n], a[:n], scale[:n], times)
	}
	for i, s := range scale[n:] {
		v := float32(float32(a[n+i]*s) * times)
		out[n+i] = int16((v + magic) - magic)
	}
	clear(out[len(scale):])
	return by
}
