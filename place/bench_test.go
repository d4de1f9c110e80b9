package place_test

import (
	"testing"

	"entente"
	"entente/chronicle"
	"entente/lang/en"
	"entente/place"
	"entente/syntax"
	"entente/text"
)

// BenchmarkLoad opens the gazetteer of places, given that of the actors.
func BenchmarkLoad(b *testing.B) {
	actors := newActors(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := place.Load(place.Data(), en.FS, actors); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkResolve finds and resolves the places of the sample chronicle, whose
// sentences are parsed already: what reading a document pays for its places.
func BenchmarkResolve(b *testing.B) {
	g, an := newGazetteer(b), newAnalyzer(b)
	docs, err := chronicle.Documents()
	if err != nil {
		b.Fatal(err)
	}
	var trees [][]syntax.Tree
	sentences := 0
	for i := range docs {
		var ts []syntax.Tree
		for t, err := range an.AnalyzeAll(syntax.Passage{Text: docs[i].Text, Sentences: text.Split(docs[i].Text)}) {
			if err == nil {
				ts = append(ts, t)
			}
		}
		trees = append(trees, ts)
	}
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		d := n % len(docs)
		r := g.Reader("")
		for i := range trees[d] {
			r.Find(entente.Body, &trees[d][i], docs[d].Text, nil)
		}
		r.Resolve()
		sentences += len(trees[d])
		n++
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}
