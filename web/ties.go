package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/run/past"
	"entente/store"
	"entente/tie"
)

// tiesAPage is how many ties a page lists; alertsOnTop how many alerts stand
// above them; mostTies how many a search by name looks through.
const (
	tiesAPage   = 30
	alertsOnTop = 4
	mostTies    = 20_000
)

// tiesPage is the first page: every tie, by what changed last.
type tiesPage struct {
	Rows    []tieRow
	Query   string
	Sort    string    // one of sorts
	AsOf    time.Time // what was known by the end of this day; zero for now
	Sorts   []sortChoice
	Alerts  []alertView
	Counts  store.Counts
	Sources []entente.Source
	Sample  bool // a source is the sample chronicle
	Pager
}

// tieRow is one tie in the list.
type tieRow struct {
	entente.Tie
	Href     string
	Spark    *spark
	Headline string
	Latest   *entente.Event
	Event    string // address of the latest event
	Badges   []badge
	Standing *tie.Standing // nil where nothing was read
}

// sortChoice is an order of the list and its address.
type sortChoice struct{ Value, Label, Href string }

// sorts are the orders of the list.
var sorts = []sortChoice{
	{"", "what changed last", ""}, {"closeness", "closest", ""}, {"closer", "coming closer", ""}, {"colder", "growing colder", ""}, {"change", "surest change", ""},
}

// happenedLast is the order of the list where it is of a past day, of which it is
// not kept when a tie changed.
const happenedLast = "what happened last"

// sortParam reads the order of the list from the address.
func sortParam(q url.Values) (string, error) {
	v := q.Get("sort")
	if !slices.ContainsFunc(sorts, func(s sortChoice) bool { return s.Value == v }) {
		return "", invalid("%q is no order of ties. Choose closeness, closer, colder or change, or none for what changed last.", v)
	}
	return v, nil
}

// SortName is the order of the list in words.
func (p *tiesPage) SortName() string {
	if p.Sort == "" && !p.AsOf.IsZero() {
		return happenedLast
	}
	i := slices.IndexFunc(sorts, func(s sortChoice) bool { return s.Value == p.Sort })
	return sorts[i].Label
}

// choices are the orders with their addresses, which keep the query.
func (p *tiesPage) choices() (out []sortChoice) {
	for _, s := range sorts {
		if s.Value == "change" && !p.AsOf.IsZero() {
			continue
		}
		q := url.Values{}
		if !p.AsOf.IsZero() {
			q.Set("asof", iso(p.AsOf))
		}
		if s.Value != "" {
			q.Set("sort", s.Value)
		}
		if p.Query != "" {
			q.Set("q", p.Query)
		}
		s.Href = "/?" + q.Encode()
		if s.Value == "" && !p.AsOf.IsZero() {
			s.Label = happenedLast
		}
		out = append(out, s)
	}
	return out
}

// ties shows the list of ties.
func (d *desk) ties(w http.ResponseWriter, r *http.Request) {
	number, err := countParam(r.URL.Query(), "page")
	p := &tiesPage{Query: strings.TrimSpace(r.URL.Query().Get("q"))}
	if err == nil {
		p.Sort, err = sortParam(r.URL.Query())
	}
	if err == nil {
		p.AsOf, err = dayParam(r.URL.Query(), "asof")
	}
	if err == nil && p.Sort == "change" && !p.AsOf.IsZero() {
		err = invalid("The surest change is not kept for past days. Choose another order, or leave the day out; the page of a tie has its changes as known on a day.")
	}
	if err == nil {
		err = d.fillTies(r.Context(), p, number)
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p.Pager.keep(r.URL.Query())
	if len(p.Rows) == 0 && p.Counts.Waiting > 0 {
		again(w)
	}
	d.show(w, r, http.StatusOK, "ties", "Ties", p)
}

func (d *desk) fillTies(ctx context.Context, p *tiesPage, number int) error {
	p.Sorts = p.choices()
	var err error
	if p.Counts, err = d.Record.Counts(ctx); err != nil {
		return err
	}
	if !p.AsOf.IsZero() {
		if err := d.fillTiesAsOf(ctx, p, number); err != nil {
			return err
		}
		return d.aside(ctx, p)
	}
	list, total, err := d.findTies(ctx, p.Query, p.Sort, number)
	if err != nil {
		return err
	}
	p.Pager = newPager(number, tiesAPage, total)
	m, err := d.measurer(ctx)
	if err != nil {
		return err
	}
	from, to := span(list)
	for _, t := range list {
		row, err := d.tieRow(ctx, t, from, to, m)
		if err != nil {
			return err
		}
		p.Rows = append(p.Rows, row)
	}
	return d.aside(ctx, p)
}

// measurer measures single ties: what was read, and the agreements that bind.
type measurer struct {
	reading *tie.Reading
	bound   map[entente.Dyad][]entente.RegisteredAgreement
}

func (d *desk) measurer(ctx context.Context) (m measurer, err error) {
	read, err := d.Record.ReadDays(ctx, time.Time{}, time.Time{})
	if err != nil {
		return m, err
	}
	m.reading, m.bound = tie.NewReading(read, time.Time{}), map[entente.Dyad][]entente.RegisteredAgreement{}
	all, err := d.Record.Bound(ctx)
	for i := range all {
		for _, dy := range tie.Parties(&all[i]) {
			m.bound[dy] = append(m.bound[dy], all[i])
		}
	}
	return m, err
}

// aside fills what stands above and beside the list.
func (d *desk) aside(ctx context.Context, p *tiesPage) (err error) {
	if p.Alerts, err = d.latestAlerts(ctx, p.AsOf); err != nil {
		return err
	}
	if p.Sources, err = d.Record.Sources(ctx); err != nil {
		return err
	}
	for _, s := range p.Sources {
		p.Sample = p.Sample || s.Kind == entente.SourceSample
	}
	return nil
}

// latestAlerts are those that stand above the list: of an as-of day, the ones on what
// had been reported by then.
func (d *desk) latestAlerts(ctx context.Context, asof time.Time) ([]alertView, error) {
	f := store.AlertFilter{Page: store.Page{Limit: alertsOnTop}}
	if !asof.IsZero() {
		f.Limit = manyAgreements
	}
	all, _, err := d.findAlerts(ctx, f)
	all = slices.DeleteFunc(all, func(a alertView) bool { return !past.Out(a.Document.Published, asof) })
	return all[:min(len(all), alertsOnTop)], err
}

// findTies gives one page of ties and how many there are. Names are known here
// and not to the record, so a search looks through all. What is no name of a
// state may be that of an actor, in any spelling or script.
func (d *desk) findTies(ctx context.Context, query, sort string, number int) ([]entente.Tie, int, error) {
	order := store.ByChanged
	if sort == "change" {
		order = store.ByTurn
	}
	if query == "" && sort == string(order) {
		return d.Record.Ties(ctx, store.TieFilter{Order: order, Page: store.Page{Limit: tiesAPage, Offset: (number - 1) * tiesAPage}})
	}
	found, err := d.tiesOf(ctx, query, order)
	if err == nil && sort != string(order) {
		err = d.sortTies(ctx, found, sort)
	}
	if err != nil {
		return nil, 0, err
	}
	p := newPager(number, tiesAPage, len(found))
	return found[p.From:p.To], len(found), nil
}

// sortTies puts ties in the order of how they stand.
func (d *desk) sortTies(ctx context.Context, all []entente.Tie, sort string) error {
	snap, err := d.standings(ctx, time.Time{}, time.Time{})
	if err != nil {
		return err
	}
	by := snap.by()
	orderBy(all, by, sort)
	return nil
}

// orderBy puts ties in an order of how they stand.
func orderBy(all []entente.Tie, by map[entente.Dyad]tie.Standing, sort string) {
	key := func(t entente.Tie) float64 {
		s := by[t.Dyad]
		switch {
		case sort == "closer":
			return s.Direction.T
		case sort == "colder":
			return -s.Direction.T
		}
		return s.Closeness
	}
	slices.SortStableFunc(all, func(a, b entente.Tie) int { return cmp.Compare(key(b), key(a)) })
}

// tiesOf gives all ties that a query names, in an order of the record's.
func (d *desk) tiesOf(ctx context.Context, query string, order store.TieOrder) ([]entente.Tie, error) {
	for _, pass := range d.named(query) {
		if found, err := d.tiesThat(ctx, order, pass); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// named are the tests for the ties that a query names, best first: its words in the
// names of the states, and the states of an actor called so.
func (d *desk) named(query string) []func(entente.Dyad) bool {
	words := strings.Fields(strings.ToLower(query))
	out := []func(entente.Dyad) bool{func(dy entente.Dyad) bool { return d.answers(dy, words) }}
	if d.Finder == nil || query == "" {
		return out
	}
	if codes := d.Finder.Codes(query); len(codes) > 0 {
		out = append(out, func(dy entente.Dyad) bool { return slices.Contains(codes, dy.A) || slices.Contains(codes, dy.B) })
	}
	return out
}

// tiesThat gives the ties whose states pass a test.
func (d *desk) tiesThat(ctx context.Context, order store.TieOrder, pass func(entente.Dyad) bool) ([]entente.Tie, error) {
	var found []entente.Tie
	for at := 0; at < mostTies; {
		list, total, err := d.Record.Ties(ctx, store.TieFilter{Order: order, Page: store.Page{Limit: 1000, Offset: at}})
		if err != nil {
			return nil, err
		}
		for _, t := range list {
			if pass(t.Dyad) {
				found = append(found, t)
			}
		}
		if at += len(list); len(list) == 0 || at >= total {
			break
		}
	}
	return found, nil
}

// answers reports whether every word stands in the name or code of one of the
// two states.
func (d *desk) answers(dy entente.Dyad, query []string) bool {
	names := strings.ToLower(dy.A + " " + dy.B + " " + d.words.country(dy.A) + " " + d.words.country(dy.B))
	for _, w := range query {
		if !strings.Contains(names, w) {
			return false
		}
	}
	return true
}

// span is the time from the first to the last event of any tie.
func span(all []entente.Tie) (from, to time.Time) {
	for _, t := range all {
		if from.IsZero() || !t.First.IsZero() && t.First.Before(from) {
			from = t.First
		}
		if t.Last.After(to) {
			to = t.Last
		}
	}
	return from, to
}

// tieRow gathers what the list shows of a tie.
func (d *desk) tieRow(ctx context.Context, t entente.Tie, from, to time.Time, m measurer) (tieRow, error) {
	row := tieRow{Tie: t, Href: dyadHref(t.Dyad)}
	days, err := d.Record.TieDays(ctx, t.Dyad, from, to)
	if err != nil {
		return row, err
	}
	row.Spark = newSpark(days, from, to)
	if m.reading != nil {
		s := m.reading.Stand(t.Dyad, days, m.bound[t.Dyad])
		row.Standing = &s
	}
	events, _, err := d.Record.Events(ctx, store.EventFilter{Dyad: t.Dyad, Page: store.Page{Limit: 1}})
	if err != nil || len(events) == 0 {
		return row, err
	}
	row.latest(d, t.Dyad, events[0].Event)
	return row, nil
}

// latest shows the latest event of a tie.
func (row *tieRow) latest(d *desk, dyad entente.Dyad, e entente.Event) {
	row.Latest, row.Event = &e, eventHref(dyad, e)
	row.Headline = d.words.say(claimOfEvent(e))
	row.Badges = standing(e.Standing)
	if b := statusOf(e); b != nil && !vouched(e.Status) {
		row.Badges = append([]badge{*b}, row.Badges...)
	}
}
