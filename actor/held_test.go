package actor_test

import (
	"testing"
	"time"

	"entente/actor"
)

func TestHeld(t *testing.T) {
	g, err := actor.Load(actor.Data())
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2009, 5, 1, 0, 0, 0, 0, time.UTC)
	found := g.Resolve("Dmitry Medvedev", day)
	if len(found) == 0 {
		t.Fatal("nobody found")
	}
	from, to, ok := g.Held(&found[0], day)
	if !ok || from.Format(time.DateOnly) != "2008-05-07" || to.Year() != 2012 {
		t.Errorf("held from %s to %s, %v", from, to, ok)
	}
	if _, _, ok := g.Held(&found[0], day.AddDate(-30, 0, 0)); ok {
		t.Error("held an office thirty years before")
	}
}
