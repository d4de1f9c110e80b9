package cli

import (
	"strings"
	"unicode"
)

// harmless makes text from outside one line that does nothing to a terminal
// but show: a title or a quote may carry escape sequences that would colour,
// hide or overwrite what stands beside it, or marks that turn its direction
// round. White space becomes a space, any other control a replacement mark.
func harmless(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
