package train

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"entente/nn"
	"entente/nn/pack"
	"entente/syntax/conllu"
	"entente/syntax/internal/graph"
	"entente/syntax/internal/look"
	"entente/syntax/internal/tag"
	"entente/text"
)

// teachers learns parsers that differ in nothing but chance. What one finds hard
// another may find easy, so that together they are better than any of them.
// Those that are in the work folder already are taken from there.
func (c *corpus) teachers(ctx context.Context, o Options, gold []graph.Example, progress func(Progress)) (graph.Teachers, error) {
	out, errs := make(graph.Teachers, o.Teachers), make([]error, o.Teachers)
	err := o.spread(ctx, o.Teachers, func() func(i int) {
		return func(i int) { out[i], errs[i] = c.teacher(ctx, o, i+1, gold, progress) }
	}, nil)
	return out, errors.Join(append(errs, err)...)
}

func (c *corpus) teacher(ctx context.Context, o Options, number int, gold []graph.Example, progress func(Progress)) (*graph.Model, error) {
	how := o.teacher(number)
	name := c.nameOf(how, number, gold)
	weights, err := o.kept(name)
	if errors.Is(err, fs.ErrNotExist) {
		// Training numbers the relations in the examples: each needs a copy.
		from := graph.Corpus{Gold: slices.Clone(gold)}
		l, err := graph.Train(ctx, how, len(c.tags), from, report(progress, fmt.Sprintf("teacher %d", number), how.Epochs))
		if err != nil {
			return nil, err
		}
		weights = pack.Encode(l.Freeze())
		if err := o.keep(name, weights); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, fmt.Errorf("train syntax: %w", err)
	}
	f, err := pack.Decode(weights)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Join(o.Work, name), err)
	}
	return graph.Open(f, len(c.tags), nn.Best())
}

// teacher is how a teacher learns. Each does so alone on one core, and others
// beside it.
func (o *Options) teacher(number int) graph.Options {
	how := o.network(number)
	how.Size = graph.Size{Hidden: o.TeacherHidden, Layers: o.Layers, Rank: o.TeacherRank}
	how.Epochs, how.Workers = o.TeacherEpochs, 1
	return how
}

// nameOf is the file of a teacher, other where anything it depends on is: how it
// learns, the treebanks, and what tags were guessed for them.
func (c *corpus) nameOf(how graph.Options, number int, gold []graph.Example) string {
	h := fnv.New64a()
	fmt.Fprintln(h, how.Size, how.Epochs, how.Batch, how.Workers, how.Rate, how.Drop, how.Seed, c.tags)
	for _, e := range gold {
		fmt.Fprintln(h, e.Tokens, e.Heads, e.Rels, e.Tags)
	}
	return fmt.Sprintf("teacher-%d-%016x.bin", number, h.Sum64())
}

// kept reads what an earlier run left in the work folder.
func (o *Options) kept(name string) ([]byte, error) {
	if o.Work == "" {
		return nil, fs.ErrNotExist
	}
	return os.ReadFile(filepath.Join(o.Work, name))
}

// keep leaves weights in the work folder, if there is one.
func (o *Options) keep(name string, weights []byte) error {
	if o.Work == "" {
		return nil
	}
	return writeFile(o.Work, name, weights)
}

// Sentences of raw text that are learned from have so many tokens.
const (
	minRaw = 4
	maxRaw = 50
)

// guessed lets teachers annotate the raw texts, and varies the sentences as those
// of the treebanks are. It opens what it needs before teachers learn, which takes
// long.
func (c *corpus) guessed(ctx context.Context, o Options, gold []graph.Example, progress func(Progress)) ([]graph.Example, error) {
	raw, err := readRaw(o.Raw)
	if err != nil {
		return nil, err
	}
	tagger, err := c.openTagger(o)
	if err != nil {
		return nil, err
	}
	teachers, err := c.teachers(ctx, o, gold, progress)
	if err != nil {
		return nil, err
	}
	annotated := make([]conllu.Sentence, len(raw))
	guesses := make([][]graph.Guess, len(raw))
	err = o.spread(ctx, len(raw), func() func(i int) {
		sc, scratch := &tag.Scratch{}, make([]graph.Scratch, len(teachers))
		return func(i int) { annotated[i], guesses[i] = c.annotate(tagger, sc, scratch, teachers, raw[i]) }
	}, func(n int) { progress(Progress{Step: "raw text", Epoch: n, Of: len(raw)}) })
	if err != nil {
		return nil, err
	}
	byID := map[string][]graph.Guess{}
	for i := range annotated {
		annotated[i].ID = fmt.Sprint(i)
		byID[annotated[i].ID] = guesses[i]
	}
	varied, err := o.vary(annotated)
	if err != nil {
		return nil, err
	}
	out := make([]graph.Example, len(varied))
	err = o.spread(ctx, len(varied), func() func(i int) {
		sc := &tag.Scratch{}
		return func(i int) {
			s := varied[i]
			words := looks(s)
			out[i] = c.example(s, words, tagger.Tag(sc, words, nil))
			out[i].Guesses = c.fit(out[i], byID[s.ID])
		}
	}, nil)
	return out, err
}

// openTagger opens the tagger that has been learned, now or before.
func (c *corpus) openTagger(o Options) (*tag.Model, error) {
	f, err := pack.Read(os.DirFS(o.Dir), "tagger.bin")
	if err != nil {
		return nil, fmt.Errorf("train syntax: %w", err)
	}
	m, err := tag.Open(f)
	if err != nil {
		return nil, fmt.Errorf("train syntax: tagger.bin: %w", err)
	}
	if !slices.Equal(m.Tags(), c.tags) {
		return nil, errors.New("train syntax: the tagger in the folder has learned other tags than the treebanks have; learn it anew")
	}
	return m, nil
}

// annotate returns a sentence as the teachers read it.
func (c *corpus) annotate(tagger *tag.Model, sc *tag.Scratch, scratch []graph.Scratch, teachers graph.Teachers, s conllu.Sentence) (conllu.Sentence, []graph.Guess) {
	words := looks(s)
	tags := tagger.Tag(sc, words, nil)
	a := teachers.Advise(scratch, graph.AppendTokens(nil, words, tags), tags)
	for k := range s.Words {
		w, t := &s.Words[k], c.tags[a.Tags[k]]
		w.UPOS, w.XPOS, w.Head, w.Rel = t.UPOS, t.XPOS, a.Heads[k], a.Rels[k]
	}
	return s, a.Guesses
}

// fit makes the guesses of a sentence those of its variant e, which may lack the
// last word and have other tags.
func (c *corpus) fit(e graph.Example, guesses []graph.Guess) []graph.Guess {
	out := slices.Clone(guesses[:len(e.Tokens)])
	for k := range out {
		g := &out[k]
		if g.Tag[0].At != e.Tags[k] {
			g.Tag = graph.Dist{{At: e.Tags[k], P: 1}}
		}
		if len(out) < len(guesses) {
			g.Head = g.Head.Drop(len(out) + 1)
		}
	}
	return out
}

func looks(s conllu.Sentence) []look.Word {
	words := make([]look.Word, len(s.Words))
	for k, w := range s.Words {
		words[k] = look.Of(w.Form)
	}
	return words
}

// readRaw splits texts into sentences, each different one once. A file that is
// named twice counts twice.
func readRaw(files []string) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	for _, name := range files {
		seen := map[string]bool{}
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("train syntax: raw text: %w", err)
		}
		for _, sent := range text.Split(string(b)) {
			body := string(b[sent.Start:sent.End])
			if len(sent.Tokens) < minRaw || len(sent.Tokens) > maxRaw || seen[body] {
				continue
			}
			seen[body] = true
			s := conllu.Sentence{Text: body}
			for _, t := range sent.Tokens {
				s.Words = append(s.Words, conllu.Word{Form: string(b[t.Start:t.End]), Start: t.Start - sent.Start, End: t.End - sent.Start})
			}
			out = append(out, s)
		}
	}
	return out, nil
}

// spread calls work with 0 to n-1, from several goroutines with a function of
// their own each. told hears now and then how many are done.
func (o *Options) spread(ctx context.Context, n int, worker func() func(i int), told func(n int)) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range max(1, o.Workers) {
		wg.Go(func() {
			work := worker()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				work(i)
				if told != nil && i%5000 == 0 {
					told(i)
				}
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}
