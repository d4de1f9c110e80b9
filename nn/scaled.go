package nn

import "math"

// Scaled is a matrix of whole numbers of 8 bits, each row times a number of its
// own, made ready to stand on the right of products. It is what weights are
// stored as.
//
// A product with it is one of whole numbers: the rows of the left matrix are
// rounded to 12 bits of the largest number of each row ([Left]). Sums of whole
// numbers are exact, in whatever order and by whatever instructions they are
// made. So a row gives the same bits on every processor and with whichever rows
// it is multiplied, and kernels may be as different as they need:
//
//   - AVX2, AVX-512 and NEON multiply numbers of 16 bits and add up 32 bits.
//   - Plain Go multiplies a float64 that holds two whole numbers, side by side
//     in the bits of its mantissa, and so makes two products at once.
type Scaled struct {
	K, N  int // rows, columns
	level Level
	scale []float32 // of rows

	// For assembly: panels of 32 columns; of each pair of rows, the numbers of
	// the first and the second in turn.
	pairs []int16
	// For plain Go: panels of 8 columns; of each row, four numbers that hold two
	// columns each.
	twins []float64
}

// limit is the largest whole number in a [Left]. A sum of span products of it
// and a number of 8 bits stays below half of twin.
const (
	limit = 2047
	span  = 128
	twin  = 1 << 26
)

// twinPanel is the number of columns that plain Go does at once.
const twinPanel = 8

// maxDepth bounds K so that sums stay within 32 bits.
const maxDepth = math.MaxInt32 / (limit * 128)

// NewScaled packs a matrix of k rows and n columns for the level; each byte of
// data is a number from -128 to 127. It panics if k is so large that a sum could
// leave 32 bits; see [Fits].
func NewScaled(l Level, data []byte, scale []float32, k, n int) *Scaled {
	if !Fits(k) || len(data) < k*n || len(scale) < k {
		panic("nn: matrix out of bounds")
	}
	w := &Scaled{K: k, N: n, level: l, scale: scale[:k:k]}
	if l == Plain {
		w.packTwins(data)
	} else {
		w.packPairs(data)
	}
	return w
}

// Fits reports whether a matrix of k rows can be packed.
func Fits(k int) bool { return k > 0 && k <= maxDepth }

func (w *Scaled) packPairs(data []byte) {
	panels, half := (w.N+panel-1)/panel, (w.K+1)/2
	w.pairs = make([]int16, panels*half*2*panel)
	for i := range w.K {
		for j, q := range data[i*w.N : (i+1)*w.N] {
			w.pairs[((j/panel*half+i/2)*panel+j%panel)*2+i%2] = int16(int8(q))
		}
	}
}

func (w *Scaled) packTwins(data []byte) {
	const half = twinPanel / 2
	panels := (w.N + twinPanel - 1) / twinPanel
	w.twins = make([]float64, panels*w.K*half)
	for i := range w.K {
		for j, q := range data[i*w.N : (i+1)*w.N] {
			at := (j/twinPanel*w.K+i)*half + j%twinPanel/2
			if j%2 == 0 {
				w.twins[at] += float64(int8(q))
			} else {
				w.twins[at] += float64(int8(q)) * twin
			}
		}
	}
}

// Left is memory for the left matrix of a product, rounded to whole numbers. It
// is used again from product to product.
type Left struct {
	whole  []int16   // for assembly: rows of a length that is even
	double []float64 // for plain Go
	scale  []float32
}

// Mul adds A·W to C. A has m rows and K columns, C has m rows and N columns.
func (w *Scaled) Mul(mem *Left, c []float32, ldc int, a []float32, lda, m int) {
	if m == 0 {
		return
	}
	_, _ = c[(m-1)*ldc+w.N-1], a[(m-1)*lda+w.K-1]
	if w.level == Plain {
		w.mulTwins(mem, c, ldc, a, lda, m)
	} else {
		w.mulPairs(mem, c, ldc, a, lda, m)
	}
}

// grow returns a slice of n elements in the memory of *b, their values unknown.
func grow[T any](b *[]T, n int) []T {
	if cap(*b) < n {
		*b = make([]T, n+n/4)
	}
	*b = (*b)[:n]
	return *b
}

// tiny is below what is worth a step: a row without anything larger is 0.
const tiny = 1e-20

// step returns what a row, each number times scale, is divided by so that its
// largest is limit, and what it is multiplied with instead.
func step(top float32) (by, times float32) {
	if top < tiny {
		return 0, 0
	}
	return top / limit, limit / top
}

// magic, added to a number and taken away again, leaves it rounded to the
// nearest whole number, as processors round: halves to the even one.
const magic = 3 << 22

func roundRow(out []float64, a, scale []float32) float32 {
	a = a[:len(scale)]
	top := float32(0)
	for i, s := range scale {
		v := float32(a[i] * s)
		top = max(top, v, -v)
	}
	by, times := step(top)
	out = out[:len(scale)]
	for i, s := range scale {
		v := float32(float32(a[i]*s) * times)
		out[i] = float64((v + magic) - magic)
	}
	return by
}

// mulTwins is Mul in plain Go.
func (w *Scaled) mulTwins(mem *Left, c []float32, ldc int, a []float32, lda, m int) {
	const half = twinPanel / 2
	whole, scale := grow(&mem.double, (m+1)*w.K), grow(&mem.scale, m+1)
	for i := range m {
		scale[i] = roundRow(whole[i*w.K:(i+1)*w.K], a[i*lda:], w.scale)
	}
	clear(whole[m*w.K:])
	scale[m] = 0
	panels := (w.N + twinPanel - 1) / twinPanel
	for p := range panels {
		b := w.twins[p*w.K*half : (p+1)*w.K*half]
		width := min(twinPanel, w.N-p*twinPanel)
		for i := 0; i < m; i += 2 {
			var sum [2][twinPanel]float64
			for k := 0; k < w.K; k += span {
				n := min(span, w.K-k)
				twinTile(whole[i*w.K+k:][:n], whole[(i+1)*w.K+k:][:n], b[k*half:(k+n)*half], &sum)
			}
			for r := range min(2, m-i) {
				dst, s := c[(i+r)*ldc+p*twinPanel:][:width], scale[i+r]
				for j := range dst {
					dst[j] += float32(float32(sum[r][j]) * s)
				}
			}
		}
	}
}

// twinTile adds two rows by one panel to sum.
func twinTile(a0, a1, b []float64, sum *[2][twinPanel]float64) {
	var s0, s1, s2, s3, t0, t1, t2, t3 float64
	a1 = a1[:len(a0)]
	for k, x := range a0 {
		y := a1[k]
		w := (*[4]float64)(b)
		s0 += x * w[0]
		s1 += x * w[1]
		s2 += x * w[2]
		s3 += x * w[3]
		t0 += y * w[0]
		t1 += y * w[1]
		t2 += y * w[2]
		t3 += y * w[3]
		b = b[4:]
	}
	part(&sum[0], s0, s1, s2, s3)
	part(&sum[1], t0, t1, t2, t3)
}

// part adds the pairs of sums in four numbers.
func part(sum *[twinPanel]float64, twins ...float64) {
	// To the nearest multiple of twin: above half of it lies nothing of the
	// first sum.
	const magic = 3 << 51 * twin
	for i, s := range twins {
		high := (s + magic) - magic
		sum[2*i] += s - high
		sum[2*i+1] += high / twin
	}
}
