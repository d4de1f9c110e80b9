package api

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"entente"
	"entente/formats/record"
)

// maxText is the longest text that is read, in bytes; maxPairs is how many
// pairs are answered at once.
const (
	maxText  = 400_000
	maxPairs = 200
)

// readRequest is a text to be read. A plain-text body is its text alone.
type readRequest struct {
	Text      string `json:"text"`
	Title     string `json:"title"`
	Date      string `json:"date"` // of publication, today if empty
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Language  string `json:"language"`
	Pairs     []pair `json:"pairs"`
}

// pair asks for the relation between two spans of the text, in code points.
type pair struct {
	Actor     record.Span `json:"actor"`
	Recipient record.Span `json:"recipient"`
}

// read codes a text and gives what `entente read --format json` prints.
// Nothing is stored.
func (s *server) read(r *http.Request) (any, error) {
	req, err := readBody(r)
	if err != nil {
		return nil, err
	}
	doc, err := req.document(s.Now())
	if err != nil {
		return nil, err
	}
	pairs, err := req.pairs()
	if err != nil {
		return nil, err
	}
	rd, err := s.code(r.Context(), &doc, pairs)
	if err != nil {
		return nil, err
	}
	return record.From(&doc, &rd), nil
}

// code reads a document, once few enough others are being read. A coder that
// breaks on it has failed on this text only.
func (s *server) code(ctx context.Context, doc *entente.Document, pairs []entente.Pair) (rd entente.Reading, err error) {
	select {
	case s.reads <- struct{}{}:
		defer func() { <-s.reads }()
	case <-ctx.Done():
		return rd, ctx.Err()
	}
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error("the coder broke on a posted text", "panic", p, "stack", string(debug.Stack()))
			err = &entente.Error{Code: entente.Internal, Message: "The coder broke on this text. The desk's log says where; please report it."}
		}
	}()
	return s.Reader.Read(doc, pairs), nil
}

// readBody takes the text from the request: JSON, or plain text.
func readBody(r *http.Request) (req readRequest, err error) {
	body, err := io.ReadAll(r.Body)
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		return req, tooMuch()
	}
	if err != nil {
		return req, invalid("The request broke off before its end. Send it again.")
	}
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		if err := json.Unmarshal(body, &req); err != nil {
			return req, notWanted(err)
		}
		return req, nil
	case "text/plain":
		req.Text = string(body)
		return req, nil
	}
	return req, invalid("The body is of the type %q. Send application/json, or text/plain for a text alone.", kind)
}

// notWanted says why a body is not read.
func notWanted(err error) error {
	const send = "Send {\"text\": \"…\", \"date\": \"2024-06-19\"}."
	var kind *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &kind):
		return invalid("The body is not the JSON object that is wanted: %v. %s", err, send)
	case kind.Field == "":
		return invalid("The body is a JSON %s and not an object. %s", kind.Value, send)
	}
	return invalid("The field %q of the body cannot be a %s. %s", kind.Field, kind.Value, send)
}

// document is the text as the coder takes it.
func (q readRequest) document(now time.Time) (entente.Document, error) {
	doc := entente.Document{
		Text: q.Text, Title: q.Title, URL: q.URL, Language: "en", Publisher: entente.Publisher{Name: q.Publisher},
		Published: now.UTC(), Retrieved: now.UTC(), Version: 1,
	}
	if q.Language != "" {
		doc.Language = q.Language
	}
	switch {
	case strings.TrimSpace(q.Text) == "":
		return doc, invalid("There is no text to read.")
	case len(q.Text) > maxText:
		return doc, tooMuch()
	case !utf8.ValidString(q.Text):
		return doc, invalid("The text is not in UTF-8. Convert it and send it again.")
	}
	if q.Date != "" {
		day, err := time.Parse(time.DateOnly, q.Date)
		if err != nil {
			return doc, invalid("date is %q; it must be a day written as 2024-06-19.", q.Date)
		}
		doc.Published = day
	}
	doc.ID = entente.ContentID(doc.Title, doc.Text)
	return doc, nil
}

// pairs are the pairs asked about, in bytes.
func (q readRequest) pairs() ([]entente.Pair, error) {
	n := utf8.RuneCountInString(q.Text)
	if len(q.Pairs) > maxPairs {
		return nil, invalid("%d pairs are asked about; at most %d are answered at once.", len(q.Pairs), maxPairs)
	}
	var out []entente.Pair
	for i, p := range q.Pairs {
		for _, s := range []record.Span{p.Actor, p.Recipient} {
			if s[0] < 0 || s[0] >= s[1] || s[1] > n {
				return nil, invalid("Pair %d has the span [%d, %d], which is none of the text's %d characters.", i, s[0], s[1], n)
			}
		}
		out = append(out, entente.Pair{
			Actor:     record.Bytes(q.Text, p.Actor[0], p.Actor[1]),
			Recipient: record.Bytes(q.Text, p.Recipient[0], p.Recipient[1]),
		})
	}
	return out, nil
}

// tooMuch refuses a text beyond the limit.
func tooMuch() error {
	return invalid("The text is longer than the %d thousand bytes that are read at once. Send a part of it, or use `entente read` or `entente load`.", maxText/1000)
}
