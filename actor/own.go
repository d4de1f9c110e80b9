package actor

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"

	"entente"
)

// Own is a data file of the user's: its path as messages shall name it, and
// what it says. Its base name tells the kind of its lines, as that of a
// shipped file does.
type Own struct {
	Path string
	Text []byte
}

// Wrong is an own file that cannot be used, and what is wrong with it: Err
// names the file and line. Kept says that the file counts as it was when it was
// last right; else it is left out.
type Wrong struct {
	Path string
	Err  error
	Kept bool
}

// Lesson is one own line: Key is the line with its kind, Names are what
// changes its meaning in a text once the line is known. Publishers are the names
// and hosts of one of whose worth as a source the line tells.
type Lesson struct {
	Key        string
	Names      []string
	Publishers []string
}

// LoadOwn reads the data files, as Load does, and the user's own over them. An
// own line stands in the place of the shipped line of its kind that has its
// label (and code, where several have the label) or its Wikidata id; any other
// is added.
func LoadOwn(data fs.FS, own []Own) (*Gazetteer, error) {
	lines, err := dataLines(data)
	if err != nil {
		return nil, err
	}
	g := newGazetteer()
	mine, err := ownLines(own)
	if err != nil {
		return nil, err
	}
	for _, k := range loading {
		lines[k] = g.overlay(lines[k], mine[k], k)
	}
	g.edition = editionOf(g.lessons)
	if err := nameAgain(lines); err != nil {
		return nil, err
	}
	return g, g.addLines(lines)
}

// LoadGood is LoadOwn without the files that are wrong. Each is tried with
// those before it, in the order of loading; one that is wrong is told of, and
// counts as it was when it was last right, if before has it. It gives what was
// used, to be the next before. An error is one of the shipped data.
func LoadGood(data fs.FS, own, before []Own) (g *Gazetteer, used []Own, wrong []Wrong, err error) {
	if g, err = LoadOwn(data, own); err == nil {
		return g, own, nil, nil
	}
	if g, err = LoadOwn(data, nil); err != nil {
		return nil, nil, nil, err
	}
	for _, o := range inOrder(own) {
		next, err := LoadOwn(data, append(slices.Clone(used), o))
		if err != nil {
			told := Wrong{Path: o.Path, Err: err}
			if o, err = lastGood(before, o.Path); err == nil {
				next, err = LoadOwn(data, append(slices.Clone(used), o))
			}
			told.Kept = err == nil
			wrong = append(wrong, told)
		}
		if err == nil {
			g, used = next, append(used, o)
		}
	}
	return g, used, wrong, nil
}

// lastGood finds a file as it was.
func lastGood(before []Own, path string) (Own, error) {
	i := slices.IndexFunc(before, func(o Own) bool { return o.Path == path })
	if i < 0 {
		return Own{}, fs.ErrNotExist
	}
	return before[i], nil
}

// inOrder sorts own files by the order of loading, so that a person's file
// comes after that of the body he is of.
func inOrder(own []Own) []Own {
	out := slices.Clone(own)
	place := func(o Own) int {
		k, err := kindOf(o.Path)
		if err != nil {
			return len(loading)
		}
		return slices.Index(loading[:], k)
	}
	slices.SortStableFunc(out, func(a, b Own) int { return place(a) - place(b) })
	return out
}

// Edition tells apart what gazetteers know beyond the shipped data: it is
// empty where that is nothing, and the same for the same own lines.
func (g *Gazetteer) Edition() string { return g.edition }

// Lessons are the own lines that the gazetteer was loaded with.
func (g *Gazetteer) Lessons() []Lesson { return g.lessons }

// editionOf is a short hash of the own lines, whatever their order.
func editionOf(lessons []Lesson) string {
	if len(lessons) == 0 {
		return ""
	}
	keys := make([]string, len(lessons))
	for i, l := range lessons {
		keys[i] = l.Key
	}
	slices.Sort(keys)
	sum := sha256.Sum256([]byte(strings.Join(keys, "\n")))
	return hex.EncodeToString(sum[:4])
}

// ownLines reads the user's files, by kind and in the order of their paths.
func ownLines(own []Own) (map[kind][]line, error) {
	own = slices.Clone(own)
	slices.SortFunc(own, func(a, b Own) int { return strings.Compare(a.Path, b.Path) })
	out := make(map[kind][]line)
	for _, o := range own {
		k, err := kindOf(o.Path)
		if err != nil {
			return nil, err
		}
		lines, err := readLines(o.Path, bytes.NewReader(bytes.TrimPrefix(o.Text, []byte("\ufeff"))))
		if err != nil {
			return nil, unreadable(err)
		}
		for i := range lines {
			lines[i].own = true
		}
		out[k] = append(out[k], lines...)
	}
	return out, nil
}

// kindOf tells what a file's lines are by the file's name.
func kindOf(name string) (kind, error) {
	base, _, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".txt"), "-")
	k, ok := kindNamed(base)
	if !ok {
		return 0, &entente.Error{Code: entente.Invalid, Message: fmt.Sprintf(
			"Actor data cannot be read: %s: the file's name must begin with one of %s.", name, strings.Join(fileKinds[:], ", "))}
	}
	return k, nil
}

// overlay puts own lines of a kind over the shipped ones.
func (g *Gazetteer) overlay(shipped, mine []line, k kind) []line {
	out := slices.Clone(shipped)
	for _, l := range mine {
		lesson := Lesson{Key: fileKinds[k] + ": " + l.raw, Names: taught(&l), Publishers: publishes(&l, k)}
		if old := replaced(out, &l, k); len(old) > 0 {
			same := k == kindMedia
			for _, i := range old {
				lesson.Names = append(lesson.Names, taught(&out[i])...)
				lesson.Publishers = append(lesson.Publishers, publishes(&out[i], k)...)
				same = same && sameActor(&l, &out[i])
			}
			if same {
				lesson.Names = nil // it changes what his reports are worth, and no text
			}
			out[old[0]] = l
			for _, i := range old[1:] {
				out[i].names = nil // stands for nothing any more
			}
		} else {
			out = append(out, l)
		}
		g.lessons = append(g.lessons, lesson)
	}
	return slices.DeleteFunc(out, func(l line) bool { return len(l.names) == 0 })
}

// publishes are the names and hosts of a publisher, none of other kinds.
func publishes(l *line, k kind) []string {
	if k != kindMedia {
		return nil
	}
	out := slices.Clone(l.names)
	for _, f := range l.facts {
		if f.key == "host" {
			out = append(out, strings.Fields(f.value)...)
		}
	}
	return out
}

// sameActor reports whether two lines of publishers name the same actor, so that
// texts read the same by either.
func sameActor(a, b *line) bool {
	controlled := func(l *line) bool {
		return slices.ContainsFunc(l.facts, func(f fact) bool { return f.key == "state-controlled" })
	}
	return slices.Equal(a.names, b.names) && a.code == b.code && slices.Equal(a.sectors, b.sectors) && a.id == b.id &&
		controlled(a) == controlled(b)
}

// replaced are the shipped lines that an own line stands in the place of.
func replaced(lines []line, l *line, k kind) []int {
	var byLabel, byCode, byID []int
	label := foldName(l.names[0])
	for i := range lines {
		o := &lines[i]
		switch {
		case len(o.names) == 0 || o.own || k == kindName:
		case l.id != "" && o.id == l.id:
			byID = append(byID, i)
		case foldName(o.names[0]) == label && o.code == l.code:
			byCode = append(byCode, i)
		case foldName(o.names[0]) == label:
			byLabel = append(byLabel, i)
		}
	}
	if len(byCode) == 0 && len(byLabel) == 1 {
		byCode = byLabel
	}
	out := append(byID, byCode...)
	slices.Sort(out)
	return out
}

// taught are the names in a text that a line gives a meaning.
func taught(l *line) []string {
	out := slices.Clone(l.names)
	for _, f := range l.facts {
		switch f.key {
		case "adj", "adj+", "adj?", "dem", "capital", "city", "seat":
			out = append(out, f.value)
		}
	}
	return out
}

// sameKey is the fact of a line of names: whom they name too.
const sameKey = "same"

// nameAgain gives the names of kind names to the lines that they name.
func nameAgain(lines map[kind][]line) error {
	for i := range lines[kindName] {
		l := &lines[kindName][i]
		target, err := meant(lines, l)
		if err != nil {
			return lineError(l, err)
		}
		for _, n := range l.names {
			if foldName(n) == "" {
				return lineError(l, fmt.Errorf("name %q has no letters", n))
			}
			if !slices.Contains(target.names, n) {
				target.names = append(slices.Clip(target.names), n)
			}
		}
	}
	return nil
}

// aliased are the kinds whose lines can be given further names.
var aliased = [...]kind{kindState, kindPlace, kindPerson, kindBody, kindMedia, kindGroup, kindPeople}

// meant finds the line that a line of names is about: by Wikidata id, by label,
// or else by any name, in the state of its code if it gives one.
func meant(lines map[kind][]line, l *line) (*line, error) {
	if len(l.facts) != 1 || l.facts[0].key != sameKey || l.facts[0].value == "" || l.id != "" || len(l.sectors) > 0 {
		return nil, fmt.Errorf("a line of names is NAMES | CODE or nothing | | | same LABEL or Wikidata id")
	}
	who := l.facts[0].value
	for _, fits := range [...]func(*line) bool{
		func(o *line) bool { return o.id == who && who != "" },
		func(o *line) bool { return foldName(o.names[0]) == foldName(who) },
		func(o *line) bool {
			return slices.ContainsFunc(o.names, func(n string) bool { return foldName(n) == foldName(who) })
		},
	} {
		found := fitting(lines, l.code, fits)
		if len(found) == 1 {
			return found[0], nil
		}
		if len(found) > 1 {
			return nil, fmt.Errorf("%q are %s and %s; give the Wikidata id, or the code of the state", who, found[0].at(), found[1].at())
		}
	}
	return nil, fmt.Errorf("%q is nobody who is known; give a label of the data or a Wikidata id", who)
}

func fitting(lines map[kind][]line, code string, fits func(*line) bool) []*line {
	var out []*line
	for _, k := range aliased {
		for i := range lines[k] {
			if o := &lines[k][i]; (code == "" || o.code == code) && fits(o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// at is where a line stands, for messages.
func (l *line) at() string { return fmt.Sprintf("%s:%d", l.file, l.number) }

func lineError(l *line, err error) error {
	return unreadable(fmt.Errorf("%s: %w", l.at(), err))
}

// unreadable is an error of the data for whoever wrote them.
func unreadable(err error) error {
	return &entente.Error{Code: entente.Invalid, Message: "Actor data cannot be read: " + err.Error() + ".", Err: err}
}

// wordy reports whether a name can stand in a column of a data file.
func wordy(s string) bool {
	return !strings.ContainsAny(s, "|;\n\r") && !strings.HasPrefix(s, "#") && !strings.ContainsFunc(s, unicode.IsControl)
}
