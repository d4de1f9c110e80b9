package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
)

// statedTies reads the ties that a text asserts itself: "deepening relations
// between", "close alignment of … with".
func (s *sentence) statedTies() []entente.StatedTie {
	var out []entente.StatedTie
	for i := range s.tree.Words {
		if !s.isNoun(i) || !s.c.ledger.has("tie.noun", s.lemma(i)) || s.refAt[i] >= 0 {
			continue
		}
		t := trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}
		sign := s.sign(t)
		if sign == "" {
			continue
		}
		st := s.standing(t)
		if st.dropped != "" || st.Polarity == entente.Negative {
			continue
		}
		for _, pair := range pairsOf(s.tiedBy(t)) {
			out = append(out, s.statedTie(t, sign, pair, st))
		}
	}
	return out
}

// sign says which way a tie goes by what describes and moves it.
func (s *sentence) sign(t trigger) string {
	w := s.c.ledger
	if l := s.lemma(t.word); w.has("tie.aligned", l) {
		return "aligned"
	} else if w.has("tie.opposed", l) {
		return "opposed"
	}
	around := s.modifiers(t.word)
	if h := s.head(t.word); h >= 0 {
		around = append(around, h)
		if s.isVerb(h) {
			around = append(around, s.kidsBy(h, "advmod", "xcomp")...)
		}
	}
	around = append(around, s.kidsBy(t.word, "acl", "amod")...)
	for _, a := range around {
		for _, form := range []string{s.lemma(a), strings.ToLower(s.word(a).Form)} {
			if w.has("tie.closer", form) {
				return "closer"
			}
			if w.has("tie.colder", form) {
				return "colder"
			}
		}
	}
	return ""
}

// tiedBy lists the states that a tie is between, in the order of the text.
func (s *sentence) tiedBy(t trigger) []entente.Entity {
	var out []entente.Entity
	for _, slot := range []string{"between", "with", "poss", "mod", "of", "to", "among"} {
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok {
				out = addParty(out, e)
			}
			for _, ref := range s.refsUnder(h) {
				out = addParty(out, ref.Entity)
			}
		}
	}
	if len(out) == 1 {
		for _, e := range s.entities(s.subjectOf(trigger{word: max(s.head(t.word), 0), pos: frame.Verb, carrier: -1})) {
			out = addParty(out, e)
		}
	}
	return slices.DeleteFunc(out, func(e entente.Entity) bool { return !entente.IsState(e.Code) })
}

// pairsOf ties the first to each of the others: "Russia and states like North
// Korea, China and Iran" says nothing of China and Iran.
func pairsOf(es []entente.Entity) [][]entente.Entity {
	var out [][]entente.Entity
	for i := 1; i < len(es); i++ {
		out = append(out, asGovernment([]entente.Entity{es[0], es[i]}))
	}
	return out
}

func (s *sentence) statedTie(t trigger, sign string, pair []entente.Entity, st stance) entente.StatedTie {
	lo, hi := t.word, t.word
	for _, k := range s.modifiers(t.word) {
		lo, hi = min(lo, k), max(hi, k)
	}
	ev := s.evidence(lo, hi)
	tie := entente.StatedTie{DocumentID: s.doc.ID, Between: pair, Sign: sign, Coder: s.c.name}
	tie.Finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: 0.7,
		Reason: "the text says so of " + s.lemma(t.word),
	}
	tie.ID = MentionID(s.doc.ID, s.c.name, "tie "+pair[0].Code+pair[1].Code+sign, ev.Span)
	return tie
}

// note remembers the two states that a sentence ties, for later ones that take
// the tie up ("this partnership").
func (r *reader) note(s *sentence) {
	for i := range s.tree.Words {
		l := s.lemma(i)
		if !s.isNoun(i) || !s.c.ledger.has("tie.noun", l) && !s.c.ledger.has("agreement", l) {
			continue
		}
		t := trigger{word: i, pos: frame.Noun, carrier: s.carrier(i)}
		tied := s.tiedBy(t)
		if len(tied) < 2 {
			if st, v := s.stageOf(i); st != "" && s.isVerb(v) {
				for _, e := range s.entities(s.heads(trigger{word: v, pos: frame.Verb, carrier: -1}, "subj")) {
					tied = addParty(tied, e)
				}
			}
		}
		if len(tied) == 2 {
			r.between = tied
		}
	}
}
