package run

import (
	"context"
	"maps"
	"slices"

	"entente"
	"entente/merge"
	"entente/store"
)

// transfers merges the reports of a family of transfers.
func (b *derivation) transfers(ctx context.Context, family string) error {
	reports, err := b.u.TransferReports(ctx, family)
	if err != nil {
		return err
	}
	f, err := hear(ctx, b, store.KindTransfer, family, reports, func(t *entente.Transfer) (string, string, *entente.Finding) { return t.ID, t.DocumentID, &t.Finding })
	if err != nil {
		return err
	}
	register := merge.Transfers(reports, f.docs, f.known)
	for i := range register {
		f.tracer.Transfer(&register[i], merge.Witnesses(register[i].Reports, f.said))
	}
	return b.u.ReplaceTransfers(ctx, family, register, f.in)
}

// capabilities merges the reports of a family of capabilities.
func (b *derivation) capabilities(ctx context.Context, family string) error {
	reports, err := b.u.CapabilityReports(ctx, family)
	if err != nil {
		return err
	}
	f, err := hear(ctx, b, store.KindCapability, family, reports, func(c *entente.Capability) (string, string, *entente.Finding) { return c.ID, c.DocumentID, &c.Finding })
	if err != nil {
		return err
	}
	register := merge.Capabilities(reports, f.docs, f.known)
	for i := range register {
		f.tracer.Capability(&register[i], merge.Witnesses(register[i].Reports, f.said))
	}
	return b.u.ReplaceCapabilities(ctx, family, register, f.in)
}

// heard is what the merging of a family's reports goes by.
type heard struct {
	in     map[string]string // documents of the reports, by id
	docs   func(id string) (entente.Document, bool)
	known  map[string][]string // entries that the documents' reports were part of
	said   map[string]merge.Witness
	tracer merge.Tracer
}

// hear reads what the merging of a family's reports goes by. of gives a report's
// id, its document's, and what it found.
func hear[R any](ctx context.Context, b *derivation, ledger store.Kind, family string, reports []R, of func(*R) (id, document string, f *entente.Finding)) (heard, error) {
	h := heard{in: make(map[string]string, len(reports)), said: map[string]merge.Witness{}}
	for i := range reports {
		id, document, _ := of(&reports[i])
		h.in[id] = document
	}
	var err error
	if h.docs, h.known, err = b.around(ctx, ledger, family, h.in); err != nil {
		return h, err
	}
	for i := range reports {
		id, document, f := of(&reports[i])
		h.said[id] = witness(f, id, document, h.docs)
	}
	h.tracer, err = b.tracer(ctx, keysOf(h.in), h.said)
	return h, err
}

// witness is a report of a ledger as far as its origin goes.
func witness(f *entente.Finding, id, documentID string, docs func(string) (entente.Document, bool)) merge.Witness {
	doc, _ := docs(documentID)
	w := merge.Witness{ID: id, Document: doc, Standing: f.Standing}
	if len(f.Spans) > 0 {
		w.Where = f.Spans[0].In
	}
	return w
}

// keysOf are the keys of a map, sorted.
func keysOf(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }

// around gives what merging a family needs beside its reports, of which
// documents tells where they stand: the documents, and the entries that their
// reports were part of.
func (b *derivation) around(ctx context.Context, ledger store.Kind, family string,
	documents map[string]string) (func(string) (entente.Document, bool), map[string][]string, error) {
	ids := make([]string, 0, len(documents))
	for _, id := range documents {
		ids = append(ids, id)
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	known, err := b.u.EntryRegister(ctx, ledger, family)
	return in(docs), known, err
}

// links finds what the positions of a document are about.
func (b *derivation) links(ctx context.Context, documentID string) error {
	rd, err := b.u.Reading(ctx, documentID)
	if err != nil {
		return err
	}
	if len(rd.Positions) == 0 {
		return b.u.ReplaceLinks(ctx, documentID, nil)
	}
	registered, err := b.u.Registered(ctx, documentID)
	if err != nil {
		return err
	}
	docs, err := b.u.Texts(ctx, []string{documentID})
	if err != nil {
		return err
	}
	doc := docs[documentID]
	var links []store.PositionLink
	for _, l := range b.d.o.Things.Links(&rd, &doc, registered) {
		links = append(links, store.PositionLink{Position: l.Position, Family: merge.PositionFamily(&l, doc), About: l.About, Reason: l.Reason})
	}
	return b.u.ReplaceLinks(ctx, documentID, links)
}

// positions merges the positions of a family.
func (b *derivation) positions(ctx context.Context, family string) error {
	linked, err := b.u.LinkedPositions(ctx, family)
	if err != nil {
		return err
	}
	positions, links := make([]entente.Position, len(linked)), make([]merge.Link, len(linked))
	documents, ids := make(map[string]string, len(linked)), make([]string, len(linked))
	for i, p := range linked {
		positions[i] = p.Position
		links[i] = merge.Link{Position: p.ID, About: p.Link.About, Reason: p.Link.Reason}
		documents[p.ID], ids[i] = p.DocumentID, p.DocumentID
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return err
	}
	all := map[string]merge.Witness{}
	for i := range positions {
		all[positions[i].ID] = witness(&positions[i].Finding, positions[i].ID, positions[i].DocumentID, in(docs))
	}
	t, err := b.tracer(ctx, keysOf(documents), all)
	if err != nil {
		return err
	}
	register := merge.Positions(positions, links, in(docs))
	for i := range register {
		register[i].Origins = t.Origins(merge.Witnesses(register[i].Reports, all))
	}
	return b.u.ReplacePositions(ctx, family, register, documents)
}

// findings gives transfers and capabilities of a document that was read before
// they had families what they merge by.
func (b *derivation) findings(ctx context.Context, documentID string) error {
	rd, err := b.u.Reading(ctx, documentID)
	if err != nil {
		return err
	}
	families := map[[2]string]string{}
	for i := range rd.Transfers {
		families[[2]string{string(store.KindTransfer), rd.Transfers[i].ID}] = merge.TransferFamily(&rd.Transfers[i])
	}
	for i := range rd.Capabilities {
		families[[2]string{string(store.KindCapability), rd.Capabilities[i].ID}] = merge.CapabilityFamily(&rd.Capabilities[i])
	}
	return b.u.SetFamilies(ctx, documentID, families)
}
