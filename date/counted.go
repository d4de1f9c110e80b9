package date

import "time"

// counted reads "three days ago", "10 previous weeks", "two weeks from Monday",
// "a week starting tomorrow" and, of appointments, "in 3 days".
func (r *resolver) counted(i int) (period, bool) {
	if p, ok := r.halved(i); ok {
		return p, true
	}
	n, j, ok := r.count(i)
	if !ok {
		return period{}, false
	}
	j = r.skip(j, of)
	if p, ok := r.stepBehind(i, j, n); ok {
		return p, true
	}
	if p, ok := r.countedDays(i, j, n); ok {
		return p, true
	}
	u, ok := r.value(unit, j)
	if !ok || n > 1 && r.class(i) == letters && !r.is(plural, j) {
		return period{}, false
	}
	t, next := r.further(j, add(r.now, n, u), 1)
	if p, ok := r.backward(i, j, n, u); ok {
		return p, true
	}
	if p, ok := r.shifted(i, j, next, n, u); ok {
		return p, true
	}
	if p, ok := r.lasting(i, next, n, u); ok {
		return p, true
	}
	return r.inTime(i, next, t)
}

// halved reads "half a year ago", "half a decade from now" and, of appointments,
// "in half a month".
func (r *resolver) halved(i int) (period, bool) {
	n, j, ok := r.halves(i)
	u, isUnit := r.value(unit, j)
	if !ok || !isUnit {
		return period{}, false
	}
	switch u {
	case yearUnit:
		u = halfUnit
	case monthUnit:
		n, u = 15*n, dayUnit
	case decadeUnit, centuryUnit:
		n, u = n*u/yearUnit/2, yearUnit
	default:
		return period{}, false
	}
	if r.is(ago, j+1) {
		return countedTo(add(r.now, -n, u), u).spanning(i, j+2)
	}
	if p, ok := r.shifted(i, j, j+1, n, u); ok {
		return p, true
	}
	return r.inTime(i, j+1, add(r.now, n, u))
}

// halves reads how many halves of the unit that follows there are: "half a", "two
// and a half".
func (r *resolver) halves(i int) (n, next int, ok bool) {
	isHalf := func(j int) bool { v, ok := r.value(unit, j); return ok && v == halfUnit }
	if isHalf(i) {
		one, _ := r.value(number, i+1)
		return 1, i + 2, one == 1
	}
	n, j, ok := r.count(i)
	one, _ := r.value(number, j+1)
	return 2*n + 1, j + 3, ok && r.is(and, j) && one == 1 && isHalf(j+2)
}

// countedDays reads "three Fridays ago" and "5 business days from now".
func (r *resolver) countedDays(i, j, n int) (period, bool) {
	d, named := r.value(weekdays, j)
	if !named {
		if u, ok := r.value(unit, j+1); !ok || u != dayUnit || !r.is(business, j) {
			return period{}, false
		}
		j++
	}
	sign, next := 0, j+2
	switch {
	case r.is(ago, j+1):
		sign = -1
	case r.is(hence, j+1) || r.agenda && r.later(j+1):
		sign = 1
	case r.is(from, j+1) && r.is(now, j+2):
		sign, next = 1, j+3
	default:
		return period{}, false
	}
	t := r.now
	for n > 0 {
		t = t.AddDate(0, 0, sign)
		if w := t.Weekday(); named && int(w) == d || !named && w != time.Saturday && w != time.Sunday {
			n--
		}
	}
	return dayOf(t).spanning(i, next)
}

// stepBehind reads "10 previous weeks".
func (r *resolver) stepBehind(i, j, n int) (period, bool) {
	s, ok := r.value(step, j)
	if !ok {
		s, ok = r.value(soon, j)
	}
	u, isUnit := r.value(unit, j+1)
	if !ok || !isUnit || s == 0 || n > 1 && !r.is(plural, j+1) {
		return period{}, false
	}
	p, ok := r.run(j+1, s, n, u)
	p.first = i
	return p, ok
}

// backward reads "ago" after the units from j on.
func (r *resolver) backward(i, j, n, u int) (period, bool) {
	t, next := add(r.now, -n, u), j+1
	for {
		m, k, ok := r.count(r.also(next))
		v, isUnit := r.value(unit, k)
		if !ok || !isUnit {
			break
		}
		t, next, u = add(t, -m, v), k+1, v
	}
	if !r.is(ago, next) {
		return period{}, false
	}
	return countedTo(t, u).spanning(i, next+1)
}

// also passes what may stand between two amounts: "3 years, 2 months".
func (r *resolver) also(j int) int {
	if r.sign(j, ',') {
		j++
	}
	return r.skip(j, and)
}

// countedTo is a day that was counted to, as precisely as the unit says.
func countedTo(t time.Time, u int) period {
	p := dayOf(t)
	switch {
	case u == dayUnit:
	case u < monthUnit:
		p = weekOf(t)
		p.at = t
	case u < yearUnit:
		p = monthOf(t.Year(), t.Month())
	default:
		p = yearOf(t.Year())
	}
	p.point = t
	return p
}

// shifted reads what is counted from or before another time: "from now", "after
// Christmas", "before Monday". A weekday after it is that of the week.
func (r *resolver) shifted(i, unitAt, j, n, u int) (period, bool) {
	sign := 1
	switch {
	case r.is(before, j):
		sign = -1
	case r.is(hence, j) || r.agenda && r.later(j):
		t, _ := r.further(unitAt, add(r.now, n, u), 1)
		return countedTo(t, u).spanning(i, j+1)
	case r.agenda && r.is(onWord, j) && u == weekUnit && r.is(weekday, j+1):
	case !r.is(after, j) && (!r.is(from, j) || r.is(lasting, i-1)):
		return period{}, false
	}
	if d, ok := r.value(weekday, j+1); ok && r.agenda && u == weekUnit && r.is(onWord, j) { // "a week on Friday"
		return dayOf(r.now.AddDate(0, 0, 7*n+7-r.back(time.Weekday(d)))).spanning(i, j+2)
	}
	base, ok := r.end(j+1, false)
	if !ok || base.point.IsZero() {
		return period{}, false
	}
	t, _ := r.further(unitAt, add(base.point, sign*n, u), sign)
	return r.onWeekday(countedTo(t, u), i, base.next)
}

// later reports whether a piece is "later", which news counts from its story.
func (r *resolver) later(i int) bool {
	v, ok := r.value(late, i)
	return ok && v > 0
}

func (r *resolver) onWeekday(p period, i, next int) (period, bool) {
	if d, ok := r.value(weekday, next+1); ok && r.is(onWord, next) {
		return r.inWeek(weekOf(p.point), time.Weekday(d)).spanning(i, next+2)
	}
	return p.spanning(i, next)
}

// lasting reads "a week starting tomorrow", "for a week, from 20 December".
func (r *resolver) lasting(i, j, n, u int) (period, bool) {
	k := j
	if r.sign(k, ',') {
		k++
	}
	if !r.is(starting, k) && (k == j && !r.is(lasting, i-1) || !r.is(from, k)) {
		return period{}, false
	}
	base, ok := r.end(r.skip(k+1, onWord), false)
	if !ok || base.point.IsZero() {
		return period{}, false
	}
	p := during(base.point, add(base.point, n, u))
	return p.spanning(i, base.next)
}

// inTime reads "in 3 days" and "within 9 months", of appointments: news counts
// with them how long something took.
func (r *resolver) inTime(i, next int, t time.Time) (period, bool) {
	switch {
	case !r.agenda:
	case r.is(within, i-1):
		p := during(r.now, t)
		p.loose = true
		return p.spanning(i, next)
	case r.is(of, i-1) || r.is(about, i-1) && r.is(of, i-2):
		return r.onWeekday(dayOf(t), i, next)
	}
	return period{}, false
}

// bounded reads "more than two weeks ago" and "less than two weeks from now", of
// appointments: what lies before or after the day counted to, or up to it.
func (r *resolver) bounded(i int) (period, bool) {
	farther := r.is(more, i)
	if !r.agenda || !farther && !r.is(less, i) {
		return period{}, false
	}
	p, ok := r.counted(i + 1)
	if !ok || p.point.IsZero() {
		return period{}, false
	}
	t, past := p.point, p.point.Before(r.now)
	p.first, p.point = i, time.Time{}
	switch {
	case farther && past:
		p.from, p.to = time.Time{}, t
	case farther:
		p.from, p.to = t, time.Time{}
	case past:
		p.from, p.to = t, r.now
	default:
		p.from, p.to = r.now, t
	}
	return p, true
}
