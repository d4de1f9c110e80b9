package eval

import (
	"strings"

	"entente"
)

// MentionLine is an event that a case's text tells, where it is told.
type MentionLine struct {
	Span  entente.Span // of the quote
	Types []string     // any of which is right
	// Doubtful lines are those that a careful coder may or may not put down, and those whose
	// words stand in more than one place.
	Doubtful bool
}

// MentionLines gives the places of the events of a case.
func MentionLines(c *LedgerCase) []MentionLine {
	var out []MentionLine
	for n := range c.want {
		l := &c.want[n]
		if l.ledger != mentionLedger.name {
			continue
		}
		from := len(out)
		for _, part := range []entente.Part{entente.Title, entente.Body} {
			text := c.Doc.PartText(part)
			for _, q := range l.quotes {
				for _, at := range places(text, q) {
					span := entente.Span{Start: byteAt(text, at[0]), End: byteAt(text, at[1]), In: part}
					out = append(out, MentionLine{span, strings.Split(l.fields["type"][0], "|"), l.may()})
				}
			}
		}
		if len(out)-from > 1 {
			for k := range out[from:] {
				out[from+k].Doubtful = true
			}
		}
	}
	return out
}
