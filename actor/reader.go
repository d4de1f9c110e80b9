package actor

import (
	"time"

	"entente"
	"entente/syntax"
)

// Ref is an actor in a sentence: words First to Last of the tree, inclusive.
// Head is the word by which the phrase hangs in the tree. Several refs may
// share one head, where one noun names several actors ("the foreign ministers
// of France and Germany").
type Ref struct {
	First, Last int
	Head        int
	Entity      entente.Entity
}

// Reader resolves the actors of one document, from its first sentence to its
// last, and remembers them on the way. It is not safe for concurrent use; what
// it has learned dies with it.
type Reader struct {
	g    *Gazetteer
	date time.Time
	part entente.Part
	memo memory
	// heard is how often the sentences that were heard named each state, see Hear.
	heard map[string]int
	// home is the state that the document is written from, see From.
	home string

	// Of the sentence at hand; kept to be used again.
	tokens  []token
	classes []class // of the first piece of each word
	items   []item
	buf     []byte
	refs    []Ref
	met     []met // the persons named in it
	before  focus // as the sentence found it
	text    string
	tree    *syntax.Tree
}

// Reader starts on a document of the given date, on which offices are looked
// up. A zero date leaves offices at their last known holders.
func (g *Gazetteer) Reader(date time.Time) *Reader {
	return &Reader{g: g, date: date, memo: newMemory(), heard: map[string]int{}}
}

// From tells which state a document is written from, by its code; empty if that is not
// known. A name that bodies of several states have is that of the one at home there.
func (r *Reader) From(state string) { r.home = state }

// Find returns the actors of a sentence in order, none overlapping: the tree
// is the sentence's and s the text that its offsets count in. States named as
// places or adjectives come with an empty Sector. Pronouns are not returned
// (see Pronoun), nor is what is not known.
func (r *Reader) Find(part entente.Part, t *syntax.Tree, s string) []Ref {
	r.part, r.text, r.tree, r.before = part, s, t, r.memo.focus
	r.scan(t)
	r.match(t)
	r.refs, r.met = nil, r.met[:0]
	r.dropParts()
	r.meetStrangers()
	r.qualifyPlaces()
	r.assemble()
	r.introduceByClause()
	r.remember()
	return r.refs
}

// Makers are the countries that the sentence which Find read last names only as
// those that made or back what follows: "Iran-made drones". Find gives no Ref for
// them, since they do nothing there.
func (r *Reader) Makers() []Ref {
	var out []Ref
	for i := range r.items {
		it := &r.items[i]
		if it.e == nil || it.e.code == "" || it.kind() == kindIgnore || it.kind() == kindAgent || !r.madeAfter(it) {
			continue
		}
		ref := Ref{First: int(it.first), Last: int(it.last), Head: r.headIn(int(it.first), int(it.last)), Entity: entente.Entity{Code: it.e.code, Reason: "maker"}}
		r.setText(&ref.Entity, [2]int32{it.first, it.last})
		out = append(out, ref)
	}
	return out
}

// Ignored reports, for each word of the sentence that Find read last, whether
// it is part of a phrase that the data say is no actor.
func (r *Reader) Ignored() []bool {
	out := make([]bool, len(r.tree.Words))
	for i := range r.items {
		if it := &r.items[i]; it.kind() == kindIgnore {
			for w := it.first; w <= it.last; w++ {
				out[w] = true
			}
		}
	}
	return out
}
