package coder

import (
	"slices"

	"entente/codebook"
	"entente/coder/frame"
)

// subjects are the doers of a verb: its subject, the agent of a passive, or
// the subject that control, raising, coordination or a participle lends it.
func (s *sentence) subjects(v, hops int) []int {
	if hops > maxHops {
		return nil
	}
	if s.passive(v) {
		return s.agents(v)
	}
	return s.surface(v, hops)
}

func (s *sentence) agents(v int) []int {
	if a := s.kidsBy(v, "obl:agent"); len(a) > 0 {
		return a
	}
	if by := slices.DeleteFunc(s.under(v, "by"), s.manner); len(by) > 0 {
		return by
	}
	for _, o := range s.kidsBy(v, "obj") { // "was given [boats by Japan]"
		if by := s.under(o, "by"); s.givenTo(v) && len(by) > 0 {
			return by
		}
	}
	if a := s.agentsBehind(v); a != nil {
		return a
	}
	return s.agentsInside(v)
}

// manner reports whether a phrase under "by" tells how or how far, and not by
// whom: "expelled by a unanimous vote".
func (s *sentence) manner(i int) bool {
	return s.refAt[i] < 0 && s.c.ledger.has("manner", s.lemma(i))
}

// agentsInside are the actors under "by" that were hung on what completes a
// passive: "found guilty of theft by a court".
func (s *sentence) agentsInside(v int) []int {
	for _, x := range s.kidsBy(v, "xcomp") {
		for _, k := range append([]int{x}, s.kidsBy(x, "advcl", "obl")...) {
			if by := s.under(k, "by"); len(by) > 0 && k > v && s.kind(by[0], "actor") {
				return by
			}
		}
	}
	return nil
}

// agentsBehind are the actors under "by" on what a passive happened in, from or to:
// "killed in a raid by rebels", "handed to the envoy by the ministry".
func (s *sentence) agentsBehind(v int) []int {
	for _, k := range s.kids[v] {
		if k < v || !s.relIs(k, "obl") {
			continue
		}
		if by := s.under(k, "by"); len(by) > 0 && s.isDate(k) && !s.isDate(by[0]) && !s.manner(by[0]) { // "stormed before dawn by followers of"
			return by
		}
		if s.isDate(k) {
			continue
		}
		if a := s.agentBelow(k, 0); a >= 0 {
			return []int{a}
		}
		if a := s.attacker(k); s.caseOf(k) == "in" && a >= 0 {
			return []int{a}
		}
	}
	return nil
}

// attacker is the actor whose deed a noun is by what modifies it, -1 if there is
// none: "an [Israeli] raid", "a [Haiti gang] attack", not "the Kabul attack".
func (s *sentence) attacker(n int) int {
	deed := slices.ContainsFunc(s.c.lex.Candidates(s.lemma(n), frame.Noun), func(f *frame.Frame) bool { return f.Type == codebook.Assault })
	if !deed {
		return -1
	}
	for _, k := range s.kidsBy(n, "amod", "compound", "nmod:poss") {
		if e, ok := s.entity(k); ok && (e.Sector != "" || s.word(k).XPOS == "JJ" || s.relIs(k, "nmod:poss")) {
			return k
		}
	}
	return -1
}

// agentBelow is the actor under "by" in a phrase and the phrases on it, -1 if
// there is none.
func (s *sentence) agentBelow(i, depth int) int {
	for _, a := range s.under(i, "by") {
		if _, ok := s.entity(a); ok {
			return a
		}
	}
	for _, k := range s.kidsBy(i, "nmod") {
		if c := s.caseOf(k); depth < 2 && k > i && (c == "in" || c == "at" || c == "near" || c == "of") {
			if a := s.agentBelow(k, depth+1); a >= 0 {
				return a
			}
		}
	}
	return -1
}

// surface is the subject of the form, whatever the voice.
func (s *sentence) surface(v, hops int) []int {
	if hops > maxHops {
		return nil
	}
	own := slices.DeleteFunc(s.kidsBy(v, "nsubj"), s.isDate) // "passed a law Friday banning"
	if len(own) > 0 {
		if by := s.speaker(v, own[0]); by != nil {
			return by
		}
		if all := s.those(v, own[0]); all != nil {
			return all
		}
		return append(own, s.company(own[0], v)...)
	}
	h := s.head(v)
	if h < 0 {
		return nil
	}
	switch r := s.rel(v); r {
	case "conj":
		return s.surface(h, hops+1)
	case "xcomp":
		return s.controller(h, hops)
	case "advcl", "parataxis":
		if o := s.objects(h, hops+1); len(o) > 0 && s.blames(v) {
			return o // "accused Iran of arming"
		}
		if s.isVerb(h) && s.child(v, "mark") < 0 || s.word(v).XPOS == "VBG" {
			return s.surface(h, hops+1)
		}
	case "acl", "acl:relcl":
		return s.modified(v, h, hops)
	}
	return nil
}

// speaker is who says that he does something himself, where nothing else tells
// whom the pronoun stands for: "the council says it will pay".
func (s *sentence) speaker(v, subj int) []int {
	h := s.head(v)
	if _, known := s.pronouns[subj]; known || h < 0 || !s.relIs(v, "ccomp") || !s.reports(h) || s.refAt[subj] >= 0 {
		return nil
	}
	if l := s.lemma(subj); !s.c.ledger.has("person pronoun", l) && !s.c.ledger.has("thing pronoun", l) && l != "they" {
		return nil
	}
	return s.kidsBy(h, "nsubj")
}

// blames reports whether a gerund is what the object of the verb above it is
// accused of or kept from doing, by its preposition.
func (s *sentence) blames(v int) bool {
	for _, k := range s.kidsBy(v, "mark", "case") {
		if s.c.ledger.has("object control", s.lemma(k)) {
			return true
		}
	}
	return false
}

// controller is who does the infinitive under a verb: the object where there
// is one ("urged Iran to stop"), else the subject ("Iran agreed to stop").
func (s *sentence) controller(h, hops int) []int {
	if !s.isVerb(h) && !s.relIs(h, "root") && s.child(h, "cop") < 0 && len(s.kidsBy(h, "nsubj")) == 0 {
		return s.surface(h, hops+1)
	}
	if o := s.kidsBy(h, "obj"); len(o) > 0 {
		return o
	}
	return s.surface(h, hops+1)
}

// modified is the doer in a clause on a noun: the noun itself for a participle
// ("forces attacking"), whoever holds it for an infinitive ("Iran's decision to
// attack", "Iran took a decision to attack").
func (s *sentence) modified(v, noun, hops int) []int {
	// "warplanes bombed positions" may be parsed as a participle on the noun; one
	// that has an object of its own is no passive, so the noun does it.
	if own := s.kidsBy(noun, "nsubj"); len(own) > 0 && s.child(noun, "cop") >= 0 && s.rel(v) == "acl" {
		return own // "Norway is a donor, giving"
	}
	if s.word(v).XPOS == "VBG" && s.rel(v) == "acl" && s.child(v, "mark", "case") >= 0 && s.isThing(noun) { // "Chad's help in arming", "the role played by Chad in arming"
		for _, who := range [][]int{s.kidsBy(noun, "nmod:poss"), s.makers(noun), s.under(noun, "by"), s.under(noun, "of")} {
			if len(who) > 0 && s.kind(who[0], "actor") {
				return who
			}
		}
	}
	if s.rel(v) == "acl:relcl" || s.word(v).XPOS == "VBG" || s.word(v).XPOS == "VBN" && s.child(v, "obj", "aux") >= 0 { // "having talked"
		return []int{noun}
	}
	if p := s.kidsBy(noun, "nmod:poss"); len(p) > 0 {
		return p
	}
	if o := s.under(noun, "by"); len(o) > 0 {
		return o
	}
	if h := s.head(noun); h >= 0 && s.relIs(noun, "obj") {
		if to := s.kidsBy(h, "iobj"); len(to) > 0 {
			return to // "gave the police the right to arrest"
		}
		return s.subjects(h, hops+1)
	}
	return nil
}

// objects are what the verb is done to: its object, the subject of a passive,
// the noun that a passive participle or a relative clause stands on.
func (s *sentence) objects(v, hops int) []int {
	if hops > maxHops {
		return nil
	}
	if s.passive(v) {
		if s.givenTo(v) {
			return s.kidsBy(v, "obj")
		}
		return s.passiveObjects(v, hops)
	}
	if own := s.kidsBy(v, "obj"); len(own) > 0 {
		return own
	}
	if _, o := s.stray(v); o >= 0 {
		return []int{o}
	}
	if s.rel(v) == "acl:relcl" && len(s.kidsBy(v, "nsubj")) > 0 && !s.hasRelative(v) {
		return []int{s.head(v)}
	}
	return s.sharedObject(v)
}

// givenTo reports whether the subject of a passive is who gets something: "Haiti
// will be given trucks". The thing is the object then.
func (s *sentence) givenTo(v int) bool {
	return s.child(v, "obj") >= 0 && s.child(v, "nsubj") >= 0 &&
		(s.c.ledger.has("grant", s.lemma(v)) || s.c.ledger.has("give.verb", s.lemma(v)))
}

func (s *sentence) passiveObjects(v, hops int) []int {
	if own := s.kidsBy(v, "nsubj:pass", "nsubj"); len(own) > 0 {
		return own
	}
	h := s.head(v)
	if h < 0 {
		return nil
	}
	switch {
	case s.relIs(v, "acl", "amod"):
		return []int{h}
	case s.rel(v) == "conj" && s.isVerb(h):
		return s.objects(h, hops+1)
	}
	return s.surface(v, hops+1)
}

// sharedObject is that of a later verb in "attacked and burned the village".
func (s *sentence) sharedObject(v int) []int {
	for _, k := range s.kids[v] {
		if s.rel(k) == "conj" && s.isVerb(k) && k-v <= 3 && s.child(k, "nsubj") < 0 {
			return s.kidsBy(k, "obj")
		}
	}
	return nil
}

func (s *sentence) hasRelative(v int) bool {
	for _, k := range s.kids[v] {
		if x := s.word(k).XPOS; x == "WDT" || x == "WP" {
			return true
		}
	}
	return false
}
