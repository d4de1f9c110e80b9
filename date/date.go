// Package date finds when things happened: the date expressions of a sentence
// ("on Wednesday", "19 June 2024", "last month", "in 2019"), resolved against
// the day its document was published.
//
// News writes the recent past with bare weekdays and the rest with months and
// years. A weekday is the last such day before or on publication, unless the
// words or the verb say that it is still to come; a month without a year is
// the nearest one that makes sense the same way. The words are data (dates.txt
// of a language); this package knows calendars and no language.
package date

import (
	"strconv"
	"strings"
	"time"

	"entente"
	"entente/syntax"
)

// Found is a date expression: its words, what it means, and whether it lies so
// far back that what is dated by it is background.
type Found struct {
	First, Last              int
	Date                     entente.Date
	Historical               bool
	Point, From, To, Through time.Time
}

func (f *Found) whole() {
	f.From = f.Date.Time
	switch f.Date.Precision {
	case entente.Day:
		f.Point, f.To = f.From, f.From.AddDate(0, 0, 1)
	case entente.Week:
		f.To = f.From.AddDate(0, 0, 7)
	case entente.Month:
		f.To = f.From.AddDate(0, 1, 0)
	case entente.Year:
		f.To = f.From.AddDate(1, 0, 0)
	}
}

// historicalAfter is how far back a date must lie to make an event background.
const historicalAfter = 365 * 24 * time.Hour

// Midnight is the day of t, in UTC.
func Midnight(t time.Time) time.Time {
	y, m, d := t.UTC().Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Resolve finds the dates of a sentence. Durations and repetitions ("for 24
// years", "every Monday") are no dates.
func (w *Words) Resolve(t *syntax.Tree, s string, part entente.Part, published time.Time) []Found {
	r := &resolver{Words: w, words: t.Words, text: s, part: part, now: Midnight(published)}
	var out []Found
	for i := 0; i < len(r.words); {
		f, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		f.whole()
		f.Historical = r.now.Sub(f.Date.Time) > historicalAfter
		f.Date.Evidence = r.evidence(f.First, f.Last)
		out = append(out, f)
		i = f.Last + 1
	}
	return out
}

type resolver struct {
	*Words
	words []syntax.Word
	text  string
	part  entente.Part
	now   time.Time
}

func (r *resolver) low(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(r.words[i].Form, "."))
}

func (r *resolver) evidence(from, to int) entente.Evidence {
	sp := entente.Span{Start: r.words[from].Start, End: r.words[to].End, In: r.part}
	return entente.Evidence{Text: r.text[sp.Start:sp.End], Span: sp}
}

func (r *resolver) at(i int) (Found, bool) {
	w := r.low(i)
	if n, ok := r.value("day", w); ok {
		return r.day(i, i, n), true
	}
	if d, ok := r.value("weekday", w); ok {
		return r.weekday(i, time.Weekday(d))
	}
	if m, ok := r.value("month", w); ok && r.capital(i) {
		return r.month(i, time.Month(m))
	}
	if step, ok := r.value("step", w); ok {
		return r.relative(i, step)
	}
	if f, ok := r.ago(i); ok {
		return f, true
	}
	if f, ok := r.iso(i); ok {
		return f, true
	}
	return r.year(i)
}

func (r *resolver) day(first, last, offset int) Found {
	return Found{First: first, Last: last, Date: entente.Date{Time: r.now.AddDate(0, 0, offset), Precision: entente.Day}}
}

func (r *resolver) capital(i int) bool {
	c := r.words[i].Form[0]
	return c >= 'A' && c <= 'Z'
}

// weekday is the last such day, or the next where "next" or "will" is said.
func (r *resolver) weekday(i int, d time.Weekday) (Found, bool) {
	before := r.low(i - 1)
	if r.is("repeat", before) {
		return Found{}, false
	}
	back := (int(r.now.Weekday()) - int(d) + 7) % 7
	step, stepped := r.value("step", before)
	switch {
	case stepped && (step > 0 || step == 0 && r.coming(i)):
		return r.day(i-1, i, 7-back), true
	case stepped && step < 0:
		return r.day(i-1, i, -(back+6)%7-1), true
	case r.coming(i) && back > 0:
		return r.day(i, i, 7-back), true
	}
	return r.day(i, i, -back), true
}

// coming reports whether the verb above a word speaks of the future.
func (r *resolver) coming(i int) bool {
	for n := 0; i >= 0 && n < 4; n++ {
		for j := range r.words {
			if r.words[j].Head == i && r.is("future", r.low(j)) {
				return true
			}
		}
		i = r.words[i].Head
	}
	return false
}

// month reads "19 June 2024", "June 19, 2024", "June 2024", "June 19" and
// "June".
func (r *resolver) month(i int, m time.Month) (Found, bool) {
	first, last, day, year := i, i, 0, 0
	if n := r.number(i-1, 31); n > 0 {
		day, first = n, i-1
	}
	j := i + 1
	if n := r.number(j, 31); n > 0 && day == 0 {
		day, last, j = n, j, j+1
	}
	if r.low(j) == "," {
		j++
	}
	if y := r.number(j, 2200); y >= 1800 {
		year, last = y, j
	}
	if day == 0 && year == 0 && r.is("ambiguous", r.low(i)) && !r.is("before-month", r.low(i-1)) {
		return Found{}, false
	}
	if year == 0 {
		year = r.nearest(i, m, max(day, 1))
	}
	d := entente.Date{Time: time.Date(year, m, max(day, 1), 0, 0, 0, 0, time.UTC), Precision: entente.Month}
	if day > 0 {
		d.Precision = entente.Day
	}
	return Found{First: first, Last: last, Date: d}, true
}

// nearest is the year of a month given without one: the last that has passed,
// or the next to come where the verb speaks of the future.
func (r *resolver) nearest(i int, m time.Month, day int) int {
	y := r.now.Year()
	then := time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
	switch {
	case r.coming(i) && then.Before(r.now):
		return y + 1
	case !r.coming(i) && then.After(r.now.AddDate(0, 0, 1)):
		return y - 1
	}
	return y
}

// number reads a figure from 1 to most, ordinal endings dropped; 0 if the word
// is none.
func (r *resolver) number(i, most int) int {
	w := strings.TrimRight(r.low(i), "stndrh")
	n, err := strconv.Atoi(w)
	if err != nil || n < 1 || n > most {
		return 0
	}
	return n
}

// relative reads "last week", "this month", "next year", "last March".
func (r *resolver) relative(i, step int) (Found, bool) {
	if m, ok := r.value("month", r.low(i+1)); ok && step != 0 {
		return r.relativeMonth(i, time.Month(m), step), true
	}
	unit, ok := r.value("unit", r.low(i+1))
	if !ok {
		return Found{}, false
	}
	d := entente.Date{}
	switch unit {
	case 7:
		monday := r.now.AddDate(0, 0, -(int(r.now.Weekday())+6)%7)
		d = entente.Date{Time: monday.AddDate(0, 0, 7*step), Precision: entente.Week}
	case 30:
		d = entente.Date{Time: time.Date(r.now.Year(), r.now.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC), Precision: entente.Month}
	case 365:
		d = entente.Date{Time: time.Date(r.now.Year()+step, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
	default:
		return Found{}, false
	}
	return Found{First: i, Last: i + 1, Date: d}, true
}

func (r *resolver) relativeMonth(i int, m time.Month, step int) Found {
	y := r.now.Year()
	this := time.Date(y, r.now.Month(), 1, 0, 0, 0, 0, time.UTC)
	then := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	switch {
	case step > 0 && !then.After(this):
		then = then.AddDate(1, 0, 0)
	case step < 0 && !then.Before(this):
		then = then.AddDate(-1, 0, 0)
	}
	return Found{First: i, Last: i + 1, Date: entente.Date{Time: then, Precision: entente.Month}}
}

// ago reads "three days ago", "two years earlier".
func (r *resolver) ago(i int) (Found, bool) {
	if !r.is("ago", r.low(i+2)) {
		return Found{}, false
	}
	n := r.number(i, 100)
	if n == 0 {
		n, _ = r.value("number", r.low(i))
	}
	unit, ok := r.value("unit", r.low(i+1))
	if n == 0 || !ok {
		return Found{}, false
	}
	return Found{First: i, Last: i + 2, Date: r.back(n, unit)}, true
}

// back is n units before publication, as precisely as the unit says.
func (r *resolver) back(n, unit int) entente.Date {
	switch unit {
	case 1:
		return entente.Date{Time: r.now.AddDate(0, 0, -n), Precision: entente.Day}
	case 7:
		return entente.Date{Time: r.now.AddDate(0, 0, -7*n), Precision: entente.Week}
	case 30:
		return entente.Date{Time: r.now.AddDate(0, -n, 1-r.now.Day()), Precision: entente.Month}
	}
	return entente.Date{Time: time.Date(r.now.Year()-n*unit/365, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
}

// iso reads "2024-06-19" where the tokeniser kept it whole.
func (r *resolver) iso(i int) (Found, bool) {
	t, err := time.Parse(time.DateOnly, r.low(i))
	if err != nil {
		return Found{}, false
	}
	return Found{First: i, Last: i, Date: entente.Date{Time: t, Precision: entente.Day}}, true
}

// year reads "in 2019", "since 2022"; a bare number is no date.
func (r *resolver) year(i int) (Found, bool) {
	y := r.number(i, 2200)
	if y < 1800 || len(r.words[i].Form) != 4 || !r.is("before-year", r.low(i-1)) {
		return Found{}, false
	}
	d := entente.Date{Time: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
	return Found{First: i, Last: i, Date: d}, true
}
