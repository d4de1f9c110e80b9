package cli

import (
	"testing"
	"time"

	"entente"
)

// Numbers and days in tables say no more than is known, in words that agree
// with them.
func TestWordsOfTables(t *testing.T) {
	day := time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{counted(0, "alert"), "0 alerts"}, {counted(1, "alert"), "1 alert"}, {counted(2, "watch"), "2 watches"},
		{dateWords(entente.Date{Time: day, Precision: entente.Month}), "2025-01"}, {dateWords(entente.Date{Time: day, Precision: entente.Year}), "2025"},
		{dateWords(entente.Date{Time: day, Precision: entente.Day}), "2025-01-01"}, {dateWords(entente.Date{}), ""},
		{byWhen(entente.Date{Time: day, Precision: entente.Published}), "by 2025-01-01"}, {byWhen(entente.Date{Time: day, Precision: entente.Month}), "2025-01"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
