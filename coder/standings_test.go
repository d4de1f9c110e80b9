package coder_test

import (
	"bufio"
	"strings"
	"testing"

	"entente"
)

// bracketed takes the brackets out of a line and gives the span of what stood
// in each.
func bracketed(line string) (string, []entente.Span) {
	var b strings.Builder
	var spans []entente.Span
	for _, part := range strings.Split(line, "[") {
		in, after, ok := strings.Cut(part, "]")
		if ok {
			spans = append(spans, entente.Span{Start: b.Len(), End: b.Len() + len(in), In: entente.Body})
		}
		b.WriteString(in + after)
	}
	return b.String(), spans
}

func TestStandings(t *testing.T) {
	c := newCoder(t)
	f, err := testdata.Open("testdata/words/standing.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		field := strings.Split(line, " | ")
		text, spans := bracketed(field[0])
		_, all := c.Standings(&entente.Document{ID: "case", Text: text, Published: published}, spans)
		mood := string(all[0].Mood)
		if mood == "" {
			mood = "-"
		}
		got := []string{string(all[0].Polarity), string(all[0].Certainty), mood}
		if want := field[1:]; strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s\ngot %v, want %v", field[0], got, want)
		}
	}
}

// What is announced for certain has all the same not happened.
func TestHappened(t *testing.T) {
	text, spans := bracketed("Peru [signed] the pact. Chile will [sign] it. Bolivia did not [sign] it.")
	_, all := newCoder(t).Standings(&entente.Document{ID: "case", Text: text, Published: published}, spans)
	want := []entente.Polarity{entente.Positive, entente.Negative, entente.Negative}
	for i, w := range want {
		if p, _ := all[i].Happened(); p != w {
			t.Errorf("word %d of %q: %s, want %s", i, text, p, w)
		}
	}
	if all[1].Polarity != entente.Positive || all[1].Certainty != entente.Certain {
		t.Errorf("what is announced is %v", all[1])
	}
}

// A span in no sentence is answered, not guessed.
func TestStandingsOutside(t *testing.T) {
	_, all := newCoder(t).Standings(&entente.Document{ID: "case", Text: "Peru signed."}, []entente.Span{{Start: 90, End: 95, In: entente.Body}})
	if all[0].Certainty != entente.Unknown {
		t.Errorf("got %v", all[0])
	}
}
