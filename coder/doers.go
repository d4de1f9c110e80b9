package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// doers are the actors in the phrases at heads, as the ones who did something.
// A thing does not speak: for what is said, only the name of a text or of a body
// leads to its author or master ("a statement from the ministry said"). For what
// is done, the thing's owner did it ("Moscow's missiles hit"). Names that nobody
// knows count beside known ones ("the House and the Republican Senate").
func (s *sentence) doers(heads []int, said bool) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		e, ok := s.entity(h)
		if speech := said && s.c.ledger.has("speech", s.lemma(h)); !ok && speech {
			for _, by := range s.writers(h) {
				out = addEntity(out, by)
			}
			continue
		}
		if !ok && (!said || s.isBody(h) || s.isPerson(h)) {
			e, ok = s.owner(h)
		}
		if ok {
			out = addEntity(out, s.ofItsOwner(h, e))
		}
	}
	if len(out) == 0 {
		return nil
	}
	for _, h := range heads {
		if len(heads) > 1 {
			out = append(out, s.unknown(h)...)
		}
		if k := s.sharer(h); k >= 0 {
			out = append(out, s.unknown(k)...)
		}
	}
	return out
}

// writers are all in whose name a text speaks, in the first place that tells any: "a
// statement by Paris and Rome".
func (s *sentence) writers(h int) []entente.Entity {
	e, ok := s.owner(h)
	if !ok {
		return nil
	}
	t := trigger{word: h, pos: frame.Adj, carrier: -1}
	for _, slot := range []string{"poss", "mod", "by", "maker", "of", "from"} {
		var all []entente.Entity
		for _, k := range s.wholeList(s.expand(s.heads(t, slot))) {
			if by, ok := s.entity(k); ok {
				all = addEntity(all, by)
			}
		}
		if len(all) > 1 && all[0].Same(e) {
			return all
		}
	}
	return []entente.Entity{e}
}

// ofItsOwner gives a group of no state that somebody calls his own that one's
// state: "said its soldiers had".
func (s *sentence) ofItsOwner(h int, e entente.Entity) entente.Entity {
	if e.Code != "" || e.Sector == "" || len(e.Members) > 0 || s.refAt[h] < 0 {
		return e
	}
	for _, k := range s.kidsBy(h, "nmod:poss") {
		p, ok := s.pronouns[k]
		if r := s.refAt[k]; r >= 0 && e.Sector == "CVL" { // "Bolsonaro's supporters"
			p, ok = s.refs[r].Entity, s.refs[r].Entity.Name != ""
		}
		if ok && p.Code != "" {
			e.Code, e.Reason = p.Code, e.Reason+", of "+p.Text
			if e.Sector == "UNK" && p.Sector != "" {
				e.Sector = p.Sector
			}
		}
	}
	return e
}

// sharer is the name that nobody knows and that shares an actor's noun with
// him, -1 if there is none: "Umoja and government negotiators".
func (s *sentence) sharer(h int) int {
	r := s.refAt[h]
	if r < 0 {
		return -1
	}
	for _, k := range s.kidsBy(h, "compound") {
		c := s.child(k, "conj")
		if k < s.refs[r].First && s.nameable(k) && c >= s.refs[r].First && c <= s.refs[r].Last {
			return k
		}
	}
	return -1
}

// owner is the actor right on a thing, else who makes or sends it: "wrote a
// letter attacking", "fired missiles that hit".
func (s *sentence) owner(i int) (entente.Entity, bool) {
	t := trigger{word: i, pos: frame.Adj, carrier: -1}
	for _, slot := range []string{"poss", "mod", "by", "maker", "of", "from"} {
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok {
				return e, true
			}
		}
	}
	if s.isPerson(i) { // "a source at the ministry", "a Kenyan baker's apprentice"
		for _, h := range append(s.under(i, "at"), s.kidsBy(i, "nmod:poss")...) {
			if e, ok := s.entity(h); ok {
				return e, true
			}
			for _, k := range s.modifiers(h) {
				if e, ok := s.entity(k); ok {
					return e, true
				}
			}
		}
	}
	if v := s.head(i); v >= 0 && s.isVerb(v) && s.relIs(i, "obj") && !s.passive(v) {
		for _, h := range s.surface(v, 0) {
			if e, ok := s.entity(h); ok {
				return e, true
			}
		}
	}
	if w := s.head(i); w >= 0 && s.relIs(i, "nmod") && s.caseOf(i) == "in" && s.c.ledger.has("speech", s.lemma(i)) { // "said the bishops in a letter that"
		return s.entity(w)
	}
	return entente.Entity{}, false
}

// isBody reports whether a noun names people who act together, or the country
// of a possessive ("his country").
func (s *sentence) isBody(i int) bool {
	return s.isNoun(i) && s.c.ledger.has("body", s.lemma(i))
}

// agentive are the endings of nouns for persons by what they do or are.
var agentive = []string{"er", "or", "ist", "ian", "man", "men", "people", "ant", "ee"}

// somebody codes under its text a doer whom nobody knows: a proper name, a body,
// or persons by what they do ("gunmen of the warlord").
func (s *sentence) somebody(i int) []entente.Entity {
	if es := s.unknown(i); es != nil {
		return es
	}
	if !s.isBody(i) && !s.isPerson(i) {
		if k := s.counted(i); k >= 0 {
			return s.somebody(k)
		}
		return nil
	}
	return s.things([]int{i})
}

// counted is the noun of "most of the rivals", -1 if a word counts nothing.
func (s *sentence) counted(i int) int {
	if !s.c.ledger.has("counts", s.lemma(i)) {
		return -1
	}
	for _, k := range s.under(i, "of") {
		if s.isNoun(k) {
			return k
		}
	}
	return -1
}

// isPerson reports whether a noun, by its ending and by the word list of things
// that have it too, names a person.
func (s *sentence) isPerson(i int) bool {
	l := s.lemma(i)
	if s.c.ledger.has("persons", l) || s.c.ledger.has("person", l) {
		return s.isNoun(i)
	}
	ends := slices.ContainsFunc(agentive, func(e string) bool { return strings.HasSuffix(l, e) })
	return ends && s.isNoun(i) && len(l) > 4 && !s.c.ledger.has("no person", l)
}

// traveller is who is on a visit: "the premier, [on a trip] to Malta, said",
// "opened an embassy [during a visit]".
func (s *sentence) traveller(t trigger, f *frame.Frame) []int {
	h := s.head(t.word)
	if !f.Visit || t.pos != frame.Noun || h < 0 || !slices.Contains([]string{"on", "during", "after"}, s.caseOf(t.word)) {
		return nil
	}
	if s.isVerb(h) {
		return s.expand(s.surface(h, 0))
	}
	return []int{h}
}

// bodyOf reports whether an actor is a body of several states that members are
// expelled from: who was "ousted from the Council" was so by the Council.
func (s *sentence) bodyOf(f *frame.Frame, e entente.Entity) bool {
	return f.Type == codebook.Sanction && placeable(e) && !entente.IsState(e.Code)
}

// conductor is who heads, files or carries out what a noun names, owns up to it or
// has it laid on him.
func (s *sentence) conductor(t trigger) []int {
	v := s.head(t.word)
	if v >= 0 && s.isVerb(v) && s.relIs(t.word, "nsubj:pass", "nsubj") && s.passive(v) {
		switch l := s.lemma(v); {
		case s.c.ledger.has("laid on", l):
			return s.expand(append(s.under(v, "on"), s.under(v, "to")...))
		case s.c.ledger.has("owned up", l):
			return s.expand(s.agents(v))
		}
	}
	if made := s.makers(t.word); len(made) > 0 {
		return s.expand(made)
	}
	n := s.spell(t.word) // "entered a second day of picketing"
	if v = s.head(n); v < 0 || !s.isVerb(v) || !s.relIs(n, "obj", "nsubj:pass") || !s.c.ledger.has("conduct", s.lemma(v)) && (n == t.word || s.lemma(v) != "enter") {
		return nil
	}
	return s.expand(s.subjects(v, 0))
}

// sent are the people of a state who are sent somewhere, where nothing else
// tells by whom: their state sends them ("Cuban doctors were sent to Italy").
func (s *sentence) sent(t trigger) []int {
	if t.pos != frame.Verb || !s.passive(t.word) || !s.c.ledger.has("move", s.lemma(t.word)) || len(s.agents(t.word)) > 0 {
		return nil
	}
	goal := false
	for _, to := range []string{"to", "in", "into", "along", "for", "near", "on"} {
		goal = goal || len(s.under(t.word, to)) > 0
	}
	var out []int
	for _, o := range s.expand(s.passiveObjects(t.word, 0)) {
		if e, ok := s.entity(o); goal && ok && entente.IsState(e.Code) && e.Sector != "" && e.Sector != "CVL" && e.Sector != "REF" {
			out = append(out, o)
		}
	}
	return out
}

// jailer is who or where those were held who are freed: "ten Kenyans [held] in
// Oman were freed".
func (s *sentence) jailer(v int) []int {
	for _, o := range s.objects(v, 0) {
		for _, k := range s.kidsBy(o, "acl") {
			if !s.c.ledger.has("hold captive", s.lemma(k)) {
				continue
			}
			for _, slot := range []string{"by", "in"} {
				if h := s.under(k, slot); len(h) > 0 && s.kind(h[0], "actor") {
					return h[:1]
				}
			}
		}
	}
	return nil
}

// capitals are those in which a thing is welcomed or condemned, where nobody is said
// to do so: "was welcomed in Oslo and Bern".
func (s *sentence) capitals(t trigger, f *frame.Frame) []int {
	switch f.Type {
	case codebook.Support, codebook.Accuse, codebook.Reject:
	default:
		return nil
	}
	if t.pos != frame.Verb || !s.passive(t.word) {
		return nil
	}
	return slices.DeleteFunc(s.expand(s.under(t.word, "in")), func(h int) bool {
		e, ok := s.entity(h)
		return !ok || !entente.IsState(e.Code) || !bareState(e)
	})
}

// fought is with whom those fought who are said to be killed in it: "were killed in
// clashes with".
func (s *sentence) fought(t trigger) []int {
	for _, slot := range []string{"in", "during"} {
		for _, n := range s.under(t.word, slot) {
			if with := s.under(n, "with"); s.isMeeting(n) && len(with) > 0 && s.kind(with[0], "actor") {
				return s.expand(with)
			}
		}
	}
	return nil
}

// host is the state in which somebody is arrested, freed or thrown out, where
// nothing else tells who did it: its authorities did.
func (s *sentence) host(t trigger, f *frame.Frame) []int {
	if t.pos != frame.Verb || !s.passive(t.word) {
		return nil
	}
	slots := []string{"from", "in"}
	switch {
	case f.Type == codebook.Assault:
		return s.fought(t)
	case f.Type == codebook.Coerce && f.Mode == "arrest": // "arrested on arrival from Chad"
		slots = []string{"in"}
	case f.Type == codebook.Coerce, f.Type == codebook.Retreat && f.Mode == "release":
	case f.Type == codebook.Sanction && f.Mode == "expel":
		slots = []string{"from", "of"}
	case f.Type == codebook.Reject && slices.ContainsFunc(s.kidsBy(t.word, "obj"), func(o int) bool { return s.c.ledger.has("entry", s.lemma(o)) }):
		slots = []string{"to", "into", "at"}
	default:
		return nil
	}
	for _, k := range s.complements(t.word) { // "was told to leave Chad"
		if o := s.child(k, "obj"); f.Type == codebook.Sanction && o >= 0 && s.kind(o, "state") {
			return []int{o}
		}
	}
	if f.Mode == "release" {
		if h := s.jailer(t.word); h != nil {
			return h
		}
	}
	for _, slot := range slots {
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok && (entente.IsState(e.Code) && bareState(e) || s.bodyOf(f, e)) {
				return []int{h}
			}
			if e := s.under(h, "in"); len(e) > 0 && s.kind(e[0], "state") { // "from captivity in"
				return e[:1]
			}
		}
	}
	return nil
}
