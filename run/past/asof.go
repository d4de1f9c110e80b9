package past

import (
	"cmp"
	"context"
	"slices"
	"time"

	"entente"
	"entente/merge"
	"entente/store"
	"entente/tie"
)

// # As of a day
//
// What the record held on a day is made anew from the reports that were out by
// the end of it, and the decisions that analysts had made by then: what was
// confirmed later is not confirmed in it. Reports that only a later one joined
// come apart, so that one entry may become several.

// Out reports whether something was out by the end of a day; a zero day is now.
func Out(at, day time.Time) bool { return day.IsZero() || at.Before(day.AddDate(0, 0, 1)) }

// look finds documents in a map.
func look(docs map[string]entente.Document) func(string) (entente.Document, bool) {
	return func(id string) (entente.Document, bool) { doc, ok := docs[id]; return doc, ok }
}

// Record is what the past of ties is made of. A *store.Store is one.
type Record interface {
	Events(ctx context.Context, f store.EventFilter) ([]store.EventView, int, error)
	// Decided is where decisions made by a time put mentions of documents.
	Decided(ctx context.Context, documents []string, before time.Time) (map[string]store.Decided, error)
}

// Ties is what the past of the network is made of. A *store.Store is one.
type Ties interface {
	Record
	ReadDays(ctx context.Context, from, to time.Time) ([]entente.ReadDay, error)
	Scores(ctx context.Context, from, to time.Time) ([]entente.TieDay, error)
	EachScore(ctx context.Context, from, to time.Time, f func(d entente.Dyad, day time.Time, score float64)) error
	Bound(ctx context.Context) ([]entente.RegisteredAgreement, error)
	Agreement(ctx context.Context, id string) (store.AgreementView, error)
	EventsKnownLater(ctx context.Context, from, to, after time.Time) ([]store.EventView, error)
}

// Standings measures all ties on a day, or on the last day read if it is zero, of
// what was known by the end of an as-of day; a zero one is now. The reading is
// nil where nothing had been read.
func Standings(ctx context.Context, r Ties, g merge.Merger, at, asof time.Time) (*tie.Reading, []tie.Standing, error) {
	read, err := r.ReadDays(ctx, time.Time{}, asof)
	if err != nil {
		return nil, nil, err
	}
	reading := tie.NewReading(read, at)
	if reading == nil {
		return nil, nil, nil
	}
	bound, err := r.Bound(ctx)
	if err != nil {
		return nil, nil, err
	}
	if asof.IsZero() {
		tally := reading.Tally()
		err := r.EachScore(ctx, reading.From(), reading.Last(), tally.Add)
		return reading, tally.All(bound), err
	}
	scores, err := r.Scores(ctx, reading.From(), reading.Last())
	if err != nil {
		return nil, nil, err
	}
	late, err := r.EventsKnownLater(ctx, reading.From(), reading.Last(), asof.AddDate(0, 0, 1))
	if err != nil {
		return nil, nil, err
	}
	if scores, err = ScoresAsOf(ctx, r, g, scores, late, asof); err != nil {
		return nil, nil, err
	}
	bound, err = boundAsOf(ctx, r, bound, asof)
	return reading, reading.All(scores, bound), err
}

// boundAsOf are agreements as they were known by the end of a day.
func boundAsOf(ctx context.Context, r Ties, bound []entente.RegisteredAgreement, day time.Time) ([]entente.RegisteredAgreement, error) {
	var out []entente.RegisteredAgreement
	for i := range bound {
		switch {
		case !Out(bound[i].First, day):
		case Out(bound[i].Latest, day):
			out = append(out, bound[i])
		default:
			v, err := r.Agreement(ctx, bound[i].ID)
			if err != nil {
				return nil, err
			}
			for _, then := range AgreementsAsOf([]store.AgreementView{v}, day) {
				out = append(out, then.RegisteredAgreement)
			}
		}
	}
	return out, nil
}

// EventsAsOf makes events anew from those of their reports that were out by the
// end of a day, as analysts had split and joined them by then.
func EventsAsOf(ctx context.Context, r Record, g merge.Merger, all []store.EventView, day time.Time) ([]store.EventView, error) {
	mentions, docs := mentionsOut(all, day)
	ids := make([]string, 0, len(docs))
	for id := range docs {
		ids = append(ids, id)
	}
	decided, err := r.Decided(ctx, ids, day.AddDate(0, 0, 1))
	if err != nil {
		return nil, err
	}
	events := eventsOf(g, mentions, docs, decided)
	origins := map[string]int{} // of each mention, which event has them now
	for i, e := range all {
		for _, m := range e.Mentions {
			origins[m] = i
		}
	}
	byID, said := map[string]entente.Mention{}, map[string]merge.Witness{}
	for _, m := range mentions {
		byID[m.ID] = m
		said[m.ID] = merge.Witness{ID: m.ID, Document: docs[m.DocumentID], Where: m.Where, Standing: m.Standing}
	}
	out := make([]store.EventView, len(events))
	for i, e := range events {
		var own []entente.Origin
		seen := map[int]bool{}
		for _, m := range e.Mentions {
			if n := origins[m]; !seen[n] {
				seen[n], own = true, append(own, merge.Among(all[n].Origins, among(e.Mentions, byID, docs))...)
			}
		}
		e.Origins = own
		merge.JudgeEvent(&e, merge.Witnesses(e.Mentions, said))
		out[i] = store.EventView{Event: e, Sources: docs}
		for _, id := range e.Mentions {
			out[i].Found = append(out[i].Found, byID[id])
		}
	}
	return out, nil
}

// TieEventsAsOf gives the events of a dyad as they were known by the end of a day,
// the latest first.
func TieEventsAsOf(ctx context.Context, r Record, g merge.Merger, dyad entente.Dyad, day time.Time) ([]store.EventView, error) {
	var all []store.EventView
	f := store.EventFilter{Dyad: dyad, Page: store.Page{Limit: eventsAPage}}
	for {
		list, n, err := r.Events(ctx, f)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
		if f.Offset += len(list); len(list) == 0 || f.Offset >= n {
			break
		}
	}
	then, err := EventsAsOf(ctx, r, g, all, day)
	then = slices.DeleteFunc(then, func(e store.EventView) bool { return !slices.Contains(tie.Dyads(&e.Event), dyad) })
	slices.SortStableFunc(then, func(a, b store.EventView) int {
		return cmp.Or(b.Date.Time.Compare(a.Date.Time), cmp.Compare(a.ID, b.ID))
	})
	return then, err
}

// TieAsOf gives the days of a dyad as they were known by the end of a day.
func TieAsOf(ctx context.Context, r Record, g merge.Merger, dyad entente.Dyad, day time.Time) ([]entente.TieDay, error) {
	then, err := TieEventsAsOf(ctx, r, g, dyad, day)
	return DaysOf(dyad, then), err
}

// DaysOf sums events by day, for one dyad.
func DaysOf(dyad entente.Dyad, views []store.EventView) []entente.TieDay {
	events := make([]entente.Event, len(views))
	for i := range views {
		events[i] = views[i].Event
	}
	return slices.DeleteFunc(tie.Days(events), func(d entente.TieDay) bool { return d.Dyad != dyad })
}

// TiesAsOf lists the ties of which something was known by the end of a day, each
// with its first and last day, what happened last first.
func TiesAsOf(ctx context.Context, r Ties, g merge.Merger, day time.Time) ([]entente.Tie, error) {
	days, err := r.Scores(ctx, time.Time{}, time.Time{})
	if err != nil {
		return nil, err
	}
	late, err := r.EventsKnownLater(ctx, time.Time{}, time.Time{}, day.AddDate(0, 0, 1))
	if err != nil {
		return nil, err
	}
	touched := map[entente.Dyad]bool{} // by what was reported later: made anew
	for i := range late {
		for _, d := range tie.Dyads(&late[i].Event) {
			touched[d] = true
		}
	}
	days = slices.DeleteFunc(days, func(d entente.TieDay) bool { return touched[d.Dyad] })
	for d := range touched {
		then, err := TieAsOf(ctx, r, g, d, day)
		if err != nil {
			return nil, err
		}
		days = append(days, then...)
	}
	return spans(days), nil
}

// spans gives each dyad of some days with the first and last of them, the latest
// first.
func spans(days []entente.TieDay) []entente.Tie {
	at := map[entente.Dyad]int{}
	var out []entente.Tie
	for _, d := range days {
		i, ok := at[d.Dyad]
		if !ok {
			i, at[d.Dyad] = len(out), len(out)
			out = append(out, entente.Tie{Dyad: d.Dyad, First: d.Day, Last: d.Day})
		}
		t := &out[i]
		if d.Day.Before(t.First) {
			t.First = d.Day
		}
		if d.Day.After(t.Last) {
			t.Last = d.Day
		}
	}
	slices.SortFunc(out, func(a, b entente.Tie) int {
		return cmp.Or(b.Last.Compare(a.Last), cmp.Compare(a.Dyad.A, b.Dyad.A), cmp.Compare(a.Dyad.B, b.Dyad.B))
	})
	return out
}

// eventsAPage is how many events are asked for at a time.
const eventsAPage = 500

// among finds the documents of some mentions.
func among(ids []string, byID map[string]entente.Mention, docs map[string]entente.Document) func(string) (entente.Document, bool) {
	own := map[string]entente.Document{}
	for _, id := range ids {
		own[byID[id].DocumentID] = docs[byID[id].DocumentID]
	}
	return look(own)
}

// mentionsOut are the mentions of events that were out by the end of a day, and
// the documents that they stand in.
func mentionsOut(all []store.EventView, day time.Time) ([]entente.Mention, map[string]entente.Document) {
	var mentions []entente.Mention
	docs, seen := map[string]entente.Document{}, map[string]bool{}
	for _, e := range all {
		for _, m := range e.Found {
			if doc := e.Sources[m.DocumentID]; Out(doc.Published, day) && !seen[m.ID] {
				docs[doc.ID], seen[m.ID] = doc, true
				mentions = append(mentions, m)
			}
		}
	}
	return mentions, docs
}

// eventsOf merges mentions, some of them where an analyst put them.
func eventsOf(g merge.Merger, ms []entente.Mention, docs map[string]entente.Document, decided map[string]store.Decided) []entente.Event {
	in := map[string][]entente.Mention{}
	for _, m := range ms {
		in[m.DocumentID] = append(in[m.DocumentID], m)
	}
	families := map[string][]merge.Placed{}
	for id, of := range in {
		for i, p := range g.Place(of, docs[id]) {
			family, placed := merge.Exact(p.Family), merge.Placed{Mention: of[i], Day: p.Day}
			if d, ok := decided[id+" "+of[i].Anchor()]; ok {
				family, placed = d.Family, merge.Placed{Mention: of[i], Day: d.Day, Decided: true, BesideIn: d.BesideIn, Beside: d.Beside}
			}
			families[family] = append(families[family], placed)
		}
	}
	var events []entente.Event
	for family, of := range families {
		events = append(events, g.OfFamily(family, of, look(docs))...)
	}
	slices.SortFunc(events, func(a, b entente.Event) int {
		return cmp.Or(a.Date.Time.Compare(b.Date.Time), cmp.Compare(a.ID, b.ID))
	})
	return events
}

// ScoresAsOf puts right the scores of the days of all dyads for what was known by
// the end of a day: late are the events reported after it, as they are now.
func ScoresAsOf(ctx context.Context, r Record, g merge.Merger, scores []entente.TieDay, late []store.EventView, day time.Time) ([]entente.TieDay, error) {
	then, err := EventsAsOf(ctx, r, g, late, day)
	if err != nil || len(late) == 0 {
		return scores, err
	}
	type key struct {
		dyad entente.Dyad
		day  int64
	}
	off := map[key]float64{}
	put := func(all []store.EventView, sign float64) {
		for _, v := range all {
			for _, d := range tie.Days([]entente.Event{v.Event}) {
				off[key{d.Dyad, d.Day.Unix()}] += sign * d.Score
			}
		}
	}
	put(late, -1)
	put(then, 1)
	out := slices.Clone(scores)
	for i := range out {
		k := key{out[i].Dyad, out[i].Day.Unix()}
		out[i].Score += off[k]
		delete(off, k)
	}
	for k, score := range off {
		if score != 0 {
			out = append(out, entente.TieDay{Dyad: k.dyad, Day: time.Unix(k.day, 0).UTC(), Score: score})
		}
	}
	return out, nil
}

// outBy are those of an entry's reports whose documents were out by a day, and
// which entry the documents belong to.
func outBy[T any](id string, reports []T, document func(T) string, docs map[string]entente.Document, day time.Time) ([]T, map[string][]string) {
	var out []T
	known := map[string][]string{}
	for _, r := range reports {
		if doc := docs[document(r)]; Out(doc.Published, day) {
			out = append(out, r)
			known[doc.ID] = []string{id}
		}
	}
	return out, known
}

// byID gives the reports of these ids, in order.
func byID[T any](ids []string, reports []T, id func(T) string) []T {
	at := make(map[string]T, len(reports))
	for _, r := range reports {
		at[id(r)] = r
	}
	var out []T
	for _, i := range ids {
		if r, ok := at[i]; ok {
			out = append(out, r)
		}
	}
	return out
}

// saying are the witnesses that reports are, by their ids. of gives a report's
// id, its document's, and how it stands.
func saying[R any](reports []R, docs map[string]entente.Document, of func(*R) (id, document string, st entente.Standing)) map[string]merge.Witness {
	out := make(map[string]merge.Witness, len(reports))
	for i := range reports {
		id, document, st := of(&reports[i])
		out[id] = merge.Witness{ID: id, Document: docs[document], Standing: st}
	}
	return out
}

// knownOrigins are the origins of an entry as far as its reports that were out go.
func knownOrigins(origins []entente.Origin, known map[string][]string, docs map[string]entente.Document) []entente.Origin {
	return merge.Among(origins, func(id string) (entente.Document, bool) {
		_, out := known[id]
		return docs[id], out
	})
}

// TransferAsOf makes a transfer anew from the reports that were out by the end of
// a day.
func TransferAsOf(v store.TransferView, day time.Time) []store.TransferView {
	reports, known := outBy(v.ID, v.Found, func(t entente.Transfer) string { return t.DocumentID }, v.Sources, day)
	said := saying(reports, v.Sources, func(r *entente.Transfer) (string, string, entente.Standing) { return r.ID, r.DocumentID, r.Standing })
	origins := knownOrigins(v.Origins, known, v.Sources)
	var out []store.TransferView
	for _, t := range merge.Transfers(reports, look(v.Sources), known) {
		t.Origins = origins
		merge.JudgeTransfer(&t, merge.Witnesses(t.Reports, said))
		out = append(out, store.TransferView{RegisteredTransfer: t, Changed: v.Changed, Sources: v.Sources,
			Found: byID(t.Reports, reports, func(t entente.Transfer) string { return t.ID })})
	}
	return out
}

// CapabilityAsOf does so for a change of a capability.
func CapabilityAsOf(v store.CapabilityView, day time.Time) []store.CapabilityView {
	reports, known := outBy(v.ID, v.Found, func(c entente.Capability) string { return c.DocumentID }, v.Sources, day)
	said := saying(reports, v.Sources, func(r *entente.Capability) (string, string, entente.Standing) { return r.ID, r.DocumentID, r.Standing })
	origins := knownOrigins(v.Origins, known, v.Sources)
	var out []store.CapabilityView
	for _, c := range merge.Capabilities(reports, look(v.Sources), known) {
		c.Origins = origins
		merge.JudgeCapability(&c, merge.Witnesses(c.Reports, said))
		out = append(out, store.CapabilityView{RegisteredCapability: c, Changed: v.Changed, Sources: v.Sources,
			Found: byID(c.Reports, reports, func(c entente.Capability) string { return c.ID })})
	}
	return out
}

// PositionAsOf leaves out of a position what was not out: since when it is held
// stays, and how strongly is what had been said by then.
func PositionAsOf(v store.PositionView, day time.Time) []store.PositionView {
	reports, known := outBy(v.ID, v.Found, func(p entente.Position) string { return p.DocumentID }, v.Sources, day)
	if len(reports) == 0 {
		return nil
	}
	v.Origins = knownOrigins(v.Origins, known, v.Sources)
	v.Found, v.Reports, v.Publishers, v.Strength = reports, nil, nil, 0
	seen := map[string]bool{}
	for _, r := range reports {
		doc := v.Sources[r.DocumentID]
		v.Reports = append(v.Reports, r.ID)
		v.Strength = max(v.Strength, r.Strength)
		if doc.Published.After(v.Latest) || len(v.Reports) == 1 {
			v.Latest = doc.Published
		}
		if p := merge.Publisher(doc); p != "" && !seen[p] {
			seen[p] = true
			v.Publishers = append(v.Publishers, p)
		}
	}
	return []store.PositionView{v}
}

// AgreementsAsOf makes agreements anew from the reports that were out by the
// day: one that was ratified later is not ratified in them.
func AgreementsAsOf(all []store.AgreementView, day time.Time) []store.AgreementView {
	docs, known := map[string]entente.Document{}, map[string][]string{}
	reports, families := map[string]entente.Agreement{}, map[string][]entente.Agreement{}
	var order []string
	for _, a := range all {
		for _, r := range a.Found {
			doc := a.Sources[r.DocumentID]
			if !Out(doc.Published, day) {
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
		for _, a := range merge.Agreements(families[family], look(docs), known) {
			a.Origins = merge.Among(origins[a.ID], look(docs))
			v := store.AgreementView{RegisteredAgreement: a, Sources: docs}
			for _, id := range a.Reports {
				v.Found = append(v.Found, reports[id])
			}
			out = append(out, v)
		}
	}
	return out
}
