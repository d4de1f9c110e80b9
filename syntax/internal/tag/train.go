package tag

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// Example is a sentence with its right tags.
type Example struct {
	Words []look.Word
	Tags  []Tag
}

// known is the classes of words while training.
type known map[uint64]uint16

func (k known) Get(h uint64) (uint16, bool) { v, ok := k[h]; return v, ok }

// Learned is a tagger that has learned and can still tag, or be frozen.
type Learned struct {
	tags    []Tag
	index   map[Tag]int
	classes known
	weights *perceptron.Trainer
}

// Tags returns the set of tags of the examples, sorted.
func Tags(examples []Example) []Tag {
	seen := map[Tag]bool{}
	var tags []Tag
	for _, e := range examples {
		for _, t := range e.Tags {
			if !seen[t] {
				seen[t] = true
				tags = append(tags, t)
			}
		}
	}
	sort.Slice(tags, func(i, j int) bool {
		return tags[i].UPOS+" "+tags[i].XPOS < tags[j].UPOS+" "+tags[j].XPOS
	})
	return tags
}

// Train learns the given tags from examples.
func Train(ctx context.Context, tags []Tag, examples []Example, epochs int, epoch func(n, right, total int)) (*Learned, error) {
	l := &Learned{tags: tags, index: map[Tag]int{}, weights: perceptron.NewTrainer(len(tags))}
	for i, t := range tags {
		l.index[t] = i
	}
	l.classes = l.classify(examples)
	rng := rand.New(rand.NewPCG(1, 2))
	order := rng.Perm(len(examples))
	var sc Scratch
	for n := range epochs {
		right, total := 0, 0
		for k, i := range order {
			if k%256 == 0 && ctx.Err() != nil {
				return nil, fmt.Errorf("train tagger: %w", ctx.Err())
			}
			right += l.learn(&sc, examples[i])
			total += len(examples[i].Words)
		}
		if epoch != nil {
			epoch(n, right, total)
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	l.weights.Average()
	return l, nil
}

// learn tags one example and mends the weights at each error. It goes on with
// the tags it guessed, as it will have to at work.
func (l *Learned) learn(sc *Scratch, e Example) (right int) {
	sc.begin(e.Words, l.classes)
	if cap(sc.scores) < len(l.tags) {
		sc.scores = make([]float32, len(l.tags))
	}
	scores := sc.scores[:len(l.tags)]
	for i := range e.Words {
		f := sc.at(i)
		clear(scores)
		l.weights.Score(f, scores)
		best, gold := argmax(scores), l.index[e.Tags[i]]
		l.weights.Step()
		if best == gold {
			right++
		} else {
			l.weights.Update(f, gold, best)
		}
		sc.decide(i, best)
	}
	return right
}

// Tag appends the tag of each word to out, by the mean weights.
func (l *Learned) Tag(sc *Scratch, words []look.Word, out []uint16) []uint16 {
	return sc.run(words, l.classes, len(l.tags), l.weights.Score, out)
}

// common is how often a word must be seen for its tags to be known: what was
// seen less would make its one tag look certain.
const common = 3

// classify numbers the sets of tags that common words have.
func (l *Learned) classify(examples []Example) known {
	counts := map[uint64]map[int]int{}
	for _, e := range examples {
		for i, w := range e.Words {
			for _, h := range [2]uint64{w.Form, w.Lower} {
				if counts[h] == nil {
					counts[h] = map[int]int{}
				}
				counts[h][l.index[e.Tags[i]]]++
				if w.Form == w.Lower {
					break
				}
			}
		}
	}
	sets := map[uint64]string{}
	var names []string
	for h, c := range counts {
		if name := setName(c); name != "" {
			sets[h] = name
			names = append(names, name)
		}
	}
	sort.Strings(names)
	number := map[string]uint16{}
	for _, n := range names {
		if _, ok := number[n]; !ok && len(number) < 0xfffe {
			number[n] = uint16(len(number))
		}
	}
	k := known{}
	for h, name := range sets {
		k[h] = number[name]
	}
	return k
}

// setName writes the tags that make up at least a fiftieth of a word's uses, the
// most frequent first; "" if it is not common.
func setName(c map[int]int) string {
	total := 0
	var tags []int
	for t, n := range c {
		total += n
		tags = append(tags, t)
	}
	if total < common {
		return ""
	}
	sort.Slice(tags, func(i, j int) bool {
		if c[tags[i]] != c[tags[j]] {
			return c[tags[i]] > c[tags[j]]
		}
		return tags[i] < tags[j]
	})
	var b strings.Builder
	for _, t := range tags {
		if c[t]*50 >= total {
			fmt.Fprintf(&b, "%d ", t)
		}
	}
	return b.String()
}

// Freeze returns the sections of the tagger's file; weights below prune go.
func (l *Learned) Freeze(prune float32) []pack.Section {
	var list strings.Builder
	for _, t := range l.tags {
		fmt.Fprintf(&list, "%s %s\n", t.UPOS, t.XPOS)
	}
	return []pack.Section{
		{Name: "tags", Data: []byte(list.String())},
		{Name: "classes", Data: pack.EncodeTable(l.classes)},
		{Name: "weights", Data: l.weights.Freeze(prune)},
	}
}
