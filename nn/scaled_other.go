//go:build !amd64 && !arm64

package nn

// mulPairs is never called: the only level here is plain.
func (w *Scaled) mulPairs(mem *Left, from []float32, ldf int, c []float32, ldc int, a []float32, lda, m int) {
}
