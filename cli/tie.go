package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"entente"
	"entente/actor"
	"entente/api"
	"entente/store"
)

// tieCmd is `entente tie`.
type tieCmd struct {
	dataFlag
	A      string `arg:"" help:"A state, by ISO code or name."`
	B      string `arg:"" help:"The other."`
	Format string `default:"table" enum:"table,json" help:"table, or json (as the API gives it)."`
	From   day    `placeholder:"YYYY-MM-DD" help:"First day."`
	To     day    `placeholder:"YYYY-MM-DD" help:"Last day."`
	Events int    `default:"15" placeholder:"N" help:"Events to show, the latest first."`
}

// Help is shown by `entente tie --help`.
func (*tieCmd) Help() string {
	return `Shows two states from the record: how close they are and in which direction they go, where the
rate of what they do changed, what they did by month, what binds them, what happened last.

  entente tie RUS PRK
  entente tie Russia "North Korea" --from 2024-01-01 --format json`
}

// Run shows the tie.
func (c *tieCmd) Run(ctx context.Context, s *Streams) error {
	if !c.From.IsZero() && !c.To.IsZero() && c.To.Before(c.From.Time) {
		return usage("--to %s lies before --from %s; exchange the two", c.To.Format(time.DateOnly), c.From.Format(time.DateOnly))
	}
	g, err := newGazetteer()
	if err != nil {
		return err
	}
	dyad, err := c.dyad(g)
	if err != nil {
		return err
	}
	st, err := c.openHeld(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	if c.Format == "json" {
		return c.json(ctx, s, st, dyad)
	}
	v, err := st.TieView(ctx, dyad, c.From.Time, c.To.Time, store.Page{Limit: c.Events})
	if err != nil {
		return err
	}
	if v.Total == 0 && len(v.Agreements) == 0 {
		return entente.Errorf(entente.NotFound, nil, "The record in %s holds nothing between %s and %s.", c.Data, dyad.A, dyad.B)
	}
	course, err := tieCourse(ctx, st, &v)
	if err != nil {
		return err
	}
	_, err = s.Out.Write(tieText(g, &v, course))
	return err
}

func (c *tieCmd) dyad(g *actor.Gazetteer) (entente.Dyad, error) {
	var codes [2]string
	for i, name := range []string{c.A, c.B} {
		country, ok := g.Country(name)
		if !ok {
			return entente.Dyad{}, usage("%q is no state that is known; give its ISO code, such as PRK, or its English name", name)
		}
		codes[i] = country.ISO3
	}
	if codes[0] == codes[1] {
		return entente.Dyad{}, usage("a tie is between two states, and %s is one", codes[0])
	}
	if c.Events < 1 {
		return entente.Dyad{}, usage("%d events cannot be shown", c.Events)
	}
	return entente.NewDyad(codes[0], codes[1]), nil
}

// json asks the API, so that both give the same.
func (c *tieCmd) json(ctx context.Context, s *Streams, st *store.Store, d entente.Dyad) error {
	q := url.Values{"limit": {fmt.Sprint(c.Events)}}
	for name, day := range map[string]time.Time{"from": c.From.Time, "to": c.To.Time} {
		if !day.IsZero() {
			q.Set(name, day.Format(time.DateOnly))
		}
	}
	body, err := askAPI(ctx, s, st, "/api/v1/ties/"+d.A+"/"+d.B+"?"+q.Encode())
	if entente.CodeOf(err) == entente.NotFound {
		return entente.Errorf(entente.NotFound, nil, "The record in %s holds nothing between %s and %s.", c.Data, d.A, d.B)
	}
	if err != nil {
		return err
	}
	_, err = s.Out.Write(body)
	return err
}

// askAPI gives what the API answers.
func askAPI(ctx context.Context, s *Streams, st *store.Store, path string) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	if err != nil {
		return nil, err
	}
	w := recorder{header: http.Header{}, code: http.StatusOK}
	api.New(api.Deps{Record: st, Now: s.Now}).ServeHTTP(&w, r)
	if w.code == http.StatusOK {
		return w.body.Bytes(), nil
	}
	var told struct {
		Code    entente.ErrorCode `json:"code"`
		Message string            `json:"message"`
	}
	if err := json.Unmarshal(w.body.Bytes(), &told); err != nil {
		return nil, entente.Errorf(entente.Internal, err, "The record could not be asked: %s", w.body.String())
	}
	return nil, entente.Errorf(told.Code, nil, "%s", told.Message)
}

// recorder takes what an HTTP handler gives.
type recorder struct {
	header http.Header
	body   bytes.Buffer
	code   int
}

// Header gives the header to be set.
func (a *recorder) Header() http.Header { return a.header }

// Write takes a part of the body.
func (a *recorder) Write(b []byte) (int, error) { return a.body.Write(b) }

// WriteHeader takes the status.
func (a *recorder) WriteHeader(code int) { a.code = code }

func tieText(g *actor.Gazetteer, v *store.TieView, course string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s – %s\n%s\n%s", stateName(g, v.Dyad.A), stateName(g, v.Dyad.B), tieSentence(v), course)
	if rows := monthRows(v.Days); len(rows) > 0 {
		t := newTable("MONTH", "COOPERATION", "CONFLICT", "SCORE", "OPEN")
		for _, r := range rows {
			t.row(r...)
		}
		b.WriteString("\n")
		b.Write(t.text())
	}
	if len(v.Agreements) > 0 {
		t := newTable("AGREEMENT", "TYPE", "BINDS TO", "STAGES", "REPORTS")
		for i := range v.Agreements {
			t.row(agreementCells(&v.Agreements[i])...)
		}
		b.WriteString("\n")
		b.Write(t.text())
	}
	if len(v.Events) > 0 {
		t := newTable("DAY", "WHAT", "WHO", "TO WHOM", "STANDING", "STATUS", "PUBLISHERS", "WORDS")
		for i := range v.Events {
			t.row(eventCells(&v.Events[i])...)
		}
		b.WriteString("\n")
		b.Write(t.text())
	}
	return b.Bytes()
}

func stateName(g *actor.Gazetteer, code string) string {
	if c, ok := g.Country(code); ok {
		return c.Name + " (" + code + ")"
	}
	return code
}

func tieSentence(v *store.TieView) string {
	if v.Tie.Events+v.Open == 0 {
		return "no events yet"
	}
	return fmt.Sprintf("%s counted and %d open, from %s to %s; score %+.1f",
		counted(v.Tie.Events, "event"), v.Open, v.First.Format(time.DateOnly), v.Last.Format(time.DateOnly), v.Score)
}

// monthRows sums days by month.
func monthRows(days []entente.TieDay) [][]string {
	var rows [][]string
	var sum entente.TieDay
	month := ""
	flush := func() {
		if month != "" {
			rows = append(rows, []string{month, fmt.Sprint(sum.Quad[1] + sum.Quad[2]), fmt.Sprint(sum.Quad[3] + sum.Quad[4]),
				fmt.Sprintf("%+.1f", sum.Score), fmt.Sprint(sum.Open)})
		}
		sum = entente.TieDay{}
	}
	for _, d := range days {
		if m := d.Day.Format("2006-01"); m != month {
			flush()
			month = m
		}
		for q, n := range d.Quad {
			sum.Quad[q] += n
		}
		sum.Score += d.Score
		sum.Open += d.Open
	}
	flush()
	return rows
}

func agreementCells(a *store.AgreementView) []string {
	var binds, stages []string
	for _, o := range a.Obligations {
		binds = append(binds, joined(" ", o.Code, clip(o.Condition, 40)))
	}
	for _, st := range a.Stages {
		stages = append(stages, joined(" ", st.Told(), byWhen(st.Date)))
	}
	return []string{clip(a.Title, 50), a.Type, strings.Join(binds, ", "), strings.Join(stages, ", "), fmt.Sprint(len(a.Reports))}
}

// byWhen is a step's day: where only its report has one, it came by then.
func byWhen(d entente.Date) string {
	if d.Precision == entente.Published && !d.Time.IsZero() {
		return "by " + dateWords(d)
	}
	return dateWords(d)
}

func eventCells(e *store.EventView) []string {
	words := ""
	if len(e.Found) > 0 {
		words = clip(e.Found[0].Quote, 60)
	}
	standing := standingWords(entente.Standing{Polarity: e.Standing.Polarity, Certainty: e.Standing.Certainty, Time: e.Standing.Time})
	if e.Denied > 0 {
		standing += fmt.Sprintf(", denied %d×", e.Denied)
	}
	return []string{dateWords(e.Date), joined(" ", e.Type, e.Mode), actorNames(e.Actors), actorNames(e.Recipients), standing, string(e.Status), fmt.Sprint(len(e.Publishers)), words}
}
