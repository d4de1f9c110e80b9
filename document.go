package entente

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Publisher is who put a text out. StateControlled sources are sources like
// any other, marked as such.
type Publisher struct {
	Name            string
	Country         string // ISO 3166-1 alpha-3, empty if not known
	Kind            string // agency, state media, ministry, think tank, newspaper, …
	StateControlled bool

	// What the registry of publishers holds now; it is not kept with a
	// document, so that what the user corrects there counts for all of them.
	Owner       string // who owns it, empty if not known
	Reliability string // A to F in the Admiralty code, empty if not known
	Note        string // what is disputed, or what one should know
}

// Document is one text from one source. Its ID is the hash of what it says
// (ContentID), so the same text seen again is the same document; a changed
// text under the same URL is a new version and both are kept.
type Document struct {
	ID        string
	SourceID  int64
	URL       string // or the path it was read from
	Publisher Publisher
	Title     string
	Language  string // ISO 639-1
	Published time.Time
	Retrieved time.Time
	Text      string // page furniture removed, UTF-8
	RawHash   string // sha256 of the raw bytes it came from, hex
	Version   int    // 1 for the first text seen under its URL
	Sample    bool   // written for the sample chronicle; marked wherever it is shown
	Kind      DocumentKind

	Coder    string // version of the coder that read it last, empty if none has
	Attempts int    // times that coding was tried
	Error    string // why it could not be read or coded, empty if it could
}

// DocumentKind says how a text is to be read.
type DocumentKind string

// The kinds of document.
const (
	Report DocumentKind = ""       // prose about what happened: news, statements, communiqués
	Treaty DocumentKind = "treaty" // the text of one agreement, given whole
)

// ContentID is the identity of a document: the first 16 bytes, in hex, of the
// SHA-256 of its title and text.
func ContentID(title, text string) string {
	h := sha256.New()
	h.Write([]byte(title))
	h.Write([]byte{0})
	h.Write([]byte(text))
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// PartText is the text that spans of a part count in.
func (d *Document) PartText(p Part) string {
	if p == Title {
		return d.Title
	}
	return d.Text
}

// Words is the text under a span, empty if the span lies outside.
func (d *Document) Words(s Span) string {
	t := d.PartText(s.In)
	if s.Start < 0 || s.End > len(t) || s.Start > s.End {
		return ""
	}
	return t[s.Start:s.End]
}
