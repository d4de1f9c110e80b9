package coder

// Agencies put who says a thing behind it: "two planes flown from Chad touched down, the
// ministry said". What follows mends what parsers make of such sentences, and verbs that
// they take for nouns, adjectives or participles there.

// subjectBeforeSpeaker mends "[two planes flown from Chad] touched down, the ministry said"
// where the planes, behind which another participle stands, hang on the verb of saying: of
// two nouns on that verb, the one before a finite clause without a subject is the clause's.
func (s *sentence) subjectBeforeSpeaker(v int) bool {
	say := s.head(v)
	if say < v || !s.relIs(v, "ccomp") || !s.isVerb(v) || !s.reports(say) || s.child(v, "nsubj", "nsubj:pass", "csubj", "mark") >= 0 {
		return false
	}
	bare := s.word(v).XPOS == "VBN" && s.c.ledger.has("never passive", s.lemma(v))
	if x := s.word(v).XPOS; x != "VBD" && x != "VBZ" && x != "VBP" && s.child(v, "aux", "aux:pass") < 0 && !bare {
		return false
	}
	subj, speaker := -1, -1
	for _, k := range s.kidsBy(say, "nsubj", "nsubj:pass", "compound", "obl:unmarked", "dislocated") {
		noun := s.isNoun(k) || s.word(k).UPOS == "PRON" || s.word(k).UPOS == "ADJ" && s.child(k, "det") >= 0 // "the last of six boats"
		if s.isDate(k) {
			continue
		}
		switch {
		case noun && k < v && subj < 0:
			subj = k
		case noun && k > v && k < say:
			speaker = k
		}
	}
	if subj < 0 || speaker < 0 {
		return false
	}
	rel := "nsubj"
	if s.child(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	} else if bare && s.child(v, "aux") < 0 {
		s.word(v).XPOS = "VBD"
	}
	s.hangTo(subj, v, rel)
	s.hangTo(speaker, say, "nsubj")
	return true
}

// mainAsParticiple mends "[a rocket carrying a satellite] crashed, the agency said" where
// the crash is read as what became of the satellite: a verb that has no passive, behind
// which a speaker and a verb of saying stand, is the main one of what was said.
func (s *sentence) mainAsParticiple(v int) bool {
	if s.word(v).XPOS != "VBN" || !s.relIs(v, "acl") || !s.c.ledger.has("never passive", s.lemma(v)) || s.child(v, "aux", "aux:pass", "obj") >= 0 {
		return false
	}
	n := s.head(v)
	for hop := 0; hop < maxHops && s.head(n) >= 0 && s.head(n) < v; hop++ {
		n = s.head(n)
	}
	say := s.head(n)
	if say < v || !s.isVerb(say) || !s.reports(say) || !s.isNoun(n) || !s.relIs(n, "nsubj", "obl:unmarked", "dislocated", "compound", "vocative", "nsubj:outer") {
		return false
	}
	speaker := -1
	for _, k := range s.kidsBy(say, "nsubj", "compound", "ccomp") {
		if k > v && k < say && s.isNoun(k) {
			speaker = k
		}
	}
	if speaker < 0 {
		return false
	}
	s.hangTo(v, say, "ccomp")
	s.word(v).XPOS = "VBD"
	s.hangTo(n, v, "nsubj")
	s.hangTo(speaker, say, "nsubj")
	return true
}

// handOver mends "a plan to [hand over] missiles" read as a hand: behind "to" that hangs
// on a noun of plans or deals, a word that with the particle behind it means to give is a
// verb.
func (s *sentence) handOver(v int) bool {
	noun, to, prt := s.head(v), v-1, v+1
	if to < 0 || noun < 0 || noun >= to || prt >= len(s.tree.Words) || s.word(v).UPOS != "NOUN" || !s.relIs(v, "nmod") || s.lemma(to) != "to" || s.head(to) != v || !s.isNoun(noun) {
		return false
	}
	lemma := s.lower(v)
	if !s.c.ledger.has("give.verb", lemma) || !s.c.lex.Particle(lemma, s.lemma(prt)) {
		return false
	}
	w := s.word(v)
	w.Lemma, w.UPOS, w.XPOS, w.Rel = lemma, "VERB", "VB", "acl"
	s.word(to).Rel, s.word(to).UPOS = "mark", "PART"
	if o := s.head(prt); o > prt {
		s.hangTo(o, v, "obj")
	}
	s.hangTo(prt, v, "compound:prt")
	return true
}

// gerundAfterAspect mends "has begun [feeding gas] into it" read as gas that feeds: a
// gerund right behind a verb of beginning or ending, without an article, is what begins or
// ends, and has the noun for its object.
func (s *sentence) gerundAfterAspect(v int) bool {
	o, h := s.head(v), v-1
	if h < 0 || o <= v || s.word(v).XPOS != "VBG" || !s.relIs(v, "amod") || !s.relIs(o, "obj") || s.head(o) != h || !s.isVerb(h) || !s.c.ledger.has("aspect", s.lemma(h)) {
		return false
	}
	if !s.c.ledger.has("give.verb", s.lemma(v)) && s.c.ledger.valueOf("change", s.lemma(v)) == "" {
		return false
	}
	for _, k := range s.kidsBy(h, "obl") {
		if k > o {
			s.word(k).Head = v
		}
	}
	s.hangTo(v, h, "xcomp")
	s.hangTo(o, v, "obj")
	s.word(v).UPOS = "VERB"
	return true
}

// verbUnderModal mends "will more than [double] its output" read as an adjective: what has
// a modal and an object is a verb.
func (s *sentence) verbUnderModal(v int) bool {
	m := s.child(v, "aux")
	if s.word(v).UPOS != "ADJ" || m < 0 || s.word(m).XPOS != "MD" || s.child(v, "obj") < 0 || s.child(v, "cop") >= 0 {
		return false
	}
	s.word(v).UPOS, s.word(v).XPOS, s.word(v).Lemma = "VERB", "VB", s.lower(v)
	return true
}

// partedDemonym mends "fired [North] [Korean] missiles" read as missiles that the North got:
// the words of one name hang together.
func (s *sentence) partedDemonym(v int) bool {
	r := s.refAt[v]
	if r < 0 || s.refs[r].Last != v || s.refs[r].First == v || s.word(v).UPOS != "ADJ" || s.head(v) < v || !s.relIs(v, "amod") {
		return false
	}
	first := s.refs[r].First
	if h := s.head(first); h >= first && h <= v || !s.relIs(first, "iobj", "obj", "nsubj", "compound", "nmod:desc") {
		return false
	}
	s.hangTo(first, v, "compound")
	s.refs[r].Head = v
	return true
}

// promisedTo mends "agreed on Monday [to give] shells" read as what it was agreed for:
// behind a verb of promising without an object, the infinitive is what is promised.
func (s *sentence) promisedTo(v int) bool {
	h := s.head(v)
	if h < 0 || h > v || s.word(v).XPOS != "VB" || !s.relIs(v, "advcl") || !s.hasMark(v, "to") || !s.isVerb(h) || s.passive(h) {
		return false
	}
	if !s.c.ledger.has("promise", s.lemma(h)) || s.child(h, "obj", "iobj", "xcomp", "ccomp") >= 0 || s.child(v, "nsubj") >= 0 || s.lemma(h) == "sign" {
		return false
	}
	s.word(v).Rel = "xcomp"
	return true
}

// speakersInList mends "sent missiles to Russia, [the United States, Britain and Germany]
// said" read as what was sent to all of them: where a verb of saying without a subject
// stands right behind a list under a preposition, those behind its first member say it.
func (s *sentence) speakersInList(say int) bool {
	if say < 2 || !s.isVerb(say) || !s.reports(say) || s.word(say).XPOS != "VBD" || s.child(say, "nsubj") >= 0 || !s.relIs(say-1, "conj") || s.refAt[say-1] < 0 {
		return false
	}
	a := s.head(say - 1)
	list := s.kidsBy(a, "conj")
	if a > say || len(list) < 2 || s.caseOf(a) == "" || !s.relIs(a, "obl", "nmod") {
		return false
	}
	for _, k := range list {
		if s.refAt[k] < 0 || k > say {
			return false
		}
	}
	first := list[0]
	s.hangTo(first, say, "nsubj")
	for _, k := range list[1:] {
		s.hangTo(k, first, "conj")
	}
	return true
}

// stateAsVerb mends "according to [state media]" where the state is read as a verb whose
// object the media are.
func (s *sentence) stateAsVerb(v int) bool {
	o, k := s.child(v, "obj"), s.child(v, "mark")
	if s.lemma(v) != "state" || !s.isVerb(v) || s.word(v).XPOS != "VB" || o != v+1 || k < 0 || k != v-2 || s.lemma(k+1) != "to" || s.child(v, "aux", "nsubj") >= 0 {
		return false
	}
	s.word(v).UPOS, s.word(v).XPOS = "NOUN", "NN"
	s.hangTo(o, s.head(v), "obl")
	for _, c := range s.kids[v] {
		if c != o {
			s.hangTo(c, o, s.rel(c))
		}
	}
	s.hangTo(k, o, "case")
	s.hangTo(v, o, "compound")
	return true
}
