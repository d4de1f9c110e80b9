package extract_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"entente"
	"entente/extract"
)

// Whatever the bytes, a plain text comes out as UTF-8 no longer than it was in
// code points, or there is a sentence about it.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"", "A text.\nLeave a Reply", "Headline of three words\n\nThe text is longer than that.", "Share this\n\nHeadline of three words\n\nThe text is longer than that.", "\xFF\xFEA\x00", "a\r\n\rb\x00"} {
		f.Add([]byte(s))
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		doc, err := r.Document(raw, extract.Hint{URL: "x.txt"})
		if err != nil {
			mustBeInvalid(t, err)
			return
		}
		if !utf8.ValidString(doc.Text) && utf8.Valid(raw) {
			t.Errorf("not UTF-8: %q", doc.Text)
		}
		if doc.Text == "" && doc.Title == "" {
			t.Error("a document that says nothing")
		}
	})
}

func FuzzPage(f *testing.F) {
	f.Add([]byte(webPage))
	f.Add([]byte("<p>" + strings.Repeat("<div>", 600)))
	f.Add([]byte("<html lang=en><table><td>x<svg><p>y</table>"))
	r := reader(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		if _, err := r.Document(raw, extract.Hint{ContentType: "text/html"}); err != nil {
			mustBeInvalid(t, err)
		}
	})
}

func FuzzLine(f *testing.F) {
	f.Add([]byte(`{"id":"1","text":"Ärger","pairs":[{"actor":[0,1],"recipient":[2,5]}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		doc, pairs, err := extract.Line(raw)
		if err != nil {
			mustBeInvalid(t, err)
			return
		}
		for _, p := range pairs {
			if doc.Words(p.Actor) == "" || doc.Words(p.Recipient) == "" {
				t.Errorf("pair %v lies outside %q", p, doc.Text)
			}
		}
	})
}

func mustBeInvalid(t *testing.T, err error) {
	t.Helper()
	if entente.CodeOf(err) != entente.Invalid {
		t.Errorf("not a sentence about the input: %v", err)
	}
}
