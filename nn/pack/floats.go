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
