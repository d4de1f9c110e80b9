package syntax

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/nn"
	"entente/nn/pack"
	"entente/syntax/internal/graph"
	"entente/syntax/internal/lemma"
	"entente/syntax/internal/look"
	"entente/syntax/internal/tag"
	"entente/syntax/internal/transition"
)

// Analyzer tags, lemmatises and parses. It is immutable and safe for
// concurrent use.
type Analyzer struct {
	tagger     *tag.Model
	upos       []uint64 // by tag
	lemmatiser *lemma.Model
	parser     parser
	scratch    *sync.Pool  // of *scratch
	began      func(Stage) // nil but where somebody measures
}

// parser finds the arcs of words that are tagged.
type parser interface {
	// parse appends an arc for each word of the sentences of sc to sc.arcs. It
	// may change tags.
	parse(a *Analyzer, sc *scratch)
}

// Load reads an analyzer from the files at the root of model, as written by
// package syntax/train. It fails on files that are missing, damaged or of
// another version, and says which.
func Load(model fs.FS) (*Analyzer, error) { return LoadFor(model, nn.Best()) }

// LoadFor is Load with kernels of a certain level. What they find is the same,
// but for near ties; what differs is the time.
func LoadFor(model fs.FS, level nn.Level) (*Analyzer, error) {
	a, err := loadTagger(model)
	if err != nil {
		return nil, err
	}
	p, err := open(model, "parser.bin", func(f pack.File) (*graph.Model, error) {
		return graph.Open(f, len(a.tagger.Tags()), level)
	})
	if err != nil {
		return nil, err
	}
	a.parser = (*accurate)(p)
	return a, nil
}

// LoadFast is Load with a parser that needs no kernels: it is some three times as
// fast as the accurate one with the best of these, and more without. It takes
// about four more words in a hundred to depend on the wrong word.
func LoadFast(model fs.FS) (*Analyzer, error) {
	a, err := loadTagger(model)
	if err != nil {
		return nil, err
	}
	p, err := open(model, "fast.bin", transition.Open)
	if err != nil {
		return nil, err
	}
	a.parser = (*fast)(p)
	return a, nil
}

func loadTagger(model fs.FS) (*Analyzer, error) {
	var a Analyzer
	var err error
	if a.tagger, err = open(model, "tagger.bin", tag.Open); err != nil {
		return nil, err
	}
	if a.lemmatiser, err = open(model, "lemmatiser.bin", lemma.Open); err != nil {
		return nil, err
	}
	if err := a.teach(model); err != nil {
		return nil, err
	}
	a.upos = tag.Universal(a.tagger.Tags())
	a.scratch = &sync.Pool{New: func() any { return &scratch{lemmas: map[string]string{}} }}
	return &a, nil
}

var errNotLike = errors.New("want a known word, a colon and words that behave like it; mend the line or reinstall entente")

// teach reads like.txt, which a model may do without: lines of a word that
// training has met, a colon, and words that behave like it.
func (a *Analyzer) teach(model fs.FS) error {
	b, err := fs.ReadFile(model, "like.txt")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("load syntax model: %w", err)
	}
	like, n := map[uint64]uint64{}, 0
	for line := range strings.Lines(string(b)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		known, words, ok := strings.Cut(line, ":")
		if !ok || !utf8.ValidString(line) {
			return fmt.Errorf("load syntax model: like.txt, line %d: %w", n, errNotLike)
		}
		for w := range strings.FieldsSeq(words) {
			like[look.Of(w).Lower] = look.Of(known).Lower
		}
	}
	a.tagger.Teach(like)
	return nil
}

func open[M any](model fs.FS, name string, read func(pack.File) (*M, error)) (*M, error) {
	f, err := pack.Read(model, name)
	if err != nil {
		return nil, fmt.Errorf("load syntax model: %w", err)
	}
	m, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("load syntax model: weights %s: %w", name, err)
	}
	return m, nil
}
