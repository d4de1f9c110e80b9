package storetest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"entente"
	"entente/store"
)

var nordic = entente.NewDyad("NOR", "FIN")

// merged is an event between the two states, of given mentions.
func merged(id string, on time.Time, mentions ...string) store.MergedEvent {
	return store.MergedEvent{Day: on, Dyads: []entente.Dyad{nordic}, Event: entente.Event{
		ID: id, Type: "CONSULT", Quad: 1, Score: 2.5, Date: entente.Date{Time: on, Precision: entente.Day},
		Standing: entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain}, Mentions: mentions}}
}

// coded stores two documents and their readings, and gives the ids of the
// documents and of the mentions.
func coded(t *testing.T, s *store.Store) (docs, mentions []string) {
	t.Helper()
	docs = add(t, s, text("1", "one"), text("2", "two"))
	ok(t, s.SaveReadings(context.Background(), []store.CodedReading{reading(docs[0], "v1"), reading(docs[1], "v1")}))
	return docs, []string{docs[0] + "v1m", docs[1] + "v1m"}
}

func testEvents(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, ms := coded(t, s)
	replace := func(want int, events ...store.MergedEvent) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			changed, err := u.ReplaceEvents(ctx, "meet", day(10), day(20), events)
			equal(t, "dyad-days changed", len(changed), want)
			return err
		}))
	}
	replace(2, merged("e1", day(18), ms[0]), merged("e2", day(19), ms[1]))
	replace(0, merged("e1", day(18), ms[0]), merged("e2", day(19), ms[1]))
	replace(3, merged("e1", day(18), ms...)) // left and came to the 18th, left the 19th
	ok(t, s.Update(ctx, func(u *store.Update) error {
		changed, err := u.ReplaceEvents(ctx, "other family", day(10), day(20), nil)
		equal(t, "changed by an other family", len(changed), 0)
		return err
	}))
	views, n, err := s.Events(ctx, store.EventFilter{Dyad: nordic})
	ok(t, err)
	equal(t, "events", n, 1)
	equal(t, "mentions", len(views[0].Found), 2)
	equal(t, "first mention", views[0].Found[0].ID, ms[0])
	equal(t, "source", views[0].Sources[docs[1]].URL, "2")
	_, n, err = s.Events(ctx, store.EventFilter{Dyad: nordic, Type: "AID"})
	ok(t, err)
	equal(t, "events of another type", n, 0)
	_, n, err = s.Events(ctx, store.EventFilter{From: day(18), To: day(18)})
	ok(t, err)
	equal(t, "events of all dyads on the day", n, 1)
	v, err := s.Event(ctx, "e1")
	ok(t, err)
	equal(t, "type", v.Type, "CONSULT")
	_, n, err = s.Events(ctx, store.EventFilter{Dyad: nordic, From: day(19)})
	ok(t, err)
	equal(t, "events from the 19th", n, 0)
	of, err := s.EventsOf(ctx, docs[1])
	ok(t, err)
	equal(t, "event of the second mention", of[ms[1]], "e1")
}

func testTies(t *testing.T, s *store.Store) {
	ctx := context.Background()
	_, ms := coded(t, s)
	other := entente.NewDyad("SWE", "DNK")
	save := func(d entente.Dyad, days ...entente.TieDay) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			for _, v := range days {
				ok(t, u.SaveTieDay(ctx, v))
			}
			return u.SaveTie(ctx, entente.Tie{Dyad: d, Events: 1, Score: 2.5, First: day(18), Last: day(18)})
		}))
	}
	save(nordic, entente.TieDay{Dyad: nordic, Day: day(18), Quad: [5]int{0, 1}, Score: 2.5})
	save(other, entente.TieDay{Dyad: other, Day: day(20), Open: 1})
	_, n, err := s.Ties(ctx, store.TieFilter{})
	ok(t, err)
	equal(t, "ties", n, 2)
	_, n, err = s.Ties(ctx, store.TieFilter{State: "NOR"})
	ok(t, err)
	equal(t, "ties of NOR", n, 1)
	save(nordic, entente.TieDay{Dyad: nordic, Day: day(18)}, entente.TieDay{Dyad: nordic, Day: day(-40), Quad: [5]int{0, 0, 0, 0, 2}, Score: -18,
		Open: 3, Denied: 1, Future: 1, Visits: 1, Types: map[string]int{"ASSAULT": 1, "CONSULT": 1}})
	ok(t, s.Update(ctx, func(u *store.Update) error {
		_, err := u.ReplaceEvents(ctx, "meet", day(1), day(30), []store.MergedEvent{merged("e1", day(18), ms...)})
		return err
	}))
	v, err := s.TieView(ctx, nordic, time.Time{}, time.Time{}, store.Page{})
	ok(t, err)
	equal(t, "days: an empty one is taken out", len(v.Days), 1)
	equal(t, "a day before", v.Days[0].Day, day(-40))
	equal(t, "its conflict", v.Days[0].Quad[4], 2)
	equal(t, "its score", v.Days[0].Score, -18.0)
	equal(t, "its open events", [4]int{v.Days[0].Open, v.Days[0].Denied, v.Days[0].Future, v.Days[0].Visits}, [4]int{3, 1, 1, 1})
	equal(t, "its types", fmt.Sprint(v.Days[0].Types), "map[ASSAULT:1 CONSULT:1]")
	read, err := s.ReadDays(ctx, time.Time{}, time.Time{})
	ok(t, err)
	equal(t, "documents read", readIn(read), 2)
	equal(t, "events", v.Total, 1)
	equal(t, "sums", v.Score, 2.5)
	testTurn(t, s, other)
}

// testTurn keeps a change point of one of two ties.
func testTurn(t *testing.T, s *store.Store, d entente.Dyad) {
	t.Helper()
	ctx := context.Background()
	stale, err := s.Stale(ctx, 100)
	ok(t, err)
	last := stale[len(stale)-1]
	equal(t, "what is looked through last", last.Kind, store.StaleTurns)
	want := entente.Turn{Day: day(15), Quad: 3, More: true, Chance: .93}
	ok(t, s.Update(ctx, func(u *store.Update) error { return u.SaveTurn(ctx, d, want) }))
	list, _, err := s.Ties(ctx, store.TieFilter{Order: store.ByTurn})
	ok(t, err)
	equal(t, "surest change first", list[0].Dyad, d)
	equal(t, "the change", list[0].Turn, want)
	equal(t, "no change", list[1].Turn, entente.Turn{})
	scores, err := s.Scores(ctx, day(-40), day(18))
	ok(t, err)
	equal(t, "days with a score", len(scores), 1)
	equal(t, "the score", scores[0].Score, -18.0)
	for _, odd := range []float64{0.1 + 0.2, 1.0 / 3, -1e-7, 4.5} {
		v := entente.TieDay{Dyad: d, Day: day(300), Quad: [5]int{0, 1}, Score: odd}
		ok(t, s.Update(ctx, func(u *store.Update) error { return u.SaveTieDay(ctx, v) }))
		scores, err = s.Scores(ctx, day(300), day(300))
		ok(t, err)
		equal(t, "as many scores of the day", len(scores), 1)
		equal(t, "the score to the last bit", scores[0].Score, odd)
	}
	ok(t, s.Update(ctx, func(u *store.Update) error { return u.SaveTieDay(ctx, entente.TieDay{Dyad: d, Day: day(300)}) }))
	scores, err = s.Scores(ctx, day(300), day(300))
	ok(t, err)
	equal(t, "scores of a day with nothing left", len(scores), 0)
}

// readIn counts the documents of days.
func readIn(days []entente.ReadDay) (n int) {
	for _, d := range days {
		n += d.Documents
	}
	return n
}

func testTieOrder(t *testing.T, s *store.Store, wait func(time.Duration)) {
	ctx := context.Background()
	save := func(a, b string, last, events int) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			return u.SaveTie(ctx, entente.Tie{Dyad: entente.NewDyad(a, b), Events: events, Last: day(last)})
		}))
	}
	list := func(p store.Page) (order string) {
		t.Helper()
		ties, _, err := s.Ties(ctx, store.TieFilter{Page: p})
		ok(t, err)
		for _, v := range ties {
			order += v.Dyad.A + " "
		}
		return order
	}
	save("DNK", "FIN", 20, 1)
	wait(time.Second)
	save("EST", "FIN", 19, 9)
	save("AUT", "FIN", 20, 5)
	equal(t, "within a minute", list(store.Page{}), "AUT DNK EST ")
	wait(time.Minute)
	save("EST", "FIN", 19, 9)
	equal(t, "a minute later", list(store.Page{}), "EST AUT DNK ")
	equal(t, "the second page", list(store.Page{Limit: 1, Offset: 1}), "AUT ")
}

func testRegister(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, _ := coded(t, s)
	reports := []string{docs[0] + "v1a", docs[1] + "v1a"}
	in := map[string]string{reports[0]: docs[0], reports[1]: docs[1]}
	dyads := func(entente.RegisteredAgreement) []entente.Dyad { return []entente.Dyad{nordic} }
	save := func(want int, all ...entente.RegisteredAgreement) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			found, err := u.Reports(ctx, "FIN NOR")
			ok(t, err)
			equal(t, "reports of the family", len(found), 2)
			changed, err := u.ReplaceAgreements(ctx, "FIN NOR", all, dyads, in)
			equal(t, "dyads changed", len(changed), want)
			return err
		}))
	}
	one := entente.RegisteredAgreement{ID: "r1", Title: "pact", Reports: reports[:1]}
	save(1, one)
	save(0, one)
	one.Reports = reports
	save(1, one)
	ok(t, s.Update(ctx, func(u *store.Update) error {
		known, err := u.ReportRegister(ctx, "FIN NOR")
		equal(t, "known for the second document", known[docs[1]][0], "r1")
		return err
	}))
	v, err := s.Agreement(ctx, "r1")
	ok(t, err)
	equal(t, "reports", len(v.Found), 2)
	equal(t, "source", v.Sources[docs[0]].URL, "1")
	for _, f := range []store.AgreementFilter{{}, {A: "NOR"}, {A: "NOR", B: "FIN"}, {A: "FIN", B: "NOR"}} {
		_, n, err := s.Agreements(ctx, f)
		ok(t, err)
		equal(t, "agreements of "+f.A+f.B, n, 1)
	}
	save(1)
	_, n, err := s.Agreements(ctx, store.AgreementFilter{})
	ok(t, err)
	equal(t, "agreements after all are gone", n, 0)
}

func testAlerts(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, _ := coded(t, s)
	alert := entente.Alert{ID: "x", Watch: "w", Dyad: nordic, DocumentID: docs[0], Raised: noon, Quote: "pact"}
	for i, want := range []int{1, 0} {
		ok(t, s.Update(ctx, func(u *store.Update) error {
			alert.Raised = noon.Add(time.Duration(i) * time.Hour)
			added, err := u.SaveAlerts(ctx, []entente.Alert{alert})
			equal(t, "alerts added", len(added), want)
			return err
		}))
	}
	all, n, err := s.Alerts(ctx, store.AlertFilter{Dyad: nordic})
	ok(t, err)
	equal(t, "alerts", n, 1)
	equal(t, "raised the first time", all[0].Raised, noon)
	equal(t, "document", all[0].Document.URL, "1")
	v, err := s.Alert(ctx, "x")
	ok(t, err)
	equal(t, "quote", v.Quote, "pact")
}

func testNotices(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, _ := coded(t, s)
	ok(t, s.Update(ctx, func(u *store.Update) error {
		_, err := u.SaveAlerts(ctx, []entente.Alert{{ID: "x", DocumentID: docs[0], Raised: noon}})
		return err
	}))
	due := func(at time.Time) int {
		t.Helper()
		all, err := s.DueNotices(ctx, "hook", noon.Add(-time.Hour), at, 5, 10)
		ok(t, err)
		return len(all)
	}
	equal(t, "due at first", due(noon), 1)
	n := entente.Notice{Key: "k", AlertID: "x", Channel: "hook", Attempts: 1, NextTry: noon.Add(time.Second)}
	claim := func(at time.Time, want bool) {
		t.Helper()
		claimed, err := s.ClaimNotice(ctx, n, at)
		ok(t, err)
		equal(t, "claimed", claimed, want)
	}
	claim(noon, true)
	claim(noon, false)
	equal(t, "due when claimed", due(noon), 0)
	claim(noon.Add(time.Second), true)
	n.NextTry, n.Error = noon.Add(time.Minute), "no answer"
	ok(t, s.SaveNotice(ctx, n))
	equal(t, "due before the next try", due(noon), 0)
	equal(t, "due at the next try", due(noon.Add(time.Minute)), 1)
	n.Sent, n.Attempts, n.Error = noon.Add(time.Minute), 2, ""
	ok(t, s.SaveNotice(ctx, n))
	equal(t, "due when sent", due(noon.Add(time.Hour)), 0)
	claim(noon.Add(time.Hour), false)
	n.Sent, n.Error = time.Time{}, "late"
	ok(t, s.SaveNotice(ctx, n))
	equal(t, "due after a late failure", due(noon.Add(time.Hour)), 0)
	v, err := s.Alert(ctx, "x")
	ok(t, err)
	equal(t, "sent", v.Notices[0].Sent, noon.Add(time.Minute))
	others, err := s.DueNotices(ctx, "other", noon.Add(time.Hour), noon, 5, 10)
	ok(t, err)
	equal(t, "due for alerts raised since later", len(others), 0)
}
