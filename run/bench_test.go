package run_test

import (
	"context"
	"fmt"
	"testing"

	"entente"
	"entente/run"
)

// BenchmarkThousand loads, reads, merges and sums 1,000 documents of eight
// mentions of thirty states, with a reader that takes no time: what the record
// itself costs.
func BenchmarkThousand(b *testing.B) {
	codes := []string{"RUS", "PRK", "CHN", "USA", "KOR", "JPN", "UKR", "IRN", "FRA", "DEU", "GBR", "POL", "TUR", "SYR", "ISR",
		"IND", "PAK", "VNM", "BLR", "KAZ", "EGY", "SAU", "BRA", "ZAF", "CUB", "VEN", "MNG", "NOR", "FIN", "SWE"}
	var in []entente.Input
	for i := range 1000 {
		text := ""
		for j := range 8 {
			text += fmt.Sprintf("%s %s %s\n", []string{"CONSULT", "AID", "ACCUSE"}[(i+j)%3], codes[(i*7+j)%30], codes[(i*3+j*j+1)%30])
		}
		in = append(in, input(i, text))
	}
	for b.Loop() {
		s := open(b, b.TempDir())
		d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
		load(b, d, in...)
		drain(b, d)
		b.StopTimer()
		c, err := s.Counts(context.Background())
		ok(b, err)
		if c.Coded != 1000 || c.Events == 0 {
			b.Fatalf("%+v", c)
		}
		_ = s.Close()
		b.StartTimer()
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}
