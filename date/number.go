package date

import "strings"

// spelled reads a number in words, cardinal or ordinal: "twenty-five", "two
// thousand and twenty", "thirty first".
func (r *resolver) spelled(i int) (n, next int, ord, ok bool) {
	total, part := 0, 0
	j := i
	for {
		if v, yes := r.value(number, j); yes && fits(part, v) {
			part += v
		} else if v, yes := r.value(ordinal, j); yes && fits(part, v) {
			return total + part + v, j + 1, true, true
		} else if v, yes := r.value(scale, j); yes && part > 0 && total == 0 {
			if v < 1000 {
				part *= v
			} else {
				total, part = part*v, 0
			}
		} else if j > i && r.joins(j, part) {
		} else {
			return total + part, j, false, j > i
		}
		j++
	}
}

// fits reports whether a number can follow what has been read of one.
func fits(part, v int) bool {
	if v < 10 {
		return part%10 == 0 && part%100 != 10
	}
	return part%100 == 0
}

// joins reports whether a piece joins two parts of a number.
func (r *resolver) joins(j, part int) bool {
	more := r.is(number, j+1) || r.is(ordinal, j+1)
	if r.is(and, j) {
		return more && part%100 == 0
	}
	return more && r.sign(j, dash) && r.glued(j) && r.glued(j+1) && part%10 == 0
}

// most is what counted numbers go up to.
const most = 1000

// count reads how many: a figure or words.
func (r *resolver) count(i int) (n, next int, ok bool) {
	if r.class(i) == figures {
		p := &r.pieces[i]
		return p.n, i + 1, p.n > 0 && p.n < most && !p.ordinal && !p.tens && r.bare(i)
	}
	k := i
	if v, ok := r.value(number, i); ok && v == 1 && (r.is(number, i+1) || r.is(inexact, i+1)) {
		k++ // "a couple", "a few"
	}
	if v, ok := r.value(inexact, k); ok && r.agenda {
		return v, k + 1, true
	}
	n, next, ord, ok := r.spelled(k)
	return n, next, ok && !ord && n > 0 && n < most
}

// rank reads a place in an order: "3rd", "third", "last" (-1).
func (r *resolver) rank(i int) (n, next int, ok bool) {
	if r.class(i) == figures {
		p := &r.pieces[i]
		return p.n, i + 1, p.ordinal && p.n > 0
	}
	if v, ok := r.value(step, i); ok && v < 0 {
		return -1, i + 1, true
	}
	if v, ok := r.value(latter, i); ok {
		return v, i + 1, true
	}
	n, next, ord, ok := r.spelled(i)
	return n, next, ok && ord
}

// dayNumber reads the number of a day in its month. Bare is whether it is a
// cardinal in words, which counts things more often.
func (r *resolver) dayNumber(i int) (d, next int, bare, ok bool) {
	if r.class(i) == figures {
		p := &r.pieces[i]
		timed := r.sign(i+1, ':') && r.glued(i+1) && r.glued(i+2)
		return p.n, i + 1, false, p.digits < 3 && p.n > 0 && p.n < 32 && !p.tens && !timed && r.bare(i)
	}
	n, next, ord, ok := r.spelled(i)
	return n, next, !ord, ok && n > 0 && n < 32
}

// bare reports whether a figure is no part of a longer one: "6,107.31".
func (r *resolver) bare(i int) bool {
	point := func(j int) bool { return (r.sign(j, '.') || r.sign(j, ',')) && r.glued(j) }
	before := i > 1 && r.glued(i) && point(i-1) && r.class(i-2) == figures
	after := point(i+1) && r.glued(i+2) && r.class(i+2) == figures
	return !before && !after
}

// counts reports whether the parser hangs a figure on things named after it, so
// that it says how many.
func (r *resolver) counts(i int) bool {
	p := &r.pieces[i]
	w := &r.words[p.first]
	return strings.HasPrefix(w.Rel, "nummod") && w.Head > p.last && r.words[w.Head].UPOS == "NOUN" && r.words[w.Head].XPOS != "NN"
}

// yearAt reads a year: "2019", "’87", "nineteen eighty six", "two thousand and
// twenty".
func (r *resolver) yearAt(i int) (y, next int, ok bool) {
	switch r.class(i) {
	case figures:
		p := &r.pieces[i]
		return p.n, i + 1, p.digits == 4 && p.n >= firstYear && p.n <= lastYear && !p.ordinal && !p.tens && r.bare(i)
	case '\'':
		y, ok := r.shortYear(i + 1)
		return y, i + 2, ok && r.glued(i+1)
	case letters:
		return r.spelledYear(i)
	}
	return 0, i, false
}

func (r *resolver) spelledYear(i int) (y, next int, ok bool) {
	n, j, ord, ok := r.spelled(i)
	if !ok || ord {
		return 0, i, false
	}
	if n >= firstYear && n <= lastYear {
		return n, j, true
	}
	least := 10
	if r.is(nought, j) { // "nineteen oh five"
		j, least = j+1, 1
	}
	m, k, ord, ok := r.spelled(j)
	return 100*n + m, k, ok && !ord && n >= 10 && n <= 21 && m >= least && m < 10*least*least+90
}

// farthest is how many years ahead a year of two figures may lie.
const farthest = 20

// shortYear reads the last two figures of a year.
func (r *resolver) shortYear(i int) (int, bool) {
	if r.class(i) != figures {
		return 0, false
	}
	p := &r.pieces[i]
	return r.century(p.n), p.digits == 2 && !p.ordinal && !p.tens && r.bare(i)
}

func (r *resolver) century(n int) int {
	y := r.now.Year()/100*100 + n
	if y > r.now.Year()+farthest {
		y -= 100
	}
	return y
}
