package web

import (
	"context"
	"slices"
	"strings"

	"entente"
	"entente/store"
)

var certain = entente.Standing{Polarity: entente.Positive, Certainty: entente.Certain, Time: entente.Past}

// addLedgers adds an entry of each ledger, that try to break out of the page:
// boats that may go from Norway to Chad, arms that pass between them, a test and
// two positions on the pact.
func (f *fake) addLedgers(doc entente.Document) {
	docs := map[string]entente.Document{"d1": doc}
	nor, tcd := actorAt(bodyText, "Norway", "NOR"), actorAt(bodyText, "Chad", "TCD")
	may := entente.Standing{Polarity: entente.Positive, Certainty: entente.Possible, Time: entente.Past}
	boats := entente.Item{Text: "boats <b>", Class: "naval", Span: at(bodyText, "boats")}
	found := func(s entente.Standing, words string) entente.Finding {
		return entente.Finding{Quote: words + " <i>", Spans: []entente.Span{at(bodyText, words)}, Standing: s, Confidence: 0.7}
	}
	first := entente.Said{Time: day(4), Report: "t1", DocumentID: "d1", By: entente.Entity{Text: "the <i>ministry</i>"}}
	f.transfers = []store.TransferView{
		{RegisteredTransfer: entente.RegisteredTransfer{ID: "s1", Suppliers: []entente.Entity{nor}, Recipients: []entente.Entity{tcd}, Items: []entente.Item{boats},
			Quantities: []entente.Quantity{{Text: "3", Reports: []string{"t1"}}}, Status: entente.StatusPossible, Standing: may, First: day(4), Latest: day(4), Reports: []string{"t1"}, Publishers: []string{"W"}},
			Found: []entente.Transfer{{ID: "t1", DocumentID: "d1", Suppliers: []entente.Entity{nor}, Recipients: []entente.Entity{tcd}, Items: []entente.Item{boats}, Quantity: "3", Finding: found(may, "supply boats")}}, Sources: docs},
		{RegisteredTransfer: entente.RegisteredTransfer{ID: "s2", Between: []entente.Entity{nor, tcd}, Items: []entente.Item{{Text: "arms", Class: "weapons"}}, Status: entente.StatusDisputed,
			Stages: []entente.StageReport{{Stage: "delivered", Date: entente.Date{Time: day(3), Precision: entente.Day}, Report: "t2", DocumentID: "d1"}}, Stage: "delivered", Alleged: first,
			Affirmed: 1, Denied: 1, Standing: certain, Conflicts: []string{"1 report affirms it and 1 report denies it."}, First: day(4), Latest: day(4), Reports: []string{"t2", "t3"}, Publishers: []string{"W"}},
			Found: []entente.Transfer{{ID: "t2", DocumentID: "d1", Between: []entente.Entity{nor, tcd}, Stage: "delivered", Finding: found(certain, "visited Chad"), Dates: []entente.Date{{Time: day(3), Precision: entente.Day}}},
				{ID: "t3", DocumentID: "d1", Finding: found(entente.Standing{Polarity: entente.Negative, Certainty: entente.Certain}, "Nothing here")}}, Sources: docs},
	}
	f.powers = []store.CapabilityView{{RegisteredCapability: entente.RegisteredCapability{ID: "c1", State: nor, Programme: "satellite", Weapon: "Star <b>", Change: "launch", Count: 2, Place: "Andøya",
		Parameters: []entente.Parameter{{Name: "altitude", Value: "500 km", Claimed: true, Reports: []string{"k1"}}, {Name: "altitude", Value: "90 km"}}, Date: entente.Date{Time: day(4), Precision: entente.Published},
		Status: entente.StatusAlleged, Alleged: first, Confirmed: entente.Said{Time: day(7), Report: "k1", DocumentID: "d1"}, Standing: certain, First: day(4), Latest: day(4), Reports: []string{"k1"}, Publishers: []string{"W"}},
		Found: []entente.Capability{{ID: "k1", DocumentID: "d1", State: nor, Change: "launch", Count: 2, Finding: found(certain, "visited Chad")}}, Sources: docs}}
	position := func(id, actor, stance string, s entente.Standing) store.PositionView {
		return store.PositionView{RegisteredPosition: entente.RegisteredPosition{ID: id, Actor: entente.Entity{Code: actor, Text: actor}, Stance: stance, Strength: 0.9, Standing: s, First: day(4), Latest: day(4),
			About: entente.Topic{Kind: entente.AboutAgreement, ID: "g1", Text: "Pact <of> steel", Entities: []entente.Entity{nor, tcd}}, Reports: []string{id + "r"}, Publishers: []string{"W"}, Reason: "its sentence <tells>"},
			Found: []entente.Position{{ID: id + "r", DocumentID: "d1", Stance: stance, Strength: 0.9, Finding: found(s, "Nothing here")}}, Sources: docs}
	}
	f.positions = []store.PositionView{position("p1", "GBR", "alarm", certain), position("p2", "TCD", "welcome", may)}
	v := f.docs["d1"]
	v.Reading.Transfers = []entente.Transfer{f.transfers[0].Found[0]}
	f.docs["d1"] = v
}

// part cuts a page out of a list, and says where the next begins: its cursor is
// the id of the last row.
func part[V any](all []V, s store.Slice, id func(V) string) store.Listing[V] {
	out := store.Listing[V]{Total: len(all)}
	if s.After != "" {
		if i := slices.IndexFunc(all, func(v V) bool { return id(v) == string(s.After) }); i >= 0 {
			all = all[i+1:]
		}
	}
	from := min(s.Offset, len(all))
	out.Rows = all[from:min(from+max(s.Limit, 1), len(all))]
	if from+len(out.Rows) < len(all) && len(out.Rows) > 0 {
		out.Next = store.Cursor(id(out.Rows[len(out.Rows)-1]))
	}
	return out
}

// some are the rows that pass a test and were known by a day.
func some[V any](all []V, pass func(V) bool) []V {
	return slices.DeleteFunc(slices.Clone(all), func(v V) bool { return !pass(v) })
}

func has(list []entente.Entity, code string) bool {
	return code == "" || slices.ContainsFunc(list, func(e entente.Entity) bool { return e.Code == code })
}

func (f *fake) Register(_ context.Context, q store.RegisterFilter) (store.Listing[store.AgreementView], error) {
	return part(some(f.agreements, func(v store.AgreementView) bool {
		return has(v.Parties, q.State) && has(v.Parties, q.Other) && (q.Type == "" || q.Type == v.Type) && (q.Obligation == "" || v.HasObligation(q.Obligation)) &&
			(q.KnownBy.IsZero() || v.First.Before(q.KnownBy.AddDate(0, 0, 1))) && (q.From.IsZero() || !v.First.Before(q.From))
	}), q.Slice, func(v store.AgreementView) string { return v.ID }), nil
}

func (f *fake) Transfers(_ context.Context, q store.TransferFilter) (store.Listing[store.TransferView], error) {
	return part(some(f.transfers, func(v store.TransferView) bool {
		return has(v.Parties(), q.State) && has(v.Parties(), q.Other) && has(v.Suppliers, q.Supplier) && has(v.Recipients, q.Recipient) && (q.Stage == "" || q.Stage == v.Stage) &&
			(q.Status == "" || q.Status == v.Status) && (q.KnownBy.IsZero() || v.First.Before(q.KnownBy.AddDate(0, 0, 1)))
	}), q.Slice, func(v store.TransferView) string { return v.ID }), nil
}

func (f *fake) Transfer(_ context.Context, id string) (store.TransferView, error) {
	return alone(f.transfers, "transfer", id, func(v store.TransferView) string { return v.ID })
}

func (f *fake) Capabilities(_ context.Context, q store.CapabilityFilter) (store.Listing[store.CapabilityView], error) {
	return part(some(f.powers, func(v store.CapabilityView) bool {
		return has([]entente.Entity{v.State}, q.State) && (q.Programme == "" || q.Programme == v.Programme) && (q.KnownBy.IsZero() || v.First.Before(q.KnownBy.AddDate(0, 0, 1)))
	}), q.Slice, func(v store.CapabilityView) string { return v.ID }), nil
}

func (f *fake) Capability(_ context.Context, id string) (store.CapabilityView, error) {
	return alone(f.powers, "capability", id, func(v store.CapabilityView) string { return v.ID })
}

func (f *fake) Positions(_ context.Context, q store.PositionFilter) (store.Listing[store.PositionView], error) {
	return part(some(f.positions, func(v store.PositionView) bool {
		return has([]entente.Entity{v.Actor}, q.Actor) && (q.Stance == "" || q.Stance == v.Stance) && (q.Kind == "" || q.Kind == v.About.Kind) && (q.ID == "" || q.ID == v.About.ID) &&
			has(v.About.Entities, q.State) && has(v.About.Entities, q.Other) && (q.KnownBy.IsZero() || v.First.Before(q.KnownBy.AddDate(0, 0, 1)))
	}), q.Slice, func(v store.PositionView) string { return v.ID }), nil
}

func (f *fake) Position(_ context.Context, id string) (store.PositionView, error) {
	return alone(f.positions, "position", id, func(v store.PositionView) string { return v.ID })
}

func alone[V any](all []V, kind, id string, of func(V) string) (v V, err error) {
	for _, v := range all {
		if of(v) == id {
			return v, nil
		}
	}
	return v, missing("There is no %s %q in the record.", kind, id)
}

func (f *fake) Choices(_ context.Context, ledger store.Kind) (store.Choices, error) {
	switch ledger {
	case store.KindTransfer:
		return store.Choices{Classes: []store.FacetTotal{{Value: "naval", Total: 1}, {Value: "own <class>", Total: 2}}, Stages: []store.FacetTotal{{Value: "delivered", Total: 1}},
			Statuses: []store.FacetTotal{{Value: "possible", Total: 1}}}, nil
	case store.KindAgreement:
		return store.Choices{Obligations: []store.FacetTotal{{Value: "DEFENSE", Total: 1}}}, nil
	}
	return store.Choices{}, nil
}

func (f *fake) Text(ctx context.Context, id string) (entente.Document, error) {
	v, err := f.Document(ctx, id)
	return v.Document, err
}

func (f *fake) EntriesOf(_ context.Context, document string) (map[[2]string]string, error) {
	of := map[[2]string]string{}
	for _, v := range f.transfers {
		for _, r := range v.Found {
			if r.DocumentID == document {
				of[[2]string{"transfer", r.ID}] = v.ID
			}
		}
	}
	for _, a := range f.agreements {
		of[[2]string{"agreement", strings.Join(a.Reports, "")}] = a.ID
	}
	return of, nil
}
