package eval_test

import (
	"strings"
	"testing"

	"entente"
	"entente/coder"
	"entente/eval"
)

// heard answers by the document's text: what is said there.
type heard map[string][]coder.Saying

func (h heard) Sayings(doc *entente.Document) []coder.Saying { return h[doc.Text] }

// saying is one with the heads of source and cue at bytes of the text; a source
// from 0 to 0 is none.
func saying(from, to, cueFrom, cueTo int) coder.Saying {
	return coder.Saying{Head: entente.Span{Start: from, End: to}, CueHead: entente.Span{Start: cueFrom, End: cueTo}}
}

// Worked by hand. Of three attributions one is met whole, one has another
// source, one without a source is met; a fourth said is not there, and what is
// nested does not count. The spans of the gold count code points: "é" is one of
// them, and two bytes.
func TestAttribution(t *testing.T) {
	text := "André said it. Bo thinks so. It is hoped."
	gold := `{"id":"a","text":"` + text + `","attributions":[
{"source":[{"spans":[[0,5]]}],"cue":[{"spans":[[6,10]]}]},
{"source":[{"spans":[[15,17]]}],"cue":[{"spans":[[18,24]]}]},
{"source":[],"cue":[{"spans":[[31,39]]}]}]}`
	nested := saying(0, 6, 7, 11)
	nested.Nested = true
	h := heard{text: {saying(0, 6, 7, 11), saying(0, 6, 19, 25), saying(0, 0, 35, 40), saying(16, 18, 0, 6), nested}}
	r, err := eval.Attribution(h, strings.NewReader(strings.ReplaceAll(gold, "\n", "")))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 1, map[string]float64{"precision": 50, "recall": 66.7, "f1": 57.1, "cue_f1": 85.7, "source_f1": 85.7})
}
