package store

import (
	"context"
	"math"
	"time"

	"entente"
)

// # agreement, agreement_report, agreement_dyad
//
// The register: one row an agreement, which reports of it (rows of finding)
// are joined, and the pairs of states that are parties. payload is the
// entente.RegisteredAgreement; family is what its reports merge by, changed
// when its content last changed. Derived from the reports, but its id is kept
// through merging again: alerts name it, and must not speak twice of one
// agreement.

// ReportRegister tells which registered agreements the documents of a family's
// reports have been part of, so that merging again keeps their ids.
func (u *Update) ReportRegister(ctx context.Context, family string) (map[string][]string, error) {
	pairs, err := collect(ctx, u.t, func(r row) (p [2]string, err error) {
		err = r.Scan(&p[0], &p[1])
		return p, err
	}, `SELECT r.document_id, a.id FROM agreement a JOIN agreement_report r ON r.agreement_id = a.id
		WHERE a.family = ? ORDER BY a.id, r.report_id`, family)
	known := map[string][]string{}
	for _, p := range pairs {
		known[p[0]] = append(known[p[0]], p[1])
	}
	return known, err
}

// ReplaceAgreements makes the given agreements the only ones of a family in
// the register. Those whose content did not change are left alone. It returns
// the dyads of those that did.
func (u *Update) ReplaceAgreements(ctx context.Context, family string, all []entente.RegisteredAgreement,
	dyads func(entente.RegisteredAgreement) []entente.Dyad, documents map[string]string) ([]entente.Dyad, error) {
	old, err := collect(ctx, u.t, scanPayload[entente.RegisteredAgreement],
		`SELECT payload FROM agreement WHERE family = ?`, family)
	if err != nil {
		return nil, err
	}
	held := make(map[string]string, len(old))
	for _, o := range old {
		if held[o.ID], err = pack(o); err != nil {
			return nil, err
		}
	}
	var changed []entente.Dyad
	for _, a := range all {
		payload, err := pack(a)
		if err != nil {
			return nil, err
		}
		if held[a.ID] != payload {
			changed = append(changed, dyads(a)...)
			if err := u.putAgreement(ctx, family, a, payload, dyads(a), documents); err != nil {
				return nil, err
			}
		}
		delete(held, a.ID)
	}
	for _, o := range old {
		if _, gone := held[o.ID]; gone {
			changed = append(changed, dyads(o)...)
			if err := u.t.exec(ctx, `DELETE FROM agreement WHERE id = ?`, o.ID); err != nil {
				return nil, err
			}
		}
	}
	return changed, replace(ctx, u, KindAgreement, family, all, agreementEntry, documents)
}

// putAgreement stores an agreement with its reports and dyads in the place of
// the one with its id.
func (u *Update) putAgreement(ctx context.Context, family string, a entente.RegisteredAgreement, payload string,
	dyads []entente.Dyad, documents map[string]string) error {
	if err := u.t.exec(ctx, `DELETE FROM agreement WHERE id = ?`, a.ID); err != nil {
		return err
	}
	if err := u.t.exec(ctx, `INSERT INTO agreement (id, family, title, type, first, latest, changed, payload)
		VALUES (?,?,?,?,?,?,?,?)`, a.ID, family, a.Title, a.Type, instant(a.First), instant(a.Latest),
		instant(u.now), payload); err != nil {
		return err
	}
	for _, r := range a.Reports {
		if err := u.t.exec(ctx, `INSERT INTO agreement_report (agreement_id, report_id, document_id) VALUES (?,?,?)`,
			a.ID, r, documents[r]); err != nil {
			return err
		}
	}
	for _, d := range dyads {
		if err := u.t.exec(ctx, `INSERT INTO agreement_dyad (a, b, agreement_id) VALUES (?,?,?) ON CONFLICT DO NOTHING`,
			d.A, d.B, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// AgreementView is an agreement of the register with its reports, which carry
// the evidence, and the documents they stand in (without their texts).
type AgreementView struct {
	entente.RegisteredAgreement
	Changed time.Time // when a report last added something
	Found   []entente.Agreement
	Sources map[string]entente.Document
}

// AgreementFilter selects agreements: between two states, or of one (A only),
// or all.
type AgreementFilter struct {
	A, B string // ISO 3166-1 alpha-3
	Page
}

// Agreements lists the register, what changed last first (within one minute,
// what was reported last), and how many there are in all.
func (s *Store) Agreements(ctx context.Context, f AgreementFilter) ([]AgreementView, int, error) {
	where, args := agreementWhere(f)
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM agreement g WHERE `+where, args...)
	if err != nil {
		return nil, 0, s.wrap("count agreements", err)
	}
	views, err := collect(ctx, s.r, scanAgreement, `SELECT g.changed, g.payload FROM agreement g WHERE `+where+
		` ORDER BY g.changed / 60000 DESC, g.latest DESC, g.id LIMIT ? OFFSET ?`, append(args, f.limit(), f.offset())...)
	if err == nil {
		err = s.fillAgreements(ctx, views)
	}
	return views, int(n), s.wrap("list agreements", err)
}

func agreementWhere(f AgreementFilter) (string, []any) {
	switch {
	case f.A != "" && f.B != "":
		d := entente.NewDyad(f.A, f.B)
		return `g.id IN (SELECT agreement_id FROM agreement_dyad WHERE a = ? AND b = ?)`, []any{d.A, d.B}
	case f.A != "":
		return `g.id IN (SELECT agreement_id FROM agreement_dyad WHERE a = ? OR b = ?)`, []any{f.A, f.A}
	}
	return `1 = 1`, nil
}

func scanAgreement(r row) (AgreementView, error) {
	var v AgreementView
	var payload string
	if err := r.Scan((*msTime)(&v.Changed), &payload); err != nil {
		return v, err
	}
	var err error
	v.RegisteredAgreement, err = unpack[entente.RegisteredAgreement](payload)
	return v, err
}

// Agreement finds one agreement of the register.
func (s *Store) Agreement(ctx context.Context, id string) (AgreementView, error) {
	v, found, err := one(ctx, s.r, scanAgreement, `SELECT g.changed, g.payload FROM agreement g WHERE g.id = ?`, id)
	if err == nil && !found {
		err = notFound("agreement", id)
	}
	if err != nil {
		return v, s.wrap("find agreement "+id, err)
	}
	views := []AgreementView{v}
	err = s.fillAgreements(ctx, views)
	return views[0], s.wrap("find agreement "+id, err)
}

// fillAgreements adds all reports and their documents.
func (s *Store) fillAgreements(ctx context.Context, views []AgreementView) error {
	return s.fillRegister(ctx, views, math.MaxInt)
}
