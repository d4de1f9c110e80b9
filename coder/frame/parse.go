package frame

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"entente/codebook"
)

// Load reads every *.frames file of a folder, with classes*.txt and light.txt
// beside them. A fault in any line is an error that names file and line; all
// of them are reported together.
func Load(dir fs.FS) (*Lexicon, error) {
	classes, err := loadClasses(dir)
	if err != nil {
		return nil, err
	}
	l := &Lexicon{byTrigger: map[trigger][]*Frame{}, light: map[string]bool{}}
	if err := l.loadLight(dir); err != nil {
		return nil, err
	}
	files, err := fs.Glob(dir, "*.frames")
	if err != nil {
		return nil, fmt.Errorf("frame: list files: %w", err)
	}
	var faults []error
	for _, name := range files {
		faults = append(faults, EachLine(dir, name, func(at, line string) error {
			f, err := parseFrame(line, classes)
			if err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
			f.Source = at
			l.add(f)
			return nil
		}))
	}
	l.sort()
	faults = append(faults, l.loadForms(dir), l.readFiner(dir, classes))
	return l, errors.Join(faults...)
}

func (l *Lexicon) add(f *Frame) {
	l.frames = append(l.frames, f)
	for _, lemma := range f.Lemmas {
		k := trigger{lemma, f.POS}
		l.byTrigger[k] = append(l.byTrigger[k], f)
	}
}

func (l *Lexicon) sort() {
	for _, fs := range l.byTrigger {
		slices.SortStableFunc(fs, func(a, b *Frame) int {
			if a.Late != b.Late {
				if a.Late {
					return 1
				}
				return -1
			}
			return b.Specificity() - a.Specificity()
		})
	}
}

func (l *Lexicon) loadLight(dir fs.FS) error {
	return EachLine(dir, "light.txt", func(_, line string) error {
		for _, w := range strings.Fields(line) {
			l.light[w] = true
		}
		return nil
	})
}

func loadClasses(dir fs.FS) (map[string][]string, error) {
	classes := map[string][]string{}
	files, err := fs.Glob(dir, "classes*.txt")
	if err != nil {
		return nil, fmt.Errorf("frame: list classes: %w", err)
	}
	for _, name := range files {
		err := EachLine(dir, name, func(at, line string) error {
			class, words, ok := strings.Cut(line, ":")
			if !ok {
				return fmt.Errorf("%s: a class is written name: word, word", at)
			}
			class = strings.TrimPrefix(strings.TrimSpace(class), "@")
			for w := range strings.SplitSeq(words, ",") {
				if w = strings.TrimSpace(w); w != "" {
					classes[class] = append(classes[class], w)
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return classes, nil
}

// EachLine reads a file of word lists: it calls f with the place and text of every line that is not blank or
// a comment, and joins its errors.
func EachLine(dir fs.FS, name string, f func(at, line string) error) error {
	file, err := dir.Open(name)
	if err != nil {
		return fmt.Errorf("frame: %w", err)
	}
	defer file.Close()
	var faults []error
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := f(path.Base(name)+":"+strconv.Itoa(n), line); err != nil {
			faults = append(faults, err)
		}
	}
	return errors.Join(append(faults, sc.Err())...)
}

func parseFrame(line string, classes map[string][]string) (*Frame, error) {
	left, right, ok := strings.Cut(line, " -> ")
	if !ok {
		return nil, errors.New("no -> between the words and what they mean")
	}
	meaning, example, _ := strings.Cut(right, "|")
	f := &Frame{Weight: 0.8, Example: strings.TrimSpace(example)}
	head, conds, _ := strings.Cut(strings.TrimSpace(left), " ")
	if err := f.parseHead(head); err != nil {
		return nil, err
	}
	for c := range strings.FieldsSeq(conds) {
		cond, err := parseCond(c, classes)
		if err != nil {
			return nil, err
		}
		f.Conds = append(f.Conds, cond)
		f.need(&cond)
	}
	return f, f.parseMeaning(strings.Fields(meaning))
}

func (f *Frame) parseHead(head string) error {
	i := strings.LastIndexByte(head, '/')
	if i < 1 || len(head) != i+2 || !strings.ContainsRune("vna", rune(head[i+1])) {
		return fmt.Errorf("head %q: want lemma[,lemma]/v, /n or /a", head)
	}
	f.POS = POS(head[i+1])
	for lemma := range strings.SplitSeq(head[:i], ",") {
		f.Lemmas = append(f.Lemmas, strings.ReplaceAll(lemma, "_", " "))
	}
	return nil
}

func parseCond(s string, classes map[string][]string) (Cond, error) {
	c := Cond{words: map[string]bool{}}
	s, c.Not = strings.CutPrefix(s, "!")
	var words string
	var ok bool
	c.Slot, words, ok = strings.Cut(s, ":")
	if !ok && c.Not { // !obj: nothing stands there
		words = "*"
	} else if !ok || c.Slot == "" {
		return c, fmt.Errorf("condition %q: want SLOT:WORD", s)
	}
	c.slots = strings.Split(c.Slot, ",")
	for w := range strings.SplitSeq(words, ",") {
		if err := c.addWord(w, classes); err != nil {
			return c, err
		}
	}
	return c, nil
}

func (c *Cond) addWord(w string, classes map[string][]string) error {
	switch {
	case w == "*":
		c.Any = true
	case strings.HasPrefix(w, "@"):
		members, ok := classes[w[1:]]
		if !ok {
			return fmt.Errorf("class %s is not defined", w)
		}
		for _, m := range members {
			c.words[m] = true
		}
	case strings.HasPrefix(w, "#"):
		c.Kinds = append(c.Kinds, w[1:])
	default:
		c.words[strings.ReplaceAll(w, "_", " ")] = true
	}
	return nil
}

func (f *Frame) parseMeaning(fields []string) error {
	if len(fields) == 0 {
		return errors.New("nothing after ->")
	}
	if fields[0] != "none" {
		f.Type, f.Mode, _ = strings.Cut(fields[0], ".")
		if !codebook.Valid(f.Type, f.Mode) {
			return fmt.Errorf("%s is no type or mode of the codebook", fields[0])
		}
	}
	f.defaultRoles()
	for _, kv := range fields[1:] {
		key, value, _ := strings.Cut(kv, "=")
		if err := f.set(key, value); err != nil {
			return err
		}
	}
	return nil
}

func (f *Frame) defaultRoles() {
	switch f.POS {
	case Noun:
		f.Actor = []string{"poss", "by", "mod", "of"}
		f.To = []string{"on", "against", "to", "with", "in", "of"}
	default:
		f.Actor = []string{"subj"}
		f.To = []string{"obj", "iobj"}
	}
}

func (f *Frame) set(key, value string) error {
	switch key {
	case "a":
		f.Actor = strings.Split(value, ",")
	case "r":
		f.To = strings.Split(value, ",")
	case "mutual":
		f.Mutual = true
	case "visit":
		f.Visit = true
	case "late":
		f.Late = true
	case "keep":
		f.Keep = true
	case "cameo":
		f.CAMEO = value
	case "ctx":
		f.Contexts = strings.Split(value, ",")
	case "w":
		w, err := strconv.ParseFloat(value, 64)
		if err != nil || w <= 0 || w > 1 {
			return fmt.Errorf("w=%s: want a number over 0 and up to 1", value)
		}
		f.Weight = w
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return f.checkContexts()
}

func (f *Frame) checkContexts() error {
	known := codebook.Contexts()
	for _, c := range f.Contexts {
		if !slices.Contains(known, c) {
			return fmt.Errorf("context %q is not in the codebook", c)
		}
	}
	return nil
}
