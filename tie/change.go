package tie

import (
	"math"
	"slices"
	"time"

	"entente"
)

// The constants of change points.
const (
	// Recent is for how many weeks after it a change can be told of: of one that
	// needs longer to show, its day would mean little.
	Recent = 26
	// Hazard is the chance beforehand that the rate changes in a week: once in
	// two years.
	Hazard = 1.0 / 104
	// Sure is the probability from which a change is marked, and Likely that from
	// which it is listed at all.
	Sure, Likely = .9, .5

	leastTurn  = 5    // events of a class in all, for its changes to be looked for
	apart      = 8    // weeks between two changes of one class; nearer ones are one
	turnWeeks  = 260  // weeks back from the last that a list looks at: five years
	firstWeeks = 8    // with something read, before any change can be told of
	longest    = 208  // weeks of a run that are told apart: four years
	slight     = 1e-5 // probability below which a run is no longer followed
	firstForm  = .5   // shape of the gamma prior of a rate: wide, most of it low
	doubt      = 10.0 // weeks that the dispersion expected beforehand is worth
	usualExtra = 2.0  // that dispersion: variance over mean
)

// ChangeFormula is how change points are found, in words that a page prints.
const ChangeFormula = `Bayesian online change-point detection (Adams and MacKay 2007) over weeks of which something was read, for each quad class: counts are Poisson with documents read as exposure, the rate of a run is Gamma(½) about the mean rate (to the next quarter of an octave), a change comes once in 104 weeks; counts and exposure are divided by the dispersion of the series (at least 1). Probability: that the present rate began in the last 26 weeks, and more than 8 weeks after the change before`

// Change is a day on which the rate of events of a quad class changed.
type Change struct {
	Quad          int       // 1 to 4
	Day           time.Time // first day of the week from which the rate is another
	Seen          time.Time // last day of the week at which Probability was reached
	Probability   float64   // that the rate changed within the half year to Seen
	Before, After float64   // events a hundred documents read
	Events        int       // from Day to Seen
}

// Toward says where a change in the rate of a quad class leads: Closer with more
// cooperation or less conflict, else Colder.
func Toward(quad int, more bool) string {
	if (quad <= 2) == more {
		return Closer
	}
	return Colder
}

// More reports whether there is more of the class since the change.
func (c Change) More() bool { return c.After > c.Before }

// Turn is the change point of the last five years of a series that a list of
// ties tells: the latest that is Sure, or, if none is, the surest; the zero value
// if there is none.
func Turn(points []Point) entente.Turn {
	return latest(Changes(points[max(0, len(points)-7*turnWeeks):]))
}

// latest chooses the change that Turn gives.
func latest(changes []Change) (best entente.Turn) {
	for _, c := range changes {
		if c.Probability >= Sure || best.Chance < Sure && c.Probability >= best.Chance {
			best = entente.Turn{Day: c.Day, Quad: c.Quad, More: c.More(), Chance: c.Probability}
		}
	}
	return best
}

// Turn is what the function Turn gives of the series of a tie up to the day of
// the reading, from the tie's days in any order and without the series.
func (r *Reading) Turn(days []entente.TieDay) entente.Turn { return new(Course).Turn(r, days) }

// Course looks for the turn of one tie again and again, as its days come to be
// known, and goes on from where it was as long as what lies before has not
// changed. Its answers are those of Reading.Turn. The zero value is ready.
type Course struct{ classes [5]sweep }

// Turn is the turn of the tie up to the day of a reading.
func (c *Course) Turn(r *Reading, days []entente.TieDay) entente.Turn {
	var n [5]float64
	at := make([]int, len(days)) // the week of each day
	for i := range days {
		at[i] = -1
		day := dayOf(days[i].Day)
		if w := r.weekOf(day); w >= 0 && day >= r.turnsFrom() {
			at[i] = w
			for quad := 1; quad <= 4; quad++ {
				n[quad] += float64(days[i].Quad[quad])
			}
		}
	}
	var all []Change
	for quad := 1; quad <= 4; quad++ {
		if n[quad] < leastTurn {
			continue
		}
		ws := slices.Clone(r.turns)
		for i, w := range at {
			if w >= 0 {
				ws[w].n += float64(days[i].Quad[quad])
			}
		}
		all = append(all, c.classes[quad].changes(ws, quad)...)
	}
	inTime(all)
	return latest(all)
}

// Whole is the last day of the last whole week of which anything was read: what
// happened later moves no turn. It is zero if there is no such week.
func (r *Reading) Whole() time.Time {
	if len(r.turns) == 0 {
		return time.Time{}
	}
	return dayAt(r.turns[len(r.turns)-1].start + 6)
}

// turnsFrom is the first day on which a turn is looked for.
func (r *Reading) turnsFrom() int { return max(r.first, r.last-7*turnWeeks+1) }

// weekOf is the place among the whole weeks of the one that a day is in, -1 if
// it is in none.
func (r *Reading) weekOf(day int) int {
	i, ok := slices.BinarySearchFunc(r.turns, monday(day), func(w count, start int) int { return w.start - start })
	if !ok {
		return -1
	}
	return i
}

// whole are the whole weeks of which something was read, as weeks gives them.
func (r *Reading) whole(read []entente.ReadDay) []count {
	var all []count
	for _, d := range read {
		day := dayOf(d.Day)
		start := monday(day)
		if day < r.turnsFrom() || start+6 > r.last || d.Documents == 0 {
			continue
		}
		if len(all) == 0 || all[len(all)-1].start != start {
			all = append(all, count{start: start})
		}
		all[len(all)-1].read += float64(d.Documents)
	}
	return all
}

// monday is the first day of the week that a day is in (ISO 8601).
func monday(day int) int { return day - (day+3)%7 } // 1970-01-01 was a Thursday

// count is what one week counts of a quad class, and the documents read.
type count struct {
	n, read float64
	start   int // day of its Monday
}

// Changes finds the change points of a series in each quad class, oldest first.
//
// The detector is that of Adams and MacKay (2007, "Bayesian Online Changepoint
// Detection", arXiv:0710.3742): for each week it keeps the probability of every
// length that the present run can have, and so uses nothing that came later.
// Counts of events are more dispersed than Poisson's (they come in bursts, and
// reports of one affair make several), which would be taken for changes; as in
// quasi-likelihood (McCullagh and Nelder 1989, ch. 9), the evidence of a week is
// divided by the dispersion, which is measured from week to week, so that a
// change of level does not look like dispersion (von Neumann 1941).
func Changes(points []Point) []Change {
	var all []Change
	for quad := 1; quad <= 4; quad++ {
		all = append(all, changesOf(weeks(points, quad), quad)...)
	}
	inTime(all)
	return all
}

func inTime(all []Change) {
	slices.SortStableFunc(all, func(a, b Change) int { return a.Day.Compare(b.Day) })
}

// weeks counts by week from Monday to Sunday (ISO 8601); those of which nothing
// was read, and the last if it is not over, are left out.
func weeks(points []Point, quad int) []count {
	var all []count
	for i := range points {
		day := dayOf(points[i].Day)
		start := monday(day)
		if len(all) == 0 || all[len(all)-1].start != start {
			all = append(all, count{start: start})
		}
		w := &all[len(all)-1]
		w.n += float64(points[i].Quad[quad])
		w.read += float64(points[i].Read)
	}
	if len(all) > 0 && len(points) > 0 && all[len(all)-1].start+6 > dayOf(points[len(points)-1].Day) {
		all = all[:len(all)-1]
	}
	return slices.DeleteFunc(all, func(w count) bool { return w.read == 0 })
}

// run is a length that the present run may have: since which week, what it
// counted, and its probability.
type run struct {
	from    int
	n, read float64
	p       float64
}

// detector goes through the weeks of one class.
type detector struct {
	weeks       []count
	prior       float64 // documents that the prior of a rate is worth
	runs        []run
	odd, normal float64 // sums that the dispersion is the ratio of
	t           int     // the next week
	found       []Change
	last        int // week of the last of found
}

// sweep is a detector and how it stood after each of the last weeks.
type sweep struct {
	weeks []count
	prior float64
	marks []detector
}

// kept is how many weeks back a sweep can go on from: reports of what happened
// longer ago have it begin anew.
const kept = 6

func changesOf(ws []count, quad int) []Change { return new(sweep).changes(ws, quad) }

// changes are the changes in a class by what its weeks count now.
func (s *sweep) changes(ws []count, quad int) []Change {
	var n, read float64
	for _, w := range ws {
		n, read = n+w.n, read+w.read
	}
	if n < leastTurn || len(ws) < firstWeeks {
		return nil
	}
	d := s.resume(ws, firstForm/rounded(n/read))
	for d.t < len(ws) {
		d.week(quad)
		if d.t > len(ws)-kept {
			s.marks = append(s.marks, d.clone())
		}
	}
	s.weeks, s.prior, s.marks = ws, d.prior, s.marks[max(0, len(s.marks)-kept):]
	return slices.Clone(d.found)
}

// rounded is a rate to the next quarter of an octave, within 9 %. A prior about
// it is as good, and the same week after week.
func rounded(rate float64) float64 { return math.Exp2(math.Round(4*math.Log2(rate)) / 4) }

// resume is the detector as it stood at the last week up to which nothing has
// changed, or one at the beginning.
func (s *sweep) resume(ws []count, prior float64) *detector {
	same := 0
	for same < min(len(ws), len(s.weeks)) && ws[same] == s.weeks[same] {
		same++
	}
	for prior == s.prior && len(s.marks) > 0 {
		d := s.marks[len(s.marks)-1].clone()
		if d.t <= same {
			d.weeks = ws
			return &d
		}
		s.marks = s.marks[:len(s.marks)-1]
	}
	s.marks = nil
	return &detector{weeks: ws, prior: prior, runs: []run{{p: 1}}, last: -apart}
}

func (d *detector) clone() detector {
	c := *d
	c.runs, c.found = slices.Clone(d.runs), slices.Clone(d.found)
	return c
}

// week takes in the next week, and tells of a change if there is one.
func (d *detector) week(quad int) {
	t := d.t
	d.t++
	d.step(t)
	if t < firstWeeks {
		return
	}
	if from, p := d.between(max(0, t-Recent, d.last+apart), t); p >= Likely {
		d.found, d.last = append(d.found, d.change(from, t, quad, p)), from
		return
	}
	from, p := d.between(max(0, t-Recent), d.last+apart)
	if n := len(d.found) - 1; n >= 0 && p > d.found[n].Probability {
		d.found[n], d.last = d.change(from, t, quad, p), from
	}
}

// step takes in week t.
func (d *detector) step(t int) {
	extra := d.dispersion(t)
	w := d.weeks[t]
	n, read := w.n/extra, w.read/extra
	changed, sum := 0.0, 0.0
	for i := range d.runs {
		r := &d.runs[i]
		p := r.p * math.Exp(predict(firstForm+r.n/extra, d.prior+r.read/extra, n, read))
		if r.n+r.read == 0 {
			r.n, r.read, r.p = w.n, w.read, p
			sum += p
			continue
		}
		changed += p * Hazard
		r.n, r.read, r.p = r.n+w.n, r.read+w.read, p*(1-Hazard)
		sum += p
	}
	// As in the paper, a run that ends with this week begins anew with the next.
	d.runs = append(d.runs, run{from: t + 1, p: changed})
	for i := range d.runs {
		d.runs[i].p /= math.Max(sum, math.SmallestNonzeroFloat64)
	}
	d.runs = slices.DeleteFunc(d.runs, func(r run) bool { return r.p < slight && r.from > 0 && r.from <= t })
	if over := len(d.runs) - longest; over > 0 {
		d.runs = slices.Delete(d.runs, 1, 1+over)
	}
}

// predict is the logarithm of the chance of n events in so much reading where
// the rate is Gamma(a, b), but for a term that is the same for every run: the
// negative binomial.
func predict(a, b, n, read float64) float64 {
	out := a * math.Log(b/(b+read))
	if n > 0 {
		up, _ := math.Lgamma(a + n)
		low, _ := math.Lgamma(a)
		out += up - low + n*math.Log(read/(b+read))
	}
	return out
}

// dispersion is the variance of counts over their mean, measured between weeks
// up to t, and at least 1.
func (d *detector) dispersion(t int) float64 {
	if t > 0 {
		a, b := d.weeks[t-1], d.weeks[t]
		rate := (a.n + b.n) / (a.read + b.read)
		off := b.n/b.read - a.n/a.read
		d.odd += off * off / (1/a.read + 1/b.read)
		d.normal += rate
	}
	mean := d.normal / math.Max(float64(t), 1)
	if mean == 0 {
		return usualExtra
	}
	return math.Max(1, (doubt*usualExtra*mean+d.odd)/(doubt*mean+d.normal))
}

// between is the likeliest start of the present run after one week and up to
// another, and the probability that it started then.
func (d *detector) between(after, upTo int) (from int, p float64) {
	best := -1.0
	for _, r := range d.runs {
		if r.from <= after || r.from > upTo {
			continue
		}
		p += r.p
		if r.p > best {
			from, best = r.from, r.p
		}
	}
	return from, p
}

// change describes a change in week from that is seen in week t.
func (d *detector) change(from, t, quad int, p float64) Change {
	c := Change{Quad: quad, Day: dayAt(d.weeks[from].start), Seen: dayAt(d.weeks[t].start + 6), Probability: p}
	var n, read [2]float64
	for i, w := range d.weeks[:t+1] {
		side := 0
		if i >= from {
			side = 1
		}
		if i >= from-2*Recent {
			n[side], read[side] = n[side]+w.n, read[side]+w.read
		}
	}
	c.Before, c.After, c.Events = 100*n[0]/read[0], 100*n[1]/read[1], int(n[1])
	return c
}
