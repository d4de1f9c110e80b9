package cli

import (
	"bufio"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
	"entente/lang/en"
)

// trainWordsCmd is `entente train words`.
type trainWordsCmd struct {
	Treebanks []string `arg:"" name:"treebank" help:"CoNLL-U files or folders, as for train syntax."`
	Out       string   `short:"o" default:"lang/en/model" placeholder:"DIR" help:"Folder that like.txt is written to."`
}

// Help is shown by `entente train words --help`.
func (*trainWordsCmd) Help() string {
	return `Writes like.txt: words of the field that the treebanks do not have, each under a word of theirs that takes
the same tags, so that the tagger knows "warplanes" for a noun and "shelled" for a verb. The words are the
lemmas of frames and of kinds of people, inflected regularly. It takes a second.

  entente train words UD_English-EWT/ -o lang/en/model`
}

// Run writes the list.
func (c *trainWordsCmd) Run(_ context.Context, s *Streams) error {
	files, err := treebanks(c.Treebanks)
	if err != nil {
		return err
	}
	known, err := treebankWords(files)
	if err != nil {
		return entente.Errorf(entente.Invalid, err, "A treebank could not be read: %s.", err)
	}
	lex, err := lexicon()
	if err != nil {
		return err
	}
	agents, err := agentNouns()
	if err != nil {
		return err
	}
	l := wordList{known: known, under: map[string]map[string]bool{}}
	l.fill(lex, agents)
	if err := l.names(); err != nil {
		return err
	}
	name := filepath.Join(c.Out, "like.txt")
	if err := os.WriteFile(name, []byte(l.text()), 0o644); err != nil {
		return entente.Errorf(entente.Unavailable, err, "%s could not be written: %s.", name, err)
	}
	fmt.Fprintf(s.Err, "the words are in %s; build the program to embed them\n", name)
	return nil
}

// treebankWords is the vocabulary of treebanks, in lower case.
func treebankWords(files []string) (map[string]bool, error) {
	known := map[string]bool{}
	for _, name := range files {
		if err := addTreebankWords(known, name); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return known, nil
}

func addTreebankWords(known map[string]bool, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		if c := strings.Split(sc.Text(), "\t"); len(c) > 4 {
			known[strings.ToLower(c[1])] = true
		}
	}
	return sc.Err()
}

func lexicon() (*frame.Lexicon, error) {
	dir, err := fs.Sub(en.FS, "frames")
	if err != nil {
		return nil, err
	}
	return frame.Load(dir)
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

// wordList gathers new words under the known word that they are like.
type wordList struct {
	known map[string]bool
	under map[string]map[string]bool
}

func (l *wordList) add(like, word string) {
	if l.known[word] {
		return
	}
	if l.under[like] == nil {
		l.under[like] = map[string]bool{}
	}
	l.under[like][word] = true
}

func (l *wordList) fill(lex *frame.Lexicon, agents []string) {
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
func (l *wordList) verb(lex *frame.Lexicon, lemma string, noun bool) {
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

func (l *wordList) noun(lex *frame.Lexicon, lemma string) {
	l.add("soldier", lemma)
	for _, plural := range lex.Inflect(lemma, frame.Noun) {
		l.add("militants", plural)
	}
}

// nameFiles list what has a proper name, with its names first on each line.
var nameFiles = []string{"states.txt", "persons-europe.txt", "persons-europe-east.txt", "persons-asia.txt", "persons-mideast.txt", "persons-africa.txt",
	"persons-americas.txt", "persons-oceania.txt"}

// names adds the last words of names under "Russia", which is like them.
func (l *wordList) names() error {
	for _, file := range nameFiles {
		b, err := fs.ReadFile(actor.Data(), file)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			first, _, _ := strings.Cut(line, "|")
			name, _, _ := strings.Cut(first, ";")
			if words := strings.Fields(name); len(words) > 0 && !strings.HasPrefix(line, "#") {
				l.addName(words[len(words)-1])
			}
		}
	}
	return nil
}

// addName adds a name, also one that the treebanks have: it is for practice.
func (l *wordList) addName(word string) {
	if len(word) < 3 || strings.Trim(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") != "" {
		return
	}
	if l.under["Russia"] == nil {
		l.under["Russia"] = map[string]bool{}
	}
	l.under["Russia"][word] = true
}

// perLine is how many words stand on a line.
const perLine = 12

func (l *wordList) text() string {
	var b strings.Builder
	b.WriteString("# Words of the field that the treebanks do not have, by a word of theirs that takes the same tags.\n")
	b.WriteString("# Written by: entente train words TREEBANKS\n")
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
	return b.String()
}
