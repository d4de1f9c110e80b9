package date

import "time"

// islamicDay is a day of the Islamic calendar as it is reckoned (the tabular one, of
// thirty-year cycles). What is seen of the moon can differ from it by a day.
func islamicDay(y, m, d int) time.Time {
	const epoch = 1948440 - 385 - 2440588 // of day numbers, from 1970
	return date(1970, 1, 1).AddDate(0, 0, (11*y+3)/30+354*y+30*m-(m-1)/2+d+epoch)
}

// islamicIn is the first such day in a year of ours. An Islamic year is shorter,
// so one of the four about it holds the day.
func islamicIn(y, m, d int) time.Time {
	t := time.Time{}
	for k := (y-622)*33/32 - 1; t.Year() < y; k++ {
		t = islamicDay(k, m, d)
	}
	return t
}

// islamicMonth reads "Ramadan" and "Ramadan 2024": the last that has begun, or the
// next.
func (r *resolver) islamicMonth(i, m int) (period, bool) {
	y, next, said := r.tailYear(i + 1)
	if !said {
		y, next = r.now.Year(), i+1
	}
	p := islamicWhole(y, m)
	switch ahead := r.ahead(i); {
	case said:
	case ahead && !p.to.After(r.now):
		p = islamicWhole(y+1, m)
	case !ahead && p.from.After(r.now):
		p = islamicWhole(y-1, m)
	}
	return p.spanning(i, next)
}

// islamicWhole is a month of the Islamic calendar that begins in a year of ours.
func islamicWhole(y, m int) period {
	from := islamicIn(y, m, 1)
	days := 30
	if m%2 == 0 {
		days = 29
	}
	return during(from, from.AddDate(0, 0, days))
}
