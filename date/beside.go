package date

import "time"

// theDay reads, of appointments, "the day", which is this one, and "the day
// after", which counts from it.
func (r *resolver) theDay(i int) (period, bool) {
	switch {
	case r.is(after, i+1):
		return dayOf(r.now.AddDate(0, 0, 1)).spanning(i, i+2)
	case r.is(before, i+1):
		return dayOf(r.now.AddDate(0, 0, -1)).spanning(i, i+2)
	}
	return dayOf(r.now).spanning(i, i+1)
}

// isName reports whether a piece names a time that "next" can stand before.
func (r *resolver) isName(i int) bool {
	for _, k := range [...]kind{unit, weekday, month, season, weekend, fixed, nth, easter} {
		if r.is(k, i) {
			return true
		}
	}
	return false
}

// beside reads "the week after Christmas", "the Monday before 3 May" and "the
// weekend before": the unit or day next to another time.
func (r *resolver) beside(i int) (period, bool) {
	sign := 1
	if r.is(before, i+1) {
		sign = -1
	} else if !r.is(after, i+1) {
		return period{}, false
	}
	if !r.is(article, i-1) || r.is(plural, i) {
		return period{}, false
	}
	u, isUnit := r.value(unit, i)
	base, ok := r.end(i+2, u == yearUnit)
	if !ok || base.from.IsZero() {
		return period{}, false
	}
	if d, ok := r.value(weekday, i); ok && !base.point.IsZero() {
		far := (sign*(d-int(base.point.Weekday()))+6)%7 + 1
		if far <= 0 {
			far += 7
		}
		return dayOf(base.point.AddDate(0, 0, sign*far)).spanning(i, base.next)
	}
	if r.is(weekend, i) && !base.point.IsZero() {
		p := r.weekendIn(weekOf(base.point))
		for (sign < 0) != !p.to.After(base.point) {
			p = r.weekendIn(weekOf(p.from.AddDate(0, 0, 7*sign)))
		}
		return p.spanning(i, base.next)
	}
	if !isUnit || u < weekUnit || u > yearUnit {
		return period{}, false
	}
	p, ok := whole(add(base.from, sign, u), u)
	return through(p, i, base.next, ok)
}

// secondNext reads "the week after next", "the year before last".
func (r *resolver) secondNext(i, u int) (period, bool) {
	s, ok := r.value(step, i+2)
	if !ok || r.isName(i+3) || s > 0 != r.is(after, i+1) || s < 0 != r.is(before, i+1) || s == 0 {
		return period{}, false
	}
	p, ok := r.stepUnit(i, 2*s, u)
	p.next = i + 3
	return p, ok
}

// secondDay reads "the Monday after next", and of appointments the "Monday week"
// that is a week later than Monday.
func (r *resolver) secondDay(i int, d time.Weekday) (period, bool) {
	next := dayOf(r.now.AddDate(0, 0, 7-r.back(d)))
	if u, ok := r.value(unit, i+1); ok && u == weekUnit && !r.is(plural, i+1) && r.agenda {
		return dayOf(next.point.AddDate(0, 0, 7)).spanning(i, i+2)
	}
	s, ok := r.value(step, i+2)
	if !ok || s == 0 || r.is(unit, i+3) || s > 0 != r.is(after, i+1) || s < 0 != r.is(before, i+1) {
		return period{}, false
	}
	return r.inWeek(weekOf(r.now.AddDate(0, 0, 14*s)), d).spanning(i, i+3)
}
