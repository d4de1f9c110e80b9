package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"entente"
)

// Dialect is what only one database says: how it names its errors and how it
// searches text.
type Dialect interface {
	// Explain turns a driver's error into a sentence for the user, or nil
	// where there is nothing better to say than the error itself.
	Explain(err error) *entente.Error
	// Match is the SQL condition that documents match a text query, with one
	// placeholder, and the value to put in its place for a user's words.
	Match(words string) (condition, value string)
	// Phrase is the SQL condition that documents (d) hold words side by side, the
	// last of them perhaps with an ending, and the value to put in its place.
	Phrase(words string) (condition, value string)
	// Holds is the SQL condition that a column's text holds that of the one
	// placeholder, letter by letter.
	Holds(column string) (condition string)
}

// Store is the record in one database. It is safe for concurrent use: readers
// do not wait for the one writer.
type Store struct {
	w, r *sql.DB
	d    Dialect
	now  func() time.Time
}

// New joins a store from a pool that writes (one connection where the database
// has one writer) and one that reads; they may be the same. The schema must be
// in place. The clock stamps when things were recorded.
func New(write, read *sql.DB, d Dialect, now func() time.Time) *Store {
	return &Store{w: write, r: read, d: d, now: now}
}

// Close closes both pools.
func (s *Store) Close() error {
	err := s.w.Close()
	if s.r != s.w {
		err = errors.Join(err, s.r.Close())
	}
	return s.wrap("close", err)
}

// wrap gives an error its operation, and the user a sentence where the dialect
// has one.
func (s *Store) wrap(op string, err error) error {
	if err == nil {
		return nil
	}
	var told *entente.Error
	if errors.As(err, &told) || errors.Is(err, context.Canceled) {
		return err
	}
	chain := fmt.Errorf("store: %s: %w", op, err)
	if e := s.d.Explain(err); e != nil {
		e.Err = chain
		return e
	}
	return chain
}

// write runs f in one transaction: all of it is stored when write returns nil,
// none of it otherwise.
func (s *Store) write(ctx context.Context, op string, f func(*tx) error) error {
	t, err := s.w.BeginTx(ctx, nil)
	if err != nil {
		return s.wrap(op, err)
	}
	defer func() { _ = t.Rollback() }() // after Commit it does nothing
	if err := f(&tx{Tx: t, stmts: map[string]*sql.Stmt{}}); err != nil {
		return s.wrap(op, err)
	}
	return s.wrap(op, t.Commit())
}

// tx is a transaction that compiles each statement once.
type tx struct {
	*sql.Tx
	stmts map[string]*sql.Stmt
}

func (t *tx) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := t.stmts[query]; ok {
		return st, nil
	}
	st, err := t.PrepareContext(ctx, query)
	if err == nil {
		t.stmts[query] = st
	}
	return st, err
}

// ExecContext runs a statement that changes rows.
func (t *tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	st, err := t.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(ctx, args...)
}

// QueryContext runs a query.
func (t *tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := t.stmt(ctx, query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// exec runs a statement whose result nobody needs.
func (t *tx) exec(ctx context.Context, query string, args ...any) error {
	_, err := t.ExecContext(ctx, query, args...)
	return err
}

// querier is what reads: a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells what matters
	var all []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// one reads the only row of a query; found is false if there is none.
func one[T any](ctx context.Context, q querier, scan func(row) (T, error), query string, args ...any) (v T, found bool, err error) {
	all, err := collect(ctx, q, scan, query, args...)
	if err != nil || len(all) == 0 {
		return v, false, err
	}
	return all[0], true, nil
}

// row is one row to scan.
type row interface{ Scan(dest ...any) error }

func scanString(r row) (v string, err error) { err = r.Scan(&v); return v, err }
func scanInt(r row) (v int64, err error)     { err = r.Scan(&v); return v, err }
