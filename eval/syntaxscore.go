package eval

import (
	"math"
	"strings"
)

// syntaxRelations are the relations whose F1 is told one by one.
var syntaxRelations = [...]string{
	"root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "nmod", "nmod:poss",
	"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "appos", "compound", "flat", "amod", "advmod",
}

// relationFigure is a relation's name among the figures: nsubj_pass_f1.
func relationFigure(rel string) string {
	return strings.ReplaceAll(rel, ":", "_") + "_f1"
}

// syntaxFigures lists the figures in the order of the table.
func syntaxFigures() []string {
	names := []string{
		"sentences", "tokens", "words", "upos", "xpos", "lemma", "uas", "las", "las_subtypes", "clas", "blex", "core_args",
	}
	for _, r := range syntaxRelations {
		names = append(names, relationFigure(r))
	}
	return names
}

// tally counts what is right of what was found and what is gold.
type tally struct{ right, found, gold int }

// f1 is the F1 in percent to two places, 0 of nothing: differences between
// parsers are smaller than a tenth.
func (t tally) f1() float64 {
	if t.found+t.gold == 0 {
		return 0
	}
	return math.Round(2e4*float64(t.right)/float64(t.found+t.gold)) / 100
}

// syntaxScore counts what is right.
type syntaxScore struct {
	sentences, tokens, words tally
	counts                   map[string]*tally // by figure: upos, las, nsubj_f1 …
	verbs, verbsRight        int
}

func newSyntaxScore() *syntaxScore {
	c := &syntaxScore{counts: map[string]*tally{}}
	for _, name := range syntaxFigures() {
		c.counts[name] = &tally{}
	}
	return c
}

// add scores a text: match gives for each gold word the one found, -1 for none.
func (c *syntaxScore) add(gold, found *parsed, match []int) {
	c.sentences = c.sentences.plus(sameStretches(gold.sentences, found.sentences))
	c.tokens = c.tokens.plus(sameStretches(gold.tokens, found.tokens))
	t := newText(gold, found, match)
	c.words = c.words.plus(tally{t.aligned, len(found.words), len(gold.words)})
	for _, name := range [...]string{"upos", "xpos", "lemma", "uas", "las", "las_subtypes"} {
		c.counts[name].gold += len(gold.words)
		c.counts[name].found += len(found.words)
	}
	for i := range gold.words {
		c.count(&gold.words[i], func(a *tally) { a.gold++ })
		c.word(t, i)
	}
	for k := range found.words {
		c.count(&found.words[k], func(a *tally) { a.found++ })
	}
	c.verbsOf(t)
}

func (t tally) plus(o tally) tally {
	return tally{t.right + o.right, t.found + o.found, t.gold + o.gold}
}

// sameStretches counts the stretches that both lists have. They are in order and apart.
func sameStretches(gold, found []stretch) tally {
	t := tally{found: len(found), gold: len(gold)}
	for g, f := 0, 0; g < len(gold) && f < len(found); {
		switch a, b := gold[g], found[f]; {
		case a.start < b.start:
			g++
		case b.start < a.start:
			f++
		default:
			t.right += bit(a == b)
			g, f = g+1, f+1
		}
	}
	return t
}

// count adds to the figures that a word counts in: that of its relation, and
// those of words of content.
func (c *syntaxScore) count(w *uword, add func(*tally)) {
	if a := c.counts[relationFigure(w.rel)]; a != nil {
		add(a)
	}
	if content(w.rel) {
		add(c.counts["clas"])
		add(c.counts["blex"])
	}
}

// alignedText is a gold text with what was found in its place.
type alignedText struct {
	gold, found *parsed
	match, back []int // gold to found, found to gold
	aligned     int
}

func newText(gold, found *parsed, match []int) *alignedText {
	t := &alignedText{gold: gold, found: found, match: match, back: make([]int, len(found.words))}
	for k := range t.back {
		t.back[k] = nowhere
	}
	for g, k := range match {
		if k >= 0 {
			t.back[k] = g
			t.aligned++
		}
	}
	return t
}

// headOf is the gold word that stands for the head of a word found: root for the
// root, nowhere if its head is no gold word.
func (t *alignedText) headOf(k int) int {
	h := t.found.words[k].head
	if h >= 0 {
		return t.back[h]
	}
	return h
}

// word scores one gold word against the word found in its place.
func (c *syntaxScore) word(t *alignedText, i int) {
	k := t.match[i]
	if k < 0 {
		return
	}
	w, f := &t.gold.words[i], &t.found.words[k]
	right := func(name string, is bool) { c.counts[name].right += bit(is) }
	lemma := w.lemma == "_" || f.lemma == w.lemma
	right("upos", f.upos == w.upos)
	right("xpos", f.xpos == w.xpos)
	right("lemma", lemma)
	if t.headOf(k) != w.head {
		return
	}
	las := mainRelation(f.rel) == mainRelation(w.rel)
	right("uas", true)
	right("las", las)
	right("las_subtypes", f.rel == w.rel)
	if a := c.counts[relationFigure(w.rel)]; a != nil {
		a.right += bit(f.rel == w.rel)
	}
	if content(w.rel) {
		right("clas", las)
		right("blex", las && lemma)
	}
}

// verbsOf counts the gold verbs whose core arguments are exactly right.
func (c *syntaxScore) verbsOf(t *alignedText) {
	gold, found, right := map[int]int{}, map[int]int{}, map[int]int{}
	for i := range t.gold.words {
		w := &t.gold.words[i]
		if !core(w.rel) {
			continue
		}
		gold[w.head]++
		if k := t.match[i]; k >= 0 && t.headOf(k) == w.head && t.found.words[k].rel == w.rel {
			right[w.head]++
		}
	}
	for k := range t.found.words {
		if core(t.found.words[k].rel) {
			found[t.headOf(k)]++
		}
	}
	for h, n := range gold {
		if h >= 0 && t.gold.words[h].upos == "VERB" {
			c.verbs++
			c.verbsRight += bit(right[h] == n && found[h] == n)
		}
	}
}

// mainRelation drops the subtype.
func mainRelation(rel string) string {
	m, _, _ := strings.Cut(rel, ":")
	return m
}

// core reports whether a relation is that of a core argument, or of the agent.
func core(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl:agent":
		return true
	}
	return false
}

// content reports whether a relation is one of content words: all but those of
// function words and signs.
func content(rel string) bool {
	switch mainRelation(rel) {
	case "aux", "cop", "mark", "det", "clf", "case", "cc", "punct", "_", "":
		return false
	}
	return true
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// figures writes the percentages under names with a prefix. How words and
// sentences were found is told where they were: under raw_.
func (c *syntaxScore) figures(out map[string]float64, prefix string) {
	raw := prefix == "raw_"
	for _, name := range syntaxFigures() {
		v := c.counts[name].f1()
		switch name {
		case "sentences", "tokens", "words":
			if !raw {
				continue
			}
			v = map[string]tally{"sentences": c.sentences, "tokens": c.tokens, "words": c.words}[name].f1()
		case "core_args":
			v = tally{c.verbsRight, c.verbs, c.verbs}.f1()
		}
		out[prefix+name] = v
	}
}
