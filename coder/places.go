package coder

import (
	"entente"
	toponym "entente/place"
	"entente/syntax"
	"entente/text"
)

// Places finds the toponyms of a document and what they name, in the order of
// the text.
func (c *Coder) Places(doc *entente.Document) []toponym.Found {
	who, where := c.actors.Reader(asked(doc)), c.places.Reader(doc.Publisher.Country)
	for _, part := range []entente.Part{entente.Title, entente.Body} {
		body := doc.PartText(part)
		for tree, err := range c.syntax.AnalyzeAll(syntax.Passage{Text: body, Sentences: text.Split(body)}) {
			if err == nil {
				where.Find(part, &tree, body, who.Find(part, &tree, body))
			}
		}
	}
	return where.Resolve()
}

// locate gives the places of the mentions what the whole document tells of
// them: which place of the name is meant, and where it lies. What turns out to
// be no place goes.
func (r *reader) locate() {
	var found []toponym.Found
	read := false
	for i := range r.out.Mentions {
		m := &r.out.Mentions[i]
		if m.Place == nil {
			continue
		}
		if !read {
			found, read = r.where.Resolve(), true
		}
		if f := within(found, m.Place.Span); f != nil {
			settle(m.Place, f)
		} else if m.Place.Country == "" {
			m.Place = nil
			continue
		}
		if c, ok := r.c.actors.Country(m.Place.Country); ok {
			m.Place.State = c.Name
		}
	}
}

// settle gives a place what the gazetteer of places knows, unless the actors'
// know it to lie in another state.
func settle(p, known *entente.Place) {
	if p.Country != "" && known.Country != "" && p.Country != known.Country {
		return
	}
	at := *known
	at.Text, at.Span = p.Text, p.Span
	if p.Country != "" {
		at.Country = p.Country
	}
	*p = at
}

// within is the place whose name stands last in a span, nil if there is none.
func within(found []toponym.Found, span entente.Span) *entente.Place {
	var out *entente.Place
	for i := range found {
		if s := found[i].Span; s.In == span.In && s.Start >= span.Start && s.End <= span.End {
			out = &found[i].Place
		}
	}
	return out
}
