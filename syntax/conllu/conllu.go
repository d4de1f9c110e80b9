// Package conllu reads treebanks in CoNLL-U, the format of Universal
// Dependencies: one word a line in ten tab-separated columns (number, form,
// lemma, UPOS, XPOS, features, head, relation, …), blank line between
// sentences, comments with #. A surface token that holds several words
// ("don't") is announced by a range line ("4-5"); empty nodes ("7.1"), which
// only the enhanced graphs use, are passed over.
//
// Documents may tell their genre: in a comment of the treebank's own
// (meta::genre), or in the name that they have in it.
//
// Format: universaldependencies.org/format.html.
package conllu

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Word is a syntactic word of a gold tree.
type Word struct {
	Form, Lemma, UPOS, XPOS, Rel string

	Head       int // index into Words, -1 for the root
	Start, End int // bytes of the sentence's Text
}

// Sentence is one annotated sentence.
type Sentence struct {
	ID    string
	Text  string // the "# text" line, or the forms joined where it lacks
	Par   bool   // begins a paragraph
	Doc   bool   // begins a document
	Genre string // of the document begun, if the treebank tells
	Words []Word
	// Tokens are the words as written; most are one word each.
	Tokens []Token
}

// Token is a run of letters or signs as written, which may hold several words:
// those from First to Last.
type Token struct {
	First, Last int
	Form        string
	Space       bool // white space follows
}

// Open reads a file, compressed with gzip or not.
func Open(name string) ([]Sentence, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open treebank: %w", err)
	}
	defer f.Close()
	ss, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("read treebank %s: %w", name, err)
	}
	return ss, nil
}

// Read reads all sentences of r, which may be compressed with gzip.
func Read(r io.Reader) ([]Sentence, error) {
	br := bufio.NewReaderSize(r, 1<<16)
	if magic, _ := br.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, fmt.Errorf("gzip: %w", err)
		}
		defer z.Close()
		br = bufio.NewReaderSize(z, 1<<16)
	}
	return read(br)
}

func read(r io.Reader) ([]Sentence, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<16), 1<<24)
	var (
		out  []Sentence
		cur  Sentence
		line int
	)
	flush := func() error {
		if len(cur.Words) > 0 {
			if err := cur.finish(); err != nil {
				return err
			}
			out = append(out, cur)
		}
		cur = Sentence{}
		return nil
	}
	for sc.Scan() {
		line++
		var err error
		if s := strings.TrimSuffix(sc.Text(), "\r"); s == "" {
			err = flush()
		} else {
			err = cur.add(s)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", line+1, err)
	}
	if err := flush(); err != nil {
		return nil, fmt.Errorf("line %d: %w", line, err)
	}
	return out, nil
}

// add takes in one line of the sentence.
func (s *Sentence) add(line string) error {
	if strings.HasPrefix(line, "#") {
		s.comment(line)
		return nil
	}
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns where CoNLL-U has 10", len(col))
	}
	if strings.Contains(col[0], ".") {
		return nil // empty node
	}
	if strings.TrimSpace(col[1]) == "" {
		return fmt.Errorf("word %s has no form", col[0])
	}
	space := !strings.Contains(col[9], "SpaceAfter=No")
	if a, b, ok := strings.Cut(col[0], "-"); ok {
		first, err1 := strconv.Atoi(a)
		last, err2 := strconv.Atoi(b)
		if err1 != nil || err2 != nil || first != len(s.Words)+1 || last < first {
			return fmt.Errorf("bad range %q", col[0])
		}
		s.Tokens = append(s.Tokens, Token{first - 1, last - 1, col[1], space})
		return nil
	}
	return s.word(col, space)
}

func (s *Sentence) word(col []string, space bool) error {
	if id, err := strconv.Atoi(col[0]); err != nil || id != len(s.Words)+1 {
		return fmt.Errorf("word number %q where %d is due", col[0], len(s.Words)+1)
	}
	head, err := strconv.Atoi(col[6])
	if err != nil || head < 0 {
		return fmt.Errorf("bad head %q", col[6])
	}
	i := len(s.Words)
	s.Words = append(s.Words, Word{
		Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4],
		Head: head - 1, Rel: col[7],
	})
	if n := len(s.Tokens); n == 0 || s.Tokens[n-1].Last < i {
		s.Tokens = append(s.Tokens, Token{i, i, col[1], space})
	}
	return nil
}

func (s *Sentence) comment(line string) {
	key, val, _ := strings.Cut(strings.TrimSpace(line[1:]), " = ")
	switch {
	case key == "text":
		s.Text = val
	case key == "sent_id":
		s.ID = val
	case key == "newpar" || key == "newpar id":
		s.Par = true
	case key == "newdoc" || key == "newdoc id":
		s.Doc = true
		if s.Genre == "" {
			s.Genre = genreIn(val)
		}
	case key == "meta::genre":
		s.Genre = val
	}
}

// genreIn is the genre that a document's name begins with, "" where it tells
// none: "weblog-…" in EWT, "GUM_news_…" in GUM.
func genreIn(id string) string {
	if rest, ok := strings.CutPrefix(id, "GUM_"); ok {
		genre, _, _ := strings.Cut(rest, "_")
		return genre
	}
	genre, _, ok := strings.Cut(id, "-")
	if !ok || strings.Trim(genre, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return genre
}

// finish checks the heads and lays the words over the text.
func (s *Sentence) finish() error {
	for i, w := range s.Words {
		if w.Head >= len(s.Words) || w.Head == i {
			return fmt.Errorf("sentence %s: word %d has head %d", s.ID, i+1, w.Head+1)
		}
	}
	if i := s.circle(); i >= 0 {
		return fmt.Errorf("sentence %s: word %d hangs on itself by way of its heads", s.ID, i+1)
	}
	if last := s.Tokens[len(s.Tokens)-1]; last.Last >= len(s.Words) {
		return fmt.Errorf("sentence %s: a range ends at %d", s.ID, last.Last+1)
	}
	if !s.lay(s.Text) {
		s.Text = s.rebuilt()
		s.lay(s.Text)
	}
	return nil
}

// circle is a word from which the way up does not end, -1 if there is none.
func (s *Sentence) circle() int {
	seen := make([]int, len(s.Words)) // by which word's way up, plus one
	for i := range s.Words {
		h := i
		for h >= 0 && seen[h] == 0 {
			seen[h] = i + 1
			h = s.Words[h].Head
		}
		if h >= 0 && seen[h] == i+1 {
			return i
		}
	}
	return -1
}

// lay finds every surface token in text, in order.
func (s *Sentence) lay(text string) bool {
	at := 0
	for _, t := range s.Tokens {
		i := strings.Index(text[at:], t.Form)
		if i < 0 || strings.TrimSpace(text[at:at+i]) != "" {
			return false
		}
		at += i
		s.cut(t, at)
		at += len(t.Form)
	}
	return true
}

// cut shares a surface token's bytes among its words: by their own forms as far
// as those spell it, and what is left to the last ("won't": wo + n't).
func (s *Sentence) cut(t Token, at int) {
	rest, pos := t.Form, at
	for i := t.First; i <= t.Last; i++ {
		w := &s.Words[i]
		n := min(len(w.Form), len(rest))
		if i == t.Last {
			n = len(rest)
		}
		for n < len(rest) && !utf8.RuneStart(rest[n]) {
			n++
		}
		w.Start, w.End = pos, pos+n
		rest, pos = rest[n:], pos+n
	}
}

// Join returns the running text that the sentences stand in, a blank line
// between paragraphs and documents, and where in it each sentence begins.
func Join(sentences []Sentence) (text string, starts []int) {
	var b strings.Builder
	for i, s := range sentences {
		switch {
		case i == 0:
		case s.Par || s.Doc:
			b.WriteString("\n\n")
		case sentences[i-1].Tokens[len(sentences[i-1].Tokens)-1].Space:
			b.WriteByte(' ')
		}
		starts = append(starts, b.Len())
		b.WriteString(s.Text)
	}
	return b.String(), starts
}

func (s *Sentence) rebuilt() string {
	var b strings.Builder
	for i, t := range s.Tokens {
		b.WriteString(t.Form)
		if t.Space && i < len(s.Tokens)-1 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
