package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what is compared, so that any bytes take bounded time: letters of
// a name, parts of it and letters of a part. What is beyond does not count.
const (
	maxRunes  = 200
	maxParts  = 16
	maxLetter = 40
)

// token is a word of a name as it is written.
type token struct {
	raw   string
	latin string
	class class // of script, brackets and capitals
}

// scanner cuts a name into tokens.
type scanner struct {
	t     *tables
	out   []token
	word  strings.Builder
	kind  class // script of the word so far
	paren int
	comma int // tokens before the first comma, 0 if there is none
}

// tokens cuts s at spaces, hyphens and marks and between scripts that are
// written without spaces. "L.L.C." is one token, "U.S." too, "J. Smith" two.
func (t *tables) tokens(s string) (out []token, comma int) {
	sc := scanner{t: t}
	s = short(s)
	for i, r := range s {
		switch {
		case r == '\'' || r == '’' || r == 'ʼ' || r == '`' || r == '‘' || r == 'ʻ' || r == 'ʿ' || r == 'ʾ':
			if possessiveAt(s[i+utf8.RuneLen(r):]) {
				sc.end()
				sc.kind = classStop
			}
		case r == '.':
			sc.dot(s[i+1:])
		case r == '\u200c' || r == '\u200d' || unicode.Is(unicode.Mn, r) && scriptOf(r) != classHangul:
			sc.word.WriteRune(r)
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Mc, r) || r == '々' || r == 'ー':
			sc.letter(r)
		default:
			sc.mark(r)
		}
	}
	sc.end()
	return sc.out, sc.comma
}

// short is the beginning of a name that is too long.
func short(s string) string {
	if len(s) <= maxRunes {
		return s
	}
	n := 0
	for i := range s {
		if n == maxRunes {
			return s[:i]
		}
		n++
	}
	return s
}

// possessiveAt reports whether what follows an apostrophe is the s of a
// genitive.
func possessiveAt(rest string) bool {
	return len(rest) > 0 && (rest[0] == 's' || rest[0] == 'S') && (len(rest) == 1 || rest[1] == ' ')
}

func (sc *scanner) letter(r rune) {
	script := scriptOf(r)
	if sc.kind == classStop { // the s of a genitive
		sc.kind = 0
		return
	}
	if sc.word.Len() > 0 && script != sc.kind && (script|sc.kind)&(classHan|classHangul) != 0 {
		sc.end()
	}
	if sc.word.Len() == 0 {
		sc.kind = script
	}
	sc.word.WriteRune(r)
}

// dot ends a word, save between single letters: "L.L.C".
func (sc *scanner) dot(rest string) {
	w := sc.word.String()
	next, n := utf8.DecodeRuneInString(rest)
	after, _ := utf8.DecodeRuneInString(rest[n:])
	if w == "" || !unicode.IsLetter(next) || unicode.IsLetter(after) {
		sc.end()
		return
	}
	if utf8.RuneCountInString(w) > 1 && !sc.dotted() {
		sc.end()
		return
	}
	sc.paren |= dottedBit
}

// dottedBit marks in paren that the word so far is of letters with dots.
const dottedBit = 1 << 20

func (sc *scanner) dotted() bool { return sc.paren&dottedBit != 0 }

func (sc *scanner) mark(r rune) {
	sc.end()
	switch r {
	case '(', '（', '[':
		sc.paren++
	case ')', '）', ']':
		sc.paren = max(0, sc.paren-1)
	case ',', '،', '、':
		if sc.comma == 0 {
			sc.comma = len(sc.out)
		}
	}
}

// end closes the word so far.
func (sc *scanner) end() {
	raw := sc.word.String()
	sc.word.Reset()
	dotted := sc.dotted()
	sc.paren &^= dottedBit
	kind := sc.kind & (classCyrillic | classAbjad | classHan | classHangul | classOther)
	sc.kind = 0
	if raw == "" || len(sc.out) == maxParts {
		return
	}
	tok := token{raw: raw, latin: sc.t.latin(raw), class: kind}
	if len(tok.latin) > maxLetter {
		tok.latin = tok.latin[:maxLetter]
	}
	if s, ok := strings.CutPrefix(raw, "ال"); ok && utf8.RuneCountInString(s) > 2 { // the article, written as one word
		tok.latin = sc.t.latin(s)
	}
	if tok.latin == "" {
		return
	}
	if sc.paren > 0 {
		tok.class |= classParen
	}
	if n := len(tok.latin); n >= 2 && n <= 6 && raw == strings.ToUpper(raw) && raw != strings.ToLower(raw) {
		tok.class |= classCapitals
	}
	if dotted {
		tok.class |= classDotted
	}
	tok.latin = unmask(tok.latin)
	sc.out = append(sc.out, tok)
}

// unmask writes digits between letters, and 0 and 1 before longer words, as
// the letters they are mistaken for: "Ig0r", "Sech1n", "0leg". Other digits are
// numbers.
func unmask(s string) string {
	var b []byte
	for i := 0; i+1 < len(s); i++ {
		l := byte(0)
		switch s[i] {
		case '0':
			l = 'o'
		case '1':
			l = 'i'
		case '3':
			l = 'e'
		case '4':
			l = 'a'
		case '5':
			l = 's'
		case '9':
			l = 'g'
		}
		if l == 0 || isDigit(s[i+1]) || i > 0 && isDigit(s[i-1]) || i == 0 && (s[0] > '1' || len(s) < 4) {
			continue
		}
		if b == nil {
			b = []byte(s)
		}
		b[i] = l
	}
	if b == nil {
		return s
	}
	return string(b)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
