package coder

import (
	"slices"
	"sort"
	"strings"

	"entente"
)

// What a stance is on is often only a word for how something went: "the lapse" of
// a treaty, "the closure" of a pipeline; or it is named by nothing but a phrase that
// takes up what was told: "the request", "them". The entry whose course the word
// names is then what it is on; else it is about those who acted last before it.

// acting are the states that a sentence has act, and all that it names.
type acting struct {
	in       place
	who, all []entente.Entity
}

// span is where a sentence begins.
func (p place) span() entente.Span { return entente.Span{In: p.part, Start: p.start} }

// actedIn notes the states that a sentence names, and those that act in it.
func (r *reader) actedIn(s *sentence) {
	a := acting{in: place{s.part, s.start}}
	for _, ref := range s.refs {
		if e := ref.Entity; entente.IsState(e.Code) && e.Sector != "JRN" {
			a.all = addEntity(a.all, e)
		}
	}
	for i := range s.tree.Words {
		if !s.isVerb(i) || s.c.stances.verbs[s.lemma(i)] && !s.relIs(i, "root") {
			continue
		}
		for _, h := range s.kidsBy(i, "nsubj") {
			for _, k := range s.expand([]int{h}) {
				a.who = appendStates(a.who, s.actorOf(k))
			}
		}
	}
	if len(a.all)+len(a.who) > 0 {
		r.acted = append(r.acted, a)
	}
}

// asked reports whether a stance is on what somebody asked for last, who is then what
// it is about: "applauded the request".
func (l *linker) asked(st stand, topic *thing, holders []entente.Entity) bool {
	if !st.on.back || len(l.askers) == 0 || !l.asks[st.on.noun] || len(topic.states) > 0 && topic.id != "" || covers(holders, l.askers) {
		return false
	}
	topic.class, topic.states = "event", l.askers
	return true
}

// actorOf is who a subject is, by itself or by whose it is.
func (s *sentence) actorOf(h int) []entente.Entity {
	for _, k := range s.kidsBy(h, "nmod:poss") {
		if e, ok := s.entity(k); ok && entente.IsState(e.Code) {
			return []entente.Entity{e}
		}
	}
	return slices.DeleteFunc(s.statesAt(h), func(e entente.Entity) bool {
		return e.Sector != "" && e.Sector != "GOV" && e.Sector != "MIL" && e.Sector != "LEG"
	})
}

func appendStates(out, es []entente.Entity) []entente.Entity {
	for _, e := range es {
		if entente.IsState(e.Code) && e.Sector != "JRN" {
			out = addEntity(out, e)
		}
	}
	return out
}

// courses are the kinds of things of which a noun names how they went: "the lapse"
// of an agreement that ended, "the closure" of a delivery that was halted.
var courses = []string{"agreement", "transfer"}

// isOver reports whether an agreement is told to have lost its force.
func isOver(a *entente.Agreement) bool {
	return slices.ContainsFunc(a.Stages, func(st entente.Stage) bool {
		switch st.Stage {
		case "ended", "suspended", "withdrawn from", "denounced":
			return st.Done()
		}
		return false
	})
}

// byCourse gives a stance on how a thing went the kind of that thing, where the
// document told that one went so.
func (l *linker) byCourse(m *matter, w *stances) {
	if m.class != "" && m.class != "event" && m.class != "any" || m.said {
		return
	}
	for _, class := range courses {
		if !w.has("course."+class, m.noun) {
			continue
		}
		for i := len(l.recent) - 1; i >= 0; i-- {
			if t := &l.recent[i]; t.class == class && t.over && (len(m.states) == 0 || covers(t.states, m.states)) {
				m.class, m.event, m.vague, m.deed = class, "", false, false
				m.back = len(m.states) == 0
				return
			}
		}
	}
}

// byActors names for what a stance is on, where it takes up what was told and names
// nobody, those who acted last before it, else those of the document's beginning;
// never him who takes it.
func (l *linker) byActors(st stand, topic *thing, holders []entente.Entity) {
	if l.asked(st, topic, holders) {
		return
	}
	if len(topic.states) > 0 || !st.on.back || st.stance == "call for" || st.stance == "deny" || st.on.said && st.on.class == "" || len(l.acted) == 0 {
		return
	}
	others := func(es []entente.Entity) []entente.Entity {
		return slices.DeleteFunc(slices.Clone(es), func(e entente.Entity) bool { return covers(holders, []entente.Entity{e}) })
	}
	least := 1
	if st.on.event == "CONSULT" { // two meet
		least = leastPair
	}
	last := sort.Search(len(l.acted), func(i int) bool { return !before(l.acted[i].in.span(), st.in.span()) }) - 1
	for i := last; i >= max(0, last-2); i-- {
		found := others(l.acted[i].who)
		if wide(topic.class) && distinct(found) < leastPair {
			if all := others(l.acted[i].all); distinct(all) == leastPair {
				found = all
			}
		}
		if n := distinct(found); n >= least && n <= maxActors {
			topic.states = found
			break
		}
	}
	if topic.class == "topic" && len(topic.states) > 0 {
		topic.class = "event"
	}
}

// tradesGoods reports whether a noun is of the trade in goods that it names: "the drone
// trade".
func (s *sentence) tradesGoods(o int) bool {
	return s.c.ledger.has("trade noun", s.lemma(o)) && slices.ContainsFunc(s.modifiers(o), func(k int) bool {
		class, first := s.longest("item", k)
		return first >= 0 && class != "none"
	})
}

// consents reports whether a party only gives its consent to what it has agreed:
// its parliament's blessing ratifies.
func (r *reader) consents(st stand, topic thing, holders []entente.Entity) bool {
	if st.stance != "support" || len(holders) == 0 || !covers(topic.states, holders) || topic.class != "agreement" && len(topic.states) < leastPair {
		return false
	}
	return r.c.stances.has("consents", st.lemma) || slices.ContainsFunc(strings.Fields(st.finding.Quote), func(w string) bool { return r.c.stances.has("consents", bareNoun(w)) })
}

// notSelf takes who is against an event out of those whom it is about: nobody condemns
// himself, nor a list that he is in. It reports false where several are said to be
// against what those very ones do: they are no holders, but whom it is about.
func (l *linker) notSelf(st stand, topic *thing, holders []entente.Entity) bool {
	if !averse[st.stance] || st.stance == "call for" || topic.class != "event" || len(topic.states) == 0 {
		return true
	}
	if distinct(holders) >= leastPair && distinct(holders) == distinct(topic.states) && covers(holders, topic.states) && !st.on.back {
		return false
	}
	kept := slices.DeleteFunc(slices.Clone(topic.states), func(e entente.Entity) bool { return e.Code != "" && covers(holders, []entente.Entity{e}) })
	if len(kept) < len(topic.states) {
		topic.states = kept
	}
	return true
}

// maxActors is how many states can act together in what a word takes up.
const maxActors = 4

// ofOurs reports whether a thing is ours, who may be anyone: "our country's".
func (s *sentence) ofOurs(h int) bool {
	return slices.ContainsFunc(append(s.kidsBy(h, "nmod:poss"), h), func(k int) bool {
		return s.word(k).XPOS == "PRP$" && s.c.stances.has("ours", s.lemma(k))
	})
}

// ownerInstead is whose man somebody is, where a place only tells where he sits:
// "its ambassador in Washington".
func (s *sentence) ownerInstead(h int) (entente.Entity, bool) {
	if !s.isNoun(h) || len(s.under(h, "in")) == 0 && len(s.under(h, "to")) == 0 {
		return entente.Entity{}, false
	}
	for _, k := range s.kidsBy(h, "nmod:poss") {
		if e, ok := s.entity(k); ok && entente.IsState(e.Code) && bareState(e) {
			e.Text, e.Span, e.Sector = s.phrase(h).Text, s.phrase(h).Span, "GOV"
			e.Reason = "whose envoy it is: " + e.Reason
			return e, true
		}
	}
	return entente.Entity{}, false
}

// freeClause is the verb of a clause that stands for what it tells: "what Russia
// gives to the North"; -1 if a word has none.
func (s *sentence) freeClause(o int) int {
	if s.lemma(o) != "what" && s.lemma(o) != "whatever" {
		return -1
	}
	for _, k := range s.kids[o] {
		if k > o && s.relIs(k, "acl", "acl:relcl", "ccomp", "nsubj") && s.isVerb(k) {
			return k
		}
	}
	return -1
}

// freeMatter is what such a clause tells of: a giving verb with no goods named is a
// transfer all the same.
func (s *sentence) freeMatter(v int) matter {
	m := s.clauseMatter(v)
	if to := s.states(verbAt(v), "to", "iobj"); m.class == "event" && s.c.ledger.has("give.verb", s.lemma(v)) && len(to) > 0 {
		m.class = "transfer"
		m.addStates(to)
	}
	return m
}

// wantsEnd reads what somebody wants to end or to be done: "wants the drone trade to
// cease".
func (s *sentence) wantsEnd(q *stanceCue) bool {
	v, w := q.t.word, s.c.stances
	if !w.has("wants", s.lemma(v)) {
		return false
	}
	for _, c := range s.kidsBy(v, "xcomp", "ccomp") {
		end := w.has("stops", s.lemma(c))
		if !end && s.isVerb(c) && s.passive(c) {
			end = w.has("stopped", s.lemma(c))
		}
		if !end {
			continue
		}
		q.stance, q.last = "call for", c
		q.who = s.takersOf(v)
		q.on = s.expand(append(s.kidsBy(v, "obj"), s.kidsBy(c, "nsubj", "nsubj:pass", "obj")...))
		return len(q.who) > 0 && len(q.on) > 0
	}
	return false
}
