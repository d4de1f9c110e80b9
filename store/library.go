package store

import (
	"context"
	"time"

	"entente"
)

// Sighting is one address under which a document was seen.
type Sighting struct {
	URL       string
	SourceID  int64
	Publisher string
	Published time.Time
	Retrieved time.Time
}

// DocumentView is a document with its text, its current reading, where it was
// seen, and the other versions of its address (ids, the oldest first).
type DocumentView struct {
	entente.Document
	State     State
	Reading   entente.Reading
	Sightings []Sighting
	Versions  []string
	Events    map[string]string // mention id to event id
}

// Document finds a document and what was read in it.
func (s *Store) Document(ctx context.Context, id string) (DocumentView, error) {
	op := "find document " + id
	d, err := s.Text(ctx, id)
	if err != nil {
		return DocumentView{}, err
	}
	v := DocumentView{Document: d, State: StateOf(d)}
	if v.Reading, err = s.Reading(ctx, id, d.Coder); err != nil {
		return v, err
	}
	if v.Sightings, err = collect(ctx, s.r, scanSighting, `SELECT url, source_id, publisher, published, retrieved
		FROM sighting WHERE document_id = ? ORDER BY retrieved, url`, id); err != nil {
		return v, s.wrap(op, err)
	}
	if d.URL != "" {
		if v.Versions, err = collect(ctx, s.r, scanString, `SELECT id FROM document WHERE url = ? ORDER BY version`, d.URL); err != nil {
			return v, s.wrap(op, err)
		}
	}
	v.Events, err = s.EventsOf(ctx, id)
	return v, err
}

func scanSighting(r row) (Sighting, error) {
	var v Sighting
	err := r.Scan(&v.URL, &v.SourceID, &v.Publisher, (*msTime)(&v.Published), (*msTime)(&v.Retrieved))
	return v, err
}

// DocumentFilter selects documents; zero fields select all.
type DocumentFilter struct {
	State    State
	SourceID int64
	Words    string // that the title or text holds, all of them
	Page
}

// Documents lists documents without their texts, what came last first, and how
// many there are in all.
func (s *Store) Documents(ctx context.Context, f DocumentFilter) ([]entente.Document, int, error) {
	where, args := `1 = 1`, []any{}
	if f.State != "" {
		where += ` AND d.state = ?`
		args = append(args, string(f.State))
	}
	if f.SourceID != 0 {
		where += ` AND d.source_id = ?`
		args = append(args, f.SourceID)
	}
	if f.Words != "" {
		condition, value := s.d.Match(f.Words)
		where += ` AND ` + condition
		args = append(args, value)
	}
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM document d WHERE `+where, args...)
	if err != nil {
		return nil, 0, s.wrap("count documents", err)
	}
	all, err := collect(ctx, s.r, scanHead, `SELECT `+headColumns+` FROM document d WHERE `+where+
		` ORDER BY d.n DESC LIMIT ? OFFSET ?`, append(args, f.limit(), f.offset())...)
	return all, int(n), s.wrap("list documents", err)
}

// Counts are the sizes of the record.
type Counts struct {
	Sources, Documents, Waiting, Coded, Failed, Unreadable int
	Mentions                                               int // current and older readings
	Events, Agreements, Ties, Alerts                       int
}

// Counts counts what the record holds.
func (s *Store) Counts(ctx context.Context) (Counts, error) {
	var c Counts
	for _, q := range []struct {
		to    *int
		query string
	}{
		{&c.Sources, `SELECT COUNT(*) FROM source`},
		{&c.Documents, `SELECT COUNT(*) FROM document`},
		{&c.Waiting, `SELECT COUNT(*) FROM document WHERE state = 'waiting'`},
		{&c.Coded, `SELECT COUNT(*) FROM document WHERE state = 'coded'`},
		{&c.Failed, `SELECT COUNT(*) FROM document WHERE state = 'failed'`},
		{&c.Unreadable, `SELECT COUNT(*) FROM document WHERE state = 'unreadable'`},
		{&c.Mentions, `SELECT COUNT(*) FROM mention`},
		{&c.Events, `SELECT COUNT(*) FROM event`},
		{&c.Agreements, `SELECT COUNT(*) FROM agreement`},
		{&c.Ties, `SELECT COUNT(*) FROM tie`},
		{&c.Alerts, `SELECT COUNT(*) FROM alert`},
	} {
		n, _, err := one(ctx, s.r, scanInt, q.query)
		if err != nil {
			return c, s.wrap("count", err)
		}
		*q.to = int(n)
	}
	return c, nil
}
