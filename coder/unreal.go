package coder

import (
	"slices"

	"entente"
	"entente/coder/frame"
)

// Mood is why a word does not tell of something that has happened; "" where it
// does, or where it is denied.
type Mood string

// The moods.
const (
	MoodFuture    Mood = "still to come"
	MoodPossible  Mood = "possible"        // may, can
	MoodSupposed  Mood = "supposed"        // would
	MoodDuty      Mood = "ought to be"     // should, must
	MoodAsked     Mood = "asked for"       // an imperative
	MoodPlan      Mood = "planned"         // what somebody means, promises or is asked to do
	MoodWish      Mood = "wished or tried" // what somebody wishes, tries, has or is free to do
	MoodPurpose   Mood = "a purpose"
	MoodCondition Mood = "a condition"
	MoodQuestion  Mood = "a question"
)

// unreal tells why what a word names has not happened as far as the text tells:
// it is still to come, asked for, wished, tried, supposed or aimed at. "" is
// given for what is told as a fact, and for what is told as no fact: a denial
// is polarity, and no mood.
func (s *sentence) unreal(w int) Mood {
	for n := 0; w >= 0 && n <= len(s.tree.Words); n++ {
		if why := s.moodAt(w); why != "" {
			return why
		}
		if !s.sharesMood(w) {
			return ""
		}
		w = s.head(w)
	}
	return ""
}

// moodAt is the mood that a word has of itself.
func (s *sentence) moodAt(w int) Mood {
	switch {
	case s.modal(w) != "":
		return s.modal(w)
	case s.goingTo(w) || s.scheduled(w):
		return MoodFuture
	case s.subjunctive(w):
		return MoodDuty
	case s.imperative(w):
		return MoodAsked
	case s.relIs(w, "advcl") && s.markedBy(w, "condition mark"):
		return MoodCondition
	case s.questioned(w):
		return MoodQuestion
	}
	return s.governed(w)
}

// modal is the mood of a clause by its auxiliary.
func (s *sentence) modal(w int) Mood {
	m := Mood("")
	for _, k := range s.kids[w] {
		if !s.relIs(k, "aux") {
			continue
		}
		switch s.c.cues.hedge[s.lemma(k)] {
		case "future":
			m = MoodFuture
		case "hypothetical":
			m = MoodSupposed
		case "possible":
			m = MoodPossible
		case "unknown":
			m = MoodDuty
		}
	}
	return m
}

// scheduled reports whether a present tense tells of a day to come: "visits Oslo
// next week", "is meeting them tomorrow".
func (s *sentence) scheduled(w int) bool {
	x := s.word(w).XPOS
	if x == "VBG" {
		aux := s.child(w, "aux")
		if aux < 0 || s.lemma(aux) != "be" {
			return false
		}
		x = s.word(aux).XPOS
	}
	if x != "VBZ" && x != "VBP" {
		return false
	}
	d := s.dateUnder(trigger{word: w, pos: frame.Verb, carrier: -1})
	return d != nil && !asked(s.doc).IsZero() && d.From.After(asked(s.doc))
}

// subjunctive reports whether a clause says what is to be and not what is: "it is
// essential that Oslo sign".
func (s *sentence) subjunctive(w int) bool {
	k, h := s.child(w, "nsubj"), s.head(w)
	if k < 0 || h < 0 || !s.hasMark(w, "that") || s.child(w, "aux") >= 0 || s.c.cues.hedge[s.lemma(h)] != "" || s.reports(h) {
		return false
	}
	x := s.word(k).XPOS
	one := x == "NN" || x == "NNP" || s.c.cues.has("third person", s.lemma(k))
	return s.word(w).XPOS == "VB" || s.word(w).XPOS == "VBP" && one && s.child(k, "conj") < 0
}

// imperative reports whether a verb asks its reader to do something.
func (s *sentence) imperative(w int) bool {
	x := s.word(w).XPOS
	if x != "VB" && x != "VBP" || s.part == entente.Title || s.c.cues.has("said of oneself", s.lemma(w)) {
		return false
	}
	if s.relIs(w, "conj") {
		return s.child(w, "nsubj", "aux", "mark") < 0 && x == "VB" && s.imperative(s.head(w))
	}
	if !s.relIs(w, "root", "parataxis", "ccomp") || s.child(w, "csubj", "mark", "expl", "cop") >= 0 || s.hasDoer(w) {
		return false
	}
	for _, k := range s.kidsBy(w, "aux") {
		if s.lemma(k) != "do" {
			return false
		}
	}
	return !s.relIs(w, "ccomp") || s.child(s.head(w), "punct") >= 0
}

// hasDoer reports whether a verb has a subject that is not the one spoken to:
// "Tom, call her".
func (s *sentence) hasDoer(w int) bool {
	k := s.child(w, "nsubj")
	return k >= 0 && (s.word(w).XPOS != "VB" || s.word(k).UPOS != "PROPN" || k+1 == w)
}

// questioned reports whether a clause is a question that can be answered by yes or no.
func (s *sentence) questioned(w int) bool {
	last := len(s.tree.Words) - 1
	for last > 0 && s.relIs(last, "punct") && s.word(last).Form != "?" {
		last--
	}
	if s.word(last).Form != "?" || !s.relIs(w, "root", "parataxis", "conj", "ccomp") {
		return false
	}
	subj, aux := s.child(w, "nsubj", "expl"), s.child(w, "aux", "cop")
	if subj < 0 || aux < 0 || aux > subj {
		return false
	}
	for _, k := range s.kids[w] {
		if x := s.word(k).XPOS; k < aux && (x == "WRB" || x == "WP" || x == "WDT") {
			return false
		}
	}
	return true
}

// goingTo reports whether a word is the "going" of "is going to attack".
func (s *sentence) goingTo(w int) bool {
	x := s.child(w, "xcomp")
	return x >= 0 && s.lemma(w) == "go" && s.word(w).XPOS == "VBG" && s.infinitive(x)
}

// infinitive reports whether a verb has "to" before it.
func (s *sentence) infinitive(w int) bool {
	x := s.word(w).XPOS
	return s.hasMark(w, "to") && x != "VBG" && x != "VBD"
}

// governed is the mood that a clause takes from what it completes: an
// infinitive is only aimed at, unless the word above says that it comes about.
func (s *sentence) governed(w int) Mood {
	h := s.head(w)
	switch {
	case h >= 0 && s.infinitive(w):
		return s.infinitiveUnder(w, h)
	case h >= 0:
		return s.clauseUnder(w, h)
	case s.infinitive(w): // "What to do?"
		return MoodWish
	}
	return ""
}

// infinitiveUnder is the mood of an infinitive under a word.
func (s *sentence) infinitiveUnder(w, h int) Mood {
	cue := s.hedgeOver(w, h)
	switch {
	case s.goingTo(h):
		return MoodFuture
	case s.outcome(w):
		return ""
	case s.relIs(w, "advcl") && s.isVerb(h) && !s.rightAfter(h, w):
		return MoodPurpose
	case s.relIs(w, "acl"):
		if aimsAt(cue) || cue == "" && !s.singled(h) {
			return planned(cue)
		}
	case !s.comesAbout(h) && cue != "negative":
		return planned(cue)
	}
	return ""
}

// clauseUnder is the mood of a clause that is no infinitive under a word.
func (s *sentence) clauseUnder(w, h int) Mood {
	cue, complement, ing := s.hedgeOver(w, h), s.relIs(w, "xcomp", "ccomp"), s.word(w).XPOS == "VBG"
	switch {
	case ing && complement && s.c.cues.has("only thought of", s.lemma(h)):
		return MoodWish
	case complement && aimsAt(cue) && !s.comesAbout(h) && (cue != "possible" || s.relIs(w, "xcomp")):
		return planned(cue)
	case ing && s.relIs(w, "advcl", "acl") && (aimsAt(cue) || s.word(h).XPOS == "VBN") && s.aimed(w):
		return planned(cue)
	}
	return ""
}

// comesAbout reports whether a word says that what completes it is done: "managed
// to", "had to".
func (s *sentence) comesAbout(h int) bool {
	return s.c.cues.has("carried out", s.lemma(h)) || s.hadTo(h)
}

// aimsAt reports whether a kind of hedge says that what stands under it is not there
// yet.
func aimsAt(cue string) bool { return cue == "future" || cue == "possible" || cue == "considered" }

// hedgeOver is the kind of hedge that a word is to a clause under it: by its phrase
// ("look forward to", "think of"), else by itself.
func (s *sentence) hedgeOver(at, h int) string {
	l := s.lemma(h)
	marks, parts := s.kidsBy(at, "mark", "case"), s.kidsBy(h, "advmod", "compound:prt")
	for _, k := range parts {
		for _, m := range marks {
			if cue := s.c.cues.hedge[l+" "+s.lemma(k)+" "+s.lemma(m)]; cue != "" {
				return cue
			}
		}
		if cue := s.c.cues.hedge[l+" "+s.lemma(k)]; cue != "" {
			return cue
		}
	}
	for _, m := range marks {
		if cue := s.c.cues.hedge[l+" "+s.lemma(m)]; cue != "" && (s.word(at).XPOS == "VBG" || s.isNoun(at)) {
			return cue
		}
	}
	return s.c.cues.hedge[l]
}

// hadTo reports whether a verb is the "had" of "had to close", which did.
func (s *sentence) hadTo(h int) bool {
	return s.lemma(h) == "have" && (s.word(h).XPOS == "VBD" || s.modal(h) == MoodFuture)
}

// outcome reports whether an infinitive tells what a change came to and not what
// it was for: "fell to close at 90", "rose to become the largest".
func (s *sentence) outcome(w int) bool {
	h := s.head(w)
	return h >= 0 && s.infinitive(w) && s.relIs(w, "advcl", "xcomp") && h < w && s.word(h).XPOS != "VB" &&
		s.c.cues.has("change", s.lemma(h)) && s.c.cues.has("outcome", s.lemma(w))
}

// singled reports whether a noun is the one of its kind that does or did what the
// infinitive on it says: "the first state to sign", "had the honour to open".
func (s *sentence) singled(n int) bool {
	if s.c.cues.has("had and done", s.lemma(n)) {
		return true
	}
	for _, k := range s.kidsBy(n, "amod", "nummod") {
		if x := s.word(k).XPOS; x == "JJS" || s.c.cues.has("carried out", s.lemma(k)) || s.c.ledger.has("ordinal", s.lemma(k)) {
			return true
		}
	}
	return s.c.cues.has("carried out", s.lemma(n))
}

// planned is the mood under a word of a kind of hedge.
func planned(cue string) Mood {
	if cue == "future" || cue == "probable" {
		return MoodPlan
	}
	return MoodWish
}

// aimed reports whether an -ing form stands behind a preposition of aims:
// "committed to leaving", "thought of waiting".
func (s *sentence) aimed(w int) bool {
	for _, k := range s.kidsBy(w, "mark", "case") {
		if s.c.cues.has("aim mark", s.lemma(k)) {
			return true
		}
	}
	return false
}

// sharesMood reports whether a clause stands as the one above it does.
func (s *sentence) sharesMood(w int) bool {
	h := s.head(w)
	if h < 0 {
		return false
	}
	switch {
	case s.relIs(w, "xcomp", "csubj"):
		return true
	case s.pastTense(w):
		return false
	case s.relIs(w, "advcl"):
		return !s.factual(w)
	case s.relIs(w, "conj"):
		return s.child(w, "nsubj", "aux") < 0
	case s.relIs(w, "obj", "nsubj:pass"):
		return s.word(w).UPOS == "NOUN" && !s.definite(w)
	case s.relIs(w, "ccomp"):
		return !s.reports(h)
	}
	return false
}

// pastTense reports whether a clause has a past tense of its own: "will tell us
// who won".
func (s *sentence) pastTense(w int) bool {
	if s.word(w).XPOS == "VBD" {
		return true
	}
	for _, k := range s.kids[w] {
		if x := s.word(k).XPOS; s.relIs(k, "aux", "cop") && (x == "VBD" || s.lemma(k) == "have") {
			return true
		}
	}
	return false
}

// factual reports whether a conjunction makes a clause one that is told as a
// fact: "will resign because he lost".
func (s *sentence) factual(w int) bool {
	for _, k := range s.kidsBy(w, "mark", "advmod", "case") {
		if s.c.cues.has("fact mark", s.lemma(k)) {
			return true
		}
	}
	return false
}

// definite reports whether a noun names a certain thing, and not any of its
// kind.
func (s *sentence) definite(w int) bool {
	for _, k := range s.kidsBy(w, "det", "nmod:poss") {
		if s.rel(k) == "nmod:poss" || s.c.cues.has("definite article", s.lemma(k)) {
			return true
		}
	}
	return false
}

// suppose takes into a standing that the event is not told as a fact. What is
// dropped, taken for granted or denied stays as it is.
func (s *sentence) suppose(at int, st *stance) {
	if st.dropped != "" || st.given || s.isDue(at) {
		return
	}
	if s.subjunctive(at) {
		st.lower(entente.Unknown)
	}
	switch s.unreal(at) {
	case MoodPlan:
		s.foretell(st, entente.Probable)
	case MoodWish:
		s.foretell(st, entente.Possible)
		if h := s.head(at); h >= 0 && s.word(h).XPOS == "VBD" && s.c.ledger.has("tries", s.lemma(h)) && s.relIs(at, "xcomp") {
			st.Time = entente.Past // who tried to do a thing does not try any more
		}
	case MoodPossible:
		if s.stillToCome(at) && !st.timeSeen && st.Polarity == entente.Positive {
			st.Time, st.timeSeen = entente.Future, true
		}
	case MoodAsked, MoodQuestion:
		st.lower(entente.Unknown)
	case MoodDuty: // "should not sign": whoever ought not to has most likely not
		if st.Polarity == entente.Negative && st.Certainty == entente.Unknown {
			st.Certainty = entente.Possible
		}
	}
}

// stillToCome reports whether a verb under "may" tells of what is to come: "may
// invade", and not "may have invaded", "may be hiding".
func (s *sentence) stillToCome(v int) bool {
	return s.word(v).XPOS == "VB" && slices.ContainsFunc(s.kidsBy(v, "aux"), func(k int) bool { return s.c.cues.has("may", s.lemma(k)) }) &&
		!slices.ContainsFunc(s.kidsBy(v, "aux"), func(k int) bool { return s.lemma(k) == "have" })
}

// foretell makes a thing one that is still to come.
func (s *sentence) foretell(st *stance, c entente.Certainty) {
	st.lower(c)
	if !st.timeSeen {
		st.Time, st.timeSeen = entente.Future, true
	}
}
