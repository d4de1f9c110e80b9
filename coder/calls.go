package coder

import (
	"slices"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// calls codes the request that lies in "Berlin said Tehran must stop": a verb
// of saying whose clause lays an obligation on another, or bids the one who hears it (codebook:
// REQUEST).
func (s *sentence) calls(have []entente.Mention) []entente.Mention {
	var out []entente.Mention
	for i := range s.tree.Words {
		if !s.isVerb(i) || s.c.cues.report[s.lemma(i)] != "neutral" {
			continue
		}
		for _, k := range append(s.kidsBy(i, "ccomp"), s.saidBeforeIt(i)...) {
			if m, ok := s.call(i, k); ok && !coded(have, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// callWeight is how often a clause that lays an obligation on another is a
// request.
const callWeight = 0.6

func (s *sentence) call(say, must int) (entente.Mention, bool) {
	bids := !s.obliges(must) && s.bidsHearer(must)
	if !bids && !s.obliges(must) || s.rel(must) != "ccomp" && s.c.ledger.has("no call", s.lemma(must)) {
		return entente.Mention{}, false
	}
	t := trigger{word: must, pos: frame.Verb, carrier: -1}
	actors := s.entities(s.expand(s.subjects(say, 0)))
	to := slices.DeleteFunc(without(s.entities(s.subjectOf(t)), actors), func(e entente.Entity) bool {
		return slices.ContainsFunc(actors, func(a entente.Entity) bool { return oneActor(a, e) })
	})
	if bids {
		to = without(s.entities(s.expand(s.spokenTo(say))), actors)
	}
	if len(actors) == 0 || len(to) == 0 {
		return entente.Mention{}, false
	}
	st := s.standing(trigger{word: say, pos: frame.Verb, carrier: -1})
	ev := s.evidence(must, must)
	m := entente.Mention{
		DocumentID: s.doc.ID, Sentence: s.number, Where: s.part, Event: codebook.Request, Mode: "change",
		Actors: actors, Recipients: to, Trigger: ev,
		Finding: entente.Finding{
			Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing,
			Reason: "says that another must act",
		},
	}
	m.Date = s.when(trigger{word: say, pos: frame.Verb, carrier: -1}, &st)
	s.c.finish(&m)
	s.weigh(&m, hit{t, &frame.Frame{Type: codebook.Request, Weight: callWeight}}, roles{actors, to}, st)
	return m, true
}

// obliges reports whether a clause says what must be done.
func (s *sentence) obliges(v int) bool {
	return s.c.ledger.has("obligation", s.lemma(v)) || slices.ContainsFunc(s.kids[v], func(k int) bool {
		return s.relIs(k, "aux") && s.c.ledger.has("obligation", s.lemma(k))
	})
}

// bidsHearer reports whether a clause asks for a deed in so many words: "“Release the
// hostages,” Oslo told the rebels".
func (s *sentence) bidsHearer(v int) bool {
	return s.imperative(v) && !s.negated(v) && s.child(v, "obj", "obl") >= 0 && s.c.lex.Knows(s.lemma(v), frame.Verb)
}

// spokenTo are those to whom something is said.
func (s *sentence) spokenTo(say int) []int {
	return append(append(s.kidsBy(say, "iobj"), s.objects(say, 0)...), s.under(say, "to")...)
}

func coded(have []entente.Mention, m entente.Mention) bool {
	return slices.ContainsFunc(have, func(o entente.Mention) bool {
		return o.Event == m.Event && sameEntities(o.Actors, m.Actors)
	})
}

// refusals codes what somebody says of himself that he will not do: "we will not
// come", "she would not say who" (codebook: REJECT). What a frame has found there is
// left to it.
func (s *sentence) refusals(hits []hit, have []entente.Mention) []entente.Mention {
	var out []entente.Mention
	for i := range s.tree.Words {
		if s.word(i).XPOS != "VB" || s.used[i] || slices.ContainsFunc(hits, func(h hit) bool { return h.word == i || h.carrier == i }) {
			continue
		}
		if m, ok := s.refusal(i); ok && !coded(have, m) && !coded(out, m) {
			out = append(out, m)
		}
	}
	return out
}

// refusalWeight is how often a denied "will" of a person or a state is a refusal.
const refusalWeight = 0.5

func (s *sentence) refusal(v int) (m entente.Mention, ok bool) {
	if !s.isVerb(v) || !s.wontDo(v) || s.c.ledger.has("no refusal", s.lemma(v)) {
		return m, false
	}
	t := trigger{word: v, pos: frame.Verb, carrier: -1}
	st := s.standing(t)
	if st.dropped != "" || st.open || st.Polarity != entente.Negative || s.inQuestion(t) {
		return m, false
	}
	r := roles{actors: s.doers(s.subjectOf(t), true)}
	if !anyKnown(r.actors) || s.foretoldOf(r.actors, st) {
		return m, false
	}
	st.Polarity, st.Time = entente.Positive, entente.Past // the refusal itself did happen
	ev := s.evidence(v, v)
	m = entente.Mention{
		DocumentID: s.doc.ID, Sentence: s.number, Where: s.part, Event: codebook.Reject, Actors: r.actors, Trigger: ev,
		Finding: entente.Finding{Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Reason: "says that he will not do it"},
	}
	m.Date = s.when(t, &st)
	s.c.finish(&m)
	return m, s.weigh(&m, hit{t, &frame.Frame{Type: codebook.Reject, Weight: refusalWeight}}, r, st) >= floor(r)
}

// wontDo reports whether a verb stands under a denied "will" or "would" of somebody.
func (s *sentence) wontDo(v int) bool {
	will := slices.ContainsFunc(s.kidsBy(v, "aux"), func(a int) bool { return s.c.ledger.has("volition", s.lemma(a)) })
	return will && s.negated(v) && !s.passive(v) && slices.ContainsFunc(s.subjectOf(verbAt(v)), s.someoneOrKnown)
}

func (s *sentence) someoneOrKnown(i int) bool {
	_, known := s.entity(i)
	return known || s.anybody(i)
}

// foretoldOf reports whether another one than those who are to act says so.
func (s *sentence) foretoldOf(actors []entente.Entity, st stance) bool {
	for _, by := range st.AttributedTo {
		if !slices.ContainsFunc(actors, func(e entente.Entity) bool { return e.Code == by.Source.Code }) {
			return true
		}
	}
	return false
}
