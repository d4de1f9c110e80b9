package date_test

import (
	"strings"
	"testing"
	"time"

	"entente"
	"entente/date"
	"entente/lang/en"
	"entente/syntax"
)

// tree is a flat tree of the words of a text: all hang on the first verb-like
// word given, so that "will" is seen from any of them.
func tree(text string) *syntax.Tree {
	var words []syntax.Word
	at := 0
	for w := range strings.FieldsSeq(text) {
		i := strings.Index(text[at:], w) + at
		words = append(words, syntax.Word{Start: i, End: i + len(w), Form: w, Head: 0})
		at = i + len(w)
	}
	words[0].Head = -1
	t := syntax.NewTree(words)
	return &t
}

func TestResolve(t *testing.T) {
	w, err := date.Load(en.FS)
	if err != nil {
		t.Fatal(err)
	}
	wednesday := time.Date(2024, 6, 19, 15, 0, 0, 0, time.UTC)
	for _, c := range []struct{ text, want string }{
		{"met on Monday", "2024-06-17 day"},
		{"met on Wednesday", "2024-06-19 day"},
		{"met last Wednesday", "2024-06-12 day"},
		{"meet will on Friday", "2024-06-21 day"},
		{"meet next Monday", "2024-06-24 day"},
		{"met every Monday", ""},
		{"signed yesterday", "2024-06-18 day"},
		{"signed on 4 March 2019 there", "2019-03-04 day"},
		{"signed on March 4 , 2019", "2019-03-04 day"},
		{"signed in June 2010", "2010-06-01 month"},
		{"signed in November", "2023-11-01 month"},
		{"it may fail", ""},
		{"troops March north", ""},
		{"signed last month", "2024-05-01 month"},
		{"signed last week", "2024-06-10 week"},
		{"sign next year", "2025-01-01 year"},
		{"signed three days ago", "2024-06-16 day"},
		{"signed two years ago", "2022-01-01 year"},
		{"signed last March", "2024-03-01 month"},
		{"war since 2022", "2022-01-01 year"},
		{"killed 2022 people", ""},
		{"first visit in 24 years", ""},
	} {
		got := ""
		for _, f := range w.Resolve(tree(c.text), c.text, entente.Body, wednesday) {
			got += " " + f.Date.Time.Format(time.DateOnly) + " " + string(f.Date.Precision)
		}
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("%q: got %q, want %q", c.text, got, c.want)
		}
	}
}
