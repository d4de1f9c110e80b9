package coder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/coder"
)

// told writes attributions as the cases have them.
func told(text string, all []coder.Saying) []string {
	var out []string
	for _, s := range all {
		source := "-"
		if s.Head.Len() > 0 {
			source = text[s.Head.Start:s.Head.End]
		}
		line := s.Cue.Text + " | " + source
		if s.Nested {
			line += " | in it"
		}
		out = append(out, line)
	}
	return out
}

func TestSayings(t *testing.T) {
	b, err := testdata.ReadFile("testdata/words/sayings.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := newCoder(t)
	for block := range strings.SplitSeq(string(b), "\n\n") {
		var text string
		var want []string
		for line := range strings.SplitSeq(strings.TrimSpace(block), "\n") {
			switch {
			case strings.HasPrefix(line, "#"):
			case strings.HasPrefix(line, "> "):
				want = append(want, line[2:])
			default:
				text = line
			}
		}
		if text == "" {
			continue
		}
		got := told(text, c.Sayings(&entente.Document{ID: "case", Text: text}))
		if !slices.Equal(got, want) {
			t.Errorf("%s\ngot  %q\nwant %q", text, got, want)
		}
	}
}

// A saying has the words of its source and content, as they stand in the text.
func TestSayingSpans(t *testing.T) {
	doc := &entente.Document{ID: "case", Title: "Kenya: talks go on", Text: "Norway said that the ferry had sunk."}
	all := newCoder(t).Sayings(doc)
	if len(all) != 2 {
		t.Fatalf("got %q", told(doc.Text, all))
	}
	if s := all[0]; doc.Words(s.Head) != "Kenya" || doc.Words(s.CueHead) != ":" || s.Source.Code != "KEN" {
		t.Errorf("title: %+v", s)
	}
	if s := all[1]; s.Source.Code != "NOR" || doc.Words(s.Content) != "that the ferry had sunk" || !strings.HasPrefix(s.How, "say as ") {
		t.Errorf("text: %+v, content %q", s, doc.Words(s.Content))
	}
}

// Quotation marks of any make are paired within their paragraph.
func TestQuotationMarks(t *testing.T) {
	c := newCoder(t)
	for i, text := range []string{
		`"He promised it," said the nurse.`, "“He promised it,” said the nurse.", "“He promised it,“ said the nurse.",
		"''He promised it,'' said the nurse.", "«He promised it», said the nurse.",
		"\"A quotation that does not end.\n\nThe nurse said so.",
	} {
		var open []string
		for _, s := range c.Sayings(&entente.Document{ID: fmt.Sprint(i), Text: text}) {
			if !s.Nested {
				open = append(open, s.Cue.Text)
			}
		}
		if !slices.Equal(open, []string{"said"}) {
			t.Errorf("%s\ngot %q", text, open)
		}
	}
}
