package coder

import (
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/actor"
	"entente/chronicle"
	"entente/lang/en"
	"entente/syntax"
	"entente/text"
)

func parsing(t *testing.T) *Coder {
	t.Helper()
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	an, err := syntax.LoadFast(model)
	if err != nil {
		t.Fatal(err)
	}
	g, err := actor.Load(actor.Data())
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(an, g, en.FS)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var oddRels = strings.Fields("nsubj obj obl nmod amod compound conj case nsubj:pass iobj obl:agent nmod:poss compound:prt cc mark det " +
	"advcl acl acl:relcl xcomp ccomp parataxis appos flat nummod aux aux:pass cop advmod punct fixed dep")

// bend hangs some words of a tree elsewhere, as the worst of parsers might. It
// stays a tree.
func bend(tree syntax.Tree, r *rand.Rand) syntax.Tree {
	words := slices.Clone(tree.Words)
	for range 1 + r.IntN(6) {
		i, h := r.IntN(len(words)), r.IntN(len(words))
		if words[i].Head < 0 || above(words, i, h) {
			continue
		}
		words[i].Head = h
		if r.IntN(2) == 0 {
			words[i].Rel = oddRels[r.IntN(len(oddRels))]
		}
	}
	return syntax.NewTree(words)
}

// above reports whether word i is on the way from word w to the root.
func above(words []syntax.Word, i, w int) bool {
	for w >= 0 && w != i {
		w = words[w].Head
	}
	return w == i
}

// Whatever the parser makes of a sentence, it is read to the end, mending
// leaves it a tree, and what is quoted stands in the text.
func TestBentTreesAreRead(t *testing.T) {
	c := parsing(t)
	docs, err := chronicle.Documents()
	if err != nil {
		t.Fatal(err)
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for i := range docs {
		r := c.reader(&docs[i])
		readBent(t, r, draw)
		if t.Failed() {
			t.Fatalf("document %s", docs[i].Title)
		}
	}
}

func readBent(t *testing.T, r *reader, draw *rand.Rand) {
	r.keep = true
	for n, sent := range text.Split(r.doc.Text) {
		tree, err := r.c.syntax.Analyze(r.doc.Text, sent)
		if err != nil {
			continue
		}
		s := &sentence{c: r.c, doc: r.doc, text: r.doc.Text, number: n, start: sent.Start, end: sent.End, tree: bend(tree, draw)}
		r.parsed(s)
		isTree(t, &s.tree)
		for i := range s.tree.Words {
			r.standingAt(s.span(i, i))
		}
		s.sayings(nil)
	}
	r.finish()
	r.relation(entente.Pair{Actor: entente.Span{End: len(r.doc.Text)}, Recipient: entente.Span{Start: 3, End: 9}})
	for _, m := range r.out.Mentions {
		quoted(t, r.doc, &m.Finding)
	}
	for _, a := range r.out.Agreements {
		quoted(t, r.doc, &a.Finding)
	}
	for _, tr := range r.out.Transfers {
		quoted(t, r.doc, &tr.Finding)
	}
	for _, tie := range r.out.Ties {
		quoted(t, r.doc, &tie.Finding)
	}
}

func quoted(t *testing.T, doc *entente.Document, f *entente.Finding) {
	t.Helper()
	if len(f.Spans) == 0 || f.Quote == "" || doc.Words(f.Spans[0]) != f.Quote {
		t.Errorf("%q is not the text under %v", f.Quote, f.Spans)
	}
}

// isTree checks that every word reaches the one root.
func isTree(t *testing.T, tree *syntax.Tree) {
	t.Helper()
	roots := 0
	for i, w := range tree.Words {
		n := 0
		for at := i; at >= 0 && n <= len(tree.Words); at = tree.Words[at].Head {
			n++
		}
		if n > len(tree.Words) {
			t.Errorf("word %d hangs in a circle", i)
		}
		if w.Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

// Words that hang on each other in a ring are hung on the root, so that whoever climbs
// from one arrives.
func TestUnknot(t *testing.T) {
	s := &sentence{tree: syntax.Tree{Words: []syntax.Word{{Head: 2}, {Head: 0}, {Head: 1}, {Head: -1}, {Head: 1}}}}
	s.unknot()
	for i := range s.tree.Words {
		at := i
		for n := 0; at >= 0; at, n = s.head(at), n+1 {
			if n > len(s.tree.Words) {
				t.Fatalf("word %d is still in a ring: %+v", i, s.tree.Words)
			}
		}
	}
}

// A number, an epithet of an age and a model before a noun were once hung on each other
// in a ring, in which the reading of the sentence went round for ever.
func TestModelBehindEpithet(t *testing.T) {
	words := []syntax.Word{
		{Form: "250", UPOS: "NUM", Head: 1, Start: 0, End: 3}, {Form: "Soviet", UPOS: "ADJ", Head: 3, Start: 4, End: 10, Rel: "compound"},
		{Form: "-", UPOS: "PUNCT", Head: 3, Start: 10, End: 11}, {Form: "era", UPOS: "NOUN", Head: 7, Start: 11, End: 14, Rel: "compound"},
		{Form: "Su", UPOS: "PROPN", Head: 7, Start: 15, End: 17}, {Form: "-", UPOS: "PUNCT", Head: 4, Start: 17, End: 18},
		{Form: "24", UPOS: "NUM", Head: 4, Start: 18, End: 20}, {Form: "bombers", UPOS: "NOUN", Head: -1, Start: 21, End: 28},
	}
	s := &sentence{tree: syntax.NewTree(words)}
	s.index()
	for _, top := range []int{1, 3} {
		if !s.hangsIn(top, 4, 7) {
			t.Errorf("word %d is not seen to hang on the noun", top)
		}
	}
	if s.hangsIn(7, 0, 3) {
		t.Error("the root hangs on nothing")
	}
}
