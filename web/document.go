package web

import (
	"context"
	"net/http"
	"slices"
	"sort"
	"strings"

	"entente"
	"entente/run"
	"entente/store"
)

// documentPage is a text with what was read in it.
type documentPage struct {
	Doc      entente.Document
	Rows     []row
	Finds    []find
	Unplaced []find // findings without a place in the text
	Nothing  []nothing
	Skipped  []skipped
	Preview  bool // read only; the text is not in the record
	Date     string
	Coder    string

	Sightings []store.Sighting
	Versions  []string // ids, the oldest first

	PutRight []correctionView // what it puts right, or what puts it right

	Copies     []entente.Document // the first of those with the same text, or a part of it
	MoreCopies int                // how many there are beside these
}

// row is a paragraph, or the title if that is evidence of anything, beside what was read in it.
type row struct {
	Title bool
	Text  []segment
	Finds []find
}

// marked reports whether anything of the row is evidence.
func (r row) marked() bool { return slices.ContainsFunc(r.Text, segment.Marked) }

// nothing is a sentence that gave nothing, and why.
type nothing struct{ Text, Reason string }

// skipped counts sentences by the reason why they gave nothing.
type skipped struct {
	Reason string
	N      int
}

// Anchor is the fragment of a finding by its number.
func (p *documentPage) Anchor(n int) string { return p.Finds[n-1].Anchor }

// linked is marked text whose numbers lead to the page's findings.
type linked struct {
	Page *documentPage
	Text []segment
}

// Linked makes marked text lead to the page's findings.
func (p *documentPage) Linked(text []segment) linked { return linked{p, text} }

// document shows one document.
func (d *desk) document(w http.ResponseWriter, r *http.Request) {
	v, err := d.Record.Document(r.Context(), r.PathValue("id"))
	if err != nil {
		d.fail(w, r, err)
		return
	}
	entries, err := d.Record.EntriesOf(r.Context(), v.ID)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p := d.words.documentPage(v.Document, v.Reading, v.Events, entries)
	p.Sightings, p.Versions = v.Sightings, v.Versions
	if err := d.copiesOf(r.Context(), p); err != nil {
		d.fail(w, r, err)
		return
	}
	put, err := d.Record.CorrectionsOf(r.Context(), []string{v.ID})
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p.PutRight = viewsOf(put)
	if v.State == store.Waiting {
		again(w)
	}
	d.show(w, r, http.StatusOK, "document", documentTitle(v.Document), p)
}

// manyCopies is how many copies of its text a page of a document names.
const manyCopies = 5

// copiesOf fills in the documents with the same text.
func (d *desk) copiesOf(ctx context.Context, p *documentPage) error {
	ids, err := run.Copies(ctx, d.Record, &p.Doc)
	if err != nil {
		return err
	}
	p.MoreCopies = max(0, len(ids)-manyCopies)
	for _, id := range ids[:min(len(ids), manyCopies)] {
		v, err := d.Record.Document(ctx, id)
		if err != nil {
			return err
		}
		p.Copies = append(p.Copies, v.Document)
	}
	return nil
}

// documentTitle is what a document is called where it has no title.
func documentTitle(doc entente.Document) string {
	if t := strings.TrimSpace(safeText(doc.Title)); t != "" {
		return t
	}
	return "A text without a title"
}

// documentPage lays a reading out over its text.
// events tells which event each mention became, and entries which entry of its
// ledger each other finding is a report of; both are empty for a text that is
// not in the record.
func (w words) documentPage(doc entente.Document, rd entente.Reading, events map[string]string, entries map[[2]string]string) *documentPage {
	p := &documentPage{Doc: doc, Finds: w.finds(rd, events), Coder: rd.Coder, Date: iso(doc.Published)}
	enter(p.Finds, entries)
	placed := map[int]bool{}
	if title := p.row(entente.Title, 0, len(doc.Title), p.layers(entente.Title, rd), placed); title.marked() {
		title.Title = true
		p.Rows = append(p.Rows, title)
	}
	layers := p.layers(entente.Body, rd)
	for _, r := range paragraphs(doc.Text) {
		p.Rows = append(p.Rows, p.row(entente.Body, r[0], r[1], layers, placed))
	}
	for _, f := range p.Finds {
		if !placed[f.Number] {
			p.Unplaced = append(p.Unplaced, f)
		}
	}
	p.explain(rd)
	return p
}

// layers are the marks of all findings in one part of the text, and the notes
// on its sentences that gave nothing.
func (p *documentPage) layers(part entente.Part, rd entente.Reading) []layer {
	var out []layer
	for _, s := range rd.Sentences {
		if s.Span.In == part && s.Mentions == 0 && s.Reason != "" {
			out = append(out, layer{start: s.Span.Start, end: s.Span.End, kind: markNone, note: "nothing coded: " + s.Reason})
		}
	}
	for _, f := range p.Finds {
		out = append(out, f.layers(part, f.Number)...)
	}
	return out
}

// row makes one row of the page and notes which findings it holds.
func (p *documentPage) row(part entente.Part, from, to int, layers []layer, placed map[int]bool) row {
	out := row{Text: segments(p.Doc.PartText(part), from, to, layers)}
	for _, f := range p.Finds {
		if f.lead.In == part && f.lead.Start >= from && f.lead.Start < to && !placed[f.Number] {
			placed[f.Number] = true
			out.Finds = append(out.Finds, f)
		}
	}
	return out
}

// explain lists the sentences that gave nothing.
func (p *documentPage) explain(rd entente.Reading) {
	for _, s := range rd.Sentences {
		if s.Mentions == 0 && s.Reason != "" {
			p.Nothing = append(p.Nothing, nothing{safeText(p.Doc.Words(s.Span)), s.Reason})
		}
	}
	for reason, n := range rd.Skipped {
		p.Skipped = append(p.Skipped, skipped{reason, n})
	}
	sort.Slice(p.Skipped, func(i, j int) bool {
		if p.Skipped[i].N != p.Skipped[j].N {
			return p.Skipped[i].N > p.Skipped[j].N
		}
		return p.Skipped[i].Reason < p.Skipped[j].Reason
	})
}

// paragraphs are the ranges of the lines of a text that hold anything.
func paragraphs(s string) [][2]int {
	var out [][2]int
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(s[at:end]) != "" {
			out = append(out, [2]int{at, end})
		}
		at = end + 1
	}
	return out
}
