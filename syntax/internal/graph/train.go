package graph

import (
	"context"
	"fmt"
	"slices"
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

	// Guesses are what teachers think of each word, for a sentence that no one
	// has annotated; nil for one whose tree is known.
	Guesses []Guess

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
	Seed    uint64  // of all that is drawn at random
}

// Learned is a parser that has learned.
type Learned struct{ net *net }

// Train learns from examples, whose tags are numbered below tags.
func Train(ctx context.Context, o Options, tags int, c Corpus, epoch func(n, right, total int)) (*Learned, error) {
	words, counts := vocabulary(c)
	rels := relations(c.Gold, c.Guessed)
	n := newNet(o.Size, words, counts, tags, rels, o.Seed)
	workers := make([]*worker, o.Workers)
	grads := make([][]*learn.Grad, o.Workers)
	for i := range workers {
		workers[i] = newWorker(n, o.Drop, o.Seed, uint64(i))
		grads[i] = workers[i].grads
	}
	d := newDeck(c, o.Seed)
	steps := (c.epoch() + o.Batch - 1) / o.Batch
	adam := learn.Adam{Rate: o.Rate, Beta1: 0.9, Beta2: 0.95, Clip: 1, Warm: 200, Total: steps * o.Epochs}
	for e := range o.Epochs {
		right, total := 0, 0
		order := d.deal()
		for s := range steps {
			if ctx.Err() != nil {
				return nil, fmt.Errorf("train parser: %w", ctx.Err())
			}
			batch := order[s*o.Batch : min((s+1)*o.Batch, len(order))]
			r, t := step(workers, batch)
			adam.Step(n.params, grads, t)
			right, total = right+r, total+t
		}
		if epoch != nil {
			epoch(e, right, total)
		}
	}
	return &Learned{n}, nil
}

// step shares a batch among the workers and waits for their gradients.
func step(workers []*worker, batch []*Example) (right, total int) {
	batch = slices.Clone(batch)
	sort.SliceStable(batch, func(i, j int) bool {
		return len(batch[i].Tokens) > len(batch[j].Tokens)
	})
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			var part []*Example
			for i := w; i < len(batch); i += len(workers) {
				part = append(part, batch[i])
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
