package web

import "net/url"

// Pager is one page of a longer list: items From to To, half open.
type Pager struct {
	From, To, Number, Pages int
	query                   url.Values
}

// newPager cuts a list of total items. A page beyond the last is the last.
func newPager(number, size, total int) Pager {
	pages := max(1, (total+size-1)/size)
	number = min(number, pages)
	from := (number - 1) * size
	return Pager{From: from, To: min(from+size, total), Number: number, Pages: pages}
}

// keep remembers the other parameters, so that a link to another page keeps
// the filter.
func (p *Pager) keep(q url.Values) { p.query = q }

// Before is the address of the page before, empty on the first.
func (p Pager) Before() string {
	if p.Number <= 1 {
		return ""
	}
	return p.at(p.Number - 1)
}

// After is the address of the page after, empty on the last.
func (p Pager) After() string {
	if p.Number >= p.Pages {
		return ""
	}
	return p.at(p.Number + 1)
}

func (p Pager) at(n int) string {
	q := url.Values{}
	for k, v := range p.query {
		q[k] = v
	}
	q.Set("page", itoa(n))
	return "?" + q.Encode()
}
