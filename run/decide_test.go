package run_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"entente"
	"entente/run"
	"entente/store"
)

func eventsOf(t *testing.T, s *store.Store) []store.EventView {
	t.Helper()
	all, _, err := s.Events(context.Background(), store.EventFilter{})
	ok(t, err)
	return all
}

// sizes are how many mentions each event has, sorted.
func sizes(t *testing.T, s *store.Store) []int {
	t.Helper()
	var out []int
	for _, e := range eventsOf(t, s) {
		out = append(out, len(e.Mentions))
	}
	slices.Sort(out)
	return out
}

// What an analyst decides holds after more reports come and after a newer coder
// has read everything again.
func TestDecisionsHoldForEver(t *testing.T) {
	ctx := context.Background()
	s := open(t, t.TempDir())
	reader := &liner{version: "v1"}
	d := run.New(run.Options{Store: s, Reader: reader})
	load(t, d, input(1, "AID PRK RUS"), input(21, "AID PRK RUS\n"), input(2, "AID PRK RUS\n\n"))
	drain(t, d)
	if got := sizes(t, s); !slices.Equal(got, []int{1, 2}) {
		t.Fatalf("before any decision: %v", got)
	}
	two, one := eventsOf(t, s)[1], eventsOf(t, s)[0]
	if len(two.Mentions) != 2 {
		two, one = one, two
	}
	ok(t, d.Decide(ctx, entente.Decision{Kind: entente.Join, Event: one.ID, Other: two.ID, Note: "one convoy"}))
	drain(t, d)
	if got := sizes(t, s); !slices.Equal(got, []int{3}) {
		t.Fatalf("joined: %v", got)
	}
	whole := eventsOf(t, s)[0]
	ok(t, d.Decide(ctx, entente.Decision{Kind: entente.Split, Event: whole.ID, Mentions: two.Mentions[:1]}))
	drain(t, d)
	if got := sizes(t, s); !slices.Equal(got, []int{1, 2}) {
		t.Fatalf("split: %v", got)
	}
	load(t, d, input(41, "AID PRK RUS\n\n\n"))
	drain(t, d)
	if got := sizes(t, s); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("after another report: %v", got)
	}
	newer := run.New(run.Options{Store: s, Reader: &liner{version: "v2"}})
	drain(t, newer)
	if got := sizes(t, s); !slices.Equal(got, []int{1, 3}) {
		t.Errorf("after a newer coder: %v", got)
	}
	kept, err := s.Decisions(ctx, store.Page{})
	ok(t, err)
	if len(kept) != 2 || kept[1].Note != "one convoy" || kept[0].Kind != entente.Split {
		t.Errorf("decisions %+v", kept)
	}
}

func TestDecisionsThatCannotBe(t *testing.T) {
	ctx := context.Background()
	s := open(t, t.TempDir())
	d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
	load(t, d, input(1, "AID PRK RUS"), input(21, "AID PRK RUS\n"))
	drain(t, d)
	e := eventsOf(t, s)[0]
	for name, c := range map[string]struct {
		d    entente.Decision
		code entente.ErrorCode
	}{
		"no such event":     {entente.Decision{Kind: entente.Join, Event: "x", Other: e.ID}, entente.NotFound},
		"no such other":     {entente.Decision{Kind: entente.Join, Event: e.ID, Other: "x"}, entente.NotFound},
		"with itself":       {entente.Decision{Kind: entente.Join, Event: e.ID, Other: e.ID}, entente.Invalid},
		"nothing split off": {entente.Decision{Kind: entente.Split, Event: e.ID}, entente.Invalid},
		"all split off":     {entente.Decision{Kind: entente.Split, Event: e.ID, Mentions: e.Mentions}, entente.Invalid},
		"another's report":  {entente.Decision{Kind: entente.Split, Event: e.ID, Mentions: []string{"x"}}, entente.Invalid},
		"another kind":      {entente.Decision{Kind: "mix", Event: e.ID}, entente.Invalid},
	} {
		var told *entente.Error
		if err := d.Decide(ctx, c.d); !errors.As(err, &told) || told.Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if kept, _ := s.Decisions(ctx, store.Page{}); len(kept) != 0 {
		t.Errorf("kept all the same: %+v", kept)
	}
}
