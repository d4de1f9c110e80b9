package run

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entente"
	"entente/merge"
	"entente/store"
	"entente/tie"
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
		d.announce(raised)
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

	measured  []measured   // the ties that were looked through
	read      *tie.Reading // what was read up to now, once it was asked for
	readKnown bool
}

func (b *derivation) all(ctx context.Context, stale []store.Stale) error {
	// First, so that what the work itself makes stale stays so.
	if err := b.u.Fresh(ctx, stale); err != nil {
		return err
	}
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
	return b.watch(ctx, stale)
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
	case store.StaleWatched: // the watches look at its document
		return nil
	case store.StaleDays:
		return b.days(s)
	case store.StaleNotices:
		return b.notice(ctx, s.key)
	case store.StaleCorrections:
		return b.correction(ctx, s.key)
	case store.StaleTurns:
		return b.turn(ctx, s.key)
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
	family := merge.Exact(s.key)
	s.from, s.to = merge.Touched(s.key, s.from, s.to)
	loose, err := b.u.Mentions(ctx, merge.Loose(family), s.from.AddDate(0, 0, -merge.LooseReach), s.to.AddDate(0, 0, merge.LooseReach))
	if err != nil {
		return err
	}
	around := merge.Around(placed(loose), s.from, s.to)
	exact, err := b.u.Mentions(ctx, family, around.ReadFrom, around.ReadTo)
	if err != nil {
		return err
	}
	ms := placed(append(loose, exact...))
	ids := make([]string, len(ms))
	mentions := make([]entente.Mention, len(ms))
	for i := range ms {
		ids[i], mentions[i] = ms[i].Mention.DocumentID, ms[i].Mention
	}
	docs, err := b.u.Documents(ctx, ids)
	if err != nil {
		return err
	}
	events := b.d.o.Merger.Again(family, ms, s.from, s.to, in(docs))
	if err := b.trace(ctx, events, mentions, docs); err != nil {
		return err
	}
	keep := make([]store.MergedEvent, len(events))
	for i, e := range events {
		keep[i] = store.MergedEvent{Event: e, Day: e.Date.Time, Dyads: tie.Dyads(&e)}
	}
	changed, err := b.u.ReplaceEvents(ctx, family, around.From, around.To, keep)
	for _, c := range changed {
		b.touch(c.Dyad)[c.Day] = true
	}
	return err
}

// placed is what the record holds of mentions as merging takes it.
func placed(ms []store.PlacedMention) []merge.Placed {
	all := make([]merge.Placed, len(ms))
	for i := range ms {
		all[i] = merge.Placed(ms[i])
	}
	return all
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
	return b.u.Place(ctx, documentID, families, days, merge.Exact)
}

// in looks documents up in a map.
func in(docs map[string]entente.Document) func(string) (entente.Document, bool) {
	return func(id string) (entente.Document, bool) {
		d, ok := docs[id]
		return d, ok
	}
}

// days has days of a dyad summed again.
func (b *derivation) days(s span) error {
	dyad, err := dyadOf(s.key)
	if err != nil {
		return err
	}
	touched := b.touch(dyad)
	for day := s.from; !day.After(s.to); day = day.AddDate(0, 0, 1) {
		touched[day] = true
	}
	return nil
}

// dyadOf reads what Dyad.String wrote.
func dyadOf(key string) (entente.Dyad, error) {
	a, other, ok := strings.Cut(key, "-")
	if !ok {
		return entente.Dyad{}, fmt.Errorf("%q is no dyad", key)
	}
	return entente.NewDyad(a, other), nil
}

// turn looks a dyad through for its latest change point.
func (b *derivation) turn(ctx context.Context, key string) error {
	dyad, err := dyadOf(key)
	if err != nil {
		return err
	}
	r, err := b.reading(ctx)
	if err != nil {
		return err
	}
	days, err := b.u.TieDays(ctx, dyad)
	if err != nil {
		return err
	}
	var turn entente.Turn
	if r != nil {
		turn = r.Turn(days)
	}
	b.measured = append(b.measured, measured{dyad, days, turn})
	return b.u.SaveTurn(ctx, dyad, turn)
}

// measured is a tie that was looked through in this batch.
type measured struct {
	dyad entente.Dyad
	days []entente.TieDay
	turn entente.Turn
}

// reading is what was read up to now, nil if nothing was.
func (b *derivation) reading(ctx context.Context) (*tie.Reading, error) {
	if !b.readKnown {
		read, err := b.u.ReadDays(ctx)
		if err != nil {
			return nil, err
		}
		b.read, b.readKnown = tie.NewReading(read, b.d.o.Now()), true
	}
	return b.read, nil
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
		if err := b.u.SaveTieDay(ctx, tie.Day(dyad, day, events)); err != nil {
			return err
		}
	}
	series, err := b.u.TieDays(ctx, dyad)
	if err != nil {
		return err
	}
	return b.u.SaveTie(ctx, tie.Sum(dyad, series))
}

// agreements merges the reports of a family.
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
	all := map[string]merge.Witness{}
	for i := range reports {
		all[reports[i].ID] = witness(&reports[i].Finding, reports[i].ID, reports[i].DocumentID, in(docs))
	}
	t, err := b.tracer(ctx, keysOf(documents), all)
	if err != nil {
		return err
	}
	register := merge.Agreements(reports, in(docs), known)
	for i := range register {
		register[i].Origins = t.Origins(merge.Witnesses(register[i].Reports, all))
	}
	parties := func(a entente.RegisteredAgreement) []entente.Dyad { return tie.Parties(&a) }
	changed, err := b.u.ReplaceAgreements(ctx, family, register, parties, documents)
	if err != nil {
		return err
	}
	for _, dyad := range changed {
		b.touch(dyad)
	}
	return nil
}
