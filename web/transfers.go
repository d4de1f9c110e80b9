package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/run/past"
	"entente/store"
)

// way is who supplies whom, or whom something passes between where no report
// says who of them supplies.
type way struct {
	From, To string
	Between  []string
	Unreal   bool // nothing is said to have happened
	Went     bool // a report vouches that it went off
}

// notNamed stands for the side of a transfer that no report names.
const notNamed = "a party not named"

// alone is who supplies or who receives, where all reports name that side and
// none the other; both are empty where it is not so.
func (w words) alone(found []entente.Transfer) (from, to string) {
	for _, t := range found {
		f, r := w.plain(t.Suppliers), w.plain(t.Recipients)
		if len(t.Between) > 0 || f != "" && r != "" || from != "" && r != "" || to != "" && f != "" {
			return "", ""
		}
		from, to = cmp.Or(from, f), cmp.Or(to, r)
	}
	return from, to
}

// way draws the direction of a transfer, whose register keeps one party alone
// without its part in it.
func (w words) way(t *entente.RegisteredTransfer, found []entente.Transfer) way {
	out := way{From: w.plain(t.Suppliers), To: w.plain(t.Recipients), Unreal: unreal(t.Status)}
	for _, s := range t.Stages {
		out.Went = out.Went || !out.Unreal && (s.Stage == "shipped" || s.Stage == "delivered" || s.Stage == "used")
	}
	if out.From != "" && out.To != "" {
		return out
	}
	if from, to := w.alone(found); from != to {
		out.From, out.To = cmp.Or(from, notNamed), cmp.Or(to, notNamed)
		return out
	}
	for _, e := range slices.Concat(t.Suppliers, t.Recipients, t.Between) {
		if n := w.plain([]entente.Entity{e}); n != "" && !slices.Contains(out.Between, n) {
			out.Between = append(out.Between, n)
		}
	}
	return out
}

// plain names actors for a table: without the articles of a sentence.
func (w words) plain(list []entente.Entity) string {
	var names []string
	for _, e := range list {
		n := w.entity(e)
		if e.Code != "" && strings.HasPrefix(n, "the ") {
			n = n[len("the "):]
		}
		if n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return joined(names)
}

// Text is the way in one line, for titles and screen readers.
func (y way) Text() string {
	switch {
	case len(y.Between) == 1:
		return y.Between[0] + " and a party not named"
	case len(y.Between) > 0:
		return "between " + joined(y.Between)
	}
	return "from " + y.From + " to " + y.To
}

// railStep is a stage of a transfer as a row of steps shows it.
type railStep struct {
	Name    string
	Reached bool
	When    string
}

// rail are the stages that lead to the use of what is transferred, each
// reached or not; halted stands apart. A stage is dated by the first that a text
// gives, or by the first report of it where that is out before.
func rail(v store.TransferView) []railStep {
	var out []railStep
	for _, name := range transferStages {
		s := railStep{Name: name}
		for _, r := range v.Stages {
			if r.Stage != name || s.Reached {
				continue
			}
			s.Reached, s.When = true, dayBy(r.Date)
			if at := firstTold(v, name); !at.IsZero() && at.Before(r.Date.Time) {
				s.When = "by " + dayShort(at)
			}
		}
		if s.Reached || name != "halted" {
			out = append(out, s)
		}
	}
	return out
}

// tellings are the reports at hand that affirm a stage of a transfer, the oldest
// first.
func tellings(v store.TransferView, stage string) []entente.Transfer {
	return slices.DeleteFunc(slices.Clone(v.Found), func(t entente.Transfer) bool { return t.Stage != stage || !t.Standing.Counts() })
}

// firstTold is when the first of them was out.
func firstTold(v store.TransferView, stage string) (at time.Time) {
	for _, t := range tellings(v, stage) {
		if d := midnight(v.Sources[t.DocumentID].Published); at.IsZero() || d.Before(at) {
			at = d
		}
	}
	return at
}

// transferRow is a transfer as its ledger lists it.
type transferRow struct {
	store.TransferView
	Way    way
	What   string
	Class  []string
	Href   string
	Badge  badge
	Steps  []railStep
	Lead   string
	Quote  *shortQuote
	Sample bool
}

// Unreal reports whether nothing is said to have happened.
func (r transferRow) Unreal() bool { return unreal(r.Status) }

// Reached says in words how far it went.
func (r transferRow) Reached() string {
	switch {
	case r.Stage != "":
		return r.Stage
	case r.Unreal():
		return "no stage reached"
	}
	return "stage not said"
}

// transferRow makes a transfer showable.
func (d *desk) transferRow(v store.TransferView, f filter) transferRow {
	r := transferRow{TransferView: v, Way: d.words.way(&v.RegisteredTransfer, v.Found), Href: entryHref("transfer", v.ID, f.AsOf), Badge: statusBadge(v.Status),
		Steps: rail(v), Sample: allSamples(v.Sources)}
	var items []string
	for _, it := range v.Items {
		if it.Text != "" && !slices.Contains(items, it.Text) {
			items = append(items, it.Text)
		}
		if it.Class != "" && !slices.Contains(r.Class, it.Class) {
			r.Class = append(r.Class, it.Class)
		}
	}
	r.What = capitalised(safeText(cmp.Or(joined(items), "something not named")))
	if lead, ok := v.LeadTime(); ok {
		r.Lead = leadWords(lead)
	}
	if t, ok := spoken(v.Found, !unreal(v.Status), func(t entente.Transfer) entente.Standing { return t.Standing }); ok {
		r.Quote = quoteOf("transfer", t.ID, t.DocumentID, t.Quote, v.Sources)
	}
	return r
}

// allSamples reports whether all documents are sample texts.
func allSamples(docs map[string]entente.Document) bool {
	for _, doc := range docs {
		if !doc.Sample {
			return false
		}
	}
	return len(docs) > 0
}

// transfersPage is a page of the ledger of transfers.
type transfersPage struct {
	ledgerPage
	Rows []transferRow
}

// transfers lists the ledger of transfers.
func (d *desk) transfers(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	c, err := d.Record.Choices(r.Context(), store.KindTransfer)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	f, err := d.readForm("/transfers", "transfer", q, field{Kind: fieldState, Name: "supplier", Label: "From (supplier)"}, field{Kind: fieldState, Name: "recipient", Label: "To (recipient)"},
		field{Kind: fieldState, Name: "state", Label: "A party, either way"}, field{Kind: fieldState, Name: "other", Label: "and another"},
		choiceField(q, "class", "What", transferClasses, c.Classes), choiceField(q, "stage", "Furthest stage", transferStages, c.Stages),
		choiceField(q, "status", "Status", statusNames, c.Statuses))
	if err == nil {
		var p *transfersPage
		if p, err = d.transfersPage(r.Context(), f); err == nil {
			d.show(w, r, f.status(), "transfers", "Transfers", p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) transfersPage(ctx context.Context, f *ledgerForm) (*transfersPage, error) {
	p := &transfersPage{ledgerPage: ledgerPage{Form: f}}
	if f.Wrong.Message != "" {
		return p, nil
	}
	found, err := ledgerList(f, func(s store.Slice) (store.Listing[store.TransferView], error) {
		return d.Record.Transfers(ctx, store.TransferFilter{State: f.value("state"), Other: f.value("other"), Supplier: f.now("supplier"),
			Recipient: f.now("recipient"), Class: f.now("class"), Stage: f.now("stage"), Status: entente.Status(f.now("status")), Slice: s})
	}, d.wholeTransfer(ctx, f.time), func(v store.TransferView) bool {
		var classes []string
		for _, it := range v.Items {
			classes = append(classes, it.Class)
		}
		return f.is("stage", v.Stage) && f.is("status", string(v.Status)) && f.is("class", classes...) && f.is("supplier", entityCodes(v.Suppliers)...) &&
			f.is("recipient", entityCodes(v.Recipients)...) && f.time.within(midnight(v.Latest))
	})
	if err != nil {
		return nil, err
	}
	p.ledgerPage = ledgerPageOf(f, found)
	for _, v := range found.Rows {
		p.Rows = append(p.Rows, d.transferRow(v, f.time))
	}
	return p, nil
}

// entityCodes are the codes of actors and of the members of groups.
func entityCodes(all []entente.Entity) []string {
	var out []string
	for _, e := range all {
		out = append(append(out, e.Code), e.Members...)
	}
	return out
}

// transferPage is one transfer with all that is said of it.
type transferPage struct {
	transferRow
	entryPage
	Stages []stageLine
}

// transfer shows one transfer.
func (d *desk) transfer(w http.ResponseWriter, r *http.Request) {
	f, err := asOf(r)
	if err == nil {
		var p *transferPage
		if p, err = d.transferPage(r.Context(), r.PathValue("id"), f); err == nil {
			d.show(w, r, http.StatusOK, "transfer", p.What+", "+p.Way.Text(), p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) transferPage(ctx context.Context, id string, f filter) (*transferPage, error) {
	v, err := d.Record.Transfer(ctx, id)
	if err != nil {
		return nil, err
	}
	if !f.AsOf.IsZero() {
		then := past.TransferAsOf(v, f.AsOf)
		if len(then) == 0 {
			return nil, notKnown("transfer", f.AsOf)
		}
		v = fullest(then, func(v store.TransferView) int { return len(v.Reports) })
		v.ID = id
	}
	lead, led := v.LeadTime()
	p := &transferPage{transferRow: d.transferRow(v, f), Stages: d.transferSteps(v)}
	p.entryPage = entryPage{AsOf: f.AsOf, Self: entryHref("transfer", id, filter{}.AsOf), JSON: "/api/v1/transfers/" + id,
		Belief: d.words.belief("transfer", v.Status, v.Alleged, v.Confirmed, lead, led, v.Affirmed, v.Denied)}
	lib := newLibrary(d.Record)
	var reports []ledgerReport
	for _, t := range v.Found[:min(len(v.Found), mostReports)] {
		r, err := d.reportOf(ctx, lib, "transfer", t.ID, t.DocumentID, t.Finding, func(part entente.Part) []layer { return transferLayers(t, part) }, reportNote("stage", t.Stage), reportNote("quantity", t.Quantity))
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	p.Reports = sidesOf(reports, len(v.Reports))
	p.Around, err = d.around(ctx, entente.AboutTransfer, id, "transfer", f)
	return p, err
}

// transferLayers mark who has a part in a transfer, and what goes over.
func transferLayers(t entente.Transfer, part entente.Part) []layer {
	var out []layer
	for _, e := range t.Suppliers {
		out = append(out, entityLayers(e, part, markActor, 0, "supplier")...)
	}
	for _, e := range t.Recipients {
		out = append(out, entityLayers(e, part, markRecipient, 0, "recipient")...)
	}
	for _, e := range t.Between {
		out = append(out, entityLayers(e, part, markActor, 0, "party, direction not said")...)
	}
	for _, it := range t.Items {
		out = append(out, spanLayers([]entente.Span{it.Span}, part, markThing, 0, it.Class)...)
	}
	return out
}

func reportNote(label, value string) string {
	if value == "" {
		return ""
	}
	return label + ": " + value
}

// stageLine is a step in the life of an entry, with the report that says so.
type stageLine struct {
	Stage, Place string
	Told         string // the stage with what keeps it from being done: "not in force"
	Date         entente.Date
	Before       time.Time // when a report first told of it, where that is before Date
	Hollow       bool      // planned, possible or denied
	Badges       []badge
	Reports      []stageReport
}

// placed reports whether any step has a place.
func placed(all []stageLine) bool {
	return slices.ContainsFunc(all, func(s stageLine) bool { return s.Place != "" })
}

// stageReport leads to a report that tells of a step.
type stageReport struct {
	Href   string
	Doc    entente.Document
	Words  string         // of it, where they are at hand
	Spans  []entente.Span // what tells of the step itself
	Quoted []segment      // the sentence of these
}

// transferSteps are the stages of a transfer with their reports. Those that
// tell of a stage without a day of their own stand with its first.
func (d *desk) transferSteps(v store.TransferView) []stageLine {
	var out []stageLine
	dated, shown := map[string]bool{}, map[string]bool{}
	for _, s := range v.Stages {
		dated[s.Report] = true
	}
	for _, s := range v.Stages {
		line := stageLine{Stage: s.Stage, Date: s.Date, Reports: []stageReport{{Href: findingHref(s.DocumentID, "transfer", s.Report), Doc: v.Sources[s.DocumentID]}}}
		if i := slices.IndexFunc(v.Found, func(t entente.Transfer) bool { return t.ID == s.Report }); i >= 0 {
			line.Reports[0].Words = clipped(v.Found[i].Quote)
		}
		if !shown[s.Stage] {
			if at := firstTold(v, s.Stage); !at.IsZero() && at.Before(s.Date.Time) {
				line.Before = at
			}
			for _, t := range tellings(v, s.Stage) {
				if !dated[t.ID] {
					line.Reports = append(line.Reports, stageReport{Href: findingHref(t.DocumentID, "transfer", t.ID), Doc: v.Sources[t.DocumentID], Words: clipped(t.Quote)})
				}
			}
		}
		shown[s.Stage] = true
		out = append(out, line)
	}
	return out
}
