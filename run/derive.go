package run

import (
	"context"
	"fmt"
	"time"

	"entente"
	"entente/merge"
	"entente/store"
	"entente/tie"
	"entente/watch"
)

// staleBatch is how many stale keys are made fresh in one transaction.
const staleBatch = 500

// gather is how long derivation waits for more of what woke it, so that a
// hundred documents that come together are merged together.
const gather = 100 * time.Millisecond

func (d *Desk) derive(ctx context.Context) error {
	select {
	case <-time.After(gather):
	case <-ctx.Done():
	}
	return d.deriveAll(ctx)
}

// deriveAll makes derived rows again until no key is stale.
func (d *Desk) deriveAll(ctx context.Context) error {
	d.merging.Lock()
	defer d.merging.Unlock()
	for {
		stale, err := d.o.Store.Stale(ctx, staleBatch)
		if err != nil || len(stale) == 0 {
			return err
		}
		var raised []entente.Alert
		err = d.o.Store.Update(ctx, func(u *store.Update) error {
			b := &derivation{u: u, d: d, touched: map[entente.Dyad]map[time.Time]bool{}}
			err := b.all(ctx, stale)
			raised = b.raised
			return err
		})
		if err != nil {
			return err
		}
		for _, a := range raised {
			d.o.Log.Info("alert", "watch", a.Watch, "title", a.Title, "document", a.DocumentID)
		}
		if len(raised) > 0 {
			for _, c := range d.o.Channels {
				d.nudge(telling + c.Name())
			}
		}
	}
}

// derivation makes a batch of stale keys fresh in one transaction, in the order
// that the store lists them in: what documents report first, then the positions
// on it, then the days and sums of the dyads that events and agreements touch.
type derivation struct {
	u       *store.Update
	d       *Desk
	touched map[entente.Dyad]map[time.Time]bool // days to sum again; none where only agreements changed
	raised  []entente.Alert
}

func (b *derivation) all(ctx context.Context, stale []store.Stale) error {
	for _, s := range spans(stale) {
		if err := b.one(ctx, s); err != nil {
			return err
		}
	}
	for dyad, days := range b.touched {
		if err := b.tie(ctx, dyad, days); err != nil {
			return err
		}
	}
	return b.u.Fresh(ctx, stale)
}

// one makes one stale span fresh.
func (b *derivation) one(ctx context.Context, s span) error {
	switch s.kind {
	case store.StaleEvents:
		return b.events(ctx, s)
	case store.StaleAgreements:
		return b.agreements(ctx, s.key)
	case store.StaleTransfers:
		return b.transfers(ctx, s.key)
	case store.StaleCapabilities:
		return b.capabilities(ctx, s.key)
	case store.StaleLinks:
		return b.links(ctx, s.key)
	case store.StalePositions:
		return b.positions(ctx, s.key)
	case store.StalePlaces:
		return b.places(ctx, s.key)
	case store.StaleFindings:
		return b.findings(ctx, s.key)
	}
	return fmt.Errorf("nothing makes stale %s fresh", s.kind)
}

// span is stale days of one key that lie so close that they are merged in one
// go.
type span struct {
	kind     store.StaleKind
	key      string
	from, to time.Time
}

// spans joins stale keys, which come by kind, key and day.
func spans(stale []store.Stale) []span {
	const close = merge.Reach + merge.Reach + 1
	var all []span
	for _, s := range stale {
		if n := len(all); n > 0 {
			last := &all[n-1]
			if last.kind == s.Kind && last.key == s.Key && !s.Day.After(last.to.AddDate(0, 0, close)) {
				last.to = s.Day
				continue
			}
		}
		all = append(all, span{s.Kind, s.Key, s.Day, s.Day})
	}
	return all
}

// events merges the mentions of a family around stale days.
func (b *derivation) events(ctx context.Context, s span) error {
	ms, err := b.u.Mentions(ctx, s.key, s.from.AddDate(0, 0, -merge.Reach), s.to.AddDate(0, 0, merge.Reach))
	if err != nil {
		return err
	}
	ids := make([]string, len(ms))
	placed := make([]merge.Placed, len(ms))
	for i := range ms {
		ids[i], placed[i] = ms[i].Mention.DocumentID, merge.Placed(ms[i])
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return err
	}
	from, to := s.from.AddDate(0, 0, -merge.Back), s.to.AddDate(0, 0, merge.Ahead)
	var keep []store.MergedEvent
	for _, e := range b.d.o.Merger.Again(s.key, placed, s.from, s.to, in(docs)) {
		keep = append(keep, store.MergedEvent{Event: e, Day: e.Date.Time, Dyads: tie.Dyads(&e)})
	}
	changed, err := b.u.ReplaceEvents(ctx, s.key, from, to, keep)
	for _, c := range changed {
		b.touch(c.Dyad)[c.Day] = true
	}
	return err
}

// places gives the mentions of a document that was read before their places by
// the rules of now, and marks the events that this changes.
func (b *derivation) places(ctx context.Context, documentID string) error {
	rd, err := b.u.Reading(ctx, documentID)
	if err != nil {
		return err
	}
	docs, err := b.u.Documents(ctx, []string{documentID})
	if err != nil {
		return err
	}
	families, days := map[string]string{}, map[string]time.Time{}
	for i, p := range b.d.o.Merger.Place(rd.Mentions, docs[documentID]) {
		families[rd.Mentions[i].ID], days[rd.Mentions[i].ID] = p.Family, p.Day
	}
	return b.u.Place(ctx, documentID, families, days)
}

// in looks documents up in a map.
func in(docs map[string]entente.Document) func(string) (entente.Document, bool) {
	return func(id string) (entente.Document, bool) {
		d, ok := docs[id]
		return d, ok
	}
}

func (b *derivation) touch(d entente.Dyad) map[time.Time]bool {
	if b.touched[d] == nil {
		b.touched[d] = map[time.Time]bool{}
	}
	return b.touched[d]
}

// tie sums days of a dyad again, and then the dyad.
func (b *derivation) tie(ctx context.Context, dyad entente.Dyad, days map[time.Time]bool) error {
	for day := range days {
		events, err := b.u.EventsOn(ctx, store.DyadDay{Dyad: dyad, Day: day})
		if err != nil {
			return err
		}
		sum := entente.TieDay{Dyad: dyad, Day: day}
		for _, v := range tie.Days(events) {
			if v.Dyad == dyad {
				sum = v
			}
		}
		if err := b.u.SaveTieDay(ctx, sum); err != nil {
			return err
		}
	}
	series, err := b.u.TieDays(ctx, dyad)
	if err != nil {
		return err
	}
	return b.u.SaveTie(ctx, tie.Sum(dyad, series))
}

// agreements merges the reports of a family, and lets the watches look at
// them.
func (b *derivation) agreements(ctx context.Context, family string) error {
	reports, err := b.u.Reports(ctx, family)
	if err != nil {
		return err
	}
	documents := make(map[string]string, len(reports))
	ids := make([]string, len(reports))
	for i, r := range reports {
		documents[r.ID], ids[i] = r.DocumentID, r.DocumentID
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return err
	}
	known, err := b.u.ReportRegister(ctx, family)
	if err != nil {
		return err
	}
	register := merge.Agreements(reports, in(docs), known)
	parties := func(a entente.RegisteredAgreement) []entente.Dyad { return tie.Parties(&a) }
	changed, err := b.u.ReplaceAgreements(ctx, family, register, parties, documents)
	if err != nil {
		return err
	}
	for _, dyad := range changed {
		b.touch(dyad)
	}
	return b.watch(ctx, reports, register, docs)
}

// watch raises what the watches find in reports that they do not pass over.
func (b *derivation) watch(ctx context.Context, reports []entente.Agreement, register []entente.RegisteredAgreement,
	docs map[string]entente.Document) error {
	of := map[string]*entente.RegisteredAgreement{}
	for i := range register {
		for _, id := range register[i].Reports {
			of[id] = &register[i]
		}
	}
	var look []watch.Report
	var ids []string
	for _, a := range reports {
		r := watch.Report{Agreement: a, Registered: of[a.ID].ID, Document: docs[a.DocumentID],
			Background: merge.Background(&a, docs[a.DocumentID], of[a.ID])}
		for _, w := range b.d.o.Watches {
			if watch.Silent(w, &r) == "" {
				look, ids = append(look, r), append(ids, a.DocumentID)
				break
			}
		}
	}
	texts, err := b.u.Texts(ctx, ids)
	if err != nil {
		return err
	}
	for i := range look {
		look[i].Document = texts[look[i].Document.ID]
	}
	added, err := b.u.SaveAlerts(ctx, watch.Alerts(b.d.o.Watches, look, b.d.o.Now()))
	b.raised = append(b.raised, added...)
	return err
}
