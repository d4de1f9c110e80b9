package feed

import (
	"bytes"
	"encoding/xml"

	"golang.org/x/net/html/charset"
)

// Outline is one feed of a list.
type Outline struct {
	Title string
	URL   string
}

type opml struct {
	XMLName xml.Name  `xml:"opml"`
	Body    []outline `xml:"body>outline"`
}

type outline struct {
	Text   string    `xml:"text,attr"`
	Title  string    `xml:"title,attr"`
	XMLURL string    `xml:"xmlUrl,attr"`
	Nested []outline `xml:"outline"`
}

// IsOPML reports whether bytes look like a list of feeds.
func IsOPML(raw []byte) bool {
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), 1024)]), []byte("<opml"))
}

// OPML reads a list of feeds: every outline that has an address, folders
// opened. Errors are *entente.Error of code Invalid.
func OPML(raw []byte) ([]Outline, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	var doc opml
	if err := d.Decode(&doc); err != nil {
		return nil, invalid(err, "The OPML cannot be read: it is damaged, cut off or something else; export it again.")
	}
	out := flatten(nil, doc.Body)
	if len(out) == 0 {
		return nil, invalid(nil, "The OPML names no feed: none of its outlines has an xmlUrl.")
	}
	return out, nil
}

func flatten(out []Outline, in []outline) []Outline {
	for _, o := range in {
		if o.XMLURL != "" {
			title := o.Title
			if title == "" {
				title = o.Text
			}
			out = append(out, Outline{Title: oneLine(title), URL: o.XMLURL})
		}
		out = flatten(out, o.Nested)
	}
	return out
}
