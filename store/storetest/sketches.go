package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"entente"
	"entente/store"
)

func testSketches(t *testing.T, s *store.Store) {
	ctx := context.Background()
	at := time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC)
	ids := add(t, s, text("1", "One."), text("2", "Two."), text("3", "Three."), text("4", "Four."), text("5", "Five."))
	save := func(i, day int, passages ...uint32) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			return u.SaveSketch(ctx, ids[i], store.Sketch{Version: 1, Data: []byte(fmt.Sprint("sketch ", i)), Passages: passages, Bands: passages,
				Day: at.AddDate(0, 0, day)})
		}))
	}
	furniture := func(want int) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			found, err := u.Furniture(ctx, []uint32{7, 8, 9})
			equal(t, "paragraphs that are furniture", len(found), want)
			return err
		}))
	}
	save(0, 0, 7, 8)
	save(1, 1, 7, 8)
	save(2, 2, 7)
	save(3, 3, 7)
	furniture(0) // four days, but all of one week
	found, err := s.Candidates(ctx, store.Sketch{Bands: []uint32{8}, Day: at})
	ok(t, err)
	equal(t, "texts with a band", fmt.Sprint(found), fmt.Sprint(ids[:2]))
	found, err = s.Candidates(ctx, store.Sketch{Bands: []uint32{8}, Day: at.AddDate(0, 1, 0)})
	ok(t, err)
	equal(t, "texts with a band, a month later", len(found), 0)
	ok(t, s.SaveReadings(ctx, []store.CodedReading{{Reading: entente.Reading{DocumentID: ids[0], Coder: "v1", Mentions: []entente.Mention{{ID: "m"}}},
		Families: []string{"f"}, Days: []time.Time{at}}}))
	ok(t, s.Update(ctx, func(u *store.Update) error {
		return u.Fresh(ctx, []store.Stale{{Kind: store.StaleEvents, Key: "f", Day: at}})
	}))
	save(4, 20, 7, 9)
	furniture(1)
	stale, err := s.Stale(ctx, 10)
	ok(t, err)
	equal(t, "events to be made again", len(stale), 1)
	held, err := s.Sketches(ctx, ids, 1)
	ok(t, err)
	equal(t, "sketches", string(held[ids[4]])+fmt.Sprint(len(held)), "sketch 45")
	held, err = s.Sketches(ctx, ids, 2)
	ok(t, err)
	equal(t, "sketches of another version", len(held), 0)
}

func testGradedAgain(t *testing.T, s *store.Store) {
	ctx := context.Background()
	at := time.Date(2025, 5, 1, 9, 0, 0, 0, time.UTC)
	one, two, three := text("1", "One by Norwire."), text("2", "Two."), text("3", "Three.")
	two.Doc.URL = "https://www.harbour.example/2"
	ids := add(t, s, one, two, three)
	for i, id := range ids {
		ok(t, s.SaveReadings(ctx, []store.CodedReading{{Reading: entente.Reading{DocumentID: id, Coder: "v1", Mentions: []entente.Mention{{ID: fmt.Sprint("m", i)}}},
			Families: []string{fmt.Sprint("f", i)}, Days: []time.Time{at}}}))
	}
	learn := func(want string, all ...store.Lesson) {
		t.Helper()
		stale, err := s.Stale(ctx, 10)
		ok(t, err)
		ok(t, s.Update(ctx, func(u *store.Update) error { return u.Fresh(ctx, stale) }))
		n, err := s.Learn(ctx, all)
		ok(t, err)
		equal(t, "documents to read again", n, 0)
		stale, err = s.Stale(ctx, 10)
		ok(t, err)
		keys := ""
		for _, k := range stale {
			keys += k.Key + " "
		}
		equal(t, "events to be made again", keys, want)
	}
	learn("f0 ", store.Lesson{Key: "a", Publishers: []string{"Norwire"}})
	learn("f0 f1 ", store.Lesson{Key: "b", Publishers: []string{"Harbour", "harbour.example"}})
	learn("", store.Lesson{Key: "b", Publishers: []string{"Harbour", "harbour.example"}})
	learn("f1 ")
}
