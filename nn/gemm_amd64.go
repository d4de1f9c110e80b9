package nn

//go:noescape
func tile16(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func tile32(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func row32(k int, a, b, c *float32)

//go:noescape
func row64(k int, a, b *float32, stride int, c *float32)

//go:noescape
func row128(k int, a, b *float32, stride int, c *float32)

// tile does six rows by one panel of C += A·B.
func (l Level) tile(k int, a []float32, lda int, b, c []float32, ldc int) {
	_, _, _ = a[(rows-1)*lda+k-1], b[k*panel-1], c[(rows-1)*ldc+panel-1]
	switch l {
	case VNNI, AVX512:
		tile32(k, &a[0], 4*lda, &b[0], &c[0], 4*ldc)
	case AVX2:
		tile16(k, &a[0], 4*lda, &b[0], &c[0], 4*ldc)
		tile16(k, &a[0], 4*lda, &b[panel/2], &c[panel/2], 4*ldc)
	default:
		plainTile(k, a, lda, b, c, ldc)
	}
}

// row does one row by the first full panels.
func (l Level) row(b *Packed, full int, a, c []float32) {
	if l == Plain {
		plainPanels(b, full, a, c)
		return
	}
	stride, p := b.K*panel, 0
	if l >= AVX512 {
		for ; p+4 <= full; p += 4 {
			row128(b.K, &a[0], &b.data[p*stride], 4*stride, &c[p*panel])
		}
	}
	for ; p+2 <= full; p += 2 {
		row64(b.K, &a[0], &b.data[p*stride], 4*stride, &c[p*panel])
	}
	if p < full {
		row32(b.K, &a[0], &b.data[p*stride], &c[p*panel])
	}
}
