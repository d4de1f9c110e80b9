package web

import (
	"fmt"
	"time"

	"entente"
)

// unit is the length of time that one bar stands for.
type unit int

// The units, from short to long.
const (
	byDay unit = iota
	byWeek
	byMonth
	byYear
)

// unitNames are the units as the page says them.
var unitNames = [...]string{"day", "week", "month", "year"}

// bin is what happened between two states in one unit of time.
type bin struct {
	From, To time.Time // half open
	Unit     unit
	Quad     [5]int // events that count, by quad class; [0] is unused
	Open     int    // reported but not vouched for: possible, denied, to come
}

// Up counts the cooperation, verbal and material.
func (b bin) Up() int { return b.Quad[1] + b.Quad[2] }

// Down counts the conflict, verbal and material.
func (b bin) Down() int { return b.Quad[3] + b.Quad[4] }

// Empty reports whether nothing at all falls into the bin.
func (b bin) Empty() bool { return b.Up()+b.Down()+b.Open == 0 }

// LastDay is the last day of the bin, inclusive, as links and readers say it.
func (b bin) LastDay() time.Time { return b.To.AddDate(0, 0, -1) }

// Label names the time of the bin.
func (b bin) Label() string {
	switch b.Unit {
	case byDay:
		return b.From.Format("2 January 2006")
	case byWeek:
		return "week of " + b.From.Format("2 January 2006")
	case byMonth:
		return b.From.Format("January 2006")
	}
	return b.From.Format("2006")
}

// Summary says the counts of the bin in words.
func (b bin) Summary() string {
	return fmt.Sprintf("%s: %d cooperation (%d verbal, %d material), %d conflict (%d verbal, %d material), %d apart",
		b.Label(), b.Up(), b.Quad[1], b.Quad[2], b.Down(), b.Quad[3], b.Quad[4], b.Open)
}

// start is the first day of the unit of time that a day falls into. Weeks
// begin on Monday (ISO 8601).
func (u unit) start(day time.Time) time.Time {
	y, m, d := day.UTC().Date()
	switch u {
	case byWeek:
		back := (int(day.UTC().Weekday()) + 6) % 7
		return time.Date(y, m, d-back, 0, 0, 0, 0, time.UTC)
	case byMonth:
		return time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	case byYear:
		return time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// next is the start of the unit after the one that begins at t.
func (u unit) next(t time.Time) time.Time {
	switch u {
	case byWeek:
		return t.AddDate(0, 0, 7)
	case byMonth:
		return t.AddDate(0, 1, 0)
	case byYear:
		return t.AddDate(1, 0, 0)
	}
	return t.AddDate(0, 0, 1)
}

// length is about how many days the unit has.
func (u unit) length() int { return [...]int{1, 7, 30, 365}[u] }

// unitFor is the shortest unit that shows the time in at most so many bars.
func unitFor(from, to time.Time, bars int) unit {
	days := int(to.Sub(from).Hours()/24) + 1
	for u := byDay; u < byYear; u++ {
		if days/u.length() < bars {
			return u
		}
	}
	return byYear
}

// bins sorts days into units, without gaps, from the unit of the first day to
// that of the last, both inclusive. Days outside are left out.
func bins(days []entente.TieDay, from, to time.Time, u unit) []bin {
	var out []bin
	index := map[time.Time]int{}
	for at := u.start(from); !at.After(to); at = u.next(at) {
		index[at] = len(out)
		out = append(out, bin{From: at, To: u.next(at), Unit: u})
	}
	for _, d := range days {
		i, ok := index[u.start(d.Day)]
		if !ok || d.Day.Before(from) || d.Day.After(to) {
			continue
		}
		for q := 1; q <= 4; q++ {
			out[i].Quad[q] += d.Quad[q]
		}
		out[i].Open += d.Open
	}
	return out
}

// reach is the first and the last day that has anything.
func reach(days []entente.TieDay) (from, to time.Time) {
	for _, d := range days {
		if from.IsZero() || d.Day.Before(from) {
			from = d.Day
		}
		if d.Day.After(to) {
			to = d.Day
		}
	}
	return from, to
}
