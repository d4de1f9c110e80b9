package tie_test

import (
	"math"
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

// The turn that a reading gives is that of the series, on any day; so is the
// closeness of a month ago.
func TestReadingGivesTheSeries(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	told := 0
	for range 12 {
		from := 300 + r.IntN(1500)
		in := life(r, 2400, func(d int) float64 {
			if d > from {
				return 2
			}
			return .2
		})
		for i := range in.Days {
			in.Days[i].Quad[1+i%4] += i % 2
		}
		for _, day := range []int{20, 55, 700, 1501, 2399} {
			in.Until = on(day)
			points := tie.Measure(in)
			reading := tie.NewReading(in.Read, in.Until)
			want := tie.Turn(points)
			if got := reading.Turn(in.Days); got != want {
				t.Fatalf("day %d: turn %+v, in the series %+v", day, got, want)
			}
			if want.Chance > 0 {
				told++
			}
			before, ok := reading.MonthAgo(in.Days, nil)
			n := len(points) - 1 - tie.MonthDays
			if ok != (n >= 0) || ok && math.Abs(before-points[n].Closeness) > 1e-9 {
				t.Errorf("day %d: %g a month ago, in the series %d of it", day, before, n)
			}
		}
	}
	if told < 10 {
		t.Errorf("only %d of 60 looks had a turn", told)
	}
}

func TestToward(t *testing.T) {
	for quad, want := range map[int][2]string{1: {tie.Closer, tie.Colder}, 2: {tie.Closer, tie.Colder}, 3: {tie.Colder, tie.Closer}, 4: {tie.Colder, tie.Closer}} {
		if got := [2]string{tie.Toward(quad, true), tie.Toward(quad, false)}; got != want {
			t.Errorf("class %d: %v", quad, got)
		}
	}
}

// A course gives what looking anew gives, while weeks come and days of before
// are put right.
func TestCourse(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	in := life(r, 900, func(d int) float64 {
		if d > 500 {
			return 2
		}
		return .3
	})
	var course tie.Course
	told := 0
	for day := 40; day < 900; day += 1 + r.IntN(9) {
		known := slices.DeleteFunc(slices.Clone(in.Days), func(d entente.TieDay) bool { return d.Day.After(on(day)) })
		if n := r.IntN(len(in.Days)); r.IntN(3) == 0 {
			in.Days[n].Quad[1+r.IntN(4)]++
		}
		reading := tie.NewReading(in.Read, on(day))
		want := reading.Turn(known)
		if got := course.Turn(reading, known); got != want {
			t.Fatalf("day %d: %+v, anew %+v", day, got, want)
		}
		if want.Chance > 0 {
			told++
		}
	}
	if told < 20 {
		t.Errorf("a turn in %d looks only", told)
	}
}
