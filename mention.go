package entente

import (
	"strconv"
	"strings"
	"time"
)

// Precision says how much of a Date is meant.
type Precision string

// The precisions.
const (
	Day   Precision = "day"
	Week  Precision = "week"
	Month Precision = "month"
	Year  Precision = "year"
	// Published marks a date that the text does not give: it is the
	// document's own, the latest that the event can have.
	Published Precision = "published"
)

// Date is a day, or the first day of a longer time, as far as it is known.
type Date struct {
	Time      time.Time // midnight UTC
	Precision Precision
	Evidence  Evidence // the words that gave it, empty for Published
}

// Place is where something happened.
type Place struct {
	Text    string
	Span    Span
	Name    string
	Country string // ISO 3166-1 alpha-3
	State   string // the English name of Country

	// What the gazetteer of places knows; Located is whether it knows it.
	Located    bool
	Lat, Lon   float64 // degrees, WGS 84; of what is large a point in its middle
	GeoNames   int     // its id there, 0 if not known
	Feature    string  // GeoNames' feature code: PPLC, ADM1, PCLI …
	Province   string  // the first-level region that it is or lies in
	Resolution int     // PLOVER's: 1 country, 2 province, 3 district, 4 city, 5 part of a city; 0 anything else
}

// Size counts people. Zero means not said.
type Size struct {
	Dead, Injured, Arrested int
}

// Finding is what every extracted thing carries: the words it came from, how
// it stands, how sure the coder is and why it was made.
type Finding struct {
	Quote    string // the text under the first span
	Spans    []Span // evidence, first the one that says it best
	Standing Standing
	// Confidence is from 0 to 1: of those given 0.8 about eight in ten are
	// right. A mention is right if its type is what a trained coder would give,
	// its actors and recipients are who did it and had it done to them (each
	// with country and sector, none left out that the sentence names), and its
	// polarity, certainty and time are as the sentence has them. Measured on
	// running news: reports/confidence.md.
	Confidence float64
	Reason     string // the frame and rule that made it
}

// Anchor is where a mention stands and what it is of, whatever coder found it: a
// decision about a mention holds for what a later coder finds in the same place.
func (m *Mention) Anchor() string {
	return string(m.Where) + " " + strconv.Itoa(m.Sentence) + " " + m.Event
}

// Said is the sentence of its document that the mention's first words of evidence stand in: as far as
// the next full stop, question or exclamation mark before a space, or the end of the line. text is the
// part of the document that they stand in; a place beyond it gives nothing.
func (m *Mention) Said(text string) string {
	if len(m.Spans) == 0 || m.Spans[0].Start < 0 || m.Spans[0].Start > m.Spans[0].End || m.Spans[0].End > len(text) {
		return ""
	}
	from, to := m.Spans[0].Start, m.Spans[0].End
	for from > 0 && !sentenceEnds(text, from-1) {
		from--
	}
	for to < len(text) && !sentenceEnds(text, to) {
		to++
	}
	return strings.TrimSpace(text[from:to])
}

// sentenceEnds reports whether a sentence ends with a byte of a text: "U.S. forces" and "Oct. 7" do
// not end, for a capital or a short word before the stop.
func sentenceEnds(text string, at int) bool {
	switch text[at] {
	case '\n':
		return true
	case '.', '!', '?':
		const short = 4
		word := text[strings.LastIndexAny(text[:at], " \n.")+1 : at]
		return at+1 < len(text) && text[at+1] == ' ' && (text[at] != '.' || len(word) > short || word == strings.ToLower(word) && len(word) > 1)
	}
	return false
}

// Mention is one report of one event in one sentence (PLOVER's record).
type Mention struct {
	ID         string // of document, coder and place in the text; see MentionID
	DocumentID string
	Sentence   int  // its number in the part, from 0
	Where      Part // title or body
	Event      string
	Mode       string
	Contexts   []string
	CAMEO      string
	Quad       int     // 1-4
	Score      float64 // PLOVER's event_scale
	Actors     []Entity
	Recipients []Entity
	About      []Entity // what a stance is about, where that is not the recipient
	Place      *Place
	Date       Date
	Size       Size
	Trigger    Evidence
	Finding
	Coder    string
	Codebook string
}
