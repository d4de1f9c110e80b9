package place

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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

// plain spells letters that canonical decomposition does not take apart.
func plain(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ı':
		return "i"
	case 'ə':
		return "a"
	}
	return ""
}

func foldRune(dst []byte, start int, r rune) []byte {
	switch r {
	case '’', '‘', 'ʻ', 'ʼ', '´', 'ʿ', 'ʾ':
		return dst
	}
	if r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) {
		return blank(dst, start)
	}
	r = unicode.ToLower(r)
	if p := plain(r); p != "" {
		return append(dst, p...)
	}
	var buf [32]byte
	for b := norm.NFD.AppendString(buf[:0], string(r)); len(b) > 0; {
		d, n := utf8.DecodeRune(b)
		b = b[n:]
		if !unicode.Is(unicode.Mn, d) {
			dst = utf8.AppendRune(dst, unicode.ToLower(d))
		}
	}
	return dst
}
