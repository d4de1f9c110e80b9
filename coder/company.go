package coder

import (
	"slices"
	"strings"
)

// company is who acts along with a subject: "Britain, together with France,
// called". The phrase stands between them.
func (s *sentence) company(subj, v int) []int {
	var out []int
	for k := subj + 1; k < v; k++ {
		c := s.child(k, "case")
		if c <= subj || c > k || !s.relIs(k, "obl", "nmod", "appos", "conj") {
			continue
		}
		from := c
		if from > 0 && s.c.ledger.has("company before with", s.lemma(from-1)) {
			from--
		}
		if from > subj+1 && s.relIs(from-1, "punct") && s.withOthers(from) {
			out = append(out, k)
		}
	}
	return out
}

// withOthers reports whether "along with", "together with" or "alongside" begins
// at a word.
func (s *sentence) withOthers(i int) bool {
	l := strings.ToLower(s.word(i).Form)
	if l == "alongside" {
		return true
	}
	return s.c.ledger.has("company before with", l) && i+1 < len(s.tree.Words) && s.word(i+1).Form == "with"
}

// those are who a "they" stands for that say together what they do: "Mali and
// Chad said they would send". A pronoun alone would name one of them.
func (s *sentence) those(v, subj int) []int {
	h := s.head(v)
	if s.lemma(subj) != "they" || h < 0 || !s.relIs(v, "ccomp") || !s.reports(h) {
		return nil
	}
	who := s.kidsBy(h, "nsubj")
	if known := slices.DeleteFunc(s.expand(who), func(i int) bool { return s.refAt[i] < 0 }); len(known) < 2 {
		return nil
	}
	return who
}
