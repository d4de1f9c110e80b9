package eval

import (
	"fmt"
	"slices"
	"strings"

	"entente/syntax"
	"entente/syntax/conllu"
	"entente/text"
)

// Syntax scores an analyzer against a treebank, twice: on the gold sentences and
// words (figures upos, xpos, lemma, uas, las, nsubj_f1, …), and from the running
// text on (raw_…), where words and sentences have to be found too. Where the
// treebank tells the genres of its documents, the chief figures are given for
// each of them as well (las_news, raw_las_news, …, and n_news, the words of it).
//
// Scores are those of the CoNLL 2018 shared task (conll18_ud_eval.py): every
// figure is an F1; words are aligned by the characters they cover, and those of
// tokens of several words by form; a head is right if it is aligned with the
// gold head; las compares main relations, without subtypes; all words count,
// punctuation too; a gold lemma "_" is never missed. clas is las of the words of
// content alone, blex asks for their lemmas too. Beyond the script, las_subtypes
// and the F1 of single relations compare subtypes; core_args is the share of
// gold verbs with at least one core argument (subject, object, agent) that got
// exactly their arguments.
//
// A sentence that the analyzer skips has its words, but no tags and no heads.
func Syntax(an *syntax.Analyzer, gold []conllu.Sentence) Report {
	whole := newSyntaxScores()
	genres := map[string]*syntaxScores{}
	for _, d := range documents(gold) {
		g := goldText(d.sentences)
		onGold := goldWords(an, &g, d.sentences)
		running, _ := conllu.Join(d.sentences)
		raw := foundText(an, running)
		match := align(g.words, raw.words)
		for _, c := range [...]*syntaxScores{whole, genreOf(genres, d.genre)} {
			c.gold.add(&g, &onGold, itself(len(g.words)))
			c.raw.add(&g, &raw, match)
		}
	}
	r := Report{Task: "syntax", N: whole.gold.words.gold, Figures: map[string]float64{}, Tabled: true}
	whole.figures(r.Figures)
	r.Tables = append(r.Tables, columns("On gold words and from running text", syntaxFigures(),
		column{"gold words", r.figure("")}, column{"running text", r.figure("raw_")}))
	r.byGenre(genres)
	return r
}

// syntaxScores are the scores on gold words and from running text.
type syntaxScores struct{ gold, raw *syntaxScore }

func newSyntaxScores() *syntaxScores { return &syntaxScores{newSyntaxScore(), newSyntaxScore()} }

func (s *syntaxScores) figures(out map[string]float64) {
	s.gold.figures(out, "")
	s.raw.figures(out, "raw_")
}

func genreOf(all map[string]*syntaxScores, genre string) *syntaxScores {
	if all[genre] == nil {
		all[genre] = newSyntaxScores()
	}
	return all[genre]
}

// document is the sentences of one document.
type document struct {
	genre     string
	sentences []conllu.Sentence
}

func documents(ss []conllu.Sentence) []document {
	var out []document
	for i, s := range ss {
		if i == 0 || s.Doc {
			out = append(out, document{genre: s.Genre})
		}
		d := &out[len(out)-1]
		d.sentences = append(d.sentences, s)
	}
	return out
}

// goldWords is the gold text with what the analyzer says of its words.
func goldWords(an *syntax.Analyzer, gold *parsed, ss []conllu.Sentence) parsed {
	found := *gold
	found.words = slices.Clone(gold.words)
	base := 0
	for _, s := range ss {
		running, sent := apart(s.Words)
		tree, err := an.Analyze(running, sent)
		for i, w := range wordsFound(running, sent, tree, err, base) {
			w.at, w.several = gold.words[base+i].at, gold.words[base+i].several
			found.words[base+i] = w
		}
		base += len(s.Words)
	}
	return found
}

// apart writes words with blanks between them.
func apart(words []conllu.Word) (string, text.Sentence) {
	var b strings.Builder
	var sent text.Sentence
	for _, w := range words {
		start := b.Len()
		b.WriteString(w.Form)
		sent.Tokens = append(sent.Tokens, text.Token{Start: start, End: b.Len()})
		b.WriteByte(' ')
	}
	sent.End = b.Len() - 1
	return b.String(), sent
}

// itself aligns n words with the same.
func itself(n int) []int {
	match := make([]int, n)
	for i := range match {
		match[i] = i
	}
	return match
}

// chiefFigures are those that are told of each genre.
var chiefFigures = [...]string{
	"upos", "xpos", "lemma", "uas", "las", "nsubj_f1", "obj_f1", "core_args", "raw_las", "raw_words", "raw_sentences",
}

// byGenre adds the chief figures of each genre, if there are several.
func (r *Report) byGenre(genres map[string]*syntaxScores) {
	var names []string
	for g := range genres {
		if g != "" {
			names = append(names, g)
		}
	}
	if len(names) < 2 {
		return
	}
	slices.Sort(names)
	t := Table{Title: "By genre", Head: append([]string{"genre", "words"}, chiefFigures[:]...)}
	for _, g := range names {
		n := genres[g].gold.words.gold
		figures := map[string]float64{}
		genres[g].figures(figures)
		r.Figures["n_"+g] = float64(n)
		row := []string{g, itoa(n)}
		for _, name := range chiefFigures {
			r.Figures[name+"_"+g] = figures[name]
			row = append(row, two(figures[name]))
		}
		t.Rows = append(t.Rows, row)
	}
	r.Tables = append(r.Tables, t)
}

// SyntaxLoss sets the figures of the fast parser beside those of the accurate
// one. The figures are those of the fast parser, then the accurate parser's
// (accurate_las, …), then what is lost (loss_las, …).
func SyntaxLoss(accurate, fast Report) Report {
	r := Report{Task: "syntax", N: fast.N, Figures: map[string]float64{}, Tabled: true}
	for name, v := range fast.Figures {
		r.Figures[name] = v
		if a, ok := accurate.Figures[name]; ok && !strings.HasPrefix(name, "n_") {
			r.Figures["accurate_"+name], r.Figures["loss_"+name] = a, hundredths(a-v)
		}
	}
	for _, c := range [...]struct{ title, prefix string }{
		{"On gold words", ""}, {"From running text", "raw_"},
		{"On gold words, title case", "title_"}, {"On gold words, upper case", "upper_"}, {"On gold words, lower case", "lower_"},
	} {
		t := columns(c.title+": the accurate parser, the fast one, and what it loses", syntaxFigures(),
			column{"accurate", r.figure("accurate_" + c.prefix)}, column{"fast", r.figure(c.prefix)},
			column{"loss", r.figure("loss_" + c.prefix)})
		if len(t.Rows) > 0 {
			r.Tables = append(r.Tables, t)
		}
	}
	return r
}

// column is one column of a table of figures: its head, and a figure's value if
// it has one.
type column struct {
	head  string
	value func(name string) (float64, bool)
}

// figure finds a report's figures under names with a prefix.
func (r *Report) figure(prefix string) func(string) (float64, bool) {
	return func(name string) (float64, bool) {
		v, ok := r.Figures[prefix+name]
		return v, ok
	}
}

// columns is a table of figures, a row each, without those that have no value.
func columns(title string, names []string, cols ...column) Table {
	t := Table{Title: title, Head: []string{"figure"}}
	for _, c := range cols {
		t.Head = append(t.Head, c.head)
	}
	for _, name := range names {
		row, any := []string{name}, false
		for _, c := range cols {
			v, ok := c.value(name)
			any = any || ok
			if ok {
				row = append(row, two(v))
			} else {
				row = append(row, "")
			}
		}
		if any {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func two(f float64) string { return fmt.Sprintf("%.2f", f) }
