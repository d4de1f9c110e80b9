package text

import (
	"fmt"
	"io/fs"
	"sync"

	"entente/lang/en"
)

// english is the splitter for the embedded lists, read once; they are part of
// the program, so that a fault in them is a fault of the program.
var english = sync.OnceValue(func() *Splitter {
	data, err := fs.Sub(en.FS, "text")
	if err == nil {
		var sp *Splitter
		if sp, err = New(data); err == nil {
			return sp
		}
	}
	panic(fmt.Sprintf("text: embedded word lists: %v", err))
})

// Split finds the sentences of an English text, in order.
func Split(s string) []Sentence { return english().Split(s) }

// Split finds the sentences of s, in order.
func (sp *Splitter) Split(s string) []Sentence {
	return sp.split(s, nil)
}

// Practice is Split with decide in place of the learned weights. It is how
// they are learned: decide sees every place where they would be asked.
func (sp *Splitter) Practice(s string, decide func(Spot) bool) []Sentence {
	return sp.split(s, decide)
}

func (sp *Splitter) split(s string, decide func(Spot) bool) []Sentence {
	sc := scanner{sp: sp, s: s, tokens: make([]Token, 0, len(s)/5+4)}
	sc.judge.b, sc.judge.decide = sp.borders, decide
	blocks(s, sc.block)
	return sc.sentences
}

// scanner holds what has been found of one text.
type scanner struct {
	sp        *Splitter
	s         string
	first     int // index of the block's first token
	end       int // where the block ends
	tokens    []Token
	sentences []Sentence
	judge     judge
}

// block finds tokens and sentences of s[start:end].
func (sc *scanner) block(start, end int) {
	sc.first, sc.end = len(sc.tokens), end
	for p := start; p < end; {
		if n := spaceAt(sc.s[p:end]); n > 0 {
			p += n
			continue
		}
		q := p
		for q < end && spaceAt(sc.s[q:end]) == 0 {
			q += runeLen(sc.s[q:end])
		}
		sc.chunk(p, q)
		p = q
	}
	sc.divide()
}

func (sc *scanner) emit(start, end int) {
	sc.tokens = append(sc.tokens, Token{start, end})
}

// word returns token i's text, "" if there is no such token.
func (sc *scanner) word(i int) string {
	if i < 0 || i >= len(sc.tokens) {
		return ""
	}
	return sc.s[sc.tokens[i].Start:sc.tokens[i].End]
}

// gap reports whether white space stands before token i.
func (sc *scanner) gap(i int) bool {
	return i == 0 || i >= len(sc.tokens) || sc.tokens[i-1].End < sc.tokens[i].Start
}

// wide reports whether more than one character of white space stands before
// token i, as where a line or a column of a table ended.
func (sc *scanner) wide(i int) bool {
	return i > 0 && i < len(sc.tokens) && sc.tokens[i].Start-sc.tokens[i-1].End > 1
}
