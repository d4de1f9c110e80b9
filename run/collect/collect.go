package collect

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"entente"
	"entente/extract"
	"entente/feed"
	"entente/fetch"
)

// Publishers knows who puts texts out, by host or name.
type Publishers interface {
	Publisher(hostOrName string) (entente.Publisher, bool)
}

// Collector makes documents of files, addresses and sources. It is safe for
// concurrent use, one look at one source at a time.
type Collector struct {
	client  *fetch.Client
	reader  *extract.Reader
	publish Publishers
	now     func() time.Time

	mu      sync.Mutex
	folders map[int64]*folder
	feeds   map[int64]*seen
}

// New makes a collector.
func New(client *fetch.Client, reader *extract.Reader, publishers Publishers, now func() time.Time) *Collector {
	return &Collector{
		client: client, reader: reader, publish: publishers, now: now,
		folders: map[int64]*folder{}, feeds: map[int64]*seen{},
	}
}

// Fetch looks at a source and gives what is new there. It sets the source's
// validators, and its name where a feed gives one.
func (c *Collector) Fetch(ctx context.Context, src *entente.Source) ([]entente.Input, error) {
	switch src.Kind {
	case entente.SourceFeed:
		return c.fetchFeed(ctx, src)
	case entente.SourceFolder:
		return c.fetchFolder(ctx, src)
	}
	return nil, nil
}

// Text makes a document of bytes: a page or a plain text. It gives what is
// known (bytes, address) beside an error too.
func (c *Collector) Text(raw []byte, h extract.Hint) (entente.Input, error) {
	in := entente.Input{Raw: raw, Doc: entente.Document{URL: h.URL, Retrieved: h.Retrieved}}
	doc, err := c.reader.Document(raw, h)
	if err != nil {
		return in, err
	}
	in.Doc = doc
	c.name(&in.Doc)
	return in, nil
}

// Item makes a document of a feed's item.
func (c *Collector) Item(ctx context.Context, i *feed.Item) (entente.Input, error) {
	if i.Complete() || i.Link == "" {
		return c.itemItself(i)
	}
	in, err := c.page(ctx, i.Link)
	if code := entente.CodeOf(err); err != nil && code != entente.Unavailable && ctx.Err() == nil {
		return c.itemItself(i) // it will not be had tomorrow either
	}
	c.announced(&in.Doc, i)
	return in, err
}

func (c *Collector) page(ctx context.Context, at string) (entente.Input, error) {
	res, err := c.client.Get(ctx, fetch.Request{URL: at, Page: true})
	if err != nil {
		return entente.Input{Doc: entente.Document{URL: at}}, err
	}
	return c.Text(res.Body, extract.Hint{URL: res.URL, ContentType: res.ContentType, Retrieved: c.now()})
}

// itemItself takes the text that a feed gives.
func (c *Collector) itemItself(i *feed.Item) (entente.Input, error) {
	in := entente.Input{Raw: []byte(i.Body())}
	doc, err := c.reader.Item(i.Title, i.Body(), extract.Hint{URL: i.Link, Retrieved: c.now()})
	in.Doc = doc
	in.Doc.URL = i.Link
	c.announced(&in.Doc, i)
	return in, err
}

// announced fills in what the feed says where the page is silent.
func (c *Collector) announced(doc *entente.Document, i *feed.Item) {
	if doc.Published.IsZero() {
		doc.Published = i.Published
	}
	if doc.Language == "" {
		doc.Language = i.Language
	}
	if doc.Publisher.Name == "" {
		doc.Publisher.Name = i.Publisher
	}
	c.name(doc)
}

// name says who the publisher is, by the document's host or the name on it.
func (c *Collector) name(doc *entente.Document) {
	if c.publish == nil || doc.Publisher.Country != "" {
		return
	}
	if u, err := url.Parse(doc.URL); err == nil && u.Hostname() != "" {
		if p, ok := c.publish.Publisher(u.Hostname()); ok {
			doc.Publisher = p
			return
		}
	}
	if doc.Publisher.Name != "" {
		if p, ok := c.publish.Publisher(doc.Publisher.Name); ok {
			doc.Publisher = p
		}
	}
}

// Line makes a document of a line of JSON, and gives the pairs asked about it.
func (c *Collector) Line(raw []byte) (entente.Input, []entente.Pair, error) {
	doc, pairs, err := extract.Line(raw)
	c.name(&doc)
	return entente.Input{Raw: raw, Doc: doc}, pairs, err
}

// IsLines reports whether a file holds a document a line, by its name.
func IsLines(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".jsonl", ".ndjson":
		return true
	}
	return false
}

// unreadable is the document that stands for what could not be read.
func unreadable(in entente.Input, err error) entente.Input {
	in.Doc.Title, in.Doc.Text = "", ""
	in.Doc.Error = err.Error()
	return in
}

// lines splits bytes into the lines that are not blank.
func lines(raw []byte) [][]byte {
	var out [][]byte
	for line := range bytes.Lines(raw) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			out = append(out, line)
		}
	}
	return out
}

// again reports whether a failure may be over at the next look.
func again(err error) bool {
	return entente.CodeOf(err) == entente.Unavailable || errors.Is(err, context.Canceled)
}
