package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"entente"
)

// settleTime is how long a stored text is waited for. One that is not read by
// then is shown as waiting.
const settleTime = 4 * time.Second

// maxText is the longest text that the paste page takes, and maxTitle the
// longest title, in bytes; readsAtOnce is how many texts are read at a time.
const (
	maxText     = 400_000
	maxTitle    = 1_000
	readsAtOnce = 4
)

// pastePage is the form, with what was typed if it could not be read.
type pastePage struct {
	Title, Text, Publisher, Date string
	Problem                      string
	Limit                        int
}

// paste shows the empty form.
func (d *desk) paste(w http.ResponseWriter, r *http.Request) {
	d.show(w, r, http.StatusOK, "paste", "Read a text", pastePage{Limit: maxText})
}

// readPaste codes a pasted text and shows it, or stores it and leads to it.
func (d *desk) readPaste(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	form, doc, err := d.pasted(r)
	if err == nil {
		err = d.takePaste(w, r, doc)
	}
	if err == nil {
		return
	}
	var e *entente.Error
	if !errors.As(err, &e) {
		d.fail(w, r, err)
		return
	}
	form.Problem, form.Limit = e.Message, maxText
	d.show(w, r, e.Code.Status(), "paste", "Read a text", form)
}

// takePaste does what the button asks for.
func (d *desk) takePaste(w http.ResponseWriter, r *http.Request, doc entente.Document) error {
	switch r.PostFormValue("do") {
	case "store":
		return d.keepPaste(w, r, doc)
	case "read", "":
		rd, err := d.read(r.Context(), &doc)
		if err != nil {
			return err
		}
		p := d.words.documentPage(doc, rd, nil, nil)
		p.Preview = true
		d.show(w, r, http.StatusOK, "document", documentTitle(doc), p)
		return nil
	}
	return invalid("The form asks for something that the desk does not do. Choose to read the text or to store it.")
}

// read codes a text, once few enough others are being read. A coder that breaks
// on it has failed on this text only.
func (d *desk) read(ctx context.Context, doc *entente.Document) (rd entente.Reading, err error) {
	select {
	case d.reads <- struct{}{}:
		defer func() { <-d.reads }()
	case <-ctx.Done():
		return rd, ctx.Err()
	}
	defer func() {
		if p := recover(); p != nil {
			d.Log.Error("the coder broke on a pasted text", "panic", p, "stack", string(debug.Stack()))
			err = &entente.Error{Code: entente.Internal, Message: "The coder broke on this text, so nothing was read or stored. The desk's log says where; please report it."}
		}
	}()
	return d.Reader.Read(doc, nil), nil
}

// keepPaste stores a text and leads to it, once it is read or has had its time.
func (d *desk) keepPaste(w http.ResponseWriter, r *http.Request, doc entente.Document) error {
	added, err := d.Loader.Load(r.Context(), []entente.Input{{Raw: []byte(doc.Text), Doc: doc}})
	if err != nil {
		return err
	}
	ctx, stop := context.WithTimeout(r.Context(), settleTime)
	defer stop()
	if err := d.Loader.Settle(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	http.Redirect(w, r, "/document/"+added[0].ID, http.StatusSeeOther)
	return nil
}

// pasted reads the form. The form is given back as it was typed.
func (d *desk) pasted(r *http.Request) (pastePage, entente.Document, error) {
	if err := r.ParseForm(); err != nil {
		var tooLong *http.MaxBytesError
		if errors.As(err, &tooLong) {
			return pastePage{}, entente.Document{}, tooMuch()
		}
		return pastePage{}, entente.Document{}, invalid("The form could not be read. Go back and send it again.")
	}
	f := pastePage{
		Title: strings.TrimSpace(r.PostFormValue("title")), Publisher: strings.TrimSpace(r.PostFormValue("publisher")),
		Date: strings.TrimSpace(r.PostFormValue("date")), Text: strings.ReplaceAll(r.PostFormValue("text"), "\r\n", "\n"),
	}
	doc, err := f.document(d.Now())
	return f, doc, err
}

// document is the text as the record keeps it.
func (f pastePage) document(now time.Time) (entente.Document, error) {
	doc := entente.Document{
		Title: safeText(f.Title), Text: safeText(f.Text), Publisher: entente.Publisher{Name: safeText(f.Publisher)},
		Language: "en", Published: now.UTC(), Retrieved: now.UTC(), Version: 1,
	}
	if strings.TrimSpace(f.Text) == "" {
		return doc, invalid("There is no text to read. Paste one into the large field.")
	}
	if len(f.Text) > maxText {
		return doc, tooMuch()
	}
	if unreadable(f.Text) {
		return doc, invalid("This is no text but the content of some other file. Open it in its program, and paste the words from there.")
	}
	if len(f.Title) > maxTitle || len(f.Publisher) > maxTitle {
		return doc, invalid("The title or the publisher is longer than %d characters. Shorten it.", maxTitle)
	}
	if f.Date != "" {
		day, err := time.Parse(time.DateOnly, f.Date)
		if err != nil {
			return doc, invalid("%q is no date. Write the day of publication as year, month and day: 2024-06-19.", f.Date)
		}
		doc.Published = day
	}
	doc.ID = entente.ContentID(doc.Title, doc.Text)
	return doc, nil
}

// unreadable reports whether a text is none: more than one in fifty of its
// characters are controls, or bytes that no text in UTF-8 has.
func unreadable(s string) bool {
	bad, all := 0, 0
	for _, r := range s {
		if all++; r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r) {
			bad++
		}
	}
	return bad*50 > all
}

// tooMuch refuses a text beyond the limit.
func tooMuch() error {
	return invalid("%s", fmt.Sprintf("The text is longer than the %d thousand characters that this page takes. Paste a part of it, or put the file into a watched folder.", maxText/1000))
}
