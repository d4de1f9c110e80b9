package feed

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// repair mends the faults that keep feeds from being XML. It gives the bytes
// back unchanged where it finds none of them.
func repair(raw []byte) []byte {
	s := raw
	if i := bytes.IndexByte(s, '<'); i > 0 && i < 4096 && looksXML(s[i:]) {
		s = s[i:]
	}
	s = bytes.ReplaceAll(s, []byte{0}, nil)
	return escapeAmpersands(dropControls(s))
}

func looksXML(s []byte) bool {
	for _, start := range []string{"<?xml", "<rss", "<feed", "<rdf:RDF", "<!--"} {
		if bytes.HasPrefix(s, []byte(start)) {
			return true
		}
	}
	return false
}

// dropControls removes the control characters that XML 1.0 does not allow.
func dropControls(s []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\r' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}

// escapeAmpersands escapes those that begin no entity, outside CDATA.
func escapeAmpersands(s []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(s))
	for len(s) > 0 {
		if bytes.HasPrefix(s, []byte("<![CDATA[")) {
			end := bytes.Index(s, []byte("]]>"))
			if end < 0 {
				end = len(s) - 3
			}
			b.Write(s[:end+3])
			s = s[end+3:]
			continue
		}
		if s[0] == '&' && !beginsEntity(s) {
			b.WriteString("&amp;")
		} else {
			b.WriteByte(s[0])
		}
		s = s[1:]
	}
	return b.Bytes()
}

func beginsEntity(s []byte) bool {
	const longest = 12
	end := bytes.IndexByte(s[:min(len(s), longest)], ';')
	if end < 2 {
		return false
	}
	for _, c := range s[1:end] {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if !letter && c != '#' {
			return false
		}
	}
	return true
}

// explain says what bytes are that are no feed.
func explain(raw []byte, at string, err error) error {
	name := at
	if name == "" {
		name = "this"
	}
	head := strings.ToLower(string(bytes.TrimSpace(raw[:min(len(raw), 1024)])))
	switch {
	case head == "":
		return invalid(err, "The answer from %s is empty, not a feed; check the address.", name)
	case strings.Contains(head, "<opml"):
		return invalid(err, "%s is a list of feeds (OPML), not a feed; save it and give the file to add.", name)
	case strings.Contains(head, "<!doctype html") || strings.Contains(head, "<html"):
		if link := advertised(raw, at); link != "" {
			return invalid(err, "This address gives HTML, not a feed: %s. The page names its feed: add %s instead.", name, link)
		}
		return invalid(err, "This address gives HTML, not a feed: %s. Look for the page's RSS or Atom link and add that.", name)
	case strings.Contains(head, "<rss") || strings.Contains(head, "<feed") || strings.Contains(head, "<rdf:rdf"):
		return invalid(err, "The feed at %s is damaged or cut off and cannot be read; its publisher has to mend it.", name)
	case !utf8.Valid(raw[:min(len(raw), 64)]):
		return invalid(err, "What %s gives is not a feed and not even text; check the address.", name)
	}
	return invalid(err, "What %s gives is not a feed (RSS, Atom or JSON Feed); check the address.", name)
}

// advertised is the feed that a page names in its head.
func advertised(raw []byte, at string) string {
	z := html.NewTokenizer(bytes.NewReader(raw[:min(len(raw), 256<<10)]))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if t := z.Token(); t.DataAtom == atom.Link {
				if href := feedLink(t); href != "" {
					return absolute(href, at)
				}
			}
		}
	}
}

func feedLink(t html.Token) string {
	var rel, kind, href string
	for _, a := range t.Attr {
		switch a.Key {
		case "rel":
			rel = strings.ToLower(a.Val)
		case "type":
			kind = strings.ToLower(a.Val)
		case "href":
			href = a.Val
		}
	}
	isFeed := strings.Contains(kind, "rss") || strings.Contains(kind, "atom") || strings.Contains(kind, "feed+json")
	if strings.Contains(rel, "alternate") && isFeed {
		return href
	}
	return ""
}

// absolute resolves a link against the address that it was found at.
func absolute(link, at string) string {
	link = strings.TrimSpace(link)
	base, err := url.Parse(at)
	if err != nil || !base.IsAbs() || link == "" {
		return link
	}
	u, err := base.Parse(link)
	if err != nil {
		return link
	}
	return u.String()
}
