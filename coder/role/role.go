// Package role weighs who takes part in an event: a log-linear model over named
// features, learned from texts of which all events are put down.
//
// A question has two sides, who acts and to whom it is done. Each has some answers, and
// each pair of answers, one of either side, is as likely as
//
//	exp(weights of the one + weights of the other + weights of the two together)
//
// makes it among all pairs. So whom somebody acts on tells of who he is, and the other
// way round.
package role

import (
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// Sheet is where the features of an answer or a pair are written. It adds up their
// weights and, for learning, keeps their names.
type Sheet struct {
	Model *Model
	Sum   float64
	Keep  bool
	Names []string
}

// Add writes a feature, whose name is the parts with blanks between.
func (s *Sheet) Add(parts ...string) {
	if s.Keep {
		s.Names = append(s.Names, strings.Join(parts, " "))
	}
	s.Sum += float64(s.Model.weights.of(hash(parts)))
}

// hash is FNV-1a of the parts with blanks between.
func hash(parts []string) uint32 {
	const prime = 16777619
	h := uint32(2166136261)
	for i, p := range parts {
		if i > 0 {
			h = (h ^ ' ') * prime
		}
		for k := range len(p) {
			h = (h ^ uint32(p[k])) * prime
		}
	}
	return h
}

// Weights are those of features by their names.
type Weights map[string]float64

// String writes weights, a line each, in the order of their names: NAME WEIGHT.
func (w Weights) String() string {
	var b strings.Builder
	for _, n := range slices.Sorted(maps.Keys(w)) {
		fmt.Fprintf(&b, "%s %.3f\n", n, w[n])
	}
	return b.String()
}

// ParseWeights reads what String wrote. Blank lines and lines that begin with # are
// skipped; an error names the line.
func ParseWeights(text string) (Weights, error) {
	w := Weights{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cut := strings.LastIndexByte(line, ' ')
		v, err := strconv.ParseFloat(line[cut+1:], 64)
		if cut < 0 || err != nil || v-v != 0 {
			return nil, fmt.Errorf("line %d: want NAME WEIGHT, have %q", n, line)
		}
		w[line[:cut]] = v
	}
	return w, nil
}

// Model holds weights by the hashes of their names. The zero Model holds all answers for
// as likely.
type Model struct{ weights table }

// New makes a model of weights.
func New(w Weights) *Model {
	byHash := make(map[uint32]float32, len(w))
	for n, v := range w {
		byHash[hash([]string{n})] += float32(v)
	}
	return &Model{newTable(byHash)}
}

// Learned reports whether the model knows anything.
func (m *Model) Learned() bool { return len(m.weights) > 0 }

// table holds numbers by hashes, at the place of a hash or behind it, with enough room
// that most are at their place: hundreds of features are looked for in a mention, so that
// a map would take half the time that its answers take. Its length is 0 or a power of two.
type table []slot

type slot struct {
	hash   uint32
	weight float32 // 0 where the slot is free
}

func newTable(numbers map[uint32]float32) table {
	if len(numbers) == 0 {
		return nil
	}
	t := make(table, 2<<bits.Len(uint(len(numbers))))
	for h, v := range numbers {
		if v == 0 {
			continue // as good as not there
		}
		i := t.first(h)
		for t[i].weight != 0 {
			i = t.next(i)
		}
		t[i] = slot{h, v}
	}
	return t
}

func (t table) first(hash uint32) int { return int(hash) & (len(t) - 1) }
func (t table) next(i int) int        { return (i + 1) & (len(t) - 1) }

// of is the number of a hash, 0 if it has none.
func (t table) of(hash uint32) float32 {
	if len(t) == 0 {
		return 0
	}
	for i := t.first(hash); ; i = t.next(i) {
		if s := t[i]; s.hash == hash || s.weight == 0 {
			return s.weight
		}
	}
}

// How many times as likely as what the rules say another answer must be to be chosen: in
// the place of nobody, and in the place of somebody. Less gives some more right answers on
// texts that nothing was learned from, and more wrong ones (lang/en/roles/README.md).
const (
	OverNobody   = 2
	OverSomebody = 3
)

// OverSector is how many times as likely another sector of the same country must be.
const OverSector = 2

// Choose picks an answer for each side by the chances of their pairs, by row and column:
// first for that of the rows by the sums of their chances, and then for the other beside
// it. alike gives for each answer of a side the first that is of the same countries: the
// countries are chosen before who of them. margins are how many times as likely as the
// first answer, which is that of the rules, another of either side must be.
func Choose(chances []float64, alike [2][]int, margins [2]float64) (row, column int) {
	rows, columns := len(alike[0]), len(alike[1])
	sums := make([]float64, rows)
	for i := range sums {
		for _, p := range chances[i*columns : (i+1)*columns] {
			sums[i] += p
		}
	}
	row = pick(sums, alike[0], margins[0])
	beside := make([]float64, columns)
	for i := range rows {
		if alike[0][i] == alike[0][row] {
			for j := range columns {
				beside[j] += chances[i*columns+j]
			}
		}
	}
	return row, pick(beside, alike[1], margins[1])
}

func pick(chances []float64, alike []int, margin float64) int {
	sums := make([]float64, len(chances))
	for i, p := range chances {
		sums[alike[i]] += p
	}
	best, over := slices.Index(sums, slices.Max(sums)), 1.0
	if sums[best] <= margin*sums[0] {
		best = 0
	}
	if best == 0 {
		over = OverSector
	}
	out := best
	for i, p := range chances {
		if alike[i] == best && p > chances[out]*over {
			out, over = i, 1
		}
	}
	return out
}

// Sure is how likely the countries of a pair are right: the chance of all pairs that are of
// the same.
func Sure(chances []float64, alike [2][]int, row, column int) float64 {
	out := 0.0
	for k, p := range chances {
		i, j := k/len(alike[1]), k%len(alike[1])
		if alike[0][i] == alike[0][row] && alike[1][j] == alike[1][column] {
			out += p
		}
	}
	return out
}
