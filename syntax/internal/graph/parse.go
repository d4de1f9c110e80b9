package graph

import (
	"cmp"
	"slices"

	"entente/nn"
	"entente/syntax/internal/arc"
)

// Sentence is what is parsed: tokens with the tags that the tagger gave them.
type Sentence struct {
	Tokens []Token
	Tags   []uint16
}

// Scratch is memory that is used again from batch to batch, by one goroutine at
// a time. How much it holds grows with the words of a batch, so the caller
// bounds it by bounding these.
type Scratch struct {
	cell  nn.CellMemory
	trees nn.Trees
	batch nn.Batch
	order []int         // sentences, the longest first
	sizes []int         // their lengths, the root included
	met   map[Token]int // words of the batch: which input is theirs
	of    []int         // the input of each row

	x, y, h          []float32 // of layers, by time; of the last, by sentence
	mlp, query       []float32
	scores, products []float32
	labels, tags     []float32
	packed           nn.Packed
	nodes            []int
	pairs            []pair // of all words, in order
	ways             []way  // likewise
	held             []int  // the arc that holds a relation, by row of the head
}

// room returns a slice of n numbers in the memory of *b, of any value.
func room[T any](b *[]T, n int) []T {
	*b = slices.Grow((*b)[:0], n)[:n]
	return *b
}

// Parse appends the arc of each word of each sentence to out. It decides the
// tags anew, now that whole sentences are known, and writes them where the old
// ones are. The sentences are read together, which is faster; what comes of one
// does not depend on the others.
func (m *Model) Parse(sc *Scratch, sentences []Sentence, out []arc.Arc) []arc.Arc {
	if len(sentences) == 0 {
		return out
	}
	h := m.encode(sc, sentences)
	m.retag(sc, h, sentences)
	m.score(sc, h)
	first, row := len(out), 0
	sc.pairs = sc.pairs[:0]
	for _, s := range sentences {
		out = m.tree(sc, row, len(s.Tokens), out)
		row += len(s.Tokens) + 1
	}
	m.relate(sc, out[first:])
	return out
}

// retag gives each word the best tag by its vector.
func (m *Model) retag(sc *Scratch, h []float32, sentences []Sentence) {
	n := m.tagger.N
	scores := room(&sc.tags, sc.batch.Rows*n)
	m.tagger.MulTo(&sc.cell.Left, scores, n, m.taggerB, h, m.tagger.K, sc.batch.Rows)
	row := 0
	for _, s := range sentences {
		for i := range s.Tags {
			s.Tags[i] = uint16(highest(scores[(row+i+1)*n:][:n]))
		}
		row += len(s.Tags) + 1
	}
}

func highest(scores []float32) int {
	best, top := 0, scores[0]
	for i, v := range scores {
		if v > top {
			best, top = i, v
		}
	}
	return best
}

// encode returns the vectors of the last layer: sentence by sentence, a row for
// the root and one for each word.
func (m *Model) encode(sc *Scratch, sentences []Sentence) []float32 {
	sc.lay(sentences)
	rows, wide := sc.batch.Rows, 2*m.size.Hidden
	x, y := room(&sc.x, rows*max(inputDim, wide)), room(&sc.y, rows*max(inputDim, wide))
	in, n := inputDim, m.embedAll(sc, sentences, x)
	of := sc.of
	for l := range m.cells {
		for d := range m.cells[l] {
			m.cells[l][d].Run(&sc.batch, &sc.cell, x, in, of, n, y[d*m.size.Hidden:], wide, d == 1)
		}
		x, y, in, of, n = y, x, wide, nil, rows
	}
	h, at := room(&sc.h, rows*wide), room(&sc.sizes, len(sentences))
	sum := 0
	for i, s := range sentences {
		at[i] = sum
		sum += len(s.Tokens) + 1
	}
	for k, i := range sc.order {
		for t := range len(sentences[i].Tokens) + 1 {
			copy(h[(at[i]+t)*wide:(at[i]+t+1)*wide], x[sc.batch.Row(k, t)*wide:])
		}
	}
	return h
}

// lay sets out the sentences, the longest first.
func (sc *Scratch) lay(sentences []Sentence) {
	order, sizes := room(&sc.order, len(sentences)), room(&sc.sizes, len(sentences))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(len(sentences[b].Tokens), len(sentences[a].Tokens))
	})
	for k, i := range order {
		sizes[k] = len(sentences[i].Tokens) + 1
	}
	sc.batch.Lay(sizes)
}

// embedAll writes the inputs of a batch, each once: half of the words of news are
// met again within the sentences that are read together, with the same tag, and
// all sentences have the same root. It returns how many inputs there are, and
// writes to sc.of which of them each row of the batch has.
func (m *Model) embedAll(sc *Scratch, sentences []Sentence, x []float32) int {
	of := room(&sc.of, sc.batch.Rows)
	if sc.met == nil {
		sc.met = map[Token]int{}
	}
	clear(sc.met)
	m.embed(x[:inputDim], m.root, rootRow)
	for k, i := range sc.order {
		of[sc.batch.Row(k, 0)] = 0
		for t, token := range sentences[i].Tokens {
			at, ok := sc.met[token]
			if !ok {
				at = len(sc.met) + 1 // behind the root
				sc.met[token] = at
				m.embed(x[at*inputDim:][:inputDim], token, m.wordRow(token.Word))
			}
			of[sc.batch.Row(k, t+1)] = at
		}
	}
	return len(sc.met) + 1
}

// wordRow is the word's row of the embedding.
func (m *Model) wordRow(hash uint64) int {
	if r, ok := m.vocabulary.Get(hash); ok && int(r) < m.word.n {
		return int(r)
	}
	return unknownRow
}

func (m *Model) embed(x []float32, t Token, row int) {
	clear(x[:wordDim])
	m.word.addTo(m.level, x, row)
	for _, a := range t.Affix {
		m.affix.addTo(m.level, x, int(a))
	}
	copy(x[wordDim:], m.tag[int(t.Tag)*tagDim:][:tagDim])
}

// score computes the four vectors of each row, and what dependents ask of heads.
func (m *Model) score(sc *Scratch, h []float32) {
	width, n := m.size.mlpWidth(), sc.batch.Rows
	y := room(&sc.mlp, n*width)
	m.mlp.MulTo(&sc.cell.Left, y, width, m.mlpB, h, 2*m.size.Hidden, n)
	m.level.Rectify(y, slope)
	q := room(&sc.query, n*arcDim)
	m.arc.MulTo(&sc.cell.Left, q, arcDim, m.arcB, y, width, n)
}

// pair is the rows of a dependent and its head.
type pair struct{ dep, head int }

// tree appends the arcs of the best tree of the sentence of n words whose root
// has the given row, still without relations.
func (m *Model) tree(sc *Scratch, row, n int, out []arc.Arc) []arc.Arc {
	width := m.size.mlpWidth()
	heads := nn.PackTransposed(sc.mlp[row*width+arcDim:], n+1, arcDim, width, &sc.packed)
	s := room(&sc.scores, n*(n+1))
	clear(s)
	m.level.Mul(s, n+1, sc.query[(row+1)*arcDim:], arcDim, n, heads)
	nodes := room(&sc.nodes, n)
	sc.trees.Heads(s, n, nodes)
	for i, node := range nodes {
		out = append(out, arc.Arc{Head: node - 1})
		sc.pairs = append(sc.pairs, pair{row + i + 1, row + node})
	}
	return out
}

// together is how many words get their relations at once: the products of each
// are some ten kilobytes.
const together = 48

// relate gives each arc its best relation.
func (m *Model) relate(sc *Scratch, arcs []arc.Arc) {
	rels := len(m.rels)
	ways := room(&sc.ways, len(arcs))
	for from := 0; from < len(arcs); from += together {
		s := m.relations(sc, sc.pairs[from:min(from+together, len(arcs))])
		for i := 0; i < len(s); i += rels {
			ways[from+i/rels] = m.two(s[i : i+rels])
		}
	}
	m.settle(sc, arcs)
	for i := range arcs {
		if arcs[i].Rel = "root"; arcs[i].Head >= 0 {
			arcs[i].Rel = m.rels[ways[i].best]
		}
	}
}

// relations scores the relations of pairs, a row for each.
func (m *Model) relations(sc *Scratch, pairs []pair) []float32 {
	width, r, in, rels := m.size.mlpWidth(), m.size.Rank, m.size.labelWidth(), len(m.rels)
	x, s := room(&sc.products, len(pairs)*in), room(&sc.labels, len(pairs)*rels)
	for i, p := range pairs {
		dep, head := p.dep*width+2*arcDim, p.head*width+2*arcDim+r
		m.outer(x[i*in:(i+1)*in], sc.mlp[dep:dep+r], sc.mlp[head:head+r])
	}
	clear(s)
	m.label.Mul(&sc.cell.Left, s, rels, x, in, len(pairs))
	return s
}

// outer is the function of that name with the kernels of the model's level.
func (m *Model) outer(x, a, b []float32) {
	r := len(a)
	m.level.Outer(x[:r*r], a, b)
	copy(x[r*r:], a)
	copy(x[r*r+r:], b)
	x[r*r+2*r] = 1
}
