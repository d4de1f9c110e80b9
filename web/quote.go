package web

import (
	"context"
	"slices"
	"strings"

	"entente"
	"entente/text"
)

// maxQuote is the most bytes of a sentence that a list shows.
const maxQuote = 700

// report is one mention as a list shows it: the sentence that it was read in,
// with its evidence marked, and who says so.
type report struct {
	entente.Mention
	Doc      entente.Document
	Quote    []segment
	From     int  // where in the document's part the sentence begins
	Cut      bool // the sentence is longer than what is shown
	Badges   []badge
	Vouchers []badge
}

// Href leads to the mention in its document.
func (r report) Href() string { return "/document/" + r.DocumentID + "#" + mentionAnchor(r.ID) }

// mentionAnchor is the fragment that a mention has on its document's page.
func mentionAnchor(id string) string { return "m-" + id }

// library keeps the documents that one page quotes, and where their sentences
// are, so that each is fetched and split once.
type library struct {
	texts     Documents
	docs      map[string]entente.Document
	sentences map[string][]text.Sentence
}

func newLibrary(t Documents) *library {
	return &library{t, map[string]entente.Document{}, map[string][]text.Sentence{}}
}

// document fetches a document once.
func (l *library) document(ctx context.Context, id string) (entente.Document, error) {
	if d, ok := l.docs[id]; ok {
		return d, nil
	}
	doc, err := l.texts.Text(ctx, id)
	if err != nil {
		return doc, err
	}
	l.docs[id] = doc
	return doc, nil
}

// sentence is the range of the sentence, in bytes of the span's part, that
// holds a span.
func (l *library) sentence(doc *entente.Document, s entente.Span) (start, end int) {
	key := doc.ID + string(s.In)
	list, ok := l.sentences[key]
	if !ok {
		list = text.Split(doc.PartText(s.In))
		l.sentences[key] = list
	}
	for _, sent := range list {
		if s.Start >= sent.Start && s.Start < sent.End {
			return sent.Start, sent.End
		}
	}
	return s.Start, s.End
}

// report makes a mention showable.
func (d *desk) report(ctx context.Context, l *library, m entente.Mention) (report, error) {
	doc, err := l.document(ctx, m.DocumentID)
	if err != nil {
		return report{}, err
	}
	r := report{Mention: m, Doc: doc, Badges: standing(m.Standing), Vouchers: d.words.vouchers(m.Standing)}
	lead := leadSpan(m)
	body := doc.PartText(lead.In)
	from, to := l.sentence(&doc, lead)
	r.From = from
	from, to, r.Cut = around(body, from, to, lead)
	r.Quote = segments(body, from, to, narrow(mentionLayers(m, lead.In, 0)))
	return r, nil
}

// leadSpan is the span that says a mention best: its trigger, or what its
// evidence begins with.
func leadSpan(m entente.Mention) entente.Span {
	if m.Trigger.Span.Len() > 0 || len(m.Spans) == 0 {
		return m.Trigger.Span
	}
	return m.Spans[0]
}

// around narrows a long sentence to what stands about the span.
func around(s string, from, to int, lead entente.Span) (int, int, bool) {
	from, to = max(0, from), min(to, len(s))
	if to-from <= maxQuote {
		return from, to, false
	}
	lo := max(from, lead.Start-maxQuote/2)
	hi := min(to, lo+maxQuote)
	if i := strings.IndexByte(s[lo:hi], ' '); lo > from && i >= 0 {
		lo += i + 1
	}
	if i := strings.LastIndexByte(s[lo:hi], ' '); hi < to && i > 0 {
		hi = lo + i
	}
	return lo, hi, true
}

// quote is the sentence about a span, marked.
func (l *library) quote(doc *entente.Document, s entente.Span, layers []layer) []segment {
	body := doc.PartText(s.In)
	from, to := l.sentence(doc, s)
	from, to, _ = around(body, from, to, s)
	return segments(body, from, to, narrow(layers))
}

// narrow leaves out the marks of long stretches: all of a quote is evidence.
func narrow(layers []layer) []layer {
	return slices.DeleteFunc(slices.Clone(layers), func(l layer) bool { return l.kind == markWide })
}

// together reports whether two spans stand in one sentence.
func (l *library) together(doc *entente.Document, a, b entente.Span) bool {
	if a.In != b.In {
		return false
	}
	from, to := l.sentence(doc, a)
	return b.Start >= from && b.Start < to
}
