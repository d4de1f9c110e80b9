package coder

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
	"entente/coder/sure"
)

// Weighed is a mention with what its confidence was computed from, also where
// its event was too unlikely to be coded.
type Weighed struct {
	entente.Mention
	Traits sure.Traits
	Coded  bool
}

// Weigh gives the mentions of a document with their traits, those too weak to
// be coded among them: what confidence is learned from.
func (c *Coder) Weigh(doc *entente.Document) []Weighed {
	r := c.reader(doc)
	r.weigh = true
	r.parts(entente.Title, entente.Body)
	r.finish()
	coded := map[string]int{}
	for i, m := range r.out.Mentions {
		coded[m.ID] = i
	}
	var out []Weighed
	for _, w := range r.weighed {
		i, ok := coded[w.ID]
		if ok {
			w.Mention, w.Coded = r.out.Mentions[i], true
			delete(coded, w.ID)
		} else if w.Coded {
			continue // the sentence has the same mention by another word
		}
		out = append(out, w)
	}
	return out
}

// traits are what the chance of a mention to be right is computed from. typ is
// the type after what is still to come was taken into account.
func (s *sentence) traits(h hit, r roles, st stance, typ string) sure.Traits {
	t := sure.Traits{}
	w := min(0.95, max(0.05, h.f.Weight))
	t["frame"] = math.Log(w / (1 - w))
	t["type."+typ] = 1
	s.triggerTraits(t, h)
	roleTraits(t, h.f.Type, r)
	stateTraits(t, r)
	s.placeTraits(t, h, r)
	stanceTraits(t, st)
	s.clauseTraits(t, h)
	yes(t, "retyped", typ != h.f.Type)
	yes(t, "topic", s.topic(h))
	yes(t, "identifies", s.identifies(h, r))
	yes(t, "ground", s.ground(h, r))
	return t
}

func yes(t sure.Traits, name string, is bool) {
	if is {
		t[name] = 1
	}
}

// triggerTraits tell of the word that reports the event.
func (s *sentence) triggerTraits(t sure.Traits, h hit) {
	yes(t, "noun", h.pos == frame.Noun && h.carrier < 0)
	yes(t, "carried", h.carrier >= 0)
	yes(t, "adjective", h.pos == frame.Adj)
	yes(t, "bare", len(h.f.Conds) == 0)
	yes(t, "name", s.word(h.word).UPOS == "PROPN")
}

// retrait puts the traits of others in the place of those of who took part at first, on
// the sides where there are others.
func retrait(t sure.Traits, typ string, r roles, actor, recipient bool) {
	maps.DeleteFunc(t, func(name string, _ float64) bool {
		return actor && strings.HasPrefix(name, "actor.") || recipient && strings.HasPrefix(name, "recipient.") ||
			slices.Contains([]string{sure.Between, "own", "foreign", "domestic", "recipient.lacking"}, name)
	})
	roleTraits(t, typ, r)
	stateTraits(t, r)
}

// roleTraits tell of who takes part in what is of a type.
func roleTraits(t sure.Traits, of string, r roles) {
	typ, _ := codebook.Lookup(of)
	yes(t, "actor.none", len(r.actors) == 0)
	yes(t, "actor.several", len(r.actors) > 1)
	yes(t, "recipient.none", len(r.recipients) == 0)
	yes(t, "recipient.lacking", typ.NeedsRecipient && len(r.recipients) == 0 && len(r.actors) < 2)
	yes(t, "recipient.several", len(r.recipients) > 1)
	for _, side := range []struct {
		name string
		list []entente.Entity
	}{{"actor.", r.actors}, {"recipient.", r.recipients}} {
		for _, e := range side.list[:min(1, len(side.list))] {
			yes(t, side.name+"country", e.Code != "")
			yes(t, side.name+"sector", e.Code == "" && e.Sector != "")
			yes(t, side.name+"text", e.Code == "" && e.Sector == "" && len(e.Members) == 0)
			yes(t, side.name+"government", e.Code != "" && (e.Sector == "GOV" || e.Sector == ""))
		}
	}
	if len(r.actors) > 0 && len(r.recipients) > 0 {
		a, b := r.actors[0].Code, r.recipients[0].Code
		yes(t, "foreign", a != "" && b != "" && a != b)
		yes(t, "domestic", a != "" && a == b)
	}
}

// stateTraits tell whether two states or bodies of states take part, or one
// alone.
func stateTraits(t sure.Traits, r roles) {
	codes := map[string]bool{}
	for e := range r.both() {
		if actsAsState(*e) {
			codes[cmp.Or(e.Code, e.Text)] = true
		}
	}
	yes(t, sure.Between, len(codes) > 1)
	yes(t, "own", len(codes) == 1 && len(r.actors) > 0 && actsAsState(r.actors[0]))
}

// actsAsState reports whether who takes part is a state, its government or
// forces, or a body of states.
func actsAsState(e entente.Entity) bool {
	switch e.Code {
	case "UNO", "EUR", "IGO":
		return true
	case "":
		return len(e.Members) > 0
	}
	switch e.Sector {
	case "", "GOV", "MIL", "SPY":
		return entente.IsState(e.Code)
	}
	return false
}

// placeTraits tell how near the trigger those who take part are named: as
// subject and object of its own, or elsewhere, or by a pronoun.
func (s *sentence) placeTraits(t sure.Traits, h hit, r roles) {
	verb := h.word
	if h.carrier >= 0 {
		verb = h.carrier
	}
	for i, e := range r.actors[:min(1, len(r.actors))] {
		yes(t, "actor.subject", s.names(verb, e, "nsubj", "nsubj:pass"))
		yes(t, "actor.pronoun", s.byPronoun(r.actors[i], nil))
	}
	for i, e := range r.recipients[:min(1, len(r.recipients))] {
		yes(t, "recipient.object", s.names(verb, e, "obj", "iobj", "nsubj:pass"))
		yes(t, "recipient.oblique", s.names(verb, e, "obl") || s.names(h.word, e, "nmod", "obl"))
		yes(t, "recipient.pronoun", s.byPronoun(r.recipients[i], nil))
	}
}

// names reports whether an entity stands in a phrase that hangs on a word so.
func (s *sentence) names(i int, e entente.Entity, rels ...string) bool {
	for _, k := range s.kidsBy(i, rels...) {
		if lo, hi := s.extent(k); e.Span.In == s.part {
			if whole := s.span(lo, hi); whole.Start <= e.Span.Start && e.Span.End <= whole.End {
				return true
			}
		}
	}
	return false
}

// stanceTraits tell how the event is said to stand.
func stanceTraits(t sure.Traits, st stance) {
	if st.Certainty != entente.Certain {
		t["certainty."+string(st.Certainty)] = 1
	}
	t["time."+string(st.Time)] = 1
	yes(t, "negative", st.Polarity == entente.Negative)
	yes(t, "attributed", len(st.AttributedTo) > 0)
	yes(t, "negative.unsure", st.Polarity == entente.Negative && st.Certainty == entente.Unknown)
}

// clauseTraits tell of the sentence and of the trigger's place in it.
func (s *sentence) clauseTraits(t sure.Traits, h hit) {
	yes(t, "title", s.part == entente.Title)
	n := len(s.tree.Words)
	t["length"] = math.Log(float64(n) / 25)
	depth := 0
	for i := h.word; s.head(i) >= 0 && depth < n; depth++ {
		i = s.head(i)
	}
	t["depth"] = float64(min(depth, 8)) / 4
	yes(t, "question", n > 0 && s.word(n-1).Form == "?")
	yes(t, "rootless", !s.isVerb(s.top(h.word)))
}
