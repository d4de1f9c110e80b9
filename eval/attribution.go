package eval

import (
	"io"
	"slices"

	"entente"
	"entente/coder"
	"entente/formats/record"
)

// attributionRecord is one line of attribution.jsonl: a document, and who is
// told to say, think or feel what.
type attributionRecord struct {
	ID           string            `json:"id"`
	Text         string            `json:"text"`
	Attributions []goldAttribution `json:"attributions"`
}

type goldAttribution struct {
	Source []goldSpans `json:"source"`
	Cue    []goldSpans `json:"cue"`
}

type goldSpans struct {
	Spans [][2]int `json:"spans"`
}

// SayingReader is the coder as Attribution needs it.
type SayingReader interface {
	Sayings(doc *entente.Document) []coder.Saying
}

// Attribution scores the attributions of whole documents. A source or cue is
// right if its head falls in the gold's spans, and a source also if neither has
// one; each of the gold's attributions can be met once. F1 is over
// attributions with both right; cue alone and source alone are matched anew.
// What stands in what another one says is left out: the gold does not look into
// quotations.
func Attribution(c SayingReader, gold io.Reader) (*Report, error) {
	var both, cue, source counts
	n := 0
	err := eachRecord(gold, func(rec attributionRecord) {
		n++
		said := outermost(c.Sayings(&entente.Document{ID: rec.ID, Text: rec.Text}))
		want := goldAttributions(&rec)
		cueRight := func(s *coder.Saying, g *[2][]entente.Span) bool { return inside(s.CueHead, g[1]) }
		sourceRight := func(s *coder.Saying, g *[2][]entente.Span) bool {
			return s.Head.Len() == 0 && len(g[0]) == 0 || s.Head.Len() > 0 && inside(s.Head, g[0])
		}
		both.match(said, want, func(s *coder.Saying, g *[2][]entente.Span) bool { return cueRight(s, g) && sourceRight(s, g) })
		cue.match(said, want, cueRight)
		source.match(said, want, sourceRight)
	})
	if err != nil {
		return nil, err
	}
	return &Report{
		Task: "attribution", N: n,
		Figures: map[string]float64{
			"f1": both.f1(), "precision": both.precision(), "recall": both.recall(), "cue_f1": cue.f1(), "source_f1": source.f1(),
		},
		Tables: []Table{{
			Title: "What is right", Head: []string{"what", "gold", "said", "precision", "recall", "F1"},
			Rows: [][]string{source.row("source"), cue.row("cue"), both.row("both")},
		}},
	}, nil
}

// outermost leaves out what stands in what another one says.
func outermost(all []coder.Saying) []coder.Saying {
	return slices.DeleteFunc(all, func(s coder.Saying) bool { return s.Nested })
}

// match counts what is said, what is wanted, and how many of them meet.
func (c *counts) match(said []coder.Saying, want [][2][]entente.Span, right func(*coder.Saying, *[2][]entente.Span) bool) {
	c.said += len(said)
	c.gold += len(want)
	met := make([]bool, len(want))
	for i := range said {
		for j := range want {
			if !met[j] && right(&said[i], &want[j]) {
				met[j] = true
				c.right++
				break
			}
		}
	}
}

// goldAttributions are the spans of source and cue of each attribution, in
// bytes.
func goldAttributions(rec *attributionRecord) [][2][]entente.Span {
	var out [][2][]entente.Span
	for _, a := range rec.Attributions {
		out = append(out, [2][]entente.Span{byteSpans(rec.Text, a.Source), byteSpans(rec.Text, a.Cue)})
	}
	return out
}

func byteSpans(text string, parts []goldSpans) []entente.Span {
	var out []entente.Span
	for _, p := range parts {
		for _, s := range p.Spans {
			out = append(out, record.Bytes(text, s[0], s[1]))
		}
	}
	return out
}

func inside(sp entente.Span, spans []entente.Span) bool {
	return slices.ContainsFunc(spans, sp.Overlaps)
}
