package record

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"entente"

	"pgregory.net/rapid"
)

// A span in code points must cut the same words out of the runes of a text as
// the byte span does out of its bytes.
func TestSpansCountCodePoints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.StringOf(rapid.RuneFrom([]rune("ab é“”中ع🙂"))).Draw(t, "text"), rapid.IntRange(1, 80).Draw(t, "times"))
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)).Draw(t, "from")
		to := rapid.IntRange(from, len(runes)).Draw(t, "to")
		sp := entente.Span{Start: len(string(runes[:from])), End: len(string(runes[:to]))}
		got := newConverter(&entente.Document{Text: text}).span(sp)
		if got != (Span{from, to}) {
			t.Fatalf("bytes %v became %v, want [%d %d]", sp, got, from, to)
		}
		if back := Bytes(text, from, to); back != sp {
			t.Fatalf("code points [%d %d] became %v, want %v", from, to, back, sp)
		}
	})
}

func TestListsAreNeverNull(t *testing.T) {
	doc := &entente.Document{ID: "d", Text: "x"}
	b, err := json.Marshal(From(doc, &entente.Reading{Mentions: []entente.Mention{{Event: "AID"}}}))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "null") {
		t.Errorf("null in %s", b)
	}
	if !utf8.Valid(b) {
		t.Error("not UTF-8")
	}
}

func TestSpansBeyondTheTextAreCut(t *testing.T) {
	c := newConverter(&entente.Document{Text: "né"})
	if got := c.span(entente.Span{Start: -3, End: 99}); got != (Span{0, 2}) {
		t.Errorf("got %v", got)
	}
}
