package actor

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// How a piece of a name is written.
type casing uint8

const (
	lower   casing = iota // starts in lower case, or has no case
	capital               // starts with a capital
	caps                  // two or more letters, all capitals
)

// fold appends the form by which names are compared to dst: lower case, no
// diacritics, no dots or apostrophes. Pieces of a hyphenated word are split by
// '-' in what it appends.
func fold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			dst = foldByte(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = foldRune(dst, r)
		i += n
	}
	return dst
}

// foldName is the form by which whole names are looked up.
func foldName(s string) string { return string(fold(nil, s)) }

func foldByte(dst []byte, c byte) []byte {
	switch {
	case 'A' <= c && c <= 'Z':
		return append(dst, c+'a'-'A')
	case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '-', c == '&':
		return append(dst, c)
	case c == '/':
		return append(dst, '-')
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

func foldRune(dst []byte, r rune) []byte {
	if r == '–' || r == '—' || r == '‐' || r == '‑' {
		return append(dst, '-')
	}
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return dst
	}
	return AppendPlain(dst, r)
}

// AppendPlain appends a letter or digit as names are compared: in lower case
// and without diacritics, one that no decomposition takes apart spelled out.
func AppendPlain(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if p := plain(r); p != "" {
		return append(dst, p...)
	}
	var raw [utf8.UTFMax]byte
	var buf [32]byte
	for b := norm.NFD.Append(buf[:0], raw[:utf8.EncodeRune(raw[:], r)]...); len(b) > 0; {
		d, n := utf8.DecodeRune(b)
		b = b[n:]
		if !unicode.Is(unicode.Mn, d) {
			dst = utf8.AppendRune(dst, unicode.ToLower(d))
		}
	}
	return dst
}

// casingOf is how a piece of text is written.
func casingOf(s string) casing {
	up, low, first := 0, 0, true
	start := lower
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			up++
			if first {
				start = capital
			}
		case unicode.IsLower(r):
			low++
		default:
			continue
		}
		first = false
	}
	if up >= 2 && low == 0 {
		return caps
	}
	return start
}
