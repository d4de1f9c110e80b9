package train

import (
	"math/rand/v2"

	"entente/syntax/conllu"
)

// noisy returns sentences with copies of some in other capitals. Each copy
// follows its original.
func noisy(sentences []conllu.Sentence, share float64) []conllu.Sentence {
	rng := rand.New(rand.NewPCG(5, 6))
	var out []conllu.Sentence
	for _, s := range sentences {
		out = append(out, s)
		if len(s.Words) < 4 || rng.Float64() >= share {
			continue
		}
		c := [...]conllu.Case{conllu.Title, conllu.Title, conllu.Upper, conllu.Lower}[rng.IntN(4)]
		out = append(out, headline(s.Recast(c)))
	}
	return out
}

// headline drops the final period, if no word depends on it.
func headline(s conllu.Sentence) conllu.Sentence {
	last := len(s.Words) - 1
	if s.Words[last].Form != "." || s.Words[last].Head < 0 {
		return s
	}
	for _, w := range s.Words {
		if w.Head == last {
			return s
		}
	}
	s.Words = s.Words[:last]
	return s
}
