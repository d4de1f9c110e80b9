package graph

import (
	"math/rand/v2"
	"slices"
	"sort"

	"entente/nn/pack"
)

// Corpus is what a parser learns from.
type Corpus struct {
	Gold    []Example // annotated by people: all are seen in each epoch
	More    []Example // likewise, but no words and relations are known for their sake
	Guessed []Example // annotated by teachers
	Draw    int       // how many of Guessed are seen in each epoch
}

// epoch is the number of sentences in an epoch.
func (c *Corpus) epoch() int { return len(c.Gold) + len(c.More) + c.draw() }

func (c *Corpus) draw() int { return min(c.Draw, len(c.Guessed)) }

// deck deals the sentences of each epoch.
type deck struct {
	c     Corpus
	rng   *rand.Rand
	order []int // of the guessed ones
	at    int
}

func newDeck(c Corpus, seed uint64) *deck {
	rng := rand.New(rand.NewPCG(9+seed, 10))
	return &deck{c: c, rng: rng, order: rng.Perm(len(c.Guessed))}
}

// deal returns an epoch's sentences: all gold ones and the next of those
// guessed, so that each of these comes up as often as any other.
func (d *deck) deal() []*Example {
	out := make([]*Example, 0, d.c.epoch())
	for i := range d.c.Gold {
		out = append(out, &d.c.Gold[i])
	}
	for i := range d.c.More {
		out = append(out, &d.c.More[i])
	}
	for range d.c.draw() {
		out = append(out, &d.c.Guessed[d.order[d.at]])
		d.at = (d.at + 1) % len(d.order)
	}
	d.rng.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// Words have an embedding of their own if they are seen so often: fewer times
// where a tree is known to be right. Their number is limited.
const (
	minGold    = 2
	minGuessed = 8
	maxWords   = 20000
)

// vocabulary gives a row to each word seen often enough, the frequent first.
func vocabulary(c Corpus) (rows map[uint64]int32, counts []float32) {
	gold, all := map[uint64]int{}, map[uint64]int{}
	count(gold, c.Gold)
	count(all, c.Gold)
	count(all, c.Guessed)
	var words []uint64
	for w, n := range all {
		if gold[w] >= minGold || n >= minGuessed {
			words = append(words, w)
		}
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		if g, h := gold[a] >= minGold, gold[b] >= minGold; g != h {
			return g
		}
		if all[a] != all[b] {
			return all[a] > all[b]
		}
		return a < b
	})
	rows, counts = map[uint64]int32{}, make([]float32, firstWord)
	for _, w := range words[:min(len(words), maxWords)] {
		rows[w] = int32(len(counts))
		counts = append(counts, float32(all[w]))
	}
	return rows, counts
}

// knownWords is the vocabulary of a parser's file, as far as c has the words. A
// row whose word it lacks is nobody's.
func knownWords(f pack.File, c Corpus) (rows map[uint64]int32, counts []float32, err error) {
	b, err := f.Section("vocabulary")
	if err != nil {
		return nil, nil, err
	}
	known, err := pack.OpenTable(b)
	if err != nil {
		return nil, nil, err
	}
	all := map[uint64]int{}
	count(all, c.Gold)
	count(all, c.More)
	count(all, c.Guessed)
	rows, counts = map[uint64]int32{}, make([]float32, known.Top()+1)
	for w, n := range all {
		if r, ok := known.Get(w); ok && int(r) >= firstWord {
			rows[w] = int32(r)
			counts[r] += float32(n)
		}
	}
	return rows, counts, nil
}

func count(seen map[uint64]int, examples []Example) {
	for _, e := range examples {
		for _, t := range e.Tokens {
			seen[t.Word]++
		}
	}
}

// relations lists the relations of the examples and numbers them there.
func relations(parts ...[]Example) []string {
	number := map[string]int32{}
	var rels []string
	for _, examples := range parts {
		for _, e := range examples {
			for _, r := range e.Rels {
				if _, ok := number[r]; !ok {
					number[r] = 0
					rels = append(rels, r)
				}
			}
		}
	}
	sort.Strings(rels)
	for _, examples := range parts {
		numberRelations(rels, examples)
	}
	return rels
}

// numberRelations numbers the relations of the examples as in rels, which is
// sorted, and returns the examples that have no other.
func numberRelations(rels []string, examples []Example) []Example {
	known := examples[:0:0]
	for i := range examples {
		e := &examples[i]
		e.rels = make([]int32, len(e.Rels))
		all := true
		for k, r := range e.Rels {
			at, ok := slices.BinarySearch(rels, r)
			e.rels[k], all = int32(at), all && ok
		}
		if all {
			known = append(known, *e)
		}
	}
	return known
}
