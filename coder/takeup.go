package coder

import (
	"slices"
	"strings"

	"entente"
)

// A later word takes a thing up by what the thing itself was called: "the
// declaration" an agreement that is one, "the aircraft" a sale of jets, "the
// explosions" a nuclear test.

// named is what a noun says of the kind of thing that it may take up, beside the
// kinds that positions.txt gives to nouns.
type named struct {
	noun      string // in lower case, without the plural's s
	item      string // class of the goods that it names
	programme string // of the arms
	shot      bool   // a noun of what a test is: "blast", "flight"
}

// nameFor reads what a noun names.
func (s *sentence) nameFor(o int) named {
	n := named{noun: bareNoun(s.lemma(o))}
	if class, first := s.longest("item", o); first >= 0 && class != "none" {
		n.item = class
	}
	if p, first := s.longest("prog", o); first >= 0 {
		n.programme = p
	}
	l := s.lemma(o)
	change := s.c.ledger.valueOf("change", l)
	n.shot = s.c.ledger.has("change noun", l) && (change == "test" || change == "launch") || s.c.ledger.has("blasts", l)
	return n
}

// clauseNames adds what the nouns of a clause name that take something up: "that
// the battery had come".
func (s *sentence) clauseNames(v int, m *matter) {
	for _, slot := range []string{"subj", "obj"} {
		for _, h := range s.heads(verbAt(v), slot) {
			if s.isNoun(h) && s.definite(h) && m.named.noun == "" {
				m.named, m.loose = s.nameFor(h), true
			}
		}
	}
}

// titleNouns are the nouns by which a title can be taken up: its last, and those
// before a preposition.
func titleNouns(title string) []string {
	words := strings.Fields(strings.ToLower(title))
	var out []string
	for i, w := range words {
		if i+1 == len(words) || slices.Contains([]string{"of", "on", "for", "between", "in", "to", "with", "concerning", "regarding"}, words[i+1]) {
			out = append(out, bareNoun(w))
		}
	}
	return out
}

func bareNoun(w string) string {
	return strings.TrimSuffix(strings.Trim(strings.ToLower(w), `"“”'’.,`), "s")
}

// tellsOf reports whether a noun stands in the words by which a thing was told.
func (t *thing) tellsOf(noun string) bool {
	return noun != "" && slices.ContainsFunc(strings.Fields(t.text), func(w string) bool { return bareNoun(w) == noun })
}

// answers reports whether a thing is called by the noun that takes it up.
func (t *thing) answers(m *matter) bool {
	switch t.class {
	case "agreement":
		return (m.vague || m.class == "") && m.noun != "" && slices.Contains(t.nouns, bareNoun(m.noun))
	case "transfer":
		return m.named.item != "" && slices.Contains(t.goods, m.named.item) || (m.vague || m.loose) && t.tellsOf(m.named.noun)
	case "capability":
		p := m.named.programme
		return p != "" && (t.programme == p || narrower(t.programme, p)) || m.named.shot && t.shot || (m.vague || m.loose) && t.tellsOf(m.named.noun)
	}
	return false
}

// recast gives a stance the kind of the thing told last that is called by its
// noun, where its noun alone tells no kind, or one of which nothing was told.
func (l *linker) recast(m *matter) {
	if m.class == "agreement" || m.class == "transfer" || m.class == "tie" || m.said {
		return
	}
	weak := m.vague || m.loose || m.class == "" || m.class == "any" || m.named.shot
	for i := len(l.recent) - 1; i >= 0; i-- {
		t := &l.recent[i]
		if m.class == "capability" && t.class == "capability" {
			return
		}
		if l.deedIs(m, i) {
			m.class, m.event = t.class, ""
			return
		}
		if m.class == "event" && t.class == "event" && m.named.shot && t.event == m.event && !l.shotIn(t.in) {
			return
		}
		if (weak || m.class == "capability") && t.answers(m) && (len(m.states) == 0 || covers(t.states, m.states)) {
			if m.class == "" { // "the declaration", read as those who made it
				m.group = nil
			}
			m.class, m.vague, m.event = t.class, false, ""
			m.back = len(m.states) == 0 && m.group == nil
			return
		}
	}
}

// deedIs reports whether "the step" takes up a test, a build-up or a sale: the last
// thing told, in a sentence that tells of no agreement.
func (l *linker) deedIs(m *matter, i int) bool {
	t := &l.recent[i]
	if m.class != "event" && m.class != "deed" || !m.deed || !m.back || m.event != "" || t.class != "capability" && t.class != "transfer" || t.id == "" {
		return false
	}
	last := l.recent[len(l.recent)-1]
	return t.in == last.in && !slices.ContainsFunc(l.recent, func(o thing) bool { return o.in == t.in && o.class == "agreement" })
}

// shotIn reports whether a sentence told of a test or launch.
func (l *linker) shotIn(in place) bool {
	return slices.ContainsFunc(l.recent, func(t thing) bool { return t.in == in && t.class == "capability" && t.shot })
}

// disowns reports whether a stance that opposes "this" denies it: who is said to
// have done a thing and rejects it says that he did not.
func (st *stand) disowns(topic thing, holders []entente.Entity, w *stances) bool {
	if st.stance != "oppose" || !w.has("disowned by", st.lemma) || !st.on.back || st.on.noun != "this" && st.on.noun != "it" && st.on.noun != "that" {
		return false
	}
	return len(topic.states) > 0 && topic.class != "agreement" && topic.class != "tie" && covers(topic.states, holders)
}
