// Package lemma finds the dictionary form of a word from its form and tag:
// "signed" VBD is "sign", "Mice" NNS is "mouse". What is learned is a list of
// edits (change of case, letters to drop from the end, letters to put there).
// Which edit a word takes follows from its ending and tag; words that do not
// follow their ending are listed.
package lemma

import (
	"fmt"
	"strconv"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// edit makes a lemma of a form.
type edit struct {
	keep bool   // keep capitals
	drop int    // bytes to drop from the end
	add  string // to put there
}

func (e edit) String() string { return fmt.Sprintf("%t %d %s", e.keep, e.drop, e.add) }

func parseEdit(s string) (edit, error) {
	f := strings.SplitN(s, " ", 3)
	if len(f) != 3 {
		return edit{}, pack.ErrDamaged
	}
	n, err := strconv.Atoi(f[1])
	if err != nil || n < 0 {
		return edit{}, pack.ErrDamaged
	}
	return edit{f[0] == "true", n, f[2]}, nil
}

// apply appends the lemma of form to buf; it reports false where form is too
// short for the edit.
func (e edit) apply(buf []byte, form string) ([]byte, bool) {
	at := len(buf)
	if e.keep {
		buf = append(buf, form...)
	} else {
		buf = look.Lower(buf, form)
	}
	if len(buf)-at < e.drop {
		return buf[:at], false
	}
	return append(buf[:len(buf)-e.drop], e.add...), true
}

// Model is a trained lemmatiser, safe for concurrent use.
type Model struct {
	edits  []edit
	words  table // listed: form and tag → edit
	suffix table // ending, case and tag → edit
}

// table is a frozen map, or one that is being learned.
type table interface {
	Get(hash uint64) (uint16, bool)
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
	for name, t := range map[string]*table{"words": &m.words, "suffixes": &m.suffix} {
		b, err := f.Section(name)
		if err != nil {
			return nil, err
		}
		if *t, err = pack.OpenTable(b); err != nil {
			return nil, err
		}
	}
	return &m, nil
}

// Append appends the lemma of a word with its tag to buf.
func (m *Model) Append(buf []byte, form string, w *look.Word, upos, xpos string) []byte {
	tag := tagHash(upos, xpos)
	if id, ok := m.words.Get(wordKey(w.Form, tag)); ok {
		if out, ok := m.try(buf, id, form); ok {
			return out
		}
	}
	if w.Case != look.LowerCase {
		var low [128]byte
		h := perceptron.Hash(look.Lower(low[:0], form))
		if id, ok := m.words.Get(wordKey(h, tag)); ok {
			if out, ok := m.try(buf, id, form); ok {
				return out
			}
		}
	}
	for n := len(w.Suffix); n >= 0; n-- {
		if id, ok := m.suffix.Get(suffixKey(w, n, tag)); ok {
			if out, ok := m.try(buf, id, form); ok {
				return out
			}
		}
	}
	return append(buf, form...)
}

func (m *Model) try(buf []byte, id uint16, form string) ([]byte, bool) {
	if int(id) >= len(m.edits) {
		return buf, false
	}
	return m.edits[id].apply(buf, form)
}

func tagHash(upos, xpos string) uint64 {
	return perceptron.Mix(perceptron.Hash(upos), perceptron.Hash(xpos))
}

func wordKey(form, tag uint64) uint64 { return perceptron.Mix(form, tag) }

// suffixKey is the key of the ending of n bytes; 0 where the word is shorter.
func suffixKey(w *look.Word, n int, tag uint64) uint64 {
	h := perceptron.Mix(tag, uint64(w.Case)*16+uint64(n)+1)
	if n == 0 {
		return h
	}
	if w.Suffix[n-1] == 0 {
		return 0
	}
	return perceptron.Mix(h, w.Suffix[n-1])
}
