package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"entente"
	"entente/tie"
)

// find is one thing that was read in a document, as its page lists it: an
// event, an agreement, a transfer, or another of the record's things.
type find struct {
	Number     int // from 1, in the order of the text
	Anchor     string
	Kind       string // event, agreement, transfer, capability, position, tie
	Headline   string
	Code       string // PLOVER type and mode, or the thing's own class
	Quad       int
	Details    []string
	Badges     []badge
	Vouchers   []badge
	Confidence float64
	Reason     string
	Ties       []tieLink // where the event stands
	Entry      *tieLink  // the entry of its ledger that it is a report of

	lead   entente.Span
	layers func(entente.Part, int) []layer
}

// tieLink leads to the place of an event on the page of a tie.
type tieLink struct{ Href, Label string }

// entryLabels say what a document's finding has become.
var entryLabels = map[string]string{"agreement": "The agreement in the register", "transfer": "The transfer in its ledger",
	"capability": "The capability in its ledger", "position": "The position in its ledger"}

// enter leads from the findings to the entries of the ledgers.
func enter(all []find, entries map[[2]string]string) {
	for i := range all {
		f := &all[i]
		if id := entries[[2]string{f.Kind, strings.TrimPrefix(f.Anchor, f.Kind+"-")}]; id != "" && entryLabels[f.Kind] != "" {
			f.Entry = &tieLink{"/" + f.Kind + "/" + url.PathEscape(id), entryLabels[f.Kind]}
		}
	}
}

// eventLinks lead to an event on the pages of the ties that it stands between.
func (w words) eventLinks(e entente.Event) []tieLink {
	var out []tieLink
	for _, d := range tie.Dyads(&e) {
		out = append(out, tieLink{eventHref(d, e), w.country(d.A) + " and " + w.country(d.B)})
	}
	return out
}

// finds gathers all that a reading found, in the order of the text.
// events tells which event each mention became.
func (w words) finds(rd entente.Reading, events map[string]string) []find {
	var out []find
	for _, m := range rd.Mentions {
		f := w.mentionFind(m)
		if id := events[m.ID]; id != "" {
			f.Ties = w.tieLinks(m, id)
		}
		out = append(out, f)
	}
	for _, a := range rd.Agreements {
		out = append(out, w.agreementFind(a))
	}
	for _, t := range rd.Transfers {
		out = append(out, w.transferFind(t))
	}
	for _, c := range rd.Capabilities {
		out = append(out, w.capabilityFind(c))
	}
	for _, p := range rd.Positions {
		out = append(out, w.positionFind(p))
	}
	for _, t := range rd.Ties {
		out = append(out, w.tieFind(t))
	}
	slices.SortStableFunc(out, func(a, b find) int {
		return cmp.Or(cmp.Compare(partOrder(a.lead.In), partOrder(b.lead.In)), cmp.Compare(a.lead.Start, b.lead.Start))
	})
	for i := range out {
		out[i].Number = i + 1
	}
	return out
}

// partOrder puts the title before the body.
func partOrder(p entente.Part) int {
	if p == entente.Title {
		return 0
	}
	return 1
}

// newFind fills what all things of the record share.
func (w words) newFind(kind, id string, f entente.Finding) find {
	out := find{
		Kind: kind, Anchor: kind + "-" + id, Badges: standing(f.Standing), Vouchers: w.vouchers(f.Standing),
		Confidence: f.Confidence, Reason: f.Reason,
	}
	if len(f.Spans) > 0 {
		out.lead = f.Spans[0]
	}
	out.layers = func(part entente.Part, ref int) []layer {
		return leadingIn(out.lead.In, part, evidenceLayers(f.Spans, part, markThing, ref, kind))
	}
	return out
}

func (w words) mentionFind(m entente.Mention) find {
	f := w.newFind("event", m.ID, m.Finding)
	f.Anchor = mentionAnchor(m.ID)
	f.Headline = w.say(claimOfMention(m))
	f.Code, f.Quad = strings.TrimSpace(m.Event+" "+m.Mode), m.Quad
	f.lead = leadSpan(m)
	f.layers = func(part entente.Part, ref int) []layer { return mentionLayers(m, part, ref) }
	f.detail("who", w.persons(m.Actors))
	f.detail("whom", w.persons(m.Recipients))
	f.detail("when", dayLong(m.Date)+publishedNote(m.Date))
	if m.Place != nil {
		f.detail("where", cmp.Or(m.Place.Name, m.Place.Text))
	}
	f.detail("about", w.entities(m.About))
	f.detail("context", strings.Join(m.Contexts, ", "))
	return f
}

// daysAround is how far from a mention's day the day of its event may lie,
// since reports that are merged take the day of one of them.
const daysAround = 3

// tieLinks lead to an event on the pages of the ties that it stands between.
func (w words) tieLinks(m entente.Mention, id string) []tieLink {
	var out []tieLink
	day := m.Date.Time
	for _, d := range tie.Dyads(&entente.Event{Actors: m.Actors, Recipients: m.Recipients}) {
		q := url.Values{"from": {iso(day.AddDate(0, 0, -daysAround))}, "to": {iso(day.AddDate(0, 0, daysAround))}}
		out = append(out, tieLink{dyadHref(d) + "?" + q.Encode() + "#event-" + id, w.country(d.A) + " and " + w.country(d.B)})
	}
	return out
}

// persons names those actors that are known as more than their state.
func (w words) persons(list []entente.Entity) string {
	var names []string
	for _, e := range list {
		if e.Name == "" || e.Name == w.country(e.Code) {
			continue
		}
		name := e.Name
		if e.Office != "" {
			name += " (" + e.Office + ")"
		}
		names = append(names, name)
	}
	return joined(names)
}

// publishedNote says that a date is the document's and not the text's.
func publishedNote(d entente.Date) string {
	if d.Precision == entente.Published {
		return " (day of publication; the text gives none)"
	}
	return ""
}

// detail adds a line of a label and a value, unless there is no value.
func (f *find) detail(label, value string) {
	if value != "" {
		f.Details = append(f.Details, label+": "+safeText(value))
	}
}

func (w words) agreementFind(a entente.Agreement) find {
	f := w.newFind("agreement", a.ID, a.Finding)
	f.Headline = agreementName(a.Title, a.Type)
	f.Code = a.Type
	f.layers = func(part entente.Part, ref int) []layer {
		return leadingIn(f.lead.In, part, agreementLayers(a, part, ref))
	}
	f.detail("parties", w.entities(a.Parties))
	for _, o := range a.Obligations {
		f.detail("obligation", strings.TrimSpace(o.Code+" "+obligationNames[o.Code]+" "+o.Condition))
	}
	for _, s := range a.Stages {
		f.detail("stage", s.Told()+", "+dayLong(s.Date))
	}
	f.detail("covers", strings.Join(a.Sectors, ", "))
	if a.ReportedBy != nil {
		f.detail("reported by", w.entityInFull(*a.ReportedBy))
	}
	return f
}

func (w words) transferFind(t entente.Transfer) find {
	f := w.newFind("transfer", t.ID, t.Finding)
	var items, classes []string
	for _, i := range t.Items {
		items, classes = append(items, i.Text), append(classes, i.Class)
	}
	f.Headline = "Transfer of " + cmp.Or(joined(items), "something not named")
	if !t.Standing.Counts() {
		f.Headline = "Transfer not vouched for: " + cmp.Or(joined(items), "something not named")
	}
	if len(t.Between) > 0 {
		f.Headline += " between " + w.entities(t.Between)
	}
	if len(t.Suppliers) > 0 {
		f.Headline += " from " + w.entities(t.Suppliers)
	}
	if len(t.Recipients) > 0 {
		f.Headline += " to " + w.entities(t.Recipients)
	}
	f.Code = strings.Join(classes, ", ")
	f.detail("quantity", t.Quantity)
	f.detail("stage", t.Stage)
	return f
}

func (w words) capabilityFind(c entente.Capability) find {
	f := w.newFind("capability", c.ID, c.Finding)
	f.Headline = w.entity(c.State) + ": " + strings.TrimSpace(c.Programme+" "+c.Change)
	f.Code = c.Change
	f.detail("weapon", c.Weapon)
	f.detail("where", c.Place)
	if c.Count > 0 {
		f.detail("count", itoa(c.Count))
	}
	return f
}

func (w words) positionFind(p entente.Position) find {
	f := w.newFind("position", p.ID, p.Finding)
	var about []string
	for _, t := range p.About {
		if s := cmp.Or(w.entities(t.Entities), t.Text, t.Kind); s != "" {
			about = append(about, s)
		}
	}
	f.Headline = capitalised(w.entity(p.Actor)) + ": " + p.Stance
	if len(about) > 0 {
		f.Headline += " about " + joined(about)
	}
	f.Code = p.Stance
	return f
}

func (w words) tieFind(t entente.StatedTie) find {
	f := w.newFind("tie", t.ID, t.Finding)
	f.Headline = "The text calls " + w.entities(t.Between) + " " + t.Sign
	f.Code = t.Sign
	return f
}
