package actor

import (
	"entente/text"
)

// A look at a sentence that has no tags and no tree yet tells whether Find could
// return anything of it. It errs on one side only: where it sees nobody, Find
// sees nobody either.

// Glance is what a look at a sentence tells.
type Glance struct {
	Known   bool // a known name or noun for an actor may stand in it
	Pronoun bool // he, it, they or the like does, which may stand for one
	// Called is whether it begins with a pronoun that is a surname too ("He" of He
	// Lifeng): one of somebody only who was named before.
	Called bool
}

// Look tells what a sentence could hold of actors, by its words alone. Names that
// the data do not know are not looked for, nor surnames that the document has
// told: both have capitals. It remembers nothing.
func (r *Reader) Look(s string, tokens []text.Token) Glance {
	r.scanText(s, tokens)
	var g Glance
	for _, c := range r.classes {
		g.Pronoun = g.Pronoun || c&(classHe|classIt|classThey) != 0
	}
	for i := 0; i < len(r.tokens) && !g.Known; {
		next, may, _ := r.mayBegin(i)
		switch {
		case may && r.begins(i) && r.onlySurname(i):
			g.Called = true
		case may:
			g.Known = true
		}
		i = next
	}
	return g
}

// Hear counts the states that a sentence names, by themselves, their cities, bodies
// or people, before any is read: what the whole document is about tells which
// "Congress" is meant in its first line.
func (r *Reader) Hear(s string, tokens []text.Token) {
	r.scanText(s, tokens)
	for i := 0; i < len(r.tokens); {
		next, _, code := r.mayBegin(i)
		if code != "" && !r.smallWord(i, next) {
			r.heard[code]++
		}
		i = next
	}
}

// Heard is how often the sentences that were heard named each state, by code.
func (r *Reader) Heard() map[string]int { return r.heard }

// smallWord reports whether a name is a small word too, as the surnames He and An
// are.
func (r *Reader) smallWord(i, next int) bool {
	return next == i+1 && r.classes[r.tokens[i].word]&(classHe|classIt|classThey|classArticle|classDefinite|classAnd|classOf|classIn) != 0
}

// begins reports whether a token is the first of its sentence but for signs.
func (r *Reader) begins(i int) bool {
	for i > 0 && r.tokens[i-1].id == barrier {
		i--
	}
	return i == 0
}

// onlySurname reports whether a pronoun can be a name at a token only as a surname.
func (r *Reader) onlySurname(i int) bool {
	tok := &r.tokens[i]
	if r.classes[tok.word]&(classHe|classIt|classThey) == 0 || !tok.last {
		return false
	}
	node := r.g.trie.edges[edge(0, tok.id)]
	for _, a := range r.g.trie.values[node] {
		if a.form != formSurname {
			return false
		}
	}
	if i+1 == len(r.tokens) {
		return true
	}
	_, longer := r.g.trie.edges[edge(node, r.tokens[i+1].id)]
	return !longer
}

// Pass takes note of a sentence in which Look saw nobody, in its place among
// those that are given to Find: it may hold a word that tells readings of a later
// name apart.
func (r *Reader) Pass(s string, tokens []text.Token) {
	r.scanText(s, tokens)
	r.listen()
}

// scanText folds words that have no tree.
func (r *Reader) scanText(s string, tokens []text.Token) {
	r.tokens, r.classes = r.tokens[:0], r.classes[:0]
	soft := false
	for i, t := range tokens {
		soft = r.scanClass(s[t.Start:t.End], int32(i), soft)
	}
}

// mayBegin reports whether a name that could be an actor's begins at a token, the
// token to go on with, and the state that the longest such name is of for sure.
func (r *Reader) mayBegin(i int) (next int, may bool, code string) {
	id := r.tokens[i].id
	if id < 0 || !r.g.trie.starts[id] {
		return i + 1, false, ""
	}
	node, low, n := int32(0), uint16(0), 0
	next = i + 1
	for j := i; j < len(r.tokens); j++ {
		tok := &r.tokens[j]
		to, ok := r.g.trie.edges[edge(node, tok.id)]
		if !ok {
			if tok.initial && j > i {
				continue
			}
			break
		}
		if tok.casing == lower && !tok.soft && n < 16 {
			low |= 1 << n
		}
		node, n = to, n+1
		if !r.endsHere(j) {
			continue
		}
		switch r.meaning(node, low, r.tokens[i].casing == caps) {
		case someone:
			may, code = true, r.stateAt(node, r.tokens[i].casing)
			if code != "" {
				next = j + 1
			}
		case nobody: // as Find does, the longest name hides shorter ones
			next, may, code = j+1, false, ""
		}
	}
	if r.classes[r.tokens[i].word]&classDefinite != 0 {
		next = i + 1 // Find looks behind an article for a longer name
	}
	return next, may, code
}

// stateAt is the state that all readings of the name at a node are of, "" where
// they differ, the name is a word in small letters, or a surname that others bear.
func (r *Reader) stateAt(node int32, c casing) string {
	code := ""
	for _, a := range r.g.trie.values[node] {
		e := &r.g.entries[a.entry]
		if c == lower || a.shared || a.form == formSurname || len(e.cues) > 0 || e.code == "" || code != "" && e.code != code {
			return ""
		}
		switch e.kind {
		case kindState, kindPlace, kindPerson, kindPeople, kindBody, kindMedia:
			code = e.code
		default:
			return ""
		}
	}
	return code
}

// What the names that end at a node of the trie can stand for.
const (
	nothing = iota
	someone
	nobody // for certain a phrase that is no actor
)

// meaning tells what a name can stand for where it is written so.
func (r *Reader) meaning(node int32, low uint16, allCaps bool) int {
	out := nothing
	for _, a := range r.g.trie.values[node] {
		if a.acro && !allCaps || a.upper&low != 0 {
			continue
		}
		if e := &r.g.entries[a.entry]; e.kind != kindIgnore || len(e.cues) > 0 {
			return someone
		}
		out = nobody
	}
	return out
}
