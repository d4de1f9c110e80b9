package web

import (
	"context"
	"net/http"
	"slices"

	"entente"
	"entente/store"
)

// agreementsAPage is how many agreements a page lists.
const agreementsAPage = 20

// agreementView is an agreement of the register as the pages show it.
type agreementView struct {
	entente.RegisteredAgreement
	Badges       []badge
	Open, Folded []agreementReport
	Sample       bool // all reports of it are sample texts
}

// agreementReport is what one document says of an agreement.
type agreementReport struct {
	entente.Agreement
	Doc      entente.Document
	Quoted   []segment // the sentence that reports it
	Clauses  []clause
	Badges   []badge
	Vouchers []badge
}

// clause is an obligation and the words that lay it down.
type clause struct {
	entente.Obligation
	Words  string
	Quoted []segment // its sentence, unless that is the report's own
}

// obligationNames are ATOP's obligations in words.
var obligationNames = map[string]string{
	entente.ObligationDefense: "mutual defence", entente.ObligationOffense: "joint offence",
	entente.ObligationNeutral: "neutrality", entente.ObligationNonAgg: "non-aggression",
	entente.ObligationConsul: "consultation",
}

// agreementName is an agreement's title, or its kind if no text gives a title.
func agreementName(title, kind string) string {
	switch {
	case title != "":
		return capitalised(safeText(title))
	case kind != "":
		return capitalised(kind)
	}
	return "Agreement"
}

// Name is what the agreement is called.
func (a agreementView) Name() string { return agreementName(a.Title, a.Type) }

// Anchor is its fragment on a tie's page.
func (a agreementView) Anchor() string { return "agreement-" + a.ID }

// Duties are the obligations that its reports give, each code once.
func (a agreementView) Duties() []string {
	var out []string
	for _, o := range a.Obligations {
		if !slices.Contains(out, o.Code) {
			out = append(out, o.Code)
		}
	}
	return out
}

// Ties are the dyads of its parties, as far as they are states.
func (a agreementView) Ties() []entente.Dyad {
	var out []entente.Dyad
	for i, p := range a.Parties {
		for _, q := range a.Parties[i+1:] {
			d := entente.NewDyad(p.Code, q.Code)
			if entente.IsState(p.Code) && entente.IsState(q.Code) && p.Code != q.Code && !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// agreementsPage lists the agreements of the record.
type agreementsPage struct {
	Rows []agreementView
	Pager
}

// agreements shows the list of agreements.
func (d *desk) agreements(w http.ResponseWriter, r *http.Request) {
	number, err := countParam(r.URL.Query(), "page")
	if err != nil {
		d.fail(w, r, err)
		return
	}
	p, err := d.agreementsPage(r.Context(), number)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, http.StatusOK, "agreements", "Agreements", p)
}

func (d *desk) agreementsPage(ctx context.Context, number int) (*agreementsPage, error) {
	list, total, err := d.Record.Agreements(ctx, store.AgreementFilter{Page: store.Page{Limit: agreementsAPage, Offset: (number - 1) * agreementsAPage}})
	if err != nil {
		return nil, err
	}
	p := &agreementsPage{Pager: newPager(number, agreementsAPage, total)}
	lib := newLibrary(d.Record)
	for _, a := range list {
		v, err := d.agreementView(ctx, lib, a)
		if err != nil {
			return nil, err
		}
		p.Rows = append(p.Rows, v)
	}
	return p, nil
}

// agreement shows one agreement with all reports of it.
func (d *desk) agreement(w http.ResponseWriter, r *http.Request) {
	a, err := d.Record.Agreement(r.Context(), r.PathValue("id"))
	if err != nil {
		d.fail(w, r, err)
		return
	}
	v, err := d.agreementView(r.Context(), newLibrary(d.Record), a)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	v.Open, v.Folded = append(v.Open, v.Folded...), nil
	d.show(w, r, http.StatusOK, "agreement", v.Name(), v)
}

// agreementView makes an agreement showable.
func (d *desk) agreementView(ctx context.Context, lib *library, a store.AgreementView) (agreementView, error) {
	v := agreementView{RegisteredAgreement: a.RegisteredAgreement, Badges: standing(a.Standing), Sample: true}
	var reports []agreementReport
	for _, found := range a.Found {
		doc, err := lib.document(ctx, found.DocumentID)
		if err != nil {
			return v, err
		}
		v.Sample = v.Sample && doc.Sample
		reports = append(reports, d.agreementReport(lib, found, doc))
	}
	v.unfold(reports)
	return v, nil
}

// unfold shows the first report and the one that says most about what the
// agreement binds to, and folds the others away.
func (a *agreementView) unfold(reports []agreementReport) {
	best := 0
	for i, r := range reports {
		if r.weight() > reports[best].weight() {
			best = i
		}
	}
	for i, r := range reports {
		if i == 0 || i == best {
			a.Open = append(a.Open, r)
		} else {
			a.Folded = append(a.Folded, r)
		}
	}
}

// weight is how much a report says about obligations: each counts, and more
// with its article or condition.
func (r agreementReport) weight() int {
	w := 0
	for _, c := range r.Clauses {
		w += 2
		if c.Article != "" || c.Condition != "" {
			w++
		}
	}
	return w
}

// agreementReport quotes what one document says of an agreement.
func (d *desk) agreementReport(lib *library, a entente.Agreement, doc entente.Document) agreementReport {
	r := agreementReport{Agreement: a, Doc: doc, Badges: standing(a.Standing), Vouchers: d.words.vouchers(a.Standing)}
	if len(a.Spans) > 0 {
		r.Quoted = lib.quote(&doc, a.Spans[0], agreementLayers(a, a.Spans[0].In, 0))
	}
	for _, o := range a.Obligations {
		if len(o.Spans) == 0 {
			continue
		}
		c := clause{Obligation: o, Words: safeText(doc.Words(o.Spans[0]))}
		if len(a.Spans) == 0 || !lib.together(&doc, a.Spans[0], o.Spans[0]) {
			c.Quoted = lib.quote(&doc, o.Spans[0], spanLayers(o.Spans, o.Spans[0].In, markClause, 0, o.Code))
		}
		r.Clauses = append(r.Clauses, c)
	}
	return r
}
