package tie

import (
	"math"
	"slices"
	"strings"
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
	weights       [Memory]float64                 // what is left of a day, by days back from the last day
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
	for ago := range r.weights {
		r.weights[ago] = weight(ago)
	}
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
	var in memory
	for i := range days {
		in.add(r, dayOf(days[i].Day), days[i].Score)
	}
	return r.stand(dyad, &in, agreements)
}

// memory is what is remembered of a tie.
type memory struct {
	sum float64
	in  windows
}

func (m *memory) add(r *Reading, day int, score float64) {
	if ago := r.last - day; ago >= 0 && ago < Memory && day >= r.first {
		m.sum += score * r.weights[ago]
		m.in.add(ago, score)
	}
}

func (r *Reading) stand(dyad entente.Dyad, m *memory, agreements []entente.RegisteredAgreement) Standing {
	_, duty := inForce(bonds(agreements), r.Last())
	return Standing{Dyad: dyad, Closeness: closeness(m.sum, r.memory, r.usual) + duty, Duty: duty, Direction: r.trend(&m.in)}
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
	t := r.Tally()
	for i := range days {
		t.Add(days[i].Dyad, days[i].Day, days[i].Score)
	}
	return t.All(agreements)
}

// Tally sums up scores of many ties as they come. Make it with Reading.Tally.
type Tally struct {
	r  *Reading
	of map[entente.Dyad]*memory
	// The day last added to, as a number: scores mostly come day by day.
	day time.Time
	at  int
}

// Tally begins a sum.
func (r *Reading) Tally() *Tally { return &Tally{r: r, of: map[entente.Dyad]*memory{}} }

// Add takes in the score of a day of a tie; each day of a tie is to be added once.
func (t *Tally) Add(d entente.Dyad, day time.Time, score float64) {
	if !day.Equal(t.day) || t.day.IsZero() {
		t.day, t.at = day, dayOf(day)
	}
	t.memory(d).add(t.r, t.at, score)
}

func (t *Tally) memory(d entente.Dyad) *memory {
	m, ok := t.of[d]
	if !ok {
		m = &memory{}
		t.of[entente.Dyad{A: strings.Clone(d.A), B: strings.Clone(d.B)}] = m // d may be a part of a long text
	}
	return m
}

// All gives what Reading.All gives of the days that were added.
func (t *Tally) All(agreements []entente.RegisteredAgreement) []Standing {
	bound := map[entente.Dyad][]entente.RegisteredAgreement{}
	for i := range agreements {
		for _, d := range Parties(&agreements[i]) {
			bound[d] = append(bound[d], agreements[i])
			t.memory(d)
		}
	}
	all := make([]Standing, 0, len(t.of))
	for d, m := range t.of {
		all = append(all, t.r.stand(d, m, bound[d]))
	}
	slices.SortFunc(all, func(a, b Standing) int { return compareDyad(a.Dyad, b.Dyad) })
	return all
}
