package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestTitle is the longest headline, in code points.
const longestTitle = 140

// plain takes a text as it stands in a file: title, text of the same offsets,
// byline.
func (r *Reader) plain(text string) (title, body, byline string) {
	drop, byline := r.furniture.find(text)
	body = text
	if head, ok := headline(text, drop); ok {
		title = strings.TrimSpace(text[head.start:head.end])
		i, _ := slices.BinarySearchFunc(drop, head, order)
		drop = slices.Insert(drop, i, head) // furniture may stand above the headline
	}
	return title, blank(body, drop), byline
}

// blank takes furniture out without moving what comes after it: each code
// point becomes a space. What it leaves at the end is cut off.
func blank(text string, drop []span) string {
	if len(drop) == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	at := 0
	for _, d := range drop {
		b.WriteString(text[at:d.start])
		b.WriteString(strings.Repeat(" ", utf8.RuneCountInString(text[d.start:d.end])))
		at = d.end
	}
	b.WriteString(text[at:])
	if drop[len(drop)-1].end >= len(strings.TrimRightFunc(text, unicode.IsSpace)) {
		return strings.TrimRightFunc(b.String(), unicode.IsSpace)
	}
	return b.String()
}

// cut takes furniture out of a text whose offsets mean nothing outside it.
func cut(text string, drop []span) string {
	if len(drop) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, d := range drop {
		b.WriteString(strings.TrimRight(text[at:d.start], "\n"))
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		at = d.end
		for at < len(text) && text[at] == '\n' {
			at++
		}
	}
	b.WriteString(text[at:])
	return strings.TrimSpace(b.String())
}

// headline finds a title on the first line that says something: short, without
// the end of a sentence, followed by an empty line and then by longer text. In
// doubt there is none, and the line stays in the text.
func headline(text string, drop []span) (span, bool) {
	lines := splitLines(text)
	first := -1
	for i, l := range lines {
		if strings.TrimSpace(text[l.start:l.end]) != "" && !dropped(drop, l) {
			first = i
			break
		}
	}
	if first < 0 || first+2 >= len(lines) {
		return span{}, false
	}
	l, next := lines[first], lines[first+1]
	s := strings.TrimSpace(text[l.start:l.end])
	after := strings.TrimSpace(text[next.end:])
	if strings.TrimSpace(text[next.start:next.end]) != "" || !isHeadline(s) || len(after) <= len(s) {
		return span{}, false
	}
	return l, true
}

// order is that of lines in a text.
func order(a, b span) int { return a.start - b.start }

// dropped reports whether a line is among those dropped, which are in order.
func dropped(drop []span, l span) bool {
	_, found := slices.BinarySearchFunc(drop, l, order)
	return found
}

// isHeadline reports whether a line can be a title: 3 to 25 words that do not
// end as a sentence or a list does, and are no dateline.
func isHeadline(s string) bool {
	n := len(strings.Fields(s))
	if n < 3 || n > 25 || utf8.RuneCountInString(s) > longestTitle {
		return false
	}
	if endsSentence(s) && !strings.HasSuffix(s, "?") || strings.HasSuffix(s, ",") {
		return false
	}
	return !strings.Contains(s, "--") && !strings.HasSuffix(s, "—") && !strings.HasSuffix(s, "-")
}
