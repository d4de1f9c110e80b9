package eval_test

import (
	"strings"
	"testing"

	"entente"
	"entente/coder"
	"entente/eval"
)

// told answers by the words asked for: how they stand.
type told struct {
	stand    map[string]coder.WordStanding
	mentions map[string][]entente.Mention // by text
}

func (d told) Standings(doc *entente.Document, at []entente.Span) (entente.Reading, []coder.WordStanding) {
	var out []coder.WordStanding
	for _, sp := range at {
		out = append(out, d.stand[doc.Words(sp)])
	}
	return entente.Reading{Mentions: d.mentions[doc.Text]}, out
}

func stands(p entente.Polarity, c entente.Certainty, m coder.Mood) coder.WordStanding {
	return coder.WordStanding{Standing: entente.Standing{Polarity: p, Certainty: c}, Mood: m}
}

// Worked by hand. MEANTIME: 3 for 3, -3 for -3 and 1 for 3 are right, 0 for 0.5
// is right, so all of four. UDS: only the development part; a thing to come is
// told as certain, 3 for -2, and had not happened, -2. The one mention stands
// nearest to the second word.
func TestFactuality(t *testing.T) {
	gold := `{"id":"a","set":"MEANTIME","official_split":"train","tokens_text":"They left ( they did n't sign ) .","targets":[{"start":1,"score":3},{"start":6,"score":-3}]}
{"id":"b","set":"MEANTIME","official_split":"dev","tokens_text":"Perhaps they won or lost .","targets":[{"start":2,"score":3},{"start":4,"score":0.5}]}
{"id":"c","set":"UDS_IH2","official_split":"train","tokens_text":"Ignored .","targets":[{"start":0,"score":3}]}
{"id":"d","set":"UDS_IH2","official_split":"dev","tokens_text":"They came and will go .","targets":[{"start":1,"score":3},{"start":4,"score":-2}]}`
	d := told{stand: map[string]coder.WordStanding{
		"left": stands(entente.Positive, entente.Certain, ""), "sign": stands(entente.Negative, entente.Certain, ""),
		"won":  stands(entente.Positive, entente.Possible, ""),
		"lost": stands(entente.Positive, entente.Unknown, ""),
		"came": stands(entente.Positive, entente.Certain, ""), "go": stands(entente.Positive, entente.Certain, coder.MoodFuture),
	}, mentions: map[string][]entente.Mention{"They came and will go.": {
		{Trigger: entente.Evidence{Span: entente.Span{Start: 5, End: 9}}, Finding: entente.Finding{Standing: entente.Standing{Polarity: entente.Negative, Certainty: entente.Probable}}},
		{Trigger: entente.Evidence{Span: entente.Span{Start: 19, End: 21}}, Finding: entente.Finding{Standing: entente.Standing{Polarity: entente.Negative, Certainty: entente.Probable}}},
	}}}
	r, err := eval.Factuality(d, strings.NewReader(gold))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 6, map[string]float64{
		"meantime_sign": 100, "uds_ih2_sign": 50, "uds_ih2_happened_sign": 100, "uds_ih2_happened_r": 100,
		"uds_ih2_mention_sign": 50, "meantime_mention_sign": 0, "uds_ih2_r": 0,
	})
}
