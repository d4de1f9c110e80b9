package coder

import (
	"fmt"
	"io/fs"
	"strings"

	"entente/coder/frame"
)

// cues are the word lists of standing: what lowers certainty, turns polarity,
// moves time, and which verbs report.
type cues struct {
	hedge     map[string]string
	report    map[string]string
	expert    map[string]bool
	anonymous map[string]bool
	media     map[string]bool
	wordLists // of standing.txt
}

// wordLists are lists of lemmas or phrases by their names.
type wordLists struct {
	lists map[string]map[string]bool
	in    *sieve
}

func newWordLists(lists map[string][]string) wordLists {
	w := wordLists{make(map[string]map[string]bool, len(lists)), &sieve{}}
	for name, words := range lists {
		w.lists[name] = set(words)
		for _, word := range words {
			w.in.add(name, word)
		}
	}
	return w
}

// has reports whether a lemma or phrase is in a list.
func (w wordLists) has(list, lemma string) bool {
	return w.in.may(list, lemma) && w.lists[list][lemma]
}

func loadWordLists(lang fs.FS, file string) (wordLists, error) {
	lists, err := loadLists(lang, file)
	return newWordLists(lists), err
}

// cueKinds are the values that hedges.txt and reporting.txt may give.
var cueKinds = map[string]bool{
	"neutral": true, "certain": true, "probable": true, "possible": true, "unknown": true, "doubt": true,
	"negative": true, "future": true, "historical": true, "ongoing": true,
	"hypothetical": true, "considered": true,
}

func loadCues(lang fs.FS) (*cues, error) {
	c := &cues{}
	var err error
	if c.hedge, err = loadCueFile(lang, "hedges.txt"); err != nil {
		return nil, err
	}
	if c.report, err = loadCueFile(lang, "reporting.txt"); err != nil {
		return nil, err
	}
	lists, err := loadLists(lang, "vouchers.txt")
	if err != nil {
		return nil, err
	}
	if c.wordLists, err = loadWordLists(lang, "standing.txt"); err != nil {
		return nil, err
	}
	c.expert, c.anonymous, c.media = set(lists["expert"]), set(lists["anonymous"]), set(lists["media"])
	return c, nil
}

// sectorOf is the sector of a source that has no name.
func (c *cues) sectorOf(lemma string) string {
	switch {
	case c.media[lemma]:
		return "JRN"
	case c.expert[lemma]:
		return "EDU"
	}
	return ""
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// loadCueFile reads lines of "word or phrase kind".
func loadCueFile(lang fs.FS, name string) (map[string]string, error) {
	out := map[string]string{}
	err := eachLine(lang, name, func(line string) error {
		i := strings.LastIndexAny(line, " \t")
		if i < 0 || !cueKinds[line[i+1:]] {
			return fmt.Errorf("%q: want a word or phrase, a blank, and a kind", line)
		}
		out[strings.TrimSpace(line[:i])] = line[i+1:]
		return nil
	})
	return out, err
}

// loadLists reads lines of "name: word, word".
func loadLists(lang fs.FS, name string) (map[string][]string, error) {
	out := map[string][]string{}
	err := eachLine(lang, name, func(line string) error {
		key, words, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%q: want name: word, word", line)
		}
		key = strings.TrimSpace(key)
		out[key] = append(out[key], splitWords(words)...)
		return nil
	})
	return out, err
}

// eachLine calls f with every line of a word list; errors name file and line.
func eachLine(lang fs.FS, name string, f func(line string) error) error {
	return frame.EachLine(lang, name, func(at, line string) error {
		if err := f(line); err != nil {
			return fmt.Errorf("coder: %s: %w", at, err)
		}
		return nil
	})
}
