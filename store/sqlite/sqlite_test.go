package sqlite_test

import (
	"context"
	"testing"
	"time"

	"entente/store"
	"entente/store/sqlite"
	"entente/store/storetest"
)

// open opens a record in a folder until the test ends.
func open(t testing.TB, folder string) *store.Store {
	t.Helper()
	return openAt(t, folder, time.Now)
}

// openAt opens a record that stamps by a clock of the test's own.
func openAt(t testing.TB, folder string, now func() time.Time) *store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), folder, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time) *store.Store { return openAt(t, t.TempDir(), now) })
}
