// Package detect tells by learned weights which words of a sentence name an event, and
// of which type (event detection, or trigger identification and classification in the
// terms of ACE 2005).
//
// A lexicon knows what it lists. How else an event may be named, and which of the listed
// words names none where it stands, is learned here from texts of which all events are
// put down. A word is described by the vectors of itself and of the words that stand
// about it in the tree (package vectors), by named features of how it stands there, and
// by what the lexicon and the rules make of it. A layer of rectified units over all of
// these, and a softmax over the types and none, give how likely each is (Nguyen and
// Grishman 2015 is such a network, over words in a row).
package detect

import (
	"entente/coder/rank"
	"entente/coder/vectors"
	"entente/nn"
)

// Slot is a place about a word.
type Slot int

// The slots of a word. Self is the word, Head what it hangs on, Mods what modifies it,
// Prev and Next stand beside it, Clause is what completes it, and All is the rest of
// the sentence. What is judged may be a pair of words too: package coder says which words
// stand in which slots then.
const (
	Self Slot = iota
	Head
	Subject
	Object
	Oblique
	Mods
	Prev
	Next
	Clause
	All
	slots
)

// Word is a word as the model sees it.
type Word struct {
	Near    [slots][]int32 // places in the table of vectors
	Own     []uint32       // features of how it stands, as Feature makes them
	Lexicon []uint32       // of what the lexicon has for it
	Rules   []uint32       // of what the rules made of it
}

// Reset empties the word for the next one, and keeps its memory.
func (w *Word) Reset() {
	for i := range w.Near {
		w.Near[i] = w.Near[i][:0]
	}
	w.Own, w.Lexicon, w.Rules = w.Own[:0], w.Lexicon[:0], w.Rules[:0]
}

// buckets is how many rows features share by their hashes.
const buckets = 1 << 15

// Feature is the row of a feature by its name, the parts with blanks between.
func Feature(parts ...string) uint32 {
	const prime = 16777619
	h := uint32(2166136261)
	for i, p := range parts {
		if i > 0 {
			h = (h ^ ' ') * prime
		}
		for k := range len(p) {
			h = (h ^ uint32(p[k])) * prime
		}
	}
	return (h ^ h>>15) % buckets
}

// None is the first of a word's chances: that it names no event.
const None = 0

// Likeliest is the likeliest type of an event, by its place in chances that Judge gave.
func Likeliest(chances []float32) int {
	best := None + 1
	for k := best + 1; k < len(chances); k++ {
		if chances[k] > chances[best] {
			best = k
		}
	}
	return best
}

// Model judges words. The zero Model knows nothing. It is safe for concurrent use.
type Model struct {
	vectors *vectors.Table
	types   []string // the first of them is empty, for none
	nets    []*net
	never   []byte // 1 by place for words that name nothing wherever they stand
}

// New makes a model that has learned nothing yet, over vectors.
func New(v *vectors.Table) *Model { return &Model{vectors: v} }

// net is one network.
type net struct {
	hidden int
	in     *nn.Scaled // vectors of the slots × hidden
	rows   []byte     // of features, hidden numbers each
	scale  []float32
	bias   []float32
	out    []float32 // types × hidden
	free   []float32 // of types
	raw    []byte    // of in, to be written again
	rawBy  []float32
}

// Learned reports whether the model knows anything.
func (m *Model) Learned() bool { return len(m.nets) > 0 }

// Types are the types whose chances Judge gives, in order; the first is none.
func (m *Model) Types() []string { return m.types }

// Never reports whether the word at a place was met often where all events are put down,
// and was never near to naming one: "year", "country". Such words need not be judged.
func (m *Model) Never(place int32) bool {
	return place >= 0 && int(place) < len(m.never) && m.never[place] != 0
}

// Vectors is the table that places of words are of.
func (m *Model) Vectors() *vectors.Table {
	if m.vectors == nil {
		return &vectors.Table{}
	}
	return m.vectors
}

// Memory is used again from sentence to sentence. It is not safe for concurrent use.
type Memory struct {
	left   nn.Left
	x      []float32
	hidden []float32
	out    []float32
	one    []float64 // chances of one word
}

// Judge gives for each word how likely it names nothing and each of the types: as many
// numbers for each as there are types, which are valid until the next call.
func (m *Model) Judge(mem *Memory, words []Word) []float32 {
	n := len(m.types)
	out := grow(&mem.out, n*len(words))
	clear(out)
	if len(words) == 0 || !m.Learned() {
		return out
	}
	width := int(slots) * m.vectors.Dim()
	x := grow(&mem.x, width*len(words))
	clear(x)
	for i := range words {
		m.lay(x[i*width:(i+1)*width], &words[i])
	}
	if len(mem.one) != n {
		mem.one = make([]float64, n)
	}
	one := mem.one
	for _, t := range m.nets {
		h := t.forward(mem, x, width, words)
		for i := range words {
			t.chances(one, h[i*t.hidden:(i+1)*t.hidden])
			for k, p := range one {
				out[i*n+k] += float32(p) / float32(len(m.nets))
			}
		}
	}
	return out
}

// lay writes the vectors of what stands about a word, each slot's the mean of its words.
func (m *Model) lay(x []float32, w *Word) {
	dim := m.vectors.Dim()
	for s, near := range w.Near {
		for _, at := range near {
			m.vectors.Add(x[s*dim:(s+1)*dim], at, 1/float32(len(near)))
		}
	}
}

func (t *net) forward(mem *Memory, x []float32, width int, words []Word) []float32 {
	h := grow(&mem.hidden, t.hidden*len(words))
	for i := range words {
		copy(h[i*t.hidden:], t.bias)
	}
	t.in.Mul(&mem.left, h, t.hidden, x, width, len(words))
	for i := range words {
		row := h[i*t.hidden : (i+1)*t.hidden]
		w := &words[i]
		for _, list := range [3][]uint32{w.Own, w.Lexicon, w.Rules} {
			for _, f := range list {
				nn.Best().AddBytes(row, t.rows[int(f)*t.hidden:][:t.hidden], t.scale[f])
			}
		}
	}
	nn.Best().Rectify(h, 0)
	return h
}

func (t *net) chances(out []float64, h []float32) {
	k := 0
	for ; k+4 <= len(out); k += 4 {
		t.four(out[k:k+4], t.out[k*t.hidden:], t.free[k:k+4], h)
	}
	for ; k < len(out); k++ {
		sum := t.free[k]
		for j, v := range t.out[k*t.hidden : (k+1)*t.hidden] {
			sum += v * h[j]
		}
		out[k] = float64(sum)
	}
	rank.Softmax(out)
}

// four scores four types side by side, as each sum has to wait for the one before it.
func (t *net) four(out []float64, w, free, h []float32) {
	n := len(h)
	w0, w1, w2, w3 := w[:n], w[n:2*n], w[2*n:3*n], w[3*n:4*n]
	a, b, c, d := free[0], free[1], free[2], free[3]
	for j, v := range h {
		a, b, c, d = a+w0[j]*v, b+w1[j]*v, c+w2[j]*v, d+w3[j]*v
	}
	out[0], out[1], out[2], out[3] = float64(a), float64(b), float64(c), float64(d)
}

func grow(b *[]float32, n int) []float32 {
	if cap(*b) < n {
		*b = make([]float32, n+n/4)
	}
	*b = (*b)[:n]
	return *b
}
