package coder

import (
	"slices"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// roles are who takes part in an event.
type roles struct {
	actors, recipients []entente.Entity
}

// cast fills the roles of a frame.
func (s *sentence) cast(t trigger, f *frame.Frame) roles {
	var r roles
	said := codebook.Quad(f.Type)%2 == 1 // verbal classes are 1 and 3
	slots := f.Actor
	if t.carrier >= 0 && slots[0] == "poss" && !slices.Contains(f.To, "subj") { // by default, who carries it out
		slots = append([]string{"subj"}, slots...)
	}
	heads := s.firstFilled(t, slots, said)
	if len(heads) == 0 && t.pos == frame.Noun && t.carrier < 0 {
		heads = s.subjectOf(t)
	}
	r.actors = s.doers(heads, said)
	if len(r.actors) == 0 && len(heads) > 0 {
		r.actors = s.unknown(heads[0])
	}
	if t.carrier >= 0 && len(r.actors) == 0 && !slices.Contains(f.To, "subj") {
		heads = s.subjectOf(t)
		r.actors = s.doers(heads, said)
	}
	switch {
	case f.Mutual || f.Visit:
		s.castMeeting(t, f, &r)
	default:
		r.recipients = without(s.firstEntities(t, f.To), r.actors)
	}
	if len(r.recipients) == 0 && !f.Mutual {
		r.recipients = without(s.promised(t), r.actors)
	}
	if len(r.recipients) == 0 && !f.Mutual {
		r.recipients = without(s.thing(t, f), r.actors)
	}
	if len(r.recipients) == 0 && !f.Mutual && !f.Visit {
		r.recipients = without(s.affected(t, f), r.actors)
	}
	s.apart(&r, heads)
	r.actors, r.recipients = single(r.actors), single(r.recipients)
	return r
}

// single puts the two states in the place of "the two countries": they are who
// acts, and the record knows them. Larger groups stay groups.
func single(es []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range es {
		if e.Code != "" || len(e.Members) != 2 {
			out = addEntity(out, e)
			continue
		}
		for _, code := range e.Members {
			m := e
			m.Code, m.Members = code, nil
			if !slices.ContainsFunc(out, func(o entente.Entity) bool { return o.Code == code }) {
				out = append(out, m)
			}
		}
	}
	return out
}

// promised finds whom a promise, refusal, threat or request concerns in the
// clause that completes it: "agreed to open its border to refugees".
func (s *sentence) promised(t trigger) []entente.Entity {
	for _, k := range s.complements(t.word) {
		if !s.claimed[k] {
			continue
		}
		to := []string{"obj", "iobj", "with", "to", "from", "against", "on", "into"}
		inner := trigger{word: k, pos: frame.Verb, carrier: -1}
		if f := s.c.lex.Match(s.lemma(k), frame.Verb, scene{s, inner}); f != nil && !f.None() {
			to = append(slices.Clone(f.To), to...)
		}
		if es := s.firstEntities(inner, to); len(es) > 0 {
			return es
		}
	}
	return nil
}

// thing is the recipient under its text where the role is filled by a phrase
// that names no known actor ("condemned the ruling").
func (s *sentence) thing(t trigger, f *frame.Frame) []entente.Entity {
	for _, slot := range f.To {
		for _, h := range s.heads(t, slot) {
			if !s.isNoun(h) || s.refAt[h] >= 0 || s.isDate(h) {
				continue
			}
			ev := s.phrase(h)
			return []entente.Entity{{Text: ev.Text, Span: ev.Span, Reason: "not known as an actor"}}
		}
	}
	return nil
}

// affected finds whom an event touches where the frame's own slots hold nobody:
// who holds the object ("rejected the court's ruling"), the one who is asked to
// act ("demanded that Abiy resign"), the object under its own text, and for
// what is done in a place, the place ("remained on alert in Darfur").
func (s *sentence) affected(t trigger, f *frame.Frame) []entente.Entity {
	verb := t.word
	if t.pos != frame.Verb {
		verb = t.carrier
	}
	if verb < 0 {
		return s.scene(t, f)
	}
	objects := slices.DeleteFunc(s.expand(s.objects(verb, 0)), s.ownThing)
	if f.Type == "MOBILIZE" {
		objects = nil // the troops are the actor's
	}
	if t.pos == frame.Verb {
		if es := s.entities(objects); len(es) > 0 {
			return es
		}
		if es := s.asked(t); len(es) > 0 {
			return es
		}
	}
	if es := s.scene(trigger{word: verb, pos: frame.Verb, carrier: -1}, f); len(es) > 0 {
		return es
	}
	for _, h := range objects {
		if t.pos == frame.Verb && s.isNoun(h) && s.refAt[h] < 0 && !s.isDate(h) {
			ev := s.phrase(h)
			return []entente.Entity{{Text: ev.Text, Span: ev.Span, Reason: "not known as an actor"}}
		}
	}
	return nil
}

// ownThing reports whether a thing is its user's own: "its troops".
func (s *sentence) ownThing(i int) bool {
	for _, k := range s.kidsBy(i, "nmod:poss") {
		if s.word(k).UPOS == "PRON" {
			return true
		}
	}
	return false
}

// asked is the subject of the clause that completes a request or threat.
func (s *sentence) asked(t trigger) []entente.Entity {
	for _, k := range s.complements(t.word) {
		heads := s.expand(s.subjects(k, 0))
		if es := s.entities(heads); len(es) > 0 {
			return es
		}
		for _, h := range heads {
			if es := s.unknown(h); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}

// scenes are the prepositions under which the place of a deed stands.
var scenes = []string{"in", "into", "on", "at", "near", "across", "against", "over", "along", "to", "toward", "towards", "outside", "around"}

// scene is the place that a deed is done to: of material conflict and help,
// and of what is yielded, the place is the one it befalls.
func (s *sentence) scene(t trigger, f *frame.Frame) []entente.Entity {
	switch f.Type {
	case "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT", "CONCEDE", "SANCTION":
	default:
		return nil
	}
	for _, slot := range scenes {
		h := s.heads(t, slot)
		if es := s.entities(h); len(es) > 0 {
			return es
		}
		for _, i := range h {
			if es := s.unknown(i); len(es) > 0 {
				return es
			}
		}
	}
	return nil
}

// apart sees to it that nobody does a thing to itself: where a pronoun was
// taken for the one it is done to, it is left open who it stands for. heads are
// the words that the actors were read off.
func (s *sentence) apart(r *roles, heads []int) {
	same := func(es []entente.Entity) func(entente.Entity) bool {
		return func(e entente.Entity) bool {
			return e.Code != "" && slices.ContainsFunc(es, func(o entente.Entity) bool { return e.Same(o) || oneState(e, o) })
		}
	}
	recipients := r.recipients
	r.actors = slices.DeleteFunc(r.actors, func(e entente.Entity) bool { return s.byPronoun(e, heads) && same(recipients)(e) })
	r.recipients = slices.DeleteFunc(slices.Clone(r.recipients), same(r.actors))
}

// oneState reports whether both are the same state or its government.
func oneState(a, b entente.Entity) bool {
	bare := func(e entente.Entity) bool { return e.Office == "" && (e.Sector == "" || e.Sector == "GOV") }
	return a.Code == b.Code && a.Name == b.Name && bare(a) && bare(b)
}

// firstFilled is what stands in the first slot that holds an actor, else in
// the first that holds anything.
func (s *sentence) firstFilled(t trigger, slots []string, said bool) []int {
	var any []int
	for _, slot := range slots {
		h := s.heads(t, slot)
		if len(s.doers(h, said)) > 0 {
			return h
		}
		if any == nil {
			any = h
		}
	}
	return any
}

func (s *sentence) firstEntities(t trigger, slots []string) []entente.Entity {
	for _, slot := range slots {
		h := s.heads(t, slot)
		if es := s.entities(h); len(es) > 0 {
			return es
		}
	}
	for _, slot := range slots {
		for _, h := range s.heads(t, slot) {
			if s.nameable(h) {
				return s.unknown(h)
			}
		}
	}
	return nil
}

// castMeeting makes all who take part actors; or, where there is a visitor and
// a host, the visitor actor and the host recipient (codebook: CONSULT).
func (s *sentence) castMeeting(t trigger, f *frame.Frame, r *roles) {
	if f.Visit {
		host := without(s.firstEntities(t, f.To), r.actors)
		host = foreign(host, r.actors)
		if len(host) > 0 {
			r.recipients = host
			return
		}
	}
	for _, slot := range []string{"with", "between", "among", "and", "poss", "mod", "of"} {
		if slot != "with" && slot != "between" && t.pos == frame.Verb {
			break
		}
		if h := s.heads(t, slot); slot == "with" && len(h) > 0 && len(s.entities(h)) == 0 {
			r.actors = append(r.actors, s.unknown(h[0])...)
		}
		for _, e := range s.entities(s.heads(t, slot)) {
			r.actors = addEntity(r.actors, e)
		}
	}
	if t.pos == frame.Verb {
		for _, e := range s.entities(s.heads(t, "obj")) {
			r.actors = addEntity(r.actors, e)
		}
	}
}
