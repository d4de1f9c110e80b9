package coder

import (
	"slices"
	"strconv"
	"strings"

	"entente"
	"entente/actor"
	"entente/codebook"
	"entente/coder/frame"
	"entente/date"
	toponym "entente/place"
)

// about lists whom a stance concerns beside its recipient: all actors under
// the phrase that the recipient was taken from.
func (s *sentence) about(h hit, r roles) []entente.Entity {
	if h.f.Type != codebook.Accuse && h.f.Type != codebook.Request && h.f.Type != codebook.Support {
		return nil
	}
	var out []entente.Entity
	for _, slot := range append(slices.Clone(h.f.To), "obj", "about", "over", "for", "of") {
		for _, head := range s.heads(h.trigger, slot) {
			for _, e := range s.takenUp(head) {
				out = addEntity(out, e)
			}
			for _, ref := range s.refsUnder(head) {
				if !slices.ContainsFunc(r.actors, func(e entente.Entity) bool { return e.Span == ref.Entity.Span }) {
					out = addEntity(out, ref.Entity)
				}
			}
		}
	}
	return out
}

// takenUp are the two states whose tie a phrase takes up again: those of the
// agreement or relationship last spoken of, for "this partnership".
func (s *sentence) takenUp(i int) []entente.Entity {
	lo, hi := s.extent(i)
	for j := lo; j <= hi; j++ {
		if !s.isNoun(j) || !s.within(j, i) || !s.c.ledger.has("agreement", s.lemma(j)) && !s.c.ledger.has("tie.noun", s.lemma(j)) {
			continue
		}
		if d := s.child(j, "det"); d >= 0 && s.word(d).XPOS == "DT" && s.lemma(d) != "a" && len(s.refsUnder(j)) == 0 {
			return s.between
		}
	}
	return nil
}

// refsUnder lists the actors in a phrase, in the order of the text.
func (s *sentence) refsUnder(i int) []actor.Ref {
	lo, hi := s.extent(i)
	var out []actor.Ref
	for _, ref := range s.refs {
		if ref.First >= lo && ref.Last <= hi && s.within(ref.Head, i) {
			out = append(out, ref)
		}
	}
	return out
}

// placeOf is where an event happened: the town that was hit ("struck the city of
// Omdal", "raids on Omdal"), or else where its trigger says.
func (s *sentence) placeOf(t trigger, typ string) *entente.Place {
	if typ != codebook.Assault {
		return s.place(t)
	}
	for _, slot := range []string{"obj", "on"} {
		for _, h := range s.heads(t, slot) {
			if spot := s.spotAt(h); spot != nil && s.refAt[h] < 0 {
				return &entente.Place{Text: spot.Text, Span: spot.Span, Name: spot.Text}
			}
		}
	}
	return s.place(t)
}

// place is the first known place under "in", "at" or "near" on a trigger. Which
// place of its name is meant is told when the whole document is read (see
// reader.locate).
func (s *sentence) place(t trigger) *entente.Place {
	for _, slot := range []string{"in", "at", "near", "outside", "into"} {
		for _, h := range s.heads(t, slot) {
			if p := s.placeAt(h); p != nil {
				return p
			}
		}
	}
	return nil
}

// placeAt is the country or place that a word names, nil if it names none.
func (s *sentence) placeAt(h int) *entente.Place {
	if r := s.refAt[h]; r >= 0 {
		if e := s.refs[r].Entity; e.Code != "" && (e.ID == "" || e.Office == "") {
			return &entente.Place{Text: e.Text, Span: e.Span, Name: strings.TrimPrefix(e.Text, "the "), Country: e.Code}
		}
		return nil
	}
	if spot := s.spotAt(h); spot != nil {
		return &entente.Place{Text: spot.Text, Span: spot.Span, Name: spot.Text}
	}
	return nil
}

// spotAt is the place that a word is the head of, or whose kind it says: "the
// city of Omdal", "Omdal province". It is nil if there is none.
func (s *sentence) spotAt(i int) *toponym.Spot {
	for n := range s.spots {
		spot := &s.spots[n]
		if spot.First <= i && i <= spot.Last {
			return spot
		}
		for w := spot.First; w <= spot.Last; w++ {
			if s.head(w) == i && (s.relIs(w, "compound", "appos") || s.relIs(w, "nmod") && s.caseOf(w) == "of") && s.c.places.IsKind(s.lemma(i)) {
				return spot
			}
		}
	}
	return nil
}

// when dates an event: by the date phrase under its trigger or its carrier,
// or by what it came before or after, else the day of publication. A date
// more than a year back makes it history.
func (s *sentence) when(t trigger, st *stance) entente.Date {
	if d, ok := s.dayFrom(t); ok {
		return d
	}
	if d, ok := s.dayBefore(t); ok {
		return d
	}
	found := s.dateUnder(t)
	if found == nil {
		return entente.Date{Time: date.Midnight(asked(s.doc)), Precision: entente.Published}
	}
	if found.Historical && st.Time == entente.Past {
		st.Time = entente.Historical
	}
	return found.Date
}

func (s *sentence) dateUnder(t trigger) *date.Found {
	tops := []int{t.word}
	if t.carrier >= 0 {
		tops = append(tops, t.carrier)
	} else if h := s.head(t.word); t.pos == frame.Noun && h >= 0 && s.isVerb(h) {
		tops = append(tops, h)
	}
	for _, top := range tops {
		var found *date.Found
		for i := range s.dates {
			at := s.topOf(s.dates[i])
			if s.c.cues.has("compared with", s.caseOf(at)) { // "twice as many as last year"
				continue
			}
			if s.dates[i].Loose || s.relIs(at, "nummod", "compound", "amod") || !s.belongs(at, top) {
				continue
			}
			if found == nil || dayIn(s.dates[i].Date, found.Date) {
				found = &s.dates[i]
			}
		}
		if found != nil {
			return found
		}
	}
	if d := s.dateTold(t); d != nil {
		return d
	}
	return s.sharedDate(t)
}

// dateTold is the date of a happening that it does not hang on: one that the clause of it begins with, which the
// parser takes for a part of its subject ("Last week Peru signed"), one that the clause tells of with "when"
// ("since Tuesday, when Peru signed"), or one that the sentence has come to tell ("it was in July that Peru signed").
func (s *sentence) dateTold(t trigger) *date.Found {
	v := t.word
	if t.carrier >= 0 && s.isVerb(t.carrier) {
		v = t.carrier
	} else if h := s.head(v); t.pos == frame.Noun && h >= 0 && s.relIs(v, "obj") {
		v = h
	}
	if !s.isVerb(v) {
		return nil
	}
	for i := range s.dates {
		d := &s.dates[i]
		if d.Loose {
			continue
		}
		at := s.topOf(*d)
		if s.opens(*d, at, v) || s.toldWith(*d, v) || s.head(v) == at && s.rel(at) == "root" && s.relIs(v, "acl:relcl", "ccomp", "csubj", "advcl") {
			return d
		}
	}
	return nil
}

// opens reports whether a date of several words is what the clause of a verb begins with, though it hangs on its subject.
func (s *sentence) opens(d date.Found, at, v int) bool {
	h := s.head(at)
	if d.First == d.Last || h <= d.Last || !s.relIs(at, "compound", "nummod", "nmod:unmarked", "obl:unmarked") || !s.relIs(h, "nsubj", "nsubj:pass") || s.head(h) != v {
		return false
	}
	return d.First == 0 || s.rel(d.First-1) == "punct" || d.First == 1 && s.relIs(0, "case")
}

// toldWith reports whether the clause of a verb tells of a date with "when", right after it.
func (s *sentence) toldWith(d date.Found, v int) bool {
	i := d.Last + 1
	if i < len(s.tree.Words) && s.rel(i) == "punct" {
		i++
	}
	return i < v && s.lemma(i) == "when" && (s.head(i) == v || s.within(i, v))
}

// dayIn reports whether a date is a day of the year or month that another one
// gives: "a year ago, on June 19, 2024".
func dayIn(d, wide entente.Date) bool {
	if d.Precision != entente.Day {
		return false
	}
	same := d.Time.Year() == wide.Time.Year()
	return wide.Precision == entente.Year && same || wide.Precision == entente.Month && same && d.Time.Month() == wide.Time.Month()
}

// sharedDate is that of a verb which another one goes on from: "ten years ago a
// gunman entered the church and killed".
func (s *sentence) sharedDate(t trigger) *date.Found {
	h := s.head(t.word)
	if d := s.datedBefore(t.word); d != nil {
		return d
	}
	if h < 0 || s.rel(t.word) != "conj" || !s.isVerb(h) || !s.isVerb(t.word) || s.child(t.word, "nsubj", "aux") >= 0 {
		return nil
	}
	for i := range s.dates {
		if at := s.topOf(s.dates[i]); !s.dates[i].Loose && at < h && s.head(at) == h {
			return &s.dates[i]
		}
	}
	return nil
}

// datedBefore is the date of long ago of the clause that a participle goes on from: "a
// year ago a bomb brought down a plane, killing [all aboard]". nil if there is none.
func (s *sentence) datedBefore(v int) *date.Found {
	h := s.head(v)
	if h < 0 || h > v || !s.isVerb(h) || !s.isVerb(v) || !s.relIs(v, "advcl") || s.word(v).XPOS != "VBG" || s.child(v, "mark", "aux") >= 0 {
		return nil
	}
	for i := range s.dates {
		if at := s.topOf(s.dates[i]); s.dates[i].Historical && !s.dates[i].Loose && s.head(at) == h {
			return &s.dates[i]
		}
	}
	return nil
}

// topOf is the word of a date that the others hang on. One that describes a
// noun ("the 2018 accord") dates that noun and no event.
func (s *sentence) topOf(d date.Found) int {
	for i := d.First; i <= d.Last; i++ {
		if h := s.head(i); h < d.First || h > d.Last {
			return i
		}
	}
	return d.First
}

// belongs reports whether a word hangs on top without another verb between.
func (s *sentence) belongs(i, top int) bool {
	for n := 0; i >= 0 && n <= len(s.tree.Words); n++ {
		if i == top {
			return true
		}
		if s.isVerb(i) {
			return false
		}
		i = s.head(i)
	}
	return false
}

// number reads a count in figures or words, 0 if it is none.
func (w *ledgerWords) number(form string) int {
	form = strings.ToLower(strings.ReplaceAll(form, ",", ""))
	if n, ok := w.numbers[form]; ok {
		return n
	}
	n, err := strconv.Atoi(form)
	if err != nil || n < 0 || n > 100_000_000 {
		return 0
	}
	return n
}
