package merge

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
)

// event makes one event of the reports of it. apart says why others of its
// family and day are not it.
func (g Merger) event(id string, head time.Time, reports []*report, apart string) entente.Event {
	slices.SortFunc(reports, compareReports)
	best := slices.MinFunc(reports, func(a, b *report) int {
		return cmp.Or(compareStanding(a.m.Standing, b.m.Standing), cmp.Compare(b.m.Confidence, a.m.Confidence), cmp.Compare(a.m.ID, b.m.ID))
	}).m
	mode := most(reports, func(r *report) string { return r.m.Mode })
	e := entente.Event{
		ID:       id,
		Type:     best.Event,
		Mode:     mode,
		Quad:     best.Quad,
		Place:    most(reports, func(r *report) string { return place(r.m) }),
		Date:     entente.Date{Time: head, Precision: precision(reports)},
		Standing: best.Standing,
		Reason:   reason(head, reports, apart),
	}
	e.CAMEO, e.Score = coded(reports, mode, best)
	e.First, e.Latest = reports[0].out, reports[len(reports)-1].out
	e.Mentions = make([]string, len(reports))
	side := make([][]entente.Entity, len(reports))
	for i, r := range reports {
		e.Mentions[i], side[i] = r.m.ID, r.m.Actors
	}
	e.Actors = together(side...)
	for i, r := range reports {
		side[i] = r.m.Recipients
	}
	e.Recipients = slices.DeleteFunc(together(side...), func(r entente.Entity) bool {
		return mutual(e.Type) && slices.ContainsFunc(e.Actors, func(a entente.Entity) bool { return name(a) == name(r) })
	})
	visitors(&e, reports)
	e.Publishers = publishers(reports)
	believe(&e, reports)
	return e
}

// visitors has of two parties that meet the one act who visits, where the reports
// of the visit tell which: whom a text says that they met did not travel, nor did
// who only sent a letter with him.
func visitors(e *entente.Event, reports []*report) {
	if e.Mode != "visit" || !mutual(e.Type) || len(e.Recipients) > 0 {
		return
	}
	var travel []entente.Entity
	for _, r := range reports {
		if r.m.Mode == e.Mode && travels(r.m) {
			travel = append(travel, r.m.Actors...)
		}
	}
	codes, codesThere := codesOf(e.Actors), codesOf(travel)
	if len(codes) != 2 || len(codesThere) != 1 {
		return
	}
	for _, a := range e.Actors {
		if a.Code != codesThere[0] {
			e.Recipients = append(e.Recipients, a)
		}
	}
	e.Actors = together(travel)
}

// travels reports whether a mention has somebody or a place of another state than who
// acts: "Kim visited the exhibition" tells of no journey.
func travels(m *entente.Mention) bool {
	return slices.ContainsFunc(m.Recipients, func(r entente.Entity) bool {
		return r.Code != "" && !slices.ContainsFunc(m.Actors, func(a entente.Entity) bool { return a.Code == r.Code })
	})
}

// fewVoices is how many reports most events do not have more of.
const fewVoices = 4

// believe says how far an event may be believed, from the claims.
func believe(e *entente.Event, reports []*report) {
	var few [fewVoices]voice
	all := few[:0]
	for _, r := range reports {
		all = append(all, voice{r.m.ID, r.doc.id, r.out, r.doc.putOutBy(), r.doc.official, r.m.Where, &r.m.Standing})
	}
	codes := ownCodes(e.Actors)
	if e.Quad <= 2 { // as Parties has it
		codes = ownCodes(e.Actors, e.Recipients)
	}
	b := ofVoices(all, codes)
	e.Status, e.Alleged, e.Confirmed, e.Affirmed, e.Denied = b.status, b.alleged, b.confirmed, b.affirmed, b.denied
}

// coded gives code and score of the best report that has the event's mode; the
// best report's own where none has.
func coded(reports []*report, mode string, best *entente.Mention) (cameo string, score float64) {
	from := best
	for _, r := range reports {
		if r.m.Mode == mode && (from.Mode != mode || r.m.ID < from.ID) {
			from = r.m
		}
	}
	return from.CAMEO, from.Score
}

func place(m *entente.Mention) string {
	if m.Place == nil {
		return ""
	}
	return cmp.Or(m.Place.Name, m.Place.Text)
}

func precision(reports []*report) entente.Precision {
	for _, r := range reports {
		switch {
		case !undated(r.m):
			return r.m.Date.Precision
		case r.told:
			return entente.Day
		}
	}
	return entente.Published
}

// most is the value that most reports give, of those that give one; of equals
// the first in the alphabet.
func most(reports []*report, value func(*report) string) string {
	if first := value(reports[0]); !slices.ContainsFunc(reports, func(r *report) bool { return value(r) != first }) {
		return first
	}
	count := map[string]int{}
	best := ""
	for _, r := range reports {
		if v := value(r); v != "" {
			count[v]++
		}
	}
	for v, n := range count {
		if best == "" || n > count[best] || (n == count[best] && v < best) {
			best = v
		}
	}
	return best
}

// together joins entities of several lists that go by one name, keeping of each what is
// known best, and leaves out where in a text they stand.
func together(lists ...[]entente.Entity) []entente.Entity {
	type called struct {
		name string
		best *entente.Entity
	}
	by := make([]called, 0, 4)
	for _, es := range lists {
		for i := range es {
			n := name(es[i])
			at, found := slices.BinarySearchFunc(by, n, func(c called, n string) int { return cmp.Compare(c.name, n) })
			switch {
			case n == "":
			case !found:
				by = slices.Insert(by, at, called{n, &es[i]})
			case compareEntity(&es[i], by[at].best) < 0:
				by[at].best = &es[i]
			}
		}
	}
	all := make([]entente.Entity, len(by))
	for i, c := range by {
		all[i] = *c.best
		all[i].Span = entente.Span{}
	}
	return all
}

// compareEntity puts whom a report names before whom it only lets one infer, and what
// says more before what says less: an identity, an office, a sector; then by words, so
// that the choice does not depend on order.
func compareEntity(a, b *entente.Entity) int {
	after := func(is bool) int {
		if is {
			return 1
		}
		return 0
	}
	known := func(s string) int { return after(s == "") }
	return cmp.Or(
		cmp.Compare(after(a.Inferred), after(b.Inferred)),
		cmp.Compare(known(a.Office), known(b.Office)), cmp.Compare(known(a.ID), known(b.ID)),
		cmp.Compare(known(a.Sector), known(b.Sector)),
		cmp.Compare(a.ID, b.ID), cmp.Compare(a.Office, b.Office), cmp.Compare(a.Sector, b.Sector),
		cmp.Compare(a.Name, b.Name), cmp.Compare(len(a.Text), len(b.Text)), cmp.Compare(a.Text, b.Text),
		cmp.Compare(a.Reason, b.Reason), slices.Compare(a.More, b.More), slices.Compare(a.Members, b.Members))
}

// publishers lists who put the reports out, each once, in order of report.
func publishers(reports []*report) []string {
	var all []string
	for _, r := range reports {
		if p := r.doc.putOutBy(); p != "" && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	return all
}

// Publisher is what a document's publisher is counted by: the name, or the
// host of the address where no name is known; empty if neither is.
func Publisher(d entente.Document) string { return putOutBy(d.Publisher.Name, d.URL) }

func putOutBy(name, address string) string {
	if name != "" {
		return name
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// reason says why the reports are one event, and why others are not it.
func reason(head time.Time, reports []*report, apart string) string {
	var docs documents
	joined, less, decided := 0, 0, 0
	for _, r := range reports {
		docs.add(r.m.DocumentID)
		switch {
		case r.decided:
			decided++
			continue
		case !r.day.Equal(head):
			joined++
		}
		if lacking(r.m) {
			less++
		}
	}
	s := whole(head, reports, docs.count())
	if joined > 0 {
		s += "; " + counted(joined, "report", " without a date of its own", " without a date of their own") + ", published after it"
	}
	if less > 0 && less+decided < len(reports) {
		s += "; " + counted(less, "report", " that says", " that say") + " less of who or when, beside one in the same document that says it"
	}
	if decided > 0 {
		s += "; " + counted(decided, "report", "", "") + " put here by an analyst"
	}
	if apart != "" {
		s += "; apart from others of these parties on the day: " + apart
	}
	return s
}

// counted is a number of things in words, with what is said of one or of several: "one
// report that says", "3 reports that say".
func counted(n int, what, one, several string) string {
	if n == 1 {
		return "one " + what + one
	}
	return fmt.Sprintf("%d %ss%s", n, what, several)
}

// whole says what reports are of, by the first that leaves nothing open.
func whole(head time.Time, reports []*report, docs int) string {
	full := reports[0]
	if i := slices.IndexFunc(reports, func(r *report) bool { return !lacking(r.m) }); i >= 0 {
		full = reports[i]
	}
	var named []entente.Entity
	for _, r := range reports {
		named = slices.Concat(named, r.m.Actors, r.m.Recipients)
	}
	s := describe(full.m, spoken(named)) + ", " + iso(head)
	if len(reports) == 1 {
		return "the only report of " + s
	}
	where := "one document"
	if docs > 1 {
		where = fmt.Sprintf("%d documents", docs)
	}
	return fmt.Sprintf("%d mentions in %s of: %s", len(reports), where, s)
}
