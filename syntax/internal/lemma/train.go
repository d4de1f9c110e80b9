package lemma

import (
	"slices"
	"strings"

	"entente/nn/pack"
	"entente/syntax/internal/look"
	"entente/syntax/internal/perceptron"
)

// Example is a word with its right lemma.
type Example struct {
	Form, UPOS, XPOS, Lemma string
	Style                   look.Case // how its sentence uses capitals
}

// learned is a table while training; the key 0 is none.
type learned map[uint64]uint16

func (t learned) Get(h uint64) (uint16, bool) {
	v, ok := t[h]
	return v, ok && h != 0
}

// counts are votes for a value, by key.
type counts map[uint64]map[uint16]int

func (c counts) add(key uint64, value uint16, n int) {
	if key == 0 {
		return
	}
	if c[key] == nil {
		c[key] = map[uint16]int{}
	}
	c[key][value] += n
}

// Learned is a lemmatiser that has learned.
type Learned struct {
	Model
	exact, words, agreed, suffixes, spelling, capitals, plain learned
	ids                                                       map[edit]uint16
	seen                                                      map[uint64]int // how often words were met whose spelling is learned
}

// Train learns from examples out of texts, from copies of them in other
// capitals, which tell of capitals only, and from words that are only listed.
// Where texts and list both know a word, the texts decide.
func Train(examples, copies, listed []Example) *Learned {
	l := &Learned{
		exact: learned{}, words: learned{}, agreed: learned{}, suffixes: learned{}, spelling: learned{}, capitals: learned{}, plain: learned{},
		ids: map[edit]uint16{}, seen: map[uint64]int{},
	}
	l.Model = Model{exact: l.exact, words: l.words, agreed: l.agreed, suffixes: l.suffixes, spelling: l.spelling, capitals: l.capitals, plain: l.plain}
	l.capitalise(typesOf(slices.Concat(examples, copies)), typesOf(examples))
	types := typesOf(anyStyle(examples))
	l.learnLetters(types, typesOf(listed))
	l.remember(types)
	l.list(types)
	return l
}

// anyStyle puts examples into the usual style, so that a word is one type.
func anyStyle(examples []Example) []Example {
	out := slices.Clone(examples)
	for i := range out {
		out[i].Style = look.MixedCase
	}
	return out
}

// learnLetters learns edits: which of them endings call for, and the words that
// take another.
func (l *Learned) learnLetters(types, listed []wordType) {
	lower := lowerTypes(types, listed)
	words := map[edit]int{}
	for _, t := range lower {
		words[t.edit]++
	}
	votes := counts{}
	for _, t := range lower {
		if words[t.edit] < leastWords || !t.teaches() {
			continue
		}
		for n := 0; n <= len(t.look.Suffix); n++ {
			votes.add(suffixKey(&t.look, n, t.tag), l.id(t.edit), 1)
		}
	}
	for k, v := range votes {
		l.suffixes[k] = winner(v)
	}
	l.thin(lower, votes)
	l.agree(types, listed)
	for _, t := range lower {
		if id, ok := l.editFor(&t.look, t.tag); t.ordinary() && (!ok || l.edits[id] != t.edit) {
			l.words[t.key()] = l.id(t.edit)
		}
	}
}

// agree remembers the words that always took the same edit: a tag that they
// never had is likely to be wrong. So it is for words that are only listed, if
// they do not follow their ending.
func (l *Learned) agree(types, listed []wordType) {
	votes := counts{}
	for _, t := range types {
		if t.ordinary() {
			votes.add(t.look.Lower, l.id(t.edit), t.n)
		}
	}
	irregular := counts{}
	for _, t := range listed {
		if id, ok := l.editFor(&t.look, t.tag); votes[t.look.Lower] == nil && (!ok || l.edits[id] != t.edit) {
			irregular.add(t.look.Lower, l.id(t.edit), 1)
		}
	}
	for word, v := range irregular {
		votes[word] = v
	}
	for word, v := range votes {
		if most := winner(v); v[most]*agreement >= total(v)*(agreement-1) {
			l.agreed[word] = most
		}
	}
}

// agreement is how many uses of a word may have one among them that differs.
const agreement = 20

// leastWords is how many words must take an edit before others are taken to do
// as they do.
const leastWords = 3

// id is the number of an edit.
func (l *Learned) id(e edit) uint16 {
	id, ok := l.ids[e]
	if !ok {
		id = uint16(len(l.edits))
		l.ids[e] = id
		l.edits = append(l.edits, e)
	}
	return id
}

// thin removes endings that say what the shorter ending says, or rest on one
// word alone, which is then listed.
func (l *Learned) thin(lower []wordType, votes counts) {
	drop := map[uint64]bool{}
	for _, t := range lower {
		for n := 1; n <= len(t.look.Suffix); n++ {
			k := suffixKey(&t.look, n, t.tag)
			if total(votes[k]) < leastVotes || l.suffixes[k] == l.suffixes[suffixKey(&t.look, n-1, t.tag)] {
				drop[k] = true
			}
		}
	}
	for k := range drop {
		delete(l.suffixes, k)
	}
}

// leastVotes is how many words an ending must be that of before it decides.
const leastVotes = 2

// remember keeps plain words.
func (l *Learned) remember(types []wordType) {
	for _, t := range types {
		if t.n >= common && t.look.Case == look.LowerCase && t.Form == t.Lemma && t.UPOS != "X" && t.UPOS != "PROPN" {
			l.plain[perceptron.Hash(t.Form)] = 0
		}
	}
}

// common is how often a word must be met to be looked for in one drawn out.
const common = 3

// list lists the words as written that would get a wrong lemma, where they are
// no small part of the word's uses in any capitals.
func (l *Learned) list(types []wordType) {
	uses := map[uint64]int{}
	for _, t := range types {
		uses[t.key()] += t.n
	}
	var buf []byte
	for _, t := range types {
		buf = l.Append(buf[:0], t.Form, &t.look, t.Style, t.UPOS, t.XPOS)
		if string(buf) == t.Lemma || t.n*ownSay < uses[t.key()] {
			continue
		}
		e, c := t.rewrite()
		if id := l.id(e); int(id) < 1<<16/int(capitalKinds)-1 {
			l.exact[perceptron.Mix(t.look.Form, t.tag)] = id*uint16(capitalKinds) + uint16(c)
		}
	}
}

// ownSay is the share of a word's uses, one in so many, that a way to write it
// must have to get a lemma of its own.
const ownSay = 4

// rewrite is the edit that makes exactly the lemma.
func (t *wordType) rewrite() (edit, capitals) {
	for c := range capitalKinds {
		if string(c.write(nil, t.Form, t.edit, &t.look)) == t.Lemma {
			return t.edit, c
		}
	}
	return between(string(look.Lower(nil, t.Form)), t.Lemma), none
}

func total(votes map[uint16]int) (n int) {
	for _, v := range votes {
		n += v
	}
	return n
}

func winner(votes map[uint16]int) uint16 {
	best, most := uint16(0), -1
	for id, n := range votes {
		if n > most || n == most && id < best {
			best, most = id, n
		}
	}
	return best
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
		{Name: "exact", Data: pack.EncodeTable(l.exact)},
		{Name: "words", Data: pack.EncodeTable(l.words)},
		{Name: "agreed", Data: pack.EncodeTable(l.agreed)},
		{Name: "suffixes", Data: pack.EncodeTable(l.suffixes)},
		{Name: "spelling", Data: pack.EncodeTable(l.spelling)},
		{Name: "capitals", Data: pack.EncodeTable(l.capitals)},
		{Name: "plain", Data: pack.EncodeTable(l.plain)},
	}
}
