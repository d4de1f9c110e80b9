package coder

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/codebook"
	"entente/coder/frame"
	"entente/coder/role"
)

// # What tells how a mention stands
//
// Time, certainty and polarity are chosen by learned weights over features of the clause
// that tells of the event and of those above it (standchosen.go). Here these are read off
// the tree.

// standLook describes a mention for the choice of its standing.
type standLook struct {
	*sentence
	m     *entente.Mention
	t     trigger
	mine  string // the form of the trigger
	verb  int    // the verb that carries the event or stands over it, -1 if there is none
	notes *role.Notes
}

func (l *standLook) add(parts ...string) { l.notes.Add(parts...) }

// lookOf describes how a mention stands.
func (s *sentence) lookOf(m, before *entente.Mention, t trigger, notes *role.Notes) {
	if t.word < 0 {
		return
	}
	l := &standLook{sentence: s, m: m, t: t, verb: -1, mine: s.form(t.word), notes: notes}
	for i, n := t.word, 0; i >= 0 && n < manyUps; i, n = s.head(i), n+1 {
		if s.isVerb(i) || s.child(i, "cop") >= 0 {
			l.verb = i
			break
		}
	}
	l.byRules()
	l.itself()
	l.above()
	l.modifiers(t.word, "on")
	if l.verb >= 0 && l.verb != t.word {
		l.modifiers(l.verb, "over")
	}
	l.days()
	l.place()
	l.spoken()
	l.beside(before)
}

// hedgedAt reports whether a word on a trigger or on the verb that carries it, or a noun
// or a verb over it, says that the event is not sure: "may attack", "the alleged raid",
// "the potential for cooperation", "tried to kill".
func (s *sentence) hedgedAt(t trigger) bool {
	for _, i := range []int{t.word, t.carrier} {
		if i >= 0 && slices.ContainsFunc(s.kidsBy(i, "aux", "advmod", "amod"), s.doubts) {
			return true
		}
	}
	at := t.word
	for n := 0; at >= 0 && n < manyUps; n++ {
		tried := s.relIs(at, "xcomp")
		if at = s.head(at); at >= 0 && (tried || s.isNoun(at)) && s.doubts(at) {
			return true
		}
	}
	return false
}

// doubts reports whether a word says that something is not sure.
func (s *sentence) doubts(i int) bool {
	switch s.c.cues.hedge[s.lemma(i)] {
	case "possible", "probable", "unknown":
		return true
	}
	return false
}

// beside is how the mention told before this one stands, by the rules.
func (l *standLook) beside(before *entente.Mention) {
	if before == nil {
		l.add("told first")
		return
	}
	where := "before"
	if before.Sentence == l.m.Sentence && before.Where == l.m.Where {
		where = "beside"
	}
	time := string(before.Standing.Time)
	l.add(where, time)
	l.add(where, time, l.mine)
	if before.Date.Precision != entente.Published {
		far := apart(asked(l.doc), before.Date.Time)
		l.add(where, "date", far)
		l.add(where, "date", far, l.mine)
	}
}

// byRules is what the rules say.
func (l *standLook) byRules() {
	st := &l.m.Standing
	time, sure, polarity := string(st.Time), string(st.Certainty), string(st.Polarity)
	l.add("bias")
	l.add("rules", time)
	l.add("rules", sure)
	l.add("rules", polarity)
	l.add("rules", time, sure, polarity)
	l.add("rules", time, l.m.Event)
	l.add("rules", sure, l.m.Event)
	l.add("rules", polarity, l.m.Event)
	l.add("rules", time, "at", l.mine)
	l.add("rules", time, string(l.part))
	if h, ok := l.coded[l.m.ID]; ok && h.f.Type != l.m.Event {
		l.add("retyped", h.f.Type, l.m.Event)
		l.add("retyped", h.f.Type, time)
		l.add("retyped", h.f.Type, polarity)
	}
}

// form is how a word stands as a verb, with its auxiliaries, or else what it is.
func (s *sentence) form(i int) string {
	w := s.word(i)
	if !s.isVerb(i) && s.child(i, "cop") < 0 {
		return w.UPOS
	}
	out := w.XPOS
	for _, k := range s.kidsBy(i, "aux", "cop") {
		out += " " + s.lower(k)
	}
	if s.hasMark(i, "to") {
		out += " to"
	}
	return out
}

// itself is the word that tells of the event.
func (l *standLook) itself() {
	i := l.t.word
	form, lemma, rel := l.mine, l.lemma(i), l.rel(i)
	l.add("type", l.m.Event)
	l.add("type", l.m.Event, l.m.Mode)
	l.add("lemma", lemma)
	l.add("lemma", lemma, "time", string(l.m.Standing.Time))
	l.add("form", form)
	l.add("form", form, l.m.Event)
	l.add("form", form, string(l.part))
	l.add("rel", rel)
	l.add("rel", rel, form)
	l.add("rel", rel, form, string(l.m.Standing.Time))
	l.add("quad", quads[l.m.Quad], form)
	if c := l.caseOf(i); c != "" {
		l.add("case", c)
		l.add("case", c, form)
	}
	if l.t.carrier >= 0 {
		form := l.form(l.t.carrier)
		l.add("carrier", l.lemma(l.t.carrier), form)
		l.add("carrier", form)
	}
}

// above is the clauses over the event.
func (l *standLook) above() {
	at, n := l.t.word, 0
	for step := 0; at >= 0 && step < manyUps && n < 3; step++ {
		h := l.head(at)
		if h < 0 {
			break
		}
		if l.isVerb(h) || l.child(h, "cop") >= 0 {
			up, rel, form := strconv.Itoa(n), l.rel(at), l.form(h)
			l.add("up", up, l.lemma(h))
			l.add("up", up, form)
			l.add("up", up, rel, form)
			if n == 0 {
				l.add("up", up, rel, form, "of", l.mine)
				l.add("up", up, l.lemma(h), rel)
			}
			n++
		} else if n == 0 {
			l.add("noun over", l.lemma(h), l.rel(at))
			l.add("noun over", l.rel(at), l.caseOf(at))
		}
		at = h
	}
	for r := range l.tree.Words {
		if l.head(r) < 0 && r != l.t.word {
			form := l.form(r)
			l.add("main", form)
			l.add("main", l.lemma(r), form)
		}
	}
}

// modifiers are what hangs on a word that bears on time, doubt and denial.
func (l *standLook) modifiers(i int, where string) {
	for _, k := range l.kids[i] {
		switch {
		case l.relIs(k, "advmod", "aux", "mark", "det", "amod", "discourse", "nummod", "cc"):
			l.add(where, l.rel(k), l.lemma(k))
		case l.relIs(k, "obl", "nmod", "advcl", "obl:tmod"):
			if c := l.caseOf(k); c != "" {
				l.add(where, "prep", c)
			}
			if !l.inRef(k) {
				l.add(where, "phrase", l.caseOf(k), l.lemma(k))
			}
			if l.isVerb(k) {
				for _, mark := range l.kidsBy(k, "mark", "advmod") {
					l.add(where, "clause", l.lemma(mark), l.form(k))
				}
			}
		case l.relIs(k, "nsubj"):
			l.add(where, "subject", l.kindOf(k))
			if l.word(k).UPOS == "PRON" {
				l.add(where, "subject", l.lemma(k))
			}
		case l.relIs(k, "obj") && !l.inRef(k):
			l.add(where, "object", l.lemma(k))
		}
	}
}

func (s *sentence) inRef(i int) bool { return s.refAt[i] >= 0 }

// days is how far off the dates of the event and of its sentence are.
func (l *standLook) days() {
	now := asked(l.doc)
	at := "untold"
	if l.m.Date.Precision != entente.Published && !l.m.Date.Time.IsZero() {
		at = apart(now, l.m.Date.Time) + " " + string(l.m.Date.Precision)
	}
	l.add("date", at)
	l.add("date", at, string(l.m.Standing.Time))
	l.add("date", at, l.mine)
	nearest, farthest := "none", "none"
	best := 0
	var most time.Duration
	for k := range l.dates {
		d := &l.dates[k]
		far := max(d.First-l.t.word, l.t.word-d.Last, 0)
		if best == 0 || far < best-1 {
			best, nearest = far+1, apart(now, d.Date.Time)
		}
		if ago := now.Sub(d.Date.Time); farthest == "none" || ago > most {
			most, farthest = ago, apart(now, d.Date.Time)
		}
	}
	l.add("nearest date", nearest)
	l.add("nearest date", nearest, l.m.Event)
	l.add("farthest date", farthest)
	l.add("farthest date", farthest, l.mine)
}

// apart is how long before or after another a time is, coarsely.
func apart(now, t time.Time) string {
	days := int(now.Sub(t).Hours() / 24)
	switch {
	case days < 0:
		return "to come"
	case days == 0:
		return "today"
	case days <= 7:
		return "a week ago"
	case days <= 31:
		return "a month ago"
	case days <= 92:
		return "months ago"
	case days <= 190:
		return "half a year ago"
	case days <= 400:
		return "a year ago"
	case days <= 1500:
		return "years ago"
	}
	return "long ago"
}

// place is where in the text and in its sentence the event is told.
func (l *standLook) place() {
	form := l.mine
	n := strconv.Itoa(min(l.number, 6))
	l.add("sentence", n, string(l.part))
	l.add("sentence", n, string(l.part), form)
	for _, w := range l.otherTimes() {
		l.add("sentence has", w)
		if !l.c.cues.has("auxiliary of other times", w) {
			l.add("sentence has", w, form)
		}
	}
}

// otherTimes are the words of the sentence that tell of other times than its own. They are
// looked for once, as several mentions may ask.
func (s *sentence) otherTimes() []string {
	if s.times != nil {
		return s.times
	}
	s.times = []string{}
	for _, w := range s.tree.Words {
		f := strings.ToLower(w.Form)
		if w.UPOS == "AUX" && s.c.cues.has("auxiliary of other times", f) || s.c.cues.has("other times", f) {
			s.times = append(s.times, f)
		}
	}
	return s.times
}

// spoken is who says so, and whether it is quoted.
func (l *standLook) spoken() {
	by := l.m.Standing.AttributedTo
	l.add("said by", strconv.Itoa(min(len(by), 2)))
	l.add("said by", strconv.Itoa(min(len(by), 2)), l.mine)
	for _, a := range by {
		l.add("said with", strings.ToLower(a.Cue.Text))
		l.add("said", string(a.Kind))
		l.add("said", string(a.Kind), l.m.Event)
	}
	if l.inSpeech(l.t.word) {
		l.add("quoted")
		l.add("quoted", l.mine)
		l.add("quoted", l.m.Event)
	}
	speech := l.m.Event == codebook.Accuse || l.m.Event == codebook.Request || l.m.Event == codebook.Reject || l.m.Event == codebook.Threaten
	if speech && l.t.pos == frame.Verb {
		l.add("speech act", l.mine)
	}
	if l.caseOf(l.t.word) == "" && strings.HasSuffix(l.text[l.start:l.end], "?") {
		l.add("asked")
	}
}
