package tie

import "math"

// The windows of direction, in weeks back from the last day, and what must be
// in them for a direction to be told.
const (
	NowWeeks    = 13
	BeforeWeeks = 39
	leastNow    = 4 // weeks of which something was read
	leastBefore = 8
	leastDays   = 5   // days with a score, in both windows
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
	Word        string  // Closer, Colder, Steady or Unclear
	Now, Before float64 // score a hundred documents read
	Weeks       int     // of which something was read, in both windows
	Days        int     // with a score
	T           float64 // the difference in its standard errors
	Chance      float64 // of such a difference if nothing had changed; 1 if unclear
}

// week is what happened between two states in seven days, and what was read.
type week struct{ score, read float64 }

// windows are the scores of both windows by week back from the last day, and on
// how many days there were any.
type windows struct {
	score [NowWeeks + BeforeWeeks]float64
	days  int
}

// add takes in the score of a day so many days before the last.
func (w *windows) add(ago int, score float64) {
	if i := ago / 7; score != 0 && ago >= 0 && i < len(w.score) {
		w.score[i] += score
		w.days++
	}
}

// trend tells the direction of a tie. It compares two ratios of sums, scores to
// documents read, with the variance of a ratio estimator over weeks (Cochran
// 1977, "Sampling Techniques", ch. 6): whole weeks are what is compared, since
// events come in bursts and a day's events are no independent witnesses. Weeks
// of which nothing was read are left out.
func (r *Reading) trend(w *windows) Direction {
	var now, before []week
	out := Direction{Word: Unclear, Chance: 1}
	for i, score := range w.score {
		switch one := (week{score, r.weeks[i]}); {
		case one.read == 0:
		case i < NowWeeks:
			now = append(now, one)
		default:
			before = append(before, one)
		}
	}
	out.Weeks, out.Days = len(now)+len(before), w.days
	if len(now) < leastNow || len(before) < leastBefore || w.days < leastDays {
		return out
	}
	out.compare(now, before)
	return out
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
