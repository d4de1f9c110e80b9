package coder_test

import (
	"io/fs"
	"sync"
	"testing"
	"time"

	"entente"
	"entente/actor"
	"entente/coder"
	"entente/internal/textcase"
	"entente/lang/en"
	"entente/syntax"
)

// english is the coder as the product builds it. It is built once: the model
// takes longer to load than a case to read.
var english = sync.OnceValues(func() (*coder.Coder, error) { return build(syntax.Load) })

func build(load func(fs.FS) (*syntax.Analyzer, error)) (*coder.Coder, error) {
	model, err := fs.Sub(en.FS, "model")
	if err != nil {
		return nil, err
	}
	an, err := load(model)
	if err != nil {
		return nil, err
	}
	g, err := actor.Load(actor.Data())
	if err != nil {
		return nil, err
	}
	return coder.New(an, g, en.FS)
}

func newCoder(t testing.TB) *coder.Coder {
	t.Helper()
	return rulesAndWeights(t).WithRoles(nil)
}

// rulesAndWeights is the coder as it ships, where newCoder has the roles that its rules
// give alone.
func rulesAndWeights(t testing.TB) *coder.Coder {
	t.Helper()
	c, err := english()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var published = time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)

func read(c *coder.Coder, text string) entente.Reading {
	return c.Read(&entente.Document{ID: "case", Text: text, Published: published}, nil)
}

func TestCases(t *testing.T) {
	c := newCoder(t)
	files, err := fs.Glob(testdata, "testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		cases, err := textcase.Load(testdata, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, tc := range cases {
			t.Run(tc.At, func(t *testing.T) {
				if why := tc.Check(read(c, tc.Text)); why != "" {
					t.Errorf("%s\n%s", tc.Text, why)
				}
			})
		}
	}
}

// Reading depends on nothing but the document.
func TestReadIsPure(t *testing.T) {
	c := newCoder(t)
	text := "France condemned Iran. Japan and the Philippines signed a defence pact in Manila on Monday. Kenya may send troops to Haiti."
	a, b := read(c, text), read(c, text)
	if len(a.Mentions) == 0 || len(a.Mentions) != len(b.Mentions) {
		t.Fatalf("%d and %d mentions", len(a.Mentions), len(b.Mentions))
	}
	for i := range a.Mentions {
		if a.Mentions[i].ID != b.Mentions[i].ID || a.Mentions[i].Reason != b.Mentions[i].Reason {
			t.Errorf("mention %d differs between two readings", i)
		}
	}
}

// Whatever the text, reading ends, and every span lies inside it and covers the
// words it claims.
func FuzzRead(f *testing.F) {
	f.Add("France condemned Iran.", "Paris angry")
	f.Add("“Russia signed a “pact” with", "")
	f.Add("\xff\xfe Iran attacked \x00 Iraq.", "\n\n")
	f.Add("(((((((((((", ")))")
	c, err := english()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, title string) {
		doc := &entente.Document{ID: "fuzz", Text: text, Title: title, Published: published}
		r := c.Read(doc, []entente.Pair{{Actor: entente.Span{Start: 0, End: 3}, Recipient: entente.Span{Start: 2, End: len(text)}}})
		for _, m := range r.Mentions {
			if doc.Words(m.Trigger.Span) != m.Trigger.Text {
				t.Errorf("trigger %q is not the words at %v", m.Trigger.Text, m.Trigger.Span)
			}
			for _, s := range m.Spans {
				if s.Len() <= 0 || doc.Words(s) == "" {
					t.Errorf("span %v of %q lies outside the text", s, m.Trigger.Text)
				}
			}
		}
	})
}
