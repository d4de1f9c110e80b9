package text

import (
	"unicode"
	"unicode/utf8"
)

// IsSpace reports whether r separates tokens: white space, and the invisible
// marks that copying from web pages leaves between words, those of the writing
// direction among them.
func IsSpace(r rune) bool {
	switch {
	case r < '\u200b':
		return unicode.IsSpace(r)
	case r == '\u200b', r == '\u2060', r == '\ufeff':
		return true
	case r == '\u200e', r == '\u200f', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
		return true
	}
	return unicode.IsSpace(r)
}

// spaceAt returns the length of the white-space rune that s begins with, or 0.
func spaceAt(s string) int {
	if c := s[0]; c < utf8.RuneSelf {
		if c == ' ' || '\t' <= c && c <= '\r' {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s); IsSpace(r) {
		return n
	}
	return 0
}

func runeLen(s string) int {
	if s[0] < utf8.RuneSelf {
		return 1
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// isWord reports whether r can stand in a word: letters, digits, marks, the
// joiners of Persian and Indic scripts, soft hyphens, and bytes that are not UTF-8.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(byte(r)) || isDigit(byte(r)) || r == '_'
	}
	if r == utf8.RuneError || r == '\u200c' || r == '\u200d' || r == softHyphen {
		return true
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// softHyphen marks where a word may be broken at the end of a line.
const softHyphen = '\u00ad'

func isLetter(c byte) bool { return isUpper(c) || isLower(c) }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool  { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// letter reports whether r is a letter of any script.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(byte(r))
	}
	return unicode.IsLetter(r)
}

func first(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// allDigits reports whether s is digits only, and not empty.
func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// capitals reports whether s has at least n upper-case letters and no
// lower-case ones.
func capitals(s string, n int) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n--
		}
	}
	return n <= 0
}

// apostrophe returns the length of the apostrophe that s begins with, or 0.
func apostrophe(s string) int {
	switch first(s) {
	case '\'', '`':
		return 1
	case '’', '‘':
		return len("’")
	}
	return 0
}

func closing(s string) bool {
	switch s {
	case ")", "]", "}", "\"", "'", "''", "”", "’", "’’", "»", "」", "』", "）", "】", "》":
		return true
	}
	return false
}

func opening(s string) bool {
	switch s {
	case "(", "[", "{", "\"", "'", "``", "“", "‘", "‘‘", "«", "「", "『", "（", "【", "《":
		return true
	}
	return false
}
