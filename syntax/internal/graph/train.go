package graph

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"sync"

	"entente/nn/learn"
)

// Example is a sentence with its right tree.
type Example struct {
	Tokens []Token
	Heads  []int // index of the head, -1 for the root
	Rels   []string
	Tags   []uint16 // the right ones

	rels []int32
}

// Options are how to learn.
type Options struct {
	Size    Size
	Epochs  int
	Batch   int // sentences to a step
	Workers int
	Rate    float64
	Drop    float64 // share of each vector that is hidden while learning
}

// Learned is a parser that has learned.
type Learned struct{ net *net }

// minCount is how often a word must be seen to have an embedding of its own.
const minCount = 2

// Train learns from examples, whose tags are numbered below tags.
func Train(ctx context.Context, o Options, tags int, examples []Example, epoch func(n, right, total int)) (*Learned, error) {
	words, counts := vocabulary(examples)
	rels := relations(examples)
	n := newNet(o.Size, words, counts, tags, rels)
	workers := make([]*worker, o.Workers)
	grads := make([][]*learn.Grad, o.Workers)
	for i := range workers {
		workers[i] = newWorker(n, o.Drop, uint64(i))
		grads[i] = workers[i].grads
	}
	rng := rand.New(rand.NewPCG(9, 10))
	order := rng.Perm(len(examples))
	steps := (len(examples) + o.Batch - 1) / o.Batch
	adam := learn.Adam{Rate: o.Rate, Beta1: 0.9, Beta2: 0.95, Clip: 1, Warm: 200, Total: steps * o.Epochs}
	for e := range o.Epochs {
		right, total := 0, 0
		for s := range steps {
			if ctx.Err() != nil {
				return nil, fmt.Errorf("train parser: %w", ctx.Err())
			}
			batch := order[s*o.Batch : min((s+1)*o.Batch, len(order))]
			r, t := step(workers, examples, batch)
			adam.Step(n.params, grads, t)
			right, total = right+r, total+t
		}
		if epoch != nil {
			epoch(e, right, total)
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	return &Learned{n}, nil
}

// step shares a batch among the workers and waits for their gradients.
func step(workers []*worker, examples []Example, batch []int) (right, total int) {
	batch = append([]int(nil), batch...)
	sort.SliceStable(batch, func(i, j int) bool {
		return len(examples[batch[i]].Tokens) > len(examples[batch[j]].Tokens)
	})
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			var part []Example
			for i := w; i < len(batch); i += len(workers) {
				part = append(part, examples[batch[i]])
			}
			workers[w].learn(part)
		})
	}
	wg.Wait()
	for _, w := range workers {
		right, total = right+w.right, total+w.total
	}
	return right, total
}

// vocabulary gives a row to each word seen often enough, the frequent first.
func vocabulary(examples []Example) (rows map[uint64]int32, counts []float32) {
	seen := map[uint64]int{}
	for _, e := range examples {
		for _, t := range e.Tokens {
			seen[t.Word]++
		}
	}
	var words []uint64
	for w, n := range seen {
		if n >= minCount {
			words = append(words, w)
		}
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		if seen[a] != seen[b] {
			return seen[a] > seen[b]
		}
		return a < b
	})
	rows, counts = map[uint64]int32{}, make([]float32, firstWord)
	for _, w := range words[:min(len(words), 60000)] {
		rows[w] = int32(len(counts))
		counts = append(counts, float32(seen[w]))
	}
	return rows, counts
}

// relations lists the relations of the examples and numbers them there.
func relations(examples []Example) []string {
	number := map[string]int32{}
	var rels []string
	for _, e := range examples {
		for _, r := range e.Rels {
			if _, ok := number[r]; !ok {
				number[r] = 0
				rels = append(rels, r)
			}
		}
	}
	sort.Strings(rels)
	for i, r := range rels {
		number[r] = int32(i)
	}
	for i := range examples {
		e := &examples[i]
		e.rels = make([]int32, len(e.Rels))
		for k, r := range e.Rels {
			e.rels[k] = number[r]
		}
	}
	return rels
}

// softmax turns scores into the gradient of the cross-entropy with the right
// one, and reports whether that had the highest score.
func softmax(scores []float32, right int) bool {
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
	top, sum := scores[best], float32(0)
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s - top)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
	scores[right]--
	return best == right
}
