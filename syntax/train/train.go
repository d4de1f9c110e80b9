package train

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"entente/nn"
	"entente/nn/pack"
	"entente/syntax/conllu"
	"entente/syntax/internal/graph"
	"entente/syntax/internal/look"
	"entente/syntax/internal/tag"
	"entente/syntax/internal/transition"
)

// folds is the number of taggers that tag each other's text.
const folds = 5

// Syntax learns tagger, lemmatiser and parsers, or some of them, and writes
// their files.
func Syntax(ctx context.Context, o Options, progress func(Progress)) error {
	progress = inTurn(progress)
	if err := o.check(); err != nil {
		return err
	}
	parts, err := openAll(o.Treebanks)
	if err != nil {
		return err
	}
	sentences := slices.Concat(parts...)
	if len(sentences) == 0 {
		return errors.New("train syntax: the treebanks hold no sentence")
	}
	if o.learns(Lemmatiser) {
		if err := lemmatiser(sentences, o); err != nil {
			return err
		}
	}
	varied, err := o.vary(sentences)
	if err != nil {
		return err
	}
	c := newCorpus(varied)
	if o.learns(Tagger) {
		if err := c.tagger(ctx, o, progress); err != nil {
			return err
		}
	}
	if o.learns(Fast) || o.learns(Parser) {
		return c.parsers(ctx, o, progress)
	}
	return nil
}

// inTurn makes progress be told one thing at a time, to nobody if it is nil.
func inTurn(progress func(Progress)) func(Progress) {
	var mu sync.Mutex
	return func(p Progress) {
		mu.Lock()
		defer mu.Unlock()
		if progress != nil {
			progress(p)
		}
	}
}

// check refuses what would be learned for hours and could not be used then.
func (o *Options) check() error {
	for _, rank := range []int{o.Rank, o.TeacherRank} {
		if !nn.Fits((rank + 1) * (rank + 1)) {
			return fmt.Errorf("train syntax: a rank of %d makes products that are too long for whole numbers; take less", rank)
		}
	}
	for _, hidden := range []int{o.Hidden, o.TeacherHidden} {
		if hidden < 2 || !nn.Fits(2*hidden) {
			return fmt.Errorf("train syntax: layers cannot have %d units; take 2 or more, below %d", hidden, 4096)
		}
	}
	return nil
}

// vary adds copies in the words of the field and in other capitals.
func (o *Options) vary(sentences []conllu.Sentence) ([]conllu.Sentence, error) {
	if o.FieldWords != "" {
		f, err := openField(o.FieldWords)
		if err != nil {
			return nil, err
		}
		sentences = f.inField(sentences, o.Field)
	}
	return noisy(sentences, o.Noise), nil
}

// corpus is the treebanks as the steps want them.
type corpus struct {
	sentences []conllu.Sentence
	examples  []tag.Example
	tags      []tag.Tag
	number    map[tag.Tag]uint16 // of each tag
}

func newCorpus(sentences []conllu.Sentence) *corpus {
	c := &corpus{sentences: sentences, number: map[tag.Tag]uint16{}}
	for _, s := range sentences {
		var e tag.Example
		for _, w := range s.Words {
			e.Words = append(e.Words, look.Of(w.Form))
			e.Tags = append(e.Tags, tag.Tag{UPOS: w.UPOS, XPOS: w.XPOS})
		}
		c.examples = append(c.examples, e)
	}
	c.tags = tag.Tags(c.examples)
	for i, t := range c.tags {
		c.number[t] = uint16(i)
	}
	return c
}

func (c *corpus) tagger(ctx context.Context, o Options, progress func(Progress)) error {
	l, err := tag.Train(ctx, c.tags, c.examples, o.TagEpochs, report(progress, "tagger", o.TagEpochs))
	if err != nil {
		return err
	}
	return write(o.Dir, "tagger.bin", l.Freeze(float32(o.PruneTagger)))
}

// parsers learns one or both parsers, from the same guessed tags.
func (c *corpus) parsers(ctx context.Context, o Options, progress func(Progress)) error {
	tags, err := c.jackknife(ctx, o, progress)
	if err != nil {
		return err
	}
	if o.learns(Fast) {
		if err := c.fast(ctx, o, tags, progress); err != nil {
			return err
		}
	}
	if !o.learns(Parser) {
		return nil
	}
	return c.graph(ctx, o, tags, progress)
}

// fast learns the transition parser.
func (c *corpus) fast(ctx context.Context, o Options, tags [][]uint16, progress func(Progress)) error {
	upos := tag.Universal(c.tags)
	var examples []transition.Example
	for i, s := range c.sentences {
		var e transition.Example
		for k, w := range s.Words {
			t := tags[i][k]
			e.Tokens = append(e.Tokens, transition.See(&c.examples[i].Words[k], uint64(t), upos[t]))
			e.Heads = append(e.Heads, w.Head)
			e.Rels = append(e.Rels, w.Rel)
		}
		examples = append(examples, e)
	}
	l, err := transition.Train(ctx, examples, o.FastEpochs, report(progress, "fast parser", o.FastEpochs))
	if err != nil {
		return err
	}
	return write(o.Dir, "fast.bin", l.Freeze(float32(o.PruneFast)))
}

// gold is the treebanks as the graph parser wants them, with guessed tags.
func (c *corpus) gold(tags [][]uint16) []graph.Example {
	var examples []graph.Example
	for i, s := range c.sentences {
		examples = append(examples, c.example(s, c.examples[i].Words, tags[i]))
	}
	return examples
}

// example is a sentence as the graph parser wants it.
func (c *corpus) example(s conllu.Sentence, words []look.Word, tags []uint16) graph.Example {
	e := graph.Example{Tokens: graph.AppendTokens(nil, words, tags)}
	for _, w := range s.Words {
		e.Heads = append(e.Heads, w.Head)
		e.Rels = append(e.Rels, w.Rel)
		e.Tags = append(e.Tags, c.number[tag.Tag{UPOS: w.UPOS, XPOS: w.XPOS}])
	}
	return e
}

// graph learns the graph parser: from the treebanks alone, or from teachers too
// where there is raw text that they can annotate.
func (c *corpus) graph(ctx context.Context, o Options, tags [][]uint16, progress func(Progress)) error {
	how, from := o.network(0), graph.Corpus{Gold: c.gold(tags)}
	from.Draw = int(o.RawShare * float64(len(from.Gold)))
	if len(o.Refine) > 0 {
		if err := c.refine(o, &how, &from); err != nil {
			return err
		}
	}
	if len(o.Raw) > 0 {
		var err error
		if from.Guessed, err = c.guessed(ctx, o, from.Gold, progress); err != nil {
			return err
		}
	}
	l, err := graph.Train(ctx, how, len(c.tags), from, report(progress, "parser", how.Epochs))
	if err != nil {
		return err
	}
	return write(o.Dir, "parser.bin", l.Freeze())
}

// network is how the graph parser, or with a number above 0 a teacher, learns.
func (o *Options) network(teacher int) graph.Options {
	return graph.Options{
		Size:   graph.Size{Hidden: o.Hidden, Layers: o.Layers, Rank: o.Rank},
		Epochs: o.ParseEpochs, Batch: o.Batch, Workers: o.Workers, Rate: o.Rate, Drop: o.Drop,
		Seed: uint64(teacher),
	}
}

// jackknife tags every sentence with a tagger that has not seen it.
func (c *corpus) jackknife(ctx context.Context, o Options, progress func(Progress)) ([][]uint16, error) {
	fold := c.foldOf()
	tags := make([][]uint16, len(c.sentences))
	errs := make([]error, folds)
	slots := make(chan struct{}, max(1, o.Workers))
	var (
		wg sync.WaitGroup
		mu sync.Mutex // progress is told one thing at a time
		n  int
	)
	for f := range folds {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			errs[f] = c.tagFold(ctx, o, fold, f, tags)
			mu.Lock()
			defer mu.Unlock()
			n++
			progress(Progress{Step: "tags for the parser", Epoch: n, Of: folds})
		})
	}
	wg.Wait()
	return tags, errors.Join(errs...)
}

// foldOf puts sentences into folds; a copy in other capitals goes with its
// original.
func (c *corpus) foldOf() []int {
	fold, n := make([]int, len(c.sentences)), 0
	for i, s := range c.sentences {
		if i == 0 || s.ID == "" || s.ID != c.sentences[i-1].ID {
			n++
		}
		fold[i] = n % folds
	}
	return fold
}

func (c *corpus) tagFold(ctx context.Context, o Options, fold []int, f int, tags [][]uint16) error {
	var rest []tag.Example
	for i, e := range c.examples {
		if fold[i] != f {
			rest = append(rest, e)
		}
	}
	l, err := tag.Train(ctx, c.tags, rest, max(1, o.TagEpochs/2), nil)
	if err != nil {
		return fmt.Errorf("fold %d: %w", f, err)
	}
	var sc tag.Scratch
	for i, e := range c.examples {
		if fold[i] == f {
			tags[i] = l.Tag(&sc, e.Words, nil)
		}
	}
	return nil
}

func report(progress func(Progress), step string, of int) func(n, right, total int) {
	return func(n, right, total int) {
		progress(Progress{step, n + 1, of, float64(right) / float64(max(total, 1))})
	}
}

func write(dir, name string, sections []pack.Section) error {
	return writeFile(dir, name, pack.Encode(sections))
}

func writeFile(dir, name string, b []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	// A run that is killed while it writes leaves no half of a file.
	name = filepath.Join(dir, name)
	if err := os.WriteFile(name+".part", b, 0o644); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	if err := os.Rename(name+".part", name); err != nil {
		return fmt.Errorf("write weights: %w", err)
	}
	return nil
}
