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
func Tanh(x []float32) {
	done := vectorTanh(x)
	for i, v := range x[done:] {
		x[done+i] = tanh(v)
	}
}

// Sigmoid replaces each number by its logistic function.
func Sigmoid(x []float32) {
	done := vectorSigmoid(x)
	for i, v := range x[done:] {
		x[done+i] = 0.5*tanh(0.5*v) + 0.5
	}
}

func tanh(x float32) float32 {
	x = max(-tanhClamp, min(x, tanhClamp))
	y := x * x
	p := (((((tanhA13*y+tanhA11)*y+tanhA9)*y+tanhA7)*y+tanhA5)*y+tanhA3)*y + tanhA1
	q := ((tanhB6*y+tanhB4)*y+tanhB2)*y + tanhB0
	return x * p / q
}
