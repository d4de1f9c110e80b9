package train

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"entente/syntax/conllu"
	"entente/text"
)

// BorderOptions are what the borders of sentences are learned from and how.
type BorderOptions struct {
	Treebanks []string // CoNLL-U files, compressed with gzip or not
	// News are sentences of edited text. Their rules are trusted: where these
	// end no sentence, none ends.
	News      []string
	Splitter  *text.Splitter // for its rules
	Headlines float64        // share of the treebanks' sentences that are learned as headlines too

	Epochs   int // passes over the text
	Rate, L2 float64
	Bars     [text.Spots]float32 // of text.Borders
}

// BorderDefaults are the options that the shipped weights were made with. The
// bars were set on the development parts: as much labelled attachment there as
// could be had without a sentence cut in two in news (the sample chronicle,
// which nothing is learned from).
func BorderDefaults() BorderOptions {
	o := BorderOptions{Headlines: 0.05, Epochs: 8, Rate: 0.02, L2: 1e-3}
	o.Bars[text.Ruled] = -2
	o.Bars[text.Ended] = 0
	o.Bars[text.Lower] = 0.5
	o.Bars[text.Bare] = 1
	o.Bars[text.Loose] = -0.5
	return o
}

// Borders learns where sentences end in running text: that of the treebanks,
// of headlines made of their sentences, and of news.
func Borders(ctx context.Context, o BorderOptions, progress func(Progress)) (*text.Borders, error) {
	if progress == nil {
		progress = func(Progress) {}
	}
	parts, err := openAll(o.Treebanks)
	if err != nil {
		return nil, err
	}
	if len(parts) == 0 {
		return nil, errors.New("train sentences: no treebank is given")
	}
	b := &text.Borders{Weights: make([]int8, text.WeightCount), Scale: 1, Bars: o.Bars, Speech: speech(parts)}
	for _, ss := range slices.Clone(parts) {
		parts = append(parts, headlines(ss, o.Headlines))
	}
	sp, err := o.Splitter.With(b)
	if err != nil {
		return nil, err
	}
	var spots []spot
	for _, ss := range parts {
		spots = append(spots, practice(sp, ss)...)
	}
	spots = append(spots, edited(sp, o.News)...)
	w, err := logistic(ctx, spots, o, progress)
	if err != nil {
		return nil, err
	}
	b.Scale = quantise(w, b.Weights)
	return b, nil
}

// WriteBorders writes the weights into a folder of word lists.
func WriteBorders(dir string, b *text.Borders) error {
	return write(dir, text.BordersFile, b.Sections())
}

// speech is what words of the treebanks most often are, for words met twice.
func speech(parts [][]conllu.Sentence) map[string]uint16 {
	counts := map[string][]int{} // by part of speech
	for _, ss := range parts {
		for _, s := range ss {
			for _, w := range s.Words {
				n, form := int(text.Speech(w.UPOS)), strings.ToLower(w.Form)
				for len(counts[form]) <= n {
					counts[form] = append(counts[form], 0)
				}
				counts[form][n]++
			}
		}
	}
	out := map[string]uint16{}
	for form, c := range counts {
		c[0] = 0 // those that are not told apart
		sum := 0
		for _, n := range c {
			sum += n
		}
		if sum >= 2 {
			out[form] = uint16(slices.Index(c, slices.Max(c)))
		}
	}
	return out
}

// headlines are copies of a share of sentences as headlines stand above a text:
// a paragraph of its own, in the capitals of titles, without a period. Names
// are not told from other words by their capitals there, and nothing ends.
func headlines(sentences []conllu.Sentence, share float64) []conllu.Sentence {
	rng := rand.New(rand.NewPCG(9, 10))
	var out []conllu.Sentence
	for _, s := range sentences {
		if last := s.Words[len(s.Words)-1]; last.Form != "." || len(s.Words) < 5 || rng.Float64() >= share {
			continue
		}
		c := [...]conllu.Case{conllu.Title, conllu.Title, conllu.Title, conllu.Upper}[rng.IntN(4)]
		b := []byte(s.Text)
		for _, w := range s.Words {
			w.Form = s.Text[w.Start:w.End]
			if f := w.In(c); len(f) == len(w.Form) {
				copy(b[w.Start:], f)
			}
		}
		s.Par, s.Text = true, strings.TrimSuffix(string(b), ".")
		out = append(out, s)
	}
	return out
}

// spot is a text.Spot with the answer.
type spot struct {
	cues   []uint32
	begins bool
}

// practice gathers the spots of the treebanks' running text.
func practice(sp *text.Splitter, sentences []conllu.Sentence) []spot {
	var out []spot
	s, starts := conllu.Join(sentences)
	gold := map[int]bool{}
	for i, g := range sentences {
		gold[starts[i]+g.Words[0].Start] = true
	}
	sp.Practice(s, func(t text.Spot) bool {
		out = append(out, spot{slices.Clone(t.Cues), gold[t.Start]})
		return gold[t.Start]
	})
	return out
}

// perParagraph is how many sentences of news stand in a paragraph.
const perParagraph = 3

// edited gathers the spots of sentences of news: headlines, which end without a
// period, on lines of their own, others in paragraphs. Treebanks have little of
// either, and news is what is read most.
func edited(sp *text.Splitter, sentences []string) []spot {
	var s strings.Builder
	gold, run := map[int]bool{}, 0
	for _, sentence := range sentences {
		closed := strings.HasSuffix(sentence, ".")
		if closed && run > 0 && run < perParagraph {
			s.WriteByte(' ')
		} else {
			s.WriteString("\n\n")
			run = 0
		}
		gold[s.Len()] = true
		s.WriteString(sentence)
		if run++; !closed {
			run = perParagraph
		}
	}
	var out []spot
	sp.Practice(s.String(), func(t text.Spot) bool {
		begins := t.Rule || gold[t.Start]
		out = append(out, spot{slices.Clone(t.Cues), begins})
		return begins
	})
	return out
}

// logistic learns a logistic regression with Adagrad: a weight for each place
// of the table that cues are hashed into.
func logistic(ctx context.Context, spots []spot, o BorderOptions, progress func(Progress)) ([]float32, error) {
	w := make([]float32, text.WeightCount)
	squares := make([]float32, text.WeightCount) // of gradients, summed
	rng := rand.New(rand.NewPCG(7, 8))
	order := rng.Perm(len(spots))
	for epoch := range o.Epochs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		right := 0
		for _, n := range order {
			s := &spots[n]
			var sum float32
			for _, c := range s.cues {
				sum += w[c]
			}
			if sum > 0 == s.begins {
				right++
			}
			off := float32(1 / (1 + math.Exp(-float64(sum))))
			if s.begins {
				off--
			}
			for _, c := range s.cues {
				g := off + float32(o.L2)*w[c]
				squares[c] += g * g
				w[c] -= float32(o.Rate) * g / (float32(math.Sqrt(float64(squares[c]))) + 1e-6)
			}
		}
		progress(Progress{"sentences", epoch + 1, o.Epochs, float64(right) / float64(max(1, len(spots)))})
	}
	return w, nil
}

// quantise rounds weights to 8 bits under one scale, which it returns.
func quantise(w []float32, to []int8) float32 {
	var top float32
	for _, x := range w {
		top = max(top, x, -x)
	}
	scale := max(top/math.MaxInt8, 1e-9)
	for i, x := range w {
		to[i] = int8(math.RoundToEven(float64(x / scale)))
	}
	return scale
}
