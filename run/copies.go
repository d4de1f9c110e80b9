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
	Document(ctx context.Context, id string) (store.DocumentView, error)
}

// Copies are the ids of documents within two weeks of a document that have the
// same text, or a part of it, and of the one that it is written after, if it credits
// that one's publisher (origin.Source), as far as the record has read them; some
// dozens at most. The document must have its text.
func Copies(ctx context.Context, t Texts, doc *entente.Document) ([]string, error) {
	own := origin.Of(doc)
	key, failed := kept(doc, &own)
	if failed != "" {
		return nil, errors.New(failed)
	}
	key.Bands = append(own.Bands(), own.SourceKeys(published(doc))...)
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
	var out, others []string
	var reports []origin.Report
	for _, id := range ids {
		other, err := origin.Unpack(packed[id])
		switch {
		case err != nil || id == doc.ID: // it has none of this version, until what it reports is merged again
		case origin.Alike(&own, &other, func(p uint32) bool { return furniture[p] }):
			out = append(out, id)
		default:
			others, reports = append(others, id), append(reports, origin.Report{ID: id, Sketch: other})
		}
	}
	return withSource(ctx, t, out, origin.Report{ID: doc.ID, Outlets: outlets(doc, nil), Published: published(doc), Sketch: own}, others, reports)
}

// withSource adds the document that a report is written after to others, if one of
// several candidates is it.
func withSource(ctx context.Context, t Texts, found []string, r origin.Report, ids []string, among []origin.Report) ([]string, error) {
	if len(r.Sketch.Credits) == 0 {
		return found, nil
	}
	for i, id := range ids {
		v, err := t.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		among[i].Outlets, among[i].Published = outlets(&v.Document, nil), published(&v.Document)
	}
	if i := origin.Source(r, among, noPress{}); i >= 0 {
		found = append(found, ids[i])
	}
	return found, nil
}
