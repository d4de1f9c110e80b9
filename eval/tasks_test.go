package eval_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/eval"
)

// canned answers by the document's text: what it would read there.
type canned map[string]entente.Reading

func (c canned) Read(doc *entente.Document, _ []entente.Pair) entente.Reading { return c[doc.Text] }

func relation(event string, quad int) entente.Reading {
	return entente.Reading{Relations: []entente.Relation{{Event: event, Quad: quad}}}
}

// Worked by hand. Four sentences: AID right; RETREAT for the one class of
// CONCEDE and RETREAT, right; AID said of an ASSAULT, wrong; the second of two
// allowed types, right. F1: AID 2·1/(2+1) = 66.7, CONCEDE/RETREAT 100, ASSAULT
// 0, SUPPORT 100 (the right one of several stands for the gold): mean 66.7.
func TestRelations(t *testing.T) {
	gold := `{"text":"a","actor":{"span":[0,1]},"recipient":{"span":[0,1]},"event":["AID"]}
{"text":"b","actor":{"span":[0,1]},"recipient":{"span":[0,1]},"event":["CONCEDE","RETREAT"]}

{"text":"c","actor":{"span":[0,1]},"recipient":{"span":[0,1]},"event":["ASSAULT"]}
{"text":"d","actor":{"span":[0,1]},"recipient":{"span":[0,1]},"event":["AGREE","SUPPORT"]}`
	c := canned{"a": relation("AID", 2), "b": relation("RETREAT", 2), "c": relation("AID", 2), "d": relation("SUPPORT", 1)}
	open := c["a"]
	open.Mentions = []entente.Mention{{
		Event: "AID", Actors: []entente.Entity{{Span: entente.Span{Start: 0, End: 1}}},
		Recipients: []entente.Entity{{Span: entente.Span{Start: 0, End: 1}}},
	}}
	c["a"] = open
	amiss := c["c"] // another type between the two: it counts against precision
	amiss.Mentions = open.Mentions
	c["c"] = amiss
	r, err := eval.Relations(c, strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 4, map[string]float64{"accuracy": 75, "macro_f1": 66.7, "open_accuracy": 25, "open_precision": 50, "quad_accuracy": 75})
}

// Worked by hand. Two neutral sentences, one with a mention: half are false
// alarms. Of three with events one has the class, one has another, one nothing.
func TestQuad(t *testing.T) {
	gold := `{"text":"n1","quad":"neutral"}
{"text":"n2","quad":"neutral"}
{"text":"e1","quad":"material conflict"}
{"text":"e2","quad":"verbal conflict"}
{"text":"e3","quad":"verbal cooperation"}`
	says := func(quads ...int) (r entente.Reading) {
		for _, q := range quads {
			r.Mentions = append(r.Mentions, entente.Mention{Quad: q})
		}
		return r
	}
	c := canned{"n2": {Mentions: []entente.Mention{{Event: "AID", Finding: entente.Finding{Confidence: 0.2}}, {Event: "REQUEST", Finding: entente.Finding{Confidence: 0.6}}}}, "e1": says(3, 4), "e2": says(1)}
	r, err := eval.Quad(c, strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 5, map[string]float64{"false_alarms": 50, "recall": 33.3, "missed": 33.3, "wrong": 33.3, "accuracy": 40})
	if got := r.Tables[1].Rows; len(got) != 1 || got[0][0] != "REQUEST" || got[0][2] != "100.0" {
		t.Errorf("false alarms by type: %v", got)
	}
}

func TestSeed(t *testing.T) {
	text := "Chad aided Niger. It was a war of words."
	span := func(w string) entente.Span {
		i := strings.Index(text, w)
		return entente.Span{Start: i, End: i + len(w)}
	}
	c := canned{text: {Mentions: []entente.Mention{{
		Event: "AID", Trigger: entente.Evidence{Text: "aided", Span: span("aided")},
		Actors:     []entente.Entity{{Code: "TCD"}},
		Recipients: []entente.Entity{{Code: "NER"}},
		Finding:    entente.Finding{Standing: entente.Standing{Certainty: entente.Certain}},
	}}}}
	gold := `{"kind":"mention","event":"AID","actor":["TCD"],"recipient":["NER"],"certainty":"certain","quote":"AIDED"}
{"kind":"mention","event":"AID","actor":["TCD"],"quote":"war of words"}
{"kind":"mention","event":"AID","actor":["NER"]}
{"kind":"not","event":"ASSAULT","quote":"war"}
{"kind":"not","event":"AID","actor":["TCD"],"recipient":["NER"]}`
	r, err := eval.Seed(c, text, time.Time{}, strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 3, map[string]float64{"held": 1, "lines": 3, "not_lines": 2, "violated": 1})
}

func TestBadGold(t *testing.T) {
	for _, gold := range []string{"", "\n\n", "{", `{"text": 7}`} {
		_, err := eval.Quad(canned{}, strings.NewReader(gold))
		if entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%q: error %v, want one of the input", gold, err)
		}
	}
}

func want(t *testing.T, r *eval.Report, n int, figures map[string]float64) {
	t.Helper()
	if r.N != n {
		t.Errorf("n = %d, want %d", r.N, n)
	}
	for name, f := range figures {
		if r.Figures[name] != f {
			t.Errorf("%s = %g, want %g", name, r.Figures[name], f)
		}
	}
	var md, js bytes.Buffer
	if err := r.Markdown(&md); err != nil || !strings.Contains(md.String(), "# "+r.Task) {
		t.Errorf("markdown %q, error %v", md.String(), err)
	}
	if err := r.JSON(&js); err != nil || !strings.Contains(js.String(), `"figures"`) {
		t.Errorf("JSON %q, error %v", js.String(), err)
	}
}
