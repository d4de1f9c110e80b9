package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// tieWords are the lists of ties.txt: nouns of ties, the words that say which
// way a tie goes, and what two states do or are to each other.
type tieWords struct {
	wordLists
	noun, way, pred, be map[string]string
	verbs               map[string]bool // first words of the keys of pred
	idiom               map[string]string
	starts              map[string]bool // first words of idioms
}

// tieSigns are the signs of ties, in the order in which lists are looked at.
var tieSigns = []string{"closer", "colder", "aligned", "opposed"}

// mostTied is how many states a tie may be told of by one noun, more are a bloc.
const mostTied = 6

// leastPair is how many states a tie has.
const leastPair = 2

func newTieWords(lists map[string][]string) *tieWords {
	w := &tieWords{wordLists: newWordLists(lists), verbs: map[string]bool{}}
	w.noun, w.way = valuesOf(lists, "noun.", tieSigns), valuesOf(lists, "way.", tieSigns)
	w.pred, w.be = valuesOf(lists, "pred.", tieSigns), valuesOf(lists, "be.", tieSigns)
	w.idiom, w.starts = valuesOf(lists, "idiom.", tieSigns), map[string]bool{}
	for key := range w.idiom {
		first, _, _ := strings.Cut(key, " ")
		w.starts[first] = true
	}
	for key := range w.pred {
		first, _, _ := strings.Cut(key, " ")
		w.verbs[first] = true
	}
	return w
}

// statedTies reads the ties that a text asserts itself: "deepening relations
// between", "close alignment of … with", "the two have drifted apart".
func (s *sentence) statedTies() []entente.StatedTie {
	if s.garbled() {
		return nil
	}
	var out []entente.StatedTie
	for i := range s.tree.Words {
		if s.refAt[i] >= 0 && s.word(i).UPOS == "PROPN" || s.tieInTitle(i) {
			continue
		}
		q, ok := s.tieCue(i)
		if !ok {
			continue
		}
		st := s.standing(q.t)
		if s.unsworn(i) || q.said {
			st = stance{Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
		}
		if st.Polarity == entente.Negative && s.neverSo(i) { // "have never been better"
			st.Polarity = entente.Positive
		}
		if st.dropped != "" || st.Polarity == entente.Negative || st.Time == entente.Future || st.unsure() {
			continue
		}
		if s.elsewhere(hit{trigger: q.t, f: &frame.Frame{}}, roles{}) != "" {
			continue
		}
		for _, pair := range q.pairs {
			out = addTie(out, s.statedTie(q, pair, st))
		}
	}
	return out
}

// tieInTitle reports whether a word stands in the name of an agreement: "the
// Agreement on Cessation of Hostilities".
func (s *sentence) tieInTitle(i int) bool {
	if s.part == entente.Title || !s.upper(i) {
		return false
	}
	for at := i - 1; at >= 0 && i-at < 8 && (s.upper(at) || s.word(at).UPOS == "ADP" || s.word(at).UPOS == "CCONJ"); at-- {
		if s.upper(at) && s.isAgreementWord(at) {
			return true
		}
	}
	return false
}

// unsworn reports whether a noun is one of what states are "sworn" to be.
func (s *sentence) unsworn(i int) bool {
	h := s.head(i)
	return s.c.ties.be[s.lemma(i)] != "" && h >= 0 && strings.EqualFold(s.word(h).Form, "sworn")
}

// neverSo reports whether a tie was never so good, or so bad, as it is.
func (s *sentence) neverSo(i int) bool {
	for _, at := range []int{i, s.head(i)} {
		if at >= 0 && slices.ContainsFunc(s.kidsBy(at, "advmod"), func(k int) bool { return s.lemma(k) == "never" }) &&
			slices.ContainsFunc(append(s.completions(at), at), func(k int) bool { x := s.word(k).XPOS; return x == "JJR" || x == "RBR" }) {
			return true
		}
	}
	return false
}

// tie adds what a sentence states of ties, and joins what says the same of the
// same two states as an earlier one.
func (r *reader) tie(ties []entente.StatedTie) {
	for _, t := range ties {
		i := slices.IndexFunc(r.out.Ties, func(o entente.StatedTie) bool { return o.Sign == t.Sign && samePair(o.Between, t.Between) })
		if i < 0 {
			r.out.Ties = append(r.out.Ties, t)
			continue
		}
		r.out.Ties[i].Spans = append(r.out.Ties[i].Spans, t.Spans...)
	}
}

func samePair(a, b []entente.Entity) bool {
	return len(a) == leastPair && len(b) == leastPair &&
		(a[0].Code == b[0].Code && a[1].Code == b[1].Code || a[0].Code == b[1].Code && a[1].Code == b[0].Code)
}

// addTie leaves out a tie that its sentence has stated already.
func addTie(list []entente.StatedTie, t entente.StatedTie) []entente.StatedTie {
	for _, o := range list {
		if o.Sign == t.Sign && sameEntities(o.Between, t.Between) {
			return list
		}
	}
	return append(list, t)
}

// tieCue is a word that tells of a tie, with the sign and the pairs tied.
type tieCue struct {
	t     trigger
	sign  string
	pairs [][]entente.Entity
	last  int  // further word of the evidence, -1 for none
	said  bool // by a set phrase, whose "no" denies nothing
}

func (s *sentence) tieCue(i int) (tieCue, bool) {
	w, l := s.c.ties, s.lemma(i)
	q := tieCue{t: trigger{word: i, pos: frame.Noun, carrier: -1}, last: -1}
	switch {
	case w.starts[s.lower(i)] && s.phrased(&q):
	case s.c.stances.stand[l] != "" && s.utteredBy(i) >= 0: // "voiced solidarity" is a stance
	case s.isNoun(i) && w.has("noun", l), s.word(i).UPOS == "NOUN" && w.noun[l] != "":
		q.t.carrier = s.carrier(i)
		if q.sign = s.sign(q.t); q.sign != "" && !s.betweenFirms(i) {
			q.pairs = pairsOf(s.tiedStates(q.t))
		}
		if len(q.pairs) > 0 || w.be[l] == "" {
			break
		}
		fallthrough
	case !s.relIs(i, "amod") && (w.be[l] != "" || w.be[s.lower(i)] != ""):
		q.t.carrier = -1
		s.being(&q)
	case s.isVerb(i) && w.verbs[l] && !s.relIs(i, "aux", "cop", "amod"):
		q.t.pos = frame.Verb
		s.doing(&q)
	}
	return q, len(q.pairs) > 0
}

// betweenFirms reports whether an alliance or the like is one of firms or clubs:
// "laboratories of Havana and Puebla seal an alliance".
func (s *sentence) betweenFirms(i int) bool {
	return s.c.ties.has("of firms too", s.lemma(i)) && slices.ContainsFunc(s.tree.Words, func(w syntax.Word) bool { return s.c.ties.has("firm", w.Lemma) })
}

// phrased reads a set phrase that begins at a word, of the states that its clause
// names: "there is no love lost between", "are no longer on speaking terms".
func (s *sentence) phrased(q *tieCue) bool {
	i := q.t.word
	var room [80]byte // this is done for every word, and most begin no phrase
	text := room[:0]
	for j := i; j < min(i+maxIdiom, len(s.tree.Words)); j++ {
		if j > i {
			text = append(text, ' ')
		}
		text = append(text, s.lower(j)...)
		if sign := s.c.ties.idiom[string(text)]; sign != "" {
			q.sign, q.last = sign, j
		}
	}
	if q.sign == "" {
		return false
	}
	for at, hops := i, 0; at >= 0 && hops < maxHops && len(q.pairs) == 0; at, hops = s.head(at), hops+1 {
		if s.negated(at) && !s.within(i, at) {
			return false
		}
		q.pairs = pairsOf(s.bothSides(at))
	}
	q.said = len(q.pairs) > 0
	return q.said
}

// maxIdiom is how many words a set phrase has at most.
const maxIdiom = 5

// bothSides are two states that a word, or its subject, is of.
func (s *sentence) bothSides(at int) []entente.Entity {
	var between []int
	for k := range s.tree.Words {
		if s.caseOf(k) == "between" && s.within(k, at) {
			between = append(between, k)
		}
	}
	subj := s.kidsBy(at, "nsubj")
	if out := s.statesOf(s.expand(between)); len(out) >= leastPair {
		return out
	}
	out := s.tied(s.expand(subj))
	if len(out) == 1 { // "is of the same mind as Greece"
		out = append(out, without(s.statesOf(s.expand(append(s.under(at, "as"), s.under(at, "like")...))), out)...)
	}
	if len(out) == 1 {
		out = append(out, without(s.statesOf(s.others(at)), out)...)
	}
	return out
}

// sign says which way the tie of a noun goes by what describes and moves it.
func (s *sentence) sign(t trigger) string {
	w, own := s.c.ties, s.c.ties.noun[s.lemma(t.word)]
	way := s.way(t.word)
	switch own {
	case "":
		if way == "" {
			return s.fallsOn(t.word)
		}
		return way
	case "aligned", "closer":
		if s.moves(t.word, "break") {
			return "colder"
		}
	default:
		if s.moves(t.word, "end") {
			return "closer"
		}
	}
	if own == "aligned" && w.has("noun", s.lemma(t.word)) && way == "colder" {
		return way
	}
	return own
}

// fallsOn is the sign of a noun that comes over a tie: "a chill has settled over
// relations between".
func (s *sentence) fallsOn(n int) string {
	h := s.head(n)
	if h < 0 || !s.isVerb(h) || !s.relIs(n, "obj", "obl") {
		return ""
	}
	for _, k := range s.kidsBy(h, "nsubj") {
		if sign := s.c.ties.noun[s.lemma(k)]; sign != "" {
			return sign
		}
	}
	return ""
}

// moves reports whether the verb above a noun, or the noun that holds it, is of
// a list.
func (s *sentence) moves(n int, list string) bool {
	h := s.head(n)
	if h >= 0 && s.isNoun(h) && s.caseOf(n) == "of" && s.c.ties.has("span", s.lemma(h)) { // "ending three years of enmity"
		return s.moves(h, list)
	}
	if h >= 0 && s.rel(n) == "nsubj" && s.isVerb(h) && s.c.ties.has("by others", s.lemma(h)) { // "a chill settles over them" ends nothing
		return false
	}
	if h >= 0 && s.child(h, "cop") >= 0 && s.relIs(n, "nsubj") && s.c.ties.has("is over", s.lemma(h)) { // "the honeymoon is over"
		return true
	}
	return h >= 0 && (s.isVerb(h) || s.isNoun(h) && s.caseOf(n) == "of") && s.relIs(n, "obj", "nsubj", "nsubj:pass", "nmod", "obl") && s.c.ties.has(list, s.lemma(h)) || s.bent(n, list)
}

// bent reports whether a noun is described by a participle of a list.
func (s *sentence) bent(n int, list string) bool {
	return slices.ContainsFunc(s.modifiers(n), func(k int) bool { return s.c.ties.has(list, s.lemma(k)) })
}

// way is which way a tie goes by the words around its noun: those that describe
// it, the verb above it and what completes that verb.
func (s *sentence) way(n int) string {
	own := append(s.modifiers(n), s.kidsBy(n, "acl", "amod", "cop")...)
	around := own
	if h := s.head(n); h >= 0 && (!s.relIs(n, "obl") || s.isNoun(h)) {
		around = []int{h} // what becomes of it tells more than what it was
		if s.isVerb(h) || s.relIs(n, "nsubj") {
			around = append(around, s.completions(h)...)
		}
		around = append(around, own...)
	}
	if s.child(n, "cop") >= 0 { // "are closer than ever" with the noun as a predicate
		around = append(around, s.kidsBy(n, "advmod")...)
	}
	for _, a := range around {
		for _, form := range []string{s.lemma(a), s.lower(a)} {
			if sign := s.c.ties.way[form]; sign != "" && s.refAt[a] < 0 && !s.wayBack(a, n) {
				return sign
			}
		}
	}
	return ""
}

// wayBack reports whether a word only seems to say which way a tie goes: a verb
// that leads on to another ("hit by", "rose to power").
func (s *sentence) wayBack(a, n int) bool {
	return s.isNoun(a) && s.relIs(n, "nmod") && s.head(n) == a && s.caseOf(n) != "of" && s.caseOf(n) != "in"
}

// completions are the words that complete a verb or predicate: adverbs,
// objects, goals, and what describes them.
func (s *sentence) completions(h int) []int {
	var out []int
	for _, k := range s.kids[h] {
		if s.relIs(k, "advmod", "xcomp", "obj", "obl", "compound:prt", "amod") && !s.isDate(k) {
			out = append(out, k)
			out = append(out, s.modifiers(k)...)
		}
	}
	return out
}

// tiedStates are the states that the tie of a noun is between; those named
// before, where only "their" or "bilateral" stands for them.
func (s *sentence) tiedStates(t trigger) []entente.Entity {
	out := s.tiedBy(t)
	if len(out) >= leastPair {
		return out
	}
	if v := s.verbAbove(t.word); v >= 0 && len(out) == 0 && !s.relIs(t.word, "nsubj") {
		for _, e := range s.entities(s.expand(s.surface(v, 0))) {
			out = addParty(out, e)
		}
		out = slices.DeleteFunc(out, func(e entente.Entity) bool { return !entente.IsState(e.Code) })
	}
	if len(out) < leastPair && s.takesUpPair(t.word) {
		if pair := s.lastPair(); len(pair) == leastPair {
			return pair
		}
	}
	return out
}

// lastPair are the two states last spoken of together before the sentence.
func (s *sentence) lastPair() []entente.Entity {
	if len(s.between) == leastPair {
		return s.between
	}
	if len(s.met) == leastPair {
		return s.met
	}
	return s.pairBefore
}

// nearestPair are the only two states of the sentence before, nil if it names more
// or fewer.
func (r *reader) nearestPair() []entente.Entity {
	if len(r.lately) == 0 || len(r.lately[len(r.lately)-1]) != leastPair {
		return nil
	}
	return r.lately[len(r.lately)-1]
}

// pairNoun reports whether a word takes up two states by what they are to each
// other: "the old friends", "the neighbours", "the two".
func (s *sentence) pairNoun(h int) bool {
	f := s.lower(h)
	if s.refAt[h] >= 0 && s.refs[s.refAt[h]].Entity.Code != "" {
		return false
	}
	if f == "them" || f == "both" || f == "two" {
		return true
	}
	x := s.word(h).XPOS
	return s.c.ties.has("pair noun", s.lemma(h)) && (x == "NNS" || x == "NNPS") && s.definite(h) && s.child(h, "nmod") < 0
}

// takesUpPair reports whether a noun's phrase stands for two states that were
// named before.
func (s *sentence) takesUpPair(n int) bool {
	lo, hi := s.extent(n)
	for i := lo; i <= hi; i++ {
		if s.c.ties.has("their", s.lower(i)) {
			return true
		}
	}
	return false
}

// being reads what states are to each other: "are bitter rivals", "is a close
// ally of", "at odds with", "closely aligned with".
func (s *sentence) being(q *tieCue) {
	i, w := q.t.word, s.c.ties
	sign := w.be[s.lemma(i)]
	if sign == "" {
		sign = w.be[s.lower(i)]
	}
	if slices.ContainsFunc(append(s.kidsBy(i, "advmod"), s.modifiers(i)...), func(k int) bool { return w.has("once", s.lemma(k)) }) {
		return
	}
	subj := s.tied(s.beingOf(i))
	others := s.statesOf(s.others(i))
	switch {
	case len(subj) == 1 && len(others) > 0:
		q.pairs = pairsOf(append(subj, others...))
	case len(subj) > 1:
		q.pairs = pairsOf(subj)
	}
	if s.rivalFor(i) {
		q.pairs = nil
	}
	if l := s.lemma(i); w.has("be.bound", l) && !slices.ContainsFunc(s.modifiers(i), func(k int) bool { return w.has("bound.by", s.lemma(k)) }) {
		q.pairs = nil
	}
	q.sign = sign
}

// rivalFor reports whether a noun tells of rivals for a thing only: "rivals in
// peacemaking".
func (s *sentence) rivalFor(i int) bool {
	return s.c.ties.be[s.lemma(i)] == "opposed" && slices.ContainsFunc(s.kidsBy(i, "nmod", "obl"), func(k int) bool {
		c := s.caseOf(k)
		return (c == "in" || c == "for") && s.refAt[k] < 0 && s.child(k, "det") < 0 && !s.upper(k)
	})
}

// beingOf are the words for who is said to be something: the subject, or the
// noun that it stands beside in apposition ("Russia's ally Belarus").
func (s *sentence) beingOf(i int) []int {
	if o := s.kidsBy(i, "nsubj"); len(o) > 0 {
		return s.expand(o)
	}
	if s.relIs(i, "appos") && s.head(i) >= 0 {
		return s.expand([]int{s.head(i)})
	}
	if s.relIs(i, "xcomp", "obl", "advmod", "acl", "conj", "obj") && s.head(i) >= 0 && !s.definite(i) {
		if h := s.head(i); s.isVerb(h) {
			if o := s.kidsBy(h, "obj"); len(o) > 0 && s.c.ties.has("describe", s.lemma(h)) && !slices.Contains(o, i) {
				return s.expand(o) // "officials describe [Peru and Chile] as allies"
			}
			return s.expand(s.surface(h, 0))
		}
		return s.expand(s.surface(i, 0))
	}
	return nil
}

// others are the words for the other side of what somebody is.
func (s *sentence) others(i int) []int {
	out := s.expand(s.kidsBy(i, "nmod:poss"))
	for _, top := range []int{i, s.head(i)} {
		if top < 0 || top != i && (!s.isVerb(top) || s.isVerb(i) && s.relIs(i, "conj")) {
			continue
		}
		for _, k := range s.kids[top] {
			if s.relIs(k, "nmod", "obl", "xcomp") && k != i && s.c.ties.has("with", s.caseOf(k)) {
				out = append(out, s.expand([]int{k})...)
			}
		}
	}
	return out
}

// tied are the states that words for them name, or that "they" and "the two"
// take up.
func (s *sentence) tied(heads []int) []entente.Entity {
	out := s.statesOf(heads)
	if len(out) >= leastPair || len(heads) == 0 {
		return out
	}
	h := heads[0]
	if _, ok := s.groupAt(h); !ok && s.lemma(h) != "they" && !s.pairNoun(h) {
		return out
	}
	for i := h - 1; i >= 0; i-- {
		if r := s.refAt[i]; r >= 0 && s.refs[r].Head == i {
			if pair := s.statesOf(s.expand([]int{i})); len(pair) == leastPair {
				return pair
			}
		}
	}
	return s.lastPair()
}

func (s *sentence) statesOf(heads []int) []entente.Entity {
	var out []entente.Entity
	for _, h := range heads {
		if e, ok := s.entity(h); ok && len(e.Members) <= leastPair { // a bloc is no tie of each two in it
			out = addParty(out, e)
		}
	}
	out = slices.DeleteFunc(out, func(e entente.Entity) bool { return !entente.IsState(e.Code) })
	return out
}

// doing reads what states do to each other: "have drifted apart", "moved closer
// to", "presented a united front".
func (s *sentence) doing(q *tieCue) {
	v, best := q.t.word, 0
	var other []int
	s.eachKey(v, func(k string, on []int, last int) {
		if n := 1 + strings.Count(k, " "); s.c.ties.pred[k] != "" && n > best {
			best, q.sign, q.last, other = n, s.c.ties.pred[k], last, on
		}
	})
	if best == 0 {
		return
	}
	subj := s.tied(s.subjectOf(q.t))
	if len(subj) == 0 {
		subj = s.broughtTogether(s.objects(v, 0))
	}
	if len(subj) == 0 || best > 1 && len(subj) == 1 && s.passive(v) {
		subj = s.statesOf(s.expand(s.objects(v, 0)))
	}
	others := without(s.statesOf(other), subj) // "away from Rome and towards Oslo": not those behind other prepositions
	if len(others) == 0 {
		others = s.statesOf(s.others(v))
	}
	switch {
	case len(subj) > 1:
		q.pairs = pairsOf(subj)
	case len(subj) == 1 && len(others) > 0:
		q.pairs = pairsOf(append(subj, without(others, subj)...))
	case len(others) > 1 && len(subj) == 0: // "has driven Rome and Oslo apart"
		q.pairs = pairsOf(others)
	}
}

// broughtTogether are the two states that an object takes up: "brings the two
// capitals, Rome and Oslo, nearer to each other".
func (s *sentence) broughtTogether(objects []int) []entente.Entity {
	if len(objects) == 0 {
		return nil
	}
	for _, k := range s.kidsBy(objects[0], "appos") {
		if pair := s.statesOf(s.expand([]int{k})); len(pair) == leastPair {
			return pair
		}
	}
	if pair := s.tied(s.expand(objects)); len(pair) == leastPair {
		return pair
	}
	return nil
}

// tiedBy lists the states that a tie is between, in the order of the text.
func (s *sentence) tiedBy(t trigger) []entente.Entity {
	var out []entente.Entity
	for _, slot := range []string{"between", "with", "poss", "mod", "of", "to", "among", "towards", "toward"} {
		for _, h := range s.heads(t, slot) {
			if r := s.refAt[h]; r >= 0 {
				if e, ok := s.combining(s.refs[r].First - 2); ok { // "Sino-Russian ties"
					out = addParty(out, e)
				}
			}
			if e, ok := s.entity(h); ok {
				out = addParty(out, e)
			}
			for _, ref := range s.refsUnder(h) {
				out = addParty(out, ref.Entity)
			}
		}
	}
	if len(out) > mostTied { // "the West" is no state
		return nil
	}
	if h := s.head(t.word); len(out) == 0 && h >= 0 && s.relIs(t.word, "nsubj") { // "between Rome and Oslo the ice is thick"
		for _, e := range s.entities(s.expand(s.under(h, "between"))) {
			out = addParty(out, e)
		}
	}
	if h := s.head(t.word); len(out) == 0 && h >= 0 && s.relIs(t.word, "nsubj") && s.c.ties.noun[s.lemma(t.word)] != "" { // "a chill settles over Rome and Oslo"
		for _, prep := range []string{"over", "on", "upon", "across", "among", "with"} {
			if both := s.statesOf(s.expand(s.under(h, prep))); len(both) == leastPair {
				out = both
			}
		}
	}
	if len(out) == 0 && s.betweenPair(t.word) {
		return s.lastPair()
	}
	if len(out) == 1 {
		for _, e := range s.entities(s.subjectOf(trigger{word: max(s.head(t.word), 0), pos: frame.Verb, carrier: -1})) {
			out = addParty(out, e)
		}
	}
	return slices.DeleteFunc(out, func(e entente.Entity) bool { return !entente.IsState(e.Code) })
}

// betweenPair reports whether a tie is said to be between two states that were named
// before: "there is frost between the neighbours".
func (s *sentence) betweenPair(n int) bool {
	tops := []int{n}
	if h := s.head(n); h >= 0 && s.relIs(n, "nsubj", "nsubj:pass", "obj") {
		tops = append(tops, h)
	}
	return slices.ContainsFunc(tops, func(top int) bool {
		return slices.ContainsFunc(append(s.under(top, "between"), s.under(top, "among")...), s.pairNoun)
	})
}

// pairsOf ties the first to each of the others: "Russia and states like North
// Korea, China and Iran" says nothing of China and Iran.
func pairsOf(es []entente.Entity) [][]entente.Entity {
	var out [][]entente.Entity
	for i := 1; i < len(es); i++ {
		if es[i].Code != es[0].Code {
			out = append(out, asGovernment([]entente.Entity{es[0], es[i]}))
		}
	}
	return out
}

func (s *sentence) statedTie(q tieCue, pair []entente.Entity, st stance) entente.StatedTie {
	lo, hi := q.t.word, q.t.word
	near := append(s.modifiers(q.t.word), s.completions(q.t.word)...)
	if h := s.head(q.t.word); h >= 0 && s.relIs(q.t.word, "nsubj", "obj", "nsubj:pass") {
		near = append(append(near, h), s.completions(h)...)
	}
	for _, k := range append(near, q.last) {
		if k >= 0 && k >= lo-8 && k <= hi+8 {
			lo, hi = min(lo, k), max(hi, k)
		}
	}
	ev := s.evidence(lo, hi)
	tie := entente.StatedTie{DocumentID: s.doc.ID, Between: pair, Sign: q.sign, Coder: s.c.name}
	tie.Finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: 0.7,
		Reason: "the text says so of " + s.lemma(q.t.word),
	}
	tie.ID = MentionID(s.doc.ID, s.c.name, "tie "+pair[0].Code+pair[1].Code+q.sign, ev.Span)
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
