package tie

import (
	"math"
	"time"

	"entente"
)

// The constants of closeness.
const (
	HalfLife = 90  // days in which what happened loses half its weight
	Memory   = 450 // days after which it is forgotten: five half-lives, 3 % of its weight
	// FewRead is the documents in memory that count as read even where fewer
	// are, so that one document alone does not speak loud.
	FewRead = 10.0
	// Unit is the sum of scores that is worth Unit points of closeness, and
	// three times which is worth twice as many.
	Unit = 10.0
)

// Formula is how closeness is computed, in words that a page prints. It is what
// Measure does, and what the test of the export does again from its columns.
const Formula = `closeness = sign(x) · 10 · log2(1 + |x| / 10) + duty, where
x = sum · usual / max(memory, 10)
sum = Σ score(s) · 2^(−(t−s)/90) over the days s = t−449 … t: PLOVER scores of the events that count
memory = Σ read(s) · 2^(−(t−s)/90) over the same days: documents read, by publication
usual = Σ read · memory / Σ read over all days: what is in memory when a document is read, on average
duty = 20 each for DEFENSE and OFFENSE, 10 each for NEUTRAL and NONAGG, 5 for CONSUL, where an agreement in force binds the two to it`

// Input is what the series of a tie are computed from.
type Input struct {
	Days       []entente.TieDay              // of one dyad, by day
	Read       []entente.ReadDay             // of the whole record, by day
	Agreements []entente.RegisteredAgreement // between the two
	Until      time.Time                     // the last day; zero for the last day read
}

// Point is a tie on one day: what happened on it, how much was read of it, what
// binds the two, and the closeness that comes of these and the days before.
type Point struct {
	entente.TieDay
	Read       int     // documents
	Agreements int     // in force
	Duty       float64 // points of their obligations
	Sum        float64 // scores in memory
	Memory     float64 // documents in memory
	Closeness  float64
}

// Measure gives a tie day by day, from the first day of which anything was read
// to the last, without holes: a day of which nothing was read has a Read of 0,
// and is a gap and no sign that nothing happened. What happened before the first
// day is background and not in it. It is nil if nothing was read.
//
// The sum of scores with fading weights is how conflict and cooperation are
// scaled since Goldstein (1992, "A Conflict-Cooperation Scale for WEIS Events
// Data", Journal of Conflict Resolution 36). Raw sums grow with the number of
// papers read, which made many a "rise" of the past decades (Ward and others
// 2013, "Comparing GDELT and ICEWS event data"); so the sum is set against the
// documents read in the same time, faded alike. In a gap both fade alike, and
// closeness holds until less than FewRead is left in memory. The logarithm
// keeps one war from hiding all else: a doubling is always about as far.
func Measure(in Input) []Point {
	first, last, ok := reach(in)
	if !ok {
		return nil
	}
	points := lay(in, first, last)
	bound := bonds(in.Agreements)
	usual := Usual(in.Read, last)
	fade := weight(1)
	rest := weight(Memory)
	var sum, memory float64
	for i := range points {
		p := &points[i]
		sum, memory = sum*fade+p.Score, memory*fade+float64(p.Read)
		if i >= Memory {
			sum -= rest * points[i-Memory].Score
			memory -= rest * float64(points[i-Memory].Read)
		}
		p.Sum, p.Memory = sum, memory
		p.TieDay.Dyad = dyadOf(in.Days)
		p.Agreements, p.Duty = inForce(bound, p.Day)
		p.Closeness = closeness(sum, memory, usual) + p.Duty
	}
	return points
}

// Gap is a time of at least GapDays of which nothing was read, half open.
type Gap struct{ From, To time.Time }

// GapDays is how long nothing must have been read for a gap; a weekend is none.
const GapDays = 14

// Gaps finds the times of a series of which nothing was read.
func Gaps(points []Point) []Gap {
	var gaps []Gap
	since := 0
	for i := range points {
		if points[i].Read == 0 {
			continue
		}
		if i-since >= GapDays {
			gaps = append(gaps, Gap{points[since].Day, points[i].Day})
		}
		since = i + 1
	}
	return gaps
}

// closeness is the part of it that events make.
func closeness(sum, memory, usual float64) float64 {
	x := sum * usual / math.Max(memory, FewRead)
	return math.Copysign(Unit*math.Log2(1+math.Abs(x)/Unit), x)
}

// Usual is how many documents are in memory when one is read, on average: the
// scale on which sums of scores are told.
func Usual(read []entente.ReadDay, until time.Time) float64 {
	fade := weight(1)
	rest := weight(Memory)
	byDay := map[int]float64{}
	var memory, sum, all float64
	if len(read) == 0 {
		return 0
	}
	next := 0
	for day := dayOf(read[0].Day); day <= dayOf(until); day++ {
		memory = memory*fade - rest*byDay[day-Memory]
		if next < len(read) && dayOf(read[next].Day) == day {
			n := float64(read[next].Documents)
			byDay[day] = n
			memory += n
			sum, all = sum+n*memory, all+n
			next++
		}
	}
	return sum / math.Max(all, 1)
}

// dayOf numbers days from 1970-01-01.
func dayOf(t time.Time) int { return int(math.Floor(float64(t.Unix()) / 86400)) }

// dayAt is the midnight of a numbered day.
func dayAt(n int) time.Time { return time.Unix(int64(n)*86400, 0).UTC() }

func dyadOf(days []entente.TieDay) entente.Dyad {
	if len(days) == 0 {
		return entente.Dyad{}
	}
	return days[0].Dyad
}

// reach is the first and the last day of the series.
func reach(in Input) (first, last time.Time, ok bool) {
	if len(in.Read) == 0 {
		return first, last, false
	}
	first, last = in.Read[0].Day, in.Read[len(in.Read)-1].Day
	if !in.Until.IsZero() && in.Until.Before(last) {
		last = in.Until
	}
	return midnight(first), midnight(last), !last.Before(first)
}

// lay puts what happened and what was read on the days of the series.
func lay(in Input, first, last time.Time) []Point {
	from := dayOf(first)
	points := make([]Point, dayOf(last)-from+1)
	for i := range points {
		points[i].Day = dayAt(from + i)
	}
	for _, d := range in.Days {
		if i := dayOf(d.Day) - from; i >= 0 && i < len(points) {
			points[i].TieDay = d
		}
	}
	for _, r := range in.Read {
		if i := dayOf(r.Day) - from; i >= 0 && i < len(points) {
			points[i].Read = r.Documents
		}
	}
	return points
}
