package coder

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
	"entente/coder/sure"
)

// How likely an event must be for its mention to be coded. What states and those
// who bear arms do or have done to them, and what crosses a border, is what the
// record is about; a missed one cannot be found again, where a doubtful one has
// its confidence: it is left out only where it is all but surely none, and others
// where at most one in five is an event (reports/confidence.md).
const (
	leastOfState = 0.05
	leastOfOther = 0.2
)

// floor is how likely an event must be, by who takes part in it.
func floor(r roles) float64 {
	code := ""
	for e := range r.both() {
		if len(e.Members) > 0 || bearsArms(*e) || e.Sector == "GOV" || e.Sector == "" && e.Code != "" {
			return leastOfState
		}
		if e.Code != "" && code != "" && e.Code != code {
			return leastOfState
		}
		code = cmp.Or(e.Code, code)
	}
	return leastOfOther
}

// bearsArms reports whether an actor is a force or fights one.
func bearsArms(e entente.Entity) bool {
	switch e.Sector {
	case "MIL", "REB", "UAF", "PRM", "SPY":
		return true
	}
	return e.Code == "IMG"
}

// weigh gives a mention its confidence, which is how likely all of it is right,
// and tells how likely such an event is reported at all (package sure).
func (s *sentence) weigh(m *entente.Mention, h hit, r roles, st stance) (event float64) {
	t := s.traits(h, r, st, m.Event)
	event = s.c.confide(m, t)
	s.traitsOf[m.ID] = t
	if s.weighed != nil {
		*s.weighed = append(*s.weighed, Weighed{Mention: *m, Traits: t, Coded: event >= floor(r)})
	}
	return event
}

// confide gives a mention the confidence that its traits make, and tells how likely its
// event is.
func (c *Coder) confide(m *entente.Mention, t sure.Traits) (event float64) {
	event, right := c.sure.Chances(t)
	m.Confidence = max(0.01, math.Round(100*right)/100) // what is coded may be right
	return event
}

// passes is from which weight on a frame is believed of words that are named in
// passing too.
const passes = 0.7

// passing reports whether an event is only named to tell of something else: as
// its topic, as its ground, to say which thing is meant, or, for what the
// codebook asks a recipient of, by a noun that has none.
func (s *sentence) passing(h hit, r roles) bool {
	if n := s.head(h.word); s.identifies(h, r) { // "letters from soldiers who were killed in France"
		up := s.head(n)
		return s.c.ledger.has("speech", s.lemma(up)) || s.isThing(up) && !s.c.lex.Knows(s.lemma(up), frame.Noun)
	}
	typ, _ := codebook.Lookup(h.f.Type)
	lacks := typ.NeedsRecipient && len(r.recipients) == 0 && len(r.actors) < 2
	bare := lacks && h.pos == frame.Noun && h.carrier < 0
	return h.f.Weight < passes && (bare || s.topic(h) || s.ground(h, r))
}

// topic reports whether a noun is only what something is about: "a book about
// the attack", "the causes of the war", "to speak of a summit".
func (s *sentence) topic(h hit) bool {
	up := s.head(h.word)
	if h.pos != frame.Noun || h.carrier >= 0 || up < 0 || !s.relIs(h.word, "nmod", "obl") {
		return false
	}
	if len(s.worriers[up]) > 0 { // "alarm about Iran's support for" holds that it is so
		return false
	}
	about := s.caseOf(h.word)
	list := "topic of"
	if s.isVerb(up) {
		list = "topic verb"
	}
	return s.c.fields.has("topic", about) || (about == "of" || about == "on") && s.c.fields.has(list, s.lemma(up))
}

// unsaid reports whether an event lies in what somebody would not comment on,
// or in what he offers his condolences for.
func (s *sentence) unsaid(i int) bool {
	for n := 0; s.head(i) >= 0 && n <= len(s.tree.Words); n++ {
		up, about := s.head(i), s.caseOf(i)
		if s.relIs(i, "nmod", "obl") && !s.isDate(i) {
			topic := about == "on" || s.c.fields.has("topic", about)
			comforts := slices.ContainsFunc(s.kidsBy(up, "obj"), func(o int) bool { return s.c.fields.has("comfort", s.lemma(o)) })
			if topic && s.c.fields.has("no claim", s.lemma(up)) || (about == "to" || about == "for" || about == "with") && (comforts || s.c.fields.has("comfort", s.lemma(up))) {
				return true
			}
		}
		i = up
	}
	return false
}

// ground reports whether a noun names a lasting state as the ground of
// something else, and nobody as its doer: "the war in Ukraine has raised
// prices".
func (s *sentence) ground(h hit, r roles) bool {
	if h.f.Type == codebook.Sanction && s.relIs(h.word, "nsubj") && h.pos == frame.Noun && h.carrier < 0 && len(r.actors) == 0 {
		return true // "the sanctions on Chad have hurt trade"
	}
	return h.f.Type == codebook.Assault && h.pos == frame.Noun && h.carrier < 0 && len(r.actors) == 0 &&
		s.c.ledger.has("ongoing", s.lemma(h.word)) && s.relIs(h.word, "nsubj", "nsubj:pass", "obj")
}

// identifies reports whether a clause without a doer only says which person or
// thing is meant: "letters from soldiers who were killed in France". A clause
// after a comma tells, and so does one on the head of a headline.
func (s *sentence) identifies(h hit, r roles) bool {
	n := s.head(h.word)
	if h.pos != frame.Verb || n < 0 || s.head(n) < 0 || len(r.actors) > 0 || !s.relIs(h.word, "acl", "acl:relcl") {
		return false
	}
	if s.word(h.word).XPOS == "VB" || !s.isVerb(s.top(h.word)) { // the clause may be the sentence's own, hung wrongly
		return false
	}
	lo, _ := s.extent(h.word)
	return s.relIs(n, "nmod", "obl", "nmod:poss") && s.word(max(lo-1, 0)).Form != "," && s.word(lo).Form != ","
}

// top is the root of the tree that a word stands in.
func (s *sentence) top(i int) int {
	for n := 0; s.head(i) >= 0 && n <= len(s.tree.Words); n++ {
		i = s.head(i)
	}
	return i
}

// onlyWished reports whether a clause is what somebody hopes or expects of
// somebody else: it commits nobody. A wish to do something oneself ("hopes to
// sign") is the infinitive's matter.
func (s *sentence) onlyWished(at, h int) bool {
	if !s.wishes(h) || !s.relIs(at, "ccomp", "acl", "xcomp") {
		return false
	}
	return s.child(at, "nsubj", "nsubj:pass") >= 0 || s.isVerb(h) && s.word(at).XPOS == "VB" && s.child(h, "obj") >= 0
}

// wishes reports whether a verb or noun tells of a hope or an expectation, or
// has one as its object: "voiced hope that".
func (s *sentence) wishes(i int) bool {
	return s.c.fields.has("wish", s.lemma(i)) ||
		slices.ContainsFunc(s.kidsBy(i, "obj"), func(o int) bool { return s.c.fields.has("wish", s.lemma(o)) })
}

// foretold reports whether a coming conflict is told by somebody else than the
// one who is to act: that is no threat (codebook: "Who warned that someone else
// would act is ACCUSE or a statement").
func (s *sentence) foretold(typ string, h hit, r roles, st stance) bool {
	if typ != codebook.Threaten || h.f.Type == typ || len(r.actors) == 0 {
		return false
	}
	for _, by := range st.AttributedTo {
		known := by.Source.Code != ""
		if known && !slices.ContainsFunc(r.actors, func(e entente.Entity) bool { return e.Code == "" || e.Code == by.Source.Code }) {
			return true
		}
	}
	return false
}

// inQuestion reports whether a trigger stands in a question that asks whether it is
// so: "Would Kenya close its border?" tells of nothing.
func (s *sentence) inQuestion(t trigger) bool {
	at := t.word
	if t.carrier >= 0 {
		at = t.carrier
	}
	for n := 0; s.head(at) >= 0 && n <= len(s.tree.Words) && !s.questioned(at); n++ { // "Is China about to invade?"
		if !s.relIs(at, "xcomp", "ccomp", "advcl") || s.relIs(at, "advcl") && !s.infinitive(at) {
			return false
		}
		at = s.head(at)
	}
	return s.questioned(at)
}

// byLaw reports whether a clause tells what a law or constitution has somebody
// do at all times: "under the constitution, the king can dissolve parliament".
func (s *sentence) byLaw(t trigger) bool {
	at := s.clauseOf(t.word)
	for n := 0; at >= 0 && n <= len(s.tree.Words); n++ {
		for _, k := range s.under(at, "under") {
			if s.c.fields.has("law of the land", s.lemma(k)) && s.alwaysSo(at) {
				return true
			}
		}
		if s.relIs(at, "acl:relcl") { // "can jail those who insult the king"
			at = s.clauseOf(s.head(at))
			continue
		}
		if !s.relIs(at, "conj", "xcomp") {
			return false
		}
		at = s.head(at)
	}
	return false
}

// alwaysSo reports whether a verb is in the present of rules: "appoints", "can
// dissolve".
func (s *sentence) alwaysSo(v int) bool {
	if s.child(v, "aux") < 0 {
		x := s.word(v).XPOS
		return x == "VBZ" || x == "VBP"
	}
	return slices.ContainsFunc(s.kidsBy(v, "aux"), func(k int) bool { return s.c.fields.has("rule modal", s.lemma(k)) })
}

// garbled reports whether a sentence says a word three times on end, or is
// made of more signs than words: no happening can be read from it.
func (s *sentence) garbled() bool {
	run, words, signs := 1, 0, 0
	for i := range s.tree.Words {
		form := s.word(i).Form
		if i > 0 && len(form) > 2 && strings.EqualFold(form, s.word(i-1).Form) {
			run++
		} else {
			run = 1
		}
		if run == 3 {
			return true
		}
		if strings.ContainsAny(form, "�@<>{}|\\^~=_") && strings.IndexFunc(form, wordRune) < 0 {
			signs++
		} else if len(form) > 1 {
			words++
		}
	}
	return signs > 2 && 2*signs >= words
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// foreignWords reports whether a sentence is built with the small words of another
// language, and with none of this one. Names keep theirs ("El Salvador").
func (s *sentence) foreignWords() bool {
	others := 0
	for i := range s.tree.Words {
		form := s.word(i).Form
		if s.c.fields.has("this language", s.lower(i)) {
			return false
		}
		if i == 0 {
			form = s.lower(i)
		}
		if s.c.fields.has("other language", form) && s.refAt[i] < 0 {
			others++
		}
	}
	return others > 1
}

// ownDeed reports whether a verb of accusing is used of what its subject did
// itself: "the rebels claimed that they had attacked the port" accuses nobody,
// and the attack is coded, on their word.
func (s *sentence) ownDeed(i int, f *frame.Frame) bool {
	if f.Type != codebook.Accuse || s.c.cues.report[s.lemma(i)] != "doubt" || len(s.objects(i, 0)) > 0 {
		return false
	}
	for _, k := range s.kidsBy(i, "ccomp") {
		if n := s.child(k, "nsubj"); n >= 0 && s.word(n).XPOS == "PRP" && s.lemma(n) != "it" {
			return true
		}
	}
	return false
}
