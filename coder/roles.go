package coder

import (
	"slices"

	"entente"
	"entente/actor"
	"entente/codebook"
	"entente/coder/frame"
)

// entity is who stands at a word: a known actor or agent, or the one that a
// pronoun stands for.
func (s *sentence) entity(i int) (entente.Entity, bool) {
	if r := s.refAt[i]; r >= 0 {
		// "military cooperation" is no cooperation of soldiers
		kind := s.refs[r].Entity.Code == "" && len(s.refs[r].Entity.Members) == 0
		return s.refs[r].Entity, !kind || !s.relIs(i, "compound", "amod")
	}
	e, ok := s.pronouns[i]
	return e, ok
}

// bindPronouns resolves the pronouns of a sentence while the reader of actors
// still stands in it; the ledgers come back to the sentence later.
func (s *sentence) bindPronouns(who *actor.Reader) {
	for i := range s.tree.Words {
		if s.word(i).UPOS != "PRON" {
			continue
		}
		e, ok := s.bound(i)
		if !ok {
			e, ok = who.Pronoun(&s.tree, i)
		}
		if ok {
			if s.pronouns == nil {
				s.pronouns = map[int]entente.Entity{}
			}
			s.pronouns[i] = s.byName(e, i)
		}
	}
}

// bound is the actor that grammar binds a pronoun to: a possessive to the
// subject of its clause ("Moscow seeks shells for its war"), the subject of what
// is said to the one who says it ("Kim told Lavrov that he backed Russia").
func (s *sentence) bound(i int) (entente.Entity, bool) {
	var v int
	switch h := s.head(i); {
	case h < 0:
		return entente.Entity{}, false
	case s.rel(i) == "nmod:poss":
		if v = s.clauseOf(h); v < 0 {
			return entente.Entity{}, false
		}
	case s.relIs(i, "nsubj") && s.relIs(h, "ccomp") && s.head(h) >= 0 && s.reports(s.head(h)):
		v = s.head(h)
	default:
		return entente.Entity{}, false
	}
	for _, k := range s.expand(s.surface(v, 0)) {
		if r := s.refAt[k]; r >= 0 && !s.within(i, k) && s.agrees(i, s.refs[r].Entity) {
			return s.refs[r].Entity, true
		}
	}
	return entente.Entity{}, false
}

// clauseOf is the verb whose clause a word stands in, -1 if there is none.
func (s *sentence) clauseOf(i int) int {
	for n := 0; i >= 0 && n <= len(s.tree.Words); n++ {
		if s.isVerb(i) {
			return i
		}
		i = s.head(i)
	}
	return -1
}

// agrees reports whether a pronoun can stand for an actor: one of persons for
// one with a name and an office or a human noun, one of things for a state or a
// body.
func (s *sentence) agrees(i int, e entente.Entity) bool {
	person := e.Office != "" || e.Name != "" && e.Sector != "" && !entente.IsState(e.Code)
	switch {
	case s.c.ledger.has("person pronoun", s.lemma(i)):
		return person || e.Name == "" && e.Sector != ""
	case s.c.ledger.has("thing pronoun", s.lemma(i)):
		return e.Office == ""
	}
	return true
}

// byName is the actor by the name that its own sentence gives it before a
// pronoun, else as the pronoun: a name is better evidence.
func (s *sentence) byName(e entente.Entity, pronoun int) entente.Entity {
	for _, r := range s.refs {
		if r.Last < pronoun && e.Code != "" && r.Entity.Same(e) {
			return r.Entity
		}
	}
	return e
}

// kind answers a frame's #KIND about the word.
func (s *sentence) kind(i int, kind string) bool {
	e, ok := s.entity(i)
	if !ok && kind == "person" {
		x := s.word(i).XPOS
		return x == "PRP" || x == "WP"
	}
	switch kind {
	case "actor", "person":
		return ok
	case "state":
		return ok && e.Code != "" && (e.Sector == "" || e.Sector == "GOV")
	}
	return ok && (e.Sector == kind || slices.Contains(e.More, kind))
}

// nameable reports whether a phrase that nobody knows may still name an actor:
// a proper name, which codes under its text.
func (s *sentence) nameable(i int) bool {
	return s.word(i).UPOS == "PROPN" && s.refAt[i] < 0 && len(s.word(i).Form) > 1
}

// entities are the actors in the phrases at heads. Where a head is no actor
// ("Moscow's decision", "Russian attacks"), the one that holds it is meant.
func (s *sentence) entities(heads []int) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		if e, ok := s.entity(h); ok {
			out = addEntity(out, e)
			continue
		}
		if first := s.firstOfList(h); first != h && s.refAt[first] >= 0 {
			continue // "Ukraine and tensions in the north": only actors are listed with actors
		}
		if s.isVerb(h) {
			if e, ok := s.party(h); ok {
				out = addEntity(out, e)
			}
			continue
		}
		if e, ok := s.holder(h, 0); ok {
			out = addEntity(out, e)
		}
	}
	return out
}

// doers are the actors in the phrases at heads, as the ones who did something.
// A thing does not speak: for what is said, only the name of a text leads to
// its author ("a statement from the ministry said"). For what is done, the
// thing's owner did it ("Moscow's missiles hit").
func (s *sentence) doers(heads []int, said bool) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		e, ok := s.entity(h)
		if !ok && (!said || s.c.ledger.has("speech", s.lemma(h))) {
			e, ok = s.owner(h)
		}
		if ok {
			out = addEntity(out, e)
		}
	}
	return out
}

// owner is the actor right on a thing.
func (s *sentence) owner(i int) (entente.Entity, bool) {
	t := trigger{word: i, pos: frame.Adj, carrier: -1}
	for _, slot := range []string{"poss", "mod", "by", "of", "from"} {
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok {
				return e, true
			}
		}
	}
	return entente.Entity{}, false
}

// holderSlots are the relations under which the actor of a thing stands, best
// first, by preposition for phrases.
var holderSlots = []string{"poss", "mod", "of", "by", "from", "between", "in", "on", "against", "to", "for", "with"}

// holder is the actor that a thing belongs to or comes from.
func (s *sentence) holder(i, depth int) (entente.Entity, bool) {
	if depth > 3 {
		return entente.Entity{}, false
	}
	t := trigger{word: i, pos: frame.Adj, carrier: -1}
	for _, slot := range holderSlots {
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok {
				return e, true
			}
		}
	}
	for _, k := range s.kids[i] {
		if s.relIs(k, "nmod", "appos", "compound") {
			if e, ok := s.holder(k, depth+1); ok {
				return e, true
			}
		}
	}
	return entente.Entity{}, false
}

func addEntity(list []entente.Entity, e entente.Entity) []entente.Entity {
	for _, o := range list {
		if o.Same(e) && (o.Code != "" || o.Text == e.Text) {
			return list
		}
	}
	return append(list, e)
}

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
			if !s.isNoun(h) || s.refAt[h] >= 0 {
				continue
			}
			ev := s.phrase(h)
			return []entente.Entity{{Text: ev.Text, Span: ev.Span, Reason: "not known as an actor"}}
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

// byPronoun reports whether an entity was read off a pronoun: one stands for
// it, and it is not itself at one of the heads ("Chad withdrew its troops").
func (s *sentence) byPronoun(e entente.Entity, heads []int) bool {
	for _, h := range heads {
		if r := s.refAt[h]; r >= 0 && s.refs[r].Entity.Span == e.Span {
			return false
		}
	}
	for _, p := range s.pronouns {
		if p.Span == e.Span {
			return true
		}
	}
	return false
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

// unknown codes a proper name that nobody knows under its text.
func (s *sentence) unknown(i int) []entente.Entity {
	if !s.nameable(i) {
		return nil
	}
	ev := s.phrase(i)
	return []entente.Entity{{Text: ev.Text, Span: ev.Span, Reason: "a name that is not in the gazetteer"}}
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

// foreign keeps the entities of another country than the visitors.
func foreign(hosts, visitors []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(hosts), func(h entente.Entity) bool {
		return slices.ContainsFunc(visitors, func(v entente.Entity) bool { return v.Code != "" && v.Code == h.Code })
	})
}

func without(list, drop []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(list), func(e entente.Entity) bool {
		return slices.ContainsFunc(drop, func(o entente.Entity) bool { return o.Span == e.Span })
	})
}

// asGovernment gives a bare country, or a place that stands for it, the sector
// of its government: a nationality that acts is its government (codebook,
// Actors).
func asGovernment(es []entente.Entity) []entente.Entity {
	for i := range es {
		if es[i].Sector == "" && entente.IsState(es[i].Code) {
			es[i].Sector = "GOV"
		}
	}
	return es
}

// bindPairs lets "the two countries" mean the two states of the tie last spoken
// of: in its own sentence, else before it. Where there is none, or its own
// sentence names both of those that the reader of actors thought of, they stay.
func (s *sentence) bindPairs() {
	for i := range s.refs {
		e := &s.refs[i].Entity
		if e.Code != "" || len(e.Members) != 2 {
			continue
		}
		pair := s.tiedBefore(s.refs[i].First)
		if pair == nil && !(s.named(e.Members[0], i) && s.named(e.Members[1], i)) {
			pair = s.between
		}
		if len(pair) == 2 {
			e.Members = []string{pair[0].Code, pair[1].Code}
			e.Reason = "the two states of the tie last spoken of"
		}
	}
}

// tiedBefore are the two states of the last tie or agreement that a sentence
// names before a word, nil if it names none.
func (s *sentence) tiedBefore(end int) []entente.Entity {
	for i := end - 1; i >= 0; i-- {
		if !s.isNoun(i) || !s.c.ledger.has("tie.noun", s.lemma(i)) && !s.c.ledger.has("agreement", s.lemma(i)) {
			continue
		}
		if pair := s.tiedBy(trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}); len(pair) == 2 {
			return pair
		}
	}
	return nil
}

// named reports whether a state is named before an actor in its sentence.
func (s *sentence) named(code string, before int) bool {
	return slices.ContainsFunc(s.refs[:before], func(r actor.Ref) bool { return r.Entity.Code == code })
}
