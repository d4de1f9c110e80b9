package store

import (
	"context"
	"slices"
	"time"

	"entente"
)

// # event, event_mention, event_dyad
//
// What happened, once: payload is the entente.Event, family and day where in
// its family it stands, counts whether series count it (Standing.Counts),
// changed when it was last made anew with another content. event_mention holds
// the mentions it was merged from, event_dyad the pairs of states it stands
// between (see package tie). All re-derivable; an event whose mentions now
// make another one disappears.

// MergedEvent is an event and what it is kept under.
type MergedEvent struct {
	Event entente.Event
	Day   time.Time // where in its family it stands
	Dyads []entente.Dyad
}

// DyadDay is a day of a dyad that must be summed again.
type DyadDay struct {
	Dyad entente.Dyad
	Day  time.Time
}

// ReplaceEvents makes the given events the only ones of a family between two
// days, both included. It leaves alone what did not change, and returns the
// days of dyads that did.
func (u *Update) ReplaceEvents(ctx context.Context, family string, from, to time.Time, events []MergedEvent) ([]DyadDay, error) {
	lo, hi := days(from, to)
	old, err := collect(ctx, u.t, func(r row) (kept [2]string, err error) {
		err = r.Scan(&kept[0], &kept[1])
		return kept, err
	}, `SELECT id, payload FROM event WHERE family = ? AND day BETWEEN ? AND ?`, family, lo, hi)
	if err != nil {
		return nil, err
	}
	payloads := make(map[string]string, len(old))
	for _, o := range old {
		payloads[o[0]] = o[1]
	}
	var changed []DyadDay
	for _, e := range events {
		days, err := u.putEvent(ctx, family, e, payloads)
		if err != nil {
			return nil, err
		}
		changed = append(changed, days...)
		delete(payloads, e.Event.ID)
	}
	for _, o := range old {
		if _, gone := payloads[o[0]]; !gone {
			continue
		}
		if err := u.unlinkEvent(ctx, o[0], nil); err != nil {
			return nil, err
		}
		days, err := u.removeEvent(ctx, o[0])
		if err != nil {
			return nil, err
		}
		changed = append(changed, days...)
	}
	return changed, nil
}

// putEvent stores an event unless it is held with the same content, and
// returns the dyad-days that it left and came to.
func (u *Update) putEvent(ctx context.Context, family string, e MergedEvent, held map[string]string) ([]DyadDay, error) {
	payload, err := pack(e.Event)
	if err != nil || held[e.Event.ID] == payload {
		return nil, err
	}
	if err := u.unlinkEvent(ctx, e.Event.ID, e.Event.Mentions); err != nil {
		return nil, err
	}
	changed, err := u.removeEvent(ctx, e.Event.ID)
	if err != nil {
		return nil, err
	}
	if err := u.t.exec(ctx, `INSERT INTO event (id, family, day, type, quad, counts, latest, changed, payload)
		VALUES (?,?,?,?,?,?,?,?,?)`, e.Event.ID, family, dayOf(e.Day), e.Event.Type, e.Event.Quad,
		e.Event.Standing.Counts(), instant(e.Event.Latest), instant(u.now), payload); err != nil {
		return nil, err
	}
	for _, m := range e.Event.Mentions {
		if err := u.t.exec(ctx, `INSERT INTO event_mention (event_id, mention_id) VALUES (?,?) ON CONFLICT DO NOTHING`,
			e.Event.ID, m); err != nil {
			return nil, err
		}
	}
	for _, d := range e.Dyads {
		if err := u.t.exec(ctx, `INSERT INTO event_dyad (a, b, day, event_id) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`,
			d.A, d.B, dayOf(e.Event.Date.Time), e.Event.ID); err != nil {
			return nil, err
		}
		changed = append(changed, DyadDay{Dyad: d, Day: e.Event.Date.Time})
	}
	return changed, nil
}

// removeEvent takes an event out, with its rows in event_mention and
// event_dyad, and returns the dyad-days that it stood on.
func (u *Update) removeEvent(ctx context.Context, id string) ([]DyadDay, error) {
	left, err := collect(ctx, u.t, scanDyadDay, `SELECT a, b, day FROM event_dyad WHERE event_id = ?`, id)
	if err != nil {
		return nil, err
	}
	return left, u.t.exec(ctx, `DELETE FROM event WHERE id = ?`, id)
}

// unlinkEvent marks the links of positions in documents whose mentions leave an
// event or come to it.
func (u *Update) unlinkEvent(ctx context.Context, id string, now []string) error {
	before, err := collect(ctx, u.t, scanString, `SELECT mention_id FROM event_mention WHERE event_id = ?`, id)
	if err != nil {
		return err
	}
	other := func(all, than []string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(m string) bool { return slices.Contains(than, m) })
	}
	for _, m := range append(other(before, now), other(now, before)...) {
		if err := u.t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'links', f.document_id, 0 FROM mention m
			JOIN finding f ON f.document_id = m.document_id AND f.kind = 'position' WHERE m.id = ? ON CONFLICT DO NOTHING`, m); err != nil {
			return err
		}
	}
	return nil
}

func scanDyadDay(r row) (DyadDay, error) {
	var v DyadDay
	var day int64
	err := r.Scan(&v.Dyad.A, &v.Dyad.B, &day)
	v.Day = midnight(day)
	return v, err
}

// EventsOn lists the events of a dyad on one day.
func (u *Update) EventsOn(ctx context.Context, on DyadDay) ([]entente.Event, error) {
	return collect(ctx, u.t, scanPayload[entente.Event], `SELECT e.payload FROM event_dyad x JOIN event e ON e.id = x.event_id
		WHERE x.a = ? AND x.b = ? AND x.day = ? ORDER BY e.id`, on.Dyad.A, on.Dyad.B, dayOf(on.Day))
}
