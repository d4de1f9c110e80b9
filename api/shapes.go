package api

import (
	"entente"
	"entente/formats/ledger"
	"entente/formats/record"
)

// paging is where in a list an answer stands.
type paging struct {
	Total  int `json:"total"`
	Limit  int `json:"limit"`
	Offset int `json:"offset"`
}

// quads are counts by PLOVER's quad class.
type quads struct {
	VerbalCooperation   int `json:"verbal_cooperation"`
	MaterialCooperation int `json:"material_cooperation"`
	VerbalConflict      int `json:"verbal_conflict"`
	MaterialConflict    int `json:"material_conflict"`
}

func quadsOf(q [5]int) quads { return quads{q[1], q[2], q[3], q[4]} }

// tieJSON is a tie in a list. Open counts what is possible, denied or still to
// come; it is in no other count.
type tieJSON struct {
	Between    [2]string `json:"between"`
	Events     int       `json:"events"`
	Open       int       `json:"open"`
	Score      float64   `json:"score"`
	Quad       quads     `json:"quad"`
	First      string    `json:"first,omitempty"`
	Last       string    `json:"last,omitempty"`
	Changed    string    `json:"changed,omitempty"`
	Agreements int       `json:"agreements"`
	Turn       *turnJSON `json:"latest_change,omitempty"`
}

// turnJSON is the latest change point of a tie.
type turnJSON struct {
	Day         string  `json:"day"`
	QuadCode    int     `json:"quad_code"`
	More        bool    `json:"more"`
	Probability float64 `json:"probability"`
}

func turnOf(t entente.Turn) *turnJSON {
	if t.Quad == 0 {
		return nil
	}
	return &turnJSON{ledger.Day(t.Day), t.Quad, t.More, t.Chance}
}

func tieOf(t entente.Tie) tieJSON {
	return tieJSON{
		Between: [2]string{t.Dyad.A, t.Dyad.B}, Events: t.Events, Open: t.Open, Score: t.Score, Quad: quadsOf(t.Quad),
		First: ledger.Day(t.First), Last: ledger.Day(t.Last), Changed: ledger.Moment(t.Changed), Agreements: t.Agreements, Turn: turnOf(t.Turn),
	}
}

// dayJSON is what happened between two states on one day.
type dayJSON struct {
	Day   string  `json:"day"`
	Quad  quads   `json:"quad"`
	Score float64 `json:"score"`
	Open  int     `json:"open"`
}

// actorJSON is an actor of an event: what its mentions name in their words,
// without spans, which stand in the mentions.
type actorJSON = ledger.Actor

// standingJSON is how an event stands: the strongest of its mentions.
type standingJSON = ledger.Standing

// eventJSON is an event with all reports of it.
type eventJSON struct {
	ID         string          `json:"id"`
	Event      string          `json:"event"`
	Mode       string          `json:"mode,omitempty"`
	CAMEO      string          `json:"cameo,omitempty"`
	QuadCode   int             `json:"quad_code"`
	EventScale float64         `json:"event_scale"`
	Actor      []actorJSON     `json:"actor"`
	Recipient  []actorJSON     `json:"recipient"`
	Place      string          `json:"place,omitempty"`
	Date       string          `json:"date,omitempty"`
	Precision  string          `json:"precision,omitempty"`
	Standing   standingJSON    `json:"standing"`
	First      string          `json:"first,omitempty"`
	Latest     string          `json:"latest,omitempty"`
	Publishers []string        `json:"publishers"`
	Outlets    int             `json:"outlets"`
	Origins    []ledger.Origin `json:"origins"`
	Provenance string          `json:"provenance,omitempty"`
	Grade      gradeJSON       `json:"grade,omitzero"`
	Status     string          `json:"status,omitempty"`
	Affirmed   int             `json:"affirmed"`
	Denied     int             `json:"denied"`
	Reason     string          `json:"reason,omitempty"`
	Mentions   []mentionJSON   `json:"mentions"`
}

// gradeJSON is the Admiralty code, its axes apart.
type gradeJSON struct {
	Reliability string `json:"reliability"`
	Credibility int    `json:"credibility"`
}

// mentionJSON is a mention and the document that it stands in.
type mentionJSON struct {
	Document documentHead `json:"document"`
	record.Mention
}

// documentHead is a document without its text.
type documentHead struct {
	ID              string `json:"id"`
	URL             string `json:"url,omitempty"`
	Title           string `json:"title,omitempty"`
	Publisher       string `json:"publisher,omitempty"`
	Country         string `json:"publisher_country,omitempty"`
	StateControlled bool   `json:"state_controlled,omitempty"`
	Language        string `json:"language,omitempty"`
	Published       string `json:"published,omitempty"`
	Retrieved       string `json:"retrieved,omitempty"`
	Version         int    `json:"version,omitempty"`
	Sample          bool   `json:"sample,omitempty"`
	Coder           string `json:"coder,omitempty"`
	Error           string `json:"error,omitempty"`
}

func headOf(d entente.Document) documentHead {
	return documentHead{
		ID: d.ID, URL: d.URL, Title: d.Title, Publisher: d.Publisher.Name, Country: d.Publisher.Country,
		StateControlled: d.Publisher.StateControlled, Language: d.Language, Published: ledger.Moment(d.Published),
		Retrieved: ledger.Moment(d.Retrieved), Version: d.Version, Sample: d.Sample, Coder: d.Coder, Error: d.Error,
	}
}
