package date

import "time"

// portion reads "early June", "mid-2017", "the end of the month", "earlier this
// year". What happened in a part is dated by the whole.
func (r *resolver) portion(i int) (period, bool) {
	k, v := r.portionWord(i)
	if k == weak {
		return period{}, false
	}
	j := i + 1
	if r.sign(j, dash) && r.glued(j) {
		j++
	}
	link, linked := r.value(of, j)
	if linked {
		j++
	}
	if (!linked || link > 0) && (k == edgeStart || k == edgeEnd || k == rest) {
		return period{}, false
	}
	p, ok := r.inner(j)
	if !ok || p.from.IsZero() || p.to.IsZero() || p.loose {
		return period{}, false
	}
	if linked && p.from.AddDate(1, 0, 0).Equal(p.to) && (k == edgeStart || k == edgeEnd || k == mid) {
		return third(p, k).spanning(i, p.next)
	}
	return r.part(p, k, v > 0).spanning(i, p.next)
}

func (r *resolver) portionWord(i int) (kind, int) {
	for _, k := range [...]kind{early, mid, late, edgeStart, edgeEnd, rest} {
		if v, ok := r.value(k, i); ok {
			return k, v
		}
	}
	return weak, 0
}

// part is the first half of a time, its middle or its second half; compared
// ("earlier this year") it ends or begins with now at the latest.
func (r *resolver) part(p period, k kind, compared bool) period {
	if !p.to.After(p.from.AddDate(0, 0, 1)) {
		return p
	}
	quarter, half, last := quartersOf(p)
	switch k {
	case edgeStart:
		p.edge, p.to = p.from, half
	case early:
		p.to = half
		if compared && r.now.After(p.from) && r.now.Before(half) {
			p.to = r.now
		}
	case mid:
		p.edge, p.from, p.to = half, quarter, last
	case rest:
		if r.now.After(p.from) && r.now.Before(p.to) {
			p.from = r.now
		}
	case edgeEnd:
		p.edge, p.from = p.to, half
	default:
		p.from = half
		if compared && r.now.After(half) && r.now.Before(p.to) {
			p.from = r.now
		}
	}
	p.noYear, p.point = false, time.Time{}
	return p
}

// quartersOf are the days on which the second, third and last quarter of a time
// begin. Years fall into whole months; the middle of a month is from the 10th to
// the 20th.
func quartersOf(p period) (quarter, half, last time.Time) {
	months := 12*(p.to.Year()-p.from.Year()) + int(p.to.Month()) - int(p.from.Month())
	if months%12 == 0 && months > 0 {
		return addMonths(p.from, months/4), addMonths(p.from, months/2), addMonths(p.from, months-months/4)
	}
	if months == 1 && p.from.Day() == 1 { // the second ten days and one
		return p.from.AddDate(0, 0, 9), p.from.AddDate(0, 0, 15), p.from.AddDate(0, 0, 20)
	}
	days := int(p.to.Sub(p.from).Hours() / 24)
	return p.from.AddDate(0, 0, days/4), p.from.AddDate(0, 0, days/2), p.to.AddDate(0, 0, -days/4)
}

// third is the start, the middle or the end of a year, which are four months
// each.
func third(p period, k kind) period {
	from, to := addMonths(p.from, 4), addMonths(p.from, 8)
	switch k {
	case edgeStart:
		p.edge, p.to = p.from, from
	case mid:
		p.edge, p.from, p.to = addMonths(p.from, 6), from, to
	default:
		p.edge, p.from = p.to, to
	}
	p.noYear, p.point = false, time.Time{}
	return p
}

// inner is a time within which something lies: a term, or "the month", which is
// this one.
func (r *resolver) inner(i int) (period, bool) {
	if u, ok := r.value(unit, i+1); ok && r.is(article, i) && u > dayUnit && !r.is(plural, i+1) && r.class(i+2) != figures {
		p, ok := whole(r.now, u)
		p.first, p.next = i, i+2
		return p, ok
	}
	if u, ok := r.value(unit, i); ok && r.is(of, i-1) && u > dayUnit && u <= yearUnit && !r.is(plural, i) && r.class(i+1) != figures { // "end of month"
		p, ok := whole(r.now, u)
		return through(p, i, i+1, ok)
	}
	return r.term(i)
}

// halfOf reads "the first half of March 2025", "the second half of the 1990s".
func (r *resolver) halfOf(i, j, n, u int) (period, bool) {
	if u != halfUnit || !r.is(of, j+1) {
		return period{}, false
	}
	p, ok := r.inner(j + 2)
	if !ok || p.from.IsZero() || p.to.IsZero() || p.to.Before(p.from.AddDate(0, 1, 0)) || p.to.Equal(p.from.AddDate(1, 0, 0)) || n > 2 {
		return period{}, false
	}
	k := edgeStart
	if n != 1 {
		k = edgeEnd
	}
	return r.part(p, k, false).spanning(i, p.next)
}

// extended is a part of a year with k-1 more of its kind beside it: "the first
// three quarters of 2019".
func (p period) extended(n, k, u int) period {
	if k < 2 || p.from.IsZero() {
		return p
	}
	if from := add(p.from, 1-k, u); n < 0 {
		p.from, p.at = from, from
	} else {
		p.to = add(p.from, k, u)
	}
	p.noYear = false
	return p
}

// unitEnd reads "year's end" and "month-end".
func (r *resolver) unitEnd(i, u int) (period, bool) {
	j := r.hyphen(i + 1)
	if r.sign(j, '\'') && r.is(ending, j+1) {
		j += 2
	}
	if !r.is(edgeEnd, j) || r.is(of, j+1) || u < weekUnit || u > yearUnit {
		return period{}, false
	}
	w, ok := whole(r.now, u)
	if u == yearUnit {
		return through(third(w, edgeEnd), i, j+1, ok)
	}
	return through(r.part(w, edgeEnd, false), i, j+1, ok)
}
