package coder

import (
	"strings"
	"unicode"
)

// piece is a part of a word as names of goods are compared: without hyphens,
// and parted where letters meet digits, so that "S-300s", "S300" and "s 300"
// are the same.
type piece struct {
	word        int
	text, lemma string // lemma is empty where the word has several pieces
}

// phrase is one of a list, in pieces.
type phrase struct {
	value  string
	pieces []string
}

// pieces cuts a text where hyphens stand and letters meet digits, in lower case.
func pieces(text string) []string {
	if onlyLetters(text) {
		return []string{strings.ToLower(text)}
	}
	var out []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			out = append(out, b.String())
			b.Reset()
		}
	}
	digit := false
	for i, r := range text {
		d := unicode.IsDigit(r)
		switch {
		case r == '-' || r == ' ' || r == '‑' || r == '–' || r == '/' || r == '"' || r == '“' || r == '”':
			flush()
			continue
		case i > 0 && d != digit:
			flush()
		}
		digit = d
		b.WriteRune(unicode.ToLower(r))
	}
	flush()
	return out
}

// onlyLetters reports whether a text is a word of plain letters, as most are.
func onlyLetters(text string) bool {
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return text != ""
}

// index enters a phrase of a list by its last piece.
func (w *ledgerWords) index(kind, value, text string) {
	p := phrase{value, pieces(text)}
	if len(p.pieces) == 0 {
		return
	}
	if w.ending[kind] == nil {
		w.ending[kind] = map[string][]phrase{}
	}
	last := p.pieces[len(p.pieces)-1]
	w.ending[kind][last] = append(w.ending[kind][last], p)
}

// cut gives the sentence's pieces, made when first asked for.
func (s *sentence) cut() []piece {
	if s.pieces != nil {
		return s.pieces
	}
	s.pieceAt = make([]int, len(s.tree.Words)+1)
	s.pieces = make([]piece, 0, len(s.tree.Words)+4) // few words have several
	for i := range s.tree.Words {
		if form := s.word(i).Form; onlyLetters(form) {
			s.pieces = append(s.pieces, piece{i, s.lower(i), s.lemma(i)})
		} else {
			s.cutWord(i, pieces(form))
		}
		s.pieceAt[i+1] = len(s.pieces)
	}
	return s.pieces
}

// cutWord keeps the pieces of a word.
func (s *sentence) cutWord(i int, ps []string) {
	for _, p := range ps {
		lemma := ""
		if len(ps) == 1 {
			lemma = s.lemma(i)
		}
		s.pieces = append(s.pieces, piece{i, p, lemma})
	}
}

// longest is the value and the first word of the longest phrase of a kind that
// ends in word i; first is -1 if there is none.
func (s *sentence) longest(kind string, i int) (value string, first int) {
	first = -1
	ps, index, best := s.cut(), s.c.ledger.ending[kind], 0
	for end := s.pieceAt[i]; end < s.pieceAt[i+1]; end++ {
		for _, form := range forms(ps[end]) {
			for _, p := range index[form] {
				if n := len(p.pieces); n > best && s.endsWith(end, p.pieces) {
					value, first, best = p.value, ps[end-n+1].word, n
				}
			}
		}
	}
	return value, first
}

// forms are what a piece may stand for in a phrase, "" where that is nothing more.
func forms(p piece) [3]string {
	out := [3]string{p.text}
	if p.lemma != p.text {
		out[1] = p.lemma
	}
	if bare := strings.TrimSuffix(p.text, "s"); len(bare) > 1 && bare != p.text && bare != p.lemma {
		out[2] = bare
	}
	return out
}

// endsWith reports whether the pieces before and at one are those of a phrase
// whose last is known to fit.
func (s *sentence) endsWith(end int, want []string) bool {
	for n := 2; n <= len(want); n++ {
		at := end - n + 1
		if at < 0 {
			return false
		}
		p, w := s.pieces[at], want[len(want)-n]
		if p.text != w && p.lemma != w && strings.TrimSuffix(p.text, "s") != w {
			return false
		}
	}
	return true
}

// made is the class of a thing that is called by letters and a number
// ("F-15EX", "Mi-17"), by its letters; first is -1 where word i is none such.
func (s *sentence) made(i int) (class string, first int) {
	ps := s.cut()
	for end := max(s.pieceAt[i], 1); end < s.pieceAt[i+1]; end++ {
		if n := ps[end].text; len(n) > 4 || n[0] < '0' || n[0] > '9' {
			continue
		}
		at := ps[end-1]
		if s.gap(at.word, i) > 1 || !unicode.IsUpper(firstRune(s.word(at.word).Form)) {
			continue
		}
		if class := s.c.ledger.valueOf("make", at.text); class != "" {
			return class, at.word
		}
	}
	return "", -1
}

// gap counts the bytes between two words.
func (s *sentence) gap(a, b int) int { return s.word(b).Start - s.word(a).End }
