package eval

import "math"

// # Measures of coreference
//
// Each compares two ways to part the same mentions into clusters. MUC (Vilain
// et al. 1995) counts links, B-cubed (Bagga and Baldwin 1998) mentions, CEAF-e
// (Luo 2005, with the similarity φ4) clusters, each set against at most one of
// the other side so that the sum is greatest. The CoNLL figure (Pradhan et al.
// 2012) is the mean of the three F1. Singletons count, as they stand in the
// gold.

// partition says which cluster each mention is of, by the mention's number.
type partition []int

// clusters lists the mentions of each cluster.
func (p partition) clusters() map[int][]int {
	all := map[int][]int{}
	for i, c := range p {
		all[c] = append(all[c], i)
	}
	return all
}

// ratio is a precision or recall as two sums.
type ratio struct{ sum, of float64 }

func (r ratio) value() float64 {
	if r.of == 0 {
		return 0
	}
	return r.sum / r.of
}

// harmonic is F1 in percent of two ratios from 0 to 1.
func harmonic(p, r ratio) float64 {
	x, y := p.value(), r.value()
	if x+y == 0 {
		return 0
	}
	return 100 * 2 * x * y / (x + y)
}

// corefScore is F1 by each measure, in percent.
type corefScore struct{ muc, b3, ceafe float64 }

func (s corefScore) conll() float64 { return (s.muc + s.b3 + s.ceafe) / 3 }

// coreference scores a partition against gold.
func coreference(gold, said partition) corefScore {
	sum, golden, answered := ceafe(gold, said)
	return corefScore{
		muc:   harmonic(links(said, gold), links(gold, said)),
		b3:    harmonic(bcubed(said, gold), bcubed(gold, said)),
		ceafe: harmonic(ratio{sum, answered}, ratio{sum, golden}),
	}
}

// links is MUC's recall of key: of the links that its clusters need, those that
// other has too.
func links(key, other partition) ratio {
	var r ratio
	for _, c := range key.clusters() {
		parts := map[int]bool{}
		for _, i := range c {
			parts[other[i]] = true
		}
		r.sum += float64(len(c) - len(parts))
		r.of += float64(len(c) - 1)
	}
	return r
}

// bcubed is the recall of key: the mean over mentions of the share of their
// cluster that other has with them.
func bcubed(key, other partition) ratio {
	r := ratio{of: float64(len(key))}
	for _, c := range key.clusters() {
		parts := map[int]int{}
		for _, i := range c {
			parts[other[i]]++
		}
		for _, n := range parts {
			r.sum += float64(n*n) / float64(len(c))
		}
	}
	return r
}

// ceafe is the greatest sum of similarities, and how many clusters each side
// has. Clusters that share no mention have no similarity, so that each
// connected part of what shares any is assigned on its own.
func ceafe(gold, said partition) (sum, golden, answered float64) {
	g, s := gold.clusters(), said.clusters()
	for _, part := range components(gold, said) {
		table := make([][]float64, len(part.gold))
		for i, a := range part.gold {
			table[i] = make([]float64, len(part.said))
			for j, b := range part.said {
				table[i][j] = 2 * float64(part.common[[2]int{a, b}]) / float64(len(g[a])+len(s[b]))
			}
		}
		sum += bestSum(table)
	}
	return sum, float64(len(g)), float64(len(s))
}

// component is clusters of both sides that are connected by mentions.
type component struct {
	gold, said []int
	common     map[[2]int]int // mentions of both
}

func components(gold, said partition) []*component {
	common, saidOf, goldOf := map[[2]int]int{}, map[int][]int{}, map[int][]int{}
	for i := range gold {
		pair := [2]int{gold[i], said[i]}
		if common[pair] == 0 {
			saidOf[gold[i]], goldOf[said[i]] = append(saidOf[gold[i]], said[i]), append(goldOf[said[i]], gold[i])
		}
		common[pair]++
	}
	var all []*component
	seen := [2]map[int]bool{{}, {}} // gold, said
	for _, first := range gold {
		if seen[0][first] {
			continue
		}
		o := &component{common: common}
		seen[0][first] = true
		for todo := []int{first}; len(todo) > 0; todo = todo[1:] {
			o.gold = append(o.gold, todo[0])
			for _, c := range unseen(saidOf[todo[0]], seen[1]) {
				o.said = append(o.said, c)
				todo = append(todo, unseen(goldOf[c], seen[0])...)
			}
		}
		all = append(all, o)
	}
	return all
}

// unseen are the clusters that were not seen yet, and are from now on.
func unseen(clusters []int, seen map[int]bool) []int {
	var fresh []int
	for _, c := range clusters {
		if !seen[c] {
			seen[c] = true
			fresh = append(fresh, c)
		}
	}
	return fresh
}

// bestSum is the greatest sum of entries of a table of which no two stand in one
// row or column (Kuhn 1955, Munkres 1957, by shortest augmenting paths in cubic time).
func bestSum(table [][]float64) float64 {
	if len(table) == 0 || len(table[0]) == 0 {
		return 0
	}
	if len(table) > len(table[0]) {
		table = transposed(table)
	}
	m := newMatching(table)
	for row := range table {
		m.add(row)
	}
	sum := 0.0
	for col, row := range m.rowOf[1:] {
		if row > 0 {
			sum += table[row-1][col]
		}
	}
	return sum
}

func transposed(table [][]float64) [][]float64 {
	t := make([][]float64, len(table[0]))
	for j := range t {
		t[j] = make([]float64, len(table))
		for i := range table {
			t[j][i] = table[i][j]
		}
	}
	return t
}

// matching is a best assignment of the rows added so far. Rows and columns
// count from 1; column 0 stands for the row that is being added.
type matching struct {
	table    [][]float64
	row, col []float64 // potentials
	rowOf    []int     // the row that has each column, 0 for none
}

func newMatching(table [][]float64) *matching {
	n, m := len(table), len(table[0])
	return &matching{table: table, row: make([]float64, n+1), col: make([]float64, m+1), rowOf: make([]int, m+1)}
}

// add gives a row a column, moving others where that is better.
func (m *matching) add(row int) {
	n := len(m.col)
	m.rowOf[0] = row + 1
	least, from, used := make([]float64, n), make([]int, n), make([]bool, n)
	for j := range least {
		least[j] = math.Inf(1)
	}
	at := 0
	for m.rowOf[at] != 0 {
		used[at] = true
		at = m.step(at, least, from, used)
	}
	for at != 0 {
		m.rowOf[at], at = m.rowOf[from[at]], from[at]
	}
}

// step is the next column of the shortest path.
func (m *matching) step(at int, least []float64, from []int, used []bool) int {
	row, next, delta := m.rowOf[at], 0, math.Inf(1)
	for j := 1; j < len(least); j++ {
		if used[j] {
			continue
		}
		if cost := -m.table[row-1][j-1] - m.row[row] - m.col[j]; cost < least[j] {
			least[j], from[j] = cost, at
		}
		if least[j] < delta {
			delta, next = least[j], j
		}
	}
	for j := range least {
		if used[j] {
			m.row[m.rowOf[j]] += delta
			m.col[j] -= delta
		} else {
			least[j] -= delta
		}
	}
	return next
}
