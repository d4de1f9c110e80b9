package graph

import (
	"math"
	"slices"
)

// Guess is what teachers think of a word: how probable heads, relations to the
// most probable head, and tags are.
type Guess struct{ Head, Rel, Tag Dist }

// Dist is the most probable choices, the best first, and zeros after them.
type Dist [4]Choice

// Choice is one of several, such as a head (0 for the root, else the index of
// the word plus one), and how probable it is.
type Choice struct {
	At uint16
	P  float32
}

// distOf keeps the most probable choices of p, which add up to one.
func distOf(p []float32) Dist {
	const least = 0.005
	var d Dist
	for i, v := range p {
		if v < least || v <= d[len(d)-1].P {
			continue
		}
		k := len(d) - 1
		for ; k > 0 && d[k-1].P < v; k-- {
			d[k] = d[k-1]
		}
		d[k] = Choice{uint16(i), v}
	}
	d.level()
	return d
}

// level makes the choices add up to one.
func (d *Dist) level() {
	sum := float32(0)
	for _, c := range d {
		sum += c.P
	}
	for i := range d {
		if sum > 0 {
			d[i].P /= sum
		}
	}
}

// Drop returns the distribution without the choices of n and more.
func (d Dist) Drop(n int) Dist {
	var out Dist
	k := 0
	for _, c := range d {
		if int(c.At) < n {
			out[k] = c
			k++
		}
	}
	out.level()
	return out
}

// part is one of the three things to guess.
type part int

const (
	ofHead part = iota
	ofRel
	ofTag
)

// guess returns what the teachers think of word t, nil where the right answer
// is known.
func (e *Example) guess(t int, of part) *Dist {
	if e.Guesses == nil {
		return nil
	}
	g := &e.Guesses[t]
	return [...]*Dist{&g.Head, &g.Rel, &g.Tag}[of]
}

// softmax turns scores into the gradient of the cross-entropy with the right
// one, or with the probabilities that teachers guess if there are any. It
// reports whether the right one had the highest score.
func softmax(scores []float32, right int, guess *Dist) bool {
	best := probabilities(scores)
	if guess == nil || guess[0].P == 0 {
		scores[right]--
		return best == right
	}
	for _, c := range guess {
		if c.P > 0 {
			scores[c.At] -= c.P
		}
	}
	return best == right
}

// probabilities is softmax in place; it returns the index of the best.
func probabilities(scores []float32) int {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	top, sum := scores[best], float32(0)
	for i, s := range scores {
		scores[i] = exp(s - top)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return best
}

// exp is e to the power of x, for x of at most 0: 0 where it does not matter.
func exp(x float32) float32 {
	if x < -20 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}

// Teachers are parsers that were taught the same relations and tags, and are
// asked together: their probabilities are averaged.
type Teachers []*Model

// Advice is the tree that teachers agree on, and how sure they are.
type Advice struct {
	Heads   []int // -1 for the root
	Rels    []string
	Tags    []uint16
	Guesses []Guess
}

// Advise parses a sentence. scratch has an element for each teacher.
func (ts Teachers) Advise(scratch []Scratch, tokens []Token, tags []uint16) Advice {
	n := len(tokens)
	s := []Sentence{{Tokens: tokens, Tags: slices.Clone(tags)}}
	a := Advice{Tags: s[0].Tags, Guesses: make([]Guess, n)}
	arcs, tagP := make([]float32, n*(n+1)), make([]float32, n*ts[0].tagger.N)
	for k, m := range ts {
		sc := &scratch[k]
		h := m.encode(sc, s)
		m.retag(sc, h, s)
		m.score(sc, h)
		sc.pairs = sc.pairs[:0]
		m.tree(sc, 0, n, nil)
		for i := range n {
			sc.scores[i*(n+1)+i+1] = -1e4 // no word is its own head
		}
		average(arcs, sc.scores, n+1, len(ts))
		average(tagP, sc.tags[m.tagger.N:], m.tagger.N, len(ts)) // behind the root's
	}
	a.tree(ts, scratch, arcs, n)
	width := ts[0].tagger.N
	for i := range n {
		g := &a.Guesses[i]
		g.Head, g.Tag = distOf(arcs[i*(n+1):(i+1)*(n+1)]), distOf(tagP[i*width:(i+1)*width])
		a.Tags[i] = g.Tag[0].At
	}
	return a
}

// tree finds the tree over the averaged probabilities of arcs, and its
// relations.
func (a *Advice) tree(ts Teachers, scratch []Scratch, arcs []float32, n int) {
	logs := make([]float32, len(arcs))
	for i, p := range arcs {
		logs[i] = float32(math.Log(float64(p) + 1e-9))
	}
	nodes, pairs := make([]int, n), make([]pair, n)
	scratch[0].trees.Heads(logs, n, nodes)
	for i, node := range nodes {
		pairs[i] = pair{i + 1, node}
	}
	rels := len(ts[0].rels)
	relP := make([]float32, n*rels)
	for k, m := range ts {
		average(relP, m.relations(&scratch[k], pairs), rels, len(ts))
	}
	for i, node := range nodes {
		row := relP[i*rels : (i+1)*rels]
		a.Guesses[i].Rel = distOf(row)
		a.Heads = append(a.Heads, node-1)
		rel := "root"
		if node > 0 {
			rel = ts[0].rels[ts[0].two(row).best]
		}
		a.Rels = append(a.Rels, rel)
	}
}

// average adds the share of one of n to sum: scores become probabilities by
// row.
func average(sum, scores []float32, width, n int) {
	for at := 0; at+width <= len(scores) && at < len(sum); at += width {
		row := scores[at : at+width]
		probabilities(row)
		for j, p := range row {
			sum[at+j] += p / float32(n)
		}
	}
}
