package tie

import "math"

// The windows of direction, in weeks back from the last day, and what must be
// in them for a direction to be told.
const (
	NowWeeks    = 13
	BeforeWeeks = 39
	leastNow    = 4 // weeks of which something was read
	leastBefore = 8
	leastEvents = 5   // events that count, in both windows
	Significant = .05 // two-sided chance below which a tie is closer or colder
)

// The words for a direction.
const (
	Closer  = "closer"
	Colder  = "colder"
	Steady  = "steady"
	Unclear = "not enough read"
)

// DirectionFormula is how direction is computed, in words that a page prints.
const DirectionFormula = `rate = Σ score / Σ read over the weeks of a window of which something was read: now the last 13 weeks, before the 39 weeks ahead of them
residual = score(week) − rate of both windows · read(week)
variance = Σ residual² / (weeks − 1) · (weeks now / read now² + weeks before / read before²)
t = (rate now − rate before) / √variance; closer or colder where its two-sided chance under Student's t with weeks − 2 degrees of freedom is below 5 %`

// Direction is whether two states come closer: the score that each document read
// brings now against before.
type Direction struct {
	Word          string  // Closer, Colder, Steady or Unclear
	Now, Before   float64 // score a hundred documents read
	Weeks         int     // of which something was read
	T             float64 // the difference in its standard errors
	Chance        float64 // of such a difference if nothing had changed; 1 if unclear
	EventsInWeeks int
}

// week is what happened between two states in seven days, and what was read.
type week struct{ score, read float64 }

// Trend tells the direction of a tie at the end of its series. It compares two
// ratios of sums, scores to documents read, with the variance of a ratio
// estimator over weeks (Cochran 1977, "Sampling Techniques", ch. 6): whole weeks
// are what is compared, since events come in bursts and a day's events are no
// independent witnesses. Weeks of which nothing was read are left out.
func Trend(points []Point) Direction {
	var now, before []week
	out := Direction{Word: Unclear, Chance: 1}
	for w := range NowWeeks + BeforeWeeks {
		end := len(points) - 7*w
		if end < 7 {
			break
		}
		one, events := sumWeek(points[end-7 : end])
		if one.read == 0 {
			continue
		}
		out.EventsInWeeks += events
		if w < NowWeeks {
			now = append(now, one)
		} else {
			before = append(before, one)
		}
	}
	out.Weeks = len(now) + len(before)
	if len(now) < leastNow || len(before) < leastBefore || out.EventsInWeeks < leastEvents {
		return out
	}
	out.compare(now, before)
	return out
}

func sumWeek(points []Point) (w week, events int) {
	for i := range points {
		w.score += points[i].Score
		w.read += float64(points[i].Read)
		for q := 1; q <= 4; q++ {
			events += points[i].Quad[q]
		}
	}
	return w, events
}

// compare fills in the rates, the test and the word.
func (d *Direction) compare(now, before []week) {
	a, b := total(now), total(before)
	pooled := (a.score + b.score) / (a.read + b.read)
	squares := 0.0
	for _, w := range append(append([]week(nil), now...), before...) {
		r := w.score - pooled*w.read
		squares += r * r
	}
	n := float64(len(now) + len(before))
	variance := squares / (n - 1) * (float64(len(now))/(a.read*a.read) + float64(len(before))/(b.read*b.read))
	d.Now, d.Before = 100*a.score/a.read, 100*b.score/b.read
	d.Word = Steady
	if variance <= 0 {
		return
	}
	d.T = (d.Now - d.Before) / 100 / math.Sqrt(variance)
	d.Chance = twoSided(d.T, n-2)
	switch {
	case d.Chance >= Significant:
	case d.T > 0:
		d.Word = Closer
	default:
		d.Word = Colder
	}
}

func total(ws []week) (sum week) {
	for _, w := range ws {
		sum.score, sum.read = sum.score+w.score, sum.read+w.read
	}
	return sum
}

// twoSided is the chance that Student's t with so many degrees of freedom is
// farther from 0 than t, by the normal approximation 26.7.8 of Abramowitz and
// Stegun (1964), good to 0.003 from ten degrees on.
func twoSided(t, freedom float64) float64 {
	z := math.Abs(t) * (1 - 1/(4*freedom)) / math.Sqrt(1+t*t/(2*freedom))
	return math.Erfc(z / math.Sqrt2)
}
