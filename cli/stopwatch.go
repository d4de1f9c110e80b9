package cli

import (
	"math"
	"strconv"
	"strings"
	"time"

	"entente/coder"
)

// stopwatch keeps the time of a coder's steps. One goroutine uses it at a time.
type stopwatch struct {
	now    func() time.Time
	step   coder.Step
	begun  time.Time
	took   map[coder.Step]time.Duration
	passed map[string]int // sentences that were not parsed, by reason
}

// Begin ends the step that goes on and begins another; the empty one is none.
func (w *stopwatch) Begin(s coder.Step) {
	now := w.now()
	w.took[w.step] += now.Sub(w.begun)
	w.step, w.begun = s, now
}

// PassedOver counts a sentence that is not parsed.
func (w *stopwatch) PassedOver(reason string) { w.passed[reason]++ }

// add takes in what another one has measured.
func (w *stopwatch) add(o *stopwatch) {
	if w.took == nil {
		w.took, w.passed = map[coder.Step]time.Duration{}, map[string]int{}
	}
	for s, d := range o.took {
		w.took[s] += d
	}
	for why, n := range o.passed {
		w.passed[why] += n
	}
}

func (w *stopwatch) total() time.Duration {
	var sum time.Duration
	for _, d := range w.took {
		sum += d
	}
	return sum
}

// perSecond is how many are done a second, 0 where no time is known.
func perSecond(n int, d time.Duration) float64 {
	if d <= 0 {
		return 0
	}
	return float64(n) / d.Seconds()
}

func percentOf(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * part / whole
}

func share(n, of int) string { return decimal(percentOf(float64(n), float64(of)), 1) }

func decimal(f float64, places int) string { return strconv.FormatFloat(f, 'f', places, 64) }

func rounded(f float64, places int) float64 {
	unit := math.Pow10(places)
	return math.Round(f*unit) / unit
}

// figureName writes words as the name of a figure.
func figureName(words string) string {
	return strings.ReplaceAll(strings.ReplaceAll(words, ",", ""), " ", "_")
}
