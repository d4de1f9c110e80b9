package pack

import (
	"encoding/binary"
	"math"
)

// AppendFloats appends numbers of 32 bits.
func AppendFloats(b []byte, x ...float32) []byte {
	for _, v := range x {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
	}
	return b
}

// Floats reads what AppendFloats wrote. It refuses what is no number or without
// end: one such weight would spread over all that is computed with it.
func Floats(b []byte) ([]float32, error) {
	if len(b)%4 != 0 {
		return nil, ErrDamaged
	}
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		if v[i]-v[i] != 0 {
			return nil, ErrDamaged
		}
	}
	return v, nil
}

// AppendRounded appends a row of numbers as whole numbers of 8 bits, from -127 to 127, and
// gives what they are times. A row of zeros is times 0.
func AppendRounded(b []byte, row []float32) (rounded []byte, scale float32) {
	top := float32(0)
	for _, x := range row {
		top = max(top, x, -x)
	}
	scale = top / 127
	for _, x := range row {
		q := 0.0
		if scale > 0 {
			q = math.Round(float64(x / scale))
		}
		b = append(b, byte(int8(max(-127, min(q, 127)))))
	}
	return b, scale
}
