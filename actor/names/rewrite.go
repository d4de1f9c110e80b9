package names

import (
	"slices"
	"strings"
)

// rewriter replaces letters by a table, at each place by the longest rule that
// fits.
type rewriter struct {
	rules [256][]rule // by first byte, the longest first
}

// rule is one line of a table.
type rule struct {
	from, to   string
	start, end bool // only there in a word
}

// add enters a line: letters with ^ or $, and what they become.
func (w *rewriter) add(from, to string) {
	r := rule{to: to}
	r.from, r.start = strings.CutPrefix(from, "^")
	r.from, r.end = strings.CutSuffix(r.from, "$")
	if to == "-" {
		r.to = ""
	}
	if r.from == "" {
		return
	}
	b := r.from[0]
	w.rules[b] = append(w.rules[b], r)
	slices.SortStableFunc(w.rules[b], func(x, y rule) int { return y.weight() - x.weight() })
}

// weight orders rules: longer ones first, those bound to a place before others.
func (r *rule) weight() int {
	n := 2 * len(r.from)
	if r.start || r.end {
		n++
	}
	return n
}

// match gives the rule for the place i of s, nil if none fits.
func (w *rewriter) match(s string, i int) *rule {
	rs := w.rules[s[i]]
	for k := range rs {
		r := &rs[k]
		if strings.HasPrefix(s[i:], r.from) && (!r.start || i == 0) && (!r.end || i+len(r.from) == len(s)) {
			return r
		}
	}
	return nil
}

// fold appends s rewritten. A letter doubled in s, or in what comes out, counts
// once.
func (w *rewriter) fold(dst []byte, s string) []byte {
	start := len(dst)
	for i := 0; i < len(s); {
		to, n := s[i:i+1], 1
		if r := w.match(s, i); r != nil {
			to, n = r.to, len(r.from)
		} else if i > 0 && s[i] == s[i-1] {
			to = ""
		}
		for k := range len(to) {
			if len(dst) == start || dst[len(dst)-1] != to[k] || i > 0 && s[i-1] != s[i] && !isVowel(to[k]) {
				dst = append(dst, to[k])
			}
		}
		i += n
	}
	return dst
}

func isVowel(b byte) bool {
	switch b {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}
