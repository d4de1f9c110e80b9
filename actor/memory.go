package actor

import (
	"entente"
)

// memory is what a document has told so far.
type memory struct {
	states    []string // codes of states named, the latest last, each once
	persons   []remembered
	surnames  map[string]int32 // folded → number of the person
	entries   map[int32]int32  // entry → number of the person
	cues      map[int32]bool   // words heard that tell readings apart; nil at first
	placed    map[int32]*entry // by node of the trie: places that the document has put elsewhere; nil at first
	roles     map[int32]role   // by node: whose "ambassador" was told of; nil at first
	office    int32            // entry of the office named last, -1 if none
	strangers map[int32]bool   // pieces of names given to somebody unknown; nil at first
	names     map[string]int32 // folded surnames → numbers of persons of whom only the name is known; nil at first
	pair      entente.Dyad     // the last two states named in one breath
	focus
}

// focus is what a pronoun may stand for.
type focus struct {
	latest  [farFocus]int32 // numbers of the persons named last, the latest first, -1 for none
	thing   entente.Entity  // the last state or body named
	several entente.Entity  // the last group, pair or plural named
}

// remembered is a person whom the document has named.
type remembered struct {
	entry  int32 // -1 if the data do not know him
	entity entente.Entity
	office int32 // entry of the office that he was given, -1 if none
	name   bool  // a mere name, of whom nothing else is known
}

// role is the code that a noun was told with, and whether it had several.
type role struct {
	code    string
	several bool
}

func newMemory() memory {
	return memory{office: -1, surnames: make(map[string]int32), entries: make(map[int32]int32), focus: focus{latest: nobodyYet}}
}

// seen reports whether the document has named the state or a body of its code.
func (r *Reader) seen(code string) bool {
	for _, s := range r.memo.states {
		if s == code {
			return true
		}
	}
	return false
}

// known reports whether the document has named the person.
func (r *Reader) known(entry int32) bool {
	_, ok := r.memo.entries[entry]
	return ok
}

// surname adds the person of the document whose surname token i is.
func (r *Reader) surname(i int) int {
	tok := &r.tokens[i]
	if len(r.memo.surnames) == 0 || tok.casing == lower || tok.id == barrier {
		return 0
	}
	w := &r.tree.Words[tok.word]
	if !tok.last || i > 0 && r.tokens[i-1].word == tok.word {
		return 0
	}
	if r.classes[tok.word]&classStop != 0 && r.afterPreposition(tok.word) {
		return 0
	}
	r.buf = fold(r.buf[:0], w.Form)
	n, ok := r.memo.surnames[string(r.buf)]
	if !ok {
		return 0
	}
	it := item{first: tok.word, last: tok.word, memo: n}
	if e := r.memo.persons[n].entry; e >= 0 {
		it.e, it.alias = &r.g.entries[e], alias{entry: e, form: formSurname}
	}
	r.items = append(r.items, it)
	return i + 1
}

// noteState makes a state the latest named.
func (m *memory) noteState(code string) {
	for i, s := range m.states {
		if s == code {
			m.states = append(m.states[:i], m.states[i+1:]...)
			break
		}
	}
	m.states = append(m.states, code)
}

// notePerson remembers a person by a surname, which the latest bearer owns, and
// gives the person's number.
func (m *memory) notePerson(p remembered, surname string) int32 {
	if n, ok := m.entries[p.entry]; ok && p.entry >= 0 {
		m.persons[n].office = max(m.persons[n].office, p.office)
		return n
	}
	n := int32(len(m.persons))
	m.persons = append(m.persons, p)
	if p.entry >= 0 {
		m.entries[p.entry] = n
	}
	if surname != "" {
		m.surnames[surname] = n
	}
	return n
}

// farBack is how many persons back "the president" can point. No reader
// remembers as many, and a list of names would take the square of its length.
const farBack = 500

// holder is the last person named with an office, for "the president"; of an
// office that several hold at once it must be the only one.
func (m *memory) holder(office int32, one bool) (remembered, bool) {
	found := -1
	for i := len(m.persons) - 1; i >= max(0, len(m.persons)-farBack); i-- {
		switch {
		case m.persons[i].office != office:
		case !one:
			return m.persons[i], true
		case found >= 0:
			return remembered{}, false
		default:
			found = i
		}
	}
	if found < 0 {
		return remembered{}, false
	}
	return m.persons[found], true
}
