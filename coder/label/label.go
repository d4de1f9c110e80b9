// Package label reads labelled sentences: a sentence with the words of an
// actor and of a recipient marked, and the PLOVER type that holds between
// them. The format is that of lang/en/examples:
//
//	ACCUSE.disapprove | FRA | IRN | [A:France] condemned [R:Iran] over the seizure.
package label

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"entente"
)

// Sentence is one labelled sentence. Event is empty where nothing happens.
// Actor and Recipient are the first spans marked; a zero span is not marked.
type Sentence struct {
	Event, Mode      string
	Actors           []string // codes as given
	Recipients       []string
	Text             string
	Actor, Recipient entente.Span
	second           entente.Span // the second actor that is marked
}

// Pair is the marked pair, and whether both are marked. Where all who take part
// are actors, it is the first two of them.
func (s *Sentence) Pair() (entente.Pair, bool) {
	p := entente.Pair{Actor: s.Actor, Recipient: s.Recipient}
	if p.Recipient.Len() == 0 {
		p.Recipient = s.second
	}
	return p, p.Actor.Len() > 0 && p.Recipient.Len() > 0
}

// Read reads a file of labelled sentences. Blank lines and lines that begin
// with # are skipped; any other line without four fields is an error with its
// number.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		s, err := parse(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, s)
	}
	return out, sc.Err()
}

func parse(line string) (Sentence, error) {
	f := strings.SplitN(line, " | ", 4)
	if len(f) != 4 {
		return Sentence{}, fmt.Errorf("%d fields, want TYPE | actors | recipients | sentence", len(f))
	}
	s := Sentence{Actors: codes(f[1]), Recipients: codes(f[2])}
	s.Event, s.Mode, _ = strings.Cut(strings.TrimSpace(f[0]), ".")
	if s.Event == "none" {
		s.Event = ""
	}
	return s, s.unmark(f[3])
}

func codes(field string) []string {
	if field = strings.TrimSpace(field); field == "-" || field == "" {
		return nil
	}
	return strings.Split(field, ",")
}

// unmark takes the marks out of a sentence and keeps where they stood.
func (s *Sentence) unmark(marked string) error {
	var b strings.Builder
	for {
		i := strings.IndexByte(marked, '[')
		if i < 0 {
			break
		}
		end := strings.IndexByte(marked[i:], ']')
		if end < 3 || marked[i+2] != ':' {
			return fmt.Errorf("a mark is written [A:words] or [R:words]: %q", marked[i:])
		}
		b.WriteString(marked[:i])
		words := marked[i+3 : i+end]
		sp := entente.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words)
		switch {
		case marked[i+1] == 'A' && s.Actor.Len() == 0:
			s.Actor = sp
		case marked[i+1] == 'A' && s.second.Len() == 0:
			s.second = sp
		case marked[i+1] == 'R' && s.Recipient.Len() == 0:
			s.Recipient = sp
		}
		marked = marked[i+end+1:]
	}
	b.WriteString(marked)
	s.Text = b.String()
	return nil
}
