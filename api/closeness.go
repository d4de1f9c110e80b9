package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"entente"
	"entente/formats/ledger"
	"entente/run/past"
	"entente/store"
	"entente/tie"
)

// closenessJSON is how close two states are on the last day read, and in which
// direction they go; the rates are scores a hundred documents read.
type closenessJSON struct {
	Day       string  `json:"day"`
	Closeness float64 `json:"closeness"`
	Duty      float64 `json:"duty"`
	Direction string  `json:"direction"`
	Now       float64 `json:"rate_now"`
	Before    float64 `json:"rate_before"`
	T         float64 `json:"t"`
	Chance    float64 `json:"chance"`
}

func closenessOf(r *tie.Reading, s tie.Standing) *closenessJSON {
	d := s.Direction
	return &closenessJSON{ledger.Day(r.Last()), s.Closeness, s.Duty, d.Word, d.Now, d.Before, d.T, d.Chance}
}

// changeJSON is a change point: the rate of events of a quad class, a hundred
// documents read, before and after.
type changeJSON struct {
	Day         string  `json:"day"`
	Seen        string  `json:"seen"`
	QuadCode    int     `json:"quad_code"`
	More        bool    `json:"more"`
	Probability float64 `json:"probability"`
	Before      float64 `json:"rate_before"`
	After       float64 `json:"rate_after"`
	Events      int     `json:"events"`
}

func changeOf(c tie.Change) changeJSON {
	return changeJSON{ledger.Day(c.Day), ledger.Day(c.Seen), c.Quad, c.More(), c.Probability, c.Before, c.After, c.Events}
}

// pointJSON is a day of a series with all that its closeness is computed from.
type pointJSON struct {
	dayJSON
	Denied     int            `json:"denied"`
	Future     int            `json:"future"`
	Visits     int            `json:"visits"`
	Types      map[string]int `json:"types,omitempty"`
	Read       int            `json:"read"`
	Agreements int            `json:"agreements_in_force"`
	Duty       float64        `json:"duty"`
	Sum        float64        `json:"sum"`
	Memory     float64        `json:"memory"`
	Closeness  float64        `json:"closeness"`
}

func pointOf(p tie.Point) pointJSON {
	return pointJSON{dayOf(p.TieDay), p.Denied, p.Future, p.Visits, p.Types, p.Read, p.Agreements, p.Duty, p.Sum, p.Memory, p.Closeness}
}

func dayOf(d entente.TieDay) dayJSON {
	return dayJSON{ledger.Day(d.Day), quadsOf(d.Quad), d.Score, d.Open}
}

// seriesAnswer is a tie day by day, with the formula by which its closeness can
// be computed again.
type seriesAnswer struct {
	Between [2]string    `json:"between"`
	Formula string       `json:"formula"`
	Usual   float64      `json:"usual"`
	Days    []pointJSON  `json:"days"`
	Changes []changeJSON `json:"changes"`
}

// measured is a tie with what was read.
type measured struct {
	dyad    entente.Dyad
	points  []tie.Point
	reading *tie.Reading // nil where nothing was read
	usual   float64
	now     tie.Standing
}

// measure gathers what closeness is computed from, as it was known by an as-of
// day or is now, and computes it.
func (s *server) measure(ctx context.Context, d entente.Dyad, asof time.Time) (m measured, err error) {
	in := tie.Input{Until: asof}
	if in.Read, err = s.Record.ReadDays(ctx, time.Time{}, asof); err != nil {
		return m, err
	}
	if asof.IsZero() {
		in.Days, err = s.Record.TieDays(ctx, d, time.Time{}, time.Time{})
	} else {
		in.Days, err = past.TieAsOf(ctx, s.Record, s.Merger, d, asof)
	}
	if err != nil {
		return m, err
	}
	views, _, err := s.Record.Agreements(ctx, store.AgreementFilter{A: d.A, B: d.B, Page: store.Page{Limit: mostLimit}})
	if err != nil {
		return m, err
	}
	if !asof.IsZero() {
		views = past.AgreementsAsOf(views, asof)
	}
	for _, v := range views {
		in.Agreements = append(in.Agreements, v.RegisteredAgreement)
	}
	m.dyad, m.reading = d, tie.NewReading(in.Read, asof)
	if m.reading != nil {
		m.points, m.usual = tie.Measure(in), tie.Usual(in.Read, m.reading.Last())
		m.now = m.reading.Stand(d, in.Days, in.Agreements)
	}
	return m, nil
}

// closeness gives a tie day by day, as JSON or as a table; with `asof`, as it was
// known by the end of a day.
func (s *server) closeness(w http.ResponseWriter, r *http.Request) {
	csv, err := wantsCSV(r)
	var m measured
	if err == nil {
		m, err = s.measureAsked(r)
	}
	if err != nil || !csv {
		s.answer(func(*http.Request) (any, error) { return seriesOf(m), err }).ServeHTTP(w, r)
		return
	}
	s.sendCSV(w, r, "closeness-"+m.dyad.String(), func(to io.Writer) error { return tie.WriteCSV(to, m.points, m.usual) })
}

// measureAsked measures the tie and the as-of day that a request names.
func (s *server) measureAsked(r *http.Request) (m measured, err error) {
	d, err := dyadParam(r.PathValue("a"), r.PathValue("b"))
	if err != nil {
		return m, err
	}
	asof, err := dayParam(r.URL.Query(), "asof")
	if err != nil {
		return m, err
	}
	return s.measure(r.Context(), d, asof)
}

func seriesOf(m measured) seriesAnswer {
	return seriesAnswer{[2]string{m.dyad.A, m.dyad.B}, tie.Formula, m.usual, ledger.Each(m.points, pointOf), ledger.Each(tie.Changes(m.points), changeOf)}
}
