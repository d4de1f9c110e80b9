// Package graph finds dependency trees by scoring every possible arc (Dozat and
// Manning 2017, after Kiperwasser and Goldberg 2016).
//
// Each word is the sum of seven embeddings, of its lower-case form and of hashed
// endings and shape, beside one of its tag. Layers of LSTMs read the sentence in
// both directions, so that the vector of a word knows what is around it. From it
// come four smaller vectors: of the word as a dependent and as a head, once for
// arcs and once for relations. The score of an arc is a bilinear form of a
// dependent and a head; the best tree over the scores is taken; the relation of
// each of its arcs is chosen by another bilinear form. The tags, which the tagger
// guessed from left to right, are decided anew from the vectors as well.
//
// Weights are kept as 8-bit numbers with a scale for each row, and multiplied as
// such: what they meet is rounded to 12 bits (see nn.Scaled). So a sentence gets
// the same vectors on every processor and whatever it is parsed with.
package graph

import (
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// Shape of the network.
const (
	wordDim  = 128
	tagDim   = 32
	inputDim = wordDim + tagDim
	arcDim   = 128
	buckets  = 1 << 14
	affixes  = 6

	// Rows of the word embeddings that are no words.
	unknownRow = 0
	rootRow    = 1
	firstWord  = 2
)

// Token is what the parser sees of a word.
type Token struct {
	Word  uint64 // hash of the lower-case form
	Affix [affixes]int32
	Tag   int32
}

// see makes a token of a word's look, the look of the sentence and the tag.
func see(w *look.Word, style look.Case, tag uint16) Token {
	t := Token{Word: w.Lower, Tag: int32(tag) + 1}
	for i, h := range [affixes]uint64{
		w.Prefix[2], w.Prefix[3], w.Suffix[1], w.Suffix[2], w.Suffix[4],
		perceptron.Mix(w.Shape, uint64(style)),
	} {
		t.Affix[i] = bucket(i, h)
	}
	return t
}

// AppendTokens appends the tokens of a sentence, given the looks of its words and
// the tags that a tagger gave them.
func AppendTokens(to []Token, words []look.Word, tags []uint16) []Token {
	style := look.Sentence(words)
	for i := range words {
		to = append(to, see(&words[i], style, tags[i]))
	}
	return to
}

func bucket(kind int, h uint64) int32 {
	return int32(perceptron.Mix(uint64(kind)+77, h) >> 50)
}

// rootToken stands before the first word.
func rootToken() Token {
	var t Token
	for i := range t.Affix {
		t.Affix[i] = bucket(i, 12345)
	}
	return t
}
