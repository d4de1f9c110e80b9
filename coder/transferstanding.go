package coder

import (
	"slices"

	"entente"
)

// dealStanding is the standing of a deal, and whether it is told at all.
func (s *sentence) dealStanding(d *deal) (stance, bool) {
	st, v := s.standing(d.t), d.t.word
	if made, ok := s.contractStanding(v); ok && d.stage != "halted" {
		d.stage = "ordered"
		return made, true
	}
	if left, ok := s.leaveStanding(v); ok && d.stage != "halted" {
		return left, true
	}
	if by := s.deniedPlan(v); by >= 0 {
		return s.planDenied(d, by), true
	}
	if s.demanded(v) || !s.keepsDeal(d, &st) {
		return st, false
	}
	s.backdrop(v, &st)
	if s.part == entente.Title && s.word(v).XPOS == "VB" && s.hasMark(v, "to") { // "Berlin to send tanks"
		st.Time = entente.Future
	}
	s.doubted(d, v, &st)
	if d.refused {
		st.Polarity, st.Time = entente.Positive, entente.Past
	}
	if d.lower != "" {
		st.lower(d.lower)
	}
	if d.none {
		st.Polarity = entente.Negative
	}
	return st, true
}

// doubted applies what stands over a deal that is denied, disputed or only near.
func (s *sentence) doubted(d *deal, v int, at *stance) {
	st := *at
	if h := s.head(v); h >= 0 && s.lemma(h) == "rule" && s.isVerb(h) && slices.Contains(s.particlesOf(h), "out") {
		st.Polarity = entente.Negative
	}
	if s.deniedClaim(v) {
		st.Polarity = entente.Negative
		s.claimedBy(d, v, &st)
	}
	s.onlyReported(v, &st)
	if s.onTheVerge(v) {
		st.Time = entente.Future
		st.lower(entente.Possible)
	}
	s.saidToHave(v, &st)
	*at = st
}

// planDenied is the standing of what somebody denies that he means to give or get.
func (s *sentence) planDenied(d *deal, by int) stance {
	st := s.standing(verbAt(by))
	st.Polarity, st.Certainty, st.Time, st.dropped = entente.Negative, entente.Certain, entente.Future, ""
	d.one = true
	if who := s.subjects(by, 0); len(who) > 0 {
		s.addVoucher(who[0], by, &st)
	}
	own := s.states(verbAt(by), "subj")
	if len(d.from) == 0 && !s.c.ledger.has("get.verb", s.lemma(d.word)) {
		d.from = foreign(own, d.to)
	}
	return st
}

// keepsDeal decides on what is only promised, considered or hoped for: the
// ledger holds it as offered or possible, but no condition and no demand.
func (s *sentence) keepsDeal(d *deal, st *stance) bool {
	if st.open { // "did not say whether"
		return false
	}
	switch st.dropped {
	case "":
		return true
	case dropClaimed:
		if !s.bargained(d.t.word) {
			return false
		}
		st.Time = entente.Future
	case "only considered", "only hoped for":
		st.Time = entente.Future
		st.lower(entente.Possible)
	case dropPurpose:
		if s.bargained(d.t.word) {
			st.Time = entente.Future
			break
		}
		return false
	default:
		return false
	}
	st.dropped = ""
	return true
}

// demanded reports whether a verb tells what another is asked to do or what a text
// lays down, which is no transfer.
func (s *sentence) demanded(i int) bool {
	if slices.ContainsFunc(s.kidsBy(i, "aux"), func(k int) bool { return s.lemma(k) == "shall" || s.lemma(k) == "should" || s.lemma(k) == "must" }) {
		return true
	}
	h := s.head(i)
	if h < 0 || !s.isVerb(i) || s.word(i).XPOS != "VB" {
		return false
	}
	for n := 0; n < 2 && h >= 0; n++ {
		if s.c.ledger.has("asking", s.lemma(h)) && s.relIs(i, "xcomp", "ccomp", "advcl", "acl", "conj") {
			return s.lemma(h) != "want" && s.lemma(h) != "ask" || len(s.kidsBy(h, "obj")) > 0 || s.child(i, "nsubj") >= 0
		}
		if !s.relIs(h, "conj", "xcomp") {
			break
		}
		h = s.head(h)
	}
	return false
}

// backdrop gives a relative clause in the past the standing of its own words:
// what its noun does besides does not bear on it.
func (s *sentence) backdrop(i int, st *stance) {
	if h := s.head(i); h >= 0 && s.c.cues.has("told", s.lemma(h)) { // "reports that it has sent arms are false"
		return
	}
	if s.rel(i) != "acl:relcl" || s.word(i).XPOS != "VBD" && !(s.word(i).XPOS == "VBN" && s.child(i, "aux") >= 0) {
		return
	}
	own := stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	s.local(i, &own)
	st.Polarity, st.Certainty, st.Time = own.Polarity, own.Certainty, own.Time
}

// deniedClaim reports whether a clause is what a report says that somebody
// rejects: "rejected claims that it had received".
func (s *sentence) deniedClaim(i int) bool {
	for n := 0; n < maxHops && s.head(i) >= 0; n++ {
		h := s.head(i)
		if s.isNoun(h) && s.relIs(i, "acl", "ccomp", "nmod") && s.head(h) >= 0 && s.relIs(h, "obj") && s.isContent(h) {
			v := s.head(h)
			return s.c.cues.report[s.lemma(v)] == "negative" || s.c.ledger.valueOf("stance", s.lemma(v)) == "deny" || s.lemma(v) == "reject" ||
				slices.ContainsFunc(s.particlesOf(v), func(p string) bool { return s.c.stances.has("deny.said", s.lemma(v)+" "+p) })
		}
		i = h
	}
	return false
}

// bargained reports whether a clause hangs on a verb or noun of promising.
func (s *sentence) bargained(i int) bool {
	for n := 0; n < maxHops && s.head(i) >= 0; n++ {
		i = s.head(i)
		if s.c.ledger.has("promise", s.lemma(i)) || s.c.ledger.has("bargain clause", s.lemma(i)) {
			return true
		}
		if s.isVerb(i) && !s.c.lex.Light(s.lemma(i)) {
			return false
		}
	}
	return false
}
