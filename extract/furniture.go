package extract

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits on furniture, in code points. What is longer is text, whatever its
// words are.
const (
	longestFurniture = 80
	longestLink      = 120 // a headline in a list of links
	longestByline    = 100
)

// furniture knows the lines of a language's pages that are no part of a text.
type furniture struct {
	line, list *phrases
	byline     []string
	within     map[string]bool
}

// phrases are whole lines, beginnings of lines ("share on *") and ends of
// lines ("* min read"), in lower case.
type phrases struct {
	whole  map[string]bool
	starts []string
	ends   []string
	around [][2]string
}

func (p *phrases) add(s string) {
	before, after, star := strings.Cut(s, "*")
	switch {
	case !star:
		p.whole[s] = true
	case before == "":
		p.ends = append(p.ends, after)
	case after == "":
		p.starts = append(p.starts, before)
	default:
		p.around = append(p.around, [2]string{before, after})
	}
}

func (p *phrases) match(s string) bool {
	return p.whole[s] ||
		slices.ContainsFunc(p.starts, func(b string) bool { return strings.HasPrefix(s, b) || s == strings.TrimSpace(b) }) ||
		// "3 comments", not "The minister refused comments"
		startsWithDigit(s) && slices.ContainsFunc(p.ends, func(e string) bool { return strings.HasSuffix(s, e) }) ||
		slices.ContainsFunc(p.around, func(a [2]string) bool { return strings.HasPrefix(s, a[0]) && strings.HasSuffix(s, a[1]) })
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// loadFurniture reads the data file; see its head for the form.
func loadFurniture(data fs.FS) (*furniture, error) {
	const name = "page/furniture.txt"
	f, err := data.Open(name)
	if err != nil {
		return nil, fmt.Errorf("extract: open %s: %w", name, err)
	}
	defer f.Close()
	out := &furniture{
		line: &phrases{whole: map[string]bool{}}, list: &phrases{whole: map[string]bool{}},
		within: map[string]bool{},
	}
	section := ""
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		s := strings.TrimRight(lines.Text(), "\r")
		switch {
		case strings.TrimSpace(s) == "" || strings.HasPrefix(s, "#"):
		case strings.HasPrefix(s, "["):
			section = s
		default:
			if !out.add(section, s) {
				return nil, fmt.Errorf("extract: %s: line %d: no section %q", name, n, section)
			}
		}
	}
	return out, lines.Err()
}

func (f *furniture) add(section, s string) bool {
	switch section {
	case "[line]":
		f.line.add(s)
	case "[list]":
		f.list.add(s)
	case "[byline]":
		f.byline = append(f.byline, s+" ")
	case "[within]":
		f.within[s] = true
	default:
		return false
	}
	return true
}

// span is a line of a text without its end, in bytes.
type span struct{ start, end int }

// splitLines gives the lines of a text; an end of line is \n, \r\n or \r.
func splitLines(text string) []span {
	var out []span
	start := 0
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' {
			out = append(out, span{start, i})
			if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				i++
			}
			start = i + 1
		}
	}
	return append(out, span{start, len(text)})
}

// find gives the lines of a text that are furniture, in order, and the byline
// if there is one.
func (f *furniture) find(text string) (out []span, byline string) {
	at := place{closed: true}
	for _, l := range splitLines(text) {
		s := strings.TrimSpace(text[l.start:l.end])
		if s == "" {
			at.closed = true
			continue
		}
		at.seen++
		kind := f.kind(s, &at)
		if kind == isText {
			at.inList, at.closed = false, endsSentence(s)
			continue
		}
		at.inList = at.inList || kind == isList
		if kind == isByline {
			byline, at.byline = s, true
		}
		out = append(out, l)
	}
	return out, byline
}

// place is where in a text a line stands.
type place struct {
	seen   int  // lines up to it that are not empty
	closed bool // the line before ended a sentence, was empty, or was furniture
	inList bool // below the heading of a list of links
	byline bool // there was one
}

type lineKind int

const (
	isText lineKind = iota
	isFurniture
	isList
	isByline
)

// kind tells what a line is. A byline often stands right under the headline,
// without an empty line between.
func (f *furniture) kind(s string, at *place) lineKind {
	key := normal(s)
	switch short := at.closed && utf8.RuneCountInString(s) <= longestFurniture; {
	case short && f.list.match(key):
		return isList
	case short && f.line.match(key):
		return isFurniture
	case (at.closed || at.seen == 2) && at.seen <= 5 && !at.byline && f.isByline(s):
		return isByline
	case at.inList && isLink(s):
		return isFurniture
	}
	return isText
}

// normal is a line as the lists write it.
func normal(s string) string {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	s = strings.TrimFunc(s, func(r rune) bool {
		return r != '©' && r != '\'' && (unicode.IsPunct(r) || unicode.IsSymbol(r) || unicode.IsSpace(r))
	})
	return strings.Join(strings.Fields(s), " ")
}

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return strings.ContainsRune(`"'”’»)]`, r) || unicode.IsSpace(r) })
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？؟۔", r)
}

// isLink reports whether a line may be a headline in a list of links.
func isLink(s string) bool {
	return utf8.RuneCountInString(s) <= longestLink && !endsSentence(s)
}

// isByline reports whether a line is "By" and names, nothing else.
func (f *furniture) isByline(s string) bool {
	if utf8.RuneCountInString(s) > longestByline || endsSentence(s) {
		return false
	}
	lower := strings.ToLower(s)
	for _, by := range f.byline {
		if strings.HasPrefix(lower, by) {
			return f.onlyNames(s[len(by):])
		}
	}
	return false
}

func (f *furniture) onlyNames(s string) bool {
	names := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|/&-", r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r) || r == '@':
			names++
		case f.within[strings.ToLower(w)]:
		default:
			return false
		}
	}
	return names > 0 && names <= 8
}
