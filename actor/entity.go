package actor

import (
	"entente"
)

// codeOf is the code of a phrase.
func (r *Reader) codeOf(p *phrase) string {
	if p.code != "" {
		return p.code
	}
	for _, it := range [...]*item{p.owner, p.body, p.person} {
		if code := r.itemCode(it); code != "" {
			return code
		}
	}
	return ""
}

func (r *Reader) itemCode(it *item) string {
	switch {
	case it == nil:
		return ""
	case it.e != nil && it.kind() == kindPerson:
		return r.g.person(it.alias.entry, r.date).Code
	case it.e != nil:
		return it.e.code
	case it.memo >= 0:
		return r.memo.persons[it.memo].entity.Code
	}
	return ""
}

// sectorOf is the sector of a phrase and further ones: a strong noun's own, a
// weak noun's from what stands before or behind it.
func (r *Reader) sectorOf(p *phrase) (string, []string) {
	body, bodyMore := r.bodySector(p.body)
	if p.agent != nil && r.belongs(p) {
		return "UNK", nil
	}
	if p.agent == nil {
		if p.sector != "" {
			return p.sector, p.more
		}
		return body, bodyMore
	}
	e := p.agent.e
	if e.sovereign && p.sector != "" {
		return p.sector, p.more
	}
	if e.kind == kindOffice && ofBreakaway(p.owner) {
		return split(p.owner.e.sectors)
	}
	if !e.weak && !(e.kind == kindOffice && isPrivate(body)) {
		return split(e.sectors)
	}
	if p.sector != "" {
		return p.sector, p.more
	}
	if p.mod != nil && len(p.mod.e.sectors) > 0 {
		return split(p.mod.e.sectors)
	}
	if body != "" {
		return body, bodyMore
	}
	if p.owner != nil && p.owner.kind() == kindPeople && len(p.owner.e.sectors) > 0 && p.owner.e.sector() != "CVL" {
		return split(p.owner.e.sectors)
	}
	return split(e.sectors)
}

// ofBreakaway reports whether an owner is an entity that is no government:
// the president of Abkhazia is PLOVER's PRE, as Abkhazia is.
func ofBreakaway(owner *item) bool {
	return owner != nil && owner.e != nil && owner.kind() == kindPlace && unrecognised(owner.e.sectors)
}

// isPrivate reports whether a body's sector is that of all its officers too:
// the president of a firm, a church or a union governs nothing.
func isPrivate(sector string) bool {
	switch sector {
	case "BUS", "MED", "EDU", "NGO", "REL", "JRN", "SOC", "LAB", "AGR", "CRM":
		return true
	}
	return false
}

func split(s []string) (string, []string) {
	if len(s) == 0 {
		return "", nil
	}
	return s[0], s[1:]
}

// bodySector is a body's sector on the reader's date.
func (r *Reader) bodySector(it *item) (string, []string) {
	if it == nil || it.e == nil {
		return "", nil
	}
	if n, ok := r.g.tenureOn(it.e, r.date); ok {
		return split(it.e.dated[n].sectors)
	}
	return split(it.e.sectors)
}

// entity makes the entity of a phrase; its text and span are still to be set.
func (r *Reader) entity(p *phrase) entente.Entity {
	if p.person != nil {
		return r.personEntity(p)
	}
	e := entente.Entity{Code: r.codeOf(p)}
	e.Sector, e.More = r.sectorOf(p)
	if p.group != nil {
		n := r.g.meant(p.group.alias.entry, r.date)
		e.Members = r.g.membersOn(n, r.date)
		e.Name, e.ID = r.g.entries[n].name, r.g.entries[n].id
		e.Reason = "name of a group"
		if e.Code == "" {
			e.Code = p.group.e.code
		}
		if len(e.Members) == 0 && !r.g.entries[n].named {
			e.Name = ""
		}
	}
	switch {
	case p.agent != nil:
		r.agentEntity(p, &e)
	case p.body != nil:
		b := p.body.e
		e.Name, e.ID, e.StateControlled, e.Reason = b.name, b.id, b.stateControlled, "name of a body"
		if b.disputed != "" {
			e.Reason += "; " + b.disputed
		}
	case p.owner != nil:
		r.stateEntity(p.owner, &e)
	}
	return e
}

// agentEntity fills in the entity of an agent noun, and of an office the
// person that held it on the date.
func (r *Reader) agentEntity(p *phrase, e *entente.Entity) {
	e.Reason = r.agentReason(p, e)
	e.StateControlled = p.agent.e.stateControlled || p.body != nil && p.body.e.stateControlled
	if p.former {
		if isElite(e.Sector) {
			e.Sector, e.More = "ELI", nil
		}
		e.Reason += ", former"
		return
	}
	switch {
	case p.agent.e.counter:
		r.counterpart(p, e)
	case p.agent.kind() == kindOffice:
		r.officeEntity(p, e)
	}
	r.takeRole(p, e)
	if e.Code == "" && e.Sector == "NGO" && !p.agent.e.weak {
		e.Code = "NGO" // of no state, PLOVER gives the kind for the code
	}
}

func (r *Reader) agentReason(p *phrase, e *entente.Entity) string {
	noun := `"` + r.textOf(p.agent) + `"`
	switch {
	case e.Code == "" && r.belongs(p):
		return "noun " + noun + " of a body that is not known"
	case e.Code == "":
		return "noun " + noun + " alone"
	case p.appended == "place":
		return "noun " + noun + " in a place of " + e.Code
	case p.owner != nil && p.owner.kind() == kindPerson:
		return "noun " + noun + " of a person of " + e.Code
	case p.body != nil:
		return "noun " + noun + " of " + p.body.e.name
	}
	return "noun " + noun + " with " + e.Code
}

// textOf is an item as the text has it.
func (r *Reader) textOf(it *item) string {
	return r.text[r.tree.Words[it.first].Start:r.tree.Words[it.last].End]
}

// isElite reports whether a former member of the sector is PLOVER's ELI.
func isElite(sector string) bool {
	switch sector {
	case "GOV", "MIL", "LEG", "SPY", "JUD", "COP", "PTY":
		return true
	}
	return false
}

// officeEntity names the holder of an office, by the state or body and date,
// or by what the document said before.
func (r *Reader) officeEntity(p *phrase, e *entente.Entity) {
	if e.Code == "" {
		m, ok := r.memo.holder(p.agent.e.office, p.agent.e.many)
		if ok && !p.article && !p.under && !p.agent.alias.plural && p.name[1] == 0 && p.appended == "" && r.strangerAround(p)[1] == 0 {
			name := m.entity
			e.Code, e.Sector, e.More = name.Code, name.Sector, name.More
			e.Name, e.ID, e.Office = name.Name, name.ID, name.Office
			e.Reason = "description, last " + p.agent.e.name + " named"
			return
		}
		if p.agent.e.code == "" || p.agent.alias.plural || p.article {
			return
		}
		e.Code = p.agent.e.code // there is one "pope", and "top American diplomat" says whose
	}
	if p.under || p.agent.alias.plural {
		return
	}
	e.Office = r.officeName(p, e.Code)
	if p.article || p.name[1] > 0 {
		return
	}
	h, ok := r.officeHolder(p, e.Code)
	if !ok {
		return
	}
	person := &r.g.entries[h.person]
	t := &person.dated[h.tenure]
	e.Name, e.ID, e.Office = person.name, person.id, t.label
	e.Reason = "office and " + e.Code + " on the date"
}

func (r *Reader) officeName(p *phrase, code string) string {
	if _, state := r.g.stateEntry[code]; !state && p.body != nil {
		return p.agent.e.name + " of " + p.body.e.name
	}
	if p.agent.e.label == chiefLabel || p.mod != nil || !r.ofState(p) {
		return ""
	}
	return r.g.officeLabel(p.agent.e, code, "")
}

// officeHolder finds the holder of the phrase's office; "leader" asks for the
// state's effective one.
func (r *Reader) officeHolder(p *phrase, code string) (holder, bool) {
	if p.body != nil {
		return r.g.holderOn(bodyKey(p.body.alias.entry), p.agent.e.office, r.date)
	}
	if p.mod != nil || !r.ofState(p) {
		return holder{}, false
	}
	if p.agent.e.label == chiefLabel {
		return r.g.chiefOn(code, r.date)
	}
	if p.agent.e.office == r.g.offices[foldName("vice president")] && r.g.shared(code, p.agent.e.office) {
		return holder{}, false
	}
	return r.g.holderOn(code, p.agent.e.office, r.date)
}

// ofState reports whether the phrase's office is one that a state has once:
// there is a Russian president, but a Chechen leader and a mayor of Chicago
// are no leaders of theirs.
func (r *Reader) ofState(p *phrase) bool {
	o := p.owner
	if o == nil && p.agent.e.code != "" {
		return true
	}
	return !p.agent.e.many && o != nil && o.e != nil && o.e.kind == kindState && o.alias.form != formCity
}

// personEntity makes the entity of a named person, with the office on the date.
func (r *Reader) personEntity(p *phrase) entente.Entity {
	it := p.person
	if it.e == nil || it.e.kind != kindPerson {
		e := r.memo.persons[it.memo].entity
		e.Reason = "surname of a person named before"
		return e
	}
	e := r.g.person(it.alias.entry, r.date)
	if it.alias.form == formSurname {
		e.Reason = "surname: " + e.Reason
	}
	if p.agent != nil && e.Sector == "" && !p.former {
		e.Sector, e.More = split(p.agent.e.sectors)
	}
	if p.former && e.Office == "" && e.Sector == "" {
		e.Sector = "ELI"
	}
	if e.Code == "" {
		e.Code = r.codeOf(p)
	}
	return e
}
