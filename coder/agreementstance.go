package coder

import (
	"slices"
	"strings"

	"entente"
)

// stepStance is how a step stands. What is meant, agreed or expected to be
// signed is a proposal; of other steps to come, and of those that are only a
// condition or a wish, nothing is kept.
func (s *sentence) stepStance(stage string, w int) (step, bool) {
	st := s.standing(s.stepTrigger(w))
	if s.leftOpen(w, &st) || s.putOff(w) {
		return step{}, false
	}
	st = s.stepStanding(stage, w, st)
	if n := s.notifies(stage, w); n != "" && st.Polarity == entente.Positive {
		st.happened()
		st.Certainty = entente.Certain
		return step{n, w, st}, true
	}
	planned := st.Time == entente.Future && st.Polarity == entente.Positive || st.unsure()
	if slices.Contains(leavings, stage) && s.mayLeave(w, &st) {
		return step{stage, w, st}, true
	}
	if st.dropped != "" {
		if !st.onlyMeant() || !s.intended(w) {
			return step{}, false
		}
		planned = true
	}
	switch {
	case stage == "proposed" || stage == "negotiated":
		return s.proposal(stage, w, st)
	case !planned:
		return step{stage, w, st}, true
	case stage != "signed": // that it will be ratified is no step yet
		return step{}, false
	}
	st.Time = entente.Ongoing
	st.lower(entente.Probable)
	return step{"proposed", w, st}, true
}

// leftOpen reports whether nothing is said of a step but a question, or that nobody has
// shown it: "did not say whether it was signed", "reports that it was are unconfirmed".
func (s *sentence) leftOpen(w int, st *stance) bool {
	return st.open || st.Polarity == entente.Positive && s.verdictOver(s.stepTrigger(w)).ruling != noRuling
}

// stepStanding is how the words put a step: what a vote is for, what is yet to be
// done, and what a clause tells as a fact beside a plan stand otherwise than other
// events in their place do, which stand as given.
func (s *sentence) stepStanding(stage string, w int, st stance) stance {
	switch {
	case stage == "proposed" && s.rel(w) == "acl:relcl" && s.c.ledger.has("wanting", s.lemma(w)):
		st = stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Ongoing}}
	case s.approved(w):
		st.happened()
	case s.notYet(w):
		st.happened()
		st.Polarity, st.Certainty = entente.Negative, entente.Certain
	case s.toldBeside(w) && st.Polarity == entente.Positive:
		st.happened()
		st.Certainty = entente.Certain
	}
	if st.dropped == "" && st.Time == entente.Future && s.hasBeen(w) { // "extended the pact to February 2026"
		st.Time = entente.Past
	}
	if v := s.verbAbove(w); !s.isVerb(w) && v >= 0 && s.modal(v) == MoodFuture && st.Polarity == entente.Positive { // "will travel to Baku for the signing"
		st.Time = entente.Future
	}
	return st
}

// putOff reports whether the step that a noun names is said to be put off:
// "postponed the signing".
func (s *sentence) putOff(w int) bool {
	h := s.head(w)
	return h >= 0 && !s.isVerb(w) && s.relIs(w, "obj", "nsubj:pass", "obl") &&
		(s.c.ledger.has("putting off", s.lemma(h)) || s.lemma(h) == "put" && s.hasParticle(h, "off"))
}

// proposal is how a step stands that is itself only a plan. One that will be talked
// of is proposed now; one that is not surely so is not kept.
func (s *sentence) proposal(stage string, w int, st stance) (step, bool) {
	untabled := stage == "proposed" && st.Polarity == entente.Negative && s.isVerb(w) && s.passive(w) // "has not even been tabled"
	if untabled || st.unsure() && st.Polarity == entente.Positive {
		return step{}, false
	}
	if st.Time == entente.Future && stage == "negotiated" && st.Polarity == entente.Positive {
		stage, st.Time = "proposed", entente.Ongoing
	}
	return step{stage, w, st}, true
}

// leavings are the steps of which a threat or plan is news by itself.
var leavings = []string{"withdrawn from", "suspended", "denounced"}

// mayLeave reports whether a step is one that a party plans or threatens to take,
// or is free to; it then stands as possible, and still to come.
func (s *sentence) mayLeave(w int, st *stance) bool {
	if st.Polarity != entente.Positive || st.dropped != "" && !st.onlyMeant() {
		return false
	}
	planned := st.dropped != "" || st.Time == entente.Future || st.unsure()
	meant := st.dropped == "" && st.Time == entente.Future || s.modal(w) != "" && s.modal(w) != MoodDuty
	for h, n := s.head(w), 0; h >= 0 && n < 4 && !meant; h, n = s.head(h), n+1 {
		o := s.child(h, "obj") // "sent a bill to parliament to withdraw"
		meant = s.c.ledger.has("intends", s.lemma(h)) || s.c.ledger.has("may leave", s.lemma(h)) || o >= 0 && o != w && s.isNoun(o) && s.c.ledger.has("may leave", s.lemma(o))
	}
	if !planned || !meant || s.questioned(w) {
		return false
	}
	st.dropped, st.Time = "", entente.Future
	st.lower(entente.Possible)
	return true
}

// toldBeside reports whether a step is told as a fact by a clause on what a plan
// or vote is about: "voted to ratify a treaty which the two had signed".
func (s *sentence) toldBeside(w int) bool {
	if h := s.head(w); h >= 0 && s.isVerb(w) && s.rel(w) == "advcl" && s.lemma(h) == "become" && s.modal(h) == "" && !s.negated(h) { // "has become the sixth state to ratify"
		return slices.ContainsFunc(s.kidsBy(h, "obj", "xcomp"), s.oneOfSeveral)
	}
	if !s.isVerb(w) || !s.relIs(w, "acl") || s.negated(w) || s.modal(w) != "" {
		return false
	}
	if s.rel(w) == "acl:relcl" || s.finite(w) {
		return s.hasBeen(w)
	}
	if h := s.head(w); s.word(w).XPOS == "VB" && s.oneOfSeveral(h) {
		v := s.verbAbove(h)
		return v >= 0 && s.modal(v) == "" && !s.negated(v)
	}
	d := s.dateUnder(s.stepTrigger(w))
	return s.word(w).XPOS == "VBN" && d != nil && d.Date.Time.Before(asked(s.doc))
}

// hasBeen reports whether a verb tells of what was or has been done.
func (s *sentence) hasBeen(w int) bool {
	if !s.isVerb(w) || s.modal(w) != "" {
		return false
	}
	return s.word(w).XPOS == "VBD" || s.word(w).XPOS == "VBN" && slices.ContainsFunc(s.kidsBy(w, "aux"), func(k int) bool {
		return slices.Contains([]string{"had", "was", "were", "has", "have"}, strings.ToLower(s.word(k).Form))
	})
}

// approved reports whether a step is the content of a vote for it: "voted to
// ratify", "approved the ratification of".
func (s *sentence) approved(w int) bool {
	h := s.head(w)
	if h < 0 || !s.relIs(w, "xcomp", "obj", "obl", "nsubj:pass", "advcl") {
		return false
	}
	l := s.lemma(h)
	return s.c.ledger.has("approval", l) && (l != "back" && l != "adopt") && !s.negated(h) && s.word(h).XPOS != "VB"
}

// intended reports whether what a step completes is a plan of those who take it,
// not a call on others.
func (s *sentence) intended(w int) bool {
	for h, n := s.head(w), 0; h >= 0 && n < 4; h, n = s.head(h), n+1 {
		if s.c.ledger.has("intends", s.lemma(h)) {
			return true
		}
	}
	return false
}
