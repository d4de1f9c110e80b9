package date

import "time"

// open reads a time with one open end: "since 2022", "before the end of the
// year", "until now", "2016 and later". Its words are those of the time in it.
func (r *resolver) open(i int) (period, bool) {
	k := r.opening(i)
	if k == weak {
		if p, ok := r.bounded(i); ok {
			return p, true
		}
		if p, ok := r.prefixed(i); ok {
			return p, true
		}
		p, ok := r.term(i)
		return r.onward(p, ok)
	}
	p, ok := r.end(r.skip(i+1, onWord, from), false)
	if !ok { // "beginning of May"
		p, ok := r.term(i)
		return r.onward(p, ok)
	}
	v, _ := r.value(k, i)
	return p.opened(k, v > 0), true
}

// prefixed reads "pre-2010" and "post-2010".
func (r *resolver) prefixed(i int) (period, bool) {
	v, ok := r.value(prefix, i)
	if !ok || !r.dashed(i+2) {
		return period{}, false
	}
	p, ok := r.end(i+2, true)
	k := after
	if v < 0 {
		k = before
	}
	p.first = i
	return p.opened(k, false), ok
}

// opening is how a piece opens an end.
func (r *resolver) opening(i int) kind {
	for _, k := range [...]kind{since, after, before, starting, to} {
		if r.is(k, i) && (k != to || r.is(now, i+1)) {
			if k == starting {
				return since
			}
			return k
		}
	}
	return weak
}

// opened is a time with one end open; whole is whether it reaches to the end of
// what is named ("until Friday").
func (p period) opened(k kind, whole bool) period {
	from, to := p.from, p.to
	if !p.point.IsZero() {
		from = p.point
	}
	p.point, p.through, p.noYear = time.Time{}, time.Time{}, false
	if !p.edge.IsZero() {
		to = p.edge
	}
	if !p.edge.IsZero() && k != since {
		from = p.edge
	}
	switch k {
	case since:
		p.from, p.to = from, time.Time{}
	case after:
		p.from, p.to = to, time.Time{}
	case before:
		p.from, p.to = time.Time{}, from
		if whole {
			p.to, p.through = to, from
		}
	default:
		p.from, p.to = time.Time{}, from
	}
	return p
}

// onward reads "and later" after a time.
func (r *resolver) onward(p period, ok bool) (period, bool) {
	if !ok {
		return p, false
	}
	j := r.skip(p.next, and)
	v, ok := r.value(onward, j)
	switch {
	case r.is(onWord, p.next) && (r.is(from, p.first-1) || r.is(from, p.first-2) && r.is(article, p.first-1)): // "from Monday on"
		p.next++
	case !ok || v < 1 && j == p.next:
		return p, true
	default:
		p.next = j + 1
	}
	if v < 0 {
		return p.opened(before, true), true
	}
	return p.opened(since, false), true
}

// end reads one end of a range: a term, or now. Years is whether a year may
// stand there without a word that announces it.
func (r *resolver) end(i int, years bool) (period, bool) {
	if p, ok := r.term(i); ok {
		return p, true
	}
	j := r.skip(i, article)
	if u, ok := r.value(unit, j); ok && u == yearUnit && r.is(plural, j) { // "between the years 2007 and 2009"
		j++
	}
	if r.is(now, j) {
		return dayOf(r.now).spanning(i, j+1)
	}
	if y, next, ok := r.yearAt(j); ok && years && r.class(j) == figures {
		return yearOf(y).spanning(j, next)
	}
	return period{}, false
}

// between reads a range of two named ends: "from March to May 2019", "between
// 2007 and 2009", "June 3-5", "3 to 5 June", "2014–2018".
func (r *resolver) between(i int) (period, bool) {
	lead := weak
	j := i
	for _, k := range [...]kind{from, between, since} {
		if r.is(k, i) {
			lead, j = k, i+1
		}
	}
	if p, ok := r.dayRange(j, lead); ok {
		return p, true
	}
	years := lead != weak || r.is(beforeYear, i-1) || r.tiedYears(j)
	a, ok := r.end(j, years)
	if !ok {
		return period{}, false
	}
	k, ok := r.connector(a.next, lead)
	if !ok {
		return period{}, false
	}
	b, ok := r.second(&a, k, years)
	if !ok {
		return period{}, false
	}
	return r.both(a, b)
}

// tiedYears reports whether two years are tied by a dash: "the 1914–1918 war".
func (r *resolver) tiedYears(j int) bool {
	_, k, ok := r.yearAt(j)
	if !ok || !r.sign(k, dash) || !r.glued(k) || !r.glued(k+1) {
		return false
	}
	if _, _, ok = r.yearAt(k + 1); ok {
		return true
	}
	_, ok = r.shortYear(k + 1)
	return ok && r.pieces[k+1].n > 12 // and no month
}

// connector passes what stands between two ends.
func (r *resolver) connector(k int, lead kind) (next int, ok bool) {
	if r.sign(k, '.') && r.glued(k) {
		k++
	}
	if r.is(to, k) && r.is(to, k+1) {
		k++
	}
	if r.is(to, k) || r.sign(k, dash) || lead == between && r.is(and, k) {
		return k + 1, true
	}
	return k, false
}

// second reads the second end, which may be but a day in the month of the
// first.
func (r *resolver) second(a *period, k int, years bool) (period, bool) {
	if b, ok := r.end(k, years); ok {
		return b, true
	}
	if y, ok := r.shortYear(k); ok && r.dashed(k) && a.month == 0 && y > a.from.Year() && y < a.from.Year()+100 && a.from.AddDate(1, 0, 0).Equal(a.to) {
		return yearOf(y).spanning(k, k+1)
	}
	k = r.skip(k, article)
	d, next, bare, ok := r.dayNumber(k)
	if !ok || bare || a.day == 0 || d <= a.day || r.counts(k) || !valid(a.from.Year(), a.month, d) {
		return period{}, false
	}
	b := period{month: a.month, day: d, first: k, next: next}
	y, end, has := r.tailYear(next)
	if !has {
		b = b.inYear(a.from.Year())
		b.noYear = a.noYear
		return b, true
	}
	b.next = end
	return b.inYear(y), true
}

// dayRange reads "3 to 5 June" and "from 3 to 5 June 2019".
func (r *resolver) dayRange(i int, lead kind) (period, bool) {
	j := r.skip(i, article)
	d, next, bare, ok := r.dayNumber(j)
	if !ok || bare {
		return period{}, false
	}
	k, ok := r.connector(next, lead)
	if !ok {
		return period{}, false
	}
	b, ok := r.dayFirst(r.skip(k, article))
	if !ok && lead != weak {
		b, ok = r.plainDay(k)
	}
	if !ok || b.day == 0 && b.point.IsZero() || d >= b.from.Day() {
		return period{}, false
	}
	a := dayOf(date(b.from.Year(), b.from.Month(), d))
	a.first, a.next = j, next
	return r.both(a, b)
}

// plainDay reads the "22 this month" of "from 4 to 22 this month".
func (r *resolver) plainDay(i int) (period, bool) {
	d, j, bare, ok := r.dayNumber(i)
	s, stepped := r.value(step, j)
	u, isUnit := r.value(unit, j+1)
	if !ok || bare || !stepped || !isUnit || u != monthUnit {
		return period{}, false
	}
	t := date(r.now.Year(), r.now.Month()+time.Month(s), d)
	return through(dayOf(t), i, j+2, t.Day() == d)
}

// both is the range of two ends. An end without a year takes it from the other.
func (r *resolver) both(a, b period) (period, bool) {
	switch {
	case a.noYear && b.noYear && r.ahead(b.first):
		a = a.upTo(b)
	case b.noYear:
		b = b.inYear(a.from.Year())
		if b.from.Before(a.from) {
			b = b.inYear(a.from.Year() + 1)
		}
	case a.noYear:
		a = a.upTo(b)
	}
	if !a.point.IsZero() && !b.point.IsZero() && b.point.Before(a.point) && a.point.Sub(b.point) < 7*24*time.Hour {
		b.from, b.to = b.from.AddDate(0, 0, 7), b.to.AddDate(0, 0, 7)
	}
	p := a
	p.next, p.point, p.noYear, p.day, p.edge = b.next, time.Time{}, false, 0, time.Time{}
	p.to, p.through = b.to, b.from
	p.loose = a.loose || b.loose
	if !a.point.IsZero() {
		p.from = a.point
	}
	if !a.edge.IsZero() {
		p.from = a.edge
	}
	if !b.edge.IsZero() {
		p.to, p.through = b.edge, b.edge
	}
	return p, !p.from.IsZero() && p.from.Before(p.to)
}

// upTo is a period without a year of its own, the last before another.
func (p period) upTo(b period) period {
	q := p.inYear(b.from.Year())
	if q.from.After(b.from) {
		q = p.inYear(b.from.Year() - 1)
	}
	return q
}
