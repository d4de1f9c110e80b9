// Package plover writes events in PLOVER's own JSON, one record a line, in the
// shape that the tables of its manual give (draft 0.8): lists where several are
// possible, codes as the codebook writes them, ISO dates. Where the manual's
// text, its README and its gold file disagree, the tables hold. What Entente
// knows beyond PLOVER (standing, confidence, spans) is in extra fields, which
// PLOVER allows.
package plover

import (
	"slices"
	"time"
	"unicode/utf8"

	"entente"
	"entente/formats/record"
)

// Event is PLOVER's event record.
type Event struct {
	ID        string    `json:"id"`
	HasEvent  bool      `json:"has_event"`
	Date      string    `json:"date"`
	Actor     []Entity  `json:"actor"`
	Recipient []Entity  `json:"recipient"`
	Event     []string  `json:"event"`
	Mode      []string  `json:"mode"`
	Context   []string  `json:"context"`
	QuadCode  int       `json:"quad_code"`
	Scale     float64   `json:"event_scale"`
	Location  *Location `json:"event_loc,omitempty"`
	EventText []string  `json:"event_text"`
	Text      string    `json:"text"`
	TextInfo  Text      `json:"text_info"`
	Size      *Size     `json:"size,omitempty"`
	Cite      Citation  `json:"cite_info"`
	Coder     string    `json:"coder"`

	// Beyond PLOVER.
	CAMEO         string  `json:"cameo,omitempty"`
	DatePrecision string  `json:"date_precision,omitempty"`
	Polarity      string  `json:"polarity"`
	Certainty     string  `json:"certainty"`
	Tense         string  `json:"tense"`
	Confidence    float64 `json:"confidence"`
}

// Entity is PLOVER's entity object.
type Entity struct {
	Code           string `json:"code"`
	Sector         string `json:"sector"`
	EntityText     string `json:"entity_text"`
	IdentifierID   string `json:"identifier_id,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Office         string `json:"office,omitempty"`
}

// Location is PLOVER's location object, as far as it is known.
type Location struct {
	ExtractedPlace string `json:"extracted_place"`
	ResolvedPlace  string `json:"resolved_place,omitempty"`
	Country        string `json:"country,omitempty"` // in English
	CountryCode    string `json:"country_code,omitempty"`
	record.Geo
}

// Text says which sentence of the story the event is in. Start and End count
// code points, half open.
type Text struct {
	Sequence int `json:"sequence"`
	Start    int `json:"start"`
	End      int `json:"end"`
}

// Size counts people.
type Size struct {
	Dead     int `json:"dead"`
	Injured  int `json:"injured"`
	Arrested int `json:"arrested"`
}

// Citation is PLOVER's citation object.
type Citation struct {
	Citation    string `json:"citation"` // the document's id
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"`
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder"`
	Codebook    string `json:"codebook"`
}

// Events gives the mentions of a document as PLOVER's records, in order.
func Events(doc *entente.Document, r *entente.Reading) []Event {
	out := make([]Event, len(r.Mentions))
	in := sentences(doc, r)
	for i := range r.Mentions {
		out[i] = event(doc, in, &r.Mentions[i])
	}
	return out
}

func event(doc *entente.Document, in map[entente.Part][]sentence, m *entente.Mention) Event {
	e := Event{
		ID: m.ID, HasEvent: true, Date: date(doc, m), Actor: entities(m.Actors), Recipient: entities(m.Recipients),
		Event: list(m.Event), Mode: list(m.Mode), Context: append([]string{}, m.Contexts...),
		QuadCode: m.Quad, Scale: m.Score, EventText: list(m.Trigger.Text), Coder: m.Coder, CAMEO: m.CAMEO,
		DatePrecision: string(m.Date.Precision), Polarity: string(m.Standing.Polarity),
		Certainty: string(m.Standing.Certainty), Tense: string(m.Standing.Time), Confidence: m.Confidence,
		Cite: Citation{
			Citation: doc.ID, URL: doc.URL, Title: doc.Title, Language: doc.Language, Publication: doc.Publisher.Name,
			Coder: m.Coder, Codebook: m.Codebook,
		},
	}
	e.Text, e.TextInfo = text(doc, in[m.Trigger.Span.In], m)
	if m.Place != nil {
		e.Location = &Location{ExtractedPlace: m.Place.Text, ResolvedPlace: m.Place.Name, Country: m.Place.State,
			CountryCode: m.Place.Country, Geo: record.GeoOf(m.Place)}
	}
	if m.Size != (entente.Size{}) {
		e.Size = &Size{Dead: m.Size.Dead, Injured: m.Size.Injured, Arrested: m.Size.Arrested}
	}
	return e
}

// date is the event's, else the day of publication: PLOVER requires one.
func date(doc *entente.Document, m *entente.Mention) string {
	t := m.Date.Time
	if t.IsZero() {
		t = doc.Published
	}
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// sentence is where a sentence stands, in bytes, and at which code point it
// begins.
type sentence struct {
	span  entente.Span
	point int
}

// sentences lists those of each part in the order of the text, so that a long
// text is counted once and not for each mention.
func sentences(doc *entente.Document, r *entente.Reading) map[entente.Part][]sentence {
	in := map[entente.Part][]sentence{}
	for _, s := range r.Sentences {
		in[s.Span.In] = append(in[s.Span.In], sentence{span: s.Span})
	}
	for part, list := range in {
		slices.SortFunc(list, func(a, b sentence) int { return a.span.Start - b.span.Start })
		at, point := 0, 0
		for i := range list {
			point += utf8.RuneCountInString(doc.Words(entente.Span{Start: at, End: list[i].span.Start, In: part}))
			at, list[i].point = list[i].span.Start, point
		}
	}
	return in
}

// text is the sentence that holds the trigger, or the trigger's words where
// none does.
func text(doc *entente.Document, in []sentence, m *entente.Mention) (string, Text) {
	at := m.Trigger.Span
	i, exact := slices.BinarySearchFunc(in, at.Start, func(s sentence, start int) int { return s.span.Start - start })
	if !exact {
		i--
	}
	if i >= 0 && at.Start < in[i].span.End {
		words := doc.Words(in[i].span)
		return words, Text{Sequence: m.Sentence, Start: in[i].point, End: in[i].point + utf8.RuneCountInString(words)}
	}
	words := doc.Words(at)
	if words == "" {
		return m.Quote, Text{Sequence: m.Sentence, End: utf8.RuneCountInString(m.Quote)}
	}
	start := utf8.RuneCountInString(doc.PartText(at.In)[:at.Start])
	return words, Text{Sequence: m.Sentence, Start: start, End: start + utf8.RuneCountInString(words)}
}

func entities(es []entente.Entity) []Entity {
	out := make([]Entity, len(es))
	for i, e := range es {
		out[i] = Entity{
			Code: e.Code, Sector: e.Sector, EntityText: e.Text, IdentifierID: e.ID, IdentifierText: e.Name, Office: e.Office,
		}
	}
	return out
}

func list(s string) []string {
	if s == "" {
		return []string{}
	}
	return []string{s}
}
