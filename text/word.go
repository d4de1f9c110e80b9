package text

import "strings"

// period returns q, or q+1 where the period behind the word s[p:q] is part of
// it. The chunk ends at j.
func (sc *scanner) period(p, q, j int) int {
	if q >= j || sc.s[q] != '.' || q+1 < j && sc.s[q+1] == '.' {
		return q
	}
	word := sc.s[p : q+1]
	if h := strings.LastIndexByte(word, '-'); h > 0 && isUpper(word[h+1]) {
		word = word[h+1:] // Sino-U.S., R-Tex.
	}
	rest := strings.TrimLeftFunc(sc.s[q+1:min(len(sc.s), q+8)], IsSpace)
	switch kind := sc.sp.abbreviations[word]; {
	case kind == mayEnd && !initialism(word) && (sc.closesBlock(q+1) || q+1 == j && sc.startsAfter(word, rest)):
		return q // the treebanks part "etc ." at the end of a sentence
	case kind == beforeNumber && (rest == "" || !isDigit(rest[0])):
		return q
	case kind != notAbbreviation, initialism(word):
		return q + 1
	case len(word) == 2 && isUpper(word[0]) && word != "I.":
		// an initial stands before a name
		if rest != "" && isUpper(rest[0]) && q+1 == j {
			return q + 1
		}
	case len(sc.tokens) == sc.first && len(word) <= 4 && allDigits(word[:len(word)-1]) && q+1 == j && rest != "":
		return q + 1 // number of a list item
	}
	return q
}

// closesBlock reports whether nothing of the block stands behind q.
func (sc *scanner) closesBlock(q int) bool {
	return q >= sc.end || strings.TrimFunc(sc.s[q:min(sc.end, q+8)], IsSpace) == "" && sc.end-q < 8
}

// startsAfter reports whether rest begins a sentence behind an abbreviation: in
// a capital, with a word that begins sentences, or behind an abbreviation in
// lower case, which stands before no name.
func (sc *scanner) startsAfter(word, rest string) bool {
	if rest == "" || !isUpper(rest[0]) {
		return false
	}
	n := 1
	for n < len(rest) && isLetter(rest[n]) {
		n++
	}
	return isLower(word[0]) || n < len(rest) && has(sc.sp.starters, rest[:n])
}

// initialism reports whether s is single letters with periods: "U.N.H.C.R.".
func initialism(s string) bool {
	if len(s) < 4 || len(s) > 16 || len(s)%2 != 0 {
		return false
	}
	for i := 0; i < len(s); i += 2 {
		if !isLetter(s[i]) || s[i+1] != '.' {
			return false
		}
	}
	return true
}

// compound splits a word at its hyphens where the treebanks do.
func (sc *scanner) compound(p, q int) {
	s := sc.s[p:q]
	h, n := hyphen(s)
	if h < 0 || number(s) || strings.ContainsAny(s, "@_") {
		sc.simple(p, q)
		return
	}
	start := p // of the part that is not emitted yet
	for h >= 0 {
		if part := sc.s[start : p+h]; !sc.joins(part, sc.s[p+h+n:q]) {
			sc.simple(start, p+h)
			sc.emit(p+h, p+h+n)
			start = p + h + n
		}
		p += h + n
		h, n = hyphen(sc.s[p:q])
	}
	sc.simple(start, q)
}

// joins reports whether the hyphen between part and rest is kept: behind a
// prefix ("non-proliferation") and inside given names ("Jong-un").
func (sc *scanner) joins(part, rest string) bool {
	if has(sc.sp.prefixes, part) {
		next, _, more := strings.Cut(rest, "-")
		return !more || !has(sc.sp.starters, next) // not over-the-counter
	}
	if part == "" || !isUpper(part[0]) || len(part) > 8 || rest == "" {
		return false
	}
	end := 0
	for end < len(rest) && end < 9 && isLetter(rest[end]) {
		end++
	}
	return isLower(rest[0]) && has(sc.sp.syllables, rest[:end])
}

// hyphen finds the first hyphen of s and its length; -1 if there is none.
func hyphen(s string) (at, n int) {
	for i := 0; i < len(s); i++ {
		if s[i] == '-' {
			return i, 1
		}
		if s[i] == 0xe2 && (strings.HasPrefix(s[i:], "‐") || strings.HasPrefix(s[i:], "‑")) {
			return i, len("‐")
		}
	}
	return -1, 0
}

// number reports whether a hyphenated word is a date, a telephone number or a
// postal code rather than a range.
func number(s string) bool {
	digits, hyphens, signs := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case isDigit(s[i]):
			digits++
		case s[i] == '-':
			hyphens++
		case s[i] == '/':
			signs++
		default:
			return false
		}
	}
	if hyphens >= 2 || hyphens == 1 && signs == 1 && digits == 10 {
		return true
	}
	h := strings.IndexByte(s, '-')
	return signs == 0 && digits == h+4 && (h == 1 || h == 3 || h == 5)
}

// simple emits a word without hyphens to split: contractions, clitics and
// units come apart.
func (sc *scanner) simple(p, q int) {
	if p == q {
		return
	}
	var buf [32]byte
	if q-p <= len(buf) {
		low := lower(buf[:0], sc.s[p:q])
		if c, ok := sc.sp.contractions[string(low)]; ok && len(low) == q-p && sc.before(q, c.before) {
			for _, n := range c.parts {
				sc.emit(p, p+n)
				p += n
			}
			return
		}
	}
	last := sc.clitic(p, q) // "would've", and a second time in "wouldn't've"
	before := sc.clitic(p, last)
	for _, end := range [...]int{sc.unit(p, q), before, last, q} {
		if end > p {
			sc.emit(p, end)
			p = end
		}
	}
}

// before reports whether one of words stands behind q, with white space around
// it; nil stands for any.
func (sc *scanner) before(q int, words map[string]bool) bool {
	if words == nil {
		return true
	}
	next := strings.TrimLeftFunc(sc.s[q:min(len(sc.s), q+24)], IsSpace)
	if i := strings.IndexFunc(next, IsSpace); i > 0 && len(next) < len(sc.s)-q {
		return has(words, next[:i])
	}
	return false
}

// clitic returns where the clitic that ends s[p:q] begins, or p.
func (sc *scanner) clitic(p, q int) int {
	if p == q {
		return p
	}
	var buf [16]byte
	tail := max(p, q-6)
	low := lower(buf[:0], sc.s[tail:q])
	for _, c := range sc.sp.clitics {
		if !strings.HasSuffix(string(low), c) {
			continue
		}
		n := len(c)
		if strings.HasSuffix(sc.s[p:q], "’"+c[strings.IndexByte(c, '\'')+1:]) || curly(sc.s[p:q]) {
			n += len("’") - 1
		}
		if q-n <= p || decade(sc.s[p:q-n]) {
			return p
		}
		return q - n
	}
	return p
}

// decade reports whether s is digits that 's makes a plural of: 80's, 1590's.
func decade(s string) bool {
	return allDigits(s) && (len(s) == 2 || len(s) == 4) && s[len(s)-1] == '0'
}

// curly reports whether the last apostrophe of s is a curly one.
func curly(s string) bool {
	s = s[max(0, len(s)-6):]
	return strings.LastIndex(s, "’") > strings.LastIndexByte(s, '\'')
}

// unit returns where the unit of a number such as 35mm begins, or p.
func (sc *scanner) unit(p, q int) int {
	i := p
	for i < q && (isDigit(sc.s[i]) || i > p && (sc.s[i] == '.' || sc.s[i] == ',' || sc.s[i] == ':')) {
		i++
	}
	if i > p && i < q && sc.sp.units[sc.s[i:q]] {
		return i
	}
	return p
}
