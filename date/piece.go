package date

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/syntax"
)

// The classes of pieces. A sign of dates is its own class; all dashes are one,
// and so are what marks money and shares ('$') and all other signs ('?').
const (
	letters = 'a'
	figures = '0'
	dash    = '-'
)

// piece is a word of a sentence, or a part of one: "Dec/2018" is three.
type piece struct {
	first, last int // words of the tree
	start, end  int // bytes of the text
	class       rune
	n, digits   int // of figures
	ordinal     bool
	tens        bool // "1990s"
	glued       bool // nothing stands before it
	capital     bool
	senses      []sense
}

// promising reports whether a sentence may hold a date: a figure, or a word
// that makes one.
func (w *Words) promising(words []syntax.Word) bool {
	for i := range words {
		form := words[i].Form
		if strings.ContainsAny(form, "0123456789-–/") {
			return true
		}
		for _, s := range w.lookup(form) {
			if s.kind < weak || s.kind == number && s.value >= 10 {
				return true
			}
		}
		if w.begins(form) {
			return true
		}
	}
	return false
}

func (w *Words) begins(form string) bool {
	var b [24]byte
	low, ok := w.lower(b[:0], form)
	return ok && len(w.phrases[string(low)]) > 0
}

// pieces takes the words of a sentence apart.
func (w *Words) pieces(out []piece, words []syntax.Word) []piece {
	for i := 0; i < len(words); i++ {
		p, ok := w.named(words, i)
		if !ok {
			p = piece{first: i, last: i, start: words[i].Start, end: words[i].End, class: letters, senses: w.lookup(words[i].Form)}
		}
		p.glued = i > 0 && words[i-1].End == words[i].Start
		c, _ := utf8.DecodeRuneInString(words[i].Form)
		p.capital = unicode.IsUpper(c)
		if !ok && !unicode.IsLetter(c) {
			p.class = classOf(c)
		}
		if ok || p.senses != nil || plain(words[i].Form) {
			out = append(out, p)
			i = p.last
			continue
		}
		out = w.cut(out, p, words[i].Form)
	}
	return out
}

// named is a name of several words that begins here.
func (w *Words) named(words []syntax.Word, i int) (piece, bool) {
	var b [24]byte
	low, ok := w.lower(b[:0], words[i].Form)
	if !ok {
		return piece{}, false
	}
	ps := w.phrases[string(low)]
	for k := range ps {
		if follows(words[i+1:], ps[k].rest) {
			last := i + len(ps[k].rest)
			return piece{first: i, last: last, start: words[i].Start, end: words[last].End, class: letters, senses: ps[k].senses}, true
		}
	}
	return piece{}, false
}

func follows(words []syntax.Word, rest []string) bool {
	if len(words) < len(rest) {
		return false
	}
	for i, r := range rest {
		f := words[i].Form
		if !strings.EqualFold(f, r) && (r[0] != '\'' || strings.Replace(f, "’", "'", 1) != r) {
			return false
		}
	}
	return true
}

// plain reports whether a word is of one piece.
func plain(form string) bool {
	for _, c := range form {
		if !unicode.IsLetter(c) {
			return utf8.RuneCountInString(form) == 1 && !unicode.IsDigit(c) && signOf(c) == 0
		}
	}
	return true
}

// signOf is the class of a sign that dates are written with, 0 for others.
func signOf(c rune) rune {
	switch c {
	case '-', '–', '—', '−', '‐', '‑':
		return dash
	case '’', '\'':
		return '\''
	case '/', '.', ',', ':':
		return c
	}
	return 0
}

// cut takes a word apart into runs of letters, runs of figures and signs.
func (w *Words) cut(out []piece, whole piece, form string) []piece {
	for at := 0; at < len(form); {
		p := whole
		c, size := utf8.DecodeRuneInString(form[at:])
		p.class = classOf(c)
		n := size
		for p.class == letters || p.class == figures {
			d, s := utf8.DecodeRuneInString(form[at+n:])
			if s == 0 || classOf(d) != p.class {
				break
			}
			n += s
		}
		p.start, p.end = whole.start+at, whole.start+at+n
		p.glued, p.capital = at > 0 || whole.glued, unicode.IsUpper(c)
		if p.class == letters {
			p.senses = w.lookup(form[at : at+n])
		}
		if p.class == figures {
			p.n, p.digits = figure(form[at:at+n]), n
			n += w.suffix(&p, form[at+n:])
		}
		out = append(out, p)
		at += n
	}
	return out
}

func classOf(c rune) rune {
	switch {
	case c >= '0' && c <= '9':
		return figures
	case unicode.IsLetter(c):
		return letters
	case signOf(c) != 0:
		return signOf(c)
	case unicode.Is(unicode.Sc, c) || c == '%':
		return '$'
	}
	return '?'
}

// figure is the number that figures write; one too long to be of a date is -1.
func figure(s string) int {
	if len(s) > 8 {
		return -1
	}
	n := 0
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// suffix takes the ending of an ordinal, or of a decade, onto figures and gives
// its length.
func (w *Words) suffix(p *piece, rest string) int {
	n := 0
	for n < len(rest) && classOf(rune(rest[n])) == letters {
		n++
	}
	for _, s := range w.lookup(rest[:n]) {
		if s.kind == ending {
			p.ordinal, p.tens = s.value == 0, s.value == 1
			p.end += n
			return n
		}
	}
	return 0
}
