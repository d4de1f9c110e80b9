package store

import (
	"context"
	"slices"
	"strings"
	"time"
)

// # sketch
//
// One row a document that was read: what is kept of its text to tell which other
// texts it is like and whom it credits (package merge/origin, which packs it; a
// store knows nothing of what is in it). version is that of the sketch's maker.
// Re-derivable from the text.
//
// # passage
//
// The index of sketches: one row a key of a text (a paragraph's hash, or a band)
// and day of publication, with the document's n. A new text finds its likes by
// the keys that it has. Derived from the sketch.
//
// # furniture
//
// Paragraphs that recur: on furnitureDays days or more, of which the first and
// the last lie furnitureSpan apart. A copied report is printed within a few days;
// what is printed again and again is the history under a report, or a paper's own
// lines. Once it is known, no more passages of it are kept, and the events of
// the documents that have it are stale. Never taken back.
const (
	furnitureDays = 4
	furnitureSpan = 10
)

// Sketch is a packed sketch of a text and the keys that it is found by.
type Sketch struct {
	Version  int
	Data     []byte
	Passages []uint32 // paragraphs
	Bands    []uint32
	Day      time.Time // of publication
}

// bandKey and passageKey keep the two kinds of key apart.
func bandKey(b uint32) int64    { return 1<<32 | int64(b) }
func passageKey(p uint32) int64 { return int64(p) }

// saveSketch keeps a sketch and its keys. A document's sketch of an older
// version is replaced; its passages stay, since they are of the same text.
func saveSketch(ctx context.Context, t *tx, documentID string, sk Sketch) error {
	if len(sk.Data) == 0 {
		return nil
	}
	held, _, err := one(ctx, t, scanInt, `SELECT version FROM sketch WHERE document_id = ?`, documentID)
	if err != nil || int(held) == sk.Version {
		return err
	}
	n, found, err := one(ctx, t, scanInt, `SELECT n FROM document WHERE id = ?`, documentID)
	if err != nil || !found {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO sketch (document_id, version, payload) VALUES (?,?,?)
		ON CONFLICT (document_id) DO UPDATE SET version = excluded.version, payload = excluded.payload`,
		documentID, sk.Version, sk.Data); err != nil {
		return err
	}
	return savePassages(ctx, t, sk, n)
}

// savePassages puts a text into the index, save for what is known to be
// furniture, and knows for furniture what is so now.
func savePassages(ctx context.Context, t *tx, sk Sketch, n int64) error {
	day := dayOf(sk.Day)
	var keys []int64
	for _, p := range sk.Passages {
		keys = append(keys, passageKey(p))
	}
	known, err := keysWhere(ctx, t, keys, `EXISTS (SELECT 1 FROM furniture f WHERE f.key = k.key)`)
	if err != nil {
		return err
	}
	keys = slices.DeleteFunc(keys, func(k int64) bool { return slices.Contains(known, k) })
	elsewhere, err := keysWhere(ctx, t, keys, `EXISTS (SELECT 1 FROM passage p WHERE p.key = k.key AND p.day < ?)
		OR EXISTS (SELECT 1 FROM passage p WHERE p.key = k.key AND p.day > ?)`, day, day)
	if err != nil {
		return err
	}
	for _, b := range sk.Bands {
		keys = append(keys, bandKey(b))
	}
	for _, k := range keys {
		if err := t.exec(ctx, `INSERT INTO passage (key, day, n) VALUES (?,?,?) ON CONFLICT DO NOTHING`, k, day, n); err != nil {
			return err
		}
	}
	for _, k := range elsewhere {
		if err := findFurniture(ctx, t, k); err != nil {
			return err
		}
	}
	return nil
}

// keysWhere are those of some keys for which a condition on k.key holds.
func keysWhere(ctx context.Context, t *tx, keys []int64, condition string, values ...any) ([]int64, error) {
	var out []int64
	for _, part := range chunks(keys, 100) {
		args := make([]any, 0, len(part)+len(values))
		for _, k := range part {
			args = append(args, k)
		}
		found, err := collect(ctx, t, scanInt, `WITH k (key) AS (VALUES `+strings.TrimSuffix(strings.Repeat("(?),", len(part)), ",")+`)
			SELECT k.key FROM k WHERE `+condition, append(args, values...)...)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// findFurniture knows a paragraph for furniture if it recurs, and has the events
// made again that documents with it report.
func findFurniture(ctx context.Context, t *tx, key int64) error {
	recurs, err := recurs(ctx, t, key)
	if err != nil || !recurs {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO furniture (key) VALUES (?) ON CONFLICT DO NOTHING`, key); err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', m.family, m.day FROM passage p
		JOIN document d ON d.n = p.n JOIN mention m ON m.document_id = d.id AND m.coder = d.coder
		WHERE p.key = ? ON CONFLICT DO NOTHING`, key)
}

// recurs reports whether a paragraph is furniture. It steps from day to day
// along the index, so that ten thousand copies of one day are one step.
func recurs(ctx context.Context, t *tx, key int64) (bool, error) {
	const next = `SELECT day FROM passage WHERE key = ? AND day > ? ORDER BY day LIMIT 1`
	first, days, day := int64(0), 0, int64(-1<<40)
	for {
		d, found, err := one(ctx, t, scanInt, next, key, day)
		if err != nil || !found {
			return false, err
		}
		if days == 0 {
			first = d
		}
		if days++; days >= furnitureDays {
			last, _, err := one(ctx, t, scanInt, `SELECT day FROM passage WHERE key = ? ORDER BY day DESC LIMIT 1`, key)
			return last-first >= furnitureSpan, err
		}
		day = d
	}
}

// SaveSketch keeps the sketch of a document.
func (u *Update) SaveSketch(ctx context.Context, documentID string, sk Sketch) error {
	return saveSketch(ctx, u.t, documentID, sk)
}

// Sketches gives the packed sketches of documents, of one version; documents
// that have none are left out.
func (u *Update) Sketches(ctx context.Context, ids []string, version int) (map[string][]byte, error) {
	return sketches(ctx, u.t, ids, version)
}

func sketches(ctx context.Context, q querier, ids []string, version int) (map[string][]byte, error) {
	type kept struct {
		id   string
		data []byte
	}
	out := make(map[string][]byte, len(ids))
	for _, part := range chunks(distinct(ids), 400) {
		all, err := collect(ctx, q, func(r row) (k kept, err error) {
			err = r.Scan(&k.id, &k.data)
			return k, err
		}, `SELECT document_id, payload FROM sketch WHERE version = ? AND document_id IN (`+marks(len(part))+`)`,
			append([]any{version}, anys(part)...)...)
		if err != nil {
			return nil, err
		}
		for _, k := range all {
			out[k.id] = k.data
		}
	}
	return out, nil
}

// Furniture tells which of some paragraphs recur throughout the record.
func (u *Update) Furniture(ctx context.Context, passages []uint32) (map[uint32]bool, error) {
	return furniture(ctx, u.t, passages)
}

// Furniture tells which of some paragraphs recur throughout the record.
func (s *Store) Furniture(ctx context.Context, passages []uint32) (map[uint32]bool, error) {
	found, err := furniture(ctx, s.r, passages)
	return found, s.wrap("find paragraphs that recur", err)
}

func furniture(ctx context.Context, q querier, passages []uint32) (map[uint32]bool, error) {
	out := map[uint32]bool{}
	for _, part := range chunks(passages, 400) {
		keys := make([]any, len(part))
		for i, p := range part {
			keys[i] = passageKey(p)
		}
		found, err := collect(ctx, q, scanInt, `SELECT key FROM furniture WHERE key IN (`+marks(len(part))+`)`, keys...)
		if err != nil {
			return nil, err
		}
		for _, k := range found {
			out[uint32(k)] = true
		}
	}
	return out, nil
}

// Outlet is where a document was seen.
type Outlet struct{ Publisher, URL string }

// Outlets tells where documents were seen, in order.
func (u *Update) Outlets(ctx context.Context, ids []string) (map[string][]Outlet, error) {
	out := make(map[string][]Outlet, len(ids))
	for _, part := range chunks(distinct(ids), 400) {
		_, err := collect(ctx, u.t, func(r row) (struct{}, error) {
			var id string
			var o Outlet
			err := r.Scan(&id, &o.Publisher, &o.URL)
			out[id] = append(out[id], o)
			return struct{}{}, err
		}, `SELECT document_id, publisher, url FROM sighting WHERE document_id IN (`+marks(len(part))+`)
			ORDER BY document_id, retrieved, url`, anys(part)...)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// nearDays is how many days before and after a text its likes are looked for,
// and perKey how many texts each key gives at most.
const (
	nearDays = 14
	perKey   = 8
)

// Candidates are documents that may be like a text, by its keys: of each key the
// first few within two weeks. Whether they are, their sketches tell.
func (s *Store) Candidates(ctx context.Context, sk Sketch) ([]string, error) {
	day := dayOf(sk.Day)
	var out []string
	for _, b := range sk.Bands {
		ids, err := collect(ctx, s.r, scanString, `SELECT d.id FROM passage p JOIN document d ON d.n = p.n
			WHERE p.key = ? AND p.day BETWEEN ? AND ? ORDER BY p.day, p.n LIMIT ?`, bandKey(b), day-nearDays, day+nearDays, perKey)
		if err != nil {
			return nil, s.wrap("find texts that are alike", err)
		}
		out = append(out, ids...)
	}
	return distinct(out), nil
}

// Sketches gives the packed sketches of documents, of one version; documents
// that have none are left out.
func (s *Store) Sketches(ctx context.Context, ids []string, version int) (map[string][]byte, error) {
	all, err := sketches(ctx, s.r, ids, version)
	return all, s.wrap("find sketches", err)
}
