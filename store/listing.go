package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"entente"
)

// Cursor is a place in a list of a ledger, to go on behind it. It stays good
// when entries come and go: none is left out or shown twice, save one that a new
// report brings to the front.
type Cursor string

// Slice says which part of a ledger's list is asked for, the latest reported
// first: entries last reported From one day To another, both included; of those
// only what was first reported by the end of the day KnownBy; behind the cursor
// After, and of these a Page. Zero fields leave their side open.
type Slice struct {
	From, To time.Time
	KnownBy  time.Time
	After    Cursor
	Bare     bool // entries only, without their reports and documents
	Page
}

// Listing is a page of a ledger. Total counts the whole list; where that would
// take too long it is the least that there are, and AtLeast is set. Next goes on
// with the next page; it is empty on the last.
type Listing[T any] struct {
	Rows    []T
	Total   int
	AtLeast bool
	Next    Cursor
}

// mostCounted is how many entries are looked at to count a list that is
// narrowed by more than one facet.
const mostCounted = 30_000

// line is an entry as a list finds it.
type line struct {
	n, latest int64
	id        string
	changed   time.Time
	payload   string
}

func scanLine(r row) (l line, err error) {
	err = r.Scan(&l.n, &l.latest, &l.id, (*msTime)(&l.changed), &l.payload)
	return l, err
}

// cursor is the place of an entry in any list.
func (l line) cursor() Cursor { return Cursor(fmt.Sprintf("%d.%d", l.latest, l.n)) }

// place reads a cursor.
func (c Cursor) place() (latest, n int64, err error) {
	a, b, ok := strings.Cut(string(c), ".")
	latest, err1 := strconv.ParseInt(a, 10, 64)
	n, err2 := strconv.ParseInt(b, 10, 64)
	if !ok || err1 != nil || err2 != nil {
		return 0, 0, &entente.Error{Code: entente.Invalid,
			Message: fmt.Sprintf("%q is no place in a list; take the one that the page before gave, or leave it out.", string(c))}
	}
	return latest, n, nil
}

// list walks a ledger under facets, all of which an entry must have.
func (s *Store) list(ctx context.Context, ledger Kind, facets []facet, sl Slice) (Listing[line], error) {
	var out Listing[line]
	w, err := s.walk(ctx, ledger, facets, sl)
	if err != nil {
		return out, err
	}
	if out.Total, out.AtLeast, err = s.total(ctx, w); err != nil {
		return out, err
	}
	where, args := w.where, w.args
	if sl.After != "" {
		latest, n, err := sl.After.place()
		if err != nil {
			return out, err
		}
		where, args = where+` AND (x.latest, x.n) < (?, ?)`, append(args, latest, n)
	}
	where, args = where+w.narrow, append(args, w.narrowArgs...)
	out.Rows, err = collect(ctx, s.r, scanLine, `SELECT x.n, x.latest, e.id, e.changed, e.payload FROM facet x JOIN entry e ON e.n = x.n
		WHERE `+where+` ORDER BY x.latest DESC, x.n DESC LIMIT ? OFFSET ?`, append(args, sl.limit()+1, sl.offset())...)
	out.Total = max(out.Total, len(out.Rows)) // of a list that was not counted to its end
	if err == nil && len(out.Rows) > sl.limit() {
		out.Rows = out.Rows[:sl.limit()]
		out.Next = out.Rows[len(out.Rows)-1].cursor()
	}
	return out, err
}

// walk is how a list is found: along one facet, between two times, narrowed by
// the others.
type walk struct {
	where, narrow    string
	args, narrowArgs []any
	along            int // entries of the facet
	whole            bool
}

// walk goes along the facet that has the fewest entries.
func (s *Store) walk(ctx context.Context, ledger Kind, facets []facet, sl Slice) (walk, error) {
	best, w := facet{}, walk{along: -1}
	for _, f := range append([]facet{{}}, facets...) {
		n, _, err := one(ctx, s.r, scanInt, `SELECT total FROM facet_total WHERE facet = ?`, f.key(ledger))
		if err != nil {
			return w, err
		}
		if w.along < 0 || int(n) <= w.along {
			best, w.along = f, int(n)
		}
	}
	w.where, w.args = `x.facet = ?`, []any{best.key(ledger)}
	w.whole = sl.From.IsZero() && sl.To.IsZero() && sl.KnownBy.IsZero()
	if !sl.From.IsZero() {
		w.where, w.args = w.where+` AND x.latest >= ?`, append(w.args, instant(midnightOf(sl.From)))
	}
	if !sl.To.IsZero() {
		w.where, w.args = w.where+` AND x.latest < ?`, append(w.args, instant(midnightOf(sl.To).AddDate(0, 0, 1)))
	}
	if !sl.KnownBy.IsZero() {
		w.narrow, w.narrowArgs = ` AND x.first < ?`, []any{instant(midnightOf(sl.KnownBy).AddDate(0, 0, 1))}
	}
	for _, f := range facets {
		if f == best {
			continue
		}
		if !f.narrows() { // it has no word: its own rows are looked up
			w.narrow += ` AND EXISTS (SELECT 1 FROM facet y WHERE y.facet = ? AND y.latest = x.latest AND y.n = x.n)`
			w.narrowArgs = append(w.narrowArgs, f.key(ledger))
		} else {
			w.narrow += ` AND ` + s.d.Holds(`x.words`)
			w.narrowArgs = append(w.narrowArgs, `|`+f.word()+`|`)
		}
		w.whole = false
	}
	return w, nil
}

func midnightOf(t time.Time) time.Time { return midnight(dayOf(t)) }

// total counts a list.
func (s *Store) total(ctx context.Context, w walk) (n int, least bool, err error) {
	if w.whole {
		return w.along, false, nil
	}
	type counted struct{ fit, seen int }
	args := append(append(append([]any{}, w.narrowArgs...), w.args...), mostCounted)
	c, _, err := one(ctx, s.r, func(r row) (c counted, err error) {
		err = r.Scan(&c.fit, &c.seen)
		return c, err
	}, `SELECT COALESCE(SUM(CASE WHEN true`+strings.ReplaceAll(w.narrow, "x.", "seen.")+` THEN 1 ELSE 0 END), 0), COUNT(*) FROM
		(SELECT x.latest, x.n, x.first, x.words FROM facet x WHERE `+w.where+` ORDER BY x.latest DESC, x.n DESC LIMIT ?) seen`, args...)
	return c.fit, c.seen == mostCounted && w.along > mostCounted, err
}

// FacetTotal is a value that entries of a ledger have, and how many have it.
type FacetTotal struct {
	Value string
	Total int
}

// Choices are what a list of a ledger can be narrowed to, for a menu: its
// classes (types of agreements, programmes), stages (changes), statuses,
// obligations and stances, each in the order of the alphabet.
type Choices struct {
	Classes, Stages, Statuses, Obligations, Stances []FacetTotal
}

// Choices lists the values that entries of a ledger have.
func (s *Store) Choices(ctx context.Context, ledger Kind) (Choices, error) {
	var c Choices
	for _, q := range []struct {
		what byte
		to   *[]FacetTotal
	}{{ofClass, &c.Classes}, {ofStage, &c.Stages}, {ofStatus, &c.Statuses}, {ofObligation, &c.Obligations}, {ofStance, &c.Stances}} {
		from := facet{what: q.what}.key(ledger)
		all, err := collect(ctx, s.r, func(r row) (v FacetTotal, err error) {
			err = r.Scan(&v.Value, &v.Total)
			v.Value = strings.TrimPrefix(v.Value, from)
			return v, err
		}, `SELECT facet, total FROM facet_total WHERE facet >= ? AND facet < ? ORDER BY facet`, from, strings.TrimSuffix(from, ":")+";")
		if err != nil {
			return c, s.wrap("list choices of "+string(ledger), err)
		}
		*q.to = all
	}
	return c, nil
}
