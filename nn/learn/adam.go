package learn

import (
	"math"
	"sync"
	"sync/atomic"
)

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
// for each parameter. It takes as many goroutines as there are workers, and
// their number does not change the outcome.
func (a *Adam) Step(params []*Param, grads [][]*Grad, count int) {
	a.step++
	all, squares := grads[0], make([]float64, len(params))
	each(len(grads), params, func(i int) {
		for _, other := range grads[1:] {
			all[i].merge(other[i])
		}
		squares[i] = all[i].squares(params[i])
	})
	scale := a.scale(squares, 1/float64(max(count, 1)))
	rate := a.rate() * math.Sqrt(1-math.Pow(a.Beta2, float64(a.step))) / (1 - math.Pow(a.Beta1, float64(a.step)))
	each(len(grads), params, func(i int) {
		p, g := params[i], all[i]
		g.each(p, func(from, to int) {
			a.move(p.W[from:to], p.m[from:to], p.v[from:to], g.G[from:to], float32(scale), float32(rate))
		})
		g.reset()
	})
}

// each calls use with the index of every parameter, from several goroutines.
func each(goroutines int, params []*Param, use func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range goroutines {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(params); i = int(next.Add(1)) - 1 {
				use(i)
			}
		})
	}
	wg.Wait()
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
// their norm is above Clip. squares are the sums of squares of each parameter's.
func (a *Adam) scale(squares []float64, unit float64) float64 {
	sum := 0.0
	for _, s := range squares {
		sum += s
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
