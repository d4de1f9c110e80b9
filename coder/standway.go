package coder

import (
	"slices"
	"strings"

	"entente"
	"entente/actor"
	"entente/coder/frame"
)

// stanceOfNoun is the stance that a noun names, by itself or with an adjective of
// tone on it: "alarm", "warm words", "a frosty reception"; "" if it names none.
func (s *sentence) stanceOfNoun(n int) string {
	w, l := s.c.stances, s.lemma(n)
	if l == "relief" && slices.ContainsFunc(s.kidsBy(n, "compound", "amod"), func(k int) bool { return s.c.ledger.has("relief of", s.lemma(k)) }) { // "disaster relief"
		return ""
	}
	if st := w.stand[l]; st != "" {
		return st
	}
	if !w.has("tone noun", l) {
		return ""
	}
	for _, k := range s.kidsBy(n, "amod", "compound") {
		if st := w.tone[s.lemma(k)]; st != "" {
			return st
		}
	}
	return ""
}

// untrue reads "there is no truth in reports that", as somebody says.
func (s *sentence) untrue(n int) (stanceCue, bool) {
	q := stanceCue{t: trigger{word: n, pos: frame.Noun, carrier: -1}, stance: "deny", last: -1, spoken: true, refused: true}
	if !s.c.stances.has("truth", s.lemma(n)) || !s.denies(n) && !s.deniedMeasure(n) {
		return q, false
	}
	for _, prep := range []string{"in", "to", "behind", "for"} {
		for _, top := range []int{n, s.head(n)} {
			if top >= 0 && len(q.on) == 0 {
				q.on = s.expand(s.under(top, prep))
			}
		}
	}
	return q, len(q.on) > 0
}

// deniedMeasure reports whether a noun stands under one that is said not to be:
// "not a word of truth".
func (s *sentence) deniedMeasure(n int) bool {
	h := s.head(n)
	return h >= 0 && s.relIs(n, "nmod") && s.caseOf(n) == "of" && (s.denies(h) || slices.ContainsFunc(s.kids[h], func(k int) bool { return s.lemma(k) == "not" }))
}

// goneDown reads "went down badly in Oslo".
func (s *sentence) goneDown(q *stanceCue) bool {
	v := q.t.word
	if s.lemma(v) != "go" || !slices.Contains(s.particlesOf(v), "down") {
		return false
	}
	for _, k := range s.kidsBy(v, "advmod") {
		if st := s.c.stances.tone[s.lemma(k)]; st != "" {
			q.stance, q.last, q.on = st, k, s.expand(s.subjects(v, 0))
			q.who = append(s.placesIn(v), s.expand(append(s.under(v, "with"), s.under(v, "among")...))...)
			return len(q.who) > 0 && len(q.on) > 0
		}
	}
	return false
}

// halfHearted turns a welcome that is hardly one: "was less than pleased", "is not
// amused".
func (s *sentence) halfHearted(q *stanceCue, i int) {
	if q.stance != "welcome" {
		return
	}
	if s.negated(i) {
		q.stance, q.refused = "concern", true
		return
	}
	for _, k := range s.kidsBy(i, "advmod") {
		if s.c.stances.has("hardly", s.lemma(k)) {
			q.stance = "concern"
		}
	}
}

// ownOrgan is the state of a body that only goes by its noun in what somebody of
// that state says: "A Pentagon spokesman said that the department had".
func (s *sentence) ownOrgan(h int) (entente.Entity, bool) {
	if !s.isNoun(h) || !s.definite(h) || s.word(h).XPOS == "NNS" || len(s.modifiers(h)) > 0 && s.refAt[h] < 0 || !s.c.stances.has("organ", s.lemma(h)) {
		return entente.Entity{}, false
	}
	if e, ok := s.possessorBefore(h); ok {
		return e, true
	}
	for v, n := s.head(h), 0; v >= 0 && n < maxHops; v, n = s.head(v), n+1 {
		up := s.head(v)
		if !s.relIs(v, "ccomp") || up < 0 || !s.reports(up) {
			continue
		}
		for _, by := range s.heads(verbAt(up), "subj") {
			if e, ok := s.entity(by); ok && by != h && entente.IsState(e.Code) && takesStances(e) {
				e.Text, e.Span, e.Reason = s.phrase(h).Text, s.phrase(h).Span, "of whose state somebody speaks: "+e.Text
				return e, true
			}
		}
	}
	return entente.Entity{}, false
}

// possessorBefore is whose body it is where only "its" says so and its sentence has
// named one state before: "India was warmer: its foreign ministry said".
func (s *sentence) possessorBefore(h int) (entente.Entity, bool) {
	if !slices.ContainsFunc(s.kidsBy(h, "nmod:poss"), func(k int) bool { return s.word(k).XPOS == "PRP$" }) {
		return entente.Entity{}, false
	}
	var found []actor.Ref
	for _, ref := range s.refs {
		if ref.Last < h && entente.IsState(ref.Entity.Code) && bareState(ref.Entity) {
			found = append(found, ref)
		}
	}
	if len(found) != 1 {
		return entente.Entity{}, false
	}
	e := found[0].Entity
	e.Sector, e.Text, e.Span, e.Reason = "GOV", s.phrase(h).Text, s.phrase(h).Span, "of the state named before"
	return e, true
}

// clauseSayer is who says the clause whose subject is a pronoun that stands for
// nobody known: "its ministry said that it was glad".
func (s *sentence) clauseSayer(h int) (entente.Entity, bool) {
	v := s.head(h)
	if s.word(h).UPOS != "PRON" || v < 0 || !s.relIs(v, "ccomp") || s.lemma(h) != "it" && s.lemma(h) != "they" {
		return entente.Entity{}, false
	}
	up := s.head(v)
	if up < 0 || !s.reports(up) {
		return entente.Entity{}, false
	}
	for _, by := range s.kidsBy(up, "nsubj") {
		if e, ok := s.entity(by); ok && e.Code != "" && takesStances(e) {
			return e, true
		}
		if e, ok := s.ownOrgan(by); ok {
			return e, true
		}
	}
	return entente.Entity{}, false
}

// panelOf is the United Nations where the panel or group that speaks is one of
// theirs by the name under which the document is put out.
func (s *sentence) panelOf(h int) (entente.Entity, bool) {
	l := s.lemma(h)
	if l != "panel" && l != "group" || !s.definite(h) || s.word(h).Form == l {
		return entente.Entity{}, false
	}
	name := strings.ToLower(s.doc.Publisher.Name + " " + s.doc.Title)
	if !strings.Contains(name, l+" of experts") && !strings.Contains(name, l+" on ") && !strings.Contains(name, "security council") {
		return entente.Entity{}, false
	}
	ev := s.phrase(h)
	return entente.Entity{Text: ev.Text, Span: ev.Span, Code: "UNO", Reason: "a panel of the United Nations, by who puts the document out"}, true
}

// toOwn reports whether a call goes to those for whom who calls is responsible:
// "asked the nation to eat less".
func (s *sentence) toOwn(q stanceCue, holders []entente.Entity) bool {
	if q.stance != "call for" || len(q.toward) == 0 || len(holders) == 0 {
		return false
	}
	for _, h := range q.toward {
		if s.c.stances.has("own people", s.lemma(h)) && len(s.kidsBy(h, "nmod:poss", "nmod")) == 0 {
			continue
		}
		e, ok := s.entity(h)
		if !ok || e.Code == "" || e.Code != holders[0].Code {
			return false
		}
	}
	return true
}

// inNameOf takes for who holds a stance the state whose stance a ministry utters:
// "expressed the welcome of the Kingdom for the accord".
func (s *sentence) inNameOf(q *stanceCue, n, v int) {
	var own []int
	for _, k := range slices.Concat(s.kidsBy(n, "nmod:poss"), s.under(n, "of")) {
		if e, ok := s.entity(k); ok && entente.IsState(e.Code) && bareState(e) {
			own = append(own, k)
		} else if _, ok := s.organ(k); ok && !ownsIt(s.word(k).XPOS) {
			own = append(own, k)
		}
	}
	if len(own) == 0 || slices.ContainsFunc(q.who, func(h int) bool { e, ok := s.entity(h); return ok && e.Code != "" }) {
		return
	}
	q.who = own
	if len(q.on) > 0 && slices.Contains(own, q.on[0]) {
		q.on = slices.DeleteFunc(slices.Concat(s.expand(s.under(n, "for")), s.expand(s.under(v, "for")), s.expand(s.under(n, "of"))), func(k int) bool { return slices.Contains(own, k) })
	}
}

func ownsIt(xpos string) bool { return xpos == "PRP$" }

// toHeaven reports whether a call goes to God.
func (s *sentence) toHeaven(q *stanceCue) bool {
	return slices.ContainsFunc(append(slices.Clone(q.toward), q.on...), func(h int) bool { return s.c.stances.has("heaven", s.lemma(h)) })
}
