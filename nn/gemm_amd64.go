package nn

// level is what the processor has.
type level int

const (
	plain level = iota
	avx2
	avx512
)

// cpu is found once: it cannot change while the program runs.
var cpu = detect()

func cpuid(leaf, sub uint32) (a, b, c, d uint32)
func xgetbv() (a, d uint32)

//go:noescape
func tile16(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func tile32(k int, a *float32, lda int, b, c *float32, ldc int)

//go:noescape
func row64(k int, a, b *float32, stride int, c *float32)

//go:noescape
func row128(k int, a, b *float32, stride int, c *float32)

// detect asks processor and operating system (Intel SDM, volume 1, chapter 14).
func detect() level {
	top, _, _, _ := cpuid(0, 0)
	_, _, c1, _ := cpuid(1, 0)
	const osxsave, avx, fma = 1 << 27, 1 << 28, 1 << 12
	if top < 7 || c1&osxsave == 0 || c1&avx == 0 || c1&fma == 0 {
		return plain
	}
	state, _ := xgetbv()
	_, b7, _, _ := cpuid(7, 0)
	const hasAVX2, hasAVX512F, ymm, zmm = 1 << 5, 1 << 16, 0x6, 0xe6
	switch {
	case state&zmm == zmm && b7&hasAVX512F != 0 && b7&hasAVX2 != 0:
		return avx512
	case state&ymm == ymm && b7&hasAVX2 != 0:
		return avx2
	}
	return plain
}

// tile does six rows by one panel of C += A·B.
func tile(k int, a []float32, lda int, b, c []float32, ldc int) {
	_, _, _ = a[(rows-1)*lda+k-1], b[k*panel-1], c[(rows-1)*ldc+panel-1]
	switch cpu {
	case avx512:
		tile32(k, &a[0], 4*lda, &b[0], &c[0], 4*ldc)
	case avx2:
		tile16(k, &a[0], 4*lda, &b[0], &c[0], 4*ldc)
		tile16(k, &a[0], 4*lda, &b[panel/2], &c[panel/2], 4*ldc)
	default:
		plainTile(k, a, lda, b, c, ldc)
	}
}

// rowPanels does one row by as many of the full panels as go together, and
// returns how many it did.
func rowPanels(c, a []float32, b *Packed, full int) int {
	stride, p := b.K*panel, 0
	switch cpu {
	case avx512:
		for ; p+4 <= full; p += 4 {
			row128(b.K, &a[0], &b.data[p*stride], 4*stride, &c[p*panel])
		}
	case avx2:
		for ; p+2 <= full; p += 2 {
			row64(b.K, &a[0], &b.data[p*stride], 4*stride, &c[p*panel])
		}
	}
	return p
}
