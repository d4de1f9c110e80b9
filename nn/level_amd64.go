package nn

func cpuid(leaf, sub uint32) (a, b, c, d uint32)
func xgetbv() (a, d uint32)

// detect asks processor and operating system (Intel SDM, volume 1, chapter 14).
func detect() Level {
	top, _, _, _ := cpuid(0, 0)
	_, _, c1, _ := cpuid(1, 0)
	const osxsave, avx, fma = 1 << 27, 1 << 28, 1 << 12
	if top < 7 || c1&osxsave == 0 || c1&avx == 0 || c1&fma == 0 {
		return Plain
	}
	state, _ := xgetbv()
	_, b7, c7, _ := cpuid(7, 0)
	const hasAVX2, hasF, hasBW, hasVNNI, ymm, zmm = 1 << 5, 1 << 16, 1 << 30, 1 << 11, 0x6, 0xe6
	switch {
	case state&ymm != ymm || b7&hasAVX2 == 0:
		return Plain
	case state&zmm != zmm || b7&hasF == 0 || b7&hasBW == 0:
		return AVX2
	case c7&hasVNNI == 0:
		return AVX512
	}
	return VNNI
}
