package run

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/run/past"
	"entente/store"
	"entente/tie"
	"entente/watch"
)

// Watches are the rules of the desk, which may change while it runs.
type Watches interface {
	// Look looks at the user's files and, if they have changed, has their rules
	// hold from then on.
	Look() (changed bool)
	// Set are the rules that hold now.
	Set() *watch.Set
}

// fixed are rules that never change.
type fixed struct{ set *watch.Set }

// Look finds nothing changed.
func (fixed) Look() bool { return false }

// Set are the rules.
func (f fixed) Set() *watch.Set { return f.set }

// shippedWatches are the shipped rules. They are compiled in, and a test holds
// them right.
func shippedWatches() Watches {
	set, err := watch.Shipped()
	if err != nil {
		panic(err)
	}
	return fixed{set}
}

// announce logs what was raised and wakes the channels.
func (d *Desk) announce(raised []entente.Alert) {
	for _, a := range raised {
		d.o.Log.Info("alert", "watch", a.Watch, "title", a.Title, "reason", a.Reason, "document", a.DocumentID)
	}
	if len(raised) == 0 {
		return
	}
	for _, c := range d.o.Channels {
		d.nudge(telling + c.Name())
	}
}

// tick looks at the user's watches, has alerts fire that have waited for long
// enough, and resolves those to which nothing has come for long.
func (d *Desk) tick(ctx context.Context) error {
	if d.o.Watches.Look() {
		d.o.Log.Info("the watches have changed", "watches", len(d.o.Watches.Set().Rules()))
	}
	d.merging.Lock()
	defer d.merging.Unlock()
	waits, err := d.o.Store.HasOpenAlerts(ctx)
	if err != nil || !waits {
		return err
	}
	var raised []entente.Alert
	err = d.o.Store.Update(ctx, func(u *store.Update) error {
		l := d.looker(ctx, u)
		err := l.tick(ctx)
		raised = l.raised
		return err
	})
	if err == nil {
		d.announce(raised)
	}
	return err
}

// looker has the watches look at what an update has changed.
type looker struct {
	u      *store.Update
	now    time.Time
	set    *watch.Set
	eval   *watch.Evaluator
	view   *recordView
	raised []entente.Alert
}

func (d *Desk) looker(ctx context.Context, u *store.Update) *looker {
	l := &looker{u: u, now: d.o.Now(), set: d.o.Watches.Set(), view: &recordView{ctx: ctx, u: u}}
	l.eval = watch.NewEvaluator(l.set, l.view, memory{ctx, u}, d.o.Names)
	return l
}

// watch has the watches look at what was derived.
func (b *derivation) watch(ctx context.Context, stale []store.Stale) error {
	l := b.d.looker(ctx, b.u)
	if err := l.derived(ctx, stale); err != nil {
		return err
	}
	for _, m := range b.measured {
		if err := l.tie(ctx, m, b.read); err != nil {
			return err
		}
	}
	b.raised = append(b.raised, l.raised...)
	return l.troubles(ctx)
}

// derived looks at the events, agreements and findings that are new or changed,
// and at what is gone.
func (l *looker) derived(ctx context.Context, stale []store.Stale) error {
	agreements, err := l.u.ChangedAgreements(ctx)
	if err != nil {
		return err
	}
	for i := range agreements {
		if err := l.agreement(ctx, &agreements[i]); err != nil {
			return err
		}
	}
	events, err := l.u.ChangedEvents(ctx)
	if err != nil {
		return err
	}
	for i := range events {
		if err := l.event(ctx, &events[i]); err != nil {
			return err
		}
	}
	for _, s := range stale {
		if s.Kind == store.StaleWatched {
			if err := l.findings(ctx, s.Key); err != nil {
				return err
			}
		}
	}
	return l.gone(ctx)
}

func (l *looker) event(ctx context.Context, e *entente.Event) error {
	thing, _, err := l.eventThing(ctx, e)
	if err != nil {
		return err
	}
	return l.look(ctx, &watch.Change{Thing: thing, At: l.now})
}

// eventThing is an event as watches see it, and its mentions.
func (l *looker) eventThing(ctx context.Context, e *entente.Event) (watch.Thing, []entente.Mention, error) {
	ms, err := l.u.MentionsByID(ctx, e.Mentions)
	if err != nil {
		return watch.Thing{}, nil, err
	}
	ids := make([]string, len(ms))
	for i := range ms {
		ids[i] = ms[i].DocumentID
	}
	docs, err := l.u.Documents(ctx, ids)
	if err != nil {
		return watch.Thing{}, nil, err
	}
	return past.Event(e, ms, docs), ms, nil
}

func (l *looker) agreement(ctx context.Context, a *entente.RegisteredAgreement) error {
	reports, err := l.u.ReportsByID(ctx, a.Reports)
	if err != nil {
		return err
	}
	ids := make([]string, len(reports))
	for i := range reports {
		ids[i] = reports[i].DocumentID
	}
	docs, err := l.u.Documents(ctx, ids)
	if err != nil {
		return err
	}
	return l.look(ctx, &watch.Change{Thing: past.Agreement(a, reports, docs), At: l.now})
}

// tie looks at a tie whose days or agreements have changed.
func (l *looker) tie(ctx context.Context, m measured, r *tie.Reading) error {
	if !l.set.LooksAt(watch.OnTie) {
		return nil
	}
	agreements, err := l.u.AgreementsBetween(ctx, m.dyad)
	if err != nil {
		return err
	}
	return l.look(ctx, &watch.Change{Thing: past.Tie(m.dyad, m.days, agreements, r, m.turn, l.now), At: l.now})
}

// behind gives an alert about a tie the words of the last event of the class
// whose rate has changed.
func (l *looker) behind(ctx context.Context, a *entente.Alert, t *watch.TieState) error {
	days, err := l.u.TieDays(ctx, t.Dyad)
	if err != nil {
		return err
	}
	for _, d := range slices.Backward(days) {
		if t.Change.Quad == 0 || d.Quad[t.Change.Quad] == 0 {
			continue
		}
		events, err := l.u.EventsOn(ctx, store.DyadDay{Dyad: t.Dyad, Day: d.Day})
		if err != nil {
			return err
		}
		for i := range events {
			if past.Behind(&events[i], t.Change.Quad) {
				return l.wordsOf(ctx, a, &events[i])
			}
		}
	}
	return nil
}

// wordsOf gives an alert the words of the report that says an event best.
func (l *looker) wordsOf(ctx context.Context, a *entente.Alert, e *entente.Event) error {
	thing, ms, err := l.eventThing(ctx, e)
	if err != nil {
		return err
	}
	a.ReportID, a.DocumentID = thing.Report.ID, thing.Report.DocumentID
	for i := range ms {
		if ms[i].ID == a.ReportID {
			a.Quote, a.Spans = ms[i].Quote, ms[i].Spans
		}
	}
	return nil
}

// findings looks at the transfers, capabilities and positions of a document.
func (l *looker) findings(ctx context.Context, documentID string) error {
	rd, err := l.u.Findings(ctx, documentID)
	if err != nil {
		return err
	}
	docs, err := l.u.Documents(ctx, []string{documentID})
	if err != nil {
		return err
	}
	var failed error
	changes := past.Findings(&rd, docs, func(report string) (string, bool) {
		id, found, err := l.u.RegisteredAs(ctx, report)
		if err != nil {
			failed = err
		}
		return id, found
	})
	for i := range changes {
		changes[i].At = l.now
		if err := l.look(ctx, &changes[i]); err != nil {
			return err
		}
	}
	return failed
}

// gone looks at the things of open alerts that the record no longer holds.
func (l *looker) gone(ctx context.Context) error {
	for kind, list := range map[watch.Kind]func(context.Context) ([]string, error){
		watch.OnAgreement: l.u.GoneAgreements, watch.OnEvent: l.u.GoneEvents,
	} {
		ids, err := list(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := l.look(ctx, &watch.Change{Thing: watch.Thing{Kind: kind, ID: id}, Gone: true, At: l.now}); err != nil {
				return err
			}
		}
	}
	return nil
}

// look has the watches look at one change, and keeps what comes of it.
func (l *looker) look(ctx context.Context, c *watch.Change) error {
	text, found, err := l.u.Seen(ctx, string(c.Kind), c.ID)
	if err != nil {
		return err
	}
	if found {
		var f watch.Facts
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			return err
		}
		c.Before = &f
	}
	transitions, err := l.eval.Look(c, l.now)
	if err == nil {
		err = l.view.err
	}
	if err != nil {
		return err
	}
	for _, t := range transitions {
		if err := l.keep(ctx, t, c); err != nil {
			return err
		}
	}
	if c.Gone {
		return nil
	}
	facts, err := json.Marshal(watch.FactsOf(&c.Thing))
	if err != nil || string(facts) == text {
		return err
	}
	return l.u.SaveSeen(ctx, string(c.Kind), c.ID, string(facts))
}

// keep stores what became of an alert, with the words that it rests on.
func (l *looker) keep(ctx context.Context, t watch.Transition, c *watch.Change) error {
	if t.Gone {
		return l.u.DropAlert(ctx, t.Alert.ID)
	}
	if t.Tell && c.Kind == watch.OnTie {
		if err := l.behind(ctx, &t.Alert, c.Tie); err != nil {
			return err
		}
	} else if t.Tell && t.Alert.ReportID != "" {
		if err := l.evidence(ctx, &t.Alert, c); err != nil {
			return err
		}
	}
	if t.Tell {
		l.raised = append(l.raised, t.Alert)
	}
	return l.u.PutAlert(ctx, t.Alert)
}

// evidence gives an alert the words of the report that raised it: of an
// agreement those of its obligation to defend first, where it has one.
func (l *looker) evidence(ctx context.Context, a *entente.Alert, c *watch.Change) error {
	if c.Kind == watch.OnEvent {
		ms, err := l.u.MentionsByID(ctx, []string{a.ReportID})
		for _, m := range ms {
			a.Quote, a.Spans, a.Standing = m.Quote, m.Spans, m.Standing
		}
		return err
	}
	f, obligations, err := l.u.FindingOf(ctx, string(c.Kind), a.ReportID)
	if err != nil {
		return err
	}
	a.Quote, a.Spans, a.Standing = f.Quote, nil, f.Standing
	for _, o := range obligations {
		if o.Code == entente.ObligationDefense {
			a.Spans = append(a.Spans, o.Spans...)
		}
	}
	lead := len(a.Spans) > 0
	for _, s := range f.Spans {
		if !slices.Contains(a.Spans, s) {
			a.Spans = append(a.Spans, s)
		}
	}
	if !lead {
		return nil
	}
	docs, err := l.u.Texts(ctx, []string{a.DocumentID})
	doc := docs[a.DocumentID]
	if words := doc.Words(a.Spans[0]); words != "" {
		a.Quote = words
	}
	return err
}

// troubles keeps what went wrong with watches.
func (l *looker) troubles(ctx context.Context) error {
	for _, t := range l.eval.Trouble() {
		if err := l.u.SaveTrouble(ctx, t.Watch, t.Message, t.Errors, t.Capped); err != nil {
			return err
		}
	}
	return nil
}

// tick looks again at what alerts wait for, and resolves old ones.
func (l *looker) tick(ctx context.Context) error {
	open, err := l.u.OpenAlerts(ctx)
	if err != nil {
		return err
	}
	for _, a := range open {
		if t, old := l.set.Old(a, l.now); old {
			if err := l.u.PutAlert(ctx, t.Alert); err != nil {
				return err
			}
			continue
		}
		if !l.set.Due(a, l.now) {
			continue
		}
		for _, id := range a.Things {
			if err := l.again(ctx, watch.Kind(a.Kind), id); err != nil {
				return err
			}
		}
	}
	return l.troubles(ctx)
}

// again looks once more at a thing as it is.
func (l *looker) again(ctx context.Context, kind watch.Kind, id string) error {
	switch kind {
	case watch.OnEvent:
		e, found, err := l.u.EventByID(ctx, id)
		if err != nil || !found {
			return err
		}
		return l.event(ctx, &e)
	case watch.OnAgreement:
		a, found, err := l.u.AgreementByID(ctx, id)
		if err != nil || !found {
			return err
		}
		return l.agreement(ctx, &a)
	case watch.OnTransfer, watch.OnCapability, watch.OnPosition:
		doc, found, err := l.u.DocumentOf(ctx, string(kind), id)
		if err != nil || !found {
			return err
		}
		return l.findings(ctx, doc)
	case watch.OnTie:
		return l.tieAgain(ctx, id)
	}
	return nil
}

// tieAgain looks once more at a tie as it is.
func (l *looker) tieAgain(ctx context.Context, id string) error {
	dyad, err := dyadOf(id)
	if err != nil {
		return err
	}
	read, err := l.u.ReadDays(ctx)
	if err != nil {
		return err
	}
	days, err := l.u.TieDays(ctx, dyad)
	if err != nil {
		return err
	}
	m := measured{dyad: dyad, days: days}
	r := tie.NewReading(read, l.now)
	if r != nil {
		m.turn = r.Turn(days)
	}
	return l.tie(ctx, m, r)
}

// memory is the alerts of the record.
type memory struct {
	ctx context.Context
	u   *store.Update
}

// Alert finds an alert by its id.
func (m memory) Alert(id string) (entente.Alert, bool, error) { return m.u.Alert(m.ctx, id) }

// Group finds the alerts of a watch and group.
func (m memory) Group(name, group string) ([]entente.Alert, error) {
	return m.u.AlertsOfGroup(m.ctx, name, group)
}

// Of finds the alerts that name a thing.
func (m memory) Of(kind watch.Kind, id string) ([]entente.Alert, error) {
	return m.u.AlertsOf(m.ctx, string(kind), id)
}

// Raised counts the alerts of a watch on a day.
func (m memory) Raised(name string, day time.Time) (int, error) {
	return m.u.RaisedOn(m.ctx, name, day)
}

// recordView answers for the record as it is in a transaction. The first error
// is kept, and tells that what was answered is not to be relied on.
type recordView struct {
	ctx context.Context
	u   *store.Update
	err error
}

// scanned is how many events are looked through for one answer at most, and
// scanPage how many are read at a time where the first may do.
const (
	scanned  = 2000
	scanPage = 16
)

// events gives a page of the events of a query, and how many were read.
func (v *recordView) events(q watch.EventQuery, p store.Page) (all []entente.Event, read int) {
	before := q.Before
	if before.IsZero() {
		before = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	list, err := v.u.EventsBefore(v.ctx, store.EventsBefore{Dyad: q.Dyad, Type: q.Type, Counts: !q.Open, Sample: q.Sample, From: q.From, Before: before, Page: p})
	v.fail(err)
	read = len(list)
	return slices.DeleteFunc(list, func(e entente.Event) bool { return !q.Takes(&e) }), read
}

func (v *recordView) fail(err error) {
	if v.err == nil {
		v.err = err
	}
}

// Last is the day of the latest event that a query finds.
func (v *recordView) Last(q watch.EventQuery) (time.Time, bool) {
	for at := 0; at < scanned; at += scanPage {
		list, read := v.events(q, store.Page{Limit: scanPage, Offset: at})
		if len(list) > 0 {
			return list[0].Date.Time, true
		}
		if read < scanPage {
			break
		}
	}
	return time.Time{}, false
}

// Count counts events, up to the number that is looked through.
func (v *recordView) Count(q watch.EventQuery) int {
	n := 0
	for at := 0; at < scanned; at += 500 {
		list, read := v.events(q, store.Page{Limit: 500, Offset: at})
		if n += len(list); read < 500 {
			break
		}
	}
	return n
}

// Agreements are those between two states.
func (v *recordView) Agreements(d entente.Dyad) []watch.Held {
	list, err := v.u.AgreementsBetween(v.ctx, d)
	v.fail(err)
	var all []watch.Held
	for i := range list {
		all = append(all, watch.HeldOf(&list[i]))
	}
	return all
}

// Stances are the states that have taken one of the stances on a topic.
func (v *recordView) Stances(topic string, stances []string, since time.Time) []string {
	list, err := v.u.PositionsOn(v.ctx, topic, stances, since)
	v.fail(err)
	var actors []entente.Entity
	for i := range list {
		if !strings.HasPrefix(topic, "tie ") || slices.Contains(watch.Topics(&list[i]), topic) {
			actors = append(actors, list[i].Actor)
		}
	}
	return watch.StatesOf(actors)
}

// Begins is the day of the earliest report.
func (v *recordView) Begins() time.Time {
	at, err := v.u.FirstReport(v.ctx)
	v.fail(err)
	return at
}
