package extract_test

import (
	"strings"
	"testing"

	"entente"
	"entente/extract"
)

func TestLine(t *testing.T) {
	doc, pairs, err := extract.Line([]byte(`{"id":"x1","title":"News","text":"Ärger: Leave a Reply","date":"2024-06-19",
		"url":"https://a.example/1","publisher":"Harbour Post","language":"en-US","pairs":[{"actor":[0,5],"recipient":[7,12]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if doc.ID != "x1" || doc.Title != "News" || doc.Text != "Ärger: Leave a Reply" || doc.Language != "en" || doc.Publisher.Name != "Harbour Post" {
		t.Errorf("got %+v", doc)
	}
	want := entente.Pair{Actor: entente.Span{Start: 0, End: 6}, Recipient: entente.Span{Start: 8, End: 13}}
	if len(pairs) != 1 || pairs[0] != want {
		t.Errorf("pairs %v, want %v", pairs, want)
	}
}

func TestLineWithoutID(t *testing.T) {
	doc, _, err := extract.Line([]byte(`{"text":"A text."}`))
	if err != nil || doc.ID != entente.ContentID("", "A text.") {
		t.Errorf("id %q, error %v", doc.ID, err)
	}
	if doc, _, err = extract.Line([]byte("\uFEFF{\"text\":\"A text.\"}")); err != nil || doc.Text != "A text." {
		t.Errorf("with a byte order mark: %q, %v", doc.Text, err)
	}
	if doc, _, err = extract.Line([]byte(`{"id":17,"text":"A text."}`)); err != nil || doc.ID != "17" {
		t.Errorf("id %q, error %v", doc.ID, err)
	}
}

func TestBadLine(t *testing.T) {
	for in, want := range map[string]string{
		``:                           "not a JSON object",
		`Just words.`:                "not a JSON object",
		`["a"]`:                      "not a JSON object",
		`{"text":"A te`:              "breaks off",
		`{"text":5}`:                 `The field "text" of the line cannot be a number`,
		`{"text":"abc","pairs":"x"}`: `The field "pairs" of the line cannot be a string`,
		`{"text":"abc","pairs":[{"actor":["x"]}]}`: "cannot be a string",
		`{}`:                              `no "text"`,
		`{"text":" "}`:                    `no "text"`,
		`{"text":"a","date":"yesterday"}`: "not a date",
		"{\"text\":\"\xff\"}":             "not valid UTF-8",
		`{"text":"abc","pairs":[{"actor":[0,1],"recipient":[2,9]}]}`:  "does not lie in the text",
		`{"text":"abc","pairs":[{"actor":[0],"recipient":[1,2]}]}`:    "does not lie in the text",
		`{"text":"abc","pairs":[{"actor":[-1,1],"recipient":[1,2]}]}`: "does not lie in the text",
	} {
		_, _, err := extract.Line([]byte(in))
		found := false
		for _, w := range strings.Split(want, "|") {
			found = found || err != nil && strings.Contains(err.Error(), w)
		}
		if entente.CodeOf(err) != entente.Invalid || !found {
			t.Errorf("%s: got %v, want %q", in, err, want)
		}
	}
}

func TestDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-06-19": "2024-06-19", "2024-06-19T23:30:00-02:00": "2024-06-20", "20240619": "2024-06-19", " 2024-02-29 ": "2024-02-29",
	} {
		got, err := extract.Date(in)
		if err != nil || got.Format("2006-01-02") != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "2023-02-29", "19.06.2024", "tomorrow", "2024-13-01", "0000-01-01", "0001-01-01"} {
		if _, err := extract.Date(in); entente.CodeOf(err) != entente.Invalid {
			t.Errorf("%q: got %v", in, err)
		}
	}
}
