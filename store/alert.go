package store

import (
	"context"
	"strings"
	"time"

	"entente"
)

// # alert, alert_thing
//
// What a watch found, under an id made of the watch and the thing, so that one
// thing is raised once. payload is the entente.Alert with its evidence; state
// and fired (when it was first raised) are its; grp is what the things that it
// is about have in common, and alert_thing names them; times is how often it
// was told, which numbers its notices. acknowledged and silent (until when
// nobody is told of it) are what the user said. Kept: that it was raised, and
// when, cannot be derived again.
//
// # notice
//
// What one channel was told about one alert, the time-th time: key is the
// idempotency key, sent is 0 until the channel took it and never changes after
// that. attempts, next_try and error tell of the tries before. skipped says
// that the channel is not to be told of it. Kept.

// Acknowledgement is what the user has said of an alert.
type Acknowledgement struct {
	Acknowledged time.Time // zero if it is not
	Silent       time.Time // until when nobody is told of it again; zero if it is not silenced
}

// PutAlert keeps an alert as it stands now; what the user said of it stays.
func (u *Update) PutAlert(ctx context.Context, a entente.Alert) error {
	payload, err := pack(a)
	if err != nil {
		return err
	}
	state := a.State
	if state == "" {
		state = entente.AlertFiring
	}
	fired := a.Fired
	if fired.IsZero() && state != entente.AlertPending {
		fired = a.Raised
	}
	if err := u.t.exec(ctx, `INSERT INTO alert (id, watch, severity, a, b, agreement_id, document_id, raised, payload, state, grp, fired, times)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET severity = excluded.severity,
		agreement_id = excluded.agreement_id, document_id = excluded.document_id, raised = excluded.raised,
		payload = excluded.payload, state = excluded.state, grp = excluded.grp, fired = excluded.fired, times = excluded.times`,
		a.ID, a.Watch, a.Severity, a.Dyad.A, a.Dyad.B, a.AgreementID, a.DocumentID, instant(a.Raised), payload,
		string(state), a.Group, instant(fired), a.Times()); err != nil {
		return err
	}
	if err := u.t.exec(ctx, `DELETE FROM alert_thing WHERE alert_id = ?`, a.ID); err != nil {
		return err
	}
	for _, id := range a.Things {
		if err := u.t.exec(ctx, `INSERT INTO alert_thing (kind, thing_id, alert_id) VALUES (?,?,?) ON CONFLICT DO NOTHING`, a.Kind, id, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// SaveAlerts keeps alerts that the record does not hold yet and returns those.
func (u *Update) SaveAlerts(ctx context.Context, alerts []entente.Alert) ([]entente.Alert, error) {
	var added []entente.Alert
	for _, a := range alerts {
		_, held, err := u.Alert(ctx, a.ID)
		if err != nil {
			return nil, err
		}
		if held {
			continue
		}
		if err := u.PutAlert(ctx, a); err != nil {
			return nil, err
		}
		added = append(added, a)
	}
	return added, nil
}

// DropAlert takes out an alert that was pending and is nothing now.
func (u *Update) DropAlert(ctx context.Context, id string) error {
	return u.t.exec(ctx, `DELETE FROM alert WHERE id = ? AND state = 'pending'`, id)
}

// Alert finds an alert.
func (u *Update) Alert(ctx context.Context, id string) (entente.Alert, bool, error) {
	return one(ctx, u.t, scanPayload[entente.Alert], `SELECT payload FROM alert WHERE id = ?`, id)
}

// AlertsOfGroup finds the alerts of a watch that are about things of one group.
func (u *Update) AlertsOfGroup(ctx context.Context, watch, group string) ([]entente.Alert, error) {
	return collect(ctx, u.t, scanPayload[entente.Alert], `SELECT payload FROM alert WHERE watch = ? AND grp = ? ORDER BY id`, watch, group)
}

// AlertsOf finds the alerts that name a thing.
func (u *Update) AlertsOf(ctx context.Context, kind, id string) ([]entente.Alert, error) {
	return collect(ctx, u.t, scanPayload[entente.Alert], `SELECT a.payload FROM alert_thing x JOIN alert a ON a.id = x.alert_id
		WHERE x.kind = ? AND x.thing_id = ? ORDER BY a.id`, kind, id)
}

// RaisedOn counts the alerts that a watch first raised on a day (UTC).
func (u *Update) RaisedOn(ctx context.Context, watch string, day time.Time) (int, error) {
	start := midnight(dayOf(day))
	n, _, err := one(ctx, u.t, scanInt, `SELECT COUNT(*) FROM alert WHERE watch = ? AND fired >= ? AND fired < ?`,
		watch, instant(start), instant(start.AddDate(0, 0, 1)))
	return int(n), err
}

// OpenAlerts are those that are pending or firing.
func (u *Update) OpenAlerts(ctx context.Context) ([]entente.Alert, error) {
	return collect(ctx, u.t, scanPayload[entente.Alert], `SELECT payload FROM alert WHERE state <> 'resolved' ORDER BY id`)
}

// AlertView is an alert, what the user said of it, who was told, and the
// document of its evidence (without its text).
type AlertView struct {
	entente.Alert
	Acknowledgement
	Notices  []entente.Notice
	Document entente.Document
}

// AlertFilter selects alerts: of one dyad, in some state, of a watch or
// severity; what is empty selects all. Alerts that are pending are listed only
// where they are asked for.
type AlertFilter struct {
	Dyad     entente.Dyad
	State    entente.AlertState
	Watch    string
	Severity string
	Open     bool // not acknowledged
	Page
}

func (f *AlertFilter) where() (string, []any) {
	where, args := []string{}, []any{}
	add := func(condition string, values ...any) { where, args = append(where, condition), append(args, values...) }
	if f.State != "" {
		add(`state = ?`, string(f.State))
	} else {
		add(`state <> 'pending'`)
	}
	if f.Dyad != (entente.Dyad{}) {
		add(`a = ? AND b = ?`, f.Dyad.A, f.Dyad.B)
	}
	if f.Watch != "" {
		add(`watch = ?`, f.Watch)
	}
	if f.Severity != "" {
		add(`severity = ?`, f.Severity)
	}
	if f.Open {
		add(`acknowledged = 0`)
	}
	return strings.Join(where, ` AND `), args
}

// Alerts lists alerts, the latest raised first, and how many there are in all.
func (s *Store) Alerts(ctx context.Context, f AlertFilter) ([]AlertView, int, error) {
	where, args := f.where()
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM alert WHERE `+where, args...)
	if err != nil {
		return nil, 0, s.wrap("count alerts", err)
	}
	views, err := collect(ctx, s.r, scanAlert, `SELECT payload, acknowledged, silent FROM alert WHERE `+where+
		` ORDER BY raised DESC, id LIMIT ? OFFSET ?`, append(args, f.limit(), f.offset())...)
	if err != nil {
		return nil, 0, s.wrap("list alerts", err)
	}
	return views, int(n), s.wrap("list alerts", s.fillAlerts(ctx, views))
}

func scanAlert(r row) (AlertView, error) {
	var v AlertView
	var payload string
	if err := r.Scan(&payload, (*msTime)(&v.Acknowledged), (*msTime)(&v.Silent)); err != nil {
		return v, err
	}
	var err error
	v.Alert, err = unpack[entente.Alert](payload)
	return v, err
}

// Alert finds one alert.
func (s *Store) Alert(ctx context.Context, id string) (AlertView, error) {
	v, found, err := one(ctx, s.r, scanAlert, `SELECT payload, acknowledged, silent FROM alert WHERE id = ?`, id)
	if err == nil && !found {
		err = notFound("alert", id)
	}
	if err != nil {
		return AlertView{}, s.wrap("find alert "+id, err)
	}
	views := []AlertView{v}
	err = s.fillAlerts(ctx, views)
	return views[0], s.wrap("find alert "+id, err)
}

func (s *Store) fillAlerts(ctx context.Context, views []AlertView) (err error) {
	for i := range views {
		v := &views[i]
		if v.Notices, err = collect(ctx, s.r, scanNotice, `SELECT `+noticeColumns+` FROM notice
			WHERE alert_id = ? AND skipped = 0 ORDER BY channel, time`, v.ID); err != nil {
			return err
		}
		docs, err := heads(ctx, s.r, []string{v.DocumentID})
		if err != nil {
			return err
		}
		v.Document = docs[v.DocumentID]
	}
	return nil
}

// Acknowledge keeps what the user said of an alert.
func (s *Store) Acknowledge(ctx context.Context, id string, a Acknowledgement) error {
	return s.write(ctx, "acknowledge alert "+id, func(t *tx) error {
		res, err := t.ExecContext(ctx, `UPDATE alert SET acknowledged = ?, silent = ? WHERE id = ?`, instant(a.Acknowledged), instant(a.Silent), id)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err == nil && n == 0 {
			return notFound("alert", id)
		}
		return nil
	})
}

const noticeColumns = `key, alert_id, channel, time, sent, attempts, next_try, error`

func scanNotice(r row) (entente.Notice, error) {
	var v entente.Notice
	err := r.Scan(&v.Key, &v.AlertID, &v.Channel, &v.Time, (*msTime)(&v.Sent), &v.Attempts, (*msTime)(&v.NextTry), &v.Error)
	return v, err
}

// Due is an alert that a channel has not taken yet, and what is known of the
// tries before (a zero Notice if there were none).
type Due struct {
	Alert  entente.Alert
	Notice entente.Notice
}

// DueNotices lists what a channel is still to be told of: alerts told since a
// time that it did not take, whose next try has come and that were tried fewer
// than maxAttempts times; the oldest first. What is silenced, or of a watch
// that is, waits.
func (s *Store) DueNotices(ctx context.Context, channel string, since, now time.Time, maxAttempts, limit int) ([]Due, error) {
	all, err := collect(ctx, s.r, func(r row) (Due, error) {
		var v Due
		var payload string
		err := r.Scan(&payload, &v.Notice.Key, &v.Notice.AlertID, &v.Notice.Channel, &v.Notice.Time, &v.Notice.Attempts, &v.Notice.Error)
		if err != nil {
			return v, err
		}
		v.Alert, err = unpack[entente.Alert](payload)
		return v, err
	}, `SELECT a.payload, COALESCE(n.key, ''), COALESCE(n.alert_id, ''), COALESCE(n.channel, ''), COALESCE(n.time, 0), COALESCE(n.attempts, 0), COALESCE(n.error, '')
		FROM alert a LEFT JOIN notice n ON n.alert_id = a.id AND n.channel = ? AND n.time = a.times
		LEFT JOIN watch w ON w.name = a.watch
		WHERE a.raised >= ? AND a.state <> 'pending' AND a.silent <= ? AND COALESCE(w.silent, 0) <= ?
		AND (n.key IS NULL OR (n.sent = 0 AND n.skipped = 0 AND n.next_try <= ? AND n.attempts < ?))
		ORDER BY a.raised, a.id LIMIT ?`, channel, instant(since), instant(now), instant(now), instant(now), maxAttempts, limit)
	return all, s.wrap("list due notices of "+channel, err)
}

// ClaimNotice takes a notice in hand before it is sent: its attempt is counted,
// and until NextTry nobody else finds it due. It is false if another process
// was faster or the channel has taken it.
func (s *Store) ClaimNotice(ctx context.Context, n entente.Notice, now time.Time) (claimed bool, err error) {
	err = s.write(ctx, "claim notice "+n.Key, func(t *tx) error {
		res, err := t.ExecContext(ctx, `INSERT INTO notice (key, alert_id, channel, time, sent, attempts, next_try, skipped, error)
			VALUES (?,?,?,?,0,?,?,0,?) ON CONFLICT (key) DO UPDATE SET attempts = excluded.attempts, next_try = excluded.next_try
			WHERE notice.sent = 0 AND notice.next_try <= ?`,
			n.Key, n.AlertID, n.Channel, max(n.Time, 1), n.Attempts, instant(n.NextTry), n.Error, instant(now))
		if err != nil {
			return err
		}
		rows, err := res.RowsAffected()
		claimed = rows > 0
		return err
	})
	return claimed, err
}

// SkipNotices notes that a channel is not to be told of alerts.
func (s *Store) SkipNotices(ctx context.Context, all []entente.Notice) error {
	return s.write(ctx, "skip notices", func(t *tx) error {
		for _, n := range all {
			if err := t.exec(ctx, `INSERT INTO notice (key, alert_id, channel, time, sent, attempts, next_try, skipped, error)
				VALUES (?,?,?,?,0,0,0,1,'') ON CONFLICT DO NOTHING`, n.Key, n.AlertID, n.Channel, max(n.Time, 1)); err != nil {
				return err
			}
		}
		return nil
	})
}

// SaveNotice keeps what came of telling a channel. Once a notice is sent it
// stays so, whatever is saved after.
func (s *Store) SaveNotice(ctx context.Context, n entente.Notice) error {
	return s.write(ctx, "save notice "+n.Key, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO notice (key, alert_id, channel, time, sent, attempts, next_try, skipped, error) VALUES (?,?,?,?,?,?,?,0,?)
			ON CONFLICT (key) DO UPDATE SET sent = excluded.sent, attempts = excluded.attempts,
			next_try = excluded.next_try, error = excluded.error WHERE notice.sent = 0`,
			n.Key, n.AlertID, n.Channel, max(n.Time, 1), instant(n.Sent), n.Attempts, instant(n.NextTry), n.Error)
	})
}

// ChannelView is how a channel stands, by its notices.
type ChannelView struct {
	Channel string
	Sent    int       // notices that it took
	Last    time.Time // when it last took one
	Waiting int       // notices that it has not taken yet
	GivenUp int       // notices that it was tried with too often
	Error   string    // why it did not take the latest of them
	NextTry time.Time
}

// Channels are the channels that the notice log knows, by name.
func (s *Store) Channels(ctx context.Context, maxAttempts int) ([]ChannelView, error) {
	all, err := collect(ctx, s.r, func(r row) (ChannelView, error) {
		var v ChannelView
		err := r.Scan(&v.Channel, &v.Sent, (*msTime)(&v.Last), &v.Waiting, &v.GivenUp, (*msTime)(&v.NextTry), &v.Error)
		return v, err
	}, `SELECT channel, SUM(sent > 0), MAX(sent), SUM(sent = 0 AND attempts < ? AND n.time = a.times), SUM(sent = 0 AND attempts >= ?),
		COALESCE(MIN(CASE WHEN sent = 0 AND attempts < ? AND n.time = a.times THEN next_try END), 0),
		COALESCE((SELECT o.error FROM notice o WHERE o.channel = n.channel AND o.sent = 0 AND o.error <> '' ORDER BY o.next_try DESC, o.key LIMIT 1), '')
		FROM notice n JOIN alert a ON a.id = n.alert_id WHERE skipped = 0 GROUP BY channel ORDER BY channel`, maxAttempts, maxAttempts, maxAttempts)
	return all, s.wrap("list channels", err)
}
