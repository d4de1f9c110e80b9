package transition

import (
	"fmt"
	"math"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/arc"
	"entente/syntax/internal/perceptron"
)

// Model is a trained parser, safe for concurrent use.
type Model struct {
	rels    []string
	weights *perceptron.Model
}

// Open reads a parser.
func Open(f pack.File) (*Model, error) {
	list, err := f.Section("relations")
	if err != nil {
		return nil, err
	}
	m := &Model{rels: strings.Fields(string(list))}
	b, err := f.Section("weights")
	if err != nil {
		return nil, err
	}
	if m.weights, err = perceptron.Open(b); err != nil {
		return nil, fmt.Errorf("%w: %w", pack.ErrDamaged, err)
	}
	if len(m.rels) == 0 || m.weights.Labels() != actions(len(m.rels)) {
		return nil, fmt.Errorf("%d steps for %d relations: %w", m.weights.Labels(), len(m.rels), pack.ErrDamaged)
	}
	return m, nil
}

// Scratch is memory that is used again from sentence to sentence, by one
// goroutine at a time.
type Scratch struct {
	state
	buf    []uint64
	scores []float32
}

// Parse appends the arc of each word to out. The last step on the root gets the
// relation root whatever the weights say.
func (m *Model) Parse(sc *Scratch, tokens []Token, out []arc.Arc) []arc.Arc {
	sc.parse(tokens, actions(len(m.rels)), m.weights.Score)
	for _, n := range sc.nodes[1:] {
		a := arc.Arc{Head: int(n.head) - 1, Rel: m.rels[n.rel]}
		if a.Head < 0 {
			a.Rel = "root"
		}
		out = append(out, a)
	}
	return out
}

func (sc *Scratch) parse(tokens []Token, labels int, score func([]uint64, []float32)) {
	sc.begin(tokens)
	scores := sc.room(labels)
	for !sc.done() {
		sc.buf = sc.features(sc.buf[:0])
		clear(scores)
		score(sc.buf, scores)
		sc.do(best(scores, sc.allowed()))
	}
}

func (sc *Scratch) room(labels int) []float32 {
	if cap(sc.scores) < labels {
		sc.scores = make([]float32, labels)
	}
	return sc.scores[:labels]
}

// steps is a set of kinds of step.
type steps struct{ shift, left, right bool }

func (s *state) allowed() steps {
	a, b, c := s.may()
	return steps{a, b, c}
}

// best returns the step with the highest score among the kinds allowed.
func best(scores []float32, ok steps) int {
	at, top := -1, float32(math.Inf(-1))
	if ok.shift {
		at, top = shift, scores[shift]
	}
	if ok.left {
		for a := left(0); a < len(scores); a += 2 {
			if scores[a] > top {
				at, top = a, scores[a]
			}
		}
	}
	if ok.right {
		for a := right(0); a < len(scores); a += 2 {
			if scores[a] > top {
				at, top = a, scores[a]
			}
		}
	}
	return at
}
