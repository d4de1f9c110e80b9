package train

import (
	"fmt"
	"os"
	"slices"

	"entente/nn/pack"
	"entente/syntax/conllu"
	"entente/syntax/internal/graph"
	"entente/syntax/internal/tag"
)

// refine makes a training of one that goes on where the parser in the folder
// stopped, with more treebanks.
func (c *corpus) refine(o Options, how *graph.Options, from *graph.Corpus) error {
	f, err := pack.Read(os.DirFS(o.Dir), "parser.bin")
	if err != nil {
		return fmt.Errorf("train syntax: %w", err)
	}
	tagger, err := c.openTagger(o)
	if err != nil {
		return err
	}
	parts, err := openAll(o.Refine)
	if err != nil {
		return err
	}
	varied, err := o.vary(slices.Concat(parts...))
	if err != nil {
		return err
	}
	var sc tag.Scratch
	for _, s := range varied {
		if !c.knowsTags(s) {
			continue
		}
		words := looks(s)
		from.More = append(from.More, c.example(s, words, tagger.Tag(&sc, words, nil)))
	}
	from.Draw = int(o.RefineShare * float64(len(from.Gold)))
	how.Start, how.Epochs, how.Rate = &f, o.RefineEpochs, o.RefineRate
	return nil
}

// knowsTags reports whether the treebanks have all tags of a sentence.
func (c *corpus) knowsTags(s conllu.Sentence) bool {
	for _, w := range s.Words {
		if _, ok := c.number[tag.Tag{UPOS: w.UPOS, XPOS: w.XPOS}]; !ok {
			return false
		}
	}
	return true
}

// openAll reads treebanks, each by itself.
func openAll(names []string) ([][]conllu.Sentence, error) {
	var all [][]conllu.Sentence
	for _, name := range names {
		ss, err := conllu.Open(name)
		if err != nil {
			return nil, err
		}
		all = append(all, ss)
	}
	return all, nil
}
