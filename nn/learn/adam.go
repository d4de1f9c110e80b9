package learn

import "math"

// Adam moves parameters along their gradients.
type Adam struct {
	Rate         float64 // at its highest
	Beta1, Beta2 float64
	Clip         float64 // norm above which gradients are scaled down
	Warm, Total  int     // steps until the rate is highest, and until it is 0

	step int
}

// Step merges the gradients of all workers, scales them by 1/count, moves the
// parameters and resets the gradients. grads has, for each worker, a gradient
// for each parameter.
func (a *Adam) Step(params []*Param, grads [][]*Grad, count int) {
	a.step++
	for _, other := range grads[1:] {
		for i, g := range other {
			grads[0][i].merge(g)
		}
	}
	scale := a.scale(params, grads[0], 1/float64(max(count, 1)))
	rate := a.rate() * math.Sqrt(1-math.Pow(a.Beta2, float64(a.step))) / (1 - math.Pow(a.Beta1, float64(a.step)))
	for i, p := range params {
		g := grads[0][i]
		g.each(p, func(from, to int) {
			a.move(p.W[from:to], p.m[from:to], p.v[from:to], g.G[from:to], float32(scale), float32(rate))
		})
		g.reset()
	}
}

func (a *Adam) move(w, m, v, g []float32, scale, rate float32) {
	b1, b2 := float32(a.Beta1), float32(a.Beta2)
	for i, x := range g {
		x *= scale
		m[i] = b1*m[i] + (1-b1)*x
		v[i] = b2*v[i] + (1-b2)*x*x
		w[i] -= rate * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-8)
	}
}

// scale returns by what the gradients are to be multiplied: unit, or less where
// their norm is above Clip.
func (a *Adam) scale(params []*Param, grads []*Grad, unit float64) float64 {
	sum := 0.0
	for i, p := range params {
		g := grads[i]
		g.each(p, func(from, to int) {
			for _, x := range g.G[from:to] {
				sum += float64(x) * float64(x)
			}
		})
	}
	if norm := math.Sqrt(sum) * unit; norm > a.Clip {
		return unit * a.Clip / norm
	}
	return unit
}

func (a *Adam) rate() float64 {
	if a.step < a.Warm {
		return a.Rate * float64(a.step) / float64(a.Warm)
	}
	left := float64(a.Total-a.step) / float64(max(a.Total-a.Warm, 1))
	return a.Rate * max(left, 0)
}
