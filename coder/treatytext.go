package coder

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"entente"
)

// cleanText is a text without page furniture, other languages and columns, and
// knows where in the original each of its lines stands.
type cleanText struct {
	text   string
	pieces []textPiece
}

// textPiece says that n bytes from clean on are those from raw on.
type textPiece struct{ clean, raw, n int }

// line is a line, or what one column has of it, in the original text.
type line struct {
	raw  int
	text string
}

// cleaned makes the text of a treaty plain: columns one after the other, page
// numbers and running heads left out, and of several languages only English.
func cleaned(raw string) cleanText {
	lines := linesOf(raw)
	if gap := columnsAt(lines); gap > 0 {
		lines = englishColumn(lines, gap)
	}
	lines = withoutFurniture(lines)
	var c cleanText
	var b strings.Builder
	for _, block := range blocksOf(lines) {
		if foreign := isForeign(block); foreign {
			continue
		}
		for _, l := range block {
			c.pieces = append(c.pieces, textPiece{b.Len(), l.raw, len(l.text)})
			b.WriteString(l.text)
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	c.text = b.String()
	return c
}

func linesOf(raw string) []line {
	var out []line
	for at := 0; at < len(raw); {
		end := strings.IndexByte(raw[at:], '\n')
		if end < 0 {
			end = len(raw) - at
		}
		out = append(out, line{at, strings.TrimRight(raw[at:at+end], " \r\t\f")})
		at += end + 1
	}
	return out
}

// spans are where a stretch of the clean text stands in the original, in runs
// that nothing but white space was taken out of.
func (c *cleanText) spans(from, to int, raw string) []entente.Span {
	var out []entente.Span
	i := sort.Search(len(c.pieces), func(i int) bool { return c.pieces[i].clean+c.pieces[i].n > from })
	for ; i < len(c.pieces) && c.pieces[i].clean < to; i++ {
		p := c.pieces[i]
		lo, hi := max(from-p.clean, 0), min(to-p.clean, p.n)
		if lo >= hi {
			continue
		}
		sp := entente.Span{Start: p.raw + lo, End: p.raw + hi, In: entente.Body}
		if n := len(out) - 1; n >= 0 && out[n].End <= sp.Start && strings.TrimSpace(raw[out[n].End:sp.Start]) == "" {
			out[n].End = sp.End
			continue
		}
		out = append(out, sp)
	}
	return out
}

// cell is a line's part from one place on, without the white space around it.
func (l line) cell(from, to int) line {
	t := l.text[from:to]
	lead := len(t) - len(strings.TrimLeft(t, " \t|"))
	return line{l.raw + from + lead, strings.Trim(t, " \t|")}
}

// gapIn is the first gap between two columns in a line, in bytes: a tabulator, a
// stroke or three blanks with words on both sides.
func gapIn(t string) (from, to int) {
	lead := len(t) - len(strings.TrimLeft(t, " \t"))
	for i := lead; i < len(t); i++ {
		n := 0
		for i+n < len(t) && strings.IndexByte(" \t|", t[i+n]) >= 0 {
			n++
		}
		if n >= 3 || n > 0 && strings.ContainsAny(t[i:i+n], "\t|") {
			return i, i + n
		}
		i += n
	}
	return 0, 0
}

// columnsAt is where the second column of a text begins, in runes: 0 unless most
// lines of a dozen and more have a gap.
func columnsAt(lines []line) int {
	full, gapped := 0, 0
	starts := map[int]int{}
	for _, l := range lines {
		if strings.TrimSpace(l.text) == "" {
			continue
		}
		full++
		if from, to := gapIn(l.text); to > from {
			gapped++
			starts[utf8.RuneCountInString(l.text[:to])]++
		}
	}
	if full < 6 || gapped*2 < full {
		return 0
	}
	best := 0
	for at, n := range starts {
		if n > starts[best] || n == starts[best] && at > best {
			best = at
		}
	}
	return best
}

// englishColumn parts lines into two columns and keeps the one in English, or
// both one after the other where both are.
func englishColumn(lines []line, second int) []line {
	var left, right []line
	for _, l := range lines {
		from, to := gapIn(l.text)
		lead := len(l.text) - len(strings.TrimLeft(l.text, " \t"))
		switch {
		case to > from:
			left, right = append(left, l.cell(0, from)), append(right, l.cell(to, len(l.text)))
		case lead > 0 && utf8.RuneCountInString(l.text[:lead])+4 >= second || strings.HasPrefix(l.text, "\t"):
			left, right = append(left, line{l.raw, ""}), append(right, l.cell(lead, len(l.text)))
		default:
			left, right = append(left, l.cell(0, len(l.text))), append(right, line{l.raw, ""})
		}
	}
	a, b := isForeign(left), isForeign(right)
	switch {
	case a && !b:
		return right
	case b && !a:
		return left
	}
	return append(left, right...)
}

// englishWords are the commonest words of English texts, which other languages
// do not have in any number.
var englishWords = []string{"the", "of", "and", "to", "shall", "for", "by", "be", "or", "this", "each", "other", "either", "with", "which", "any", "that"}

// foreignWords are as common in other languages that treaties are drawn up in
// and that are written in Latin letters.
var foreignWords = []string{
	"de", "la", "le", "les", "des", "et", "du", "en", "une", "un", "dans", "aux", "pour", "par", "sur", "el", "los", "las", "del", "y", "que", "se", "der", "die", "das",
	"und", "den", "von", "des", "dem", "zu", "il", "di", "della", "delle", "dei", "gli", "e", "o", "os", "da", "do", "dos", "em", "na", "i", "w", "z", "na", "si", "din", "ve", "bir", "och", "og", "het", "een", "van",
}

// isForeign reports whether lines are in another language: in other letters, or
// with the common words of another language and few of English.
func isForeign(lines []line) bool {
	words, english, foreign, other := 0, 0, 0, 0
	for _, l := range lines {
		for _, w := range wordsOf(strings.ToLower(l.text)) {
			words++
			switch {
			case slices.Contains(englishWords, w.text):
				english++
			case slices.Contains(foreignWords, w.text):
				foreign++
			case firstRune(w.text) > 0x24F:
				other++
			}
		}
	}
	return words > 0 && (other*2 > words || english < foreign && foreign*8 >= words)
}

// blocksOf parts lines at empty ones.
func blocksOf(lines []line) [][]line {
	var out [][]line
	var block []line
	for _, l := range append(lines, line{}) {
		if l.text != "" {
			block = append(block, l)
		} else if len(block) > 0 {
			out, block = append(out, block), nil
		}
	}
	return out
}

// A running head is a short line that comes back at least this often.
const headRepeats = 3

// withoutFurniture leaves out page numbers and running heads.
func withoutFurniture(lines []line) []line {
	seen := map[string]int{}
	for _, l := range lines {
		if k := headKey(l.text); k != "" {
			seen[k]++
		}
	}
	out := make([]line, 0, len(lines))
	for _, l := range lines {
		t := strings.TrimSpace(l.text)
		if isPageNumber(t) || seen[headKey(l.text)] >= headRepeats {
			continue
		}
		lead := len(l.text) - len(strings.TrimLeft(l.text, " \t\f"))
		out = append(out, line{l.raw + lead, l.text[lead:]})
	}
	return out
}

// headKey is a line that may be a running head, digits made alike; "" for one
// that is none: a heading of an article, a sentence, a line of running text.
func headKey(t string) string {
	t = strings.TrimSpace(t)
	if len(t) < 4 || len(t) > 90 || strings.HasSuffix(t, ".") || strings.HasSuffix(t, ";") || strings.HasSuffix(t, ",") || strings.HasSuffix(t, ":") {
		return ""
	}
	if _, _, _, is := headingOf(t); is || strings.HasPrefix(t, "For ") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, t)
}

func isPageNumber(t string) bool {
	low := strings.ToLower(strings.Trim(t, " -–—[]()"))
	low = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(low, "page "), "p. "))
	if low == "" {
		return t != ""
	}
	n, of, _ := strings.Cut(low, " of ")
	return digitsOnly(n) && len(n) < 5 && (of == "" || digitsOnly(of)) || digitsOnly(strings.ReplaceAll(low, "/", "")) && len(low) < 8
}

func digitsOnly(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
