package eval

import (
	"math"
	"strings"

	"entente/syntax"
	"entente/syntax/conllu"
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
	names := []string{"sentences", "words", "upos", "xpos", "lemma", "uas", "las", "las_subtypes", "core_args"}
	for _, r := range syntaxRelations {
		names = append(names, relationFigure(r))
	}
	return names
}

// arcs counts arcs of one relation.
type arcs struct{ right, found, gold int }

// syntaxScore counts what is right.
type syntaxScore struct {
	gold, found, aligned           int // words
	upos, xpos, lemma              int
	heads, relations, subtypes     int
	sentences, sentencesFound      int
	sentencesRight                 int
	verbs, verbsRight              int
	byRelation                     map[string]*arcs
	goldArgs, foundArgs, rightArgs map[int]int
}

func newSyntaxScore() *syntaxScore {
	c := &syntaxScore{byRelation: map[string]*arcs{}}
	for _, r := range syntaxRelations {
		c.byRelation[r] = &arcs{}
	}
	return c
}

// sentence scores the words found for gold words that are known to be the same.
func (c *syntaxScore) sentence(g conllu.Sentence, start int, words []syntax.Word) {
	c.found += len(words)
	c.window(g, start, words, 0, len(words))
}

// window scores a gold sentence that begins at start against words[from:to] of
// those found. Heads may lie outside the window.
func (c *syntaxScore) window(g conllu.Sentence, start int, words []syntax.Word, from, to int) {
	c.sentences++
	c.gold += len(g.Words)
	match := align(g, start, words, from, to)
	back := map[int]int{} // found → gold
	for i, k := range match {
		if k >= 0 {
			back[k] = i
		}
	}
	c.goldArgs, c.foundArgs, c.rightArgs = map[int]int{}, map[int]int{}, map[int]int{}
	for i, w := range g.Words {
		c.count(w.Rel, func(a *arcs) { a.gold++ })
		if core(w.Rel) {
			c.goldArgs[w.Head]++
		}
		if k := match[i]; k >= 0 {
			c.word(g, i, words[k], back)
		}
	}
	for k := from; k < to; k++ {
		c.count(words[k].Rel, func(a *arcs) { a.found++ })
		if h, ok := back[words[k].Head]; ok && core(words[k].Rel) {
			c.foundArgs[h]++
		}
	}
	c.verbsOf(g)
}

// word scores one gold word against the word found in its place.
func (c *syntaxScore) word(g conllu.Sentence, i int, f syntax.Word, back map[int]int) {
	w := g.Words[i]
	c.aligned++
	c.upos += bit(f.UPOS == w.UPOS)
	c.xpos += bit(f.XPOS == w.XPOS)
	c.lemma += bit(f.Lemma == w.Lemma || w.Lemma == "_")
	head := -1
	if f.Head >= 0 {
		h, ok := back[f.Head]
		if !ok {
			return
		}
		head = h
	}
	if head != w.Head {
		return
	}
	c.heads++
	c.relations += bit(mainRelation(f.Rel) == mainRelation(w.Rel))
	if f.Rel != w.Rel {
		return
	}
	c.subtypes++
	c.count(w.Rel, func(a *arcs) { a.right++ })
	if core(w.Rel) {
		c.rightArgs[w.Head]++
	}
}

func (c *syntaxScore) count(rel string, add func(*arcs)) {
	if a := c.byRelation[rel]; a != nil {
		add(a)
	}
}

// verbsOf counts the gold verbs whose core arguments are exactly right.
func (c *syntaxScore) verbsOf(g conllu.Sentence) {
	for h, n := range c.goldArgs {
		if h < 0 || g.Words[h].UPOS != "VERB" {
			continue
		}
		c.verbs++
		c.verbsRight += bit(c.rightArgs[h] == n && c.foundArgs[h] == n)
	}
}

// core reports whether a relation is that of a core argument, or of the agent.
func core(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl:agent":
		return true
	}
	return false
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// share is 100·part/whole to two places, 0 of nothing: differences between
// parsers are smaller than a tenth.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return math.Round(1e4*float64(part)/float64(whole)) / 100
}

// align finds, for each gold word, the word found that covers the same bytes;
// -1 if there is none.
func align(g conllu.Sentence, start int, words []syntax.Word, from, to int) []int {
	match := make([]int, len(g.Words))
	k := from
	for i, w := range g.Words {
		match[i] = -1
		for k < to && words[k].Start < start+w.Start {
			k++
		}
		if k < to && words[k].Start == start+w.Start && words[k].End == start+w.End {
			match[i] = k
			k++
		}
	}
	return match
}

// figures writes the percentages under names with a prefix.
func (c *syntaxScore) figures(out map[string]float64, prefix string) {
	raw := prefix != ""
	set := func(name string, v float64) { out[prefix+name] = v }
	if raw {
		set("sentences", share(2*c.sentencesRight, c.sentencesFound+c.sentences))
		set("words", share(2*c.aligned, c.found+c.gold))
	}
	for name, right := range map[string]int{
		"upos": c.upos, "xpos": c.xpos, "lemma": c.lemma,
		"uas": c.heads, "las": c.relations, "las_subtypes": c.subtypes,
	} {
		if raw {
			set(name, share(2*right, c.found+c.gold))
		} else {
			set(name, share(right, c.gold))
		}
	}
	set("core_args", share(c.verbsRight, c.verbs))
	for rel, a := range c.byRelation {
		set(relationFigure(rel), share(2*a.right, a.found+a.gold))
	}
}
