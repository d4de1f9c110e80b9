package graph

import (
	"fmt"
	"math/rand/v2"

	"entente/nn/learn"
)

// Size is what of the network's shape can be chosen.
type Size struct {
	Hidden int // units of each direction of each layer
	Layers int
	Rank   int // of the vectors that relations are scored with
}

// net is the network while it learns. Parameters are named as their sections
// in the file.
type net struct {
	size   Size
	words  map[uint64]int32 // row of the embedding, by hash
	counts []float32        // how often the word of a row was seen
	rels   []string

	params []*learn.Param

	word, affix, tag *learn.Param
	cells            [][2]learn.LSTM
	mlp, mlpB        *learn.Param
	arc, arcB        *learn.Param // arcDim × arcDim, 1 × arcDim
	label            *learn.Param // R²+2R+1 × relations
	tagger, taggerB  *learn.Param // 2H × tags
	index            map[*learn.Param]int
	rootT            Token
}

// mlpWidth is the width of the four vectors together.
func (s Size) mlpWidth() int { return 2*arcDim + 2*s.Rank }

// labelWidth is the length of what a relation is scored by: products of the two
// vectors, the vectors, and one.
func (s Size) labelWidth() int { return s.Rank*s.Rank + 2*s.Rank + 1 }

func newNet(size Size, words map[uint64]int32, counts []float32, tags int, rels []string, seed uint64) *net {
	rng := rand.New(rand.NewPCG(7+seed, 8))
	n := &net{size: size, words: words, counts: counts, rels: rels, index: map[*learn.Param]int{}, rootT: rootToken()}
	add := func(name string, rows, cols int, dev float64, sparse bool) *learn.Param {
		p := learn.NewParam(rng, name, rows, cols, dev)
		p.Sparse = sparse
		n.index[p] = len(n.params)
		n.params = append(n.params, p)
		return p
	}
	dense := func(name string, rows, cols int) *learn.Param {
		return add(name, rows, cols, learn.Xavier(rows, cols), false)
	}
	n.word = add("word", len(counts), wordDim, 0.1, true)
	n.affix = add("affix", buckets, wordDim, 0.1, true)
	n.tag = add("tag", tags+1, tagDim, 0.3, true)
	in := inputDim
	for l := range size.Layers {
		var pair [2]learn.LSTM
		for d := range pair {
			name := func(s string) string { return cellName(l, d, s) }
			pair[d] = learn.LSTM{
				Wx: dense(name("x"), in, 4*size.Hidden), Wh: dense(name("h"), size.Hidden, 4*size.Hidden),
				B: add(name("b"), 1, 4*size.Hidden, 0, false), Reverse: d == 1,
			}
			for j := size.Hidden; j < 2*size.Hidden; j++ {
				pair[d].B.W[j] = 1 // at first, remember
			}
		}
		n.cells = append(n.cells, pair)
		in = 2 * size.Hidden
	}
	n.mlp, n.mlpB = dense("mlp", in, size.mlpWidth()), add("mlp b", 1, size.mlpWidth(), 0, false)
	n.arc, n.arcB = add("arc", arcDim, arcDim, 0.02, false), add("arc b", 1, arcDim, 0, false)
	n.label = add("label", size.labelWidth(), len(rels), 0.02, false)
	n.tagger, n.taggerB = dense("tagger", in, tags), add("tagger b", 1, tags, 0, false)
	return n
}

func cellName(layer, direction int, part string) string {
	return fmt.Sprintf("cell %d %d %s", layer, direction, part)
}

// row is the word's row of the embedding.
func (n *net) row(h uint64) int32 {
	if r, ok := n.words[h]; ok {
		return r
	}
	return unknownRow
}
