package store

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"entente"
)

// # tie_day
//
// What happened between two states (a before b in the alphabet) on one day:
// the events that count by quad class, the sum of their scores, and apart from
// them how many are open, of these how many denied and future; visits and types
// (a list as "AGREE 1,CONSULT 2") of those that count. A day on which nothing happened has no row. Derived
// from event by package tie.
//
// # tie
//
// Two states as a list shows them: the sums over their days, and changed, when
// a new or changed event or agreement between them was last recorded. change_* is
// the change point that lists tell of, from what had been read when the tie was
// last summed: reading more makes none stale. Derived.

// SaveTieDay replaces a day of a dyad; a day with nothing on it is taken out.
func (u *Update) SaveTieDay(ctx context.Context, d entente.TieDay) error {
	if err := u.t.exec(ctx, `INSERT INTO score_day (day) VALUES (?) ON CONFLICT (day) DO UPDATE SET packed = NULL`, dayOf(d.Day)); err != nil {
		return err
	}
	if d.Open == 0 && d.Quad == [5]int{} {
		return u.t.exec(ctx, `DELETE FROM tie_day WHERE a = ? AND b = ? AND day = ?`, d.Dyad.A, d.Dyad.B, dayOf(d.Day))
	}
	return u.t.exec(ctx, `INSERT INTO tie_day (a, b, day, quad1, quad2, quad3, quad4, score, open, denied, future, visits, types)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (a, b, day) DO UPDATE SET quad1 = excluded.quad1, quad2 = excluded.quad2, quad3 = excluded.quad3,
		quad4 = excluded.quad4, score = excluded.score, open = excluded.open, denied = excluded.denied,
		future = excluded.future, visits = excluded.visits, types = excluded.types`,
		d.Dyad.A, d.Dyad.B, dayOf(d.Day), d.Quad[1], d.Quad[2], d.Quad[3], d.Quad[4], d.Score, d.Open,
		d.Denied, d.Future, d.Visits, packCounts(d.Types))
}

// TieDays lists every day of a dyad on which something happened.
func (u *Update) TieDays(ctx context.Context, d entente.Dyad) ([]entente.TieDay, error) {
	return tieDays(ctx, u.t, d, time.Time{}, time.Time{})
}

func tieDays(ctx context.Context, q querier, d entente.Dyad, from, to time.Time) ([]entente.TieDay, error) {
	lo, hi := days(from, to)
	return collect(ctx, q, scanTieDay, `SELECT a, b, day, quad1, quad2, quad3, quad4, score, open, denied, future, visits, types
		FROM tie_day WHERE a = ? AND b = ? AND day BETWEEN ? AND ? ORDER BY day`, d.A, d.B, lo, hi)
}

func scanTieDay(r row) (entente.TieDay, error) {
	var v entente.TieDay
	var day int64
	var types string
	err := r.Scan(&v.Dyad.A, &v.Dyad.B, &day, &v.Quad[1], &v.Quad[2], &v.Quad[3], &v.Quad[4], &v.Score, &v.Open,
		&v.Denied, &v.Future, &v.Visits, &types)
	v.Day, v.Types = midnight(day), unpackCounts(types)
	return v, err
}

// packCounts writes counts as a column keeps them, by name.
func packCounts(counts map[string]int) string {
	parts := make([]string, 0, len(counts))
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, name+" "+strconv.Itoa(counts[name]))
	}
	return strings.Join(parts, ",")
}

// unpackCounts reads what packCounts wrote; it is nil where nothing is counted.
func unpackCounts(packed string) map[string]int {
	if packed == "" {
		return nil
	}
	counts := map[string]int{}
	for part := range strings.SplitSeq(packed, ",") {
		name, n, _ := strings.Cut(part, " ")
		counts[name], _ = strconv.Atoi(n) // packCounts wrote it
	}
	return counts
}

// SaveTie keeps the sums of a dyad, changed now. The number of agreements is
// counted here, from the register. A dyad with nothing left is taken out; that of
// another is looked through for change points (StaleTurns), once all is summed.
func (u *Update) SaveTie(ctx context.Context, v entente.Tie) error {
	n, _, err := one(ctx, u.t, scanInt, `SELECT COUNT(*) FROM agreement_dyad WHERE a = ? AND b = ?`, v.Dyad.A, v.Dyad.B)
	if err != nil {
		return err
	}
	if n == 0 && v.Events == 0 && v.Open == 0 {
		listed, _, err := one(ctx, u.t, scanInt, `SELECT COUNT(*) FROM event_dyad WHERE a = ? AND b = ?`, v.Dyad.A, v.Dyad.B)
		if err != nil {
			return err
		}
		if listed == 0 {
			return u.t.exec(ctx, `DELETE FROM tie WHERE a = ? AND b = ?`, v.Dyad.A, v.Dyad.B)
		}
	}
	if err := u.t.exec(ctx, insertStale, string(StaleTurns), v.Dyad.String(), 0); err != nil {
		return err
	}
	return u.t.exec(ctx, `INSERT INTO tie (a, b, events, open, score, quad1, quad2, quad3, quad4, first, last, changed, agreements)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (a, b) DO UPDATE SET events = excluded.events, open = excluded.open,
		score = excluded.score, quad1 = excluded.quad1, quad2 = excluded.quad2, quad3 = excluded.quad3, quad4 = excluded.quad4,
		first = excluded.first, last = excluded.last, changed = excluded.changed, agreements = excluded.agreements`,
		v.Dyad.A, v.Dyad.B, v.Events, v.Open, v.Score, v.Quad[1], v.Quad[2], v.Quad[3], v.Quad[4],
		instant(v.First), instant(v.Last), instant(u.now), n)
}

// SaveTurn keeps the change point of a dyad that lists tell of, none if it is zero.
func (u *Update) SaveTurn(ctx context.Context, d entente.Dyad, v entente.Turn) error {
	sign := -1
	if v.More {
		sign = 1
	}
	return u.t.exec(ctx, `UPDATE tie SET change_day = ?, change_quad = ?, change_sign = ?, change_chance = ? WHERE a = ? AND b = ?`,
		instant(v.Day), v.Quad, sign, v.Chance, d.A, d.B)
}

const tieColumns = `a, b, events, open, score, quad1, quad2, quad3, quad4, first, last, changed, agreements,
	change_day, change_quad, change_sign, change_chance`

func scanTie(r row) (entente.Tie, error) {
	var v entente.Tie
	var sign int
	err := r.Scan(&v.Dyad.A, &v.Dyad.B, &v.Events, &v.Open, &v.Score, &v.Quad[1], &v.Quad[2], &v.Quad[3], &v.Quad[4],
		(*msTime)(&v.First), (*msTime)(&v.Last), (*msTime)(&v.Changed), &v.Agreements,
		(*msTime)(&v.Turn.Day), &v.Turn.Quad, &sign, &v.Turn.Chance)
	v.Turn.More = sign > 0
	return v, err
}

// TieOrder is the order of a list of ties.
type TieOrder string

// The orders of ties that the record knows.
const (
	ByChanged TieOrder = ""       // what changed last first
	ByTurn    TieOrder = "change" // the surest change point first, of equal ones the latest
)

// TieFilter selects ties: those of one state, or all if it is empty.
type TieFilter struct {
	State string // ISO 3166-1 alpha-3
	Order TieOrder
	Page
}

// Ties lists ties, those that changed last first, and how many there are in
// all. What changed within one minute, as in a load, is by its latest event,
// and then by how much is known.
func (s *Store) Ties(ctx context.Context, f TieFilter) ([]entente.Tie, int, error) {
	where, args := `1 = 1`, []any{}
	if f.State != "" {
		where, args = `(a = ? OR b = ?)`, []any{f.State, f.State}
	}
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM tie WHERE `+where, args...)
	if err != nil {
		return nil, 0, s.wrap("count ties", err)
	}
	order := ``
	if f.Order == ByTurn {
		order = `change_chance DESC, change_day DESC, `
	}
	all, err := collect(ctx, s.r, scanTie, `SELECT `+tieColumns+` FROM tie WHERE `+where+
		` ORDER BY `+order+`changed / 60000 DESC, last DESC, events DESC, a, b LIMIT ? OFFSET ?`, append(args, f.limit(), f.offset())...)
	return all, int(n), s.wrap("list ties", err)
}

// Tie gives the sums of a dyad over all its days; zero ones if nothing is
// known between the two.
func (s *Store) Tie(ctx context.Context, d entente.Dyad) (entente.Tie, error) {
	v, found, err := one(ctx, s.r, scanTie, `SELECT `+tieColumns+` FROM tie WHERE a = ? AND b = ?`, d.A, d.B)
	if err == nil && !found {
		v.Dyad = d
	}
	return v, s.wrap("find tie "+d.A+" "+d.B, err)
}

// TieDays lists the days of a dyad on which something happened, from one day
// to another, both included; a zero time leaves its side open.
func (s *Store) TieDays(ctx context.Context, d entente.Dyad, from, to time.Time) ([]entente.TieDay, error) {
	all, err := tieDays(ctx, s.r, d, from, to)
	return all, s.wrap("list days of "+d.A+" "+d.B, err)
}

// Bound lists the agreements that carry an obligation, each once.
func (s *Store) Bound(ctx context.Context) ([]entente.RegisteredAgreement, error) {
	var all []entente.RegisteredAgreement
	seen := map[string]bool{}
	for _, code := range []string{entente.ObligationDefense, entente.ObligationOffense, entente.ObligationNeutral,
		entente.ObligationNonAgg, entente.ObligationConsul} {
		f := RegisterFilter{Obligation: code, Slice: Slice{Bare: true, Page: Page{Limit: 200}}}
		for more := true; more; more = f.After != "" {
			list, err := s.Register(ctx, f)
			if err != nil {
				return nil, err
			}
			for _, v := range list.Rows {
				if !seen[v.ID] {
					seen[v.ID] = true
					all = append(all, v.RegisteredAgreement)
				}
			}
			f.After = list.Next
		}
	}
	return all, nil
}
