package eval_test

import (
	"errors"
	"strings"
	"testing"

	"entente/eval"
	"entente/lang/en"
	"entente/merge"
	"entente/syntax"
	"entente/text"
)

// wordless finds no tree: every word is its own lemma.
type wordless struct{}

func (wordless) Analyze(string, text.Sentence) (syntax.Tree, error) {
	return syntax.Tree{}, errors.New("no tree")
}

// Two papers of one quake, "quake" and "tremor" one chain; "flood" alone. The
// lemma finds three events: no link (MUC 0), B-cubed recall (1/2+1/2+1)/3 = 2/3
// and precision 1 (80), CEAF-e (2/3+1) of 2 and of 3: 66.7. merge finds all.
func TestSameEvent(t *testing.T) {
	docs := `{"id":"a","topic":"1","tokens":["The","quake","in","Velmara","broke","the","lighthouse","."]}
{"id":"b","topic":"1","tokens":["The","tremor","in","Velmara","broke","the","lighthouse","."]}
{"id":"c","topic":"2","tokens":["A","flood","in","Orsk","carried","cellars","away","."]}`
	mentions := `{"doc":"a","topic":"1","official_split":"dev","chain":"X","head":"quake","token_ids_in_context":[1]}
{"doc":"b","topic":"1","official_split":"dev","chain":"X","head":"tremor","token_ids_in_context":[0,1]}
{"doc":"c","topic":"2","official_split":"train","chain":"Y","head":"flood","token_ids_in_context":[1]}`
	kin, err := merge.LoadKin(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.SameEvent(wordless{}, kin, strings.NewReader(docs), strings.NewReader(mentions))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]float64{"lemma_muc": 0, "lemma_b3": 80, "lemma_ceafe": 66.7, "lemma_conll": 48.9,
		"muc": 100, "b3": 100, "ceafe": 100, "conll": 100, "train_conll": 66.7, "dev_conll": 100} {
		if r.Figures[name] != want {
			t.Errorf("%s %v, want %v", name, r.Figures[name], want)
		}
	}
	bad := strings.Replace(mentions, `"doc":"c"`, `"doc":"z"`, 1)
	if _, err := eval.SameEvent(wordless{}, kin, strings.NewReader(docs), strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "Mention 3") {
		t.Errorf("a mention in no document: %v", err)
	}
}
