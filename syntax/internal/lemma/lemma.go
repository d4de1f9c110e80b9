// Package lemma finds the dictionary form of a word from its form and tag:
// "signed" VBD is "sign", "Mice" NNS is "mouse".
//
// Two questions are answered apart. What the letters become is an edit of the
// word in lower case (letters to drop from the end, letters to put there), which
// follows from ending and tag; words that do not follow their ending are listed.
// What becomes of its capitals follows from how the word and the sentence use
// them, and from how the word is written elsewhere: RUSSIA in a headline is
// "Russia", NATO stays, and SAYS is "say". So a word is known in any capitals
// once it is known in one.
package lemma

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// Model is a trained lemmatiser, safe for concurrent use.
type Model struct {
	edits    []edit
	exact    table // form as written and tag → edit and capitals, where the rest errs
	words    table // word in lower case and tag → edit
	agreed   table // word in lower case → edit, where it is the same whatever the tag
	suffixes table // ending and tag → edit
	spelling table // word in lower case and tag → how its lemma is written, where tags leave that open
	capitals table // capitals of word and sentence, tag, spelling or ending → capitals of the lemma
	plain    table // words that are their own lemma, to know them in "soooo"
}

// table is a frozen map, or one that is being learned.
type table interface {
	Get(hash uint64) (uint16, bool)
}

// tables are the model's tables by the name of their section.
func (m *Model) tables() map[string]*table {
	return map[string]*table{
		"exact": &m.exact, "words": &m.words, "agreed": &m.agreed, "suffixes": &m.suffixes,
		"spelling": &m.spelling, "capitals": &m.capitals, "plain": &m.plain,
	}
}

// Open reads a lemmatiser.
func Open(f pack.File) (*Model, error) {
	var m Model
	list, err := f.Section("edits")
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(list)) {
		e, err := parseEdit(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return nil, fmt.Errorf("edit %q: %w", line, err)
		}
		m.edits = append(m.edits, e)
	}
	tables := m.tables()
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		b, err := f.Section(name)
		if err != nil {
			return nil, err
		}
		opened, err := pack.OpenTable(b)
		if err != nil {
			return nil, err
		}
		if top := opened.Top(); leads(name, top) >= len(m.edits) {
			return nil, fmt.Errorf("%s leads to edit %d of %d: %w", name, leads(name, top), len(m.edits), pack.ErrDamaged)
		}
		*tables[name] = opened
	}
	return &m, nil
}

// leads is the edit that a value of a table leads to, -1 where it is none.
func leads(name string, value int) int {
	switch name {
	case "exact":
		return value / int(capitalKinds)
	case "words", "agreed", "suffixes":
		return value
	}
	return -1
}

// Append appends the lemma of a word to buf. Style is how its sentence uses
// capitals.
func (m *Model) Append(buf []byte, form string, w *look.Word, style look.Case, upos, xpos string) []byte {
	tag := tagHash(upos, xpos)
	if v, ok := m.exact.Get(perceptron.Mix(w.Form, tag)); ok {
		if out, ok := m.write(buf, v/uint16(capitalKinds), capitals(v%uint16(capitalKinds)), form, w); ok {
			return out
		}
	}
	c := m.capitalsOf(w, style, tag)
	if out, ok := m.short(buf, form, c); ok {
		return out
	}
	if id, ok := m.editFor(w, tag); ok {
		if out, ok := m.write(buf, id, c, form, w); ok {
			return out
		}
	}
	return c.write(buf, form, edit{}, w)
}

// editFor finds the edit of a word: its own, or else that of its ending.
func (m *Model) editFor(w *look.Word, tag uint64) (uint16, bool) {
	if id, ok := m.words.Get(perceptron.Mix(w.Lower, tag)); ok {
		return id, true
	}
	if id, ok := m.agreed.Get(w.Lower); ok {
		return id, true
	}
	for n := len(w.Suffix); n >= 0; n-- {
		if id, ok := m.suffixes.Get(suffixKey(w, n, tag)); ok {
			return id, true
		}
	}
	return 0, false
}

// write appends the lemma that an edit makes; it reports false where the word is
// too short for it.
func (m *Model) write(buf []byte, id uint16, c capitals, form string, w *look.Word) ([]byte, bool) {
	if int(id) >= len(m.edits) {
		return buf, false
	}
	n := len(buf)
	out := c.write(buf, form, m.edits[id], w)
	return out, len(out) > n
}

func tagHash(upos, xpos string) uint64 {
	return perceptron.Mix(perceptron.Hash(upos), perceptron.Hash(xpos))
}

// suffixKey is the key of the ending of n bytes; 0 where the word is shorter.
func suffixKey(w *look.Word, n int, tag uint64) uint64 {
	h := perceptron.Mix(tag, uint64(n)+1)
	if n == 0 {
		return h
	}
	if w.Suffix[n-1] == 0 {
		return 0
	}
	return perceptron.Mix(h, w.Suffix[n-1])
}
