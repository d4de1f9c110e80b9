package store

import (
	"context"

	"entente"
)

// # finding
//
// One row an agreement, transfer, capability, position or stated tie that one
// coder found in one document, told apart by kind. payload is the noun of the
// root package; class and stage are what lists select by (an agreement's type
// and last stage, a transfer's first class and stage, a capability's programme
// and change, a position's stance, a stated tie's sign); family is what
// reports of an agreement, transfer or capability merge by, empty elsewhere. Re-derivable, never
// overwritten.
//
// # party
//
// Who has a part in a finding: actor code and role. Derived from the payload,
// for queries by state.

// Kind tells findings apart.
type Kind string

// The kinds of finding.
const (
	KindAgreement  Kind = "agreement"
	KindTransfer   Kind = "transfer"
	KindCapability Kind = "capability"
	KindPosition   Kind = "position"
	KindTie        Kind = "tie"
)

// finding is a row of the table before it has its place in a reading.
type finding struct {
	id, class, stage, family string
	noun                     any
	parties                  map[string][]entente.Entity // by role
}

func insertFindings(ctx context.Context, t *tx, c *CodedReading) error {
	rd := &c.Reading
	for _, group := range []struct {
		kind Kind
		rows []finding
	}{
		{KindAgreement, agreementRows(rd, c.Agreements)},
		{KindTransfer, transferRows(rd, c.Transfers)},
		{KindCapability, capabilityRows(rd, c.Capabilities)},
		{KindPosition, positionRows(rd)},
		{KindTie, tieRows(rd)},
	} {
		for i, f := range group.rows {
			if err := insertFinding(ctx, t, rd, group.kind, i, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func insertFinding(ctx context.Context, t *tx, rd *entente.Reading, kind Kind, seq int, f finding) error {
	payload, err := pack(f.noun)
	if err != nil {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO finding (id, kind, document_id, coder, seq, class, stage, family, payload)
		VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
		f.id, string(kind), rd.DocumentID, rd.Coder, seq, f.class, f.stage, f.family, payload); err != nil {
		return err
	}
	for role, entities := range f.parties {
		for _, e := range entities {
			if e.Code == "" {
				continue
			}
			if err := t.exec(ctx, `INSERT INTO party (code, kind, finding_id, role) VALUES (?,?,?,?) ON CONFLICT DO NOTHING`,
				e.Code, string(kind), f.id, role); err != nil {
				return err
			}
		}
	}
	return nil
}

// idOr is a thing's own id, or one made of its place in the reading.
func idOr(id string, kind Kind, rd *entente.Reading, i int) string {
	if id != "" {
		return id
	}
	return hashOf(string(kind), " ", rd.DocumentID, " ", rd.Coder, " ", i)
}

func agreementRows(rd *entente.Reading, families []string) []finding {
	var rows []finding
	for i, v := range rd.Agreements {
		v.ID, v.DocumentID, v.Coder = idOr(v.ID, KindAgreement, rd, i), rd.DocumentID, rd.Coder
		stage := ""
		for _, s := range v.Stages {
			if s.Done() {
				stage = s.Stage
			}
		}
		rows = append(rows, finding{id: v.ID, class: v.Type, stage: stage, family: families[i], noun: v,
			parties: map[string][]entente.Entity{"party": v.Parties}})
	}
	return rows
}

func transferRows(rd *entente.Reading, families []string) []finding {
	var rows []finding
	for i, v := range rd.Transfers {
		v.ID, v.DocumentID, v.Coder = idOr(v.ID, KindTransfer, rd, i), rd.DocumentID, rd.Coder
		class := ""
		if len(v.Items) > 0 {
			class = v.Items[0].Class
		}
		rows = append(rows, finding{id: v.ID, class: class, stage: v.Stage, family: families[i], noun: v,
			parties: map[string][]entente.Entity{"supplier": v.Suppliers, "recipient": v.Recipients, "between": v.Between}})
	}
	return rows
}

func capabilityRows(rd *entente.Reading, families []string) []finding {
	var rows []finding
	for i, v := range rd.Capabilities {
		v.ID, v.DocumentID, v.Coder = idOr(v.ID, KindCapability, rd, i), rd.DocumentID, rd.Coder
		rows = append(rows, finding{id: v.ID, class: v.Programme, stage: v.Change, family: families[i], noun: v,
			parties: map[string][]entente.Entity{"state": {v.State}}})
	}
	return rows
}

func positionRows(rd *entente.Reading) []finding {
	var rows []finding
	for i, v := range rd.Positions {
		v.ID, v.DocumentID, v.Coder = idOr(v.ID, KindPosition, rd, i), rd.DocumentID, rd.Coder
		var about []entente.Entity
		for _, topic := range v.About {
			about = append(about, topic.Entities...)
		}
		rows = append(rows, finding{id: v.ID, class: v.Stance, noun: v,
			parties: map[string][]entente.Entity{"actor": {v.Actor}, "about": about}})
	}
	return rows
}

func tieRows(rd *entente.Reading) []finding {
	var rows []finding
	for i, v := range rd.Ties {
		v.ID, v.DocumentID, v.Coder = idOr(v.ID, KindTie, rd, i), rd.DocumentID, rd.Coder
		rows = append(rows, finding{id: v.ID, class: v.Sign, noun: v,
			parties: map[string][]entente.Entity{"between": v.Between}})
	}
	return rows
}

// readFindings fills the findings of a reading.
func readFindings(ctx context.Context, q querier, rd *entente.Reading) (err error) {
	if rd.Agreements, err = findings[entente.Agreement](ctx, q, rd, KindAgreement); err != nil {
		return err
	}
	if rd.Transfers, err = findings[entente.Transfer](ctx, q, rd, KindTransfer); err != nil {
		return err
	}
	if rd.Capabilities, err = findings[entente.Capability](ctx, q, rd, KindCapability); err != nil {
		return err
	}
	if rd.Positions, err = findings[entente.Position](ctx, q, rd, KindPosition); err != nil {
		return err
	}
	rd.Ties, err = findings[entente.StatedTie](ctx, q, rd, KindTie)
	return err
}

func findings[T any](ctx context.Context, q querier, rd *entente.Reading, kind Kind) ([]T, error) {
	return collect(ctx, q, scanPayload[T],
		`SELECT payload FROM finding WHERE document_id = ? AND coder = ? AND kind = ? ORDER BY seq`,
		rd.DocumentID, rd.Coder, string(kind))
}
