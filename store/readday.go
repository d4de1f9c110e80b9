package store

import (
	"context"
	"time"

	"entente"
)

// # read_day
//
// How many coded documents were published on each day (UTC), kept by triggers
// of document. Documents without a date of publication are on no day.

// ReadDays lists how much was read of each day, from one day to another, both
// included; a zero time leaves its side open. Days of which nothing was read
// are left out.
func (s *Store) ReadDays(ctx context.Context, from, to time.Time) ([]entente.ReadDay, error) {
	all, err := readDays(ctx, s.r, from, to)
	return all, s.wrap("list days read", err)
}

// ReadDays lists how much was read of every day.
func (u *Update) ReadDays(ctx context.Context) ([]entente.ReadDay, error) {
	return readDays(ctx, u.t, time.Time{}, time.Time{})
}

func readDays(ctx context.Context, q querier, from, to time.Time) ([]entente.ReadDay, error) {
	lo, hi := days(from, to)
	return collect(ctx, q, func(r row) (entente.ReadDay, error) {
		var v entente.ReadDay
		var day int64
		err := r.Scan(&day, &v.Documents)
		v.Day = midnight(day)
		return v, err
	}, `SELECT day, documents FROM read_day WHERE day BETWEEN ? AND ? AND documents > 0 ORDER BY day`, lo, hi)
}
