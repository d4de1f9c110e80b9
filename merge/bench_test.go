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

// BenchmarkTransfers merges 10,000 reports of one family over nine years: two
// states, all kinds of arms, every fourth report says "weapons" only.
func BenchmarkTransfers(b *testing.B) {
	classes := []string{"missiles", "ammunition", "weapons", "drones", "artillery", "weapons", "armour", "aircraft"}
	var all []entente.Transfer
	for i := range 10_000 {
		t := transfer(fmt.Sprint("t", i), fmt.Sprint("d", i, "-4"), "PRK > RUS | "+classes[i%8]+" | 12 | shipped | - | certain:KOR")
		t.Dates = []entente.Date{{Time: day(1).AddDate(0, 0, -i/3), Precision: entente.Day}}
		all = append(all, t)
	}
	for b.Loop() {
		if got := merge.Transfers(all, library, nil); len(got) == 0 {
			b.Fatal("nothing came of it")
		}
	}
}
