package web

import (
	"bytes"
	"embed"
	"errors"
	"html/template"
	"net/http"
	"path"
	"strings"
	"time"

	"entente"
	"entente/actor"
	"entente/run/own"
)

//go:embed templates/*.html
var templateFiles embed.FS

// pages are the parsed templates, one set a page, each over the same frame.
type pages struct{ byName map[string]*template.Template }

// page is what every template gets: the frame's fields and the page's own.
type page struct {
	Title   string
	Here    string   // first part of the path, which marks the place in the menu
	Wrong   []string // what is wrong with the user's own files
	Content any
}

// parsePages reads the templates. Files that begin with an underscore are
// pieces that all pages share.
func parsePages(w words) *pages {
	funcs := template.FuncMap{
		"country": w.country, "entity": w.entity, "entities": w.entities, "entityInFull": w.entityInFull,
		"quad": quadName, "day": dayLong, "dayshort": dayShort, "stamp": stamp, "iso": iso, "joined": joined,
		"dayby": dayBy, "decided": decided, "told": told, "placed": placed, "lists": listWords, "plural": plural, "safe": safeText, "host": host, "web": onWeb, "others": func(list []string) string { return plural(len(list)-1, "other") }, "duty": func(code string) string { return obligationNames[code] },
		"states": func() []string { return []string{"firing", "resolved", "pending"} },
		"fault":  fault, "signed": withSign, "percent": percent, "inc": func(n int) int { return n + 1 }, "quads": func() []int { return []int{1, 2, 3, 4} },
	}
	base := template.Must(template.New("").Funcs(funcs).ParseFS(templateFiles, "templates/_*.html"))
	p := &pages{byName: map[string]*template.Template{}}
	files, err := templateFiles.ReadDir("templates")
	if err != nil {
		panic(err)
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name(), "_") {
			continue
		}
		t := template.Must(template.Must(base.Clone()).ParseFS(templateFiles, path.Join("templates", f.Name())))
		p.byName[strings.TrimSuffix(f.Name(), ".html")] = t
	}
	return p
}

// show writes a page, whole or not at all.
func (d *desk) show(w http.ResponseWriter, r *http.Request, status int, name, title string, content any) {
	here, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	var b bytes.Buffer
	err := d.pages.byName[name].ExecuteTemplate(&b, "frame", page{title, here, d.wrongFiles(), content})
	if err != nil {
		d.Log.Error("page not written", "page", name, "path", r.URL.Path, "err", err)
		http.Error(w, "This page could not be written. The desk's log says why.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if _, err := b.WriteTo(w); err != nil {
		d.Log.Debug("page not sent", "path", r.URL.Path, "err", err)
	}
}

// wrongFiles are sentences about the user's files that are at fault.
func (d *desk) wrongFiles() []string {
	var out []string
	if d.Watches != nil {
		for _, w := range d.Watches.Wrong() {
			out = append(out, w.Sentence())
		}
	}
	if d.Teacher == nil {
		return out
	}
	for _, w := range d.Teacher.Wrong() {
		out = append(out, own.Sentence(w))
	}
	return out
}

// fault is what is wrong with one field, empty if another one is at fault.
func fault(wrong actor.FieldError, name string) actor.FieldError {
	if wrong.Field != name {
		return actor.FieldError{Field: name}
	}
	return wrong
}

// again has the browser ask for the page again shortly: what it waits for is
// on its way. It is for pages on which there is nothing to read yet.
func again(w http.ResponseWriter) { w.Header().Set("Refresh", "2") }

// sorry shows a sentence in place of a page.
func (d *desk) sorry(w http.ResponseWriter, r *http.Request, status int, sentence string) {
	d.show(w, r, status, "sorry", http.StatusText(status), sentence)
}

// fail shows the sentence of an error; what has none is logged and shown as a
// fault of the desk.
func (d *desk) fail(w http.ResponseWriter, r *http.Request, err error) {
	var e *entente.Error
	if errors.As(err, &e) {
		d.sorry(w, r, e.Code.Status(), e.Message)
		return
	}
	d.Log.Error("page failed", "path", r.URL.Path, "err", err)
	d.sorry(w, r, http.StatusInternalServerError, "The desk could not read its record. Its log says why.")
}

// dayLong writes a date at its precision. A date taken from the publication
// says so, for the event may be older.
func dayLong(d entente.Date) string {
	if d.Time.IsZero() {
		return "date not known"
	}
	switch d.Precision {
	case entente.Week:
		return "week of " + d.Time.Format("2 January 2006")
	case entente.Month:
		return d.Time.Format("January 2006")
	case entente.Year:
		return d.Time.Format("2006")
	}
	return d.Time.Format("2 January 2006")
}

// dayShort is a day in a list; a dash stands for none.
func dayShort(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.Format("2 Jan 2006")
}

// stamp is a moment in the desk's log of itself, in UTC.
func stamp(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2 Jan 2006, 15:04 UTC")
}

// iso is the day as machines write it, empty for none.
func iso(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// plural counts things in words: "1 report", "3 reports".
func plural(n int, one string) string {
	s := itoa(n) + " " + one
	if n == 1 {
		return s
	}
	if strings.HasSuffix(one, "y") && !strings.HasSuffix(one, "ay") {
		return s[:len(s)-1] + "ies"
	}
	return s + "s"
}

// safeText makes any bytes showable.
func safeText(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// invalid is an error of the user's input, with its sentence.
func invalid(format string, args ...any) error {
	return entente.Errorf(entente.Invalid, nil, format, args...)
}

// missing is an error for a thing that is not there, with its sentence.
func missing(format string, args ...any) error {
	return entente.Errorf(entente.NotFound, nil, format, args...)
}
