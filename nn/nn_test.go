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

func TestPackTransposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 4))
	for range 50 {
		n, k := 1+rng.IntN(80), 1+rng.IntN(40)
		b, turned := random(rng, n*k), make([]float32, n*k)
		for i := range n {
			for j := range k {
				turned[j*n+i] = b[i*k+j]
			}
		}
		a := random(rng, 3*k)
		got, want := make([]float32, 3*n), make([]float32, 3*n)
		Mul(got, n, a, k, 3, PackTransposed(b, n, k, k, &Packed{}))
		Mul(want, n, a, k, 3, Pack(turned, k, n, n, nil))
		for i := range want {
			if !near(got[i], want[i]) {
				t.Fatalf("%d×%d: element %d is %g, want %g", n, k, i, got[i], want[i])
			}
		}
	}
}

// TestCell compares a cell with its equations.
func TestCell(t *testing.T) {
	const in, h, n = 6, 8, 5
	rng := rand.New(rand.NewPCG(1, 5))
	wx, wh, bias, x := random(rng, in*4*h), random(rng, h*4*h), random(rng, 4*h), random(rng, n*in)
	c := Cell{In: in, H: h, Wx: Pack(wx, in, 4*h, 4*h, nil), Wh: Pack(wh, h, 4*h, 4*h, nil), Bias: bias}
	for _, reverse := range []bool{false, true} {
		out := make([]float32, n*h)
		c.Run(x, in, n, out, h, reverse, make([]float32, n*4*h), make([]float32, h))
		last, state := make([]float64, h), make([]float64, h)
		for step := range n {
			i := step
			if reverse {
				i = n - 1 - step
			}
			sums := make([]float64, 4*h)
			for j := range sums {
				sums[j] = float64(bias[j])
				for k := range in {
					sums[j] += float64(x[i*in+k] * wx[k*4*h+j])
				}
				for k := range h {
					sums[j] += last[k] * float64(wh[k*4*h+j])
				}
			}
			for j := range h {
				gate := func(g int) float64 { return 1 / (1 + math.Exp(-sums[g*h+j])) }
				state[j] = gate(1)*state[j] + gate(0)*math.Tanh(sums[3*h+j])
				last[j] = gate(2) * math.Tanh(state[j])
			}
			for j, v := range last {
				if !near(out[i*h+j], float32(v)) {
					t.Fatalf("reverse %t, step %d, unit %d: %g, want %g", reverse, step, j, out[i*h+j], v)
				}
			}
		}
	}
}
