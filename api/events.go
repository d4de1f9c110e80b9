package api

import (
	"context"
	"net/http"

	"entente"
	"entente/formats/ledger"
	"entente/formats/record"
	"entente/store"
)

// event gives one event with all reports of it.
func (s *server) event(r *http.Request) (any, error) {
	v, err := s.Record.Event(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return newBinder(s.Record).event(r.Context(), v)
}

// binder brings findings together with the documents that they stand in, whose
// text turns bytes into code points. It fetches each document once.
type binder struct {
	from Documents
	docs map[string]entente.Document
}

func newBinder(from Documents) *binder {
	return &binder{from, map[string]entente.Document{}}
}

// document fetches a document with its text.
func (b *binder) document(ctx context.Context, id string) (entente.Document, error) {
	if d, ok := b.docs[id]; ok {
		return d, nil
	}
	d, err := b.from.Text(ctx, id)
	if err == nil {
		b.docs[id] = d
	}
	return d, err
}

// reports turns what documents report of one entry of a ledger into JSON, in
// order: in names the document of a report, of turns the two into what is shown.
func reports[F, R any](ctx context.Context, b *binder, found []F, in func(F) string, of func(*entente.Document, F) R) ([]R, error) {
	out := make([]R, 0, len(found))
	for _, f := range found {
		doc, err := b.document(ctx, in(f))
		if err != nil {
			return nil, err
		}
		out = append(out, of(&doc, f))
	}
	return out, nil
}

// events turns events into JSON, in order.
func (b *binder) events(ctx context.Context, views []store.EventView) ([]eventJSON, error) {
	out := make([]eventJSON, 0, len(views))
	for _, v := range views {
		e, err := b.event(ctx, v)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// event turns an event into JSON.
func (b *binder) event(ctx context.Context, v store.EventView) (eventJSON, error) {
	out := eventJSON{
		ID: v.ID, Event: v.Type, Mode: v.Mode, CAMEO: v.CAMEO, QuadCode: v.Quad, EventScale: v.Score,
		Actor: ledger.Each(v.Actors, ledger.ActorOf), Recipient: ledger.Each(v.Recipients, ledger.ActorOf), Place: v.Place,
		Date: ledger.Day(v.Date.Time), Precision: string(v.Date.Precision), Standing: ledger.StandingOf(v.Standing),
		First: ledger.Moment(v.First), Latest: ledger.Moment(v.Latest), Publishers: append([]string{}, v.Publishers...),
		Outlets: v.Event.Outlets(), Origins: ledger.Each(v.Origins, ledger.OriginOf), Provenance: v.Provenance(), Grade: gradeJSON(v.Grade),
		Status: string(v.Status), Affirmed: v.Affirmed, Denied: v.Denied, Reason: v.Reason, Mentions: []mentionJSON{},
	}
	for _, m := range v.Found {
		doc, err := b.document(ctx, m.DocumentID)
		if err != nil {
			return out, err
		}
		rec := record.From(&doc, &entente.Reading{Mentions: []entente.Mention{m}})
		out.Mentions = append(out.Mentions, mentionJSON{headOf(doc), rec.Mentions[0]})
	}
	return out, nil
}
