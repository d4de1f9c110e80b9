package coder

import (
	"entente"
	"entente/coder/frame"
)

// partySlots are where the other side of a clause stands, best first.
var partySlots = []string{"iobj", "obj", "with", "to", "from", "for", "against", "on", "in", "between"}

// party is whom a clause that completes another is about ("offered to help
// Vietnam", "agreed to withdraw from Lebanon").
func (s *sentence) party(v int) (entente.Entity, bool) {
	t := trigger{word: v, pos: frame.Verb, carrier: -1}
	var group *entente.Entity // of no country, taken where no other is found
	for _, slot := range partySlots {
		for _, h := range s.receiving(t, slot) {
			switch e, ok := s.entity(h); {
			case ok && placeable(e):
				return e, true
			case ok && group == nil:
				group = &e
			}
		}
	}
	if group != nil {
		return *group, true
	}
	for _, slot := range partySlots {
		for _, h := range s.receiving(t, slot) {
			if e, ok := s.holder(h, 1); ok {
				return e, true
			}
		}
	}
	return entente.Entity{}, false
}
