package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// chunk splits s[i:j], which holds no white space, into tokens.
func (sc *scanner) chunk(i, j int) {
	if a, b := address(sc.s[i:j]); b > 0 {
		sc.signs(i, i+a)
		sc.emit(i+a, i+b)
		i += b
	}
	for p := i; p < j; {
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

// signs emits the signs of s[i:j].
func (sc *scanner) signs(i, j int) {
	for i < j {
		q := signEnd(sc.s, i, j)
		sc.emit(i, q)
		i = q
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
	body := strings.TrimLeft(s, "<([{\"'“‘")
	a = len(s) - len(body)
	return a, a + len(strings.TrimRight(body, ".,;:!?)]}>\"'”’…"))
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
	case '.', '+', '-':
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
	case strings.ContainsRune("-*=~+#<>^|", r):
		for q < j && s[q] == s[p] {
			q++
		}
	case apostrophe(s[p:j]) > 0:
		if strings.HasPrefix(s[q:j], s[p:q]) {
			q += n
		}
	}
	for q < j && s[q] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s[q:j])
		if !unicode.Is(unicode.M, r) {
			break
		}
		q += n
	}
	return q
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
