package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"entente/nn/learn"
	"entente/nn/pack"
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
	Drop    float64    // share of each vector that is hidden while learning
	Seed    uint64     // of all that is drawn at random
	Start   *pack.File // weights to begin with, of a parser that has learned from the same Gold and Guessed; nil for chance
}

// Learned is a parser that has learned.
type Learned struct{ net *net }

// Train learns from examples, whose tags are numbered below tags.
func Train(ctx context.Context, o Options, tags int, c Corpus, epoch func(n, right, total int)) (*Learned, error) {
	n, err := begin(o, tags, &c)
	if err != nil {
		return nil, fmt.Errorf("train parser: weights to begin with: %w", err)
	}
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

// begin makes the network that is to learn, and numbers the relations of the
// corpus as it does.
func begin(o Options, tags int, c *Corpus) (*net, error) {
	rels := relations(c.Gold, c.Guessed)
	c.More = numberRelations(rels, c.More)
	if o.Start == nil {
		words, counts := vocabulary(*c)
		return newNet(o.Size, words, counts, tags, rels, o.Seed), nil
	}
	words, counts, err := knownWords(*o.Start, *c)
	if err != nil {
		return nil, err
	}
	list, err := o.Start.Section("relations")
	if err != nil {
		return nil, err
	}
	if !slices.Equal(strings.Fields(string(list)), rels) {
		return nil, errors.New("they have learned other relations than the treebanks have")
	}
	n := newNet(o.Size, words, counts, tags, rels, o.Seed)
	return n, n.take(*o.Start)
}

// take reads the parameters from a file.
func (n *net) take(f pack.File) error {
	r := &reader{f: f}
	for _, p := range n.params {
		if p.Rows == 1 {
			copy(p.W, r.vector(p.Name, p.Cols))
			continue
		}
		if m := r.rows(p.Name, p.Rows, p.Cols); r.err == nil {
			copy(p.W, m.dense())
		}
	}
	return r.err
}
