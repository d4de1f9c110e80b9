package store

import (
	"context"
	"strings"
	"time"

	"entente"
)

// Update is one transaction that makes derived rows again: what it reads and
// what it replaces belong together, and nobody else writes meanwhile.
type Update struct {
	t   *tx
	now time.Time
}

// Update runs f; all that it changed is stored if it returns nil, and none of
// it otherwise.
func (s *Store) Update(ctx context.Context, f func(*Update) error) error {
	return s.write(ctx, "update derived rows", func(t *tx) error {
		if err := f(&Update{t: t, now: s.now()}); err != nil {
			return err
		}
		return packScores(ctx, t)
	})
}

// Fresh takes keys off the stale list.
func (u *Update) Fresh(ctx context.Context, keys []Stale) error {
	for _, k := range keys {
		if err := u.t.exec(ctx, `DELETE FROM stale WHERE kind = ? AND key = ? AND day = ?`,
			string(k.Kind), k.Key, dayOf(k.Day)); err != nil {
			return err
		}
	}
	return nil
}

// PlacedMention is a mention with the day that it stands on. Decided is whether
// an analyst put it into its family, beside a mention in the document BesideIn
// at the anchor Beside; both are empty where it was split off.
type PlacedMention struct {
	Mention          entente.Mention
	Day              time.Time
	Decided          bool
	BesideIn, Beside string
	Says             string // the sentence that it stands in
}

// Mentions lists the current mentions of a family from one day to another,
// both included.
func (u *Update) Mentions(ctx context.Context, family string, from, to time.Time) ([]PlacedMention, error) {
	lo, hi := days(from, to)
	all, err := collect(ctx, u.t, scanPlaced, `SELECT m.day, m.payload, d.title, d.text FROM mention m
		JOIN document d ON d.id = m.document_id AND d.coder = m.coder
		WHERE m.family = ? AND m.day BETWEEN ? AND ? ORDER BY m.id`, family, lo, hi)
	if err != nil {
		return nil, err
	}
	decided, err := decidedBy(ctx, u.t, `family = ?`, family)
	for i := range all {
		m := &all[i].Mention
		if d, ok := decided[m.DocumentID+" "+m.Anchor()]; ok {
			all[i].Decided, all[i].BesideIn, all[i].Beside = true, d.besideIn, d.beside
		}
	}
	return all, err
}

func scanPlaced(r row) (PlacedMention, error) {
	var v PlacedMention
	var day int64
	var payload, title, text string
	if err := r.Scan(&day, &payload, &title, &text); err != nil {
		return v, err
	}
	v.Day = midnight(day)
	var err error
	v.Mention, err = unpack[entente.Mention](payload)
	if v.Mention.Where == entente.Title {
		text = title
	}
	v.Says = strings.Clone(v.Mention.Said(text)) // the text itself is let go
	return v, err
}

// Reports lists the current reports of a family of agreements.
func (u *Update) Reports(ctx context.Context, family string) ([]entente.Agreement, error) {
	return collect(ctx, u.t, scanPayload[entente.Agreement], `SELECT f.payload FROM finding f
		JOIN document d ON d.id = f.document_id AND d.coder = f.coder
		WHERE f.kind = 'agreement' AND f.family = ? ORDER BY f.id`, family)
}

// Documents gives documents by id, without their texts.
func (u *Update) Documents(ctx context.Context, ids []string) (map[string]entente.Document, error) {
	return heads(ctx, u.t, ids)
}

// heads finds documents without their texts; ids that are not held are left
// out.
func heads(ctx context.Context, q querier, ids []string) (map[string]entente.Document, error) {
	found := make(map[string]entente.Document, len(ids))
	for _, part := range chunks(distinct(ids), 400) {
		docs, err := collect(ctx, q, scanHead, `SELECT `+headColumns+` FROM document d WHERE d.id IN (`+marks(len(part))+`)`,
			anys(part)...)
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			found[d.ID] = d
		}
	}
	return found, nil
}

// distinct keeps the first of equal strings.
func distinct(all []string) []string {
	seen := make(map[string]bool, len(all))
	var out []string
	for _, v := range all {
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// Texts gives documents by id with their texts.
func (u *Update) Texts(ctx context.Context, ids []string) (map[string]entente.Document, error) {
	found := make(map[string]entente.Document, len(ids))
	for _, id := range distinct(ids) {
		d, ok, err := one(ctx, u.t, scanDocument, `SELECT `+headColumns+`, d.text FROM document d WHERE d.id = ?`, id)
		if err != nil {
			return nil, err
		}
		if ok {
			found[id] = d
		}
	}
	return found, nil
}
