package merge

import (
	"cmp"
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// weights are how much each stem says of a text, by stem: TF-IDF, of length one.
type weights []weight

type weight struct {
	stem string
	by   float64
}

// closeness is the cosine of two weighted texts, from 0 to 1.
func closeness(a, b weights) float64 {
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0].stem, b[0].stem); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			sum += a[0].by * b[0].by
			a, b = a[1:], b[1:]
		}
	}
	return sum
}

// rarity says how few of a set of texts a stem stands in.
type rarity struct {
	in  map[string]int
	all float64
}

// rarityOf counts the stems of texts, each list of which holds a stem once.
func rarityOf(texts [][]string) rarity {
	r := rarity{in: map[string]int{}, all: float64(len(texts))}
	for _, stems := range texts {
		for _, s := range stems {
			r.in[s]++
		}
	}
	return r
}

// weigh makes weights of counts. A stem that the set does not know counts
// nothing.
func (r rarity) weigh(counts map[string]float64) weights {
	w := make(weights, 0, len(counts))
	for s, n := range counts {
		if in := r.in[s]; in > 0 && r.all > float64(in) {
			w = append(w, weight{s, math.Log1p(n) * math.Log(r.all/float64(in))})
		}
	}
	slices.SortFunc(w, func(a, b weight) int { return cmp.Compare(a.stem, b.stem) })
	square := 0.0
	for _, x := range w {
		square += x.by * x.by
	}
	if square > 0 {
		for i := range w {
			w[i].by /= math.Sqrt(square)
		}
	}
	return w
}

// How much more a name or number, and a word in the lead, says of what a text
// is about than another.
const (
	nameWeight = 2
	leadWeight = 2
	leadWords  = 40
)

// countWords counts the stems of a text that are of matter.
func (k *Kin) countWords(words []string) map[string]float64 {
	counts := map[string]float64{}
	for i, w := range words {
		if !k.tells(w) {
			continue
		}
		n := 1.0
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			n *= nameWeight
		}
		if i < leadWords {
			n *= leadWeight
		}
		counts[k.stem(w)] += n
	}
	return counts
}

// linkage joins items as long as two groups are on average as close as least,
// the closest first; of equals those that come first. close is asked once for
// each pair. Groups come in order of their first item.
func linkage(n int, least float64, close func(i, j int) float64) [][]int {
	groups, sums := make([][]int, n), make([][]float64, n)
	for i := range n {
		groups[i], sums[i] = []int{i}, make([]float64, n)
		for j := range i {
			sums[i][j] = close(i, j)
			sums[j][i] = sums[i][j]
		}
	}
	for {
		i, j := closest(groups, sums, least)
		if j < 0 {
			return slices.DeleteFunc(groups, func(g []int) bool { return g == nil })
		}
		groups[i], groups[j] = append(groups[i], groups[j]...), nil
		for k := range n {
			sums[i][k] += sums[j][k]
			sums[k][i] = sums[i][k]
		}
	}
}

// closest are the two groups with the highest average that is no less than
// least, (-1, -1) if there are none.
func closest(groups [][]int, sums [][]float64, least float64) (int, int) {
	x, y, best := -1, -1, least
	for i, a := range groups {
		if a == nil {
			continue
		}
		for j := i + 1; j < len(groups); j++ {
			if b := groups[j]; b != nil {
				if s := sums[i][j] / float64(len(a)*len(b)); s > best || y < 0 && s == best {
					x, y, best = i, j, s
				}
			}
		}
	}
	return x, y
}
