package origin

import (
	"slices"
)

// Bounds of what is compared, so that ten thousand copies of one text take no
// more for each than ten.
const (
	maxPostings = 8  // texts that a print is looked up in
	maxTexts    = 16 // texts that tell whether a paragraph is furniture
	fewest      = 3  // texts of little else in common that make a paragraph furniture of one
)

// Shares of a text's own prints.
const (
	linked  = 0.22 // of the shorter text, from which on two are the same if they have the same names and numbers
	surely  = 0.50 // whatever names and numbers they have: some were put right
	related = 0.10 // beside a paragraph, above which two texts are no strangers
	least   = 6    // prints that two must share: some dozen words
)

// overlap finds which texts of several share a good part of their words.
type overlap struct {
	texts []Sketch
	own   [][]uint32 // prints that are no furniture, sorted
}

// pair is two texts, the lower index first.
type pair struct{ a, b int }

// links are the pairs of texts that are one. known tells of paragraphs that are
// furniture in the whole record; it may be nil.
func links(texts []Sketch, known func(uint32) bool) []pair {
	o := overlap{texts: texts, own: make([][]uint32, len(texts))}
	for i := range texts {
		o.own[i] = prints(texts[i], none)
	}
	furniture := o.furniture()
	for i := range texts {
		o.own[i] = prints(texts[i], func(p uint32) bool { return furniture[p] || known != nil && known(p) })
	}
	var out []pair
	for p, shared := range o.shared() {
		shorter := min(len(o.own[p.a]), len(o.own[p.b]))
		part := float64(shared) / float64(max(shorter, 1))
		if shared >= least && part >= linked && !o.tail(p, shared) && (part >= surely || sameMarks(texts[p.a].Marks, texts[p.b].Marks)) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(x, y pair) int {
		if x.a != y.a {
			return x.a - y.a
		}
		return x.b - y.b
	})
	return out
}

// How many names and numbers of the text that has fewer stand in the other one
// too, where it is the same text, and how many must be known to tell.
const (
	marked   = 0.75
	fewMarks = 4
)

// sameMarks reports whether nothing in the names and numbers of two texts says
// that one is only in the form of the other: what a mission logs each day, a
// ministry's notices, an agency's report on last year's exercise.
func sameMarks(a, b []uint32) bool {
	fewer := min(len(a), len(b))
	return fewer < fewMarks || float64(common(a, b)) >= marked*float64(fewer)
}

// tail reports whether all that two texts share is their last paragraph. Texts
// are cut from the end, and what is put under several is furniture.
func (o *overlap) tail(p pair, shared int) bool {
	a, b := o.texts[p.a].Paragraphs, o.texts[p.b].Paragraphs
	if len(a) < 2 || len(b) < 2 {
		return false
	}
	x, y := a[len(a)-1], b[len(b)-1]
	return x.Hash == y.Hash && len(x.Prints) >= shared
}

func none(uint32) bool { return false }

// prints are those of a text's paragraphs without some, sorted, each once.
func prints(s Sketch, without func(paragraph uint32) bool) []uint32 {
	var out []uint32
	for _, p := range s.Paragraphs {
		if !without(p.Hash) {
			out = append(out, p.Prints...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Share is the part of the runs of words of the shorter of two texts that the
// other has too, from 0 to 1.
func Share(a, b *Sketch) float64 {
	x, y := prints(*a, none), prints(*b, none)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	return float64(common(x, y)) / float64(min(len(x), len(y)))
}

// shared counts the prints that pairs of texts share. Each print is looked up
// in the first few texts that have it: of many copies each is compared with
// the same ones.
func (o *overlap) shared() map[pair]int {
	postings := map[uint32][]int{}
	count := map[pair]int{}
	for i, own := range o.own {
		for _, p := range own {
			held := postings[p]
			for _, j := range held {
				count[pair{j, i}]++
			}
			if len(held) < maxPostings {
				postings[p] = append(held, i)
			}
		}
	}
	return count
}

// furniture are the paragraphs that stand in several texts which share little
// else, and are the beginning of none.
func (o *overlap) furniture() map[uint32]bool {
	in := map[uint32][]int{}
	leads := map[uint32]bool{}
	for i := range o.texts {
		for n, p := range o.texts[i].Paragraphs {
			if leads[p.Hash] = leads[p.Hash] || n == 0; len(in[p.Hash]) < maxTexts {
				in[p.Hash] = append(in[p.Hash], i)
			}
		}
	}
	out := map[uint32]bool{}
	for p, texts := range in {
		if len(texts) >= fewest && !leads[p] && o.strangers(p, texts) >= fewest {
			out[p] = true
		}
	}
	return out
}

// strangers counts texts with a paragraph of which no two share much else. One
// that is mostly this paragraph is not counted: there it is the text.
func (o *overlap) strangers(paragraph uint32, texts []int) int {
	var apart [][]uint32
	for _, i := range texts {
		rest := prints(o.texts[i], func(p uint32) bool { return p == paragraph })
		if len(rest) < len(o.own[i])-len(rest) {
			continue
		}
		if !slices.ContainsFunc(apart, func(other []uint32) bool { return kin(rest, other) }) {
			apart = append(apart, rest)
		}
	}
	return len(apart)
}

// kin reports whether two sets of prints share much. Of a text that has nothing
// but the paragraph nothing is known.
func kin(a, b []uint32) bool {
	shorter := min(len(a), len(b))
	return shorter < least || float64(common(a, b)) > related*float64(shorter)
}

// common counts what two sorted lists share.
func common(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
