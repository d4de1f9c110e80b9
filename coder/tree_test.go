package coder

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"entente"
	"entente/actor"
	"entente/lang/en"
	"entente/syntax"
)

// unparsed is the coder without a parser: trees are handed to it.
func unparsed(t *testing.T) *Coder {
	t.Helper()
	g, err := actor.Load(actor.Data())
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(nil, g, en.FS)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var (
	oddForms = strings.Fields("Russia Iran Polish officials troops it they its who signed attacked agreed said denied accused pulled back " +
		"treaty pact missiles sanctions ties war the this and , “ ” - ( ) will not if to of between with in on by Monday 2019 two dozens Boko must Putin")
	oddRels = strings.Fields("nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss amod compound compound:prt conj cc case mark det " +
		"advcl acl acl:relcl xcomp ccomp parataxis appos flat nummod aux aux:pass cop advmod punct fixed dep")
	oddUPOS = strings.Fields("VERB NOUN PROPN ADJ AUX ADP PRON DET NUM PUNCT CCONJ PART ADV SCONJ")
	oddXPOS = strings.Fields("VBD VBN VB VBG VBZ VBP NN NNS NNP JJ IN TO MD PRP WP WDT DT CD")
)

// oddTree draws words under any heads, relations and parts of speech.
func oddTree(t *rapid.T) (syntax.Tree, string) {
	var b strings.Builder
	n := rapid.IntRange(1, 24).Draw(t, "words")
	words := make([]syntax.Word, n)
	order := rapid.Permutation(indices(n)).Draw(t, "order") // each hangs on one before it
	pick := func(from []string, what string) string { return rapid.SampledFrom(from).Draw(t, what) }
	for k, i := range order {
		w := &words[i]
		w.Head, w.Rel, w.UPOS, w.XPOS = -1, "root", pick(oddUPOS, "upos"), pick(oddXPOS, "xpos")
		if k > 0 {
			w.Head, w.Rel = order[rapid.IntRange(0, k-1).Draw(t, "head")], pick(oddRels, "rel")
		}
	}
	for i := range words {
		w := &words[i]
		w.Form = pick(oddForms, "form")
		w.Lemma = strings.TrimSuffix(w.Form, "ed")
		w.Start = b.Len()
		b.WriteString(w.Form)
		w.End = b.Len()
		b.WriteByte(' ')
	}
	return syntax.NewTree(words), strings.TrimRight(b.String(), " ")
}

func indices(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// Whatever tree a sentence has, it is read to the end, mending leaves it a
// tree, and what is quoted stands in the text.
func TestAnyTreeIsRead(t *testing.T) {
	c := unparsed(t)
	rapid.Check(t, func(t *rapid.T) {
		r := c.reader(&entente.Document{ID: "odd", Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)})
		for range rapid.IntRange(1, 2).Draw(t, "sentences") {
			tree, text := oddTree(t)
			at := len(r.doc.Text)
			r.doc.Text += text + "\n"
			for i := range tree.Words {
				tree.Words[i].Start += at
				tree.Words[i].End += at
			}
			r.parsed(&sentence{c: c, doc: r.doc, text: r.doc.Text, start: at, end: at + len(text), tree: tree})
			isTree(t, &r.sentences[len(r.sentences)-1].tree)
		}
		r.ledgers()
		whole := entente.Span{End: len(r.doc.Text)}
		r.relation(entente.Pair{Actor: whole, Recipient: whole})
		for _, m := range r.out.Mentions {
			quoted(t, r.doc, &m.Finding)
		}
		for _, a := range r.out.Agreements {
			quoted(t, r.doc, &a.Finding)
		}
		for _, tr := range r.out.Transfers {
			quoted(t, r.doc, &tr.Finding)
		}
	})
}

func quoted(t *rapid.T, doc *entente.Document, f *entente.Finding) {
	if len(f.Spans) == 0 || f.Quote == "" || doc.Words(f.Spans[0]) != f.Quote {
		t.Fatalf("%q is not the text under %v", f.Quote, f.Spans)
	}
}

// isTree checks that every word reaches the one root.
func isTree(t *rapid.T, tree *syntax.Tree) {
	roots := 0
	for i := range tree.Words {
		n := 0
		for at := i; at >= 0; at = tree.Words[at].Head {
			if n++; n > len(tree.Words) {
				t.Fatalf("word %d hangs in a circle", i)
			}
		}
		if tree.Words[i].Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots", roots)
	}
}
