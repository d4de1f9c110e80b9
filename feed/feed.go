package feed

import (
	"bytes"
	"strings"
	"time"
	"unicode"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"entente"
)

// Feed is one state of a feed.
type Feed struct {
	Title    string
	Language string // ISO 639-1, empty if not said
	Items    []Item // as the feed orders them, mostly newest first
}

// Item is one thing that a feed announces.
type Item struct {
	ID        string // the feed's own, or the link
	Title     string
	Link      string // absolute if the feed's address is known
	Content   string // HTML: the text as far as the feed gives it
	Summary   string // HTML
	Published time.Time
	Publisher string // of the item, else of the feed
	Language  string
}

// enough is how many code points of running text make an item's own content
// the article, rather than the beginning of it.
const enough = 600

// Body is the longer of content and summary.
func (i *Item) Body() string {
	if len(i.Content) >= len(i.Summary) {
		return i.Content
	}
	return i.Summary
}

// Complete reports whether the item holds the text itself, so that its page
// need not be fetched: its body is long and does not break off.
func (i *Item) Complete() bool {
	text := strings.TrimSpace(textOf(i.Body()))
	n := 0
	for _, r := range text {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n >= enough && !breaksOff(text)
}

// breaksOff recognises the ways in which feeds end a teaser.
func breaksOff(text string) bool {
	return strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "[…]") || strings.HasSuffix(text, "[...]")
}

// textOf is what a piece of HTML shows.
func textOf(source string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.Write(z.Text())
		}
	}
}

// Looks reports whether bytes look like a feed, by their beginning.
func Looks(raw []byte) bool {
	head := raw[:min(len(raw), 4096)]
	switch gofeed.DetectFeedType(bytes.NewReader(head)) {
	case gofeed.FeedTypeRSS, gofeed.FeedTypeAtom:
		return true
	case gofeed.FeedTypeJSON: // any object, as gofeed has it
		return bytes.Contains(head, []byte("jsonfeed.org"))
	}
	return false
}

// Parse reads a feed. at is the address it came from, which relative links
// count from. Errors are *entente.Error of code Invalid that say what the bytes
// are instead.
func Parse(raw []byte, at string) (Feed, error) {
	got, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		again := repair(raw)
		if bytes.Equal(again, raw) {
			return Feed{}, explain(raw, at, err)
		}
		if got, err = gofeed.NewParser().Parse(bytes.NewReader(again)); err != nil {
			return Feed{}, explain(raw, at, err)
		}
	}
	if got.FeedType == "json" && got.Title == "" && len(got.Items) == 0 { // gofeed takes any object for a feed
		return Feed{}, explain(raw, at, nil)
	}
	return convert(got, at), nil
}

func convert(g *gofeed.Feed, at string) Feed {
	f := Feed{Title: oneLine(g.Title), Language: languageCode(g.Language)}
	for _, i := range g.Items {
		if i != nil {
			f.Items = append(f.Items, item(i, &f, at))
		}
	}
	return f
}

func item(i *gofeed.Item, f *Feed, at string) Item {
	out := Item{
		ID: i.GUID, Title: oneLine(textOf(i.Title)), Link: absolute(i.Link, at),
		Content: i.Content, Summary: i.Description, Publisher: f.Title, Language: f.Language,
	}
	if out.ID == "" {
		out.ID = out.Link
	}
	switch {
	case i.PublishedParsed != nil:
		out.Published = i.PublishedParsed.UTC()
	case i.UpdatedParsed != nil:
		out.Published = i.UpdatedParsed.UTC()
	}
	if dc := i.DublinCoreExt; dc != nil {
		if len(dc.Publisher) > 0 && dc.Publisher[0] != "" {
			out.Publisher = oneLine(dc.Publisher[0])
		}
		if len(dc.Language) > 0 && languageCode(dc.Language[0]) != "" {
			out.Language = languageCode(dc.Language[0])
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// languageCode is the language of a tag such as "en-GB", empty if it has no
// two-letter one.
func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	if len(code) != 2 {
		return ""
	}
	return strings.ToLower(code)
}

func invalid(cause error, format string, args ...any) error {
	return entente.Errorf(entente.Invalid, cause, format, args...)
}
