package lemma

import (
	"unicode"
	"unicode/utf8"

	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// capitals is what becomes of a word's capitals.
type capitals uint8

const (
	none  capitals = iota // all lower case
	keep                  // as the word is written
	first                 // one capital, at the beginning
	all                   // capitals only
	capitalKinds
)

// write appends the lemma of form, or nothing where it is too short for e.
func (c capitals) write(buf []byte, form string, e edit, w *look.Word) []byte {
	stem, ok := cut(form, e.drop, e.add != "")
	if !ok {
		return buf
	}
	begin := len(buf)
	if c == keep {
		buf = append(buf, stem...)
		end := len(buf)
		buf = append(buf, e.add...)
		if w.Case == look.AllCapital && len(form) > 1 {
			buf = upper(buf, end, len(e.add))
		}
	} else {
		buf = append(look.Lower(buf, stem), e.add...)
	}
	switch c {
	case first:
		buf = upper(buf, begin, 1)
	case all:
		buf = upper(buf, begin, len(buf)-begin)
	}
	if e.bare {
		buf = bare(buf, begin)
	}
	return buf
}

// upper puts the first n letters from begin on in capitals.
func upper(buf []byte, begin, n int) []byte {
	var room [160]byte
	word := append(room[:0], buf[begin:]...)
	buf = buf[:begin]
	for ; n > 0 && len(word) > 0; n-- {
		r, size := utf8.DecodeRune(word)
		if r == utf8.RuneError {
			break
		}
		buf = utf8.AppendRune(buf, unicode.ToUpper(r))
		word = word[size:]
	}
	return append(buf, word...)
}

// bare drops the commas from begin on.
func bare(buf []byte, begin int) []byte {
	out := buf[:begin]
	for _, c := range buf[begin:] {
		if c != ',' {
			out = append(out, c)
		}
	}
	return out
}

// capitalsOf decides by the most telling rule there is: for a word whose
// spelling is known by that, for another by its ending.
func (m *Model) capitalsOf(w *look.Word, style look.Case, tag uint64) capitals {
	rule := capitalRule(w, style, tag)
	if s, ok := m.spelling.Get(perceptron.Mix(w.Lower, tag)); ok {
		if c, ok := m.capitals.Get(perceptron.Mix(rule, uint64(s)+1)); ok {
			return capitals(c)
		}
	}
	for n := capitalEndings; n >= 0; n-- {
		if c, ok := m.capitals.Get(capitalEnding(w, n, rule)); ok {
			return capitals(c)
		}
	}
	return keep
}

// capitalEndings is the length of the longest ending that decides on capitals.
const capitalEndings = 4

func capitalRule(w *look.Word, style look.Case, tag uint64) uint64 {
	return perceptron.Mix(tag, 100+uint64(w.Case)*8+uint64(style))
}

// capitalEnding is the key of the rule for words that end so; 0 where the word
// is shorter.
func capitalEnding(w *look.Word, n int, rule uint64) uint64 {
	if n == 0 {
		return perceptron.Mix(rule, 1000)
	}
	if w.Suffix[n-1] == 0 {
		return 0
	}
	return perceptron.Mix(perceptron.Mix(rule, 1000+uint64(n)), w.Suffix[n-1])
}
