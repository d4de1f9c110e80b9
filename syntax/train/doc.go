// Package train learns the weights of package syntax from treebanks.
//
// Tagger and lemmatiser learn from the gold tags, the parser from tags that a
// tagger guessed which had not seen the sentence (five taggers, each trained
// without a fifth of the text): else it would trust tags more than it may at
// work. Some sentences are learned a second time in the capitals of headlines,
// and without their final period, for news is full of those and treebanks are
// not. Learning is deterministic: the same treebanks give the same files.
package train

import "entente/syntax/internal/graph"

// Options are what to learn from and how long.
type Options struct {
	Treebanks   []string // CoNLL-U files, compressed with gzip or not
	Dir         string   // folder the weights are written to
	TagEpochs   int      // passes over the text
	ParseEpochs int      // of the fast parser
	PruneTagger float64  // weights smaller than this are dropped
	PruneParser float64
	Noise       float64 // share of sentences learned in other capitals too
	Workers     int     // goroutines while the five taggers learn
	Graph       graph.Options
}

// Defaults are the options that the shipped weights were made with.
func Defaults() Options {
	return Options{
		TagEpochs: 8, ParseEpochs: 9,
		PruneTagger: 1, PruneParser: 2.5,
		Noise: 0.12, Workers: 2,
		Graph: graph.Options{
			Size:   graph.Size{Hidden: 128, Layers: 3, Rank: 48},
			Epochs: 14, Batch: 32, Workers: 2, Rate: 2e-3, Drop: 0.33,
		},
	}
}

// Progress is told how learning goes on.
type Progress struct {
	Step     string // "tagger", "parser", …
	Epoch    int    // done
	Of       int
	Accuracy float64 // of the decisions of that epoch, 0 to 1
}
