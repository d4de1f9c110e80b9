package date

import (
	"time"

	"entente"
)

// weekdayTerm reads "Wednesday", "Wednesday, 19 June", "Wednesday the 19th",
// "Wednesday of last week". A weekday is the last such day, or the next where
// the verb speaks of the future.
func (r *resolver) weekdayTerm(i int) (period, bool) {
	v, ok := r.value(weekday, i)
	if !ok || r.is(repeat, i-1) || r.is(repeat, i-2) {
		return period{}, false
	}
	d := time.Weekday(v)
	if p, ok := r.secondDay(i, d); ok {
		return p, true
	}
	if p, ok := r.beside(i); ok {
		return p, true
	}
	if p, ok := r.dayBehind(i, d); ok {
		return p, true
	}
	j := i + 1
	if r.sign(j, '.') && r.glued(j) {
		j++
	}
	if _, _, in := r.stepWeek(j); r.is(ambiguous, i) && !(r.agenda && in) && (!r.pieces[i].capital || !r.is(onWord, i-1)) {
		return period{}, false
	}
	j = r.skip(j, of)
	inside := r.is(of, j-1)
	if inside {
		j = r.skip(j, article)
	}
	if r.sign(j, ',') {
		j++
	}
	if w, next, ok := r.stepWeek(j); ok {
		return r.inWeek(w, d).spanning(i, next)
	}
	if w, ok := r.term(j); ok && inside && w.to.Equal(w.from.AddDate(0, 0, 7)) && w.from.Weekday() == time.Monday {
		return r.inWeek(w, d).spanning(i, w.next) // "Friday of the first week of May"
	}
	back := r.back(d)
	if r.ahead(i) && back > 0 {
		return dayOf(r.now.AddDate(0, 0, 7-back)).spanning(i, i+1)
	}
	return dayOf(r.now.AddDate(0, 0, -back)).spanning(i, i+1)
}

// back is how many days ago such a day was, 0 for today.
func (r *resolver) back(d time.Weekday) int { return (int(r.now.Weekday()) - int(d) + 7) % 7 }

func (r *resolver) inWeek(w period, d time.Weekday) period {
	return dayOf(w.from.AddDate(0, 0, (int(d)+6)%7))
}

// dayBehind reads the date that follows its weekday.
func (r *resolver) dayBehind(i int, d time.Weekday) (period, bool) {
	j := i + 1
	if r.sign(j, '.') && r.glued(j) {
		j++
	}
	if r.sign(j, ',') || r.sign(j, dash) || r.class(j) == '?' && j < len(r.pieces) && r.words[r.pieces[j].first].Form == "(" {
		j++
	}
	p, ok := r.monthTerm(j)
	if !ok || p.day == 0 {
		p, ok = r.dayFirst(r.skip(j, article))
	}
	if ok {
		return p.on(d).spanning(i, p.next)
	}
	aside := j > i+1 && r.sign(j-1, ',')
	if n, next, ok := r.rank(j + 1); ok && r.is(article, j) && n > 0 && n < 32 && !(aside && r.class(next) == letters) { // "Friday, the first by a king"
		return r.monthWith(n, d).spanning(i, next)
	}
	return period{}, false
}

// on is a day without a year of its own in the year, of this and the two beside
// it, in which it falls on the weekday that is said with it.
func (p period) on(d time.Weekday) period {
	y := p.from.Year()
	for _, try := range [...]int{y, y - 1, y + 1} {
		if q := p.inYear(try); p.noYear && q.from.Weekday() == d {
			return q
		}
	}
	return p
}

// monthWith is the day of the month nearest to now that falls on a weekday.
func (r *resolver) monthWith(n int, d time.Weekday) period {
	best := time.Time{}
	for k := -6; k <= 6; k++ {
		t := date(r.now.Year(), r.now.Month()+time.Month(k), n)
		if t.Day() == n && t.Weekday() == d && (best.IsZero() || t.Sub(r.now).Abs() < best.Sub(r.now).Abs()) {
			best = t
		}
	}
	if best.IsZero() {
		best = r.now.AddDate(0, 0, -r.back(d))
	}
	return dayOf(best)
}

// step is which one a piece speaks of: the last, this or the next. "The
// following week" is one of the story in news.
func (r *resolver) step(i int) (int, bool) {
	if s, ok := r.value(step, i); ok {
		return s, true
	}
	s, ok := r.value(story, i)
	return s, ok && r.agenda
}

// stepWeek reads "last week", "next week".
func (r *resolver) stepWeek(i int) (w period, next int, ok bool) {
	s, ok := r.value(step, i)
	u, isUnit := r.value(unit, i+1)
	if !ok || !isUnit || u != weekUnit || r.is(plural, i+1) {
		return period{}, i, false
	}
	return weekOf(r.now.AddDate(0, 0, 7*s)), i + 2, true
}

// stepTerm reads what "last", "this", "next", "past" and "coming" begin.
func (r *resolver) stepTerm(i int) (period, bool) {
	s, stepped := r.step(i)
	j := i + 1
	n, near := r.value(soon, i)
	if v, ok := r.value(soon, i+1); ok && stepped {
		n, near, j = v, true, i+2
	}
	if !stepped && !near {
		return period{}, false
	}
	if near {
		s = n
	}
	if d, ok := r.value(weekday, j); ok {
		if p, ok := r.dayBehind(j, time.Weekday(d)); ok {
			return p.spanning(i, p.next)
		}
		return r.stepWeekday(i, s, near, time.Weekday(d)).spanning(i, j+1)
	}
	if p, ok := r.steps(j, s, near); ok {
		if p.from.Equal(r.now.AddDate(0, 0, 1)) && r.within(i) {
			p.from, p.to = r.now, p.to.AddDate(0, 0, -1)
		}
		return p.spanning(i, p.next)
	}
	if near {
		return period{}, false
	}
	return r.stepName(i, j, s)
}

// within reports whether "within" or "within the" stands before a piece.
func (r *resolver) within(i int) bool {
	return r.is(within, i-1) || r.is(article, i-1) && r.is(within, i-2)
}

// stepWeekday is the day meant by "last", "this" or "next" and a weekday. Talk
// of appointments counts calendar weeks; news says "last Friday" for the latest
// and "this Friday" for either. The next one is that of next week to both.
func (r *resolver) stepWeekday(i, s int, near bool, d time.Weekday) period {
	back := r.back(d)
	switch {
	case near && s > 0 || !near && s == 0 && !r.agenda && r.coming(r.pieces[i].first):
		return dayOf(r.now.AddDate(0, 0, (7-back-1)%7+1))
	case near || s < 0 && !r.agenda:
		return dayOf(r.now.AddDate(0, 0, -(back+6)%7-1))
	case s == 0 && !r.agenda:
		return dayOf(r.now.AddDate(0, 0, -back))
	}
	return r.inWeek(weekOf(r.now.AddDate(0, 0, 7*s)), d)
}

// steps reads units after "last", "this" or "next": "week", "week on Tuesday",
// "three months", "two weeks and two days".
func (r *resolver) steps(j, s int, near bool) (period, bool) {
	j = r.skip(j, calendar)
	if u, ok := r.value(unit, j); ok && !r.is(plural, j) && (!near || r.agenda) && !(s > 0 && r.within(j-1)) {
		return r.stepUnit(j, s, u)
	}
	n, k, ok := r.count(j)
	if !ok {
		n, k = 1, j
	}
	if ok {
		k = r.skip(k, of, calendar)
	}
	u, isUnit := r.value(unit, k)
	if !isUnit || s == 0 || !ok && r.is(plural, k) {
		return period{}, false
	}
	return r.run(k, s, n, u)
}

// stepUnit is the unit of the calendar before, around or after now.
func (r *resolver) stepUnit(j, s, u int) (period, bool) {
	p, ok := whole(add(r.now.AddDate(0, 0, 1-r.now.Day()), s, u), u)
	if u == weekUnit || u == workweekUnit {
		p, ok = whole(add(r.now, s, u), u)
	}
	if u == dayUnit {
		p = dayOf(r.now.AddDate(0, 0, s))
		p.first, p.next = j, j+1
		return p, r.agenda
	}
	if u == fortnightUnit && s != 0 {
		return r.run(j, s, 1, u)
	}
	if !ok {
		return period{}, false
	}
	if q, ok := r.insideUnit(p, j+1, u); ok {
		return q.spanning(j, q.next)
	}
	return p.spanning(j, j+1)
}

// insideUnit reads the day or month of a unit that stands after it: "next week
// on Tuesday", "last year in June", "next month, the 21st".
func (r *resolver) insideUnit(p period, k, u int) (period, bool) {
	if r.sign(k, '\'') && r.is(ending, k+1) {
		k += 2
	}
	if r.is(onWord, k) || r.sign(k, ',') || r.sign(k, dash) || r.is(of, k) && u == yearUnit {
		k++
	}
	switch u {
	case weekUnit:
		if d, ok := r.value(weekday, k); ok {
			return r.inWeek(p, time.Weekday(d)).spanning(k, k+1)
		}
	case monthUnit:
		d, next, ok := r.rank(r.skip(k, article))
		if w, named := r.value(weekday, next); ok && named {
			t, ok := nthWeekday(p, d, time.Weekday(w))
			return through(dayOf(t), k, next+1, ok)
		}
		if ok && d > 0 && valid(p.from.Year(), p.from.Month(), d) && !r.is(unit, next) && !r.is(weekday, next) {
			return dayOf(p.from.AddDate(0, 0, d-1)).spanning(k, next)
		}
	case yearUnit:
		if m, ok := r.monthTerm(k); ok && m.noYear {
			return m.inYear(p.from.Year()).spanning(k, m.next)
		}
		if n, j, ok := r.rank(k); ok && n > 0 {
			if u, _ := r.value(unit, j); (u == quarterUnit || u == halfUnit) && n*u <= yearUnit {
				return partOfYear(p.from.Year(), n, u).spanning(k, j+1)
			}
		}
		if t, ok := r.holidayIn(k, p.from.Year()); ok {
			return dayOf(t).spanning(k, k+1)
		}
	}
	return period{}, false
}

// run is n units up to now or on from now; quarters and more are whole ones.
func (r *resolver) run(k, s, n, u int) (period, bool) {
	p, next := period{}, k+1
	switch w, _ := whole(r.now, u); {
	case u == quarterUnit || u == halfUnit || u > yearUnit:
		p = during(w.to, add(w.to, n, u))
		if s < 0 {
			p = during(add(w.from, -n, u), w.from)
		}
	case s < 0:
		var from time.Time
		from, next = r.further(k, add(r.now, -n, u), -1)
		p = during(from, r.now)
	default:
		from := r.now.AddDate(0, 0, 1)
		p = during(from, add(from, n, u))
	}
	p.loose = true
	return p.spanning(k, next)
}

// further counts on with "and two weeks and two days" after the unit at k, if
// no "ago" shows that they are of something else.
func (r *resolver) further(k int, t time.Time, sign int) (time.Time, int) {
	start, next := t, k+1
	for r.is(and, next) {
		n, j, ok := r.count(next + 1)
		u, isUnit := r.value(unit, j)
		if !ok || !isUnit {
			break
		}
		t, next = add(t, sign*n, u), j+1
	}
	if sign < 0 && r.is(ago, next) {
		return start, k + 1
	}
	return t, next
}

// stepName reads months, seasons, weekends, nights and holidays after "last",
// "this" or "next".
func (r *resolver) stepName(i, j, s int) (period, bool) {
	if m, ok := r.value(month, j); ok {
		return r.stepMonth(i, j, s, time.Month(m))
	}
	if m, ok := r.value(season, j); ok {
		return r.seasonOf(r.now.Year()+s, m).spanning(i, j+1)
	}
	if r.is(weekend, j) {
		return r.weekendIn(weekOf(r.now.AddDate(0, 0, 7*s))).spanning(i, j+1)
	}
	if r.is(night, j) && s <= 0 {
		return dayOf(r.now.AddDate(0, 0, s)).spanning(i, j+1)
	}
	return r.stepHoliday(i, j, s)
}

// stepHoliday reads "last Christmas", "next Easter".
func (r *resolver) stepHoliday(i, j, s int) (period, bool) {
	for k := 0; k < 2 && s != 0; k++ {
		t, ok := r.holidayIn(j, r.now.Year()+s*k)
		if ok && (s > 0 && t.After(r.now) || s < 0 && t.Before(r.now)) {
			return dayOf(t).spanning(i, j+1)
		}
	}
	return period{}, false
}

// stepMonth reads "last March", "next May 5": the nearest in news, that of last
// or next year in talk of appointments.
func (r *resolver) stepMonth(i, j, s int, m time.Month) (period, bool) {
	y := r.now.Year()
	this, then := date(y, r.now.Month(), 1), date(y, m, 1)
	switch {
	case r.agenda:
		y += s
	case s > 0 && !then.After(this):
		y++
	case s < 0 && !then.Before(this):
		y--
	}
	k := r.afterMonth(j)
	d, next := r.dayAfter(k)
	if next == 0 || !valid(y, m, d) {
		return monthOf(y, m).spanning(i, j+1)
	}
	return dayOf(date(y, m, d)).spanning(i, next)
}

// seasonOf is a season of a year by its first month; winter begins in December
// of it.
func (r *resolver) seasonOf(y, m int) period {
	return during(date(y, time.Month(m), 1), date(y, time.Month(m+3), 1))
}

func (r *resolver) weekendIn(w period) period {
	p := during(w.from.AddDate(0, 0, 5), w.to)
	p.grain = entente.Week
	return p
}
