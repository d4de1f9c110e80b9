package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/formats/record"
	"entente/run/past"
	"entente/store"
)

// positionJSON is where an actor stands on a thing, with its reports; in a list
// the first three of them.
type positionJSON struct {
	ledger.Position
	Reports []positionReport `json:"reports"`
}

// positionReport is what one document says of a position.
type positionReport struct {
	Document documentHead `json:"document"`
	record.Position
}

// positionsAnswer is a page of the ledger, the latest reported first.
type positionsAnswer struct {
	Positions []positionJSON `json:"positions"`
	listing
}

func (a positionsAnswer) table() (ledger.Entry, []ledger.Entry) {
	return ledger.Position{}, ledger.Each(a.Positions, func(v positionJSON) ledger.Entry { return v.Position })
}

// positions lists the ledger of positions: of an `actor`, with a `stance`,
// `about` a thing (its kind, a colon and its id, as agreement:4f2a…) or about
// things of a `kind`, about a `state`, about an `other` too.
func (s *server) positions(r *http.Request) (any, error) {
	q := r.URL.Query()
	var f store.PositionFilter
	err := states(q, map[string]*string{"actor": &f.Actor, "state": &f.State, "other": &f.Other})
	if err == nil {
		f.Stance, err = wordParam(q, "stance", ledger.Stances())
	}
	if err == nil {
		f.Kind, f.ID, err = thingParam(q.Get("about"))
	}
	if kind := q.Get("kind"); err == nil && f.ID == "" && kind != "" {
		if f.Kind = kind; !slices.Contains(thingKinds, kind) {
			err = invalid("kind is %q; it must be one of %s.", kind, strings.Join(thingKinds, ", "))
		}
	}
	if err == nil {
		f.Slice, err = sliceParam(q)
	}
	if err != nil {
		return nil, err
	}
	found, err := s.Record.Positions(r.Context(), f)
	if err == nil {
		found, err = asOf(q, found, func(v store.PositionView, day time.Time) ([]store.PositionView, error) {
			v, err := s.Record.Position(r.Context(), v.ID)
			return past.PositionAsOf(v, day), err
		}, func(*store.PositionView) bool { return true })
	}
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).positions(r.Context(), found.Rows)
	return positionsAnswer{out, listingOf(f.Slice, found)}, err
}

// position gives one position with its reports.
func (s *server) position(r *http.Request) (any, error) {
	v, err := s.Record.Position(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).positions(r.Context(), []store.PositionView{v})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// thingKinds are what positions can be about.
var thingKinds = []string{entente.AboutAgreement, entente.AboutTransfer, entente.AboutCapability, entente.AboutEvent, entente.AboutTie, entente.AboutTopic}

// thingParam reads a kind and an id.
func thingParam(s string) (kind, id string, err error) {
	if s == "" {
		return "", "", nil
	}
	kind, id, ok := strings.Cut(s, ":")
	if !ok || id == "" || !slices.Contains(thingKinds, kind) {
		return "", "", invalid("about is %q; it must be a kind of thing (%s), a colon and an id, as tie:PRK-RUS.", s, strings.Join(thingKinds, ", "))
	}
	return kind, id, nil
}

// positionsOn gives the positions on a thing, at most as many as a list has.
func (s *server) positionsOn(ctx context.Context, b *binder, kind, id string) ([]positionJSON, error) {
	found, err := s.Record.Positions(ctx, store.PositionFilter{Kind: kind, ID: id, Slice: store.Slice{Page: store.Page{Limit: mostLimit}}})
	if err != nil {
		return nil, err
	}
	return b.positions(ctx, found.Rows)
}

// positions turns positions into JSON, in order.
func (b *binder) positions(ctx context.Context, views []store.PositionView) ([]positionJSON, error) {
	out := make([]positionJSON, 0, len(views))
	for _, v := range views {
		said, err := reports(ctx, b, v.Found, func(f entente.Position) string { return f.DocumentID }, func(doc *entente.Document, f entente.Position) positionReport {
			return positionReport{headOf(*doc), record.From(doc, &entente.Reading{Positions: []entente.Position{f}}).Positions[0]}
		})
		if err != nil {
			return nil, err
		}
		out = append(out, positionJSON{Position: ledger.PositionOf(v.RegisteredPosition), Reports: said})
	}
	return out, nil
}
