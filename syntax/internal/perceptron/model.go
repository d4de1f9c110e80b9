package perceptron

import (
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"sort"
)

// mu bends the scale of the 8-bit weights, as in telephony (G.711).
const mu = 255

// Model is the frozen weights. It reads them in place.
type Model struct {
	labels int
	slots  []byte // fingerprint and row offset, 4 bytes each; offset 0 is free
	rows   []byte // count, then labels, then weights
	count  uint64
	weight [256]float32
}

// Labels returns the number of labels.
func (m *Model) Labels() int { return m.labels }

// slot returns the slot where a feature's search begins.
func slot(f, count uint64) uint64 {
	hi, _ := bits.Mul64(f*0x9e3779b97f4a7c15, count)
	return hi
}

func fingerprint(f uint64) uint32 { return uint32(f >> 16) }

// Score adds the weights of the features to scores, which has an entry a label.
func (m *Model) Score(features []uint64, scores []float32) {
	for _, f := range features {
		f |= 1
		fp := fingerprint(f)
		for i := slot(f, m.count); ; {
			s := m.slots[i*8 : i*8+8]
			e := binary.LittleEndian.Uint64(s)
			off := uint32(e >> 32)
			if off == 0 {
				break
			}
			if uint32(e) == fp {
				m.addRow(off, scores)
				break
			}
			if i++; i == m.count {
				i = 0
			}
		}
	}
}

func (m *Model) addRow(off uint32, scores []float32) {
	n := int(m.rows[off])
	labels := m.rows[off+1:][:n]
	weights := m.rows[int(off)+1+n:][:n]
	for i, l := range labels {
		scores[l] += m.weight[weights[i]]
	}
}

// Freeze returns the bytes of the weights whose mean is at least prune, for
// [Open]. It depends on what was learned only, not on the order in memory.
func (t *Trainer) Freeze(prune float32) []byte {
	type row struct {
		key   uint64
		cells []cell // w is the mean
	}
	var (
		kept []row
		top  float32
	)
	for i, k := range t.keys {
		var cells []cell
		for _, c := range t.rows[i] {
			c.w = t.mean(c)
			if a := abs(c.w); a >= prune && a > 0 {
				cells = append(cells, c)
				top = max(top, a)
			}
		}
		if len(cells) > 0 {
			sort.Slice(cells, func(i, j int) bool { return cells[i].label < cells[j].label })
			kept = append(kept, row{k, cells})
		}
	}
	sort.Slice(kept, func(i, j int) bool { return kept[i].key < kept[j].key })
	count := uint64(len(kept))*5/4 + 2
	slots, rows := make([]byte, count*8), []byte{0}
	for _, r := range kept {
		i := slot(r.key, count)
		for binary.LittleEndian.Uint32(slots[i*8+4:]) != 0 {
			if i++; i == count {
				i = 0
			}
		}
		binary.LittleEndian.PutUint32(slots[i*8:], fingerprint(r.key))
		binary.LittleEndian.PutUint32(slots[i*8+4:], uint32(len(rows)))
		rows = append(rows, byte(len(r.cells)))
		for _, c := range r.cells {
			rows = append(rows, byte(c.label))
		}
		for _, c := range r.cells {
			rows = append(rows, compress(c.w, top))
		}
	}
	le := binary.LittleEndian
	b := le.AppendUint32(nil, uint32(t.labels))
	b = le.AppendUint32(b, math.Float32bits(top))
	b = le.AppendUint64(b, count)
	return append(append(b, slots...), rows...)
}

// Open reads frozen weights. It checks that no row leads outside.
func Open(b []byte) (*Model, error) {
	le := binary.LittleEndian
	if len(b) < 16 {
		return nil, errors.New("weights cut short")
	}
	m := &Model{labels: int(le.Uint32(b)), count: le.Uint64(b[8:])}
	top := math.Float32frombits(le.Uint32(b[4:]))
	if m.labels > 256 || m.count < 2 || m.count > uint64(len(b))/8 {
		return nil, errors.New("weights with a wrong header")
	}
	b = b[16:]
	if uint64(len(b)) < m.count*8 {
		return nil, errors.New("weights cut short")
	}
	m.slots, m.rows = b[:m.count*8], b[m.count*8:]
	for i := range m.weight {
		m.weight[i] = expand(byte(i), top)
	}
	return m, m.check()
}

func (m *Model) check() error {
	free := false
	for i := uint64(0); i < m.count; i++ {
		off := uint64(binary.LittleEndian.Uint32(m.slots[i*8+4:]))
		if off == 0 {
			free = true
			continue
		}
		if off >= uint64(len(m.rows)) || off+1+2*uint64(m.rows[off]) > uint64(len(m.rows)) {
			return errors.New("weights with a row that leads outside")
		}
		for _, l := range m.rows[off+1:][:m.rows[off]] {
			if int(l) >= m.labels {
				return errors.New("weights with an unknown label")
			}
		}
	}
	if !free {
		return errors.New("weights without a free slot")
	}
	return nil
}

// compress puts w, at most top in size, on the scale of 8 bits.
func compress(w, top float32) byte {
	x := math.Log1p(mu*float64(abs(w)/top)) / math.Log1p(mu)
	q := int(math.Round(x * 127))
	if w < 0 {
		q = -q
	}
	return byte(int8(q))
}

func expand(b byte, top float32) float32 {
	q := float64(int8(b)) / 127
	x := (math.Pow(1+mu, math.Abs(q)) - 1) / mu
	return float32(math.Copysign(x, q)) * top
}

func abs(x float32) float32 { return max(x, -x) }
