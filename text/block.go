package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapWidth is the widest line, in bytes, that is taken for wrapped text.
const wrapWidth = 120

// leastWidth is the least width that text is wrapped to.
const leastWidth = 24

// line is the bytes [start,end) of one line, without white space around it.
type line struct{ start, end int }

// blocks calls use with each stretch of s that sentences cannot cross.
func blocks(s string, use func(start, end int)) {
	var par []line
	lines := liner{s: s}
	for p := 0; p < len(s); {
		q, next := lines.end(p)
		body := strings.TrimLeftFunc(s[p:q], IsSpace)
		ln := line{start: q - len(body)}
		ln.end = ln.start + len(strings.TrimRightFunc(body, IsSpace))
		if ln.start < ln.end {
			par = append(par, ln)
		} else {
			paragraph(s, par, use)
			par = par[:0]
		}
		p = next
	}
	paragraph(s, par, use)
}

// breaks are what ends a line: the line feed and rarer ends of lines and pages.
var breaks = [...]string{"\r\n", "\n", "\r", "\f", "\u2028", "\u2029"}

// liner goes through the lines of s. It remembers where each kind of break
// comes next, so that a text is not searched again for one that it lacks.
type liner struct {
	s    string
	next [len(breaks)]int
}

// end returns where the line that begins at p ends and the next begins.
func (l *liner) end(p int) (end, next int) {
	end, next = len(l.s), len(l.s)
	for i, b := range breaks {
		if l.next[i] < p || p == 0 {
			l.next[i] = len(l.s)
			if n := strings.Index(l.s[p:], b); n >= 0 {
				l.next[i] = p + n
			}
		}
		if l.next[i] < end {
			end, next = l.next[i], l.next[i]+len(b)
		}
	}
	return end, next
}

// paragraph cuts lines without a blank one between them wherever a line ends
// for another reason than that the next word would not have fitted.
func paragraph(s string, lines []line, use func(start, end int)) {
	if len(lines) == 0 {
		return
	}
	width := widthOf(s, lines)
	start := lines[0].start
	for i := 1; i < len(lines); i++ {
		this, next := s[lines[i-1].start:lines[i-1].end], s[lines[i].start:lines[i].end]
		if width > wrapWidth || !wrapped(this, next, width) {
			use(start, lines[i-1].end)
			start = lines[i].start
		}
	}
	use(start, lines[len(lines)-1].end)
}

// widthOf returns the width that the lines of a paragraph were wrapped at: that
// of the longest. Where too few lines are full they were not wrapped but are
// short for another reason, and the width is negative.
func widthOf(s string, lines []line) int {
	width, full := 0, 0
	for _, l := range lines {
		width = max(width, l.end-l.start)
	}
	for i := 1; i < len(lines) && width <= wrapWidth; i++ {
		if lines[i-1].end-lines[i-1].start+1+firstWord(s[lines[i].start:lines[i].end], width) > width {
			full++
		}
	}
	if width < leastWidth || width <= wrapWidth && (len(lines) < 3 || 2*full < len(lines)-1) {
		return -1
	}
	return width
}

// wrapped reports whether the break between two lines of a paragraph stems from
// wrapping at width.
func wrapped(this, next string, width int) bool {
	switch {
	case bullet(next) || strings.HasSuffix(this, ":"):
		return false
	case unicode.IsLower(first(next)):
		return true
	case width < 0:
		return false
	}
	return len(this)+1+firstWord(next, width) > width
}

// firstWord is the length in bytes of the first word, or some more than limit.
func firstWord(s string, limit int) int {
	s = s[:min(len(s), limit+1)]
	if i := strings.IndexFunc(s, IsSpace); i >= 0 {
		return i
	}
	return len(s)
}

// bullet reports whether a line begins as an item of a list does: with a sign
// of its own, or with a short number or letter and a period or bracket.
func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•·▪◦‣●○■□►➢✓*-–—", r) {
		return len(s) > n && (r > 0x2020 && r != '—' && r != '–' || spaceAt(s[n:]) > 0)
	}
	s = strings.TrimPrefix(s, "(")
	i := 0
	for i < len(s) && i < 4 && (isDigit(s[i]) || isLetter(s[i])) {
		i++
	}
	if i == 0 || i+1 >= len(s) || spaceAt(s[i+1:]) == 0 {
		return false
	}
	return s[i] == ')' || s[i] == '.' && (allDigits(s[:i]) || i == 1)
}
