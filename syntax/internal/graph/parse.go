package graph

import (
	"slices"

	"entente/nn"
	"entente/syntax/internal/arc"
)

// Scratch is memory that is used again from sentence to sentence, by one
// goroutine at a time.
type Scratch struct {
	x, y, gates, state []float32
	mlp, query         []float32
	scores, products   []float32
	labels             []float32
	packed             nn.Packed
	nodes              []int
	tagScores          []float32
}

// room returns a slice of n zeros in the memory of *b.
func room(b *[]float32, n int) []float32 {
	*b = slices.Grow((*b)[:0], n)[:n]
	clear(*b)
	return *b
}

// Parse appends the arc of each word to out. It decides the tags anew, now that
// the whole sentence is known, and writes them to tags.
func (m *Model) Parse(sc *Scratch, tokens []Token, tags []uint16, out []arc.Arc) []arc.Arc {
	h := m.encode(sc, tokens)
	m.retag(sc, h[2*m.size.Hidden:], tags)
	m.score(sc, h, len(tokens))
	m.relate(sc, len(tokens))
	rels := len(m.rels)
	for i, node := range sc.nodes {
		a := arc.Arc{Head: node - 1, Rel: "root"}
		if node > 0 {
			a.Rel = m.rels[m.best(sc.labels[i*rels:(i+1)*rels])]
		}
		out = append(out, a)
	}
	return out
}

// best returns the best relation other than root, which is the root's alone.
func (m *Model) best(scores []float32) int {
	at := -1
	for i, s := range scores {
		if (at < 0 || s > scores[at]) && m.rels[i] != "root" {
			at = i
		}
	}
	return max(at, 0)
}

func (m *Model) retag(sc *Scratch, h []float32, tags []uint16) {
	n := m.tagger.N
	s := room(&sc.tagScores, len(tags)*n)
	for i := range tags {
		copy(s[i*n:], m.taggerB)
	}
	nn.Mul(s, n, h, m.tagger.K, len(tags), m.tagger)
	for i := range tags {
		best, row := 0, s[i*n:(i+1)*n]
		for t, v := range row {
			if v > row[best] {
				best = t
			}
		}
		tags[i] = uint16(best)
	}
}

// encode returns the vectors of the last layer, a row for the root and one for
// each word.
func (m *Model) encode(sc *Scratch, tokens []Token) []float32 {
	n, h := len(tokens)+1, m.size.Hidden
	x := room(&sc.x, n*max(inputDim, 2*h))
	m.embed(x[:inputDim], m.root, rootRow)
	for i, t := range tokens {
		row := unknownRow
		if r, ok := m.vocabulary.Get(t.Word); ok && int(r) < m.word.n {
			row = int(r)
		}
		m.embed(x[(i+1)*inputDim:(i+2)*inputDim], t, row)
	}
	y := room(&sc.y, n*2*h)
	gates, state := room(&sc.gates, n*4*h), room(&sc.state, h)
	in := inputDim
	for l := range m.cells {
		for d := range m.cells[l] {
			m.cells[l][d].Run(x, in, n, y[d*h:], 2*h, d == 1, gates, state)
		}
		x, y, in = y, x, 2*h
	}
	return x
}

func (m *Model) embed(x []float32, t Token, row int) {
	m.word.addTo(x, row)
	for _, a := range t.Affix {
		m.affix.addTo(x, int(a))
	}
	copy(x[wordDim:], m.tag[int(t.Tag)*tagDim:][:tagDim])
}

// score computes the four vectors of each row and finds the tree.
func (m *Model) score(sc *Scratch, h []float32, n int) {
	width := m.size.mlpWidth()
	y := room(&sc.mlp, (n+1)*width)
	for i := range n + 1 {
		copy(y[i*width:], m.mlpB)
	}
	nn.Mul(y, width, h, 2*m.size.Hidden, n+1, m.mlp)
	rectify(y)
	q := room(&sc.query, n*arcDim)
	for i := range n {
		copy(q[i*arcDim:], m.arcB)
	}
	nn.Mul(q, arcDim, y[width:], width, n, m.arc)
	heads := nn.PackTransposed(y[arcDim:], n+1, arcDim, width, &sc.packed)
	s := room(&sc.scores, n*(n+1))
	nn.Mul(s, n+1, q, arcDim, n, heads)
	sc.nodes = slices.Grow(sc.nodes[:0], n)[:n]
	nn.Heads(s, n, sc.nodes)
}

// relate scores the relations of the tree's arcs.
func (m *Model) relate(sc *Scratch, n int) {
	width, r, in := m.size.mlpWidth(), m.size.Rank, m.size.labelWidth()
	x := room(&sc.products, n*in)
	for i, node := range sc.nodes {
		outer(x[i*in:(i+1)*in], sc.mlp[(i+1)*width+2*arcDim:][:r], sc.mlp[node*width+2*arcDim+r:][:r])
	}
	nn.Mul(room(&sc.labels, n*len(m.rels)), len(m.rels), x, in, n, m.label)
}
