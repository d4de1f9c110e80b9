// Package record writes the record as JSON: the shape of `read --format json`
// and of the API. Spans inside the program are bytes; here they count Unicode
// code points of the document's text (or of its title, where `in` says so),
// half open. Codes and field names are those of PLOVER's JSON where it has
// them, with the evidence beside.
package record

import (
	"unicode/utf8"

	"entente"
)

// Document is what one document says: the object that `read --format json`
// prints.
type Document struct {
	Document     string         `json:"document"`
	URL          string         `json:"url,omitempty"`
	Title        string         `json:"title,omitempty"`
	Date         string         `json:"date,omitempty"`
	Sample       bool           `json:"sample,omitempty"`
	Error        string         `json:"error,omitempty"`
	Mentions     []Mention      `json:"mentions"`
	Agreements   []Agreement    `json:"agreements"`
	Transfers    []Transfer     `json:"transfers"`
	Capabilities []Capability   `json:"capabilities"`
	Positions    []Position     `json:"positions"`
	Ties         []Tie          `json:"ties"`
	Relations    []Relation     `json:"relations,omitempty"`
	Skipped      map[string]int `json:"skipped"`
	Coder        string         `json:"coder,omitempty"`
}

// From makes the JSON object of a document and its reading.
func From(doc *entente.Document, r *entente.Reading) Document {
	c := newConverter(doc)
	out := Document{
		Document: doc.ID, URL: doc.URL, Title: doc.Title, Sample: doc.Sample, Error: doc.Error, Skipped: r.Skipped, Coder: r.Coder,
		Mentions: each(r.Mentions, c.mention), Agreements: each(r.Agreements, c.agreement),
		Transfers: each(r.Transfers, c.transfer), Capabilities: each(r.Capabilities, c.capability),
		Positions: each(r.Positions, c.position), Ties: each(r.Ties, c.tie), Relations: each(r.Relations, c.relation),
	}
	if !doc.Published.IsZero() {
		out.Date = doc.Published.UTC().Format("2006-01-02")
	}
	if out.Skipped == nil {
		out.Skipped = map[string]int{}
	}
	return out
}

// each maps a list; the result is never nil, so that JSON has [] and not null.
func each[A, B any](in []A, f func(*A) B) []B {
	out := make([]B, len(in))
	for i := range in {
		out[i] = f(&in[i])
	}
	return out
}

// converter turns byte offsets into code points. It keeps one checkpoint every
// few hundred bytes, so that a long text is not counted again for each span.
type converter struct {
	doc    *entente.Document
	points map[entente.Part][]int
}

const stride = 256

func newConverter(doc *entente.Document) *converter {
	c := &converter{doc: doc, points: map[entente.Part][]int{}}
	for _, p := range []entente.Part{entente.Body, entente.Title} {
		c.points[p] = checkpoints(doc.PartText(p))
	}
	return c
}

// checkpoints counts the code points that begin before each multiple of
// stride.
func checkpoints(s string) []int {
	out := make([]int, 0, len(s)/stride+1)
	n := 0
	for i := range len(s) {
		if i%stride == 0 {
			out = append(out, n)
		}
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return out
}

func (c *converter) point(p entente.Part, at int) int {
	s := c.doc.PartText(p)
	at = max(0, min(at, len(s)))
	k := at / stride
	if k >= len(c.points[p]) {
		k = len(c.points[p]) - 1
	}
	if k < 0 {
		return 0
	}
	n := c.points[p][k]
	for i := k * stride; i < at; i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// Span is [start, end) in code points.
type Span [2]int

func (c *converter) span(s entente.Span) Span {
	return Span{c.point(s.In, s.Start), c.point(s.In, s.End)}
}

func (c *converter) spans(in []entente.Span) []Span {
	return each(in, func(s *entente.Span) Span { return c.span(*s) })
}

// Bytes turns code points of a document's body into a byte span; what lies
// beyond the text is cut to its end.
func Bytes(text string, start, end int) entente.Span {
	sp := entente.Span{Start: len(text), End: len(text)}
	n := 0
	for i := range text {
		if n == start {
			sp.Start = i
		}
		if n == end {
			sp.End = i
			break
		}
		n++
	}
	return sp
}
