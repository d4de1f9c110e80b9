package train

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"unicode"

	"entente/syntax/conllu"
)

// Treebanks of essays, mail and reviews lack the words of the news; what a
// parser has never met it takes for something else, so that "Britain imposed
// sanctions" becomes sanctions that are imposed and British. Sentences are
// therefore learned a second time with some of their words replaced by words of
// the field of the same tag: the tree stays, the words are those that will come.

// field holds the words that may take another's place, by tag.
type field struct {
	words map[string][]string // by Penn tag
	names []string
}

// tagsOf are the Penn tags of the words that like.txt lists under each of the
// words that it names.
var tagsOf = map[string][]string{
	"condemn": {"VB", "VBP"}, "announces": {"VBZ"}, "announced": {"VBD", "VBN"}, "announcing": {"VBG"},
	"attack": {"VB", "NN"}, "attacks": {"NNS", "VBZ"}, "soldier": {"NN"}, "militants": {"NNS"}, "willing": {"JJ"},
}

// openField reads like.txt. Its lines under a word in capitals are names.
func openField(name string) (*field, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("train syntax: words of the field: %w", err)
	}
	defer f.Close()
	out := &field{words: map[string][]string{}}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		like, words, ok := strings.Cut(sc.Text(), ":")
		if !ok || strings.HasPrefix(like, "#") {
			continue
		}
		if unicode.IsUpper(rune(like[0])) {
			out.names = append(out.names, strings.Fields(words)...)
		}
		for _, tag := range tagsOf[like] {
			out.words[tag] = append(out.words[tag], strings.Fields(words)...)
		}
	}
	return out, sc.Err()
}

// Shares of the words of a copy that are replaced.
const (
	swapVerbs   = 0.5
	swapNouns   = 0.25
	swapNames   = 0.5
	swapSubject = 0.3 // pronouns and nouns that become names
)

// inField returns sentences with copies of a share of them in the words of the
// field. Each copy follows its original. Copies have no lemmas where a word was
// replaced.
func (f *field) inField(sentences []conllu.Sentence, share float64) []conllu.Sentence {
	rng := rand.New(rand.NewPCG(7, 8))
	var out []conllu.Sentence
	for _, s := range sentences {
		out = append(out, s)
		if len(s.Words) < 4 || rng.Float64() >= share {
			continue
		}
		c := s
		c.Words = slices.Clone(s.Words)
		alone := withoutKids(s.Words)
		for i := range c.Words {
			f.swap(rng, &c.Words[i], alone[i])
		}
		out = append(out, c)
	}
	return out
}

// withoutKids tells which words no other depends on.
func withoutKids(words []conllu.Word) []bool {
	alone := make([]bool, len(words))
	for i := range alone {
		alone[i] = true
	}
	for _, w := range words {
		if w.Head >= 0 {
			alone[w.Head] = false
		}
	}
	return alone
}

func (f *field) swap(rng *rand.Rand, w *conllu.Word, alone bool) {
	rel, _, _ := strings.Cut(w.Rel, ":")
	switch {
	case w.UPOS == "VERB" && rng.Float64() < swapVerbs:
		f.replace(rng, w, f.words[w.XPOS])
	case w.UPOS == "NOUN" && rng.Float64() < swapNouns && rel != "fixed":
		f.replace(rng, w, f.words[w.XPOS])
	case w.UPOS == "PROPN" && w.XPOS == "NNP" && rel != "flat" && rng.Float64() < swapNames:
		f.replace(rng, w, f.names)
	case alone && (rel == "nsubj" || rel == "obj") && (w.UPOS == "PRON" && w.XPOS == "PRP") && rng.Float64() < swapSubject:
		if f.replace(rng, w, f.names) {
			w.UPOS, w.XPOS = "PROPN", "NNP"
		}
	}
}

// replace puts a word of a list in the place of another, in its capitals.
func (f *field) replace(rng *rand.Rand, w *conllu.Word, words []string) bool {
	if len(words) == 0 {
		return false
	}
	form := words[rng.IntN(len(words))]
	if first := rune(w.Form[0]); unicode.IsUpper(first) {
		form = strings.ToUpper(form[:1]) + form[1:]
	}
	w.Form, w.Lemma = form, ""
	return true
}
