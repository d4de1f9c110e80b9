package coder

import (
	"slices"
	"strings"

	"entente"
	toponym "entente/place"
)

// # Whose the people of a place are
//
// In a text about two states or more, "residents", "gunmen" and "the crowd" are of no
// state by themselves. They are of the country where the event was: of its place, else of
// the towns in its sentence, else of the town that its paragraph named last before it,
// else of the country that all towns named so far are of. Those who are often abroad
// (migrants, crews, envoys) are of no place.

// locals are the sectors of people who are mostly of the country where they are met.
var locals = []string{"CVL", "UAF", "CRM", "EDU", "MED", "AGR", "LAB", "SOC", "REL", "COP", "OPP"}

// stateOrgans are those of bodies and forces, which are of the country where they are told of
// only if nobody of another state has a part in it, nor that state by its bare name.
var stateOrgans = []string{"GOV", "MIL", "LEG", "JUD", "PTY", "REB", "SPY"}

// whyLocal is added to the reason of who is taken to be of the country of a place.
const whyLocal = ", of the country of "

// ofPlace gives the people on both sides of a mention that are of no state the country
// of the place where it was.
func (r *reader) ofPlace(m *entente.Mention, towns []toponym.Found) {
	both := slices.Concat(m.Actors, m.Recipients)
	if !slices.ContainsFunc(both, func(e entente.Entity) bool { return r.c.local(e, true) }) {
		return
	}
	country, name := r.ground(m, towns)
	if country == "" {
		return
	}
	organs := m.Where == entente.Body && !slices.ContainsFunc(both, func(e entente.Entity) bool {
		return len(e.Members) > 0 || e.Code != "" && (e.Code != country || e.Sector == "")
	})
	for _, side := range [][]entente.Entity{m.Actors, m.Recipients} {
		for i, e := range side {
			if r.c.local(e, organs) {
				side[i].Code, side[i].Reason = country, e.Reason+whyLocal+name
			}
		}
	}
}

// local reports whether somebody of no state is of the country where he is met; organs
// is whether bodies and forces are.
func (c *Coder) local(e entente.Entity, organs bool) bool {
	if e.Code != "" || len(e.Members) > 0 || !nameless(e) || c.guest(e.Text) || c.anyState(e) {
		return false
	}
	if !slices.Contains(locals, e.Sector) && !(organs && slices.Contains(stateOrgans, e.Sector)) {
		return false
	}
	return !c.roams(e)
}

// roams reports whether people are often abroad: tourists, crews.
func (c *Coder) roams(e entente.Entity) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(e.Text)), func(w string) bool { return c.owns.has("abroad", w) })
}

// ground is the country where a mention's event was, and the name of the place that
// tells it; "" if none does.
func (r *reader) ground(m *entente.Mention, towns []toponym.Found) (country, name string) {
	if p := m.Place; p != nil && p.Country != "" && !seatOfBodies(p.Name) {
		return p.Country, p.Text
	}
	sent := r.sentenceAt(m)
	var before []toponym.Found
	for _, t := range r.metAt(towns) {
		if t.Span.In == entente.Body && t.Span.Start < sent.End && settles(&t.Place) {
			before = append(before, t)
		}
	}
	paragraph := strings.LastIndexByte(r.doc.Text[:sent.Start], '\n') + 1
	for _, from := range []int{sent.Start, paragraph, 0} {
		near := slices.DeleteFunc(slices.Clone(before), func(t toponym.Found) bool { return t.Span.Start < from })
		if len(near) == 0 {
			continue
		}
		last := near[len(near)-1].Place
		if from != paragraph && slices.ContainsFunc(near, func(t toponym.Found) bool { return t.Place.Country != last.Country }) {
			return "", ""
		}
		return last.Country, last.Name
	}
	return "", ""
}

// metAt are the towns and regions of a text, with the places that the reader of actors knows
// as a state's, in order.
func (r *reader) metAt(towns []toponym.Found) []toponym.Found {
	out := append(slices.Clone(towns), r.grounds...)
	slices.SortStableFunc(out, func(a, b toponym.Found) int { return order(a.Span, b.Span) })
	return out
}

// noteGrounds keeps the places of a sentence that are told as where something was:
// "in Sagaing", "near Basra".
func (r *reader) noteGrounds(s *sentence) {
	for _, ref := range s.refs {
		e := ref.Entity
		if !entente.IsState(e.Code) || !bareState(e) || !s.relIs(ref.Head, "obl", "nmod") || !s.c.owns.has("ground", s.caseOf(ref.Head)) {
			continue
		}
		r.grounds = append(r.grounds, toponym.Found{Span: e.Span, Place: entente.Place{Text: e.Text, Name: e.Text, Country: e.Code}})
	}
}

// settles reports whether a place tells of which country the people are there: a town or
// region, and no seat of international bodies.
func settles(p *entente.Place) bool {
	return p.Country != "" && !strings.HasPrefix(p.Feature, "PCL") && !seatOfBodies(p.Name)
}

// sentenceAt is the sentence of a mention; a title's is the lead below it.
func (r *reader) sentenceAt(m *entente.Mention) entente.Span {
	if m.Where == entente.Title {
		lead, _, _ := strings.Cut(r.doc.Text, "\n")
		return entente.Span{End: len(lead)}
	}
	for i := range r.out.Sentences {
		if sp := r.out.Sentences[i].Span; sp.In == m.Where && sp.Overlaps(m.Trigger.Span) {
			return sp
		}
	}
	return m.Trigger.Span
}
