package pack

import (
	"encoding/binary"
	"math/bits"
	"sort"
)

// Table is a frozen map from hashes to small numbers, read in place. Of each
// hash it keeps 32 bits, so that in about one of 10⁹ look-ups it takes an
// unknown hash for a known one.
type Table struct {
	b     []byte // 6 bytes a slot: fingerprint, value+1
	count uint64
	top   int
}

const slotBytes = 6

// EncodeTable lays out a map for OpenTable. Values are below 65535.
func EncodeTable(m map[uint64]uint16) []byte {
	keys := make([]uint64, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	count := uint64(len(m))*5/4 + 2
	b := make([]byte, count*slotBytes)
	for _, k := range keys {
		i := first(k, count)
		for value(b, i) != 0 {
			i = next(i, count)
		}
		binary.LittleEndian.PutUint32(b[i*slotBytes:], uint32(k))
		binary.LittleEndian.PutUint16(b[i*slotBytes+4:], m[k]+1)
	}
	return b
}

// OpenTable opens what EncodeTable wrote.
func OpenTable(b []byte) (Table, error) {
	t := Table{b, uint64(len(b) / slotBytes), -1}
	if len(b)%slotBytes != 0 || t.count < 2 {
		return Table{}, ErrDamaged
	}
	free := false
	for i := uint64(0); i < t.count; i++ {
		v := value(b, i)
		free = free || v == 0
		t.top = max(t.top, int(v)-1)
	}
	if !free {
		return Table{}, ErrDamaged // a search would not end
	}
	return t, nil
}

// Top is the highest value, -1 in an empty table. Who takes values for places
// in a list has to ask whether the list is so long.
func (t Table) Top() int { return t.top }

// Get looks a hash up.
func (t Table) Get(k uint64) (uint16, bool) {
	for i := first(k, t.count); ; i = next(i, t.count) {
		v := value(t.b, i)
		if v == 0 {
			return 0, false
		}
		if binary.LittleEndian.Uint32(t.b[i*slotBytes:]) == uint32(k) {
			return v - 1, true
		}
	}
}

func first(k, count uint64) uint64 {
	hi, _ := bits.Mul64(k*0x9e3779b97f4a7c15, count)
	return hi
}

func next(i, count uint64) uint64 {
	if i++; i == count {
		return 0
	}
	return i
}

func value(b []byte, i uint64) uint16 {
	return binary.LittleEndian.Uint16(b[i*slotBytes+4:])
}
