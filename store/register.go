package store

import (
	"context"

	"entente"
)

// EntryRegister tells which entries of a ledger the documents of a family's
// reports have been part of, so that merging again keeps their ids.
func (u *Update) EntryRegister(ctx context.Context, ledger Kind, family string) (map[string][]string, error) {
	pairs, err := collect(ctx, u.t, scanPair, `SELECT r.document_id, e.id FROM entry e JOIN entry_report r ON r.n = e.n
		WHERE e.ledger = ? AND e.family = ? ORDER BY e.id, r.report_id`, string(ledger), family)
	known := map[string][]string{}
	for _, p := range pairs {
		known[p[0]] = append(known[p[0]], p[1])
	}
	return known, err
}

// TransferReports lists the current reports of a family of transfers.
func (u *Update) TransferReports(ctx context.Context, family string) ([]entente.Transfer, error) {
	return reportsOf[entente.Transfer](ctx, u, KindTransfer, family)
}

// CapabilityReports lists the current reports of a family of capabilities.
func (u *Update) CapabilityReports(ctx context.Context, family string) ([]entente.Capability, error) {
	return reportsOf[entente.Capability](ctx, u, KindCapability, family)
}

func reportsOf[T any](ctx context.Context, u *Update, kind Kind, family string) ([]T, error) {
	return collect(ctx, u.t, scanPayload[T], `SELECT f.payload FROM finding f
		JOIN document d ON d.id = f.document_id AND d.coder = f.coder
		WHERE f.kind = ? AND f.family = ? ORDER BY f.id`, string(kind), family)
}

// ReplaceTransfers makes the given transfers the only ones of a family.
// documents tells which document each of their reports stands in.
func (u *Update) ReplaceTransfers(ctx context.Context, family string, all []entente.RegisteredTransfer, documents map[string]string) error {
	return replace(ctx, u, KindTransfer, family, all, transferEntry, documents)
}

// ReplaceCapabilities does so for capabilities.
func (u *Update) ReplaceCapabilities(ctx context.Context, family string, all []entente.RegisteredCapability, documents map[string]string) error {
	return replace(ctx, u, KindCapability, family, all, capabilityEntry, documents)
}

// ReplacePositions does so for positions.
func (u *Update) ReplacePositions(ctx context.Context, family string, all []entente.RegisteredPosition, documents map[string]string) error {
	return replace(ctx, u, KindPosition, family, all, positionEntry, documents)
}

func replace[T any](ctx context.Context, u *Update, ledger Kind, family string, all []T, as func(T) (entry, error),
	documents map[string]string) error {
	entries := make([]entry, len(all))
	for i, v := range all {
		var err error
		if entries[i], err = as(v); err != nil {
			return err
		}
	}
	return u.replaceEntries(ctx, ledger, family, entries, documents)
}

// PositionLink is what one reported position is about: a thing of the register
// or an event by kind and id, and why it is held to be that.
type PositionLink struct {
	Position string // id of the finding
	Family   string // what it merges by
	About    entente.Topic
	Reason   string
}

// LinkedPosition is a reported position with its link.
type LinkedPosition struct {
	entente.Position
	Link PositionLink
}

// LinkedPositions lists the current positions of a family.
func (u *Update) LinkedPositions(ctx context.Context, family string) ([]LinkedPosition, error) {
	return collect(ctx, u.t, func(r row) (v LinkedPosition, err error) {
		var position, link string
		if err = r.Scan(&position, &link); err != nil {
			return v, err
		}
		if v.Position, err = unpack[entente.Position](position); err == nil {
			v.Link, err = unpack[PositionLink](link)
		}
		return v, err
		// CROSS JOIN, or SQLite begins with all positions that there are.
	}, `SELECT f.payload, l.payload FROM position_link l CROSS JOIN finding f CROSS JOIN document d
		WHERE l.family = ? AND f.id = l.position_id AND f.kind = 'position' AND d.id = f.document_id AND d.coder = f.coder ORDER BY f.id`, family)
}

// ReplaceLinks makes the given links the only ones of a document, and marks
// the families that lost or gained one.
func (u *Update) ReplaceLinks(ctx context.Context, documentID string, links []PositionLink) error {
	if err := u.t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'positions', family, 0 FROM position_link
		WHERE document_id = ? ON CONFLICT DO NOTHING`, documentID); err != nil {
		return err
	}
	if err := u.t.exec(ctx, `DELETE FROM position_link WHERE document_id = ?`, documentID); err != nil {
		return err
	}
	for _, l := range links {
		payload, err := pack(l)
		if err != nil {
			return err
		}
		if err := u.t.exec(ctx, `INSERT INTO position_link (family, position_id, document_id, payload) VALUES (?,?,?,?)
			ON CONFLICT DO NOTHING`, l.Family, l.Position, documentID, payload); err != nil {
			return err
		}
		if err := u.t.exec(ctx, insertStale, string(StalePositions), l.Family, 0); err != nil {
			return err
		}
	}
	return nil
}

// Registered tells under which id in its register each finding of a document
// stands, by kind and id of the finding, and which event each mention became
// (kind AboutEvent).
func (u *Update) Registered(ctx context.Context, documentID string) (map[[2]string]string, error) {
	rows, err := collect(ctx, u.t, func(r row) (v [3]string, err error) {
		err = r.Scan(&v[0], &v[1], &v[2])
		return v, err
	}, `SELECT f.kind, f.id, e.id FROM finding f JOIN entry_report r ON r.report_id = f.id
		JOIN entry e ON e.n = r.n AND e.ledger = f.kind WHERE f.document_id = ? AND f.kind IN ('agreement', 'transfer', 'capability')
		UNION ALL SELECT 'event', m.id, x.event_id FROM mention m JOIN event_mention x ON x.mention_id = m.id WHERE m.document_id = ?`,
		documentID, documentID)
	of := make(map[[2]string]string, len(rows))
	for _, v := range rows {
		of[[2]string{v[0], v[1]}] = v[2]
	}
	return of, err
}

// Reading gives the current reading of a document, within the update.
func (u *Update) Reading(ctx context.Context, documentID string) (entente.Reading, error) {
	coder, _, err := one(ctx, u.t, scanString, `SELECT coder FROM document WHERE id = ?`, documentID)
	if err != nil {
		return entente.Reading{}, err
	}
	return readReading(ctx, u.t, documentID, coder)
}

// SetFamilies gives findings of a document that were stored without one what
// they merge by, by kind and id, and marks these families and the document's
// links.
func (u *Update) SetFamilies(ctx context.Context, documentID string, families map[[2]string]string) error {
	for of, family := range families {
		if err := u.t.exec(ctx, `UPDATE finding SET family = ? WHERE id = ? AND kind = ?`, family, of[1], of[0]); err != nil {
			return err
		}
		if err := u.t.exec(ctx, insertStale, string(staleOf(Kind(of[0]))), family, 0); err != nil {
			return err
		}
	}
	return u.staleLinks(ctx, []string{documentID})
}

// staleLinks marks the links of the positions of documents; those without
// positions have none.
func (u *Update) staleLinks(ctx context.Context, documents []string) error {
	for _, d := range documents {
		if err := u.t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'links', document_id, 0 FROM finding
			WHERE document_id = ? AND kind = 'position' ON CONFLICT DO NOTHING`, d); err != nil {
			return err
		}
	}
	return nil
}
