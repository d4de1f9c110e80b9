package actor

import (
	"strings"
	"unicode/utf8"

	"entente/syntax"
)

// token is a piece of the text: a word, or what stands between its hyphens.
type token struct {
	id      int32 // in the trie's vocabulary; unknown or barrier
	word    int32
	casing  casing
	soft    bool // follows a hyphen, so that its case tells nothing
	last    bool // last piece of its word
	initial bool // a single capital letter
}

const (
	unknown = -1
	barrier = -2 // punctuation: no name goes across
)

// item is a known name found in the text.
type item struct {
	first, last int32 // words
	node        int32 // of the trie: all that the name can stand for
	alias       alias
	e           *entry
	memo        int32 // number of the remembered person, -1 if it is none
}

// scan folds the words of a sentence into tokens.
func (r *Reader) scan(t *syntax.Tree) {
	r.tokens = r.tokens[:0]
	r.classes = r.classes[:0]
	soft := false
	for i := range t.Words {
		soft = r.scanClass(t.Words[i].Form, int32(i), soft)
	}
	r.listen()
}

// scanClass adds the tokens and the class of one word and reports whether a
// hyphen is open.
func (r *Reader) scanClass(form string, word int32, soft bool) bool {
	n := len(r.tokens)
	soft = r.scanWord(form, word, soft)
	c := class(0)
	if len(r.tokens) > n {
		r.tokens[len(r.tokens)-1].last = true
		c = r.g.classOf(r.tokens[n].id)
	}
	r.classes = append(r.classes, c)
	return soft
}

// scanWord adds the tokens of one word and reports whether a hyphen is open.
func (r *Reader) scanWord(form string, word int32, soft bool) bool {
	switch form {
	case "'s", "’s":
		r.tokens = append(r.tokens, token{id: r.g.possessive, word: word})
		return false
	case "'", "’":
		return soft
	case "-", "‐", "‑", "+":
		return true
	}
	added := false
	for start := 0; start < len(form); {
		end := hyphenAt(form, start)
		r.buf = fold(r.buf[:0], form[start:end])
		if len(r.buf) > 0 {
			id, ok := r.g.trie.vocab[string(r.buf)]
			if !ok {
				id = unknown
			}
			c := casingOf(form[start:end])
			r.tokens = append(r.tokens, token{id: id, word: word, casing: c, soft: soft, initial: len(r.buf) == 1 && c == capital})
			added = true
		}
		_, n := utf8.DecodeRuneInString(form[end:])
		start, soft = end+n, true
	}
	if !added {
		r.tokens = append(r.tokens, token{id: barrier, word: word})
	}
	return false
}

// hyphenAt is the place of the next hyphen or slash, or the end.
func hyphenAt(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '-', '/', '+':
			return i
		case 0xe2: // first byte of the dashes U+2010 to U+2015
			if i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90 && s[i+2] <= 0x95 {
				return i
			}
		}
	}
	return len(s)
}

// match finds the known names, leftmost and longest first.
func (r *Reader) match(t *syntax.Tree) {
	r.items = r.items[:0]
	for i := 0; i < len(r.tokens); {
		next := 0
		if id := r.tokens[i].id; id >= 0 && r.g.trie.starts[id] {
			next = r.longest(t, i)
		}
		if next > i+1 && r.classes[r.tokens[i].word]&classDefinite != 0 {
			next = r.pastArticle(t, i, next)
		}
		if next == 0 {
			next = r.surname(i)
		}
		if next == 0 {
			next = i + 1
		}
		i = next
	}
}

// pastArticle drops a name that begins with an article where one behind the
// article reaches further: "the North" in "the North Korean leader".
func (r *Reader) pastArticle(t *syntax.Tree, i, end int) int {
	n := len(r.items)
	next := r.longest(t, i+1)
	if next <= end {
		r.items = r.items[:n]
		return end
	}
	r.items[n-1] = r.items[n]
	r.items = r.items[:n]
	return next
}

// longest adds the longest name that begins at token i and returns the token
// after it, or 0 if there is none.
func (r *Reader) longest(t *syntax.Tree, i int) int {
	node, low, n := int32(0), uint16(0), 0
	allCaps := r.tokens[i].casing == caps
	var best item
	end := 0
	for j := i; j < len(r.tokens); j++ {
		tok := &r.tokens[j]
		next, ok := r.g.trie.edges[edge(node, tok.id)]
		if !ok {
			if tok.initial && j > i {
				continue
			}
			break
		}
		if tok.casing == lower && !tok.soft && n < 16 {
			low |= 1 << n
		}
		node, n = next, n+1
		if len(r.g.trie.values[node]) == 0 || !r.endsHere(j) {
			continue
		}
		it := item{first: r.tokens[i].word, last: tok.word, memo: -1}
		if r.pick(t, node, low, allCaps, &it) {
			best, end = it, j+1
		}
	}
	if end > 0 {
		r.items = append(r.items, best)
	}
	return end
}

// endsHere reports whether a name may end at token j: with its word, or
// before a hyphen and another capital ("Russia-China").
func (r *Reader) endsHere(j int) bool {
	return r.tokens[j].last || j+1 < len(r.tokens) && r.tokens[j+1].casing != lower
}

// pick chooses among what a name can stand for here. It reports false if it
// can stand for nothing, because of its case or its part of speech.
func (r *Reader) pick(t *syntax.Tree, node int32, low uint16, allCaps bool, it *item) bool {
	best := -1
	it.node = node
	for _, a := range r.g.trie.values[node] {
		if a.acro && !allCaps || a.upper&low != 0 {
			continue
		}
		e := &r.g.entries[a.entry]
		if score := r.score(t, a, e, it); score > best {
			best, it.alias, it.e = score, a, e
		}
	}
	return best >= 0
}

// score weighs one reading of a name, negative if it is out of the question.
func (r *Reader) score(t *syntax.Tree, a alias, e *entry, it *item) int {
	if r.barred(t, a, e, it) {
		return -1
	}
	score := 100 - 4*int(e.kind)
	switch {
	case e.kind == kindPerson:
		return r.scorePerson(a, e, it)
	case a.form == formCity:
		score -= 40
	}
	if len(e.cues) > 0 {
		return r.cued(e)
	}
	if e.code != "" && r.seen(e.code) {
		score += 20
	}
	if a.shared && (r.home != "" && e.code == r.home || e.kind == kindState) {
		score += 30
	}
	return score
}

// barred reports whether a reading is out of the question: a noun where the
// tagger saw none, a city of a name that many have and nothing hints at, a
// name that the document has given to somebody unknown.
func (r *Reader) barred(t *syntax.Tree, a alias, e *entry, it *item) bool {
	seen := e.code != "" && (r.seen(e.code) || r.named(e.code) || a.shared && e.code == r.home)
	switch e.kind {
	case kindAgent, kindOffice:
		if it.first != it.last {
			return false
		}
		switch t.Words[it.last].UPOS {
		case "VERB", "AUX", "ADV", "ADP", "SCONJ", "PRON":
			return true
		case "ADJ":
			return r.classes[it.first]&classNoun != 0
		}
	case kindBody:
		if a.shared && !seen && (len(r.memo.states) > 0 || len(r.heard) > 0 && r.heard[e.code] == 0) {
			return true
		}
	case kindState:
		if a.shared && !r.meansRarer(e, it) {
			return true
		}
		if (a.form == formCity || a.form == formCapital) && r.classes[it.first]&classShared != 0 && !seen && len(r.memo.states) > 0 {
			return true
		}
	case kindPlace:
		if e.comma && (it.first == 0 || t.Words[it.first-1].Form != ",") {
			return true
		}
	case kindPerson, kindIgnore:
		return false
	}
	return it.first == it.last && !seen && r.isStranger(it.first)
}

// meansRarer reports whether an adjective that one state goes by as a rule is meant for
// another that is called so too: in what is written there, and where the document names
// this one and never the first: "the Korean friends" of a text on Pyongyang.
func (r *Reader) meansRarer(e *entry, it *item) bool {
	if r.home == e.code {
		return true
	}
	for _, a := range r.g.trie.values[it.node] {
		if o := &r.g.entries[a.entry]; o.code != e.code && (o.code == r.home || r.heard[o.code] > 0 || r.seen(o.code)) {
			return false
		}
	}
	return r.heard[e.code] > 0
}

// named reports whether the sentence has named a state or body of the code.
func (r *Reader) named(code string) bool {
	for i := range r.items {
		if e := r.items[i].e; e != nil && e.code == code {
			return true
		}
	}
	return false
}

// listen notes the words of the sentence that tell which of several readings of a
// name is meant.
func (r *Reader) listen() {
	for i := range r.tokens {
		id := r.tokens[i].id
		if r.g.classOf(id)&classCue == 0 {
			continue
		}
		if r.memo.cues == nil {
			r.memo.cues = make(map[int32]bool)
		}
		r.memo.cues[id] = true
	}
}

// cued is the score of a reading that asks for a cue: less than that of a state
// named before, more than that of one that was not.
func (r *Reader) cued(e *entry) int {
	for _, id := range e.cues {
		if r.memo.cues[id] {
			return 110
		}
	}
	return -1
}

// scorePerson prefers who was named before, then who is in office.
func (r *Reader) scorePerson(a alias, e *entry, it *item) int {
	score := 60
	if r.known(a.entry) {
		score += 30
	}
	_, serving := r.g.tenureOn(e, r.date)
	if serving {
		score += 10
	}
	if it.first == it.last && r.isStranger(it.first) && !r.titled(e, it) {
		return -1
	}
	if it.first == it.last && !r.known(a.entry) && (!serving && r.afterPlace(it.first) && !r.isPossessive(it.last+1)) {
		return -1 // "in Churchill"
	}
	if a.form == formSurname && r.classes[it.first]&classStop != 0 && r.afterPreposition(it.first) {
		return -1 // "in May"
	}
	if a.form != formSurname || r.known(a.entry) {
		return score
	}
	if serving && (r.titled(e, it) || r.leads(e, it)) {
		return score - 5
	}
	return -1
}

// afterPlace reports whether a word stands behind a preposition of place.
func (r *Reader) afterPlace(w int32) bool {
	return w > 0 && r.classes[w-1]&classPlace != 0
}

func (r *Reader) afterPreposition(w int32) bool {
	return w > 0 && r.classes[w-1]&(classIn|classOf|classPlace|classToward|classStop) != 0
}

// leads reports whether a person is the effective leader of a state on the
// date, whom news calls by surname alone. A surname that is a given name or
// another word too needs more than that, and the leader of a small state, that
// the state was named: most who say Harris or Davis do not mean his.
func (r *Reader) leads(e *entry, it *item) bool {
	if r.g.small[e.code] && !r.seen(e.code) {
		return false
	}
	if r.classes[it.first] != 0 || !r.g.familyFirst(e.code) && r.g.isGiven(r.tokenAt(it.first).id, e.code) {
		return false
	}
	h, ok := r.g.chiefOn(e.code, r.date)
	return ok && &r.g.entries[h.person] == e
}

// tokenAt is the first token of a word.
func (r *Reader) tokenAt(w int32) *token {
	i := int(w) // there is at least one token a word but for hyphens
	i = min(i, len(r.tokens)-1)
	for i > 0 && r.tokens[i].word >= w {
		i--
	}
	for i < len(r.tokens)-1 && r.tokens[i].word < w {
		i++
	}
	return &r.tokens[i]
}

// titled reports whether the word before a surname is an office or title that
// fits the person, as in "Prime Minister Kishida".
func (r *Reader) titled(e *entry, it *item) bool {
	n := len(r.items)
	if n == 0 || r.items[n-1].last != it.first-1 {
		return false
	}
	before := r.items[n-1].e
	if before == nil || before.kind != kindOffice && before.kind != kindAgent {
		return false
	}
	title := r.textOf(&r.items[n-1])
	for i := range e.dated {
		tn := &e.dated[i]
		if !tn.span.holds(r.date) {
			continue
		}
		if before.kind == kindOffice && tn.office == before.office || len(title) <= len(tn.label) && strings.EqualFold(title, tn.label[:len(title)]) {
			return true
		}
	}
	return before.kind == kindAgent && before.sector() == "GOV" && len(e.dated) > 0 && r.seen(e.code)
}
