package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// stepPlace is where a step was taken: the place on its word or on the noun, on the
// verb above it, or the first that "in" or "at" leads to behind the noun in the same
// clause.
func (s *sentence) stepPlace(t trigger, b *bond) string {
	if p := s.place(t); p != nil && !s.isParty(p.Country, p.Text, b) {
		return p.Text
	}
	if t.pos != frame.Verb {
		if name := s.placeOfVerbAbove(t.word, b); name != "" {
			return name
		}
	}
	for i := min(b.noun, t.word) + 1; i+1 < len(s.tree.Words); i++ {
		if i >= b.lo && i <= b.hi || i+1 == b.lo || !s.leadsToPlace(i) {
			continue
		}
		if name := s.placeOfStep(s.head(i), t.word, b); name != "" {
			return name
		}
	}
	return ""
}

// placeOfVerbAbove is where the first verb above a noun happened that reports
// nothing: "instruments of ratification were exchanged in Hanoi".
func (s *sentence) placeOfVerbAbove(noun int, b *bond) string {
	for h, n := s.head(noun), 0; h >= 0 && n < 3; h, n = s.head(h), n+1 {
		if !s.isVerb(h) || s.reports(h) {
			continue
		}
		if p := s.place(verbAt(h)); p != nil && !s.isParty(p.Country, p.Text, b) {
			return p.Text
		}
		break
	}
	return ""
}

// leadsToPlace reports whether a word is an "in" or "at" with something under it.
func (s *sentence) leadsToPlace(i int) bool {
	f := strings.ToLower(s.word(i).Form)
	return (f == "in" || f == "at") && s.word(i).UPOS == "ADP" && s.head(i) >= 0
}

// placeOfStep is the place at a word, if it is where the step of another was taken,
// "" if it is none or not that step's.
func (s *sentence) placeOfStep(at, word int, b *bond) string {
	h := s.head(at)
	byAgent := h >= 0 && s.rel(h) == "obl:agent" && s.head(h) == word // "signed by the two in Hanoi"
	if !byAgent && !s.belongsToStep(at, word, b.noun) {
		return ""
	}
	if p := s.placeAt(at); p != nil && !s.isParty(p.Country, p.Text, b) {
		return p.Text
	}
	if h >= 0 && (h == word || h == s.head(word) || s.head(h) == word && (s.relIs(h, "obl") || s.word(h).UPOS == "ADV")) {
		return s.unknownPlace(at)
	}
	return ""
}

// unknownPlace is a name behind "in" or "at" that no gazetteer has, "" if the
// word is none: small towns have seen great treaties signed.
func (s *sentence) unknownPlace(i int) string {
	if s.refAt[i] >= 0 || s.word(i).UPOS != "PROPN" || !s.upper(i) || s.isDate(i) || s.isAgreementWord(i) || s.child(i, "det", "nummod", "case") < 0 || s.child(i, "det", "nummod") >= 0 {
		return ""
	}
	lo, hi := i, i
	for lo > 0 && s.head(lo-1) == i && s.upper(lo-1) && s.word(lo-1).UPOS == "PROPN" {
		lo--
	}
	for hi+1 < len(s.tree.Words) && s.head(hi+1) == i && s.relIs(hi+1, "flat") {
		hi++
	}
	return s.evidence(lo, hi).Text
}

// belongsToStep reports whether a word hangs on a step's word or noun without a
// noun for people or another verb between.
func (s *sentence) belongsToStep(i, word, noun int) bool {
	for n := 0; i >= 0 && n < 6; n++ {
		if i == word || i == noun {
			return true
		}
		if n > 0 && (s.isVerb(i) || s.refAt[i] >= 0) {
			return false
		}
		i = s.head(i)
	}
	return false
}

// isParty reports whether a place is a party's country by its name, which is no
// place of signing.
func (s *sentence) isParty(country, text string, b *bond) bool {
	return country != "" && slices.ContainsFunc(b.parties, func(e entente.Entity) bool { return e.Code == country && e.Text == text })
}
