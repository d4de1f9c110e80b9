package run

import (
	"context"
	"fmt"
	"time"

	"entente"
	"entente/merge"
	"entente/merge/origin"
	"entente/store"
)

// noPress is a registry without publishers.
type noPress struct{}

func (noPress) Publisher(string) (entente.Publisher, bool) { return entente.Publisher{}, false }

// sketch makes the sketch of a document's text as the record keeps it, or says
// why it cannot.
func sketch(doc *entente.Document) (out store.Sketch, failed string) {
	sk := origin.Of(doc)
	return kept(doc, &sk)
}

// kept is a sketch as the record keeps it.
func kept(doc *entente.Document, sk *origin.Sketch) (out store.Sketch, failed string) {
	data, err := sk.Pack()
	if err != nil {
		return out, fmt.Sprintf("The text could not be made ready to be compared: %v.", err)
	}
	bands := sk.Bands()
	if name := doc.Publisher.Name; name != "" {
		bands = append(bands, origin.DeskKey(name, published(doc)))
	}
	return store.Sketch{Version: origin.Version, Data: data, Passages: sk.Passages(), Bands: bands, Day: published(doc)}, ""
}

// published is when a document came out, as far as it is known.
func published(d *entente.Document) time.Time {
	if d.Published.IsZero() {
		return d.Retrieved
	}
	return d.Published
}

// trace finds the origins of events among their mentions.
func (b *derivation) trace(ctx context.Context, events []entente.Event, ms []entente.Mention, docs map[string]entente.Document) error {
	all := make(map[string]merge.Witness, len(ms))
	for i := range ms {
		m := &ms[i]
		all[m.ID] = merge.Witness{ID: m.ID, Document: docs[m.DocumentID], Where: m.Where, Standing: m.Standing}
	}
	var ids []string
	for _, e := range events {
		ids = append(ids, e.Mentions...)
	}
	t, err := b.tracer(ctx, ids, all)
	if err != nil {
		return err
	}
	for i := range events {
		t.Event(&events[i], merge.Witnesses(events[i].Mentions, all))
	}
	return nil
}

// tracer reads what finding the origins of reports needs: the texts of their
// documents, and who put these out.
func (b *derivation) tracer(ctx context.Context, reports []string, all map[string]merge.Witness) (merge.Tracer, error) {
	var ids []string
	docs := map[string]entente.Document{}
	for _, id := range reports {
		d := all[id].Document
		if _, have := docs[d.ID]; !have {
			docs[d.ID] = d
			ids = append(ids, d.ID)
		}
	}
	texts, furniture, err := b.sketches(ctx, ids)
	if err != nil {
		return merge.Tracer{}, err
	}
	seen, err := b.u.Outlets(ctx, ids)
	report := func(id string) origin.Report {
		d := docs[id]
		return origin.Report{ID: id, Outlets: outlets(&d, seen[id]), Published: published(&d), Sketch: texts[id]}
	}
	return merge.Tracer{Report: report, Press: b.d.o.Press, Furniture: func(p uint32) bool { return furniture[p] }}, err
}

// outlets are who put a document out: those of its own head, and where else the
// same words were seen.
func outlets(d *entente.Document, seen []store.Outlet) []origin.Outlet {
	all := []origin.Outlet{{Name: d.Publisher.Name, URL: d.URL, Came: d.Publisher}}
	have := map[string]bool{all[0].Label(): true, "": true}
	for _, s := range seen {
		o := origin.Outlet{Name: s.Publisher, URL: s.URL}
		if !have[o.Label()] {
			have[o.Label()] = true
			all = append(all, o)
		}
	}
	return all
}

// sketches gives the sketches of documents, and which of their paragraphs are
// furniture. What was read before there were any is sketched now.
func (b *derivation) sketches(ctx context.Context, ids []string) (map[string]origin.Sketch, map[uint32]bool, error) {
	packed, err := b.u.Sketches(ctx, ids, origin.Version)
	if err != nil {
		return nil, nil, err
	}
	if err := b.sketchMissing(ctx, ids, packed); err != nil {
		return nil, nil, err
	}
	out := make(map[string]origin.Sketch, len(packed))
	count := map[uint32]int{}
	var shared []uint32
	for id, data := range packed {
		sk, err := origin.Unpack(data)
		if err != nil {
			return nil, nil, fmt.Errorf("document %s: %w", id, err)
		}
		out[id] = sk
		for _, p := range sk.Passages() {
			if count[p]++; count[p] == 2 {
				shared = append(shared, p)
			}
		}
	}
	furniture, err := b.u.Furniture(ctx, shared)
	return out, furniture, err
}

// sketchMissing sketches those documents that have no sketch.
func (b *derivation) sketchMissing(ctx context.Context, ids []string, packed map[string][]byte) error {
	var missing []string
	for _, id := range ids {
		if packed[id] == nil {
			missing = append(missing, id)
		}
	}
	texts, err := b.u.Texts(ctx, missing)
	if err != nil {
		return err
	}
	for id, d := range texts {
		sk, failed := sketch(&d)
		if failed != "" {
			return fmt.Errorf("document %s: %s", id, failed)
		}
		if err := b.u.SaveSketch(ctx, id, sk); err != nil {
			return err
		}
		packed[id] = sk.Data
	}
	return nil
}
