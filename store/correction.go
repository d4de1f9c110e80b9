package store

import (
	"context"
	"time"

	"entente"
)

// # correction
//
// Documents that correct or withdraw another, or stand under its address with
// other words, and which (corrects, empty as long as the record does not hold
// it). Derived from the text, what is near it, and document.version.

// Notice is what a document says of itself: that it corrects or withdraws
// another. Its Kind is empty where it says nothing such.
type Notice struct {
	Kind  entente.CorrectionKind
	Words string
}

// SaveNotice keeps what a document says of itself, and marks what must be looked
// for: the document that it puts right, and whether it is one that others do.
func (u *Update) SaveNotice(ctx context.Context, documentID string, n Notice) error {
	return saveNotice(ctx, u.t, documentID, n)
}

func saveNotice(ctx context.Context, t *tx, documentID string, n Notice) error {
	d, found, err := one(ctx, t, scanHead, `SELECT `+headColumns+` FROM document d WHERE d.id = ?`, documentID)
	if err != nil || !found {
		return err
	}
	if err := t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT 'corrections', document_id, 0 FROM correction
		WHERE corrects = '' AND publisher = ? AND document_id <> ? ON CONFLICT DO NOTHING`, d.Publisher.Name, d.ID); err != nil {
		return err
	}
	if n.Kind == "" && d.Version > 1 {
		n.Kind = entente.Changed
	}
	if n.Kind == "" {
		return t.exec(ctx, `DELETE FROM correction WHERE document_id = ?`, d.ID)
	}
	at := d.Published
	if at.IsZero() {
		at = d.Retrieved
	}
	if err := t.exec(ctx, `INSERT INTO correction (document_id, kind, words, publisher, corrects, at) VALUES (?,?,?,?,'',?)
		ON CONFLICT (document_id) DO UPDATE SET kind = excluded.kind, words = excluded.words`,
		d.ID, string(n.Kind), n.Words, d.Publisher.Name, instant(at)); err != nil {
		return err
	}
	return t.exec(ctx, insertStale, string(StaleCorrections), d.ID, 0)
}

// PutsRight keeps which document a correction puts right; empty for none.
func (u *Update) PutsRight(ctx context.Context, documentID, corrects string) error {
	return u.t.exec(ctx, `UPDATE correction SET corrects = ? WHERE document_id = ?`, corrects, documentID)
}

// NoticeOf is what was kept of what a document says of itself, the zero value for nothing.
func (u *Update) NoticeOf(ctx context.Context, documentID string) (Notice, error) {
	n, _, err := one(ctx, u.t, func(r row) (n Notice, err error) { return n, r.Scan(&n.Kind, &n.Words) },
		`SELECT kind, words FROM correction WHERE document_id = ?`, documentID)
	return n, err
}

// PutOut lists what a publisher put out from one time until before another, the latest first, at most limit, with the
// beginnings of the texts.
func (u *Update) PutOut(ctx context.Context, publisher string, from, until time.Time, limit int) ([]entente.Document, error) {
	return collect(ctx, u.t, func(r row) (d entente.Document, err error) {
		return d, r.Scan(&d.ID, &d.Title, (*msTime)(&d.Published), &d.Text)
	}, `SELECT id, title, published, substr(text, 1, 1500) FROM document WHERE publisher = ? AND published >= ? AND published < ?
		ORDER BY published DESC LIMIT ?`, publisher, instant(from), instant(until), limit)
}

// VersionBefore is the text that stood under a document's address before it,
// empty for none.
func (u *Update) VersionBefore(ctx context.Context, documentID string) (string, error) {
	id, _, err := one(ctx, u.t, scanString, `SELECT o.id FROM document d JOIN document o ON o.url = d.url AND o.version < d.version
		WHERE d.id = ? AND d.url <> '' ORDER BY o.version DESC LIMIT 1`, documentID)
	return id, err
}

const correctionColumns = `c.document_id, c.kind, c.words, c.corrects, c.at`

func scanCorrection(r row) (c entente.Correction, err error) {
	return c, r.Scan(&c.DocumentID, &c.Kind, &c.Words, &c.Corrects, (*msTime)(&c.At))
}

// CorrectionView is a correction with the documents that it is about, without
// their texts; Original is the zero value where the record does not hold it.
type CorrectionView struct {
	entente.Correction
	Document, Original entente.Document
}

// Corrections lists corrections, the latest first, and how many there are.
func (s *Store) Corrections(ctx context.Context, p Page) ([]CorrectionView, int, error) {
	n, _, err := one(ctx, s.r, scanInt, `SELECT COUNT(*) FROM correction`)
	if err != nil {
		return nil, 0, s.wrap("count corrections", err)
	}
	all, err := collect(ctx, s.r, scanCorrection, `SELECT `+correctionColumns+` FROM correction c
		ORDER BY c.at DESC, c.document_id LIMIT ? OFFSET ?`, p.limit(), p.offset())
	if err != nil {
		return nil, 0, s.wrap("list corrections", err)
	}
	views, err := s.fillCorrections(ctx, all)
	return views, int(n), s.wrap("list corrections", err)
}

// CorrectionsOf are the corrections that some documents are or are put right by,
// the latest first.
func (s *Store) CorrectionsOf(ctx context.Context, documents []string) ([]CorrectionView, error) {
	var all []entente.Correction
	seen := map[string]bool{}
	for _, part := range chunks(distinct(documents), 200) {
		found, err := collect(ctx, s.r, scanCorrection, `SELECT `+correctionColumns+` FROM correction c WHERE c.document_id IN (`+marks(len(part))+`)
			UNION SELECT `+correctionColumns+` FROM correction c WHERE c.corrects IN (`+marks(len(part))+`) ORDER BY 5 DESC, 1`, append(anys(part), anys(part)...)...)
		if err != nil {
			return nil, s.wrap("find corrections", err)
		}
		for _, c := range found {
			if !seen[c.DocumentID] {
				seen[c.DocumentID] = true
				all = append(all, c)
			}
		}
	}
	views, err := s.fillCorrections(ctx, all)
	return views, s.wrap("find corrections", err)
}

func (s *Store) fillCorrections(ctx context.Context, all []entente.Correction) ([]CorrectionView, error) {
	var ids []string
	for _, c := range all {
		ids = append(ids, c.DocumentID)
		if c.Corrects != "" {
			ids = append(ids, c.Corrects)
		}
	}
	docs, err := heads(ctx, s.r, ids)
	out := make([]CorrectionView, len(all))
	for i, c := range all {
		out[i] = CorrectionView{c, docs[c.DocumentID], docs[c.Corrects]}
	}
	return out, err
}

// # coding
//
// Since when each version of the coder has read documents: from then on what was
// read before is read again. Kept.

// Coding is a version of the coder and since when it reads.
type Coding struct {
	Coder string
	Since time.Time
}

// Codings lists the versions of the coder, the latest first.
func (s *Store) Codings(ctx context.Context) ([]Coding, error) {
	all, err := collect(ctx, s.r, func(r row) (c Coding, err error) {
		return c, r.Scan(&c.Coder, (*msTime)(&c.Since))
	}, `SELECT coder, since FROM coding ORDER BY since DESC, coder`)
	return all, s.wrap("list versions of the coder", err)
}
