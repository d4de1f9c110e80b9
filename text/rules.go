package text

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"entente/nn/pack"
)

// ending says what the period of an abbreviation can mean.
type ending uint8

const (
	notAbbreviation ending = iota
	beforeName             // "Mr.": a name follows, the sentence goes on
	beforeNumber           // "No.": an abbreviation only before a digit
	mayEnd                 // "Inc.": may be the last word too
)

// contraction is how a word comes apart.
type contraction struct {
	parts  []int           // lengths
	before map[string]bool // only before such a word; nil: always
}

// Splitter splits the text of one language. It is immutable and safe for
// concurrent use.
type Splitter struct {
	abbreviations map[string]ending
	contractions  map[string]contraction // by word in lower case
	clitics       []string               // with straight apostrophe
	prefixes      map[string]bool
	syllables     map[string]bool
	starters      map[string]bool
	reporting     map[string]bool
	units         map[string]bool
	extensions    map[string]bool // of file names
	smileys       map[string]bool
	borders       *borders // nil: by the rules alone
}

// New reads the word lists at the root of data (see lang/en/text).
func New(data fs.FS) (*Splitter, error) {
	sp := &Splitter{abbreviations: map[string]ending{}, contractions: map[string]contraction{}}
	err := EachLine(data, "abbreviations.txt", func(f []string) error {
		kind := map[string]ending{"name": beforeName, "number": beforeNumber, "end": mayEnd}[f[len(f)-1]]
		if len(f) != 2 || kind == notAbbreviation {
			return fmt.Errorf("want a word and name, number or end, got %q", f)
		}
		sp.abbreviations[f[0]] = kind
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = EachLine(data, "contractions.txt", func(f []string) error {
		var c contraction
		parts, before := f[1:], []string(nil)
		if i := slices.Index(f, "before"); i > 0 {
			parts, before = f[1:i], f[i+1:]
			c.before = map[string]bool{}
		}
		if len(parts) < 2 || strings.Join(parts, "") != f[0] {
			return fmt.Errorf("%q is not its parts", f)
		}
		for _, part := range parts {
			c.parts = append(c.parts, len(part))
		}
		for _, w := range before {
			c.before[w] = true
		}
		sp.contractions[f[0]] = c
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = EachLine(data, "clitics.txt", func(f []string) error {
		sp.clitics = append(sp.clitics, f[0])
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := sp.sets(data); err != nil {
		return nil, err
	}
	return sp, sp.learned(data)
}

// learned reads the weights; without them the rules decide alone.
func (sp *Splitter) learned(data fs.FS) error {
	f, err := pack.Read(data, BordersFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if sp.borders, err = openBorders(f); err != nil {
		return fmt.Errorf("weights %s: %w", BordersFile, err)
	}
	return nil
}

// With returns a splitter of the same lists with other weights, or with none
// if b is nil.
func (sp *Splitter) With(b *Borders) (*Splitter, error) {
	if b == nil {
		other := *sp
		other.borders = nil
		return &other, nil
	}
	f, err := pack.Decode(pack.Encode(b.Sections()))
	if err != nil {
		return nil, err
	}
	other := *sp
	other.borders, err = openBorders(f)
	return &other, err
}

func (sp *Splitter) sets(data fs.FS) error {
	for _, list := range []struct {
		name string
		set  *map[string]bool
	}{
		{"prefixes.txt", &sp.prefixes},
		{"syllables.txt", &sp.syllables},
		{"starters.txt", &sp.starters},
		{"reporting.txt", &sp.reporting},
		{"units.txt", &sp.units},
		{"extensions.txt", &sp.extensions},
		{"smileys.txt", &sp.smileys},
	} {
		set := map[string]bool{}
		*list.set = set
		err := EachLine(data, list.name, func(f []string) error {
			set[f[0]] = true
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// EachLine hands the fields of each line of a word list to use. What stands
// behind # is a comment. An error tells list and line.
func EachLine(data fs.FS, name string, use func(fields []string) error) error {
	f, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("word list: %w", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	for line := 1; sc.Scan(); line++ {
		entry, _, _ := strings.Cut(sc.Text(), "#")
		fields := strings.Fields(entry)
		if len(fields) == 0 {
			continue
		}
		if err := use(fields); err != nil {
			return fmt.Errorf("word list %s, line %d: %w", name, line, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("word list %s: %w", name, err)
	}
	return nil
}

// has looks word up in lower case, without allocating.
func has(set map[string]bool, word string) bool {
	var buf [32]byte
	if len(word) > len(buf) {
		return false
	}
	return set[string(lower(buf[:0], word))]
}

// lower appends word in ASCII lower case with straight apostrophes.
func lower(buf []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '`':
			c = '\''
		case strings.HasPrefix(word[i:], "’"):
			c = '\''
			i += len("’") - 1
		}
		buf = append(buf, c)
	}
	return buf
}
