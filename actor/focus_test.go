package actor

import (
	"testing"

	"entente"
	"entente/text"
)

// TestPronounMeans holds that given names, titles, subjects and strangers decide
// whom the last pronoun of a text means; "" is for nobody known.
func TestPronounMeans(t *testing.T) {
	an, err := analyzer()
	if err != nil {
		t.Skipf("no parser: %v", err)
	}
	g := load(t)
	tests := []struct{ text, want string }{
		{"Vladimir Putin met Angela Merkel in Moscow. He left.", "RUS Vladimir Putin"},
		{"Vladimir Putin met Angela Merkel in Moscow. She left.", "DEU Angela Merkel"},
		{"Barack Obama met Vladimir Putin on Monday. He left.", "USA Barack Obama"},
		{"Angela Merkel spoke in Berlin. Karl Brandt, a juggler, listened. He left.", ""},
		{"Angela Merkel spoke in Berlin. Karl Brandt, a juggler, listened. She left.", "DEU Angela Merkel"},
		{"Vladimir Putin spoke in Moscow. Zuckoff said that he was tired.", ""},
		{"Russian officials met Ukrainian soldiers in Minsk. They left.", "RUS "},
		{"Iran fired rockets at Israel. It was angry.", "IRN Iran"},
	}
	for _, tt := range tests {
		r, got := g.Reader(day("2016-03-01")), ""
		for _, sent := range text.Split(tt.text) {
			tree, err := an.Analyze(tt.text, sent)
			if err != nil {
				t.Fatal(err)
			}
			r.Find(entente.Body, &tree, tt.text)
			for i := range tree.Words {
				if tree.Words[i].UPOS != "PRON" {
					continue
				}
				if e, ok := r.Pronoun(&tree, i); ok {
					got = e.Code + " " + e.Name
				}
			}
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}
