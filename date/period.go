package date

import (
	"time"

	"entente"
)

// period is a time as it is being read: see Found for what its fields mean.
type period struct {
	first, next              int // pieces, half open
	at                       time.Time
	grain                    entente.Precision
	point, from, to, through time.Time
	loose                    bool

	// A month or day whose year was not said, to be set by what follows.
	month  time.Month
	day    int
	long   int // months, where it is a part of a year
	noYear bool
	edge   time.Time // what a part ("the end of May") stands for as the end of a range
}

// The years that are read; what lies outside is no date of news.
const (
	firstYear = 1000
	lastYear  = 2200
)

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// valid reports whether a day is in the calendar.
func valid(y int, m time.Month, d int) bool {
	t := date(y, m, d)
	return m >= 1 && m <= 12 && t.Day() == d && t.Month() == m
}

func dayOf(t time.Time) period {
	return period{at: t, grain: entente.Day, point: t, from: t, to: t.AddDate(0, 0, 1)}
}

// during is a time of some days, its precision the least that holds it.
func during(from, to time.Time) period {
	p := period{at: from, from: from, to: to, grain: entente.Year}
	switch {
	case !to.After(from.AddDate(0, 0, 1)):
		p.grain = entente.Day
	case !to.After(from.AddDate(0, 0, 7)):
		p.grain = entente.Week
	case !to.After(from.AddDate(0, 1, 0)):
		p.grain = entente.Month
	}
	return p
}

func monthOf(y int, m time.Month) period { return during(date(y, m, 1), date(y, m+1, 1)) }
func yearOf(y int) period                { return during(date(y, 1, 1), date(y+1, 1, 1)) }

// weekOf is the week of a day, from its Monday.
func weekOf(t time.Time) period {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return during(monday, monday.AddDate(0, 0, 7))
}

// isoWeek is a week of a year by its number.
func isoWeek(y, n int) period { return weekOf(date(y, 1, 4).AddDate(0, 0, 7*(n-1))) }

// spanning sets which pieces a period was read from.
func (p period) spanning(first, next int) (period, bool) {
	p.first, p.next = first, next
	return p, true
}

// inYear is a period without a year of its own in a year.
func (p period) inYear(y int) period {
	q := monthOf(y, p.month)
	if p.long > 0 {
		q = during(date(y, p.month, 1), date(y, p.month+time.Month(p.long), 1))
	}
	if p.day > 0 {
		q = dayOf(date(y, p.month, p.day))
	}
	q.first, q.next, q.month, q.day, q.long = p.first, p.next, p.month, p.day, p.long
	return q
}

// Units of time, by the days that dates.txt gives for them.
const (
	dayUnit       = 1
	workweekUnit  = 5
	weekUnit      = 7
	fortnightUnit = 14
	monthUnit     = 30
	quarterUnit   = 91
	halfUnit      = 182
	yearUnit      = 365
	decadeUnit    = 3650
	centuryUnit   = 36500
)

// add counts n units from a day.
func add(t time.Time, n, unit int) time.Time {
	switch {
	case unit == workweekUnit:
		return t.AddDate(0, 0, n*weekUnit)
	case unit < monthUnit:
		return t.AddDate(0, 0, n*unit)
	case unit < yearUnit:
		return addMonths(t, n*months(unit))
	}
	return addMonths(t, 12*n*(unit/yearUnit))
}

// months is how many months a unit has.
func months(unit int) int {
	switch unit {
	case quarterUnit:
		return 3
	case halfUnit:
		return 6
	}
	return 1
}

// addMonths keeps to the last day of a shorter month.
func addMonths(t time.Time, n int) time.Time {
	first := date(t.Year(), t.Month()+time.Month(n), 1)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// whole is the unit of the calendar that holds a day.
func whole(t time.Time, unit int) (period, bool) {
	y, m := t.Year(), t.Month()
	switch unit {
	case dayUnit:
		return dayOf(t), true
	case weekUnit:
		return weekOf(t), true
	case workweekUnit:
		w := weekOf(t)
		w.to = add(w.from, workweekUnit, dayUnit)
		return w, true
	case monthUnit:
		return monthOf(y, m), true
	case quarterUnit, halfUnit:
		n := time.Month(months(unit))
		from := date(y, (m-1)/n*n+1, 1)
		return during(from, from.AddDate(0, int(n), 0)), true
	case yearUnit, decadeUnit, centuryUnit:
		n := unit / yearUnit
		from := y - y%n
		return during(date(from, 1, 1), date(from+n, 1, 1)), true
	}
	return period{}, false
}

// easterOf is Easter Sunday of the western church (the algorithm of Meeus,
// Jones and Butcher).
func easterOf(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return date(y, time.Month(n/31), n%31+1)
}

// nthWeekday is the nth such day of a time, the last one where n is negative;
// false if it has none.
func nthWeekday(p period, n int, d time.Weekday) (time.Time, bool) {
	t := p.from.AddDate(0, 0, (int(d)-int(p.from.Weekday())+7)%7+7*(n-1))
	if n < 0 {
		last := p.to.AddDate(0, 0, -1)
		t = last.AddDate(0, 0, -(int(last.Weekday())-int(d)+7)%7)
	}
	return t, !t.Before(p.from) && t.Before(p.to)
}
