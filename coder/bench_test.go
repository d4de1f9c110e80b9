package coder_test

import (
	"testing"

	"entente/chronicle"
	"entente/coder"
	"entente/syntax"
)

// BenchmarkRead reads the sample chronicle: raw text to mentions and ledgers.
// It reports sentences and tokens a second beside time and allocations a
// document.
func BenchmarkRead(b *testing.B) { benchmarkRead(b, rulesAndWeights(b)) }

// BenchmarkReadFast is the same with the fast parser.
func BenchmarkReadFast(b *testing.B) {
	c, err := build(syntax.LoadFast)
	if err != nil {
		b.Fatal(err)
	}
	benchmarkRead(b, c)
}

func benchmarkRead(b *testing.B, c *coder.Coder) {
	docs, err := chronicle.Documents()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	sentences := 0
	n := 0
	for b.Loop() {
		r := c.Read(&docs[n%len(docs)], nil)
		sentences += len(r.Sentences)
		n++
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}
