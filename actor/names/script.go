package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/anyascii/go"
)

// latin writes a word in lower-case Latin letters and digits.
func (t *tables) latin(s string) string {
	var b strings.Builder
	s = strings.ToLower(s)
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			putPlain(&b, s[i])
			i++
			continue
		}
		if r := t.letters.match(s, i); r != nil {
			b.WriteString(r.to)
			i += len(r.from)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		for _, c := range []byte(strings.ToLower(anyascii.TransliterateRune(r))) {
			putPlain(&b, c)
		}
		i += n
	}
	return b.String()
}

func putPlain(b *strings.Builder, c byte) {
	if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
		b.WriteByte(c)
	}
}

// scriptOf is the class of script that a word is written in, 0 for Latin and
// what is no letter.
func scriptOf(r rune) class {
	switch {
	case r < 0x250:
		return 0
	case unicode.Is(unicode.Cyrillic, r):
		return classCyrillic
	case unicode.Is(unicode.Arabic, r), unicode.Is(unicode.Hebrew, r):
		return classAbjad
	case unicode.Is(unicode.Han, r), r == '々':
		return classHan
	case unicode.Is(unicode.Hangul, r):
		return classHangul
	case unicode.Is(unicode.Latin, r), !unicode.IsLetter(r):
		return 0
	}
	return classOther
}

// syllables counts the runs of vowels in a word of Latin letters.
func syllables(s string) int {
	n, in := 0, false
	for i := range len(s) {
		v := isVowel(s[i])
		if v && !in {
			n++
		}
		in = v
	}
	return n
}
