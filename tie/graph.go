package tie

import (
	"maps"
	"slices"
)

// graph is an undirected graph with weights: the edges of each node.
type graph [][]edge

// edge leads to a node.
type edge struct {
	to     int
	weight float64
}

func (g graph) join(a, b int, weight float64) {
	g[a] = append(g[a], edge{b, weight})
	if a != b {
		g[b] = append(g[b], edge{a, weight})
	}
}

// leastGain is how much modularity a step must gain; less is rounding.
const leastGain = 1e-9

// communities numbers the community of each node: the partition of high
// modularity that the method of Louvain finds (Blondel, Guillaume, Lambiotte and
// Lefebvre 2008, "Fast unfolding of communities in large networks", J. Stat.
// Mech. P10008). Nodes are visited in their order and of equal gains the lower
// community is taken, so that there is no chance in it.
func (g graph) communities() []int {
	of := make([]int, len(g))
	for i := range of {
		of[i] = i
	}
	for level := g; ; {
		part, moved := level.settle()
		if !moved {
			return of
		}
		level, part = level.gather(part)
		for i := range of {
			of[i] = part[of[i]]
		}
	}
}

// settle moves nodes to the communities of their neighbours for as long as that
// gains modularity.
func (g graph) settle() (part []int, moved bool) {
	part = make([]int, len(g))
	degree, held := make([]float64, len(g)), make([]float64, len(g))
	total := 0.0
	for i := range g {
		part[i] = i
		degree[i] = g.degree(i)
		held[i] = degree[i]
		total += degree[i]
	}
	for again := true; again; {
		again = false
		for i := range g {
			links := g.links(i, part)
			held[part[i]] -= degree[i]
			best, most := part[i], links[part[i]]-held[part[i]]*degree[i]/total
			for _, c := range slices.Sorted(maps.Keys(links)) {
				if gain := links[c] - held[c]*degree[i]/total; gain > most+leastGain {
					best, most = c, gain
				}
			}
			held[best] += degree[i]
			if best != part[i] {
				part[i], again, moved = best, true, true
			}
		}
	}
	return part, moved
}

// degree is the weight of a node's edges; one to itself has two ends there.
func (g graph) degree(i int) (sum float64) {
	for _, e := range g[i] {
		sum += e.weight
		if e.to == i {
			sum += e.weight
		}
	}
	return sum
}

// links are the weights of a node's edges into communities, itself left out.
func (g graph) links(i int, part []int) map[int]float64 {
	links := map[int]float64{}
	for _, e := range g[i] {
		if e.to != i {
			links[part[e.to]] += e.weight
		}
	}
	return links
}

// gather makes a node of each community. Communities are numbered anew in the
// order of their first nodes.
func (g graph) gather(part []int) (graph, []int) {
	number := map[int]int{}
	anew := make([]int, len(part))
	for i, c := range part {
		if _, ok := number[c]; !ok {
			number[c] = len(number)
		}
		anew[i] = number[c]
	}
	sums := map[[2]int]float64{}
	for i := range g {
		for _, e := range g[i] {
			if e.to >= i {
				a, b := min(anew[i], anew[e.to]), max(anew[i], anew[e.to])
				sums[[2]int{a, b}] += e.weight
			}
		}
	}
	out := make(graph, len(number))
	for _, k := range slices.SortedFunc(maps.Keys(sums), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		out.join(k[0], k[1], sums[k])
	}
	return out, anew
}

// between is the share of the shortest ways between two other nodes that lead
// through each node (Freeman 1977), edges counted as equally long, by the
// algorithm of Brandes (2001, "A Faster Algorithm for Betweenness Centrality",
// Journal of Mathematical Sociology 25).
func (g graph) between() []float64 {
	all := make([]float64, len(g))
	for s := range g {
		order, ways, before := g.spread(s)
		share := make([]float64, len(g))
		for _, w := range slices.Backward(order) {
			for _, v := range before[w] {
				share[v] += ways[v] / ways[w] * (1 + share[w])
			}
			if w != s {
				all[w] += share[w]
			}
		}
	}
	pairs := float64(len(g)-1) * float64(len(g)-2)
	for i := range all {
		if pairs > 0 {
			all[i] /= pairs // each pair was counted from both its ends
		}
	}
	return all
}

// spread goes breadth first from a node: the nodes in order of distance, how
// many shortest ways lead to each, and from which nodes the last step comes.
func (g graph) spread(s int) (order []int, ways []float64, before [][]int) {
	distance := slices.Repeat([]int{-1}, len(g))
	ways, before = make([]float64, len(g)), make([][]int, len(g))
	distance[s], ways[s] = 0, 1
	order = []int{s}
	for at := 0; at < len(order); at++ {
		v := order[at]
		for _, e := range g[v] {
			if distance[e.to] < 0 {
				distance[e.to] = distance[v] + 1
				order = append(order, e.to)
			}
			if distance[e.to] == distance[v]+1 {
				ways[e.to] += ways[v]
				before[e.to] = append(before[e.to], v)
			}
		}
	}
	return order, ways, before
}
