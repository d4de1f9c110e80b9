package eval

import "testing"

func TestUntoken(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"They", "did", "n't", "(", "ever", ")", "go", "."}, "They didn't (ever) go."},
		{[]string{"``", "Go", ",", "''", "he", "said", ":", "$", "5", "."}, `"Go," he said: $5.`},
		{[]string{"-LRB-", "Peru", "'s", "-RRB-"}, "(Peru's)"},
		{nil, ""},
	} {
		text, spans := untoken(c.words)
		if text != c.want {
			t.Errorf("%q: %q, want %q", c.words, text, c.want)
		}
		for i, sp := range spans {
			if w, _ := unescaped(c.words[i]); text[sp.Start:sp.End] != w {
				t.Errorf("%q: word %d is under %q", c.words, i, text[sp.Start:sp.End])
			}
		}
	}
}
