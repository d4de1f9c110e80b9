package coder_test

import (
	"strings"
	"testing"

	"entente"
	"entente/chronicle"
)

// evidence checks that what a reading claims stands in its document: every span
// covers words, and what is quoted is the text under its span.
type evidence struct {
	t   *testing.T
	doc *entente.Document
}

func (e evidence) span(what string, sp entente.Span) {
	e.t.Helper()
	if sp.Len() <= 0 || e.doc.Words(sp) == "" {
		e.t.Errorf("%s: %s: span %v covers nothing", e.doc.ID, what, sp)
	}
}

func (e evidence) words(what, text string, sp entente.Span) {
	e.t.Helper()
	e.span(what, sp)
	if got := e.doc.Words(sp); got != text {
		e.t.Errorf("%s: %s: %q under the span, %q claimed", e.doc.ID, what, got, text)
	}
}

func (e evidence) entities(what string, lists ...[]entente.Entity) {
	e.t.Helper()
	for _, list := range lists {
		for _, en := range list {
			e.words(what, en.Text, en.Span)
		}
	}
}

func (e evidence) date(what string, d entente.Date) {
	e.t.Helper()
	if d.Precision != entente.Published {
		e.words(what+" date", d.Evidence.Text, d.Evidence.Span)
	}
}

func (e evidence) finding(what string, f *entente.Finding) {
	e.t.Helper()
	if len(f.Spans) == 0 {
		e.t.Errorf("%s: %s has no evidence", e.doc.ID, what)
		return
	}
	e.words(what+" quote", f.Quote, f.Spans[0])
	for _, sp := range f.Spans[1:] {
		e.span(what, sp)
	}
	for _, a := range f.Standing.AttributedTo {
		e.entities(what+" source", []entente.Entity{a.Source})
		if a.Cue.Text != "" {
			e.words(what+" cue", a.Cue.Text, a.Cue.Span)
		}
	}
	if f.Confidence <= 0 || f.Confidence > 1 || f.Reason == "" {
		e.t.Errorf("%s: %s has confidence %v, reason %q", e.doc.ID, what, f.Confidence, f.Reason)
	}
}

func (e evidence) mention(m *entente.Mention) {
	e.finding("mention", &m.Finding)
	e.words("trigger", m.Trigger.Text, m.Trigger.Span)
	e.entities("mention", m.Actors, m.Recipients, m.About)
	e.date("mention", m.Date)
	if m.Place != nil {
		e.words("place", m.Place.Text, m.Place.Span)
	}
}

func (e evidence) agreement(a *entente.Agreement) {
	e.finding("agreement", &a.Finding)
	e.entities("party", a.Parties)
	for _, o := range a.Obligations {
		for _, sp := range o.Spans {
			e.span("obligation "+o.Code, sp)
		}
		if o.Condition != "" && !strings.Contains(e.doc.Text+e.doc.Title, o.Condition) {
			e.t.Errorf("%s: condition %q is not in the text", e.doc.ID, o.Condition)
		}
	}
	for _, st := range a.Stages {
		e.date("stage", st.Date)
		for _, sp := range st.Spans {
			e.span("stage "+st.Stage, sp)
		}
	}
}

func (e evidence) transfer(tr *entente.Transfer) {
	e.finding("transfer", &tr.Finding)
	e.entities("transfer", tr.Suppliers, tr.Recipients, tr.Between)
	for _, it := range tr.Items {
		e.words("item", it.Text, it.Span)
	}
	for _, d := range tr.Dates {
		e.date("transfer", d)
	}
}

func (e evidence) reading(r *entente.Reading) {
	for i := range r.Mentions {
		e.mention(&r.Mentions[i])
	}
	for i := range r.Agreements {
		e.agreement(&r.Agreements[i])
	}
	for i := range r.Transfers {
		e.transfer(&r.Transfers[i])
	}
	for i := range r.Capabilities {
		c := &r.Capabilities[i]
		e.finding("capability", &c.Finding)
		e.entities("capability", []entente.Entity{c.State})
		e.date("capability", c.Date)
	}
	for i := range r.Positions {
		p := &r.Positions[i]
		e.finding("position", &p.Finding)
		e.entities("position", []entente.Entity{p.Actor})
		for _, topic := range p.About {
			e.entities("topic", topic.Entities)
		}
	}
	for i := range r.Ties {
		e.finding("tie", &r.Ties[i].Finding)
		e.entities("tie", r.Ties[i].Between)
	}
	for _, s := range r.Sentences {
		e.span("sentence", s.Span)
		if (s.Mentions == 0) != (s.Reason != "") {
			e.t.Errorf("%s: a sentence with %d mentions has the reason %q", e.doc.ID, s.Mentions, s.Reason)
		}
	}
}

// Every claim about the sample chronicle rests on words of its text.
func TestEvidenceIsInTheText(t *testing.T) {
	c := newCoder(t)
	docs, err := chronicle.Documents()
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for i := range docs {
		r := c.Read(&docs[i], nil)
		evidence{t, &docs[i]}.reading(&r)
		for _, f := range found(&r) {
			if other, twice := ids[f.id]; twice {
				t.Errorf("%s stands for %q and %q", f.id, other, f.quote)
			}
			ids[f.id] = f.quote
		}
	}
}

type named struct{ id, quote string }

// found lists what a reading found, by kind and id: the store keeps one of each.
func found(r *entente.Reading) []named {
	var out []named
	for _, m := range r.Mentions {
		out = append(out, named{"mention " + m.ID, m.Quote})
	}
	for _, a := range r.Agreements {
		out = append(out, named{"agreement " + a.ID, a.Quote})
	}
	for _, tr := range r.Transfers {
		out = append(out, named{"transfer " + tr.ID, tr.Quote})
	}
	for _, c := range r.Capabilities {
		out = append(out, named{"capability " + c.ID, c.Quote})
	}
	for _, p := range r.Positions {
		out = append(out, named{"position " + p.ID, p.Quote})
	}
	for _, tie := range r.Ties {
		out = append(out, named{"tie " + tie.ID, tie.Quote})
	}
	return out
}

// Letters whose lower case has another length do not shift what is found
// behind them.
func TestEvidenceBehindOddLetters(t *testing.T) {
	c := newCoder(t)
	for _, odd := range []string{"İİİİİİİİ", "ȺȺȺȺȺȺȺȺ", "\xff\xff\xff\xff"} {
		doc := entente.Document{ID: odd, Published: published, Text: "Greece and Malta signed a mutual defence treaty. " +
			"Under the treaty " + odd + " the other will come to its defence in the event of war."}
		r := c.Read(&doc, nil)
		evidence{t, &doc}.reading(&r)
		if len(r.Agreements) != 1 || len(r.Agreements[0].Obligations) == 0 {
			t.Errorf("%q: got %+v", odd, r.Agreements)
			continue
		}
		for _, o := range r.Agreements[0].Obligations {
			if !strings.Contains(doc.Words(o.Spans[0]), "defence") {
				t.Errorf("%q: %s rests on %q", odd, o.Code, doc.Words(o.Spans[0]))
			}
		}
	}
}
