package eval

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/chronicle"
)

// copyCase is one text with where it comes from and what it reports.
type copyCase struct {
	number int    // its own; a text of the chronicle and a copy may have the same
	name   string // "c056" for the chronicle's, "056" for a copy
	doc    entente.Document
	origin string // empty where nobody labelled the text
	hand   string // the part that its happenings are labelled in, by one person
	tells  []happeningLabel
}

// happeningLabel says that words of a text report a happening.
type happeningLabel struct {
	id    string
	event string // PLOVER's type
	quote string
}

// CopySet is the sample chronicle with copies, rewrites and near misses of a
// part. Texts of the chronicle that are not of the part stand in it without
// labels. Make it with LoadCopies.
type CopySet struct{ cases []copyCase }

// copyParts are the files of a part: labels of the chronicle's texts, and the
// least and the highest number of a copy.
var copyParts = map[string]struct {
	labels   string
	from, to int
}{
	"a": {"chronicle-labels-a.txt", 1, 100},
	"b": {"chronicle-labels-b.txt", 101, 200},
}

// groupsFile has the texts of part "c", see LoadCopies.
const groupsFile = "groups.txt"

// LoadCopies reads part "a", "b", "both" of these or "c" of a folder: chronicle-labels-a.txt
// and -b.txt, of which each line labels a text of the chronicle,
//
//	056 | origin | id TYPE "quote" | id TYPE "quote"
//
// and copies/NNN-….txt, texts in the chronicle's form whose head has a line
// "Origin: id" and lines `Happening: id TYPE "quote"` beside. Texts with one
// origin go back to each other; quotes that report one happening have one id. A
// quote that the text does not have is an error. Part "c" is groups.txt: texts of
// that form, each after a line "---", two to five of which tell of one happening or
// of one like it.
func LoadCopies(dir fs.FS, part string) (*CopySet, error) {
	docs, err := chronicle.Documents()
	if err != nil {
		return nil, err
	}
	set := &CopySet{}
	for i := range docs {
		set.cases = append(set.cases, copyCase{number: i + 1, name: fmt.Sprintf("c%03d", i+1), doc: docs[i]})
	}
	if part == "c" {
		if err := set.groups(dir); err != nil {
			return nil, err
		}
	}
	for name, p := range copyParts {
		if part != name && part != "both" {
			continue
		}
		if err := set.label(dir, name, p.labels); err != nil {
			return nil, err
		}
		if err := set.copies(dir, name, p.from, p.to); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(set.cases, func(a, b copyCase) int { return cmp.Compare(a.name, b.name) })
	return set, set.check()
}

// label reads the labels of the chronicle's texts.
func (s *CopySet) label(dir fs.FS, hand, file string) error {
	raw, err := fs.ReadFile(dir, file)
	if err != nil {
		return entente.Errorf(entente.Invalid, err, "There is no %s in the folder of copies; name the folder that has it beside copies/.", file)
	}
	for at, line := range strings.Split(string(raw), "\n") {
		f := strings.Split(line, " | ")
		if strings.TrimSpace(line) == "" {
			continue
		}
		i := slices.IndexFunc(s.cases, func(c copyCase) bool { return c.name == "c"+strings.TrimSpace(f[0]) })
		if len(f) < 2 || i < 0 {
			return entente.Errorf(entente.Invalid, nil, "%s, line %d: want NUMBER | ORIGIN | ID TYPE \"QUOTE\"…, with the number of a text of the chronicle.", file, at+1)
		}
		s.cases[i].origin, s.cases[i].hand = strings.TrimSpace(f[1]), hand
		for _, l := range f[2:] {
			if err := s.cases[i].tell(l); err != nil {
				return entente.Errorf(entente.Invalid, err, "%s, line %d: %v.", file, at+1, err)
			}
		}
	}
	return nil
}

// copies reads the copies from one number to another.
func (s *CopySet) copies(dir fs.FS, hand string, from, to int) error {
	files, err := fs.Glob(dir, "copies/*.txt")
	if err != nil {
		return fmt.Errorf("list the copies: %w", err)
	}
	read := 0
	for _, file := range files {
		number, _, _ := strings.Cut(path.Base(file), "-")
		n, err := strconv.Atoi(number)
		if err != nil || n < from || n > to {
			continue
		}
		raw, err := fs.ReadFile(dir, file)
		if err != nil {
			return fmt.Errorf("read the copy %s: %w", file, err)
		}
		c, err := parseCopy(string(raw))
		if err != nil {
			return entente.Errorf(entente.Invalid, err, "%s: %v.", file, err)
		}
		c.number, c.name, c.hand = n, number, hand
		s.cases = append(s.cases, c)
		read++
	}
	if read == 0 {
		return entente.Errorf(entente.Invalid, nil, "There is no text copies/%03d to copies/%03d in the folder of copies.", from, to)
	}
	return nil
}

// groups reads the texts of part "c".
func (s *CopySet) groups(dir fs.FS) error {
	raw, err := fs.ReadFile(dir, groupsFile)
	if err != nil {
		return entente.Errorf(entente.Invalid, err, "There is no %s in the folder of copies; name the folder that has it beside copies/.", groupsFile)
	}
	for i, text := range strings.Split(string(raw), "\n---\n") {
		c, err := parseCopy(text)
		if err != nil {
			return entente.Errorf(entente.Invalid, err, "%s, text %d: %v.", groupsFile, i+1, err)
		}
		c.number, c.name = i+1, fmt.Sprintf("g%03d", i+1)
		s.cases = append(s.cases, c)
	}
	return nil
}

// parseCopy reads a text and its labels.
func parseCopy(raw string) (copyCase, error) {
	var c copyCase
	head, body, _ := strings.Cut(raw, "\n\n")
	var plain []string
	for line := range strings.Lines(head) {
		line = strings.TrimSpace(line)
		if id, ok := strings.CutPrefix(line, "Origin: "); ok {
			c.origin = id
		} else if l, ok := strings.CutPrefix(line, "Happening: "); ok {
			if err := c.tell(l); err != nil {
				return c, err
			}
		} else {
			plain = append(plain, line)
		}
	}
	if c.origin == "" {
		return c, fmt.Errorf("the head has no line \"Origin: id\"")
	}
	doc, err := chronicle.Parse(strings.Join(plain, "\n") + "\n\n" + body)
	c.doc = doc
	return c, err
}

// tell adds a label: id, type and quote.
func (c *copyCase) tell(label string) error {
	m := regexp.MustCompile(`^(\S+) ([A-Z]+) "(.+)"$`).FindStringSubmatch(strings.TrimSpace(label))
	if m == nil {
		return fmt.Errorf("%q is not ID TYPE \"QUOTE\"", label)
	}
	c.tells = append(c.tells, happeningLabel{m[1], m[2], m[3]})
	return nil
}

// check refuses quotes that their texts do not have, and texts that stand twice.
func (s *CopySet) check() error {
	seen := map[string]string{}
	for i := range s.cases {
		c := &s.cases[i]
		if other, twice := seen[c.doc.ID]; twice {
			return entente.Errorf(entente.Invalid, nil, "The texts %s and %s are the same; a copy must differ in its title or a word.", other, c.name)
		}
		seen[c.doc.ID] = c.name
		for _, l := range c.tells {
			if len(l.places(&c.doc)) == 0 {
				return entente.Errorf(entente.Invalid, nil, "The text %s does not have the words %q; a quote must stand in it word for word.", c.name, l.quote)
			}
		}
	}
	return nil
}

// places are where a label's words stand.
func (l *happeningLabel) places(d *entente.Document) []entente.Span {
	var all []entente.Span
	for _, in := range []entente.Part{entente.Title, entente.Body} {
		text := d.Text
		if in == entente.Title {
			text = d.Title
		}
		for from := 0; ; {
			i := strings.Index(text[from:], l.quote)
			if i < 0 {
				break
			}
			from += i + len(l.quote)
			all = append(all, entente.Span{Start: from - len(l.quote), End: from, In: in})
		}
	}
	return all
}
