package api

import (
	"context"
	"net/http"
	"time"

	"entente"
	"entente/formats/ledger"
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
	list, total, err := s.Record.Ties(r.Context(), store.TieFilter{State: state, Order: order, Page: page})
	return tiesAnswer{ledger.Each(list, tieOf), paging{total, page.Limit, page.Offset}}, err
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
// page of its events, of one type if `type` is given.
func (s *server) tie(r *http.Request) (any, error) {
	f, err := eventFilter(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	t, err := s.Record.Tie(ctx, f.Dyad)
	if err != nil {
		return nil, err
	}
	out := tieAnswer{tieJSON: tieOf(t)}
	days, err := s.Record.TieDays(ctx, f.Dyad, f.From, f.To)
	if err != nil {
		return nil, err
	}
	out.Days = ledger.Each(days, dayOf)
	m, err := s.measure(ctx, f.Dyad, time.Time{})
	if err != nil {
		return nil, err
	}
	if out.Changes = ledger.Each(tie.Changes(m.points), changeOf); m.reading != nil {
		out.Closeness = closenessOf(m.reading, m.now)
	}
	return out, s.fillTie(ctx, &out, f)
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
