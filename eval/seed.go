package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"entente"
	"entente/formats/record"
)

// seedLine is one line of a file of expectations about one text: what the
// record must hold after reading it, or (kind not) must not hold. A field that
// is absent is not asked for.
type seedLine struct {
	Kind             string    `json:"kind"`
	Why              string    `json:"why"`
	Event            string    `json:"event"`
	Mode             string    `json:"mode"`
	Actor            []string  `json:"actor"`
	Recipient        []string  `json:"recipient"`
	About            []string  `json:"about"`
	ActorName        string    `json:"actor_name"`
	ActorOffice      string    `json:"actor_office"`
	ActorText        string    `json:"actor_text"`
	ActorSector      string    `json:"actor_sector"`
	Context          []string  `json:"context"`
	Certainty        string    `json:"certainty"`
	Polarity         string    `json:"polarity"`
	Time             string    `json:"time"`
	Place            string    `json:"place"`
	Quote            string    `json:"quote"`
	AttributedTo     []string  `json:"attributed_to"`
	AttributedText   string    `json:"attributed_to_text"`
	Title            string    `json:"title"`
	Parties          []string  `json:"parties"`
	Type             string    `json:"type"`
	Stage            string    `json:"stage"`
	Obligations      []string  `json:"obligations"`
	Sectors          []string  `json:"sectors"`
	ReportedBy       *reporter `json:"reported_by"`
	Condition        string    `json:"condition"`
	Suppliers        []string  `json:"suppliers"`
	Recipients       []string  `json:"recipients"`
	Between          []string  `json:"between"`
	Items            []string  `json:"items"`
	State            []string  `json:"state"`
	Programme        string    `json:"programme"`
	Change           string    `json:"change"`
	Sign             string    `json:"sign"`
	TransferCertainy string    `json:"transfer_certainty"`
}

type reporter struct {
	Country         string `json:"country"`
	Sector          string `json:"sector"`
	StateControlled bool   `json:"state_controlled"`
}

// Seed reads one text and checks what came out of it line by line.
func Seed(c Reader, text string, published time.Time, expected io.Reader) (*Report, error) {
	doc := &entente.Document{ID: entente.ContentID("", text), Text: text, Published: published}
	reading := c.Read(doc, nil)
	got := record.From(doc, &reading)
	s := seedCheck{doc: got, runes: []rune(text)}
	n, held, not, violated := 0, 0, 0, 0
	t := Table{Title: "Line by line", Head: []string{"kind", "asks for", "holds"}}
	err := eachRecord(expected, func(raw json.RawMessage) {
		var l seedLine
		if json.Unmarshal(raw, &l) != nil {
			return
		}
		ok := s.holds(&l)
		if l.Kind == "not" {
			not++
			if !ok {
				violated++
			}
		} else {
			n++
			if ok {
				held++
			}
		}
		t.Rows = append(t.Rows, []string{l.Kind, strings.TrimSpace(l.Event + l.Title + l.Programme + l.Sign + " " + l.Why + " " + l.Quote), fmt.Sprint(ok)})
	})
	if err != nil {
		return nil, err
	}
	return &Report{
		Task: "seed", N: n,
		Figures: map[string]float64{"lines": float64(n), "held": float64(held), "not_lines": float64(not), "violated": float64(violated)},
		Tables:  []Table{t},
	}, nil
}

type seedCheck struct {
	doc   record.Document
	runes []rune
}

func (s *seedCheck) holds(l *seedLine) bool {
	switch l.Kind {
	case "mention":
		return slices.ContainsFunc(s.doc.Mentions, func(m record.Mention) bool { return s.mention(l, &m) })
	case "agreement":
		return slices.ContainsFunc(s.doc.Agreements, func(a record.Agreement) bool { return s.agreement(l, &a) })
	case "transfer":
		return slices.ContainsFunc(s.doc.Transfers, func(t record.Transfer) bool { return s.transfer(l, &t) })
	case "capability":
		return slices.ContainsFunc(s.doc.Capabilities, func(c record.Capability) bool {
			return codes(l.State, c.State.Code) && same(l.Programme, c.Programme) && same(l.Change, c.Change) && s.quoted(l.Quote, c.Spans)
		})
	case "tie":
		return slices.ContainsFunc(s.doc.Ties, func(t record.Tie) bool {
			return codes(l.Between, entityCodes(t.Between)...) && same(l.Sign, t.Sign) && s.quoted(l.Quote, t.Spans) &&
				s.attributed(l, t.Standing)
		})
	case "not":
		return !s.fault(l)
	}
	return false
}

func (s *seedCheck) mention(l *seedLine, m *record.Mention) bool {
	spans := append(slices.Clone(m.Spans), m.Trigger.Span)
	return slices.Contains(m.Event, l.Event) && (l.Mode == "" || slices.Contains(m.Mode, l.Mode)) &&
		codes(l.Actor, entityCodes(m.Actor)...) && codes(l.Recipient, entityCodes(m.Recipient)...) &&
		subset(l.About, entityCodes(slices.Concat(m.About, m.Recipient))) && subset(l.Context, m.Context) &&
		s.standing(l, m.Standing) && same(l.Place, m.Place) && s.quoted(l.Quote, spans) && s.attributed(l, m.Standing) &&
		s.actor(l, m.Actor)
}

func (s *seedCheck) actor(l *seedLine, actors []record.Entity) bool {
	if l.ActorName == "" && l.ActorOffice == "" && l.ActorText == "" && l.ActorSector == "" {
		return true
	}
	return slices.ContainsFunc(actors, func(e record.Entity) bool {
		return same(l.ActorName, e.IdentifierText) && has(l.ActorOffice, e.Office) && has(l.ActorText, e.EntityText) &&
			same(l.ActorSector, e.Sector)
	})
}

func (s *seedCheck) standing(l *seedLine, st record.Standing) bool {
	return same(l.Certainty, st.Certainty) && same(l.Polarity, st.Polarity) && same(l.Time, st.Time)
}

func (s *seedCheck) attributed(l *seedLine, st record.Standing) bool {
	if len(l.AttributedTo) == 0 && l.AttributedText == "" {
		return true
	}
	return st.AttributedTo != nil && codes(l.AttributedTo, st.AttributedTo.Code) && has(l.AttributedText, st.AttributedTo.EntityText)
}

func (s *seedCheck) agreement(l *seedLine, a *record.Agreement) bool {
	stage := l.Stage == "" || slices.ContainsFunc(a.Stages, func(x record.Stage) bool { return x.Stage == l.Stage })
	oblig := true
	for _, code := range l.Obligations {
		oblig = oblig && slices.ContainsFunc(a.Obligations, func(o record.Obligation) bool {
			return o.Code == code && has(l.Condition, o.Condition)
		})
	}
	by := l.ReportedBy == nil || a.ReportedBy != nil && a.ReportedBy.Code == l.ReportedBy.Country &&
		a.ReportedBy.Sector == l.ReportedBy.Sector && a.ReportedBy.StateControlled == l.ReportedBy.StateControlled
	return has(l.Title, a.Title) && codes(l.Parties, entityCodes(a.Parties)...) && same(l.Type, a.Type) && stage && oblig && by &&
		subset(l.Sectors, a.Sectors)
}

func (s *seedCheck) transfer(l *seedLine, t *record.Transfer) bool {
	items := true
	for _, want := range l.Items {
		items = items && slices.ContainsFunc(t.Items, func(i record.Item) bool { return same(want, i.Class) || has(want, i.Text) })
	}
	return codes(l.Suppliers, entityCodes(t.Suppliers)...) && codes(l.Recipients, entityCodes(t.Recipients)...) &&
		codes(l.Between, entityCodes(t.Between)...) && items && s.standing(l, t.Standing) && s.quoted(l.Quote, t.Spans) &&
		s.attributed(l, t.Standing)
}

// fault reports whether the record holds what a not line forbids.
func (s *seedCheck) fault(l *seedLine) bool {
	if l.TransferCertainy != "" {
		return slices.ContainsFunc(s.doc.Transfers, func(t record.Transfer) bool {
			return t.Standing.Certainty == l.TransferCertainy && subset(l.Between, entityCodes(slices.Concat(t.Suppliers, t.Recipients, t.Between)))
		})
	}
	if l.Event == "" {
		for _, m := range s.doc.Mentions {
			if s.quoted(l.Quote, append(slices.Clone(m.Spans), m.Trigger.Span)) {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(s.doc.Mentions, func(m record.Mention) bool {
		spans := append(slices.Clone(m.Spans), m.Trigger.Span)
		return slices.Contains(m.Event, l.Event) && codes(l.Actor, entityCodes(m.Actor)...) && codes(l.Recipient, entityCodes(m.Recipient)...) &&
			s.quoted(l.Quote, spans)
	})
}

// quoted reports whether a span overlaps the place of a quote in the text.
func (s *seedCheck) quoted(quote string, spans []record.Span) bool {
	if quote == "" {
		return true
	}
	q := []rune(plain(quote))
	text := []rune(plain(string(s.runes)))
	for i := 0; i+len(q) <= len(text); i++ {
		if !slices.Equal(text[i:i+len(q)], q) {
			continue
		}
		if slices.ContainsFunc(spans, func(sp record.Span) bool { return sp[0] < i+len(q) && i < sp[1] }) {
			return true
		}
	}
	return false
}

// plain folds case, hyphens and curly quotes, a rune for a rune.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘':
			return '\''
		case '“', '”':
			return '"'
		case '-', '–', '—':
			return ' '
		}
		if l := []rune(strings.ToLower(string(r))); len(l) == 1 {
			return l[0]
		}
		return r
	}, s)
}

func same(want, got string) bool { return want == "" || plain(want) == plain(got) }
func has(want, got string) bool  { return want == "" || strings.Contains(plain(got), plain(want)) }

// codes compares two lists of codes without order; an empty want asks nothing.
func codes(want []string, got ...string) bool {
	if len(want) == 0 {
		return true
	}
	return subset(want, got) && subset(got, want)
}

func subset(want, got []string) bool {
	for _, w := range want {
		if !slices.Contains(got, w) {
			return false
		}
	}
	return true
}

func entityCodes(es []record.Entity) []string {
	return codesBy(es, func(e record.Entity) (string, []string) { return e.Code, e.Members })
}

// codesBy are the codes of actors, or of the members of those without one, each
// once, in order.
func codesBy[E any](es []E, of func(E) (code string, members []string)) []string {
	var out []string
	for _, e := range es {
		code, members := of(e)
		if code == "" {
			out = append(out, members...)
		} else {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
