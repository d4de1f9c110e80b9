package syntax

import (
	"iter"
	"slices"

	"entente/syntax/internal/arc"
	"entente/syntax/internal/graph"
	"entente/syntax/internal/look"
	"entente/syntax/internal/tag"
	"entente/syntax/internal/transition"
	"entente/text"
)

// Sentences are parsed together until there are as many sentences or words: the
// weights are then read once for all of them. More would only take more memory.
const (
	batchSentences = 48
	batchWords     = 1800
)

// Passage is a text and sentences of it that text.Split found there.
type Passage struct {
	Text      string
	Sentences []text.Sentence
}

// Analyze finds the tree of a sentence of s, which text.Split found there. Its
// error, if any, is a [Skip].
func (a *Analyzer) Analyze(s string, sent text.Sentence) (Tree, error) {
	var trees [1]Tree
	var errs [1]error
	a.batch([]Passage{{s, []text.Sentence{sent}}}, trees[:0], errs[:0])
	return trees[0], errs[0]
}

// AnalyzeAll is Analyze for sentences of texts, in order. It parses some of them
// together, which is faster, and a short text best with the one behind it; what
// comes of each is the same. It does so when the first of them is asked for.
func (a *Analyzer) AnalyzeAll(passages ...Passage) iter.Seq2[Tree, error] {
	return func(yield func(Tree, error) bool) {
		most := 0
		for _, p := range passages {
			most += len(p.Sentences)
		}
		most = min(most, batchSentences)
		trees, errs := make([]Tree, 0, most), make([]error, 0, most)
		some := make([]Passage, 0, len(passages))
		for rest := slices.Clone(passages); len(rest) > 0; {
			some, rest = batch(some[:0], rest)
			trees, errs = a.batch(some, trees[:0], errs[:0])
			for i, t := range trees {
				if !yield(t, errs[i]) {
					return
				}
			}
		}
	}
}

// batch takes the first sentences off, which are parsed together. It gives them
// and what is left.
func batch(some, rest []Passage) (taken, left []Passage) {
	sentences, words := 0, 0
	for len(rest) > 0 {
		p := &rest[0]
		n := 0
		for ; n < len(p.Sentences); n++ {
			if tokens := len(p.Sentences[n].Tokens); tokens <= text.MaxTokens {
				words += tokens
			}
			if sentences == batchSentences || sentences > 0 && words > batchWords {
				break
			}
			sentences++
		}
		some = append(some, Passage{p.Text, p.Sentences[:n]})
		if n < len(p.Sentences) {
			p.Sentences = p.Sentences[n:]
			return some, rest
		}
		rest = rest[1:]
	}
	return some, rest
}

// scratch is memory that is used again from batch to batch. A batch bounds it.
type scratch struct {
	spans  []span // of the sentences that have a tree
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
		tokens    []graph.Token
		sentences []graph.Sentence
		graph.Scratch
	}
}

// span is the words of a sentence among those of a batch.
type span struct{ from, to int }

// Bounds of the memory that lemmas take: of their number, and of the length of
// those that are remembered.
const (
	maxLemmas   = 1 << 15
	longestKept = 40
)

// batch appends the tree of each sentence, or why it has none.
func (a *Analyzer) batch(some []Passage, trees []Tree, errs []error) ([]Tree, []error) {
	sc := a.scratch.Get().(*scratch)
	defer a.scratch.Put(sc)
	return a.read(sc, some, trees, errs)
}

// read is batch with the memory given.
func (a *Analyzer) read(sc *scratch, some []Passage, trees []Tree, errs []error) ([]Tree, []error) {
	a.enter(StageTag)
	sc.spans, sc.looks, sc.tags, sc.arcs = sc.spans[:0], sc.looks[:0], sc.tags[:0], sc.arcs[:0]
	first := len(errs)
	for _, p := range some {
		for _, sent := range p.Sentences {
			errs = append(errs, sc.look(p.Text, sent))
		}
	}
	for _, sp := range sc.spans {
		sc.tags = a.tagger.Tag(&sc.tagger, sc.looks[sp.from:sp.to], sc.tags)
	}
	a.enter(StageParse)
	a.parser.parse(a, sc)
	a.enter(StageTag)
	return a.trees(sc, some, trees, errs[first:]), errs
}

// trees appends what was found of each sentence that can have a tree.
func (a *Analyzer) trees(sc *scratch, some []Passage, trees []Tree, errs []error) []Tree {
	i, next := 0, 0
	for _, p := range some {
		for _, sent := range p.Sentences {
			tree := Tree{}
			if errs[i] == nil {
				tree = a.tree(sc, p.Text, sent, sc.spans[next])
				next++
			}
			trees = append(trees, tree)
			i++
		}
	}
	return trees
}

// look takes in the looks of a sentence's words, or says why not.
func (sc *scratch) look(s string, sent text.Sentence) error {
	if len(sent.Tokens) > text.MaxTokens {
		return SkipTooLong
	}
	letters, from := false, len(sc.looks)
	for _, t := range sent.Tokens {
		w := look.Of(s[t.Start:t.End])
		letters = letters || w.Letter
		sc.looks = append(sc.looks, w)
	}
	if !letters {
		sc.looks = sc.looks[:from]
		return SkipNoWords
	}
	sc.spans = append(sc.spans, span{from, len(sc.looks)})
	return nil
}

// tree puts together what was found of a sentence.
func (a *Analyzer) tree(sc *scratch, s string, sent text.Sentence, sp span) Tree {
	words := make([]Word, len(sent.Tokens))
	tags, style := a.tagger.Tags(), look.Sentence(sc.looks[sp.from:sp.to])
	for i, t := range sent.Tokens {
		at := sp.from + i
		form, tg := s[t.Start:t.End], tags[sc.tags[at]]
		words[i] = Word{
			Start: t.Start, End: t.End, Form: form,
			Lemma: a.lemma(sc, form, &sc.looks[at], style, tg),
			UPOS:  tg.UPOS, XPOS: tg.XPOS,
			Head: sc.arcs[at].Head, Rel: sc.arcs[at].Rel,
		}
	}
	return NewTree(words)
}

// accurate is the graph parser.
type accurate graph.Model

func (p *accurate) parse(_ *Analyzer, sc *scratch) {
	s := &sc.accurate
	s.tokens, s.sentences = s.tokens[:0], s.sentences[:0]
	for _, sp := range sc.spans {
		s.tokens = graph.AppendTokens(s.tokens, sc.looks[sp.from:sp.to], sc.tags[sp.from:sp.to])
	}
	for _, sp := range sc.spans {
		s.sentences = append(s.sentences, graph.Sentence{Tokens: s.tokens[sp.from:sp.to], Tags: sc.tags[sp.from:sp.to]})
	}
	sc.arcs = (*graph.Model)(p).Parse(&s.Scratch, s.sentences, sc.arcs)
}

// fast is the transition parser, which gains nothing from a batch.
type fast transition.Model

func (p *fast) parse(a *Analyzer, sc *scratch) {
	s := &sc.fast
	for _, sp := range sc.spans {
		s.tokens = s.tokens[:0]
		for i := sp.from; i < sp.to; i++ {
			t := sc.tags[i]
			s.tokens = append(s.tokens, transition.See(&sc.looks[i], uint64(t), a.upos[t]))
		}
		sc.arcs = (*transition.Model)(p).Parse(&s.Scratch, s.tokens, sc.arcs)
	}
}

// lemma returns a word's lemma, without allocating where it equals the form or
// was met before.
func (a *Analyzer) lemma(sc *scratch, form string, w *look.Word, style look.Case, t tag.Tag) string {
	sc.lemma = a.lemmatiser.Append(sc.lemma[:0], form, w, style, t.UPOS, t.XPOS)
	if string(sc.lemma) == form {
		return form
	}
	if l, ok := sc.lemmas[string(sc.lemma)]; ok {
		return l
	}
	l := string(sc.lemma)
	if len(l) > longestKept {
		return l
	}
	if len(sc.lemmas) >= maxLemmas {
		clear(sc.lemmas)
	}
	sc.lemmas[l] = l
	return l
}
