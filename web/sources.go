package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"entente"
	"entente/store"
)

// maxFailed is how many failed documents the page lists.
const maxFailed = 100

// sourcesPage is where documents come from and what went wrong.
type sourcesPage struct {
	Sources  []entente.Source
	Failed   []entente.Document
	Counts   store.Counts
	Location string // as typed
	Problem  string
	Added    string
}

// sources shows the sources.
func (d *desk) sources(w http.ResponseWriter, r *http.Request) {
	d.showSources(w, r, http.StatusOK, sourcesPage{Added: r.URL.Query().Get("added")})
}

// addSource takes a new source from the form.
func (d *desk) addSource(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	p := sourcesPage{Location: strings.TrimSpace(r.PostFormValue("location"))}
	var err error
	if p.Location == "" {
		err = invalid("There is no address. Write that of a feed (https://…) or the path of a folder.")
	} else {
		_, err = d.Adder.AddSource(r.Context(), p.Location)
	}
	if err == nil {
		http.Redirect(w, r, "/sources?added=1", http.StatusSeeOther)
		return
	}
	var e *entente.Error
	if !errors.As(err, &e) {
		d.fail(w, r, err)
		return
	}
	p.Problem = e.Message
	d.showSources(w, r, e.Code.Status(), p)
}

func (d *desk) showSources(w http.ResponseWriter, r *http.Request, status int, p sourcesPage) {
	var err error
	if p.Sources, err = d.Record.Sources(r.Context()); err == nil {
		p.Failed, err = d.failed(r.Context())
	}
	if err == nil {
		p.Counts, err = d.Record.Counts(r.Context())
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, status, "sources", "Sources", p)
}

// failed are the documents that could not be read or coded.
func (d *desk) failed(ctx context.Context) ([]entente.Document, error) {
	var out []entente.Document
	for _, state := range []store.State{store.Unreadable, store.Failed} {
		list, _, err := d.Record.Documents(ctx, store.DocumentFilter{State: state, Page: store.Page{Limit: maxFailed}})
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}
