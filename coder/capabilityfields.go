package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/syntax"
)

// retest makes a launch a test where the same sentence or a later one calls it one: "its
// first such test", "the test came a day after". Carrier rockets and satellites are not
// tried out but sent up.
func (r *reader) retest(s *sentence, caps []entente.Capability) {
	if s.part != entente.Body || !s.speaksOfTest() {
		return
	}
	for i := range caps {
		caps[i].Change = asTest(&caps[i])
	}
	if len(caps) > 0 || s.part != r.told.part || s.number > r.told.sentence+followers {
		return
	}
	for _, n := range r.told.caps {
		c := &r.out.Capabilities[n]
		if as := asTest(c); as != c.Change {
			c.Change = as
			c.Spans = append(c.Spans, s.whole())
		}
	}
}

// asTest is the change of a capability that is said to be a test.
func asTest(c *entente.Capability) string {
	if c.Change == "launch" && c.Programme != "space launch" && c.Programme != "satellite" && c.Standing.Polarity == entente.Positive {
		return "test"
	}
	return c.Change
}

// speaksOfTest reports whether a sentence takes up what was told as a test: "the test",
// "its first such test".
func (s *sentence) speaksOfTest() bool {
	for i := range s.tree.Words {
		if s.lemma(i) != "test" || !s.isNoun(i) || s.relIs(i, "compound") || s.refAt[i] >= 0 {
			continue
		}
		such := slices.ContainsFunc(s.kidsBy(i, "amod", "det"), func(k int) bool { return s.lemma(k) == "such" })
		the := slices.ContainsFunc(s.kidsBy(i, "det"), func(k int) bool { l := s.lemma(k); return l == "the" || l == "this" || l == "that" })
		if such || the && s.relIs(i, "nsubj", "nsubj:pass") && s.word(i).XPOS == "NN" {
			return true
		}
	}
	return false
}

// rename gives a capability the fuller name by which a later sentence calls its weapon:
// "the missile, called Khorramshahr-4".
func rename(c *entente.Capability, name string) bool {
	if i := strings.Index(name, " or "); i > 0 {
		name = name[:i]
	}
	if len(name) <= len(c.Weapon) || !hasName(c.Weapon) {
		return false
	}
	bare := strings.Fields(c.Weapon)[0]
	if !strings.HasPrefix(name, bare+"-") {
		return false
	}
	c.Weapon = name
	return true
}

// nearbySite is the place that a clause on a change tells of it: "an exercise that
// opened in the sea off Crete", "put a missile on show, standing it in a square of
// Tehran".
func (s *sentence) nearbySite(i int, cases []string) string {
	over := s.clauseOf(i)
	for _, top := range []int{i, over} {
		if top < 0 {
			continue
		}
		for _, v := range s.kidsBy(top, "acl:relcl", "acl", "advcl", "conj") {
			if v < i || !s.isVerb(v) || s.rel(v) == "conj" && s.child(v, "nsubj") >= 0 || s.valueOfChange(v) != "" && !s.c.ledger.has("takes its course", s.lemma(v)) {
				continue
			}
			if s.rel(v) == "advcl" && s.word(v).XPOS != "VBG" || s.rel(v) != "advcl" && !s.c.ledger.has("takes its course", s.lemma(v)) {
				continue
			}
			if name := s.placeWithin(v, cases); name != "" {
				return name
			}
		}
	}
	return ""
}

// placeOfRise is whence a clause of the sentence says that the rocket went up: "with its
// rocket, which took off from Kourou".
func (s *sentence) placeOfRise() string {
	for v := range s.tree.Words {
		if !s.isVerb(v) || s.rel(v) != "acl:relcl" || !s.c.ledger.has("rises", s.lemma(v)) && s.lemma(v) != "take" {
			continue
		}
		if name := s.placeWithin(v, []string{"from", "at"}); name != "" {
			return name
		}
	}
	return ""
}

// placeWithin is the first name of a place under one of some prepositions, or under "of"
// behind a quarter of the compass, in a clause.
func (s *sentence) placeWithin(v int, cases []string) string {
	for k := v + 1; k < len(s.tree.Words); k++ {
		c := s.caseOf(k)
		if !slices.Contains(cases, c) && !(c == "of" && s.c.ledger.has("compass", s.lemma(s.head(k)))) || !s.within(k, v) || s.isDate(k) {
			continue
		}
		if name := s.placeName(k); name != "" {
			return name
		}
	}
	return ""
}

func (s *sentence) valueOfChange(v int) string { return s.c.ledger.valueOf("change", s.lemma(v)) }

// putOnShow reports whether a verb puts something before the public: "put a missile on
// show", wherever the parser hung that.
func (s *sentence) putOnShow(v int) bool {
	if l := s.lemma(v); l != "put" && l != "place" && l != "set" {
		return false
	}
	for j := v + 1; j+1 < len(s.tree.Words) && j < v+16; j++ {
		if s.lemma(j) == "on" && (s.lemma(j+1) == "show" || s.lemma(j+1) == "display" || s.lemma(j+1) == "parade") && s.within(j, v) {
			return true
		}
	}
	return false
}

// ownerOfCargo is the state whose cargo a rocket carries that is the subject of a failure:
// "a rocket carrying Mali's first satellite crashed".
func (s *sentence) ownerOfCargo(a arms) []entente.Entity {
	lo, hi := s.extent(a.top)
	var out []entente.Entity
	for _, ref := range s.refs {
		if ref.First >= lo && ref.Last <= hi && entente.IsState(ref.Entity.Code) && (s.relIs(ref.Head, "nmod:poss", "amod", "compound")) {
			out = addEntity(out, ref.Entity)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return asGovernment(out)
}

// jointDrill reports whether an exercise is one that several states hold together: "kicked
// off a new joint exercise".
func (s *sentence) jointDrill(i int) bool {
	joint := slices.ContainsFunc(s.kidsBy(i, "amod"), func(k int) bool { return s.c.ledger.has("joint", s.lemma(k)) })
	if !joint || slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return s.c.ledger.has("civil drill", w.Lemma) && w.Lemma != "fire" }) {
		return false
	}
	return len(s.exercisers(i)) > 1
}

// onlyAble reports whether a verb tells what a weapon can do, and not that it did: "it can
// fire Tomahawk missiles".
func (s *sentence) onlyAble(v int, change string) bool {
	if change != "launch" && change != "test" && change != "expansion" || !s.isVerb(v) {
		return false
	}
	return slices.ContainsFunc(s.kidsBy(v, "aux"), func(k int) bool { return strings.ToLower(s.word(k).Form) == "can" }) &&
		slices.ContainsFunc(s.kidsBy(v, "nsubj"), func(k int) bool {
			_, first := s.longest("prog", k)
			return s.word(k).UPOS == "PRON" || first >= 0 || s.c.ledger.has("weapon.noun", s.lemma(k)) || s.c.ledger.has("carrier", s.lemma(k))
		})
}

// harmlessHead reports whether a warhead is none that does harm: "with a dummy warhead".
func (s *sentence) harmlessHead(h int) bool {
	return slices.ContainsFunc(s.kidsBy(h, "amod", "compound", "det"), func(k int) bool { return s.c.ledger.has("dummy", s.lemma(k)) })
}

// practised are the arms whose use an exercise is said to practise: "drills to practise
// the use of nuclear weapons".
func (s *sentence) practised(i int) []arms {
	var out []arms
	clauses := s.kidsBy(i, "acl", "acl:relcl", "advcl")
	if h := s.head(i); h >= 0 && s.isVerb(h) { // hung on the verb before
		clauses = append(clauses, s.kidsBy(h, "advcl", "xcomp")...)
	}
	for _, v := range clauses {
		if v < i || !s.c.ledger.has("practises", s.lemma(v)) {
			continue
		}
		for _, h := range s.heads(verbAt(v), "obj") {
			for _, a := range append(s.armsAt(h, 0), s.armsUnder(h, 0)...) {
				if a.programme != "naval" && a.programme != "submarine" && a.programme != "drone" {
					return append(out, a)
				}
			}
		}
	}
	return out
}
