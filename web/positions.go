package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"entente"
	"entente/store"
)

// positionRow is a position as lists and tables show it.
type positionRow struct {
	store.PositionView
	Who    string
	Badge  badge
	Badges []badge // where it is not affirmed
	Thing  thingView
	How    string       // how strongly, in words
	Quoted []segment    // the sentence of the first report
	Quotes []shortQuote // of the first reports
	Sample bool
}

// Anchor is its fragment on a page.
func (r positionRow) Anchor() string { return "position-" + r.ID }

// Unreal reports whether nobody is said to take it.
func (r positionRow) Unreal() bool { return !r.Standing.Counts() }

// thingView is what a position is about, and where that is shown.
type thingView struct {
	Kind, Name, Href string
	About            string // the page of all positions on it
}

// tones sort the stances into those for a thing, those that worry about it,
// those against it, and others.
var tones = map[string]string{
	"welcome": "for", "support": "for", "concern": "worry", "alarm": "worry", "condemn": "against", "oppose": "against",
	"deny": "other", "call for": "other",
}

// tone is the class of a stance.
func tone(stance string) string { return cmp.Or(tones[stance], "other") }

// strength is how strong a position is, in words. The bounds part the usual
// strengths of the stances.
func strength(s float64) string {
	switch {
	case s >= 0.8:
		return "strong"
	case s >= 0.55:
		return "plain"
	case s > 0:
		return "mild"
	}
	return "not said"
}

// positionRow makes a position showable.
func (d *desk) positionRow(ctx context.Context, lib *library, v store.PositionView, f filter) (positionRow, error) {
	r := positionRow{PositionView: v, Who: safeText(capitalised(d.words.plain([]entente.Entity{v.Actor}))), Badge: badge{"stance " + tone(v.Stance), v.Stance, ""},
		Badges: standing(v.Standing), Thing: d.words.thing(v.About, f), How: strength(v.Strength), Sample: allSamples(v.Sources)}
	if v.Actor.Name != "" && v.Actor.Name != d.words.country(v.Actor.Code) && !strings.Contains(r.Who, v.Actor.Name) {
		r.Who += ": " + safeText(v.Actor.Name)
	}
	for i, p := range v.Found {
		if i == 0 && len(p.Spans) > 0 {
			doc, err := lib.document(ctx, p.DocumentID)
			if err != nil {
				return r, err
			}
			marks := evidenceLayers(p.Spans, p.Spans[0].In, markThing, 0, v.Stance)
			r.Quoted = lib.quote(&doc, p.Spans[0], append(marks, entityLayers(p.Actor, p.Spans[0].In, markActor, 0, "who")...))
		}
		if q := quoteOf("position", p.ID, p.DocumentID, p.Quote, v.Sources); q != nil && len(r.Quotes) < 3 {
			r.Quotes = append(r.Quotes, *q)
		}
	}
	return r, nil
}

// positionRows makes positions showable.
func (d *desk) positionRows(ctx context.Context, lib *library, all []store.PositionView, f filter) ([]positionRow, error) {
	var out []positionRow
	for _, v := range all {
		r, err := d.positionRow(ctx, lib, v, f)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// aboutHref is the page of all positions on a thing.
func aboutHref(kind, id string, f filter) string {
	q := url.Values{"about": {kind + ":" + id}}
	if !f.AsOf.IsZero() {
		q.Set("asof", iso(f.AsOf))
	}
	return "/positions?" + q.Encode()
}

// thing names what a position is about.
func (w words) thing(t entente.Topic, f filter) thingView {
	v := thingView{Kind: t.Kind, Name: safeText(t.Text), About: aboutHref(t.Kind, t.ID, f)}
	parties := w.plain(t.Entities)
	switch t.Kind {
	case entente.AboutAgreement, entente.AboutTransfer, entente.AboutCapability:
		v.Href = entryHref(t.Kind, t.ID, f.AsOf)
		v.Name = cmp.Or(v.Name, parties, "not named")
	case entente.AboutTie:
		if a, b, ok := strings.Cut(t.ID, "-"); ok {
			v.Name, v.Href = w.country(a)+" and "+w.country(b), tieHref(a, b)
		}
	case entente.AboutEvent:
		if p, ok := phrases[t.Text]; ok {
			v.Name = t.Text + ", " + strings.TrimSpace(p.past+p.alone)
		}
		switch {
		case parties != "" && v.Name != "":
			v.Name += " (" + parties + ")"
		case parties != "":
			v.Name = parties
		}
	default:
		v.Name = cmp.Or(parties, v.Name, safeText(t.ID))
	}
	return v
}

// aroundView are the positions on one thing: as a picture and as a table.
type aroundView struct {
	Kind, One string
	About     string // address of all of them
	Rows      []positionRow
	Total     int
	AtLeast   bool
	Pictures  []*stand
}

// More reports whether there are more than are shown.
func (a *aroundView) More() bool { return a.Total > len(a.Rows) }

// mostAround is how many positions on a thing its page shows.
const mostAround = 40

// around gathers the positions on a thing as known on a day. one is what the
// picture calls it.
func (d *desk) around(ctx context.Context, kind, id, one string, f filter) (*aroundView, error) {
	found, err := d.Record.Positions(ctx, store.PositionFilter{Kind: kind, ID: id, Slice: store.Slice{KnownBy: f.AsOf, Page: store.Page{Limit: mostAround}}})
	if err != nil {
		return nil, err
	}
	a := &aroundView{Kind: kind, One: one, About: aboutHref(kind, id, f), Total: found.Total, AtLeast: found.AtLeast}
	lib := newLibrary(d.Record)
	for _, v := range found.Rows {
		then := []store.PositionView{v}
		if !f.AsOf.IsZero() {
			if then, err = d.wholePosition(ctx, f)(v); err != nil {
				return nil, err
			}
		}
		rows, err := d.positionRows(ctx, lib, then, f)
		if err != nil {
			return nil, err
		}
		a.Rows = append(a.Rows, rows...)
	}
	slices.SortStableFunc(a.Rows, func(x, y positionRow) int { return x.First.Compare(y.First) })
	for _, size := range []standSize{wideStand, phoneStand} {
		if p := newStand(one, a.Rows, size); p != nil {
			a.Pictures = append(a.Pictures, p)
		}
	}
	return a, nil
}

// positionsPage is a page of the ledger of positions, or the positions on one
// thing.
type positionsPage struct {
	ledgerPage
	Rows     []positionRow
	Thing    *thingView // the one thing that all are about
	Pictures []*stand
}

// positions lists the ledger of positions.
func (d *desk) positions(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	c, err := d.Record.Choices(r.Context(), store.KindPosition)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	kind, id, err := aboutParam(q.Get("about"))
	if err != nil {
		d.fail(w, r, err)
		return
	}
	fields := []field{{Kind: fieldState, Name: "actor", Label: "Who"}, choiceField(q, "stance", "Stance", stances, c.Stances)}
	if id == "" {
		fields = append(fields, choiceField(q, "kind", "About which kind", thingKinds, c.Classes), field{Kind: fieldState, Name: "state", Label: "About a state"},
			field{Kind: fieldState, Name: "other", Label: "and another"})
	} else {
		fields = append(fields, field{Kind: fieldHidden, Name: "about"})
	}
	f, err := d.readForm("/positions", "position", q, fields...)
	if err == nil {
		if id != "" {
			f.size = thingAPage
		}
		var p *positionsPage
		if p, err = d.positionsPage(r.Context(), f, kind, id); err == nil {
			title := "Positions"
			if p.Thing != nil {
				title = "Positions on " + p.Thing.Name
			}
			d.show(w, r, f.status(), "positions", title, p)
			return
		}
	}
	d.fail(w, r, err)
}

// aboutParam reads what positions are asked for about: its kind, a colon and
// its id. Both are empty if nothing is asked for.
func aboutParam(s string) (kind, id string, err error) {
	if s = strings.TrimSpace(s); s == "" {
		return "", "", nil
	}
	kind, id, ok := strings.Cut(s, ":")
	if !ok || id == "" || !slices.Contains(thingKinds, kind) {
		return "", "", invalid("“%s” is no thing that positions are about. Write its kind (%s), a colon and its id, such as tie:PRK-RUS.", safeText(s), strings.Join(thingKinds, ", "))
	}
	return kind, id, nil
}

func (d *desk) positionsPage(ctx context.Context, f *ledgerForm, kind, id string) (*positionsPage, error) {
	p := &positionsPage{ledgerPage: ledgerPage{Form: f}}
	if id != "" {
		t, err := d.thingNamed(ctx, kind, id, f.time)
		if err != nil {
			return nil, err
		}
		p.Thing = &t
	}
	if f.Wrong.Message != "" {
		return p, nil
	}
	if id == "" {
		kind = f.value("kind")
	}
	found, err := ledgerList(f, func(s store.Slice) (store.Listing[store.PositionView], error) {
		return d.Record.Positions(ctx, store.PositionFilter{Actor: f.value("actor"), Stance: f.value("stance"), Kind: kind, ID: id, State: f.value("state"),
			Other: f.value("other"), Slice: s})
	}, d.wholePosition(ctx, f.time), func(v store.PositionView) bool { return f.time.within(midnight(v.Latest)) })
	if err != nil {
		return nil, err
	}
	p.ledgerPage = ledgerPageOf(f, found)
	if p.Rows, err = d.positionRows(ctx, newLibrary(d.Record), found.Rows, f.time); err != nil {
		return nil, err
	}
	if p.Thing != nil {
		for _, size := range []standSize{wideStand, phoneStand} {
			if s := newStand(p.Thing.Kind, p.Rows, size); s != nil {
				p.Pictures = append(p.Pictures, s)
			}
		}
	}
	return p, nil
}

// thingNamed finds what a thing is called by its kind and id.
func (d *desk) thingNamed(ctx context.Context, kind, id string, f filter) (thingView, error) {
	t := entente.Topic{Kind: kind, ID: id, Text: id}
	switch kind {
	case entente.AboutAgreement:
		a, err := d.Record.Agreement(ctx, id)
		t.Text = agreementName(a.Title, a.Type)
		return d.words.thing(t, f), err
	case entente.AboutTransfer:
		v, err := d.Record.Transfer(ctx, id)
		r := d.transferRow(v, f)
		t.Text = r.What + ", " + r.Way.Text()
		return d.words.thing(t, f), err
	case entente.AboutCapability:
		v, err := d.Record.Capability(ctx, id)
		r := d.capabilityRow(v, f)
		t.Text = r.Who + ", " + r.Name
		return d.words.thing(t, f), err
	case entente.AboutEvent:
		e, err := d.Record.Event(ctx, id)
		v := d.words.thing(t, f)
		v.Name = safeText(d.words.say(claimOfEvent(e.Event)))
		if links := d.words.eventLinks(e.Event); len(links) > 0 {
			v.Href = links[0].Href
		}
		return v, err
	case entente.AboutTopic:
		t.Text = strings.ReplaceAll(id, "+", ", ")
		if codes := strings.Split(id, "+"); d.words.country(codes[0]) != codes[0] {
			for _, c := range codes {
				t.Entities = append(t.Entities, entente.Entity{Code: c})
			}
		}
	}
	return d.words.thing(t, f), nil
}

// position shows one position, and leads to all on its thing.
func (d *desk) position(w http.ResponseWriter, r *http.Request) {
	v, err := d.Record.Position(r.Context(), r.PathValue("id"))
	var row positionRow
	if err == nil {
		row, err = d.positionRow(r.Context(), newLibrary(d.Record), v, filter{})
	}
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, http.StatusOK, "position", row.Who+": "+row.Stance, row)
}
