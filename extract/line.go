package extract

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"entente"
)

// line is a document as a line of JSON. Spans of pairs count code points.
type line struct {
	ID        key    `json:"id"`
	Text      string `json:"text"`
	Title     string `json:"title"`
	Date      string `json:"date"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
	Language  string `json:"language"`
	Pairs     []struct {
		Actor     []int `json:"actor"`
		Recipient []int `json:"recipient"`
	} `json:"pairs"`
}

// key is an id, which some files write as a number.
type key string

// UnmarshalJSON takes a string or a number.
func (k *key) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		*k = key(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(k))
}

// Line reads a document from one line of JSON: id, text, title, date, url,
// publisher, language, and pairs to relate ({actor: [start, end], recipient:
// [start, end]} in code points of text). Other fields are passed over. The
// document's ID is the line's id; where it has none, the content's. The text is
// taken as it is.
func Line(raw []byte) (entente.Document, []entente.Pair, error) {
	var none entente.Document
	raw = bytes.TrimPrefix(raw, []byte("\uFEFF")) // of the first line of some files
	if !utf8.Valid(raw) {
		return none, nil, entente.Errorf(entente.Invalid, nil, "The line is not valid UTF-8 (byte %d); convert the file to UTF-8.", firstInvalid(raw))
	}
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return none, nil, lineError(raw, err)
	}
	if strings.TrimSpace(l.Text) == "" && strings.TrimSpace(l.Title) == "" {
		return none, nil, entente.Errorf(entente.Invalid, nil, `The line has no "text"; give a document such as {"id": "1", "text": "…", "date": "2024-06-19"}.`)
	}
	doc := newDocument(raw, Hint{URL: l.URL})
	doc.Title, doc.Text = l.Title, l.Text
	doc.Publisher.Name, doc.Language = l.Publisher, languageCode(l.Language)
	if l.Date != "" {
		var err error
		if doc.Published, err = Date(l.Date); err != nil {
			return none, nil, err
		}
	}
	if doc.ID = string(l.ID); doc.ID == "" {
		doc.ID = entente.ContentID(doc.Title, doc.Text)
	}
	pairs, err := l.pairs()
	return doc, pairs, err
}

func lineError(raw []byte, err error) error {
	s := strings.TrimSpace(string(raw))
	switch {
	case !strings.HasPrefix(s, "{"):
		return entente.Errorf(entente.Invalid, err, `The line is not a JSON object; with --jsonl every line is one, such as {"id": "1", "text": "…"}.`)
	case !strings.HasSuffix(s, "}"):
		return entente.Errorf(entente.Invalid, err, "The line breaks off in the middle of its JSON; the file may be cut off.")
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return entente.Errorf(entente.Invalid, err, `The field %q of the line cannot be a %s; the lines that can be read are such as {"id": "1", "text": "…", "date": "2024-06-19", "pairs": [{"actor": [0, 6], "recipient": [15, 22]}]}.`, kind.Field, kind.Value)
	}
	return entente.Errorf(entente.Invalid, err, "The line is not JSON that can be read as a document: %s.", strings.TrimPrefix(err.Error(), "json: "))
}

// pairs turns spans in code points into spans in bytes.
func (l *line) pairs() ([]entente.Pair, error) {
	if len(l.Pairs) == 0 {
		return nil, nil
	}
	at := byteOffsets(l.Text)
	out := make([]entente.Pair, len(l.Pairs))
	for i, p := range l.Pairs {
		a, okA := spanOf(p.Actor, at)
		b, okB := spanOf(p.Recipient, at)
		if !okA || !okB {
			return nil, entente.Errorf(entente.Invalid, nil,
				"Pair %d does not lie in the text: actor and recipient are each [start, end] with 0 <= start < end <= %d code points.", i+1, len(at)-1)
		}
		out[i] = entente.Pair{Actor: a, Recipient: b}
	}
	return out, nil
}

func spanOf(s []int, at []int) (entente.Span, bool) {
	if len(s) != 2 || s[0] < 0 || s[0] >= s[1] || s[1] >= len(at) {
		return entente.Span{}, false
	}
	return entente.Span{Start: at[s[0]], End: at[s[1]]}, true
}

// byteOffsets gives the byte at which each code point begins, and the end.
func byteOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// firstYear is the first year that a text is believed to be of: an earlier one
// is a field that was left at its zero.
const firstYear = 1000

// Date reads a day (2024-06-19) or a moment (RFC 3339). Errors are
// *entente.Error.
func Date(s string) (time.Time, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "20060102"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil && t.Year() >= firstYear {
			return t.UTC(), nil
		}
	}
	return time.Time{}, entente.Errorf(entente.Invalid, nil, "%q is not a date; write it as 2024-06-19.", s)
}
