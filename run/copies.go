package run

import (
	"context"
	"errors"

	"entente"
	"entente/merge/origin"
	"entente/store"
)

// Texts is the index of the record's texts. A *store.Store is one.
type Texts interface {
	Candidates(ctx context.Context, sk store.Sketch) ([]string, error)
	Sketches(ctx context.Context, ids []string, version int) (map[string][]byte, error)
	Furniture(ctx context.Context, passages []uint32) (map[uint32]bool, error)
}

// Copies are the ids of documents within two weeks of a document that have the
// same text, or a part of it, as far as the record has read them; some dozens
// at most. The document must have its text.
func Copies(ctx context.Context, t Texts, doc *entente.Document) ([]string, error) {
	key, failed := sketch(doc)
	if failed != "" {
		return nil, errors.New(failed)
	}
	ids, err := t.Candidates(ctx, key)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	packed, err := t.Sketches(ctx, ids, origin.Version)
	if err != nil {
		return nil, err
	}
	furniture, err := t.Furniture(ctx, key.Passages)
	if err != nil {
		return nil, err
	}
	own := origin.Of(doc)
	var out []string
	for _, id := range ids {
		other, err := origin.Unpack(packed[id])
		if err != nil {
			continue // it has none of this version, until what it reports is merged again
		}
		if id != doc.ID && origin.Alike(&own, &other, func(p uint32) bool { return furniture[p] }) {
			out = append(out, id)
		}
	}
	return out, nil
}
