// Package rank turns the scores that learned weights give to classes into chances.
package rank

import (
	"math"
	"slices"
)

// Softmax turns scores into chances that add up to 1, in place: a score counts by its
// exponential. No scores stay none.
func Softmax[T float32 | float64](scores []T) []T {
	if len(scores) == 0 {
		return scores
	}
	top := slices.Max(scores)
	var sum T
	for i, s := range scores {
		scores[i] = T(math.Exp(float64(s - top)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	return scores
}
