package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unglued puts right what the finder of articles does with a page on which it
// finds next to nothing: it gives all text of the page or of its article element
// run together as one paragraph, without a space between title, paragraphs and
// list items, often after the same paragraphs told apart. Such a page is its own
// article: its text is taken block by block. Other texts are given back as they
// are.
func unglued(text string, page *html.Node) string {
	own := ownBlocks(page)
	if len(own) == 0 {
		return text
	}
	paragraphs := strings.Split(text, "\n\n")
	last := squash(paragraphs[len(paragraphs)-1])
	for _, block := range own {
		if !strings.Contains(last, squash(block)) {
			return text
		}
	}
	return strings.Join(own, "\n\n")
}

// squash takes out all white space.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// ownBlocks are the blocks of text in the element of a page that says it is the
// article, else the main part, else the body.
func ownBlocks(page *html.Node) []string {
	for _, part := range []atom.Atom{atom.Article, atom.Main, atom.Body} {
		for n := range page.Descendants() {
			if n.DataAtom != part {
				continue
			}
			w := blockWriter{skip: isAround}
			w.node(n)
			w.flush()
			if len(w.done) > 0 {
				return w.done
			}
		}
	}
	return nil
}

// isAround reports whether an element is what stands around an article.
func isAround(a atom.Atom) bool {
	switch a {
	case atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Button, atom.Select:
		return true
	}
	return false
}
