package past

import (
	"cmp"
	"slices"
	"time"

	"entente"
	"entente/merge"
	"entente/tie"
	"entente/watch"
)

// Docs finds documents, without their texts.
type Docs map[string]entente.Document

// published is when a document came out, as far as it is known.
func published(d entente.Document) time.Time {
	if d.Published.IsZero() {
		return d.Retrieved
	}
	return d.Published
}

func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }

// said is one report as the parts of a thing that all kinds have are made of it.
type said = merge.Witness

// inOrder sorts reports by publication, and by their ids.
func inOrder(all []said) {
	slices.SortFunc(all, func(a, b said) int {
		return cmp.Or(published(a.Document).Compare(published(b.Document)), cmp.Compare(a.ID, b.ID))
	})
}

// tell fills what the reports of a thing say together. parties are those whose
// word confirms it; origins whom its documents have it from, as far as that is
// known.
func tell(t *watch.Thing, reports []said, parties []entente.Entity, origins []entente.Origin) {
	t.Reports = len(reports)
	t.Sample = true
	from := merge.From(origins)
	var known []string
	for i := range reports {
		r := &reports[i]
		t.Sample = t.Sample && r.Document.Sample
		if name := merge.Publisher(r.Document); name != "" && !slices.Contains(t.Publishers, name) {
			t.Publishers = append(t.Publishers, name)
		}
		if r.Standing.Polarity == entente.Negative {
			t.Denied++
		} else if o := from(r.Document); o != "" && !slices.Contains(known, o) {
			known = append(known, o)
		}
		if i == 0 || merge.Stronger(r.Standing, t.Standing) {
			t.Standing, t.Report = r.Standing, watch.Report{ID: r.ID, DocumentID: r.Document.ID}
		}
	}
	if len(reports) > 0 {
		last := &reports[len(reports)-1]
		t.First, t.Latest = published(reports[0].Document), published(last.Document)
		t.Newest = watch.Report{ID: last.ID, DocumentID: last.Document.ID}
	}
	t.Origins = len(known)
	t.Status = watch.StatusWord(merge.Judge(merge.Claims(reports, parties, origins)))
}

// Event is an event as it stands by its mentions. It is background if it is
// told as such, or lies long before its first report.
func Event(e *entente.Event, ms []entente.Mention, docs Docs) watch.Thing {
	all := make([]said, len(ms))
	for i := range ms {
		all[i] = saidBy(&ms[i], docs)
	}
	inOrder(all)
	return event(e, all)
}

// saidBy is a mention as a report.
func saidBy(m *entente.Mention, docs Docs) said {
	return said{ID: m.ID, Document: docs[m.DocumentID], Where: m.Where, Standing: m.Standing}
}

func event(e *entente.Event, reports []said) watch.Thing {
	t := watch.Thing{Kind: watch.OnEvent, ID: e.ID, Event: e, Dyads: tie.Dyads(e), Date: e.Date,
		States: watch.StatesOf(e.Actors, e.Recipients)}
	tell(&t, reports, merge.Parties(e), e.Origins)
	t.Background = t.Standing.Time == entente.Historical || e.Date.Precision == entente.Year ||
		!t.First.IsZero() && t.First.Sub(e.Date.Time) > watch.OldNews
	return t
}

// Agreement is an agreement of the register as it stands by its reports. Its
// words are those of a report that has the obligation a party could have to
// fight, where there is one.
func Agreement(a *entente.RegisteredAgreement, reports []entente.Agreement, docs Docs) watch.Thing {
	t := watch.Thing{Kind: watch.OnAgreement, ID: a.ID, Agreement: a, Dyads: tie.Parties(a), States: watch.StatesOf(a.Parties)}
	all := make([]said, 0, len(reports))
	by := map[string]*entente.Agreement{}
	background := true
	for i := range reports {
		r := &reports[i]
		doc := docs[r.DocumentID]
		all, by[r.ID] = append(all, said{ID: r.ID, Document: doc, Standing: r.Standing}), r
		background = background && merge.Background(r, doc, a)
	}
	inOrder(all)
	tell(&t, all, a.Parties, a.Origins)
	t.Background = background && len(reports) > 0
	for _, s := range all {
		if by[s.ID].HasObligation(entente.ObligationDefense) && s.Standing.Counts() {
			t.Report = watch.Report{ID: s.ID, DocumentID: s.Document.ID}
			break
		}
	}
	t.Date = agreementDate(a, t.First)
	return t
}

// agreementDate is the day of the latest stage of an agreement, else of its
// first report.
func agreementDate(a *entente.RegisteredAgreement, first time.Time) entente.Date {
	d := entente.Date{Time: midnight(first), Precision: entente.Published}
	if n := len(a.Stages); n > 0 && !a.Stages[n-1].Date.Time.IsZero() {
		d = a.Stages[n-1].Date
	}
	return d
}

// Transfer is a transfer as one document reports it.
func Transfer(v *entente.Transfer, doc entente.Document) watch.Thing {
	t := watch.Thing{Kind: watch.OnTransfer, ID: v.ID, Transfer: v, States: watch.StatesOf(v.Suppliers, v.Recipients, v.Between)}
	t.Dyads = watch.Pairs(watch.StatesOf(v.Suppliers), watch.StatesOf(v.Recipients))
	if len(v.Between) > 0 {
		between := watch.StatesOf(v.Between)
		t.Dyads = watch.Pairs(between, between)
	}
	t.Date = dateOr(v.Dates, doc)
	one(&t, v.ID, doc, v.Standing, slices.Concat(v.Suppliers, v.Recipients, v.Between))
	return t
}

// Capability is a change of a capability as one document reports it.
func Capability(v *entente.Capability, doc entente.Document) watch.Thing {
	t := watch.Thing{Kind: watch.OnCapability, ID: v.ID, Capability: v, States: watch.StatesOf([]entente.Entity{v.State})}
	t.Date = dateOr([]entente.Date{v.Date}, doc)
	one(&t, v.ID, doc, v.Standing, []entente.Entity{v.State})
	return t
}

// Position is a position as one document reports it. registered gives the id in
// the register of a report of an agreement.
func Position(v *entente.Position, doc entente.Document, registered func(report string) (string, bool)) watch.Thing {
	p := *v
	p.About = slices.Clone(v.About)
	for i, about := range p.About {
		if id, ok := registered(about.ID); ok && about.ID != "" {
			p.About[i].ID = id
		}
	}
	t := watch.Thing{Kind: watch.OnPosition, ID: v.ID, Position: &p, States: watch.StatesOf([]entente.Entity{v.Actor})}
	t.Dyads = watch.TiesOf(&p)
	t.Date = dateOr(nil, doc)
	one(&t, v.ID, doc, v.Standing, []entente.Entity{v.Actor})
	return t
}

// one fills what a thing that has one report says.
func one(t *watch.Thing, id string, doc entente.Document, s entente.Standing, parties []entente.Entity) {
	tell(t, []said{{ID: id, Document: doc, Standing: s}}, parties, nil)
	t.Background = s.Time == entente.Historical || !t.First.IsZero() && t.First.Sub(t.Date.Time) > watch.OldNews
}

func dateOr(dates []entente.Date, doc entente.Document) entente.Date {
	for _, d := range dates {
		if !d.Time.IsZero() {
			return d
		}
	}
	return entente.Date{Time: midnight(published(doc)), Precision: entente.Published}
}
