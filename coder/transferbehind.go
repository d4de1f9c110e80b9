package coder

import (
	"slices"
	"strings"

	"entente"
)

// supplierBehind gives the transfer that the sentence before told, without who supplies,
// the supplier that this one names: "They came from Chad.", "The seller is Mali."
func (r *reader) supplierBehind(s *sentence) {
	n := len(r.out.Transfers)
	if n == 0 || r.told.dealt != s.number-1 || s.part != entente.Body {
		return
	}
	t := &r.out.Transfers[n-1]
	if len(t.Suppliers) > 0 || len(t.Between) > 0 || len(t.Recipients) == 0 || t.Spans[0].In != entente.Body || t.Standing.Polarity == entente.Negative {
		return
	}
	if by := foreign(s.suppliersOfThem(), t.Recipients); len(by) == 1 {
		t.Suppliers = asGovernment(by)
		t.Spans = append(t.Spans, s.whole())
	}
}

// suppliersOfThem are whose the goods were that a sentence takes up.
func (s *sentence) suppliersOfThem() []entente.Entity {
	for i := range s.tree.Words {
		var by []entente.Entity
		switch {
		case s.isVerb(i) && s.themAt(i, "nsubj", "nsubj:pass"):
			by = s.cameFrom(i)
		case s.isVerb(i) && s.c.ledger.has("get.verb", s.lemma(i)) && s.themAt(i, "obj"):
			by = s.states(verbAt(i), "from")
		case s.child(i, "cop") >= 0 && slices.ContainsFunc(s.kidsBy(i, "nsubj"), func(k int) bool { return s.c.ledger.has("supplier.noun", s.lemma(k)) }):
			if e, ok := s.entity(i); ok {
				by = []entente.Entity{e}
			}
		}
		by = slices.DeleteFunc(by, func(e entente.Entity) bool { return !entente.IsState(e.Code) })
		if st := s.standing(s.plainTrigger(i)); len(by) > 0 && st.dropped == "" && st.Polarity != entente.Negative && !s.negated(i) && st.Certainty == entente.Certain {
			return by
		}
	}
	return nil
}

// cameFrom are the states from whom what a verb has for its subject came, or by whom it was
// given or made.
func (s *sentence) cameFrom(v int) []entente.Entity {
	l, t := s.lemma(v), verbAt(v)
	switch {
	case s.passive(v) && (s.c.ledger.has("give.verb", l) || s.c.ledger.has("build.verb", l)):
		return s.states(t, "by", "from")
	case s.passive(v) && s.c.ledger.has("get.verb", l), !s.passive(v) && s.c.ledger.has("arrive.verb", l):
		return s.states(t, "from")
	}
	return nil
}

// themAt reports whether a verb has a pronoun that takes up goods in one of some places.
func (s *sentence) themAt(v int, rels ...string) bool {
	return slices.ContainsFunc(s.kidsBy(v, rels...), func(k int) bool {
		switch strings.ToLower(s.word(k).Form) {
		case "they", "them", "it", "these", "those", "both", "all":
			return true
		}
		return s.c.ledger.has("goods again", s.lemma(k)) && slices.ContainsFunc(s.kidsBy(k, "det"), func(d int) bool { return s.lemma(d) == "the" })
	})
}
