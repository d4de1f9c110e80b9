package conllu

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Case is a way to use capitals, as headlines use them other than running text.
type Case string

// The cases that a sentence can be recast in.
const (
	Kept  Case = "keep"  // as written
	Title Case = "title" // All but Short Function Words
	Upper Case = "upper" // ALL LETTERS
	Lower Case = "lower" // no letter
)

// Recast returns a copy of the sentence with its words in other capitals. Their
// lemmas stay, and so do Text and Tokens: the words no longer lie over them.
func (s Sentence) Recast(c Case) Sentence {
	s.Words = slices.Clone(s.Words)
	for i := range s.Words {
		s.Words[i].Form = s.Words[i].In(c)
	}
	return s
}

// In is the word's form in another case.
func (w *Word) In(c Case) string {
	switch c {
	case Title:
		return w.title()
	case Upper:
		return strings.ToUpper(w.Form)
	case Lower:
		return strings.ToLower(w.Form)
	}
	return w.Form
}

// title writes a word as in a headline: all but short function words begin
// with a capital.
func (w *Word) title() string {
	if strings.HasPrefix(w.Form, "'") || strings.HasPrefix(w.Form, "’") || w.XPOS == "RB" && len(w.Form) <= 5 && strings.HasPrefix(w.Form, "n") {
		return w.Form
	}
	switch w.UPOS {
	case "ADP", "DET", "CCONJ", "PART":
		if len(w.Form) <= 3 {
			return w.Form
		}
	}
	r, n := utf8.DecodeRuneInString(w.Form)
	if r == utf8.RuneError { // no letter
		return w.Form
	}
	return string(unicode.ToUpper(r)) + w.Form[n:]
}
