package nn

//go:noescape
func tanh8(n int, x *float32)

//go:noescape
func sigmoid8(n int, x *float32)

// vectorTanh does as many of the first numbers as go together, and returns how
// many it did.
func vectorTanh(x []float32) int {
	n := len(x) &^ 7
	if cpu == plain || n == 0 {
		return 0
	}
	tanh8(n, &x[0])
	return n
}

func vectorSigmoid(x []float32) int {
	n := len(x) &^ 7
	if cpu == plain || n == 0 {
		return 0
	}
	sigmoid8(n, &x[0])
	return n
}
