package store

import (
	"context"

	"entente"
)

// Work lists documents that lack the given coder's reading and that it has
// tried fewer than maxAttempts times, with their texts: new ones first, then
// those that failed, then those that an other coder read. Documents that
// nothing could be extracted from are no work.
func (s *Store) Work(ctx context.Context, coder string, maxAttempts, limit int) ([]entente.Document, error) {
	const from = `SELECT ` + headColumns + `, d.text FROM document d WHERE `
	parts := []struct {
		where string
		args  []any
	}{
		{`d.state = 'waiting' AND d.coder = ''`, nil},
		{`d.state = 'failed' AND d.coder <> ? AND (d.tried <> ? OR d.attempts < ?)`, []any{coder, coder, maxAttempts}},
		{`d.state = 'coded' AND d.coder < ?`, []any{coder}},
		{`d.state = 'coded' AND d.coder > ?`, []any{coder}},
	}
	var work []entente.Document
	for _, p := range parts {
		left := limit - len(work)
		if left <= 0 {
			break
		}
		more, err := collect(ctx, s.r, scanDocument, from+p.where+` ORDER BY d.n LIMIT ?`, append(p.args, left)...)
		if err != nil {
			return nil, s.wrap("list work", err)
		}
		work = append(work, more...)
	}
	return work, nil
}

// WorkLeft counts what Work would list without a limit.
func (s *Store) WorkLeft(ctx context.Context, coder string, maxAttempts int) (int, error) {
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM document WHERE state = 'waiting'
		OR (state = 'coded' AND coder <> ?) OR (state = 'failed' AND coder <> ? AND (tried <> ? OR attempts < ?))`,
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
