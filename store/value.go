package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"entente"
)

const dayLength = 24 * 60 * 60

// instant is a time as a column keeps it: milliseconds, 0 for not known.
func instant(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// clock is the time that instant made a column of.
func clock(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// dayOf is a day as a column keeps it: its number from 1970-01-01.
func dayOf(t time.Time) int64 {
	s := t.Unix()
	if s < 0 {
		s -= dayLength - 1 // round down before the epoch too
	}
	return s / dayLength
}

// midnight is the day that dayOf made a column of.
func midnight(day int64) time.Time { return time.Unix(day*dayLength, 0).UTC() }

// days gives the bounds of a range of days; a zero time leaves its side open.
func days(from, to time.Time) (lo, hi int64) {
	lo, hi = -1<<40, 1<<40
	if !from.IsZero() {
		lo = dayOf(from)
	}
	if !to.IsZero() {
		hi = dayOf(to)
	}
	return lo, hi
}

// pack makes a payload of a noun.
func pack(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// unpack reads a payload; scanPayload does so for a query of one column.
func unpack[T any](payload string) (v T, err error) {
	err = json.Unmarshal([]byte(payload), &v)
	return v, err
}

func scanPayload[T any](r row) (v T, err error) {
	var payload string
	if err = r.Scan(&payload); err != nil {
		return v, err
	}
	return unpack[T](payload)
}

// marks is a list of n placeholders.
func marks(n int) string {
	return strings.TrimSuffix(strings.Repeat("?,", n), ",")
}

// anys makes arguments of strings.
func anys(s []string) []any {
	out := make([]any, len(s))
	for i, v := range s {
		out[i] = v
	}
	return out
}

// hashOf is a short identity of parts, for things that came without an id.
func hashOf(parts ...any) string {
	h := sha256.Sum256(fmt.Append(nil, parts...))
	return hex.EncodeToString(h[:12])
}

// chunks cuts a list so that no query has too many placeholders.
func chunks[T any](all []T, size int) [][]T {
	var out [][]T
	for len(all) > size {
		out = append(out, all[:size])
		all = all[size:]
	}
	if len(all) > 0 {
		out = append(out, all)
	}
	return out
}

// Page asks for a part of a list: at most Limit things (50 if 0) after the
// first Offset.
type Page struct{ Limit, Offset int }

func (p Page) limit() int {
	if p.Limit <= 0 {
		return 50
	}
	return min(p.Limit, 1000)
}

func (p Page) offset() int { return max(p.Offset, 0) }

// notFound is the error for a thing that is not in the record.
func notFound(what, key string) error {
	return &entente.Error{Code: entente.NotFound,
		Message: fmt.Sprintf("There is no %s %q in the record.", what, key)}
}

// msTime scans an instant column into a time.
type msTime time.Time

// Scan implements sql.Scanner.
func (t *msTime) Scan(v any) error {
	ms, ok := v.(int64)
	if !ok {
		return fmt.Errorf("an instant is a whole number, not %T", v)
	}
	*t = msTime(clock(ms))
	return nil
}
