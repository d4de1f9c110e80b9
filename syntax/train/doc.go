// Package train learns the weights of package syntax from treebanks, and those of
// package text.
//
// Tagger and lemmatiser learn from the gold tags, the parser from tags that a
// tagger guessed which had not seen the sentence (five taggers, each trained
// without a fifth of the text): else it would trust tags more than it may at
// work. Some sentences are learned a second time in the capitals of headlines,
// and without their final period, for news is full of those and treebanks are
// not; some with words of the field in the place of theirs. The lemmatiser
// learns all sentences in all capitals, and forms that the treebanks lack.
// Learning is deterministic: the same texts, as many workers and the same kind of
// processor give the same files.
package train

import "slices"

// Options are what to learn from and how.
type Options struct {
	Treebanks []string // CoNLL-U files, compressed with gzip or not
	Dir       string   // folder the weights are written to
	Only      []Part   // what to learn; all parts if none is named
	Noise     float64  // share of sentences learned in other capitals too
	// FieldWords is a file like like.txt: a Field share of the sentences is
	// learned a second time with words from it.
	FieldWords string
	Field      float64
	// Forms is a folder like lang/en/forms, of how words inflect.
	Forms   string
	Workers int // goroutines; how many decides the last bits of the parser

	// Raw is files of running text that nobody has annotated. Where there is
	// some, Teachers parsers are learned first, annotate it together, and the
	// parser learns from that too: RawShare of its sentences to each sentence of
	// the treebanks.
	Raw           []string
	RawShare      float64
	Teachers      int
	TeacherHidden int
	TeacherRank   int
	TeacherEpochs int
	// Refine is treebanks that the parser in Dir, which has learned from all the
	// rest, learns from too, in a few last passes: those kept apart to choose by.
	Refine       []string
	RefineEpochs int
	RefineRate   float64
	RefineShare  float64 // as RawShare
	Work         string  // folder where teachers are kept for the next run; none if empty

	TagEpochs   int     // passes over the text
	PruneTagger float64 // weights smaller than this are dropped

	ParseEpochs int
	Hidden      int     // units of each direction of each layer of the parser
	Layers      int     // of LSTMs
	Rank        int     // numbers that a relation is decided by, of each word
	Batch       int     // sentences to a step
	Rate        float64 // of learning, at its highest
	Drop        float64 // share of each vector that is hidden while learning

	FastEpochs int // of the fast parser
	PruneFast  float64
}

// Part is what learns, each with a file of its own.
type Part string

// The parts of the analysis of a sentence.
const (
	Lemmatiser Part = "lemmatiser"
	Tagger     Part = "tagger"
	Fast       Part = "fast" // the fast parser
	Parser     Part = "parser"
)

// learns reports whether a part is to learn.
func (o Options) learns(p Part) bool { return len(o.Only) == 0 || slices.Contains(o.Only, p) }

// Defaults are the options that the shipped weights were made with.
func Defaults() Options {
	return Options{
		Noise: 0.12, Field: 0.5, Workers: 2,
		TagEpochs: 8, PruneTagger: 1,
		ParseEpochs: 12, Hidden: 192, Layers: 3, Rank: 48, Batch: 32, Rate: 2e-3, Drop: 0.33,
		FastEpochs: 9, PruneFast: 2.5,
		RawShare: 1, Teachers: 4, TeacherHidden: 128, TeacherRank: 32, TeacherEpochs: 11,
		RefineEpochs: 3, RefineRate: 5e-4, RefineShare: 0.5,
	}
}

// Progress is told how learning goes on.
type Progress struct {
	Step     string // "tagger", "parser", …
	Epoch    int    // done
	Of       int
	Accuracy float64 // of the decisions of that epoch, 0 to 1
}
