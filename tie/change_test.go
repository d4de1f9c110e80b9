package tie_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"entente"
	"entente/tie"
)

// weekly is a tie of so many weeks whose counts of verbal cooperation have a
// mean and a dispersion; reading varies threefold.
func weekly(r *rand.Rand, weeks int, mean func(week int) float64, dispersion float64) []tie.Point {
	var in tie.Input
	start := time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC) // a Monday
	for w := range weeks {
		read := 50 + r.IntN(100)
		in.Read = append(in.Read, entente.ReadDay{Day: start.AddDate(0, 0, 7*w+6), Documents: read})
		if n := bursts(r, mean(w)*float64(read)/100, dispersion); n > 0 {
			in.Days = append(in.Days, entente.TieDay{Day: start.AddDate(0, 0, 7*w+6), Quad: [5]int{0, n}})
		}
	}
	return tie.Measure(in)
}

// TestFalseAlarms counts the changes that are marked where nothing changes.
func TestFalseAlarms(t *testing.T) {
	for _, c := range []struct{ mean, dispersion, most float64 }{
		{.3, 1, .1}, {2, 1, .1}, {2, 2, .12}, {2, 3, .15}, {10, 3, .12},
	} {
		r := rand.New(rand.NewPCG(7, 8))
		const tries, weeks = 60, 312
		alarms := 0
		for range tries {
			for _, change := range tie.Changes(weekly(r, weeks, func(int) float64 { return c.mean }, c.dispersion)) {
				if change.Probability >= tie.Sure {
					alarms++
				}
			}
		}
		year := float64(alarms) / (tries * weeks / 52)
		t.Logf("mean %g a week, dispersion %g: %.3f false alarms a year", c.mean, c.dispersion, year)
		if year > c.most {
			t.Errorf("mean %g, dispersion %g: %.3f false alarms a year, want at most %g", c.mean, c.dispersion, year, c.most)
		}
	}
}

// TestDelay is how soon a rate that triples, or falls to a third, is marked.
func TestDelay(t *testing.T) {
	for _, c := range []struct {
		mean, dispersion, factor float64
		median                   int
		found                    float64
	}{
		{2, 1, 3, 8, .9}, {2, 2, 3, 14, .8}, {6, 2, 1. / 3, 14, .8},
	} {
		r := rand.New(rand.NewPCG(9, 10))
		const tries, at = 60, 156
		var delays, off []int
		for range tries {
			points := weekly(r, at+52, func(w int) float64 {
				if w >= at {
					return c.mean * c.factor
				}
				return c.mean
			}, c.dispersion)
			when := points[0].Day.AddDate(0, 0, 7*at-6)
			if seen, day, ok := firstSure(points, when); ok {
				delays = append(delays, seen)
				off = append(off, day)
			}
		}
		slices.Sort(delays)
		slices.Sort(off)
		share := float64(len(delays)) / tries
		if len(delays) == 0 {
			t.Fatalf("%+v: nothing is found", c)
		}
		median := delays[len(delays)/2]
		t.Logf("mean %g, dispersion %g, times %.2g: found in %.2f, median delay %d weeks, median error of the week %d",
			c.mean, c.dispersion, c.factor, share, median, off[len(off)/2])
		if share < c.found || median > c.median {
			t.Errorf("found in %.2f after %d weeks, want %.2f within %d", share, median, c.found, c.median)
		}
	}
}

// TestTwoChanges finds that a rate rises and falls again, each once.
func TestTwoChanges(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	right := 0
	for range 20 {
		var sure []bool
		for _, c := range tie.Changes(weekly(r, 208, func(w int) float64 {
			if w >= 104 && w < 124 {
				return 8
			}
			return 1
		}, 1.5)) {
			if c.Probability >= tie.Sure {
				sure = append(sure, c.More())
			}
		}
		if slices.Equal(sure, []bool{true, false}) {
			right++
		}
	}
	if right < 15 {
		t.Errorf("a rise and a fall are found in %d of 20 series", right)
	}
}

// TestTurn tells of the latest sure change of a class, and of none in a series
// without events.
func TestTurn(t *testing.T) {
	points := weekly(rand.New(rand.NewPCG(15, 16)), 208, func(w int) float64 {
		if w >= 150 {
			return 10
		}
		return 1
	}, 1)
	turn := tie.Turn(points)
	off := int(turn.Day.Sub(points[0].Day).Hours()/24/7+.5) - 150
	if turn.Quad != 1 || !turn.More || turn.Chance < tie.Sure || max(off, -off) > 2 {
		t.Errorf("%+v, %d weeks off", turn, off)
	}
	if none := tie.Turn(weekly(rand.New(rand.NewPCG(1, 1)), 100, func(int) float64 { return 0 }, 1)); none != (entente.Turn{}) {
		t.Errorf("a change of nothing: %+v", none)
	}
}

// firstSure is in how many weeks after a day the first change is marked by one
// who looks every week, and how many weeks off it lies.
func firstSure(points []tie.Point, when time.Time) (weeks, off int, ok bool) {
	for w := 1; w <= 40; w++ {
		end := when.AddDate(0, 0, 7*w)
		n := slices.IndexFunc(points, func(p tie.Point) bool { return !p.Day.Before(end) })
		if n < 0 {
			return 0, 0, false
		}
		for _, c := range tie.Changes(points[:n]) {
			if c.Probability >= tie.Sure && !c.Seen.Before(when) && c.Day.After(when.AddDate(0, 0, -60)) {
				return w, int(c.Day.Sub(when).Hours()/24/7 + .5), true
			}
		}
	}
	return 0, 0, false
}
