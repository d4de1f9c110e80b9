package coder

import (
	"strings"

	"entente"
	"entente/coder/frame"
	"entente/date"
)

// addStage adds a step to an entry. What is told twice is one stage, with the
// better of both dates and places; two days that exclude each other stay, as a
// contradiction, and so does a denial.
func (b *bond) addStage(a *entente.Agreement, st step) {
	b.s.sameDay = entente.Date{}
	if n := len(a.Stages); n > 0 && (b.s.ofSameDay(st.word) || b.s.daysLater(st.word) > 0 && a.Stages[n-1].Date.Precision == entente.Day) {
		b.s.sameDay = a.Stages[n-1].Date
	} else if n > 0 {
		b.s.sameDay = b.s.since(st.word, a.Stages[n-1].Date)
	}
	s := b.s
	t := s.stepTrigger(st.word)
	n := entente.Stage{
		Stage: st.stage, Standing: st.stance.Standing,
		Spans: []entente.Span{s.span(min(st.word, b.lo), s.stepEnd(st.word, b.noun))},
	}
	n.Date = s.stepDate(t, b, &st.stance)
	n.Standing.Time = st.stance.Time
	n.Place = s.stepPlace(t, b)
	for i := range a.Stages {
		if joinStage(&a.Stages[i], n) {
			return
		}
	}
	a.Stages = append(a.Stages, n)
}

// stepEnd is the last word of those that tell a step: the agreement's noun, the verb, or
// where the verb brings it ("puts its treaty with Spain [in abeyance]").
func (s *sentence) stepEnd(w, noun int) int {
	end := max(w, noun)
	for _, k := range s.kidsBy(w, "obl") {
		if k > end && k < end+goalWithin && s.refAt[k] < 0 && !s.isDate(k) && s.child(k, "det") < 0 {
			return k
		}
	}
	return end
}

// goalWithin is how far behind an agreement's noun the word stands to which a verb
// brings it.
const goalWithin = 16

// joinStage joins what is told of a stage into o, if both tell the same.
func joinStage(o *entente.Stage, n entente.Stage) bool {
	said := o.Date.Precision != entente.Published && n.Date.Precision != entente.Published
	if o.Stage != n.Stage || o.Standing.Polarity != n.Standing.Polarity || said && !compatible(o.Date, n.Date) {
		return false
	}
	if o.Date.Precision == entente.Published || said && n.Date.Precision == entente.Day && o.Date.Precision != entente.Day {
		o.Date, o.Standing.Time = n.Date, n.Standing.Time
	}
	if o.Place == "" {
		o.Place = n.Place
	}
	o.Spans = append(o.Spans, n.Spans...)
	return true
}

// compatible reports whether two dates may be one: of the same year, month or
// day, as far as both say it.
func compatible(a, b entente.Date) bool {
	layout := "2006-01-02"
	for _, p := range []entente.Precision{a.Precision, b.Precision} {
		switch {
		case p == entente.Year:
			layout = "2006"
		case p == entente.Month && layout != "2006":
			layout = "2006-01"
		case p == entente.Week && layout == "2006-01-02":
			layout = "2006-01"
		}
	}
	return a.Time.Format(layout) == b.Time.Format(layout)
}

// stepDate dates a step: by the date on its word, on a verb above it ("signed a
// law that ends the treaty on Monday"), or the only one in its sentence that is
// neither part of the agreement's name nor of a report's.
func (s *sentence) stepDate(t trigger, b *bond, st *stance) entente.Date {
	if d, ok := s.dayFrom(t); ok {
		return d
	}
	found := s.dateOf(t, b, st)
	if found == nil && !s.sameDay.Time.IsZero() {
		out := s.sameDay
		out.Time = out.Time.AddDate(0, 0, s.daysLater(t.word))
		return out
	}
	if found == nil || found.Date.Precision != entente.Day {
		if d, ok := s.dayAlone(t.word); ok {
			return d
		}
	}
	if found == nil {
		return s.dateUntold(t, b)
	}
	if found.Historical && st.Time == entente.Past {
		st.Time = entente.Historical
	}
	return s.inEntry(found.Date)
}

// dateOf is the date that the sentence gives a step, nil if it gives none.
func (s *sentence) dateOf(t trigger, b *bond, st *stance) *date.Found {
	found := s.dateUnder(t)
	if found != nil && s.stillSo(t.word) && !s.within(s.topOf(*found), t.word) {
		found = nil
	}
	if found == nil {
		found = s.dayPart(t.word)
	}
	if found != nil && s.inTitle(found, b) {
		found = s.dateBeside(t.word, b)
	}
	if found == nil {
		found = s.dateAbove(t.word)
	}
	if found == nil {
		found = s.announcedOn(t.word)
	}
	if found == nil && st.Polarity == entente.Positive {
		found = s.onlyDate(b)
	}
	return found
}

// dateUntold is the date of a step that its sentence gives none: the day that the
// agreement is named by where the step is the making of it, that of the heading it
// stands under, else that of the document.
func (s *sentence) dateUntold(t trigger, b *bond) entente.Date {
	if d := s.titleDay(b); d != nil && s.c.ledger.has("done", s.lemma(t.word)) {
		return s.inEntry(d.Date)
	}
	if !s.headDay.Time.IsZero() && !s.dayless(t.word) {
		return s.headDay
	}
	return entente.Date{Time: date.Midnight(asked(s.doc)), Precision: entente.Published}
}

// dateBeside is the first date on a step's word that is no part of the
// agreement's name: "the agreement of 1994 expired on Sunday night".
func (s *sentence) dateBeside(w int, b *bond) *date.Found {
	for i := range s.dates {
		if d := &s.dates[i]; !d.Loose && !s.inTitle(d, b) && s.belongs(s.topOf(*d), w) {
			return d
		}
	}
	return s.dayPart(w)
}

// announcedOn is the date on which a party says that it is taking a step, which is
// how such a step is taken: "declared on Tuesday that Russia was suspending …".
func (s *sentence) announcedOn(w int) *date.Found {
	h := s.head(w)
	if h < 0 || !s.isVerb(h) || !s.reports(h) || s.child(w, "aux") < 0 {
		return nil
	}
	if s.word(w).XPOS != "VBG" && (s.word(w).XPOS != "VB" || !s.relIs(w, "ccomp") || s.modal(w) == MoodDuty) {
		return nil
	}
	by := s.stateParties(s.heads(s.stepTrigger(h), "subj"))
	if who := s.stateParties(s.heads(s.stepTrigger(w), "subj")); len(by) == 0 || len(who) == 0 && !s.ofPronoun(w) || !covers(by, who) {
		return nil
	}
	return s.dateUnder(s.stepTrigger(h))
}

// dayPart is the date of a part of a day on a word: "on Tuesday night".
func (s *sentence) dayPart(w int) *date.Found {
	for i := range s.dates {
		top := s.topOf(s.dates[i])
		if h := s.head(top); s.relIs(top, "compound", "nmod", "amod") && h >= 0 && s.c.ledger.has("part of day", s.lemma(h)) && s.belongs(h, w) {
			return &s.dates[i]
		}
	}
	return nil
}

// inTitle reports whether a date belongs to the agreement's name: "the gas
// agreement of 1992".
func (s *sentence) inTitle(d *date.Found, b *bond) bool {
	top := s.topOf(*d)
	return top >= b.lo && top <= b.hi || s.relIs(top, "nmod") && s.head(top) >= b.lo && s.head(top) <= b.hi && s.caseOf(top) == "of"
}

// titleDay is the day that an agreement is named by: "the agreement of 12 November,
// made in Quito".
func (s *sentence) titleDay(b *bond) *date.Found {
	for i := range s.dates {
		if d := &s.dates[i]; !d.Loose && d.Date.Precision == entente.Day && s.inTitle(d, b) {
			return d
		}
	}
	return nil
}

// dateAbove is the date on the clause that a step's clause describes a paper of,
// or completes.
func (s *sentence) dateAbove(w int) *date.Found {
	for n := 0; n < 3; n++ {
		h := s.head(w)
		if h < 0 {
			return nil
		}
		through := s.approved(w) || s.relIs(w, "xcomp", "nsubj", "nsubj:pass", "obj", "obl") || s.relIs(w, "conj") && s.isVerb(h) && s.isVerb(w) || s.relIs(w, "acl") && s.c.ledger.has("paper", s.lemma(h))
		if !through || s.reports(h) && !s.approved(w) {
			return nil
		}
		w = h
		if s.isVerb(w) {
			if d := s.dateUnder(trigger{word: w, pos: frame.Verb, carrier: -1}); d != nil {
				return d
			}
			if d := s.dayPart(w); d != nil {
				return d
			}
		}
	}
	return nil
}

// stillSo reports whether a noun is what something is now: "it is still in force".
func (s *sentence) stillSo(w int) bool {
	cop := s.child(w, "cop")
	return cop >= 0 && (s.word(cop).XPOS == "VBZ" || s.word(cop).XPOS == "VBP")
}

func (s *sentence) onlyDate(b *bond) *date.Found {
	var only *date.Found
	if len(b.steps) == 1 && b.steps[0].stage == "in force" && s.stillSo(b.steps[0].word) {
		return nil
	}
	for i := range s.dates {
		d := &s.dates[i]
		if d.Loose || s.inTitle(d, b) {
			continue
		}
		if only != nil {
			return nil
		}
		only = d
	}
	if only == nil || len(b.steps) != 1 {
		return nil
	}
	if h := s.head(s.topOf(*only)); h >= 0 && (s.isVerb(h) && s.reports(h) || s.relIs(s.topOf(*only), "nmod", "compound", "amod", "nummod", "nmod:poss") && s.isNoun(h) && h != b.noun) {
		return nil
	}
	if s.ofOtherVerb(b, only) {
		return nil
	}
	return only
}

// ofOtherVerb reports whether the only date of a sentence is that of its main verb
// while the step is told by a participle on a noun: "voiced concern on Thursday
// over the treaty signed by Putin and Kim".
func (s *sentence) ofOtherVerb(b *bond, d *date.Found) bool {
	w, h := b.steps[0].word, s.head(s.topOf(*d))
	return s.isVerb(w) && s.relIs(w, "acl") && h >= 0 && s.isVerb(h) && !s.within(h, w) && s.within(w, h)
}

// ofSameDay reports whether a step is told to be of the day of the one before:
// "and is in force from that date".
func (s *sentence) ofSameDay(w int) bool {
	for i := w + 1; i+1 < min(w+5, len(s.tree.Words)); i++ {
		if n := s.lemma(i + 1); s.c.ledger.has("same day", strings.ToLower(s.word(i).Form)) && (n == "day" || n == "date") {
			return true
		}
	}
	return false
}
