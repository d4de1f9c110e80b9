package api

import (
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/notify"
	"entente/run/own"
	"entente/store"
	"entente/watch"
)

// alertJSON is what a watch found, and who was told.
type alertJSON struct {
	ID           string             `json:"id"`
	Watch        string             `json:"watch"`
	Severity     string             `json:"severity,omitempty"`
	Labels       map[string]string  `json:"labels,omitempty"`
	State        entente.AlertState `json:"state"`
	Title        string             `json:"title"`
	Between      [2]string          `json:"between"`
	Agreement    string             `json:"agreement,omitempty"`
	Kind         string             `json:"kind,omitempty"`
	Things       []string           `json:"things"`
	Document     documentHead       `json:"document"`
	Quote        string             `json:"quote"`
	Attributed   []notify.Voucher   `json:"attributed_to"` // who vouches for the words, outermost first; none where the text itself does
	Pending      string             `json:"pending,omitempty"`
	Fired        string             `json:"fired,omitempty"`
	Raised       string             `json:"raised"`
	Reason       string             `json:"reason,omitempty"`
	Told         []toldJSON         `json:"told"`
	Resolved     string             `json:"resolved,omitempty"`
	Ended        string             `json:"ended,omitempty"`
	Acknowledged string             `json:"acknowledged,omitempty"`
	SilentUntil  string             `json:"silent_until,omitempty"`
	Notices      []noticeJSON       `json:"notices"`
}

// toldJSON is one time that an alert was told.
type toldJSON struct {
	At     string `json:"at"`
	Reason string `json:"reason"`
}

// noticeJSON is what came of telling one channel, the time-th time.
type noticeJSON struct {
	Channel  string `json:"channel"`
	Time     int    `json:"time"`
	Sent     string `json:"sent,omitempty"`
	Attempts int    `json:"attempts"`
	Error    string `json:"error,omitempty"`
}

func alertOf(v store.AlertView) alertJSON {
	state := v.State
	if state == "" {
		state = entente.AlertFiring
	}
	return alertJSON{
		ID: v.ID, Watch: v.Watch, Severity: v.Severity, Labels: v.Labels, State: state, Title: v.Title, Between: [2]string{v.Dyad.A, v.Dyad.B},
		Agreement: v.AgreementID, Kind: v.Kind, Things: append([]string{}, v.Things...), Document: headOf(v.Document), Quote: v.Quote, Attributed: append([]notify.Voucher{}, notify.Vouchers(v.Standing)...),
		Pending: ledger.Moment(v.Pending), Fired: ledger.Moment(v.Fired), Raised: ledger.Moment(v.Raised), Reason: v.Reason,
		Told:     ledger.Each(v.Told, func(t entente.Telling) toldJSON { return toldJSON{ledger.Moment(t.At), t.Reason} }),
		Resolved: ledger.Moment(v.Resolved), Ended: v.Ended, Acknowledged: ledger.Moment(v.Acknowledged), SilentUntil: ledger.Moment(v.Silent),
		Notices: ledger.Each(v.Notices, func(n entente.Notice) noticeJSON {
			return noticeJSON{n.Channel, n.Time, ledger.Moment(n.Sent), n.Attempts, n.Error}
		}),
	}
}

// alertsAnswer is a page of the alerts, the latest raised first.
type alertsAnswer struct {
	Alerts []alertJSON `json:"alerts"`
	paging
}

// alerts lists alerts: in a `state`, of a `watch`, of a `severity`, those that
// are not acknowledged with `open`=1.
func (s *server) alerts(r *http.Request) (any, error) {
	q := r.URL.Query()
	page, err := pageParam(q)
	if err != nil {
		return nil, err
	}
	f := store.AlertFilter{State: entente.AlertState(q.Get("state")), Watch: q.Get("watch"), Severity: q.Get("severity"), Open: q.Get("open") != "", Page: page}
	switch f.State {
	case "", entente.AlertPending, entente.AlertFiring, entente.AlertResolved:
	default:
		return nil, invalid("state is %q; it must be pending, firing or resolved.", f.State)
	}
	if f.Severity != "" && !slices.Contains(watch.Severities(), f.Severity) {
		return nil, invalid("severity is %q; it must be critical, high, medium or low.", f.Severity)
	}
	list, total, err := s.Record.Alerts(r.Context(), f)
	return alertsAnswer{ledger.Each(list, alertOf), paging{total, page.Limit, page.Offset}}, err
}

// alert gives one alert.
func (s *server) alert(r *http.Request) (any, error) {
	v, err := s.Record.Alert(r.Context(), r.PathValue("id"))
	return alertOf(v), err
}

// alertAnswer is what a user says of an alert; what is left out stays.
type alertAnswer struct {
	Acknowledged *bool   `json:"acknowledged"`
	SilentUntil  *string `json:"silent_until"` // a day, empty to end it
}

// answerAlert keeps what the user says of an alert, and gives the alert.
func (s *server) answerAlert(r *http.Request) (any, error) {
	var in alertAnswer
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, invalid("The body must be an object such as {\"acknowledged\": true, \"silent_until\": \"2024-06-19\"}.")
	}
	v, err := s.Record.Alert(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	a := v.Acknowledgement
	if in.Acknowledged != nil {
		a.Acknowledged = time.Time{}
		if *in.Acknowledged {
			a.Acknowledged = s.Now()
		}
	}
	if in.SilentUntil != nil {
		if a.Silent, err = dayParam(map[string][]string{"silent_until": {*in.SilentUntil}}, "silent_until"); err != nil {
			return nil, err
		}
	}
	if err := s.Record.Acknowledge(r.Context(), v.ID, a); err != nil {
		return nil, err
	}
	return s.alert(r)
}

// watchJSON is a rule, and what became of it.
type watchJSON struct {
	Name     string            `json:"name"`
	On       watch.Kind        `json:"on"`
	Summary  string            `json:"summary,omitempty"`
	When     string            `json:"when"`
	For      string            `json:"for,omitempty"`
	Severity string            `json:"severity"`
	Labels   map[string]string `json:"labels,omitempty"`
	GroupBy  []string          `json:"group_by"`
	Resend   []string          `json:"resend"`
	File     string            `json:"file"`
	Line     int               `json:"line"`
	Alerts   int               `json:"alerts"`
	Firing   int               `json:"firing"`
	Last     string            `json:"last,omitempty"`
	Silent   string            `json:"silent_until,omitempty"`
	Errors   int               `json:"errors"`
	Capped   int               `json:"capped"`
	Trouble  string            `json:"trouble,omitempty"`
}

// watchesAnswer is the rules of the desk and the files that are at fault.
type watchesAnswer struct {
	Watches []watchJSON `json:"watches"`
	Wrong   []wrongJSON `json:"wrong_watch_files"`
}

// watches lists the rules of the desk.
func (s *server) watches(r *http.Request) (any, error) {
	states, err := s.Record.WatchStates(r.Context())
	if err != nil || s.Watches == nil {
		return watchesAnswer{[]watchJSON{}, []wrongJSON{}}, err
	}
	return watchesAnswer{
		Watches: ledger.Each(s.Watches.Set().Rules(), func(w *watch.Rule) watchJSON { return watchOf(w, states[w.Name]) }),
		Wrong:   ledger.Each(s.Watches.Wrong(), func(w own.WrongWatches) wrongJSON { return wrongJSON{w.Path, w.Message, w.Kept} }),
	}, nil
}

func watchOf(w *watch.Rule, v store.WatchState) watchJSON {
	out := watchJSON{Name: w.Name, On: w.On, Summary: w.Summary, When: w.When, Severity: w.Severity, Labels: w.Labels, GroupBy: w.GroupBy,
		Resend: append([]string{}, w.Resend...), File: w.File, Line: w.Line, Alerts: v.Alerts, Firing: v.Firing, Last: ledger.Moment(v.Last),
		Silent: ledger.Moment(v.Silent), Errors: v.Errors, Capped: v.Capped, Trouble: v.Trouble}
	if w.For > 0 {
		out.For = w.For.String()
	}
	return out
}

// channelJSON is how a channel stands.
type channelJSON struct {
	Channel string `json:"channel"`
	Sent    int    `json:"sent"`
	Last    string `json:"last,omitempty"`
	Waiting int    `json:"waiting"`
	GivenUp int    `json:"given_up"`
	NextTry string `json:"next_try,omitempty"`
	Error   string `json:"error,omitempty"`
}

// channels lists the channels that the notice log knows.
func (s *server) channels(r *http.Request) (any, error) {
	list, err := s.Record.Channels(r.Context(), notify.MaxAttempts)
	return map[string]any{"channels": ledger.Each(list, func(v store.ChannelView) channelJSON {
		return channelJSON{v.Channel, v.Sent, ledger.Moment(v.Last), v.Waiting, v.GivenUp, ledger.Moment(v.NextTry), v.Error}
	})}, err
}
