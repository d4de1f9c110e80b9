package web

import (
	"context"
	"time"

	"entente"
	"entente/merge"
	"entente/store"
)

// An entry of a ledger as it was known on a day is made anew from the reports
// that were out by then, so that what was confirmed later is not confirmed in
// it. Reports that only a later one joined come apart: one entry may become
// several.

// notKnown is said where no report of an entry was out.
func notKnown(kind string, day time.Time) error {
	return missing("Nothing of this %s had been reported by the end of %s.", kind, dayShort(day))
}

// outBy are those of an entry's reports whose documents were out by a day, and
// which entry the documents belong to.
func outBy[T any](id string, reports []T, document func(T) string, docs map[string]entente.Document, f filter) ([]T, map[string][]string) {
	var out []T
	known := map[string][]string{}
	for _, r := range reports {
		if doc := docs[document(r)]; f.reported(doc.Published) {
			out = append(out, r)
			known[doc.ID] = []string{id}
		}
	}
	return out, known
}

// byID gives the reports of these ids, in order.
func byID[T any](ids []string, reports []T, id func(T) string) []T {
	at := make(map[string]T, len(reports))
	for _, r := range reports {
		at[id(r)] = r
	}
	var out []T
	for _, i := range ids {
		if r, ok := at[i]; ok {
			out = append(out, r)
		}
	}
	return out
}

// witnesses are those of these ids, in their order.
func witnesses(ids []string, all map[string]merge.Witness) []merge.Witness {
	out := make([]merge.Witness, len(ids))
	for i, id := range ids {
		out[i] = all[id]
	}
	return out
}

// among are the origins of an entry as far as its reports that were out go.
func among(origins []entente.Origin, known map[string][]string, docs map[string]entente.Document) []entente.Origin {
	return merge.Among(origins, func(id string) (entente.Document, bool) {
		_, out := known[id]
		return docs[id], out
	})
}

func pastTransfer(v store.TransferView, f filter) []store.TransferView {
	reports, known := outBy(v.ID, v.Found, func(t entente.Transfer) string { return t.DocumentID }, v.Sources, f)
	said := map[string]merge.Witness{}
	for i := range reports {
		said[reports[i].ID] = merge.Witness{ID: reports[i].ID, Document: v.Sources[reports[i].DocumentID], Standing: reports[i].Standing}
	}
	origins := among(v.Origins, known, v.Sources)
	var out []store.TransferView
	for _, t := range merge.Transfers(reports, lookup(v.Sources), known) {
		t.Origins = origins
		merge.JudgeTransfer(&t, witnesses(t.Reports, said))
		out = append(out, store.TransferView{RegisteredTransfer: t, Changed: v.Changed, Sources: v.Sources,
			Found: byID(t.Reports, reports, func(t entente.Transfer) string { return t.ID })})
	}
	return out
}

func pastCapability(v store.CapabilityView, f filter) []store.CapabilityView {
	reports, known := outBy(v.ID, v.Found, func(c entente.Capability) string { return c.DocumentID }, v.Sources, f)
	said := map[string]merge.Witness{}
	for i := range reports {
		said[reports[i].ID] = merge.Witness{ID: reports[i].ID, Document: v.Sources[reports[i].DocumentID], Standing: reports[i].Standing}
	}
	origins := among(v.Origins, known, v.Sources)
	var out []store.CapabilityView
	for _, c := range merge.Capabilities(reports, lookup(v.Sources), known) {
		c.Origins = origins
		merge.JudgeCapability(&c, witnesses(c.Reports, said))
		out = append(out, store.CapabilityView{RegisteredCapability: c, Changed: v.Changed, Sources: v.Sources,
			Found: byID(c.Reports, reports, func(c entente.Capability) string { return c.ID })})
	}
	return out
}

// pastPosition leaves out of a position what was not out: since when it is held
// stays, and how strongly is what had been said by then.
func pastPosition(v store.PositionView, f filter) []store.PositionView {
	reports, known := outBy(v.ID, v.Found, func(p entente.Position) string { return p.DocumentID }, v.Sources, f)
	if len(reports) == 0 {
		return nil
	}
	v.Origins = among(v.Origins, known, v.Sources)
	v.Found, v.Reports, v.Publishers, v.Strength = reports, nil, nil, 0
	seen := map[string]bool{}
	for _, r := range reports {
		doc := v.Sources[r.DocumentID]
		v.Reports = append(v.Reports, r.ID)
		v.Strength = max(v.Strength, r.Strength)
		if doc.Published.After(v.Latest) || len(v.Reports) == 1 {
			v.Latest = doc.Published
		}
		if p := merge.Publisher(doc); p != "" && !seen[p] {
			seen[p] = true
			v.Publishers = append(v.Publishers, p)
		}
	}
	return []store.PositionView{v}
}

// wholeTransfer fetches all reports of an entry of a list and makes it anew.
func (d *desk) wholeTransfer(ctx context.Context, f filter) func(store.TransferView) ([]store.TransferView, error) {
	return func(v store.TransferView) ([]store.TransferView, error) {
		v, err := d.Record.Transfer(ctx, v.ID)
		return pastTransfer(v, f), err
	}
}

func (d *desk) wholeCapability(ctx context.Context, f filter) func(store.CapabilityView) ([]store.CapabilityView, error) {
	return func(v store.CapabilityView) ([]store.CapabilityView, error) {
		v, err := d.Record.Capability(ctx, v.ID)
		return pastCapability(v, f), err
	}
}

func (d *desk) wholePosition(ctx context.Context, f filter) func(store.PositionView) ([]store.PositionView, error) {
	return func(v store.PositionView) ([]store.PositionView, error) {
		v, err := d.Record.Position(ctx, v.ID)
		return pastPosition(v, f), err
	}
}

func (d *desk) wholeAgreement(ctx context.Context, f filter) func(store.AgreementView) ([]store.AgreementView, error) {
	return func(v store.AgreementView) ([]store.AgreementView, error) {
		v, err := d.Record.Agreement(ctx, v.ID)
		return pastAgreements([]store.AgreementView{v}, f), err
	}
}

// fullest is the one with the most reports, of equals the first.
func fullest[V any](all []V, reports func(V) int) V {
	best := all[0]
	for _, v := range all[1:] {
		if reports(v) > reports(best) {
			best = v
		}
	}
	return best
}
