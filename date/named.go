package date

import (
	"time"

	"entente"
)

// ranked reads what an order begins: "the first week of 2019", "the last two
// weeks of July", "the second Sunday in June", "the third quarter", "the 15th
// century".
func (r *resolver) ranked(i int) (period, bool) {
	n, j, ok := r.rank(i)
	if !ok {
		return period{}, false
	}
	if r.sign(j, dash) && r.glued(j) {
		j++
	}
	k, next, counted := r.count(j)
	if !counted {
		k, next = 1, j
	}
	if d, ok := r.value(weekday, next); ok && !counted {
		return r.nthDay(i, next, n, time.Weekday(d))
	}
	if r.is(weekend, next) && !counted {
		p, ok := r.nthDay(i, next, n, time.Saturday)
		return through(r.weekendIn(weekOf(p.from)), i, p.next, ok)
	}
	switch u, _ := r.value(unit, next); u {
	case centuryUnit:
		return through(centuryOf(n), i, next+1, n > 0)
	case quarterUnit, halfUnit:
		if p, ok := r.halfOf(i, next, n, u); ok {
			return p, true
		}
		if p, ok := r.partOf(i, next, n, u); ok || !counted {
			return p.extended(n, k, u), ok
		}
	case dayUnit, weekUnit, monthUnit, decadeUnit:
		return r.nthUnit(i, next, n, k, u)
	}
	return period{}, false
}

// centuryOf is a century by its number, as the set of years that begin with its
// figures.
func centuryOf(n int) period {
	p := during(date(100*(n-1), 1, 1), date(100*n, 1, 1))
	p.loose = n <= firstYear/100 || n > lastYear/100
	return p
}

// partOf reads "the third quarter of 2019" and "the first half of the year"; a
// part without a year is that of this year, or of the last if it has not begun.
func (r *resolver) partOf(i, j, n, u int) (period, bool) {
	if n*u > yearUnit || n == 0 {
		return period{}, false
	}
	if n < 0 {
		n = yearUnit / u
		if !r.is(of, j+1) {
			return period{}, false
		}
	}
	if y, next, ok := r.tailYear(j + 1); ok {
		return partOfYear(y, n, u).spanning(i, next)
	}
	p := partOfYear(r.now.Year(), n, u)
	if p.from.After(r.now) && !r.ahead(i) {
		p = partOfYear(r.now.Year()-1, n, u)
	}
	if q, ok := r.inner(j + 2); ok && r.is(of, j+1) && q.from.AddDate(1, 0, 0).Equal(q.to) {
		return partOfYear(q.from.Year(), n, u).spanning(i, q.next)
	}
	p.noYear = true
	return p.spanning(i, j+1)
}

// holding reads the time that something is counted in: "of July", "in 2019",
// "next month".
func (r *resolver) holding(i int) (period, bool) {
	var p period
	var ok bool
	if r.is(of, i) {
		p, ok = r.inner(i + 1)
	} else if r.is(step, i) {
		p, ok = r.stepTerm(i)
	} else if r.is(month, i) {
		p, ok = r.monthTerm(i)
	}
	return p, ok && !p.from.IsZero() && !p.to.IsZero()
}

func (r *resolver) nthDay(i, j, n int, d time.Weekday) (period, bool) {
	p, ok := r.holding(j + 1)
	if !ok {
		return period{}, false
	}
	t, ok := nthWeekday(p, n, d)
	q := dayOf(t)
	q.first, q.next = i, p.next
	return q, ok
}

// nthUnit is k days, weeks or months of a longer time. The first week is that
// of its first Thursday, as ISO 8601 has it.
func (r *resolver) nthUnit(i, j, n, k, u int) (period, bool) {
	p, ok := r.holding(j + 1)
	if !ok || !p.to.After(add(p.from, 1, u)) {
		return period{}, false
	}
	from := add(p.from, n-1, u)
	if u == weekUnit {
		t, _ := nthWeekday(p, 1, time.Thursday)
		from = weekOf(t).from.AddDate(0, 0, 7*(n-1))
	}
	if n < 0 {
		from = add(p.to, -k, u)
		if u == weekUnit {
			t, _ := nthWeekday(p, -1, time.Thursday)
			from = weekOf(t).from.AddDate(0, 0, -7*(k-1))
		}
	}
	q, ok := whole(from, u)
	q.to = add(q.from, k, u)
	if k > 1 {
		q = during(q.from, q.to)
	}
	q.first, q.next = i, p.next
	return q, ok && !from.Before(p.from.AddDate(0, 0, -6)) && from.Before(p.to)
}

// holiday reads "Christmas 2019", "Easter", "Thanksgiving of last year".
func (r *resolver) holiday(i int) (period, bool) {
	t, ok := r.holidayIn(i, r.now.Year())
	if !ok {
		return period{}, false
	}
	if v, ok := r.value(islamic, i); ok && v%100 == 0 {
		return r.islamicMonth(i, v/100)
	}
	if y, next, ok := r.tailYear(i + 1); ok {
		t, _ = r.holidayIn(i, y)
		if r.is(weekend, next) {
			return longWeekend(t).spanning(i, next+1)
		}
		return dayOf(t).spanning(i, next)
	}
	switch ahead := r.ahead(i); {
	case ahead && t.Before(r.now):
		t, _ = r.holidayIn(i, r.now.Year()+1)
	case !ahead && t.After(r.now):
		t, _ = r.holidayIn(i, r.now.Year()-1)
	}
	return dayOf(t).spanning(i, i+1)
}

// longWeekend is the weekend next to a holiday with the days up to it.
func longWeekend(t time.Time) period {
	saturday := weekOf(t.AddDate(0, 0, -3)).from.AddDate(0, 0, 5)
	from, to := saturday, saturday.AddDate(0, 0, 2)
	if t.Before(from) {
		from = t
	}
	if !t.Before(to) {
		to = t.AddDate(0, 0, 1)
	}
	p := during(from, to)
	p.grain = entente.Week
	return p
}

// lastOfMonth is the number in an nth holiday that means the last.
const lastOfMonth = 5

// holidayIn is the day of a holiday in a year.
func (r *resolver) holidayIn(i, y int) (time.Time, bool) {
	if v, ok := r.value(fixed, i); ok {
		return date(y, time.Month(v/100), v%100), true
	}
	if v, ok := r.value(national, i); ok && r.agenda {
		return date(y, time.Month(v/100), v%100), true
	}
	if v, ok := r.value(nth, i); ok {
		n := v % 10
		if n == lastOfMonth {
			n = -1
		}
		t, ok := nthWeekday(monthOf(y, time.Month(v/100%100)), n, time.Weekday(v/10%10))
		return t.AddDate(0, 0, v/10000), ok
	}
	if v, ok := r.value(islamic, i); ok {
		return islamicIn(y, v/100, max(v%100, 1)), true
	}
	if v, ok := r.value(easter, i); ok {
		return easterOf(y).AddDate(0, 0, v), true
	}
	return time.Time{}, false
}

// unitTerm reads what a unit, a season or a name of a time begins.
func (r *resolver) unitTerm(i int) (period, bool) {
	if m, ok := r.value(season, i); ok {
		y, next, ok := r.tailYear(i + 1)
		return through(r.seasonOf(y, m), i, next, ok)
	}
	if p, ok := r.beside(i); ok {
		return p, true
	}
	if r.is(weekend, i) {
		return r.weekendTerm(i)
	}
	if p, ok := r.spelledTens(i); ok {
		return p, true
	}
	if u, ok := r.value(toDate, i); ok {
		return r.upToNow(i, i+1, u)
	}
	if p, ok := r.coded(i); ok {
		return p, true
	}
	if u, ok := r.value(endOf, i); ok {
		w, ok := whole(r.now, u)
		return through(r.part(w, edgeEnd, false), i, i+1, ok)
	}
	u, ok := r.value(unit, i)
	if !ok || r.is(plural, i) {
		return period{}, false
	}
	return r.oneUnit(i, u)
}

// spelledTens reads "the nineties" and "in the early eighties".
func (r *resolver) spelledTens(i int) (period, bool) {
	v, ok := r.value(decade, i)
	if !ok || !r.is(article, i-1) && !r.dashed(i) && !r.is(early, i-1) && !r.is(mid, i-1) && !r.is(late, i-1) && !r.is(of, i-1) {
		return period{}, false
	}
	return during(date(1900+v, 1, 1), date(1910+v, 1, 1)).spanning(i, i+1)
}

// yearsOf reads decades and centuries whose first figures are a number in words:
// "the nineteen eighties", "the eighteen hundreds", "the two thousands".
func (r *resolver) yearsOf(i int) (period, bool) {
	n, j, ord, ok := r.spelled(i)
	if !ok || ord || !r.is(article, i-1) && !r.is(early, i-1) && !r.is(late, i-1) && !r.is(of, i-1) {
		return period{}, false
	}
	j = r.hyphen(j)
	y, years := 100*n, 100
	if v, ok := r.value(decade, j); ok {
		y, years = y+v, 10
	} else if v, ok := r.value(hundreds, j); !ok {
		return period{}, false
	} else if v == 1000 {
		y, years = 1000*n, 10
	}
	if y < firstYear || y > lastYear {
		return period{}, false
	}
	return during(date(y, 1, 1), date(y+years, 1, 1)).spanning(i, j+1)
}

// hyphen passes a hyphen that ties two words.
func (r *resolver) hyphen(j int) int {
	if r.sign(j, dash) && r.glued(j) {
		return j + 1
	}
	return j
}

func through(p period, first, next int, ok bool) (period, bool) {
	p.first, p.next = first, next
	return p, ok
}

// weekendTerm is "the weekend": the last that has begun, or the next.
func (r *resolver) weekendTerm(i int) (period, bool) {
	if !r.is(article, i-1) {
		return period{}, false
	}
	if p, ok := r.inner(i + 2); ok && r.is(of, i+1) && !p.point.IsZero() {
		return r.weekendIn(weekOf(p.point)).spanning(i, p.next)
	}
	if s, ok := r.value(step, i+2); ok && !r.isName(i+3) && (s > 0 && r.is(after, i+1) || s < 0 && r.is(before, i+1)) {
		return r.weekendIn(weekOf(r.now.AddDate(0, 0, 14*s))).spanning(i, i+3)
	}
	p := r.weekendIn(weekOf(r.now))
	if p.from.After(r.now) && !r.ahead(i) {
		p = r.weekendIn(weekOf(r.now.AddDate(0, 0, -7)))
	}
	return p.spanning(i, i+1)
}

// oneUnit reads "year 2016", "year to date", "the day after Christmas", "the
// week of 3 June", and of appointments "week 31".
func (r *resolver) oneUnit(i, u int) (period, bool) {
	if p, ok := r.yearTerm(i + 1); ok && u == yearUnit && !p.loose {
		return p.spanning(i, p.next)
	}
	if r.is(to, i+1) && r.is(now, i+2) {
		return r.upToNow(i, i+3, u)
	}
	if p, ok := r.secondNext(i, u); ok {
		return p, true
	}
	if p, ok := r.unitEnd(i, u); ok {
		return p, true
	}
	if p, ok := r.shifted(i, i, i+1, 1, u); ok && u == dayUnit {
		return p, true
	}
	if u == dayUnit && r.agenda && r.is(article, i-1) && !r.is(of, i+1) {
		return r.theDay(i)
	}
	if u != weekUnit {
		return period{}, false
	}
	if p, ok := r.inner(i + 2); ok && (r.is(of, i+1) || r.is(starting, i+1)) && !p.point.IsZero() {
		return weekOf(p.point).spanning(i, p.next)
	}
	n, next, ok := r.count(r.number(i + 1))
	if p, of := r.holding(next); ok && of && p.to.Equal(p.from.AddDate(0, 1, 0)) && n < 6 {
		return weekIn(p, n).spanning(i, p.next)
	}
	if ok && r.agenda && n <= 53 {
		y, end, has := r.tailYear(next)
		if !has {
			y, end = r.now.Year(), next
		}
		return isoWeek(y, n).spanning(i, end)
	}
	return period{}, false
}

// number passes the sign of a number: "week #45".
func (r *resolver) number(j int) int {
	if r.class(j) == '?' && r.glued(j+1) && r.words[r.pieces[j].first].Form[0] == '#' {
		return j + 1
	}
	return j
}

// weekIn is the nth week of a time: the first is that of its first Thursday, as
// ISO 8601 has it.
func weekIn(p period, n int) period {
	t, _ := nthWeekday(p, 1, time.Thursday)
	return weekOf(t.AddDate(0, 0, 7*(n-1)))
}

// upToNow is what has passed of a unit.
func (r *resolver) upToNow(first, next, u int) (period, bool) {
	w, ok := whole(r.now, u)
	p := during(w.from, r.now)
	p.loose = true
	return through(p, first, next, ok)
}
