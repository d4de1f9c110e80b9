package record

import (
	"entente"
	"entente/codebook"
)

func (c *converter) evidence(e *entente.Evidence) *Evidence {
	if e.Text == "" {
		return nil
	}
	return &Evidence{Text: e.Text, Span: c.span(e.Span), In: string(e.Span.In)}
}

func (c *converter) entity(e *entente.Entity) Entity {
	out := Entity{
		Code: e.Code, Sector: e.Sector, Sectors: e.More, EntityText: e.Text, IdentifierID: e.ID, IdentifierText: e.Name, Unknown: e.Unknown,
		Office: e.Office, Members: e.Members, StateControlled: e.StateControlled, Span: c.span(e.Span), In: string(e.Span.In),
		Reason: e.Reason, Inferred: e.Inferred,
	}
	if len(e.Code) == 3 {
		out.Country = e.Code
	}
	return out
}

func (c *converter) entities(es []entente.Entity) []Entity { return each(es, c.entity) }

func (c *converter) attribution(a *entente.Attribution) Attribution {
	return Attribution{Entity: c.entity(&a.Source), Kind: string(a.Kind), Cue: c.evidence(&a.Cue)}
}

func (c *converter) standing(s *entente.Standing) Standing {
	out := Standing{Polarity: string(s.Polarity), Certainty: string(s.Certainty), Time: string(s.Time)}
	if n := len(s.AttributedTo); n > 0 {
		inner := c.attribution(&s.AttributedTo[n-1])
		out.AttributedTo = &inner
		if n > 1 {
			out.Chain = each(s.AttributedTo, c.attribution)
		}
	}
	return out
}

func (c *converter) finding(f *entente.Finding) Finding {
	out := Finding{
		Quote: f.Quote, Spans: c.spans(f.Spans), Standing: c.standing(&f.Standing), Confidence: f.Confidence, Reason: f.Reason,
	}
	if len(f.Spans) > 0 {
		out.In = string(f.Spans[0].In)
	}
	return out
}

func day(d entente.Date) (string, string) {
	if d.Time.IsZero() {
		return "", ""
	}
	return d.Time.Format("2006-01-02"), string(d.Precision)
}

func list(s string) []string {
	if s == "" {
		return []string{}
	}
	return []string{s}
}

func words(in []string) []string { return append([]string{}, in...) }

func (c *converter) mention(m *entente.Mention) Mention {
	out := Mention{
		ID: m.ID, Event: list(m.Event), Mode: list(m.Mode), Context: words(m.Contexts), CAMEO: m.CAMEO, QuadCode: m.Quad,
		EventScale: m.Score, Actor: c.entities(m.Actors), Recipient: c.entities(m.Recipients), About: c.entities(m.About),
		DateText: c.evidence(&m.Date.Evidence), Sentence: m.Sentence, Finding: c.finding(&m.Finding),
		Coder: m.Coder, Codebook: m.Codebook,
	}
	out.Date, out.Precision = day(m.Date)
	if t := c.evidence(&m.Trigger); t != nil {
		out.Trigger = *t
	}
	if m.Place != nil {
		out.EventLoc = &Location{ExtractedPlace: m.Place.Text, ResolvedPlace: m.Place.Name, CountryCode: m.Place.Country, Span: c.span(m.Place.Span), Geo: GeoOf(m.Place)}
		out.Place = m.Place.Name
	}
	if m.Size != (entente.Size{}) {
		out.Size = &Size{m.Size.Dead, m.Size.Injured, m.Size.Arrested}
	}
	return out
}

func (c *converter) agreement(a *entente.Agreement) Agreement {
	out := Agreement{
		ID: a.ID, Title: a.Title, Names: a.Names, Type: a.Type, Parties: c.entities(a.Parties), Sectors: words(a.Sectors),
		Term: c.term(&a.Term), Finding: c.finding(&a.Finding),
	}
	out.Obligations = each(a.Obligations, func(o *entente.Obligation) Obligation {
		return Obligation{Code: o.Code, Condition: o.Condition, Article: o.Article, Spans: c.spans(o.Spans)}
	})
	out.Stages = each(a.Stages, func(s *entente.Stage) Stage {
		d, p := day(s.Date)
		out := Stage{Stage: s.Stage, Date: d, Precision: p, Place: s.Place, Spans: c.spans(s.Spans)}
		if s.Standing.Polarity != "" {
			st := c.standing(&s.Standing)
			out.Standing = &st
		}
		return out
	})
	for _, art := range a.Articles {
		out.Articles = append(out.Articles, Article{
			Number: art.Number, Heading: art.Heading, About: words(art.About), Sectors: words(art.Sectors), Span: c.span(art.Span),
		})
	}
	if a.ReportedBy != nil {
		e := c.entity(a.ReportedBy)
		out.ReportedBy = &e
	}
	return out
}

// term is nil where the text says nothing of it.
func (c *converter) term(t *entente.Term) *Term {
	if *t == (entente.Term{}) {
		return nil
	}
	return &Term{Length: c.evidence(&t.Length), Renewal: c.evidence(&t.Renewal), Withdrawal: c.evidence(&t.Withdrawal)}
}

func (c *converter) transfer(t *entente.Transfer) Transfer {
	out := Transfer{
		ID: t.ID, Suppliers: c.entities(t.Suppliers), Recipients: c.entities(t.Recipients), Between: c.entities(t.Between),
		Quantity: t.Quantity, Stage: t.Stage, Finding: c.finding(&t.Finding),
	}
	out.Items = each(t.Items, func(i *entente.Item) Item { return Item{Text: i.Text, Class: i.Class, Span: c.span(i.Span)} })
	out.Dates = each(t.Dates, func(d *entente.Date) string { s, _ := day(*d); return s })
	return out
}

func (c *converter) capability(k *entente.Capability) Capability {
	out := Capability{
		ID: k.ID, State: c.entity(&k.State), Programme: k.Programme, Weapon: k.Weapon, Change: k.Change, Count: k.Count,
		Place: k.Place, Parameters: k.Parameters, Finding: c.finding(&k.Finding),
	}
	out.Date, _ = day(k.Date)
	return out
}

func (c *converter) position(p *entente.Position) Position {
	return Position{
		ID: p.ID, Actor: c.entity(&p.Actor), Stance: p.Stance, Strength: p.Strength, Finding: c.finding(&p.Finding),
		About: each(p.About, func(t *entente.Topic) Topic {
			return Topic{Kind: t.Kind, ID: t.ID, Text: t.Text, Entities: c.entities(t.Entities)}
		}),
	}
}

func (c *converter) tie(t *entente.StatedTie) Tie {
	out := Tie{ID: t.ID, Between: c.entities(t.Between), Sign: t.Sign, Finding: c.finding(&t.Finding)}
	out.AttributedTo = out.Standing.AttributedTo
	return out
}

func (c *converter) relation(r *entente.Relation) Relation {
	return Relation{
		Event: r.Event, Mode: r.Mode, Quad: codebook.QuadName(r.Quad), QuadCode: r.Quad, Confidence: r.Confidence,
		Trigger: c.evidence(&r.Trigger), Reason: r.Reason,
	}
}
