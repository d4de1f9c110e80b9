package frame

import (
	"fmt"
	"io/fs"
	"strings"
)

// finer is a rule that makes a CAMEO code more exact by what stands around the
// trigger.
type finer struct {
	from  []string // codes, or beginnings of codes with a *
	conds []Cond
	to    string // a code, or "+3": the digit to add
}

// Finer is the CAMEO code that the company of a trigger gives to one of a
// frame; the same code if it tells no more.
func (l *Lexicon) Finer(code string, s Scene) string {
	for i := range l.finer {
		f := &l.finer[i]
		if !f.of(code) || !holdAll(f.conds, s) {
			continue
		}
		if digit, ok := strings.CutPrefix(f.to, "+"); ok {
			return code + digit
		}
		return f.to
	}
	return code
}

func (f *finer) of(code string) bool {
	for _, c := range f.from {
		if beginning, ok := strings.CutSuffix(c, "*"); c == code || ok && strings.HasPrefix(code, beginning) {
			return true
		}
	}
	return false
}

func holdAll(conds []Cond, s Scene) bool {
	for i := range conds {
		if !conds[i].Holds(s) {
			return false
		}
	}
	return true
}

// readFiner reads finer.txt; a language may do without.
func (l *Lexicon) readFiner(dir fs.FS, classes map[string][]string) error {
	if _, err := fs.Stat(dir, "finer.txt"); err != nil {
		return nil
	}
	return EachLine(dir, "finer.txt", func(at, line string) error {
		left, to, ok := strings.Cut(line, " -> ")
		words := strings.Fields(left)
		if !ok || len(words) < 2 {
			return fmt.Errorf("%s: %q: want CODE COND -> CODE", at, line)
		}
		f := finer{from: strings.Split(words[0], ","), to: strings.TrimSpace(to)}
		for _, w := range words[1:] {
			c, err := parseCond(w, classes)
			if err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
			f.conds = append(f.conds, c)
		}
		l.finer = append(l.finer, f)
		return nil
	})
}
