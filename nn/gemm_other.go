//go:build !amd64

package nn

func tile(k int, a []float32, lda int, b, c []float32, ldc int) {
	plainTile(k, a, lda, b, c, ldc)
}

func rowPanels(c, a []float32, b *Packed, full int) int { return 0 }
