// Package train learns the weights of package syntax from treebanks, and those of
// package text.
//
// Tagger and lemmatiser learn from the gold tags, the parser from tags that a
// tagger guessed which had not seen the sentence (five taggers, each trained
// without a fifth of the text): else it would trust tags more than it may at
// work. Some sentences are learned a second time in the capitals of headlines,
// and without their final period, for news is full of those and treebanks are
// not; some with words of the field in the place of theirs. Learning is
// deterministic: the same treebanks give the same files.
package train

// Options are what to learn from and how.
type Options struct {
	Treebanks []string // CoNLL-U files, compressed with gzip or not
	Dir       string   // folder the weights are written to
	Noise     float64  // share of sentences learned in other capitals too
	// FieldWords is a file like like.txt: a Field share of the sentences is
	// learned a second time with words from it.
	FieldWords string
	Field      float64
	Workers    int // goroutines; how many decides the last bits of the parser

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

// Defaults are the options that the shipped weights were made with.
func Defaults() Options {
	return Options{
		Noise: 0.12, Field: 0.5, Workers: 2,
		TagEpochs: 8, PruneTagger: 1,
		ParseEpochs: 16, Hidden: 128, Layers: 3, Rank: 48, Batch: 32, Rate: 2e-3, Drop: 0.33,
		FastEpochs: 9, PruneFast: 2.5,
	}
}

// Progress is told how learning goes on.
type Progress struct {
	Step     string // "tagger", "parser", …
	Epoch    int    // done
	Of       int
	Accuracy float64 // of the decisions of that epoch, 0 to 1
}
