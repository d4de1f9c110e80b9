package web

import (
	"net/url"
	"slices"
	"strconv"
	"time"

	"entente"
)

// filter narrows the events of a tie. The zero value lets all through.
type filter struct {
	Type     string
	Quad     int
	Standing string // one of the standings, empty for all
	From, To time.Time
	AsOf     time.Time // what was reported by the end of this day
}

// standingChoice is a value of the standing filter and what it means.
type standingChoice struct{ Value, Label string }

// standings are the values of the standing filter, with what they mean.
var standings = []standingChoice{
	{"counted", "counted"},
	{"apart", "apart, any"},
	{"possible", "possible"},
	{"denied", "denied"},
	{"future", "still to come"},
}

// eventTypes are PLOVER's types, in the order of the codebook.
var eventTypes = []string{
	"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
	"REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT",
}

// newFilter reads a filter from the address.
func newFilter(q url.Values) (f filter, err error) {
	f.Type, f.Standing = q.Get("type"), q.Get("standing")
	if f.Type != "" && !slices.Contains(eventTypes, f.Type) {
		return f, invalid("%q is not a type of event. The types are PLOVER's, such as CONSULT; choose one from the list.", f.Type)
	}
	known := slices.ContainsFunc(standings, func(s standingChoice) bool { return s.Value == f.Standing })
	if f.Standing != "" && !known {
		return f, invalid("%q is not a standing. Choose counted, apart, possible, denied or future.", f.Standing)
	}
	if s := q.Get("quad"); s != "" {
		f.Quad, err = strconv.Atoi(s)
		if err != nil || f.Quad < 1 || f.Quad > 4 {
			return f, invalid("%q is not a quad class. They are numbered 1 to 4.", s)
		}
	}
	if f.From, err = dayParam(q, "from"); err != nil {
		return f, err
	}
	if f.To, err = dayParam(q, "to"); err != nil {
		return f, err
	}
	if !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From) {
		return f, invalid("The time ends (%s) before it begins (%s). Exchange the two days.", iso(f.To), iso(f.From))
	}
	f.AsOf, err = dayParam(q, "asof")
	return f, err
}

// mostYears is the longest time that a timeline is drawn over.
const mostYears = 100

// span is the time that a timeline is drawn over: what the filter asks for,
// where it asks, and else that of the days. It is not ok if there is none.
func (f filter) span(days []entente.TieDay) (from, to time.Time, ok bool) {
	from, to = reach(days)
	if !f.From.IsZero() && (from.IsZero() || from.Year()-f.From.Year() < mostYears) {
		from = f.From
	}
	if !f.To.IsZero() && (to.IsZero() || f.To.Year()-to.Year() < mostYears) {
		to = f.To
	}
	return from, to, !from.IsZero() && !to.Before(from) && to.Year()-from.Year() <= 3*mostYears
}

// at are the parameters that lead to the events of a bin, as known on the same
// day.
func (f filter) at(b bin) url.Values {
	q := url.Values{"from": {iso(b.From)}, "to": {iso(b.LastDay())}}
	if !f.AsOf.IsZero() {
		q.Set("asof", iso(f.AsOf))
	}
	return q
}

// Any reports whether the filter leaves anything out.
func (f filter) Any() bool { return f != filter{} }

// closer reports whether the filter asks for more than the record selects by.
func (f filter) closer() bool { return f.Quad != 0 || f.Standing != "" || !f.AsOf.IsZero() }

// lets reports whether an event passes.
func (f filter) lets(e entente.Event) bool {
	return (f.Type == "" || e.Type == f.Type) && (f.Quad == 0 || e.Quad == f.Quad) && f.within(e.Date.Time) && f.stands(e)
}

// within reports whether a day lies in the filter's time.
func (f filter) within(day time.Time) bool {
	return (f.From.IsZero() || !day.Before(f.From)) && (f.To.IsZero() || !day.After(f.To))
}

// reported reports whether something first reported at a time was known by the
// end of the as-of day.
func (f filter) reported(first time.Time) bool {
	return f.AsOf.IsZero() || first.Before(f.AsOf.AddDate(0, 0, 1))
}

// stands reports whether the event has the standing asked for.
func (f filter) stands(e entente.Event) bool {
	s := e.Standing
	switch f.Standing {
	case "counted":
		return s.Counts()
	case "apart":
		return !s.Counts()
	case "possible":
		return s.Certainty == entente.Possible || s.Certainty == entente.Unknown
	case "denied":
		return s.Polarity == entente.Negative || e.Denied > 0
	case "future":
		return s.Time == entente.Future
	}
	return true
}
