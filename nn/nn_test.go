package nn

import (
	"math"
	"math/rand/v2"
	"slices"
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

// eachLevel runs a test with each kind of kernel that this processor has.
func eachLevel(t *testing.T, test func(t *testing.T, l Level)) {
	for _, l := range Levels() {
		t.Run(l.String(), func(t *testing.T) { test(t, l) })
	}
}

// sizes are those of networks, and others that leave kernels a rest.
var sizes = []int{1, 2, 5, 31, 32, 33, 48, 51, 64, 96, 113, 128, 160, 192, 256, 352, 512, 600}

func size(rng *rand.Rand) int {
	if rng.IntN(2) == 0 {
		return sizes[rng.IntN(len(sizes))]
	}
	return 1 + rng.IntN(600)
}

func TestMul(t *testing.T) {
	eachLevel(t, func(t *testing.T, l Level) {
		rng := rand.New(rand.NewPCG(1, 1))
		for range 40 {
			m, k, n := 1+rng.IntN(20), size(rng), size(rng)
			lda, ldb, ldc := k+rng.IntN(5), n+rng.IntN(5), n+rng.IntN(5)
			a, b, c := random(rng, (m-1)*lda+k), random(rng, k*ldb), random(rng, m*ldc)
			want := slices.Clone(c)
			for i := range m {
				for j := range n {
					for l := range k {
						want[i*ldc+j] += a[i*lda+l] * b[l*ldb+j]
					}
				}
			}
			l.Mul(c, ldc, a, lda, m, Pack(b, k, n, ldb, nil))
			for i := range c {
				if !near(c[i], want[i]) {
					t.Fatalf("%d×%d×%d: element %d is %g, want %g", m, k, n, i, c[i], want[i])
				}
			}
		}
	})
}

// A row gives the same bits with whichever rows it is multiplied.
func TestMulRows(t *testing.T) {
	eachLevel(t, func(t *testing.T, l Level) {
		rng := rand.New(rand.NewPCG(1, 6))
		for range 40 {
			m, k, n := 1+rng.IntN(20), size(rng), size(rng)
			a, b, c := random(rng, m*k), Pack(random(rng, k*n), k, n, n, nil), random(rng, m*n)
			alone := slices.Clone(c)
			l.Mul(c, n, a, k, m, b)
			for i := range m {
				l.Mul(alone[i*n:(i+1)*n], n, a[i*k:(i+1)*k], k, 1, b)
			}
			if !slices.Equal(c, alone) {
				t.Fatalf("%d×%d×%d: rows give other sums together than alone", m, k, n)
			}
		}
	})
}

// weights draws a matrix of 8-bit numbers with scales.
func weights(rng *rand.Rand, k, n int) ([]byte, []float32) {
	data, scale := make([]byte, k*n), make([]float32, k)
	for i := range data {
		data[i] = byte(rng.IntN(255) - 127)
	}
	for i := range scale {
		scale[i] = rng.Float32() / 100
	}
	return data, scale
}

// TestScaled compares products with those of real numbers, and the levels with
// plain Go, bit by bit.
func TestScaled(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 7))
	for range 60 {
		m, k, n := 1+rng.IntN(20), size(rng), size(rng)
		lda, ldc := k+rng.IntN(5), n+rng.IntN(5)
		a, before := random(rng, (m-1)*lda+k), random(rng, (m-1)*ldc+n)
		data, scale := weights(rng, k, n)
		if rng.IntN(4) == 0 {
			clear(a[:k])
		}
		want := slices.Clone(before)
		var mem Left
		NewScaled(Plain, data, scale, k, n).Mul(&mem, want, ldc, a, lda, m)
		checkScaled(t, want, before, data, scale, a, lda, ldc, m, n)
		for _, l := range Levels() {
			w, c, alone := NewScaled(l, data, scale, k, n), slices.Clone(before), slices.Clone(before)
			w.Mul(&mem, c, ldc, a, lda, m)
			for i := range m {
				w.Mul(&mem, alone[i*ldc:], ldc, a[i*lda:], lda, 1)
			}
			if !slices.Equal(c, want) || !slices.Equal(alone, want) {
				t.Fatalf("%v, %d×%d×%d: not what plain Go gives", l, m, k, n)
			}
			checkBias(t, w, a, lda, m)
		}
	}
}

// checkBias: a bias beneath the product is a product added to it.
func checkBias(t *testing.T, w *Scaled, a []float32, lda, m int) {
	t.Helper()
	n := w.N
	bias := random(rand.New(rand.NewPCG(1, 12)), n)
	want, got := make([]float32, m*n), make([]float32, m*n)
	for i := range m {
		copy(want[i*n:(i+1)*n], bias)
	}
	w.Mul(&Left{}, want, n, a, lda, m)
	if w.MulTo(&Left{}, got, n, bias, a, lda, m); !slices.Equal(got, want) {
		t.Fatalf("%v, %d×%d×%d: a bias gives other numbers than a sum", w.level, m, w.K, n)
	}
}

// checkScaled allows each number of A an error of half a step of its row.
func checkScaled(t *testing.T, got, before []float32, data []byte, scale, a []float32, lda, ldc, m, n int) {
	t.Helper()
	for i := range m {
		top, sum := 0.0, 0.0
		for k, s := range scale {
			top = max(top, math.Abs(float64(a[i*lda+k]*s)))
		}
		for j := range n {
			want := float64(before[i*ldc+j])
			sum = 0
			for k, s := range scale {
				q := float64(int8(data[k*n+j]))
				want += float64(a[i*lda+k]) * float64(s) * q
				sum += math.Abs(q)
			}
			if allowed := sum*top/limit*0.51 + 1e-4*math.Abs(want) + 1e-5; math.Abs(float64(got[i*ldc+j])-want) > allowed {
				t.Fatalf("element %d,%d is %g, want %g ± %g", i, j, got[i*ldc+j], want, allowed)
			}
		}
	}
}

// Sums at the bounds of what fits.
func TestScaledExtremes(t *testing.T) {
	for _, k := range []int{1, span, span + 1, 4 * span, maxDepth} {
		data, scale, a := make([]byte, k), make([]float32, k), make([]float32, k)
		for i := range data {
			data[i], scale[i], a[i] = 0x80, 1, limit
		}
		for _, l := range Levels() {
			c := []float32{0}
			NewScaled(l, data, scale, k, 1).Mul(&Left{}, c, 1, a, k, 1)
			if want := float32(-128 * limit * float64(k)); c[0] != want {
				t.Errorf("%v, %d rows: %g, want %g", l, k, c[0], want)
			}
		}
	}
	if Fits(0) || Fits(maxDepth+1) {
		t.Error("a matrix fits that does not")
	}
}

func TestActivations(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	x := random(rng, 1003)
	for i := range x {
		x[i] *= 4
	}
	x[0], x[1], x[2] = 100, -100, 0
	for _, l := range Levels() {
		th, sg := slices.Clone(x), slices.Clone(x)
		l.Tanh(th)
		l.Sigmoid(sg)
		for i, v := range x {
			if want := math.Tanh(float64(v)); math.Abs(float64(th[i])-want) > 1e-5 {
				t.Fatalf("tanh %g is %g, want %g", v, th[i], want)
			}
			if want := 1 / (1 + math.Exp(-float64(v))); math.Abs(float64(sg[i])-want) > 1e-5 {
				t.Fatalf("sigmoid %g is %g, want %g", v, sg[i], want)
			}
			one := []float32{v} // too few for a kernel
			if Plain.Tanh(one); one[0] != th[i] {
				t.Fatalf("%v: tanh %g is %g, plain Go says %g", l, v, th[i], one[0])
			}
			one[0] = v
			if Plain.Sigmoid(one); one[0] != sg[i] {
				t.Fatalf("%v: sigmoid %g is %g, plain Go says %g", l, v, sg[i], one[0])
			}
		}
	}
}

// The kernels of single vectors give what plain Go gives, bit by bit.
func TestVectors(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 10))
	for range 100 {
		n := 1 + rng.IntN(150)
		x, q, b := random(rng, n), make([]byte, n), random(rng, 1+rng.IntN(70))
		for i := range q {
			q[i] = byte(rng.IntN(256))
		}
		want := slices.Clone(x)
		for i := range want {
			want[i] += float32(0.37 * float32(int8(q[i])))
		}
		outer := make([]float32, n*len(b))
		for i, v := range x {
			for j, u := range b {
				outer[i*len(b)+j] = v * u
			}
		}
		for _, l := range Levels() {
			got := slices.Clone(x)
			if l.AddBytes(got, q, 0.37); !slices.Equal(got, want) {
				t.Fatalf("%v: sum of %d bytes", l, n)
			}
			got = make([]float32, len(outer))
			if l.Outer(got, x, b); !slices.Equal(got, outer) {
				t.Fatalf("%v: products of %d and %d", l, n, len(b))
			}
			got = slices.Clone(x)
			l.Rectify(got, 0.1)
			for i, v := range x {
				if got[i] != max(v, 0.1*v) {
					t.Fatalf("%v: %g is rectified to %g", l, v, got[i])
				}
			}
		}
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

func TestBatch(t *testing.T) {
	var b Batch
	b.Lay([]int{4, 2, 2, 1})
	if !slices.Equal(b.N, []int{4, 3, 1, 1}) || !slices.Equal(b.Off, []int{0, 4, 7, 8}) || b.Rows != 9 || b.Row(1, 1) != 5 {
		t.Errorf("%+v", b)
	}
	if b.Lay(nil); b.Rows != 0 {
		t.Errorf("%+v", b)
	}
}

func BenchmarkMul(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 3))
	for _, l := range Levels() {
		for _, s := range []struct {
			name    string
			m, k, n int
		}{{"batch", 480, 256, 512}, {"step", 1, 128, 512}, {"step16", 16, 128, 512}} {
			a, c := random(rng, s.m*s.k), make([]float32, s.m*s.n)
			gmacs := func(b *testing.B) {
				b.ReportMetric(float64(s.m*s.k*s.n)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
			}
			b.Run(l.String()+"/float/"+s.name, func(b *testing.B) {
				w := Pack(random(rng, s.k*s.n), s.k, s.n, s.n, nil)
				for b.Loop() {
					l.Mul(c, s.n, a, s.k, s.m, w)
				}
				gmacs(b)
			})
			b.Run(l.String()+"/scaled/"+s.name, func(b *testing.B) {
				data, scale := weights(rng, s.k, s.n)
				w, mem := NewScaled(l, data, scale, s.k, s.n), Left{}
				for b.Loop() {
					w.Mul(&mem, c, s.n, a, s.k, s.m)
				}
				gmacs(b)
			})
		}
	}
}

func BenchmarkTanh(b *testing.B) {
	x := make([]float32, 512)
	for _, l := range Levels() {
		b.Run(l.String(), func(b *testing.B) {
			for b.Loop() {
				l.Tanh(x)
			}
		})
	}
}
