package nn

// The rational function that stands for the hyperbolic tangent, odd over even,
// as in the Eigen library; its error is below 1e-6.
const (
	tanhClamp = 7.90531110763549805

	tanhA1  = 4.89352455891786e-03
	tanhA3  = 6.37261928875436e-04
	tanhA5  = 1.48572235717979e-05
	tanhA7  = 5.12229709037114e-08
	tanhA9  = -8.60467152213735e-11
	tanhA11 = 2.00018790482477e-13
	tanhA13 = -2.76076847742355e-16

	tanhB0 = 4.89352518554385e-03
	tanhB2 = 2.26843463243900e-03
	tanhB4 = 1.18534705686654e-04
	tanhB6 = 1.19825839466702e-06
)

// Tanh replaces each number by its hyperbolic tangent.
func Tanh(x []float32) { best.Tanh(x) }

// Tanh is the function of that name with the kernels of the level.
func (l Level) Tanh(x []float32) {
	done := l.vectorTanh(x)
	for i, v := range x[done:] {
		x[done+i] = tanh(v)
	}
}

// Sigmoid replaces each number by its logistic function.
func (l Level) Sigmoid(x []float32) {
	done := l.vectorSigmoid(x)
	for i, v := range x[done:] {
		x[done+i] = float32(0.5*tanh(0.5*v)) + 0.5
	}
}

// tanh rounds after each product (that is what the conversions are for: without
// them a compiler may join product and sum), as all kernels do.
func tanh(x float32) float32 {
	if x > tanhClamp {
		x = tanhClamp
	} else if x < -tanhClamp {
		x = -tanhClamp
	}
	y := float32(x * x)
	p := float32(tanhA13*y) + tanhA11
	p = float32(p*y) + tanhA9
	p = float32(p*y) + tanhA7
	p = float32(p*y) + tanhA5
	p = float32(p*y) + tanhA3
	p = float32(p*y) + tanhA1
	q := float32(tanhB6*y) + tanhB4
	q = float32(q*y) + tanhB2
	q = float32(q*y) + tanhB0
	return float32(x*p) / q
}

// Rectify multiplies the numbers below 0 by slope, which is less than 1.
func (l Level) Rectify(x []float32, slope float32) {
	done := l.vectorRectify(x, slope)
	for i, v := range x[done:] {
		x[done+i] = max(v, slope*v)
	}
}

// AddBytes adds s times q to x; each byte of q is a number from -128 to 127.
func (l Level) AddBytes(x []float32, q []byte, s float32) {
	x = x[:len(q)]
	done := l.vectorAddBytes(x, q, s)
	for i, b := range q[done:] {
		x[done+i] += float32(s * float32(int8(b)))
	}
}

// Outer writes the products of each number of a with each of b, in the order of
// a.
func (l Level) Outer(x, a, b []float32) {
	n := len(b)
	for i, v := range a {
		row := x[i*n : (i+1)*n]
		done := l.vectorTimes(row, b, v)
		for j, u := range b[done:] {
			row[done+j] = v * u
		}
	}
}
