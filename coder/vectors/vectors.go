// Package vectors gives words as vectors of numbers, near to each other where the words
// are used alike.
//
// Such vectors are counted from which words stand beside which in large amounts of text
// (distributional semantics; Pennington, Socher and Manning 2014, "GloVe"). What is
// learned of "raid" from a few labelled sentences then holds for "incursion" too, which
// none of them has.
//
// Vectors are kept as whole numbers of 8 bits, each times a scale of its own.
package vectors

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"entente/nn"
	"entente/nn/pack"
)

// None is the place of a word that has no vector.
const None = -1

// Table holds the vectors of a vocabulary. The zero Table knows no word. It is safe for
// concurrent use.
type Table struct {
	dim   int
	at    map[string]int32
	data  []byte
	scale []float32
}

// Dim is how many numbers a vector has.
func (t *Table) Dim() int { return t.dim }

// Len is how many words have a vector.
func (t *Table) Len() int { return len(t.scale) }

// Place is where the vector of a word in lower case is, None if it has none.
func (t *Table) Place(word string) int32 {
	if i, ok := t.at[word]; ok {
		return i
	}
	return None
}

// Add adds a part of the vector at a place to x, which has Dim numbers.
func (t *Table) Add(x []float32, place int32, part float32) {
	i := int(place) * t.dim
	nn.Best().AddBytes(x, t.data[i:i+t.dim], part*t.scale[place])
}

// Make rounds vectors, of the same length, to a table. Words are in lower case, each once.
func Make(words []string, vectors [][]float32) (*Table, error) {
	if len(words) == 0 || len(words) != len(vectors) {
		return nil, errors.New("vectors: want as many vectors as words, and at least one")
	}
	t := &Table{dim: len(vectors[0]), at: make(map[string]int32, len(words))}
	for i, w := range words {
		if _, twice := t.at[w]; twice || w == "" || strings.Contains(w, "\n") || len(vectors[i]) != t.dim {
			return nil, fmt.Errorf("vectors: the word %q is empty, told twice, or has a vector of another length", w)
		}
		t.at[w] = int32(i)
		t.append(vectors[i])
	}
	return t, nil
}

func (t *Table) append(v []float32) {
	var scale float32
	t.data, scale = pack.AppendRounded(t.data, v)
	t.scale = append(t.scale, scale)
}

// Marshal writes the table in the format of package pack.
func (t *Table) Marshal() []byte {
	words := make([]string, len(t.scale))
	for w, i := range t.at {
		words[i] = w
	}
	return pack.Encode([]pack.Section{
		{Name: "words", Data: []byte(strings.Join(words, "\n"))},
		{Name: "scale", Data: pack.AppendFloats(nil, t.scale...)},
		{Name: "data", Data: t.data},
	})
}

// Unmarshal reads what Marshal wrote. The table refers to b.
func Unmarshal(b []byte) (*Table, error) {
	f, err := pack.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("vectors: %w", err)
	}
	t := &Table{}
	words, err1 := f.Section("words")
	scale, err2 := f.Section("scale")
	data, err3 := f.Section("data")
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, fmt.Errorf("vectors: %w", err)
	}
	if t.scale, err = pack.Floats(scale); err != nil {
		return nil, fmt.Errorf("vectors: %w", err)
	}
	names := bytes.Split(words, []byte("\n"))
	if len(t.scale) == 0 || len(names) != len(t.scale) || len(data)%len(t.scale) != 0 {
		return nil, fmt.Errorf("vectors: %d words, %d scales and %d bytes do not belong together", len(names), len(t.scale), len(data))
	}
	t.data, t.dim, t.at = data, len(data)/len(t.scale), make(map[string]int32, len(names))
	for i, w := range names {
		t.at[string(w)] = int32(i)
	}
	return t, nil
}

// Nearest lists the n words whose vectors point most nearly the way of a word's, the
// nearest first.
func (t *Table) Nearest(word string, n int) []string {
	at := t.Place(word)
	if at == None {
		return nil
	}
	type near struct {
		word string
		cos  float64
	}
	var all []near
	for w, i := range t.at {
		if w != word {
			all = append(all, near{w, t.cosine(at, i)})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		if a.cos != b.cos {
			if a.cos > b.cos {
				return -1
			}
			return 1
		}
		return strings.Compare(a.word, b.word)
	})
	var out []string
	for _, a := range all[:min(n, len(all))] {
		out = append(out, a.word)
	}
	return out
}

func (t *Table) cosine(a, b int32) float64 {
	var ab, aa, bb float64
	for k := range t.dim {
		x, y := float64(int8(t.data[int(a)*t.dim+k])), float64(int8(t.data[int(b)*t.dim+k]))
		ab, aa, bb = ab+x*y, aa+x*x, bb+y*y
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}
