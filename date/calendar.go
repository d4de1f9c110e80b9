package date

import "time"

// term reads one time. An article before it may stand.
func (r *resolver) term(i int) (period, bool) {
	if r.depth == deepest {
		return period{}, false
	}
	r.depth++
	defer func() { r.depth-- }()
	if p, ok := r.thisUnit(i); ok {
		return p, true
	}
	i = r.skip(i, article)
	switch r.class(i) {
	case figures:
		return r.figureTerm(i)
	case '\'':
		return r.tens(i + 1)
	case letters:
		if r.pieces[i].senses != nil {
			return r.wordTerm(i)
		}
	}
	return period{}, false
}

// thisUnit reads "the month", which is this one in talk of appointments.
func (r *resolver) thisUnit(i int) (period, bool) {
	u, ok := r.value(unit, i+1)
	if !r.agenda || !ok || !r.is(article, i) || u == dayUnit || u > yearUnit || r.is(plural, i+1) || r.class(i+2) == figures ||
		r.is(of, i+2) || r.is(after, i+2) || r.is(before, i+2) || r.is(starting, i+2) || r.is(to, i+2) {
		return period{}, false
	}
	if _, _, ok := r.yearAt(i + 2); ok {
		return period{}, false
	}
	p, ok := whole(r.now, u)
	p.first, p.next = i, i+2
	return p, ok
}

func (r *resolver) figureTerm(i int) (period, bool) {
	if p, ok := r.numeric(i); ok {
		return p, true
	}
	if p, ok := r.dayFirst(i); ok {
		return p, true
	}
	if p, ok := r.tens(i); ok {
		return p, true
	}
	if p, ok := r.yearFirst(i); ok {
		return p, true
	}
	if p, ok := r.coded(i); ok {
		return p, true
	}
	return r.numbered(i)
}

// numbered reads what begins with a number or an order, in figures or words.
func (r *resolver) numbered(i int) (period, bool) {
	if p, ok := r.ranked(i); ok {
		return p, true
	}
	if p, ok := r.counted(i); ok {
		return p, true
	}
	if p, ok := r.yearsOf(i); ok {
		return p, true
	}
	return r.yearTerm(i)
}

func (r *resolver) wordTerm(i int) (period, bool) {
	if v, ok := r.value(dayWord, i); ok {
		return dayOf(r.now.AddDate(0, 0, v)).spanning(i, i+1)
	}
	if p, ok := r.weekdayTerm(i); ok {
		return p, true
	}
	if p, ok := r.monthTerm(i); ok {
		return p, true
	}
	if p, ok := r.dayFirst(i); ok {
		return p, true
	}
	if p, ok := r.portion(i); ok {
		return p, true
	}
	if p, ok := r.ranked(i); ok {
		return p, true
	}
	if p, ok := r.stepTerm(i); ok {
		return p, true
	}
	if p, ok := r.holiday(i); ok {
		return p, true
	}
	if p, ok := r.unitTerm(i); ok {
		return p, true
	}
	return r.numbered(i)
}

// numeric reads "2024-06-19", "06/19/2024", "19.06.2024", "2024/Jun/19" and
// "20240619"; with slashes and hyphens the month comes first, with stops the
// day, unless that makes no date.
func (r *resolver) numeric(i int) (period, bool) {
	if p := &r.pieces[i]; p.digits == 8 {
		return r.ymd(p.n/10000, time.Month(p.n/100%100), p.n%100, i, i+1)
	}
	sep := r.class(i + 1)
	for k := i + 1; k <= i+4; k++ {
		if !r.glued(k) {
			return r.pair(i)
		}
	}
	if sep != dash && sep != '/' && sep != '.' || r.class(i+3) != sep || r.class(i+4) != figures {
		return r.pair(i)
	}
	a, c := &r.pieces[i], &r.pieces[i+4]
	m, named := r.value(month, i+2)
	switch {
	case named && a.digits == 4:
		return r.ymd(a.n, time.Month(m), c.n, i, i+5)
	case r.class(i+2) != figures || r.pieces[i+2].digits > 2:
		return period{}, false
	case a.digits == 4 && c.digits < 3:
		return r.ymd(a.n, time.Month(r.pieces[i+2].n), c.n, i, i+5)
	case a.digits > 2:
		return period{}, false
	case c.digits == 4:
		return r.dmy(a.n, r.pieces[i+2].n, c.n, sep, i)
	case c.digits == 2 && (sep == '/' || r.agenda):
		return r.dmy(a.n, r.pieces[i+2].n, r.century(c.n), sep, i)
	}
	return period{}, false
}

func (r *resolver) dmy(a, b, y int, sep rune, i int) (period, bool) {
	if sep == '.' && b <= 12 || a > 12 {
		a, b = b, a
	}
	return r.ymd(y, time.Month(a), b, i, i+5)
}

func (r *resolver) ymd(y int, m time.Month, d, first, next int) (period, bool) {
	if y < firstYear || y > lastYear || !valid(y, m, d) {
		return period{}, false
	}
	return dayOf(date(y, m, d)).spanning(first, next)
}

// pair reads "2024-06", "06/2024" and, of appointments, "10/1", which is a
// fraction in news.
func (r *resolver) pair(i int) (period, bool) {
	if p, ok := r.monthPair(i); ok || !r.agenda {
		return p, ok
	}
	if !r.sign(i+1, '/') || !r.glued(i+1) || !r.glued(i+2) || r.class(i+2) != figures {
		return period{}, false
	}
	a, b := &r.pieces[i], &r.pieces[i+2]
	if a.n > 12 {
		a, b = b, a
	}
	if a.digits > 2 || b.digits > 2 || a.n < 1 || a.n > 12 || b.n < 1 {
		return period{}, false
	}
	if y, next, ok := r.tailYear(i + 3); ok {
		return r.ymd(y, time.Month(a.n), b.n, i, next)
	}
	return r.settle(i, time.Month(a.n), b.n, i, i+3)
}

// monthPair reads a year and the number of its month.
func (r *resolver) monthPair(i int) (period, bool) {
	sep := r.class(i + 1)
	if sep != dash && sep != '/' || !r.glued(i+1) || !r.glued(i+2) || r.class(i+2) != figures {
		return period{}, false
	}
	a, b := &r.pieces[i], &r.pieces[i+2]
	if a.digits <= 2 && b.digits == 4 && (sep == '/' || r.agenda) {
		a, b = b, a
	}
	if a.digits != 4 || b.digits != 2 && sep == dash && !r.agenda || b.digits > 2 || a.n < firstYear || a.n > lastYear || b.n < 1 || b.n > 12 {
		return period{}, false
	}
	return monthOf(a.n, time.Month(b.n)).spanning(i, i+3)
}

// settle is a day or month without a year of its own.
func (r *resolver) settle(word int, m time.Month, d, first, next int) (period, bool) {
	y := r.nearest(word, m, d)
	if d > 0 && !valid(y, m, d) {
		return period{}, false
	}
	p := period{month: m, day: d}.inYear(y)
	p.noYear = true
	return p.spanning(first, next)
}

// nearest is the year of a month given without one: the last that has passed,
// or the next to come where the verb speaks of the future.
func (r *resolver) nearest(i int, m time.Month, d int) int {
	y := r.now.Year()
	then, over := date(y, m, max(d, 1)), date(y, m, d)
	if d == 0 {
		over = date(y, m+1, 0)
	}
	ahead := r.ahead(i)
	switch {
	case ahead && over.Before(r.now):
		return y + 1
	case !ahead && then.After(r.now.AddDate(0, 0, 1)):
		return y - 1
	}
	return y
}

// monthTerm reads "June 19, 2024", "June 2024", "June 19", "June of last year"
// and "June".
func (r *resolver) monthTerm(i int) (period, bool) {
	m, ok := r.value(month, i)
	if !ok {
		return period{}, false
	}
	j := r.afterMonth(i)
	d, next := r.dayAfter(j)
	dated := next > 0
	if !dated {
		next = j
	}
	y, end, ok := r.tailYear(next)
	sure := r.sure(i) || r.inPair(i)
	switch {
	case ok && (d == 0 || valid(y, time.Month(m), d)):
		p := period{month: time.Month(m), day: d}.inYear(y)
		if n, next, ok := r.weekNumber(end); ok && d == 0 {
			return weekIn(p, n).spanning(i, next)
		}
		return p.spanning(i, end)
	case dated && sure && d > 0:
		return r.settle(i, time.Month(m), d, i, next)
	case !sure || r.is(ambiguous, i) && !r.is(beforeMonth, i-1) && !(r.dashed(i) && r.is(beforeMonth, i-2)) && !r.inPair(i):
		return period{}, false
	}
	return r.settle(i, time.Month(m), 0, i, i+1)
}

// weekNumber reads the week that follows its month: "June 2016, week 1".
func (r *resolver) weekNumber(j int) (n, next int, ok bool) {
	if r.sign(j, ',') {
		j++
	}
	if u, ok := r.value(unit, j); !ok || u != weekUnit || r.is(plural, j) {
		return 0, j, false
	}
	n, next, ok = r.count(j + 1)
	return n, next, ok && n < 6
}

// sure reports whether a month at a piece is no other word.
func (r *resolver) sure(i int) bool {
	return r.agenda || r.pieces[i].capital || !r.is(ambiguous, i)
}

// inPair reports whether a month is tied to another: "Jan-Feb".
func (r *resolver) inPair(i int) bool {
	return r.dashed(i) && r.is(month, i-2) || r.sign(i+1, dash) && r.is(month, i+2) ||
		r.is(to, i+1) && r.is(month, i+2) || r.is(to, i-1) && r.is(month, i-2)
}

// dashed reports whether a hyphen ties a piece to the one before: "Jan-Feb".
func (r *resolver) dashed(i int) bool { return r.sign(i-1, dash) && r.glued(i) }

// afterMonth passes the stop of an abbreviation and the sign of "Jun-15".
func (r *resolver) afterMonth(i int) int {
	j := i + 1
	if r.sign(j, '.') && r.glued(j) {
		j++
	}
	if (r.sign(j, dash) || r.sign(j, '/')) && r.glued(j) && r.glued(j+1) && r.class(j+1) == figures {
		j++
	}
	return j
}

// dayAfter reads the day that follows its month; next is 0 if there is none.
func (r *resolver) dayAfter(j int) (d, next int) {
	k := r.skip(j, article)
	d, next, bare, ok := r.dayNumber(k)
	if !ok {
		return 0, 0
	}
	if bare || r.counts(k) {
		if _, _, ok := r.tailYear(next); !ok {
			return 0, 0
		}
	}
	return d, next
}

// tailYear reads the year after a month or day: "2019", ", 2019", "of 87", "of
// last year".
func (r *resolver) tailYear(j int) (y, next int, ok bool) {
	k := j
	if r.sign(k, '.') && r.glued(k) {
		k++
	}
	linked := r.is(of, k) || r.glued(k) && (r.sign(k, dash) || r.sign(k, '/')) && r.glued(k+1)
	if linked || r.sign(k, ',') {
		k++
	}
	if y, next, ok := r.yearAt(k); ok {
		return y, next, true
	}
	if y, ok := r.shortYear(k); ok && linked && (r.is(of, j) || r.class(j) == r.class(j-2)) && !r.counts(k) {
		return y, k + 1, true
	}
	if s, ok := r.value(step, k); ok && !r.sign(k-1, ',') {
		if u, ok := r.value(unit, k+1); ok && u == yearUnit && !r.is(plural, k+1) {
			return r.now.Year() + s, k + 2, true
		}
	}
	return 0, j, false
}

// dayFirst reads "19 June 2024", "the fourth of July", "19-Jun-2024".
func (r *resolver) dayFirst(i int) (period, bool) {
	d, j, bare, ok := r.dayNumber(i)
	if !ok {
		return period{}, false
	}
	tied := r.glued(j) && (r.sign(j, dash) || r.sign(j, '/')) && r.glued(j+1)
	if tied || r.is(of, j) {
		j++
	}
	m, ok := r.value(month, j)
	if !ok {
		return r.dayOfStep(i, j, d, r.pieces[i].ordinal || r.class(i) == letters && !bare)
	}
	end := j + 1
	if r.sign(end, '.') && r.glued(end) && !r.glued(end+1) && end+1 < len(r.pieces) {
		end++
	}
	if y, next, ok := r.tailYear(j + 1); ok {
		return r.ymd(y, time.Month(m), d, i, next)
	}
	if bare || !r.sure(j) && !r.pieces[i].ordinal {
		return period{}, false
	}
	return r.settle(j, time.Month(m), d, i, end)
}

// dayOfStep reads "the 20th of next month"; ordered is whether the day is an
// ordinal.
func (r *resolver) dayOfStep(i, j, d int, ordered bool) (period, bool) {
	at, k := j, j
	if r.is(article, j) && r.is(of, j-1) {
		k = j + 1
	}
	s, ok := r.step(k)
	switch {
	case ok:
		j = k
	case k > j:
		ok = true
	}
	u, isUnit := r.value(unit, j+1)
	t := date(r.now.Year(), r.now.Month()+time.Month(s), d)
	if !ok || !isUnit || u != monthUnit || r.is(plural, j+1) || !r.is(of, at-1) && !ordered || t.Day() != d {
		return period{}, false
	}
	return dayOf(t).spanning(i, j+2)
}

// yearFirst reads "2017 April", "2019-Q1", "2019, the third quarter".
func (r *resolver) yearFirst(i int) (period, bool) {
	y, j, ok := r.yearAt(i)
	if !ok {
		return period{}, false
	}
	comma := r.sign(j, ',')
	if comma || (r.sign(j, dash) || r.sign(j, '/')) && r.glued(j) && r.glued(j+1) {
		j++
	}
	if m, ok := r.value(month, j); ok && r.sure(j) {
		if d, next := r.dayAfter(r.afterMonth(j)); next > 0 {
			return r.ymd(y, time.Month(m), d, i, next)
		}
		return through(monthOf(y, time.Month(m)), i, j+1, !comma)
	}
	if n, u, next, ok := r.code(j); ok {
		return partOfYear(y, n, u).spanning(i, next)
	}
	if n, k, ok := r.rank(r.skip(j, article)); ok && n > 0 {
		if u, _ := r.value(unit, k); (u == quarterUnit || u == halfUnit) && n*u <= yearUnit {
			return partOfYear(y, n, u).spanning(i, k+1)
		}
	}
	return period{}, false
}

// code reads "Q1" and "1Q": which part of the year, and how long such a part is.
func (r *resolver) code(i int) (n, u, next int, ok bool) {
	if u, ok := r.value(quarterCode, i); ok && r.class(i+1) == figures && r.glued(i+1) {
		n = r.pieces[i+1].n
		return n, u, i + 2, n > 0 && (n-1)*u < yearUnit-1
	}
	if u, ok := r.value(quarterCode, i+1); ok && r.class(i) == figures && r.glued(i+1) {
		n = r.pieces[i].n
		return n, u, i + 2, n > 0 && n*u <= yearUnit
	}
	return 0, 0, i, false
}

// coded reads "Q1", "Q1 2019", "1Q19" and "quarter 1 of 2019"; without a year it
// is of this one.
func (r *resolver) coded(i int) (period, bool) {
	n, u, next, ok := r.code(i)
	if v, isUnit := r.value(unit, i); !ok && isUnit && v == quarterUnit {
		n, next, ok = r.count(i + 1)
		u, ok = v, ok && n*u < yearUnit && n <= 4
	}
	if !ok {
		return period{}, false
	}
	y, end, has := r.tailYear(next)
	if short, ok := r.shortYear(next); !has && ok && r.glued(next) {
		y, end, has = short, next+1, true
	}
	if !has {
		y, end = r.now.Year(), next
	}
	p := partOfYear(y, n, u)
	p.noYear = !has && u != weekUnit
	return p.spanning(i, end)
}

func partOfYear(y, n, u int) period {
	if u == weekUnit {
		return isoWeek(y, n)
	}
	k := months(u)
	return period{month: time.Month(1 + (n-1)*k), long: k}.inYear(y)
}

// yearTerm reads "in 2019", "since 2022", "the year 2016", "44 BC"; a bare
// number is no date of news.
func (r *resolver) yearTerm(i int) (period, bool) {
	if p, ok := r.ancient(i); ok {
		return p, true
	}
	y, next, ok := r.yearAt(i)
	if !ok {
		return period{}, false
	}
	if !r.announced(i) && (!r.agenda || r.class(i) != figures || r.tied(i, next) || r.counts(i)) {
		return period{}, false
	}
	return yearOf(y).spanning(i, next)
}

// announced reports whether a word before a year says that it is one.
func (r *resolver) announced(i int) bool {
	if r.dashed(i) {
		return r.is(early, i-2) || r.is(mid, i-2) || r.is(late, i-2)
	}
	return r.is(beforeYear, i-1) || r.yearWord(i-1)
}

// tied reports whether a figure hangs on what stands beside it: a sum of money,
// a number of another thing.
func (r *resolver) tied(i, next int) bool {
	if r.glued(i) && r.class(i-1) != '?' {
		return true
	}
	switch r.class(next) {
	case '?', '.', ',', ':', '\'', 0:
		return false
	}
	return r.glued(next)
}

// yearWord reports whether a piece is "year".
func (r *resolver) yearWord(i int) bool {
	u, ok := r.value(unit, i)
	return ok && u == yearUnit && !r.is(plural, i)
}

// ancient reads years of an era: "44 BC", "200 AD". They are older than the
// record's calendar.
func (r *resolver) ancient(i int) (period, bool) {
	n, next, ok := r.count(i)
	if !ok {
		n, next, ok = r.yearAt(i)
	}
	e, has := r.value(era, next)
	if !ok || !has || !r.pieces[next].capital {
		return period{}, false
	}
	p := yearOf(n)
	if e < 0 {
		p = yearOf(1 - n)
	}
	p.loose = n < firstYear || e < 0
	return p.spanning(i, next+1)
}

// tens reads "1990s", "’90s", "the 90s", and the century of "the 1700s".
func (r *resolver) tens(i int) (period, bool) {
	if r.class(i) != figures {
		return period{}, false
	}
	p := &r.pieces[i]
	next := r.decadeEnd(i)
	if next == 0 {
		return period{}, false
	}
	y := p.n
	if p.digits == 2 && (r.sign(i-1, '\'') || r.is(article, i-1) || r.sign(i-1, dash)) {
		y += 1900
	}
	if y%10 != 0 || y < firstYear || y > lastYear {
		return period{}, false
	}
	n := 10
	if y%100 == 0 && y < 2000 {
		n = 100
	}
	return during(date(y, 1, 1), date(y+n, 1, 1)).spanning(i, next)
}

// decadeEnd passes the figures of "1990s" and "1990's"; 0 if no s follows.
func (r *resolver) decadeEnd(i int) int {
	if r.pieces[i].tens {
		return i + 1
	}
	j := i + 1
	if r.sign(j, '\'') && r.glued(j) {
		j++
	}
	if v, ok := r.value(ending, j); ok && v == 1 && (r.pieces[i].digits == 4 || r.pieces[i].digits == 2 && j > i+1) {
		return j + 1
	}
	return 0
}
