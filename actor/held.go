package actor

import (
	"time"

	"entente"
)

// Held gives the days on which the person that an entity names took and left
// the office that was theirs on a day; a zero time where an end is open. ok is
// false if the entity is no known person or held none then.
func (g *Gazetteer) Held(e *entente.Entity, day time.Time) (from, to time.Time, ok bool) {
	if e.Name == "" || e.Office == "" {
		return from, to, false
	}
	for i := range g.entries {
		p := &g.entries[i]
		if p.kind != kindPerson || p.name != e.Name || p.id != e.ID {
			continue
		}
		if n, in := g.tenureOn(p, day); in {
			s := p.dated[n].span
			return s.from, s.to, true
		}
	}
	return from, to, false
}
