package web

import (
	"encoding/xml"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"entente/notify"
	"entente/store"
)

// feedEntries is how many alerts the feed holds.
const feedEntries = 50

// The feed of alerts, as RFC 4287 has it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  atomPerson  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published,omitempty"`
	Updated    string         `xml:"updated"`
	Categories []atomCategory `xml:"category"`
	Links      []atomLink     `xml:"link"`
	Content    atomText       `xml:"content"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// alertsFeed gives the latest alerts as an Atom feed, narrowed as the list is.
// The feed's and entries' ids are of the desk's record and no addresses, so
// that they stay when the desk moves; an alert that is told again is the same
// entry, updated.
func (d *desk) alertsFeed(w http.ResponseWriter, r *http.Request) {
	f, err := alertFilter(r.URL.Query())
	if err != nil {
		d.fail(w, r, err)
		return
	}
	f.Page = store.Page{Limit: feedEntries}
	list, _, err := d.Record.Alerts(r.Context(), f)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	base := baseOf(r)
	feed := atomFeed{ID: "urn:entente:alerts", Title: "Alerts of Entente", Updated: atomTime(time.Unix(0, 0)), Author: atomPerson{"Entente"},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: base + r.URL.RequestURI()}, {Rel: "alternate", Type: "text/html", Href: base + "/alerts"}}}
	for i, a := range list {
		if i == 0 {
			feed.Updated = atomTime(a.Raised)
		}
		feed.Entries = append(feed.Entries, entryOf(a, base))
	}
	d.sendFeed(w, r, feed)
}

// baseOf is the address of the desk as a request has it.
func baseOf(r *http.Request) string {
	if r.TLS != nil {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

// sendFeed answers with a feed.
func (d *desk) sendFeed(w http.ResponseWriter, r *http.Request, feed atomFeed) {
	body, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		d.fail(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	if _, err := w.Write(append([]byte(xml.Header), body...)); err != nil {
		d.Log.Debug("feed not sent", "err", err)
	}
}

func entryOf(a store.AlertView, base string) atomEntry {
	e := atomEntry{ID: "urn:entente:alert:" + a.ID, Title: xmlText(a.Title), Updated: atomTime(a.Raised),
		Categories: []atomCategory{{a.Severity, "urn:entente:severity"}, {a.Watch, "urn:entente:watch"}},
		Links:      []atomLink{{Rel: "alternate", Type: "text/html", Href: base + "/alerts#alert-" + a.ID}},
		Content:    atomText{"text", xmlText(notify.Words(a.Alert, a.Document))}}
	if e.Title == "" {
		e.Title = a.Watch
	}
	if !a.Fired.IsZero() {
		e.Published = atomTime(a.Fired)
	}
	if a.DocumentID != "" {
		e.Links = append(e.Links, atomLink{Rel: "related", Type: "text/html", Href: base + "/document/" + a.DocumentID})
	}
	return e
}

func atomTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// xmlText takes out what no XML document may hold (XML 1.0, section 2.2).
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r < 0x20 && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}
