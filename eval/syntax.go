package eval

import (
	"fmt"
	"strings"

	"entente/syntax"
	"entente/syntax/conllu"
	"entente/text"
)

// Syntax scores an analyzer against a treebank, twice: on the gold sentences and
// words (figures upos, xpos, lemma, uas, las, nsubj_f1, …), and from the running
// text on (raw_…), where words and sentences have to be found too.
//
// Scores are those of the CoNLL 2018 shared task: words are aligned by the
// characters they cover; las compares main relations, without subtypes; all
// words count, punctuation too. The F1 of single relations compares subtypes as
// well. core_args is the share of gold verbs with at least one core argument
// (subject, object, agent) that got exactly their arguments.
func Syntax(an *syntax.Analyzer, gold []conllu.Sentence) Report {
	onGold, raw := newSyntaxScore(), newSyntaxScore()
	for _, s := range gold {
		onGold.sentence(s, 0, goldTokens(an, s))
	}
	raw.text(an, gold)
	r := Report{Task: "syntax", N: onGold.gold, Figures: map[string]float64{}}
	onGold.figures(r.Figures, "")
	raw.figures(r.Figures, "raw_")
	r.Tables = []Table{syntaxTable(r.Figures)}
	return r
}

// goldTokens analyses the gold words of a sentence.
func goldTokens(an *syntax.Analyzer, s conllu.Sentence) []syntax.Word {
	sent := text.Sentence{Start: s.Words[0].Start, End: s.Words[len(s.Words)-1].End}
	for _, w := range s.Words {
		sent.Tokens = append(sent.Tokens, text.Token{Start: w.Start, End: w.End})
	}
	t, err := an.Analyze(s.Text, sent)
	if err != nil {
		return nil // skipped: every word of it counts as missing
	}
	return t.Words
}

// text analyses the running text of all sentences and scores it.
func (c *syntaxScore) text(an *syntax.Analyzer, gold []conllu.Sentence) {
	s, starts := conllu.Join(gold)
	var words []syntax.Word
	ends := map[[2]int]bool{}
	sents := text.Split(s)
	for _, sent := range sents {
		c.sentencesFound++
		ends[[2]int{sent.Start, sent.End}] = true
		c.found += len(sent.Tokens)
	}
	for t, err := range an.AnalyzeAll(s, sents) {
		if err != nil {
			continue
		}
		base := len(words)
		for _, w := range t.Words {
			if w.Head >= 0 {
				w.Head += base
			}
			words = append(words, w)
		}
	}
	at := 0
	for i, g := range gold {
		first, last := g.Words[0], g.Words[len(g.Words)-1]
		if ends[[2]int{starts[i] + first.Start, starts[i] + last.End}] {
			c.sentencesRight++
		}
		from := at
		for at < len(words) && words[at].Start < starts[i]+len(g.Text) {
			at++
		}
		c.window(g, starts[i], words, from, at)
	}
}

// syntaxTable shows figures on gold words and from running text side by side.
func syntaxTable(figures map[string]float64) Table {
	t := Table{Title: "On gold words and from running text", Head: []string{"figure", "gold words", "running text"}}
	for _, name := range syntaxFigures() {
		row := []string{name, "", ""}
		for i, prefix := range []string{"", "raw_"} {
			if v, ok := figures[prefix+name]; ok {
				row[i+1] = fmt.Sprintf("%.2f", v)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mainRelation drops the subtype.
func mainRelation(rel string) string {
	m, _, _ := strings.Cut(rel, ":")
	return m
}
