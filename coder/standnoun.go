package coder

import (
	"slices"

	"entente/coder/frame"
)

// nounStance reads a noun of stance: voiced by somebody, drawn from somebody by
// a thing, or somebody's own.
func (s *sentence) nounStance(n int) (stanceCue, bool) {
	w := s.c.stances
	q := stanceCue{t: trigger{word: n, pos: frame.Noun, carrier: -1}, stance: s.stanceOfNoun(n), last: -1}
	if s.relIs(n, "compound", "amod", "flat") || s.denies(n) || slices.ContainsFunc(s.kidsBy(n, "compound", "amod"), func(k int) bool { return w.has("no call", s.lemma(k)) }) {
		return q, false
	}
	if s.copular(n) && s.caseOf(n) == "of" { // "is of grave concern", as somebody says
		q.spoken, q.on = true, s.expand(s.kidsBy(n, "nsubj"))
		return q, true
	}
	if s.caseOf(n) == "to" && s.dismayed(&q) {
		return q, true
	}
	v := s.utteredBy(n)
	heard := v >= 0 && w.has("voice.with", s.lemma(v)) && s.caseOf(n) == "with" // "learned with relief that"
	if v >= 0 && (heard || w.has("voice", s.lemma(v))) && s.voiced(&q, v) {
		return q, true
	}
	if v >= 0 && w.has("draw", s.lemma(v)) && s.drawn(&q, v) {
		return q, true
	}
	if w.has("stand.voiced", s.lemma(n)) {
		return q, false
	}
	return q, s.owned(&q)
}

// utteredBy is the verb whose object a noun of stance is, by itself or as one
// of several; -1 if there is none.
func (s *sentence) utteredBy(n int) int {
	for hops := 0; hops < 3; hops++ {
		h := s.head(n)
		switch {
		case h < 0:
			return -1
		case s.isVerb(h) && s.relIs(n, "obj", "nsubj:pass", "obl", "xcomp", "iobj", "ccomp"):
			return h
		case s.relIs(n, "conj") || s.relIs(n, "nmod") && s.c.ledger.has("measure", s.lemma(h)):
			n = h
		default:
			return -1
		}
	}
	return -1
}

// voiced fills a stance that a verb utters: "voiced concern about".
func (s *sentence) voiced(q *stanceCue, v int) bool {
	n := q.t.word
	if s.c.stances.has("voice.not", s.lemma(v)) || s.passive(v) && s.relIs(n, "obj") {
		return false
	}
	q.t.carrier = v
	q.who = s.takersOf(v)
	q.on = s.standsOn(n, v)
	if to := s.kidsBy(v, "iobj"); q.stance == "support" && len(to) > 0 && to[0] < n { // "gives Georgetown its backing over"
		q.on = s.expand(to)
	}
	s.inNameOf(q, n, v)
	if len(q.on) == 0 && s.relIs(n, "obl") { // "noted with satisfaction that"
		q.on = s.objectsOf(v)
	}
	if len(q.on) == 0 { // "gave the plan a cautious welcome"
		q.on = slices.DeleteFunc(s.kidsBy(v, "iobj", "obj"), func(o int) bool { return o == n || o > n })
	}
	if q.stance == "call for" {
		s.addressed(q, n, v)
		return len(q.on) > 0
	}
	// alone, "has doubts" or "makes a protest" may be of anything
	return len(q.on) > 0 || q.stance == "concern" || q.stance == "alarm" || q.stance == "oppose" || q.stance == "condemn"
}

// addressed completes a call that is uttered as a noun: "issued an appeal to
// both sides to stop", "made a call for".
func (s *sentence) addressed(q *stanceCue, n, v int) {
	for _, prep := range []string{"to", "on", "upon"} {
		q.toward = append(q.toward, s.expand(append(s.under(n, prep), s.under(v, prep)...))...)
	}
	if f := s.under(n, "for"); len(f) > 0 {
		q.on = s.expand(f)
	} else if c := s.complements(n); len(c) > 0 {
		q.on = c[:1]
	}
}

// standsOn is what a noun of stance is on: behind its preposition, or in a
// clause on it, or behind the verb that utters it.
func (s *sentence) standsOn(n, v int) []int {
	for _, top := range []int{n, v} {
		if top < 0 {
			continue
		}
		for _, k := range s.kids[top] {
			if k < n || s.isDate(k) {
				continue
			}
			p := s.leads(k)
			if s.relIs(k, "nmod", "obl", "acl", "advcl") && s.c.stances.has("on", p) && !(top == v && (p == "in" || p == "after" || p == "by")) {
				return s.expand([]int{k})
			}
			if s.relIs(k, "acl", "ccomp", "advcl") && s.hasMark(k, "that") {
				return []int{k}
			}
		}
	}
	return nil
}

// drawn fills a stance that a thing draws from somebody: "drew criticism from".
func (s *sentence) drawn(q *stanceCue, v int) bool {
	q.last = v
	q.who = s.movedBehind(q.t.word, v)
	q.on = s.expand(s.subjects(v, 0))
	return len(q.who) > 0 && len(q.on) > 0 && !s.passive(v)
}

// owned fills a stance that is somebody's own: "China's condemnation of",
// "opposition from Oslo to", "concern in Tokyo about".
func (s *sentence) owned(q *stanceCue) bool {
	n := q.t.word
	q.on = s.standsOn(n, -1)
	q.who = s.expand(s.kidsBy(n, "nmod:poss"))
	for _, prep := range []string{"by", "from", "in", "among", "within"} {
		if len(q.who) > 0 {
			break
		}
		q.who = s.expand(s.under(n, prep))
	}
	if len(q.who) == 0 {
		for _, k := range s.kidsBy(n, "amod", "compound") {
			if _, ok := s.entity(k); ok {
				q.who = append(q.who, k)
			}
		}
	}
	q.on = slices.DeleteFunc(slices.Clone(q.on), func(o int) bool { return slices.Contains(q.who, o) })
	return len(q.who) > 0 && len(q.on) > 0
}

// dismayed reads "to the dismay of Oslo", "to Oslo's dismay", which is on what
// the clause tells.
func (s *sentence) dismayed(q *stanceCue) bool {
	n := q.t.word
	q.who = s.expand(append(s.under(n, "of"), s.kidsBy(n, "nmod:poss")...))
	v := s.clauseOf(s.head(n))
	if len(q.who) == 0 || v < 0 || s.c.stances.has("on", s.caseOf(n)) && s.c.stances.has("voice", s.lemma(v)) {
		return false
	}
	q.on = []int{v}
	return true
}

// feeling reads an adjective or a phrase by which somebody is said to feel or
// stand: "is deeply worried about", "is against", "remains committed to".
func (s *sentence) feeling(i int) (stanceCue, bool) {
	w := s.c.stances
	q := stanceCue{t: trigger{word: i, pos: frame.Adj, carrier: -1}, last: -1}
	q.stance = w.feel[s.lemma(i)]
	if q.stance == "" {
		q.stance = w.feel[s.lower(i)]
	}
	if s.isNoun(i) && s.copular(i) { // "is against the plan", "is in favour of the plan"
		if st := w.feel[s.caseOf(i)]; st != "" {
			q.stance, q.on, q.who = st, s.expand([]int{i}), s.expand(s.kidsBy(i, "nsubj"))
			return q, true
		}
		if w.stand[s.lemma(i)] == "support" && s.caseOf(i) == "in" {
			q.stance, q.on, q.who = "support", s.felt(i), s.expand(s.kidsBy(i, "nsubj"))
			return q, len(q.on) > 0
		}
	}
	if q.stance == "" || s.isNoun(i) || s.relIs(i, "amod", "case", "advmod") {
		return q, false
	}
	s.halfHearted(&q, i)
	if s.isVerb(i) && s.passive(i) && s.child(i, "nsubj:pass") >= 0 && len(s.agents(i)) == 0 { // "is opposed"
		q.who, q.on = s.expand(s.passiveObjects(i, 0)), s.felt(i)
		return q, len(q.on) > 0 || !w.has("feel.on", s.lemma(i))
	}
	if !s.copular(i) && !s.relIs(i, "xcomp", "conj", "parataxis", "advcl", "ccomp") {
		return q, false
	}
	q.who, q.on = s.expand(s.surface(i, 0)), s.felt(i)
	return q, len(q.who) > 0 && (len(q.on) > 0 || s.copular(i) && !w.has("feel.on", s.lemma(i)))
}

func (s *sentence) copular(i int) bool { return s.child(i, "cop") >= 0 && s.child(i, "nsubj") >= 0 }

// verdict reads a judgement that stands as a sentence of its own in what
// somebody says: "the launch is a provocation, Oslo said".
func (s *sentence) verdict(i int) (stanceCue, bool) {
	q := stanceCue{t: trigger{word: i, pos: frame.Adj, carrier: -1}, last: -1, spoken: true}
	if !s.copular(i) {
		return q, false
	}
	lo, hi := i, i
	for _, k := range s.modifiers(i) {
		lo = min(lo, k)
	}
	at, stance := s.judgement(lo, hi)
	if at < 0 || s.negated(i) {
		return q, false
	}
	q.stance, q.last, q.on = stance, at, s.expand(s.kidsBy(i, "nsubj"))
	return q, s.thingLike(q.on[0]) || stance == "deny" && s.word(q.on[0]).UPOS == "PRON" && s.relIs(i, "ccomp")
}

// opensQuote reports whether the words before a word open a quotation.
func (s *sentence) opensQuote(o int) bool { return o > 0 && s.word(o-1).XPOS == "``" }

// thingLike reports whether a word is of a thing that the record could hold, or
// takes one up.
func (s *sentence) thingLike(o int) bool {
	l := s.lemma(o)
	return s.c.stances.on[l] != "" || s.c.stances.has("said", l) || s.word(o).UPOS == "PRON" && l == "this" ||
		(l == "it" || l == "that") && s.opensQuote(o)
}
