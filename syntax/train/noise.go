package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
		recase := [...]func(w conllu.Word) string{title, title, upper, lower}[rng.IntN(4)]
		c := s
		c.Words = slices.Clone(s.Words)
		for i := range c.Words {
			c.Words[i].Form = recase(c.Words[i])
		}
		out = append(out, headline(c))
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

func upper(w conllu.Word) string { return strings.ToUpper(w.Form) }
func lower(w conllu.Word) string { return strings.ToLower(w.Form) }

// title writes a word as in a headline: all but short function words begin
// with a capital.
func title(w conllu.Word) string {
	if strings.HasPrefix(w.Form, "'") || strings.HasPrefix(w.Form, "’") || w.XPOS == "RB" && len(w.Form) <= 5 && strings.HasPrefix(w.Form, "n") {
		return w.Form
	}
	switch w.UPOS {
	case "ADP", "DET", "CCONJ", "PART":
		if len(w.Form) <= 3 {
			return w.Form
		}
	}
	r, n := utf8.DecodeRuneInString(w.Form)
	return string(unicode.ToUpper(r)) + w.Form[n:]
}
