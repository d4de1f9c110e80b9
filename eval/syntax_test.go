package eval

import (
	"strings"
	"testing"

	"entente/syntax"
	"entente/syntax/conllu"
)

const syntaxGold = `# sent_id = 1
# text = Norland didn't attack it.
1	Norland	Norland	PROPN	NNP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	attack	attack	VERB	VB	_	0	root	_	_
5	it	it	PRON	PRP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

`

// found is the words of the gold tree as a parser without a fault finds them.
func found(t *testing.T) (conllu.Sentence, []syntax.Word) {
	t.Helper()
	gold, err := conllu.Read(strings.NewReader(syntaxGold))
	if err != nil {
		t.Fatal(err)
	}
	var words []syntax.Word
	for _, w := range gold[0].Words {
		words = append(words, syntax.Word{
			Start: w.Start, End: w.End, Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Rel: w.Rel,
		})
	}
	return gold[0], words
}

func scored(g conllu.Sentence, words []syntax.Word, prefix string) map[string]float64 {
	c := newSyntaxScore()
	c.sentence(g, 0, words)
	out := map[string]float64{}
	c.figures(out, prefix)
	return out
}

func TestSyntaxScore(t *testing.T) {
	g, words := found(t)
	for _, c := range []struct {
		name   string
		change func(w []syntax.Word) []syntax.Word
		want   map[string]float64
	}{
		{"all right", func(w []syntax.Word) []syntax.Word { return w },
			map[string]float64{"upos": 100, "lemma": 100, "uas": 100, "las": 100, "core_args": 100, "nsubj_f1": 100}},
		{"a subtype", func(w []syntax.Word) []syntax.Word { w[0].Rel = "nsubj:pass"; return w },
			map[string]float64{"uas": 100, "las": 100, "las_subtypes": 83.33, "core_args": 0, "nsubj_f1": 0}},
		{"a head", func(w []syntax.Word) []syntax.Word { w[4].Head = 0; return w },
			map[string]float64{"uas": 83.33, "las": 83.33, "obj_f1": 0, "core_args": 0}},
		{"a tag and a lemma", func(w []syntax.Word) []syntax.Word { w[3].UPOS, w[0].Lemma = "NOUN", "norland"; return w },
			map[string]float64{"upos": 83.33, "lemma": 83.33, "las": 100}},
	} {
		got := scored(g, c.change(append([]syntax.Word(nil), words...)), "")
		for name, want := range c.want {
			if got[name] != want {
				t.Errorf("%s: %s is %g, want %g", c.name, name, got[name], want)
			}
		}
	}
}

// TestSyntaxScoreWords scores words that were cut wrongly: "didn't" as one word.
func TestSyntaxScoreWords(t *testing.T) {
	g, words := found(t)
	whole := append([]syntax.Word{}, words[0], words[1])
	whole[1].End = words[2].End
	whole = append(whole, words[3:]...)
	for i := range whole {
		if whole[i].Head >= 0 {
			whole[i].Head = 2
		}
	}
	got := scored(g, whole, "raw_")
	// four of five words found are four of the six there are
	if want := 72.73; got["raw_words"] != want || got["raw_las"] != want {
		t.Errorf("words %g, las %g, want %g", got["raw_words"], got["raw_las"], want)
	}
}
