// Package tie sums events into series: what happened between two states, day
// by day. A dyad is an unordered pair of states; its series counts events, not
// reports, by PLOVER's quad class (verbal and material cooperation, verbal and
// material conflict), and adds up their scores, so that a figure on a page can
// be computed again from the events behind it.
//
// What counts is what stands: affirmed, at least probable, and not still to
// come (entente.Standing.Counts). What is only possible, denied or future is
// counted apart, as open. An event that is dated by a month or a year, and
// background without a date of its own, belongs to no day: it is listed
// between its states and counted on none.
package tie

import (
	"cmp"
	"slices"
	"time"

	"entente"
)

// Dyads are the pairs of states that an event stands between, in order: every
// actor with every recipient; where there is no recipient, the actors with
// each other (a meeting of three states is three dyads). States that the text
// names only as a group ("Western countries") are not paired, nor is who was put
// in from the rest of a text: no tie changes by what no report says.
func Dyads(e *entente.Event) []entente.Dyad {
	actors, recipients := states(e.Actors), states(e.Recipients)
	if len(e.Recipients) == 0 {
		recipients = actors
	}
	return pairs(actors, recipients)
}

// Parties are the pairs of states that have an agreement with each other, in
// order.
func Parties(a *entente.RegisteredAgreement) []entente.Dyad {
	s := states(a.Parties)
	return pairs(s, s)
}

// states are the codes of the states among entities.
func states(es []entente.Entity) []string {
	var codes []string
	for _, e := range es {
		if entente.IsState(e.Code) && !e.Inferred {
			codes = append(codes, e.Code)
		}
	}
	return codes
}

func pairs(as, bs []string) []entente.Dyad {
	var all []entente.Dyad
	for _, a := range as {
		for _, b := range bs {
			if a != b {
				all = append(all, entente.NewDyad(a, b))
			}
		}
	}
	slices.SortFunc(all, compareDyad)
	return slices.Compact(all)
}

func compareDyad(a, b entente.Dyad) int {
	return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

// OnDay reports whether an event belongs to a day: it is dated by a day or
// week, or by the publication of its report where it is not background.
func OnDay(e *entente.Event) bool {
	switch e.Date.Precision {
	case entente.Month, entente.Year:
		return false
	case entente.Published:
		return e.Standing.Time != entente.Historical
	}
	return true
}

// Days sums events into the days of all their dyads, sorted by dyad and day.
// The result does not depend on the events' order.
func Days(events []entente.Event) []entente.TieDay {
	type key struct {
		dyad entente.Dyad
		day  time.Time
	}
	by := map[key]*entente.TieDay{}
	for i := range events {
		e := &events[i]
		if !OnDay(e) {
			continue
		}
		for _, d := range Dyads(e) {
			k := key{d, e.Date.Time}
			if by[k] == nil {
				by[k] = &entente.TieDay{Dyad: d, Day: e.Date.Time}
			}
			add(by[k], e)
		}
	}
	days := make([]entente.TieDay, 0, len(by))
	for _, d := range by {
		days = append(days, *d)
	}
	slices.SortFunc(days, func(a, b entente.TieDay) int {
		return cmp.Or(compareDyad(a.Dyad, b.Dyad), a.Day.Compare(b.Day))
	})
	return days
}

// Day sums the events of one day for one dyad; events that are not of the dyad
// or belong to no day are left out.
func Day(dyad entente.Dyad, day time.Time, events []entente.Event) entente.TieDay {
	sum := entente.TieDay{Dyad: dyad, Day: day}
	for i := range events {
		if OnDay(&events[i]) && slices.Contains(Dyads(&events[i]), dyad) {
			add(&sum, &events[i])
		}
	}
	return sum
}

// add counts an event on a day. Scores are multiples of one half, so their sum
// is exact and does not depend on order.
func add(d *entente.TieDay, e *entente.Event) {
	if !e.Standing.Counts() {
		d.Open++
		switch {
		case e.Standing.Polarity == entente.Negative:
			d.Denied++
		case e.Standing.Time == entente.Future:
			d.Future++
		}
		return
	}
	if e.Type != "" {
		if d.Types == nil {
			d.Types = map[string]int{}
		}
		d.Types[e.Type]++
	}
	if e.Type == "CONSULT" && e.Mode == "visit" {
		d.Visits++
	}
	if e.Quad >= 1 && e.Quad <= 4 {
		d.Quad[e.Quad]++
	}
	d.Score += e.Score
}

// Sum is a dyad over the given days of it: what a list of ties shows, but for
// its agreements and when it changed, which are no matter of days.
func Sum(dyad entente.Dyad, days []entente.TieDay) entente.Tie {
	t := entente.Tie{Dyad: dyad}
	for _, d := range days {
		t.Open += d.Open
		t.Score += d.Score
		for q := 1; q <= 4; q++ {
			t.Quad[q] += d.Quad[q]
			t.Events += d.Quad[q]
		}
		if t.First.IsZero() || d.Day.Before(t.First) {
			t.First = d.Day
		}
		if d.Day.After(t.Last) {
			t.Last = d.Day
		}
	}
	return t
}
