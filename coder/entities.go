package coder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente"
	"entente/coder/frame"
)

// entity is who stands at a word: a known actor or agent, or the one that a
// pronoun stands for.
func (s *sentence) entity(i int) (entente.Entity, bool) {
	if r := s.refAt[i]; r >= 0 {
		// "military cooperation" is no cooperation of soldiers
		return s.refs[r].Entity, placeable(s.refs[r].Entity) || !s.relIs(i, "compound", "amod") || s.theirWords(i)
	}
	if e, ok := s.pronouns[i]; ok {
		return e, ok
	}
	return s.besideName(i)
}

// besideName is the actor that stands beside a name that nobody knows and says
// who he is: "Ali Hamid, a leader of the Sudanese opposition,". He goes under
// his name.
func (s *sentence) besideName(i int) (entente.Entity, bool) {
	if !s.nameable(i) {
		return entente.Entity{}, false
	}
	for _, k := range s.kidsBy(i, "appos") {
		r := s.refAt[k]
		if of := first(s.under(k, "of")); r < 0 && of >= 0 && (s.isPerson(k) || s.c.ledger.has("head of", s.lemma(k))) {
			r = s.refAt[of] // "head of the new government in Tripoli"
		}
		if r < 0 || k < i || s.refs[r].Entity.Sector == "" || s.word(k).UPOS == "PROPN" {
			continue
		}
		e, ev := s.refs[r].Entity, s.phrase(i)
		e.Text, e.Span, e.ID, e.Name = ev.Text, ev.Span, "", ""
		e.Reason = "a name beside: " + e.Reason
		return e, true
	}
	return entente.Entity{}, false
}

// theirWords reports whether a group stands before what it asks for: "[opposition]
// demands".
func (s *sentence) theirWords(i int) bool {
	h := s.head(i)
	return s.word(i).UPOS == "NOUN" && h > i && s.c.ledger.has("plea", s.lemma(h))
}

// kind answers a frame's #KIND about the word.
func (s *sentence) kind(i int, kind string) bool {
	e, ok := s.entity(i)
	switch kind {
	case "actor":
		return ok || s.anybody(i) || s.counts(i)
	case "person":
		x := s.word(i).XPOS
		return ok || x == "PRP" && !s.c.ledger.has("reflexive", strings.ToLower(s.word(i).Form)) || x == "WP" || s.counts(i) || s.isPerson(i) || s.nameable(i) && s.child(i, "flat") >= 0
	case "state":
		return ok && e.Code != "" && (e.Sector == "" || e.Sector == "GOV")
	}
	return ok && (e.Sector == kind || e.Code == kind || slices.Contains(e.More, kind))
}

// counts reports whether a number or pronoun stands for so many people: "thirty were
// detained", "shot two others".
func (s *sentence) counts(i int) bool {
	if s.child(i, "nmod", "nummod") >= 0 || !s.relIs(i, "nsubj", "nsubj:pass", "obj", "conj") {
		return false
	}
	return s.word(i).UPOS == "NUM" || s.c.ledger.has("counts", s.lemma(i)) || s.lemma(i) == "other"
}

// anybody reports whether a word stands for people, though nobody may know who they
// are: a pronoun of persons, a noun for persons or for a body of them, the full name
// of a stranger.
func (s *sentence) anybody(i int) bool {
	return s.humanPronoun(i) || s.isPerson(i) || s.isBody(i) || s.nameable(i) && s.child(i, "flat") >= 0
}

// humanPronoun reports whether a pronoun stands for somebody, whoever that is: "him",
// "us".
func (s *sentence) humanPronoun(i int) bool {
	form := strings.ToLower(s.word(i).Form)
	if s.word(i).UPOS != "PRON" || s.c.ledger.has("reflexive", form) {
		return false
	}
	return s.c.ledger.has("person pronoun", form) || s.c.ledger.has("first person", form)
}

// nameable reports whether a phrase that nobody knows may still name an actor:
// a proper name, which codes under its text. Days and months are none.
func (s *sentence) nameable(i int) bool {
	return s.word(i).UPOS == "PROPN" && s.refAt[i] < 0 && !s.ignored[i] && len(s.word(i).Form) > 1 && !s.isDate(i)
}

// isDate reports whether a word is part of a date.
func (s *sentence) isDate(i int) bool {
	for d := range s.dates {
		if s.dates[d].First <= i && i <= s.dates[d].Last {
			return true
		}
	}
	return false
}

// entities are the actors in the phrases at heads. Where a head is no actor
// ("Moscow's decision", "Russian attacks"), the one that holds it is meant.
func (s *sentence) entities(heads []int) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		if e, ok := s.entity(h); ok {
			out = addEntity(out, e)
			continue
		}
		if first := s.firstOfList(h); first != h && s.refAt[first] >= 0 {
			if s.nameable(h) {
				out = append(out, s.unknown(h)...)
			}
			continue // "Ukraine and tensions in the north": only actors are listed with actors
		}
		if s.isVerb(h) {
			if e, ok := s.party(h); ok {
				out = addEntity(out, e)
			}
			continue
		}
		if both := s.sides(h); len(both) > 1 {
			for _, e := range both {
				out = addEntity(out, e)
			}
			continue
		}
		for _, e := range s.holders(h) {
			out = addEntity(out, e)
		}
	}
	return out
}

// holders are the actors that a thing belongs to or comes from, all of them
// where they are listed: "a call by Mali and Chad".
func (s *sentence) holders(i int) []entente.Entity {
	one, ok := s.holder(i, 0)
	if !ok {
		return nil
	}
	t := trigger{word: i, pos: frame.Adj, carrier: -1}
	for _, slot := range []string{"poss", "of", "by", "from"} {
		var out []entente.Entity
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok && !s.means(t, h) {
				out = addEntity(out, e)
			}
		}
		if slices.ContainsFunc(out, func(e entente.Entity) bool { return e.Span == one.Span }) {
			return out
		}
	}
	return []entente.Entity{one}
}

// sides are those that a thing is between: "trade between Mali and Chad".
func (s *sentence) sides(i int) []entente.Entity {
	var out []entente.Entity
	for _, h := range s.heads(trigger{word: i, pos: frame.Adj, carrier: -1}, "between") {
		if e, ok := s.entity(h); ok {
			out = addEntity(out, e)
		}
	}
	return out
}

// holderSlots are the relations under which the actor of a thing stands, best
// first, by preposition for phrases.
var holderSlots = []string{"poss", "mod", "of", "by", "from", "maker", "between", "in", "on", "against", "to", "for", "with"}

// holder is the actor that a thing belongs to or comes from.
func (s *sentence) holder(i, depth int) (entente.Entity, bool) {
	if depth > 3 {
		return entente.Entity{}, false
	}
	t := trigger{word: i, pos: frame.Adj, carrier: -1}
	for _, slot := range holderSlots {
		for _, h := range s.heads(t, slot) {
			if e, ok := s.entity(h); ok && !s.means(t, h) {
				return e, true
			}
		}
	}
	for _, k := range s.kids[i] {
		if s.relIs(k, "nmod", "appos", "compound") {
			if e, ok := s.holder(k, depth+1); ok {
				return e, true
			}
		}
	}
	return entente.Entity{}, false
}

func addEntity(list []entente.Entity, e entente.Entity) []entente.Entity {
	for _, o := range list {
		if o.Same(e) && (o.Code != "" || o.Text == e.Text) {
			return list
		}
	}
	return append(list, e)
}

// unknown codes a proper name that nobody knows under its text.
func (s *sentence) unknown(i int) []entente.Entity {
	if !s.nameable(i) {
		return nil
	}
	ev := s.phrase(i)
	e := entente.Entity{Text: ev.Text, Span: ev.Span, Reason: "a name that is not in the gazetteer"}
	if s.part != entente.Title { // the capitals of a headline tell too little
		e.Unknown = s.bareName(i, ev.Span)
	}
	return []entente.Entity{e}
}

// bareName is the words of a name's phrase without what stands before them:
// article, numbers and words in lower case.
func (s *sentence) bareName(i int, span entente.Span) string {
	for k := range s.tree.Words {
		w := s.word(k)
		if w.Start >= span.Start && k <= i && w.UPOS != "DET" && w.UPOS != "NUM" && unicode.IsUpper(firstRune(w.Form)) {
			return s.text[w.Start:span.End]
		}
	}
	return ""
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// foreign keeps the entities of another country than the visitors.
func foreign(hosts, visitors []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(hosts), func(h entente.Entity) bool {
		return slices.ContainsFunc(visitors, func(v entente.Entity) bool { return v.Code != "" && v.Code == h.Code })
	})
}

func without(list, drop []entente.Entity) []entente.Entity {
	return slices.DeleteFunc(slices.Clone(list), func(e entente.Entity) bool {
		return slices.ContainsFunc(drop, func(o entente.Entity) bool { return o.Span == e.Span })
	})
}

// asGovernment gives a bare country, or a place that stands for it, the sector
// of its government: a nationality that acts is its government (codebook,
// Actors).
func asGovernment(es []entente.Entity) []entente.Entity {
	for i := range es {
		if es[i].Sector == "" && entente.IsState(es[i].Code) {
			es[i].Sector = "GOV"
		}
	}
	return es
}
