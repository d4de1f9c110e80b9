package storetest

import (
	"context"
	"testing"

	"entente"
	"entente/store"
)

func testWork(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ids := add(t, s, text("1", "one"), text("2", "two"), text("3", "three"))
	work, err := s.Work(ctx, "v1", 3, 2)
	ok(t, err)
	equal(t, "work with a limit", len(work), 2)
	equal(t, "first come", work[0], ids[0])
	doc, still, err := s.WorkOn(ctx, work[0], "v1", 3)
	ok(t, err)
	equal(t, "its text", doc.Text, "one")
	equal(t, "still work", still, true)
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(ids[0], "v1")}))
	for coder, want := range map[string]int{"v1": 2, "v2": 3, "v0": 3} {
		left, err := s.WorkLeft(ctx, coder, 3)
		ok(t, err)
		equal(t, "work left for "+coder, left, want)
		work, err := s.Work(ctx, coder, 3, 100)
		ok(t, err)
		equal(t, "work for "+coder, len(work), want)
		_, still, err := s.WorkOn(ctx, ids[0], coder, 3)
		ok(t, err)
		equal(t, "the coded one is still work for "+coder, still, want == 3)
	}
}

func testFailed(t *testing.T, s *store.Store) {
	ctx := context.Background()
	id := add(t, s, text("1", "one"))[0]
	for try := 1; try <= 3; try++ {
		work, err := s.Work(ctx, "v1", 3, 10)
		ok(t, err)
		equal(t, "work before try", len(work), 1)
		ok(t, s.FailDocument(ctx, id, "v1", "it broke"))
	}
	left, err := s.WorkLeft(ctx, "v1", 3)
	ok(t, err)
	equal(t, "work after three tries", left, 0)
	_, still, err := s.WorkOn(ctx, id, "v1", 3)
	ok(t, err)
	equal(t, "still work after three tries", still, false)
	left, err = s.WorkLeft(ctx, "v2", 3)
	ok(t, err)
	equal(t, "work for the next coder", left, 1)
	failed, n, err := s.Documents(ctx, store.DocumentFilter{State: store.Failed})
	ok(t, err)
	equal(t, "failed", n, 1)
	equal(t, "error", failed[0].Error, "it broke")
	equal(t, "attempts", failed[0].Attempts, 3)
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(id, "v2")}))
	v, err := s.Document(ctx, id)
	ok(t, err)
	equal(t, "error after a good reading", v.Error, "")
	equal(t, "state after a good reading", v.State, store.Coded)
}

func testReading(t *testing.T, s *store.Store) {
	ctx := context.Background()
	id := add(t, s, text("1", "one"))[0]
	want := reading(id, "v1")
	ok(t, s.SaveReadings(ctx, []store.CodedReading{want}))
	v, err := s.Document(ctx, id)
	ok(t, err)
	got := v.Reading
	equal(t, "coder", got.Coder, "v1")
	equal(t, "quote", got.Mentions[0].Quote, "met")
	equal(t, "span", got.Mentions[0].Spans[0], entente.Span{Start: 2, End: 5})
	equal(t, "date", got.Mentions[0].Date.Time, day(18))
	equal(t, "agreement", got.Agreements[0].Title, "pact")
	equal(t, "transfer", got.Transfers[0].Items[0].Class, "naval")
	equal(t, "capability", got.Capabilities[0].Programme, "space launch")
	equal(t, "position", got.Positions[0].Stance, "welcome")
	equal(t, "tie", got.Ties[0].Sign, "closer")
	equal(t, "sentence", got.Sentences[0].Mentions, 1)
	equal(t, "skipped", got.Skipped["no actor"], 2)
	if got.Transfers[0].ID == "" {
		t.Error("a transfer that came without an id was not given one")
	}
}

func testSavedOnce(t *testing.T, s *store.Store) {
	ctx := context.Background()
	id := add(t, s, text("1", "one"))[0]
	for range 3 {
		ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(id, "v1")}))
	}
	v, err := s.Document(ctx, id)
	ok(t, err)
	equal(t, "mentions", len(v.Reading.Mentions), 1)
	equal(t, "transfers", len(v.Reading.Transfers), 1)
	c, err := s.Counts(ctx)
	ok(t, err)
	equal(t, "mentions counted", c.Mentions, 1)
	bad := reading(id, "v2")
	bad.Families = nil
	if s.SaveReadings(ctx, []store.CodedReading{bad}) == nil {
		t.Error("a reading without its keys was taken")
	}
	if s.SaveReadings(ctx, []store.CodedReading{reading("nowhere", "v1")}) == nil {
		t.Error("a reading of no document was taken")
	}
}

func testNewerCoder(t *testing.T, s *store.Store) {
	ctx := context.Background()
	id := add(t, s, text("1", "one"))[0]
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(id, "v1")}))
	newer := reading(id, "v2")
	newer.Reading.Mentions[0].Event = "AGREE"
	ok(t, s.SaveReadings(ctx, []store.CodedReading{newer}))
	v, err := s.Document(ctx, id)
	ok(t, err)
	equal(t, "current coder", v.Coder, "v2")
	equal(t, "current mention", v.Reading.Mentions[0].Event, "AGREE")
	old, err := s.Reading(ctx, id, "v1")
	ok(t, err)
	equal(t, "older mention", old.Mentions[0].Event, "CONSULT")
	coders, err := s.Coders(ctx, id)
	ok(t, err)
	equal(t, "coders", len(coders), 2)
	ok(t, s.Update(ctx, func(u *store.Update) error {
		ms, err := u.Mentions(ctx, "meet", day(1), day(30))
		equal(t, "current mentions of the family", len(ms), 1)
		return err
	}))
}

func testStale(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ids := add(t, s, text("1", "one"), text("2", "two"))
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(ids[0], "v1"), reading(ids[1], "v1")}))
	stale, err := s.Stale(ctx, 10)
	ok(t, err)
	equal(t, "stale keys: four families, two documents' positions, those of findings for the watches too", len(stale), 8)
	equal(t, "stale family", stale[1], store.Stale{Kind: store.StaleEvents, Key: "meet", Day: day(18)})
	ok(t, s.Update(ctx, func(u *store.Update) error { return u.Fresh(ctx, stale) }))
	stale, err = s.Stale(ctx, 10)
	ok(t, err)
	equal(t, "stale keys when fresh", len(stale), 0)
	newer := reading(ids[0], "v2")
	newer.Families = []string{"other"}
	ok(t, s.SaveReadings(ctx, []store.CodedReading{newer}))
	stale, err = s.Stale(ctx, 10)
	ok(t, err)
	equal(t, "stale keys after a newer coder: its own and what it left, and its findings", len(stale), 7)
}

func testAtomic(t *testing.T, s *store.Store) {
	ctx := context.Background()
	id := add(t, s, text("1", "one"))[0]
	bad := reading("nowhere", "v1")
	if s.SaveReadings(ctx, []store.CodedReading{reading(id, "v1"), bad}) == nil {
		t.Fatal("a reading of no document was taken")
	}
	v, err := s.Document(ctx, id)
	ok(t, err)
	equal(t, "state after a transaction that failed", v.State, store.Waiting)
	equal(t, "mentions", len(v.Reading.Mentions), 0)
}
