package store

import (
	"context"
	"time"

	"entente"
)

// # alert
//
// What a watch found, under an id made of the watch and the thing, so that one
// thing is raised once. payload is the entente.Alert with its evidence. Kept:
// that it was raised, and when, cannot be derived again.
//
// # notice
//
// What one channel was told about one alert: key is the idempotency key, sent
// is 0 until the channel took it and never changes after that. attempts, next_try
// and error tell of the tries before. Kept.

// SaveAlerts keeps alerts that the record does not hold yet and returns those.
func (u *Update) SaveAlerts(ctx context.Context, alerts []entente.Alert) ([]entente.Alert, error) {
	var added []entente.Alert
	for _, a := range alerts {
		payload, err := pack(a)
		if err != nil {
			return nil, err
		}
		res, err := u.t.ExecContext(ctx, `INSERT INTO alert (id, watch, severity, a, b, agreement_id, document_id, raised, payload)
			VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`, a.ID, a.Watch, a.Severity, a.Dyad.A, a.Dyad.B,
			a.AgreementID, a.DocumentID, instant(a.Raised), payload)
		if err != nil {
			return nil, err
		}
		if n, err := res.RowsAffected(); err == nil && n > 0 {
			added = append(added, a)
		}
	}
	return added, nil
}

// AlertView is an alert, who was told, and the document of its evidence
// (without its text).
type AlertView struct {
	entente.Alert
	Notices  []entente.Notice
	Document entente.Document
}

// AlertFilter selects alerts: of one dyad, or all if it is zero.
type AlertFilter struct {
	Dyad entente.Dyad
	Page
}

// Alerts lists alerts, the latest raised first, and how many there are in all.
func (s *Store) Alerts(ctx context.Context, f AlertFilter) ([]AlertView, int, error) {
	where, args := `1 = 1`, []any{}
	if f.Dyad != (entente.Dyad{}) {
		where, args = `a = ? AND b = ?`, []any{f.Dyad.A, f.Dyad.B}
	}
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM alert WHERE `+where, args...)
	if err != nil {
		return nil, 0, s.wrap("count alerts", err)
	}
	alerts, err := collect(ctx, s.r, scanPayload[entente.Alert], `SELECT payload FROM alert WHERE `+where+
		` ORDER BY raised DESC, id LIMIT ? OFFSET ?`, append(args, f.limit(), f.offset())...)
	if err != nil {
		return nil, 0, s.wrap("list alerts", err)
	}
	views, err := s.viewAlerts(ctx, alerts)
	return views, int(n), s.wrap("list alerts", err)
}

// Alert finds one alert.
func (s *Store) Alert(ctx context.Context, id string) (AlertView, error) {
	a, found, err := one(ctx, s.r, scanPayload[entente.Alert], `SELECT payload FROM alert WHERE id = ?`, id)
	if err == nil && !found {
		err = notFound("alert", id)
	}
	if err != nil {
		return AlertView{}, s.wrap("find alert "+id, err)
	}
	views, err := s.viewAlerts(ctx, []entente.Alert{a})
	if err != nil {
		return AlertView{}, s.wrap("find alert "+id, err)
	}
	return views[0], nil
}

func (s *Store) viewAlerts(ctx context.Context, alerts []entente.Alert) ([]AlertView, error) {
	views := make([]AlertView, len(alerts))
	for i, a := range alerts {
		notices, err := collect(ctx, s.r, scanNotice, `SELECT `+noticeColumns+` FROM notice WHERE alert_id = ? ORDER BY channel`, a.ID)
		if err != nil {
			return nil, err
		}
		docs, err := heads(ctx, s.r, []string{a.DocumentID})
		if err != nil {
			return nil, err
		}
		views[i] = AlertView{Alert: a, Notices: notices, Document: docs[a.DocumentID]}
	}
	return views, nil
}

const noticeColumns = `key, alert_id, channel, sent, attempts, next_try, error`

func scanNotice(r row) (entente.Notice, error) {
	var v entente.Notice
	err := r.Scan(&v.Key, &v.AlertID, &v.Channel, (*msTime)(&v.Sent), &v.Attempts, (*msTime)(&v.NextTry), &v.Error)
	return v, err
}

// Due is an alert that a channel has not taken yet, and what is known of the
// tries before (a zero Notice if there were none).
type Due struct {
	Alert  entente.Alert
	Notice entente.Notice
}

// DueNotices lists what a channel is still to be told of: alerts raised since
// a time that it did not take, whose next try has come and that were tried
// fewer than maxAttempts times; the oldest first.
func (s *Store) DueNotices(ctx context.Context, channel string, since, now time.Time, maxAttempts, limit int) ([]Due, error) {
	all, err := collect(ctx, s.r, func(r row) (Due, error) {
		var v Due
		var payload string
		err := r.Scan(&payload, &v.Notice.Key, &v.Notice.AlertID, &v.Notice.Channel, &v.Notice.Attempts, &v.Notice.Error)
		if err != nil {
			return v, err
		}
		v.Alert, err = unpack[entente.Alert](payload)
		return v, err
	}, `SELECT a.payload, COALESCE(n.key, ''), COALESCE(n.alert_id, ''), COALESCE(n.channel, ''), COALESCE(n.attempts, 0), COALESCE(n.error, '')
		FROM alert a LEFT JOIN notice n ON n.alert_id = a.id AND n.channel = ?
		WHERE a.raised >= ? AND (n.key IS NULL OR (n.sent = 0 AND n.next_try <= ? AND n.attempts < ?))
		ORDER BY a.raised, a.id LIMIT ?`, channel, instant(since), instant(now), maxAttempts, limit)
	return all, s.wrap("list due notices of "+channel, err)
}

// ClaimNotice takes a notice in hand before it is sent: its attempt is counted,
// and until NextTry nobody else finds it due. It is false if another process
// was faster or the channel has taken it.
func (s *Store) ClaimNotice(ctx context.Context, n entente.Notice, now time.Time) (claimed bool, err error) {
	err = s.write(ctx, "claim notice "+n.Key, func(t *tx) error {
		res, err := t.ExecContext(ctx, `INSERT INTO notice (key, alert_id, channel, sent, attempts, next_try, error)
			VALUES (?,?,?,0,?,?,?) ON CONFLICT (key) DO UPDATE SET attempts = excluded.attempts, next_try = excluded.next_try
			WHERE notice.sent = 0 AND notice.next_try <= ?`,
			n.Key, n.AlertID, n.Channel, n.Attempts, instant(n.NextTry), n.Error, instant(now))
		if err != nil {
			return err
		}
		rows, err := res.RowsAffected()
		claimed = rows > 0
		return err
	})
	return claimed, err
}

// SaveNotice keeps what came of telling a channel. Once a notice is sent it
// stays so, whatever is saved after.
func (s *Store) SaveNotice(ctx context.Context, n entente.Notice) error {
	return s.write(ctx, "save notice "+n.Key, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO notice (key, alert_id, channel, sent, attempts, next_try, error) VALUES (?,?,?,?,?,?,?)
			ON CONFLICT (key) DO UPDATE SET sent = excluded.sent, attempts = excluded.attempts,
			next_try = excluded.next_try, error = excluded.error WHERE notice.sent = 0`,
			n.Key, n.AlertID, n.Channel, instant(n.Sent), n.Attempts, instant(n.NextTry), n.Error)
	})
}
