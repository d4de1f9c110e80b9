package coder

import (
	"slices"

	"entente"
	"entente/coder/frame"
)

// # Verdicts
//
// What is told only to say of it that it is not so, or that nobody has shown it, is
// denied or doubted by who says that: "reports that Chad sent arms are groundless,
// Oslo said", "the raid was made up", "it is not true that". The verdict is on a noun
// of words or thoughts (report, claim, notion) and what its clause tells, on a clause
// that is the subject, or on the event's own noun where no event can be called so
// ("made up", and not "wrong").

// ruling is what a sentence says of the truth of what is told in it.
type ruling int

const (
	noRuling ruling = iota
	doubted         // "is unconfirmed": who says so leaves it open
	unproved        // "is not backed by any proof": who says so rejects it
	untrue
)

// verdictOn is what a sentence finds of the truth of a word.
type verdictOn struct {
	ruling
	at    int // the word that says so
	judge int // the verb by whose subject it is said, -1 if by nobody's
}

// none is no verdict.
var none = verdictOn{noRuling, -1, -1}

// judgeTruth takes into the standing of a word what its sentence finds of its truth.
// Whoever finds so is its source then, and no longer who claims it.
func (s *sentence) judgeTruth(t trigger, st *stance) {
	if st.Polarity == entente.Negative {
		return
	}
	v := s.verdictOver(t)
	if v.ruling == noRuling {
		return
	}
	judges := s.judges(&v)
	known := len(judges) > 0 && judges[0].Source.Code != ""
	switch {
	case v.ruling == untrue:
		own := stance{Standing: entente.Standing{Certainty: entente.Certain}}
		s.local(v.at, &own) // "are probably false"
		st.Polarity, st.Certainty, st.AttributedTo = entente.Negative, own.Certainty, judges
	case v.ruling == unproved && known:
		st.Polarity, st.AttributedTo = entente.Negative, judges
		st.lower(entente.Probable)
	default: // the text alone only says that nothing is known
		st.lower(entente.Possible)
	}
}

// judges are those who give a verdict: who says what it is said with, and the subject
// of its verb: "Oslo called the reports false", "were dismissed by Oslo".
func (s *sentence) judges(v *verdictOn) []entente.Attribution {
	var st stance
	s.attribute(trigger{word: v.at, pos: frame.Verb, carrier: -1}, &st)
	for i, n := s.head(v.at), 0; len(st.AttributedTo) == 0 && v.judge < 0 && i >= 0 && n < maxHops; i, n = s.head(i), n+1 {
		if s.isVerb(i) && s.reports(i) { // its subject was hung on the verb of saying
			s.vouch(i, &st)
		}
	}
	if v.judge < 0 {
		return st.AttributedTo
	}
	slot := "subj"
	if s.passive(v.judge) {
		slot = "by"
	}
	for _, h := range s.heads(verbAt(v.judge), slot) {
		if s.refAt[h] >= 0 || s.pronouns[h].Code != "" || s.c.cues.expert[s.lemma(h)] {
			s.addVoucher(s.antecedent(h), v.judge, &st)
			break
		}
	}
	return st.AttributedTo
}

// verdictOver looks on the way up from a word for what is said of its truth.
func (s *sentence) verdictOver(t trigger) verdictOn {
	if v := s.ofTheDeed(t.word); v.ruling != noRuling {
		return v
	}
	i := t.word
	if t.carrier >= 0 {
		i = t.carrier
	}
	for n := 0; n < maxHops && s.head(i) >= 0; n++ {
		h := s.head(i)
		if r := s.ofTheClause(i, h); r != noRuling {
			return verdictOn{r, h, -1}
		}
		if s.isNoun(h) && s.relIs(i, "acl", "acl:relcl", "ccomp", "nmod", "appos") && s.c.cues.has("told", s.lemma(h)) {
			return s.ofTheTold(h, i)
		}
		if !s.relIs(i, "conj", "xcomp", "ccomp", "nmod", "obj", "nsubj:pass", "acl", "advcl", "csubj") || s.relIs(i, "acl:relcl") || s.leavesVerdict(i) {
			break
		}
		i = h
	}
	return none
}

// leavesVerdict reports whether a clause is not part of what a verdict above it is on: a finite
// adverbial clause, or one with a subject of its own beside it.
func (s *sentence) leavesVerdict(i int) bool {
	return s.relIs(i, "advcl") && s.finite(i) || s.relIs(i, "conj") && s.isVerb(i) && s.child(i, "nsubj", "nsubj:pass") >= 0
}

// ofTheTold is the ruling on a noun of words or thoughts over a clause.
func (s *sentence) ofTheTold(n, clause int) verdictOn {
	h := s.head(n)
	switch {
	case s.calledSo(n, "untrue"):
		return verdictOn{untrue, n, -1}
	case s.calledSo(n, "unproved"):
		return verdictOn{unproved, n, -1}
	case s.calledSo(n, "doubted"):
		return verdictOn{doubted, n, -1}
	case h >= 0 && s.isNoun(h) && s.relIs(n, "nmod") && s.denies(h):
		return verdictOn{unproved, h, -1}
	}
	if p := s.predicateOf(n, clause); p >= 0 {
		v := verdictOn{s.predicateRuling(p), p, -1}
		if s.passive(p) && s.c.cues.has("finds", s.lemma(p)) {
			v.judge = p
		}
		return v
	}
	if h >= 0 && s.isVerb(h) && s.relIs(n, "obj", "obl", "xcomp", "ccomp", "dep") {
		return s.judgedBy(n, clause, h)
	}
	return none
}

// predicateOf is the predicate whose subject a noun is, -1 if it is none. A long subject
// before ", Oslo said" is often hung on the verb of saying, or takes its predicate under
// itself.
func (s *sentence) predicateOf(n, clause int) int {
	h := s.head(n)
	if h >= 0 {
		for _, k := range s.kidsBy(h, "ccomp") {
			if k > clause && k < h && s.relIs(n, "nsubj", "nsubj:pass", "obl", "dep") && s.child(k, "nsubj", "nsubj:pass", "csubj", "expl") < 0 {
				return k
			}
		}
		if s.relIs(n, "nsubj", "nsubj:pass") {
			return h
		}
	}
	for _, k := range s.kidsBy(n, "ccomp", "parataxis", "acl", "conj") {
		if k > clause && (s.finite(k) || h < 0 && s.isVerb(k) && !s.hasMark(k, "to") && s.word(k).XPOS == "VB") && s.child(k, "nsubj", "nsubj:pass", "csubj", "expl", "mark") < 0 && (h < 0 || s.relIs(n, "ccomp", "root", "nsubj", "obl", "dep")) {
			return k
		}
	}
	return -1
}

// judgedBy is the ruling of a verb whose object or complement a noun of words is:
// "called the reports false", "scoffed at the idea that", "nothing supports the charge".
func (s *sentence) judgedBy(n, clause, v int) verdictOn {
	if s.nobody(v) && s.c.cues.has("bears out", s.lemma(v)) {
		return verdictOn{unproved, v, -1}
	}
	if s.negated(v) {
		return none
	}
	if s.c.cues.has("scoffs", s.lemma(v)) && (s.relIs(n, "obj") || s.caseOf(n) == "at" || s.caseOf(n) == "on" || s.caseOf(n) == "off") {
		return verdictOn{untrue, v, v}
	}
	if !s.c.cues.has("finds", s.lemma(v)) {
		return none
	}
	parts := append(s.kidsBy(v, "xcomp", "obl", "advcl", "acl", "ccomp"), s.kidsBy(n, "amod", "acl", "xcomp", "nmod")...)
	for _, k := range s.kidsBy(clause, "obl", "advcl", "xcomp", "nmod") { // hung too low
		if as := s.caseOf(k) == "as" || s.hasMark(k, "as"); as || s.word(k).XPOS == "VBN" && s.child(k, "mark", "case") < 0 {
			parts = append(parts, k)
		}
	}
	for _, k := range parts {
		if r := s.wordRuling(k, false); k != clause && r != noRuling && (k > n || s.caseOf(k) == "as" || s.hasMark(k, "as")) {
			return verdictOn{r, v, v}
		}
	}
	return none
}

// nobody reports whether a verb has a subject that is none.
func (s *sentence) nobody(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "nsubj", "nsubj:pass"), func(k int) bool {
		return s.denies(k) || s.c.ledger.has("none at all", s.lemma(k))
	})
}

// ofTheClause is the ruling on a clause that is a subject, or that "it" stands for:
// "that Chad attacked is a lie", "it is not true that", "nobody has shown that".
func (s *sentence) ofTheClause(i, h int) ruling {
	if !s.relIs(i, "csubj", "csubj:pass", "ccomp", "acl", "advcl", "acl:relcl") || !s.headsClause(i) {
		return noRuling
	}
	it := s.relIs(i, "csubj", "csubj:pass") || s.child(h, "expl") >= 0 || i < h && s.hasMark(i, "that") && s.child(h, "nsubj", "nsubj:pass") < 0 || slices.ContainsFunc(s.kidsBy(h, "nsubj"), func(k int) bool { return s.lemma(k) == "it" || s.lemma(k) == "nothing" })
	switch {
	case it && !s.isVerb(h) && s.hasMark(i, "that"):
		return s.predicateRuling(h)
	case s.nobody(h) && s.hasMark(i, "that") && (s.c.cues.has("bears out", s.lemma(h)) || s.reports(h)):
		return unproved
	case s.isVerb(h) && s.hasMark(i, "that") && slices.ContainsFunc(s.kidsBy(h, "nsubj", "nsubj:pass"), func(k int) bool { return s.denies(k) && s.c.cues.has("foundation", s.lemma(k)) }):
		return unproved
	case s.isVerb(h) && s.relIs(i, "ccomp") && s.reports(h) && (s.without(h) || s.setOff(i)):
		return unproved
	}
	if s.word(h).XPOS == "VBZ" && s.relIs(i, "ccomp") && s.c.cues.has("told", s.lemma(h)) { // "press reports that … proved untrue": a noun taken for a verb
		for _, k := range s.kidsBy(i, "ccomp") {
			if k > i && s.child(k, "xcomp") >= 0 && s.child(k, "nsubj", "mark") < 0 {
				return s.predicateRuling(k)
			}
		}
	}
	return noRuling
}

// headsClause reports whether a word is the head of a clause.
func (s *sentence) headsClause(i int) bool {
	return s.isVerb(i) || s.child(i, "cop", "nsubj") >= 0
}

// setOff reports whether "without proof" stands behind a clause and a comma, and so is
// said of who says it.
func (s *sentence) setOff(i int) bool {
	return slices.ContainsFunc(s.kidsBy(i, "obl"), func(k int) bool {
		lo, _ := s.extent(k)
		return k > i && s.caseOf(k) == "without" && s.c.cues.has("foundation", s.lemma(k)) && (s.word(lo).Form == "," || lo > 0 && s.word(lo-1).Form == ",")
	})
}

// without reports whether a verb of saying has "without proof" on it.
func (s *sentence) without(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obl", "advcl"), func(k int) bool {
		return s.caseOf(k) == "without" && s.c.cues.has("foundation", s.lemma(k)) ||
			s.hasMark(k, "without") && slices.ContainsFunc(s.kidsBy(k, "obj"), func(o int) bool { return s.c.cues.has("foundation", s.lemma(o)) })
	})
}

// ofTheDeed is the ruling on the event's own noun: what never was.
func (s *sentence) ofTheDeed(w int) verdictOn {
	h := s.head(w)
	if h < 0 || s.isVerb(w) || !s.relIs(w, "nsubj", "nsubj:pass") {
		return none
	}
	if s.negated(h) {
		if s.c.cues.has("comes about", s.lemma(h)) || slices.ContainsFunc(s.kidsBy(h, "obj"), func(k int) bool { return s.c.cues.has("comes about", s.lemma(h)+" "+s.lemma(k)) }) {
			return verdictOn{untrue, h, -1}
		}
		return none
	}
	for _, p := range append(s.kidsBy(h, "xcomp"), h) {
		if s.c.cues.has("never was", s.lemma(p)) || s.lemma(p) == "make" && slices.Contains(s.particlesOf(p), "up") {
			return verdictOn{untrue, h, -1}
		}
	}
	return none
}

// predicateRuling is what a predicate says of the truth of its subject.
func (s *sentence) predicateRuling(h int) ruling {
	not := s.negated(h) || s.quantifiedBelow(h)
	if s.c.cues.has("lacks", s.lemma(h)) && !not && slices.ContainsFunc(s.kidsBy(h, "obj", "obl"), func(k int) bool { return s.c.cues.has("foundation", s.lemma(k)) || s.c.cues.has("reality", s.lemma(k)) }) {
		return unproved
	}
	best := noRuling
	parts := append(s.kidsBy(h, "xcomp", "obj", "obl", "conj", "ccomp"), h)
	for _, p := range parts {
		if p != h && s.relIs(p, "conj") && (s.isVerb(p) != s.isVerb(h) || s.child(p, "nsubj", "nsubj:pass") >= 0) {
			continue
		}
		best = max(best, s.wordRuling(p, not))
	}
	return best
}

// wordRuling is what one word of a predicate says of the truth of its subject.
func (s *sentence) wordRuling(p int, not bool) ruling {
	l := s.lemma(p)
	not = not || s.negated(p) || s.denies(p)
	for _, k := range s.kidsBy(p, "amod", "compound") { // "fake news", "pure fiction"
		if !not && s.c.cues.has("untrue", s.lemma(k)) {
			return untrue
		}
	}
	switch {
	case s.c.cues.has("untrue", l) && !not, s.c.cues.has("never was", l) && !not, l == "make" && s.passive(p) && slices.Contains(s.particlesOf(p), "up"):
		return untrue
	case (l == "true" || l == "truth" || s.c.cues.has("reality", l)) && not, s.c.cues.has("agrees with", l) && not, s.c.cues.has("reality", l) && s.relIs(p, "obl") && s.farFrom(p):
		return untrue
	case s.c.cues.has("foundation", l) && (not || s.caseOf(p) == "without"):
		return unproved
	case s.c.cues.has("confirms", l) && not:
		return doubted
	case s.c.cues.has("bears out", l) && not, s.c.cues.has("unproved", l) && !not:
		return unproved
	case s.c.cues.has("doubted", l) && !not:
		return doubted
	}
	return noRuling
}

// farFrom reports whether a noun stands behind "wide of", "far from".
func (s *sentence) farFrom(p int) bool {
	h := s.head(p)
	return h >= 0 && s.c.cues.has("far", s.lemma(h))
}

// reckoned takes in how likely somebody finds a thing that may be or come: "regards an
// attack as unlikely", "detected preparations for a visit, but considers it uncertain".
func (s *sentence) reckoned(t trigger, st *stance) {
	if s.isVerb(t.word) {
		return
	}
	own, i := true, t.word
	for n := 0; n < maxHops && i >= 0; n, i = n+1, s.head(i) {
		if !s.isVerb(i) {
			continue
		}
		if own && s.likelihood(i, func(k int) bool { return s.within(t.word, k) }, st) {
			return
		}
		own = false
		for _, v := range s.kidsBy(i, "conj") {
			if v > t.word && s.likelihood(v, func(k int) bool { return s.c.cues.has("taken up", s.lemma(k)) }, st) {
				return
			}
		}
		if !s.relIs(i, "conj", "acl", "xcomp") {
			return
		}
	}
}

// likelihood applies how likely a verb of finding says that its object is.
func (s *sentence) likelihood(v int, object func(int) bool, st *stance) bool {
	if !s.c.cues.has("finds", s.lemma(v)) || s.negated(v) || !slices.ContainsFunc(s.kidsBy(v, "obj", "nsubj:pass", "nsubj"), object) {
		return false
	}
	for _, k := range s.kidsBy(v, "xcomp", "obl", "obj", "advcl", "acl") {
		cue := s.c.cues.hedge[s.lemma(k)]
		if s.word(k).UPOS != "ADJ" || cue != "possible" && cue != "probable" && cue != "negative" {
			continue
		}
		st.apply(cue)
		if !st.timeSeen {
			st.Time, st.timeSeen = entente.Future, true
		}
		return true
	}
	return false
}

// preparedFor takes in a noun of plans or likelihood right before a phrase that the
// parser hung on the verb: "detected preparations [for a visit]".
func (s *sentence) preparedFor(at, h int, st *stance) {
	if !s.isNoun(at) || !s.relIs(at, "obl") || !s.isVerb(h) || !s.c.cues.has("of what is planned", s.caseOf(at)) {
		return
	}
	lo, _ := s.extent(at)
	for _, o := range s.kidsBy(h, "obj", "nsubj", "nsubj:pass") {
		if cue := s.c.cues.hedge[s.lemma(o)]; s.isNoun(o) && o+1 == lo && (cue == "future" || cue == "possible") {
			s.applyTo(cue, st)
			s.local(o, st)
		}
	}
}

// inGeneral reports whether a noun is the subject of what is said to be so as a rule:
// "trade between the two usually grows in summer". It tells of no one event.
func (s *sentence) inGeneral(t trigger) bool {
	h := s.head(t.word)
	if h < 0 || t.carrier >= 0 || s.isVerb(t.word) || s.definite(t.word) || !s.relIs(t.word, "nsubj", "nsubj:pass") {
		return false
	}
	present := s.word(h).XPOS == "VBZ" || s.word(h).XPOS == "VBP" || slices.ContainsFunc(s.kidsBy(h, "aux", "aux:pass", "cop"), func(k int) bool {
		return s.word(k).XPOS == "VBZ" || s.word(k).XPOS == "VBP"
	})
	return present && slices.ContainsFunc(s.kidsBy(h, "advmod"), func(k int) bool { return s.c.cues.has("as a rule", s.lemma(k)) })
}
