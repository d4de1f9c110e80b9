package lemma

import (
	"sort"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/look"
)

// Example is a word with its right lemma.
type Example struct {
	Form, UPOS, XPOS, Lemma string
}

// learned is a table while training; the key 0 is none.
type learned map[uint64]uint16

func (t learned) Get(h uint64) (uint16, bool) {
	v, ok := t[h]
	return v, ok && h != 0
}

// Learned is a lemmatiser that has learned.
type Learned struct {
	Model
	words, suffix learned
}

// Train learns edits from examples.
func Train(examples []Example) *Learned {
	l := &Learned{words: learned{}, suffix: learned{}}
	l.Model.words, l.Model.suffix = l.words, l.suffix
	types := majority(examples)
	ids := map[edit]uint16{}
	votes := map[uint64]map[uint16]int{} // ending → edit → words that take it
	for _, t := range types {
		e, ok := editOf(t.Form, t.Lemma)
		if !ok {
			continue
		}
		id, ok := ids[e]
		if !ok {
			id = uint16(len(l.edits))
			ids[e] = id
			l.edits = append(l.edits, e)
		}
		w, tag := look.Of(t.Form), tagHash(t.UPOS, t.XPOS)
		for n := 0; n <= len(w.Suffix); n++ {
			k := suffixKey(&w, n, tag)
			if k == 0 {
				break
			}
			if votes[k] == nil {
				votes[k] = map[uint16]int{}
			}
			votes[k][id]++
		}
	}
	for k, v := range votes {
		l.suffix[k] = winner(v)
	}
	l.thin(types)
	l.list(types, ids)
	return l
}

// thin removes endings that say what the shorter ending says, or rest on one
// word alone, which is then listed.
func (l *Learned) thin(types []Example) {
	support := map[uint64]int{}
	drop := map[uint64]bool{}
	for _, t := range types {
		w, tag := look.Of(t.Form), tagHash(t.UPOS, t.XPOS)
		for n := 1; n <= len(w.Suffix); n++ {
			k := suffixKey(&w, n, tag)
			support[k]++
			if l.suffix[k] == l.suffix[suffixKey(&w, n-1, tag)] {
				drop[k] = true
			}
		}
	}
	for k, n := range support {
		if drop[k] || n < 2 {
			delete(l.suffix, k)
		}
	}
}

// list lists the words that would get a wrong lemma, those in lower case first,
// since other spellings of a word fall back on them.
func (l *Learned) list(types []Example, ids map[edit]uint16) {
	sort.SliceStable(types, func(i, j int) bool {
		return strings.ToLower(types[i].Form) == types[i].Form && strings.ToLower(types[j].Form) != types[j].Form
	})
	var buf []byte
	for _, t := range types {
		w := look.Of(t.Form)
		buf = l.Append(buf[:0], t.Form, &w, t.UPOS, t.XPOS)
		if string(buf) == t.Lemma {
			continue
		}
		if e, ok := editOf(t.Form, t.Lemma); ok {
			l.words[wordKey(w.Form, tagHash(t.UPOS, t.XPOS))] = ids[e]
		}
	}
}

// majority returns each form and tag once, with its most frequent lemma, sorted.
func majority(examples []Example) []Example {
	counts := map[Example]int{}
	for _, e := range examples {
		counts[e]++
	}
	all := make([]Example, 0, len(counts))
	for e := range counts {
		all = append(all, e)
	}
	sort.Slice(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if ka, kb := a.key(), b.key(); ka != kb {
			return ka < kb
		}
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a.Lemma < b.Lemma
	})
	out := all[:0]
	for _, e := range all {
		if n := len(out); n == 0 || out[n-1].key() != e.key() {
			out = append(out, e)
		}
	}
	return out
}

func (e Example) key() string { return e.Form + "\t" + e.UPOS + "\t" + e.XPOS }

func winner(votes map[uint16]int) uint16 {
	best, most := uint16(0), -1
	for id, n := range votes {
		if n > most || n == most && id < best {
			best, most = id, n
		}
	}
	return best
}

// editOf finds the edit from form to lemma that changes least; none is kept for
// lemmas that share nothing with their form but are longer than any word is.
func editOf(form, lemma string) (edit, bool) {
	if len(lemma) > 40 || len(form) > 40 || strings.ContainsAny(lemma, "\n") {
		return edit{}, false
	}
	low := string(look.Lower(nil, form))
	a, b := between(low, lemma, false), between(form, lemma, true)
	if b.drop < a.drop || b.drop == a.drop && len(b.add) < len(a.add) {
		return b, true
	}
	return a, true
}

func between(from, to string, keep bool) edit {
	n := 0
	for n < len(from) && n < len(to) && from[n] == to[n] {
		n++
	}
	return edit{keep, len(from) - n, to[n:]}
}

// Freeze returns the sections of the lemmatiser's file.
func (l *Learned) Freeze() []pack.Section {
	var list strings.Builder
	for _, e := range l.edits {
		list.WriteString(e.String())
		list.WriteByte('\n')
	}
	return []pack.Section{
		{Name: "edits", Data: []byte(list.String())},
		{Name: "words", Data: pack.EncodeTable(l.words)},
		{Name: "suffixes", Data: pack.EncodeTable(l.suffix)},
	}
}
