package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"entente"
)

// # score_day
//
// The scores of all ties on a day, packed into one row as "A B score A B score ...":
// the network looks at 450 days of all ties at once, and to read them day by day and tie by tie takes ten times as
// long. packed is NULL from when a day of a tie changes until the end of that transaction, or of a later one where
// that changed many days; what is NULL is read from tie_day. Derived.

// packMost is how many days one transaction packs at most.
const packMost = 100

// packScores packs days that changed.
func packScores(ctx context.Context, t *tx) error {
	return t.exec(ctx, `UPDATE score_day SET packed = COALESCE((SELECT group_concat(a || ' ' || b || ' ' ||
			CASE WHEN CAST(printf('%.15g', score) AS REAL) = score THEN printf('%.15g', score) ELSE printf('%!.17g', score) END, ' ')
			FROM tie_day WHERE tie_day.day = score_day.day), '')
		WHERE day IN (SELECT day FROM score_day WHERE packed IS NULL LIMIT ?)`, packMost)
}

// EachScore calls f with the score of every day of every tie on which something happened, from one day to another,
// both included; a zero time leaves its side open. What comes of one day comes together, days in no order.
func (s *Store) EachScore(ctx context.Context, from, to time.Time, f func(d entente.Dyad, day time.Time, score float64)) error {
	return s.wrap("read scores", eachScore(ctx, s.r, from, to, f))
}

func eachScore(ctx context.Context, q querier, from, to time.Time, f func(d entente.Dyad, day time.Time, score float64)) error {
	lo, hi := days(from, to)
	rows, err := q.QueryContext(ctx, `SELECT day, packed FROM score_day WHERE packed IS NOT NULL AND day BETWEEN ? AND ?`, lo, hi)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // Err tells
	for rows.Next() {
		var day int64
		var packed string
		if err := rows.Scan(&day, &packed); err != nil {
			return err
		}
		if err := unpackScores(packed, midnight(day), f); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	loose, err := collect(ctx, q, scanScore, `SELECT a, b, day, score FROM tie_day WHERE day IN
		(SELECT day FROM score_day WHERE packed IS NULL AND day BETWEEN ? AND ?)`, lo, hi)
	for i := range loose {
		f(loose[i].Dyad, loose[i].Day, loose[i].Score)
	}
	return err
}

func scanScore(r row) (v entente.TieDay, err error) {
	var day int64
	err = r.Scan(&v.Dyad.A, &v.Dyad.B, &day, &v.Score)
	v.Day = midnight(day)
	return v, err
}

// unpackScores reads what packScores wrote.
func unpackScores(packed string, day time.Time, f func(d entente.Dyad, day time.Time, score float64)) error {
	for rest := packed; rest != ""; {
		a, more, _ := strings.Cut(rest, " ")
		b, more, ok := strings.Cut(more, " ")
		figure, next, _ := strings.Cut(more, " ")
		score, err := strconv.ParseFloat(figure, 64)
		if err != nil || !ok {
			return fmt.Errorf("the scores of %s are garbled at %.40q", day.Format(time.DateOnly), rest)
		}
		f(entente.Dyad{A: a, B: b}, day, score)
		rest = next
	}
	return nil
}

// Scores lists the scores of the days of all dyads from one day to another, both
// included, in no order: days and scores only.
func (s *Store) Scores(ctx context.Context, from, to time.Time) ([]entente.TieDay, error) {
	var all []entente.TieDay
	err := s.EachScore(ctx, from, to, func(d entente.Dyad, day time.Time, score float64) {
		all = append(all, entente.TieDay{Dyad: d, Day: day, Score: score})
	})
	return all, err
}
