package place

import (
	"unicode"
	"unicode/utf8"

	"entente/actor"
)

// Fold is the form by which names are compared: lower case, no diacritics, dots
// or apostrophes, one blank for whatever else parts words.
func Fold(s string) string { return string(appendFold(nil, s)) }

func appendFold(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			dst = foldByte(dst, start, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = foldRune(dst, start, r)
		i += n
	}
	if n := len(dst); n > start && dst[n-1] == ' ' {
		dst = dst[:n-1]
	}
	return dst
}

func foldByte(dst []byte, start int, c byte) []byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return append(dst, c+'a'-'A')
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		return append(dst, c)
	case c == '.', c == '\'', c == '`':
		return dst
	}
	return blank(dst, start)
}

// blank parts two words, once.
func blank(dst []byte, start int) []byte {
	if len(dst) > start && dst[len(dst)-1] != ' ' {
		return append(dst, ' ')
	}
	return dst
}

func foldRune(dst []byte, start int, r rune) []byte {
	switch r {
	case '’', '‘', 'ʻ', 'ʼ', '´', 'ʿ', 'ʾ':
		return dst
	}
	if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) {
		return blank(dst, start)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	return actor.AppendPlain(dst, r)
}
