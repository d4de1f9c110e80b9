package actor

import (
	"slices"
	"strings"

	"entente"
)

// A known name may be a part of a longer one that is not known: "Michael
// Jordan" is no state, "Joseph Wagner" no army, "West Newton" not the West.
// Whoever bears such a name is a stranger: the document's later "Wagner" is
// his, until the known bearer is named in full.

// partOfName reports whether a name is part of a longer one that is not known.
func (r *Reader) partOfName(it *item) bool {
	if it.e == nil { // one whom the document introduced: "Juma Okello" is not Marta Okello
		return it.memo >= 0 && !r.titleCase() && r.follows(it)
	}
	if it.alias.form == formAdjective {
		return false
	}
	if it.first != it.last {
		return it.kind() == kindPerson && r.leadsName(it) || r.isGeneric(it)
	}
	switch it.kind() {
	case kindState, kindPlace, kindPerson:
		return !it.alias.acro && (r.follows(it) && !r.titleCase() || r.leadsName(it))
	case kindBody, kindMedia:
		return !it.alias.acro && r.follows(it) && !r.titleCase()
	case kindGroup:
		return r.follows(it) || r.tiedTo(it.last+1, it.last)
	case kindAgent, kindOffice:
		return casingOf(r.tree.Words[it.first].Form) != lower && r.follows(it) && r.flat(it.first, it.first-1)
	}
	return false
}

// isGeneric reports whether a body that an article and a common noun name,
// "the Alliance", is here another one, "the Alliance of Makers".
func (r *Reader) isGeneric(it *item) bool {
	w := int(it.last) + 1
	return it.kind() == kindBody && r.classes[it.first]&classDefinite != 0 && it.last == it.first+1 && w+1 < len(r.classes) &&
		r.classes[w]&classOf != 0 && r.classes[w]&classToward == 0 && casingOf(r.tree.Words[w+1].Form) != lower
}

// dropParts takes the items out that are parts of names which are not known.
func (r *Reader) dropParts() {
	var parts []int
	for i := range r.items {
		if r.partOfName(&r.items[i]) {
			r.stay(&r.items[i])
			parts = append(parts, i)
		}
	}
	for n := len(parts) - 1; n >= 0; n-- {
		r.items = slices.Delete(r.items, parts[n], parts[n]+1)
	}
}

// follows reports whether the word before a name, which is not known, belongs
// to it, and is no mere other spelling of the given name of whoever it means.
func (r *Reader) follows(it *item) bool {
	w := it.first - 1
	return w >= 0 && r.stranger(w) && r.tied(w, it.first) && !r.bears(it, w)
}

// bears reports whether word w is a given name of the person that an item is,
// give or take a letter.
func (r *Reader) bears(it *item, w int32) bool {
	if it.kind() != kindPerson {
		return false
	}
	name := ""
	if it.e != nil {
		name = it.e.name
	}
	if it.memo >= 0 {
		who := &r.memo.persons[it.memo].entity
		name = who.Text + " " + who.Unknown
	}
	given := foldName(r.tree.Words[w].Form)
	for _, p := range strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '-' }) {
		if similar(foldName(p), given) {
			return true
		}
	}
	return false
}

// leadsName reports whether a name goes on behind an item: "Paris Hilton",
// "Churchill Downs".
func (r *Reader) leadsName(it *item) bool {
	w := it.last + 1
	if int(w) >= len(r.tree.Words) || !r.stranger(w) {
		return false
	}
	return it.first == it.last && r.flat(w, it.last) || !r.titleCase() && r.withinName(it.last)
}

// withinName reports whether a word is a modifier in a name of several words
// whose head is not known either: "Palestine Civic Center".
func (r *Reader) withinName(w int32) bool {
	word := &r.tree.Words[w]
	return word.Rel == "compound" && word.Head > int(w) && word.Head-int(w) <= 4 && r.stranger(int32(word.Head))
}

// titleCase reports whether the sentence is a headline, whose capitals tell little.
func (r *Reader) titleCase() bool { return r.part == entente.Title }

// stranger reports whether a word looks like a name that the data do not know.
func (r *Reader) stranger(w int32) bool {
	if int(w) >= len(r.tree.Words) {
		return false
	}
	word := &r.tree.Words[w]
	if casingOf(word.Form) == lower || r.classes[w] != 0 || word.UPOS != "PROPN" {
		return false
	}
	for i := range r.items {
		if r.items[i].first <= w && w <= r.items[i].last {
			return false
		}
	}
	return true
}

// tied reports whether the tree makes two neighbours one name.
func (r *Reader) tied(a, b int32) bool {
	return r.flat(b, a) || r.tree.Words[a].Rel == "compound" && r.tree.Words[a].Head == int(b)
}

// tiedTo reports whether word b, which is not known, and a are one name.
func (r *Reader) tiedTo(b, a int32) bool { return r.stranger(b) && r.tied(a, b) }

// flat reports whether word a continues the name that word b begins.
func (r *Reader) flat(a, b int32) bool {
	return r.tree.Words[a].Rel == "flat" && (r.tree.Words[a].Head == int(b) || r.tree.Words[a].Head == r.tree.Words[b].Head && r.tree.Words[b].Rel == "flat")
}

// stay notes the bearer of a name that a known one is only a part of, so that
// its parts alone are not taken for the known ones.
func (r *Reader) stay(it *item) {
	r.estrange(it.first)
	if r.tiedTo(it.last+1, it.last) {
		r.estrange(it.last + 1)
	}
}

// estrange notes that the document has given a word to somebody unknown.
func (r *Reader) estrange(w int32) {
	tok := r.tokenAt(w)
	if tok.id < 0 || !r.g.trie.starts[tok.id] {
		return
	}
	if r.memo.strangers == nil {
		r.memo.strangers = make(map[int32]bool)
	}
	r.memo.strangers[tok.id] = true
	if len(r.memo.surnames) > 0 {
		key := r.lowered(int(w))
		if n, ok := r.memo.surnames[key]; ok && r.memo.persons[n].entry < 0 {
			delete(r.memo.surnames, key)
		}
	}
}

// meetStrangers notes the unknown names of the sentence that no known name is
// part of: "Mario Cuomo", whose surname another bears too.
func (r *Reader) meetStrangers() {
	for w := 1; w < len(r.tree.Words); w++ {
		if r.tree.Words[w].Rel == "flat" && r.stranger(int32(w)) && r.stranger(int32(w-1)) && r.flat(int32(w), int32(w-1)) {
			r.estrange(int32(w))
		}
	}
}

// isStranger reports whether a word that could be an item's name has been
// given to somebody unknown.
func (r *Reader) isStranger(w int32) bool {
	return len(r.memo.strangers) > 0 && r.memo.strangers[r.tokenAt(w).id]
}

// similar reports whether two folded words are the same give or take a letter.
func similar(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(b) < 4 {
		return a == b
	}
	i, j := 0, 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	for j < len(a)-i && a[len(a)-1-j] == b[len(b)-1-j] {
		j++
	}
	return len(b)-i-j <= 1
}
