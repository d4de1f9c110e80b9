package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
	"unicode"

	"entente"
)

// Hint is what is known of raw bytes from outside them. All of it is optional.
type Hint struct {
	URL         string    // address or path they came from
	ContentType string    // of the HTTP answer, with its charset
	Encoding    string    // as the user named it; outranks what is declared
	Retrieved   time.Time // when they were fetched
}

// Reader makes documents of raw bytes. It is safe for concurrent use.
type Reader struct{ furniture *furniture }

// Load makes a Reader that knows the page furniture of a language; data is its
// folder (entente/lang/en.FS).
func Load(data fs.FS) (*Reader, error) {
	f, err := loadFurniture(data)
	if err != nil {
		return nil, err
	}
	return &Reader{furniture: f}, nil
}

// Document makes one document of a page or a plain text. It sets what the bytes
// say: title, text, language, date, publisher's name, and the identities (ID,
// RawHash). Errors are *entente.Error of code Invalid.
func (r *Reader) Document(raw []byte, h Hint) (entente.Document, error) {
	if isHTML(raw, h) {
		return r.html(raw, h)
	}
	declared := h.Encoding
	if declared == "" {
		declared = declaredCharset(h.ContentType)
	}
	text, err := decode(raw, declared, false)
	if err != nil {
		return entente.Document{}, err
	}
	doc := newDocument(raw, h)
	doc.Title, doc.Text, _ = r.plain(text)
	return finish(doc)
}

func (r *Reader) html(raw []byte, h Hint) (entente.Document, error) {
	text, err := decode(raw, htmlCharset(raw, h), true)
	if err != nil {
		return entente.Document{}, err
	}
	latest := h.Retrieved
	if latest.IsZero() { // no bound: the package's own would be the clock's
		latest = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	p, err := readHTML(text, h.URL, latest)
	if err != nil {
		return entente.Document{}, err
	}
	drop, _ := r.furniture.find(p.text)
	doc := newDocument(raw, h)
	doc.Title, doc.Text = p.title, cut(p.text, drop)
	doc.Language, doc.Published = p.language, p.published.UTC()
	doc.Publisher.Name = p.site
	if p.published.IsZero() {
		doc.Published = time.Time{}
	}
	return finish(doc)
}

// Item makes a document of what a feed carries in itself: a title and HTML
// content or summary.
func (r *Reader) Item(title, content string, h Hint) (entente.Document, error) {
	doc := newDocument([]byte(content), h)
	text := Fragment(content)
	drop, _ := r.furniture.find(text)
	doc.Title, doc.Text = oneLine(Fragment(title)), cut(text, drop)
	return finish(doc)
}

func newDocument(raw []byte, h Hint) entente.Document {
	sum := sha256.Sum256(raw)
	return entente.Document{URL: h.URL, Retrieved: h.Retrieved, RawHash: hex.EncodeToString(sum[:]), Version: 1}
}

// finish refuses a document that says nothing and gives the others their ID.
func finish(doc entente.Document) (entente.Document, error) {
	if strings.TrimFunc(doc.Text, unicode.IsSpace) == "" {
		if doc.Title == "" {
			return entente.Document{}, entente.Errorf(entente.Invalid, nil, "There is no text in it; check that the file or page is the one you meant.")
		}
		doc.Text = ""
	}
	doc.ID = entente.ContentID(doc.Title, doc.Text)
	return doc, nil
}

// isHTML decides by what is declared, then by the file's name, then by the
// first bytes.
func isHTML(raw []byte, h Hint) bool {
	ct := strings.ToLower(h.ContentType)
	switch {
	case strings.Contains(ct, "html"):
		return true
	case strings.HasPrefix(ct, "text/plain"):
		return false
	}
	name := h.URL
	if u, err := url.Parse(h.URL); err == nil && u.Path != "" {
		name = u.Path
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	case ".txt", ".text", ".md":
		return false
	}
	return strings.HasPrefix(http.DetectContentType(raw), "text/html")
}

// htmlCharset is the encoding that a page declares, in the header or in itself.
func htmlCharset(raw []byte, h Hint) string {
	if h.Encoding != "" {
		return h.Encoding
	}
	return pageCharset(raw, h.ContentType)
}
