// Package transition builds dependency trees by reading a sentence from left to
// right with a stack, as in arc-hybrid parsing (Kuhlmann, Gómez-Rodríguez and
// Satta 2011). Each step is one of
//
//	shift    the next word goes onto the stack
//	left l   the top of the stack depends, as l, on the next word, and leaves
//	right l  the top of the stack depends, as l, on what is below, and leaves
//
// The root stands at the bottom of the stack, and a word may depend on it only
// when all words are read, so that every tree has exactly one root. Which step
// is taken is decided by an averaged perceptron on what is on top of the stack,
// next in the text, and already attached. A sentence of n words takes 2n steps.
//
// Learning follows a dynamic oracle (Goldberg and Nivre 2013): at any state, also
// one that errors have led to, it knows which steps lose no more of the tree.
package transition

import "entente/syntax/internal/look"

// Token is what the parser sees of a word.
type Token struct {
	Word   uint64 // hash of the lower-case form
	Suffix uint64 // hash of its last three bytes
	Tag    uint64 // both parts of speech
	UPOS   uint64
}

// See makes a token of a word's look and its tags.
func See(w *look.Word, tag, upos uint64) Token {
	return Token{Word: w.Lower, Suffix: w.Suffix[2], Tag: tag + 1, UPOS: upos + 1}
}
