package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/store"
)

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// refused opens a folder that cannot be opened and checks what the user is
// told.
func refused(t *testing.T, folder string, code entente.ErrorCode, words ...string) {
	t.Helper()
	s, err := Open(context.Background(), folder, time.Now)
	if err == nil {
		_ = s.Close()
		t.Fatal("it was opened")
	}
	if entente.CodeOf(err) != code {
		t.Errorf("code of %v: got %s, want %s", err, entente.CodeOf(err), code)
	}
	for _, w := range append(words, "--data") {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("%q does not say %q", err, w)
		}
	}
}

// made is a folder with a record in it that was closed.
func made(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	s, err := Open(context.Background(), folder, time.Now)
	ok(t, err)
	ok(t, s.Close())
	return folder
}

// alter changes the database in a folder behind the back of the store.
func alter(t *testing.T, folder string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", address(filepath.Join(folder, File), ""))
	ok(t, err)
	for _, st := range statements {
		_, err := db.Exec(st)
		ok(t, err)
	}
	ok(t, db.Close())
}

func TestOpenRefuses(t *testing.T) {
	t.Run("a newer version", func(t *testing.T) {
		folder := made(t)
		alter(t, folder, `INSERT INTO schema_version VALUES (99, 0)`)
		refused(t, folder, entente.Conflict, "newer", "99")
	})
	t.Run("a database of another program", func(t *testing.T) {
		folder := t.TempDir()
		alter(t, folder, `CREATE TABLE bookmarks (url TEXT)`)
		refused(t, folder, entente.Invalid, "another program")
	})
	t.Run("no database", func(t *testing.T) {
		folder := t.TempDir()
		ok(t, os.WriteFile(filepath.Join(folder, File), []byte(strings.Repeat("not a database ", 500)), 0o600))
		refused(t, folder, entente.Invalid, "not a record")
	})
	t.Run("a folder that is a file", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "data")
		ok(t, os.WriteFile(file, nil, 0o600))
		refused(t, file, entente.Unavailable, "cannot be made")
	})
	t.Run("a database that is a folder", func(t *testing.T) {
		folder := t.TempDir()
		ok(t, os.Mkdir(filepath.Join(folder, File), 0o700))
		refused(t, folder, entente.Unavailable, "cannot be opened")
	})
	t.Run("a record that may not be written", func(t *testing.T) {
		if os.Geteuid() == 0 {
			t.Skip("root may write everything")
		}
		folder := made(t)
		ok(t, os.Chmod(filepath.Join(folder, File), 0o400))
		ok(t, os.Chmod(folder, 0o500))
		t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
		s, err := Open(context.Background(), folder, time.Now)
		if err == nil { // nothing to migrate: the first write tells
			_, err = s.AddSource(context.Background(), entente.Source{})
			_ = s.Close()
		}
		if code := entente.CodeOf(err); code != entente.Refused && code != entente.Unavailable {
			t.Errorf("got %s: %v", code, err)
		}
	})
}

func TestADamagedRecord(t *testing.T) {
	folder := made(t)
	path := filepath.Join(folder, File)
	data, err := os.ReadFile(path)
	ok(t, err)
	for i := 4096; i < len(data); i++ {
		data[i] = 0xAA // all but the first page
	}
	ok(t, os.WriteFile(path, data, 0o600))
	s, err := Open(context.Background(), folder, time.Now)
	if err == nil {
		_, err = s.Counts(context.Background())
		_ = s.Close()
	}
	if entente.CodeOf(err) != entente.Unavailable || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("got %v", err)
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	folder := made(t)
	path := filepath.Join(folder, File)
	db, err := sql.Open("sqlite", address(path, "_txlock=immediate&_pragma=max_page_count(150)"))
	ok(t, err)
	db.SetMaxOpenConns(1)
	s := store.New(db, db, dialect{path: path}, time.Now)
	stored := 0
	for ; err == nil && stored < 10_000; stored++ {
		_, err = s.AddDocuments(context.Background(), []entente.Input{{Doc: entente.Document{Text: fmt.Sprint(stored, strings.Repeat(" word", 200))}}})
	}
	stored-- // the one that did not go in
	if entente.CodeOf(err) != entente.Unavailable || !strings.Contains(err.Error(), "full") {
		t.Fatalf("after %d documents: got %v", stored, err)
	}
	ok(t, s.Close())
	s, err = Open(context.Background(), folder, time.Now)
	ok(t, err)
	c, err := s.Counts(context.Background())
	ok(t, err)
	if c.Documents != stored || stored == 0 {
		t.Errorf("%d documents were acknowledged, %d are there", stored, c.Documents)
	}
	ok(t, s.Close())
}

func TestAnotherProcessWrites(t *testing.T) {
	folder := made(t)
	path := filepath.Join(folder, File)
	other, err := sql.Open("sqlite", address(path, "_txlock=immediate"))
	ok(t, err)
	held, err := other.Begin()
	ok(t, err)
	db, err := sql.Open("sqlite", strings.Replace(address(path, "_txlock=immediate"), fmt.Sprint(busyMillis), "20", 1))
	ok(t, err)
	s := store.New(db, db, dialect{path: path}, time.Now)
	_, err = s.AddSource(context.Background(), entente.Source{})
	if entente.CodeOf(err) != entente.Conflict || !strings.Contains(err.Error(), "Another process") {
		t.Errorf("got %v", err)
	}
	if _, err := s.Sources(context.Background()); err != nil {
		t.Errorf("a reader had to wait for a writer: %v", err)
	}
	ok(t, held.Rollback())
	_, err = s.AddSource(context.Background(), entente.Source{})
	ok(t, err)
	ok(t, s.Close())
	ok(t, other.Close())
}

func TestTwoOpenAtOnce(t *testing.T) {
	folder := t.TempDir()
	errs := make(chan error)
	for range 4 {
		go func() {
			s, err := Open(context.Background(), folder, time.Now)
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestAnyPath(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "été ?#% & data")
	s, err := Open(context.Background(), folder, time.Now)
	ok(t, err)
	ok(t, s.Close())
	if _, err := os.Stat(filepath.Join(folder, File)); err != nil {
		t.Errorf("the record is elsewhere: %v", err)
	}
}
