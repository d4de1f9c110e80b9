package nn

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(rng.NormFloat64())
	}
	return x
}

func near(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-3*(1+math.Abs(float64(b))) }

func TestMul(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 300 {
		m, k, n := 1+rng.IntN(20), 1+rng.IntN(600), 1+rng.IntN(200)
		lda, ldb, ldc := k+rng.IntN(5), n+rng.IntN(5), n+rng.IntN(5)
		a, b, c := random(rng, m*lda), random(rng, k*ldb), random(rng, m*ldc)
		want := append([]float32(nil), c...)
		for i := range m {
			for j := range n {
				for l := range k {
					want[i*ldc+j] += a[i*lda+l] * b[l*ldb+j]
				}
			}
		}
		Mul(c, ldc, a, lda, m, Pack(b, k, n, ldb, nil))
		for i := range c {
			if !near(c[i], want[i]) {
				t.Fatalf("%d×%d×%d: element %d is %g, want %g", m, k, n, i, c[i], want[i])
			}
		}
	}
}

func TestActivations(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	x := random(rng, 1003)
	for i := range x {
		x[i] *= 4
	}
	th, sg := append([]float32(nil), x...), append([]float32(nil), x...)
	Tanh(th)
	Sigmoid(sg)
	for i, v := range x {
		if want := math.Tanh(float64(v)); math.Abs(float64(th[i])-want) > 1e-5 {
			t.Fatalf("tanh %g is %g, want %g", v, th[i], want)
		}
		if want := 1 / (1 + math.Exp(-float64(v))); math.Abs(float64(sg[i])-want) > 1e-5 {
			t.Fatalf("sigmoid %g is %g, want %g", v, sg[i], want)
		}
	}
}

func BenchmarkMul(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 3))
	for _, s := range []struct {
		name    string
		m, k, n int
	}{{"sentence", 30, 256, 512}, {"batch", 480, 256, 1024}, {"step", 1, 128, 512}, {"step16", 16, 128, 512}} {
		b.Run(s.name, func(b *testing.B) {
			a, w, c := random(rng, s.m*s.k), Pack(random(rng, s.k*s.n), s.k, s.n, s.n, nil), make([]float32, s.m*s.n)
			for b.Loop() {
				Mul(c, s.n, a, s.k, s.m, w)
			}
			b.ReportMetric(float64(s.m*s.k*s.n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
		})
	}
}

func BenchmarkTanh(b *testing.B) {
	x := make([]float32, 512)
	for b.Loop() {
		Tanh(x)
	}
}
