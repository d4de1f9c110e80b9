package eval

import (
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"entente/lang/en"
	"entente/syntax"
	"entente/syntax/conllu"
)

// TestSyntaxScore scores what was found against gold, both written as trees, and
// compares figures that were worked out by hand: testdata/syntax tells how.
func TestSyntaxScore(t *testing.T) {
	dir := os.DirFS("testdata/syntax")
	names, err := fs.Glob(dir, "*.txtar")
	if err != nil || len(names) < 6 {
		t.Fatalf("%d cases, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			files := unpack(t, dir, name)
			gold, found := trees(t, files["gold.conllu"]), trees(t, files["found.conllu"])
			g, f := goldText(gold), goldText(found)
			score, got := newSyntaxScore(), map[string]float64{}
			score.add(&g, &f, align(g.words, f.words))
			score.figures(got, "raw_")
			for line := range strings.Lines(files["figures"]) {
				figure, value, _ := strings.Cut(strings.TrimSpace(line), " ")
				want, err := strconv.ParseFloat(value, 64)
				if err != nil {
					t.Fatal(err)
				}
				if v, ok := got["raw_"+figure]; !ok || v != want {
					t.Errorf("%s is %g, want %g", figure, v, want)
				}
			}
		})
	}
}

func unpack(t *testing.T, dir fs.FS, name string) map[string]string {
	t.Helper()
	b, err := fs.ReadFile(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range txtar.Parse(b).Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

func trees(t *testing.T, s string) []conllu.Sentence {
	t.Helper()
	ss, err := conllu.Read(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return ss
}

func english(t *testing.T) *syntax.Analyzer {
	t.Helper()
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		t.Fatal(err)
	}
	an, err := syntax.LoadFast(model)
	if err != nil {
		t.Fatal(err)
	}
	return an
}

const twoGenres = `# newdoc id = weblog-1
# text = Norland didn't attack it.
1	Norland	Norland	PROPN	NNP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	attack	attack	VERB	VB	_	0	root	_	_
5	it	it	PRON	PRP	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_

# newdoc id = email-1
# text = *** 12
1	***	*	PUNCT	NFP	_	2	punct	_	_
2	12	12	NUM	CD	_	0	root	_	_

`

// TestSyntaxGenres scores two documents: one that is read without fault, and one
// without a letter, which is skipped. Its words are found, its tags are not.
func TestSyntaxGenres(t *testing.T) {
	r := Syntax(english(t), trees(t, twoGenres))
	for name, want := range map[string]float64{
		"n_weblog": 6, "las_weblog": 100, "raw_las_weblog": 100, "core_args_weblog": 100, "raw_words_weblog": 100,
		"n_email": 2, "las_email": 0, "raw_las_email": 0, "raw_words_email": 100, "raw_sentences_email": 100,
		"las": 75, "raw_las": 75, "raw_words": 100, "raw_tokens": 100, "raw_sentences": 100,
	} {
		if got, ok := r.Figures[name]; !ok || got != want {
			t.Errorf("%s is %g, want %g", name, got, want)
		}
	}
	one := Syntax(english(t), trees(t, strings.Replace(twoGenres, "email-1", "weblog-2", 1)))
	if _, ok := one.Figures["las_weblog"]; ok || len(one.Tables) != 1 {
		t.Error("a single genre is told apart")
	}
}

func TestSyntaxLoss(t *testing.T) {
	accurate := Report{Figures: map[string]float64{"las": 86.2, "raw_las": 83, "n_news": 12}}
	fast := Report{Figures: map[string]float64{"las": 82.1, "raw_las": 80, "n_news": 12}}
	r := SyntaxLoss(accurate, fast)
	for name, want := range map[string]float64{"las": 82.1, "accurate_las": 86.2, "loss_las": 4.1, "loss_raw_las": 3, "n_news": 12} {
		if got := r.Figures[name]; got != want {
			t.Errorf("%s is %g, want %g", name, got, want)
		}
	}
}

// TestSyntaxCases recasts "Norland didn't attack it": in lower case the name may
// lose its lemma's capital, in upper case "attack" may have one.
func TestSyntaxCases(t *testing.T) {
	gold := trees(t, twoGenres)[:1]
	r := SyntaxCases(english(t), gold, conllu.Kept, conllu.Title, conllu.Upper, conllu.Lower)
	for _, name := range []string{"las", "lemma", "title_lemma", "lower_lemma"} {
		if got := r.Figures[name]; got != 100 {
			t.Errorf("%s is %g", name, got)
		}
	}
	if _, ok := r.Figures["raw_las"]; ok || r.Figures["upper_las"] == 0 {
		t.Errorf("figures %v", r.Figures)
	}
}

// FuzzSyntaxScore scores any trees against any others.
func FuzzSyntaxScore(f *testing.F) {
	f.Add(twoGenres, twoGenres)
	f.Add(twoGenres, strings.Replace(twoGenres, "2-3\tdidn't", "1-3\tNorland didn't", 1))
	f.Fuzz(func(t *testing.T, a, b string) {
		gold, err1 := conllu.Read(strings.NewReader(a))
		found, err2 := conllu.Read(strings.NewReader(b))
		if err1 != nil || err2 != nil {
			return
		}
		g, w := goldText(gold), goldText(found)
		score, got := newSyntaxScore(), map[string]float64{}
		score.add(&g, &w, align(g.words, w.words))
		score.figures(got, "raw_")
		for name, v := range got {
			if v < 0 || v > 100 {
				t.Fatalf("%s is %g", name, v)
			}
		}
	})
}
