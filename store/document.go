package store

import (
	"context"
	"fmt"

	"entente"
)

// # document
//
// One row a text, under the hash of what it says (entente.ContentID); the same
// text seen again is the same row. url and version say which text under an
// address it was: a changed text is the next version, and both stay. state,
// coder, tried, attempts and error are the state of the work on it, the only
// columns that change:
//
//	waiting     no coder has read it
//	coded       coder read it; its reading is the current view
//	failed      coder tried could not, error says why, attempts how often
//	unreadable  nothing could be extracted from the bytes; never coded
//
// again says that the user has taught something about a name in the text since
// it was coded, so that it is work. kind says how it is to be read
// (entente.DocumentKind); of a text that was coded as another kind, the next
// version of the coder gives the reading.
//
// # sighting
//
// Where a document was seen: one row an address and source. Ten outlets that
// print the same words are one document with ten sightings, each with its
// publisher and dates. Not re-derivable.

// State is where the work on a document stands.
type State string

// The states of a document.
const (
	Waiting    State = "waiting"
	Coded      State = "coded"
	Failed     State = "failed"
	Unreadable State = "unreadable"
)

// StateOf is the state that a document's own fields tell.
func StateOf(d entente.Document) State {
	switch {
	case d.Error != "" && d.Text == "" && d.Title == "":
		return Unreadable
	case d.Error != "":
		return Failed
	case d.Coder == "":
		return Waiting
	}
	return Coded
}

// Added says what became of one input: the document it is, and whether the
// record had not held it before.
type Added struct {
	ID  string
	New bool
}

// AddDocuments keeps raw bytes and documents in one transaction. When it
// returns without an error they are on disk and survive a crash of the process
// or the machine. A document that is already held gets a sighting only.
func (s *Store) AddDocuments(ctx context.Context, in []entente.Input) ([]Added, error) {
	added := make([]Added, len(in))
	err := s.write(ctx, fmt.Sprintf("add %d documents", len(in)), func(t *tx) error {
		for i := range in {
			var err error
			if added[i], err = s.addDocument(ctx, t, in[i]); err != nil {
				return fmt.Errorf("document %q: %w", in[i].Doc.URL, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

func (s *Store) addDocument(ctx context.Context, t *tx, in entente.Input) (Added, error) {
	d := in.Doc
	hash, err := s.putRaw(ctx, t, in.Raw)
	if err != nil {
		return Added{}, err
	}
	if hash != "" {
		d.RawHash = hash
	}
	if d.Retrieved.IsZero() {
		d.Retrieved = s.now()
	}
	d.ID = identity(d)
	_, held, err := one(ctx, t, scanInt, `SELECT n FROM document WHERE id = ?`, d.ID)
	if err != nil {
		return Added{}, err
	}
	if !held {
		err = insertDocument(ctx, t, d)
	} else if d.Kind != entente.Report {
		err = t.exec(ctx, `UPDATE document SET kind = ? WHERE id = ? AND kind <> ?`, string(d.Kind), d.ID, string(d.Kind))
	}
	if err != nil {
		return Added{}, err
	}
	err = sight(ctx, t, d, held)
	return Added{ID: d.ID, New: !held}, err
}

// sight notes where a document was seen. One that was seen before has another
// outlet by it, which the events that it reports must show.
func sight(ctx context.Context, t *tx, d entente.Document, held bool) error {
	done, err := t.ExecContext(ctx, `INSERT INTO sighting (document_id, url, source_id, publisher, published, retrieved, raw_hash)
		VALUES (?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
		d.ID, d.URL, d.SourceID, d.Publisher.Name, instant(d.Published), instant(d.Retrieved), d.RawHash)
	if err != nil || !held {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return t.exec(ctx, `INSERT INTO stale (kind, key, day) SELECT DISTINCT 'events', m.family, m.day FROM document d
		JOIN mention m ON m.document_id = d.id AND m.coder = d.coder WHERE d.id = ? ON CONFLICT DO NOTHING`, d.ID)
}

// identity is the document's content hash, or, for one that could not be
// read and so has no content, that of its bytes and address.
func identity(d entente.Document) string {
	if StateOf(d) == Unreadable {
		return entente.ContentID("unreadable\x00"+d.URL, d.RawHash+d.Error)
	}
	return entente.ContentID(d.Title, d.Text)
}

func insertDocument(ctx context.Context, t *tx, d entente.Document) error {
	d.Version = 1
	if d.URL != "" {
		last, _, err := one(ctx, t, scanInt, `SELECT COALESCE(MAX(version), 0) FROM document WHERE url = ?`, d.URL)
		if err != nil {
			return err
		}
		d.Version = int(last) + 1
	}
	state := Waiting
	if StateOf(d) == Unreadable {
		state = Unreadable
	} else {
		d.Error = ""
	}
	return t.exec(ctx, `INSERT INTO document (id, source_id, url, version, publisher, publisher_country, publisher_kind,
		state_controlled, title, language, published, retrieved, text, raw_hash, sample, kind, state, coder, tried, attempts, error)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'','',0,?)`,
		d.ID, d.SourceID, d.URL, d.Version, d.Publisher.Name, d.Publisher.Country, d.Publisher.Kind,
		d.Publisher.StateControlled, d.Title, d.Language, instant(d.Published), instant(d.Retrieved),
		d.Text, d.RawHash, d.Sample, string(d.Kind), string(state), d.Error)
}

// headColumns are a document without its text.
const headColumns = `d.id, d.source_id, d.url, d.version, d.publisher, d.publisher_country, d.publisher_kind,
	d.state_controlled, d.title, d.language, d.published, d.retrieved, d.raw_hash, d.sample, d.kind, d.coder, d.attempts, d.error`

func scanHead(r row) (entente.Document, error) {
	var d entente.Document
	return d, r.Scan(headFields(&d)...)
}

func scanDocument(r row) (entente.Document, error) {
	var d entente.Document
	return d, r.Scan(append(headFields(&d), &d.Text)...)
}

// headFields are the places that headColumns are scanned into.
func headFields(d *entente.Document) []any {
	return []any{&d.ID, &d.SourceID, &d.URL, &d.Version, &d.Publisher.Name, &d.Publisher.Country, &d.Publisher.Kind,
		&d.Publisher.StateControlled, &d.Title, &d.Language, (*msTime)(&d.Published), (*msTime)(&d.Retrieved),
		&d.RawHash, &d.Sample, &d.Kind, &d.Coder, &d.Attempts, &d.Error}
}
