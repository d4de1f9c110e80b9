package actor

import "strings"

// form says what part of an entry's names an alias is.
type form uint8

const (
	formName form = iota
	formAdjective
	formDemonym
	formCapital // of the state
	formCity
	formSeat // of power: stands for the government
	formSurname
)

// alias is one way that an entry is written.
type alias struct {
	entry  int32
	form   form
	acro   bool   // needs capitals throughout
	upper  uint16 // pieces that need a capital
	plural bool
	shared bool // others have that name too: only where the entry's state was named
}

// trie holds every name by its folded pieces.
type trie struct {
	vocab  map[string]int32
	edges  map[uint64]int32
	values [][]alias // by node
	starts []bool    // by piece id: some name begins with it
}

func newTrie() *trie {
	return &trie{vocab: make(map[string]int32, 1<<15), edges: make(map[uint64]int32, 1<<16), values: make([][]alias, 1, 1<<16)}
}

func edge(node, piece int32) uint64 { return uint64(node)<<32 | uint64(uint32(piece)) }

// add enters a name. It reports false if the name has no letters.
func (t *trie) add(name string, a alias) bool {
	node, n := int32(0), 0
	for _, raw := range pieces(name) {
		id := t.intern(raw.folded)
		if n == 0 {
			t.starts[id] = true
		}
		if raw.casing != lower && n < 16 {
			a.upper |= 1 << n
		}
		node = t.step(node, id)
		n++
	}
	if n == 0 {
		return false
	}
	a.acro = n == 1 && acronym(name)
	t.put(node, a)
	return true
}

// intern gives a folded piece its id.
func (t *trie) intern(piece string) int32 {
	id, ok := t.vocab[piece]
	if !ok {
		id = int32(len(t.starts))
		t.vocab[piece] = id
		t.starts = append(t.starts, false)
	}
	return id
}

func (t *trie) step(node, piece int32) int32 {
	e := edge(node, piece)
	next, ok := t.edges[e]
	if !ok {
		next = int32(len(t.values))
		t.values = append(t.values, nil)
		t.edges[e] = next
	}
	return next
}

func (t *trie) put(node int32, a alias) {
	for _, b := range t.values[node] {
		if b.entry == a.entry {
			return
		}
	}
	t.values[node] = append(t.values[node], a)
}

// acronym reports whether a one-piece name is an abbreviation of up to three
// letters, which only capitals tell from a word ("US", "WHO", "IS").
func acronym(name string) bool {
	letters := 0
	for _, r := range name {
		if r >= 'a' && r <= 'z' || r > 0x7f {
			return false
		}
		if r >= 'A' && r <= 'Z' {
			letters++
		}
	}
	return letters >= 2 && letters <= 3
}

// namePiece is a piece of a name as data writes it.
type namePiece struct {
	folded string
	casing casing
}

// pieces splits a name at spaces and hyphens and folds the pieces.
func pieces(name string) []namePiece {
	var out []namePiece
	cut := func(r rune) bool {
		return r == ' ' || r == '-' || r == '/' || r == '–' || r == '\u00a0' || r == ',' || r == '+'
	}
	for _, raw := range strings.FieldsFunc(name, cut) {
		base := strings.TrimSuffix(strings.TrimSuffix(raw, "'s"), "’s")
		if f := foldName(base); f != "" {
			out = append(out, namePiece{folded: f, casing: casingOf(base)})
		}
		if base != raw {
			out = append(out, namePiece{folded: possessive})
		}
	}
	return out
}

// possessive is the piece that stands for 's, which no word folds to.
const possessive = "'s"
