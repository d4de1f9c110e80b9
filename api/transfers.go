package api

import (
	"context"
	"net/http"
	"slices"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/formats/record"
	"entente/run/past"
	"entente/store"
)

// transferJSON is a transfer with its reports; in a list the first three of
// them, looked up alone with the positions on it.
type transferJSON struct {
	ledger.Transfer
	Reports   []transferReport `json:"reports"`
	Positions []positionJSON   `json:"positions,omitempty"`
}

// transferReport is what one document says of a transfer.
type transferReport struct {
	Document documentHead `json:"document"`
	record.Transfer
}

// transfersAnswer is a page of the ledger, the latest reported first.
type transfersAnswer struct {
	Transfers []transferJSON `json:"transfers"`
	listing
}

func (a transfersAnswer) table() (ledger.Entry, []ledger.Entry) {
	return ledger.Transfer{}, ledger.Each(a.Transfers, func(v transferJSON) ledger.Entry { return v.Transfer })
}

// transfers lists the ledger of transfers: with a part of `state`, of `other`
// too, from `supplier`, to `recipient`, of a `class`, that reached a `stage`, of
// a `status`.
func (s *server) transfers(r *http.Request) (any, error) {
	q := r.URL.Query()
	f := store.TransferFilter{Class: q.Get("class")}
	err := states(q, map[string]*string{"state": &f.State, "other": &f.Other, "supplier": &f.Supplier, "recipient": &f.Recipient})
	if err == nil {
		f.Stage, err = wordParam(q, "stage", ledger.TransferStages())
	}
	if err == nil {
		f.Status, err = statusParam(q)
	}
	if err == nil {
		f.Slice, err = sliceParam(q)
	}
	if err != nil {
		return nil, err
	}
	stage, status := f.Stage, f.Status
	if q.Get("asof") != "" { // tested as they were then
		f.Stage, f.Status = "", ""
	}
	found, err := s.Record.Transfers(r.Context(), f)
	if err == nil {
		found, err = asOf(q, found, func(v store.TransferView, day time.Time) ([]store.TransferView, error) {
			v, err := s.Record.Transfer(r.Context(), v.ID)
			return past.TransferAsOf(v, day), err
		}, func(v *store.TransferView) bool {
			return (status == "" || v.Status == status) && (stage == "" || slices.ContainsFunc(v.Stages, func(s entente.StageReport) bool { return s.Stage == stage }))
		})
	}
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).transfers(r.Context(), found.Rows)
	return transfersAnswer{out, listingOf(f.Slice, found)}, err
}

// transfer gives one transfer with its reports and the positions on it.
func (s *server) transfer(r *http.Request) (any, error) {
	v, err := s.Record.Transfer(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	b := newBinder(s.Record)
	out, err := b.transfers(r.Context(), []store.TransferView{v})
	if err != nil {
		return nil, err
	}
	out[0].Positions, err = s.positionsOn(r.Context(), b, entente.AboutTransfer, v.ID)
	return out[0], err
}

// transfers turns transfers into JSON, in order.
func (b *binder) transfers(ctx context.Context, views []store.TransferView) ([]transferJSON, error) {
	out := make([]transferJSON, 0, len(views))
	for _, v := range views {
		said, err := reports(ctx, b, v.Found, func(f entente.Transfer) string { return f.DocumentID }, func(doc *entente.Document, f entente.Transfer) transferReport {
			return transferReport{headOf(*doc), record.From(doc, &entente.Reading{Transfers: []entente.Transfer{f}}).Transfers[0]}
		})
		if err != nil {
			return nil, err
		}
		out = append(out, transferJSON{Transfer: ledger.TransferOf(v.RegisteredTransfer), Reports: said})
	}
	return out, nil
}
