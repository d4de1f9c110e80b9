package nn

//go:noescape
func tileNEON(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func rowNEON(k int, a, b, c *float32)

// tile does six rows by one panel of C += A·B.
func (l Level) tile(k int, a []float32, lda int, b, c []float32, ldc int) {
	_, _, _ = a[(rows-1)*lda+k-1], b[k*panel-1], c[(rows-1)*ldc+panel-1]
	if l == Plain {
		plainTile(k, a, lda, b, c, ldc)
		return
	}
	tileNEON(k, &a[0], 4*lda, &b[0], &c[0], 4*ldc)
	tileNEON(k, &a[0], 4*lda, &b[panel/2], &c[panel/2], 4*ldc)
}

// row does one row by the first full panels.
func (l Level) row(b *Packed, full int, a, c []float32) {
	if l == Plain {
		plainPanels(b, full, a, c)
		return
	}
	for p := range full {
		rowNEON(b.K, &a[0], &b.data[p*b.K*panel], &c[p*panel])
	}
}
