package coder

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/date"
	"entente/text"
)

// Dates of steps that their own sentence does not tell: a paragraph may be headed
// by its day, the next sentence may say when it was, and a later step may be told
// by how long it came after the one before.

// dayHead is the day that heads a paragraph, or the paragraphs up to the next day.
type dayHead struct {
	date entente.Date
	end  int // last byte of the text that it holds for
	part entente.Part
	next bool // whether it stands in a paragraph of its own
}

// underHead gives a sentence the day that heads its paragraph ("MONDAY. Chile and
// Peru signed …"), and keeps the one that the sentence itself sets.
func (r *reader) underHead(s *sentence) {
	if r.head.part != s.part || s.start > r.head.end {
		r.head = dayHead{}
	}
	if h, ok := r.entryHead(s); ok {
		r.head = h
	} else if d, ok := s.headingDay(); ok {
		r.head = dayHead{date: d.Date, part: s.part, end: len(s.text)}
		if i := strings.Index(s.text[s.end:], "\n\n"); i > 0 || i == 0 && !s.isHeading(d) {
			r.head.end = s.end + i
		} else if i == 0 {
			r.head.next = true
		}
	}
	s.headDay = r.head.date
}

// entryHead is the head of the entry that a sentence stands in.
func (r *reader) entryHead(s *sentence) (dayHead, bool) {
	if s.part != entente.Body {
		return dayHead{}, false
	}
	for i := len(r.entries) - 1; i >= 0; i-- {
		if e := r.entries[i]; e.at <= s.start {
			gap := s.text[e.at:s.start]
			if strings.Count(gap, "\n\n") > 1 || strings.Contains(gap, "\n\n") && strings.Index(gap, "\n\n") > len(e.date.Evidence.Text)+3 {
				return dayHead{}, false
			}
			return dayHead{date: e.date, part: s.part, end: s.end}, true
		}
	}
	return dayHead{}, false
}

// isHeading reports whether a sentence is a date and nothing more.
func (s *sentence) isHeading(d *date.Found) bool {
	return strings.Trim(s.text[d.Date.Evidence.Span.End:s.end], " .:—–-*|)\n") == ""
}

// headingDay is the day that a sentence begins with, set apart from what follows.
func (s *sentence) headingDay() (*date.Found, bool) {
	before := s.text[:s.start]
	if s.part != entente.Body || strings.TrimRight(before, " *-–•·#(") != "" && !strings.HasSuffix(strings.TrimRight(before, " *-–•·#("), "\n") {
		return nil, false
	}
	for i := range s.dates {
		d := &s.dates[i]
		sp := d.Date.Evidence.Span
		if d.Loose || d.Date.Precision != entente.Day || sp.Start < s.start || strings.Trim(s.text[s.start:sp.Start], " *-–•·#(") != "" {
			continue
		}
		rest := strings.TrimLeft(s.text[min(sp.End, len(s.text)):], " )")
		for _, mark := range []string{".", ":", "—", "–", "-", "|"} {
			if strings.HasPrefix(rest, mark) {
				return d, true
			}
		}
	}
	return nil, false
}

// dateAfterwards gives the step told in the sentence before the day that a short
// sentence says of it: "That was yesterday.", "It happened at Gao on 4 May".
func (r *reader) dateAfterwards(s *sentence) {
	from := r.lastFrom
	r.lastFrom = s.start
	n := len(r.out.Agreements)
	if n == 0 || len(s.tree.Words) > mostOfWhen || len(s.dates) != 1 || s.dates[0].Loose || !s.tellsWhen() {
		return
	}
	a := &r.out.Agreements[n-1]
	if len(a.Stages) == 0 {
		return
	}
	st := &a.Stages[len(a.Stages)-1]
	if sp := st.Spans[len(st.Spans)-1]; sp.In != s.part || sp.Start < from || st.Date.Precision != entente.Published {
		return
	}
	st.Date = s.dates[0].Date
	if s.dates[0].Historical && st.Standing.Time == entente.Past {
		st.Standing.Time = entente.Historical
	}
	for i := range s.tree.Words {
		if p := s.placeAt(i); p != nil && st.Place == "" && (s.caseOf(i) == "in" || s.caseOf(i) == "at") {
			st.Place = p.Text
		}
	}
}

// mostOfWhen is how many words a sentence has at most that only says when a thing was.
const mostOfWhen = 14

// tellsWhen reports whether a sentence is about when that was which was told last.
func (s *sentence) tellsWhen() bool {
	for i := range s.tree.Words {
		if s.rel(i) != "root" || s.negated(i) {
			continue
		}
		subj := s.child(i, "nsubj")
		if subj < 0 || subj > 2 || !s.c.ledger.has("what happened", strings.ToLower(s.word(subj).Form)) {
			return false
		}
		return s.c.ledger.has("happens", s.lemma(i)) || s.isDate(i) || s.child(i, "cop") >= 0 && s.refAt[i] < 0
	}
	return false
}

// since is the day, month or year of a step that is told by how long it came after
// another: "three years later", "the following month"; the zero value where the
// words around a verb do not tell.
func (s *sentence) since(w int, from entente.Date) entente.Date {
	if from.Precision == entente.Published || from.Time.IsZero() {
		return entente.Date{}
	}
	for i := 1; i < len(s.tree.Words); i++ {
		unit := s.lemma(i)
		if unit != "year" && unit != "month" && unit != "decade" || !s.sameClause(i, w) {
			continue
		}
		n, ok := s.unitsLater(i)
		if !ok {
			continue
		}
		out := from
		switch {
		case unit == "month" && from.Precision != entente.Year:
			out.Time, out.Precision = out.Time.AddDate(0, n, 1-out.Time.Day()), entente.Month
		case unit == "month":
			continue
		case unit == "decade":
			n *= 10
			fallthrough
		default:
			out.Time, out.Precision = out.Time.AddDate(n, 1-int(out.Time.Month()), 1-out.Time.Day()), entente.Year
		}
		return out
	}
	return entente.Date{}
}

// unitsLater is how many units of time a phrase around one says to have gone by: 3
// for "three years later", 1 for "the following year", 0 for "the same year".
func (s *sentence) unitsLater(unit int) (int, bool) {
	before := strings.ToLower(s.word(unit - 1).Form)
	switch {
	case before == "same":
		return 0, true
	case s.c.ledger.has("next in time", before):
		return 1, true
	}
	if unit+1 >= len(s.tree.Words) || !s.c.ledger.has("later", strings.ToLower(s.word(unit+1).Form)) {
		return 0, false
	}
	if strings.EqualFold(s.word(unit+1).Form, "on") && unit+2 < len(s.tree.Words) && (s.isDate(unit+2) || s.word(unit+2).UPOS == "DET" || s.word(unit+2).UPOS == "NOUN") {
		return 0, false
	}
	if before == "the" {
		return 1, strings.EqualFold(s.word(unit+1).Form, "after")
	}
	n, _ := s.unitsBefore(unit)
	return n, n > 0
}

// sameClause reports whether a word stands under a verb, or under one that it goes on
// from or completes.
func (s *sentence) sameClause(i, w int) bool {
	for n := 0; w >= 0 && n < 4; w, n = s.head(w), n+1 {
		if s.belongs(i, w) {
			return true
		}
		if !s.relIs(w, "conj", "xcomp", "obj", "nsubj:pass", "advcl") {
			return false
		}
	}
	return false
}

// dayless reports whether a step is told to have come before what is told around it,
// so that the day of its paragraph is not its own: "which they had signed".
func (s *sentence) dayless(w int) bool {
	return slices.ContainsFunc(s.kidsBy(w, "aux"), func(k int) bool { return strings.EqualFold(s.word(k).Form, "had") })
}

// withoutClock leaves out the time of day that heads an entry of a running report, and
// the date that heads one of a chronicle: "19:55 Chad and Niger …", "9 August 1971:
// Gromyko …". They are no words of the sentence behind them; dates are kept.
func withoutClock(body string, sents []text.Sentence) ([]text.Sentence, []entryDate) {
	var dates []entryDate
	for i := range sents {
		t := sents[i].Tokens
		if before := strings.TrimRight(body[:sents[i].Start], " *•·"); before != "" && !strings.HasSuffix(before, "\n") {
			continue
		}
		n := 0
		if len(t) > 3 && isClock(body[t[0].Start:t[0].End]) {
			n = skipMarks(body, t, 1)
		} else if d, last := readEntryDate(body, t, dates); last > 0 {
			dates = append(dates, d)
			n = last
		}
		if n > 0 && n < len(t)-2 {
			sents[i].Tokens, sents[i].Start = t[n:], t[n].Start
		}
	}
	return sents, dates
}

// headMarks part the head of an entry from what it tells.
var headMarks = []string{":", "—", "–", "-", "|", ".", "GMT", "UTC", "BST", "CET", "hrs"}

func skipMarks(body string, t []text.Token, n int) int {
	for n < len(t)-2 && slices.Contains(headMarks, body[t[n].Start:t[n].End]) {
		n++
	}
	return n
}

// entryDate is the date that heads an entry of a chronicle, at a byte of the text.
type entryDate struct {
	at   int
	date entente.Date
}

// readEntryDate reads a date that begins a paragraph and is set apart from what
// follows: "1951, 1 September.", "May 1971.", "1975 |". It gives the first token
// behind, 0 if there is none. A month without a year is of the year of the entry
// before.
func readEntryDate(body string, t []text.Token, before []entryDate) (entryDate, int) {
	year, month, day, i := 0, 0, 0, 0
	for ; i < len(t) && i < 6; i++ {
		form := body[t[i].Start:t[i].End]
		low := strings.ToLower(form)
		switch n, err := strconv.Atoi(form); {
		case err == nil && len(form) == 4 && n > 1500 && n < 2200 && year == 0:
			year = n
		case slices.Contains(months, low) && month == 0 && form != low:
			month = slices.Index(months, low) + 1
		case dayOf(low) > 0 && day == 0:
			day = dayOf(low)
		case form == "," || low == "of" || low == "the":
		default:
			goto done
		}
	}
done:
	if year == 0 && month == 0 || day > 0 && month == 0 || i == 0 || i >= len(t) || !slices.Contains(headMarks[:6], body[t[i].Start:t[i].End]) {
		return entryDate{}, 0
	}
	if year == 0 && len(before) > 0 {
		year = before[len(before)-1].date.Time.Year()
	}
	if year == 0 {
		return entryDate{}, 0
	}
	d := entryDate{at: t[0].Start, date: entente.Date{Precision: entente.Day}}
	switch {
	case month == 0:
		d.date.Precision = entente.Year
	case day == 0:
		d.date.Precision = entente.Month
	}
	d.date.Time = time.Date(year, time.Month(max(month, 1)), max(day, 1), 0, 0, 0, 0, time.UTC)
	d.date.Evidence = entente.Evidence{Text: strings.TrimSpace(body[t[0].Start:t[i-1].End]), Span: entente.Span{Start: t[0].Start, End: t[i-1].End, In: entente.Body}}
	return d, skipMarks(body, t, i)
}

// inEntry is a date as it stands in an entry of a chronicle, whose year or month is
// that of the entry: "on 11 November" under "2009.".
func (s *sentence) inEntry(d entente.Date) entente.Date {
	h := s.headDay
	if h.Time.IsZero() || d.Precision != entente.Day && d.Precision != entente.Month || !tellsMonth(d.Evidence.Text) || saysYear(d.Evidence.Text) {
		return d
	}
	d.Time = d.Time.AddDate(h.Time.Year()-d.Time.Year(), 0, 0)
	return d
}

func tellsMonth(t string) bool {
	low := strings.ToLower(t)
	return slices.ContainsFunc(months, func(m string) bool { return strings.Contains(low, m) || len(m) > 4 && phraseAt(low, m[:3]) >= 0 })
}

func saysYear(t string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(t, func(r rune) bool { return r < '0' || r > '9' }), func(f string) bool { return len(f) == 4 })
}

// dayAlone is a day that only its number tells, on a verb: "on the 27th", of the month
// that heads the entry, or else of the last month that had that day.
func (s *sentence) dayAlone(w int) (entente.Date, bool) {
	for i := range s.tree.Words {
		if i < 2 || s.caseOf(i) != "on" || !s.relIs(i, "obl", "nmod", "conj", "parataxis") || !s.belongs(i, w) || s.isDate(i) || s.child(i, "nmod", "amod", "compound") >= 0 {
			continue
		}
		form := strings.ToLower(s.word(i).Form)
		n := s.c.ledger.ordinal(form)
		if dayOf(form) > 0 && form[len(form)-1] > '9' {
			n = dayOf(form)
		}
		if n == 0 || !strings.EqualFold(s.word(i-1).Form, "the") {
			continue
		}
		base := asked(s.doc)
		if h := s.headDay; !h.Time.IsZero() && h.Precision != entente.Year {
			base = time.Date(h.Time.Year(), h.Time.Month(), n, 0, 0, 0, 0, time.UTC)
		} else if base = time.Date(base.Year(), base.Month(), n, 0, 0, 0, 0, time.UTC); base.After(asked(s.doc)) {
			base = base.AddDate(0, -1, 0)
		}
		return entente.Date{Time: base, Precision: entente.Day, Evidence: s.evidence(i, i)}, true
	}
	return entente.Date{}, false
}

// isClock reports whether a token is a time of day in figures: "19:55", "7.20".
func isClock(form string) bool {
	at := strings.IndexAny(form, ":.")
	if at < 1 || at > 2 || len(form) != at+3 {
		return false
	}
	return strings.Trim(form[:at]+form[at+1:], "0123456789") == ""
}
