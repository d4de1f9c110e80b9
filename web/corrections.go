package web

import (
	"context"
	"net/http"
	"slices"
	"time"

	"entente"
	"entente/store"
)

// Corrections are what was put right in the record.
type Corrections interface {
	Corrections(ctx context.Context, p store.Page) ([]store.CorrectionView, int, error)
	CorrectionsOf(ctx context.Context, documents []string) ([]store.CorrectionView, error)
	Decisions(ctx context.Context, p store.Page) ([]entente.Decision, error)
	Codings(ctx context.Context) ([]store.Coding, error)
}

// correctionsAPage is how many corrections a page lists, and mostDecided how many
// decisions.
const (
	correctionsAPage = 50
	mostDecided      = 50
)

// correctionsPage lists what was put right.
type correctionsPage struct {
	Rows      []correctionView
	Total     int
	Decisions []entente.Decision
	Codings   []store.Coding
	Pager
}

// correctionView is a correction in words.
type correctionView struct {
	store.CorrectionView
	What string // what it did
}

// correctionSaid says what each kind does, before the title of what is put right.
var correctionSaid = map[entente.CorrectionKind]string{entente.Corrected: "corrects", entente.Withdrawn: "withdraws", entente.Changed: "replaces the text of"}

// Title is what the document is called that puts another right.
func (v correctionView) Title() string { return documentTitle(v.Document) }

// Of is what the document is called that is put right.
func (v correctionView) Of() string { return documentTitle(v.Original) }

func viewsOf(all []store.CorrectionView) []correctionView {
	out := make([]correctionView, len(all))
	for i, c := range all {
		out[i] = correctionView{c, correctionSaid[c.Kind]}
	}
	return out
}

// corrections shows what was put right, the latest first.
func (d *desk) corrections(w http.ResponseWriter, r *http.Request) {
	number, err := countParam(r.URL.Query(), "page")
	if err == nil {
		var p correctionsPage
		if p, err = d.correctionsPage(r.Context(), number); err == nil {
			d.show(w, r, http.StatusOK, "corrections", "Corrections", p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) correctionsPage(ctx context.Context, number int) (p correctionsPage, err error) {
	list, total, err := d.Record.Corrections(ctx, store.Page{Limit: correctionsAPage, Offset: (number - 1) * correctionsAPage})
	if err != nil {
		return p, err
	}
	p.Rows, p.Total, p.Pager = viewsOf(list), total, newPager(number, correctionsAPage, total)
	if number > 1 {
		return p, nil
	}
	if p.Decisions, err = d.Record.Decisions(ctx, store.Page{Limit: mostDecided}); err != nil {
		return p, err
	}
	p.Codings, err = d.Record.Codings(ctx)
	return p, err
}

// correctionsFeed gives the latest corrections, and what analysts decided, as an
// Atom feed.
func (d *desk) correctionsFeed(w http.ResponseWriter, r *http.Request) {
	p, err := d.correctionsPage(r.Context(), 1)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	base := baseOf(r)
	feed := atomFeed{ID: "urn:entente:corrections", Title: "Corrections in the record of Entente", Author: atomPerson{"Entente"},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: base + r.URL.RequestURI()}, {Rel: "alternate", Type: "text/html", Href: base + "/corrections"}}}
	for _, c := range p.Rows {
		feed.Entries = append(feed.Entries, correctionEntry(c, base))
	}
	for _, v := range p.Decisions {
		feed.Entries = append(feed.Entries, decisionEntry(v, base))
	}
	slices.SortStableFunc(feed.Entries, func(a, b atomEntry) int {
		switch {
		case a.Updated > b.Updated:
			return -1
		case a.Updated < b.Updated:
			return 1
		}
		return 0
	})
	feed.Updated = atomTime(time.Unix(0, 0))
	if len(feed.Entries) > 0 {
		feed.Updated = feed.Entries[0].Updated
	}
	d.sendFeed(w, r, feed)
}

func correctionEntry(c correctionView, base string) atomEntry {
	what := c.Words
	if what == "" {
		what = "Another text stands under the address."
	}
	e := atomEntry{ID: "urn:entente:correction:" + c.DocumentID, Title: xmlText(c.Title()), Updated: atomTime(c.At),
		Categories: []atomCategory{{string(c.Kind), "urn:entente:correction"}},
		Links:      []atomLink{{Rel: "alternate", Type: "text/html", Href: base + "/document/" + c.DocumentID}}, Content: atomText{"text", xmlText(what)}}
	if c.Corrects != "" {
		e.Links = append(e.Links, atomLink{Rel: "related", Type: "text/html", Href: base + "/document/" + c.Corrects})
	}
	return e
}

func decisionEntry(v entente.Decision, base string) atomEntry {
	e := atomEntry{ID: "urn:entente:decision:" + v.Event + ":" + v.Made.UTC().Format(time.RFC3339Nano), Title: decided(v), Updated: atomTime(v.Made),
		Categories: []atomCategory{{v.Kind, "urn:entente:correction"}}, Content: atomText{"text", xmlText(v.Note)}}
	e.Links = []atomLink{{Rel: "alternate", Type: "text/html", Href: base + "/corrections"}}
	return e
}

// decided says a decision in words.
func decided(v entente.Decision) string {
	if v.Kind == entente.Split {
		return "An analyst made " + plural(len(v.Mentions), "report") + " of an event another event"
	}
	return "An analyst joined two events"
}
