package actor

import (
	"sort"
	"time"

	"entente"
	"entente/syntax"
	"entente/text"
)

// Resolve says whom a short text names, the best answer first, without a
// parser. It is for names and phrases asked for one by one; running text is
// better read with a Reader.
func (g *Gazetteer) Resolve(s string, date time.Time) []entente.Entity {
	return g.Reader(date).Resolve(s)
}

// Resolve is Gazetteer.Resolve with the reader's memory.
func (r *Reader) Resolve(s string) []entente.Entity {
	var refs []Ref
	for _, sent := range text.Split(s) {
		t := wordsOf(s, sent)
		refs = append(refs, r.Find(entente.Body, &t, s)...)
	}
	sort.SliceStable(refs, func(i, j int) bool { return weight(&refs[i]) > weight(&refs[j]) })
	out := make([]entente.Entity, len(refs))
	for i := range refs {
		out[i] = refs[i].Entity
	}
	return out
}

// wordsOf makes a tree without tags or heads.
func wordsOf(s string, sent text.Sentence) syntax.Tree {
	words := make([]syntax.Word, len(sent.Tokens))
	for i, tok := range sent.Tokens {
		words[i] = syntax.Word{Start: tok.Start, End: tok.End, Form: s[tok.Start:tok.End], Head: -1}
	}
	return syntax.NewTree(words)
}

// weight prefers persons and offices, then whoever has a country and sector.
func weight(r *Ref) int {
	w := 0
	if r.Entity.Name != "" && r.Entity.Sector != "" {
		w += 4
	}
	if r.Entity.Code != "" {
		w += 3
	}
	if r.Entity.Sector != "" {
		w += 2
	}
	return w
}
