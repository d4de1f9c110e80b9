package actor

import (
	"slices"

	"entente"
	"entente/syntax"
)

// describe resolves a description by what the document has named: "both
// sides", "the nuclear-armed country".
func (r *Reader) describe(it *item) {
	first, definite := r.determiner(it.first)
	if first > 0 && r.hyphenAt(first-1) {
		return // "the first-in-the-nation vote"
	}
	var e entente.Entity
	ok := false
	switch it.e.code {
	case "pair":
		e, ok = r.pair()
	case "one":
		if definite {
			e, ok = r.one(it)
		}
	}
	if !ok {
		return
	}
	r.setText(&e, [2]int32{first, it.last})
	r.refs = append(r.refs, Ref{First: int(first), Last: int(it.last), Head: r.headIn(int(first), int(it.last)), Entity: e})
}

// determiner finds the article before a description, past its modifiers.
func (r *Reader) determiner(w int32) (first int32, definite bool) {
	if r.classes[w]&classDefinite != 0 {
		return w, true
	}
	for k := w - 1; int(k) > r.lastWord() && k >= w-5; k-- {
		if r.classes[k]&classDefinite != 0 {
			return k, true
		}
		if !r.inside(k) && r.tree.Words[k].Form != "-" || r.isPossessive(k) {
			break
		}
	}
	return w, false
}

// pair is the two states meant by "the two countries": those named in one
// breath in this sentence ("the Russia-China border"), or not long before, or
// else the last two named.
func (r *Reader) pair() (entente.Entity, bool) {
	if d, ok := r.joined(); ok {
		return pairEntity(d, "last two states named together"), true
	}
	states := r.recent()
	if d := r.memo.pair; d.A != "" && len(r.refs) < 2 && within(states, d.A) && within(states, d.B) {
		return pairEntity(d, "last two states named together"), true
	}
	if len(states) < 2 {
		return entente.Entity{}, false
	}
	return pairEntity(entente.NewDyad(states[0], states[1]), "last two states named"), true
}

func pairEntity(d entente.Dyad, how string) entente.Entity {
	return entente.Entity{Members: []string{d.A, d.B}, Reason: "description, " + how}
}

// within reports whether a state is among the three named last.
func within(states []string, code string) bool {
	return slices.Contains(states[:min(3, len(states))], code)
}

// joined finds the last two states of the sentence that only a hyphen or
// "and" stands between.
func (r *Reader) joined() (entente.Dyad, bool) {
	for i := len(r.refs) - 1; i > 0; i-- {
		a, b := &r.refs[i-1], &r.refs[i]
		_, stateA := r.g.stateEntry[a.Entity.Code]
		_, stateB := r.g.stateEntry[b.Entity.Code]
		if stateA && stateB && a.Entity.Code != b.Entity.Code && b.First-a.Last == 2 &&
			(r.hyphenAt(int32(a.Last+1)) || r.classes[a.Last+1]&classAnd != 0) {
			return entente.NewDyad(a.Entity.Code, b.Entity.Code), true
		}
	}
	return entente.Dyad{}, false
}

// recent is the states named, the latest first, those of the sentence at hand
// included.
func (r *Reader) recent() []string {
	var out []string
	add := func(code string) {
		for _, s := range out {
			if s == code {
				return
			}
		}
		if _, ok := r.g.stateEntry[code]; ok {
			out = append(out, code)
		}
	}
	for i := len(r.refs) - 1; i >= 0; i-- {
		add(r.refs[i].Entity.Code)
	}
	for i := len(r.memo.states) - 1; i >= 0; i-- {
		add(r.memo.states[i])
	}
	return out
}

// one is the state that "the kingdom" or "the nuclear-armed country" means:
// the latest that fits the words, and where the description is not the
// subject, not the one whose act is being told.
func (r *Reader) one(it *item) (entente.Entity, bool) {
	states := r.recent()
	other := ""
	trait := r.trait(it)
	if len(r.refs) > 0 && len(states) > 1 && !r.isSubject(it) && (trait != "" || !r.within(it)) {
		other = r.refs[len(r.refs)-1].Entity.Code
	}
	for _, code := range states {
		if code == other || trait != "" && !r.g.traited(code, trait) {
			continue
		}
		e := entente.Entity{Code: code, Reason: "description, last state named"}
		if other != "" {
			e.Reason = "description, last state named beside " + other
		}
		if trait != "" {
			e.Reason += " that is " + trait
		}
		return e, true
	}
	return entente.Entity{}, false
}

// within reports whether a description is a place or owner: "in the south of
// the country" is in the state just named, "sent arms to the country" is not.
func (r *Reader) within(it *item) bool {
	w := r.headIn(int(it.first), int(it.last))
	c := r.caseOf(w)
	return c&classPlace != 0 || c&classOf != 0 && c&classToward == 0 || r.tree.Words[w].Rel == "nmod:poss"
}

func (r *Reader) isSubject(it *item) bool {
	w := &r.tree.Words[r.headIn(int(it.first), int(it.last))]
	return w.Rel == "nsubj" || w.Rel == "nsubj:pass" || w.Rel == ""
}

// trait is the word of a description that states differ by, empty if it has
// none: "kingdom" itself, or "nuclear-armed" before "country".
func (r *Reader) trait(it *item) string {
	first, _ := r.determiner(it.first)
	for w := first; w <= it.last; w++ {
		id, ok := r.g.trie.vocab[r.lowered(int(w))]
		if ok && r.g.traits[id] {
			return r.lowered(int(w))
		}
	}
	return ""
}

func (r *Reader) lowered(w int) string {
	r.buf = fold(r.buf[:0], r.tree.Words[w].Form)
	return string(r.buf)
}

func (g *Gazetteer) traited(code, trait string) bool {
	i, ok := g.byCode[code]
	return ok && g.countries[i].hasTrait(trait)
}

// Pronoun resolves a personal pronoun of the sentence last given to Find, by
// what was named last: he and she to a person, it to a state or body, they
// to several. Word i is the pronoun's; its Text stays "he".
func (r *Reader) Pronoun(t *syntax.Tree, i int) (entente.Entity, bool) {
	if i >= len(r.classes) {
		return entente.Entity{}, false
	}
	e, ok := r.antecedent(i, r.classes[i])
	if !ok {
		return entente.Entity{}, false
	}
	w := t.Words[i]
	e.Text, e.Span = w.Form, entente.Span{Start: w.Start, End: w.End, In: r.part}
	e.Reason = "pronoun for " + e.Reason
	return e, true
}

// antecedent is what a pronoun of a class at word i stands for.
func (r *Reader) antecedent(i int, c class) (entente.Entity, bool) {
	switch {
	case c&classHe != 0:
		return r.personMeant(i)
	case c&classIt != 0:
		if e, ok := r.nearest(i, isThing, r.listedWith); ok {
			return e, ok
		}
		return r.before.thing, r.before.thing.Text != ""
	case c&classThey != 0:
		if e, ok := r.nearest(i, isSeveral, r.told); ok {
			return e, ok
		}
		return r.before.several, r.before.several.Text != ""
	}
	return entente.Entity{}, false
}

// nearest is the last actor before word i in the sentence that fits, subjects
// first. Those for whom not holds are never meant.
func (r *Reader) nearest(i int, fits func(*entente.Entity) bool, not func(*Ref) bool) (entente.Entity, bool) {
	best := -1
	for n := range r.refs {
		ref := &r.refs[n]
		if ref.Last >= i || !fits(&ref.Entity) || not(ref) {
			continue
		}
		if best < 0 || r.tree.Words[r.refs[best].Head].Rel != "nsubj" {
			best = n
		}
	}
	if best < 0 {
		return entente.Entity{}, false
	}
	return r.refs[best].Entity, true
}

// listedWith reports whether an actor is one of a list, which "it" does not mean: "France
// and Italy condemned Chad after it".
func (r *Reader) listedWith(ref *Ref) bool {
	w := &r.tree.Words[ref.Head]
	if w.Rel == "conj" && w.Head >= 0 && r.tree.Words[w.Head].UPOS != "VERB" {
		return true
	}
	return slices.ContainsFunc(r.tree.Children(ref.Head), func(k int) bool {
		return r.tree.Words[k].Rel == "conj" && r.tree.Words[k].UPOS != "VERB"
	})
}

// told reports whether an actor is the reporters to whom something was told, whom "they"
// seldom means.
func (r *Reader) told(ref *Ref) bool {
	return ref.Entity.Sector == "JRN" && r.subjecthood(ref.Head) == 0
}

func isPerson(e *entente.Entity) bool {
	return len(e.Members) == 0 && (e.Office != "" || e.Name != "" && e.Sector == "ELI")
}

func isThing(e *entente.Entity) bool { return e.Code != "" && e.Office == "" && len(e.Members) == 0 }

func isSeveral(e *entente.Entity) bool {
	return len(e.Members) > 0 || e.Office == "" && e.Sector != ""
}
