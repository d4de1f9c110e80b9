package role

import (
	"maps"
	"math"
	"slices"

	"entente/coder/rank"
)

// Question is one to learn from: the names of the features of each answer of both
// sides, and of each pair of them by row and column; and which answers are right. Where
// none of a side is, nothing is learned from that side.
type Question struct {
	Sides [2][][]string
	Pairs [][][]string
	Right [2][]bool
}

// Options are how to learn.
type Options struct {
	L2     float64 // how strongly weights are held near zero
	Least  int     // in how many questions a feature must be seen
	Rounds int     // of descent
}

// Defaults are the options of the shipped weights.
func Defaults() Options { return Options{L2: 4, Least: 4, Rounds: 120} }

// Learn fits weights so that the pairs of right answers are as likely as can be. The
// same questions in the same order give the same weights.
func Learn(questions []Question, o Options) Weights {
	names := common(questions, o.Least)
	numbered := make([]numbers, len(questions))
	for i := range questions {
		numbered[i] = numberedBy(&questions[i], names)
	}
	d := descent{w: make([]float64, len(names))}
	d.first, d.second, d.slope = make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for round := range o.Rounds {
		for k := range d.slope {
			d.slope[k] = o.L2 * d.w[k]
		}
		for i := range numbered {
			numbered[i].slopes(d.w, d.slope)
		}
		d.step(round, o.Rounds)
	}
	out := Weights{}
	const small = 0.005
	for n, k := range names {
		if math.Abs(d.w[k]) >= small {
			out[n] = math.Round(1000*d.w[k]) / 1000
		}
	}
	return out
}

// common numbers the features that are seen often enough, in the order of their names.
func common(questions []Question, least int) map[string]int {
	count := map[string]int{}
	for i := range questions {
		seen := map[string]bool{}
		questions[i].each(func(list []string) {
			for _, n := range list {
				if !seen[n] {
					seen[n] = true
					count[n]++
				}
			}
		})
	}
	at := map[string]int{}
	for _, n := range slices.Sorted(maps.Keys(count)) {
		if count[n] >= least {
			at[n] = len(at)
		}
	}
	return at
}

// each gives all lists of names.
func (q *Question) each(yield func([]string)) {
	for _, list := range slices.Concat(append([][][]string{q.Sides[0], q.Sides[1]}, q.Pairs...)...) {
		yield(list)
	}
}

// numbers are a question by the numbers of its features.
type numbers struct {
	sides [2][][]int
	pairs [][][]int
	right [2][]float64 // 1 or 0
}

func numberedBy(q *Question, names map[string]int) numbers {
	number := func(lists [][]string) [][]int {
		out := make([][]int, len(lists))
		for i, list := range lists {
			for _, n := range list {
				if k, ok := names[n]; ok {
					out[i] = append(out[i], k)
				}
			}
		}
		return out
	}
	var out numbers
	for side := range q.Sides {
		out.sides[side] = number(q.Sides[side])
		out.right[side] = make([]float64, len(q.Sides[side]))
		for i, right := range q.Right[side] {
			if right || !slices.Contains(q.Right[side], true) {
				out.right[side][i] = 1
			}
		}
	}
	for _, row := range q.Pairs {
		out.pairs = append(out.pairs, number(row))
	}
	return out
}

func sum(w []float64, features []int) float64 {
	out := 0.0
	for _, k := range features {
		out += w[k]
	}
	return out
}

// slopes adds a question's part of the gradient of the loss, which is less the logarithm
// of the chance of its right pairs.
func (q *numbers) slopes(w, slope []float64) {
	rows, columns := len(q.sides[0]), len(q.sides[1])
	chances := make([]float64, 0, rows*columns)
	column := make([]float64, columns)
	for j, f := range q.sides[1] {
		column[j] = sum(w, f)
	}
	for i, f := range q.sides[0] {
		row := sum(w, f)
		for j := range columns {
			chances = append(chances, row+column[j]+sum(w, q.pairs[i][j]))
		}
	}
	rank.Softmax(chances)
	right := 0.0
	for i := range rows {
		for j := range columns {
			right += chances[i*columns+j] * q.right[0][i] * q.right[1][j]
		}
	}
	byRow, byColumn := make([]float64, rows), make([]float64, columns)
	for i := range rows {
		for j := range columns {
			p := chances[i*columns+j]
			d := p - p*q.right[0][i]*q.right[1][j]/right
			byRow[i] += d
			byColumn[j] += d
			for _, k := range q.pairs[i][j] {
				slope[k] += d
			}
		}
	}
	for side, by := range [][]float64{byRow, byColumn} {
		for i, f := range q.sides[side] {
			for _, k := range f {
				slope[k] += by[i]
			}
		}
	}
}

// descent is Adam, over all questions at once, in steps that grow smaller.
type descent struct{ w, slope, first, second []float64 }

func (d *descent) step(round, rounds int) {
	const most, decay1, decay2, tiny = 0.1, 0.9, 0.99, 1e-8
	size := most * (1 - float64(round)/float64(rounds))
	part1, part2 := 1-math.Pow(decay1, float64(round+1)), 1-math.Pow(decay2, float64(round+1))
	for k, g := range d.slope {
		d.first[k] = decay1*d.first[k] + (1-decay1)*g
		d.second[k] = decay2*d.second[k] + (1-decay2)*g*g
		d.w[k] -= size * (d.first[k] / part1) / (math.Sqrt(d.second[k]/part2) + tiny)
	}
}
