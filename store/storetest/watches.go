package storetest

import (
	"context"
	"testing"
	"time"

	"entente"
	"entente/store"
)

func alertAbout(id string, state entente.AlertState, at time.Time, things ...string) entente.Alert {
	return entente.Alert{ID: id, Watch: "w", Severity: "high", Group: "record|g", Kind: "event", Things: things, State: state, Raised: at, Fired: at,
		Dyad: nordic, Told: []entente.Telling{{Reason: "first report", At: at}}}
}

// testAlertStates keeps alerts through their states, and what the user says of
// them through all of that.
func testAlertStates(t *testing.T, s *store.Store) {
	ctx := context.Background()
	put := func(all ...entente.Alert) {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error {
			for _, a := range all {
				ok(t, u.PutAlert(ctx, a))
			}
			return nil
		}))
	}
	pending := alertAbout("p", entente.AlertPending, time.Time{}, "e9")
	pending.Told = nil
	put(alertAbout("a", entente.AlertFiring, day(1), "e1", "e2"), alertAbout("b", entente.AlertResolved, day(2), "e2"), pending)
	ok(t, s.Acknowledge(ctx, "a", store.Acknowledgement{Acknowledged: day(3), Silent: day(9)}))
	again := alertAbout("a", entente.AlertFiring, day(4), "e2", "e3")
	again.Told = append(again.Told, entente.Telling{Reason: "became worse", At: day(4)})
	put(again)
	v, err := s.Alert(ctx, "a")
	ok(t, err)
	equal(t, "acknowledged", v.Acknowledged, day(3))
	equal(t, "silent", v.Silent, day(9))
	equal(t, "told", v.Times(), 2)
	ok(t, s.Update(ctx, func(u *store.Update) error {
		group, err := u.AlertsOfGroup(ctx, "w", "record|g")
		equal(t, "of the group", len(group), 3)
		ok(t, err)
		for thing, n := range map[string]int{"e1": 0, "e2": 2, "e3": 1} {
			of, err := u.AlertsOf(ctx, "event", thing)
			ok(t, err)
			equal(t, "that name "+thing, len(of), n)
		}
		n, err := u.RaisedOn(ctx, "w", day(2).Add(5*time.Hour))
		equal(t, "raised on the day", n, 1)
		ok(t, err)
		open, err := u.OpenAlerts(ctx)
		equal(t, "open", len(open), 2)
		ok(t, u.DropAlert(ctx, "p"))
		ok(t, u.DropAlert(ctx, "a")) // it is not pending
		return err
	}))
	for _, c := range []struct {
		f    store.AlertFilter
		want int
	}{{store.AlertFilter{}, 2}, {store.AlertFilter{State: entente.AlertResolved}, 1}, {store.AlertFilter{State: entente.AlertPending}, 0},
		{store.AlertFilter{Open: true}, 1}, {store.AlertFilter{Watch: "x"}, 0}, {store.AlertFilter{Severity: "high", Dyad: nordic}, 2}} {
		_, n, err := s.Alerts(ctx, c.f)
		ok(t, err)
		equal(t, "alerts", n, c.want)
	}
	equal(t, "error", entente.CodeOf(s.Acknowledge(ctx, "nowhere", store.Acknowledgement{})), entente.NotFound)
}

// testNoticesOfTimes has an alert that is told again be due again, a silenced
// one wait, and skipped ones never be due.
func testNoticesOfTimes(t *testing.T, s *store.Store) {
	ctx := context.Background()
	due := func(channel string, now time.Time) []store.Due {
		t.Helper()
		all, err := s.DueNotices(ctx, channel, day(-100), now, 3, 10)
		ok(t, err)
		return all
	}
	a := alertAbout("a", entente.AlertFiring, day(1), "e1")
	put := func() {
		t.Helper()
		ok(t, s.Update(ctx, func(u *store.Update) error { return u.PutAlert(ctx, a) }))
	}
	put()
	equal(t, "due", len(due("c", day(2))), 1)
	ok(t, s.SaveNotice(ctx, entente.Notice{Key: "k1", AlertID: "a", Channel: "c", Time: 1, Sent: day(2), Attempts: 1}))
	equal(t, "due after it was sent", len(due("c", day(2))), 0)
	a.Told, a.Raised = append(a.Told, entente.Telling{Reason: "became worse", At: day(3)}), day(3)
	put()
	equal(t, "due when it is told again", len(due("c", day(4))), 1)
	ok(t, s.Acknowledge(ctx, "a", store.Acknowledgement{Silent: day(8)}))
	equal(t, "due while it is silenced", len(due("c", day(7))), 0)
	equal(t, "due after that", len(due("c", day(9))), 1)
	ok(t, s.SilenceWatch(ctx, "w", day(12)))
	equal(t, "due while its watch is silenced", len(due("c", day(9))), 0)
	ok(t, s.SkipNotices(ctx, []entente.Notice{{Key: "s", AlertID: "a", Channel: "d", Time: 2}}))
	equal(t, "due to a channel that skips it", len(due("d", day(20))), 0)
	ok(t, s.SaveNotice(ctx, entente.Notice{Key: "k2", AlertID: "a", Channel: "c", Time: 2, Attempts: 2, NextTry: day(30), Error: "hung up"}))
	all, err := s.Channels(ctx, 3)
	ok(t, err)
	equal(t, "channels", len(all), 1)
	equal(t, "the channel", all[0], store.ChannelView{Channel: "c", Sent: 1, Last: day(2), Waiting: 1, Error: "hung up", NextTry: day(30)})
}

func testWatchStates(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ok(t, s.Update(ctx, func(u *store.Update) error {
		ok(t, u.PutAlert(ctx, alertAbout("a", entente.AlertFiring, day(1))))
		ok(t, u.SaveTrouble(ctx, "w", "first", 2, 1))
		ok(t, u.SaveTrouble(ctx, "w", "second", 1, 0))
		ok(t, u.SaveSeen(ctx, "event", "e", "{}"))
		ok(t, u.SaveSeen(ctx, "event", "e", `{"x":1}`))
		text, found, err := u.Seen(ctx, "event", "e")
		equal(t, "seen", text, `{"x":1}`)
		equal(t, "found", found, true)
		return err
	}))
	ok(t, s.SilenceWatch(ctx, "v", day(5)))
	all, err := s.WatchStates(ctx)
	ok(t, err)
	w := all["w"]
	equal(t, "errors", w.Errors, 3)
	equal(t, "capped", w.Capped, 1)
	equal(t, "trouble", w.Trouble, "second")
	equal(t, "firing", w.Firing, 1)
	equal(t, "last", w.Last, day(1))
	equal(t, "silent", all["v"].Silent, day(5))
}
