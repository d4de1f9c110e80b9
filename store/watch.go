package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"entente"
)

// # watch_seen
//
// What watches remember of a thing of the record, by kind and id: the facts of
// it when they last looked, so that they can tell what has changed since. Kept.
//
// # watch
//
// What became of a watch by its name: until when it is silenced, on how many
// things its condition failed, how many alerts were held back, and the last of
// these troubles. Kept; the rules themselves are files.

// ChangedEvents are the events that this update has stored.
func (u *Update) ChangedEvents(ctx context.Context) ([]entente.Event, error) {
	return collect(ctx, u.t, scanPayload[entente.Event], `SELECT payload FROM event WHERE changed = ? ORDER BY id`, instant(u.now))
}

// ChangedAgreements are the agreements that this update has stored.
func (u *Update) ChangedAgreements(ctx context.Context) ([]entente.RegisteredAgreement, error) {
	return collect(ctx, u.t, scanPayload[entente.RegisteredAgreement], `SELECT payload FROM agreement WHERE changed = ? ORDER BY id`, instant(u.now))
}

// Now is the time that this update stores things under.
func (u *Update) Now() time.Time { return u.now }

// EventByID finds an event.
func (u *Update) EventByID(ctx context.Context, id string) (entente.Event, bool, error) {
	return one(ctx, u.t, scanPayload[entente.Event], `SELECT payload FROM event WHERE id = ?`, id)
}

// AgreementByID finds an agreement of the register.
func (u *Update) AgreementByID(ctx context.Context, id string) (entente.RegisteredAgreement, bool, error) {
	return one(ctx, u.t, scanPayload[entente.RegisteredAgreement], `SELECT payload FROM agreement WHERE id = ?`, id)
}

// AgreementsBetween are those of the register between two states.
func (u *Update) AgreementsBetween(ctx context.Context, d entente.Dyad) ([]entente.RegisteredAgreement, error) {
	return collect(ctx, u.t, scanPayload[entente.RegisteredAgreement], `SELECT g.payload FROM agreement_dyad x JOIN agreement g ON g.id = x.agreement_id
		WHERE x.a = ? AND x.b = ? ORDER BY g.id`, d.A, d.B)
}

// MentionsByID finds mentions.
func (u *Update) MentionsByID(ctx context.Context, ids []string) ([]entente.Mention, error) {
	var all []entente.Mention
	for _, part := range chunks(distinct(ids), 400) {
		found, err := collect(ctx, u.t, scanPayload[entente.Mention],
			`SELECT payload FROM mention WHERE id IN (`+marks(len(part))+`)`, anys(part)...)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// ReportsByID finds reports of agreements.
func (u *Update) ReportsByID(ctx context.Context, ids []string) ([]entente.Agreement, error) {
	return findingsByID[entente.Agreement](ctx, u, KindAgreement, ids)
}

func findingsByID[T any](ctx context.Context, u *Update, kind Kind, ids []string) ([]T, error) {
	var all []T
	for _, part := range chunks(distinct(ids), 400) {
		found, err := collect(ctx, u.t, scanPayload[T], `SELECT payload FROM finding WHERE kind = ? AND id IN (`+marks(len(part))+`) ORDER BY id`,
			append([]any{string(kind)}, anys(part)...)...)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// Findings are the current transfers, capabilities and positions of a document.
func (u *Update) Findings(ctx context.Context, documentID string) (entente.Reading, error) {
	rd := entente.Reading{DocumentID: documentID}
	coder, found, err := one(ctx, u.t, scanString, `SELECT coder FROM document WHERE id = ?`, documentID)
	if err != nil || !found {
		return rd, err
	}
	rd.Coder = coder
	if rd.Transfers, err = findings[entente.Transfer](ctx, u.t, &rd, KindTransfer); err != nil {
		return rd, err
	}
	if rd.Capabilities, err = findings[entente.Capability](ctx, u.t, &rd, KindCapability); err != nil {
		return rd, err
	}
	rd.Positions, err = findings[entente.Position](ctx, u.t, &rd, KindPosition)
	return rd, err
}

// EventsBefore selects events between two states before a day: of a type, or
// any if it is empty; those that count, or those that are open; reported by the
// sample chronicle, or not. A zero From is no bound.
type EventsBefore struct {
	Dyad           entente.Dyad
	Type           string
	Counts, Sample bool
	From, Before   time.Time
	Page
}

// EventsBefore lists such events, the latest first.
func (u *Update) EventsBefore(ctx context.Context, q EventsBefore) ([]entente.Event, error) {
	lo, hi := days(q.From, q.Before.AddDate(0, 0, -1))
	where, args := `x.a = ? AND x.b = ? AND x.day BETWEEN ? AND ? AND e.counts = ?`, []any{q.Dyad.A, q.Dyad.B, lo, hi, q.Counts}
	if q.Type != "" {
		where, args = where+` AND e.type = ?`, append(args, q.Type)
	}
	return collect(ctx, u.t, scanPayload[entente.Event], `SELECT e.payload FROM event_dyad x JOIN event e ON e.id = x.event_id WHERE `+where+`
		AND EXISTS (SELECT 1 FROM event_mention y JOIN mention m ON m.id = y.mention_id JOIN document o ON o.id = m.document_id
			WHERE y.event_id = e.id AND o.sample = ?)
		ORDER BY x.day DESC, x.event_id LIMIT ? OFFSET ?`, append(args, q.Sample, q.limit(), q.offset())...)
}

// PositionsOn are the current positions of some stances on a topic, as package
// watch calls topics, published since a time: on an agreement of the register,
// or those that name both states of a tie.
func (u *Update) PositionsOn(ctx context.Context, topic string, stances []string, since time.Time) ([]entente.Position, error) {
	kind, id, _ := strings.Cut(topic, " ")
	condition, args := `1 = 0`, []any{}
	switch a, b, dyad := strings.Cut(id, "-"); {
	case kind == "agreement":
		condition, args = `EXISTS (SELECT 1 FROM json_each(f.payload, '$.About') t JOIN agreement_report r
			ON r.report_id = json_extract(t.value, '$.ID') WHERE r.agreement_id = ?)`, []any{id}
	case kind == "tie" && dyad:
		condition, args = `f.id IN (SELECT x.finding_id FROM party x JOIN party y ON y.kind = x.kind AND y.finding_id = x.finding_id
			WHERE x.kind = 'position' AND x.role = 'about' AND y.role = 'about' AND x.code = ? AND y.code = ?)`, []any{a, b}
	}
	return collect(ctx, u.t, scanPayload[entente.Position], `SELECT f.payload FROM finding f
		JOIN document d ON d.id = f.document_id AND d.coder = f.coder
		WHERE f.kind = 'position' AND d.published >= ? AND f.class IN (`+marks(len(stances))+`) AND `+condition+` ORDER BY f.id`,
		slices.Concat([]any{instant(since)}, anys(stances), args)...)
}

// RegisteredAs tells which agreement of the register a report is of.
func (u *Update) RegisteredAs(ctx context.Context, report string) (id string, found bool, err error) {
	return one(ctx, u.t, scanString, `SELECT agreement_id FROM agreement_report WHERE report_id = ?`, report)
}

// DocumentOf tells which document a finding stands in.
func (u *Update) DocumentOf(ctx context.Context, kind, id string) (document string, found bool, err error) {
	return one(ctx, u.t, scanString, `SELECT document_id FROM finding WHERE kind = ? AND id = ?`, kind, id)
}

// FindingOf is what every finding has, and the obligations of a report of an
// agreement.
func (u *Update) FindingOf(ctx context.Context, kind, id string) (entente.Finding, []entente.Obligation, error) {
	v, _, err := one(ctx, u.t, scanPayload[entente.Agreement], `SELECT payload FROM finding WHERE kind = ? AND id = ?`, kind, id)
	return v.Finding, v.Obligations, err
}

// FirstReport is when the earliest document came out, zero if there is none.
func (u *Update) FirstReport(ctx context.Context) (time.Time, error) {
	ms, _, err := one(ctx, u.t, scanInt, `SELECT COALESCE(MIN(published), 0) FROM document WHERE published > 0`)
	return clock(ms), err
}

// GoneEvents are the events that open alerts name and the record no longer
// holds.
func (u *Update) GoneEvents(ctx context.Context) ([]string, error) {
	return u.gone(ctx, "event")
}

// GoneAgreements are such agreements.
func (u *Update) GoneAgreements(ctx context.Context) ([]string, error) {
	return u.gone(ctx, "agreement")
}

func (u *Update) gone(ctx context.Context, table string) ([]string, error) {
	return collect(ctx, u.t, scanString, `SELECT DISTINCT x.thing_id FROM alert a JOIN alert_thing x ON x.alert_id = a.id
		WHERE a.state <> 'resolved' AND x.kind = ? AND NOT EXISTS (SELECT 1 FROM `+table+` t WHERE t.id = x.thing_id)`, table)
}

// Seen tells what watches remember of a thing, as they wrote it.
func (u *Update) Seen(ctx context.Context, kind, id string) (facts string, found bool, err error) {
	return one(ctx, u.t, scanString, `SELECT facts FROM watch_seen WHERE kind = ? AND id = ?`, kind, id)
}

// SaveSeen keeps what watches remember of a thing.
func (u *Update) SaveSeen(ctx context.Context, kind, id, facts string) error {
	return u.t.exec(ctx, `INSERT INTO watch_seen (kind, id, facts) VALUES (?,?,?) ON CONFLICT (kind, id) DO UPDATE SET facts = excluded.facts`, kind, id, facts)
}

// WatchState is what became of a watch.
type WatchState struct {
	Name      string
	Silent    time.Time // until when nobody is told of its alerts
	Errors    int
	Capped    int
	Trouble   string
	TroubleAt time.Time
	Alerts    int
	Firing    int
	Last      time.Time // when it last raised an alert
}

// SaveTrouble adds to what went wrong with a watch.
func (u *Update) SaveTrouble(ctx context.Context, name, trouble string, errors, capped int) error {
	return u.t.exec(ctx, `INSERT INTO watch (name, silent, errors, capped, trouble, trouble_at) VALUES (?,0,?,?,?,?)
		ON CONFLICT (name) DO UPDATE SET errors = errors + excluded.errors, capped = capped + excluded.capped,
		trouble = excluded.trouble, trouble_at = excluded.trouble_at`, name, errors, capped, trouble, instant(u.now))
}

// SilenceWatch has nobody told of a watch's alerts until a time; zero ends it.
func (s *Store) SilenceWatch(ctx context.Context, name string, until time.Time) error {
	return s.write(ctx, "silence watch "+name, func(t *tx) error {
		return t.exec(ctx, `INSERT INTO watch (name, silent, errors, capped, trouble, trouble_at) VALUES (?,?,0,0,'',0)
			ON CONFLICT (name) DO UPDATE SET silent = excluded.silent`, name, instant(until))
	})
}

// WatchStates tells of all watches that ever raised an alert, had trouble or
// were silenced, by name.
func (s *Store) WatchStates(ctx context.Context) (map[string]WatchState, error) {
	rows, err := collect(ctx, s.r, func(r row) (WatchState, error) {
		var v WatchState
		err := r.Scan(&v.Name, (*msTime)(&v.Silent), &v.Errors, &v.Capped, &v.Trouble, (*msTime)(&v.TroubleAt), &v.Alerts, &v.Firing, (*msTime)(&v.Last))
		return v, err
	}, strings.Join([]string{`SELECT n.name, COALESCE(w.silent, 0), COALESCE(w.errors, 0), COALESCE(w.capped, 0), COALESCE(w.trouble, ''), COALESCE(w.trouble_at, 0),`,
		`(SELECT COUNT(*) FROM alert a WHERE a.watch = n.name AND a.fired > 0), (SELECT COUNT(*) FROM alert a WHERE a.watch = n.name AND a.state = 'firing'),`,
		`(SELECT COALESCE(MAX(a.raised), 0) FROM alert a WHERE a.watch = n.name)`,
		`FROM (SELECT name FROM watch UNION SELECT DISTINCT watch FROM alert) n LEFT JOIN watch w ON w.name = n.name ORDER BY n.name`}, " "))
	out := make(map[string]WatchState, len(rows))
	for _, v := range rows {
		out[v.Name] = v
	}
	return out, s.wrap("list watches", err)
}

// HasOpenAlerts reports whether an alert is pending or firing.
func (s *Store) HasOpenAlerts(ctx context.Context) (bool, error) {
	_, found, err := one(ctx, s.r, scanInt, `SELECT 1 FROM alert WHERE state <> 'resolved' LIMIT 1`)
	return found, s.wrap("find open alerts", err)
}
