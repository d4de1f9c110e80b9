package role

import "math/bits"

// table holds numbers by hashes, at the place of a hash or behind it, with enough room
// that most are at their place: hundreds of features are looked for in a mention, so that
// a map would take half the time that its answers take. How many slots there are is 0 or
// a power of two.
type table struct {
	slots []slot
	// taken has a bit for each slot, 1 where it is not free. Most features that are looked
	// for have no weight, and a processor keeps the bits nearer to it than the slots.
	taken []uint64
}

type slot struct {
	hash   uint32
	number uint32 // 0 where the slot is free
}

func newTable(numbers map[uint32]uint32) table {
	if len(numbers) == 0 {
		return table{}
	}
	n := max(64, 2<<bits.Len(uint(len(numbers))))
	t := table{make([]slot, n), make([]uint64, n/64)}
	for h, v := range numbers {
		if v == 0 {
			continue // as good as not there
		}
		i := t.first(h)
		for t.isTaken(i) {
			i = t.next(i)
		}
		t.slots[i] = slot{h, v}
		t.taken[i/64] |= 1 << (i % 64)
	}
	return t
}

func (t *table) first(hash uint32) uint { return uint(hash) & uint(len(t.slots)-1) }
func (t *table) next(i uint) uint       { return (i + 1) & uint(len(t.slots)-1) }
func (t *table) isTaken(i uint) bool    { return t.taken[i/64]>>(i%64)&1 != 0 }

// of is the number of a hash, 0 if it has none.
func (t *table) of(hash uint32) uint32 {
	if len(t.slots) == 0 {
		return 0
	}
	for i := t.first(hash); t.isTaken(i); i = t.next(i) {
		if s := t.slots[i]; s.hash == hash {
			return s.number
		}
	}
	return 0
}
