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
	// For plain Go: panels of 12 columns; of each row, numbers that hold two
	// columns each.
	twins []sixTwins
}

// sixTwins is a row of a panel for plain Go: as many sums as a compiler keeps in
// registers, each beside a product.
type sixTwins [6]float64

// limit is the largest whole number in a [Left]. A sum of span products of it
// and a number of 8 bits stays below half of twin.
const (
	limit = 2047
	span  = 128
	twin  = 1 << 26
)

// twinPanel is the number of columns that plain Go does at once.
const twinPanel = 2 * len(sixTwins{})

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
	panels := (w.N + twinPanel - 1) / twinPanel
	w.twins = make([]sixTwins, panels*w.K)
	for i := range w.K {
		for j, q := range data[i*w.N : (i+1)*w.N] {
			to, v := &w.twins[j/twinPanel*w.K+i][j%twinPanel/2], float64(int8(q))
			if j%2 == 1 {
				v *= twin
			}
			*to += v
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
	w.mul(mem, c, ldc, c, ldc, a, lda, m)
}

// MulTo writes A·W to C, and adds bias to each row: what Mul gives where every
// row of C is the bias.
func (w *Scaled) MulTo(mem *Left, c []float32, ldc int, bias, a []float32, lda, m int) {
	w.mul(mem, bias, 0, c, ldc, a, lda, m)
}

// block is how many rows of A are rounded and multiplied before the next: the
// processor's cache holds as many.
const block = 240

// mul writes F + A·W to C. The rows of F are ldf apart; it may be C.
func (w *Scaled) mul(mem *Left, from []float32, ldf int, c []float32, ldc int, a []float32, lda, m int) {
	for ; m > block; m -= block {
		w.mulBlock(mem, from, ldf, c, ldc, a, lda, block)
		from, c, a = from[block*ldf:], c[block*ldc:], a[block*lda:]
	}
	if m > 0 {
		w.mulBlock(mem, from, ldf, c, ldc, a, lda, m)
	}
}

func (w *Scaled) mulBlock(mem *Left, from []float32, ldf int, c []float32, ldc int, a []float32, lda, m int) {
	_, _, _ = from[(m-1)*ldf+w.N-1], c[(m-1)*ldc+w.N-1], a[(m-1)*lda+w.K-1]
	if w.level == Plain {
		spread(c, ldc, from, ldf, m, w.N)
		w.mulTwins(mem, c, ldc, a, lda, m)
	} else {
		w.mulPairs(mem, from, ldf, c, ldc, a, lda, m)
	}
}

// spread copies m rows of n numbers to C, unless they are there.
func spread(c []float32, ldc int, from []float32, ldf, m, n int) {
	if &c[0] == &from[0] {
		return
	}
	for i := range m {
		copy(c[i*ldc:][:n], from[i*ldf:])
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

// roundRow rounds a row, each number times its scale, and returns what one of
// the whole numbers stands for.
func roundRow(out []float64, a, scale []float32) float32 {
	a, out = a[:len(scale)], out[:len(scale)]
	top := uint32(0) // bits of numbers that are not negative are in their order
	for i, s := range scale {
		top = max(top, math.Float32bits(a[i]*s)&^(1<<31))
	}
	by, times := step(math.Float32frombits(top))
	for i, s := range scale {
		v := float32(float32(a[i]*s) * times)
		out[i] = float64((v + magic) - magic)
	}
	return by
}

// mulTwins is Mul in plain Go.
func (w *Scaled) mulTwins(mem *Left, c []float32, ldc int, a []float32, lda, m int) {
	whole, scale := grow(&mem.double, m*w.K), grow(&mem.scale, m)
	for i := range m {
		scale[i] = roundRow(whole[i*w.K:(i+1)*w.K], a[i*lda:], w.scale)
	}
	for p := range len(w.twins) / w.K {
		b := w.twins[p*w.K : (p+1)*w.K]
		width := min(twinPanel, w.N-p*twinPanel)
		for i := range m {
			var sum [twinPanel]float64
			for k := 0; k < w.K; k += span {
				n := min(span, w.K-k)
				twinRow(whole[i*w.K+k:][:n], b[k:k+n], &sum)
			}
			dst, s := c[i*ldc+p*twinPanel:][:width], scale[i]
			for j := range dst {
				dst[j] += float32(float32(sum[j]) * s)
			}
		}
	}
}

// twinRow adds a row by one panel to sum.
func twinRow(a []float64, b []sixTwins, sum *[twinPanel]float64) {
	var s0, s1, s2, s3, s4, s5 float64
	b = b[:len(a)]
	for k, x := range a {
		w := &b[k]
		s0 += x * w[0]
		s1 += x * w[1]
		s2 += x * w[2]
		s3 += x * w[3]
		s4 += x * w[4]
		s5 += x * w[5]
	}
	// To the nearest multiple of twin: above half of it lies nothing of the
	// first sum.
	const magic = 3 << 51 * twin
	for i, s := range [...]float64{s0, s1, s2, s3, s4, s5} {
		high := (s + magic) - magic
		sum[2*i] += s - high
		sum[2*i+1] += high / twin
	}
}
