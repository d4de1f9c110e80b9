package actor

import (
	"slices"
	"strings"

	"entente"
)

// Whom a pronoun means. He and she go to the person named last whose given name or
// title does not speak against it, and of those whom one sentence names, to its
// subject before all others. A name of which the data know no more than that it is
// a person's is whom it means too: then the pronoun stands for nobody known.

// farFocus is how many persons back a pronoun can point.
const farFocus = 4

var nobodyYet = [farFocus]int32{-1, -1, -1, -1}

// sex is what a given name or a title tells of its bearer, empty if it tells
// nothing.
type sex string

// meet makes a person the latest named.
func (m *memory) meet(n int32) {
	old := m.latest
	m.latest = nobodyYet
	m.latest[0] = n
	at := 1
	for _, o := range old {
		if o != n && at < farFocus {
			m.latest[at] = o
			at++
		}
	}
}

// remember takes the states, bodies and groups of the sentence into memory, and
// whom its pronouns' successors may mean.
func (r *Reader) remember() {
	if d, ok := r.joined(); ok {
		r.memo.pair = d
	}
	several, thing := -1, -1
	for i := range r.refs {
		e := &r.refs[i].Entity
		if _, ok := r.g.stateEntry[e.Code]; ok {
			r.memo.noteState(e.Code)
		}
		switch {
		case r.told(&r.refs[i]):
		case len(e.Members) > 0 || e.Code == "" && e.Name == "" || r.plural(r.refs[i].Head):
			several = r.fitter(several, i)
		case e.Office == "" || e.Name == "":
			thing = r.fitter(thing, i)
		}
	}
	if several >= 0 {
		r.memo.several = r.refs[several].Entity
	}
	if thing >= 0 {
		r.memo.thing = r.refs[thing].Entity
	}
	r.meetAll()
}

// plural reports whether a word is a noun for several.
func (r *Reader) plural(w int) bool { return r.tree.Words[w].XPOS == "NNS" }

// fitter is which of two actors of the sentence, a before b, the next one's
// pronouns rather mean: the one that is more of a subject, else the later.
func (r *Reader) fitter(a, b int) int {
	if a >= 0 && r.subjecthood(r.refs[a].Head) > r.subjecthood(r.refs[b].Head) {
		return a
	}
	return b
}

// subjecthood is how much of a subject a word is: of the one who is told to speak
// most, then of the sentence, then of some clause.
func (r *Reader) subjecthood(w int) int {
	if rel := r.tree.Words[w].Rel; rel != "nsubj" && rel != "nsubj:pass" {
		return 0
	}
	h := r.tree.Words[w].Head
	switch {
	case h >= 0 && r.tree.Words[h].Rel == "parataxis":
		return 3
	case h >= 0 && r.tree.Words[h].Head < 0:
		return 2
	}
	return 1
}

// met is a person named in the sentence: where, and his number.
type met struct {
	word int
	n    int32
}

// meetAll makes the persons of the sentence the latest named, its subject the very
// latest.
func (r *Reader) meetAll() {
	r.meetNames()
	slices.SortStableFunc(r.met, func(a, b met) int { return a.word - b.word })
	best := -1
	for i, p := range r.met {
		r.memo.meet(p.n)
		if by := r.subjecthood(p.word); by > 0 && (best < 0 || by > r.subjecthood(r.met[best].word)) {
			best = i
		}
	}
	if best >= 0 {
		r.memo.meet(r.met[best].n)
	}
}

// meetNames notes whoever is named and unknown to the data: by given name and
// surname or as one who is told to speak, later by surname alone.
func (r *Reader) meetNames() {
	for w := range r.tree.Words {
		if !r.stranger(int32(w)) {
			continue
		}
		last := w
		for r.stranger(int32(last+1)) && r.flat(int32(last+1), int32(w)) {
			last++
		}
		if last > w && r.g.sexes[foldName(r.tree.Words[w].Form)] != "" || r.tells(w) {
			r.meetName(w, last)
		} else if n, ok := r.memo.names[foldName(r.tree.Words[w].Form)]; ok && r.tree.Words[w].Rel != "flat" {
			r.met = append(r.met, met{w, n})
		}
	}
}

// tells reports whether a word is the subject of a verb of telling.
func (r *Reader) tells(w int) bool {
	h := r.tree.Words[w].Head
	if r.subjecthood(w) == 0 || h < 0 {
		return false
	}
	id, ok := r.g.trie.vocab[r.tree.Words[h].Lemma]
	return ok && r.g.classOf(id)&classTelling != 0
}

// meetName notes a person of whom a name from word to word is all that is known.
func (r *Reader) meetName(first, last int) {
	surname := foldName(r.tree.Words[last].Form)
	n, ok := r.memo.names[surname]
	if !ok {
		if r.memo.names == nil {
			r.memo.names = make(map[string]int32)
		}
		n = int32(len(r.memo.persons))
		e := entente.Entity{Text: r.text[r.tree.Words[first].Start:r.tree.Words[last].End]}
		r.memo.persons = append(r.memo.persons, remembered{entry: -1, entity: e, office: -1, name: true})
		r.memo.names[surname] = n
	}
	r.met = append(r.met, met{first, n})
}

// personMeant is whom he or she at word i means: the subject or the last person
// before it in its own sentence, else whoever was named last.
func (r *Reader) personMeant(i int) (entente.Entity, bool) {
	of := r.g.sexOf(r.tree.Words[i].Form)
	fits := func(e *entente.Entity) bool { return isPerson(e) && r.g.agree(of, e) }
	e, ok := r.nearest(i, fits, func(*Ref) bool { return false })
	if name := r.nameBefore(i, of); name >= 0 && (!ok || r.subjecthood(name) > 0 && !r.isSubjectOf(e)) {
		return entente.Entity{}, false
	}
	if ok {
		return e, true
	}
	for _, n := range r.before.latest {
		if n < 0 {
			break
		}
		p := &r.memo.persons[n]
		if r.g.agree(of, &p.entity) {
			return p.entity, !p.name
		}
	}
	return entente.Entity{}, false
}

// nameBefore is the last mere name of a person before a pronoun that it could
// mean, -1 if there is none.
func (r *Reader) nameBefore(i int, of sex) int {
	at := -1
	for _, p := range r.met {
		if who := &r.memo.persons[p.n]; p.word < i && who.name && r.g.agree(of, &who.entity) {
			at = p.word
		}
	}
	return at
}

// isSubjectOf reports whether an actor of the sentence is a subject in it.
func (r *Reader) isSubjectOf(e entente.Entity) bool {
	return slices.ContainsFunc(r.refs, func(ref Ref) bool { return ref.Entity.Span == e.Span && r.subjecthood(ref.Head) > 0 })
}

// agree reports whether a pronoun of a sex can mean somebody.
func (g *Gazetteer) agree(of sex, e *entente.Entity) bool {
	own := g.sexOf(e.Text)
	if own == "" {
		own = g.sexOf(e.Name)
	}
	return of == "" || own == "" || of == own
}

// sexOf is what a pronoun or the first words of a name tell.
func (g *Gazetteer) sexOf(name string) sex {
	words := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '.' || c == '’' || c == '\'' })
	for _, w := range words {
		w = foldName(w)
		if len(words) > 1 && g.classOf(g.trie.vocab[w])&classHe != 0 { // "her aide" may be a man
			return ""
		}
		if s := g.sexes[w]; s != "" {
			return s
		}
	}
	return ""
}
