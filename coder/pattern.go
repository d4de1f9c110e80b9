package coder

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pattern is a phrase of ledgers.txt with blanks in it, for clauses that treaties
// word in many ways but with the same words in the same order:
//
//	come/go to ~ aid/help*      "come to each other's immediate aid"
//
// A word stands for itself, one with a star for all that begin so, several with
// strokes between for any of them. "~" stands for no more than 6 words, "~~" for
// no more than 24, of the same sentence.
type pattern []patternWord

type patternWord struct {
	gap  int // words that may stand before it
	alts []string
}

// The blanks of patterns, in words.
const (
	shortGap = 6
	longGap  = 24
)

func compilePattern(s string) (pattern, error) {
	var p pattern
	gap := 0
	for _, f := range strings.Fields(s) {
		switch f {
		case "~":
			gap = shortGap
		case "~~":
			gap = longGap
		default:
			p = append(p, patternWord{gap: gap, alts: strings.Split(f, "/")})
			gap = 0
		}
	}
	if len(p) == 0 || gap > 0 || p[0].gap > 0 {
		return nil, fmt.Errorf("%q: a pattern begins and ends with a word", s)
	}
	return p, nil
}

func (w *patternWord) fits(word string) bool {
	return slices.ContainsFunc(w.alts, func(a string) bool {
		stem, open := strings.CutSuffix(a, "*")
		return word == a || open && strings.HasPrefix(word, stem)
	})
}

// wordSpan is a word of a text in small letters, in bytes.
type wordSpan struct {
	text     string
	from, to int
}

// wordsOf takes a text apart into its words: runs of letters and digits, a "'s"
// by itself. Hyphens part words.
func wordsOf(low string) []wordSpan {
	var out []wordSpan
	for i := 0; i < len(low); {
		r, n := utf8.DecodeRuneInString(low[i:])
		if !isWordRune(r) {
			i += n
			continue
		}
		from := i
		for i < len(low) {
			if r, n = utf8.DecodeRuneInString(low[i:]); !isWordRune(r) {
				break
			}
			i += n
		}
		out = append(out, wordSpan{low[from:i], from, i})
	}
	return out
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// find gives the first and last word of the first place that the pattern fits.
func (p pattern) find(words []wordSpan) (first, last int, ok bool) {
	for i := range words {
		if !p[0].fits(words[i].text) {
			continue
		}
		if last := p.from(words, i, 1); last >= 0 {
			return i, last, true
		}
	}
	return 0, 0, false
}

// from fits what is left of a pattern from its word n on behind word i, with the
// shortest blanks that do; -1 if it does not fit.
func (p pattern) from(words []wordSpan, i, n int) int {
	if n == len(p) {
		return i
	}
	for j := i + 1; j < len(words) && j <= i+1+p[n].gap; j++ {
		if p[n].fits(words[j].text) {
			if last := p.from(words, j, n+1); last >= 0 {
				return last
			}
		}
	}
	return -1
}

// firstOf is the place of the list's pattern that fits earliest, and of those
// the longest.
func firstOf(list []pattern, words []wordSpan) (first, last int, ok bool) {
	for _, p := range list {
		f, l, fits := p.find(words)
		if fits && (!ok || f < first || f == first && l > last) {
			first, last, ok = f, l, true
		}
	}
	return first, last, ok
}

func anyFits(list []pattern, words []wordSpan) bool {
	return slices.ContainsFunc(list, func(p pattern) bool {
		_, _, ok := p.find(words)
		return ok
	})
}
