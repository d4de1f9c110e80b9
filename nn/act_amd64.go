package nn

//go:noescape
func tanh8(n int, x *float32)

//go:noescape
func sigmoid8(n int, x *float32)

//go:noescape
func rectify8(n int, x *float32, slope float32)

//go:noescape
func addBytes8(n int, x *float32, q *byte, s float32)

//go:noescape
func times8(n int, x, a *float32, v float32)

//go:noescape
func gate16(n int, sums *float32, stride int, state, out *float32)

// many is how many numbers of n the kernels, which take eight at once, can do.
func (l Level) many(n int) int {
	if l == Plain {
		return 0
	}
	return n &^ 7
}

// vectorTanh does as many of the first numbers as go together, and returns how
// many it did.
func (l Level) vectorTanh(x []float32) int {
	n := l.many(len(x))
	if n > 0 {
		tanh8(n, &x[0])
	}
	return n
}

func (l Level) vectorSigmoid(x []float32) int {
	n := l.many(len(x))
	if n > 0 {
		sigmoid8(n, &x[0])
	}
	return n
}

func (l Level) vectorRectify(x []float32, slope float32) int {
	n := l.many(len(x))
	if n > 0 {
		rectify8(n, &x[0], slope)
	}
	return n
}

func (l Level) vectorAddBytes(x []float32, q []byte, s float32) int {
	n := l.many(len(x))
	if n > 0 {
		addBytes8(n, &x[0], &q[0], s)
	}
	return n
}

// vectorTimes writes a times v to x.
func (l Level) vectorTimes(x, a []float32, v float32) int {
	n := l.many(len(x))
	if n > 0 {
		times8(n, &x[0], &a[0], v)
	}
	return n
}

// vectorGate does as many of the first units as go together, and returns how many
// it did. Without AVX-512 there are too few registers for all that a unit needs.
func (l Level) vectorGate(sums, state, out []float32) int {
	h := len(state)
	n := h &^ 15
	if l < AVX512 || n == 0 {
		return 0
	}
	_, _ = sums[4*h-1], out[h-1]
	gate16(n, &sums[0], 4*h, &state[0], &out[0])
	return n
}
