package merge

import (
	"cmp"
	"slices"
)

// Paper is a text that sightings are of.
type Paper struct {
	ID    string
	Topic string   // papers of two topics are known to be of two matters
	Words []string // as written, in order
}

// Sighting is a word that names a happening somewhere in a paper, whoever found
// it.
type Sighting struct {
	Paper    string
	Sentence int      // its number in the paper
	Word     string   // its dictionary form
	Around   []string // the words within a few of it in its sentence, as written
}

// How alike papers and clauses must be. They were set by looking at a part of
// ECB+ that the figures of the other part do not know.
const (
	closePapers  = 0.16 // average closeness of the papers of one matter
	closeClauses = 0.05 // of clauses with words that can name one happening
	lightClauses = 0.10 // of clauses whose word names anything
	togetherMost = 0.3  // share of sentences that name both: who names a thing twice in one breath means two
)

// Same tells which sightings are of one happening: it gives each the number of
// a group. Papers of a topic are parted into matters by what they are about;
// within one matter sightings of one word are one happening, save for words
// that name anything, where the clauses must be alike; then the groups of
// different words that can name one happening join, where their clauses are
// alike and hardly a sentence names both. Which are together does not depend on
// the order of papers and sightings; groups are numbered in order of the
// sightings.
func (k *Kin) Same(papers []Paper, sightings []Sighting) []int {
	w := k.watch(papers, sightings)
	var groups [][]int
	for _, matter := range w.byMatter() {
		groups = append(groups, w.joinKin(w.byWord(matter))...)
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	of := make([]int, len(sightings))
	for n, g := range groups {
		for _, i := range g {
			of[i] = n
		}
	}
	return of
}

// watching is what is known of sightings while they are grouped.
type watching struct {
	k         *Kin
	sightings []Sighting
	stems     []string
	clauses   []weights
	matter    map[string]int // of each paper
}

func (k *Kin) watch(papers []Paper, sightings []Sighting) *watching {
	papers = slices.Clone(papers)
	slices.SortFunc(papers, func(a, b Paper) int { return cmp.Compare(a.ID, b.ID) })
	texts := make([][]string, len(papers))
	for i, p := range papers {
		texts[i] = k.stems(p.Words)
	}
	rare := rarityOf(texts)
	about := make([]weights, len(papers))
	for i, p := range papers {
		about[i] = rare.weigh(k.countWords(p.Words))
	}
	w := &watching{k: k, sightings: sightings, matter: map[string]int{}}
	for _, topic := range part(indices(len(papers)), func(i int) string { return papers[i].Topic }) {
		close := func(i, j int) float64 { return closeness(about[topic[i]], about[topic[j]]) }
		for _, g := range linkage(len(topic), closePapers, close) {
			for _, i := range g {
				w.matter[papers[topic[i]].ID] = topic[g[0]]
			}
		}
	}
	for _, s := range sightings {
		counts := map[string]float64{}
		for _, a := range s.Around {
			if k.tells(a) {
				counts[k.stem(a)]++
			}
		}
		w.stems, w.clauses = append(w.stems, k.stem(s.Word)), append(w.clauses, rare.weigh(counts))
	}
	return w
}

// byMatter parts sightings by the matter of their papers.
func (w *watching) byMatter() [][]int {
	return part(indices(len(w.sightings)), func(i int) int { return w.matter[w.sightings[i].Paper] })
}

// byWord parts the sightings of a matter by word, and those of a light word by
// clause.
func (w *watching) byWord(matter []int) [][]int {
	var groups [][]int
	for _, g := range part(matter, func(i int) string { return w.stems[i] }) {
		if !w.k.light[w.stems[g[0]]] {
			groups = append(groups, g)
			continue
		}
		for _, p := range linkage(len(g), lightClauses, func(a, b int) float64 { return closeness(w.clauses[g[a]], w.clauses[g[b]]) }) {
			for i := range p {
				p[i] = g[p[i]]
			}
			slices.Sort(p)
			groups = append(groups, p)
		}
	}
	return groups
}

// joinKin joins the groups of a matter whose words can name one happening.
func (w *watching) joinKin(groups [][]int) [][]int {
	root := indices(len(groups))
	var find func(int) int
	find = func(i int) int {
		if root[i] != i {
			root[i] = find(root[i])
		}
		return root[i]
	}
	for i := range groups {
		for j := range i {
			if w.kin(groups[i], groups[j]) {
				a, b := find(i), find(j)
				root[max(a, b)] = min(a, b)
			}
		}
	}
	var joined [][]int
	for _, p := range part(indices(len(groups)), find) {
		var g []int
		for _, i := range p {
			g = append(g, groups[i]...)
		}
		slices.Sort(g)
		joined = append(joined, g)
	}
	return joined
}

// kin reports whether two groups of one matter can be of one happening.
func (w *watching) kin(a, b []int) bool {
	x, y := w.stems[a[0]], w.stems[b[0]]
	if x == y || !w.k.related(x, y) || w.inOneBreath(a, b) >= togetherMost {
		return false
	}
	sum := 0.0
	for _, i := range a {
		for _, j := range b {
			sum += closeness(w.clauses[i], w.clauses[j])
		}
	}
	return sum >= closeClauses*float64(len(a)*len(b))
}

// inOneBreath is the share of the sentences of the smaller group that the other
// stands in too.
func (w *watching) inOneBreath(a, b []int) float64 {
	type sentence struct {
		paper string
		n     int
	}
	in := func(g []int) map[sentence]bool {
		all := map[sentence]bool{}
		for _, i := range g {
			all[sentence{w.sightings[i].Paper, w.sightings[i].Sentence}] = true
		}
		return all
	}
	x, y := in(a), in(b)
	both := 0
	for s := range x {
		if y[s] {
			both++
		}
	}
	return float64(both) / float64(min(len(x), len(y)))
}

func indices(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// part parts items by a key, groups in order of their first item.
func part[T any, K comparable](items []T, key func(T) K) [][]T {
	at := map[K]int{}
	var groups [][]T
	for _, v := range items {
		k := key(v)
		n, ok := at[k]
		if !ok {
			n = len(groups)
			at[k], groups = n, append(groups, nil)
		}
		groups[n] = append(groups[n], v)
	}
	return groups
}
