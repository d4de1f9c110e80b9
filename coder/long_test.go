package coder

import (
	"fmt"
	"maps"
	"runtime"
	"strings"
	"testing"
	"time"

	"entente"
)

// TestRepeated reads a document that says one sentence again and again.
func TestRepeated(t *testing.T) {
	c := parsing(t)
	const times = 500
	doc := &entente.Document{ID: "d", Text: strings.Repeat("Kim Jong Un met Vladimir Putin. ", times)}
	r := c.Read(doc, nil)
	if len(r.Sentences) != times || len(r.Mentions) != maxRepeats || r.Skipped[ReasonRepeated] != times-maxRepeats {
		t.Errorf("%d sentences, %d mentions, skipped %v", len(r.Sentences), len(r.Mentions), r.Skipped)
	}
	last := doc.Text[strings.LastIndex(doc.Text, "Kim"):]
	at := len(doc.Text) - len(last)
	pair := entente.Pair{Actor: entente.Span{Start: at, End: at + 11}, Recipient: entente.Span{Start: at + 16, End: at + 30}}
	if got := c.Read(doc, []entente.Pair{pair}); got.Relations[0].Confidence < 0.5 {
		t.Errorf("a pair in the last sentence: %+v", got.Relations[0])
	}
}

// TestSkipped counts sentences that the parser skips, with its reason.
func TestSkipped(t *testing.T) {
	c := parsing(t)
	for text, want := range map[string]map[string]int{
		strings.Repeat("(", 10_000): {"no words": 20, ReasonRepeated: 5},
		"🙂🇺🇳":                       {"no words": 1},
		"12 : 30\n\n---\n\n\x00":    {"no words": 3},
		"\u0301\u0301":              {"no words": 1},
	} {
		if got := c.Read(&entente.Document{ID: "d", Text: text}, nil); !maps.Equal(got.Skipped, want) {
			t.Errorf("%.20q: skipped %v, want %v", text, got.Skipped, want)
		}
	}
}

// TestLongTexts reads texts that are four times as long as others, and compares
// what is allocated for them: twice the square would be sixteen times as much.
func TestLongTexts(t *testing.T) {
	c := parsing(t)
	for name, sentence := range map[string]func(i int) string{
		"one name":      func(int) string { return "Russia " },
		"one sentence":  func(int) string { return "Kim Jong Un met Vladimir Putin. " },
		"many":          func(i int) string { return fmt.Sprintf("Kim Jong Un met envoy %d of Russia. ", i) },
		"many treaties": func(i int) string { return fmt.Sprintf("Russia and Iran signed treaty %d. It runs for ten years. ", i) },
		"many names":    func(i int) string { return fmt.Sprintf("Polish minister Jan%s met the president. ", letters(i)) },
		"many stances":  func(i int) string { return fmt.Sprintf("Seoul condemned pact %d of Iran and Russia. ", i) },
	} {
		const n = 400
		short, long := allocated(c, n, sentence), allocated(c, 4*n, sentence)
		if long > 6*short {
			t.Errorf("%s: %d kB for %d sentences, %d kB for %d", name, short>>10, n, long>>10, 4*n)
		}
	}
}

// letters writes a number in letters, so that it can be a name.
func letters(i int) string {
	return strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(i))
}

// allocated is how many bytes reading n sentences allocates.
func allocated(c *Coder, n int, sentence func(i int) string) uint64 {
	var b strings.Builder
	for i := range n {
		b.WriteString(sentence(i))
	}
	doc := &entente.Document{ID: "d", Text: b.String(), Published: time.Date(2024, 6, 19, 0, 0, 0, 0, time.UTC)}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	c.Read(doc, nil)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestForgets holds what is kept of a text while it is read to a small multiple
// of the text. Its trees, which are kept where pairs are asked for, are more.
func TestForgets(t *testing.T) {
	c := parsing(t)
	var b strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&b, "The %dth of the long rows of trees along the road was green in the spring of that year. ", i)
	}
	doc := &entente.Document{ID: "d", Text: b.String()}
	kept := func(trees bool) int64 {
		r := c.reader(doc)
		r.keep = trees
		before := held()
		r.parts(entente.Body)
		grown := held() - before
		runtime.KeepAlive(r)
		return grown
	}
	kept(false) // the parser's own memory
	size := int64(len(doc.Text))
	if grown := kept(false); grown > 6*size {
		t.Errorf("%d kB are kept of a text of %d kB", grown>>10, size>>10)
	}
	if grown := kept(true); grown < 12*size {
		t.Errorf("with trees only %d kB are kept of a text of %d kB: the test tests nothing", grown>>10, size>>10)
	}
}

func held() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // a pool gives its things up at the second
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
