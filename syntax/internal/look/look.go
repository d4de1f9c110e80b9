// Package look tells what a word looks like: the hashes of its letters, endings
// and shape, and how the whole sentence uses capitals. Tagger, lemmatiser and
// parser see words only so, which is how they can say something of words they
// never met: "-ization" is a noun, "Xxxx" in running text a name, but not so in
// a headline Written Like This.
package look

import (
	"unicode"
	"unicode/utf8"

	"entente/syntax/internal/perceptron"
)

// Word is the look of one word, as hashes.
type Word struct {
	Form   uint64    // as written
	Lower  uint64    // lower case, straight quotes, digits as 0
	Shape  uint64    // Xxxx, XX, 00, x-x …
	Prefix [4]uint64 // of the lower-case word, 1 to 4 bytes
	Suffix [6]uint64 // 1 to 6 bytes
	Case   Case
	Letter bool // has a letter
}

// Case is how a word uses capitals.
type Case uint8

// The cases of words.
const (
	NoCase     Case = iota // no cased letter
	LowerCase              // word
	Capital                // Word
	AllCapital             // WORD, also of one letter
	MixedCase              // iPhone, McCain
)

// Longest is how many bytes of a word are looked at; what is longer is no word
// of a language.
const Longest = 64

// Of returns the look of a word.
func Of(form string) Word {
	w := Word{Form: perceptron.Hash(form)}
	if len(form) > Longest {
		form = form[:Longest]
	}
	var lower [2 * Longest]byte
	low := Lower(lower[:0], form)
	for i, c := range low {
		if '0' <= c && c <= '9' {
			low[i] = '0'
		}
	}
	w.Lower = perceptron.Hash(low)
	for i := range w.Prefix {
		if i < len(low) {
			w.Prefix[i] = perceptron.Hash(low[:i+1])
		}
	}
	for i := range w.Suffix {
		if i < len(low) {
			w.Suffix[i] = perceptron.Hash(low[len(low)-1-i:])
		}
	}
	w.shape(form)
	return w
}

// Lower appends form in lower case, with straight quotes, to buf.
func Lower(buf []byte, form string) []byte {
	for i := 0; i < len(form); {
		c := form[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(form[i:])
		switch r {
		case utf8.RuneError:
			buf = append(buf, form[i:i+n]...)
		case '’', '‘', '`':
			buf = append(buf, '\'')
		case '“', '”':
			buf = append(buf, '"')
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		i += n
	}
	return buf
}

// shape sets Shape, Case and Letter. Runs of more than two of a kind count as
// two.
func (w *Word) shape(form string) {
	var (
		h             = uint64(7)
		last          byte
		run           int
		upper, lower  int
		firstIsUpper  bool
		lettersBefore = 0
	)
	for _, r := range form {
		k := kind(r)
		switch k {
		case 'X':
			upper++
			firstIsUpper = firstIsUpper || lettersBefore == 0
			lettersBefore++
		case 'x':
			lower++
			lettersBefore++
		}
		if k == last {
			run++
		} else {
			last, run = k, 1
		}
		if run <= 2 {
			h = perceptron.Mix(h, uint64(k))
		}
	}
	w.Shape, w.Letter = h, lettersBefore > 0
	w.Case = caseOf(upper, lower, firstIsUpper)
}

func caseOf(upper, lower int, firstIsUpper bool) Case {
	switch {
	case upper+lower == 0:
		return NoCase
	case upper == 0:
		return LowerCase
	case lower == 0:
		return AllCapital
	case upper == 1 && firstIsUpper:
		return Capital
	}
	return MixedCase
}

// kind is the class of a character in a shape; signs stand for themselves.
func kind(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return 'o'
}

// Sentence is how a sentence as a whole uses capitals.
func Sentence(words []Word) Case {
	var n, lower, capital, all int
	for i := range words {
		switch words[i].Case {
		case LowerCase:
			lower++
		case Capital, MixedCase:
			capital++
		case AllCapital:
			all++
		default:
			continue
		}
		n++
	}
	switch {
	case n < 3:
		return NoCase
	case all*10 > n*8:
		return AllCapital
	case lower == n:
		return LowerCase
	case (capital+all)*10 >= n*7:
		return Capital
	}
	return MixedCase
}
