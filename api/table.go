package api

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/store"
)

// listing is where in a ledger an answer stands. Total is the least that there
// are where at_least is set; next goes on behind the last, as `after`.
type listing struct {
	paging
	AtLeast bool         `json:"at_least,omitempty"`
	Next    store.Cursor `json:"next,omitempty"`
}

func listingOf[T any](sl store.Slice, l store.Listing[T]) listing {
	return listing{paging{l.Total, sl.Limit, sl.Offset}, l.AtLeast, l.Next}
}

// tabular is an answer that can be given as CSV too: an entry for the header,
// and the lines.
type tabular interface {
	table() (ledger.Entry, []ledger.Entry)
	more() store.Cursor
}

func (l listing) more() store.Cursor { return l.Next }

// wantsCSV reports whether a request asks for a table: with format=csv, or with
// an Accept that has text/csv and not JSON.
func wantsCSV(r *http.Request) (bool, error) {
	switch f := r.URL.Query().Get("format"); f {
	case "csv":
		return true, nil
	case "json":
		return false, nil
	case "":
	default:
		return false, invalid("format is %q; it must be json or csv.", f)
	}
	csv, json := false, false
	for part := range strings.SplitSeq(r.Header.Get("Accept"), ",") {
		kind, _, _ := mime.ParseMediaType(part)
		csv, json = csv || kind == "text/csv", json || kind == "application/json"
	}
	return csv && !json, nil
}

// ledger makes a handler of a function that gives a page of a ledger, as JSON
// or as a table.
func (s *server) ledger(f func(*http.Request) (any, error)) http.Handler {
	asJSON := s.answer(f)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		csv, err := wantsCSV(r)
		if err == nil && !csv {
			asJSON.ServeHTTP(w, r)
			return
		}
		var v any
		if err == nil {
			v, err = f(r)
		}
		t, ok := v.(tabular)
		if err == nil && !ok {
			err = &entente.Error{Code: entente.Internal, Message: "This cannot be given as a table."}
		}
		if err != nil {
			s.answer(func(*http.Request) (any, error) { return nil, err }).ServeHTTP(w, r)
			return
		}
		s.writeTable(w, r, t)
	})
}

// writeTable answers with a CSV table; the address of the next page stands in
// the header Link.
func (s *server) writeTable(w http.ResponseWriter, r *http.Request, t tabular) {
	if next := t.more(); next != "" {
		q := r.URL.Query()
		q.Set("after", string(next))
		q.Del("offset")
		w.Header().Set("Link", "<"+(&url.URL{Path: r.URL.Path, RawQuery: q.Encode()}).String()+`>; rel="next"`)
	}
	none, lines := t.table()
	s.sendCSV(w, r, name(r), func(to io.Writer) error { return ledger.WriteCSV(to, none, slices.Values(lines)) })
}

// sendCSV answers with a table under the name of a file.
func (s *server) sendCSV(w http.ResponseWriter, r *http.Request, file string, write func(io.Writer) error) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		s.Log.Error("table not written", "path", r.URL.Path, "err", err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", `attachment; filename="`+file+`.csv"`)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	if _, err := w.Write(b.Bytes()); err != nil {
		s.Log.Debug("answer not sent", "path", r.URL.Path, "err", err)
	}
}

// asOf gives a page of a ledger as it was known by the end of a day (`asof`), or
// now. One of the past is made anew from whole entries; as what they say may have
// been other then, they are tested by lets, and the page may have fewer.
func asOf[V any](q url.Values, found store.Listing[V], then func(v V, day time.Time) ([]V, error), lets func(*V) bool) (store.Listing[V], error) {
	day, err := dayParam(q, "asof")
	if err != nil || day.IsZero() {
		return found, err
	}
	rows := found.Rows
	found.Rows = nil
	for _, v := range rows {
		past, err := then(v, day)
		if err != nil {
			return found, err
		}
		for i := range past {
			if lets(&past[i]) {
				found.Rows = append(found.Rows, past[i])
			}
		}
	}
	return found, nil
}

// name is the last part of an address, which names its table.
func name(r *http.Request) string { return r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:] }

// sliceParam reads which part of a ledger is asked for: `from` and `to` of the
// latest report, `known_by` or `asof`, `after`, `limit` and `offset`.
func sliceParam(q url.Values) (sl store.Slice, err error) {
	if sl.Page, err = pageParam(q); err != nil {
		return sl, err
	}
	if sl.From, err = dayParam(q, "from"); err != nil {
		return sl, err
	}
	if sl.To, err = dayParam(q, "to"); err != nil {
		return sl, err
	}
	if sl.KnownBy, err = dayParam(q, "known_by"); err != nil {
		return sl, err
	}
	if day, err := dayParam(q, "asof"); err != nil {
		return sl, err
	} else if !day.IsZero() {
		sl.KnownBy = day
	}
	sl.After = store.Cursor(q.Get("after"))
	return sl, inOrder(sl.From, sl.To)
}

// states reads codes, each to where it goes.
func states(q url.Values, to map[string]*string) error {
	for name, code := range to {
		var err error
		if *code, err = stateParam(q.Get(name)); err != nil {
			return err
		}
	}
	return nil
}

// statuses are those that an entry can have.
var statuses = []entente.Status{entente.StatusPossible, entente.StatusDenied, entente.StatusDisputed, entente.StatusAlleged,
	entente.StatusReported, entente.StatusCorroborated, entente.StatusConfirmed}

func statusParam(q url.Values) (entente.Status, error) {
	v := entente.Status(q.Get("status"))
	if v != "" && !slices.Contains(statuses, v) {
		return "", invalid("status is %q; it must be one of possible, denied, disputed, alleged, reported, corroborated and confirmed.", string(v))
	}
	return v, nil
}
