// Package syntax finds the grammar of a sentence: what kind of word each word
// is, its dictionary form, and which word it depends on and how.
//
// The result is a dependency tree in the manner of Universal Dependencies. In
// "Russia was sanctioned by the United States", "sanctioned" is the root,
// "Russia" its nsubj:pass and "States" its obl:agent; who did what to whom is
// read off such relations. Parts of speech come twice: UPOS, the seventeen
// universal ones (VERB, PROPN), and XPOS, those of the Penn Treebank, which
// tell tense and number (VBD, NNPS).
//
// Three steps follow one another, each with weights learned from treebanks: a
// tagger, a lemmatiser and a parser. [Load] reads the weights, [Analyzer.Analyze]
// runs the steps. The same sentence always gets the same tree.
//
// Relations and tags: universaldependencies.org/en.
package syntax
