package run

import (
	"context"

	"entente"
	"entente/store"
)

// notice looks whether a document that was read before corrects another.
func (b *derivation) notice(ctx context.Context, documentID string) error {
	docs, err := b.u.Texts(ctx, []string{documentID})
	if err != nil {
		return err
	}
	doc := docs[documentID]
	var n store.Notice
	n.Kind, n.Words = b.d.o.Notices.Of(&doc)
	return b.u.SaveNotice(ctx, documentID, n)
}

// correction finds what a document puts right: what stood under its address
// before, or else the last that its publisher put out before it with the same
// text or a good part of it.
func (b *derivation) correction(ctx context.Context, documentID string) error {
	before, err := b.u.VersionBefore(ctx, documentID)
	if err != nil {
		return err
	}
	if before == "" {
		if before, err = b.printedBefore(ctx, documentID); err != nil {
			return err
		}
	}
	return b.u.PutsRight(ctx, documentID, before)
}

// printedBefore is the last text like a document's that its publisher put out
// before it, empty for none.
func (b *derivation) printedBefore(ctx context.Context, documentID string) (string, error) {
	texts, err := b.u.Texts(ctx, []string{documentID})
	if err != nil {
		return "", err
	}
	doc := texts[documentID]
	ids, err := Copies(ctx, b.d.o.Store, &doc)
	if err != nil {
		return "", err
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return "", err
	}
	var best entente.Document
	for _, id := range ids {
		d := docs[id]
		if d.Publisher.Name != doc.Publisher.Name || !published(&d).Before(published(&doc)) {
			continue
		}
		if best.ID == "" || published(&d).After(published(&best)) {
			best = d
		}
	}
	return best.ID, nil
}
