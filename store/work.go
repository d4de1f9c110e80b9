package store

import (
	"context"

	"entente"
)

// Work lists the ids of documents that lack the given coder's reading and that
// it has tried fewer than maxAttempts times: new ones first, then those that
// failed, then those that another coder read. Documents that nothing could be
// extracted from are no work.
func (s *Store) Work(ctx context.Context, coder string, maxAttempts, limit int) ([]string, error) {
	var work []string
	for _, p := range []struct {
		where string
		args  []any
	}{
		{`state = 'waiting' AND coder = ''`, nil},
		{`state = 'failed' AND coder <> ? AND (tried <> ? OR attempts < ?)`, []any{coder, coder, maxAttempts}},
		{`state = 'coded' AND coder < ?`, []any{coder}},
		{`state = 'coded' AND coder > ?`, []any{coder}},
	} {
		left := limit - len(work)
		if left <= 0 {
			break
		}
		more, err := collect(ctx, s.r, scanString, `SELECT id FROM document WHERE `+p.where+` ORDER BY n LIMIT ?`, append(p.args, left)...)
		if err != nil {
			return nil, s.wrap("list work", err)
		}
		work = append(work, more...)
	}
	return work, nil
}

// isWork is the condition that one document is work, for a coder (three times)
// and a number of attempts.
const isWork = `(state = 'waiting' OR (state = 'coded' AND coder <> ?)
	OR (state = 'failed' AND coder <> ? AND (tried <> ? OR attempts < ?)))`

// WorkOn gives a document with its text if it is still work, as Work says; it
// may have been done since it was listed.
func (s *Store) WorkOn(ctx context.Context, id, coder string, maxAttempts int) (d entente.Document, still bool, err error) {
	d, still, err = one(ctx, s.r, scanDocument, `SELECT `+headColumns+`, d.text FROM document d WHERE d.id = ? AND `+isWork,
		id, coder, coder, coder, maxAttempts)
	return d, still, s.wrap("find work "+id, err)
}

// Text gives a document with its text, and nothing of what was read in it.
func (s *Store) Text(ctx context.Context, id string) (entente.Document, error) {
	d, found, err := one(ctx, s.r, scanDocument, `SELECT `+headColumns+`, d.text FROM document d WHERE d.id = ?`, id)
	if err == nil && !found {
		err = notFound("document", id)
	}
	return d, s.wrap("find text "+id, err)
}

// WorkLeft counts what Work would list without a limit.
func (s *Store) WorkLeft(ctx context.Context, coder string, maxAttempts int) (int, error) {
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM document WHERE `+isWork,
		coder, coder, coder, maxAttempts)
	return int(n), s.wrap("count work", err)
}

// FailDocument records that a coder could not read a document, and why. What
// an earlier coder made of it stays.
func (s *Store) FailDocument(ctx context.Context, id, coder, reason string) error {
	return s.write(ctx, "fail document "+id, func(t *tx) error {
		return t.exec(ctx, `UPDATE document SET state = 'failed', error = ?,
			attempts = CASE WHEN tried = ? THEN attempts + 1 ELSE 1 END, tried = ? WHERE id = ?`,
			reason, coder, coder, id)
	})
}
