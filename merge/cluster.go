package merge

import (
	"cmp"
	"slices"
	"time"

	"entente"
)

// told is a report of a ledger with what its joining goes by, whatever ledger.
type told[T any] struct {
	v     *T
	id    string
	doc   entente.Document
	stand entente.Standing
	where entente.Part // of the document
	at    time.Time    // the day it tells of, or else that of publication
	dated bool         // the text gives it
	fine  int          // 0 for the most exact; what is less exact joins what is more

	way   string   // who to whom, empty if that is not said
	kinds []string // classes or programmes, as far as they say anything
	named string   // which weapon of its programme, empty if that is not said
	stage int      // how far it vouches that things went, 0 for no stage
}

// cluster is the reports taken for one thing so far.
type cluster[T any] struct {
	reports  []told[T]
	from, to time.Time // between which their days lie

	way      string
	kinds    map[string]bool
	named    string
	furthest int
	shipped  time.Time // the first day that a text gives for a stage from shipped on
}

func (c *cluster[T]) add(r told[T]) {
	for _, k := range r.kinds {
		if c.kinds == nil {
			c.kinds = map[string]bool{}
		}
		c.kinds[k] = true
	}
	c.way, c.named, c.furthest = cmp.Or(c.way, r.way), cmp.Or(c.named, r.named), max(c.furthest, r.stage)
	if r.dated && r.stage >= transferOrder["shipped"] && (c.shipped.IsZero() || r.at.Before(c.shipped)) {
		c.shipped = r.at
	}
	if len(c.reports) == 0 || r.at.Before(c.from) {
		c.from = r.at
	}
	if len(c.reports) == 0 || r.at.After(c.to) {
		c.to = r.at
	}
	c.reports = append(c.reports, r)
}

// alike reports whether a report may be of the same kinds: it shares one, or one
// of the two says none.
func (c *cluster[T]) alike(r told[T]) bool {
	return len(c.kinds) == 0 || len(r.kinds) == 0 || slices.ContainsFunc(r.kinds, func(k string) bool { return c.kinds[k] })
}

// sameKinds reports that for two clusters.
func sameKinds[T any](a, b *cluster[T]) bool {
	for k := range a.kinds {
		if b.kinds[k] {
			return true
		}
	}
	return len(a.kinds) == 0 || len(b.kinds) == 0
}

// agree reports whether two things said are the same, or one is not said.
func agree(a, b string) bool { return a == "" || b == "" || a == b }

// apart is the time between a report and a cluster's days.
func (c *cluster[T]) apart(r told[T]) time.Duration {
	return outside(r.at, c.from, c.to)
}

// outside is the time between a day and the nearer end of a span that does not
// hold it.
func outside(at, from, to time.Time) time.Duration {
	switch {
	case at.Before(from):
		return from.Sub(at)
	case at.After(to):
		return at.Sub(to)
	}
	return 0
}

// rules say what joins: fits whether a report can be of a cluster, and rivals
// whether two clusters tell of different things, so that a report that says too
// little to tell which of them it means is of neither.
type rules[T any] struct {
	fits   func(*cluster[T], told[T]) bool
	rivals func(a, b *cluster[T]) bool
}

// gather clusters reports, whatever their order: those of one exactness among
// each other by time, those less exact to what the more exact made, where it is
// clear which they mean.
func (u rules[T]) gather(reports []told[T]) []*cluster[T] {
	slices.SortFunc(reports, func(a, b told[T]) int {
		return cmp.Or(cmp.Compare(a.fine, b.fine), a.at.Compare(b.at), cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.id, b.id))
	})
	var all []*cluster[T]
	for len(reports) > 0 {
		n := 1
		for n < len(reports) && reports[n].fine == reports[0].fine {
			n++
		}
		all = u.level(all, reports[:n])
		reports = reports[n:]
	}
	return all
}

// level adds the reports of one exactness. Which of the clusters before they
// join is decided for all before any is added.
func (u rules[T]) level(before []*cluster[T], reports []told[T]) []*cluster[T] {
	joins := make([]*cluster[T], len(reports))
	for i, r := range reports {
		joins[i] = u.clear(before, r)
	}
	var fresh []*cluster[T]
	for i, r := range reports {
		c := joins[i]
		if c == nil {
			if c = u.nearest(fresh, r); c == nil {
				c = &cluster[T]{}
				fresh = append(fresh, c)
			}
		}
		c.add(r)
	}
	return append(before, fresh...)
}

// clear is the nearest cluster that a report fits, nil if none does or it might
// as well be of a rival.
func (u rules[T]) clear(all []*cluster[T], r told[T]) *cluster[T] {
	best := u.nearest(all, r)
	for _, c := range all {
		if best != nil && c != best && u.fits(c, r) && u.rivals(best, c) {
			return nil
		}
	}
	return best
}

func (u rules[T]) nearest(all []*cluster[T], r told[T]) *cluster[T] {
	var best *cluster[T]
	for _, c := range all {
		if u.fits(c, r) && (best == nil || c.apart(r) < best.apart(r)) {
			best = c
		}
	}
	return best
}

// byPublication puts the reports of a cluster in the order of an entry.
func (c *cluster[T]) byPublication() {
	slices.SortFunc(c.reports, func(a, b told[T]) int {
		return cmp.Or(published(a.doc).Compare(published(b.doc)), cmp.Compare(a.doc.ID, b.doc.ID), cmp.Compare(a.id, b.id))
	})
}

// published is when a document came out, as far as it is known.
func published(d entente.Document) time.Time {
	if d.Published.IsZero() {
		return d.Retrieved
	}
	return d.Published
}

// nearestDay is the day within what a date means that is nearest to when its
// report came out: news of "this month" tells of days before it.
func nearestDay(d entente.Date, out time.Time) time.Time {
	first, last := midnight(d.Time), midnight(d.Time)
	switch d.Precision {
	case entente.Week:
		last = first.AddDate(0, 0, 6)
	case entente.Month:
		last = first.AddDate(0, 1, -1)
	case entente.Year:
		last = first.AddDate(1, 0, -1)
	}
	switch day := midnight(out); {
	case out.IsZero() || day.Before(first):
		return first
	case day.After(last):
		return last
	default:
		return day
	}
}

// heading is what the entries of a ledger are ordered and known by.
type heading struct {
	id      *string
	first   time.Time
	reports []string
}

// settle puts entries in order of first report and id, and then gives each the
// id that it had before. of tells of an entry, documents of each report in which
// document it stands.
func settle[E any](entries []E, of func(*E) heading, documents map[string]string, known map[string][]string) {
	slices.SortFunc(entries, func(a, b E) int {
		x, y := of(&a), of(&b)
		return cmp.Or(x.first.Compare(y.first), cmp.Compare(*x.id, *y.id))
	})
	own, reports := make([]string, len(entries)), make([][]string, len(entries))
	for i := range entries {
		h := of(&entries[i])
		own[i], reports[i] = *h.id, h.reports
	}
	for i, id := range keptIDs(own, reports, documents, known) {
		*of(&entries[i]).id = id
	}
}

// keptIDs gives each of several entries the id that most of its documents'
// reports were under before, if no other has taken it, else its own. reports
// are those of each entry, in the order of the entries.
func keptIDs(own []string, reports [][]string, documents map[string]string, known map[string][]string) []string {
	taken := map[string]bool{}
	for i := range own {
		votes := map[string]int{}
		for _, r := range reports[i] {
			for _, id := range known[documents[r]] {
				votes[id]++
			}
		}
		best := ""
		for id, n := range votes {
			if !taken[id] && (best == "" || n > votes[best] || (n == votes[best] && id < best)) {
				best = id
			}
		}
		if best != "" {
			own[i] = best
		}
		for taken[own[i]] { // the entry that had its first report before kept the id
			own[i] = hash("registered", own[i])
		}
		taken[own[i]] = true
	}
	return own
}
