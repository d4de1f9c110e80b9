package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// chunk splits s[i:j], which holds no white space, into tokens.
func (sc *scanner) chunk(i, j int) {
	if a, b := address(sc.s[i:j]); b > 0 {
		sc.words(i, i+a)
		sc.emit(i+a, i+b)
		i += b
	}
	if a, b := sc.file(i, j); b > a {
		sc.words(i, a)
		sc.emit(a, b)
		i = b
	}
	sc.words(i, j)
}

// words splits s[i:j], which holds no white space, into words and signs.
func (sc *scanner) words(i, j int) {
	for p := i; p < j; {
		if q := sc.smiley(p, j, p == i); q > p {
			sc.emit(p, q)
			p = q
			continue
		}
		if q := sc.marked(p, j, p == i); q > p {
			sc.emit(p, q)
			p = q
			continue
		}
		if r, _ := utf8.DecodeRuneInString(sc.s[p:]); !isWord(r) {
			q := signEnd(sc.s, p, j)
			sc.emit(p, q)
			p = q
			continue
		}
		q := wordEnd(sc.s, p, j)
		q = sc.period(p, q, j)
		sc.compound(p, q)
		p = q
	}
}

// address finds a web or mail address in a chunk, without the punctuation
// around it; b is 0 if there is none.
func address(s string) (a, b int) {
	at := strings.IndexByte(s, '@')
	mail := at > 0 && strings.IndexByte(s[at:], '.') > 1
	if !mail && !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return 0, 0
	}
	a = addressStart(s, at)
	return a, a + len(strings.TrimRight(s[a:], ".,;:!?)]}>\"'”’…"))
}

// addressStart returns where in a chunk the address begins: at its scheme
// (below:http://example.org), else behind brackets and quotes, also where a name
// stands glued before them (Ann"<ann@example.org>).
func addressStart(s string, at int) int {
	if i := strings.Index(s, "://"); i >= 0 && (at < 0 || i < at) {
		for i > 0 && isLetter(s[i-1]) {
			i--
		}
		return i
	}
	a := len(s) - len(strings.TrimLeft(s, "<([{\"'“‘"))
	if i := strings.LastIndexAny(s[:max(at, 0)], "<\"[({"); i >= a {
		a = i + 1
	}
	return a
}

// file finds the name of a file in the chunk s[i:j], by its extension: what is
// left of the chunk when the punctuation around it is taken off.
func (sc *scanner) file(i, j int) (a, b int) {
	dot := strings.LastIndexByte(sc.s[i:j], '.') + i
	b = dot + 1
	for b < j && isLetter(sc.s[b]) {
		b++
	}
	if dot < i || b-dot < 3 || b-dot > 6 || !sc.sp.extensions[sc.s[dot+1:b]] || b < j && isWord(first(sc.s[b:j])) {
		return i, i
	}
	a = dot
	for a > i && (isLetter(sc.s[a-1]) || isDigit(sc.s[a-1]) || strings.IndexByte("-_.~#%&+!", sc.s[a-1]) >= 0) {
		a--
	}
	return a, b
}

// smiley returns the end of the smiley at p, or p. One that is glued to what
// stands before it must not be the bracket that was opened there: "(as
// follows:)".
func (sc *scanner) smiley(p, j int, begins bool) int {
	if c := sc.s[p]; isLetter(c) && !begins || c >= utf8.RuneSelf || c == ' ' {
		return p
	}
	for n := min(maxSmiley, j-p); n > 1; n-- {
		q := p + n
		if sc.sp.smileys[sc.s[p:q]] && (q == j || !isWord(first(sc.s[q:j])) && sc.s[q] != '/') && (begins || !sc.bracketed(p)) {
			return q
		}
	}
	return p
}

// maxSmiley is the length of the longest smiley, in bytes.
const maxSmiley = 5

// bracketed reports whether a bracket is open among the tokens before p.
func (sc *scanner) bracketed(p int) bool {
	for i := len(sc.tokens) - 1; i >= max(sc.first, len(sc.tokens)-60); i-- {
		switch sc.word(i) {
		case "(", "[":
			return true
		case ")", "]":
			return false
		}
	}
	return false
}

// marked finds tokens at p that a sign begins: clitics, '90s, #tag, @name, .5,
// +82. It returns p if there is none.
func (sc *scanner) marked(p, j int, begins bool) int {
	if n := apostrophe(sc.s[p:j]); n > 0 {
		if c := sc.cliticAt(p, j); c > 0 {
			return p + c
		}
		q := p + n
		for q < j && isDigit(sc.s[q]) {
			q++
		}
		if q-p-n == 2 {
			return wordEnd(sc.s, p+n, j)
		}
		return p
	}
	if !begins || p+1 >= j {
		return p
	}
	switch c, next := sc.s[p], sc.s[p+1]; c {
	case '#', '@':
		if isLetter(next) {
			return wordEnd(sc.s, p+1, j)
		}
	case '.', '+':
		if isDigit(next) {
			return wordEnd(sc.s, p+1, j)
		}
	}
	return p
}

// cliticAt returns the length of a clitic that begins at p with an apostrophe
// and ends where a word ends, or 0.
func (sc *scanner) cliticAt(p, j int) int {
	q := p + apostrophe(sc.s[p:j])
	for q < j && isLetter(sc.s[q]) && q-p < 8 {
		q++
	}
	if q < j && isWord(first(sc.s[q:])) {
		return 0
	}
	var buf [16]byte
	low := lower(buf[:0], sc.s[p:q])
	for _, c := range sc.sp.clitics {
		if string(low) == c {
			return q - p
		}
	}
	return 0
}

// signEnd returns the end of the sign at p: runs of . ! ? are one token, so
// are runs of one drawing character (--, ***) and doubled apostrophes.
func signEnd(s string, p, j int) int {
	r, n := utf8.DecodeRuneInString(s[p:j])
	q := p + n
	switch {
	case r == '.' || r == '!' || r == '?':
		for q < j && (s[q] == '.' || s[q] == '!' || s[q] == '?') {
			q++
		}
	case strings.ContainsRune(drawing, r):
		q = drawnEnd(s, p, j)
	case apostrophe(s[p:j]) > 0:
		if strings.HasPrefix(s[q:j], s[p:q]) {
			q += n
		} else if r == '‘' && strings.HasPrefix(s[q:j], "’") {
			q += len("’")
		}
	}
	return pictureEnd(s, r, q, j)
}

// pictureEnd passes over what belongs to the sign r that ends at q: marks, the
// second letter of a flag, the colour of a hand, and the signs that a joiner
// binds to it.
func pictureEnd(s string, r rune, q, j int) int {
	flag := isFlagLetter(r)
	for q < j && s[q] >= utf8.RuneSelf {
		next, n := utf8.DecodeRuneInString(s[q:j])
		switch {
		case unicode.Is(unicode.M, next), '\U0001F3FB' <= next && next <= '\U0001F3FF':
		case flag && isFlagLetter(next):
			flag = false
		case next == '\u200d' && r >= utf8.RuneSelf:
			if _, m := utf8.DecodeRuneInString(s[q+n : j]); m > 1 {
				n += m
			}
		default:
			return q
		}
		q += n
	}
	return q
}

// isFlagLetter reports a letter of those that make flags in pairs.
func isFlagLetter(r rune) bool { return '\U0001F1E6' <= r && r <= '\U0001F1FF' }

// drawing are the signs that lines and frames are drawn with.
const drawing = "-*=~+#<>^|$_"

// drawnEnd returns the end of the run of drawing signs at p: of one sign, or of
// several if it is long enough for a line (---==).
func drawnEnd(s string, p, j int) int {
	same := p + 1
	for same < j && s[same] == s[p] {
		same++
	}
	if strings.IndexByte("-=*~", s[p]) < 0 {
		return same // and a long run of others is not read again from each of its signs
	}
	q := same
	for q < j && s[q] < utf8.RuneSelf && strings.IndexByte(drawing, s[q]) >= 0 && s[q] != '$' && s[q] != '<' {
		q++
	}
	if q-p >= 4 {
		return q
	}
	return same
}

// wordEnd returns the end of the word at p, connecting signs included.
func wordEnd(s string, p, j int) int {
	q := p
	for q < j {
		r, n := utf8.DecodeRuneInString(s[q:j])
		if isWord(r) {
			q += n
			continue
		}
		if q == p || q+n >= j {
			if r == '$' && q > p && isUpper(s[q-1]) {
				return q + 1
			}
			break
		}
		if r == '$' && isUpper(s[q-1]) && isDigit(s[q+1]) {
			return q + 1 // US$
		}
		next, _ := utf8.DecodeRuneInString(s[q+n : j])
		if !isWord(next) || !connects(s, p, q, r, next) {
			break
		}
		q += n
	}
	return q
}

// connects reports whether the sign r at q holds together the word begun at p
// and what follows with next.
func connects(s string, p, q int, r, next rune) bool {
	prev := s[q-1]
	nextDigit := next < utf8.RuneSelf && isDigit(byte(next))
	switch r {
	case '\'', '’':
		return letter(next)
	case '-', '‐', '‑':
		return true
	case '.':
		return !(isLower(prev) && unicode.IsUpper(next) && q-p > 2)
	case ',', ':':
		return isDigit(prev) && nextDigit
	case '/':
		return isDigit(prev) && nextDigit || q-p == 1 && letter(next)
	case '&':
		return isUpper(prev) && unicode.IsUpper(next)
	case '*', '@':
		return true
	}
	return false
}
