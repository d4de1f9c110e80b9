package names

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"
)

// Pair is two names and whether they are one.
type Pair struct {
	A, B string
	Same bool
}

// Pairs reads labelled pairs, a line each: "= a | b" for one person or body,
// "# a | b" for two. Lines of another form are comments.
func Pairs(r io.Reader) ([]Pair, error) {
	var out []Pair
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		line := strings.TrimSpace(sc.Text())
		a, b, ok := strings.Cut(line, " | ")
		if !ok || len(a) < 3 || a[0] != '=' && a[0] != '#' || a[1] != ' ' {
			continue
		}
		out = append(out, Pair{strings.TrimSpace(a[2:]), strings.TrimSpace(b), a[0] == '='})
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("names: read pairs: %w", err)
	}
	return out, nil
}

// How weights are learned: passes over all pairs, length of a step, and how
// much large weights cost.
const (
	learnRounds = 4
	learnPasses = 4000
	learnStep   = 0.5
	learnDecay  = 0.0005
)

// byHand are weights set by judgement: where learning starts, and what it must
// better.
var byHand = [features]float64{
	fBias: -8, fMatched: 12, fEvidence: 1, fEdits: -0.8, fWorst: -6, fConflict: -3, fOpposed: -3, fExtra: -0.5, fMore: -3,
	fNamed: -2, fPlace: -3, fNumber: -4, fLegal: -3, fSingle: -2, fOrder: -0.3, fSwapped: -6, fShort: -0.5, fInitials: -0.3,
	fFather: -3, fSyllables: -6, fLetter: 1,
}

// ByHand is the scorer with weights that were set by judgement, to compare with.
func (s *Scorer) ByHand() *Scorer { return &Scorer{t: s.t, weights: byHand} }

// Learn gives a scorer with weights learned from pairs by logistic regression.
// No weight counts against its sign (see signs). The same pairs give the same
// weights.
func (s *Scorer) Learn(pairs []Pair) *Scorer {
	out := s.ByHand()
	a, b := make([]Name, len(pairs)), make([]Name, len(pairs))
	for i, p := range pairs {
		a[i], b[i] = s.Prepare(p.A), s.Prepare(p.B)
	}
	for range learnRounds {
		rows, wants := [][features]float64{}, []float64{}
		for i, p := range pairs {
			if f, ok := out.best(&a[i], &b[i]); ok {
				rows = append(rows, f)
				wants = append(wants, map[bool]float64{true: 1, false: 0}[p.Same])
			}
		}
		descend(&out.weights, rows, wants)
	}
	return out
}

// best gives the features of the readings that score best; ok is false where
// features do not decide.
func (s *Scorer) best(a, b *Name) (f [features]float64, ok bool) {
	if a.Empty() || b.Empty() || a.text == b.text {
		return f, false
	}
	if a.text > b.text {
		a, b = b, a
	}
	most := math.Inf(-1)
	for i := range a.readings {
		for j := range b.readings {
			var al alignment
			al.weigh(a, b, &a.readings[i], &b.readings[j])
			if sum := dot(&s.weights, &al.f); sum > most {
				most, f = sum, al.f
			}
		}
	}
	return f, true
}

func dot(w, f *[features]float64) float64 {
	sum := 0.0
	for i := range w {
		sum += w[i] * f[i]
	}
	return sum
}

// descend moves weights down the gradient of the log loss.
func descend(w *[features]float64, rows [][features]float64, wants []float64) {
	for range learnPasses {
		var g [features]float64
		for i := range rows {
			d := 1/(1+math.Exp(-dot(w, &rows[i]))) - wants[i]
			for k := range g {
				g[k] += d * rows[i][k]
			}
		}
		for k := range w {
			w[k] -= learnStep * (g[k]*scale(k)/float64(len(rows)) + learnDecay*w[k])
			if signs[k] > 0 && w[k] < 0 || signs[k] < 0 && w[k] > 0 {
				w[k] = 0
			}
		}
	}
}

// scale makes steps longer for features that few pairs have.
func scale(k int) float64 {
	switch k {
	case fBias, fMatched, fEvidence:
		return 1
	}
	return 8
}

// Right counts the pairs that a scorer judges as they are labelled.
func (s *Scorer) Right(pairs []Pair) int {
	n := 0
	for _, p := range pairs {
		if s.Same(s.Prepare(p.A), s.Prepare(p.B)) == p.Same {
			n++
		}
	}
	return n
}

// Weights is the scorer's weights as weights.txt has them.
func (s *Scorer) Weights() string {
	var b strings.Builder
	b.WriteString("# What each feature of a pair counts (score.go tells what they are).\n# Written by: entente train names\n")
	for i, n := range featureNames {
		fmt.Fprintf(&b, "%s %.3f\n", n, s.weights[i])
	}
	return b.String()
}
