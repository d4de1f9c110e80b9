//go:build !amd64 && !arm64

package nn

func (l Level) tile(k int, a []float32, lda int, b, c []float32, ldc int) {
	plainTile(k, a, lda, b, c, ldc)
}

func (l Level) row(b *Packed, full int, a, c []float32) { plainPanels(b, full, a, c) }
