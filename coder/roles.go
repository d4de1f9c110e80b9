package coder

import (
	"iter"
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/codebook"
	"entente/coder/frame"
)

// roles are who takes part in an event.
type roles struct {
	actors, recipients []entente.Entity
}

// both gives the actors and then the recipients.
func (r roles) both() iter.Seq[*entente.Entity] {
	return func(yield func(*entente.Entity) bool) {
		for _, list := range [...][]entente.Entity{r.actors, r.recipients} {
			for i := range list {
				if !yield(&list[i]) {
					return
				}
			}
		}
	}
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
	if t.pos == frame.Noun && t.carrier < 0 && len(s.doers(heads, said)) == 0 && len(s.conductor(t)) > 0 {
		heads = s.conductor(t)
	}
	r.actors = s.doers(heads, said)
	if h := s.traveller(t, f); len(r.actors) == 0 && len(h) > 0 {
		heads = h
		r.actors = s.doers(heads, said)
	}
	if len(r.actors) == 0 && len(heads) > 0 {
		r.actors = s.somebody(heads[0])
	}
	for _, find := range [...]func() []int{
		func() []int { return s.host(t, f) },
		func() []int { return s.capitals(t, f) },
		func() []int { return s.sent(t) },
		func() []int { return s.announcer(t, f) },
	} {
		if len(r.actors) == 0 && len(heads) == 0 {
			heads = find()
			r.actors = s.doers(heads, said)
		}
	}
	if t.carrier >= 0 && len(r.actors) == 0 && !slices.Contains(f.To, "subj") {
		heads = s.subjectOf(t)
		r.actors = s.doers(heads, said)
	}
	switch {
	case f.Mutual || f.Visit:
		s.castMeeting(t, f, &r)
	default:
		r.recipients = s.receivers(t, f, r.actors)
	}
	if f.Visit && !f.Mutual && len(r.recipients) == 0 {
		r.recipients = s.receivers(t, f, r.actors)
	}
	s.apart(f, &r, heads)
	r.actors, r.recipients = s.placed(single(r.actors)), s.placed(single(r.recipients))
	if f.Type == codebook.Aid {
		r.recipients = s.needyOf(r.recipients, r.actors)
	}
	s.sectorsOfDeed(t, f, &r, heads)
	s.atHome(f, &r)
	s.subject.naturalise(r.actors, r.recipients)
	return r
}

// single puts the two states in the place of "the two countries": they are who
// acts, and the record knows them. Larger groups stay groups.
func single(es []entente.Entity) []entente.Entity {
	var out []entente.Entity
	for _, e := range es {
		if e.Code != "" || len(e.Members) != 2 && !strings.HasPrefix(e.Reason, whyJoint) {
			out = addPartner(out, e)
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

// apart sees to it that nobody does a thing to itself: where a pronoun was
// taken for the one it is done to, it is left open who it stands for. heads are
// the words that the actors were read off.
func (s *sentence) apart(f *frame.Frame, r *roles, heads []int) {
	same := func(es []entente.Entity) func(entente.Entity) bool {
		return func(e entente.Entity) bool {
			return e.Code != "" && slices.ContainsFunc(es, func(o entente.Entity) bool {
				if s.byPronoun(e, heads) || s.byPronoun(o, heads) {
					return e.Same(o) || oneState(e, o)
				}
				return oneActor(e, o)
			})
		}
	}
	if others := foreign(r.recipients, r.actors); len(r.recipients) > 1 && len(others) > 0 && len(r.actors) == 1 && bareState(r.actors[0]) {
		r.recipients = slices.DeleteFunc(r.recipients, func(e entente.Entity) bool { // "Chad cut trade between Chad and Mali"
			return bareState(e) && e.Code == r.actors[0].Code
		})
	}
	recipients := r.recipients
	r.actors = slices.DeleteFunc(r.actors, func(e entente.Entity) bool { return s.byPronoun(e, heads) && same(recipients)(e) })
	r.recipients = slices.DeleteFunc(slices.Clone(r.recipients), func(e entente.Entity) bool {
		// a state does impose a curfew on a city of its own
		return same(r.actors)(e) && !(f.Type == codebook.Coerce && !s.byPronoun(e, nil)) && !(f.Type == codebook.Assault && s.isPlace(e))
	})
}

// isPlace reports whether a state was read off the name of a place in it, which
// its own forces do attack.
func (s *sentence) isPlace(e entente.Entity) bool {
	r := slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
	return r >= 0 && e.Sector == "" && entente.IsState(e.Code) && s.word(s.refs[r].Head).UPOS == "PROPN" && !strings.EqualFold(e.Text, e.Name)
}

// oneActor reports whether two entities are the same actor. Two that the text
// calls by different names are not ("the Senate scolded the Supreme Court"),
// though they have one code, unless one of them is the country itself.
func oneActor(a, b entente.Entity) bool {
	switch {
	case a.ID != "" && a.ID == b.ID:
		return true
	case bareCountry(a) || bareCountry(b):
		return oneState(a, b) || a.Same(b)
	}
	return a.Same(b) && strings.EqualFold(a.Text, b.Text)
}

func bareCountry(e entente.Entity) bool { return e.Sector == "" && e.Office == "" }

// oneState reports whether both are the same state or its government.
func oneState(a, b entente.Entity) bool {
	return a.Code == b.Code && a.Name == b.Name && bareState(a) && bareState(b)
}

func bareState(e entente.Entity) bool {
	return e.Office == "" && (e.Sector == "" || e.Sector == "GOV")
}

// firstFilled is what stands in the first slot that holds an actor, else in
// the first that holds anything.
func (s *sentence) firstFilled(t trigger, slots []string, said bool) []int {
	var any []int
	for _, slot := range slots {
		h := s.acting(t, slot)
		if len(s.doers(h, said)) > 0 {
			return h
		}
		if slot == "subj" && slices.ContainsFunc(h, s.someone) {
			return h // whoever he is, he did it, and not a place behind
		}
		if any == nil {
			any = h
		}
	}
	return any
}

// someone reports whether a word surely stands for a person or a group of them.
func (s *sentence) someone(i int) bool {
	return s.word(i).XPOS == "PRP" && !s.c.ledger.has("thing pronoun", s.lemma(i)) || s.nameable(i) || s.isPerson(i)
}

// acting is what stands in a slot and can be who does something: not what the
// object of a verb is of or by ("hit the outskirts of Homs").
func (s *sentence) acting(t trigger, slot string) []int {
	heads := s.heads(t, slot)
	if t.pos != frame.Verb || slot != "of" && slot != "by" || s.passive(t.word) {
		return heads
	}
	return slices.DeleteFunc(heads, func(h int) bool {
		return slices.ContainsFunc(s.objects(t.word, 0), func(o int) bool { return s.within(h, o) })
	})
}

// castMeeting makes all who take part actors; or, where there is a visitor and
// a host, the visitor actor and the host recipient (codebook: CONSULT).
func (s *sentence) castMeeting(t trigger, f *frame.Frame, r *roles) {
	if f.Visit {
		host := foreign(without(s.firstEntities(t, f.To), r.actors), r.actors)
		if len(host) > 0 {
			r.recipients = host
			return
		}
	}
	s.joinPartners(t, f, r)
	switch t.pos {
	case frame.Noun:
		if len(r.actors) == 1 {
			s.joinOccasion(t.word, f, r)
		}
	case frame.Verb:
		if f.Type == codebook.Agree && len(r.actors) == 1 { // "agreed to talks with"
			r.recipients = foreign(s.near(t, f, r.actors), r.actors)
		}
		if !s.metOver(t, f, r) {
			s.joinObjects(t, r)
		}
	}
}

// joinPartners adds those with, beside or between whom something is done, and of
// what a noun names those whose it is.
func (s *sentence) joinPartners(t trigger, f *frame.Frame, r *roles) {
	slots := []string{"with", "between", "alongside"}
	if t.pos != frame.Verb {
		slots = append(slots, "among", "and", "poss", "mod", "of", "of.between", "of.with")
	}
	for _, slot := range slots {
		if slot == "alongside" && f.Type == codebook.Assault {
			continue // who fights alongside is no enemy
		}
		h := s.heads(t, slot)
		if slot == "with" && len(h) > 0 && !s.strangers(h, r.actors) {
			r.actors = append(r.actors, s.partner(h[0])...)
		}
		r.addPartners(s.entities(h))
	}
}

// joinOccasion adds to the one actor of what a noun names whom its clause tells of: who
// did or suffered the rest in it ("in a call with X, [Y] discussed", "[ten] were
// killed in clashes with X"), or whom it describes ("[the premier], after talks with
// X, said").
func (s *sentence) joinOccasion(noun int, f *frame.Frame, r *roles) {
	h := s.head(noun)
	switch {
	case s.relIs(noun, "obl") && s.isVerb(h):
		who := s.subjects(h, 0)
		if f.Type == codebook.Assault {
			who = s.surface(h, 0)
		}
		r.addPartners(s.entities(s.expand(who)))
	case s.relIs(noun, "nmod") && h >= 0 && s.c.ledger.has("occasion of meeting", s.caseOf(noun)):
		if e, ok := s.entity(h); ok {
			r.actors = addPartner(r.actors, e)
		}
	}
}

// metOver reports whether the object of a verb is what those who meet deal with, and
// none of them: they are named already, by the frame ("fought crime with") or as all
// who work together ("Mali and Chad killed rebels in a joint raid").
func (s *sentence) metOver(t trigger, f *frame.Frame, r *roles) bool {
	if len(r.actors) < 2 {
		return false
	}
	return f.Type == codebook.Cooperate ||
		slices.Contains(f.To, "with") && !slices.Contains(f.To, "obj") && len(s.heads(t, "with")) > 0
}

// joinObjects adds whom a verb has for its object: "met the minister".
func (s *sentence) joinObjects(t trigger, r *roles) {
	objects := s.receiving(t, "obj")
	for _, e := range s.entities(objects) {
		if e.Code == "" && len(e.Members) == 0 && len(r.actors) > 1 {
			continue // "joined forces with"
		}
		r.actors = addEntity(r.actors, e)
	}
	if len(r.actors) == 1 && len(objects) > 0 {
		r.actors = append(r.actors, s.unknown(objects[0])...)
	}
}

// addPartners adds those who meet with others to the actors.
func (r *roles) addPartners(who []entente.Entity) {
	for _, e := range who {
		r.actors = addPartner(r.actors, e)
	}
}

// strangers reports whether phrases name anybody but those who act.
func (s *sentence) strangers(heads []int, actors []entente.Entity) bool {
	return slices.ContainsFunc(s.entities(heads), func(e entente.Entity) bool {
		return !slices.ContainsFunc(actors, func(a entente.Entity) bool { return oneActor(a, e) })
	})
}

// addPartner adds who meets with others: two bodies of one state do meet, where
// the text calls them by different names.
func addPartner(list []entente.Entity, e entente.Entity) []entente.Entity {
	if slices.ContainsFunc(list, func(o entente.Entity) bool { return oneActor(o, e) }) {
		return list
	}
	return append(list, e)
}

// partner is who something is done with, under the text where nobody knows the
// name: "joined forces with the Renew group".
func (s *sentence) partner(i int) []entente.Entity {
	if es := s.unknown(i); es != nil || !s.isNoun(i) {
		return es
	}
	if s.isBody(i) || s.isPerson(i) {
		return s.things([]int{i})
	}
	for _, k := range s.kidsBy(i, "compound", "nmod:poss") {
		if s.nameable(k) {
			return s.things([]int{i})
		}
	}
	return nil
}
