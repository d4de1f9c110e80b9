// Package past makes of the record what watches look at: each thing as it
// stood when it was first told of and after each report that came to it. The
// desk looks so at what is new; a rehearsal looks so at all that the record
// holds, in the order in which it was published, and tells what watches would
// have sent, and when.
//
// A rehearsal knows what the record knows now: a text that the coder of today
// reads is read as today, and a text that came late counts from the day it was
// published. What is rehearsed is a rule, not the desk's past.
package past

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"entente"
	"entente/merge"
	"entente/store"
	"entente/watch"
)

// mostVersions is how many versions of one event are looked at, the last one
// included: an event redefined a thousand times is looked at so often.
const mostVersions = 50

// Changes are the things of a record, each as it stood after each report, in
// the order of their times.
func Changes(p *store.Past) []watch.Change {
	docs := Docs(p.Documents)
	var all []watch.Change
	for i := range p.Events {
		all = append(all, eventChanges(&p.Events[i], p.Mentions[p.Events[i].ID], docs)...)
	}
	registered := map[string]string{}
	for i := range p.Agreements {
		a := &p.Agreements[i]
		for _, r := range a.Reports {
			registered[r] = a.ID
		}
		all = append(all, agreementChanges(a, p.Reports, docs)...)
	}
	for i := range p.Findings {
		all = append(all, Findings(&p.Findings[i], docs, func(id string) (string, bool) { r, ok := registered[id]; return r, ok })...)
	}
	inTime(all)
	return all
}

// inTime sorts changes. They are large: what is sorted is their numbers.
func inTime(all []watch.Change) {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &all[i], &all[j]
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(rank(a.Kind), rank(b.Kind)), cmp.Compare(a.ID, b.ID), cmp.Compare(i, j))
	})
	sorted := make([]watch.Change, len(all))
	for to, from := range order {
		sorted[to] = all[from]
	}
	copy(all, sorted)
}

// rank has agreements looked at before what is about them.
func rank(k watch.Kind) int {
	return slices.Index([]watch.Kind{watch.OnAgreement, watch.OnEvent, watch.OnTransfer, watch.OnCapability, watch.OnPosition, watch.OnTie}, k)
}

// eventChanges are an event after the first report, and after each later day of
// reports.
func eventChanges(e *entente.Event, ms []entente.Mention, docs Docs) []watch.Change {
	all := make([]said, len(ms))
	for i := range ms {
		all[i] = saidBy(&ms[i], docs)
	}
	inOrder(all)
	var out []watch.Change
	for i := range all {
		at := published(all[i].Document)
		if i+1 < len(all) && (published(all[i+1].Document).Equal(at) || len(out) >= mostVersions-1) {
			continue
		}
		out = append(out, watch.Change{Thing: event(e, all[:i+1]), At: at})
	}
	return out
}

// agreementChanges are an agreement as its first reports give it, and as more
// and more do.
func agreementChanges(a *entente.RegisteredAgreement, reports map[string]entente.Agreement, docs Docs) []watch.Change {
	var have []entente.Agreement
	known := map[string][]string{}
	for _, id := range a.Reports {
		if r, ok := reports[id]; ok {
			have, known[r.DocumentID] = append(have, r), []string{a.ID}
		}
	}
	slices.SortStableFunc(have, func(x, y entente.Agreement) int {
		return published(docs[x.DocumentID]).Compare(published(docs[y.DocumentID]))
	})
	in := func(id string) (entente.Document, bool) { d, ok := docs[id]; return d, ok }
	var out []watch.Change
	for i := range have {
		at := published(docs[have[i].DocumentID])
		if i+1 < len(have) && (published(docs[have[i+1].DocumentID]).Equal(at) || len(out) >= mostVersions-1) {
			continue
		}
		for _, v := range merge.Agreements(have[:i+1], in, known) {
			if v.ID == a.ID {
				v.Origins = a.Origins
				out = append(out, watch.Change{Thing: Agreement(&v, have[:i+1], docs), At: at})
			}
		}
	}
	return out
}

// Findings are the transfers, capabilities and positions of a reading.
func Findings(rd *entente.Reading, docs Docs, registered func(report string) (string, bool)) []watch.Change {
	var all []watch.Change
	add := func(t watch.Thing, id string) {
		all = append(all, watch.Change{Thing: t, At: published(docs[id])})
	}
	for i := range rd.Transfers {
		add(Transfer(&rd.Transfers[i], docs[rd.Transfers[i].DocumentID]), rd.Transfers[i].DocumentID)
	}
	for i := range rd.Capabilities {
		add(Capability(&rd.Capabilities[i], docs[rd.Capabilities[i].DocumentID]), rd.Capabilities[i].DocumentID)
	}
	for i := range rd.Positions {
		add(Position(&rd.Positions[i], docs[rd.Positions[i].DocumentID], registered), rd.Positions[i].DocumentID)
	}
	return all
}

// Of makes a record of documents that were read, without a store.
func Of(docs []entente.Document, readings []entente.Reading) *store.Past {
	p := &store.Past{Mentions: map[string][]entente.Mention{}, Reports: map[string]entente.Agreement{}, Documents: map[string]entente.Document{}, Findings: readings}
	in := func(id string) (entente.Document, bool) { d, ok := p.Documents[id]; return d, ok }
	var mentions []entente.Mention
	var reports []entente.Agreement
	for i := range docs {
		d := docs[i]
		d.Text = ""
		p.Documents[d.ID] = d
		identify(&readings[i])
		mentions = append(mentions, readings[i].Mentions...)
		reports = append(reports, readings[i].Agreements...)
	}
	byID := map[string]entente.Mention{}
	for _, m := range mentions {
		byID[m.ID] = m
	}
	p.Events = merge.Events(mentions, in)
	for _, e := range p.Events {
		for _, id := range e.Mentions {
			p.Mentions[e.ID] = append(p.Mentions[e.ID], byID[id])
		}
	}
	families := map[string][]entente.Agreement{}
	for _, r := range reports {
		p.Reports[r.ID] = r
		f := merge.AgreementFamily(&r)
		families[f] = append(families[f], r)
	}
	for _, f := range families {
		p.Agreements = append(p.Agreements, merge.Agreements(f, in, nil)...)
	}
	return p
}

// identify gives what was read its document, and findings without an id one.
func identify(rd *entente.Reading) {
	id := func(own, kind string, n int) string {
		if own == "" {
			return fmt.Sprint(rd.DocumentID, " ", kind, " ", n)
		}
		return own
	}
	for i := range rd.Mentions {
		rd.Mentions[i].DocumentID = rd.DocumentID
	}
	for i := range rd.Agreements {
		rd.Agreements[i].DocumentID, rd.Agreements[i].ID = rd.DocumentID, id(rd.Agreements[i].ID, "agreement", i)
	}
	for i := range rd.Transfers {
		rd.Transfers[i].DocumentID, rd.Transfers[i].ID = rd.DocumentID, id(rd.Transfers[i].ID, "transfer", i)
	}
	for i := range rd.Capabilities {
		rd.Capabilities[i].DocumentID, rd.Capabilities[i].ID = rd.DocumentID, id(rd.Capabilities[i].ID, "capability", i)
	}
	for i := range rd.Positions {
		rd.Positions[i].DocumentID, rd.Positions[i].ID = rd.DocumentID, id(rd.Positions[i].ID, "position", i)
	}
}

// Sent is something that a watch would have told.
type Sent struct {
	At       time.Time
	Alert    entente.Alert
	Quote    string // words of the report that raised it
	Document entente.Document
}

// Rehearsal is what watches would have done.
type Rehearsal struct {
	Sent    []Sent
	Trouble []watch.Trouble
	Looks   int // changes by reports that were looked at
}

// Rehearse runs watches over a record from one time to another; a zero time is
// an open end. What lies before is known to them, and not looked at.
func Rehearse(set *watch.Set, p *store.Past, names func(code string) string, since, until time.Time) (*Rehearsal, error) {
	return run(set, names, withTies(set, p, nil), p, since, until)
}

// withTies are the changes of a record and others, and of ties where a rule
// looks at these.
func withTies(set *watch.Set, p *store.Past, others []watch.Change) []watch.Change {
	all := Changes(p)
	var ties []watch.Change
	if set.LooksAt(watch.OnTie) {
		ties = tieChanges(p, all)
	}
	all = slices.Concat(all, ties, others)
	inTime(all)
	return all
}

// RunWith runs watches over the changes of a record and others, up to a time; a
// zero time is that of the last of them.
func RunWith(set *watch.Set, others []watch.Change, p *store.Past, until time.Time) (*Rehearsal, error) {
	return run(set, nil, withTies(set, p, others), p, time.Time{}, until)
}

// Quote adds the words of what was sent where the past does not have them, by
// the ids of the mentions that it rests on.
func (r *Rehearsal) Quote(find func(ids []string) (map[string]string, error)) error {
	var ids []string
	for _, s := range r.Sent {
		if s.Quote == "" && s.Alert.Kind == string(watch.OnEvent) {
			ids = append(ids, s.Alert.ReportID)
		}
	}
	words, err := find(ids)
	for i, s := range r.Sent {
		if s.Quote == "" {
			r.Sent[i].Quote = words[s.Alert.ReportID]
		}
	}
	return err
}

// run runs watches over changes in order.
func run(set *watch.Set, names func(code string) string, changes []watch.Change, p *store.Past, since, until time.Time) (*Rehearsal, error) {
	out := &Rehearsal{}
	quotes := quotesOf(p)
	r := watch.NewReplay(set, names, func(t watch.Transition, at time.Time) {
		if t.Tell {
			out.Sent = append(out.Sent, Sent{At: at, Alert: t.Alert, Document: p.Documents[t.Alert.DocumentID]})
		}
	})
	for i := range changes {
		c := &changes[i]
		switch {
		case !until.IsZero() && c.At.After(until):
			continue
		case c.At.Before(since):
			r.Learn(c)
			continue
		}
		before := len(out.Sent)
		if err := r.Look(c); err != nil {
			return nil, err
		}
		for j := before; j < len(out.Sent); j++ {
			if out.Sent[j].At.Equal(c.At) {
				out.Sent[j].Quote = quotes(out.Sent[j].Alert.ReportID)
			}
		}
		if c.Kind != watch.OnTie {
			out.Looks++
		}
	}
	if !until.IsZero() {
		if err := r.Until(until); err != nil {
			return nil, err
		}
	}
	out.Trouble = r.Trouble()
	return out, nil
}

// quotesOf finds the words of a report.
func quotesOf(p *store.Past) func(id string) string {
	var quotes map[string]string
	return func(id string) string {
		if quotes == nil {
			quotes = map[string]string{}
			for _, ms := range p.Mentions {
				for i := range ms {
					if ms[i].Quote != "" {
						quotes[ms[i].ID] = ms[i].Quote
					}
				}
			}
			for k, r := range p.Reports {
				quotes[k] = r.Quote
			}
			for i := range p.Findings {
				f := &p.Findings[i]
				for j := range f.Transfers {
					quotes[f.Transfers[j].ID] = f.Transfers[j].Quote
				}
				for j := range f.Capabilities {
					quotes[f.Capabilities[j].ID] = f.Capabilities[j].Quote
				}
				for j := range f.Positions {
					quotes[f.Positions[j].ID] = f.Positions[j].Quote
				}
			}
		}
		return quotes[id]
	}
}
