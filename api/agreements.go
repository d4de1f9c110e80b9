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

// agreementJSON is an agreement of the register with its reports, which carry
// the words; looked up alone it has the positions on it.
type agreementJSON struct {
	ledger.Agreement
	Reports   []reportJSON   `json:"reports"`
	Positions []positionJSON `json:"positions,omitempty"`
}

// reportJSON is what one document says of an agreement.
type reportJSON struct {
	Document documentHead `json:"document"`
	record.Agreement
}

// agreementsAnswer is a page of the register, the latest reported first.
type agreementsAnswer struct {
	Agreements []agreementJSON `json:"agreements"`
	listing
}

func (a agreementsAnswer) table() (ledger.Entry, []ledger.Entry) {
	return ledger.Agreement{}, ledger.Each(a.Agreements, func(v agreementJSON) ledger.Entry { return v.Agreement })
}

// agreements lists the register: of a party `a`, of two with `b`, of a `type`,
// that reached a `stage`, with an `obligation`.
func (s *server) agreements(r *http.Request) (any, error) {
	q := r.URL.Query()
	f := store.RegisterFilter{Type: q.Get("type")}
	err := states(q, map[string]*string{"a": &f.State, "b": &f.Other})
	if err == nil {
		f.Stage, err = wordParam(q, "stage", ledger.AgreementStages())
	}
	if err == nil {
		f.Obligation, err = wordParam(q, "obligation", ledger.Obligations())
	}
	if err == nil {
		f.Slice, err = sliceParam(q)
	}
	if err != nil {
		return nil, err
	}
	stage, obligation := f.Stage, f.Obligation
	if q.Get("asof") != "" { // tested as they were then
		f.Stage, f.Obligation = "", ""
	}
	found, err := s.Record.Register(r.Context(), f)
	if err == nil {
		found, err = asOf(q, found, func(v store.AgreementView, day time.Time) ([]store.AgreementView, error) {
			v, err := s.Record.Agreement(r.Context(), v.ID)
			return past.AgreementsAsOf([]store.AgreementView{v}, day), err
		}, func(v *store.AgreementView) bool {
			return (obligation == "" || v.HasObligation(obligation)) &&
				(stage == "" || slices.ContainsFunc(v.Stages, func(s entente.Stage) bool { return s.Done() && s.Stage == stage }))
		})
	}
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).agreements(r.Context(), found.Rows)
	return agreementsAnswer{out, listingOf(f.Slice, found)}, err
}

// agreement gives one agreement with all its reports and the positions on it.
func (s *server) agreement(r *http.Request) (any, error) {
	v, err := s.Record.Agreement(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	b := newBinder(s.Record)
	out, err := b.agreements(r.Context(), []store.AgreementView{v})
	if err != nil {
		return nil, err
	}
	out[0].Positions, err = s.positionsOn(r.Context(), b, entente.AboutAgreement, v.ID)
	return out[0], err
}

// agreements turns agreements into JSON, in order.
func (b *binder) agreements(ctx context.Context, views []store.AgreementView) ([]agreementJSON, error) {
	out := make([]agreementJSON, 0, len(views))
	for _, v := range views {
		said, err := reports(ctx, b, v.Found, func(f entente.Agreement) string { return f.DocumentID }, func(doc *entente.Document, f entente.Agreement) reportJSON {
			return reportJSON{headOf(*doc), record.From(doc, &entente.Reading{Agreements: []entente.Agreement{f}}).Agreements[0]}
		})
		if err != nil {
			return nil, err
		}
		out = append(out, agreementJSON{Agreement: ledger.AgreementOf(v.RegisteredAgreement), Reports: said})
	}
	return out, nil
}
