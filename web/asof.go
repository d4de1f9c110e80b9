package web

import (
	"cmp"
	"context"
	"slices"

	"entente"
	"entente/merge"
	"entente/store"
	"entente/tie"
)

// past is a tie as it was known on a day: the reports that were out by then,
// merged and summed as if nothing had come since. A denial of the next week is
// not in it.
type past struct {
	events []store.EventView // newest first
	days   []entente.TieDay
}

// past makes a tie anew from the reports that were out by the as-of day.
func (d *desk) past(ctx context.Context, dyad entente.Dyad, f filter) (*past, error) {
	all, err := d.allEvents(ctx, store.EventFilter{Dyad: dyad})
	if err != nil {
		return nil, err
	}
	mentions, docs := mentionsOut(all, f)
	merged := d.Merger.Events(mentions, lookup(docs))
	known := map[string][]entente.Origin{}
	for _, e := range all {
		known[e.ID] = e.Origins
	}
	said := map[string]merge.Witness{}
	for i := range mentions {
		m := &mentions[i]
		said[m.ID] = merge.Witness{ID: m.ID, Document: docs[m.DocumentID], Where: m.Where, Standing: m.Standing}
	}
	for i := range merged {
		merged[i].Origins = merge.Among(known[merged[i].ID], lookup(docs))
		merge.JudgeEvent(&merged[i], witnesses(merged[i].Mentions, said))
	}
	p := &past{events: eventsBetween(dyad, merged, mentions, docs)}
	for _, day := range tie.Days(merged) {
		if day.Dyad == dyad {
			p.days = append(p.days, day)
		}
	}
	return p, nil
}

// mentionsOut are the mentions of events that were out by the as-of day, and
// the documents that they stand in.
func mentionsOut(all []store.EventView, f filter) ([]entente.Mention, map[string]entente.Document) {
	var mentions []entente.Mention
	docs := map[string]entente.Document{}
	for _, e := range all {
		for _, m := range e.Found {
			if doc := e.Sources[m.DocumentID]; f.reported(doc.Published) {
				docs[doc.ID] = doc
				mentions = append(mentions, m)
			}
		}
	}
	return mentions, docs
}

// eventsBetween are those events that stand between two states, newest first,
// with their mentions.
func eventsBetween(dyad entente.Dyad, events []entente.Event, mentions []entente.Mention, docs map[string]entente.Document) []store.EventView {
	byID := make(map[string]entente.Mention, len(mentions))
	for _, m := range mentions {
		byID[m.ID] = m
	}
	var out []store.EventView
	for _, e := range events {
		if !slices.Contains(tie.Dyads(&e), dyad) {
			continue
		}
		v := store.EventView{Event: e, Sources: docs}
		for _, id := range e.Mentions {
			v.Found = append(v.Found, byID[id])
		}
		out = append(out, v)
	}
	slices.SortStableFunc(out, func(a, b store.EventView) int {
		return cmp.Or(b.Date.Time.Compare(a.Date.Time), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// pastAgreements makes agreements anew from the reports that were out by the
// as-of day: one that was ratified later is not ratified in them.
func pastAgreements(all []store.AgreementView, f filter) []store.AgreementView {
	docs, known := map[string]entente.Document{}, map[string][]string{}
	reports, families := map[string]entente.Agreement{}, map[string][]entente.Agreement{}
	var order []string
	for _, a := range all {
		for _, r := range a.Found {
			doc := a.Sources[r.DocumentID]
			if !f.reported(doc.Published) {
				continue
			}
			docs[doc.ID], reports[r.ID] = doc, r
			known[doc.ID] = append(known[doc.ID], a.ID)
			family := merge.AgreementFamily(&r)
			if families[family] == nil {
				order = append(order, family)
			}
			families[family] = append(families[family], r)
		}
	}
	origins := map[string][]entente.Origin{}
	for _, a := range all {
		origins[a.ID] = a.Origins
	}
	var out []store.AgreementView
	for _, family := range order {
		for _, a := range merge.Agreements(families[family], lookup(docs), known) {
			a.Origins = merge.Among(origins[a.ID], lookup(docs))
			v := store.AgreementView{RegisteredAgreement: a, Sources: docs}
			for _, id := range a.Reports {
				v.Found = append(v.Found, reports[id])
			}
			out = append(out, v)
		}
	}
	return out
}

// lookup finds documents in a map.
func lookup(docs map[string]entente.Document) func(string) (entente.Document, bool) {
	return func(id string) (entente.Document, bool) { doc, ok := docs[id]; return doc, ok }
}

// summary adds up days.
func summary(dyad entente.Dyad, days []entente.TieDay) entente.Tie {
	t := entente.Tie{Dyad: dyad}
	t.First, t.Last = reach(days)
	for _, day := range days {
		for q := 1; q <= 4; q++ {
			t.Quad[q] += day.Quad[q]
			t.Events += day.Quad[q]
		}
		t.Open += day.Open
		t.Score += day.Score
	}
	return t
}
