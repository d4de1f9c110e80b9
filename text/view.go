package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a token is by its looks.
type kind uint8

const (
	edge      kind = iota // no token: before or behind the block
	lowWord               // talks
	capWord               // Talks
	capsWord              // TALKS
	mixedWord             // iPhone
	initial               // one capital
	foreign               // no letter with case: other scripts
	digits
	figure   // digits with something else: 3.5, 1st
	locator  // web or mail address
	shortLow // with its period: p.m.
	shortCap // Mr.
	stop
	mark // ! ?
	dots
	comma
	semicolon
	colon
	dash
	slash
	bracketOpen
	bracketClose
	quote // straight, so that it may open or close
	quoteOpen
	quoteClose
	money
	drawn  // a line of signs: ----, ****
	smiley // :-)
	sign   // any other
	kinds
)

// ends reports whether a sentence may end with such a token.
func (k kind) ends() bool { return k == stop || k == mark || k == dots }

// closes reports whether such a token may stand behind one that ends.
func (k kind) closes() bool { return k == bracketClose || k == quote || k == quoteClose }

// word reports whether the token is a word, with or without a period.
func (k kind) word() bool {
	return k >= lowWord && k <= foreign || k == shortLow || k == shortCap
}

// capital reports whether the token is a word with a capital at its head.
func (k kind) capital() bool {
	return k == capWord || k == capsWord || k == initial || k == shortCap
}

// view is what the learned part sees of a token.
type view struct {
	word  uint32 // hash of the word in lower case, with every digit as 0
	kind  kind
	class uint8 // part of speech and case of a word that is known, else the kind
}

// speeches are the parts of speech of Universal Dependencies that are told
// apart, by number from 1.
const speeches = "VERB AUX NOUN PROPN PRON DET ADJ ADV ADP CCONJ SCONJ PART INTJ NUM SYM X"

// Speech is the number of a part of speech, 0 if it is not told apart.
func Speech(upos string) uint16 {
	n := uint16(1)
	for s := range strings.FieldsSeq(speeches) {
		if s == upos {
			return n
		}
		n++
	}
	return 0
}

// isVerb reports whether a class is of a verb or auxiliary.
func isVerb(class uint8) bool {
	s := speech(class)
	return s == 1 || s == 2
}

// classOf joins a part of speech (from 1) with the case of the word.
func classOf(speech uint16, k kind) uint8 {
	c := uint8(kinds) + 3*uint8(speech)
	switch {
	case k == capsWord:
		return c + 2
	case k.capital():
		return c + 1
	}
	return c
}

// speech is the part of speech that a class stands for, 0 for none.
func speech(class uint8) uint8 {
	if class < uint8(kinds)+3 {
		return 0
	}
	return (class - uint8(kinds)) / 3
}

// look sees one token.
func (b *borders) look(word string) view {
	v := view{word: wordHash(word), kind: kindOf(word)}
	v.class = uint8(v.kind)
	if v.kind.word() {
		if speech, ok := b.speech.Get(uint64(v.word) * spread); ok {
			v.class = classOf(speech, v.kind)
		}
	}
	return v
}

// wordHash hashes a word (FNV-1a) in lower case, with every digit as 0.
func wordHash(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case isUpper(c):
			c += 'a' - 'A'
		case isDigit(c):
			c = '0'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func kindOf(w string) kind {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case !isWord(r):
		return signKind(w, r, n)
	case isDigit(w[0]):
		if allDigits(w) {
			return digits
		}
		return figure
	case strings.IndexByte(w, '@') > 0, strings.HasPrefix(w, "www."), strings.IndexByte(w, '/') > 0 && strings.Contains(w, "://"):
		return locator
	case w[len(w)-1] == '.':
		if unicode.IsUpper(r) {
			return shortCap
		}
		return shortLow
	}
	return wordKind(w, r, n)
}

func wordKind(w string, r rune, n int) kind {
	upper := unicode.IsUpper(r)
	if upper && n == len(w) {
		return initial
	}
	low, high := false, false
	for _, r := range w[n:] {
		low = low || unicode.IsLower(r)
		high = high || unicode.IsUpper(r)
	}
	switch {
	case upper && !low:
		return capsWord
	case upper:
		return capWord
	case !unicode.IsLower(r):
		return foreign
	case high:
		return mixedWord
	}
	return lowWord
}

func signKind(w string, r rune, n int) kind {
	if n < len(w) {
		return signsKind(w, r, n)
	}
	switch r {
	case '.':
		return stop
	case '!', '?':
		return mark
	case '…':
		return dots
	case ',':
		return comma
	case ';':
		return semicolon
	case ':':
		return colon
	case '-', '–', '—':
		return dash
	case '/':
		return slash
	case '"', '\'', '`':
		return quote
	case '$', '€', '£':
		return money
	}
	switch {
	case opening(w):
		if strings.ContainsRune("([{<（【", r) {
			return bracketOpen
		}
		return quoteOpen
	case closing(w):
		if strings.ContainsRune(")]}>）】", r) {
			return bracketClose
		}
		return quoteClose
	}
	return sign
}

// signsKind is the kind of a token of several signs, or of signs and letters.
func signsKind(w string, r rune, n int) kind {
	same := strings.Count(w, w[:n])*n == len(w)
	switch {
	case r == '.' && same:
		return dots
	case strings.Trim(w, ".!?") == "":
		return mark
	case w == "--":
		return dash
	case same && (r == '\'' || r == '`' || r == '‘'):
		return quote
	case same:
		return drawn
	case isApostrophe(r) && isLetter(w[len(w)-1]):
		return lowWord // a clitic
	case isDigit(w[len(w)-1]):
		return figure
	case strings.ContainsAny(w, ":;=^") && len(w) < 5:
		return smiley
	}
	return sign
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
