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
	by := make(map[string]*entente.Mention, len(ms))
	for i := range ms {
		by[ms[i].ID] = &ms[i]
	}
	var ids []string
	for _, e := range events {
		for _, id := range e.Mentions {
			ids = append(ids, by[id].DocumentID)
		}
	}
	texts, furniture, err := b.sketches(ctx, ids)
	if err != nil {
		return err
	}
	seen, err := b.u.Outlets(ctx, ids)
	if err != nil {
		return err
	}
	report := func(id string) origin.Report {
		d := docs[id]
		return origin.Report{ID: id, Outlets: outlets(&d, seen[id]), Published: published(&d), Sketch: texts[id]}
	}
	for i := range events {
		var of []entente.Mention
		for _, id := range events[i].Mentions {
			of = append(of, *by[id])
		}
		merge.Trace(&events[i], of, report, b.d.o.Press, func(p uint32) bool { return furniture[p] })
	}
	return nil
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
