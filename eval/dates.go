package eval

import (
	"errors"
	"io"
	"strings"
	"time"

	"entente"
	"entente/date"
	"entente/syntax"
	"entente/text"
)

// datesRecord is one line of dates.jsonl: a text and the times it names.
type datesRecord struct {
	ID        string      `json:"id"`
	Reference string      `json:"reference"`
	Text      string      `json:"text"`
	Expected  []datesTime `json:"expected"`
}

// datesTime is an expression of time. Start and End are characters.
type datesTime struct {
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Type       string      `json:"type"`
	Resolution []datesSpan `json:"resolution"`
}

// datesSpan is what an expression may mean: a day in Value, or a range of which
// one end may be open.
type datesSpan struct {
	Value string `json:"value"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// datesUnresolved is the value of an expression that the set leaves open.
const datesUnresolved = "not resolved"

// Dates scores the finding of dates in running text, as reading does it: words,
// trees, then expressions. Asked are the days and ranges to which the set gives
// one resolution; one is right if a find overlaps it and means the same: the
// same day, or the same two ends. The set's range ends before its last day, and
// where both ends are named ("from May to June") it ends where the second
// begins, so that is what is compared there; what is after a day begins with it.
//
// Precision is over the finds that are a day or a range to the set (any of its
// resolutions will do) or are nothing to it; finds within times of the day,
// durations and repetitions are left out of it.
func Dates(an *syntax.Analyzer, w *date.Words, gold io.Reader) (*Report, error) {
	s := datesScore{analyzer: an, words: w, types: map[string]*counts{}}
	err := eachRecord(gold, func(rec datesRecord) { s.score(&rec) })
	if err != nil {
		return nil, err
	}
	return s.report(), nil
}

type datesScore struct {
	analyzer *syntax.Analyzer
	words    *date.Words
	n        int
	finds    counts // right of those said, for precision
	types    map[string]*counts
	wrong    [][]string
}

func (s *datesScore) score(rec *datesRecord) {
	s.n++
	found := s.find(rec)
	for i := range rec.Expected {
		s.ask(rec, &rec.Expected[i], found)
	}
	for i := range found {
		s.judge(rec, &found[i])
	}
}

// find reads a text as the coder does. What has no words, which the coder passes
// over ("2015-12"), is looked at too.
func (s *datesScore) find(rec *datesRecord) []date.Found {
	var out []date.Found
	sents := text.Split(rec.Text)
	n := 0
	for tree, err := range s.analyzer.AnalyzeAll(syntax.Passage{Text: rec.Text, Sentences: sents}) {
		if errors.Is(err, syntax.SkipNoWords) {
			tree, err = tokens(rec.Text, sents[n]), nil
		}
		if n++; err == nil {
			out = append(out, s.words.Resolve(&tree, rec.Text, entente.Body, rec.reference())...)
		}
	}
	return out
}

// tokens is a tree without structure of a sentence without words.
func tokens(s string, sent text.Sentence) syntax.Tree {
	var words []syntax.Word
	for _, t := range sent.Tokens {
		words = append(words, syntax.Word{Start: t.Start, End: t.End, Form: s[t.Start:t.End], Head: len(words) - 1})
	}
	return syntax.NewTree(words)
}

// reference is when a text was written; a few records do not say.
func (rec *datesRecord) reference() time.Time {
	t, _, _ := strings.Cut(rec.Reference, "T")
	day, err := time.Parse(time.DateOnly, t)
	if err != nil {
		return time.Time{}
	}
	return day
}

// ask scores one expression, if it is one that is asked.
func (s *datesScore) ask(rec *datesRecord, want *datesTime, found []date.Found) {
	if !want.dated() || len(want.Resolution) != 1 || want.Resolution[0].Value == datesUnresolved {
		return
	}
	c := s.types[want.kind()]
	if c == nil {
		c = &counts{}
		s.types[want.kind()] = c
	}
	c.gold++
	said := ""
	for i := range found {
		if !want.overlaps(rec, &found[i]) {
			continue
		}
		if want.is(&found[i]) {
			c.said++
			c.right++
			return
		}
		said = datesSaid(&found[i])
	}
	if said != "" {
		c.said++
	}
	s.wrong = append(s.wrong, []string{rec.ID, want.kind(), want.Resolution[0].String(), said})
}

// judge scores one find, for precision.
func (s *datesScore) judge(rec *datesRecord, f *date.Found) {
	right, other := false, false
	for i := range rec.Expected {
		if e := &rec.Expected[i]; e.overlaps(rec, f) {
			right = right || e.is(f)
			other = other || !e.dated()
		}
	}
	if !right && other {
		return
	}
	s.finds.said++
	if right {
		s.finds.right++
	}
}

func (e *datesTime) kind() string { return strings.TrimPrefix(e.Type, "datetimeV2.") }

// dated reports whether an expression is of days, and not of hours, durations
// or repetitions.
func (e *datesTime) dated() bool { return e.kind() == "date" || e.kind() == "daterange" }

func (e *datesTime) overlaps(rec *datesRecord, f *date.Found) bool {
	sp := f.Date.Evidence.Span
	return sp.Start < byteAt(rec.Text, e.End) && byteAt(rec.Text, e.Start) < sp.End
}

// byteAt is where a character of a text begins.
func byteAt(s string, char int) int {
	for i := range s {
		if char == 0 {
			return i
		}
		char--
	}
	return len(s)
}

// is reports whether a find means one of the resolutions.
func (e *datesTime) is(f *date.Found) bool {
	if !e.dated() {
		return false
	}
	for _, r := range e.Resolution {
		if e.kind() == "date" && r.Value == dayOrNothing(f.Point) {
			return true
		}
		if e.kind() == "daterange" && r.Start == dayOrNothing(datesStart(f)) && r.End == dayOrNothing(datesEnd(f)) {
			return true
		}
	}
	return false
}

// datesStart is the start of a range as the set counts it.
func datesStart(f *date.Found) time.Time {
	if f.To.IsZero() && f.Date.Precision == entente.Day {
		return f.Date.Time
	}
	return f.From
}

// datesEnd is the end of a range as the set counts it.
func datesEnd(f *date.Found) time.Time {
	if !f.Through.IsZero() {
		return f.Through
	}
	return f.To
}

func dayOrNothing(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func (r datesSpan) String() string {
	if r.Value != "" {
		return r.Value
	}
	return r.Start + " .. " + r.End
}

// datesSaid is what a find means, for readers.
func datesSaid(f *date.Found) string {
	if !f.Point.IsZero() {
		return dayOrNothing(f.Point)
	}
	return dayOrNothing(datesStart(f)) + " .. " + dayOrNothing(datesEnd(f))
}

func (s *datesScore) report() *Report {
	all := counts{}
	t := Table{Title: "Asked, by type", Head: []string{"type", "asked", "overlapped", "right", "share"}}
	for _, k := range sortedKeys(s.types) {
		c := s.types[k]
		t.Rows = append(t.Rows, []string{k, itoa(c.gold), itoa(c.said), itoa(c.right), one(c.recall())})
		all.gold, all.said, all.right = all.gold+c.gold, all.said+c.said, all.right+c.right
	}
	w := Table{Title: "Not as the set has it", Head: []string{"record", "type", "wanted", "got"}, Rows: s.wrong}
	return &Report{
		Task: "dates", N: s.n, Tables: []Table{t, w},
		Figures: map[string]float64{
			"dates": all.recall(), "overlapped": percent(all.said, all.gold), "precision": s.finds.precision(),
			"asked": float64(all.gold), "finds": float64(s.finds.said),
		},
	}
}
