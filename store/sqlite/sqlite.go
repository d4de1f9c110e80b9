// Package sqlite opens the record in a data folder: one SQLite database, read
// and written by a driver in pure Go, so that the desk is one file to install.
//
// The database is in write-ahead-log mode: pages are read while documents come
// in. Every transaction is flushed to the disk before it is acknowledged
// (synchronous=FULL), so what the desk said it had stored survives kill -9, a
// crash of the system and a cut of the power, as far as the disk keeps its
// word. One process writes at a time; another waits up to ten seconds for its
// turn. The schema is brought up to date by numbered files in migrations,
// applied once each and never changed after they were released.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode"

	_ "modernc.org/sqlite" // the driver named "sqlite"

	"entente"
	"entente/store"
)

// File is the name of the database in a data folder; SQLite keeps its log
// beside it, in File-wal and File-shm.
const File = entente.RecordFile

// busyMillis is how long a writer waits for another process to finish.
const busyMillis = 10_000

// Open opens the record in a data folder, which is made if it is not there,
// and brings its schema up to date. A folder of a newer version, one that
// cannot be written, a damaged file or one of something else is an
// *entente.Error that says what to do.
func Open(ctx context.Context, folder string, now func() time.Time) (*store.Store, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, &entente.Error{Code: entente.Unavailable,
			Message: fmt.Sprintf("The data folder %s cannot be made (%v). Choose another with --data.", folder, reason(err)), Err: err}
	}
	path := filepath.Join(folder, File)
	write, err := sql.Open("sqlite", address(path, "_txlock=immediate"))
	if err != nil {
		return nil, fmt.Errorf("sqlite: open %s: %w", path, err)
	}
	write.SetMaxOpenConns(1)
	if err := prepare(ctx, write, path, now()); err != nil {
		_ = write.Close() // the first error is the one to tell
		return nil, err
	}
	read, err := sql.Open("sqlite", address(path, "_pragma=query_only(1)"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("sqlite: open %s: %w", path, err), write.Close())
	}
	read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	read.SetMaxIdleConns(max(4, runtime.NumCPU()))
	return store.New(write, read, dialect{path: path}, now), nil
}

// address is the data source name: the path as a URI, so that any character
// may stand in it, and what each connection sets.
func address(path, more string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	settings := []string{
		fmt.Sprintf("_pragma=busy_timeout(%d)", busyMillis),
		"_pragma=journal_mode(WAL)",
		"_pragma=synchronous(FULL)",
		"_pragma=foreign_keys(1)",
		"_pragma=cache_size(-16000)",
		more,
	}
	return u.String() + "?" + strings.Join(settings, "&")
}

// Turning a file to WAL does not wait for others who do the same, whatever the
// timeout: it fails at once, and is tried again a few times.
const (
	openTries = 20
	openPause = 50 * time.Millisecond
)

// prepare checks that the file is a record and migrates it.
func prepare(ctx context.Context, db *sql.DB, path string, now time.Time) error {
	for n := 0; ; n++ {
		err := migrate(ctx, db, path, now)
		if err == nil {
			return nil
		}
		e := (dialect{path: path}).Explain(err)
		if e == nil {
			return err
		}
		if e.Code != entente.Conflict || n == openTries || ctx.Err() != nil {
			e.Err = fmt.Errorf("sqlite: open %s: %w", path, err)
			return e
		}
		time.Sleep(openPause)
	}
}

// dialect is what SQLite alone says.
type dialect struct{ path string }

// Match searches the full-text index for documents that hold every word of a
// query; the last may be the start of a word.
func (dialect) Match(words string) (condition, value string) {
	terms := terms(words)
	if len(terms) == 0 {
		return nothing, ""
	}
	return indexed, `"` + strings.Join(terms, `" "`) + `"*`
}

// Phrase searches it for documents that hold the words of a name in a row.
func (dialect) Phrase(words string) (condition, value string) {
	terms := terms(words)
	if len(terms) == 0 {
		return nothing, ""
	}
	return indexed, `"` + strings.Join(terms, " ") + `"*`
}

// Holds looks for a text in another, several times faster than LIKE does.
func (dialect) Holds(column string) string { return `instr(` + column + `, ?) > 0` }

// The conditions of a search in the full-text index; no word at all matches
// nothing.
const (
	indexed = `d.n IN (SELECT rowid FROM document_fts WHERE document_fts MATCH ?)`
	nothing = `? <> ''`
)

func terms(words string) []string {
	return strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// reason is the shortest true reason of a file error.
func reason(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
