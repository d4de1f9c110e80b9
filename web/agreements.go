package web

import (
	"context"
	"net/http"
	"slices"

	"entente"
	"entente/run/past"
	"entente/store"
)

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

// registerRow is an agreement as the register lists it.
type registerRow struct {
	agreementView
	Href   string
	Binds  []clause // each obligation once, with the condition that its reports give
	Steps  []stageLine
	Life   *life
	Quote  *shortQuote
	Listed string // its parties
}

// registerPage is a page of the register of agreements.
type registerPage struct {
	ledgerPage
	Rows []registerRow
}

// agreements lists the register of agreements.
func (d *desk) agreements(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	c, err := d.Record.Choices(r.Context(), store.KindAgreement)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	f, err := d.readForm("/agreements", "agreement", q, field{Kind: fieldState, Name: "a", Label: "Party"}, field{Kind: fieldState, Name: "b", Label: "Other party"},
		choiceField(q, "type", "Type", agreementTypes, c.Classes), choiceField(q, "obligation", "Obligation", obligationCodes, c.Obligations),
		choiceField(q, "stage", "Stage reached", agreementStages, c.Stages))
	if err == nil {
		var p *registerPage
		if p, err = d.registerPage(r.Context(), f); err == nil {
			d.show(w, r, f.status(), "agreements", "Agreements", p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) registerPage(ctx context.Context, f *ledgerForm) (*registerPage, error) {
	p := &registerPage{ledgerPage: ledgerPage{Form: f}}
	if f.Wrong.Message != "" {
		return p, nil
	}
	found, err := ledgerList(f, func(s store.Slice) (store.Listing[store.AgreementView], error) {
		return d.Record.Register(ctx, store.RegisterFilter{State: f.value("a"), Other: f.value("b"), Type: f.now("type"), Stage: f.now("stage"),
			Obligation: f.now("obligation"), Slice: s})
	}, d.wholeAgreement(ctx, f.time), func(v store.AgreementView) bool {
		var stages []string
		for _, s := range v.Stages {
			stages = append(stages, s.Stage)
		}
		return f.is("type", v.Type) && f.is("stage", stages...) && f.is("obligation", agreementView{RegisteredAgreement: v.RegisteredAgreement}.Duties()...) &&
			f.time.within(midnight(v.Latest))
	})
	if err != nil {
		return nil, err
	}
	p.ledgerPage = ledgerPageOf(f, found)
	var lives [][]stageLine
	for _, v := range found.Rows {
		p.Rows = append(p.Rows, d.registerRow(v, f.time))
		lives = append(lives, p.Rows[len(p.Rows)-1].Steps)
	}
	from, to := lifeSpan(lives...)
	for i := range p.Rows {
		p.Rows[i].Life = newLife(p.Rows[i].Steps, from, to, rowLife)
	}
	return p, nil
}

// registerRow makes an agreement showable in a line.
func (d *desk) registerRow(v store.AgreementView, f filter) registerRow {
	r := registerRow{Href: entryHref("agreement", v.ID, f.AsOf), Steps: d.agreementSteps(v), Listed: d.words.plain(v.Parties)}
	r.agreementView = agreementView{RegisteredAgreement: v.RegisteredAgreement, Badges: standing(v.Standing), Sample: allSamples(v.Sources)}
	for _, code := range r.Duties() {
		c := clause{Obligation: entente.Obligation{Code: code}}
		for _, o := range v.Obligations {
			if o.Code == code && c.Condition == "" {
				c.Condition, c.Article = o.Condition, o.Article
			}
		}
		r.Binds = append(r.Binds, c)
	}
	if a, ok := spoken(v.Found, v.Standing.Counts(), func(a entente.Agreement) entente.Standing { return a.Standing }); ok {
		r.Quote = quoteOf("agreement", a.ID, a.DocumentID, a.Quote, v.Sources)
	}
	return r
}

// agreementSteps are the steps in an agreement's life with the reports of each
// that are at hand. A step is hollow if it lies ahead, or if it is not told as
// taken.
func (d *desk) agreementSteps(v store.AgreementView) []stageLine {
	var out []stageLine
	for _, s := range v.Stages {
		line := stageLine{Stage: s.Stage, Told: s.Told(), Place: s.Place, Date: s.Date}
		var telling []entente.Agreement
		for _, a := range v.Found {
			if i := slices.IndexFunc(a.Stages, func(t entente.Stage) bool { return sameStep(s, t) }); i >= 0 {
				telling = append(telling, a)
				line.Reports = append(line.Reports, stageReport{Href: findingHref(a.DocumentID, "agreement", a.ID), Doc: v.Sources[a.DocumentID], Words: clipped(a.Quote), Spans: a.Stages[i].Spans})
			}
		}
		done, badges := stepStands(s, telling, v.Standing)
		line.Hollow, line.Badges = !done || s.Date.Time.After(d.Now()), badges
		out = append(out, line)
	}
	return out
}

// quoteSteps quotes for each step the sentence in which its first report tells
// of it.
func quoteSteps(ctx context.Context, lib *library, steps []stageLine) error {
	for _, s := range steps {
		if len(s.Reports) == 0 || len(s.Reports[0].Spans) == 0 {
			continue
		}
		r := &s.Reports[0]
		doc, err := lib.document(ctx, r.Doc.ID)
		if err != nil {
			return err
		}
		r.Quoted = lib.quote(&doc, r.Spans[0], spanLayers(r.Spans, r.Spans[0].In, markClause, 0, s.Stage))
	}
	return nil
}

// sameStep reports whether two stages are one step: of one name and day.
func sameStep(s, t entente.Stage) bool {
	return t.Stage == s.Stage && t.Date.Precision == s.Date.Precision && midnight(t.Date.Time).Equal(midnight(s.Date.Time))
}

// stepStands reports whether a step is told as taken, and what keeps it from
// that. Its own standing says so: a list has only some of the reports, and the
// report of a treaty that was signed may deny that it is in force. For a step
// that was kept without one, its reports say it, or what all say together.
func stepStands(s entente.Stage, telling []entente.Agreement, all entente.Standing) (bool, []badge) {
	switch {
	case s.Standing.Polarity != "" || s.Standing.Certainty != "":
		if s.Done() {
			return true, nil
		}
		return false, standing(s.Standing)
	case len(telling) == 0:
		return all.Counts(), nil
	case slices.ContainsFunc(telling, func(a entente.Agreement) bool { return a.Standing.Counts() }):
		return true, nil
	}
	return false, standing(telling[0].Standing)
}

// agreementPage is one agreement with all that is said of it.
type agreementPage struct {
	agreementView
	entryPage
	Steps  []stageLine
	Lives  []*life // the same for wide and for narrow screens
	Binds  []duty
	Shown  []agreementReport
	Called []calling // its names, where it has more than one
	Lasts  []lasting
	More   int // reports that are not shown
}

// Denying are the reports that deny it, so that a reader sees what exactly.
func (p *agreementPage) Denying() []agreementReport {
	return slices.DeleteFunc(slices.Clone(p.Shown), func(r agreementReport) bool { return r.Standing.Polarity != entente.Negative })
}

// duty is what an agreement binds to, with the clauses of all reports.
type duty struct {
	Code    string
	Clauses []dutyClause
}

// dutyClause is a clause as one document has it.
type dutyClause struct {
	clause
	Href string
	Doc  entente.Document
}

// agreement shows one agreement with all reports of it.
func (d *desk) agreement(w http.ResponseWriter, r *http.Request) {
	f, err := asOf(r)
	if err == nil {
		var p *agreementPage
		if p, err = d.agreementPage(r.Context(), r.PathValue("id"), f); err == nil {
			d.show(w, r, http.StatusOK, "agreement", p.Name(), p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) agreementPage(ctx context.Context, id string, f filter) (*agreementPage, error) {
	a, err := d.Record.Agreement(ctx, id)
	if err != nil {
		return nil, err
	}
	if !f.AsOf.IsZero() {
		then := past.AgreementsAsOf([]store.AgreementView{a}, f.AsOf)
		if len(then) == 0 {
			return nil, notKnown("agreement", f.AsOf)
		}
		a = fullest(then, func(v store.AgreementView) int { return len(v.Reports) })
		a.ID = id
	}
	p := &agreementPage{Steps: d.agreementSteps(a), More: max(0, len(a.Found)-mostReports)}
	p.entryPage = entryPage{AsOf: f.AsOf, Self: entryHref("agreement", id, filter{}.AsOf), JSON: "/api/v1/agreements/" + id}
	a.Found = a.Found[:min(len(a.Found), mostReports)]
	lib := newLibrary(d.Record)
	if p.agreementView, err = d.agreementView(ctx, lib, a); err == nil {
		err = quoteSteps(ctx, lib, p.Steps)
	}
	if err != nil {
		return nil, err
	}
	p.Shown = append(p.Open, p.Folded...)
	p.bind()
	p.call()
	p.last()
	from, to := lifeSpan(p.Steps)
	for _, size := range []lifeSize{wideLife, phoneLife} {
		if l := newLife(p.Steps, from, to, size); l != nil {
			p.Lives = append(p.Lives, l)
		}
	}
	p.Around, err = d.around(ctx, entente.AboutAgreement, id, "agreement", f)
	return p, err
}

// bind gathers the clauses of all reports by what they bind to. One with its
// words comes before one without.
func (p *agreementPage) bind() {
	for _, code := range p.agreementView.Duties() {
		u := duty{Code: code}
		for _, r := range p.Shown {
			for _, c := range r.Clauses {
				if c.Code == code {
					u.Clauses = append(u.Clauses, dutyClause{c, findingHref(r.DocumentID, "agreement", r.ID), r.Doc})
				}
			}
		}
		slices.SortStableFunc(u.Clauses, func(a, b dutyClause) int { return b.weight() - a.weight() })
		p.Binds = append(p.Binds, u)
	}
}

// weight is how much a clause says.
func (c clause) weight() int {
	w := 0
	if c.Article != "" {
		w += 2
	}
	if c.Condition != "" {
		w++
	}
	return w
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
