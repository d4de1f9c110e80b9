package coder_test

import (
	"testing"

	"entente/chronicle"
)

// BenchmarkRead reads the sample chronicle: raw text to mentions and ledgers.
// It reports sentences and tokens a second beside time and allocations a
// document.
func BenchmarkRead(b *testing.B) {
	c := newCoder(b)
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
