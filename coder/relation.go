package coder

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// relation answers what stands between two given spans: the event of their
// sentence whose roles and place in the tree fit them best. It is always
// answered; what was guessed has a low confidence.
func (r *reader) relation(p entente.Pair) entente.Relation {
	q := r.query(p)
	if q == nil {
		return guess("the spans lie in no sentence that could be read")
	}
	return q.weigh()
}

// query is a pair in its sentence, nil if it lies in none.
func (r *reader) query(p entente.Pair) *query {
	s := r.sentenceOf(p.Actor)
	if s == nil {
		s = r.sentenceOf(p.Recipient)
	}
	if s == nil {
		return nil
	}
	return &query{s: s, actor: s.headOf(p.Actor), recipient: s.headOf(p.Recipient), pair: p}
}

// sentenceOf is the first sentence kept that a span touches, nil if none does.
// The sentences of the title come before those of the body, each in order.
func (r *reader) sentenceOf(sp entente.Span) *sentence {
	i := sort.Search(len(r.sentences), func(i int) bool {
		s := r.sentences[i]
		return s.part == sp.In && s.end > sp.Start || s.part == entente.Body && sp.In == entente.Title
	})
	if i == len(r.sentences) || !r.sentences[i].whole().Overlaps(sp) {
		return nil
	}
	return r.sentences[i]
}

// fits is the score from which a frame is believed over the learned weights.
const fits = 2

// weigh answers by the frame that fits best, or, where none fits well, by the
// learned weights; the frame is named in any case.
func (q *query) weigh() entente.Relation {
	best, score := q.best()
	out := guess("no event word stands near them")
	if best != nil {
		out = q.answer(q.purpose(*best), score)
	}
	if say := q.call(); say >= 0 && score < callScore {
		out = entente.Relation{
			Event: codebook.Request, Mode: "change", Quad: codebook.Quad(codebook.Request), Confidence: 0.6,
			Trigger: q.s.evidence(say, say), Reason: "the one says what the other must do",
		}
		return out
	}
	if score >= fits {
		return out
	}
	class, p := q.likeliest()
	if class == "" {
		return out
	}
	if class != out.Event {
		out.Event, out.Mode, out.Quad = class, "", codebook.Quad(class)
		out.Reason = "the words around weigh for " + class + " over " + out.Reason
	}
	out.Confidence = math.Round(100*p) / 100
	return out
}

// purpose is what a call or a letter was for, where a clause says so and it is
// more than talk ("called her to offer his apology", "sent a letter threatening
// to leave"): the codebook's CONSULT is talk without a stance. Else it is the
// hit itself.
func (q *query) purpose(h hit) hit {
	if h.f.Type != codebook.Consult || h.f.Mode != "phone" && !sendsLetter(h.f) {
		return h
	}
	for _, k := range q.aims(h.word) {
		t, ok := q.s.triggerAt(k)
		if !ok || !q.s.known(k, t.pos) {
			continue
		}
		if f := q.s.c.lex.Match(q.s.lemma(k), t.pos, &scene{sentence: q.s, t: t}); f != nil && takesSide(f.Type) {
			return hit{t, f}
		}
	}
	return h
}

// sendsLetter reports whether a frame tells of a message sent.
func sendsLetter(f *frame.Frame) bool {
	return slices.ContainsFunc(f.Conds, func(c frame.Cond) bool { return c.Names("obj", "letter") })
}

// takesSide reports whether a type says how the one stands to the other.
func takesSide(event string) bool {
	switch event {
	case codebook.Support, codebook.Agree, codebook.Concede, codebook.Request, codebook.Accuse, codebook.Reject, codebook.Threaten:
		return true
	}
	return false
}

// aims are the clauses that say what a message is for: the complement of its
// verb, an infinitive beside it, or a participle on it, on what was sent or on
// whom it was sent to.
func (q *query) aims(verb int) []int {
	out := q.s.complementsOf(trigger{word: verb, pos: frame.Verb, carrier: -1})
	for _, k := range append(slices.Clone(q.s.kids[verb]), verb) {
		for _, p := range q.s.kids[k] {
			if q.s.relIs(p, "acl", "advcl", "xcomp") && (q.s.word(p).XPOS == "VBG" || q.s.hasMark(p, "to")) {
				out = append(out, p)
			}
		}
	}
	return out
}

// callScore is what a frame must reach to outweigh "X said Y must".
const callScore = 6

// call is the verb by which the actor says what the recipient must do, -1 if
// there is none.
func (q *query) call() int {
	s := q.s
	for i := range s.tree.Words {
		if !s.isVerb(i) || s.c.cues.report[s.lemma(i)] != "neutral" || !q.onSpan(s.expand(s.subjects(i, 0)), q.pair.Actor) {
			continue
		}
		for _, k := range s.kidsBy(i, "ccomp") {
			if s.obliges(k) && s.within(q.recipient, k) {
				return i
			}
		}
	}
	return -1
}

// guess is the answer where the sentence gives none: the type that is most
// common between two named actors in news.
func guess(why string) entente.Relation {
	return entente.Relation{Event: codebook.Consult, Quad: codebook.Quad(codebook.Consult), Confidence: 0.1, Reason: "a guess: " + why}
}

// query is one pair in its sentence.
type query struct {
	s                *sentence
	actor, recipient int // head words, -1 if the span has none
	pair             entente.Pair
}

// headOf is the word of a span that the others hang on.
func (s *sentence) headOf(sp entente.Span) int {
	first := -1
	for i := range s.tree.Words {
		if !s.span(i, i).Overlaps(sp) {
			continue
		}
		if h := s.head(i); h < 0 || !s.span(h, h).Overlaps(sp) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// best is the hit that fits the pair best, nil if the sentence has none.
func (q *query) best() (*hit, float64) {
	var best *hit
	var top float64
	for _, h := range q.candidates() {
		if sc := q.score(h); best == nil || sc > top {
			best, top = &h, sc
		}
	}
	return best, top
}

// candidates are all triggers of the sentence, claimed or not: the frame that
// holds, else, for less, the first of the lemma whose conditions do not.
func (q *query) candidates() []hit {
	s := q.s
	var out []hit
	for i := range s.tree.Words {
		t, ok := s.triggerAt(i)
		if !ok {
			continue
		}
		if s.claimed[i] || !s.known(i, t.pos) {
			continue
		}
		f := s.c.lex.Match(s.lemma(i), t.pos, &scene{sentence: s, t: t})
		if f == nil {
			f = q.weak(i, t.pos)
		}
		if f != nil && !f.None() {
			out = append(out, hit{t, f})
		}
	}
	return out
}

// weak is the least specific frame of a word whose conditions do not hold, at a
// small part of its weight: an answer is owed, and the word alone says
// something. Verbs of saying and light verbs say nothing alone.
func (q *query) weak(i int, pos frame.POS) *frame.Frame {
	s := q.s
	if s.reports(i) || s.c.lex.Light(s.lemma(i)) {
		return nil
	}
	all := s.c.lex.Candidates(s.lemma(i), pos)
	typ := commonest(all)
	for n := len(all) - 1; n >= 0; n-- {
		if !all[n].None() && all[n].Type == typ {
			f := *all[n]
			f.Weight *= 0.2
			return &f
		}
	}
	return nil
}

// commonest is the type that most frames of a word give, "" if all give none:
// "approve a warrant" is THREATEN, but "approve" alone is not.
func commonest(frames []*frame.Frame) string {
	count := map[string]int{}
	best := ""
	for n := len(frames) - 1; n >= 0; n-- {
		f := frames[n]
		if f.None() {
			continue
		}
		count[f.Type]++
		if best == "" || count[f.Type] > count[best] {
			best = f.Type
		}
	}
	return best
}

// score weighs how well a hit fits the pair: its roles on the spans, its place
// on the path between them, nearness, and how sure its frame is.
func (q *query) score(h hit) float64 {
	s := q.s
	sc := 2 * h.f.Weight
	if h.f.Weight < 0.2 {
		sc -= 2
	}
	if q.fills(h, h.f.Actor, q.pair.Actor) || h.carrier >= 0 && q.onSpan(s.subjectOf(h.trigger), q.pair.Actor) {
		sc += 3
	}
	if q.fills(h, h.f.To, q.pair.Recipient) || h.f.Mutual && q.fills(h, []string{"with", "between", "obj"}, q.pair.Recipient) || q.inComplement(h) {
		sc += 2
	}
	if q.fills(h, h.f.To, q.pair.Actor) {
		sc -= 1
	}
	if q.onPath(h.word) || h.carrier >= 0 && q.onPath(h.carrier) {
		sc += 1.5
	}
	inside := s.span(h.word, h.word)
	if inside.Overlaps(q.pair.Actor) || inside.Overlaps(q.pair.Recipient) {
		sc -= 2.5
	}
	if s.used[h.word] {
		sc -= 1
	}
	if q.spoken(h.word) {
		sc++
	}
	if q.unmet(h.word) {
		sc -= 2
	}
	return sc - 0.1*float64(q.distance(h.word))
}

// spoken reports whether a word heads a clause that the actor says, and not of
// what the recipient does: "Clinton said that America will not lift the embargo".
func (q *query) spoken(i int) bool {
	up := q.s.head(i)
	if q.onSpan(q.s.expand(q.s.subjects(i, 0)), q.pair.Recipient) {
		return false
	}
	return up >= 0 && q.s.relIs(i, "ccomp") && q.s.reports(up) && q.onSpan(q.s.expand(q.s.subjects(up, 0)), q.pair.Actor)
}

// unmet reports whether a word stands in a clause that sets a condition or an
// end to what the actor does outside it: "will not end the strike until they
// ratify", "will strike unless they pay".
func (q *query) unmet(i int) bool {
	for n := 0; q.s.head(i) >= 0 && n <= len(q.s.tree.Words); n++ {
		if q.s.relIs(i, "advcl") && q.s.markedBy(i, "unmet mark") {
			return !q.s.within(q.actor, i)
		}
		i = q.s.head(i)
	}
	return false
}

// inComplement reports whether the recipient stands in the clause that
// completes a verb, or in one that says which thing its object is: "agreed to
// open its border to refugees", "will not lift the embargo it imposed on Cuba".
func (q *query) inComplement(h hit) bool {
	for _, o := range q.s.heads(h.trigger, "obj") {
		for _, k := range q.s.kids[o] {
			if q.s.relIs(k, "acl", "acl:relcl") && q.s.within(q.recipient, k) {
				return true
			}
		}
	}
	for _, k := range q.s.complements(h.word) {
		if (q.s.claimed[k] || h.f.Asks("xc")) && q.s.within(q.recipient, k) {
			return true
		}
	}
	return false
}

func (q *query) fills(h hit, slots []string, sp entente.Span) bool {
	for _, slot := range slots {
		if q.onSpan(q.s.heads(h.trigger, slot), sp) {
			return true
		}
	}
	return false
}

func (q *query) onSpan(heads []int, sp entente.Span) bool {
	for _, i := range heads {
		if q.s.span(i, i).Overlaps(sp) {
			return true
		}
		// "the convoy of the UN" where the span is the UN
		for _, k := range q.s.kids[i] {
			if q.s.relIs(k, "nmod", "nmod:poss", "compound", "amod", "flat") && q.s.span(k, k).Overlaps(sp) {
				return true
			}
		}
	}
	return false
}

// onPath reports whether a word lies on the way between the two heads.
func (q *query) onPath(i int) bool {
	a, b := q.s.within(q.actor, i), q.s.within(q.recipient, i)
	if a != b {
		return true
	}
	if !a {
		return false
	}
	for _, k := range q.s.kids[i] { // the lowest word above both
		if q.s.within(q.actor, k) && q.s.within(q.recipient, k) {
			return false
		}
	}
	return true
}

// distance counts words from a trigger to the nearer head.
func (q *query) distance(i int) int {
	d := 40
	for _, h := range []int{q.actor, q.recipient} {
		if h >= 0 {
			d = min(d, max(h-i, i-h))
		}
	}
	return d
}

// abstains reports whether the infinitive that completes a promise or a threat
// is denied: "vowed not to end the strike", "promised never to attack".
func (q *query) abstains(h hit) bool {
	return h.pos == frame.Verb && slices.ContainsFunc(q.s.heads(h.trigger, "inf"), func(k int) bool {
		return q.s.hasMark(k, "to") && slices.ContainsFunc(q.s.kidsBy(k, "advmod"), func(n int) bool { return q.s.c.cues.hedge[q.s.lemma(n)] == "negative" })
	})
}

// alleged reports whether a trigger stands in what the actor says that the
// recipient does or did: "Kerry said that Damascus had gassed its people".
func (q *query) alleged(h hit) bool {
	if !q.onSpan(q.s.subjectOf(h.trigger), q.pair.Recipient) {
		return false
	}
	for at, n := h.word, 0; q.s.head(at) >= 0 && n < maxHops; n++ {
		up := q.s.head(at)
		if q.s.relIs(at, "ccomp") && q.s.reports(up) && q.onSpan(q.s.expand(q.s.subjects(up, 0)), q.pair.Actor) {
			return true
		}
		at = up
	}
	return false
}

// pledged reports whether the actor says that it would do a thing, on a
// condition: "said it would seize the mines if the sanctions stayed". That is
// a promise or a threat, however unsure the deed.
func (q *query) pledged(h hit) bool {
	at := h.word
	if h.carrier >= 0 {
		at = h.carrier
	}
	up := q.s.head(at)
	if up < 0 || !q.s.relIs(at, "ccomp") || !q.s.reports(up) || !q.onSpan(q.s.expand(q.s.subjects(up, 0)), q.pair.Actor) {
		return false
	}
	return !q.onSpan(q.s.subjectOf(h.trigger), q.pair.Recipient) && slices.ContainsFunc(q.s.kidsBy(at, "aux"), func(k int) bool {
		return q.s.word(k).XPOS == "MD" && q.s.c.ledger.has("pledge", q.s.lemma(k))
	})
}

// purposeOf lets a purpose share in what is said of its verb: who "will not go
// to Cairo to meet" somebody refuses to meet him.
func (s *sentence) purposeOf(at int, st *stance) {
	if h := s.head(at); st.dropped == "a purpose" && h >= 0 && s.isVerb(h) {
		s.local(h, st)
	}
}

// sureOf is how often the type of a hit that fits the spans by a score is right:
// a logistic curve through the labelled sentences (lang/en/examples), which hold
// 2,465 pairs that a frame answers. Frames were written with these sentences at
// hand, so no answer is called surer than 0.95.
func sureOf(score float64) float64 {
	p := 1 / (1 + math.Exp(0.30-0.41*score))
	return math.Round(100*min(0.95, p)) / 100
}

func (q *query) answer(h hit, score float64) entente.Relation {
	st := q.s.standing(h.trigger)
	q.s.purposeOf(h.word, &st)
	if q.pledged(h) {
		st.Time, st.Certainty = entente.Future, entente.Certain
	}
	typ, mode, why := retype(h.f.Type, h.f.Mode, st)
	if q.abstains(h) {
		switch {
		case typ == codebook.Threaten:
			typ, mode, why = codebook.Agree, "", "promised not to, so AGREE"
		case typ == codebook.Agree && q.s.c.ledger.has("defiant", q.s.lemma(h.word)):
			typ, mode, why = codebook.Reject, "", "vowed not to, so REJECT"
		}
	}
	if codebook.Quad(typ) >= 3 && q.alleged(h) && !q.onSpan(q.s.announcer(h.trigger, h.f), q.pair.Actor) {
		typ, mode, why = codebook.Accuse, "allege", "the actor says that the recipient does it, so ACCUSE"
	}
	rel := entente.Relation{
		Event: typ, Mode: mode, Quad: codebook.Quad(typ), Trigger: q.s.triggerText(h),
		Confidence: sureOf(score), Reason: q.s.reason(h, why),
	}
	rel.Reason += fmt.Sprintf("; fits the spans by %.1f", score)
	return rel
}
