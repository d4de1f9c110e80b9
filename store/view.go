package store

import (
	"context"
	"time"

	"entente"
)

// EventView is an event with the mentions it was merged from, in the order of
// Event.Mentions, and the documents they stand in (without their texts).
type EventView struct {
	entente.Event
	Changed time.Time // when it was last recorded with another content
	Found   []entente.Mention
	Sources map[string]entente.Document
}

// EventFilter selects events between two states, or all where Dyad is zero,
// from one day to another, both included; a zero time leaves its side open.
type EventFilter struct {
	Dyad     entente.Dyad
	From, To time.Time
	Type     string // a PLOVER type, empty for all
	Page
}

// Events lists events, the latest day first, and how many there are in all.
func (s *Store) Events(ctx context.Context, f EventFilter) ([]EventView, int, error) {
	lo, hi := days(f.From, f.To)
	table, order := `event e`, `e.day DESC, e.id DESC`
	where, args := `e.day BETWEEN ? AND ?`, []any{lo, hi}
	if f.Dyad != (entente.Dyad{}) {
		table, order = `event_dyad x JOIN event e ON e.id = x.event_id`, `x.day DESC, x.event_id DESC`
		where, args = `x.a = ? AND x.b = ? AND x.day BETWEEN ? AND ?`, []any{f.Dyad.A, f.Dyad.B, lo, hi}
	}
	counted := table
	if f.Type != "" {
		where, args = where+` AND e.type = ?`, append(args, f.Type)
	} else if f.Dyad != (entente.Dyad{}) {
		counted = `event_dyad x` // its index alone tells how many
	}
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM `+counted+` WHERE `+where, args...)
	if err != nil {
		return nil, 0, s.wrap("count events", err)
	}
	views, err := collect(ctx, s.r, scanEvent, `SELECT e.changed, e.payload FROM `+table+` WHERE `+where+
		` ORDER BY `+order+` LIMIT ? OFFSET ?`, append(args, f.limit(), f.offset())...)
	if err == nil {
		err = s.fillEvents(ctx, views)
	}
	return views, int(n), s.wrap("list events", err)
}

// Event finds one event.
func (s *Store) Event(ctx context.Context, id string) (EventView, error) {
	v, found, err := one(ctx, s.r, scanEvent, `SELECT e.changed, e.payload FROM event e WHERE e.id = ?`, id)
	if err == nil && !found {
		err = notFound("event", id)
	}
	if err != nil {
		return v, s.wrap("find event "+id, err)
	}
	views := []EventView{v}
	err = s.fillEvents(ctx, views)
	return views[0], s.wrap("find event "+id, err)
}

// EventsOf tells which event each of a document's current mentions became, by
// mention id.
func (s *Store) EventsOf(ctx context.Context, documentID string) (map[string]string, error) {
	pairs, err := collect(ctx, s.r, func(r row) (p [2]string, err error) {
		err = r.Scan(&p[0], &p[1])
		return p, err
	}, `SELECT m.id, x.event_id FROM mention m JOIN event_mention x ON x.mention_id = m.id WHERE m.document_id = ?`, documentID)
	events := make(map[string]string, len(pairs))
	for _, p := range pairs {
		events[p[0]] = p[1]
	}
	return events, s.wrap("find events of "+documentID, err)
}

func scanEvent(r row) (EventView, error) {
	var v EventView
	var payload string
	if err := r.Scan((*msTime)(&v.Changed), &payload); err != nil {
		return v, err
	}
	var err error
	v.Event, err = unpack[entente.Event](payload)
	return v, err
}

// fillEvents adds mentions and documents to a page of events in few queries.
func (s *Store) fillEvents(ctx context.Context, views []EventView) error {
	var ids []string
	for _, v := range views {
		ids = append(ids, v.Mentions...)
	}
	mentions := make(map[string]entente.Mention, len(ids))
	for _, part := range chunks(distinct(ids), 400) {
		found, err := collect(ctx, s.r, scanPayload[entente.Mention],
			`SELECT payload FROM mention WHERE id IN (`+marks(len(part))+`)`, anys(part)...)
		if err != nil {
			return err
		}
		for _, m := range found {
			mentions[m.ID] = m
		}
	}
	var docIDs []string
	for _, m := range mentions {
		docIDs = append(docIDs, m.DocumentID)
	}
	docs, err := heads(ctx, s.r, docIDs)
	if err != nil {
		return err
	}
	for i := range views {
		views[i].Sources = map[string]entente.Document{}
		for _, id := range views[i].Mentions {
			if m, ok := mentions[id]; ok {
				views[i].Found = append(views[i].Found, m)
				views[i].Sources[m.DocumentID] = docs[m.DocumentID]
			}
		}
	}
	return nil
}

// TieView is all that a page about two states shows.
type TieView struct {
	entente.Tie
	Days       []entente.TieDay
	Events     []EventView
	Total      int // events there are in the range; Events is a page of them
	Agreements []AgreementView
	Alerts     []AlertView
}

// TieView gathers what is known between two states from one day to another,
// both included: every day, a page of events, the latest first, and all
// agreements and alerts.
func (s *Store) TieView(ctx context.Context, d entente.Dyad, from, to time.Time, p Page) (TieView, error) {
	var v TieView
	var err error
	if v.Tie, err = s.Tie(ctx, d); err != nil {
		return v, err
	}
	if v.Days, err = s.TieDays(ctx, d, from, to); err != nil {
		return v, err
	}
	if v.Events, v.Total, err = s.Events(ctx, EventFilter{Dyad: d, From: from, To: to, Page: p}); err != nil {
		return v, err
	}
	if v.Agreements, _, err = s.Agreements(ctx, AgreementFilter{A: d.A, B: d.B, Page: Page{Limit: 200}}); err != nil {
		return v, err
	}
	v.Alerts, _, err = s.Alerts(ctx, AlertFilter{Dyad: d})
	return v, err
}
