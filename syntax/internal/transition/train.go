package transition

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/perceptron"
)

// Example is a sentence with its right tree.
type Example struct {
	Tokens []Token
	Heads  []int // index of the head, -1 for the root
	Rels   []string
}

// Learned is a parser that has learned.
type Learned struct {
	rels    []string
	index   map[string]int32
	weights *perceptron.Trainer
}

// explore is how often learning goes on from a wrong guess rather than from the
// right step, once the first epoch has made guesses worth following.
const explore = 0.9

// Train learns from examples.
func Train(ctx context.Context, examples []Example, epochs int, epoch func(n, right, total int)) (*Learned, error) {
	l := &Learned{index: map[string]int32{}}
	for _, e := range examples {
		for _, r := range e.Rels {
			l.index[r] = 0
		}
	}
	for r := range l.index {
		l.rels = append(l.rels, r)
	}
	sort.Strings(l.rels)
	for i, r := range l.rels {
		l.index[r] = int32(i)
	}
	l.weights = perceptron.NewTrainer(actions(len(l.rels)))
	rng := rand.New(rand.NewPCG(3, 4))
	order := rng.Perm(len(examples))
	var sc Scratch
	for n := range epochs {
		right, total := 0, 0
		for k, i := range order {
			if k%64 == 0 && ctx.Err() != nil {
				return nil, fmt.Errorf("train parser: %w", ctx.Err())
			}
			r, t := l.learn(&sc, examples[i], n > 0, rng)
			right, total = right+r, total+t
		}
		if epoch != nil {
			epoch(n, right, total)
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	l.weights.Average()
	return l, nil
}

// learn parses one example, mending the weights at each step that gives up more
// of the tree than it must.
func (l *Learned) learn(sc *Scratch, e Example, free bool, rng *rand.Rand) (right, total int) {
	g := gold{head: []int32{none}, rel: []int32{0}}
	for i, h := range e.Heads {
		g.head = append(g.head, int32(h)+1)
		g.rel = append(g.rel, l.index[e.Rels[i]])
	}
	sc.begin(e.Tokens)
	scores := sc.room(actions(len(l.rels)))
	for !sc.done() {
		sc.buf = sc.features(sc.buf[:0])
		clear(scores)
		l.weights.Score(sc.buf, scores)
		ok := sc.allowed()
		guess := best(scores, ok)
		step, fine := sc.oracle(g, scores, ok, guess)
		l.weights.Step()
		total++
		switch {
		case fine:
			right++
			step = guess
		default:
			l.weights.Update(sc.buf, step, guess)
			if free && rng.Float64() < explore {
				step = guess
			}
		}
		sc.do(step)
	}
	return right, total
}

// Freeze returns the sections of the parser's file; weights below prune go.
func (l *Learned) Freeze(prune float32) []pack.Section {
	return []pack.Section{
		{Name: "relations", Data: []byte(strings.Join(l.rels, "\n"))},
		{Name: "weights", Data: l.weights.Freeze(prune)},
	}
}
