package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/syntax"
)

// stand is a stance as one sentence takes it, before what it is on is looked up
// in the rest of the document.
type stand struct {
	stance   string
	strength float64
	holders  []entente.Entity
	group    *group // who holds it, where they are only taken up: "the two presidents"
	on       matter
	finding  entente.Finding
	in       place
	lemma    string // of the word that takes it
}

// stanceCue is a word that takes a stance, with the words for its holders and
// for what it is on.
type stanceCue struct {
	t      trigger
	stance string
	who    []int
	on     []int
	last   int   // further word of the evidence, -1 for none
	spoken bool  // held by those who say so: "is a provocation, Oslo said"
	toward []int // who is called on
	named  bool  // only somebody with a code is believed to take it so

	refused bool // taken by not taking another: "cannot support"
}

// stances reads the stances that a sentence takes.
func (s *sentence) stances() []stand {
	var out []stand
	for i := range s.tree.Words {
		if r := s.refAt[i]; r >= 0 && s.word(i).UPOS == "PROPN" {
			continue
		}
		q, ok := s.stanceCueAt(i)
		if !ok {
			continue
		}
		if st, ok := s.stand(q); ok && !slices.ContainsFunc(out, st.repeats) {
			out = append(out, st)
		}
	}
	return out
}

// repeats reports whether another stance of the sentence is the same by its
// words: "voiced [outrage]".
func (st *stand) repeats(o stand) bool {
	return st.stance == o.stance && st.finding.Spans[0].Overlaps(o.finding.Spans[0]) && sameEntities(st.holders, o.holders)
}

func (s *sentence) stanceCueAt(i int) (stanceCue, bool) {
	w := s.c.stances
	switch {
	case s.isVerb(i) && !s.relIs(i, "aux", "cop"):
		if q, ok := s.verbStance(i); ok {
			return q, true
		}
	case s.isNoun(i) && w.has("truth", s.lemma(i)):
		if q, ok := s.untrue(i); ok {
			return q, true
		}
	case s.isNoun(i) && s.stanceOfNoun(i) != "":
		if q, ok := s.nounStance(i); ok {
			return q, true
		}
	}
	if q, ok := s.feeling(i); ok {
		return q, true
	}
	return s.verdict(i)
}

// stand fills a cue's stance, unless it is not said to be taken.
func (s *sentence) stand(q stanceCue) (stand, bool) {
	st := s.standing(q.t)
	if q.refused && st.Polarity == entente.Negative {
		st.Polarity = entente.Positive
	}
	if !s.isTaken(q, &st) {
		return stand{}, false
	}
	out := stand{stance: q.stance, strength: s.strength(q), lemma: s.lemma(q.t.word)}
	out.holders, out.group = s.holdersOf(q, st.Standing)
	switch {
	case len(out.holders) == 0 && out.group == nil, s.toOwn(q, out.holders), s.bid(q.t):
		return stand{}, false
	case q.named && !slices.ContainsFunc(out.holders, takesStances):
		return stand{}, false
	}
	out.on = s.matterOf(q.on, q.stance)
	if len(q.toward) > 0 {
		s.address(&out.on, q.toward)
	}
	if q.stance == "welcome" && out.on.person && s.c.stances.has("greets", out.lemma) {
		return stand{}, false // a guest is welcomed, and not what he does
	}
	ev := s.stanceEvidence(q)
	out.finding = entente.Finding{
		Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Confidence: 0.75,
		Reason: q.stance + " by the word " + out.lemma,
	}
	return out, true
}

// isTaken reports whether a stance is told of as taken: in this world, without an
// "if", and for sure, unless the doubt is the stance itself.
func (s *sentence) isTaken(q stanceCue, st *stance) bool {
	switch {
	case st.dropped != "" || st.Polarity == entente.Negative:
		return false
	case st.unsure() && !s.doubting(q) && !q.refused:
		return false
	}
	return !s.ifSo(q.t) && s.elsewhere(hit{trigger: q.t, f: &frame.Frame{}}, roles{}) == ""
}

// holdersOf are those who hold a cue's stance, or the group that its words take up.
// Where one word stands for them that names nobody, it may still be known whom it
// means: "the unease in the capital" is held by one who speaks for it, and a denial
// by the one who was told of before.
func (s *sentence) holdersOf(q stanceCue, st entente.Standing) ([]entente.Entity, *group) {
	holders, taken := s.takers(q.who)
	if q.spoken {
		holders = spokesmen(st)
	}
	if len(holders) > 0 || taken != nil || len(q.who) != 1 {
		return holders, taken
	}
	who := q.who[0]
	if s.c.stances.has("seat", s.lemma(who)) && s.definite(who) {
		holders = spokesmen(st)
	}
	if len(holders) == 0 && q.stance == "deny" && s.takesUpTold(who) && s.lastly.Sector == "" {
		holders = []entente.Entity{s.lastly}
	}
	return holders, taken
}

// doubting reports whether the doubt in a stance is the stance itself: "cast
// doubt on the truce".
func (s *sentence) doubting(q stanceCue) bool {
	return q.last >= 0 && s.c.stances.stand[s.lemma(q.last)] == q.stance
}

// spokesmen are those who vouch for what stands, as far as they hold positions.
func spokesmen(st entente.Standing) []entente.Entity {
	if n := len(st.AttributedTo); n > 0 {
		if e := st.AttributedTo[n-1].Source; takesStances(e) {
			return []entente.Entity{e}
		}
	}
	return nil
}

// strength is how strong a stance is, by its kind and by how it is described.
func (s *sentence) strength(q stanceCue) float64 {
	out := strengths[q.stance]
	around := append(s.modifiers(q.t.word), s.kidsBy(q.t.word, "advmod")...)
	if q.t.carrier >= 0 {
		around = append(around, s.kidsBy(q.t.carrier, "advmod")...)
	}
	for _, k := range around {
		switch l := s.lemma(k); {
		case s.c.stances.has("strong", l):
			return min(1, out+0.2)
		case s.c.stances.has("weak", l):
			return out - 0.2
		}
	}
	return out
}

func (s *sentence) stanceEvidence(q stanceCue) entente.Evidence {
	lo, hi := q.t.word, q.t.word
	for _, i := range []int{q.t.carrier, q.last} {
		if i >= 0 {
			lo, hi = min(lo, i), max(hi, i)
		}
	}
	for _, k := range append(s.modifiers(q.t.word), slices.Concat(q.on, q.toward)...) {
		if k >= lo-3 && k <= hi+5 && (k > lo || s.within(k, q.t.word)) {
			lo, hi = min(lo, k), max(hi, k)
		}
	}
	return s.evidence(lo, hi)
}

// verbStance reads a verb that takes a stance, calls on somebody, moves
// somebody, judges a thing, or denies in other words.
func (s *sentence) verbStance(v int) (stanceCue, bool) {
	q := stanceCue{t: trigger{word: v, pos: frame.Verb, carrier: -1}, last: -1}
	w := s.c.stances
	if s.relIs(v, "amod", "compound") {
		return q, false
	}
	if stance := w.move[s.lemma(v)]; stance != "" {
		if s.moved(&q, stance) {
			return q, true
		}
	}
	if w.has("label", s.lemma(v)) && s.labels(&q) {
		return q, true
	}
	if s.refuses(&q) {
		return q, true
	}
	if w.verbs[s.lemma(v)] && s.takes(&q) {
		return q, true
	}
	if s.deniesIn(&q) || s.goneDown(&q) || s.wantsEnd(&q) {
		return q, true
	}
	if w.has("draw.with", s.lemma(v)) && s.metWith(&q) {
		return q, true
	}
	return q, w.has("react", s.lemma(v)) && (s.reacts(&q) || s.looksOn(&q))
}

// refuses reads a stance that is taken by not taking another: "cannot accept the
// decision", "refused to endorse the pact".
func (s *sentence) refuses(q *stanceCue) bool {
	v, w := q.t.word, s.c.stances
	if !w.has("refused", s.lemma(v)) {
		return false
	}
	if h := s.head(v); s.relIs(v, "xcomp") && h >= 0 && w.has("refuse", s.lemma(h)) {
		q.t.carrier, q.who = h, s.takersOf(h)
	} else if q.refused = s.negated(v); q.refused {
		q.who = s.takersOf(v)
	}
	q.stance, q.on = "oppose", s.objectsOf(v)
	return len(q.who) > 0 && len(q.on) > 0 && s.supported(q.on[0])
}

// takes finds the longest key of a verb that stands in the list of those that
// take a stance, with what that stance is on.
func (s *sentence) takes(q *stanceCue) bool {
	v, best := q.t.word, 0
	key := ""
	s.eachKey(v, func(k string, on []int, last int) {
		if n := 1 + strings.Count(k, " "); s.c.stances.take[k] != "" && n > best {
			best, key = n, k
			q.stance, q.on, q.last = s.c.stances.take[k], on, last
		}
	})
	if key == "" {
		return false
	}
	if in := s.placesIn(v); s.passiveToo(v) && len(in) > 0 {
		q.who, q.on = in, s.objectsOf(s.head(v))
	} else {
		q.who = s.takersOf(v)
	}
	if len(q.who) == 0 {
		return false
	}
	if strings.HasPrefix(key, "have n") || strings.HasPrefix(key, "want n") { // "will have none of"
		q.refused = true
	}
	if q.stance == "call for" {
		return !s.toHeaven(q) && s.callsFor(q, key)
	}
	return s.fits(q, key)
}

// takersOf are the words for who takes the stance of a verb: its subject, also
// where a past form was parsed as a passive without "be".
func (s *sentence) takersOf(v int) []int {
	if own := s.kidsBy(v, "nsubj:pass"); len(own) > 0 && s.child(v, "aux") < 0 && len(s.agents(v)) == 0 {
		return s.expand(own)
	}
	if own := s.kidsBy(v, "nsubj"); len(own) > 0 && s.word(v).XPOS == "VBN" && s.child(v, "aux") < 0 && s.rel(own[0]) == "nsubj" {
		return s.expand(own) // "France, for its part, called"
	}
	if who := s.subjectOf(trigger{word: v, pos: frame.Verb, carrier: -1}); len(who) > 0 {
		return who
	} else if !s.passive(v) {
		return s.hungOnObject(v)
	}
	return s.placesIn(v)
}

// hungOnObject are subjects that were hung on the object behind the verb: "the
// [chief] voiced concern".
func (s *sentence) hungOnObject(v int) []int {
	for _, o := range s.kidsBy(v, "obj") {
		for _, k := range s.kidsBy(o, "compound") {
			if k < v && o > v {
				return s.expand([]int{k})
			}
		}
	}
	return nil
}

// passiveToo reports whether a participle is the second of two passives: "was
// welcomed in Kyiv and denounced in Moscow".
func (s *sentence) passiveToo(v int) bool {
	h := s.head(v)
	return h >= 0 && s.relIs(v, "conj") && s.word(v).XPOS == "VBN" && s.passive(h) && s.child(v, "aux", "nsubj", "obj") < 0
}

// placesIn are the capitals and states in which a thing is taken so: "was
// welcomed in Kyiv".
func (s *sentence) placesIn(v int) []int {
	var out []int
	for _, k := range slices.Concat(s.under(v, "in"), s.under(v, "across"), s.under(v, "by")) {
		if e, ok := s.entity(k); ok && e.Code != "" {
			out = append(out, s.expand([]int{k})...)
		}
	}
	return out
}

// eachKey gives the keys that a verb may have in its clause, each with the words
// behind it and its last word, -1 if that is the verb itself.
func (s *sentence) eachKey(v int, yield func(key string, on []int, last int)) {
	l := s.lemma(v)
	yield(l, s.objectsOf(v), -1)
	tails := append([]int{-1}, s.particles(v)...)
	tails = append(tails, s.kidsBy(v, "obj", "nsubj:pass", "xcomp")...)
	for _, m := range tails {
		k := l
		at := []int{v}
		if m >= 0 {
			k += " " + s.lemma(m)
			at = append(at, m)
			yield(k, s.objectsOf(v), m)
			if !s.isNoun(m) {
				for _, o := range s.kidsBy(v, "obj") { // "patch up differences"
					yield(k+" "+s.lemma(o), nil, o)
					for _, p := range append(slices.Clone(s.kids[v]), s.kids[o]...) { // "throw in its lot with"
						if prep := s.leads(p); prep != "" && p > o {
							yield(k+" "+s.lemma(o)+" "+prep, s.expand([]int{p}), o)
						}
					}
				}
			}
		}
		for _, top := range at {
			for _, p := range s.kids[top] {
				if prep := s.leads(p); prep != "" && s.completes(p, top) {
					yield(k+" "+prep, s.expand([]int{p}), m)
					if s.isNoun(p) { // "moved into Moscow's orbit", "see with alarm"
						yield(k+" "+prep+" "+s.lemma(p), s.heldOrObject(v, p), p)
					}
				}
			}
		}
	}
}

// completes reports whether a phrase can complete a word: it stands behind it, or
// asks or refers back from before it ("to which Oslo objects"). "France, for its
// part, called" is no call for a part.
func (s *sentence) completes(p, top int) bool {
	return p > top || strings.HasPrefix(s.word(p).XPOS, "W")
}

// heldOrObject is whose a thing is, else the object of the verb that leads to it.
func (s *sentence) heldOrObject(v, p int) []int {
	if own := s.expand(append(s.kidsBy(p, "nmod:poss"), s.under(p, "of")...)); len(own) > 0 {
		return own
	}
	return s.objectsOf(v)
}

// leads is the preposition or conjunction before a phrase or clause, "" for none.
func (s *sentence) leads(p int) string {
	if !s.relIs(p, "obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "advmod", "obj") {
		return ""
	}
	if s.outOf(p) {
		return "out of"
	}
	if c := s.caseOf(p); c != "" {
		return c
	}
	if m := s.child(p, "mark"); m >= 0 && s.word(p).XPOS == "VBG" {
		return s.lemma(m)
	}
	return ""
}

// objectsOf are the objects of a verb, or the clauses that are one.
func (s *sentence) objectsOf(v int) []int {
	if o := s.expand(s.objects(v, 0)); len(o) > 0 {
		return o
	}
	if c := s.complementsOf(trigger{word: v, pos: frame.Verb, carrier: -1}); len(c) > 0 {
		return c[:1]
	}
	return nil
}

// fits reports whether a verb's object lets it take its stance.
func (s *sentence) fits(q *stanceCue, key string) bool {
	w := s.c.stances
	if len(q.on) == 0 {
		return false
	}
	o := q.on[0]
	if w.has("deny.said", key) {
		switch {
		case s.saidOf(o) && (key != "reject" || !w.has("said.held", s.lemma(o))):
			q.stance = "deny"
		case w.take[key] == "deny":
			return false
		}
	}
	if key == "deny" {
		return s.child(q.t.word, "iobj") < 0 && !(s.isNoun(o) && w.has("withheld", s.lemma(o))) &&
			!slices.ContainsFunc(s.kids[q.t.word], func(k int) bool { return s.isNoun(k) && w.has("withheld", s.lemma(k)) })
	}
	if key == "take view of" {
		return slices.ContainsFunc(s.modifiers(q.last), func(k int) bool { return w.has("dim", s.lemma(k)) })
	}
	if w.has("call.plead", key) && w.has("called for", s.lemma(o)) {
		q.stance = "call for"
	}
	if w.has("greets", key) && (w.has("persons", s.lemma(o)) || s.isNoun(o) && s.isPerson(o)) {
		return false
	}
	if w.has("picky", key) {
		return s.supported(o)
	}
	return true
}

// saidOf reports whether a noun is something said, by itself or by what it is of.
func (s *sentence) saidOf(o int) bool {
	if s.c.stances.has("said", s.lemma(o)) {
		return true
	}
	return s.c.stances.has("said", s.lemma(s.hyperHead(o)))
}

// hyperHead is the noun under "of" on another, else the noun itself: "talk of".
func (s *sentence) hyperHead(o int) int {
	if of := s.under(o, "of"); len(of) > 0 {
		return of[0]
	}
	return o
}

// supported reports whether the object of a verb with other senses is a thing
// of the record, a state or a clause.
func (s *sentence) supported(o int) bool {
	w, l := s.c.stances, s.lemma(o)
	if s.isNoun(o) && (s.isPerson(o) || w.has("holder", l)) && slices.ContainsFunc(s.kidsBy(o, "nmod:poss"), func(k int) bool { return s.word(k).XPOS == "PRP$" }) {
		return false // "stood behind their officials"
	}
	if s.isVerb(o) || w.on[l] != "" || w.has("supportable", l) || w.has("said", l) {
		return true
	}
	if s.word(o).UPOS == "PRON" || s.word(o).UPOS == "DET" {
		return true
	}
	e, ok := s.entity(o)
	return ok && (entente.IsState(e.Code) && bareState(e) || e.Code == "UNO" || e.Code == "EUR")
}

// calledSomething reports whether a verb says what its object is called: "calls Chad a
// neighbour".
func (s *sentence) calledSomething(v int) bool {
	return s.c.ledger.has("names so", s.lemma(v)) && s.child(v, "obj") >= 0 &&
		slices.ContainsFunc(s.kidsBy(v, "xcomp"), func(k int) bool { return s.isNoun(k) && s.child(k, "mark", "case") < 0 })
}

// callsFor completes a call: whom it is addressed to, and what is to be done.
func (s *sentence) callsFor(q *stanceCue, key string) bool {
	w := s.c.stances
	clause := s.complementsOf(q.t)
	if len(clause) == 0 {
		clause = s.infinitives(q)
	}
	bare := !strings.HasSuffix(key, " for")
	switch {
	case w.has("call.never", key), bare && s.calledSomething(q.t.word):
		return false
	case bare && len(clause) == 0 && len(q.on) > 0 && w.has("call.thing", key) && w.has("called for", s.lemma(q.on[0])):
		q.toward = s.expand(append(s.under(q.t.word, "from"), s.under(q.t.word, "by")...))
		return true
	case w.has("call.bound", key) && (len(q.on) == 0 || !w.has("called for", s.lemma(q.on[0]))):
		return false
	case w.has("call.clause", key) && len(clause) == 0 && len(s.under(q.t.word, "for")) == 0:
		return false
	case w.has("call.must", key) && !slices.ContainsFunc(clause, s.obliges):
		return false
	}
	if !bare {
		for _, prep := range []string{"on", "upon", "to"} {
			q.toward = append(q.toward, s.expand(s.under(q.t.word, prep))...)
		}
		q.toward = append(q.toward, s.kidsBy(q.t.word, "obj")...)
		return true
	}
	if len(clause) > 0 {
		if !slices.Equal(q.on, clause[:1]) {
			q.toward = q.on
		} else {
			q.toward = s.expand(s.kidsBy(clause[0], "nsubj"))
		}
		q.on = clause[:1]
		return true
	}
	if key == "demand" {
		q.toward = s.expand(s.under(q.t.word, "from"))
		return len(q.on) > 0
	}
	if f := s.under(q.t.word, "for"); len(f) > 0 {
		q.toward, q.on = q.on, f
		return true
	}
	return key != "urge" || len(q.on) > 0
}

// infinitives are those that hang on the one who is called on.
func (s *sentence) infinitives(q *stanceCue) []int {
	var out []int
	for _, h := range q.on {
		for _, k := range s.kids[h] {
			if s.relIs(k, "acl", "advcl", "xcomp") && s.hasMark(k, "to") {
				out = append(out, k)
			}
		}
	}
	return out
}

// moved reads a verb by which a thing moves somebody: "alarmed officials", "was
// angered by".
func (s *sentence) moved(q *stanceCue, stance string) bool {
	v := q.t.word
	q.stance = stance
	if s.passive(v) {
		q.who = s.expand(s.passiveObjects(v, 0))
		q.on = s.felt(v)
		return len(q.who) > 0 && !s.relIs(v, "acl") && (len(q.on) > 0 || stance == "alarm" || stance == "concern")
	}
	q.who = s.expand(s.kidsBy(v, "obj"))
	q.on = s.subjectOf(q.t)
	if c := s.kidsBy(v, "csubj"); len(q.on) == 0 {
		q.on = c
	}
	return len(q.who) > 0 && len(q.on) > 0
}

// felt is what a feeling is about: behind its preposition, or in a clause.
func (s *sentence) felt(i int) []int {
	for _, k := range s.kids[i] {
		if k < i {
			continue
		}
		if p := s.leads(k); s.c.stances.has("on", p) && !s.isDate(k) {
			return s.expand([]int{k})
		}
		if s.relIs(k, "ccomp", "xcomp", "advcl") && (s.hasMark(k, "that") || s.hasMark(k, "to")) || s.relIs(k, "ccomp") {
			return []int{k}
		}
	}
	return nil
}

// labels reads a verb that judges: "called it a provocation", "dismissed the
// report as baseless".
func (s *sentence) labels(q *stanceCue) bool {
	v := q.t.word
	_, hi := s.extent(v)
	at, stance := s.judgement(v+1, min(hi, v+14))
	if at < 0 || s.freeRelative(v) || s.c.stances.has("label.as", s.lemma(v)) && !slices.ContainsFunc(s.tree.Words[max(v, at-4):at], func(w syntax.Word) bool { return w.Lemma == "as" }) {
		return false
	}
	q.stance, q.last = stance, at
	q.who = s.subjectOf(q.t)
	q.on = slices.DeleteFunc(s.objectsOf(v), func(o int) bool { return o >= at || s.isVerb(o) })
	if len(q.on) == 0 {
		q.on = append(q.on, s.kidsBy(v, "iobj")...)
		for _, k := range s.kids[at] {
			if k > v && (s.relIs(k, "nsubj") || s.relIs(k, "compound") && s.isNoun(k)) { // "called the [launch reckless]"
				q.on = append(q.on, k)
			}
		}
	}
	if len(q.on) > 0 && s.lemma(v) == "reject" && !(stance == "deny" && s.deniable(q.on[0])) {
		q.stance = "oppose" // however it is called: "rejected the move as groundless"
	}
	return len(q.who) > 0 && len(q.on) > 0 && !slices.Contains(q.on, at)
}

// deniable reports whether a word is of something said, or takes up what may be.
func (s *sentence) deniable(o int) bool {
	u := s.word(o).UPOS
	return u == "PRON" || u == "DET" || s.saidOf(o)
}

// freeRelative reports whether a verb only names what its clause stands for:
// "what Rome calls a provocation" tells of the thing, not of the stance.
func (s *sentence) freeRelative(v int) bool {
	h := s.head(v)
	if h >= 0 && s.relIs(v, "acl") && s.lemma(h) == "what" {
		return true
	}
	return slices.ContainsFunc(s.kidsBy(v, "obj", "nsubj"), func(k int) bool {
		return k < v && s.lemma(k) == "what" && s.relIs(v, "acl", "ccomp", "obj", "obl", "nmod")
	})
}

// judgement finds the first word between two that judges a thing, -1 if none
// does, with the stance of who says so.
func (s *sentence) judgement(from, to int) (int, string) {
	w := s.c.stances
	for i := from; i <= to; i++ {
		l := s.lemma(i)
		stance := w.judge[l]
		if stance == "" {
			stance = w.judge[strings.ToLower(s.word(i).Form)]
		}
		if stance == "" || s.refAt[i] >= 0 {
			continue
		}
		if w.has("judge.praised", l) && !s.praised(i) || w.has("judge.of", l) && len(s.under(i, "of")) == 0 {
			continue
		}
		if s.inList(i, from-2, "nothing") || s.denies(i) || i > 0 && s.lemma(i-1) == "not" {
			return -1, ""
		}
		return i, stance
	}
	return -1, ""
}

// praised reports whether a word of praise stands close to a noun.
func (s *sentence) praised(i int) bool {
	for j := max(0, i-3); j <= min(i+3, len(s.tree.Words)-1); j++ {
		if j != i && s.c.stances.has("praise", s.lemma(j)) {
			return true
		}
	}
	return false
}

// inList reports whether a word of a list stands before another, not further
// back than a third.
func (s *sentence) inList(i, from int, list string) bool {
	for j := max(0, from, i-2); j < i; j++ {
		if s.c.stances.has(list, s.lemma(j)) {
			return true
		}
	}
	return false
}

// deniesIn reads a denial in other words: "insisted that it had sent no arms".
func (s *sentence) deniesIn(q *stanceCue) bool {
	v, w := q.t.word, s.c.stances
	l := s.lemma(v)
	if !w.has("insist", l) && !w.has("insist.never", l) {
		return false
	}
	for _, c := range s.kidsBy(v, "ccomp", "parataxis") {
		if s.saidNotSo(c, w.has("insist", l)) {
			q.stance, q.who, q.on, q.named = "deny", s.subjectOf(q.t), []int{c}, true
			return len(q.who) > 0
		}
	}
	return false
}

// saidNotSo reports whether a clause says of the past that something was not: with
// "never", or, where one insists on it, with "not" or "no".
func (s *sentence) saidNotSo(c int, insisted bool) bool {
	past := s.word(c).XPOS == "VBD" || s.word(c).XPOS == "VBN"
	past = past || slices.ContainsFunc(s.kidsBy(c, "aux"), func(k int) bool {
		f := strings.ToLower(s.word(k).Form)
		return f == "had" || f == "has" || f == "have" || f == "did"
	})
	if !past {
		return false
	}
	lo, hi := s.extent(c)
	for i := lo; i <= hi; i++ {
		if l := s.lemma(i); l == "never" && s.head(i) == c {
			return true
		} else if insisted && (l == "not" && s.head(i) == c || s.c.stances.has("nothing", l) && s.within(i, c)) {
			return true
		}
	}
	return false
}

// metWith reads "was met with outrage in Rome".
func (s *sentence) metWith(q *stanceCue) bool {
	v := q.t.word
	if !s.passive(v) {
		return false
	}
	for _, n := range append(s.under(v, "with"), s.under(v, "by")...) {
		stance := s.c.stances.stand[s.lemma(n)]
		if stance == "" {
			continue
		}
		q.stance, q.last, q.on = stance, n, s.expand(s.passiveObjects(v, 0))
		q.who = s.movedBehind(n, v)
		return len(q.who) > 0 && len(q.on) > 0
	}
	return false
}

// reacts reads "reacted with alarm to".
func (s *sentence) reacts(q *stanceCue) bool {
	v := q.t.word
	for _, n := range s.under(v, "with") {
		if q.stance = s.c.stances.stand[s.lemma(n)]; q.stance == "" {
			continue
		}
		q.last, q.who, q.on = n, s.subjectOf(q.t), s.expand(append(s.under(v, "to"), s.under(n, "to")...))
		if len(q.on) == 0 {
			q.on = s.expand(s.kidsBy(v, "obj"))
		}
		return len(q.who) > 0
	}
	return false
}

// looksOn reads how somebody follows a thing: "is watching the build-up warily".
func (s *sentence) looksOn(q *stanceCue) bool {
	v := q.t.word
	for _, k := range s.kidsBy(v, "advmod") {
		if q.stance = s.c.stances.how[s.lemma(k)]; q.stance != "" {
			q.last, q.who, q.on = k, s.takersOf(v), s.objectsOf(v)
			return len(q.who) > 0 && len(q.on) > 0
		}
	}
	return false
}

// ifSo reports whether a stance would only be taken if something came about.
func (s *sentence) ifSo(t trigger) bool {
	for _, at := range []int{t.word, t.carrier} {
		if at >= 0 && slices.ContainsFunc(s.kids[at], func(k int) bool { return s.relIs(k, "advcl") && s.markedBy(k, "condition mark") }) {
			return true
		}
	}
	return false
}

// movedBehind are those in, from or among whom a stance is found, by the words
// for the stance and for what draws it.
func (s *sentence) movedBehind(n, v int) []int {
	var out []int
	for _, top := range []int{n, v} {
		if top < 0 {
			continue
		}
		for _, k := range s.kids[top] {
			if k > n && s.relIs(k, "obl", "nmod") && s.c.stances.has("from", s.caseOf(k)) && !s.isDate(k) {
				out = append(out, s.expand([]int{k})...)
			}
		}
	}
	if len(out) == 0 {
		for _, k := range append(s.modifiers(n), s.kidsBy(n, "nmod:poss")...) {
			if _, ok := s.entity(k); ok {
				out = append(out, s.expand([]int{k})...)
			}
		}
	}
	return out
}

// bid reports whether a stance is only what somebody is called on to take:
// "urged China to press Russia".
func (s *sentence) bid(t trigger) bool {
	at := t.word
	if t.carrier >= 0 {
		at = t.carrier
	}
	h := s.head(at)
	return h >= 0 && s.relIs(at, "xcomp", "ccomp", "acl", "advcl") && s.c.stances.take[s.lemma(h)] == "call for" && s.hasMark(at, "to")
}
