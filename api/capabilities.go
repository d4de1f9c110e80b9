package api

import (
	"context"
	"net/http"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/formats/record"
	"entente/run/past"
	"entente/store"
)

// capabilityJSON is a change in what a state can do with its reports; in a list
// the first three of them, looked up alone with the positions on it.
type capabilityJSON struct {
	ledger.Capability
	Reports   []capabilityReport `json:"reports"`
	Positions []positionJSON     `json:"positions,omitempty"`
}

// capabilityReport is what one document says of a capability.
type capabilityReport struct {
	Document documentHead `json:"document"`
	record.Capability
}

// capabilitiesAnswer is a page of the ledger, the latest reported first.
type capabilitiesAnswer struct {
	Capabilities []capabilityJSON `json:"capabilities"`
	listing
}

func (a capabilitiesAnswer) table() (ledger.Entry, []ledger.Entry) {
	return ledger.Capability{}, ledger.Each(a.Capabilities, func(v capabilityJSON) ledger.Entry { return v.Capability })
}

// capabilities lists the ledger of capabilities: of a `state`, of a
// `programme`, of a kind of `change`, of a `status`.
func (s *server) capabilities(r *http.Request) (any, error) {
	q := r.URL.Query()
	f := store.CapabilityFilter{Programme: q.Get("programme"), Change: q.Get("change")}
	err := states(q, map[string]*string{"state": &f.State})
	if err == nil {
		f.Status, err = statusParam(q)
	}
	if err == nil {
		f.Slice, err = sliceParam(q)
	}
	if err != nil {
		return nil, err
	}
	status := f.Status
	if q.Get("asof") != "" { // tested as it was then
		f.Status = ""
	}
	found, err := s.Record.Capabilities(r.Context(), f)
	if err == nil {
		found, err = asOf(q, found, func(v store.CapabilityView, day time.Time) ([]store.CapabilityView, error) {
			v, err := s.Record.Capability(r.Context(), v.ID)
			return past.CapabilityAsOf(v, day), err
		}, func(v *store.CapabilityView) bool { return status == "" || v.Status == status })
	}
	if err != nil {
		return nil, err
	}
	out, err := newBinder(s.Record).capabilities(r.Context(), found.Rows)
	return capabilitiesAnswer{out, listingOf(f.Slice, found)}, err
}

// capability gives one capability with its reports and the positions on it.
func (s *server) capability(r *http.Request) (any, error) {
	v, err := s.Record.Capability(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	b := newBinder(s.Record)
	out, err := b.capabilities(r.Context(), []store.CapabilityView{v})
	if err != nil {
		return nil, err
	}
	out[0].Positions, err = s.positionsOn(r.Context(), b, entente.AboutCapability, v.ID)
	return out[0], err
}

// capabilities turns capabilities into JSON, in order.
func (b *binder) capabilities(ctx context.Context, views []store.CapabilityView) ([]capabilityJSON, error) {
	out := make([]capabilityJSON, 0, len(views))
	for _, v := range views {
		said, err := reports(ctx, b, v.Found, func(f entente.Capability) string { return f.DocumentID }, func(doc *entente.Document, f entente.Capability) capabilityReport {
			return capabilityReport{headOf(*doc), record.From(doc, &entente.Reading{Capabilities: []entente.Capability{f}}).Capabilities[0]}
		})
		if err != nil {
			return nil, err
		}
		out = append(out, capabilityJSON{Capability: ledger.CapabilityOf(v.RegisteredCapability), Reports: said})
	}
	return out, nil
}
