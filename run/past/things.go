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
type said struct {
	id       string
	doc      entente.Document
	standing entente.Standing
}

// inOrder sorts reports by publication, and by their ids.
func inOrder(all []said) {
	slices.SortFunc(all, func(a, b said) int {
		return cmp.Or(published(a.doc).Compare(published(b.doc)), cmp.Compare(a.id, b.id))
	})
}

// tell fills what the reports of a thing say together. doers are the states
// whose word confirms it; fresh says that it was not known before, so that its
// words are those of the first report and not of the last.
func tell(t *watch.Thing, reports []said, doers []string) {
	t.Reports = len(reports)
	t.Sample = true
	var claims []watch.Claim
	for i, r := range reports {
		name := merge.Publisher(r.doc)
		claims = append(claims, watch.Claim{Standing: r.standing, Publisher: name, Party: vouches(r, doers)})
		t.Sample = t.Sample && r.doc.Sample
		if name != "" && !slices.Contains(t.Publishers, name) {
			t.Publishers = append(t.Publishers, name)
		}
		if r.standing.Polarity == entente.Negative {
			t.Denied++
		}
		if i == 0 || merge.Stronger(r.standing, t.Standing) {
			t.Standing, t.Report = r.standing, watch.Report{ID: r.id, DocumentID: r.doc.ID}
		}
	}
	if len(reports) > 0 {
		last := reports[len(reports)-1]
		t.First, t.Latest = published(reports[0].doc), published(last.doc)
		t.Newest = watch.Report{ID: last.id, DocumentID: last.doc.ID}
	}
	t.Origins = len(t.Publishers) // until package merge tells origins from outlets
	t.Status = watch.StatusOf(claims)
}

// vouches reports whether one of some states stands behind a report: its
// officials or media say so within the text, or its own medium or ministry in
// its own voice.
func vouches(r said, states []string) bool {
	if n := len(r.standing.AttributedTo); n > 0 {
		by := r.standing.AttributedTo[n-1]
		return (by.Kind == entente.Official || by.Kind == entente.StateMedia) && slices.Contains(states, by.Source.Code)
	}
	p := r.doc.Publisher
	return slices.Contains(states, p.Country) && (p.StateControlled || p.Kind == "ministry" || p.Kind == "government")
}

// Event is an event as it stands by its mentions. It is background if it is
// told as such, or lies long before its first report.
func Event(e *entente.Event, ms []entente.Mention, docs Docs) watch.Thing {
	all := make([]said, len(ms))
	for i := range ms {
		all[i] = said{ms[i].ID, docs[ms[i].DocumentID], ms[i].Standing}
	}
	inOrder(all)
	return event(e, all)
}

func event(e *entente.Event, reports []said) watch.Thing {
	t := watch.Thing{Kind: watch.OnEvent, ID: e.ID, Event: e, Dyads: tie.Dyads(e), Date: e.Date,
		States: watch.StatesOf(e.Actors, e.Recipients)}
	tell(&t, reports, watch.StatesOf(e.Actors))
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
		all, by[r.ID] = append(all, said{r.ID, doc, r.Standing}), r
		background = background && merge.Background(r, doc, a)
	}
	inOrder(all)
	tell(&t, all, t.States)
	t.Background = background && len(reports) > 0
	for _, s := range all {
		if by[s.id].HasObligation(entente.ObligationDefense) && s.standing.Counts() {
			t.Report = watch.Report{ID: s.id, DocumentID: s.doc.ID}
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
	one(&t, v.ID, doc, v.Standing, watch.StatesOf(v.Suppliers, v.Recipients))
	return t
}

// Capability is a change of a capability as one document reports it.
func Capability(v *entente.Capability, doc entente.Document) watch.Thing {
	t := watch.Thing{Kind: watch.OnCapability, ID: v.ID, Capability: v, States: watch.StatesOf([]entente.Entity{v.State})}
	t.Date = dateOr([]entente.Date{v.Date}, doc)
	one(&t, v.ID, doc, v.Standing, t.States)
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
	one(&t, v.ID, doc, v.Standing, t.States)
	return t
}

// one fills what a thing that has one report says.
func one(t *watch.Thing, id string, doc entente.Document, s entente.Standing, doers []string) {
	tell(t, []said{{id, doc, s}}, doers)
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
