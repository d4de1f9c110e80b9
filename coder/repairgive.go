package coder

import "entente/syntax"

// What is given, and to whom, and what somebody is made or left, stand side by
// side without a preposition ("gave the envoy two days", "set a town ablaze").
// Parsers often make one noun phrase of the two.

// giverAndGift mends "gave [the envoys] [three days] to leave" where the second
// is taken for a time or a predicate, and "sold [Egypt] [jets]" read as Egyptian
// jets.
func (s *sentence) giverAndGift(v int) bool {
	if !s.isVerb(v) || s.passive(v) || s.child(v, "iobj") >= 0 || !s.gives(v) {
		return false
	}
	o := s.child(v, "obj")
	if o < 0 || o < v {
		return false
	}
	if g := s.child(v, "obl:unmarked", "xcomp"); g > o && s.isGift(g) && (s.refAt[o] >= 0 || s.isPerson(o) || s.isBody(o)) {
		s.word(o).Rel, s.word(g).Rel = "iobj", "obj"
		if s.word(g).UPOS == "ADJ" {
			s.word(g).UPOS = "NOUN"
		}
		return true
	}
	return s.stateOnGift(v, o) || s.personOnGift(v, o)
}

// gives reports whether a verb takes a receiver and a gift.
func (s *sentence) gives(v int) bool {
	l := s.lemma(v)
	return s.c.ledger.has("give.verb", l) || s.c.ledger.has("grant", l) || s.c.ledger.has("hand somebody", l)
}

// isGift reports whether a word behind the receiver can be what is given: a
// noun, or an adjective with an article.
func (s *sentence) isGift(g int) bool {
	switch s.word(g).UPOS {
	case "NOUN":
		if s.isDate(g) && (s.child(g, "nummod") < 0 || s.lemma(s.head(g)) != "give") {
			return false
		}
		return s.child(g, "case", "mark") < 0
	case "ADJ":
		return s.child(g, "det") >= 0
	}
	return false
}

// stateOnGift parts "sold [India] uranium": a state by its name, not its
// adjective, right behind the verb and right before the thing.
func (s *sentence) stateOnGift(v, o int) bool {
	if v+1 >= len(s.tree.Words) || s.refAt[v+1] < 0 || s.word(o).UPOS != "NOUN" {
		return false
	}
	ref := s.refs[s.refAt[v+1]]
	if ref.First != v+1 || ref.Last != o-1 || !bareState(ref.Entity) || s.word(ref.Head).UPOS != "PROPN" || s.word(ref.Head).XPOS == "JJ" || ref.Entity.Text != ref.Entity.Name {
		return false
	}
	for i := ref.First; i <= ref.Last; i++ {
		if s.head(i) == o {
			s.word(i).Head, s.word(i).Rel = v, "iobj"
			return true
		}
	}
	return false
}

// personOnGift parts "handed [an activist] ten years": a number stands between.
func (s *sentence) personOnGift(v, o int) bool {
	at, num := -1, -1
	for _, k := range s.kids[o] {
		switch {
		case k > v && k < o && s.relIs(k, "compound", "amod") && s.isNoun(k):
			at = k
		case k < o && s.relIs(k, "nummod"):
			num = k
		}
	}
	if at < 0 || num < at {
		return false
	}
	for _, k := range s.kids[o] {
		if k < at {
			s.word(k).Head = at
		}
	}
	s.word(at).Head, s.word(at).Rel = v, "iobj"
	return true
}

// madeSo mends "set a town [ablaze]", "held a guest [incommunicado]", "let the
// guests [go]" read as one noun phrase: the last word is a state that the noun
// before it is brought into.
func (s *sentence) madeSo(p int) bool {
	v := s.head(p)
	if v < 0 || v > p || !s.isVerb(v) || !s.relIs(p, "obj") || s.refAt[p] >= 0 {
		return false
	}
	goes := s.lemma(v) == "let" && s.c.ledger.has("let do", s.lemma(p))
	if !goes && !s.c.ledger.has("made so", s.lemma(p)) {
		return false
	}
	o := p - 1
	if s.head(o) != p || !s.relIs(o, "compound", "amod", "nmod") || o == v {
		return false
	}
	for _, k := range s.kids[p] {
		if k < o {
			s.word(k).Head = o
		}
	}
	s.word(o).Head, s.word(o).Rel = v, "obj"
	if s.word(o).UPOS == "ADJ" {
		s.word(o).UPOS = "NOUN"
	}
	s.word(p).Rel, s.word(p).UPOS = "xcomp", "ADJ"
	if goes {
		s.word(p).UPOS, s.word(p).XPOS = "VERB", "VB"
	}
	return true
}

// verbInPhrase mends "[police in Togo used force]" read as force that was used in
// Togo: a past form between a place and a noun of its own phrase, in a clause
// that has no verb, is that clause's verb.
func (s *sentence) verbInPhrase(v int) bool {
	o := s.head(v)
	if v < 2 || o <= v || !s.relIs(v, "amod") || !s.isNoun(o) || !s.pastForm(v) || s.refAt[v-1] < 0 {
		return false
	}
	prep, first, on := s.child(o, "case"), v, s.head(o)
	var place []int
	for _, k := range s.kidsBy(o, "compound", "amod") {
		if k < v {
			place, first = append(place, k), min(first, k)
		}
	}
	root := s.clauseNoun(o)
	if len(place) == 0 || prep != first-1 || root < 0 || root > prep {
		return false
	}
	p := place[len(place)-1]
	for _, k := range place {
		s.word(k).Head = p
	}
	s.word(p).Head, s.word(p).Rel = on, "nmod"
	s.word(prep).Head = p
	w := s.word(v)
	w.Head, w.Rel, w.UPOS, w.XPOS = s.word(root).Head, s.word(root).Rel, "VERB", "VBD"
	s.word(root).Head, s.word(root).Rel = v, "nsubj"
	s.word(o).Head, s.word(o).Rel = v, "obj"
	return true
}

// clauseNoun is the noun that heads the clause of a word and has no verb, -1 if
// a verb heads it.
func (s *sentence) clauseNoun(i int) int {
	for n := 0; i >= 0 && n <= len(s.tree.Words) && !s.relIs(i, "root", "ccomp", "parataxis"); n++ {
		i = s.head(i)
	}
	if i < 0 || !s.isNoun(i) || !s.isClause(i) {
		return -1
	}
	return i
}

// goalAfterTo mends "held them to [account]" read as an infinitive: some nouns
// under "to" are no verbs there.
func (s *sentence) goalAfterTo(i int) {
	if w := s.word(i); w.UPOS == "VERB" && s.relIs(i, "xcomp", "advcl") && s.c.ledger.has("goal", s.lemma(i)) && s.child(i, "obj", "ccomp", "xcomp") < 0 {
		if to := s.child(i, "mark"); to == i-1 {
			*w = syntax.Word{Form: w.Form, Lemma: w.Lemma, Start: w.Start, End: w.End, UPOS: "NOUN", XPOS: "NN", Head: w.Head, Rel: "obl"}
			s.word(to).Rel, s.word(to).UPOS = "case", "ADP"
		}
	}
}
