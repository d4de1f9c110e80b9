package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
)

// menaceWeight is how often an evil foretold to others by one who can bring it about,
// or a fight that he foretells of himself, is a threat.
const menaceWeight = 0.6

// menaces codes the threat that lies in what somebody says will become of others, or
// that he himself will do, where no frame has found one: "they would pay a heavy price,
// the minister said", "strikers would be docked", "“We will fight on”" (codebook:
// THREATEN).
func (s *sentence) menaces(hits []hit, have []entente.Mention) []entente.Mention {
	var out []entente.Mention
	for i := range s.tree.Words {
		if !s.isVerb(i) && !s.copular(i) || s.used[i] || s.codedAt(i, hits, have) {
			continue
		}
		if m, ok := s.menace(i); ok && !coded(have, m) && !coded(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func (s *sentence) menace(v int) (m entente.Mention, ok bool) {
	t := trigger{word: v, pos: frame.Verb, carrier: -1}
	evil, own := s.foretellsEvil(v), s.foretellsFight(v)
	if !evil && !own || s.inQuestion(t) || s.byLaw(t) {
		return m, false
	}
	st := s.standing(t)
	if st.dropped != "" || len(st.AttributedTo) == 0 {
		return m, false
	}
	by := st.AttributedTo[len(st.AttributedTo)-1].Source
	if he := s.c.ledger.has("person pronoun", strings.ToLower(by.Text)) && s.subject.told; !he && (by.Code == "" && by.Sector == "" || evil && !s.c.menacing(by)) {
		return m, false
	}
	if s.keptInMind(v) {
		return m, false
	}
	if own && (by.Sector == "BUS" || s.ofOthers(t, by) || !slices.ContainsFunc(s.subjectOf(t), s.someoneOrKnown)) || evil && s.ofHimself(t, by) {
		return m, false
	}
	r := roles{actors: []entente.Entity{by}}
	if evil {
		r.recipients = s.doers(s.subjectOf(t), true)
	}
	st.Polarity, st.Certainty, st.Time = entente.Positive, entente.Certain, entente.Past // the threat itself was made
	st.AttributedTo = st.AttributedTo[:len(st.AttributedTo)-1]
	ev := s.evidence(v, v)
	m = entente.Mention{
		DocumentID: s.doc.ID, Sentence: s.number, Where: s.part, Event: codebook.Threaten,
		Actors: r.actors, Recipients: r.recipients, Trigger: ev,
		Finding: entente.Finding{Quote: ev.Text, Spans: []entente.Span{ev.Span}, Standing: st.Standing, Reason: "foretells what one can bring about"},
	}
	m.Date = s.when(t, &st)
	s.c.finish(&m)
	return m, s.weigh(&m, hit{t, &frame.Frame{Type: codebook.Threaten, Weight: menaceWeight}}, r, st) >= floor(r)
}

// keptInMind reports whether what will not be forgotten is to somebody's honour: "would
// never forget the feat of the soldiers".
func (s *sentence) keptInMind(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "obj"), func(k int) bool { return s.c.ledger.has("to honour", s.lemma(k)) })
}

// codedAt reports whether a mention was coded at a verb.
func (s *sentence) codedAt(v int, hits []hit, have []entente.Mention) bool {
	return slices.ContainsFunc(hits, func(h hit) bool {
		return (h.word == v || h.carrier == v) && slices.ContainsFunc(have, func(m entente.Mention) bool {
			return m.Trigger.Span.Overlaps(s.span(v, v))
		})
	})
}

// ofOthers reports whether somebody says of another country's what they will do.
func (s *sentence) ofOthers(t trigger, by entente.Entity) bool {
	return !s.firstPerson(t.word) && slices.ContainsFunc(s.entities(s.subjectOf(t)), func(e entente.Entity) bool {
		return e.Code != "" && by.Code != "" && e.Code != by.Code
	})
}

// ofHimself reports whether somebody says of himself what will become of him.
func (s *sentence) ofHimself(t trigger, by entente.Entity) bool {
	subjects := slices.DeleteFunc(slices.Clone(s.subjectOf(t)), func(i int) bool { return s.word(i).UPOS == "DET" || s.lemma(i) == "that" || s.lemma(i) == "those" })
	return s.firstPerson(t.word) || slices.ContainsFunc(s.entities(subjects), func(e entente.Entity) bool { return e.Span == by.Span || e.Code != "" && oneActor(e, by) })
}

// menacing reports whether somebody can bring evil upon others: a state, those who
// govern or command, and those who bear arms.
func (c *Coder) menacing(e entente.Entity) bool {
	return e.Sector == "" && entente.IsState(e.Code) || len(e.Members) > 0 || bearsArms(e) ||
		slices.Contains([]string{"GOV", "COP", "JUD", "CRM"}, e.Sector)
}

// foretellsEvil reports whether a word says that something evil will become of its
// subject: "would pay dearly", "will be prosecuted", "would be met with force", "will not go
// unpunished", "would be a legitimate target".
func (s *sentence) foretellsEvil(v int) bool {
	l := s.c.ledger
	switch {
	case s.passive(v) && s.mayDoIt(v):
		return l.has("evil may be done", s.lemma(v))
	case !s.willDo(v):
		return false
	case s.negated(v):
		return s.keyed("evil not", v)
	case !s.isVerb(v):
		return l.has("evil become", s.lemma(v))
	case s.passive(v):
		return l.has("evil done", s.lemma(v)) || s.keyed("evil met", v)
	}
	return l.has("evil met", s.lemma(v)) || s.keyed("evil met", v)
}

// foretellsFight reports whether a verb says that its subject will fight or will bear
// no more: "will fight on", "would go back to war", "will not stand by", "could strike".
func (s *sentence) foretellsFight(v int) bool {
	if !s.isVerb(v) || !s.willDo(v) && !s.mayDoIt(v) || s.passive(v) {
		return false
	}
	if s.negated(v) {
		return s.willDo(v) && (s.c.ledger.has("bears no more", s.lemma(v)) || s.keyed("bears no more", v))
	}
	return s.c.ledger.has("will fight", s.lemma(v)) || s.keyed("will fight", v)
}

// mayDoIt reports whether a verb stands under "could" or "may".
func (s *sentence) mayDoIt(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "aux"), func(a int) bool { return s.c.ledger.has("may do", s.lemma(a)) })
}

// willDo reports whether a verb stands under "will" or "would".
func (s *sentence) willDo(v int) bool {
	return slices.ContainsFunc(s.kidsBy(v, "aux"), func(a int) bool { return s.c.ledger.has("volition", s.lemma(a)) })
}

// keyed reports whether a list has a verb together with a word that hangs on it: "pay
// price", "go war".
func (s *sentence) keyed(list string, v int) bool {
	return slices.ContainsFunc(s.kids[v], func(k int) bool {
		return s.relIs(k, "obj", "obl", "advmod", "compound:prt", "xcomp", "ccomp") && s.c.ledger.has(list, s.lemma(v)+" "+s.lemma(k))
	})
}

// firstPerson reports whether a verb's subject is "we" or "I".
func (s *sentence) firstPerson(v int) bool {
	return slices.ContainsFunc(s.surface(v, 0), func(i int) bool { return s.lemma(i) == "we" || s.lemma(i) == "I" || s.lemma(i) == "i" })
}
