package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// oneSided are the stages that one party takes alone, often against the others.
var oneSided = []string{"ratified", "invoked", "suspended", "withdrawn from", "denounced", "ended", "in force"}

// findParties finds who an agreement is between: those that its noun names, then
// those who sign, ratify or leave it. Who does a one-sided thing to an agreement
// between others does not become a party, and has not done it.
func (b *bond) findParties(t trigger) {
	s := b.s
	b.parties = s.partiesOn(t)
	defer b.dropTitled()
	for _, e := range b.listed() {
		b.parties = addParty(b.parties, e)
	}
	b.partiesElsewhere()
	b.knownParties()
	b.named = len(b.parties)
	kept := b.steps[:0]
	for _, st := range b.steps {
		who := s.stepTakers(st.word)
		if st.stage == "proposed" && s.isVerb(st.word) { // "wants a treaty from Niger"
			who = append(who, s.stateParties(s.heads(s.stepTrigger(st.word), "from"))...)
		}
		if b.named >= 2 && slices.Contains(oneSided, st.stage) && len(who) > 0 && !covers(b.parties, who) {
			if b.hi+1 >= len(s.tree.Words) || s.lemma(b.hi+1) != "with" || b.pact != nil {
				continue
			}
			for _, e := range who { // "left its agreement with Laos and Vietnam"
				b.parties = addParty(b.parties, e)
			}
		}
		kept = append(kept, st)
		if b.named >= 2 {
			continue
		}
		for _, e := range who {
			b.parties = addParty(b.parties, e)
		}
	}
	b.steps = kept
	if h := s.head(b.noun); len(b.steps) == 0 && b.touched && h >= 0 && b.named < 2 {
		for _, e := range s.stepTakers(h) {
			b.parties = addParty(b.parties, e)
		}
	}
	if h := s.head(b.noun); len(b.steps) == 0 && b.named < 2 && h >= 0 && s.isVerb(h) && (s.c.ledger.has("founding", s.lemma(h)) || s.c.ledger.has("keeping", s.lemma(h))) {
		for _, e := range s.stepTakers(h) {
			b.parties = addParty(b.parties, e)
		}
	}
	if len(b.parties) < 2 {
		b.signers()
	}
}

// inClauseOn reports whether a word stands in a clause that describes the noun h:
// "rebels who signed it in Kenya".
func (s *sentence) inClauseOn(i, h int) bool {
	for n := 0; i >= 0 && i != h && n < maxHops; i, n = s.head(i), n+1 {
		if s.isVerb(i) {
			return true
		}
	}
	return false
}

// dropTitled drops from the parties of a known treaty those that its name only
// seems to hold: the North Atlantic Treaty is not the North's.
func (b *bond) dropTitled() {
	if b.pact == nil || len(b.pact.parties) > 0 {
		return
	}
	s := b.s
	b.parties = slices.DeleteFunc(b.parties, func(e entente.Entity) bool {
		return e.Span.In == s.part && e.Span.End > s.word(b.lo).Start && e.Span.End <= s.word(b.hi).End
	})
}

// stepTakers are the states who take a step: its subject, those with whom and by
// whom, and for a noun those whose it is.
func (s *sentence) stepTakers(w int) []entente.Entity {
	var out []entente.Entity
	t := s.stepTrigger(w)
	slots := []string{"subj", "with", "by", "between"}
	if !s.isVerb(w) {
		slots = []string{"poss", "mod", "by", "between", "with"}
	}
	for _, slot := range slots {
		for _, e := range s.stateParties(s.heads(t, slot)) {
			out = addParty(out, e)
		}
	}
	if h := s.head(w); !s.isVerb(w) && len(out) == 0 && h >= 0 && s.isVerb(h) && (!s.reports(h) || s.relIs(w, "obj")) {
		return s.stepTakers(h)
	}
	if s.isVerb(w) && len(out) == 0 { // "plans to withdraw", "signed a law that ends"
		for h, n := s.head(w), 0; h >= 0 && n < 3; h, n = s.head(h), n+1 {
			if !s.isVerb(h) && !s.c.ledger.has("paper", s.lemma(h)) && !s.oneOfSeveral(h) || s.reports(h) && !s.c.ledger.has("intends", s.lemma(h)) {
				break
			}
			if s.isVerb(h) {
				for _, e := range s.stateParties(s.heads(trigger{word: h, pos: frame.Verb, carrier: -1}, "subj")) {
					out = addParty(out, e)
				}
			}
			if len(out) > 0 {
				break
			}
		}
	}
	return out
}

// stateParties are the actors at heads as parties of an agreement: states and
// bodies, by their names or by those who speak and sign for them.
func (s *sentence) stateParties(heads []int) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		if n := s.whose(h); n >= 0 { // "Mali and Niger, whose envoys signed it"
			out = append(out, s.stateParties(s.expand([]int{n}))...)
			continue
		}
		if e, ok := s.entity(h); ok && (e.Code != "" || len(e.Members) > 0) {
			out = addParty(out, e)
			continue
		}
		if !s.isNoun(h) || !s.c.ledger.has("party noun", s.lemma(h)) && !s.c.ledger.has("country noun", s.lemma(h)) {
			continue
		}
		for _, ref := range s.refsUnder(h) {
			if !s.inClauseOn(ref.Head, h) {
				out = addParty(out, ref.Entity)
			}
		}
		if len(out) == 0 {
			if e, ok := s.holder(h, 0); ok {
				out = addParty(out, e)
			}
		}
	}
	return out
}

// partiesOn are the states that a noun names as its parties, on itself or on
// what completes its title ("the treaty on friendship between X and Y").
func (s *sentence) partiesOn(t trigger) []entente.Entity {
	var out []entente.Entity
	for _, slot := range []string{"between", "with", "poss", "mod", "among", "of"} {
		heads := slices.DeleteFunc(s.heads(t, slot), func(h int) bool {
			return s.refAt[h] >= 0 && (s.refAt[h] == s.refAt[t.word] || slot == "mod" && s.lends(s.refAt[h]) || slot == "of" && s.cityOf(t.word, h))
		})
		for _, e := range s.stateParties(heads) {
			out = addParty(out, e)
		}
	}
	for _, k := range s.kidsBy(t.word, "acl") { // "a ceasefire brokered by Qatar between …"
		if s.word(k).XPOS == "VBN" {
			for _, e := range s.stateParties(s.expand(s.under(k, "between"))) {
				out = addParty(out, e)
			}
		}
	}
	for _, k := range s.kidsBy(t.word, "nmod") {
		if c := s.caseOf(k); c != "on" && c != "of" && c != "for" {
			continue
		}
		for _, prep := range []string{"between", "with"} {
			for _, e := range s.stateParties(s.expand(s.under(k, prep))) {
				out = addParty(out, e)
			}
		}
	}
	return out
}

// listed are the parties that follow a title word for word ("… partnership
// between X and Y", "signed with X in 1998"), or stand right before it
// ("Russia-Iran treaty"), since parsers often hang them elsewhere.
func (b *bond) listed() []entente.Entity {
	s := b.s
	var out []entente.Entity
	for at := b.lo - 1; at >= 0; at-- {
		r := s.refAt[at]
		if e, ok := s.combining(at); ok {
			out = addParty(out, e)
			break
		}
		if r < 0 && s.word(at).Form != "-" && s.word(at).Form != "–" && s.word(at).Form != "/" {
			break
		}
		if r >= 0 {
			if !s.within(s.refs[r].Head, b.noun) || s.lends(r) {
				break
			}
			out = addParty(out, s.refs[r].Entity)
			at = s.refs[r].First
		}
	}
	slices.Reverse(out)
	at := b.hi + 1
	for at < len(s.tree.Words) && (s.isDate(at) || strings.EqualFold(s.word(at).Form, "of") && at+1 < len(s.tree.Words) && s.isDate(at+1)) {
		at++
	}
	if at >= len(s.tree.Words) || s.lemma(at) != "between" && s.lemma(at) != "with" && s.lemma(at) != "among" {
		return out
	}
	for at++; at < len(s.tree.Words); at++ {
		if r := s.refAt[at]; r >= 0 {
			out = addParty(out, s.refs[r].Entity)
			at = s.refs[r].Last
		} else if !slices.Contains([]string{"DET", "CCONJ", "PUNCT"}, s.word(at).UPOS) || s.word(at).Form == "." || isQuote(s.word(at).Form) {
			break
		}
	}
	return out
}

// cityOf reports whether a capital stands in an agreement's name as the place
// where it was made: "the Treaty of Moscow".
func (s *sentence) cityOf(noun, h int) bool {
	return s.upper(noun) && h == noun+2 && strings.HasPrefix(s.refs[s.refAt[h]].Entity.Reason, "capital")
}

// signers takes the two states of a sentence for parties where it tells a step,
// or who talks with whom, and names no others: "Under a pact signed in 1988 India
// and Pakistan exchange lists". Who only reports it is none of them.
func (b *bond) signers() {
	s := b.s
	if len(b.steps) == 0 || b.definite() && b.bare() || s.takenByOthers(b.steps) || b.withOthers() || b.onlyAdopted() {
		return
	}
	var all []entente.Entity
	for n, ref := range s.refs {
		if !s.speaks(ref) && !s.lends(n) && entente.IsState(ref.Entity.Code) || ref.Entity.Code == "EUR" {
			all = addParty(all, ref.Entity)
		}
	}
	if len(all) == 2 && covers(all, b.parties) {
		b.parties = all
	}
}

// onlyAdopted reports whether a paper that names many things is only told to be
// adopted, by nobody who binds a state: "a declaration adopted at the session".
func (b *bond) onlyAdopted() bool {
	s := b.s
	return s.c.ledger.has("loose agreement", s.lemma(b.noun)) && !slices.ContainsFunc(b.steps, func(st step) bool {
		return st.stage != "ratified" || len(s.stepTakers(st.word)) > 0
	})
}

// withOthers reports whether an agreement is said to be with or between ones who
// are no states: "an accord with broadcasters".
func (b *bond) withOthers() bool {
	s := b.s
	var heads []int
	for _, slot := range []string{"with", "between"} {
		heads = append(heads, s.heads(trigger{word: b.noun, pos: frame.Noun, carrier: -1}, slot)...)
		for _, st := range b.steps {
			heads = append(heads, s.heads(s.stepTrigger(st.word), slot)...)
		}
	}
	return slices.ContainsFunc(heads, func(h int) bool {
		return s.isNoun(h) && s.refAt[h] < 0 && !s.signs(h) && len(s.stateParties([]int{h})) == 0
	})
}

// takenByOthers reports whether steps have subjects who are no states.
func (s *sentence) takenByOthers(steps []step) bool {
	for _, st := range steps {
		t := s.stepTrigger(st.word)
		if t.pos != frame.Verb || s.passive(st.word) || len(s.stepTakers(st.word)) > 0 {
			continue
		}
		if slices.ContainsFunc(s.heads(t, "subj"), func(h int) bool { return s.refAt[h] < 0 && !s.signs(h) }) {
			return true
		}
	}
	return false
}

// signs reports whether a word names those who sign for states: "they", "the two
// presidents", "both sides".
func (s *sentence) signs(h int) bool {
	return strings.EqualFold(s.word(h).Form, "they") || s.c.ledger.has("party noun", s.lemma(h)) || s.c.ledger.has("country noun", s.lemma(h))
}

// speaks reports whether an actor stands in a sentence as its source or as a
// place.
func (s *sentence) speaks(ref actor.Ref) bool {
	h := s.head(ref.Head)
	if h >= 0 && s.isVerb(h) && s.reports(h) && s.relIs(ref.Head, "nsubj") {
		return true
	}
	c := s.caseOf(ref.Head)
	return c == "in" || c == "at" || c == "from" || s.c.ledger.has("source", c)
}

// tellsOfPair reports whether a bond without parties of its own is one that two
// states, named before, have signed: "The two presidents signed a treaty", "A
// treaty was signed".
func (b *bond) tellsOfPair() bool {
	s := b.s
	if b.definite() && b.bare() || len(b.parties) > 0 && !b.onlyOne() || b.withOthers() {
		return false
	}
	for _, st := range b.steps {
		if st.stage != "signed" && st.stage != "proposed" && st.stage != "negotiated" && st.stage != "ratified" {
			continue
		}
		subj := s.heads(s.stepTrigger(st.word), "subj")
		if len(subj) == 0 {
			return true
		}
		for _, h := range subj {
			if len(subj) > 1 && s.isHe(h) || slices.ContainsFunc(s.kidsBy(h, "conj"), s.isHe) { // "Sadat and he signed"
				return true
			}
			if x := s.word(h).XPOS; x == "CD" && (s.lemma(h) == "two" || s.lemma(h) == "both") || s.signs(h) && (x == "NNS" || x == "NNPS" || x == "PRP" || len(subj) > 1) {
				return true
			}
		}
	}
	return false
}

// isHe reports whether a word takes up a person.
func (s *sentence) isHe(i int) bool {
	f := strings.ToLower(s.word(i).Form)
	return f == "he" || f == "she"
}

// onlyOne reports whether exactly one party is known, by a person who signs.
func (b *bond) onlyOne() bool { return len(b.parties) == 1 && b.named == 0 }

// addParty adds states and bodies; the members of "the two countries" are the
// parties, not the phrase.
func addParty(list []entente.Entity, e entente.Entity) []entente.Entity {
	if len(e.Members) > 0 && e.Code == "" {
		for _, m := range e.Members {
			list = addParty(list, entente.Entity{Text: e.Text, Span: e.Span, Code: m, Reason: e.Reason})
		}
		return list
	}
	if e.Code == "" || e.Sector != "" && e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "LEG" {
		return list
	}
	if slices.ContainsFunc(list, func(o entente.Entity) bool { return o.Code == e.Code }) {
		return list
	}
	if entente.IsState(e.Code) && e.Sector != "" { // a parliament that ratifies does so for its state
		e.Sector = "GOV"
	}
	return append(list, e)
}

// partiesElsewhere looks for the parties of an agreement where its noun names fewer
// than two: in a count, or in what the agreement does or is there for.
func (b *bond) partiesElsewhere() {
	s := b.s
	if len(b.parties) < 2 {
		b.counted()
	}
	if len(b.parties) < 2 {
		b.bound()
	}
	if v := s.head(b.noun); len(b.parties) < 2 && v >= 0 && s.relIs(b.noun, "nsubj") && s.c.ledger.has("binding", s.lemma(v)) {
		for _, e := range s.stateParties(s.expand(s.kidsBy(v, "obj"))) { // "the accord binds Peru and Chile to …"
			b.parties = addParty(b.parties, e)
		}
	}
	if v := s.lostRelative(b.noun); v >= 0 && len(b.parties) < 2 {
		b.before(v)
	}
	if b.under() && len(b.parties) < 2 {
		for _, e := range s.stepTakers(s.head(b.noun)) {
			b.parties = addParty(b.parties, e)
		}
	}
}

// under reports whether a clause tells what its subjects are bound to under an
// agreement: "Under the declaration Peru and Chile promised to consult".
func (b *bond) under() bool {
	s := b.s
	v := s.head(b.noun)
	return v >= 0 && s.isVerb(v) && s.relIs(b.noun, "obl") && (s.caseOf(b.noun) == "under" || s.caseOf(b.noun) == "by") && b.definite() && !b.bare() &&
		len(s.c.clauses.obligationsIn(s.text[s.start:s.end], false)) > 0
}

// bound takes those for the parties whom a relative clause tells to do something
// for each other by the agreement: "a contract by which Russia is to supply China".
func (b *bond) bound() {
	s := b.s
	for _, k := range s.kidsBy(b.noun, "acl") {
		if !s.byRelative(k) {
			continue
		}
		var all []entente.Entity
		for i := range s.tree.Words {
			if i < b.hi || !s.within(i, k) || s.refAt[i] < 0 || s.refs[s.refAt[i]].Head != i {
				continue
			}
			if s.head(i) == k && s.relIs(i, "nsubj", "obj", "iobj") || s.relIs(i, "obl", "conj", "nmod") && slices.Contains([]string{"to", "for", "with", "from", ""}, s.caseOf(i)) {
				all = addParty(all, s.refs[s.refAt[i]].Entity)
			}
		}
		all = slices.DeleteFunc(all, func(e entente.Entity) bool { return !entente.IsState(e.Code) })
		if len(all) == 2 && covers(all, b.parties) {
			b.parties = all
		}
	}
}

// combining is the state of a form that is joined to another state's name by a
// hyphen: "the [Franco]-German pact".
func (s *sentence) combining(i int) (entente.Entity, bool) {
	if i < 0 || i+2 >= len(s.tree.Words) || s.word(i+1).Form != "-" && s.word(i+1).Form != "–" || s.refAt[i+2] < 0 {
		return entente.Entity{}, false
	}
	code := s.c.ledger.valueOf("combining", strings.ToLower(s.word(i).Form))
	ev := s.evidence(i, i)
	return entente.Entity{Text: ev.Text, Span: ev.Span, Code: code, Reason: "joined to another state's name"}, code != ""
}

// before takes those for the parties who stand between the agreement and the verb
// of a relative clause that the parser lost.
func (b *bond) before(v int) {
	s := b.s
	for _, ref := range s.refs {
		if ref.First > b.noun && ref.Last < v && !s.inClauseOn(ref.Head, b.noun) {
			b.parties = addParty(b.parties, ref.Entity)
		}
	}
}

// counted takes the states of the sentence for the parties where the agreement
// is said to be of as many: "a pact of the three", "an accord between the two".
func (b *bond) counted() {
	s := b.s
	want := 0
	for at := b.hi + 1; at < min(b.hi+4, len(s.tree.Words)) && want == 0; at++ {
		want = slices.Index([]string{"two", "three", "four", "five", "six"}, strings.ToLower(s.word(at).Form)) + 2
		if want == 1 {
			want = 0
		}
	}
	if want == 0 || b.hi+1 >= len(s.tree.Words) || !slices.Contains([]string{"of", "between", "among"}, s.lemma(b.hi+1)) {
		return
	}
	var all []entente.Entity
	for _, ref := range s.refs {
		if entente.IsState(ref.Entity.Code) {
			all = addParty(all, ref.Entity)
		}
	}
	if len(all) == want {
		b.parties = all
	}
}
