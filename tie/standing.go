package tie

import (
	"math"
	"slices"
	"time"

	"entente"
)

// Standing is how close two states stand on a day, and in which direction they
// go: the end of the series that Measure gives, without the series.
type Standing struct {
	Dyad      entente.Dyad
	Closeness float64
	Duty      float64 // the part of it that obligations make
	Direction Direction
}

// Reading is what was read up to a day, as far as standings need it: the same
// for all ties.
type Reading struct {
	first, last   int // days
	usual, memory float64
	month         float64                         // memory MonthDays before the last day
	weeks         [NowWeeks + BeforeWeeks]float64 // documents, by week back from the last day
	turns         []count                         // whole weeks in which a turn is looked for, and what was read in them
}

// MonthDays is how far back MonthAgo looks.
const MonthDays = 30

// NewReading sums what was read, up to a day or, if it is zero, to the last day
// read. It is nil if nothing was.
func NewReading(read []entente.ReadDay, until time.Time) *Reading {
	first, last, ok := reach(Input{Read: read, Until: until})
	if !ok {
		return nil
	}
	r := &Reading{first: dayOf(first), last: dayOf(last), usual: Usual(read, last)}
	for _, d := range read {
		ago := r.last - dayOf(d.Day)
		if then := ago - MonthDays; then >= 0 && then < Memory {
			r.month += float64(d.Documents) * weight(then)
		}
		if ago < 0 || ago >= Memory {
			continue
		}
		r.memory += float64(d.Documents) * weight(ago)
		if ago/7 < len(r.weeks) {
			r.weeks[ago/7] += float64(d.Documents)
		}
	}
	r.turns = r.whole(read)
	return r
}

// weight is what is left of a day so many days ago.
func weight(ago int) float64 { return math.Exp2(-float64(ago) / HalfLife) }

// From is the first day whose scores are in memory; Last the day of standings.
func (r *Reading) From() time.Time { return dayAt(max(r.first, r.last-Memory+1)) }

// Last is the day that standings are of.
func (r *Reading) Last() time.Time { return dayAt(r.last) }

// Stand gives the standing of one tie from its days, in any order, and the
// agreements between the two.
func (r *Reading) Stand(dyad entente.Dyad, days []entente.TieDay, agreements []entente.RegisteredAgreement) Standing {
	var sum float64
	var w windows
	for i := range days {
		day := dayOf(days[i].Day)
		if ago := r.last - day; ago >= 0 && ago < Memory && day >= r.first {
			sum += days[i].Score * weight(ago)
			w.add(ago, days[i].Score)
		}
	}
	_, duty := inForce(bonds(agreements), r.Last())
	return Standing{Dyad: dyad, Closeness: closeness(sum, r.memory, r.usual) + duty, Duty: duty, Direction: r.trend(&w)}
}

// MonthAgo gives the closeness of a tie MonthDays before, on the scale of today;
// ok is false where the record did not reach so far back.
func (r *Reading) MonthAgo(days []entente.TieDay, agreements []entente.RegisteredAgreement) (near float64, ok bool) {
	then := r.last - MonthDays
	if then < r.first {
		return 0, false
	}
	var sum float64
	for i := range days {
		day := dayOf(days[i].Day)
		if ago := then - day; ago >= 0 && ago < Memory && day >= r.first {
			sum += days[i].Score * weight(ago)
		}
	}
	_, duty := inForce(bonds(agreements), dayAt(then))
	return closeness(sum, r.month, r.usual) + duty, true
}

// All gives the standing of every tie that is in memory or bound, in the order
// of the alphabet, from days of many ties in any order and the agreements that
// carry obligations.
func (r *Reading) All(days []entente.TieDay, agreements []entente.RegisteredAgreement) []Standing {
	of, bound := map[entente.Dyad][]entente.TieDay{}, map[entente.Dyad][]entente.RegisteredAgreement{}
	for _, d := range days {
		of[d.Dyad] = append(of[d.Dyad], d)
	}
	for i := range agreements {
		for _, d := range Parties(&agreements[i]) {
			bound[d] = append(bound[d], agreements[i])
			if _, ok := of[d]; !ok {
				of[d] = nil
			}
		}
	}
	all := make([]Standing, 0, len(of))
	for d, days := range of {
		all = append(all, r.Stand(d, days, bound[d]))
	}
	slices.SortFunc(all, func(a, b Standing) int { return compareDyad(a.Dyad, b.Dyad) })
	return all
}
