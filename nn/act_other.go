//go:build !amd64

package nn

func vectorTanh(x []float32) int    { return 0 }
func vectorSigmoid(x []float32) int { return 0 }
