package actor

import (
	"slices"

	"entente"
)

// What a document said before tells whose ambassador "Ambassador Karlov" is,
// which office a "counterpart" holds, and in which country its "London" lies.

// noteRole remembers whose a noun was, and the office named last.
func (r *Reader) noteRole(p *phrase, e *entente.Entity) {
	switch {
	case p.person != nil && p.person.e != nil && p.person.kind() == kindPerson:
		if n, ok := r.g.tenureOn(p.person.e, r.date); ok && p.person.e.dated[n].office >= 0 {
			r.memo.office = p.person.e.dated[n].office
		}
	case p.agent == nil || p.agent.alias.plural:
		return
	case p.agent.kind() == kindOffice:
		r.memo.office = p.agent.e.office
	}
	if p.agent == nil || e.Code == "" || p.name[1] > 0 {
		return
	}
	if r.memo.roles == nil {
		r.memo.roles = make(map[int32]role)
	}
	old, ok := r.memo.roles[p.agent.node]
	r.memo.roles[p.agent.node] = role{code: e.Code, several: ok && (old.several || old.code != e.Code)}
}

// takeRole gives an unknown person with a title the state that the same title
// was told with, if only one was: "Russia's ambassador …", later "Ambassador
// Andrei Karlov".
func (r *Reader) takeRole(p *phrase, e *entente.Entity) {
	if e.Code != "" || p.name[1] == 0 || p.body != nil {
		return
	}
	if k, ok := r.memo.roles[p.agent.node]; ok && !k.several {
		e.Code = k.code
		e.Reason += ", who was " + k.code + "'s before"
	}
}

// counterpart names the holder of the office named last in another state:
// "his Chilean counterpart".
func (r *Reader) counterpart(p *phrase, e *entente.Entity) {
	if e.Code == "" || r.memo.office < 0 || p.agent.alias.plural || p.body != nil {
		return
	}
	o := &r.g.entries[r.memo.office]
	if o.many || o.label == chiefLabel {
		return
	}
	e.Sector, e.More = split(o.sectors)
	h, ok := r.g.holderOn(e.Code, r.memo.office, r.date)
	if !ok {
		return
	}
	person := &r.g.entries[h.person]
	e.Name, e.ID, e.Office = person.name, person.id, person.dated[h.tenure].label
	e.Reason = "counterpart, as " + o.name + " of " + e.Code + " on the date"
}

// qualifyPlaces puts a place where what follows its comma says: "London, Ky.".
// The document's later "London" is that one.
func (r *Reader) qualifyPlaces() {
	for i := 0; i < len(r.items); i++ {
		a := &r.items[i]
		if !a.isPlace() {
			continue
		}
		if e, ok := r.memo.placed[a.node]; ok {
			a.e, a.alias.form = e, formName
		}
		if i+1 < len(r.items) && r.placedBy(a, &r.items[i+1]) {
			if r.memo.placed == nil {
				r.memo.placed = make(map[int32]*entry)
			}
			a.e, a.alias.form = r.items[i+1].e, formName
			r.memo.placed[a.node] = a.e
			if a.e.comma {
				r.items = slices.Delete(r.items, i+1, i+2)
			}
		}
	}
}

// halfOf reports whether item i is the first half of a double nationality,
// whose bearer is coded by the second: "a Mexican-American judge", but not
// "Russian-American talks".
func (r *Reader) halfOf(i int) bool {
	if i+1 >= len(r.items) {
		return false
	}
	a, b := &r.items[i], &r.items[i+1]
	if !a.isNationality() || !b.isNationality() || b.first != a.last+2 || !r.hyphenAt(a.last+1) {
		return false
	}
	if b.alias.plural {
		return true
	}
	for w := b.last + 1; int(w) < len(r.classes) && w <= b.last+3 && r.inside(w); w++ {
		if r.classes[w]&classRelation != 0 {
			return false
		}
	}
	return i+2 < len(r.items) && r.items[i+2].kind() == kindAgent && !r.items[i+2].alias.plural && r.gap(b.last, r.items[i+2].first)
}

func (it *item) isNationality() bool {
	return it.e != nil && it.e.kind == kindState && (it.alias.form == formAdjective || it.alias.form == formDemonym)
}

// isPlace reports whether an item can be the name of a place in a country
// other than the one that the data put it in.
func (it *item) isPlace() bool {
	if it.e == nil {
		return false
	}
	switch it.e.kind {
	case kindPlace:
		return it.alias.form == formName
	case kindState:
		return it.alias.form != formAdjective && it.alias.form != formDemonym
	}
	return false
}

// placedBy reports whether b behind a comma says where a is.
func (r *Reader) placedBy(a, b *item) bool {
	if b.first != a.last+2 || r.tree.Words[a.last+1].Form != "," || !b.isPlace() || b.e.code == a.e.code ||
		b.alias.form != formName || !r.standsAlone(b) {
		return false
	}
	if b.e.comma {
		return true
	}
	if a.alias.form == formName && b.e.kind == kindState {
		return false // a list of states
	}
	h := &r.tree.Words[r.headIn(int(b.first), int(b.last))]
	switch h.Rel {
	case "appos", "nmod", "list", "flat", "obl", "dep", "compound":
		return h.Head <= int(a.last) && (h.Head >= int(a.first) || b.e.kind == kindPlace)
	}
	return false
}

// seatOfBody reads the name of a body's seat, "Brussels", as the place where
// it does not stand for the body.
func (r *Reader) seatOfBody(p *phrase, ref *Ref) {
	if p.group != nil || p.owner != p.body || r.governs(ref.Head) {
		return
	}
	for _, a := range r.g.trie.values[p.body.node] {
		if e := &r.g.entries[a.entry]; e.kind == kindState && (a.form == formCity || a.form == formCapital) {
			ref.Entity = entente.Entity{Code: e.code, Reason: "seat of " + p.body.e.name + " as a place"}
			return
		}
	}
}

// definite reports whether an article, an owner, or a capital inside the
// sentence makes a noun of many meanings an actor: "the mission", but not
// "obstruction of justice".
func (r *Reader) definite(p *phrase) bool {
	if p.name[1] > 0 || p.agent.alias.plural ||
		p.agent.first > 0 && casingOf(r.tree.Words[p.agent.first].Form) != lower {
		return true
	}
	for w := p.agent.first - 1; w >= 0 && w >= p.agent.first-4; w-- {
		if r.classes[w]&(classDefinite|classArticle) != 0 || r.isPossessive(w) || r.tree.Words[w].Rel == "nmod:poss" {
			return true
		}
		if !r.inside(w) {
			break
		}
	}
	return false
}

// belongs reports whether an office or title that governs nothing by itself
// belongs to a body that the data do not know: "president of the Human Rights
// League", "BC Hydro's president", "a GPD spokesman".
func (r *Reader) belongs(p *phrase) bool {
	if p.owner != nil || p.body != nil || p.code != "" || p.person != nil || p.group != nil {
		return false
	}
	if e := p.agent.e; !e.weak && !e.sovereign {
		return false
	}
	return r.ofStranger(p) || r.strangersOwn(p)
}

// ofUnion reports whether a phrase is "a NATO member", which is a state and no
// actor of the union.
func (r *Reader) ofUnion(p *phrase) bool {
	return p.body != nil && p.owner == p.body && p.agent != nil && p.agent.e.bound && !p.agent.alias.plural && isUnion(p.body.e.code) &&
		r.lowered(int(p.agent.last)) == "member"
}

// isUnion reports whether a code is that of a union of states.
func isUnion(code string) bool { return code == "IGO" || code == "EUR" || code == "UNO" }

// ofStranger: "president of the Human Rights League".
func (r *Reader) ofStranger(p *phrase) bool {
	w := p.last + 1
	if p.name[1] > 0 || int(w)+1 >= len(r.tree.Words) || r.classes[w]&classOf == 0 || r.classes[w]&classToward != 0 {
		return false
	}
	w++
	if r.classes[w]&classDefinite != 0 {
		w++
	}
	return r.stranger(w)
}

// strangersOwn: "BC Hydro's president", "a GPD spokesman".
func (r *Reader) strangersOwn(p *phrase) bool {
	w := p.first - 1
	if w < 0 || casingOf(r.tree.Words[p.agent.first].Form) != lower {
		return false
	}
	if r.isPossessive(w) {
		return w > 0 && r.stranger(w-1)
	}
	return r.stranger(w) && r.tree.Words[w].Rel == "compound"
}
