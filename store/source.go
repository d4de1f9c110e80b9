package store

import (
	"context"
	"fmt"

	"entente"
)

// # source
//
// One row a place that documents come from; (kind, location) is its identity.
// The last look's state is kept with it (checked, etag, last_modified, error,
// failures in a row) so that a source gone quiet can be shown. Not
// re-derivable: the user added it.

const sourceColumns = `id, kind, location, name, publisher, added, checked, etag, last_modified, error, failures`

func scanSource(r row) (entente.Source, error) {
	var v entente.Source
	var added, checked int64
	err := r.Scan(&v.ID, &v.Kind, &v.Location, &v.Name, &v.Publisher, &added, &checked,
		&v.ETag, &v.LastModified, &v.Error, &v.Failures)
	v.Added, v.Checked = clock(added), clock(checked)
	return v, err
}

// AddSource adds a source, or finds the one that has the same kind and
// location, and returns it as it is kept.
func (s *Store) AddSource(ctx context.Context, src entente.Source) (entente.Source, error) {
	if src.Added.IsZero() {
		src.Added = s.now()
	}
	var kept entente.Source
	err := s.write(ctx, "add source "+src.Location, func(t *tx) error {
		err := t.exec(ctx, `INSERT INTO source (kind, location, name, publisher, added, checked, etag, last_modified, error, failures)
			VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (kind, location) DO NOTHING`,
			string(src.Kind), src.Location, src.Name, src.Publisher, instant(src.Added), instant(src.Checked),
			src.ETag, src.LastModified, src.Error, src.Failures)
		if err != nil {
			return err
		}
		kept, _, err = one(ctx, t, scanSource, `SELECT `+sourceColumns+` FROM source WHERE kind = ? AND location = ?`,
			string(src.Kind), src.Location)
		return err
	})
	return kept, err
}

// SaveSource keeps the state of the last look at a source, and its name.
func (s *Store) SaveSource(ctx context.Context, src entente.Source) error {
	return s.write(ctx, fmt.Sprintf("save source %d", src.ID), func(t *tx) error {
		return t.exec(ctx, `UPDATE source SET name = ?, publisher = ?, checked = ?, etag = ?, last_modified = ?,
			error = ?, failures = ? WHERE id = ?`, src.Name, src.Publisher, instant(src.Checked), src.ETag,
			src.LastModified, src.Error, src.Failures, src.ID)
	})
}

// Sources lists every source in the order they were added.
func (s *Store) Sources(ctx context.Context) ([]entente.Source, error) {
	all, err := collect(ctx, s.r, scanSource, `SELECT `+sourceColumns+` FROM source ORDER BY id`)
	return all, s.wrap("list sources", err)
}

// Source finds one source.
func (s *Store) Source(ctx context.Context, id int64) (entente.Source, error) {
	v, found, err := one(ctx, s.r, scanSource, `SELECT `+sourceColumns+` FROM source WHERE id = ?`, id)
	if err == nil && !found {
		err = notFound("source", fmt.Sprint(id))
	}
	return v, s.wrap(fmt.Sprintf("find source %d", id), err)
}
