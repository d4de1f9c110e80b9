package tie

import (
	"cmp"
	"maps"
	"slices"
)

// Near is the closeness from which two states are neighbours in the network: a
// visit that is fresh in memory is about as much.
const Near = 5.0

// Network is how states stand together on a day: who is near whom, the blocs
// that come of it, and who connects them.
type Network struct {
	States []Member // by bloc, and in it by strength
	Blocs  [][]string
	Near   []Standing // ties of at least Near
	Cold   []Standing // ties of at most minus Near
}

// Member is a state in the network.
type Member struct {
	Code     string
	Bloc     int     // index of its bloc; the largest is the first
	Strength float64 // sum of the closeness to its neighbours
	Degree   int     // neighbours
	Across   int     // neighbours in other blocs
	Between  float64 // share of the shortest ways between two others that lead through it
}

// Bridge reports whether the state has neighbours in another bloc and lies on
// ways between others.
func (m Member) Bridge() bool { return m.Across > 0 && m.Between > 0 }

// NewNetwork lays out standings. The same standings in any order give the same
// network.
func NewNetwork(all []Standing) *Network {
	n := &Network{}
	for _, s := range all {
		switch {
		case s.Closeness >= Near:
			n.Near = append(n.Near, s)
		case s.Closeness <= -Near:
			n.Cold = append(n.Cold, s)
		}
	}
	byDyad := func(a, b Standing) int { return compareDyad(a.Dyad, b.Dyad) }
	slices.SortFunc(n.Near, byDyad)
	slices.SortFunc(n.Cold, byDyad)
	g, codes := newGraph(n.Near)
	bloc := g.communities()
	between := g.between()
	n.Blocs = blocs(codes, bloc)
	for i, code := range codes {
		m := Member{Code: code, Degree: len(g[i]), Between: between[i]}
		m.Bloc = slices.IndexFunc(n.Blocs, func(b []string) bool { return slices.Contains(b, code) })
		for _, e := range g[i] {
			m.Strength += e.weight
			if bloc[e.to] != bloc[i] {
				m.Across++
			}
		}
		n.States = append(n.States, m)
	}
	slices.SortFunc(n.States, func(a, b Member) int {
		return cmp.Or(cmp.Compare(a.Bloc, b.Bloc), cmp.Compare(b.Strength, a.Strength), cmp.Compare(a.Code, b.Code))
	})
	return n
}

// blocs gathers codes by community, the largest first, of equal ones that with
// the first code.
func blocs(codes []string, community []int) [][]string {
	by := map[int][]string{}
	for i, c := range community {
		by[c] = append(by[c], codes[i])
	}
	all := slices.Collect(maps.Values(by))
	slices.SortFunc(all, func(a, b []string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return all
}

// Move is a state that stands elsewhere than on an earlier day.
type Move struct {
	Code     string
	From, To []string // the others of its bloc, then and now; nil where it was in no network
}

// Moves tells who moved: each bloc of then is held for that bloc of now with
// which it shares most states, and a state moved if it is not in the one that
// its bloc became. Who came to the network or left it is told too.
func Moves(then, now *Network) []Move {
	became := follow(then.Blocs, now.Blocs)
	var all []Move
	for _, code := range union(then, now) {
		was, is := blocOf(then.Blocs, code), blocOf(now.Blocs, code)
		if was >= 0 && is >= 0 && became[was] == is {
			continue
		}
		all = append(all, Move{code, others(then.Blocs, was, code), others(now.Blocs, is, code)})
	}
	return all
}

// follow gives for each bloc of then the one of now that it became, -1 for none:
// pairs with most states in common first, each bloc once.
func follow(then, now [][]string) []int {
	type pair struct{ was, is, common int }
	var pairs []pair
	for i, a := range then {
		for j, b := range now {
			common := 0
			for _, c := range a {
				if slices.Contains(b, c) {
					common++
				}
			}
			if common > 0 {
				pairs = append(pairs, pair{i, j, common})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.common, a.common) })
	became := slices.Repeat([]int{-1}, len(then))
	for _, p := range pairs {
		if became[p.was] < 0 && !slices.Contains(became, p.is) {
			became[p.was] = p.is
		}
	}
	return became
}

func union(a, b *Network) []string {
	var codes []string
	for _, bloc := range slices.Concat(a.Blocs, b.Blocs) {
		codes = append(codes, bloc...)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func blocOf(blocs [][]string, code string) int {
	return slices.IndexFunc(blocs, func(b []string) bool { return slices.Contains(b, code) })
}

func others(blocs [][]string, i int, code string) []string {
	if i < 0 {
		return nil
	}
	rest := slices.DeleteFunc(slices.Clone(blocs[i]), func(c string) bool { return c == code })
	if rest == nil {
		rest = []string{}
	}
	return rest
}

// newGraph numbers the states of ties in the order of the alphabet.
func newGraph(near []Standing) (graph, []string) {
	at := map[string]int{}
	var codes []string
	for _, s := range near {
		codes = append(codes, s.Dyad.A, s.Dyad.B)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	for i, c := range codes {
		at[c] = i
	}
	g := make(graph, len(codes))
	for _, s := range near {
		g.join(at[s.Dyad.A], at[s.Dyad.B], s.Closeness)
	}
	return g, codes
}
