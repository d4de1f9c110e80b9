package store

import (
	"context"
	"fmt"
	"time"

	"entente"
)

// # reading
//
// One row a document and coder version: that this coder read it, when, and of
// its result what no other table holds (statements, relations, what became of
// each sentence and why). Re-derivable by coding again; never overwritten.
//
// # mention
//
// One row a report of an event. payload is the whole entente.Mention; family
// and day are what merging goes by (see package merge): mentions of one family
// around one day may be one event. Bound to its document and coder; a mention
// is current if its coder is its document's coder.

// CodedReading is a reading and the keys that what it found merges by, in their
// order: a family and a day each mention, a family each agreement, transfer and
// capability. A store knows no merging; whoever does gives the keys along.
type CodedReading struct {
	Reading      entente.Reading
	Families     []string
	Days         []time.Time
	Agreements   []string
	Transfers    []string
	Capabilities []string
	Sketch       Sketch // of the document's text; none if its Data are empty
	Notice       Notice // whether it corrects or withdraws another
}

// keyed says what is wrong if a thing came without its key.
func (c *CodedReading) keyed() error {
	rd := &c.Reading
	for _, k := range []struct {
		what         string
		things, keys int
	}{
		{"mentions", len(rd.Mentions), len(c.Families)}, {"mentions", len(rd.Mentions), len(c.Days)},
		{"agreements", len(rd.Agreements), len(c.Agreements)}, {"transfers", len(rd.Transfers), len(c.Transfers)},
		{"capabilities", len(rd.Capabilities), len(c.Capabilities)},
	} {
		if k.things != k.keys {
			return fmt.Errorf("%d %s came with %d keys", k.things, k.what, k.keys)
		}
	}
	return nil
}

// SaveReadings keeps readings in one transaction and marks what must be merged
// again. To save a reading that is held already changes nothing, so a document
// whose coding was cut short by a crash is simply coded again.
func (s *Store) SaveReadings(ctx context.Context, readings []CodedReading) error {
	return s.write(ctx, fmt.Sprintf("save %d readings", len(readings)), func(t *tx) error {
		for i := range readings {
			if err := s.saveReading(ctx, t, &readings[i]); err != nil {
				return fmt.Errorf("reading of %s: %w", readings[i].Reading.DocumentID, err)
			}
		}
		return nil
	})
}

func (s *Store) saveReading(ctx context.Context, t *tx, c *CodedReading) error {
	rd := &c.Reading
	if err := c.keyed(); err != nil {
		return err
	}
	if err := c.heed(ctx, t); err != nil {
		return err
	}
	if err := staleBefore(ctx, t, rd); err != nil {
		return err
	}
	_, held, err := one(ctx, t, scanInt, `SELECT 1 FROM reading WHERE document_id = ? AND coder = ?`, rd.DocumentID, rd.Coder)
	if err != nil {
		return err
	}
	if !held {
		if err := s.insertReading(ctx, t, c); err != nil {
			return err
		}
	}
	if err := t.exec(ctx, `UPDATE document SET state = 'coded', coder = ?, tried = ?, attempts = 0, error = '', again = 0 WHERE id = ?`,
		rd.Coder, rd.Coder, rd.DocumentID); err != nil {
		return err
	}
	if err := replaceUnknown(ctx, t, rd); err != nil {
		return err
	}
	if err := saveSketch(ctx, t, rd.DocumentID, c.Sketch); err != nil {
		return err
	}
	if err := saveNotice(ctx, t, rd.DocumentID, c.Notice); err != nil {
		return err
	}
	return staleAfter(ctx, t, c)
}

func (s *Store) insertReading(ctx context.Context, t *tx, c *CodedReading) error {
	rd := &c.Reading
	rest := entente.Reading{Relations: rd.Relations, Sentences: rd.Sentences, Skipped: rd.Skipped}
	payload, err := pack(rest)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO reading (document_id, coder, stored, payload) VALUES (?,?,?,?)`,
		rd.DocumentID, rd.Coder, instant(s.now()), payload); err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO coding (coder, since) VALUES (?,?) ON CONFLICT DO NOTHING`, rd.Coder, instant(s.now())); err != nil {
		return err
	}
	for i := range rd.Mentions {
		if err := insertMention(ctx, t, rd, i, c.Families[i], c.Days[i]); err != nil {
			return err
		}
	}
	return insertFindings(ctx, t, c)
}

func insertMention(ctx context.Context, t *tx, rd *entente.Reading, i int, family string, day time.Time) error {
	m := rd.Mentions[i]
	m.ID, m.DocumentID, m.Coder = mentionID(rd, i), rd.DocumentID, rd.Coder
	payload, err := pack(m)
	if err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO mention (id, document_id, coder, seq, event, quad, day, polarity, certainty, tense, family, payload)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
		m.ID, rd.DocumentID, rd.Coder, i, m.Event, m.Quad, dayOf(day),
		string(m.Standing.Polarity), string(m.Standing.Certainty), string(m.Standing.Time), family, payload)
}

// mentionID is a mention's own id, or one made of its place in the reading.
func mentionID(rd *entente.Reading, i int) string {
	if id := rd.Mentions[i].ID; id != "" {
		return id
	}
	return hashOf("mention ", rd.DocumentID, " ", rd.Coder, " ", i)
}

// Reading gives one coder's reading of a document; with an empty coder that of
// the coder that read it last. It is empty if there is none.
func (s *Store) Reading(ctx context.Context, documentID, coder string) (entente.Reading, error) {
	op := "find reading of " + documentID
	if coder == "" {
		var err error
		coder, _, err = one(ctx, s.r, scanString, `SELECT coder FROM document WHERE id = ?`, documentID)
		if err != nil {
			return entente.Reading{}, s.wrap(op, err)
		}
	}
	rd, err := readReading(ctx, s.r, documentID, coder)
	return rd, s.wrap(op, err)
}

// readReading puts together what one coder read in a document.
func readReading(ctx context.Context, q querier, documentID, coder string) (entente.Reading, error) {
	rd, found, err := one(ctx, q, scanPayload[entente.Reading],
		`SELECT payload FROM reading WHERE document_id = ? AND coder = ?`, documentID, coder)
	if err != nil || !found {
		return entente.Reading{DocumentID: documentID}, err
	}
	rd.DocumentID, rd.Coder = documentID, coder
	rd.Mentions, err = collect(ctx, q, scanPayload[entente.Mention],
		`SELECT payload FROM mention WHERE document_id = ? AND coder = ? ORDER BY seq`, documentID, coder)
	if err == nil {
		err = readFindings(ctx, q, &rd)
	}
	return rd, err
}

// Coders lists the coder versions that a document has readings of, the oldest
// first.
func (s *Store) Coders(ctx context.Context, documentID string) ([]string, error) {
	all, err := collect(ctx, s.r, scanString, `SELECT coder FROM reading WHERE document_id = ? ORDER BY stored, coder`, documentID)
	return all, s.wrap("list coders of "+documentID, err)
}
