package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/syntax"
	"entente/syntax/conllu"
	"entente/text"
)

// parsed is a text as the gold or a parser has it. Places count its bytes
// without white space, so that both sides agree on them however they cut it.
type parsed struct {
	words     []uword
	tokens    []stretch
	sentences []stretch
}

// stretch is the bytes [start,end).
type stretch struct{ start, end int }

// uword is a word as CoNLL 2018 compares it. One of several words of a token
// ("do" and "n't" of "don't") stands over the whole token.
type uword struct {
	at                           stretch
	several                      bool
	form, lemma, upos, xpos, rel string
	head                         int // index into words, root or nowhere
}

const (
	root    = -1
	nowhere = -2 // of a word that was not parsed
)

// goldText lays out the sentences of a treebank.
func goldText(ss []conllu.Sentence) parsed {
	var p parsed
	at := 0
	for _, s := range ss {
		base, start := len(p.words), at
		for _, w := range s.Words {
			u := uword{form: w.Form, lemma: w.Lemma, upos: w.UPOS, xpos: w.XPOS, rel: w.Rel, head: root}
			if w.Head >= 0 {
				u.head = base + w.Head
			}
			p.words = append(p.words, u)
		}
		for _, t := range s.Tokens {
			end := at + solid(t.Form)
			p.token(stretch{at, end}, base+t.First, base+t.Last)
			at = end
		}
		p.sentences = append(p.sentences, stretch{start, at})
	}
	return p
}

// token adds a token that holds the words from first to last.
func (p *parsed) token(at stretch, first, last int) {
	p.tokens = append(p.tokens, at)
	for i := first; i <= last; i++ {
		p.words[i].at, p.words[i].several = at, last > first
	}
}

// foundText analyses running text. The words of a sentence that is skipped are
// there, but without tags and heads.
func foundText(an *syntax.Analyzer, s string) parsed {
	var p parsed
	at, seen := 0, 0 // bytes without white space before seen
	upTo := func(to int) int {
		at += solid(s[seen:to])
		seen = to
		return at
	}
	sents, n := text.Split(s), 0
	for tree, err := range an.AnalyzeAll(syntax.Passage{Text: s, Sentences: sents}) {
		sent, base := sents[n], len(p.words)
		n++
		p.words = append(p.words, wordsFound(s, sent, tree, err, base)...)
		var places []stretch
		for _, t := range sent.Tokens {
			places = append(places, stretch{upTo(t.Start), upTo(t.End)})
		}
		for i := 0; i < len(places); {
			k := i + 1
			for k < len(places) && sent.Tokens[k-1].End == sent.Tokens[k].Start && oneToken(&p.words[base+k-1], &p.words[base+k]) {
				k++
			}
			p.token(stretch{places[i].start, places[k-1].end}, base+i, base+k-1)
			i = k
		}
		p.sentences = append(p.sentences, stretch{places[0].start, places[len(places)-1].end})
	}
	return p
}

// wordsFound are the words of a sentence with its tree, if it has one, numbered
// from base.
func wordsFound(s string, sent text.Sentence, tree syntax.Tree, err error, base int) []uword {
	words := make([]uword, len(sent.Tokens))
	for i, t := range sent.Tokens {
		words[i] = uword{form: s[t.Start:t.End], head: nowhere}
		if err == nil {
			words[i].take(&tree.Words[i], base)
		}
	}
	return words
}

// take fills in what the parser says of a word.
func (u *uword) take(w *syntax.Word, base int) {
	u.lemma, u.upos, u.xpos, u.rel, u.head = w.Lemma, w.UPOS, w.XPOS, w.Rel, root
	if w.Head >= 0 {
		u.head = base + w.Head
	}
}

// oneToken reports whether two words without white space between them are one
// token in the treebanks' sense: where letters meet ("can" "not"), a letter and
// an apostrophe ("it" "'s"), or with the sign of the genitive ("players" "'").
func oneToken(a, b *uword) bool {
	last, _ := utf8.DecodeLastRuneInString(a.form)
	if b.xpos == "POS" {
		return true
	}
	rest := strings.TrimLeft(b.form, "'’")
	if len(b.form)-len(rest) > len("’") || rest == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(first) && (unicode.IsLetter(last) || len(rest) < len(b.form) && unicode.IsDigit(last))
}

// solid counts the bytes of s that are not white space.
func solid(s string) int {
	n := len(s)
	for _, r := range s {
		if text.IsSpace(r) {
			n -= utf8.RuneLen(r)
		}
	}
	return n
}

// align gives for each gold word the one found that it is compared with, -1
// where there is none. Words are the same where they cover the same characters;
// within tokens of several words, where their forms are, in order (the longest
// common subsequence). This is align_words of the shared task's script.
func align(gold, found []uword) []int {
	match := make([]int, len(gold))
	for i := range match {
		match[i] = -1
	}
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		a, b := &gold[g], &found[f]
		switch {
		case a.several || b.several:
			g, f = alignTokens(gold, found, g, f, match)
		case a.at == b.at:
			match[g] = f
			g, f = g+1, f+1
		case a.at.start <= b.at.start:
			g++
		default:
			f++
		}
	}
	return match
}

// alignTokens aligns the words of the tokens of several words that begin at gold
// word g or found word f, and returns the words behind them.
func alignTokens(gold, found []uword, g, f int, match []int) (nextGold, nextFound int) {
	end := 0
	if gold[g].several {
		end = gold[g].at.end
		if !found[f].several && found[f].at.start < gold[g].at.start {
			f++
		}
	} else {
		end = found[f].at.end
		if gold[g].at.start < found[f].at.start {
			g++
		}
	}
	fromGold, fromFound := g, f
	if g < len(gold) && gold[g].several && gold[g].at.start == end { // of no characters
		return g + 1, f
	}
	for !beyond(gold, g, end) || !beyond(found, f, end) {
		if g < len(gold) && (f >= len(found) || gold[g].at.start <= found[f].at.start) {
			end = extended(&gold[g], end)
			g++
		} else {
			end = extended(&found[f], end)
			f++
		}
	}
	for i, k := range common(gold[fromGold:g], found[fromFound:f]) {
		if k >= 0 {
			match[fromGold+i] = fromFound + k
		}
	}
	return g, f
}

func beyond(words []uword, i, end int) bool {
	if i >= len(words) {
		return true
	}
	if words[i].several {
		return words[i].at.start >= end
	}
	return words[i].at.end > end
}

func extended(w *uword, end int) int {
	if w.several {
		return max(end, w.at.end)
	}
	return end
}

// longestToken bounds the square that common fills. Tokens have a handful of
// words; a file may say otherwise.
const longestToken = 2000

// common gives for each word of a the one of b that stands for it in their
// longest common subsequence by form, -1 where none does.
func common(a, b []uword) []int {
	match := make([]int, len(a))
	for i := range match {
		match[i] = -1
	}
	if len(a) > longestToken || len(b) > longestToken {
		return match
	}
	lcs := make([][]int, len(a)+1) // of what follows
	lcs[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		lcs[i] = make([]int, len(b)+1)
		for k := len(b) - 1; k >= 0; k-- {
			lcs[i][k] = max(lcs[i+1][k], lcs[i][k+1])
			if sameForm(&a[i], &b[k]) {
				lcs[i][k] = max(lcs[i][k], 1+lcs[i+1][k+1])
			}
		}
	}
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case sameForm(&a[i], &b[k]):
			match[i] = k
			i, k = i+1, k+1
		case lcs[i][k] == lcs[i+1][k]:
			i++
		default:
			k++
		}
	}
	return match
}

func sameForm(a, b *uword) bool { return strings.EqualFold(a.form, b.form) }
