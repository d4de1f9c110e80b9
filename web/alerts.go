package web

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"entente"
	"entente/notify"
	"entente/store"
	"entente/watch"
)

// alertsAPage is how many alerts a page lists.
const alertsAPage = 50

// alertView is an alert with the sentence that raised it.
type alertView struct {
	store.AlertView
	Quoted   []segment
	Badges   []badge // how the report stands that it rests on
	Vouchers []badge // and on whose word
	Now      time.Time
}

// Silenced reports whether nobody is told of the alert for now.
func (v alertView) Silenced() bool { return v.Silent.After(v.Now) }

// Marks are the labels of the alert, in the order of their names.
func (v alertView) Marks() []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(v.Labels)) {
		out = append(out, k+": "+v.Labels[k])
	}
	return out
}

// Before are the earlier times that the alert was told, the latest first.
func (v alertView) Before() []entente.Telling {
	if len(v.Told) < 2 {
		return nil
	}
	before := slices.Clone(v.Told[:len(v.Told)-1])
	slices.Reverse(before)
	return before
}

// alertsPage lists what the watches found.
type alertsPage struct {
	Rows       []alertView
	Total      int
	Filter     store.AlertFilter
	Narrowed   bool
	Severities []string
	Watches    []string
	Done       string
	Dead       []channelRow // channels that are not reached
	Pager
}

// alertFilter reads a filter of alerts from the address.
func alertFilter(q url.Values) (store.AlertFilter, error) {
	f := store.AlertFilter{State: entente.AlertState(q.Get("state")), Watch: q.Get("watch"), Severity: q.Get("severity"), Open: q.Get("open") != ""}
	switch f.State {
	case "", entente.AlertPending, entente.AlertFiring, entente.AlertResolved:
	default:
		return f, invalid("%q is not a state of alerts. Choose pending, firing or resolved.", f.State)
	}
	if f.Severity != "" && !slices.Contains(watch.Severities(), f.Severity) {
		return f, invalid("%q is not a severity. Choose critical, high, medium or low.", f.Severity)
	}
	return f, nil
}

// alerts shows what the watches found, and who was told.
func (d *desk) alerts(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	number, err := countParam(q, "page")
	if err != nil {
		d.fail(w, r, err)
		return
	}
	f, err := alertFilter(q)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p := alertsPage{Filter: f, Narrowed: f != (store.AlertFilter{}), Severities: watch.Severities(), Done: doneWords[q.Get("done")]}
	f.Page = store.Page{Limit: alertsAPage, Offset: (number - 1) * alertsAPage}
	if p.Rows, p.Total, err = d.findAlerts(r.Context(), f); err == nil {
		p.Watches, err = d.watchNames(r.Context())
	}
	if err == nil {
		p.Dead, err = d.channels(r.Context())
		p.Dead = slices.DeleteFunc(p.Dead, func(c channelRow) bool { return !c.Dead() })
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p.Pager = newPager(number, alertsAPage, p.Total)
	q.Del("done")
	p.keep(q)
	d.show(w, r, http.StatusOK, "alerts", "Alerts", p)
}

// watchNames are the names of all watches that are or were.
func (d *desk) watchNames(ctx context.Context) ([]string, error) {
	states, err := d.Record.WatchStates(ctx)
	names := slices.Collect(maps.Keys(states))
	for _, r := range d.rules() {
		names = append(names, r.Name)
	}
	slices.Sort(names)
	return slices.Compact(names), err
}

// doneWords are what the list says of what was just done.
var doneWords = map[string]string{
	"acknowledge": "The alert is acknowledged.",
	"reopen":      "The alert is open again.",
	"silence":     "Nobody is told of the alert until then.",
	"speak":       "The alert is no longer silenced.",
}

// silences are for how many days a thing can be silenced.
var silences = map[string]int{"1": 1, "7": 7, "30": 30, "365": 365}

// answerAlert takes what the user says of an alert.
func (d *desk) answerAlert(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	id := r.PathValue("id")
	v, err := d.Record.Alert(r.Context(), id)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	a, does := v.Acknowledgement, r.PostFormValue("does")
	switch does {
	case "acknowledge":
		a.Acknowledged = d.Now()
	case "reopen":
		a.Acknowledged = time.Time{}
	case "silence":
		days, ok := silences[r.PostFormValue("days")]
		if !ok {
			d.fail(w, r, invalid("An alert is silenced for 1, 7, 30 or 365 days."))
			return
		}
		a.Silent = d.Now().AddDate(0, 0, days)
	case "speak":
		a.Silent = time.Time{}
	default:
		d.fail(w, r, invalid("%q cannot be done with an alert; acknowledge it, or silence it.", does))
		return
	}
	if err := d.Record.Acknowledge(r.Context(), id, a); err != nil {
		d.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/alerts?done="+does+"#alert-"+url.PathEscape(id), http.StatusSeeOther)
}

// findAlerts gives alerts with the sentences that raised them, and how many
// there are in all.
func (d *desk) findAlerts(ctx context.Context, f store.AlertFilter) ([]alertView, int, error) {
	list, total, err := d.Record.Alerts(ctx, f)
	if err != nil {
		return nil, 0, err
	}
	lib := newLibrary(d.Record)
	out := make([]alertView, len(list))
	for i, a := range list {
		out[i] = alertView{AlertView: a, Badges: standing(a.Standing), Vouchers: d.words.vouchers(a.Standing), Now: d.Now()}
		if len(a.Spans) == 0 {
			continue
		}
		doc, err := lib.document(ctx, a.DocumentID)
		if err != nil {
			return nil, 0, err
		}
		lead := a.Spans[0]
		out[i].Quoted = lib.quote(&doc, lead, evidenceLayers(a.Spans, lead.In, markClause, 0, a.Watch))
	}
	return out, total, nil
}

// watchRow is a watch as the page lists it.
type watchRow struct {
	*watch.Rule
	State    store.WatchState
	Silenced bool
}

// watchesPage is the watches of the desk and the channels that are told.
type watchesPage struct {
	Rows     []watchRow
	Gone     []store.WatchState // watches that are no longer there, with alerts
	Channels []channelRow
	Folder   bool
	Done     bool
}

// channelRow is a channel: what it is told of, and how it stands.
type channelRow struct {
	Name, Kind, Wants string
	State             store.ChannelView
}

// Dead reports whether the last that the channel was told of did not reach it.
func (c channelRow) Dead() bool {
	return c.State.Waiting > 0 && c.State.Error != "" || c.State.GivenUp > 0
}

func (d *desk) rules() []*watch.Rule {
	if d.Watches == nil {
		return nil
	}
	return d.Watches.Set().Rules()
}

// watches lists the watches with what became of them, and the channels.
func (d *desk) watches(w http.ResponseWriter, r *http.Request) {
	states, err := d.Record.WatchStates(r.Context())
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p := watchesPage{Folder: d.Watches != nil, Done: r.URL.Query().Get("done") != ""}
	for _, rule := range d.rules() {
		s := states[rule.Name]
		p.Rows = append(p.Rows, watchRow{rule, s, s.Silent.After(d.Now())})
		delete(states, rule.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(states)) {
		p.Gone = append(p.Gone, states[name])
	}
	if p.Channels, err = d.channels(r.Context()); err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, http.StatusOK, "watches", "Watches", p)
}

// channels are those that are configured, and those that the notice log knows.
func (d *desk) channels(ctx context.Context) ([]channelRow, error) {
	known, err := d.Record.Channels(ctx, notify.MaxAttempts)
	if err != nil {
		return nil, err
	}
	var rows []channelRow
	for _, c := range d.Channels {
		row := channelRow{Name: c.Name, Kind: c.Kind, Wants: c.Wants}
		if i := slices.IndexFunc(known, func(v store.ChannelView) bool { return v.Channel == c.Name }); i >= 0 {
			row.State = known[i]
			known = slices.Delete(known, i, i+1)
		}
		rows = append(rows, row)
	}
	for _, v := range known {
		rows = append(rows, channelRow{Name: v.Channel, Kind: "no longer configured", State: v})
	}
	return rows, nil
}

// silenceWatch takes for how long a watch is silenced.
func (d *desk) silenceWatch(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	name := r.PathValue("name")
	var until time.Time
	if days, ok := silences[r.PostFormValue("days")]; ok {
		until = d.Now().AddDate(0, 0, days)
	}
	if !slices.ContainsFunc(d.rules(), func(x *watch.Rule) bool { return x.Name == name }) {
		d.fail(w, r, missing("There is no watch %q.", name))
		return
	}
	if err := d.Record.SilenceWatch(r.Context(), name, until); err != nil {
		d.fail(w, r, err)
		return
	}
	http.Redirect(w, r, "/watches?done=1#watch-"+url.PathEscape(name), http.StatusSeeOther)
}
