package tag

import (
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// classes tells which tags a known word had, as one number.
type classes interface {
	Get(hash uint64) (uint16, bool)
}

// edge stands for what is before the first and behind the last word.
const edge = 0x5bd1e995

// window is what the features of a sentence are made of.
type window struct {
	words    []look.Word
	class    []uint64
	tags     []uint64 // decided so far
	style    uint64   // how the sentence uses capitals
	features []uint64
}

func (c *window) begin(words []look.Word, known classes) {
	c.words, c.class, c.tags = words, c.class[:0], c.tags[:0]
	for i := range words {
		id, ok := known.Get(words[i].Form)
		if !ok {
			id, ok = known.Get(words[i].Lower)
		}
		if !ok {
			id = 0xffff
		}
		c.class = append(c.class, uint64(id))
		c.tags = append(c.tags, edge)
	}
	c.style = uint64(look.Sentence(words))
}

func (c *window) decide(i, tag int) { c.tags[i] = uint64(tag) }

func (c *window) lower(i int) uint64 {
	if i < 0 || i >= len(c.words) {
		return edge + uint64(i&1)
	}
	return c.words[i].Lower
}

func (c *window) classAt(i int) uint64 {
	if i < 0 || i >= len(c.words) {
		return edge
	}
	return c.class[i]
}

func (c *window) tagAt(i int) uint64 {
	if i < 0 {
		return edge
	}
	return c.tags[i]
}

// at returns the features of word i, whose predecessors are decided.
func (c *window) at(i int) []uint64 {
	f := c.features[:0]
	id := uint64(0)
	add := func(values ...uint64) {
		id++
		h := id
		for _, v := range values {
			h = perceptron.Mix(h, v)
		}
		f = append(f, h)
	}
	w := &c.words[i]
	f = own(f, w, c.style, i == 0)
	id = 1000
	low, t1, t2 := w.Lower, c.tagAt(i-1), c.tagAt(i-2)
	class, after := c.class[i], c.classAt(i+1)
	before1, before2, after1, after2 := c.lower(i-1), c.lower(i-2), c.lower(i+1), c.lower(i+2)

	add(before1)
	add(before2)
	add(after1)
	add(after2)
	add(before1, low)
	add(low, after1)
	add(before1, after1)
	add(t1)
	add(t1, t2)
	add(t1, low)
	add(t1, t2, low)
	add(t1, after1)
	add(t1, w.Suffix[2])
	add(t1, w.Shape, c.style)
	add(class)
	add(after)
	add(c.classAt(i + 2))
	add(class, t1)
	add(class, after)
	add(class, t1, after)
	add(class, t1, t2)
	add(t1, after)
	add(after, c.classAt(i+2))
	add(class, after1)
	add(class, before1)
	if i+1 < len(c.words) {
		n := &c.words[i+1]
		add(n.Suffix[2])
		add(n.Shape, w.Shape, c.style)
		add(n.Suffix[1], class)
	}
	if i > 0 {
		p := &c.words[i-1]
		add(p.Suffix[2])
		add(p.Shape, w.Shape, c.style)
	}
	c.features = f
	return f
}

// own appends the features of the word itself.
func own(f []uint64, w *look.Word, style uint64, first bool) []uint64 {
	begins := uint64(0)
	if first {
		begins = 1
	}
	f = append(f,
		2, // always there
		perceptron.Mix(3, w.Form),
		perceptron.Mix(4, w.Lower),
		perceptron.Mix(perceptron.Mix(5, w.Shape), style),
		perceptron.Mix(perceptron.Mix(perceptron.Mix(6, uint64(w.Case)), style), begins),
		perceptron.Mix(perceptron.Mix(7, w.Suffix[2]), uint64(w.Case)*8+style),
		perceptron.Mix(perceptron.Mix(8, w.Lower), uint64(w.Case)*8+style),
	)
	for i, h := range w.Prefix {
		if h != 0 {
			f = append(f, perceptron.Mix(uint64(20+i), h))
		}
	}
	for i, h := range w.Suffix {
		if h != 0 {
			f = append(f, perceptron.Mix(uint64(30+i), h))
		}
	}
	return f
}
