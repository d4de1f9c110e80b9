package entente

// Part names the text of a document that a Span points into.
type Part string

// The parts of a document. The body is the zero value.
const (
	Body  Part = ""
	Title Part = "title"
)

// Span is a half-open range of bytes, [Start, End), in one part of a
// document's text. In JSON spans count Unicode code points instead; package
// formats/record converts.
type Span struct {
	Start, End int
	In         Part
}

// Len is the number of bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps reports whether two spans of the same part share a byte.
func (s Span) Overlaps(o Span) bool {
	return s.In == o.In && s.Start < o.End && o.Start < s.End
}

// Cover is the smallest span of s's part that holds both s and o.
func (s Span) Cover(o Span) Span {
	return Span{Start: min(s.Start, o.Start), End: max(s.End, o.End), In: s.In}
}

// Evidence is a piece of the text and where it stands: what a field of the
// record was taken from.
type Evidence struct {
	Text string
	Span Span
}
