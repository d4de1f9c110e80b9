package actor

import (
	"fmt"
	"io/fs"
	"slices"
	"sort"
	"strings"

	"entente"
)

// kind says what a data file's lines are.
type kind uint8

const (
	kindState kind = iota
	kindPlace
	kindPerson
	kindOffice
	kindBody
	kindMedia
	kindGroup
	kindAgent
	kindPeople
	kindIgnore
	kindWord
	kindName // further names of what another line holds
)

// kinds by the file's name; the order is the order of loading, so that
// offices are known when persons refer to them.
var fileKinds = [...]string{"states", "places", "persons", "offices", "bodies", "media", "groups", "agents", "peoples", "ignore", "words", "names"}

// loading is the order in which kinds are loaded.
var loading = [...]kind{kindWord, kindState, kindOffice, kindPlace, kindPeople, kindBody, kindMedia, kindGroup, kindPerson, kindAgent, kindIgnore, kindName}

// entry is one line of the data as the resolution needs it.
type entry struct {
	kind    kind
	name    string
	names   []string // all of them, of those who are found by a likeness too
	code    string
	sectors []string
	id      string
	weak    bool // takes the sector of the noun before it
	many    bool // an office that several hold at once in one state
	// sovereign marks an office that is the state's only where it is held of
	// the state itself, not of a body or region in it.
	sovereign bool
	bound     bool     // names an actor only with a state or body
	definite  bool     // a noun that names an actor only with an article or owner
	counter   bool     // a noun for whoever holds the same office elsewhere
	shared    []string // names that other states have one of too
	comma     bool     // a name that only a comma before it makes a place ("Ky.")
	cues      []int32  // pieces one of which the document must have for this reading
	rank      int32
	office    int32 // of an office: its number; -1 otherwise
	label     string
	members   []membership // of a group or body
	named     bool         // a group known by name though nobody counts its members
	dated     []tenure     // sectors of a body, offices of a person

	stateControlled bool
	former          bool   // a state that is no more
	disputed        string // what is disputed about it, for its reason
	file            string // where the line stands, for messages
	line            int
}

// sector is the entry's primary sector, empty if it has none.
func (e *entry) sector() string {
	if len(e.sectors) == 0 {
		return ""
	}
	return e.sectors[0]
}

// Gazetteer is the knowledge of actors, ready to match. It does not change
// once loaded and is safe for concurrent use.
type Gazetteer struct {
	entries    []entry
	trie       *trie
	countries  []Country
	byCode     map[string]int   // ISO3, ISO2, numeric, folded names → countries
	stateEntry map[string]int32 // ISO3 → entry
	offices    map[string]int32 // folded name → entry
	holders    map[holderKey][]holder
	bodies     map[string]int32 // unionKey of a name → entry
	groups     map[string]int32 // unionKey of a name → entry
	publishers map[string]int   // host or folded name
	possessive int32            // piece id of 's
	media      []entente.Publisher
	plurals    [][2]string
	classes    []class            // by piece id
	traits     map[int32]bool     // by piece id: words that states differ by
	small      map[string]bool    // by code: states whose leaders news introduces
	sexes      map[string]sex     // by folded given name or title
	given      map[int32][]string // by piece id: whose given name it is, by their codes
	surnamed   map[int32]int      // by piece id: how many persons have that surname
	lessons    []Lesson           // the user's own lines
	edition    string
}

// Load reads the data files (see the package comment) at the root of data.
// Data gives those that are shipped.
func Load(data fs.FS) (*Gazetteer, error) { return LoadOwn(data, nil) }

func newGazetteer() *Gazetteer {
	g := &Gazetteer{
		entries:    make([]entry, 0, 1<<13),
		trie:       newTrie(),
		byCode:     make(map[string]int),
		stateEntry: make(map[string]int32),
		offices:    make(map[string]int32),
		holders:    make(map[holderKey][]holder),
		bodies:     make(map[string]int32),
		groups:     make(map[string]int32),
		traits:     make(map[int32]bool),
		small:      make(map[string]bool),
		sexes:      make(map[string]sex),
		given:      make(map[int32][]string),
		surnamed:   make(map[int32]int),
		publishers: make(map[string]int),
	}
	g.possessive = g.trie.intern(possessive)
	return g
}

// addLines makes entries of all lines.
func (g *Gazetteer) addLines(lines map[kind][]line) error {
	for _, k := range loading {
		if k == kindName {
			continue // given to the lines that they are about
		}
		for i := range lines[k] {
			if err := g.addLine(&lines[k][i], k); err != nil {
				return lineError(&lines[k][i], err)
			}
		}
	}
	g.sortHolders()
	return g.validate()
}

// dataLines reads the lines of the data files, by kind.
func dataLines(data fs.FS) (map[kind][]line, error) {
	files, err := filesByKind(data)
	if err != nil {
		return nil, err
	}
	out := make(map[kind][]line)
	for k, names := range files {
		for _, name := range names {
			lines, err := fileLines(data, name)
			if err != nil {
				return nil, err
			}
			out[k] = append(out[k], lines...)
		}
	}
	return out, nil
}

// filesByKind sorts the data files by what their lines are.
func filesByKind(data fs.FS) (map[kind][]string, error) {
	names, err := fs.Glob(data, "*.txt")
	if err != nil {
		return nil, fmt.Errorf("list actor data: %w", err)
	}
	sort.Strings(names)
	out := make(map[kind][]string)
	for _, name := range names {
		k, err := kindOf(name)
		if err != nil {
			return nil, err
		}
		out[k] = append(out[k], name)
	}
	return out, nil
}

func kindNamed(s string) (kind, bool) {
	for i, k := range fileKinds {
		if k == s {
			return kind(i), true
		}
	}
	return 0, false
}

func fileLines(data fs.FS, name string) ([]line, error) {
	f, err := data.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open actor data: %w", err)
	}
	defer f.Close()
	lines, err := readLines(name, f)
	if err != nil {
		return nil, unreadable(err)
	}
	return lines, nil
}

// addLine makes an entry of a line and enters its names.
func (g *Gazetteer) addLine(l *line, k kind) error {
	if err := l.check(k); err != nil {
		return err
	}
	e := entry{
		kind: k, name: l.names[0], code: l.code, sectors: l.sectors, id: l.id,
		office: -1, file: l.file, line: l.number, rank: int32(len(g.entries)),
	}
	switch k {
	case kindPerson, kindState, kindBody, kindMedia, kindGroup, kindPlace:
		e.names = l.names
	}
	n := int32(len(g.entries))
	g.entries = append(g.entries, e)
	g.takeCues(l, n)
	switch k {
	case kindState:
		return g.addState(l, n)
	case kindPerson:
		return g.addPerson(l, n)
	case kindOffice:
		return g.addOffice(l, n)
	case kindMedia:
		return g.addMedia(l, n)
	case kindWord:
		return g.addWord(l, n)
	case kindAgent:
		return g.addAgent(l, n)
	}
	return g.addBody(l, n)
}

// enter puts a name of entry n into the trie.
func (g *Gazetteer) enter(name string, n int32, f form) error {
	if !g.trie.add(name, alias{entry: n, form: f}) {
		return fmt.Errorf("name %q has no letters", name)
	}
	return nil
}

func (g *Gazetteer) enterAll(names []string, n int32) error {
	for _, s := range names {
		if err := g.enter(s, n, formName); err != nil {
			return err
		}
	}
	return nil
}

// enterPlurals puts names and the plurals of their last word into the trie.
func (g *Gazetteer) enterPlurals(names []string, n int32, f form) error {
	for _, s := range names {
		if err := g.enter(s, n, f); err != nil {
			return err
		}
		if p := g.plural(s); p != s {
			g.trie.add(p, alias{entry: n, form: f, plural: true})
		}
	}
	return nil
}

// plural forms the plural by the suffix pairs of class plural in the words,
// longest suffix first; the empty suffix always applies.
func (g *Gazetteer) plural(s string) string {
	for _, p := range g.plurals {
		if strings.HasSuffix(s, p[0]) {
			return strings.TrimSuffix(s, p[0]) + p[1]
		}
	}
	return s
}

func (g *Gazetteer) addWord(l *line, n int32) error {
	switch l.code {
	case "plural":
		return g.addPlurals(l)
	case "small":
		for _, s := range l.names {
			g.small[s] = true
		}
		return nil
	case "woman", "man":
		for _, s := range l.names {
			g.sexes[foldName(s)] = sex(l.code)
		}
		return nil
	}
	c, ok := classNamed(l.code)
	if !ok {
		return g.enterAll(l.names, n)
	}
	for _, s := range l.names {
		g.setClass(s, c)
	}
	return nil
}

// takeCues takes the words out of a line that must be in the document for it
// to be meant: "Georgia" is the American one where it has a governor.
func (g *Gazetteer) takeCues(l *line, n int32) {
	rest := l.facts[:0]
	for _, f := range l.facts {
		if f.key != "cue" || f.dated {
			rest = append(rest, f)
			continue
		}
		for _, w := range strings.Fields(f.value) {
			g.setClass(w, classCue)
			g.entries[n].cues = append(g.entries[n].cues, g.trie.intern(foldName(w)))
		}
	}
	l.facts = rest
}

func (g *Gazetteer) addPlurals(l *line) error {
	for _, p := range l.names {
		from, to, ok := strings.Cut(p, ">")
		if !ok {
			return fmt.Errorf("plural %q is not SUFFIX>SUFFIX", p)
		}
		g.plurals = append(g.plurals, [2]string{strings.TrimSpace(from), strings.TrimSpace(to)})
	}
	sort.SliceStable(g.plurals, func(i, j int) bool { return len(g.plurals[i][0]) > len(g.plurals[j][0]) })
	return nil
}

func (g *Gazetteer) addAgent(l *line, n int32) error {
	for _, f := range l.facts {
		switch {
		case f.key == "weak" && !f.dated:
			g.entries[n].weak = true
		case f.key == "bound" && !f.dated:
			g.entries[n].bound = true
		case f.key == "definite" && !f.dated:
			g.entries[n].definite = true
		case f.key == "counterpart" && !f.dated:
			g.entries[n].counter = true
		case f.key == "state-controlled":
			g.entries[n].stateControlled = true
		default:
			return fmt.Errorf("unknown fact %q of an agent", f.key+f.text)
		}
	}
	return g.enterPlurals(l.names, n, formName)
}

// addBody adds a place, people, body, group or phrase to ignore.
func (g *Gazetteer) addBody(l *line, n int32) error {
	for _, f := range l.facts {
		if err := g.bodyFact(&g.entries[n], f); err != nil {
			return err
		}
	}
	switch g.entries[n].kind {
	case kindBody:
		indexNames(g.bodies, l.names, n)
	case kindGroup:
		indexNames(g.groups, l.names, n)
	}
	for _, s := range l.names {
		if !g.trie.add(s, alias{entry: n, shared: slices.Contains(g.entries[n].shared, s)}) {
			return fmt.Errorf("name %q has no letters", s)
		}
	}
	return nil
}

// indexNames enters names that are not taken yet.
func indexNames(index map[string]int32, names []string, n int32) {
	for _, s := range names {
		key := unionKey(s)
		if _, taken := index[key]; !taken {
			index[key] = n
		}
	}
}

func (g *Gazetteer) bodyFact(e *entry, f fact) error {
	if e.unionFact(f) {
		return nil
	}
	switch {
	case f.dated && strings.HasPrefix(f.text, "as "):
		e.dated = append(e.dated, tenure{sectors: strings.Fields(f.text[3:]), span: f.span})
	case f.dated:
		return fmt.Errorf("unknown dated fact %q", f.text)
	case f.key == "weak":
		e.weak = true
	case f.key == "shared":
		e.shared = append(e.shared, f.value)
	case f.key == "comma":
		e.comma = true
	case f.key == "adj":
		return g.enter(f.value, e.rank, formAdjective)
	case f.key == "dem":
		return g.enterPlurals([]string{f.value}, e.rank, formDemonym)
	default:
		return fmt.Errorf("unknown fact %q", f.key)
	}
	return nil
}
