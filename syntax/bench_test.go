package syntax_test

import (
	"strings"
	"testing"

	"entente/chronicle"
	"entente/nn"
	"entente/syntax"
	"entente/text"
)

// document is a text with its sentences.
type document struct {
	text      string
	sentences []text.Sentence
}

// samples are the texts of the sample chronicle.
func samples(t testing.TB) (docs []document, tokens int) {
	t.Helper()
	all, err := chronicle.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		doc := document{d.Text, text.Split(d.Text)}
		for _, s := range doc.sentences {
			tokens += len(s.Tokens)
		}
		docs = append(docs, doc)
	}
	return docs, tokens
}

// BenchmarkAnalyze analyses the sample chronicle: sentences one by one, and a
// document at a time, with each kind of kernel; and with the fast parser. Tokens
// a second are those of time that the processor spent on them, since others may
// work on the same machine.
func BenchmarkAnalyze(b *testing.B) {
	docs, tokens := samples(b)
	long := joined(docs, 4)
	run := func(name string, a *syntax.Analyzer, read func(*testing.B, *syntax.Analyzer, document)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			start := spent()
			for b.Loop() {
				for _, d := range docs {
					read(b, a, d)
				}
			}
			b.ReportMetric(float64(tokens)*float64(b.N)/(spent()-start).Seconds(), "tokens/s")
		})
	}
	for _, l := range nn.Levels() {
		a, err := syntax.LoadFor(model(b), l)
		if err != nil {
			b.Fatal(err)
		}
		run(l.String()+"/sentence", a, oneByOne)
		run(l.String()+"/document", a, atOnce)
		run(l.String()+"/long", a, func(b *testing.B, a *syntax.Analyzer, d document) {
			if l, ok := long[d.text]; ok {
				atOnce(b, a, l)
			}
		})
	}
	a, err := syntax.LoadFast(model(b))
	if err != nil {
		b.Fatal(err)
	}
	run("fast", a, oneByOne)
}

// joined puts each n documents together, under the text of the first of them.
func joined(docs []document, n int) map[string]document {
	out := map[string]document{}
	for ; len(docs) > 0; docs = docs[min(n, len(docs)):] {
		var b strings.Builder
		for _, d := range docs[:min(n, len(docs))] {
			b.WriteString(d.text + "\n\n")
		}
		out[docs[0].text] = document{b.String(), text.Split(b.String())}
	}
	return out
}

func oneByOne(b *testing.B, a *syntax.Analyzer, d document) {
	for _, s := range d.sentences {
		if _, err := a.Analyze(d.text, s); err != nil {
			b.Fatal(err)
		}
	}
}

func atOnce(b *testing.B, a *syntax.Analyzer, d document) {
	for _, err := range a.AnalyzeAll(syntax.Passage{Text: d.text, Sentences: d.sentences}) {
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

// BenchmarkSplit finds the sentences and tokens that BenchmarkAnalyze starts
// from.
func BenchmarkSplit(b *testing.B) {
	docs, tokens := samples(b)
	start := spent()
	for b.Loop() {
		for _, d := range docs {
			text.Split(d.text)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/(spent()-start).Seconds(), "tokens/s")
}
