package coder

import (
	"slices"
	"strconv"
)

// stepsFronted adds the steps of a participle before the clause whose subject the
// agreement is: "Signed in Minsk in 1996, the treaty binds"; and of the relative
// clause right behind it, where the parser lost that.
func (s *sentence) stepsFronted(i int, add func(string, int)) {
	h := s.head(i)
	if h >= 0 && s.relIs(i, "nsubj") {
		for _, k := range s.kidsBy(h, "advcl", "acl") {
			if k < i && s.word(k).XPOS == "VBN" && s.child(k, "nsubj", "mark", "aux") < 0 {
				add(s.c.ledger.valueOf("stage", s.lemma(k)), k)
			}
		}
	}
	if v := s.lostRelative(i); v >= 0 {
		add("signed", v)
	}
}

// lostRelative is the verb of signing in the relative clause right behind a noun
// which hangs elsewhere in the tree: "The truce which the government and the
// rebels who rule the north signed", -1 if there is none.
func (s *sentence) lostRelative(i int) int {
	n := len(s.tree.Words)
	if i+1 >= n || s.word(i+1).XPOS != "WDT" || s.head(i+1) >= 0 && s.relIs(s.head(i+1), "acl") && s.head(s.head(i+1)) == i {
		return -1
	}
	for j := i + 2; j < min(n, i+20); j++ {
		switch x := s.word(j).XPOS; {
		case s.word(j).Form == "." || s.word(j).Form == ";":
			return -1
		case !s.isVerb(j) || s.word(j).UPOS == "AUX":
		case s.c.ledger.valueOf("stage", s.lemma(j)) == "signed" && (x == "VBD" || x == "VBN" || x == "VBP"):
			return j
		case s.word(j-1).XPOS != "WP" && s.word(j-1).XPOS != "WDT":
			return -1
		}
	}
	return -1
}

// lostPassive reports whether a verb is a participle that the parser took for the
// verb of the clause: "the treaty concluded at Ankara between X and Y came into
// force". An agreement concludes nothing itself.
func (s *sentence) lostPassive(v int) bool {
	st := s.c.ledger.valueOf("stage", s.lemma(v))
	if x := s.word(v).XPOS; x != "VBD" && x != "VBN" || st != "signed" && st != "negotiated" && st != "ratified" || s.child(v, "obj", "aux") >= 0 {
		return false
	}
	return slices.ContainsFunc(s.kidsBy(v, "obl"), func(k int) bool {
		return slices.Contains([]string{"at", "in", "on", "between", "by", "with"}, s.caseOf(k))
	})
}

// notifies is the step that is taken by giving notice of a later one: "notified
// India of its decision to terminate the treaty" denounces it. "" if a step is not
// one of which notice is given.
func (s *sentence) notifies(stage string, w int) string {
	if stage != "ended" && !slices.Contains(leavings, stage) || !s.isVerb(w) {
		return ""
	}
	for h, n := s.head(w), 0; h >= 0 && n < 3; h, n = s.head(h), n+1 {
		if s.c.ledger.has("notifying", s.lemma(h)) && s.isVerb(h) && !s.negated(h) || s.lemma(h) == "notice" && s.head(h) >= 0 && s.c.ledger.has("gives notice", s.lemma(s.head(h))) {
			if stage == "ended" {
				return "denounced"
			}
			return stage
		}
	}
	return ""
}

// oneOfSeveral reports whether a noun is one of a row of those who did a thing: "the
// sixth state to ratify it", "the first country to leave".
func (s *sentence) oneOfSeveral(h int) bool {
	return s.isNoun(h) && s.c.ledger.has("country noun", s.lemma(h)) && slices.ContainsFunc(s.kidsBy(h, "amod", "nummod"), func(k int) bool {
		return s.c.ledger.has("in a row", s.lemma(k)) || s.c.ledger.ordinal(s.lemma(k)) > 0
	})
}

// daysLater is how many days behind the step told before a verb's step is told to
// come: "took effect a day later", "was ratified the following day"; 0 if the
// words do not tell.
func (s *sentence) daysLater(v int) int {
	lo, hi := s.extent(v)
	low := lowered(s.evidence(max(lo, v), min(hi, v+8)).Text)
	for _, w := range s.c.ledger.values["days later"] {
		for _, p := range w.phrases {
			if phraseAt(low, p) >= 0 {
				n, _ := strconv.Atoi(w.value)
				return n
			}
		}
	}
	return 0
}

// entryInto is the "entry" of "the entry into force of", by either noun, -1 for none.
func (s *sentence) entryInto(h int) int {
	if s.c.ledger.has("force", s.lemma(h)) && s.caseOf(h) == "into" && h >= 2 && s.lemma(h-2) == "entry" {
		return h - 2
	}
	if s.lemma(h) == "entry" && s.intoForce(h) {
		return h
	}
	return -1
}

// stepsBeside are those of the verbs that share an agreement with the verb h:
// "signed and ratified the treaty", "was initialled in 1993, signed in 1994 and
// ratified in 1995".
func (s *sentence) stepsBeside(i, h int, add func(string, int)) {
	if !s.relIs(i, "obj", "nsubj:pass", "xcomp", "ccomp") {
		return
	}
	for _, k := range s.listedVerbs(h) {
		switch {
		case s.relIs(i, "nsubj") && s.child(k, "nsubj") < 0 && (!s.isVerb(k) || !s.passive(k) && s.word(k).XPOS != "VBN"):
			s.subjectStep(k, add)
		case s.isVerb(k) && (s.child(k, "obj") < 0 || s.isDate(s.child(k, "obj"))):
			s.actStep(k, add)
		}
	}
	if s.relIs(h, "conj") && s.isVerb(s.head(h)) && s.child(s.head(h), "obj") < 0 {
		s.actStep(s.head(h), add)
	}
}

// listedVerbs are those that go on from a verb, and from these.
func (s *sentence) listedVerbs(h int) []int {
	out := s.kidsBy(h, "conj")
	for n := 0; n < len(out) && n < maxHops; n++ {
		if s.isVerb(out[n]) && s.child(out[n], "nsubj") < 0 {
			out = append(out, s.kidsBy(out[n], "conj")...)
		}
	}
	return out
}
