package perceptron

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math"
	"math/bits"
	"slices"
	"sort"
)

// mu bends the scale of the 8-bit weights, as in telephony (G.711).
const mu = 255

// Model is the frozen weights, ready to be summed up.
//
// In the file, features are sorted into buckets, of which each is a run of
// entries. An entry is 24 bits of the feature's hash, the number of its weights,
// their labels, their values. In memory a bucket is first what is looked through,
// its hashes, and behind them the weights, by fours, so that few instructions
// read them.
type Model struct {
	labels  int
	buckets []place
	// Of each bucket: its features, two a word, and then their blocks, each of
	// them labels and weights in turn, 8 bits each.
	words  []uint64
	weight [256]float32
}

// place is where a bucket is. A third of the features that are looked for are in
// none; most of those are seen to be so by the filter, which has a bit set for
// each feature of the bucket, and need no word.
type place struct {
	filter uint32
	at     uint32 // the first word times 256, and the number of words with features
}

// feature is 24 bits of its hash and, in the highest bits, the number of its
// blocks. One of 0 is none.
type feature uint32

func (f feature) fingerprint() uint32 { return uint32(f) & 0xffffff }
func (f feature) blocks() uint32      { return uint32(f >> 24) }

// run is some blocks: the first of them times 256, and their number.
type run uint32

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
	var sums [256]float32 // a label of 8 bits is always inside
	copy(sums[:], scores)
	for len(features) > 0 {
		n := min(ahead, len(features))
		m.score(features[:n], &sums)
		features = features[n:]
	}
	copy(scores, sums[:])
}

// score is Score for at most ahead features. The words are far more than the
// caches near the processor hold, so that much time is spent waiting for memory.
// It therefore asks for all buckets, then for the blocks of all features, before
// it looks at what it asked for: the waits go on side by side.
func (m *Model) score(features []uint64, sums *[256]float32) {
	var (
		at, hash [ahead]uint32
		found    [ahead]run
		heads    [ahead]uint64
	)
	n := 0
	for _, f := range features {
		b, fp := &m.buckets[bucket(f|1, uint64(len(m.buckets)))], fingerprint(f)
		at[n&(ahead-1)], hash[n&(ahead-1)] = b.at, fp
		n += int(b.filter >> (fp & 31) & 1)
	}
	in := at[:n]
	for i, b := range in {
		heads[i] = m.words[b>>8]
	}
	n = 0
	for i, b := range in {
		r := m.find(b, hash[i])
		found[n&(ahead-1)] = r
		if r != 0 {
			n++
		}
	}
	for i, r := range found[:n] {
		heads[i] = m.words[r>>8]
	}
	for i, r := range found[:n] {
		b := heads[i]
		for _, next := range m.words[r>>8+1:][:r&0xff] {
			sums[uint8(b)] += m.weight[uint8(b>>8)]
			sums[uint8(b>>16)] += m.weight[uint8(b>>24)]
			sums[uint8(b>>32)] += m.weight[uint8(b>>40)]
			sums[uint8(b>>48)] += m.weight[uint8(b>>56)]
			b = next
		}
	}
}

// find returns the blocks of the feature of a bucket that has the fingerprint.
func (m *Model) find(at, fp uint32) run {
	words := m.words[at>>8:][:at&0xff]
	next := at>>8 + at&0xff
	for _, w := range words {
		f := feature(w)
		if f.fingerprint() == fp {
			return run(next<<8 | f.blocks())
		}
		next += f.blocks()
		f = feature(w >> 32)
		if f.fingerprint() == fp {
			return run(next<<8 | f.blocks())
		}
		next += f.blocks()
	}
	return 0
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
	m, buckets := &Model{labels: int(le.Uint32(b))}, le.Uint64(b[8:])
	top := math.Float32frombits(le.Uint32(b[4:]))
	b = b[16:]
	if top-top != 0 { // not a number, or no end to it
		return nil, errors.New("weights on a scale that is no number")
	}
	if m.labels > 256 || buckets < 1 || buckets > uint64(len(b))/4-1 {
		return nil, errors.New("weights with a wrong header")
	}
	for i := range m.weight {
		m.weight[i] = expand(byte(i), top)
	}
	return m, m.read(b[:4*(buckets+1)], b[4*(buckets+1):])
}

// How many words, and features of a bucket, a place can tell. Learning comes
// nowhere near.
const (
	mostWords    = 1<<24 - 1
	mostFeatures = 2 * 0xff
)

// read takes in the buckets: where each begins and the last ends, and their
// entries.
func (m *Model) read(start, entries []byte) error {
	var in [][]byte
	at := uint32(0)
	for len(start) > 4 {
		if binary.LittleEndian.Uint32(start) != at {
			return errElsewhere
		}
		start, in = start[4:], in[:0]
		for end := binary.LittleEndian.Uint32(start); at < end; {
			e, err := m.entry(entries[min(int(at), len(entries)):])
			if err != nil {
				return err
			}
			in = append(in, e)
			at += uint32(len(e))
			if len(m.words) > mostWords || len(in) > mostFeatures {
				return errors.New("weights that are too many")
			}
		}
		m.add(in)
	}
	if binary.LittleEndian.Uint32(start) != at {
		return errElsewhere
	}
	m.words = append(m.words, 0) // what is behind the last is read, but not used
	return nil
}

var errElsewhere = errors.New("weights with a bucket that begins elsewhere")

// entry cuts the first entry off.
func (m *Model) entry(b []byte) ([]byte, error) {
	if len(b) < 4 || 4+2*int(b[3]) > len(b) {
		return nil, errors.New("weights with an entry that leads outside")
	}
	n := int(b[3])
	for _, l := range b[4 : 4+n] {
		if int(l) >= m.labels {
			return nil, errors.New("weights with an unknown label")
		}
	}
	return b[:4+2*n], nil
}

// add lays out the entries of the next bucket. Those with many weights come
// first, since they are met most often. Of two with one hash the first counts.
func (m *Model) add(in [][]byte) {
	kept := in[:0]
	for _, e := range in {
		same := func(other []byte) bool { return string(other[:3]) == string(e[:3]) }
		if !slices.ContainsFunc(kept, same) {
			kept = append(kept, e)
		}
	}
	slices.SortStableFunc(kept, func(a, b []byte) int { return cmp.Compare(len(b), len(a)) })
	first, n := len(m.words), (len(kept)+1)/2
	p := place{at: uint32(first<<8 | n)}
	m.words = append(m.words, make([]uint64, n)...)
	for i, e := range kept {
		before := len(m.words)
		p.filter |= 1 << (e[0] & 31)
		m.store(e[4:])
		f := uint64(len(m.words)-before)<<24 | uint64(binary.LittleEndian.Uint32(e)&0xffffff)
		m.words[first+i/2] |= f << (i % 2 * 32)
	}
	m.buckets = append(m.buckets, p)
}

// noCells is a block whose weights are 0; labels differ, so that no sum waits for
// another.
const noCells = 0x00ff_00fe_00fd_00fc

// store lays out labels and weights.
func (m *Model) store(cells []byte) {
	n := len(cells) / 2
	for i := range n {
		if i%4 == 0 {
			m.words = append(m.words, noCells)
		}
		to, at := &m.words[len(m.words)-1], i%4*16
		*to = *to&^(0xffff<<at) | (uint64(cells[i])|uint64(cells[n+i])<<8)<<at
	}
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
