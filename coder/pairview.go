package coder

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/coder/detect"
	"entente/coder/vectors"
)

// # How learned weights see a pair
//
// What stands between two given spans is judged by the same kind of network that finds
// triggers (package detect). Its places about a word are here places about a pair, its
// lexicon is who the two are, and its rules are the frames.

// The slots of a pair.
const (
	slotMeet    = detect.Self    // the word where the ways up from the two meet
	slotTrigger = detect.Head    // the word that the frames hold for the event
	slotFromA   = detect.Subject // on the way up from the actor
	slotFromR   = detect.Object  // on the way up from the recipient
	slotObject  = detect.Oblique // objects of the words on the way
	slotMods    = detect.Mods    // what modifies these and their objects
	slotClause  = detect.Prev    // clauses that complete them
	slotSpans   = detect.Next    // words of the spans that are no names
	slotBetween = detect.Clause  // words between the two
	slotRest    = detect.All     // the rest of the sentence
)

// PairView is a pair as the learned weights see it, to learn from.
type PairView struct {
	Word detect.Word
	// Blind is the same as it would be seen had the lexicon no frame for the word that the
	// frames hold for the event, which is Lemma: other people's texts have such words.
	Blind detect.Word
	Lemma string
	Sure  bool // whether a frame fits so well that the weights are not asked
}

// PairView looks at a pair; false if it stands in no sentence.
func (c *Coder) PairView(doc *entente.Document, p entente.Pair) (*PairView, bool) {
	r := c.reader(doc)
	r.keep = true
	r.parts(entente.Title, entente.Body)
	q := r.query(p)
	if q == nil {
		return nil, false
	}
	said := q.evidence("")
	out := &PairView{Sure: said.score >= fits, Lemma: q.s.lemma(q.meet())}
	if said.word >= 0 {
		out.Lemma = q.s.lemma(said.word)
	}
	q.view(&out.Word, said)
	q.view(&out.Blind, q.evidence(out.Lemma))
	return out, true
}

// evidence is what the frames say of a pair.
type evidence struct {
	best  map[string]float64 // by type, how well a frame fits
	rel   entente.Relation   // by the frame that fits best
	word  int                // its trigger, -1 if no word has a frame
	score float64
	lead  float64 // over the best of the other types
	st    stance
}

// evidence weighs all frames but those of a lemma, which may be empty.
func (q *query) evidence(without string) *evidence {
	e := &evidence{best: map[string]float64{}, word: -1}
	for _, h := range q.candidates() {
		if q.s.lemma(h.word) == without {
			continue
		}
		sc := q.score(h)
		rel := q.answer(q.purpose(h), sc)
		if old, ok := e.best[rel.Event]; !ok || sc > old {
			e.best[rel.Event] = sc
		}
		if e.word < 0 || sc > e.score {
			e.word, e.score, e.rel, e.st = h.word, sc, rel, q.s.standing(h.trigger)
		}
	}
	second := -1.0
	for t, sc := range e.best {
		if t != e.rel.Event {
			second = max(second, sc)
		}
	}
	e.lead = e.score - second
	return e
}

// likeliest is the type that the learned weights hold for likeliest, and how likely it
// is; empty if nothing was learned.
func (q *query) likeliest() (string, float64) {
	m := q.s.c.rank
	if !m.Learned() {
		return "", 0
	}
	var words [1]detect.Word
	q.view(&words[0], q.evidence(""))
	chances := m.Judge(&detect.Memory{}, words[:])
	best := detect.Likeliest(chances)
	return m.Types()[best], float64(chances[best])
}

// pairSight describes a pair for the weights.
type pairSight struct {
	*query
	out  *detect.Word
	done []bool // words that stand in a slot already
}

func (v *pairSight) own(parts ...string) {
	v.out.Own = append(v.out.Own, detect.Feature(parts...))
}

func (v *pairSight) rule(parts ...string) {
	v.out.Rules = append(v.out.Rules, detect.Feature(parts...))
}

// view describes the pair, with what the frames say of it.
func (q *query) view(out *detect.Word, said *evidence) {
	out.Reset()
	if len(q.s.vectorAt) == 0 {
		q.s.findPlaces()
	}
	v := &pairSight{query: q, out: out, done: make([]bool, len(q.s.tree.Words))}
	v.ofFrames(said)
	for _, i := range v.ways() {
		v.about(i)
	}
	v.bag()
	v.told()
	v.who("a", q.actor, q.pair.Actor)
	v.who("r", q.recipient, q.pair.Recipient)
	if v.pair.Actor.Start < v.pair.Recipient.Start {
		v.own("order ar")
	} else {
		v.own("order ra")
	}
}

// ofFrames is what the frames say.
func (v *pairSight) ofFrames(e *evidence) {
	for typ, sc := range e.best {
		for n := 0; n <= int(sc); n++ {
			v.rule("frame", typ, strconv.Itoa(n))
		}
	}
	slices.Sort(v.out.Rules)
	if e.word < 0 {
		v.rule("no frame")
		return
	}
	v.rule("top", e.rel.Event)
	v.rule("mode", e.rel.Event, e.rel.Mode)
	for n := range min(6, int(e.lead)+1) {
		v.rule("lead", e.rel.Event, strconv.Itoa(n))
	}
	v.near(slotTrigger, e.word)
	v.own("time", string(e.st.Time))
	v.own("polarity", string(e.st.Polarity))
	v.own("certainty", string(e.st.Certainty))
	v.own("trigger", v.s.lemma(e.word))
}

// maxPairSlot bounds how many words a slot of a pair takes.
const maxPairSlot = 12

// near puts a word in a slot.
func (v *pairSight) near(slot detect.Slot, i int) {
	if at := v.s.vectorAt[i]; at != vectors.None && len(v.out.Near[slot]) < maxPairSlot {
		v.out.Near[slot] = append(v.out.Near[slot], at)
	}
}

// ups are the words above one, nearest first.
func (q *query) ups(i int) []int {
	var out []int
	for n := 0; i >= 0 && n < maxHops; n++ {
		out = append(out, i)
		i = q.s.head(i)
	}
	return out
}

// meet is the word where the ways up from the two meet.
func (q *query) meet() int {
	a, r := q.ups(q.actor), q.ups(q.recipient)
	for _, i := range a {
		if slices.Contains(r, i) {
			return i
		}
	}
	switch {
	case len(a) > 0:
		return a[len(a)-1]
	case len(r) > 0:
		return r[len(r)-1]
	}
	return 0
}

// ways puts the words on the ways up from the two into their slots, and gives the one
// where they meet and those that stand outside both spans.
func (v *pairSight) ways() []int {
	meet := v.meet()
	v.near(slotMeet, meet)
	v.own("meet", v.s.lemma(meet))
	v.own("meetpos", v.s.word(meet).UPOS)
	a, relsA := v.way("a", slotFromA, v.actor, meet)
	r, relsR := v.way("r", slotFromR, v.recipient, meet)
	rels := slices.Concat(relsA, relsR)
	if len(rels) > 0 {
		v.own("first", rels[0])
		v.own("last", rels[len(rels)-1])
	}
	if len(rels) <= 6 {
		v.own("rels", strings.Join(rels, " "))
	}
	return slices.Concat([]int{meet}, a, r)
}

// way is the words on the way up from one of the two to where the ways meet, but for
// those of the spans, and the relations on it.
func (v *pairSight) way(side string, slot detect.Slot, at, meet int) (words []int, rels []string) {
	for _, i := range v.ups(at) {
		if i == meet {
			break
		}
		rels = append(rels, side+v.s.rel(i))
		if c := v.s.caseOf(i); c != "" {
			v.own("case", side, c)
		}
		if v.inSpans(i) {
			continue
		}
		v.near(slot, i)
		v.own("path", v.s.lemma(i))
		v.own("path", side, v.s.lemma(i))
		words = append(words, i)
	}
	return words, rels
}

// inSpans reports whether a word belongs to one of the two.
func (v *pairSight) inSpans(i int) bool {
	at := v.s.span(i, i)
	return at.Overlaps(v.pair.Actor) || at.Overlaps(v.pair.Recipient)
}

// about is what hangs on a word of the way.
func (v *pairSight) about(i int) {
	v.done[i] = true
	for _, k := range v.s.kids[i] {
		if v.inSpans(k) {
			v.own("spankid", v.s.rel(k), v.s.caseOf(k))
			continue
		}
		switch {
		case v.s.relIs(k, "obj", "iobj") || v.s.rel(k) == "nsubj:pass":
			v.near(slotObject, k)
			v.own("obj", v.s.lemma(k))
			v.own("verb obj", v.s.lemma(i), v.s.lemma(k))
			v.mods(k)
			v.done[k] = true
		case v.s.relIs(k, "obl", "nmod"):
			v.own("prep", v.s.caseOf(k))
			v.own("prep", v.s.caseOf(k), v.s.lemma(k))
		case v.s.relIs(k, "xcomp", "ccomp", "advcl", "acl", "csubj"):
			v.near(slotClause, k)
			v.own("clause", v.s.rel(k))
			v.own("clause", v.s.lemma(k))
			v.done[k] = true
		case v.s.relIs(k, "aux", "mark", "advmod"):
			v.own(v.s.rel(k), v.s.lemma(k))
		case v.s.relIs(k, "compound:prt"):
			v.own("prt", v.s.lemma(i), v.s.lemma(k))
		}
	}
	v.mods(i)
}

// mods is what modifies a word.
func (v *pairSight) mods(i int) {
	for _, k := range v.s.kids[i] {
		if v.s.relIs(k, "amod", "compound", "advmod", "nmod") && !v.inSpans(k) {
			v.near(slotMods, k)
			v.done[k] = true
		}
	}
}

// bag is the words between the two, and the rest.
func (v *pairSight) bag() {
	lo, hi := min(v.pair.Actor.End, v.pair.Recipient.End), max(v.pair.Actor.Start, v.pair.Recipient.Start)
	for i := range v.s.tree.Words {
		w := v.s.word(i)
		if w.UPOS != "NOUN" && w.UPOS != "VERB" && w.UPOS != "ADJ" && w.UPOS != "ADV" {
			continue
		}
		switch {
		case v.inSpans(i):
			v.near(slotSpans, i)
		case w.Start >= lo && w.End <= hi:
			v.near(slotBetween, i)
			v.own("between", w.Lemma)
		default:
			if !v.done[i] {
				v.near(slotRest, i)
			}
			v.own("word", w.Lemma)
		}
	}
}

// told is that the one says something of the other, or tells the other something.
func (v *pairSight) told() {
	s := v.s
	for i := range s.tree.Words {
		if !s.isVerb(i) || !s.reports(i) || !v.onSpan(s.expand(s.subjects(i, 0)), v.pair.Actor) {
			continue
		}
		v.own("says")
		for _, k := range s.kidsBy(i, "ccomp") {
			switch {
			case v.onSpan(s.expand(s.subjects(k, 0)), v.pair.Recipient):
				v.own("says of")
			case s.within(v.recipient, k):
				v.own("says about")
			}
		}
	}
}

// who is one of the two.
func (v *pairSight) who(side string, at int, sp entente.Span) {
	if at < 0 {
		return
	}
	if e, ok := v.s.entity(at); ok {
		v.own("sector", side, e.Sector)
		v.own("state", side, strconv.FormatBool(entente.IsState(e.Code)))
	}
	v.own("pos", side, v.s.word(at).UPOS)
	if v.s.word(at).UPOS == "NOUN" {
		v.own("head", side, v.s.lemma(at))
	}
}
