package entente_test

import (
	"strings"
	"testing"

	"entente"
)

func TestSaid(t *testing.T) {
	for _, c := range []struct{ text, word, want string }{
		{"They met. Russia struck Odesa at dawn, it said. Two died.", "struck", "Russia struck Odesa at dawn, it said"},
		{"First line\nU.S. forces struck on Oct. 7 from the sea\nLast", "struck", "U.S. forces struck on Oct. 7 from the sea"},
		{"Who struck? Nobody knows", "struck", "Who struck"},
		{"struck", "struck", "struck"},
		{"It paid 2.5 million. They struck!", "paid", "It paid 2.5 million"},
	} {
		at := strings.Index(c.text, c.word)
		m := entente.Mention{Finding: entente.Finding{Spans: []entente.Span{{Start: at, End: at + len(c.word)}}}}
		if got := strings.TrimSuffix(m.Said(c.text), "!"); got != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
		if got := m.Said(c.text[:at]); got != "" {
			t.Errorf("beyond the text: %q", got)
		}
	}
	if got := (&entente.Mention{}).Said("They met."); got != "" {
		t.Errorf("without a span: %q", got)
	}
}
