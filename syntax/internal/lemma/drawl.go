package lemma

import (
	"unicode/utf8"

	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// short appends the plain word that a writer drew out ("sooooo", "VERYYY"), if
// form is one. Three of a letter in a row are no word of themselves: two or one
// must be meant.
func (m *Model) short(buf []byte, form string, c capitals) ([]byte, bool) {
	if !drawn(form) {
		return buf, false
	}
	var low, cut [160]byte
	word := look.Lower(low[:0], form)
	for most := 2; most > 0; most-- {
		s := squeeze(cut[:0], word, most)
		if _, ok := m.plain.Get(perceptron.Hash(s)); ok {
			return append(buf, s...), true
		}
	}
	return buf, false
}

// drawn reports whether a letter stands three times in a row.
func drawn(form string) bool {
	if len(form) > look.Longest {
		return false
	}
	for i := 2; i < len(form); i++ {
		if c := form[i] | 0x20; c >= 'a' && c <= 'z' && c == form[i-1]|0x20 && c == form[i-2]|0x20 {
			return true
		}
	}
	return false
}

// squeeze shortens runs of three and more to most.
func squeeze(buf, word []byte, most int) []byte {
	for len(word) > 0 {
		_, size := utf8.DecodeRune(word)
		n := 1
		for (n+1)*size <= len(word) && string(word[n*size:(n+1)*size]) == string(word[:size]) {
			n++
		}
		kept := n
		if n > 2 {
			kept = most
		}
		buf = append(buf, word[:kept*size]...)
		word = word[n*size:]
	}
	return buf
}
