package lemma

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// wordType is a word with a tag, and the lemma that it has most often.
type wordType struct {
	Example
	n    int // how often it was met
	look look.Word
	tag  uint64
	edit edit
}

// longest is how many bytes a word may have that others are judged by.
const longest = 40

// key is the word in lower case and tag.
func (t *wordType) key() uint64 { return perceptron.Mix(t.look.Lower, t.tag) }

// typesOf returns each form, tag and style once, sorted.
func typesOf(examples []Example) []wordType {
	votes := map[Example]int{}
	for _, e := range examples {
		if e.Form != "" && e.Lemma != "" && len(e.Form) <= longest && len(e.Lemma) <= longest && !strings.Contains(e.Lemma, "\n") {
			votes[e]++
		}
	}
	ballots := make([]wordType, 0, len(votes))
	for e, n := range votes {
		ballots = append(ballots, wordType{Example: e, n: n})
	}
	slices.SortFunc(ballots, func(a, b wordType) int {
		return cmp.Or(a.compare(b), -cmp.Compare(a.n, b.n), strings.Compare(a.Lemma, b.Lemma))
	})
	var out []wordType
	for _, b := range ballots {
		if last := len(out) - 1; last >= 0 && b.compare(out[last]) == 0 {
			out[last].n += b.n
			continue
		}
		b.look, b.tag, b.edit = look.Of(b.Form), tagHash(b.UPOS, b.XPOS), editOf(b.Form, b.Lemma)
		out = append(out, b)
	}
	return out
}

// compare puts words in order, without regard to lemmas.
func (t wordType) compare(u wordType) int {
	return cmp.Or(strings.Compare(t.Form, u.Form), strings.Compare(t.UPOS, u.UPOS), strings.Compare(t.XPOS, u.XPOS), cmp.Compare(t.Style, u.Style))
}

// lowerTypes returns each word in lower case and tag once, with the edit that
// most of its uses call for; words of listed where types lack them.
func lowerTypes(types, listed []wordType) []wordType {
	votes, of := counts{}, map[uint64]wordType{}
	var edits []edit
	number := map[edit]uint16{}
	var keys []uint64
	for _, t := range types {
		if _, ok := number[t.edit]; !ok {
			number[t.edit] = uint16(len(edits))
			edits = append(edits, t.edit)
		}
		if _, ok := of[t.key()]; !ok {
			keys = append(keys, t.key())
			of[t.key()] = t
		}
		votes.add(t.key(), number[t.edit], t.n)
	}
	var out []wordType
	for _, k := range keys {
		t := of[k]
		t.edit = edits[winner(votes[k])]
		out = append(out, t)
	}
	for _, t := range listed {
		if _, ok := of[t.key()]; !ok {
			of[t.key()] = t
			out = append(out, t)
		}
	}
	return out
}

// ordinary reports whether a word has no digits, so that others can be like it.
func (t *wordType) ordinary() bool { return !strings.ContainsAny(t.Form, "0123456789") }

// teaches reports whether others can be like the word: "is" with "be" is like
// none.
func (t *wordType) teaches() bool {
	if t.edit.drop >= utf8.RuneCountInString(t.Form) {
		return false
	}
	return t.ordinary() || t.edit.bare || t.edit == edit{}
}
