package web

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"entente"
	"entente/run/past"
	"entente/store"
)

// capabilityRow is a change in what a state can do, as its ledger lists it.
type capabilityRow struct {
	store.CapabilityView
	Who    string
	Name   string // "Test of ballistic missiles"
	Href   string
	Badge  badge
	Number string // in brackets where it is not vouched for
	Lead   string
	Quote  *shortQuote
	Sample bool
}

// Unreal reports whether nothing is said to have happened.
func (r capabilityRow) Unreal() bool { return unreal(r.Status) }

// capabilityName says a change in words: "Test of an ICBM" is "Test: Hwasong-18".
func capabilityName(c *entente.RegisteredCapability) string {
	name := cmp.Or(c.Change, "change")
	if of := cmp.Or(c.Weapon, c.Programme); of != "" {
		name += ": " + of
	} else {
		name += ", of what is not said"
	}
	return capitalised(safeText(name))
}

// capabilityRow makes a capability showable.
func (d *desk) capabilityRow(v store.CapabilityView, f filter) capabilityRow {
	r := capabilityRow{CapabilityView: v, Who: capitalised(d.words.plain([]entente.Entity{v.State})), Name: capabilityName(&v.RegisteredCapability),
		Href: entryHref("capability", v.ID, f.AsOf), Badge: statusBadge(v.Status), Number: bracketed(v.Count, vouched(v.Status)), Sample: allSamples(v.Sources)}
	if lead, ok := v.LeadTime(); ok {
		r.Lead = leadWords(lead)
	}
	if c, ok := spoken(v.Found, !unreal(v.Status), func(c entente.Capability) entente.Standing { return c.Standing }); ok {
		r.Quote = quoteOf("capability", c.ID, c.DocumentID, c.Quote, v.Sources)
	}
	return r
}

// capabilitiesPage is a page of the ledger of capabilities.
type capabilitiesPage struct {
	ledgerPage
	Rows []capabilityRow
}

// capabilities lists the ledger of capabilities.
func (d *desk) capabilities(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	c, err := d.Record.Choices(r.Context(), store.KindCapability)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	f, err := d.readForm("/capabilities", "capability", q, field{Kind: fieldState, Name: "state", Label: "State"},
		choiceField(q, "programme", "Programme", programmes, c.Classes), choiceField(q, "change", "Change", changes, c.Stages),
		choiceField(q, "status", "Status", statusNames, c.Statuses))
	if err == nil {
		var p *capabilitiesPage
		if p, err = d.capabilitiesPage(r.Context(), f); err == nil {
			d.show(w, r, f.status(), "capabilities", "Capabilities", p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) capabilitiesPage(ctx context.Context, f *ledgerForm) (*capabilitiesPage, error) {
	p := &capabilitiesPage{ledgerPage: ledgerPage{Form: f}}
	if f.Wrong.Message != "" {
		return p, nil
	}
	found, err := ledgerList(f, func(s store.Slice) (store.Listing[store.CapabilityView], error) {
		return d.Record.Capabilities(ctx, store.CapabilityFilter{State: f.value("state"), Programme: f.now("programme"), Change: f.now("change"),
			Status: entente.Status(f.now("status")), Slice: s})
	}, d.wholeCapability(ctx, f.time), func(v store.CapabilityView) bool {
		return f.is("programme", v.Programme) && f.is("change", v.Change) && f.is("status", string(v.Status)) && f.time.within(midnight(v.Latest))
	})
	if err != nil {
		return nil, err
	}
	p.ledgerPage = ledgerPageOf(f, found)
	for _, v := range found.Rows {
		p.Rows = append(p.Rows, d.capabilityRow(v, f.time))
	}
	return p, nil
}

// capabilityPage is one change with all that is said of it.
type capabilityPage struct {
	capabilityRow
	entryPage
	Figures []figureLine
}

// figureLine is a figure given of a capability, by whom.
type figureLine struct {
	entente.Parameter
	Who     string
	Reports []stageReport
}

// capability shows one capability.
func (d *desk) capability(w http.ResponseWriter, r *http.Request) {
	f, err := asOf(r)
	if err == nil {
		var p *capabilityPage
		if p, err = d.capabilityPage(r.Context(), r.PathValue("id"), f); err == nil {
			d.show(w, r, http.StatusOK, "capability", p.Who+", "+p.Name, p)
			return
		}
	}
	d.fail(w, r, err)
}

func (d *desk) capabilityPage(ctx context.Context, id string, f filter) (*capabilityPage, error) {
	v, err := d.Record.Capability(ctx, id)
	if err != nil {
		return nil, err
	}
	if !f.AsOf.IsZero() {
		then := past.CapabilityAsOf(v, f.AsOf)
		if len(then) == 0 {
			return nil, notKnown("capability", f.AsOf)
		}
		v = fullest(then, func(v store.CapabilityView) int { return len(v.Reports) })
		v.ID = id
	}
	lead, led := v.LeadTime()
	p := &capabilityPage{capabilityRow: d.capabilityRow(v, f), Figures: d.figures(v)}
	p.entryPage = entryPage{AsOf: f.AsOf, Self: entryHref("capability", id, filter{}.AsOf), JSON: "/api/v1/capabilities/" + id,
		Belief: d.words.belief("capability", v.Status, v.Alleged, v.Confirmed, lead, led, v.Affirmed, v.Denied)}
	lib := newLibrary(d.Record)
	var reports []ledgerReport
	for _, c := range v.Found[:min(len(v.Found), mostReports)] {
		r, err := d.reportOf(ctx, lib, "capability", c.ID, c.DocumentID, c.Finding, func(part entente.Part) []layer {
			return append(entityLayers(c.State, part, markActor, 0, "state"), spanLayers([]entente.Span{c.Date.Evidence.Span}, part, markDate, 0, "date: "+dayLong(c.Date))...)
		}, reportNote("change", c.Change), reportNote("count", bracketed(c.Count, true)), reportNote("place", c.Place))
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	p.Reports = sidesOf(reports, len(v.Reports))
	p.Around, err = d.around(ctx, entente.AboutCapability, id, "capability", f)
	return p, err
}

// figures are the parameters that are given, with their reports.
func (d *desk) figures(v store.CapabilityView) []figureLine {
	in := map[string]string{}
	for _, c := range v.Found {
		in[c.ID] = c.DocumentID
	}
	var out []figureLine
	for _, p := range v.Parameters {
		line := figureLine{Parameter: p, Who: d.words.entityInFull(p.By)}
		for _, id := range p.Reports {
			if doc, ok := in[id]; ok {
				line.Reports = append(line.Reports, stageReport{Href: findingHref(doc, "capability", id), Doc: v.Sources[doc]})
			}
		}
		out = append(out, line)
	}
	return out
}

// ProgrammeAndChange are the classes of a capability, as a badge shows them.
func (r capabilityRow) ProgrammeAndChange() string {
	return strings.TrimSpace(r.Programme + " · " + r.Change)
}
