package coder

import (
	"slices"
	"strings"
	"unicode/utf8"

	"entente"
)

// quotations finds what stands between quotation marks in a text. A quotation that
// is not closed ends with its paragraph, as one that goes on in the next does.
func quotations(text string, in entente.Part) []entente.Span {
	var out []entente.Span
	from := -1
	for i := 0; i < len(text); i++ {
		open, closing, n := quoteAt(text, i)
		switch {
		case text[i] == '\n' && i+1 < len(text) && text[i+1] == '\n' && from >= 0:
			out = append(out, entente.Span{Start: from, End: i, In: in})
			from = -1
		case from < 0 && open:
			from = i + n
		case from >= 0 && closing:
			out = append(out, entente.Span{Start: from, End: i, In: in})
			from = -1
		}
		i += max(n-1, 0)
	}
	return out
}

// quoteAt tells whether a quotation mark stands at a byte, which way it can
// turn, and its length.
func quoteAt(text string, i int) (open, closing bool, n int) {
	rest := text[i:]
	switch {
	case strings.HasPrefix(rest, "“"): // some close with it too: “I know,“ he said
		return true, i > 0 && text[i-1] > ' ', utf8.RuneLen(firstRune(rest))
	case strings.HasPrefix(rest, "„"), strings.HasPrefix(rest, "«"):
		return true, false, utf8.RuneLen(firstRune(rest))
	case strings.HasPrefix(rest, "”"), strings.HasPrefix(rest, "»"):
		return false, true, utf8.RuneLen(firstRune(rest))
	case strings.HasPrefix(rest, "``"):
		return true, false, 2
	case strings.HasPrefix(rest, "''"):
		return true, true, 2
	case rest[0] == '"':
		return true, true, 1
	}
	return false, false, 0
}

// inQuotes reports whether a span lies in one of the quotations.
func inQuotes(sp entente.Span, quotes []entente.Span) bool {
	return slices.ContainsFunc(quotes, func(q entente.Span) bool {
		return q.In == sp.In && q.Start <= sp.Start && sp.End <= q.End
	})
}
