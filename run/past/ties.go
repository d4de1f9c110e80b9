package past

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"time"

	"entente"
	"entente/store"
	"entente/tie"
	"entente/watch"
)

// # Ties
//
// A tie is measured when an event or an agreement between the two comes or
// changes, by what had been read by then. The desk does so once a batch; a
// rehearsal at the last such report of each day.

// Tie is a dyad as rules on ties see it at a time: by its days, the agreements
// between the two, and what was read up to that day, which is nil if nothing
// was. Where the record does not reach back a month, closeness counts as what it
// was before, so that none is said to have jumped.
func Tie(d entente.Dyad, days []entente.TieDay, agreements []entente.RegisteredAgreement, r *tie.Reading, turn entente.Turn, now time.Time) watch.Thing {
	s := watch.TieState{Dyad: d}
	for i := range days {
		ago := now.Sub(days[i].Day)
		for q := 1; q <= 4 && ago >= 0 && ago < 365*24*time.Hour; q++ {
			s.Days365[q] += days[i].Quad[q]
			if ago < 30*24*time.Hour {
				s.Days30[q] += days[i].Quad[q]
			}
		}
	}
	t := watch.Thing{Kind: watch.OnTie, ID: d.String(), Tie: &s, Dyads: []entente.Dyad{d}, States: []string{d.A, d.B},
		Date: entente.Date{Time: midnight(now), Precision: entente.Day}, First: now, Latest: now,
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}}
	if r == nil {
		return t
	}
	s.Measured, s.Closeness = true, r.Stand(d, days, agreements).Closeness
	s.ClosenessBefore = s.Closeness
	if before, ok := r.MonthAgo(days, agreements); ok {
		s.ClosenessBefore = before
	}
	if turn.Chance > 0 {
		s.Change = watch.Turn{Probability: turn.Chance, Quad: turn.Quad, Direction: tie.Toward(turn.Quad, turn.More), Day: turn.Day}
		t.Date.Time = midnight(turn.Day)
	}
	return t
}

// Behind reports whether an event is of those that a turn of a tie is about.
func Behind(e *entente.Event, quad int) bool {
	return e.Quad == quad && e.Standing.Counts() && tie.OnDay(e)
}

// tieChanges are the ties of a record after each day on which what is between
// two states changed. changes are those of its events and agreements, in the
// order of their times.
func tieChanges(p *store.Past, changes []watch.Change) []watch.Change {
	at := map[entente.Dyad][]int{}
	for i := range changes {
		if changes[i].Event == nil && changes[i].Agreement == nil {
			continue
		}
		for _, d := range changes[i].Dyads {
			at[d] = append(at[d], i)
		}
	}
	dyads := make([]entente.Dyad, 0, len(at))
	for d := range at {
		dyads = append(dyads, d)
	}
	slices.SortFunc(dyads, func(a, b entente.Dyad) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	readings := readingsOf(p, changes)
	out := make([][]watch.Change, len(dyads))
	var all sync.WaitGroup
	for w := range runtime.NumCPU() {
		all.Go(func() {
			for i := w; i < len(dyads); i += runtime.NumCPU() {
				out[i] = courseOf(dyads[i], changes, at[dyads[i]], readings)
			}
		})
	}
	all.Wait()
	return slices.Concat(out...)
}

// readingsOf gives what had been read by each day on which a tie changed.
func readingsOf(p *store.Past, changes []watch.Change) map[time.Time]*tie.Reading {
	count := map[time.Time]int{}
	for _, d := range p.Documents {
		if !d.Published.IsZero() {
			count[midnight(d.Published)]++
		}
	}
	read := make([]entente.ReadDay, 0, len(count))
	for day, n := range count {
		read = append(read, entente.ReadDay{Day: day, Documents: n})
	}
	slices.SortFunc(read, func(a, b entente.ReadDay) int { return a.Day.Compare(b.Day) })
	readings := map[time.Time]*tie.Reading{}
	for i := range changes {
		day := midnight(changes[i].At)
		if _, have := readings[day]; !have && len(changes[i].Dyads) > 0 {
			readings[day] = tie.NewReading(read, day)
		}
	}
	return readings
}

// course is a tie as it was known so far.
type course struct {
	dyad       entente.Dyad
	events     map[time.Time][]told // by the day they belong to
	days       []entente.TieDay     // in order
	agreements []entente.RegisteredAgreement
	turns      tie.Course
	turn       entente.Turn
	whole      time.Time // last day that turn was looked for in
	late       bool      // something up to that day has changed since
}

// told is an event as it stood, and the report that says it best.
type told struct {
	event  entente.Event
	report watch.Report
}

// courseOf is a tie after each day on which one of some changes came.
func courseOf(dyad entente.Dyad, changes []watch.Change, at []int, readings map[time.Time]*tie.Reading) []watch.Change {
	c := &course{dyad: dyad, events: map[time.Time][]told{}}
	last := func(n int) bool { // of its day
		return n+1 == len(at) || !midnight(changes[at[n+1]].At).Equal(midnight(changes[at[n]].At))
	}
	days := 0
	for n := range at {
		if last(n) {
			days++
		}
	}
	out := make([]watch.Change, 0, days)
	stale := map[time.Time]bool{}
	for n, i := range at {
		v := &changes[i]
		if v.Agreement != nil {
			c.bind(v.Agreement)
		} else if tie.OnDay(v.Event) {
			stale[c.put(v)] = true
		}
		if !last(n) {
			continue
		}
		for day := range stale {
			c.sum(day)
		}
		clear(stale)
		out = append(out, watch.Change{Thing: c.thing(readings[midnight(v.At)], v.At), At: v.At})
	}
	return out
}

// bind has an agreement stand as it does now.
func (c *course) bind(a *entente.RegisteredAgreement) {
	i := slices.IndexFunc(c.agreements, func(o entente.RegisteredAgreement) bool { return o.ID == a.ID })
	if i < 0 {
		c.agreements = append(c.agreements, *a)
		return
	}
	c.agreements[i] = *a
}

// put has an event stand as it does now, and gives its day.
func (c *course) put(v *watch.Change) time.Time {
	day := v.Event.Date.Time
	is := told{*v.Event, v.Report}
	is.event.Standing = v.Standing
	i := slices.IndexFunc(c.events[day], func(o told) bool { return o.event.ID == v.ID })
	if i < 0 {
		c.events[day] = append(c.events[day], is)
	} else {
		c.events[day][i] = is
	}
	return day
}

// sum sums a day again.
func (c *course) sum(day time.Time) {
	events := make([]entente.Event, len(c.events[day]))
	for i, e := range c.events[day] {
		events[i] = e.event
	}
	sum := tie.Day(c.dyad, day, events)
	i, have := slices.BinarySearchFunc(c.days, day, func(d entente.TieDay, day time.Time) int { return d.Day.Compare(day) })
	switch {
	case have && c.days[i].Quad == sum.Quad:
		c.days[i] = sum
		return
	case have:
		c.days[i] = sum
	default:
		c.days = slices.Insert(c.days, i, sum)
	}
	c.late = c.late || !day.After(c.whole)
}

// thing is the tie as it stands. Its turn is looked for again only where a week
// is over, or one that was over has changed: nothing else moves it.
func (c *course) thing(r *tie.Reading, at time.Time) watch.Thing {
	if r != nil && (c.late || !r.Whole().Equal(c.whole)) {
		c.turn, c.whole, c.late = c.turns.Turn(r, c.days), r.Whole(), false
	}
	t := Tie(c.dyad, c.days, c.agreements, r, c.turn, at)
	if quad := t.Tie.Change.Quad; quad != 0 {
		t.Report = c.behind(quad)
		t.Newest = t.Report
	}
	return t
}

// behind is the report that says best the last event of a quad class.
func (c *course) behind(quad int) watch.Report {
	for _, d := range slices.Backward(c.days) {
		if d.Quad[quad] == 0 {
			continue
		}
		for _, e := range c.events[d.Day] {
			if Behind(&e.event, quad) {
				return e.report
			}
		}
	}
	return watch.Report{}
}
