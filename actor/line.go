package actor

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// line is one line of a data file; see the package comment for the format.
type line struct {
	file    string
	number  int
	names   []string
	code    string
	sectors []string
	id      string
	facts   []fact
	raw     string // the line as it was read
	own     bool   // of a user's own file
}

// fact is one fact of a line: a key and value, or words with dates.
type fact struct {
	key, value string
	dated      bool
	text       string // a dated fact's words
	span       span
}

// span is a stretch of days, both ends inclusive, zero where open.
type span struct{ from, to time.Time }

// holds reports whether the day lies in the span.
func (s span) holds(day time.Time) bool {
	return (s.from.IsZero() || !day.Before(s.from)) && (s.to.IsZero() || !day.After(s.to))
}

// overlaps reports whether two spans have more than a day of handover in common.
func (s span) overlaps(o span) bool {
	return (o.to.IsZero() || s.from.Before(o.to)) && (s.to.IsZero() || o.from.Before(s.to))
}

// on is holds, and on no day at all whether the span is still open.
func (s span) on(day time.Time) bool {
	if day.IsZero() {
		return s.to.IsZero()
	}
	return s.holds(day)
}

// readLines reads the lines of a data file that hold anything.
func readLines(name string, r io.Reader) ([]line, error) {
	var out []line
	at := 0
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 1<<16), 1<<20)
	for n := 1; sc.Scan(); n++ {
		at = n
		s := strings.TrimSpace(sc.Text())
		if s == "" || s[0] == '#' {
			continue
		}
		if !utf8.ValidString(s) {
			return nil, fmt.Errorf("%s:%d: the line is not UTF-8", name, n)
		}
		l, err := parseLine(s)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		l.file, l.number, l.raw = name, n, s
		out = append(out, l)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, at+1, err)
	}
	return out, nil
}

// parseLine takes one line apart. Columns at the end may be left out.
func parseLine(s string) (line, error) {
	cols := strings.Split(s, "|")
	if len(cols) > 5 {
		return line{}, fmt.Errorf("%d columns, 5 are known", len(cols))
	}
	for len(cols) < 5 {
		cols = append(cols, "")
	}
	l := line{
		names:   list(cols[0]),
		code:    strings.TrimSpace(cols[1]),
		sectors: strings.Fields(cols[2]),
		id:      strings.TrimSpace(cols[3]),
	}
	if len(l.names) == 0 {
		return line{}, fmt.Errorf("no name")
	}
	for _, f := range list(cols[4]) {
		got, err := parseFact(f)
		if err != nil {
			return line{}, err
		}
		l.facts = append(l.facts, got)
	}
	return l, nil
}

// list is a semicolon-separated column without its empty items.
func list(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	parts := strings.Split(s, ";")
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func parseFact(s string) (fact, error) {
	cut := strings.LastIndexByte(s, ' ')
	last := s[cut+1:]
	if from, to, ok := strings.Cut(last, ".."); ok {
		if cut < 0 {
			return fact{}, fmt.Errorf("dates %q without words before them", s)
		}
		sp, err := parseSpan(from, to)
		if err != nil {
			return fact{}, fmt.Errorf("fact %q: %w", s, err)
		}
		return fact{dated: true, text: strings.TrimSpace(s[:cut]), span: sp}, nil
	}
	key, value, _ := strings.Cut(s, " ")
	return fact{key: key, value: strings.TrimSpace(value)}, nil
}

func parseSpan(from, to string) (span, error) {
	var s span
	var err error
	if s.from, _, err = parseDay(from); err != nil {
		return span{}, err
	}
	if _, s.to, err = parseDay(to); err != nil {
		return span{}, err
	}
	if !s.from.IsZero() && !s.to.IsZero() && s.to.Before(s.from) {
		return span{}, fmt.Errorf("ends before it begins")
	}
	return s, nil
}

// parseDay reads a day, month or year as its first and last day.
func parseDay(s string) (first, last time.Time, err error) {
	switch len(s) {
	case 0:
		return first, last, nil
	case len("2006"):
		first, err = time.Parse("2006", s)
		last = first.AddDate(1, 0, -1)
	case len("2006-01"):
		first, err = time.Parse("2006-01", s)
		last = first.AddDate(0, 1, -1)
	default:
		first, err = time.Parse("2006-01-02", s)
		last = first
	}
	if err != nil {
		return time.Time{}, time.Time{}, fmt.Errorf("no date %q", s)
	}
	return first, last, nil
}
