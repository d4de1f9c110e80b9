// Package date finds when things happened: the date expressions of a sentence
// ("on Wednesday", "19 June 2024", "last month", "in 2019"), resolved against
// the day its document was published.
//
// News writes the recent past with bare weekdays and the rest with months and
// years. A weekday is the last such day before or on publication, unless the
// words or the verb say that it is still to come; a month without a year is
// the nearest one that makes sense the same way.
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
	First, Last int
	Date        entente.Date
	Historical  bool
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
func Resolve(t *syntax.Tree, s string, part entente.Part, published time.Time) []Found {
	r := &resolver{words: t.Words, text: s, part: part, now: Midnight(published)}
	var out []Found
	for i := 0; i < len(r.words); {
		f, ok := r.at(i)
		if !ok {
			i++
			continue
		}
		f.Historical = r.now.Sub(f.Date.Time) > historicalAfter
		f.Date.Evidence = r.evidence(f.First, f.Last)
		out = append(out, f)
		i = f.Last + 1
	}
	return out
}

type resolver struct {
	words []syntax.Word
	text  string
	part  entente.Part
	now   time.Time
}

func (r *resolver) low(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return strings.ToLower(r.words[i].Form)
}

func (r *resolver) evidence(from, to int) entente.Evidence {
	sp := entente.Span{Start: r.words[from].Start, End: r.words[to].End, In: r.part}
	return entente.Evidence{Text: r.text[sp.Start:sp.End], Span: sp}
}

func (r *resolver) at(i int) (Found, bool) {
	w := r.low(i)
	switch w {
	case "today", "tonight":
		return r.day(i, i, 0), true
	case "yesterday":
		return r.day(i, i, -1), true
	case "tomorrow":
		return r.day(i, i, 1), true
	}
	if d, ok := weekdays[strings.TrimSuffix(w, ".")]; ok {
		return r.weekday(i, d)
	}
	if m, ok := months[strings.TrimSuffix(w, ".")]; ok && r.capital(i) {
		return r.month(i, m)
	}
	if w == "last" || w == "this" || w == "next" || w == "previous" {
		return r.relative(i, w)
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
	if before == "every" || before == "each" {
		return Found{}, false
	}
	back := (int(r.now.Weekday()) - int(d) + 7) % 7
	first := i
	switch {
	case before == "next" || before == "coming" || before == "this" && r.coming(i):
		first = i - 1
		return r.day(first, i, 7-back), true
	case before == "last":
		first = i - 1
		if back == 0 {
			back = 7
		}
	case r.coming(i) && back > 0:
		return r.day(first, i, 7-back), true
	}
	return r.day(first, i, -back), true
}

// coming reports whether the verb above a word speaks of the future.
func (r *resolver) coming(i int) bool {
	for n := 0; i >= 0 && n < 4; n++ {
		for j := range r.words {
			if w := r.low(j); r.words[j].Head == i && (w == "will" || w == "shall" || w == "’ll" || w == "'ll") {
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
	if day == 0 && year == 0 && m == time.May && r.low(i-1) != "in" && r.low(i-1) != "last" {
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

func (r *resolver) number(i, most int) int {
	w := strings.TrimRight(r.low(i), "stndrh")
	n, err := strconv.Atoi(w)
	if err != nil || n < 1 || n > most {
		return 0
	}
	return n
}

// relative reads "last week", "this month", "next year".
func (r *resolver) relative(i int, word string) (Found, bool) {
	step := map[string]int{"last": -1, "previous": -1, "this": 0, "next": 1}[word]
	d := entente.Date{}
	switch r.low(i + 1) {
	case "week":
		monday := r.now.AddDate(0, 0, -(int(r.now.Weekday())+6)%7)
		d = entente.Date{Time: monday.AddDate(0, 0, 7*step), Precision: entente.Week}
	case "month":
		d = entente.Date{Time: time.Date(r.now.Year(), r.now.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC), Precision: entente.Month}
	case "year":
		d = entente.Date{Time: time.Date(r.now.Year()+step, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
	default:
		return r.relativeMonth(i, word)
	}
	return Found{First: i, Last: i + 1, Date: d}, true
}

func (r *resolver) relativeMonth(i int, word string) (Found, bool) {
	m, ok := months[r.low(i+1)]
	if !ok || word == "this" {
		return Found{}, false
	}
	y := r.now.Year()
	then := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	if word == "next" && !then.After(r.now) {
		y++
	}
	if word != "next" && !then.Before(time.Date(y, r.now.Month(), 1, 0, 0, 0, 0, time.UTC)) {
		y--
	}
	d := entente.Date{Time: time.Date(y, m, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Month}
	return Found{First: i, Last: i + 1, Date: d}, true
}

// ago reads "three days ago", "two years earlier".
func (r *resolver) ago(i int) (Found, bool) {
	if w := r.low(i + 2); w != "ago" && w != "earlier" {
		return Found{}, false
	}
	n := r.number(i, 100)
	if n == 0 {
		n = small[r.low(i)]
	}
	if n == 0 {
		return Found{}, false
	}
	d := entente.Date{}
	switch strings.TrimSuffix(r.low(i+1), "s") {
	case "day":
		d = entente.Date{Time: r.now.AddDate(0, 0, -n), Precision: entente.Day}
	case "week":
		d = entente.Date{Time: r.now.AddDate(0, 0, -7*n), Precision: entente.Week}
	case "month":
		d = entente.Date{Time: r.now.AddDate(0, -n, 0), Precision: entente.Month}
	case "year":
		d = entente.Date{Time: time.Date(r.now.Year()-n, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
	case "decade":
		d = entente.Date{Time: time.Date(r.now.Year()-10*n, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
	default:
		return Found{}, false
	}
	return Found{First: i, Last: i + 2, Date: d}, true
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
	if y < 1800 || len(r.words[i].Form) != 4 {
		return Found{}, false
	}
	switch r.low(i - 1) {
	case "in", "since", "of", "during", "until", "from", "after", "before", "early", "late", "mid", "-":
	default:
		return Found{}, false
	}
	d := entente.Date{Time: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC), Precision: entente.Year}
	return Found{First: i, Last: i, Date: d}, true
}

var weekdays = map[string]time.Weekday{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5,
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var small = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10, "twelve": 12, "twenty": 20,
}
