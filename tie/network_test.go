package tie_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente"
	"entente/tie"
)

// near makes standings of "AAA BBB 20" and so on.
func near(t *testing.T, ties ...string) []tie.Standing {
	t.Helper()
	var all []tie.Standing
	for _, s := range ties {
		var a, b string
		var c float64
		if _, err := fmt.Sscan(s, &a, &b, &c); err != nil {
			t.Fatal(err)
		}
		all = append(all, tie.Standing{Dyad: entente.NewDyad(a, b), Closeness: c})
	}
	return all
}

// two are two blocs of three with one tie between them, and an enmity.
var two = []string{"AAA BBB 20", "BBB CCC 20", "AAA CCC 20", "XXX YYY 30", "YYY ZZZ 30", "XXX ZZZ 30", "CCC XXX 8", "AAA ZZZ -30", "BBB ZZZ 2"}

func TestNetwork(t *testing.T) {
	all := near(t, two...)
	n := tie.NewNetwork(all)
	if d := cmp.Diff([][]string{{"AAA", "BBB", "CCC"}, {"XXX", "YYY", "ZZZ"}}, n.Blocs); d != "" {
		t.Error(d)
	}
	if len(n.Near) != 7 || len(n.Cold) != 1 {
		t.Errorf("%d near and %d cold", len(n.Near), len(n.Cold))
	}
	for _, m := range n.States {
		bridge := m.Code == "CCC" || m.Code == "XXX"
		want := 0.0
		if bridge {
			want = 6.0 / 10 // of ten pairs of others, two here with three there
		}
		if m.Bridge() != bridge || math.Abs(m.Between-want) > 1e-12 {
			t.Errorf("%+v", m)
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if d := cmp.Diff(n, tie.NewNetwork(all)); d != "" {
			t.Fatal("the order of ties matters: " + d)
		}
	}
}

// TestRing is the example on which the method of Louvain is usually shown:
// thirty cliques of five in a ring. Each stays together.
func TestRing(t *testing.T) {
	var all []tie.Standing
	code := func(i int) string { return fmt.Sprintf("%c%c%c", 'A'+i/26/26, 'A'+i/26%26, 'A'+i%26) }
	for c := range 30 {
		for i := range 5 {
			for j := range i {
				all = append(all, tie.Standing{Dyad: entente.NewDyad(code(5*c+i), code(5*c+j)), Closeness: 10})
			}
		}
		all = append(all, tie.Standing{Dyad: entente.NewDyad(code(5*c), code((5*c+7)%150)), Closeness: 10})
	}
	n := tie.NewNetwork(all)
	if len(n.Blocs) > 30 || len(n.Blocs) < 10 {
		t.Errorf("%d blocs of a ring of 30 cliques", len(n.Blocs))
	}
	for c := range 30 {
		in := slices.IndexFunc(n.Blocs, func(b []string) bool { return slices.Contains(b, code(5*c)) })
		for i := range 5 {
			if !slices.Contains(n.Blocs[in], code(5*c+i)) {
				t.Errorf("clique %d is torn apart", c)
			}
		}
	}
}

func TestMoves(t *testing.T) {
	then := tie.NewNetwork(near(t, two...))
	now := tie.NewNetwork(near(t, "AAA BBB 20", "XXX YYY 30", "YYY ZZZ 30", "XXX ZZZ 30", "CCC XXX 30", "CCC YYY 30", "NEW ZZZ 30", "NEW XXX 30"))
	want := []tie.Move{
		{Code: "CCC", From: []string{"AAA", "BBB"}, To: []string{"NEW", "XXX", "YYY", "ZZZ"}},
		{Code: "NEW", To: []string{"CCC", "XXX", "YYY", "ZZZ"}},
	}
	if d := cmp.Diff(want, tie.Moves(then, now)); d != "" {
		t.Error(d)
	}
	if m := tie.Moves(now, now); len(m) != 0 {
		t.Errorf("nobody moved: %v", m)
	}
	if n := tie.NewNetwork(nil); len(n.States)+len(n.Blocs) != 0 || tie.Moves(n, n) != nil {
		t.Error("there is something in nothing")
	}
}
