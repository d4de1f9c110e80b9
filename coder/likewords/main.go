// Likewords writes lang/en/model/like.txt: words of the field that the
// treebanks do not have, each under a word of theirs that takes the same tags,
// so that the tagger knows "warplanes" for a noun and "shelled" for a verb.
// The words are the lemmas of frames and of kinds of people, inflected by
// lang/en/frames/inflect.txt.
//
//	go run ./coder/likewords TREEBANK.conllu.gz… > lang/en/model/like.txt
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"entente/actor"
	"entente/coder/frame"
	"entente/lang/en"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "likewords:", err)
		os.Exit(1)
	}
}

func run(treebanks []string, w io.Writer) error {
	known, err := vocabulary(treebanks)
	if err != nil {
		return err
	}
	lex, err := lexicon()
	if err != nil {
		return err
	}
	agents, err := agentNouns()
	if err != nil {
		return err
	}
	l := list{known: known, under: map[string]map[string]bool{}}
	l.fill(lex, agents)
	return l.write(w)
}

func lexicon() (*frame.Lexicon, error) {
	dir, err := fs.Sub(en.FS, "frames")
	if err != nil {
		return nil, err
	}
	return frame.Load(dir)
}

// vocabulary is the words of the treebanks, in lower case.
func vocabulary(files []string) (map[string]bool, error) {
	known := map[string]bool{}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for sc := bufio.NewScanner(z); sc.Scan(); {
			if c := strings.Split(sc.Text(), "\t"); len(c) > 4 {
				known[strings.ToLower(c[1])] = true
			}
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// agentNouns are the single words of agents.txt: its first field lists them.
func agentNouns() ([]string, error) {
	b, err := fs.ReadFile(actor.Data(), "agents.txt")
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		words, _, _ := strings.Cut(line, "|")
		for w := range strings.SplitSeq(words, ";") {
			if w = strings.TrimSpace(w); single(w) {
				out = append(out, w)
			}
		}
	}
	return out, nil
}

func single(w string) bool {
	return len(w) > 3 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == ""
}

// list gathers new words under the known word that they are like.
type list struct {
	known map[string]bool
	under map[string]map[string]bool
}

func (l *list) add(like, word string) {
	if l.known[word] {
		return
	}
	if l.under[like] == nil {
		l.under[like] = map[string]bool{}
	}
	l.under[like][word] = true
}

func (l *list) fill(lex *frame.Lexicon, agents []string) {
	for _, f := range lex.Frames() {
		for _, lemma := range f.Lemmas {
			if !single(lemma) {
				continue
			}
			switch {
			case f.POS == frame.Verb:
				l.verb(lex, lemma, lex.Knows(lemma, frame.Noun))
			case f.POS == frame.Noun && !lex.Knows(lemma, frame.Verb):
				l.noun(lex, lemma)
			case f.POS == frame.Adj && !lex.Knows(lemma, frame.Verb) && !lex.Knows(lemma, frame.Noun):
				l.add("willing", lemma)
			}
		}
	}
	for _, a := range agents {
		if !lex.Knows(a, frame.Verb) {
			l.noun(lex, a)
		}
	}
}

// verb adds the forms of a verb; one that is a noun too is like "attack".
func (l *list) verb(lex *frame.Lexicon, lemma string, noun bool) {
	base, third := "condemn", "announces"
	if noun {
		base, third = "attack", "attacks"
	}
	l.add(base, lemma)
	for i, form := range lex.Inflect(lemma, frame.Verb) {
		switch {
		case i == 0:
			l.add(third, form)
		case strings.HasSuffix(form, "ing"):
			l.add("announcing", form)
		default:
			l.add("announced", form)
		}
	}
}

func (l *list) noun(lex *frame.Lexicon, lemma string) {
	l.add("soldier", lemma)
	for _, plural := range lex.Inflect(lemma, frame.Noun) {
		l.add("militants", plural)
	}
}

// perLine is how many words stand on a line.
const perLine = 12

func (l *list) write(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# Words of the field that the treebanks do not have, by a word of theirs that takes the same tags.\n")
	b.WriteString("# Written by: go run ./coder/likewords TREEBANKS/*-train.conllu.gz\n")
	heads := make([]string, 0, len(l.under))
	for h := range l.under {
		heads = append(heads, h)
	}
	slices.Sort(heads)
	for _, h := range heads {
		words := make([]string, 0, len(l.under[h]))
		for w := range l.under[h] {
			words = append(words, w)
		}
		slices.Sort(words)
		for part := range slices.Chunk(words, perLine) {
			fmt.Fprintf(&b, "%s: %s\n", h, strings.Join(part, " "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
