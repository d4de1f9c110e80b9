package coder

import (
	"slices"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// owned is a thing that the text told of, with those whose it is.
type owned struct {
	noun   string // "" where only a verb tells of it
	kinds  []string
	by     []entente.Entity
	in     place
	number int
	at     entente.Span // of the word that told of it
	deed   bool         // it was done, or made known, there

	// Of a coded event, its type and whom it was done to.
	event string
	to    []entente.Entity
}

// mostOwners is how many can own a thing together.
const mostOwners = 4

// noteThings keeps the things that a sentence tells the owners of.
func (r *reader) noteThings(s *sentence) {
	for i := range s.tree.Words {
		switch {
		case s.isNoun(i) && len(s.c.owns.kinds[s.lemma(i)]) > 0:
			r.own(s, i, s.c.owns.kinds[s.lemma(i)], s.ownersAt(i), false)
		case s.isVerb(i) && s.word(i).UPOS == "VERB":
			r.noteMade(s, i)
			r.noteRide(s, i)
		}
	}
}

// noteMade keeps what the subject of a verb makes or does.
func (r *reader) noteMade(s *sentence, v int) {
	w, l := s.c.owns, s.lemma(v)
	does := w.does[l]
	if !w.has("makes", l) && !w.has("holds", l) && len(does) == 0 {
		return
	}
	by := s.doers(s.heads(verbAt(v), "subj"), true)
	if len(by) == 0 {
		return
	}
	if w.has("holds", l) {
		r.noteHeld(s, v, by)
	}
	if len(does) > 0 {
		r.own(s, v, does, by, !slices.Contains(does, "statement") && !slices.Contains(does, "accusation") && !slices.Contains(does, "demand"))
	}
	if !w.has("makes", l) || w.has("makes by vote", l) && !w.has("organs", by[0].Sector) && !(by[0].Sector == "" && entente.IsState(by[0].Code)) {
		return
	}
	for _, o := range s.spans(append(s.heads(verbAt(v), "obj"), s.kidsBy(v, "iobj")...)) {
		if kinds := w.kinds[s.lemma(o)]; s.isNoun(o) && len(kinds) > 0 && len(s.ownersAt(o)) == 0 {
			r.own(s, o, kinds, by, true)
		}
	}
}

// noteHeld keeps whom or what the subject of a verb takes hold of.
func (r *reader) noteHeld(s *sentence, v int, by []entente.Entity) {
	for _, o := range s.heads(verbAt(v), "obj") {
		if s.isNoun(o) && slices.ContainsFunc(by, func(e entente.Entity) bool { return placeable(e) || e.Sector != "" }) {
			r.held = append(r.held, owned{noun: s.lemma(o), by: by, in: place{s.part, s.start}, number: s.ordinal(), at: s.span(v, v)})
		}
	}
}

// noteRide keeps the vehicles that the subject of a verb goes in: "crossed the border
// in a convoy".
func (r *reader) noteRide(s *sentence, v int) {
	for in := range s.c.owns.lists["aboard"] {
		for _, o := range s.under(v, in) {
			if s.isNoun(o) && s.c.owns.of("goods", s.lemma(o)) && !s.definite(o) && len(s.ownersAt(o)) == 0 {
				r.own(s, o, s.c.owns.kinds[s.lemma(o)], s.doers(s.heads(verbAt(v), "subj"), false), false)
			}
		}
	}
}

// spans puts what is done in the place of the time that it takes: "three days of
// drills".
func (s *sentence) spans(heads []int) []int {
	var out []int
	for _, h := range heads {
		if of := s.under(h, "of"); len(s.c.owns.kinds[s.lemma(h)]) == 0 && len(of) > 0 {
			h = of[0]
		}
		out = append(out, h)
	}
	return out
}

// ownersAt are those whose a thing is by the words around it: possessors, makers, a
// nationality or an organ before it.
func (s *sentence) ownersAt(o int) []entente.Entity {
	t := trigger{word: o, pos: frame.Adj, carrier: -1}
	for _, slot := range []string{"poss", "mod", "by", "maker"} {
		var out []entente.Entity
		for _, h := range s.heads(t, slot) {
			e, ok := s.entity(h)
			if ref := s.refAt[h]; ref >= 0 && s.c.owns.has("organs", s.refs[ref].Entity.Sector) && s.refs[ref].Entity.Sector != "MIL" {
				e, ok = s.refs[ref].Entity, true
			}
			if ok {
				out = addEntity(out, e)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// own keeps one thing, if it is told whose it is, and gives it.
func (r *reader) own(s *sentence, i int, kinds []string, by []entente.Entity, deed bool) *owned {
	by = slices.DeleteFunc(slices.Clone(by), func(e entente.Entity) bool {
		return e.Code == "" && e.Sector == "" && len(e.Members) == 0 || e.Sector == "JRN"
	})
	if len(by) == 0 || len(by) > mostOwners {
		return nil
	}
	t := owned{kinds: kinds, by: by, in: place{s.part, s.start}, number: s.ordinal(), at: s.span(i, i), deed: deed}
	if s.isNoun(i) {
		t.noun = s.lemma(i)
	}
	r.owned = append(r.owned, t)
	return &r.owned[len(r.owned)-1]
}

// accepts reports whether a verb agrees to what was told before, and offers nothing:
// "accepted the proposal".
func (s *sentence) accepts(h hit) bool {
	return slices.ContainsFunc(s.heads(h.trigger, "obj"), func(o int) bool {
		return len(s.c.owns.kinds[s.lemma(o)]) > 0 && s.toldBefore(o)
	})
}

// noteDeeds keeps what the coded events of a sentence did.
func (r *reader) noteDeeds(s *sentence, ms []entente.Mention) {
	for i := range ms {
		m := &ms[i]
		h, ok := s.coded[m.ID]
		if !ok || m.Standing.Polarity == entente.Negative || m.Event == codebook.Agree && s.accepts(h) {
			continue
		}
		var kinds []string
		for kind := range s.c.owns.lists["deed."+m.Event] {
			kinds = append(kinds, kind)
		}
		slices.Sort(kinds)
		if t := r.own(s, h.word, kinds, m.Actors, !s.c.owns.has("no deed", m.Event)); t != nil {
			t.event, t.to = m.Event, m.Recipients
		}
	}
	slices.SortStableFunc(r.owned, func(a, b owned) int { return order(a.at, b.at) })
}
