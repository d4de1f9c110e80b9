package eval

import (
	"math"
	"strings"

	"entente/syntax"
	"entente/syntax/conllu"
)

// SyntaxCases scores an analyzer on the gold words of a treebank recast in other
// capitals, as headlines have them: ALL CAPITALS, All But Function Words, none.
// Figures are named as those of [Syntax], with the case before them where
// several are asked for (title_las); running text is not scored, since the
// treebank's is in its own capitals.
//
// The tag of a recast word stays, so a name without its capital is still a
// name. Its lemma cannot be known: whether "MAY" is "may" or "May" only the tag
// tells. So lemmas of recast words are compared without regard to capitals.
func SyntaxCases(an *syntax.Analyzer, gold []conllu.Sentence, cases ...conllu.Case) Report {
	r := Report{Task: "syntax", Figures: map[string]float64{}, Tabled: true}
	var cols []column
	for _, c := range cases {
		prefix := ""
		if len(cases) > 1 && c != conllu.Kept {
			prefix = string(c) + "_"
		}
		score := scoreRecast(an, gold, c)
		score.figures(r.Figures, prefix)
		cols = append(cols, column{string(c), r.figure(prefix)})
		r.N = score.words.gold
	}
	r.Tables = []Table{columns("On gold words in other capitals", syntaxFigures(), cols...)}
	return r
}

func scoreRecast(an *syntax.Analyzer, gold []conllu.Sentence, c conllu.Case) *syntaxScore {
	score := newSyntaxScore()
	for _, s := range gold {
		one := []conllu.Sentence{s.Recast(c)}
		g := goldText(one)
		found := goldWords(an, &g, one)
		if c != conllu.Kept {
			lowerLemmas(g.words)
			lowerLemmas(found.words)
		}
		score.add(&g, &found, itself(len(g.words)))
	}
	return score
}

func lowerLemmas(words []uword) {
	for i := range words {
		words[i].lemma = strings.ToLower(words[i].lemma)
	}
}

// hundredths rounds to two places.
func hundredths(f float64) float64 { return math.Round(100*f) / 100 }
