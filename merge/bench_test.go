package merge_test

import (
	"fmt"
	"testing"

	"entente"
	"entente/merge"
)

// BenchmarkEvents merges a busy week: 4,000 mentions, a third with an actor
// whom nobody knows.
func BenchmarkEvents(b *testing.B) {
	unknown := []string{"Karpis Orbelian", "Orbelian, Karpis", "gunmen", "Polarwind GmbH", "Polarwind", "the villagers", "Хамас"}
	var ms []entente.Mention
	for i := range 4000 {
		m := mention(fmt.Sprint("m", i), fmt.Sprint("d", i%400, "-", 1+i%7), "CONSULT RUS/GOV > CHN - certain past")
		if i%3 == 0 {
			m.Recipients = []entente.Entity{{Text: unknown[i%len(unknown)]}}
		}
		ms = append(ms, m)
	}
	b.ReportAllocs()
	for b.Loop() {
		merge.Events(ms, library)
	}
}
