package eval_test

import (
	"fmt"
	"strings"
	"testing"

	"entente/actor/names"
	"entente/eval"
)

// Worked by hand. Twenty pairs, so that each of ten parts has two: nine written
// alike and held for one (score 1), ten with nothing in common (score near 0),
// and one held for one that is not alike, which no threshold finds. Precision
// 9/9, recall 9/10, F1 18/19; 19 of 20 are right.
func TestNames(t *testing.T) {
	var gold strings.Builder
	for i := range 20 {
		a, b, match := "Karpis Orbelian", "Karpis Orbelian", true
		if i >= 9 {
			b, match = "Tigran Manukian", i == 9
		}
		fmt.Fprintf(&gold, "{\"id\":\"n%d\",\"group\":\"own\",\"schema\":\"Person\",\"name1\":%q,\"name2\":%q,\"match\":%v}\n", i, a, b, match)
	}
	s, err := names.Load(names.Data())
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.Names(s, strings.NewReader(gold.String()))
	if err != nil {
		t.Fatal(err)
	}
	want(t, r, 20, map[string]float64{"f1": 94.7, "precision": 100, "recall": 90, "accuracy": 95, "f1_default": 94.7})
	if len(r.Tables) != 2 || len(r.Tables[1].Rows) != 1 || r.Tables[1].Rows[0][0] != "n9" {
		t.Errorf("errors: %v", r.Tables)
	}
}
