package coder_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/chronicle"
)

// What is read of a document does not depend on those that are read with it: short
// ones, one without a word, a treaty among reports, and one too long for others.
func TestReadAll(t *testing.T) {
	c := newCoder(t)
	docs, err := chronicle.Documents()
	if err != nil {
		t.Fatal(err)
	}
	docs = docs[:24]
	docs[3].Kind = entente.Treaty
	docs[7].Title, docs[7].Text = "", ""
	for len(docs[12].Text) < 20_000 {
		docs[12].Text += "\n\n" + docs[13].Text
	}
	all := make([]*entente.Document, len(docs))
	for i := range docs {
		all[i] = &docs[i]
	}
	n := 0
	for got := range c.ReadAll(all...) {
		if diff := cmp.Diff(c.Read(all[n], nil), got); diff != "" {
			t.Errorf("document %d is read in another way among others (-alone +among others):\n%s", n, diff)
		}
		n++
	}
	if n != len(docs) {
		t.Errorf("%d readings of %d documents", n, len(docs))
	}
}

// Whoever has seen enough can stop.
func TestReadAllStops(t *testing.T) {
	c := newCoder(t)
	short := entente.Document{Text: "Ruritania sent Grenzmark aid."}
	for _, docs := range [][]*entente.Document{{&short, &short, &short}, {{Kind: entente.Treaty, Text: short.Text}, &short}} {
		n := 0
		for range c.ReadAll(docs...) {
			if n++; n == 1 {
				break
			}
		}
		if n != 1 {
			t.Errorf("%d readings", n)
		}
	}
}
