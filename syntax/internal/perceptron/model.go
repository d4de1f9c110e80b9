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

// Model is the frozen weights. It reads them in place: features are sorted into
// buckets, of which each is a run of entries. An entry is 24 bits of the
// feature's hash, the number of its weights, their labels, their values.
type Model struct {
	labels  int
	start   []byte // where each bucket begins, and the last ends, 4 bytes each
	entries []byte
	buckets uint64
	weight  [256]float32
}

// perBucket is the number of features in a bucket, on average.
const perBucket = 4

// Labels returns the number of labels.
func (m *Model) Labels() int { return m.labels }

// bucket returns the bucket of a feature.
func bucket(f, buckets uint64) uint64 {
	hi, _ := bits.Mul64(f*0x9e3779b97f4a7c15, buckets)
	return hi
}

func fingerprint(f uint64) uint32 { return uint32(f>>16) & 0xffffff }

// ahead is how many features are looked up together.
const ahead = 64

// Score adds the weights of the features to scores, which has an entry a label.
func (m *Model) Score(features []uint64, scores []float32) {
	for len(features) > 0 {
		n := min(ahead, len(features))
		m.score(features[:n], scores)
		features = features[n:]
	}
}

// score is Score for at most ahead features. The tables are far larger than the
// caches near the processor, so that most time is spent waiting for memory. It
// therefore asks for all buckets, then for the beginnings of all their entries,
// before it looks at the first: the waits go on side by side.
func (m *Model) score(features []uint64, scores []float32) {
	le := binary.LittleEndian
	var (
		ends  [ahead]uint64
		heads [ahead]uint32
	)
	for i, f := range features {
		ends[i] = le.Uint64(m.start[4*bucket(f|1, m.buckets):])
	}
	for i := range features {
		if at := int(uint32(ends[i])); at+4 <= len(m.entries) {
			heads[i] = le.Uint32(m.entries[at:])
		}
	}
	for i, f := range features {
		m.find(fingerprint(f|1), m.entries[uint32(ends[i]):uint32(ends[i]>>32)], heads[i], scores)
	}
}

// find adds the weights of the feature with the fingerprint, if the bucket has
// it; head is the first entry's.
func (m *Model) find(fp uint32, run []byte, head uint32, scores []float32) {
	for len(run) >= 4 {
		n := int(head >> 24)
		if head&0xffffff == fp {
			labels, weights := run[4:4+n], run[4+n:4+2*n]
			for i, l := range labels {
				scores[l] += m.weight[weights[i]]
			}
			return
		}
		if run = run[4+2*n:]; len(run) >= 4 {
			head = binary.LittleEndian.Uint32(run)
		}
	}
}

// row is a feature with the weights that are kept; the w of a cell is its mean.
type row struct {
	key   uint64
	cells []cell
}

// kept returns the features with weights whose mean is at least prune, in the
// order of their buckets, and the largest weight.
func (t *Trainer) kept(prune float32) (rows []row, top float32) {
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
			rows = append(rows, row{k, cells})
		}
	}
	sort.Slice(rows, func(i, j int) bool {
		a, b := rows[i].key*0x9e3779b97f4a7c15, rows[j].key*0x9e3779b97f4a7c15
		return a < b
	})
	return rows, top
}

// Freeze returns the bytes of the weights whose mean is at least prune, for
// [Open]. It depends on what was learned only, not on the order in memory.
func (t *Trainer) Freeze(prune float32) []byte {
	rows, top := t.kept(prune)
	buckets := uint64(len(rows)/perBucket + 1)
	le := binary.LittleEndian
	var start, entries []byte
	next := uint64(0)
	for _, r := range rows {
		for ; next <= bucket(r.key, buckets); next++ {
			start = le.AppendUint32(start, uint32(len(entries)))
		}
		entries = le.AppendUint32(entries, fingerprint(r.key)|uint32(len(r.cells))<<24)
		for _, c := range r.cells {
			entries = append(entries, byte(c.label))
		}
		for _, c := range r.cells {
			entries = append(entries, compress(c.w, top))
		}
	}
	for ; next <= buckets; next++ {
		start = le.AppendUint32(start, uint32(len(entries)))
	}
	b := le.AppendUint32(nil, uint32(t.labels))
	b = le.AppendUint32(b, math.Float32bits(top))
	b = le.AppendUint64(b, buckets)
	return append(append(b, start...), entries...)
}

// Open reads frozen weights. It checks that no entry leads outside.
func Open(b []byte) (*Model, error) {
	le := binary.LittleEndian
	if len(b) < 24 {
		return nil, errors.New("weights cut short")
	}
	m := &Model{labels: int(le.Uint32(b)), buckets: le.Uint64(b[8:])}
	top := math.Float32frombits(le.Uint32(b[4:]))
	b = b[16:]
	if m.labels > 256 || m.buckets < 1 || m.buckets > uint64(len(b))/4-1 {
		return nil, errors.New("weights with a wrong header")
	}
	m.start, m.entries = b[:4*(m.buckets+1)], b[4*(m.buckets+1):]
	for i := range m.weight {
		m.weight[i] = expand(byte(i), top)
	}
	return m, m.check()
}

// check walks through the buckets.
func (m *Model) check() error {
	at := 0
	for i := uint64(0); i <= m.buckets; i++ {
		if int(binary.LittleEndian.Uint32(m.start[4*i:])) != at {
			return errors.New("weights with a bucket that begins elsewhere")
		}
		if i == m.buckets {
			break
		}
		end := int(binary.LittleEndian.Uint32(m.start[4*i+4:]))
		for at < end {
			if at+4 > len(m.entries) || at+4+2*int(m.entries[at+3]) > len(m.entries) {
				return errors.New("weights with an entry that leads outside")
			}
			n := int(m.entries[at+3])
			for _, l := range m.entries[at+4 : at+4+n] {
				if int(l) >= m.labels {
					return errors.New("weights with an unknown label")
				}
			}
			at += 4 + 2*n
		}
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
