package run

import (
	"context"

	"entente"
	"entente/merge/origin"
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
// text or a good part of it, or the one that its notice means.
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
	if before == "" {
		if before, err = b.meant(ctx, documentID); err != nil {
			return err
		}
	}
	return b.u.PutsRight(ctx, documentID, before)
}

// mostPutOut is how many texts of a publisher are looked at for the one that a notice means.
const mostPutOut = 4000

// meant is the text that its notice names by its headline or its day, or tells again: see origin.Notices.Meant.
func (b *derivation) meant(ctx context.Context, documentID string) (string, error) {
	n, err := b.u.NoticeOf(ctx, documentID)
	if err != nil || n.Words == "" {
		return "", err
	}
	texts, err := b.u.Texts(ctx, []string{documentID})
	if err != nil {
		return "", err
	}
	doc := texts[documentID]
	if doc.Publisher.Name == "" || doc.Published.IsZero() {
		return "", nil
	}
	before, err := b.u.PutOut(ctx, doc.Publisher.Name, doc.Published.AddDate(0, 0, -origin.NamedWithin), doc.Published, mostPutOut)
	if err != nil {
		return "", err
	}
	return b.d.o.Notices.Meant(&doc, n.Words, before), nil
}

// printedBefore is the text of the last two weeks that its publisher put out
// before a document and that shares most of its words, empty for none.
func (b *derivation) printedBefore(ctx context.Context, documentID string) (string, error) {
	texts, err := b.u.Texts(ctx, []string{documentID})
	if err != nil {
		return "", err
	}
	doc := texts[documentID]
	own := origin.Of(&doc)
	key, failed := kept(&doc, &own)
	if failed != "" || doc.Publisher.Name == "" {
		return "", nil
	}
	key.Bands = own.Bands()
	for day := range correctedWithin {
		key.Bands = append(key.Bands, origin.DeskKey(doc.Publisher.Name, published(&doc).AddDate(0, 0, -day)))
	}
	ids, err := b.d.o.Store.Candidates(ctx, key)
	if err != nil {
		return "", err
	}
	packed, err := b.d.o.Store.Sketches(ctx, ids, origin.Version)
	if err != nil {
		return "", err
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return "", err
	}
	best, most := entente.Document{}, putRight
	for _, id := range ids {
		d := docs[id]
		other, err := origin.Unpack(packed[id])
		if err != nil || d.Publisher.Name != doc.Publisher.Name || !published(&d).Before(published(&doc)) {
			continue
		}
		share := origin.Share(&own, &other)
		if share > most || share == most && (best.ID == "" || published(&d).After(published(&best))) {
			best, most = d, share
		}
	}
	return best.ID, nil
}

// correctedWithin is how many days a text is looked for that another one corrects.
const correctedWithin = 15

// putRight is the part of its words that a corrected text has in common with the
// one that corrects it, at least: figures, names and whole sentences change.
const putRight = 0.3
