package coder

import (
	"slices"

	"strings"

	"entente/actor"
	"entente/coder/frame"
	"entente/syntax"
)

// maxHops bounds the search for a subject through clauses.
const maxHops = 6

// trigger is the word that says what happened. A noun under a light verb
// ("launched an attack") has that verb as its carrier.
type trigger struct {
	word    int
	pos     frame.POS
	carrier int // -1 if none
}

// scene lets frames look around a trigger. It keeps what stands in the slots that
// were asked for: the frames of a word ask for the same ones.
type scene struct {
	*sentence
	t     trigger
	slots []slotted
}

// slotted is what stands in a slot.
type slotted struct {
	slot    string
	fillers []frame.Filler
}

// Words implements frame.Scene.
func (sc *scene) Words() frame.Words {
	var w frame.Words
	for i := range sc.tree.Words {
		w.Add(sc.lemma(i))
	}
	return w
}

// Fillers implements frame.Scene.
func (sc *scene) Fillers(slot string) []frame.Filler {
	for i := range sc.slots {
		if sc.slots[i].slot == slot {
			return sc.slots[i].fillers
		}
	}
	heads := sc.fill(sc.t, slot)
	out := make([]frame.Filler, 0, len(heads))
	for _, i := range heads {
		out = append(out, frame.Filler{Lemma: sc.lemma(i), Kind: func(k string) bool { return sc.kind(i, k) }})
	}
	sc.slots = append(sc.slots, slotted{slot, out})
	return out
}

// fill are the heads that stand in a slot of a trigger, with those coordinated to
// them.
func (s *sentence) fill(t trigger, slot string) []int {
	heads := s.heads(t, slot)
	if slot != "xc" {
		return heads
	}
	// "announced that it will not withdraw" announces no withdrawal
	return slices.DeleteFunc(slices.Clone(heads), func(i int) bool { return s.finite(i) && s.negated(i) })
}

func (s *sentence) heads(t trigger, slot string) []int {
	if at, below, ok := strings.Cut(slot, "."); ok { // "obj.mod": what modifies the object
		var out []int
		for _, h := range s.heads(t, at) {
			out = append(out, s.heads(trigger{word: h, pos: frame.Adj, carrier: -1}, below)...)
		}
		return out
	}
	switch slot {
	case "subj":
		return s.subjectOf(t)
	case "obj":
		return s.expand(s.objects(t.word, 0))
	case "iobj":
		if t.pos == frame.Verb && s.passive(t.word) && s.givenTo(t.word) {
			return s.expand(s.passiveObjects(t.word, 0))
		}
		return s.kidsBy(t.word, "iobj")
	case "prt":
		return s.particles(t.word)
	case "xc":
		return s.complementsOf(t)
	case "inf":
		return slices.DeleteFunc(s.complements(t.word), func(k int) bool { return s.word(k).XPOS != "VB" || s.hasModal(k) })
	case "mod":
		return s.modifiersOf(t)
	case "poss":
		if p := s.spell(t.word); p != t.word {
			return s.expand(append(s.kidsBy(t.word, "nmod:poss"), s.kidsBy(p, "nmod:poss")...))
		}
		return s.expand(s.kidsBy(t.word, "nmod:poss"))
	case "verb":
		return s.governor(t)
	case "part":
		return s.participles(t.word)
	case "conj":
		return s.kidsBy(t.word, "conj")
	case "below":
		return s.wordsBelow(t)
	case "case":
		return s.kidsBy(t.word, "case")
	case "maker":
		return s.makers(t.word)
	case "quoted":
		return s.quotedBehind(t.word)
	}
	return s.expand(s.prepositional(t, slot))
}

// hasModal reports whether a verb stands under a modal, which an infinitive does not:
// "told them that he would leave".
func (s *sentence) hasModal(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "aux"), func(a int) bool { return s.word(a).XPOS == "MD" })
}

// How far behind a word what it quotes may begin, and how many words of it are looked at.
const (
	farQuote  = 12
	longQuote = 6
)

// quotedBehind are the nouns and adjectives at the head of the first quotation behind a
// word, whatever the parser has hung them on: "spoke of “[blackmail]”".
func (s *sentence) quotedBehind(v int) []int {
	from := v + 1
	for from < len(s.tree.Words) && from-v <= farQuote && !quoteMark(s.word(from).Form) {
		from++
	}
	var out []int
	for i := from + 1; i < len(s.tree.Words) && i-from <= longQuote && !quoteMark(s.word(i).Form); i++ {
		if s.isNoun(i) || s.word(i).UPOS == "ADJ" {
			out = append(out, i)
		}
	}
	return out
}

func quoteMark(form string) bool {
	return strings.ContainsAny(form, "\"“”„«»") || form == "``" || form == "''"
}

func (s *sentence) subjectOf(t trigger) []int {
	switch {
	case t.pos == frame.Verb:
		return s.expand(s.subjects(t.word, 0))
	case t.carrier >= 0:
		return s.expand(s.subjects(t.carrier, 0))
	case t.pos == frame.Adj, s.child(t.word, "nsubj") >= 0: // "is on a visit", "was the scene of"
		return s.expand(s.surface(t.word, 0))
	case s.child(s.spell(t.word), "nsubj") >= 0: // "are on the tenth day of a strike"
		return s.expand(s.surface(s.spell(t.word), 0))
	}
	return nil
}

// spell is the noun that only counts or spans what is done under "of" on it: "a
// [round] of talks", "the [tenth day] of a strike"; else the word itself.
func (s *sentence) spell(i int) int {
	h := s.head(i)
	if h < 0 || !s.relIs(i, "nmod") || s.caseOf(i) != "of" || s.refAt[h] >= 0 || !s.c.ledger.has("spell", s.lemma(h)) {
		return i
	}
	return h
}

// kidsBy lists the children with a relation.
func (s *sentence) kidsBy(i int, rels ...string) []int {
	n := 0
	for _, k := range s.kids[i] {
		if s.relIs(k, rels...) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := s.places(n)
	for _, k := range s.kids[i] {
		if s.relIs(k, rels...) {
			out = append(out, k)
		}
	}
	return out
}

// places is an empty list of words that n fit into. Dozens of lists of one or two are made
// of a sentence; they share memory, each its own part of it.
func (s *sentence) places(n int) []int {
	if len(s.room) < n {
		s.room = make([]int, max(n, manyPlaces))
	}
	out := s.room[:0:n]
	s.room = s.room[n:]
	return out
}

// manyPlaces is how many places are made room for at once.
const manyPlaces = 64

// participles are those that hang on a word without a conjunction: "a letter
// [threatening] sanctions", "ordered the men [held]".
func (s *sentence) participles(i int) []int {
	var out []int
	for _, k := range s.kids[i] {
		x := s.word(k).XPOS
		if (x == "VBG" || x == "VBN") && s.relIs(k, "acl", "advcl", "xcomp") && s.rel(k) != "acl:relcl" && s.child(k, "mark", "case", "nsubj") < 0 {
			out = append(out, k)
		}
	}
	return out
}

// makers are who did what a passive participle on a noun says: "missiles fired
// by Israel", "threats made by the president".
func (s *sentence) makers(i int) []int {
	var out []int
	for _, k := range s.kids[i] {
		if s.relIs(k, "acl") && s.isVerb(k) && s.passive(k) {
			by := s.expand(s.agents(k))
			if s.c.ledger.has("laid on", s.lemma(k)) { // "a raid blamed on Mali"
				by = s.expand(append(s.under(k, "on"), s.under(k, "to")...))
			}
			if len(by) == 0 { // "shells fired from Mali"
				by = slices.DeleteFunc(s.under(k, "from"), func(h int) bool { return !s.kind(h, "state") })
			}
			out = append(out, by...)
		}
	}
	return out
}

// expand adds what is coordinated with each head ("Russia and China"), and
// puts an antecedent in the place of a relative pronoun.
func (s *sentence) expand(heads []int) []int {
	if len(heads) == 0 {
		return nil
	}
	out := s.places(len(heads) + 1)
	for _, h := range heads {
		h = s.antecedent(h)
		out = append(out, h)
		if r := s.refOf(h); r >= 0 {
			out = append(out, s.shared[r]...)
		}
		if s.measures(h) {
			for _, again := range s.under(h, "after") { // "wave after wave of drones"
				if s.lemma(again) == s.lemma(h) {
					out = append(out, s.under(again, "of")...)
				}
			}
			for _, u := range s.under(h, "of") {
				out = append(append(out, u), s.kidsBy(u, "conj")...)
			}
		}
		for _, k := range s.kids[h] {
			if s.rel(k) != "conj" || !s.isNoun(k) && s.refAt[k] < 0 && !s.measures(k) {
				continue
			}
			out = append(out, k)
			if s.measures(k) { // "all but four of them"
				out = append(out, s.under(k, "of")...)
			}
		}
	}
	return out
}

// refOf is the actor at a word, or the one that a pronoun there stands for; -1
// if there is none.
func (s *sentence) refOf(i int) int {
	e, ok := s.pronouns[i]
	if s.refAt[i] >= 0 || !ok {
		return s.refAt[i]
	}
	return slices.IndexFunc(s.refs, func(r actor.Ref) bool { return r.Entity.Span == e.Span })
}

// measures reports whether a word only counts what stands under "of" on it
// ("dozens of prisoners", "eleven of them", "two tonnes of rice").
func (s *sentence) measures(i int) bool {
	return s.refAt[i] < 0 && (s.word(i).UPOS == "NUM" || s.c.ledger.has("measure", s.lemma(i)))
}

// antecedent is the noun that a relative pronoun stands for, else the word.
func (s *sentence) antecedent(i int) int {
	if x := s.word(i).XPOS; x != "WDT" && x != "WP" && x != "WP$" {
		return i
	}
	for j, n := s.head(i), 0; j >= 0 && n < maxHops; j, n = s.head(j), n+1 {
		if s.rel(j) == "acl:relcl" {
			return s.head(j)
		}
	}
	return i
}

// complements are the clauses that complete a verb, noun or adjective.
func (s *sentence) complements(i int) []int {
	var out []int
	for _, k := range s.kids[i] {
		infinitive := s.relIs(k, "acl", "advcl") && s.word(k).XPOS == "VB" && s.hasMark(k, "to")
		content := s.rel(k) == "acl" && s.hasMark(k, "that") && s.isNoun(i)                                                                     // "its demand that Iran sign"
		question := s.relIs(k, "advcl", "acl") && s.hasMark(k, "whether")                                                                       // "an inquiry into whether"
		willing := s.rel(k) == "csubj" && s.word(i).UPOS == "ADJ" && s.rightAfter(i, k)                                                         // "it is willing to talk"
		if s.isNoun(i) && s.relIs(k, "nmod") && s.c.lex.Knows(s.lemma(i), frame.Noun) && slices.Contains([]string{"by", "from"}, s.caseOf(k)) { // "a threat by Mali [to leave]"
			for _, inf := range s.kidsBy(k, "acl") {
				if s.word(inf).XPOS == "VB" && s.hasMark(inf, "to") {
					out = append(out, inf)
				}
			}
		}
		if s.relIs(k, "xcomp", "ccomp") || willing || content || question || s.bareInfinitive(i, k) ||
			infinitive && (!s.isVerb(i) || s.rightAfter(i, k)) {
			out = append(out, k)
		}
	}
	return s.expandVerbs(out)
}

// bareInfinitive reports whether a clause set beside a verb is its infinitive
// without "to" ("let the hostages of Kenya go").
func (s *sentence) bareInfinitive(v, k int) bool {
	if x := s.word(k).XPOS; s.rel(k) != "parataxis" || x != "VB" && x != "VBP" || s.child(k, "nsubj") >= 0 {
		return false
	}
	o := s.child(v, "obj")
	return v < o && o < k && s.isVerb(v) && !slices.ContainsFunc(s.tree.Words[v:k], func(w syntax.Word) bool { return w.UPOS == "PUNCT" })
}

// saidBeforeIt is what a verb of saying has before it where it is set behind as a clause
// beside: "the vote was [illegal], Ankara said".
func (s *sentence) saidBeforeIt(v int) []int {
	h := s.head(v)
	if !s.relIs(v, "parataxis") || h < 0 || h > v || !s.c.ledger.has("says behind", s.lemma(v)) || s.child(v, "ccomp", "obj") >= 0 {
		return nil
	}
	return s.expandVerbs([]int{h})
}

// complementsOf adds, for a frame that asks for a complement, the infinitives
// that parsers hang on the verb as an adverbial or on its object: "called on
// Canada to help", "ordered a diplomat to leave".
func (s *sentence) complementsOf(t trigger) []int {
	out := s.complements(t.word)
	if t.pos == frame.Verb && len(out) == 0 {
		out = s.saidBeforeIt(t.word)
	}
	if t.pos != frame.Verb || len(out) > 0 {
		return out
	}
	for _, h := range append(s.objects(t.word, 0), t.word) {
		for _, k := range s.kids[h] {
			if s.relIs(k, "acl", "advcl") && s.word(k).XPOS == "VB" && s.hasMark(k, "to") {
				out = append(out, k)
			}
		}
	}
	return s.expandVerbs(out)
}

// rightAfter reports whether an infinitive follows its verb at once: "agreed
// to allow" is a complement even where it was parsed as an adverbial.
func (s *sentence) rightAfter(v, inf int) bool {
	return inf == v+2 && s.rel(v+1) == "mark" && s.head(v+1) == inf
}

func (s *sentence) expandVerbs(heads []int) []int {
	for _, h := range heads {
		heads = append(heads, s.kidsBy(h, "conj")...)
	}
	return heads
}

func (s *sentence) hasMark(i int, form string) bool {
	for _, k := range s.kids[i] {
		if s.rel(k) == "mark" && s.lemma(k) == form {
			return true
		}
	}
	return false
}

// markedBy reports whether a conjunction of a list introduces a clause.
func (s *sentence) markedBy(i int, list string) bool {
	return slices.ContainsFunc(s.kids[i], func(k int) bool { return s.rel(k) == "mark" && s.c.ledger.has(list, s.lemma(k)) })
}

func (s *sentence) modifiers(i int) []int {
	out := s.kidsBy(i, "amod", "compound", "nummod")
	for _, k := range out {
		out = append(out, s.kidsBy(k, "conj")...)
	}
	return out
}

// modifiersOf are a noun's modifiers, and of a verb its adverbs and what
// modifies its object ("used chemical weapons").
func (s *sentence) modifiersOf(t trigger) []int {
	out := s.modifiers(t.word)
	if t.pos != frame.Verb {
		return out
	}
	out = append(out, s.kidsBy(t.word, "advmod")...)
	for _, o := range s.objects(t.word, 0) {
		out = append(out, s.modifiers(o)...)
	}
	return out
}

// governor is the verb that a noun is the object or passive subject of.
func (s *sentence) governor(t trigger) []int {
	if t.carrier >= 0 {
		return []int{t.carrier}
	}
	if h := s.head(t.word); h >= 0 && s.isVerb(h) && s.relIs(t.word, "obj", "nsubj:pass") {
		return []int{h}
	}
	return nil
}

// prepositional finds the phrases under a preposition: on the trigger, on the
// verb that carries it, and, because attachment is what parsers get wrong
// most, where else they may have been hung.
func (s *sentence) prepositional(t trigger, prep string) []int {
	out := s.under(t.word, prep)
	if len(out) == 0 && s.leftBehind(t, prep) {
		return s.passiveObjects(t.word, 0)
	}
	if prep == "between" {
		if len(out) == 0 && t.pos == frame.Noun { // "an exchange of prisoners between"
			out = s.underAll(append(s.under(t.word, "of"), s.under(t.word, "by")...), prep)
		}
		out = append(out, s.otherSide(out)...)
	}
	if t.carrier >= 0 {
		out = append(out, s.under(t.carrier, prep)...)
	}
	switch {
	case len(out) > 0:
		return out
	case t.pos == frame.Verb:
		return s.strayedFromVerb(t.word, prep)
	case t.pos == frame.Noun:
		return s.strayedFromNoun(t, prep)
	}
	return nil
}

// strayedFromVerb finds the phrases of a verb that were hung on its object, on what
// that is of, or on what is searched for.
func (s *sentence) strayedFromVerb(v int, prep string) []int {
	objects := slices.DeleteFunc(s.expand(s.objects(v, 0)), func(o int) bool { return !s.within(o, v) })
	if out := s.underAll(objects, prep); len(out) > 0 {
		return out
	}
	switch prep {
	case "to", "into":
		return s.underMatter(v, prep)
	case "in":
		return s.underSearch(v, prep)
	}
	return nil
}

// strayedFromNoun finds the phrases of a noun that were hung on the verb above it, on
// the spell that it is of, or on what it is done to: "the extradition of a banker
// [from Spain]".
func (s *sentence) strayedFromNoun(t trigger, prep string) []int {
	if prep != "by" && s.relIs(t.word, "obj", "nsubj", "obl") && s.head(t.word) >= 0 {
		if out := s.under(s.head(t.word), prep); len(out) > 0 {
			return out
		}
	}
	if p := s.spell(t.word); p != t.word {
		if out := s.prepositional(trigger{word: p, pos: frame.Noun, carrier: t.carrier}, prep); len(out) > 0 {
			return out
		}
	}
	switch prep {
	case "by":
		return s.doersBelow(t.word, 0)
	case "from", "to", "into":
		return s.underAll(s.under(t.word, "of"), prep)
	}
	return nil
}

// underAll lists the phrases under a preposition on each of some words.
func (s *sentence) underAll(words []int, prep string) []int {
	var out []int
	for _, w := range words {
		out = append(out, s.under(w, prep)...)
	}
	return out
}

// leftBehind reports whether a passive left its preposition behind: of "were set
// [upon] by soldiers" and "was shot [at]" the subject is what stands under it.
func (s *sentence) leftBehind(t trigger, prep string) bool {
	p := t.word + 1
	if t.pos != frame.Verb || p >= len(s.tree.Words) || s.lemma(p) != prep || s.head(p) != t.word || len(s.kids[p]) > 0 || !s.passive(t.word) {
		return false
	}
	return prep != "by" && prep != "in" && s.child(t.word, "obj") < 0
}

// otherSide is who stands behind "and" where "between" has one phrase only, and
// the second was hung inside of it: "talks between a group of Tuaregs [and Chad]".
func (s *sentence) otherSide(heads []int) []int {
	if len(heads) != 1 || s.child(heads[0], "conj") >= 0 {
		return nil
	}
	var out []int
	first := s.refAt[heads[0]]
	for k := heads[0] + 1; k < len(s.tree.Words); k++ {
		if r := s.refAt[k]; s.relIs(k, "conj") && r >= 0 && r != first && s.within(k, heads[0]) {
			out = append(out, k)
		}
	}
	return out
}

// doersBelow finds the doer of what a noun names where the phrase was hung on
// whom it is done to: "the release of the contractor [by Cuba]".
func (s *sentence) doersBelow(noun, depth int) []int {
	for _, k := range s.kids[noun] {
		if depth > 2 || k < noun || !s.relIs(k, "appos", "flat", "nmod") {
			continue
		}
		if out := s.under(k, "by"); len(out) > 0 {
			return out
		}
		if out := s.doersBelow(k, depth+1); len(out) > 0 {
			return out
		}
	}
	return nil
}

// underSearch finds a place that was hung on what something is done for ("dug
// for survivors in Chile").
func (s *sentence) underSearch(verb int, prep string) []int {
	for _, k := range s.under(verb, "for") {
		if out := s.under(k, prep); len(out) > 0 {
			return out
		}
	}
	return nil
}

// underMatter finds a goal that was hung on what the object is of ("returned
// the head of a statue to Libya"), where goals seldom belong.
func (s *sentence) underMatter(verb int, prep string) []int {
	var out []int
	for _, o := range s.objects(verb, 0) {
		out = append(out, s.underAll(s.under(o, "of"), prep)...)
	}
	return out
}

// outOf reports whether a phrase stands under "out of", which says "from".
func (s *sentence) outOf(i int) bool {
	k := s.child(i, "case")
	return k >= 0 && s.lemma(k) == "out" && k+1 < len(s.tree.Words) && s.lemma(k+1) == "of" && (s.head(k+1) == i || s.head(k+1) == k)
}

func (s *sentence) under(i int, prep string) []int {
	var out []int
	for _, k := range s.kids[i] {
		marked := s.hasMark(k, prep) && (s.word(k).XPOS == "VBG" || s.hasMark(k, "whether"))
		if s.relIs(k, "obl", "nmod", "advcl", "acl") && (s.caseOf(k) == prep || prep == "from" && s.outOf(k) || marked) {
			out = append(out, k)
		}
	}
	return out
}
