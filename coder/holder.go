package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// group takes up states that were named before: "both countries", "the three
// governments", "the parties".
type group struct {
	count  int              // 0 where the words do not tell
	others []entente.Entity // whom the reader of actors thought of
}

// noStance are the sectors that hold no position in this record: states do,
// their organs and leaders, bodies of states, parties and armed groups.
var noStance = []string{"JRN", "BUS", "AGR", "MED", "LAB", "JUD", "CRM", "COP", "MNC", "SOC"}

// takesStances reports whether an actor's stance is one of the record.
func takesStances(e entente.Entity) bool {
	if e.Code == "NGO" || e.Code == "UNO" || e.Code == "IGO" { // the Red Cross, the World Health Organization
		return e.Sector != "JRN" && e.Sector != "BUS"
	}
	return (e.Code != "" || len(e.Members) > 0) && e.Code != "MNC" && !slices.Contains(noStance, e.Sector)
}

// takers are those who hold a stance, by the words for them; or the group that
// the words take up.
func (s *sentence) takers(who []int) ([]entente.Entity, *group) {
	var out []entente.Entity
	var taken *group
	for _, h := range s.withCompany(s.speakers(who)) {
		if g, ok := s.groupAt(h); ok {
			taken = &g
			continue
		}
		for _, e := range s.takersAt(h) {
			out = addEntity(out, e)
		}
	}
	coded := slices.ContainsFunc(out, takesStances)
	if coded { // "Washington and its allies": the allies are not told apart
		taken = nil
		out = slices.DeleteFunc(out, func(e entente.Entity) bool { return !takesStances(e) })
	}
	if taken != nil && len(out) > 0 {
		taken = nil
	}
	return asGovernment(out), taken
}

// speakers puts all who say it in the place of "they": "Rome and Oslo said they
// were alarmed".
func (s *sentence) speakers(who []int) []int {
	var out []int
	for _, h := range who {
		up := s.head(h)
		if s.lemma(h) == "they" && up >= 0 && s.relIs(up, "ccomp") && s.head(up) >= 0 && s.reports(s.head(up)) {
			if all := s.subjectOf(trigger{word: s.head(up), pos: frame.Verb, carrier: -1}); len(all) > 1 {
				out = append(out, all...)
				continue
			}
		}
		out = append(out, h)
	}
	return s.wholeList(out)
}

// wholeList adds the later ones of a list, however the parser hung them.
func (s *sentence) wholeList(heads []int) []int {
	out := slices.Clone(heads)
	for n := 0; n < len(out); n++ {
		for _, k := range s.kidsBy(out[n], "conj") {
			if (s.isNoun(k) || s.refAt[k] >= 0) && !slices.Contains(out, k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// withCompany adds who is named along with a holder.
func (s *sentence) withCompany(who []int) []int {
	out := slices.Clone(who)
	for _, h := range who {
		for _, top := range []int{h, s.head(h)} {
			if top < 0 {
				continue
			}
			for _, k := range s.kids[top] {
				if s.relIs(k, "nmod", "obl") && s.c.stances.has("together", s.caseOf(k)) {
					out = append(out, s.expand([]int{k})...)
				}
			}
		}
	}
	return out
}

// takersAt is who one word names as a holder, none if it names none.
func (s *sentence) takersAt(h int) []entente.Entity {
	l, w := s.lemma(h), s.c.stances
	if w.has("no holder", l) || w.has("self", strings.ToLower(s.word(h).Form)) && s.refAt[h] < 0 {
		if w.has("self", strings.ToLower(s.word(h).Form)) {
			return spokesmen(s.standing(trigger{word: max(s.head(h), 0), pos: frame.Verb, carrier: -1}).Standing)
		}
		return nil
	}
	if e, ok := s.ownerInstead(h); ok {
		return []entente.Entity{e}
	}
	e, ok := s.entity(h)
	if s.takesUpTold(h) {
		e, ok = s.lastly, s.lastly.Code != ""
	}
	if e.Code == "" {
		for _, find := range []func(int) (entente.Entity, bool){s.organ, s.ownOrgan, s.clauseSayer, s.panelOf} {
			if o, have := s.seated(h, e); have {
				return []entente.Entity{o}
			}
			if o, have := find(h); have {
				return []entente.Entity{o}
			}
		}
	}
	switch {
	case ok && takesStances(e):
		if r := s.refAt[h]; r >= 0 && s.businesslike(h) {
			return nil
		}
		return single([]entente.Entity{e})
	case ok && e.Code != "":
		return nil
	case !ok && w.has("speaks", l):
		return s.authors(h)
	case !ok && s.isNoun(h):
		if own := s.heldBy(h); len(own) > 0 && (w.has("holder", l) || s.isBody(h)) {
			return own
		}
	}
	return s.unnamed(h)
}

// organ is the body that was named in full before and goes by its noun alone:
// "the Ministry of Foreign Affairs of Peru … the Ministry".
func (s *sentence) organ(h int) (entente.Entity, bool) {
	if !s.isNoun(h) || !s.definite(h) || s.word(h).XPOS == "NNS" || len(s.modifiers(h)) > 0 {
		return entente.Entity{}, false
	}
	e, ok := s.organs[s.lemma(h)]
	if ok {
		e.Text, e.Span, e.Reason = s.phrase(h).Text, s.phrase(h).Span, "named in full before: "+e.Text
	}
	return e, ok
}

// seated is a ministry without a state as that of the capital that its clause
// begins with: "In Paris the foreign ministry said".
func (s *sentence) seated(h int, e entente.Entity) (entente.Entity, bool) {
	v := s.head(h)
	if e.Sector != "GOV" || v < 0 || !s.relIs(h, "nsubj") {
		return e, false
	}
	for _, k := range s.under(v, "in") {
		if of, ok := s.entity(k); ok && k < h && entente.IsState(of.Code) && bareState(of) {
			e.Code, e.Reason = of.Code, "in "+of.Text
			return e, true
		}
	}
	return e, false
}

// name notes the bodies that a sentence names by a noun and whose they are.
func (r *reader) name(s *sentence) {
	for _, ref := range s.refs {
		h := ref.Head
		if !s.isNoun(h) || !s.c.stances.has("organ", s.lemma(h)) || ref.Entity.Code == "" {
			continue
		}
		if r.organs == nil {
			r.organs = map[string]entente.Entity{}
		}
		r.organs[s.lemma(h)] = ref.Entity
	}
}

// described is the phrase for the subject of a sentence, where it is new and has
// no name: "A company registered in Malta is said to have".
func (s *sentence) described() entente.Entity {
	for i := range s.tree.Words {
		if s.head(i) >= 0 {
			continue
		}
		for _, k := range s.kidsBy(i, "nsubj") {
			if d := s.child(k, "det"); s.word(k).UPOS == "NOUN" && d >= 0 && (s.lemma(d) == "a" || s.lemma(d) == "an") {
				return s.describedAt(k, i)
			}
		}
	}
	return entente.Entity{}
}

// describedAt is the actor at a subject before its verb, in all its words; one
// that holds no positions goes without code.
func (s *sentence) describedAt(k, v int) entente.Entity {
	e, ok := s.entity(k)
	if !ok && !s.isPerson(k) {
		return entente.Entity{}
	}
	if !takesStances(e) {
		e = entente.Entity{}
		if !slices.ContainsFunc(s.refs, func(r actor.Ref) bool { return r.First > v && entente.IsState(r.Entity.Code) }) {
			e.Sector = "BUS" // a shop and its customers: what it says is no matter between states
		}
	}
	lo, hi := s.extent(k)
	ev := s.evidence(lo, max(k, min(hi, v-1)))
	e.Text, e.Span, e.Reason = ev.Text, ev.Span, "whom the sentence before told of"
	return e
}

// takesUpTold reports whether a word is the pronoun for whom the sentence before
// only described: it stands first.
func (s *sentence) takesUpTold(h int) bool {
	l := s.lemma(h)
	return s.lastly.Text != "" && s.word(h).UPOS == "PRON" && h < 2 && (l == "it" || l == "he" || l == "she")
}

// businesslike reports whether a state only tells where a holder of none comes
// from: "Italian farmers".
func (s *sentence) businesslike(h int) bool {
	ref := s.refs[s.refAt[h]]
	for i := ref.First; i <= ref.Last; i++ {
		if s.c.stances.has("no holder", s.lemma(i)) && !s.refs[s.refAt[h]].Entity.StateControlled {
			return true
		}
	}
	return false
}

// heldBy are the actors that a body or an office belongs to.
func (s *sentence) heldBy(h int) []entente.Entity {
	if s.c.stances.has("relational", s.lemma(h)) {
		return nil
	}
	var out []entente.Entity
	for _, k := range append(append(s.expand(s.kidsBy(h, "nmod:poss")), s.expand(s.under(h, "of"))...), s.modifiers(h)...) {
		if e, ok := s.entity(k); ok && takesStances(e) {
			out = addEntity(out, e)
		}
	}
	return single(out)
}

// authors are those in whose name a text speaks.
func (s *sentence) authors(h int) []entente.Entity {
	heads := slices.Concat(s.kidsBy(h, "nmod:poss"), s.under(h, "by"), s.under(h, "from"), s.under(h, "of"), s.under(h, "between"))
	t := trigger{word: h, pos: frame.Noun, carrier: -1}
	var out []entente.Entity
	for _, k := range s.expand(append(heads, append(s.modifiers(h), s.heads(t, "maker")...)...)) {
		if e, ok := s.entity(k); ok && takesStances(e) {
			out = addEntity(out, e)
		}
	}
	return single(out)
}

// unnamed is a holder that has no code, under its text: "European leaders".
func (s *sentence) unnamed(h int) []entente.Entity {
	w, l := s.c.stances, s.lemma(h)
	if !s.isNoun(h) || !w.has("holder", l) && !s.namesHolders(h) {
		return nil
	}
	if w.has("holder.bound", l) && !slices.ContainsFunc(s.modifiers(h), func(k int) bool { return w.has("holder.of", s.lemma(k)) || s.refAt[k] >= 0 }) {
		return nil
	}
	if slices.ContainsFunc(s.modifiers(h), func(k int) bool { return w.has("no holder", s.lemma(k)) || w.has("no holder.of", s.lemma(k)) }) {
		return nil
	}
	ev := s.phrase(h)
	if _, isPart := s.entity(h); isPart && s.word(h).UPOS == "PROPN" {
		return nil
	}
	e, _ := s.entity(h)
	return []entente.Entity{{Text: ev.Text, Span: ev.Span, Sector: e.Sector, Reason: holdersOnly}}
}

// namesHolders reports whether a proper name that nobody knows is one of a
// ministry or a league by its noun.
func (s *sentence) namesHolders(h int) bool {
	return s.word(h).UPOS == "PROPN" && s.refAt[h] < 0 && s.isBody(h) && s.c.stances.has("holder", s.lemma(h))
}

// groupAt reads a noun or pronoun that takes up states named before.
func (s *sentence) groupAt(h int) (group, bool) {
	l, w := s.lemma(h), s.c.stances
	switch e, ok := s.entity(h); {
	case len(e.Members) == 2 && (!ok || e.Code == "" && w.has("group", l)):
		return group{2, single([]entente.Entity{e})}, true
	case ok && (e.Code != "" || len(e.Members) > 0):
		return group{}, false
	}
	switch {
	case l == "both" && s.refAt[h] < 0 && s.relIs(h, "obj", "iobj", "nsubj"):
		return group{count: 2}, true
	case l == "they" && s.refAt[h] < 0:
		return group{}, true
	case s.ofUnnamed(h):
		return group{}, false
	case w.has("speaks", l):
		return group{}, s.definite(h) && len(s.authors(h)) == 0
	case s.isGroupWord(h) && !s.isOtherGroup(h):
		return s.countedGroup(h)
	}
	return group{}, false
}

// countedGroup is the group of a word for one, if more than one is meant and it is certain
// which: "both presidents", "the countries".
func (s *sentence) countedGroup(h int) (group, bool) {
	n := s.countOn(h)
	plural := s.isPlural(h) || !s.isNoun(h) || n > 1
	return group{count: n}, plural && (n > 0 || s.definite(h))
}

// isGroupWord reports whether a word can stand for states named before: "the two
// [countries]", "the [latter]".
func (s *sentence) isGroupWord(h int) bool {
	u := s.word(h).UPOS
	return s.c.stances.has("group", s.lemma(h)) && (s.isNoun(h) || u == "DET" || u == "PRON" || u == "NUM")
}

// isOtherGroup reports whether a word for a group is said to be of others than those
// named before: "Chad's neighbours", "the Western capitals".
func (s *sentence) isOtherGroup(h int) bool {
	if s.refAt[h] < 0 && len(s.heldBy(h)) > 0 {
		return true
	}
	w := s.c.stances
	return slices.ContainsFunc(s.modifiers(h), func(k int) bool {
		l := s.lemma(k)
		return s.word(k).UPOS != "NUM" && l != "foreign" && w.has("holder.of", l) && !w.has("all of", l) && !w.has("group", l)
	})
}

// ofUnnamed reports whether a noun is of states that are only counted: "the foreign
// ministers of ten countries" are nobody who is named.
func (s *sentence) ofUnnamed(h int) bool {
	return slices.ContainsFunc(s.kidsBy(h, "nmod"), func(k int) bool {
		return s.refAt[k] < 0 && s.c.ledger.has("country noun", s.lemma(k)) && s.child(k, "nummod") >= 0 && !s.definite(k)
	})
}

// countOn is how many a phrase says that there are, 0 if it does not say.
func (s *sentence) countOn(h int) int {
	words := append([]int{h}, s.kidsBy(h, "nummod", "det", "amod", "det:predet")...)
	for _, k := range words {
		switch l := strings.ToLower(s.word(k).Form); l {
		case "both":
			return 2
		case "trio":
			return 3
		case "pair":
			return 2
		default:
			if n := s.c.ledger.number(l); n > 1 && n < 10 && (k != h || s.c.stances.has("all of", l)) {
				return n
			}
		}
	}
	return 0
}
