package syntax

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"entente/nn/pack"
	"entente/syntax/internal/arc"
	"entente/syntax/internal/graph"
	"entente/syntax/internal/lemma"
	"entente/syntax/internal/look"
	"entente/syntax/internal/tag"
	"entente/syntax/internal/transition"
	"entente/text"
)

// Analyzer tags, lemmatises and parses. It is immutable and safe for
// concurrent use.
type Analyzer struct {
	tagger     *tag.Model
	upos       []uint64 // by tag
	lemmatiser *lemma.Model
	parser     parser
	scratch    sync.Pool // of *scratch
}

// parser finds the arcs of words that are tagged.
type parser interface {
	// parse appends an arc for each word of sc to sc.arcs. It may change tags.
	parse(a *Analyzer, sc *scratch)
}

// Load reads an analyzer from the files at the root of model, as written by
// package syntax/train. It fails on files that are missing, damaged or of
// another version, and says which.
func Load(model fs.FS) (*Analyzer, error) {
	a, err := loadTagger(model)
	if err != nil {
		return nil, err
	}
	p, err := open(model, "parser.bin", func(f pack.File) (*graph.Model, error) {
		return graph.Open(f, len(a.tagger.Tags()))
	})
	if err != nil {
		return nil, err
	}
	a.parser = (*accurate)(p)
	return a, nil
}

// LoadFast is Load with a parser that is several times as fast, but takes about
// three more words in a hundred to depend on the wrong word.
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
	a.scratch.New = func() any { return &scratch{lemmas: map[string]string{}} }
	return &a, nil
}

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
	like := map[uint64]uint64{}
	for line := range strings.Lines(string(b)) {
		known, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
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

// scratch is memory that is used again from sentence to sentence.
type scratch struct {
	looks  []look.Word
	tags   []uint16
	arcs   []arc.Arc
	tagger tag.Scratch
	lemma  []byte
	lemmas map[string]string // lemmas met, so that each is one string

	fast struct {
		tokens []transition.Token
		transition.Scratch
	}
	accurate struct {
		tokens []graph.Token
		graph.Scratch
	}
}

// maxLemmas bounds the memory that lemmas take.
const maxLemmas = 1 << 15

// Analyze finds the tree of a sentence of s, which text.Split found there. Its
// error, if any, is a [Skip].
func (a *Analyzer) Analyze(s string, sent text.Sentence) (Tree, error) {
	if len(sent.Tokens) > text.MaxTokens {
		return Tree{}, SkipTooLong
	}
	sc := a.scratch.Get().(*scratch)
	defer a.scratch.Put(sc)
	if !sc.look(s, sent) {
		return Tree{}, SkipNoWords
	}
	a.decide(sc)
	words := make([]Word, len(sent.Tokens))
	tags := a.tagger.Tags()
	for i, t := range sent.Tokens {
		form, tg := s[t.Start:t.End], tags[sc.tags[i]]
		words[i] = Word{
			Start: t.Start, End: t.End, Form: form,
			Lemma: a.lemma(sc, form, &sc.looks[i], tg),
			UPOS:  tg.UPOS, XPOS: tg.XPOS,
			Head: sc.arcs[i].Head, Rel: sc.arcs[i].Rel,
		}
	}
	return NewTree(words), nil
}

// look fills in the looks of the words and reports whether any has a letter.
func (sc *scratch) look(s string, sent text.Sentence) bool {
	letters := false
	sc.looks = sc.looks[:0]
	for _, t := range sent.Tokens {
		w := look.Of(s[t.Start:t.End])
		letters = letters || w.Letter
		sc.looks = append(sc.looks, w)
	}
	return letters
}

// decide tags and parses the words looked at.
func (a *Analyzer) decide(sc *scratch) {
	sc.tags = a.tagger.Tag(&sc.tagger, sc.looks, sc.tags[:0])
	sc.arcs = sc.arcs[:0]
	a.parser.parse(a, sc)
}

// accurate is the graph parser.
type accurate graph.Model

func (p *accurate) parse(a *Analyzer, sc *scratch) {
	s := &sc.accurate
	s.tokens = s.tokens[:0]
	style := look.Sentence(sc.looks)
	for i, t := range sc.tags {
		s.tokens = append(s.tokens, graph.See(&sc.looks[i], style, t))
	}
	sc.arcs = (*graph.Model)(p).Parse(&s.Scratch, s.tokens, sc.tags, sc.arcs)
}

// fast is the transition parser.
type fast transition.Model

func (p *fast) parse(a *Analyzer, sc *scratch) {
	s := &sc.fast
	s.tokens = s.tokens[:0]
	for i, t := range sc.tags {
		s.tokens = append(s.tokens, transition.See(&sc.looks[i], uint64(t), a.upos[t]))
	}
	sc.arcs = (*transition.Model)(p).Parse(&s.Scratch, s.tokens, sc.arcs)
}

// lemma returns a word's lemma, without allocating where it equals the form or
// was met before.
func (a *Analyzer) lemma(sc *scratch, form string, w *look.Word, t tag.Tag) string {
	sc.lemma = a.lemmatiser.Append(sc.lemma[:0], form, w, t.UPOS, t.XPOS)
	if string(sc.lemma) == form {
		return form
	}
	if l, ok := sc.lemmas[string(sc.lemma)]; ok {
		return l
	}
	if len(sc.lemmas) >= maxLemmas {
		clear(sc.lemmas)
	}
	l := string(sc.lemma)
	sc.lemmas[l] = l
	return l
}
