package eval

import (
	"strings"

	"entente"
)

// untoken puts words that a treebank or corpus has parted together again as
// they were written, and gives the span of each: the components read running
// text, not words with blanks between them.
func untoken(words []string) (string, []entente.Span) {
	var b strings.Builder
	spans := make([]entente.Span, len(words))
	glue, open := true, false
	for i, w := range words {
		w, quote := unescaped(w)
		closes := quote && open
		if !glue && !closes && !leans(w) {
			b.WriteByte(' ')
		}
		spans[i] = entente.Span{Start: b.Len(), End: b.Len() + len(w), In: entente.Body}
		b.WriteString(w)
		glue = quote && !open || w == "(" || w == "[" || w == "$"
		if quote {
			open = !open
		}
	}
	return b.String(), spans
}

// unescaped writes brackets and quotes as they stand in print; quote is whether
// the word is one that opens or closes.
func unescaped(w string) (printed string, quote bool) {
	switch w {
	case "-LRB-":
		return "(", false
	case "-RRB-":
		return ")", false
	case "-LSB-":
		return "[", false
	case "-RSB-":
		return "]", false
	case "``", "''", `"`:
		return `"`, true
	}
	return w, false
}

// leans reports whether a word is written right behind the one before.
func leans(w string) bool {
	switch strings.ToLower(w) {
	case ".", ",", ";", ":", "!", "?", ")", "]", "%", "...", "'", "n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m":
		return true
	}
	return false
}
