package role

import "entente/coder/rank"

// Chances are those of all pairs of a question's answers, by row and column.
func (w Weights) Chances(q *Question) []float64 {
	of := func(names []string) float64 {
		sum := 0.0
		for _, n := range names {
			sum += w[n]
		}
		return sum
	}
	out := make([]float64, 0, len(q.Sides[0])*len(q.Sides[1]))
	for i := range q.Sides[0] {
		row := of(q.Sides[0][i])
		for j := range q.Sides[1] {
			out = append(out, row+of(q.Sides[1][j])+of(q.Pairs[i][j]))
		}
	}
	rank.Softmax(out)
	return out
}

// Unseen gives each question the chances that weights have for it which were learned
// from other texts only. text is the number of the text that each question is of; texts
// go in turn to so many parts.
func Unseen(questions []Question, text []int, parts int, o Options) [][]float64 {
	out := make([][]float64, len(questions))
	for part := range parts {
		w := LearnWithout(questions, text, parts, part, o)
		for i := range questions {
			if text[i]%parts == part {
				out[i] = w.Chances(&questions[i])
			}
		}
	}
	return out
}

// LearnWithout learns from the questions of all texts but those of one part.
func LearnWithout(questions []Question, text []int, parts, part int, o Options) Weights {
	var seen []Question
	for i := range questions {
		if text[i]%parts != part {
			seen = append(seen, questions[i])
		}
	}
	return Learn(seen, o)
}
