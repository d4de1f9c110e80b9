package actor

import (
	"entente"
)

// stateEntity fills in the entity of a state, city or people named alone.
func (r *Reader) stateEntity(it *item, e *entente.Entity) {
	e.Sector, e.More = split(it.e.sectors)
	switch it.alias.form {
	case formAdjective, formDemonym:
		e.Reason = "nationality"
	case formSeat:
		e.Sector, e.Reason = "GOV", "seat of power"
	case formCapital:
		e.Reason = "capital"
	case formCity:
		e.Reason = "city"
	default:
		e.Reason = "name of a state"
		if it.e.former {
			e.Reason = "name of a former state, coded as its successor"
		}
		switch it.e.kind {
		case kindPlace:
			e.Reason = "name of a place"
		case kindPeople:
			e.Reason = "name of a people"
		}
	}
	if it.e.disputed != "" {
		e.Reason += "; " + it.e.disputed
	}
	if it.e.kind == kindState && it.alias.form != formCapital && it.alias.form != formCity && it.alias.form != formSeat {
		e.Name, e.ID = it.e.name, it.e.id
	}
	if it.e.kind == kindPlace && r.textOf(it) == it.e.name {
		e.Name, e.ID = it.e.name, it.e.id
	}
	if it.alias.form == formDemonym && it.first > 0 && r.classes[it.first-1]&classOrdinary != 0 {
		e.Sector, e.Reason = "CVL", "ordinary people of a nationality"
	}
}

// place decides whether a capital named alone stands for its government or is
// a mere place, whose sector is empty.
func (r *Reader) place(p *phrase, ref *Ref) {
	if p.owner == nil || p.agent != nil || p.person != nil {
		return
	}
	if p.body != nil {
		r.seatOfBody(p, ref)
		return
	}
	if p.owner.alias.form != formCapital {
		return
	}
	if r.governs(ref.Head) {
		ref.Entity.Sector = "GOV"
		ref.Entity.Reason = "capital for its government"
		return
	}
	ref.Entity.Reason = "capital as a place"
}

// governs reports whether the word for a capital stands for its government:
// "Moscow said", "talks with Moscow", but not "flew to Moscow".
func (r *Reader) governs(w int) bool {
	word := &r.tree.Words[w]
	switch word.Rel {
	case "": // no tree
		return r.barePreposition(w)&classPlace == 0
	case "conj":
		if word.Head >= 0 && word.Head < w {
			return r.governs(word.Head)
		}
	case "nsubj", "nsubj:pass", "csubj", "obl:agent", "iobj", "vocative", "nsubj:outer":
		return true
	case "nmod:poss":
		return r.classAt(word.Head)&classSite == 0
	case "obj":
		return r.classAt(word.Head)&classTarget == 0
	case "obl", "nmod", "root":
		return r.byCase(w)
	}
	return false
}

// byCase judges by the preposition and what it hangs on.
func (r *Reader) byCase(w int) bool {
	c := r.caseOf(w)
	head := r.classAt(r.tree.Words[w].Head)
	switch {
	case c == 0: // a dateline, or a headline without a verb
		return false
	case c&classPlace != 0:
		return false
	case c&classStrict != 0:
		return (head|r.objectClass(r.tree.Words[w].Head))&classTelling != 0
	case c&classToward != 0:
		return head&(classMotion|classTarget) == 0
	case c&classOf != 0:
		return head&(classSite|classTarget|classMotion) == 0
	}
	return true
}

// objectClass is the class of a verb's object: "aid" in "suspended aid to Kabul".
func (r *Reader) objectClass(verb int) class {
	if verb < 0 {
		return 0
	}
	for _, k := range r.tree.Children(verb) {
		if r.tree.Words[k].Rel == "obj" {
			return r.classAt(k)
		}
	}
	return 0
}

// caseOf is the class of the preposition of a word, with bit 31 set if there
// is one at all.
func (r *Reader) caseOf(w int) class {
	for _, k := range r.tree.Children(w) {
		if r.tree.Words[k].Rel == "case" && !r.isPossessive(int32(k)) {
			return r.classes[k] | 1<<31
		}
	}
	return 0
}

// classAt is the class of a word by its lemma.
func (r *Reader) classAt(w int) class {
	if w < 0 {
		return 0
	}
	id, ok := r.g.trie.vocab[r.tree.Words[w].Lemma]
	if !ok {
		return r.classes[w]
	}
	return r.g.classOf(id) | r.classes[w]
}

func (r *Reader) barePreposition(w int) class {
	if w == 0 {
		return 0
	}
	return r.classes[w-1]
}
