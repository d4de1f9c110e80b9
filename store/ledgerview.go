package store

import (
	"context"
	"time"

	"entente"
)

// foundInList is how many reports of an entry come with it in a list: the first
// ones. Looked up alone it has as many as foundAlone.
const (
	foundInList = 3
	foundAlone  = 500
)

// TransferView is a transfer with its reports, which carry the words, and the
// documents they stand in (without their texts). In a list there are only the
// first three reports.
type TransferView struct {
	entente.RegisteredTransfer
	Changed time.Time // when a report last added something
	Found   []entente.Transfer
	Sources map[string]entente.Document
}

// CapabilityView is that for a capability.
type CapabilityView struct {
	entente.RegisteredCapability
	Changed time.Time
	Found   []entente.Capability
	Sources map[string]entente.Document
}

// PositionView is that for a position.
type PositionView struct {
	entente.RegisteredPosition
	Changed time.Time
	Found   []entente.Position
	Sources map[string]entente.Document
}

// TransferFilter selects transfers that have all that it says; empty fields
// select all. States are codes (ISO 3166-1 alpha-3).
type TransferFilter struct {
	State, Other        string // with a part in it, in any role; with Other, from one to the other or between them
	Supplier, Recipient string
	Class               string // of an item
	Stage               string // the furthest reached
	Status              entente.Status
	Slice
}

// CapabilityFilter selects capabilities.
type CapabilityFilter struct {
	State     string
	Programme string
	Change    string
	Status    entente.Status
	Slice
}

// PositionFilter selects positions.
type PositionFilter struct {
	Actor        string // code of who takes it
	Stance       string
	Kind, ID     string // of the thing that it is about; without an ID all of the kind
	State, Other string // that it is about, together with others if these are few
	Slice
}

// RegisterFilter selects agreements of the register.
type RegisterFilter struct {
	State, Other string // parties
	Type         string
	Stage        string // reached, now or before
	Obligation   string // DEFENSE, …
	Slice
}

// Transfers lists the ledger of transfers, the latest reported first.
func (s *Store) Transfers(ctx context.Context, f TransferFilter) (Listing[TransferView], error) {
	var by filing
	by.between(f.State, f.Other)
	by.add(ofSupplier, f.Supplier)
	by.add(ofRecipient, f.Recipient)
	if f.Supplier != "" && f.Recipient != "" {
		by.between(f.Supplier, f.Recipient) // fewer than of either
	}
	by.add(ofClass, f.Class)
	by.add(ofStage, f.Stage)
	by.add(ofStatus, string(f.Status))
	found, err := s.list(ctx, KindTransfer, by, f.Slice)
	if err != nil {
		return Listing[TransferView]{}, s.wrap("list transfers", err)
	}
	out, err := views(found, transferView)
	if err == nil && !f.Bare {
		err = s.fillTransfers(ctx, out.Rows, foundInList)
	}
	return out, s.wrap("list transfers", err)
}

// Transfer finds one transfer.
func (s *Store) Transfer(ctx context.Context, id string) (TransferView, error) {
	v, err := alone(ctx, s, KindTransfer, id, transferView)
	if err != nil {
		return v, err
	}
	rows := []TransferView{v}
	err = s.fillTransfers(ctx, rows, foundAlone)
	return rows[0], s.wrap("find transfer "+id, err)
}

// Capabilities lists the ledger of capabilities, the latest reported first.
func (s *Store) Capabilities(ctx context.Context, f CapabilityFilter) (Listing[CapabilityView], error) {
	var by filing
	by.add(ofState, f.State)
	by.add(ofClass, f.Programme)
	by.add(ofStage, f.Change)
	by.add(ofStatus, string(f.Status))
	found, err := s.list(ctx, KindCapability, by, f.Slice)
	if err != nil {
		return Listing[CapabilityView]{}, s.wrap("list capabilities", err)
	}
	out, err := views(found, capabilityView)
	if err == nil && !f.Bare {
		err = s.fillCapabilities(ctx, out.Rows, foundInList)
	}
	return out, s.wrap("list capabilities", err)
}

// Capability finds one capability.
func (s *Store) Capability(ctx context.Context, id string) (CapabilityView, error) {
	v, err := alone(ctx, s, KindCapability, id, capabilityView)
	if err != nil {
		return v, err
	}
	rows := []CapabilityView{v}
	err = s.fillCapabilities(ctx, rows, foundAlone)
	return rows[0], s.wrap("find capability "+id, err)
}

// Positions lists the ledger of positions, the latest reported first. With Kind
// and ID it answers who stands how on a thing, and First since when.
func (s *Store) Positions(ctx context.Context, f PositionFilter) (Listing[PositionView], error) {
	var by filing
	by.add(ofActor, f.Actor)
	by.add(ofStance, f.Stance)
	if f.ID != "" {
		by.add(ofThing, thing(f.Kind, f.ID))
	} else {
		by.add(ofClass, f.Kind)
	}
	by.between(f.State, f.Other)
	found, err := s.list(ctx, KindPosition, by, f.Slice)
	if err != nil {
		return Listing[PositionView]{}, s.wrap("list positions", err)
	}
	out, err := views(found, positionView)
	if err == nil && !f.Bare {
		err = s.fillPositions(ctx, out.Rows, foundInList)
	}
	return out, s.wrap("list positions", err)
}

// Position finds one position.
func (s *Store) Position(ctx context.Context, id string) (PositionView, error) {
	v, err := alone(ctx, s, KindPosition, id, positionView)
	if err != nil {
		return v, err
	}
	rows := []PositionView{v}
	err = s.fillPositions(ctx, rows, foundAlone)
	return rows[0], s.wrap("find position "+id, err)
}

// Register lists the register of agreements, the latest reported first. (Of
// Agreements the order is that of what was recorded last.)
func (s *Store) Register(ctx context.Context, f RegisterFilter) (Listing[AgreementView], error) {
	var by filing
	by.add(ofState, f.State, f.Other)
	by.add(ofClass, f.Type)
	by.add(ofStage, f.Stage)
	by.add(ofObligation, f.Obligation)
	found, err := s.list(ctx, KindAgreement, by, f.Slice)
	out := Listing[AgreementView]{Total: found.Total, AtLeast: found.AtLeast, Next: found.Next}
	if err != nil {
		return out, s.wrap("list agreements", err)
	}
	for _, l := range found.Rows {
		v, ok, err := one(ctx, s.r, scanAgreement, `SELECT g.changed, g.payload FROM agreement g WHERE g.id = ?`, l.id)
		if err != nil {
			return out, s.wrap("list agreements", err)
		}
		if ok {
			out.Rows = append(out.Rows, v)
		}
	}
	if !f.Bare {
		err = s.fillRegister(ctx, out.Rows, foundInList)
	}
	return out, s.wrap("list agreements", err)
}

// EntriesOf tells which entry of its ledger each current finding of a document
// is a report of, by the finding's kind and id.
func (s *Store) EntriesOf(ctx context.Context, documentID string) (map[[2]string]string, error) {
	rows, err := collect(ctx, s.r, func(r row) (v [3]string, err error) {
		err = r.Scan(&v[0], &v[1], &v[2])
		return v, err
	}, `SELECT f.kind, f.id, e.id FROM finding f JOIN entry_report r ON r.report_id = f.id
		JOIN entry e ON e.n = r.n AND e.ledger = f.kind WHERE f.document_id = ?`, documentID)
	of := make(map[[2]string]string, len(rows))
	for _, v := range rows {
		of[[2]string{v[0], v[1]}] = v[2]
	}
	return of, s.wrap("find entries of "+documentID, err)
}

// between narrows to one party, or to two.
func (f *filing) between(a, b string) {
	if a != "" && b != "" {
		f.add(ofDyad, entente.NewDyad(a, b).String())
		return
	}
	f.add(ofState, a, b)
}

// views turns the lines of a list into what a ledger shows.
func views[V any](in Listing[line], view func(line) (V, error)) (Listing[V], error) {
	out := Listing[V]{Rows: make([]V, len(in.Rows)), Total: in.Total, AtLeast: in.AtLeast, Next: in.Next}
	for i, l := range in.Rows {
		var err error
		if out.Rows[i], err = view(l); err != nil {
			return out, err
		}
	}
	return out, nil
}

// alone finds one entry of a ledger.
func alone[V any](ctx context.Context, s *Store, ledger Kind, id string, view func(line) (V, error)) (v V, err error) {
	l, found, err := one(ctx, s.r, scanLine, `SELECT n, latest, id, changed, payload FROM entry WHERE ledger = ? AND id = ?`, string(ledger), id)
	if err == nil && !found {
		err = notFound(string(ledger), id)
	}
	if err == nil {
		v, err = view(l)
	}
	return v, s.wrap("find "+string(ledger)+" "+id, err)
}

func transferView(l line) (v TransferView, err error) {
	v.Changed = l.changed
	v.RegisteredTransfer, err = unpack[entente.RegisteredTransfer](l.payload)
	return v, err
}

func capabilityView(l line) (v CapabilityView, err error) {
	v.Changed = l.changed
	v.RegisteredCapability, err = unpack[entente.RegisteredCapability](l.payload)
	return v, err
}

func positionView(l line) (v PositionView, err error) {
	v.Changed = l.changed
	v.RegisteredPosition, err = unpack[entente.RegisteredPosition](l.payload)
	return v, err
}

func (s *Store) fillTransfers(ctx context.Context, rows []TransferView, most int) error {
	b, err := brought[entente.Transfer](ctx, s, KindTransfer, rows, most,
		func(v *TransferView) []string { return v.Reports }, func(t entente.Transfer) (string, string) { return t.ID, t.DocumentID })
	for i := range rows {
		rows[i].Found, rows[i].Sources = b.of(rows[i].Reports, most)
	}
	return err
}

func (s *Store) fillCapabilities(ctx context.Context, rows []CapabilityView, most int) error {
	b, err := brought[entente.Capability](ctx, s, KindCapability, rows, most,
		func(v *CapabilityView) []string { return v.Reports }, func(c entente.Capability) (string, string) { return c.ID, c.DocumentID })
	for i := range rows {
		rows[i].Found, rows[i].Sources = b.of(rows[i].Reports, most)
	}
	return err
}

func (s *Store) fillPositions(ctx context.Context, rows []PositionView, most int) error {
	b, err := brought[entente.Position](ctx, s, KindPosition, rows, most,
		func(v *PositionView) []string { return v.Reports }, func(p entente.Position) (string, string) { return p.ID, p.DocumentID })
	for i := range rows {
		rows[i].Found, rows[i].Sources = b.of(rows[i].Reports, most)
	}
	return err
}

func (s *Store) fillRegister(ctx context.Context, rows []AgreementView, most int) error {
	b, err := brought[entente.Agreement](ctx, s, KindAgreement, rows, most,
		func(v *AgreementView) []string { return v.Reports }, func(a entente.Agreement) (string, string) { return a.ID, a.DocumentID })
	for i := range rows {
		rows[i].Found, rows[i].Sources = b.of(rows[i].Reports, most)
	}
	return err
}

// bundle is findings by id with the documents that they stand in.
type bundle[T any] struct {
	findings map[string]T
	in       map[string]string // the document of each
	docs     map[string]entente.Document
}

// brought fetches the reports of a page of entries in few queries, at most so
// many of each.
func brought[T, V any](ctx context.Context, s *Store, kind Kind, rows []V, most int, reports func(*V) []string,
	ids func(T) (id, document string)) (bundle[T], error) {
	b := bundle[T]{map[string]T{}, map[string]string{}, nil}
	var want, docs []string
	for i := range rows {
		all := reports(&rows[i])
		want = append(want, all[:min(len(all), most)]...)
	}
	for _, part := range chunks(distinct(want), 400) {
		found, err := collect(ctx, s.r, scanPayload[T], `SELECT payload FROM finding WHERE kind = ? AND id IN (`+marks(len(part))+`)`,
			append([]any{string(kind)}, anys(part)...)...)
		if err != nil {
			return b, err
		}
		for _, v := range found {
			id, doc := ids(v)
			b.findings[id], b.in[id], docs = v, doc, append(docs, doc)
		}
	}
	var err error
	b.docs, err = heads(ctx, s.r, docs)
	return b, err
}

// of gives those of a list of ids that were fetched, in order, at most so many,
// and their documents.
func (b bundle[T]) of(ids []string, most int) ([]T, map[string]entente.Document) {
	var found []T
	docs := map[string]entente.Document{}
	for _, id := range ids[:min(len(ids), most)] {
		if v, ok := b.findings[id]; ok {
			found = append(found, v)
			docs[b.in[id]] = b.docs[b.in[id]]
		}
	}
	return found, docs
}
