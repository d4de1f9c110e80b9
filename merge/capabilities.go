package merge

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"entente"
)

// # Capabilities
//
// Reports of a change in what a state can do are one entry if it is the same
// state, the same kind of change and of programme, no two weapons by name or
// number ("Hwasong-17", "Hwasong-18"), and one time: tests and launches within a
// day of each other, or three days for a report that gives no day; other
// changes, which take their time, within a month. "A missile" joins an ICBM if
// it is clear which entry it means.

const (
	firingApart = 24 * time.Hour
	firingLate  = 3 * 24 * time.Hour
	changeApart = 30 * 24 * time.Hour
)

// Capabilities merges the reports of one family, as Transfers does.
func Capabilities(reports []entente.Capability, docs func(id string) (entente.Document, bool),
	known map[string][]string) []entente.RegisteredCapability {
	all, documents := make([]told[entente.Capability], len(reports)), map[string]string{}
	for i := range reports {
		doc, _ := docs(reports[i].DocumentID)
		all[i] = tellCapability(&reports[i], doc)
		documents[reports[i].ID] = reports[i].DocumentID
	}
	var out []entente.RegisteredCapability
	for _, c := range (rules[entente.Capability]{fitsCapability, rivalCapabilities}).gather(all) {
		out = append(out, registeredCapability(c))
	}
	settle(out, func(e *entente.RegisteredCapability) heading { return heading{&e.ID, e.First, e.Reports} }, documents, known)
	return out
}

func tellCapability(v *entente.Capability, doc entente.Document) told[entente.Capability] {
	r := told[entente.Capability]{v: v, id: v.ID, doc: doc, stand: v.Standing, at: midnight(published(doc))}
	if isGiven(v.Date) {
		r.at, r.dated = nearestDay(v.Date, published(doc)), v.Date.Precision == entente.Day
	}
	if r.named = designation(v.Weapon); generic(v.Programme) {
		r.fine += 2
	} else {
		r.kinds = []string{v.Programme}
	}
	if !r.dated {
		r.fine++
	}
	return r
}

// generic reports whether a programme is what any of its group is called.
func generic(programme string) bool { return programme == coarseMissile || programme == coarseSpace }

func fitsCapability(c *cluster[entente.Capability], r told[entente.Capability]) bool {
	first := c.reports[0]
	if open(first.stand) != open(r.stand) || !agree(c.named, r.named) || !c.alike(r) || slices.ContainsFunc(c.reports, func(o told[entente.Capability]) bool { return otherReach(o.v, r.v) }) {
		return false
	}
	reach := changeApart
	if groupOf(deeds, r.v.Change) == "firing" {
		reach = firingApart
		if !r.dated && r.at.After(c.from) {
			reach = firingLate
		}
	}
	return c.apart(r) <= reach && (!r.dated || !first.dated || reach != firingApart || absolute(first.at.Sub(r.at)) <= reach)
}

// reaches are the classes of range of missiles, the shortest first, by the words for them.
var reaches = [][]string{{"short-range", "close-range"}, {"medium-range"}, {"intermediate-range"}, {"intercontinental", "icbm"}}

// otherReach reports whether two reports name classes of range that are further apart than
// the next, which no two outlets make of one missile.
func otherReach(a, b *entente.Capability) bool {
	x, y := reachOf(a), reachOf(b)
	return x > 0 && y > 0 && max(x-y, y-x) > 1
}

// reachOf is the class of range that a report names, counted from 1, 0 for none.
func reachOf(v *entente.Capability) int {
	words := strings.ToLower(v.Weapon + " " + v.Programme)
	for i, class := range reaches {
		if slices.ContainsFunc(class, func(w string) bool { return strings.Contains(words, w) }) {
			return i + 1
		}
	}
	return 0
}

func absolute(d time.Duration) time.Duration { return max(d, -d) }

// designation is the part of a weapon's name that tells it from others: its
// words with a digit, as letters and digits only.
func designation(weapon string) string {
	var b strings.Builder
	for _, w := range strings.Fields(strings.ToLower(weapon)) {
		if strings.ContainsAny(w, "0123456789") {
			for _, r := range w {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					b.WriteRune(r)
				}
			}
		}
	}
	return b.String()
}

// rivalCapabilities reports whether two clusters are of other weapons, or of
// other days.
func rivalCapabilities(a, b *cluster[entente.Capability]) bool {
	return !agree(a.named, b.named) || !sameKinds(a, b) || !a.reports[0].at.Equal(b.reports[0].at)
}

func registeredCapability(c *cluster[entente.Capability]) entente.RegisteredCapability {
	first := c.reports[0]
	reason := capabilityReason(c)
	c.byPublication()
	v := entente.RegisteredCapability{
		ID: hash("capability", c.reports[0].id), Programme: first.v.Programme, Reason: reason, Publishers: allPublishers(c.reports),
		Date: entente.Date{Time: first.at, Precision: entente.Published},
	}
	if isGiven(first.v.Date) {
		v.Date = entente.Date{Time: first.v.Date.Time, Precision: first.v.Date.Precision}
	}
	v.First, v.Latest = published(c.reports[0].doc), published(c.reports[len(c.reports)-1].doc)
	var states []entente.Entity
	for _, r := range c.reports {
		states = append(states, r.v.State)
		v.Reports = append(v.Reports, r.id)
		v.Weapon = fuller(v.Weapon, r.v.Weapon)
		v.Place = cmp.Or(v.Place, r.v.Place)
		addParameters(&v, r)
	}
	if all := together(states); len(all) > 0 {
		v.State = all[0]
	}
	v.Change = commonest(c.reports, func(r told[entente.Capability]) string { return r.v.Change })
	v.Count = commonest(c.reports, func(r told[entente.Capability]) int { return r.v.Count })
	b := believed(c.reports, []entente.Entity{v.State})
	v.Status, v.Alleged, v.Confirmed, v.Affirmed, v.Denied, v.Standing = b.status, b.alleged, b.confirmed, b.affirmed, b.denied, b.standing
	v.Conflicts = append(capabilityConflicts(c), b.denial()...)
	return v
}

// commonest is the value that most reports give; of equals the least. Those
// that give none do not count.
func commonest[T any, V cmp.Ordered](reports []told[T], of func(told[T]) V) (best V) {
	var none V
	times := map[V]int{}
	for _, r := range reports {
		if v := of(r); v != none {
			times[v]++
		}
	}
	for v, n := range times {
		if best == none || n > times[best] || n == times[best] && v < best {
			best = v
		}
	}
	return best
}

// addParameters keeps each figure once for each who gives it.
func addParameters(v *entente.RegisteredCapability, r told[entente.Capability]) {
	var by entente.Entity
	if n := len(r.stand.AttributedTo); n > 0 {
		by = r.stand.AttributedTo[n-1].Source
		by.Span = entente.Span{}
	}
	for _, key := range slices.Sorted(maps.Keys(r.v.Parameters)) {
		p := entente.Parameter{Name: key, Value: r.v.Parameters[key], By: by, Claimed: speaks(r.stand, ownCodes([]entente.Entity{r.v.State})), Reports: []string{r.id}}
		i := slices.IndexFunc(v.Parameters, func(h entente.Parameter) bool {
			return h.Name == p.Name && strings.EqualFold(h.Value, p.Value) && h.Claimed == p.Claimed && name(h.By) == name(p.By)
		})
		if i >= 0 {
			v.Parameters[i].Reports = append(v.Parameters[i].Reports, r.id)
			continue
		}
		v.Parameters = append(v.Parameters, p)
	}
}

func capabilityConflicts(c *cluster[entente.Capability]) []string {
	var out []string
	counts, failed, went := map[int]bool{}, 0, 0
	for _, r := range c.reports {
		switch {
		case !affirms(r.stand):
			continue
		case r.v.Change == "failed test":
			failed++
		case groupOf(deeds, r.v.Change) == "firing":
			went++
		}
		if r.v.Count > 0 {
			counts[r.v.Count] = true
		}
	}
	if len(counts) > 1 {
		out = append(out, "Different numbers by different reports: "+strings.Trim(fmt.Sprint(slices.Sorted(maps.Keys(counts))), "[]")+".")
	}
	if failed > 0 && went > 0 {
		out = append(out, count(failed, "says", "say")+" that it failed.")
	}
	return out
}

// capabilityReason says why the reports of a cluster, the most exact first, are
// one change.
func capabilityReason(c *cluster[entente.Capability]) string {
	v := c.reports[0].v
	what := fmt.Sprintf("%s of %s by %s", v.Change, v.Programme, inWords(v.State))
	if len(c.reports) == 1 {
		return "the only report of " + what + ", about " + iso(c.from)
	}
	return fmt.Sprintf("%d reports of %s, from %s to %s, no two weapons by name", len(c.reports), what, iso(c.from), iso(c.to))
}
