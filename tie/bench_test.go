package tie_test

import (
	"math/rand/v2"
	"testing"

	"entente"
	"entente/tie"
)

// BenchmarkSeries computes the series and the change points of a tie of 25 years
// with events on every third day, as its page does.
func BenchmarkSeries(b *testing.B) {
	in := life(rand.New(rand.NewPCG(1, 2)), 9000, func(int) float64 { return .5 })
	b.Run("measure", func(b *testing.B) {
		for b.Loop() {
			tie.Measure(in)
		}
	})
	points := tie.Measure(in)
	b.Run("changes", func(b *testing.B) {
		for b.Loop() {
			tie.Changes(points)
		}
	})
}

// BenchmarkNetwork measures 20,000 ties of 25 days each in memory, and lays them
// out.
func BenchmarkNetwork(b *testing.B) {
	r := rand.New(rand.NewPCG(3, 4))
	var in tie.Input
	for d := range 450 {
		in.Read = append(in.Read, entente.ReadDay{Day: on(d), Documents: 50})
	}
	code := func(i int) string { return string([]byte{'A' + byte(i/26/26), 'A' + byte(i/26%26), 'A' + byte(i%26)}) }
	for x := range 200 {
		for y := range x {
			for range 25 {
				in.Days = append(in.Days, entente.TieDay{Dyad: entente.NewDyad(code(x), code(y)), Day: on(r.IntN(450)), Score: float64(r.IntN(40)-18) / 2})
			}
		}
	}
	for b.Loop() {
		n := tie.NewNetwork(tie.NewReading(in.Read, on(449)).All(in.Days, nil))
		if len(n.States) == 0 {
			b.Fatal("no network")
		}
	}
}
