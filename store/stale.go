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
// around a day, a family of reports of an agreement, transfer or capability, a
// document whose positions are to be linked to what they are about, a family of
// positions. Written in the transaction
// that saves the reading and removed in the one that saves what was derived,
// so that a crash between the two loses nothing: what is stale is made again.

// StaleKind says what must be made again.
type StaleKind string

// The kinds of stale key.
const (
	StaleEvents     StaleKind = "events"     // of a family of mentions, around a day
	StaleAgreements StaleKind = "agreements" // of a family of agreement reports

	StaleTransfers    StaleKind = "transfers"    // of a family of transfers
	StaleCapabilities StaleKind = "capabilities" // of a family of capabilities
	StaleLinks        StaleKind = "links"        // of a document's positions
	StalePositions    StaleKind = "positions"    // of a family of positions
	// StaleFindings are of a document that was read when transfers and
	// capabilities had no families.
	StaleFindings StaleKind = "findings"
	StaleWatched  StaleKind = "watched" // of a document whose findings no watch has looked at
	// StaleDays are of a dyad that was summed when days had no types.
	StaleDays StaleKind = "days"
	// StaleTurns are of a dyad whose days were summed again.
	StaleTurns StaleKind = "turns"
	// StalePlaces are of a document whose mentions were placed by rules that are
	// no more.
	StalePlaces StaleKind = "places"
	// StaleNotices are of a document that was read when nobody looked whether it
	// corrects another, StaleCorrections of one that does.
	StaleNotices     StaleKind = "notices"
	StaleCorrections StaleKind = "corrections"
)

// staleOrder is the order in which stale keys are made fresh: positions are
// linked once the registers stand that they are linked to, and change points,
// which take longest, are looked for once all else is summed.
var staleOrder = []StaleKind{
	StalePlaces, StaleFindings, StaleAgreements, StaleEvents, StaleTransfers, StaleCapabilities, StaleLinks, StalePositions, StaleDays,
	StaleWatched, StaleTurns, StaleNotices, StaleCorrections,
}

// staleOf is the kind of stale key that a finding's family is.
func staleOf(k Kind) StaleKind {
	switch k {
	case KindAgreement:
		return StaleAgreements
	case KindTransfer:
		return StaleTransfers
	}
	return StaleCapabilities
}

// Stale is a key whose derived rows must be made again.
type Stale struct {
	Kind StaleKind
	Key  string
	Day  time.Time // of StaleEvents and StaleDays
}

// Stale lists at most limit stale keys in the order in which they are to be
// made fresh, those of one family together and by day.
func (s *Store) Stale(ctx context.Context, limit int) ([]Stale, error) {
	var all []Stale
	for _, kind := range staleOrder {
		if len(all) == limit {
			break
		}
		more, err := collect(ctx, s.r, func(r row) (Stale, error) {
			v := Stale{Kind: kind}
			var day int64
			err := r.Scan(&v.Key, &day)
			v.Day = midnight(day)
			return v, err
		}, `SELECT key, day FROM stale WHERE kind = ? ORDER BY key, day LIMIT ?`, string(kind), limit-len(all))
		if err != nil {
			return nil, s.wrap("list stale keys", err)
		}
		all = append(all, more...)
	}
	return all, nil
}

const insertStale = `INSERT INTO stale (kind, key, day) VALUES (?,?,?) ON CONFLICT DO NOTHING`

// staleAfter marks what a reading's own rows change.
func staleAfter(ctx context.Context, t *tx, c *CodedReading) error {
	for i, family := range c.Families {
		if err := t.exec(ctx, insertStale, string(StaleEvents), family, dayOf(c.Days[i])); err != nil {
			return err
		}
	}
	for kind, families := range map[StaleKind][]string{
		StaleAgreements: c.Agreements, StaleTransfers: c.Transfers, StaleCapabilities: c.Capabilities,
	} {
		for _, family := range families {
			if err := t.exec(ctx, insertStale, string(kind), family, 0); err != nil {
				return err
			}
		}
	}
	if rd := &c.Reading; len(rd.Transfers)+len(rd.Capabilities)+len(rd.Positions) > 0 {
		if err := t.exec(ctx, insertStale, string(StaleWatched), rd.DocumentID, 0); err != nil {
			return err
		}
	}
	if len(c.Reading.Positions) > 0 {
		return t.exec(ctx, insertStale, string(StaleLinks), c.Reading.DocumentID, 0)
	}
	return t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'links', document_id, 0 FROM position_link
		WHERE document_id = ? ON CONFLICT DO NOTHING`, c.Reading.DocumentID)
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
	for _, kind := range []Kind{KindAgreement, KindTransfer, KindCapability} {
		if err := t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT ?, family, 0 FROM finding
			WHERE document_id = ? AND coder = ? AND kind = ? ON CONFLICT DO NOTHING`,
			string(staleOf(kind)), rd.DocumentID, coder, string(kind)); err != nil {
			return err
		}
	}
	return nil
}
