package coder

import (
	"slices"
	"strings"

	"entente"
)

// fancied reports whether a sentence bids its readers to think of what it tells:
// "Suppose that Paris and Berlin signed a treaty", "What if …".
func (s *sentence) fancied() bool {
	var first []string
	for i := range min(4, len(s.tree.Words)) {
		if f := s.lower(i); f != "let" && f != "us" && f != "'s" && f != "’s" && !isQuote(f) {
			first = append(first, f)
		}
	}
	if len(first) == 0 {
		return false
	}
	return s.c.ledger.has("fancy", first[0]) || len(first) > 1 && first[0] == "what" && first[1] == "if"
}

// looseSteps adds to an entry the steps that a sentence about it tells without
// naming it as what they are done to: "Russia suspended its participation",
// "gave notice that it was withdrawing".
func (r *reader) looseSteps(s *sentence, at int) {
	a := &r.out.Agreements[at]
	for v := range s.tree.Words {
		stage := s.looseStep(v)
		if stage == "" || slices.ContainsFunc(a.Stages, func(o entente.Stage) bool { return o.Stage == stage && touches(o.Spans, s.span(v, v)) }) {
			continue
		}
		who := s.stepTakers(v)
		if len(a.Parties) < 2 && properTitle(a.Title) {
			for _, e := range who {
				a.Parties = addParty(a.Parties, e)
			}
		}
		if stage == "ratified" && len(who) == 0 {
			who = a.Parties
		}
		if len(a.Parties) >= 2 && (!covers(a.Parties, who) || len(who) == 0 && !s.ofPronoun(v)) || len(who) == 0 && !s.ofPronoun(v) {
			continue
		}
		st, ok := s.stepStance(stage, v)
		if !ok {
			continue
		}
		b := bond{s: s, noun: v, lo: v, hi: v, parties: a.Parties, steps: []step{st}}
		b.addStage(a, st)
	}
}

func touches(spans []entente.Span, sp entente.Span) bool {
	return slices.ContainsFunc(spans, func(o entente.Span) bool { return o.In == sp.In && o.Start < sp.End && sp.Start < o.End })
}

// ofPronoun reports whether a verb, or one that it completes, has a pronoun of a
// state for its subject.
func (s *sentence) ofPronoun(v int) bool {
	for n := 0; v >= 0 && n < 3; v, n = s.head(v), n+1 {
		if k := s.child(v, "nsubj"); k >= 0 {
			f := strings.ToLower(s.word(k).Form)
			return f == "it" || f == "they" || f == "both" || f == "all" || f == "two" || f == "three"
		}
	}
	return false
}

// looseStep is the step that a verb tells of an agreement that it does not name,
// "" if it tells none: that a state withdraws, gives notice, or ends or suspends
// its membership.
func (s *sentence) looseStep(v int) string {
	if !s.isVerb(v) {
		return ""
	}
	o := s.child(v, "obj")
	l := s.lemma(v)
	if s.c.ledger.has("hands over", l) && slices.ContainsFunc(s.kidsBy(v, "nsubj", "nsubj:pass", "obj"), s.ratifyingPaper) {
		return "ratified"
	}
	switch {
	case s.signsAlone(v):
		return "signed"
	case o >= 0 && s.c.ledger.has("membership", s.lemma(o)) && s.child(o, "nmod:poss") >= 0 && !s.inBond(o) && !s.hasCase(v, "in"):
		return s.membershipStep(l)
	case o >= 0 && s.lemma(o) == "notice" && s.c.ledger.has("gives notice", l):
		return s.noticeStep(o)
	}
	return ""
}

// signsAlone reports whether a verb tells that those who were named sign, and not what:
// "all three append their signatures".
func (s *sentence) signsAlone(v int) bool {
	o := s.child(v, "obj")
	return o >= 0 && s.lemma(o) == "signature" && s.c.ledger.has("putting", s.lemma(v)) && !s.hasCase(v, "to") && !s.hasCase(v, "on") && !s.hasCase(v, "under")
}

// ratifyingPaper reports whether a noun is the paper by which what was spoken of
// before is ratified: "the instruments of ratification changed hands".
func (s *sentence) ratifyingPaper(o int) bool {
	if !s.c.ledger.has("ratifying", s.lemma(o)) || s.lemma(o) == "ratification" && s.word(o).XPOS != "NNS" {
		return false
	}
	of := s.kidsBy(o, "nmod")
	return s.lemma(o) == "ratification" && len(of) == 0 ||
		slices.ContainsFunc(of, func(k int) bool { return s.lemma(k) == "ratification" && s.child(k, "nmod") < 0 })
}

// hasCase reports whether a complement with a preposition that is no day hangs
// on a word.
func (s *sentence) hasCase(v int, prep string) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obl", "nmod"), func(k int) bool { return s.caseOf(k) == prep && !s.isDate(k) })
}

// inBond reports whether a noun for membership says of what: then its own bond
// tells the step, or it is the membership of a body.
func (s *sentence) inBond(o int) bool {
	return slices.ContainsFunc(s.kidsBy(o, "nmod"), func(k int) bool {
		return slices.Contains([]string{"in", "with", "to", "of"}, s.caseOf(k)) && !s.isDate(k)
	})
}

// membershipStep is what is done to an agreement by a verb whose object is
// somebody's part in it.
func (s *sentence) membershipStep(verb string) string {
	switch stage := s.c.ledger.valueOf("stage", verb); {
	case stage == "suspended":
		return stage
	case stage == "ended" || stage == "withdrawn from" || stage == "denounced" || verb == "stop" || verb == "cease" || verb == "renounce":
		return "withdrawn from"
	}
	return ""
}

// noticeStep is what notice is given of: "that it was withdrawing", "of its
// withdrawal", "to terminate".
func (s *sentence) noticeStep(notice int) string {
	for _, k := range append(s.kidsBy(notice, "acl", "nmod", "ccomp"), s.kidsBy(s.head(notice), "ccomp", "obl", "advcl", "xcomp")...) {
		switch l := s.lemma(k); {
		case l == "withdraw" || l == "withdrawal" || l == "quit" || l == "leave" || l == "exit" || l == "departure" || l == "pull" && (s.hasParticle(k, "out") || s.child(k, "obj") < 0):
			return "withdrawn from"
		case l == "denunciation" || l == "denounce":
			return "denounced"
		case l == "termination" || l == "terminate":
			return "ended"
		}
	}
	return ""
}

// lead keeps the states who are the subject of the first sentence that has two or
// more: "the President of X and the President of Y agreed on the following".
func (r *reader) lead(s *sentence) {
	if len(r.leads) > 0 || s.part == entente.Title {
		return
	}
	for i := range s.tree.Words {
		if s.rel(i) != "root" || !s.isVerb(i) {
			continue
		}
		who := s.stateParties(s.heads(trigger{word: i, pos: 'v', carrier: -1}, "subj"))
		if len(who) >= 2 {
			r.leads = who
		}
	}
}

// isThisText reports whether a bare noun with its article means the agreement
// that the document is on, by a step that ends its making: "The Memorandum was
// signed on 22 October".
func (b *bond) isThisText() bool {
	return b.s.part == entente.Body && b.bare() && b.definite() && len(b.parties) < 2 && b.s.upper(b.noun) && b.noun > 0 &&
		slices.ContainsFunc(b.steps, func(st step) bool { return st.stage == "signed" || st.stage == "in force" })
}

// otherSide makes the one other state that the sentence before was about a party
// of an agreement that is told to be "with" a state and by whom it was made is
// not: "The truce with Mali agreed on Tuesday was broken".
func (r *reader) otherSide(b *bond) {
	if len(b.parties) != 1 || b.named != 1 || len(b.steps) == 0 || !b.definite() || b.s.part == entente.Title || b.pact != nil {
		return
	}
	if b.hi+1 >= len(b.s.tree.Words) || b.s.lemma(b.hi+1) != "with" {
		return
	}
	var others []entente.Entity
	said := false
	for _, ref := range b.s.refs {
		if e := ref.Entity; entente.IsState(e.Code) && !covers(b.parties, []entente.Entity{e}) {
			h := b.s.head(ref.Head)
			others, said = addParty(others, e), said || h >= 0 && b.s.relIs(ref.Head, "nsubj") && b.s.isVerb(h) && b.s.reports(h)
		}
	}
	if len(others) > 0 {
		if len(others) == 1 && said { // "The Kremlin confirmed that the treaty with Iran, signed in May, …"
			b.parties = append(b.parties, others...)
		}
		return
	}
	if len(r.lately) == 0 {
		return
	}
	last := slices.DeleteFunc(slices.Clone(r.lately[len(r.lately)-1]), func(e entente.Entity) bool { return e.Code == b.parties[0].Code })
	if len(last) == 1 {
		b.parties = append(b.parties, last[0])
	}
}

// speakerJoins makes the state whose ministry speaks in a sentence a party of an
// agreement that is told to be "with" one other state only.
func (r *reader) speakerJoins(b *bond, a *entente.Agreement) {
	if len(a.Parties) != 1 || !b.s.c.ledger.has("office", firstWordOf(r.doc.Publisher.Name)) && !b.s.c.ledger.has("office", lastWordOf(r.doc.Publisher.Name)) {
		return
	}
	var all []entente.Entity
	for _, ref := range b.s.refs {
		if ref.Entity.Sector == "GOV" && entente.IsState(ref.Entity.Code) {
			all = addParty(all, ref.Entity)
		}
	}
	if len(all) == 1 && !covers(a.Parties, all) {
		a.Parties = asGovernment(append(a.Parties, all...))
	}
}

func firstWordOf(s string) string {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	return first
}

func lastWordOf(s string) string {
	s = strings.ToLower(s)
	return s[strings.LastIndexByte(s, ' ')+1:]
}
