package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapWidth is the widest line, in bytes, that is taken for wrapped text.
const wrapWidth = 120

// line is the bytes [start,end) of one line, without white space around it.
type line struct{ start, end int }

// blocks calls use with each stretch of s that sentences cannot cross.
func blocks(s string, use func(start, end int)) {
	var par []line
	for p := 0; p < len(s); {
		q := len(s)
		if i := strings.IndexByte(s[p:], '\n'); i >= 0 {
			q = p + i
		}
		body := strings.TrimLeftFunc(s[p:q], IsSpace)
		ln := line{start: q - len(body)}
		ln.end = ln.start + len(strings.TrimRightFunc(body, IsSpace))
		if ln.start < ln.end {
			par = append(par, ln)
		} else {
			paragraph(s, par, use)
			par = par[:0]
		}
		p = q + 1
	}
	paragraph(s, par, use)
}

// paragraph cuts lines without a blank one between them wherever a line ends
// for another reason than that the next word would not have fitted.
func paragraph(s string, lines []line, use func(start, end int)) {
	if len(lines) == 0 {
		return
	}
	width := 0
	for _, l := range lines {
		width = max(width, l.end-l.start)
	}
	start := lines[0].start
	for i := 1; i < len(lines); i++ {
		this, next := s[lines[i-1].start:lines[i-1].end], s[lines[i].start:lines[i].end]
		if width > wrapWidth || !wrapped(this, next, width, len(lines)) {
			use(start, lines[i-1].end)
			start = lines[i].start
		}
	}
	use(start, lines[len(lines)-1].end)
}

// wrapped reports whether the break between two lines of a paragraph of n
// lines stems from wrapping at width.
func wrapped(this, next string, width, n int) bool {
	switch {
	case bullet(next) || strings.HasSuffix(this, ":"):
		return false
	case unicode.IsLower(first(next)):
		return true
	case n < 3:
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
