package nn

//go:noescape
func tanh4(n int, x *float32)

//go:noescape
func sigmoid4(n int, x *float32)

//go:noescape
func rectify4(n int, x *float32, slope float32)

//go:noescape
func addBytes8(n int, x *float32, q *byte, s float32)

//go:noescape
func times4(n int, x, a *float32, v float32)

// many is how many numbers of n a kernel can do that takes unit at once, 0
// where there is none.
func (l Level) many(n, unit int) int {
	if l == Plain {
		return 0
	}
	return n - n%unit
}

// vectorTanh does as many of the first numbers as go together, and returns how
// many it did.
func (l Level) vectorTanh(x []float32) int {
	n := l.many(len(x), 4)
	if n > 0 {
		tanh4(n, &x[0])
	}
	return n
}

func (l Level) vectorSigmoid(x []float32) int {
	n := l.many(len(x), 4)
	if n > 0 {
		sigmoid4(n, &x[0])
	}
	return n
}

func (l Level) vectorRectify(x []float32, slope float32) int {
	n := l.many(len(x), 4)
	if n > 0 {
		rectify4(n, &x[0], slope)
	}
	return n
}

func (l Level) vectorAddBytes(x []float32, q []byte, s float32) int {
	n := l.many(len(x), 8)
	if n > 0 {
		addBytes8(n, &x[0], &q[0], s)
	}
	return n
}

// vectorTimes writes a times v to x.
func (l Level) vectorTimes(x, a []float32, v float32) int {
	n := l.many(len(x), 4)
	if n > 0 {
		times4(n, &x[0], &a[0], v)
	}
	return n
}

// vectorGate does none: there is no kernel of whole units.
func (l Level) vectorGate(sums, state, out []float32) int { return 0 }
