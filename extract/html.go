package extract

import (
	"net/url"
	"strings"
	"time"

	htmldate "github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"entente"
)

// page is what a web page says about its article.
type page struct {
	title, text, language, site, url string
	published                        time.Time
}

// mostElements is how many elements a page may have. Articles have some
// thousands; every element costs kilobytes while the article is looked for.
const mostElements = 100_000

// elements counts the start tags of a page, roughly and from above.
func elements(source string) int {
	n := 0
	for i := 0; i+1 < len(source); i++ {
		if c := source[i+1] | 0x20; source[i] == '<' && c >= 'a' && c <= 'z' {
			n++
		}
	}
	return n
}

// readHTML takes the article out of a page. latest bounds the dates that are
// believed: a page was not published after it was fetched.
func readHTML(source, at string, latest time.Time) (page, error) {
	if n := elements(source); n > mostElements {
		return page{}, entente.Errorf(entente.Invalid, nil, "The page is built of %d elements, far more than an article has; save its text and read that.", n)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return page{}, entente.Errorf(entente.Invalid, err, "The page cannot be parsed as HTML; save its text and read that.")
	}
	opts := trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true, MaxDate: latest},
	}
	if u, err := url.Parse(at); err == nil && u.IsAbs() {
		opts.OriginalURL = u
	}
	got, err := trafilatura.ExtractDocument(doc, opts)
	if err != nil {
		return page{}, noArticle(err)
	}
	m := got.Metadata
	p := page{
		title: oneLine(m.Title), text: unglued(blocks(got.ContentNode), doc),
		language: htmlLanguage(doc), site: oneLine(m.Sitename), url: m.URL, published: m.Date,
	}
	p.text = strings.TrimSpace(strings.TrimPrefix(p.text, p.title+"\n\n"))
	if p.text == "" {
		return page{}, noArticle(nil)
	}
	return p, nil
}

func noArticle(err error) error {
	return entente.Errorf(entente.Invalid, err, "The page has no article in it that can be told from its furniture; save its text and read that.")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// htmlLanguage is the language that the page declares, as ISO 639-1.
func htmlLanguage(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Html {
			continue
		}
		for _, a := range n.Attr {
			if a.Key == "lang" {
				return languageCode(a.Val)
			}
		}
	}
	return ""
}

// languageCode is the language of a tag such as "en-GB", empty if it has no
// two-letter one.
func languageCode(tag string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"), "-")
	if len(code) != 2 {
		return ""
	}
	return strings.ToLower(code)
}

// blocks renders a tree as paragraphs with an empty line between them.
func blocks(n *html.Node) string {
	var w blockWriter
	w.node(n)
	w.flush()
	return strings.Join(w.done, "\n\n")
}

type blockWriter struct {
	open strings.Builder
	done []string
	skip func(atom.Atom) bool // elements that are passed over; nil for none but those that no reader sees
}

func (w *blockWriter) flush() {
	if s := oneLine(w.open.String()); s != "" {
		w.done = append(w.done, s)
	}
	w.open.Reset()
}

func (w *blockWriter) node(n *html.Node) {
	if n == nil {
		return
	}
	if n.Type == html.TextNode {
		w.open.WriteString(n.Data)
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template:
		return
	}
	if w.skip != nil && w.skip(n.DataAtom) {
		return
	}
	block := isBlock(n.DataAtom)
	if block {
		w.flush()
	}
	for c := range n.ChildNodes() {
		w.node(c)
	}
	if block {
		w.flush()
	} else if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
		w.open.WriteByte(' ')
	}
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Br, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Tr, atom.Table,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Section,
		atom.Article, atom.Header, atom.Footer, atom.Figure, atom.Figcaption, atom.Hr, atom.Main, atom.Body:
		return true
	}
	return false
}

// Fragment gives the text of a piece of HTML, such as a feed item's content:
// all of it, in paragraphs, without looking for an article.
func Fragment(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return oneLine(source)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return oneLine(source)
	}
	return blocks(doc)
}
