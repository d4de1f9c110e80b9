package place

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/actor"
	"entente/syntax"
)

// Found is a toponym of a document and the place that it names.
type Found struct {
	Span  entente.Span
	Place entente.Place
}

// Reader finds the places of one document, from its first sentence to its
// last, and resolves them together. It is not safe for concurrent use; what it
// has learned dies with it.
type Reader struct {
	g    *Gazetteer
	home string // alpha-2 of the publisher's country, empty if not known

	mentions  []mention
	groups    map[string]int32 // folded name → names
	names     []group
	strangers map[string]bool // words that the document has given to persons

	// Of the sentence at hand.
	part  entente.Part
	text  string
	tree  *syntax.Tree
	low   []string // folded words
	taken []bool   // by word: part of a place that was found
	upper bool     // all its words are capitals
	buf   []byte
	ends  []int
	rows  []int
}

// mention is a name that may be a place's, where it stands.
type mention struct {
	first, last int
	span        entente.Span
	text        string
	group       int32
	proof       proof
	adjective   bool
}

// proof is how much the words around a name say that it is a place.
type proof uint8

const (
	noProof   proof = iota // nothing but its capital
	fair                   // "of", "from", a body of it behind it
	strong                 // "in", a dateline, "the city of"
	certain                // the region that it lies in stands behind a comma
	unrefused              // the name of a state or region itself
)

// group are the mentions of one name, which all mean one thing.
type group struct {
	key    string
	senses []sense
	within []sense // what stands behind it after a comma
	count  int
	best   int
	proof  proof
	whole  bool      // a word beside it says "province", "region" …
	scores []float64 // without the others
	now    []float64 // with them
	share  map[int]float64
}

// Reader starts on a document. Country is where it is published (ISO 3166-1
// alpha-3), empty if that is not known.
func (g *Gazetteer) Reader(country string) *Reader {
	r := &Reader{g: g, groups: map[string]int32{}, strangers: map[string]bool{}}
	for two, three := range g.countries {
		if three == country {
			r.home = two
		}
	}
	return r
}

// longestName is how many words a name of the table may have.
const longestName = 6

// Spot is a name in a sentence that is likely a place's: words First to Last of
// the tree, inclusive. Resolve tells whether it is one.
type Spot struct {
	First, Last int
	Span        entente.Span
	Text        string
}

// Find looks at a sentence: the tree is the sentence's, s the text that its
// offsets count in, refs the actors in it. It returns the names that a
// preposition or more says are places, in order.
func (r *Reader) Find(part entente.Part, t *syntax.Tree, s string, refs []actor.Ref) []Spot {
	r.part, r.text, r.tree = part, s, t
	r.scan()
	r.meetStrangers()
	before := len(r.mentions)
	for i := 0; i < len(t.Words); {
		if n := r.at(i, refs); n > 0 {
			i += n
		} else {
			i++
		}
	}
	r.link(before)
	var out []Spot
	for _, m := range r.mentions[before:] {
		if m.proof >= strong && !m.adjective {
			out = append(out, Spot{m.first, m.last, m.span, m.text})
		}
	}
	return out
}

// scan folds the words of the sentence.
func (r *Reader) scan() {
	r.low, r.taken, r.buf, r.ends = r.low[:0], r.taken[:0], r.buf[:0], r.ends[:0]
	letters, capitals := 0, 0
	for i := range r.tree.Words {
		f := r.tree.Words[i].Form
		r.buf = appendFold(r.buf, f)
		r.ends = append(r.ends, len(r.buf))
		r.taken = append(r.taken, false)
		for _, c := range f {
			if unicode.IsLetter(c) {
				letters++
			}
			if unicode.IsUpper(c) {
				capitals++
			}
		}
	}
	all, from := string(r.buf), 0
	for _, end := range r.ends {
		r.low = append(r.low, all[from:end])
		from = end
	}
	r.upper = letters >= 12 && capitals*10 >= letters*9
}

// is reports whether word i is of a class.
func (r *Reader) is(class string, i int) bool {
	return i >= 0 && i < len(r.low) && r.g.words.is(class, r.low[i])
}

func (r *Reader) form(i int) string {
	if i < 0 || i >= len(r.tree.Words) {
		return ""
	}
	return r.tree.Words[i].Form
}

// capital reports whether word i begins with a capital.
func (r *Reader) capital(i int) bool {
	c, _ := utf8.DecodeRuneInString(r.form(i))
	return unicode.IsUpper(c)
}

// proper reports whether word i is part of a proper name.
func (r *Reader) proper(i int) bool {
	return i >= 0 && i < len(r.tree.Words) && r.tree.Words[i].UPOS == "PROPN" && r.capital(i)
}

// flat reports whether word a continues a name that b, before it, begins or
// continues.
func (r *Reader) flat(a, b int) bool {
	w := &r.tree.Words[a]
	if w.Rel != "flat" && w.Rel != "flat:name" {
		return false
	}
	return w.Head == b || r.tree.Words[b].Rel == w.Rel && r.tree.Words[b].Head == w.Head
}

// tied reports whether the tree makes two neighbours one name.
func (r *Reader) tied(a, b int) bool {
	return r.flat(b, a) || r.tree.Words[a].Rel == "compound" && r.tree.Words[a].Head >= b
}

// at adds the longest name that begins at word i, and gives its number of
// words, 0 if there is none.
func (r *Reader) at(i int, refs []actor.Ref) int {
	if !r.capital(i) {
		return 0
	}
	for n := min(longestName, len(r.tree.Words)-i); n > 0; n-- {
		last := i + n - 1
		if n > 1 && !r.capital(last) {
			continue
		}
		if r.punctuated(i, last) {
			continue
		}
		if r.name(i, last, refs) {
			return n
		}
	}
	return 0
}

// punctuated reports whether a mark that no name has stands within words.
func (r *Reader) punctuated(first, last int) bool {
	for w := first; w <= last; w++ {
		if r.low[w] == "" && r.form(w) != "-" && r.form(w) != "'" && r.form(w) != "’" {
			return true
		}
	}
	return false
}

// name adds the name that words first to last are, and reports whether they
// are one.
func (r *Reader) name(first, last int, refs []actor.Ref) bool {
	from, to := r.tree.Words[first].Start, r.tree.Words[last].End
	if to-from > 60 || from < 0 || to > len(r.text) || from >= to {
		return false
	}
	r.buf = appendFold(r.buf[:0], r.text[from:to])
	if r.g.words.is(classNever, string(r.buf)) || r.g.seats[string(r.buf)] {
		return false
	}
	if one := r.oneOf(last); one != "" {
		r.buf = append(append(r.buf, ' '), one...)
	}
	m := mention{first: first, last: last, text: r.text[from:to], span: entente.Span{Start: from, End: to, In: r.part}}
	n, ok := r.known(&m)
	if !ok {
		return false
	}
	m.group = n
	if !r.judge(&m, refs) {
		return false
	}
	for w := first; w <= last; w++ {
		r.taken[w] = true
	}
	r.mentions = append(r.mentions, m)
	return true
}

// oneOf gives the kind that a word behind a list of names says each of them is:
// "county" for "Adair and Clark counties", empty if there is none.
func (r *Reader) oneOf(w int) string {
	for i := w + 1; i < len(r.low) && i <= w+8; i++ {
		if kind := r.g.plural[r.low[i]]; kind != "" {
			return kind
		}
		if r.form(i) != "," && !r.is(classOf, i) && !r.capital(i) {
			return ""
		}
	}
	return ""
}

// known finds the group of a folded name in r.buf, making one if the gazetteer
// has the name in the form that the mention has.
func (r *Reader) known(m *mention) (int32, bool) {
	senses := r.listed(m)
	if m.adjective || len(senses) > 0 && r.onlyHere(m) {
		return r.group("~"+senses[0].name, senses), true
	}
	if n, ok := r.groups[string(r.buf)]; ok {
		return n, true
	}
	if senses = r.tabled(senses, r.buf); len(senses) == 0 {
		return 0, false
	}
	return r.group(string(r.buf), senses), true
}

// group is the place of a name among the document's, made if it is new.
func (r *Reader) group(key string, senses []sense) int32 {
	n, ok := r.groups[key]
	if !ok {
		n = int32(len(r.names))
		r.groups[key] = n
		r.names = append(r.names, group{key: key, senses: senses, best: -1})
	}
	return n
}

// listed gives the senses that the lists of text have for the name in r.buf.
func (r *Reader) listed(m *mention) []sense {
	var out []sense
	name := false
	for _, n := range r.g.names[string(r.buf)] {
		switch n.form {
		case formCaps:
			if !allCaps(m.text) || r.upper {
				continue
			}
		case formComma, formCommaCaps:
			if !r.behindComma(m, n.form) {
				continue
			}
		case formAdjective:
			if r.tree.Words[m.last].UPOS == "VERB" {
				continue
			}
		}
		name = name || n.form != formAdjective
		out = append(out, r.g.senses[n.sense])
	}
	m.adjective = len(out) > 0 && !name
	return out
}

// behindComma reports whether an abbreviation of a region stands where one
// does: behind a place and a comma, or with its dot behind "in".
func (r *Reader) behindComma(m *mention, f form) bool {
	if f == formCommaCaps {
		return r.form(m.first-1) == "," && m.first >= 2 && r.capital(m.first-2) && allCaps(m.text) && !r.upper
	}
	return r.form(m.first-1) == "," && m.first >= 2 && r.capital(m.first-2) || strings.HasSuffix(m.text, ".") && r.is(classIn, m.first-1)
}

// onlyHere reports whether a name means what it means only where it stands:
// an abbreviation behind a comma.
func (r *Reader) onlyHere(m *mention) bool {
	for _, n := range r.g.names[string(r.buf)] {
		if n.form == formComma || n.form == formCommaCaps || n.form == formCaps {
			return true
		}
	}
	return false
}

func allCaps(s string) bool {
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
	}
	return true
}

// mostSenses is how many of the places of one name are looked at.
const mostSenses = 64

// tabled adds the senses that the table has for a folded name, and for the name
// with its first word written the other way ("St." and "Saint").
func (r *Reader) tabled(out []sense, key []byte) []sense {
	r.rows = r.g.table.find(r.rows[:0], key)
	preferred := r.g.preferred[string(key)]
	if head, rest, ok := bytes.Cut(key, []byte(" ")); ok && r.g.swap[string(head)] != "" {
		other := r.g.swap[string(head)] + " " + string(rest)
		r.rows = r.g.table.find(r.rows, []byte(other))
		preferred = append(preferred[:len(preferred):len(preferred)], r.g.preferred[other]...)
	}
	for _, i := range preferred {
		s := r.g.city(int(i))
		s.preferred = true
		out = append(out, s)
	}
	for _, i := range r.rows {
		if len(out) >= mostSenses {
			break
		}
		if s := r.g.city(i); !r.doubled(out, &s) {
			out = append(out, s)
		}
	}
	return out
}

// city is a row of the table under the name that news has for it.
func (g *Gazetteer) city(i int) sense {
	s := g.table.sense(i)
	if label, ok := g.labels[i]; ok {
		s.name = label
	}
	return s
}

// doubled reports whether a sense is among others already.
func (r *Reader) doubled(list []sense, s *sense) bool {
	for i := range list {
		o := &list[i]
		if s.id != 0 && s.id == o.id || s.isRegion() && o.isRegion() && s.region == o.region {
			return true
		}
	}
	return false
}
