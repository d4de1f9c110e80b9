package coder

import (
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente"
	"entente/chronicle"
	"entente/internal/textcase"
	"entente/lang/en"
	"entente/text"
)

// TestLookChangesNothing reads texts with the first look and without. Only the
// reason may differ for which a sentence holds no mention, and in the chronicle not
// even that.
func TestLookChangesNothing(t *testing.T) {
	c := parsing(t)
	all := *c
	all.look = nil
	docs, err := chronicle.Documents()
	if err != nil {
		t.Fatal(err)
	}
	passed := passedOver{}
	for _, d := range append(docs, caseTexts(t)...) {
		got, want := c.Observed(passed).Read(&d, nil), all.Read(&d, nil)
		if d.Sample && !maps.Equal(got.Skipped, want.Skipped) {
			t.Errorf("%s: skipped %v, without the look %v", d.Title, got.Skipped, want.Skipped)
		}
		for _, r := range []*entente.Reading{&got, &want} {
			r.Skipped = nil
			for i := range r.Sentences {
				r.Sentences[i].Reason = ""
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s %s: %+v\nwithout the look %+v", d.ID, d.Title, got, want)
		}
	}
	if passed[ReasonNoActor] < 50 {
		t.Errorf("passed over %v: the test tests nothing", passed)
	}
}

// passedOver counts the sentences that are not parsed.
type passedOver map[string]int

func (passedOver) Begin(Step)              {}
func (p passedOver) PassedOver(why string) { p[why]++ }

// caseTexts are the files of cases, each as one document: their sentences follow
// each other without sense, which tries what a document remembers.
func caseTexts(t *testing.T) []entente.Document {
	t.Helper()
	files := os.DirFS(".")
	names, err := fs.Glob(files, "testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	var out []entente.Document
	for _, name := range names {
		cases, err := textcase.Load(files, name)
		if err != nil {
			t.Fatal(err)
		}
		doc := entente.Document{ID: name}
		for _, tc := range cases {
			doc.Text += tc.Text + " Nothing else was known about it. The roads were wet. They had sold the shells to each other.\n\n"
		}
		out = append(out, doc)
	}
	return append(out, openers(t))
}

// openers is a document in which each word of the list begins a sentence, and a
// place and a treaty are spoken of.
func openers(t *testing.T) entente.Document {
	t.Helper()
	lists, err := loadWordLists(en.FS, "look.txt")
	if err != nil {
		t.Fatal(err)
	}
	doc := entente.Document{ID: "openers", Text: "He Lifeng met officials of Peru in Lima. Chile and Bolivia signed a treaty at La Paz. "}
	for _, word := range slices.Concat(slices.Sorted(maps.Keys(lists.lists["opener"])), slices.Sorted(maps.Keys(lists.lists["opener of meaning"]))) {
		doc.Text += strings.ToUpper(word[:1]) + word[1:] + " to the north of it was a river. "
	}
	doc.Text += "They bombed Lima and Rockford on Monday."
	return doc
}

// TestLook says of sentences whether the look is enough.
func TestLook(t *testing.T) {
	c := parsing(t)
	for _, tt := range []struct {
		before, text string
		enough       bool
	}{
		{"", "The roads were wet and the harvest was late.", true},
		{"", "“It was raining hard,” the paper wrote.", true},
		{"", "In the morning I was at home.", true},
		{"", "More than 40 houses were destroyed by the storm.", true},
		{"", "They had nothing to eat.", true},
		{"", "The police came late.", false},                                   // a noun for an actor
		{"", "The roads to Omdal were wet.", false},                            // a name
		{"", "Omdal was quiet and the roads were wet.", false},                 // a name at the beginning
		{"", "They sold the shells and the rockets.", false},                   // a transfer by pronouns
		{"", "He said that the road was wet.", true},                           // no He Lifeng was named
		{"He Lifeng was there.", "He said that the road was wet.", false},      //
		{"", "It was good for the trade.", true},                               //
		{"Peru and Chile signed a treaty.", "It was the first of ten.", false}, // an agreement taken up
		{"Peru and Chile signed a treaty.", "The document is long.", false},    //
		{"Peru and Chile met.", "The document is long.", true},                 //
		{"", "Rain rain rain is all that was said.", false},                    // for another reason
		{"", "== the end of the @ page ==", false},                             //
		{"", "la casa es verdad y no es mentira.", false},                      // another language
	} {
		r := c.reader(&entente.Document{})
		r.leave(tt.before, text.Split(tt.before))
		sents := text.Split(tt.text)
		if left := r.leave(tt.text, sents); (left[0] == ReasonNoActor) != tt.enough {
			t.Errorf("%s: left unparsed %q, want %t", tt.text, left, tt.enough)
		}
	}
}

// TestLookAllocatesNothing looks at a sentence without taking memory.
func TestLookAllocatesNothing(t *testing.T) {
	c := parsing(t)
	body := "In the morning the long rows of trees along the road were wet, and nobody was to be seen between them at all."
	sent := text.Split(body)[0]
	r := c.reader(&entente.Document{})
	if !r.nobody(body, sent.Tokens) {
		t.Fatal("the look is not enough")
	}
	if n := testing.AllocsPerRun(100, func() { r.nobody(body, sent.Tokens) }); n > 0 {
		t.Errorf("%v allocations for a look", n)
	}
}
