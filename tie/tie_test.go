package tie_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente"
	"entente/tie"
)

func day(n int) time.Time { return time.Date(2025, 5, n, 0, 0, 0, 0, time.UTC) }

func states(codes string) []entente.Entity {
	var es []entente.Entity
	for _, c := range strings.Fields(codes) {
		es = append(es, entente.Entity{Code: c})
	}
	return es
}

func event(actors, recipients string, on int, quad int, score float64, certainty entente.Certainty) entente.Event {
	return entente.Event{Actors: states(actors), Recipients: states(recipients), Quad: quad, Score: score,
		Date:     entente.Date{Time: day(on), Precision: entente.Day},
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: certainty, Time: entente.Past}}
}

func TestDyads(t *testing.T) {
	group := event("", "RUS", 1, 3, -2, entente.Certain)
	group.Actors = []entente.Entity{{Text: "Western countries", Members: []string{"USA", "FRA"}}}
	putIn := event("RUS", "UKR PRK", 4, 4, -9, entente.Certain)
	putIn.Recipients[1].Inferred = true
	for _, c := range []struct {
		e    entente.Event
		want string
	}{
		{event("RUS", "PRK", 1, 1, 4, entente.Certain), "[PRK-RUS]"},
		{event("RUS PRK", "", 1, 1, 2.5, entente.Certain), "[PRK-RUS]"},
		{event("RUS PRK CHN", "", 1, 1, 2.5, entente.Certain), "[CHN-PRK CHN-RUS PRK-RUS]"},
		{event("USA JPN", "PRK", 1, 3, -2, entente.Certain), "[JPN-PRK PRK-USA]"},
		{event("RUS RUS", "", 1, 1, 2.5, entente.Certain), "[]"},
		{event("RUS", "RUS", 1, 4, -7, entente.Certain), "[]"},
		{event("IGO", "RUS", 1, 3, -2, entente.Certain), "[]"},
		{event("RUS PRK", "UNO", 1, 3, -2, entente.Certain), "[]"},
		{group, "[]"},
		{putIn, "[RUS-UKR]"},
	} {
		if got := fmt.Sprint(tie.Dyads(&c.e)); got != c.want {
			t.Errorf("%v to %v: got %s, want %s", c.e.Actors, c.e.Recipients, got, c.want)
		}
	}
}

func TestDays(t *testing.T) {
	denied := event("PRK", "RUS", 3, 2, 10, entente.Certain)
	denied.Standing.Polarity = entente.Negative
	inMay := event("PRK", "RUS", 1, 2, 10, entente.Certain)
	inMay.Date.Precision = entente.Month
	undated := event("PRK", "RUS", 3, 2, 10, entente.Certain)
	undated.Date.Precision, undated.Standing.Time = entente.Published, entente.Historical
	got := tie.Days([]entente.Event{
		event("RUS", "PRK", 4, 1, 4, entente.Certain), event("PRK", "RUS", 3, 2, 10, entente.Probable),
		event("RUS", "PRK", 3, 4, -5.5, entente.Certain), event("RUS", "PRK", 3, 2, 10, entente.Possible),
		denied, inMay, undated, event("RUS", "USA", 3, 3, -2, entente.Certain),
	})
	rus := entente.NewDyad("RUS", "PRK")
	want := []entente.TieDay{
		{Dyad: rus, Day: day(3), Quad: [5]int{0, 0, 1, 0, 1}, Score: 4.5, Open: 2, Denied: 1},
		{Dyad: rus, Day: day(4), Quad: [5]int{0, 1}, Score: 4},
		{Dyad: entente.NewDyad("RUS", "USA"), Day: day(3), Quad: [5]int{0, 0, 0, 1}, Score: -2},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	sum := tie.Sum(rus, got[:2])
	if d := cmp.Diff(entente.Tie{Dyad: rus, Events: 3, Open: 2, Score: 8.5, Quad: [5]int{0, 1, 1, 0, 1}, First: day(3), Last: day(4)}, sum); d != "" {
		t.Error(d)
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := rapid.SliceOf(rapid.Custom(func(t *rapid.T) entente.Event {
			sides := []string{"RUS", "PRK", "RUS PRK", "CHN RUS", ""}
			return event(rapid.SampledFrom(sides).Draw(t, "actors"), rapid.SampledFrom(sides).Draw(t, "recipients"),
				rapid.IntRange(1, 4).Draw(t, "day"), rapid.IntRange(1, 4).Draw(t, "quad"),
				float64(rapid.IntRange(-20, 20).Draw(t, "score"))/2, rapid.SampledFrom([]entente.Certainty{entente.Certain, entente.Possible}).Draw(t, "certainty"))
		})).Draw(t, "events")
		days := tie.Days(events)
		if d := cmp.Diff(days, tie.Days(rapid.Permutation(events).Draw(t, "shuffled"))); d != "" {
			t.Fatal(d)
		}
		want, got := 0, 0
		for i := range events {
			want += len(tie.Dyads(&events[i]))
		}
		for _, d := range days {
			got += d.Open + d.Quad[1] + d.Quad[2] + d.Quad[3] + d.Quad[4]
		}
		if got != want {
			t.Fatalf("days count %d events of dyads, there are %d", got, want)
		}
	})
}
