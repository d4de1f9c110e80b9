package coder

import (
	"slices"
	"strings"

	"entente"
)

// stance gathers the standing of a trigger on the way up its tree.
type stance struct {
	entente.Standing
	dropped  string // why this is no event: a condition or a purpose
	timeSeen bool
	closed   bool // nothing further up bears on it: it stands in the relative clause of a certain thing
	given    bool // taken for granted by what is said of it: "stop the war"
	open     bool // only asked, or left open: "declined to say whether"
	content  bool // what a noun of words says, which denying the noun denies: "dismissed reports that"
	refused  bool // denied by the event's own words ("will not", "failed to"), not by a report that denies it
}

// Why what a word names is no event.
const (
	dropPurpose = "a purpose"
	dropClaimed = "only asked for or promised"
)

// sureness orders certainties; the weakest cue on the way wins.
var sureness = map[entente.Certainty]int{entente.Certain: 3, entente.Probable: 2, entente.Possible: 1, entente.Unknown: 0}

func (st *stance) lower(c entente.Certainty) {
	if sureness[c] < sureness[st.Certainty] {
		st.Certainty = c
	}
}

// unsure reports whether what is told is not even likely.
func (st *stance) unsure() bool { return sureness[st.Certainty] < sureness[entente.Probable] }

// onlyMeant reports whether it is no event because it is only what somebody means to
// do, asks for or promises.
func (st *stance) onlyMeant() bool { return st.dropped == dropPurpose || st.dropped == dropClaimed }

// happened takes it for what has happened, whatever it stands under.
func (st *stance) happened() { st.dropped, st.Time = "", entente.Past }

// apply takes in one cue of the hedge or reporting lexicon.
func (st *stance) apply(cue string) {
	switch cue {
	case "negative":
		if st.Polarity == entente.Negative {
			st.Polarity = entente.Positive
		} else {
			st.Polarity = entente.Negative
		}
	case "probable":
		st.lower(entente.Probable)
	case "possible", "doubt":
		st.lower(entente.Possible)
	case "unknown":
		st.lower(entente.Unknown)
	case "considered":
		st.dropped = "only considered"
	case "future", "hypothetical":
		st.Time, st.timeSeen = entente.Future, true
	case "historical":
		st.Time, st.timeSeen = entente.Historical, true
	}
}

// standing reads polarity, certainty, time and attribution of a trigger off
// the words on it and the clauses above it (events.md: Mention).
func (s *sentence) standing(t trigger) stance {
	st := stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	s.local(t.word, &st)
	at := t.word
	if t.carrier >= 0 {
		s.local(t.carrier, &st)
		s.tense(t.carrier, &st)
		at = t.carrier
	} else {
		s.tense(t.word, &st)
	}
	start := at
	for n := 0; s.head(at) >= 0 && n <= len(s.tree.Words) && st.dropped == "" && !st.given && !st.closed; n++ {
		at = s.climb(at, &st)
	}
	if s.hasMark(at, "whether") { // "the question is whether"
		st.lower(entente.Unknown)
		st.open = true
	}
	s.suppose(start, &st)
	s.reckoned(t, &st)
	if st.dropped == "" && s.inGeneral(t) {
		st.dropped = "said in general"
	}
	s.attribute(t, &st)
	s.judgeTruth(t, &st)
	return st
}

// local applies the cues on one word: modals, negation, adverbs, adjectives.
func (s *sentence) local(i int, st *stance) {
	s.quantified(i, st)
	for _, k := range s.kids[i] {
		if !s.relIs(k, "advmod", "aux", "det", "amod", "cc:preconj", "discourse", "compound") {
			continue
		}
		if cue, ok := s.c.cues.hedge[s.lemma(k)]; ok {
			s.applyModal(k, cue, st)
			if cue == "future" && s.relIs(k, "amod") { // "a planned visit"
				st.lower(entente.Probable)
			}
		} else if no := s.child(k, "advmod"); no >= 0 && s.c.cues.hedge[s.lemma(no)+" "+strings.ToLower(s.word(k).Form)] == "negative" {
			st.apply("negative") // "no longer"
		} else if cue, ok := s.c.cues.hedge[strings.ToLower(s.word(k).Form)]; ok {
			st.apply(cue)
		}
	}
	if x := s.child(i, "xcomp"); x >= 0 && s.lemma(i) == "go" && s.word(i).XPOS == "VBG" && s.isVerb(x) {
		st.apply("future")
	}
}

// quantified denies a verb whose subject or object is said to be none: "no one
// attacked", "signed nothing", "few countries joined".
func (s *sentence) quantified(v int, st *stance) {
	if !s.isVerb(v) {
		return
	}
	for _, k := range s.kidsBy(v, "nsubj", "obj") {
		if s.denies(k) || s.c.cues.hedge[s.lemma(k)] == "negative" && !s.isNoun(k) || s.scarce(k) {
			st.apply("negative")
			return
		}
	}
}

// scarce reports whether a noun stands for few of its kind, or is that "few".
func (s *sentence) scarce(n int) bool {
	if s.c.cues.has("scarce", s.lemma(n)) {
		return s.child(n, "det") < 0
	}
	for _, k := range s.kidsBy(n, "amod", "det") {
		if s.c.cues.has("scarce", s.lemma(k)) && s.child(n, "det") < 0 && s.child(k, "det", "advmod") < 0 {
			return true
		}
	}
	return false
}

// hypothetical is what "would" and "should" say with "have": that it was not so;
// "must have" guesses that it was. ok is whether there is a "have".
func (s *sentence) hypothetical(aux int, st *stance) (ok bool) {
	h := s.head(aux)
	for _, k := range s.kidsBy(h, "aux") {
		if k > aux && s.lemma(k) == "have" {
			ok = true
		}
	}
	switch l := s.lemma(aux); {
	case !ok:
	case s.c.cues.has("contrary with have", l):
		st.apply("negative")
	case s.c.cues.has("inferred with have", l):
		st.lower(entente.Probable)
	default:
		return false
	}
	return ok
}

// applyModal lets "will" and its like speak of the future only as auxiliaries,
// and "should have" and "would have" as what did not happen.
func (s *sentence) applyModal(k int, cue string, st *stance) {
	if !s.relIs(k, "aux") && s.word(k).XPOS == "MD" {
		return
	}
	if s.relIs(k, "aux") && s.hypothetical(k, st) {
		return
	}
	if cue == "hypothetical" { // "would": the future of what was said, unless a condition is set
		if cue = "future"; s.conditional(k) && !s.negated(s.head(k)) {
			cue = "possible"
		}
	}
	if cue == "negative" {
		st.refused = !st.refused
	}
	st.apply(cue)
}

// conditional reports whether the clause of an auxiliary has an if-clause.
func (s *sentence) conditional(aux int) bool {
	h := s.head(aux)
	if h < 0 {
		return false
	}
	for _, k := range s.kids[h] {
		if s.relIs(k, "advcl") && s.markedBy(k, "condition mark") {
			return true
		}
	}
	return false
}

// tense reads the time off the form of the verb that carries the event.
func (s *sentence) tense(v int, st *stance) {
	if s.isNoun(v) && s.c.ledger.has("ongoing", s.lemma(v)) && !st.timeSeen {
		st.Time = entente.Ongoing
	}
	if st.timeSeen || !s.isVerb(v) || s.part == entente.Title {
		return
	}
	if s.scheduled(v) || s.onceToCome(v) {
		st.Time = entente.Future
		return
	}
	switch s.word(v).XPOS {
	case "VB":
		if s.isDue(v) {
			st.Time = entente.Future
		}
	case "VBP", "VBZ":
		if s.word(v).XPOS == "VBZ" || strings.EqualFold(s.word(v).Form, s.lemma(v)) || s.lemma(v) == "be" || s.lemma(v) == "have" { // "shot" is no present
			st.Time = entente.Ongoing
		}
	case "VBG":
		if a := s.child(v, "aux"); a >= 0 && (s.word(a).XPOS != "VBD" || s.relIs(v, "ccomp")) { // "was shelling" is over, but "said that it was shelling"
			st.Time = entente.Ongoing
		}
	}
	for _, k := range s.kids[v] { // "has attacked", "is attacking"
		if s.relIs(k, "aux") && s.lemma(k) == "have" {
			st.Time = entente.Past
			if s.lasts(v, k) {
				st.Time = entente.Ongoing
			}
		}
	}
}

// onceToCome reports whether a clause in the present says when something to come will
// be: "will take effect when both sides exchange the instruments".
func (s *sentence) onceToCome(v int) bool {
	h := s.head(v)
	if x := s.word(v).XPOS; x != "VBP" && x != "VBZ" || h < 0 || !s.relIs(v, "advcl", "acl") || s.child(v, "aux") >= 0 {
		return false
	}
	when := slices.ContainsFunc(s.kidsBy(v, "mark", "advmod"), func(k int) bool { return s.c.cues.has("when to come", s.lemma(k)) })
	for n := 0; when && h >= 0 && n < maxHops; h, n = s.head(h), n+1 {
		if s.isVerb(h) {
			return s.modal(h) == MoodFuture || s.isDue(h)
		}
	}
	return false
}

// lasts reports whether a verb in the present perfect tells what goes on: "has been
// feeding refugees", "has besieged the town for a year".
func (s *sentence) lasts(v, have int) bool {
	if s.word(have).XPOS == "VBD" {
		return false
	}
	if s.word(v).XPOS == "VBG" {
		return true
	}
	return s.c.ledger.has("lasting", s.lemma(v)) && slices.ContainsFunc(s.kidsBy(v, "obl", "advcl", "advmod"), func(k int) bool {
		return s.caseOf(k) == "since" || s.hasMark(k, "since") || s.lemma(k) == "since" || s.caseOf(k) == "for" && s.c.ledger.has("stretch of time", s.lemma(k))
	})
}

// isDue reports whether a verb is told of as agreed on: "is to hold talks".
func (s *sentence) isDue(v int) bool {
	return s.hasMark(v, "to") && slices.ContainsFunc(s.kids[v], func(k int) bool {
		return s.relIs(k, "aux", "cop") && s.lemma(k) == "be" && s.word(k).XPOS != "VB"
	})
}

// climb applies what stands on the edge above a word and on the word there,
// and returns that word.
func (s *sentence) climb(at int, st *stance) int {
	h := s.head(at)
	if s.isNoun(at) && s.relIs(at, "obj") && s.c.ledger.has("presupposes", s.lemma(h)) {
		st.given = true
		return h
	}
	if v := s.head(h); v >= 0 && s.relIs(at, "acl", "acl:relcl") && s.hasNoun(h, "that", at) && s.relIs(h, "obj", "nsubj:pass") {
		st.content = s.c.cues.report[s.lemma(v)] == "negative"
	}
	if s.toldOfCertain(at, h, st) {
		st.closed = true
		return h
	}
	s.prepositioned(at, h, st)
	if s.claimed[h] && !s.relIs(at, "conj", "acl:relcl") {
		st.dropped = dropClaimed
		return h
	}
	s.edge(at, h, st)
	return h
}

// toldOfCertain reports whether a clause tells of a certain thing, whatever is said of
// that above: "the pact [that Chad signed]", "Oslo, [attacked] in May", "after talks
// [held] in May".
func (s *sentence) toldOfCertain(at, h int, st *stance) bool {
	switch s.rel(at) {
	case "acl:relcl":
		return !st.content && (s.definite(h) || s.word(h).UPOS == "PROPN") && s.finite(at)
	case "acl":
		return s.word(at).XPOS == "VBN" && (s.refAt[h] >= 0 || s.pastGroundNoun(h))
	}
	return false
}

// edge applies what the relation of a word to the one above it says.
func (s *sentence) edge(at, h int, st *stance) {
	switch {
	case s.relIs(at, "nsubj", "csubj") && s.ruledOut(h):
		st.refused = true
		st.Polarity, st.Time, st.timeSeen = entente.Negative, entente.Future, true
	case s.onlyWished(at, h):
		st.dropped = "only hoped for"
	case s.relIs(at, "conj"):
		s.inherit(at, h, st)
	case s.relIs(at, "advcl"):
		s.adverbialEdge(at, h, st)
	case s.relIs(at, "xcomp", "ccomp") || s.relIs(at, "csubj") && s.child(h, "expl") >= 0: // "it is unlikely that"
		s.embedded(at, h, st)
	case s.relIs(at, "acl", "acl:relcl", "ccomp") && s.hasMark(at, "that") && s.denies(h) && s.c.cues.has("beyond doubt", s.lemma(h)): // "there is no doubt that"
	case s.rel(at) == "acl:relcl" && s.hasNoun(h, "that", at) && s.denies(h):
		st.apply("negative") // "no evidence that", read as a relative clause
		st.lower(entente.Possible)
	case s.rel(at) == "acl" || s.rel(at) == "acl:relcl" && s.hasMark(at, "that") || s.relIs(at, "nmod", "obl", "obj", "nsubj:pass"):
		s.nominal(at, h, st)
	}
}

// adverbialEdge applies the word above an adverbial clause: to what somebody is blamed for
// as to a complement, to what went before not at all.
func (s *sentence) adverbialEdge(at, h int, st *stance) {
	switch {
	case s.blames(at):
		if !s.heldBack(at, h) {
			s.embedded(at, h, st)
		}
	case s.pastGround(at):
		st.closed = true
	default:
		s.adverbial(at, st)
	}
}

// hasNoun reports whether a clause with a mark completes a noun of words or
// thoughts.
func (s *sentence) hasNoun(n int, mark string, clause int) bool {
	return s.isNoun(n) && s.hasMark(clause, mark) && (s.c.cues.report[s.lemma(n)] != "" || s.c.cues.has("taken for true", s.lemma(n)))
}

// heldBack reports whether a verb keeps somebody from what an -ing form under it
// names: "kept [them] from attacking".
func (s *sentence) heldBack(at, verb int) bool {
	return s.word(at).XPOS == "VBG" && s.c.cues.has("held back", s.lemma(verb)) && slices.ContainsFunc(s.kidsBy(at, "mark", "case"), func(k int) bool {
		return s.c.cues.has("hold from", s.lemma(k))
	})
}

// pastGround reports whether an adverbial clause tells what has happened before
// the rest: "will recall its envoy after Chad expelled him".
func (s *sentence) pastGround(v int) bool {
	past := s.word(v).XPOS == "VBD" || slices.ContainsFunc(s.kidsBy(v, "aux", "aux:pass"), func(k int) bool {
		return s.word(k).XPOS == "VBD" || s.lemma(k) == "have"
	})
	return past && s.markedBy(v, "past ground mark")
}

// pastGroundNoun reports whether a noun names what has happened before the rest: "to
// restore ties after talks".
func (s *sentence) pastGroundNoun(n int) bool {
	return s.relIs(n, "obl", "nmod") && s.c.ledger.has("past ground mark", s.caseOf(n))
}

// finite reports whether a clause has a tense.
func (s *sentence) finite(v int) bool {
	switch s.word(v).XPOS {
	case "VBD", "VBZ", "VBP":
		return true
	}
	return s.child(v, "aux", "cop") >= 0
}

// prepositioned applies what a preposition says of what stands behind it:
// "without firing", "instead of talks", "kept them from attacking".
func (s *sentence) prepositioned(at, h int, st *stance) {
	if !s.relIs(at, "advcl", "acl", "nmod", "obl") {
		return
	}
	verb := h
	if s.rel(at) == "acl" && s.relIs(h, "obj") { // "kept [them from attacking]"
		verb = s.head(h)
	}
	for _, k := range s.kidsBy(at, "mark", "case") {
		if s.c.cues.hedge[s.fixedPhrase(k)] == "negative" || s.shortOf(h, k) {
			st.apply("negative")
		}
	}
	if s.heldBack(at, verb) {
		st.apply("negative")
	}
}

// fixedPhrase is a small word with those that are one with it: "rather than".
func (s *sentence) fixedPhrase(k int) string {
	if f := s.child(k, "fixed"); f >= 0 {
		return s.lemma(k) + " " + s.lemma(f)
	}
	return s.lemma(k)
}

// shortOf reports whether a mark stands on what completes a verb and its adjective
// that deny it together: "stopped short of firing".
func (s *sentence) shortOf(adj, mark int) bool {
	v := s.head(adj)
	return v >= 0 && s.relIs(adj, "xcomp", "advmod") && s.c.cues.hedge[s.lemma(v)+" "+s.lemma(adj)+" "+s.lemma(mark)] == "negative"
}

// ruledOut reports whether a predicate says that its subject will not be: "is
// out of the question", "is off the table", "is unthinkable".
func (s *sentence) ruledOut(i int) bool {
	if s.c.ledger.has("unthinkable", s.lemma(i)) {
		return true
	}
	return s.c.ledger.has("ruled out", s.lemma(i)) && slices.ContainsFunc(s.kidsBy(i, "case"), func(k int) bool {
		return s.c.ledger.has("ruled out case", s.lemma(k))
	})
}

// passedOver reports whether the second of two is what was not chosen: "stayed
// silent rather than criticise".
func (s *sentence) passedOver(at int) bool {
	return slices.ContainsFunc(s.kidsBy(at, "cc"), func(k int) bool { return s.c.cues.hedge[s.fixedPhrase(k)] == "negative" })
}

// inherit gives the second of two coordinated verbs the modal of the first
// ("will meet and discuss"), unless it has a subject or tense of its own.
func (s *sentence) inherit(at, h int, st *stance) {
	if s.passedOver(at) {
		st.apply("negative")
	}
	if !s.isVerb(at) || s.child(at, "nsubj", "aux") >= 0 || s.word(at).XPOS != "VB" {
		return
	}
	s.local(h, st)
}

// adverbial drops conditions and purposes: they are no events.
func (s *sentence) adverbial(at int, st *stance) {
	if h := s.head(at); h >= 0 && s.hedgeOver(at, h) == "considered" && s.word(at).XPOS == "VBG" { // "warned against using"
		st.apply("considered")
		return
	}
	for _, k := range s.kids[at] {
		if s.rel(k) != "mark" {
			continue
		}
		switch l := s.lemma(k); {
		case s.c.ledger.has("condition mark", l):
			st.dropped = "a condition"
		case l == "to":
			if h := s.head(at); s.word(at).XPOS == "VB" && !(h >= 0 && s.rightAfter(h, at)) && !s.outcome(at) {
				st.dropped = dropPurpose
			}
		}
	}
}

// embedded applies the verb that a clause completes: "failed to", "plans to",
// "denied having", "is believed to". What that verb's own negation and modals
// say holds for its complement too, except under verbs of saying.
func (s *sentence) embedded(at, h int, st *stance) {
	if s.markedBy(at, "open question") {
		st.lower(entente.Unknown)
		st.open = true
	}
	lemma := s.lemma(h)
	if cue := s.hedgeOver(at, h); cue != "" {
		if cue == "negative" {
			st.refused = !st.refused
		}
		st.apply(cue)
		if s.word(h).UPOS == "ADJ" && s.word(at).XPOS == "VB" && !st.timeSeen { // "likely to attack"
			st.apply("future")
		}
		s.local(h, st)
		return
	}
	if cue, ok := s.c.cues.report[lemma]; ok {
		if cue == "negative" || cue == "probable" || cue == "possible" || cue == "doubt" {
			st.apply(cue)
		}
		if cue == "negative" && s.negated(h) { // "did not deny that"
			st.apply("negative")
		}
		return
	}
	if s.relIs(at, "xcomp") {
		s.local(h, st)
	}
	if lemma == "be" && s.word(at).XPOS == "VB" && s.hasMark(at, "to") && !st.timeSeen { // "is to hold talks"
		st.apply("future")
	}
}

// nominal applies a noun or verb that governs an event as a thing: "risk of
// war", "possibility of a visit", "denied the attack", "in the event of".
func (s *sentence) nominal(at, h int, st *stance) {
	c := s.caseOf(at)
	lemma := s.lemma(h)
	if c == "of" && lemma == "event" && s.caseOf(h) == "in" || c == "in case" || c == "in case of" {
		st.dropped = "a condition"
		return
	}
	if s.isNoun(h) && s.denies(h) {
		st.apply("negative")
	}
	s.preparedFor(at, h, st)
	if s.isNoun(h) && (c == "of" || c == "for" || s.relIs(at, "acl") || s.c.cues.has("of what is said", c) && s.c.cues.hedge[lemma] == "possible") {
		if cue, ok := s.c.cues.hedge[lemma]; ok {
			st.apply(cue)
			s.local(h, st)
		}
		return
	}
	if s.relIs(at, "obj", "nsubj:pass") && s.isVerb(h) {
		if cue := s.c.cues.report[lemma]; cue == "negative" {
			if (st.content || !s.isContent(at)) && !s.negated(h) {
				st.apply(cue)
			}
		} else if cue := s.hedgeOver(at, h); cue != "" {
			s.applyTo(cue, st)
			s.local(h, st)
		}
	}
	if cue := s.c.cues.hedge[lemma+" "+c]; cue != "" && s.relIs(at, "obl") && s.isVerb(h) { // "prepared for a raid"
		s.applyTo(cue, st)
	}
}

// applyTo takes in a hedge over a thing: what is only planned is no more than
// probable.
func (s *sentence) applyTo(cue string, st *stance) {
	st.apply(cue)
	if cue == "future" {
		st.lower(entente.Probable)
	}
}

// negated reports whether a verb has a "not".
func (s *sentence) negated(v int) bool {
	for _, k := range s.kidsBy(v, "advmod") {
		if s.c.cues.hedge[s.lemma(k)] == "negative" {
			return true
		}
	}
	return false
}

// isContent reports whether a noun names something said or put forward, which
// is there also where it is rejected: "rejected the proposal".
func (s *sentence) isContent(n int) bool {
	return s.isNoun(n) && (s.c.cues.hedge[s.lemma(n)] == "future" || s.c.cues.report[s.lemma(n)] != "")
}

// denies reports whether a noun is said not to be: "no clause on", "no evidence
// of".
func (s *sentence) denies(noun int) bool {
	for _, k := range s.kidsBy(noun, "det", "cc:preconj") { // "no attack", "neither Oslo nor Rome"
		if s.c.cues.hedge[s.lemma(k)] == "negative" {
			return true
		}
	}
	return false
}
