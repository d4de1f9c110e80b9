package coder

import (
	"slices"
	"strings"

	"entente/syntax"
)

// parameters reads measures of a weapon off a sentence ("a range of 900 km",
// "reached an altitude of 4,475 km", "a 1,200-km-range missile", "flew 400 km")
// and the resolution that is said to be breached, as they are claimed.
func (s *sentence) parameters(have map[string]string) map[string]string {
	for i := range s.tree.Words {
		if s.word(i).UPOS != "NUM" && !isFigure(s.word(i).Form) {
			continue
		}
		kind, unit := s.unitAfter(i)
		if kind == "" {
			continue
		}
		for _, name := range s.measured(i, unit, kind) {
			if have == nil {
				have = map[string]string{}
			}
			if have[name] == "" {
				have[name] = s.evidence(s.rangeFrom(i, unit), s.rangeTo(i, unit)).Text
			}
		}
	}
	if b := s.breached(); b != "" {
		if have == nil {
			have = map[string]string{}
		}
		have["breaches"] = b
	}
	return have
}

func isFigure(form string) bool { return form != "" && form[0] >= '0' && form[0] <= '9' }

// unitAfter finds the unit of a number and its kind.
func (s *sentence) unitAfter(i int) (kind string, unit int) {
	for j := i + 1; j < min(len(s.tree.Words), i+4); j++ {
		for _, k := range []string{"length", "yield", "weight", "enrichment"} {
			if s.c.ledger.has("unit."+k, s.lemma(j)) || s.c.ledger.has("unit."+k, strings.ToLower(s.word(j).Form)) {
				return k, j
			}
		}
		if f := s.word(j).Form; f != "-" && f != "to" && s.word(j).UPOS != "NUM" && s.lemma(j) != "nautical" {
			return "", -1
		}
	}
	return "", -1
}

// ofKind are the parameters that a unit can give, in the order of trial.
var ofKind = map[string][]string{
	"length": {"altitude", "depth", "range", "distance"}, "yield": {"yield"}, "weight": {"payload", "weight", "yield"}, "enrichment": {"enrichment"},
}

// measured are the parameters that a number with a unit gives, by the words near
// it: those between it and the verb or comma before, and the two behind.
func (s *sentence) measured(i, unit int, kind string) []string {
	if kind == "yield" {
		return []string{"yield"}
	}
	lo := max(0, i-7)
	for j := i - 1; j >= lo; j-- {
		if f := s.word(j).Form; f == "," || f == "and" && j < i-3 || f == ";" || isFigure(f) && j < i-2 {
			lo = j + 1
			break
		}
	}
	near := append([]syntax.Word{}, s.tree.Words[lo:i]...)
	for j := unit + 1; j < min(len(s.tree.Words), unit+4) && s.word(j).UPOS != "CCONJ" && s.word(j).UPOS != "PUNCT" && !s.hasFigure(j); j++ {
		near = append(near, *s.word(j))
	}
	var out []string
	for _, name := range ofKind[kind] {
		for n := range near {
			if s.c.ledger.has("param."+name, near[n].Lemma) || s.c.ledger.has("param."+name, strings.ToLower(near[n].Form)) {
				out = append(out, name)
				break
			}
		}
		if len(out) > 0 && (name == "altitude" || name == "depth" || name == "payload") {
			break
		}
	}
	return out
}

// rangeFrom is where a measure begins that is a range: "[between] 1,000 km and 2,000 km".
func (s *sentence) rangeFrom(i, unit int) int {
	if i > 0 && s.lemma(i-1) == "between" && s.rangeTo(i, unit) > unit {
		return i - 1
	}
	return i
}

// rangeTo is where such a measure ends.
func (s *sentence) rangeTo(i, unit int) int {
	if i == 0 || s.lemma(i-1) != "between" || unit+2 >= len(s.tree.Words) || s.lemma(unit+1) != "and" || !isFigure(s.word(unit+2).Form) {
		return unit
	}
	if _, last := s.unitAfter(unit + 2); last > 0 {
		return last
	}
	return unit
}

// hasFigure reports whether a measure has a number of its own behind it: "at an altitude
// of 6,100 km".
func (s *sentence) hasFigure(j int) bool {
	return j+1 < len(s.tree.Words) && s.lemma(j+1) == "of" && slices.ContainsFunc(s.tree.Words[j+1:min(len(s.tree.Words), j+5)], func(w syntax.Word) bool { return isFigure(w.Form) })
}

// breached is the resolution that a sentence says a thing is against, in its
// words, "" if it says none.
func (s *sentence) breached() string {
	against := false
	for i := range s.tree.Words {
		against = against || s.c.ledger.has("breach", s.lemma(i)) || s.c.ledger.has("keeping with", s.lemma(i)) && (s.notSo(i) || s.caseOf(i) == "without")
	}
	if !against {
		return ""
	}
	for i := range s.tree.Words {
		if l := s.lemma(i); l != "resolution" && l != "resolutions" {
			continue
		}
		hi := i
		for j := i + 1; j < min(len(s.tree.Words), i+6); j++ {
			if isFigure(s.word(j).Form) {
				hi = j
			} else if f := s.word(j).Form; f != "," && f != "and" && f != "(" && f != "No" && f != "No." && f != "number" && s.lemma(j) != "resolution" {
				break
			}
		}
		lo := i
		if hi == i { // "Security Council resolutions"
			lo, _ = s.extent(i)
			lo = max(lo, i-5)
			for lo < i && (s.word(lo).UPOS == "DET" || s.word(lo).UPOS == "ADP" || s.word(lo).UPOS == "NUM") {
				lo++
			}
		}
		return s.evidence(lo, hi).Text
	}
	return ""
}

// notSo reports whether a predicate, or the verb over it, is denied: "is not in
// conformity with".
func (s *sentence) notSo(i int) bool {
	h := s.head(i)
	return s.negated(i) || s.denies(i) || h >= 0 && s.isVerb(h) && s.negated(h)
}
