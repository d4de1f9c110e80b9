package api

import (
	"context"
	"net/http"
	"slices"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/run/past"
	"entente/store"
	"entente/tie"
)

// tiesAnswer is a page of the list of ties, what changed last first.
type tiesAnswer struct {
	Ties []tieJSON `json:"ties"`
	paging
}

// ties lists ties, those of one state if `state` is given, those with the surest
// change point first if `sort` is change.
func (s *server) ties(r *http.Request) (any, error) {
	page, err := pageParam(r.URL.Query())
	if err != nil {
		return nil, err
	}
	state, err := stateParam(r.URL.Query().Get("state"))
	if err != nil {
		return nil, err
	}
	order := store.TieOrder(r.URL.Query().Get("sort"))
	if order != store.ByChanged && order != store.ByTurn {
		return nil, invalid("sort is %q; it must be change, or left out for what changed last.", string(order))
	}
	asof, err := dayParam(r.URL.Query(), "asof")
	if err != nil {
		return nil, err
	}
	if !asof.IsZero() {
		if order != store.ByChanged {
			return nil, invalid("sort=change is not kept for past days; leave out sort or asof.")
		}
		return s.tiesAsOf(r.Context(), state, page, asof)
	}
	list, total, err := s.Record.Ties(r.Context(), store.TieFilter{State: state, Order: order, Page: page})
	return tiesAnswer{ledger.Each(list, tieOf), paging{total, page.Limit, page.Offset}}, err
}

// tiesAsOf makes a page of the list anew from what was known by the end of a day.
func (s *server) tiesAsOf(ctx context.Context, state string, page store.Page, asof time.Time) (any, error) {
	all, err := past.TiesAsOf(ctx, s.Record, s.Merger, asof)
	if err != nil {
		return nil, err
	}
	if state != "" {
		all = slices.DeleteFunc(all, func(t entente.Tie) bool { return t.Dyad.A != state && t.Dyad.B != state })
	}
	total := len(all)
	all = all[min(page.Offset, total):min(page.Offset+page.Limit, total)]
	for i := range all {
		days, err := past.TieAsOf(ctx, s.Record, s.Merger, all[i].Dyad, asof)
		if err != nil {
			return nil, err
		}
		all[i] = tie.Sum(all[i].Dyad, days)
	}
	return tiesAnswer{ledger.Each(all, tieOf), paging{total, page.Limit, page.Offset}}, nil
}

// tieAnswer is all that is known between two states; the paging is that of its
// events.
type tieAnswer struct {
	tieJSON
	Closeness     *closenessJSON  `json:"closeness,omitempty"`
	Changes       []changeJSON    `json:"changes"`
	Days          []dayJSON       `json:"days"`
	EventList     []eventJSON     `json:"event_list"`
	AgreementList []agreementJSON `json:"agreement_list"`
	Alerts        []alertJSON     `json:"alerts"`
	paging
}

// tie gives one tie, between two days if `from` and `to` are given, with a
// page of its events, of one type if `type` is given; with `asof`, all of it as it
// was known by the end of a day.
func (s *server) tie(r *http.Request) (any, error) {
	f, err := eventFilter(r)
	if err != nil {
		return nil, err
	}
	asof, err := dayParam(r.URL.Query(), "asof")
	if err != nil {
		return nil, err
	}
	ctx, out := r.Context(), tieAnswer{}
	m, err := s.measure(ctx, f.Dyad, asof)
	if err != nil {
		return nil, err
	}
	if out.Changes = ledger.Each(tie.Changes(m.points), changeOf); m.reading != nil {
		out.Closeness = closenessOf(m.reading, m.now)
	}
	if !asof.IsZero() {
		return out, s.fillTieAsOf(ctx, &out, f, asof)
	}
	t, err := s.Record.Tie(ctx, f.Dyad)
	if err != nil {
		return nil, err
	}
	out.tieJSON = tieOf(t)
	days, err := s.Record.TieDays(ctx, f.Dyad, f.From, f.To)
	if err != nil {
		return nil, err
	}
	out.Days = ledger.Each(days, dayOf)
	return out, s.fillTie(ctx, &out, f)
}

// fillTieAsOf fills a tie with what was known by the end of a day: alerts are those
// that had fired, as they stand now.
func (s *server) fillTieAsOf(ctx context.Context, out *tieAnswer, f store.EventFilter, asof time.Time) error {
	then, err := past.TieEventsAsOf(ctx, s.Record, s.Merger, f.Dyad, asof)
	if err != nil {
		return err
	}
	days := past.DaysOf(f.Dyad, then)
	out.tieJSON = tieOf(tie.Sum(f.Dyad, days))
	outside := func(t time.Time) bool {
		return !f.From.IsZero() && t.Before(f.From) || !f.To.IsZero() && t.After(f.To)
	}
	out.Days = ledger.Each(slices.DeleteFunc(days, func(d entente.TieDay) bool { return outside(d.Day) }), dayOf)
	then = slices.DeleteFunc(then, func(e store.EventView) bool {
		return outside(e.Date.Time) || f.Type != "" && e.Type != f.Type
	})
	out.paging = paging{len(then), f.Limit, f.Offset}
	b := newBinder(s.Record)
	if out.EventList, err = b.events(ctx, then[min(f.Offset, len(then)):min(f.Offset+f.Limit, len(then))]); err != nil {
		return err
	}
	agreements, _, err := s.Record.Agreements(ctx, store.AgreementFilter{A: f.Dyad.A, B: f.Dyad.B, Page: store.Page{Limit: mostLimit}})
	if err != nil {
		return err
	}
	agreements = past.AgreementsAsOf(agreements, asof)
	out.Agreements = len(agreements)
	if out.AgreementList, err = b.agreements(ctx, agreements); err != nil {
		return err
	}
	alerts, _, err := s.Record.Alerts(ctx, store.AlertFilter{Dyad: f.Dyad, Page: store.Page{Limit: mostLimit}})
	out.Alerts = ledger.Each(slices.DeleteFunc(alerts, func(a store.AlertView) bool { return !past.Out(a.Fired, asof) }), alertOf)
	return err
}

// eventFilter reads which events of a tie are asked for.
func eventFilter(r *http.Request) (f store.EventFilter, err error) {
	q := r.URL.Query()
	if f.Dyad, err = dyadParam(r.PathValue("a"), r.PathValue("b")); err != nil {
		return f, err
	}
	if f.From, err = dayParam(q, "from"); err != nil {
		return f, err
	}
	if f.To, err = dayParam(q, "to"); err != nil {
		return f, err
	}
	if err = inOrder(f.From, f.To); err != nil {
		return f, err
	}
	f.Type = q.Get("type")
	f.Page, err = pageParam(q)
	return f, err
}

// fillTie adds events, agreements and alerts.
func (s *server) fillTie(ctx context.Context, out *tieAnswer, f store.EventFilter) error {
	events, total, err := s.Record.Events(ctx, f)
	if err != nil {
		return err
	}
	out.paging = paging{total, f.Limit, f.Offset}
	b := newBinder(s.Record)
	if out.EventList, err = b.events(ctx, events); err != nil {
		return err
	}
	agreements, _, err := s.Record.Agreements(ctx, store.AgreementFilter{A: f.Dyad.A, B: f.Dyad.B, Page: store.Page{Limit: mostLimit}})
	if err != nil {
		return err
	}
	if out.AgreementList, err = b.agreements(ctx, agreements); err != nil {
		return err
	}
	alerts, _, err := s.Record.Alerts(ctx, store.AlertFilter{Dyad: f.Dyad, Page: store.Page{Limit: mostLimit}})
	out.Alerts = ledger.Each(alerts, alertOf)
	if err == nil && total == 0 && out.Events+out.Open+len(agreements) == 0 {
		return &entente.Error{Code: entente.NotFound, Message: "The record holds nothing between " + f.Dyad.A + " and " + f.Dyad.B + "."}
	}
	return err
}
