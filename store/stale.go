package store

import (
	"context"
	"fmt"
	"time"

	"entente"
)

// # stale
//
// Keys whose derived rows do not yet show all readings: a family of mentions
// around a day, or a family of agreement reports. Written in the transaction
// that saves the reading and removed in the one that saves what was derived,
// so that a crash between the two loses nothing: what is stale is made again.

// StaleKind says what must be made again.
type StaleKind string

// The kinds of stale key.
const (
	StaleEvents     StaleKind = "events"     // of a family of mentions, around a day
	StaleAgreements StaleKind = "agreements" // of a family of agreement reports
	StaleWatched    StaleKind = "watched"    // of a document whose findings no watch has looked at
)

// Stale is a key whose derived rows must be made again.
type Stale struct {
	Kind StaleKind
	Key  string
	Day  time.Time // of StaleEvents
}

// Stale lists at most limit stale keys, those of one family together and by
// day.
func (s *Store) Stale(ctx context.Context, limit int) ([]Stale, error) {
	all, err := collect(ctx, s.r, func(r row) (Stale, error) {
		var v Stale
		var day int64
		err := r.Scan(&v.Kind, &v.Key, &day)
		v.Day = midnight(day)
		return v, err
	}, `SELECT kind, key, day FROM stale ORDER BY kind, key, day LIMIT ?`, limit)
	return all, s.wrap("list stale keys", err)
}

const insertStale = `INSERT INTO stale (kind, key, day) VALUES (?,?,?) ON CONFLICT DO NOTHING`

// staleAfter marks what a reading's own rows change.
func staleAfter(ctx context.Context, t *tx, c *CodedReading) error {
	for i, family := range c.Families {
		if err := t.exec(ctx, insertStale, string(StaleEvents), family, dayOf(c.Days[i])); err != nil {
			return err
		}
	}
	for _, family := range c.Agreements {
		if err := t.exec(ctx, insertStale, string(StaleAgreements), family, 0); err != nil {
			return err
		}
	}
	if rd := &c.Reading; len(rd.Transfers)+len(rd.Capabilities)+len(rd.Positions) > 0 {
		return t.exec(ctx, insertStale, string(StaleWatched), rd.DocumentID, 0)
	}
	return nil
}

// staleBefore marks what changes because an other coder's rows of the document
// are no longer the current view.
func staleBefore(ctx context.Context, t *tx, rd *entente.Reading) error {
	coder, found, err := one(ctx, t, scanString, `SELECT coder FROM document WHERE id = ?`, rd.DocumentID)
	if err != nil {
		return err
	}
	if !found {
		return fmt.Errorf("there is no document %q", rd.DocumentID)
	}
	if coder == "" || coder == rd.Coder {
		return nil
	}
	if err := t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', family, day FROM mention
		WHERE document_id = ? AND coder = ? ON CONFLICT DO NOTHING`, rd.DocumentID, coder); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'agreements', family, 0 FROM finding
		WHERE document_id = ? AND coder = ? AND kind = 'agreement' ON CONFLICT DO NOTHING`, rd.DocumentID, coder)
}
