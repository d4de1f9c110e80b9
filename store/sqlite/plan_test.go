package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/store"
	"entente/store/storetest"
)

// listener is SQLite's driver that writes down each statement.
type listener struct {
	driver.Driver
	mu    sync.Mutex
	heard map[string]bool
}

func (l *listener) hear(query string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard[query] = true
}

func (l *listener) Open(name string) (driver.Conn, error) {
	c, err := l.Driver.Open(name)
	return &heardConn{c, l}, err
}

// heardConn is a connection whose statements are written down.
type heardConn struct {
	driver.Conn
	l *listener
}

func (c *heardConn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	c.l.hear(query)
	return c.Conn.(driver.ConnPrepareContext).PrepareContext(ctx, query)
}

func (c *heardConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	c.l.hear(query)
	return c.Conn.(driver.QueryerContext).QueryContext(ctx, query, args)
}

func (c *heardConn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	c.l.hear(query)
	return c.Conn.(driver.ExecerContext).ExecContext(ctx, query, args)
}

func (c *heardConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	return c.Conn.(driver.ConnBeginTx).BeginTx(ctx, o)
}

// whole are statements that may look at all rows of a table: of small ones, of
// the names that nobody knows and of the ties between states, whose lists are
// sums over all of them, and to count one. Those that a row of document refers to are looked at when one is
// stored only if a reference to it was left open.
var whole = regexp.MustCompile(`(?s)FROM \(?(SELECT (u\.\w+(, u\.\w+)?|name) FROM )?(source|lesson|stale|unknown|tie|alert|notice|watch)\b|^INSERT INTO document |^SELECT COUNT\(\*\) FROM \w+( \w)?( WHERE 1 = 1)?$`)

// slow is a step of a plan that looks at every row of a table, or at every row
// of one kind.
var slow = regexp.MustCompile(`^SCAN |\((kind|ledger)=\?\)|AUTOMATIC`)

// seen are steps that look like it and are not: rows that a limit ends, of an index of few, of a
// subquery, of an index of words or in the order of a list.
var seen = regexp.MustCompile(`^SCAN (seen|document_fts VIRTUAL|g USING INDEX agreement_order|score_day USING INDEX score_day_loose)`)

// TestPlans has the suite's every statement explained: none walks over all rows
// of a table that grows, and no list is sorted after it was found.
func TestPlans(t *testing.T) {
	plain, err := sql.Open("sqlite", "")
	ok(t, err)
	l := &listener{Driver: plain.Driver(), heard: map[string]bool{}}
	ok(t, plain.Close())
	sql.Register("sqlite listened to", l)
	storetest.Run(t, func(t *testing.T, now func() time.Time) *store.Store {
		path := filepath.Join(made(t), File)
		db, err := sql.Open("sqlite listened to", address(path, "_txlock=immediate"))
		ok(t, err)
		s := store.New(db, db, dialect{path: path}, now)
		t.Cleanup(func() { ok(t, s.Close()) })
		return s
	})
	db, err := sql.Open("sqlite", address(filepath.Join(made(t), File), ""))
	ok(t, err)
	defer func() { ok(t, db.Close()) }()
	facets := 0
	for q := range l.heard {
		if strings.Contains(q, "FROM facet ") {
			facets++
		}
		for _, step := range plan(t, db, q) {
			sorted := strings.Contains(step, "TEMP B-TREE FOR") && strings.Contains(q, "FROM facet ")
			if slow.MatchString(step) && !seen.MatchString(step) && !whole.MatchString(q) || sorted {
				t.Errorf("%s in\n%s", step, q)
			}
		}
	}
	if facets < 10 {
		t.Errorf("only %d statements of lists were heard", facets)
	}
}

// plan is how SQLite goes about a statement.
func plan(t *testing.T, db *sql.DB, query string) []string {
	t.Helper()
	if !regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE)`).MatchString(query) {
		return nil
	}
	args := make([]any, strings.Count(query, "?"))
	rows, err := db.Query(`EXPLAIN QUERY PLAN `+query, args...)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	defer func() { _ = rows.Close() }() // only read from
	var steps []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		ok(t, rows.Scan(&id, &parent, &unused, &detail))
		steps = append(steps, detail)
	}
	ok(t, rows.Err())
	slices.Sort(steps)
	return steps
}
