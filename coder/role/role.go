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
	"math"
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
	s.Sum += s.Model.weight(hash(parts))
}

// AddTo writes a feature whose name is the prefix and then the parts, at least one, with
// blanks between.
func (s *Sheet) AddTo(p *Prefix, parts ...string) {
	if s.Keep {
		s.Names = append(s.Names, p.name+" "+strings.Join(parts, " "))
	}
	s.Sum += s.Model.weight(p.hash.and(parts))
}

// Prefix is what the names of many features begin with; it is hashed once for them all.
type Prefix struct {
	name string
	hash fnv
}

// Begin makes a prefix of parts with blanks between.
func Begin(parts ...string) Prefix { return Prefix{strings.Join(parts, " "), fnv(hash(parts))} }

// fnv is the hash of what was read so far.
type fnv uint32

// hash is FNV-1a of the parts with blanks between.
func hash(parts []string) uint32 {
	if len(parts) == 0 {
		return offset
	}
	return fnv(offset).add(parts[0]).and(parts[1:])
}

// What FNV-1a begins with, and multiplies by.
const (
	offset = 2166136261
	prime  = 16777619
)

// and is the hash with the parts behind, a blank before each.
func (h fnv) and(parts []string) uint32 {
	for _, p := range parts {
		h = ((h ^ ' ') * prime).add(p)
	}
	return uint32(h)
}

func (h fnv) add(p string) fnv {
	for k := range len(p) {
		h = (h ^ fnv(p[k])) * prime
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
	bits := make(map[uint32]uint32, len(byHash))
	for h, v := range byHash {
		bits[h] = math.Float32bits(v)
	}
	return &Model{newTable(bits)}
}

// weight is that of a feature by its hash.
func (m *Model) weight(hash uint32) float64 {
	return float64(math.Float32frombits(m.weights.of(hash)))
}

// Learned reports whether the model knows anything.
func (m *Model) Learned() bool { return len(m.weights.slots) > 0 }

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
