package nn

import "math"

// Trees is memory for the search of trees. It is used again from sentence to
// sentence.
type Trees struct {
	met   []int
	chart chart
}

// Heads finds the best-scored tree over n words: score[i*(n+1)+h] is that of
// word i (0 to n-1) depending on node h, where node 0 is the root and node h
// word h-1. Exactly one word gets the root. It writes nodes to heads.
//
// Most often each word's best head makes a tree, crossing arcs allowed. If not,
// the best tree without crossing arcs is searched (Eisner 1996), in time that
// grows with n³.
func (mem *Trees) Heads(score []float32, n int, heads []int) {
	for i := range n {
		row := score[i*(n+1) : (i+1)*(n+1)]
		best := 0
		for h, s := range row {
			if h != i+1 && (s > row[best] || best == i+1) {
				best = h
			}
		}
		heads[i] = best
	}
	if n > 0 && !mem.isTree(heads[:n]) {
		mem.eisner(score, n, heads)
	}
}

// isTree reports whether exactly one head is 0 and every word leads to it.
func (mem *Trees) isTree(heads []int) bool {
	roots := 0
	met := grow(&mem.met, len(heads)) // number of the walk that met the word
	clear(met)
	for i := range heads {
		if heads[i] == 0 {
			roots++
		}
		for k := i; met[k] == 0; k = heads[k] - 1 {
			met[k] = i + 1
			if heads[k] == 0 {
				break
			}
			if met[heads[k]-1] == i+1 {
				return false
			}
		}
	}
	return roots == 1
}

// chart is the table of Eisner's algorithm: spans [s,t] of words, closed or
// open, headed left or right, with the best split of each.
type chart struct {
	n      int
	scores []float32
	// open[l]: an arc joins the ends; closed[l]: the headless end is complete.
	// Index 0: headed by the right end, 1: by the left.
	open, closed     [2][]float64
	openAt, closedAt [2][]int16
}

// score is that of an arc between two words, numbered from 0.
func (c *chart) score(dep, head int) float64 { return float64(c.scores[dep*(c.n+1)+head+1]) }

// keptWords is up to which length of a sentence a chart is kept for the next.
const keptWords = 100

func (mem *Trees) eisner(score []float32, n int, heads []int) {
	c := &mem.chart
	c.n, c.scores = n, score
	for d := range 2 {
		clear(grow(&c.closed[d], n*n)) // a word alone scores 0
		grow(&c.open[d], n*n)
		grow(&c.openAt[d], n*n)
		grow(&c.closedAt[d], n*n)
	}
	for width := 1; width < n; width++ {
		for s := 0; s+width < n; s++ {
			c.span(s, s+width)
		}
	}
	// the root takes the word with the best tree on both sides
	best, at := math.Inf(-1), 0
	for r := range n {
		if v := c.closed[0][r] + c.closed[1][r*n+n-1] + float64(score[r*(n+1)]); v > best {
			best, at = v, r
		}
	}
	heads[at] = 0
	c.read(heads, 0, at, 0, false)
	c.read(heads, at, n-1, 1, false)
	c.scores = nil
	if n > keptWords {
		*c = chart{}
	}
}

// span fills in the four entries of [s,t].
func (c *chart) span(s, t int) {
	n := c.n
	best, at := math.Inf(-1), s
	for k := s; k < t; k++ {
		if v := c.closed[1][s*n+k] + c.closed[0][(k+1)*n+t]; v > best {
			best, at = v, k
		}
	}
	c.open[0][s*n+t], c.openAt[0][s*n+t] = best+c.score(s, t), int16(at)
	c.open[1][s*n+t], c.openAt[1][s*n+t] = best+c.score(t, s), int16(at)
	best, at = math.Inf(-1), s
	for k := s; k < t; k++ {
		if v := c.closed[0][s*n+k] + c.open[0][k*n+t]; v > best {
			best, at = v, k
		}
	}
	c.closed[0][s*n+t], c.closedAt[0][s*n+t] = best, int16(at)
	best, at = math.Inf(-1), t
	for k := s + 1; k <= t; k++ {
		if v := c.open[1][s*n+k] + c.closed[1][k*n+t]; v > best {
			best, at = v, k
		}
	}
	c.closed[1][s*n+t], c.closedAt[1][s*n+t] = best, int16(at)
}

// read writes the heads of a span's best tree.
func (c *chart) read(heads []int, s, t, dir int, open bool) {
	if s == t {
		return
	}
	i := s*c.n + t
	switch {
	case open:
		if dir == 0 {
			heads[s] = t + 1
		} else {
			heads[t] = s + 1
		}
		k := int(c.openAt[dir][i])
		c.read(heads, s, k, 1, false)
		c.read(heads, k+1, t, 0, false)
	case dir == 0:
		k := int(c.closedAt[0][i])
		c.read(heads, s, k, 0, false)
		c.read(heads, k, t, 0, true)
	default:
		k := int(c.closedAt[1][i])
		c.read(heads, s, k, 1, true)
		c.read(heads, k, t, 1, false)
	}
}
