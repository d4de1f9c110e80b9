package store

import (
	"context"
	"strings"

	"entente"
)

// A coder's version may end in a plus sign and the edition of what the user has
// taught it. Another edition alone is no reason to read a document again: that
// is told by Learn, which knows what documents it is about.

// rules is a coder's version without the edition.
func rules(coder string) string {
	version, _, _ := strings.Cut(coder, "+")
	return version
}

// editions are the bounds of the versions that differ from one without edition
// in their edition only: from the first on, and below the second (in ASCII a
// comma follows the plus sign).
func editions(version string) (from, below string) { return version + "+", version + "," }

// Work lists the ids of documents that lack the given coder's reading and that
// it has tried fewer than maxAttempts times: first those that Learn has called
// up again, for which somebody waits, then new ones, then those that failed,
// then those that another coder read. Documents that nothing could be extracted
// from are no work.
func (s *Store) Work(ctx context.Context, coder string, maxAttempts, limit int) ([]string, error) {
	var work []string
	version := rules(coder)
	from, below := editions(version)
	for _, p := range []struct {
		where string
		args  []any
	}{
		{`state = 'coded' AND again = 1`, nil},
		{`state = 'waiting' AND coder = ''`, nil},
		{`state = 'failed' AND coder <> ? AND (tried <> ? OR attempts < ?)`, []any{coder, coder, maxAttempts}},
		{`state = 'coded' AND again = 0 AND coder < ?`, []any{version}},
		{`state = 'coded' AND again = 0 AND coder > ? AND coder < ?`, []any{version, from}},
		{`state = 'coded' AND again = 0 AND coder >= ?`, []any{below}},
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

// isWork is the condition that one document is work; workArgs are its values.
const isWork = `(state = 'waiting' OR (state = 'coded' AND (again = 1 OR NOT (coder = ? OR coder >= ? AND coder < ?)))
	OR (state = 'failed' AND coder <> ? AND (tried <> ? OR attempts < ?)))`

func workArgs(coder string, maxAttempts int) []any {
	version := rules(coder)
	from, below := editions(version)
	return []any{version, from, below, coder, coder, maxAttempts}
}

// WorkOn gives a document with its text if it is still work, as Work says; it
// may have been done since it was listed.
func (s *Store) WorkOn(ctx context.Context, id, coder string, maxAttempts int) (d entente.Document, still bool, err error) {
	d, still, err = one(ctx, s.r, scanDocument, `SELECT `+headColumns+`, d.text FROM document d WHERE d.id = ? AND `+isWork,
		append([]any{id}, workArgs(coder, maxAttempts)...)...)
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
		workArgs(coder, maxAttempts)...)
	return int(n), s.wrap("count work", err)
}

// FailDocument records that a coder could not read a document, and why. What
// an earlier coder made of it stays.
func (s *Store) FailDocument(ctx context.Context, id, coder, reason string) error {
	return s.write(ctx, "fail document "+id, func(t *tx) error {
		return t.exec(ctx, `UPDATE document SET state = 'failed', error = ?, again = 0,
			attempts = CASE WHEN tried = ? THEN attempts + 1 ELSE 1 END, tried = ? WHERE id = ?`,
			reason, coder, coder, id)
	})
}
