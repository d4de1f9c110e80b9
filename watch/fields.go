package watch

import (
	"slices"
	"strings"
	"time"

	"entente"
)

// The fields and functions of conditions. Names are those of the API's JSON
// (package formats/record) where it has them. docs/watches.md explains each; a
// test holds the two together.

// actorField is an actor as conditions see it.
type actorField struct {
	Code   string `expr:"code"`
	Sector string `expr:"sector"`
	Text   string `expr:"entity_text"`
	Name   string `expr:"identifier_text"`
	Office string `expr:"office"`
	Head   bool   `expr:"head"` // at the head of its state or government
}

func actorFields(es []entente.Entity) []actorField {
	es = es[:min(len(es), maxList)]
	out := make([]actorField, len(es))
	for i, e := range es {
		out[i] = actorField{e.Code, e.Sector, e.Text, e.Name, e.Office, head(e)}
	}
	return out
}

// standingField is a standing as conditions see it.
type standingField struct {
	Polarity  string `expr:"polarity"`
	Certainty string `expr:"certainty"`
	Time      string `expr:"time"`
	Counts    bool   `expr:"counts"`
}

// common is what conditions on every kind can name.
type common struct {
	ID         string        `expr:"id"`
	A          string        `expr:"a"` // the pair of states that is looked at
	B          string        `expr:"b"`
	States     []string      `expr:"states"`
	Standing   standingField `expr:"standing"`
	Status     string        `expr:"status"`
	Publishers []string      `expr:"publishers"`
	Outlets    int           `expr:"outlets"`
	Origins    int           `expr:"origins"`
	Reports    int           `expr:"reports"`
	Denied     int           `expr:"denied"`
	Sample     bool          `expr:"sample"`
	Background bool          `expr:"background"`
	New        bool          `expr:"new"`
	Date       time.Time     `expr:"date"`
	Precision  string        `expr:"precision"`
	First      time.Time     `expr:"first"`
	Latest     time.Time     `expr:"latest"`
	At         time.Time     `expr:"at"`
	Age        int           `expr:"age"` // days from the date to now

	Confirmed     func() bool                                         `expr:"confirmed"`
	Changed       func(field, from, to string) bool                   `expr:"changed"`
	RoseTo        func(field string, n int) bool                      `expr:"rose_to"`
	FirstBetween  func(typ ...string) bool                            `expr:"first_between"`
	DaysSince     func(typ, mode string) int                          `expr:"days_since"`
	CountBetween  func(typ, mode string, days int) int                `expr:"count_between"`
	AllegedBefore func(typ string, days int) bool                     `expr:"alleged_before"`
	Agreement     func(obligation ...string) bool                     `expr:"agreement_between"`
	HeadVisit     func() int                                          `expr:"days_since_head_visit"`
	RecordDays    func() int                                          `expr:"record_days"`
	StatesAbout   func(topic string, days int, stances ...string) int `expr:"states_about"`
}

// eventFields are those of an event.
type eventFields struct {
	common
	Event     string       `expr:"event"`
	Mode      string       `expr:"mode"`
	CAMEO     string       `expr:"cameo"`
	Quad      int          `expr:"quad_code"`
	Scale     float64      `expr:"event_scale"`
	Actor     []actorField `expr:"actor"`
	Recipient []actorField `expr:"recipient"`
	Place     string       `expr:"place"`
}

// agreementFields are those of an agreement of the register.
type agreementFields struct {
	common
	Title       string            `expr:"title"`
	Type        string            `expr:"type"`
	Parties     []actorField      `expr:"parties"`
	Sectors     []string          `expr:"sectors"`
	Obligations []string          `expr:"obligations"`
	Stage       string            `expr:"stage"`
	Stages      []string          `expr:"stages"`
	Firm        bool              `expr:"firm"`
	Obligation  func(string) bool `expr:"obligation"`
}

// transferFields are those of a transfer.
type transferFields struct {
	common
	Suppliers  []actorField `expr:"suppliers"`
	Recipients []actorField `expr:"recipients"`
	Between    []actorField `expr:"between"`
	Classes    []string     `expr:"classes"`
	Items      []string     `expr:"items"`
	Quantity   string       `expr:"quantity"`
	Stage      string       `expr:"stage"`
	Sure       float64      `expr:"confidence"`
}

// capabilityFields are those of a capability.
type capabilityFields struct {
	common
	State     actorField `expr:"state"`
	Programme string     `expr:"programme"`
	Weapon    string     `expr:"weapon"`
	Change    string     `expr:"change"`
	Number    int        `expr:"number"`
	Place     string     `expr:"place"`
	Sure      float64    `expr:"confidence"`
}

// positionFields are those of a position.
type positionFields struct {
	common
	Actor    actorField `expr:"actor"`
	Stance   string     `expr:"stance"`
	About    string     `expr:"about"`
	Tie      string     `expr:"about_tie"`
	Strength float64    `expr:"strength"`
	Sure     float64    `expr:"confidence"`
}

// tieFields are those of a tie.
type tieFields struct {
	common
	Measured        bool    `expr:"measured"`
	Closeness       float64 `expr:"closeness"`
	ClosenessBefore float64 `expr:"closeness_before"`
	Change          Turn    `expr:"change"`
	Month           []int   `expr:"month"`
	Year            []int   `expr:"year"`
}

// filler is the environment of a kind's conditions.
type filler interface {
	fill(l *look)
	shared() *common
}

func (c *common) shared() *common { return c }

// fieldsOf makes the environment of a kind.
func fieldsOf(on Kind) filler {
	switch on {
	case OnAgreement:
		return &agreementFields{}
	case OnTransfer:
		return &transferFields{}
	case OnCapability:
		return &capabilityFields{}
	case OnPosition:
		return &positionFields{}
	case OnTie:
		return &tieFields{}
	}
	return &eventFields{}
}

// look is one look of a rule: at a change, and at one dyad of it.
type look struct {
	c    *Change
	dyad entente.Dyad
	view View
	now  time.Time

	names func(code string) string // nil: states are called by their codes
}

// bind has the functions of an environment answer for a look, which may change
// between calls.
func (c *common) bind(l *look) {
	c.Confirmed = l.confirmed
	c.Changed, c.RoseTo = l.changed, l.roseTo
	c.FirstBetween, c.DaysSince, c.CountBetween = l.firstBetween, l.daysSince, l.countBetween
	c.AllegedBefore, c.Agreement = l.allegedBefore, l.agreementBetween
	c.HeadVisit, c.RecordDays, c.StatesAbout = l.daysSinceHeadVisit, l.recordDays, l.statesAbout
}

func (c *common) fillCommon(l *look) {
	t := &l.c.Thing
	c.ID, c.A, c.B = t.ID, l.dyad.A, l.dyad.B
	c.States = t.States[:min(len(t.States), maxList)]
	s := t.Standing
	c.Standing = standingField{string(s.Polarity), string(s.Certainty), string(s.Time), s.Counts()}
	c.Status, c.Publishers = t.Status, t.Publishers[:min(len(t.Publishers), maxList)]
	c.Outlets, c.Origins, c.Reports, c.Denied = len(t.Publishers), t.Origins, t.Reports, t.Denied
	c.Sample, c.Background, c.New = t.Sample, t.Background, l.c.Before == nil
	c.Date, c.Precision, c.First, c.Latest, c.At = t.Date.Time, string(t.Date.Precision), t.First, t.Latest, l.now
	c.Age = daysBetween(t.Date.Time, l.now)
}

func (f *eventFields) fill(l *look) {
	f.fillCommon(l)
	e := l.c.Event
	f.Event, f.Mode, f.CAMEO, f.Quad, f.Scale, f.Place = e.Type, e.Mode, e.CAMEO, e.Quad, e.Score, e.Place
	f.Actor, f.Recipient = actorFields(e.Actors), actorFields(e.Recipients)
}

func (f *agreementFields) fill(l *look) {
	f.fillCommon(l)
	a := l.c.Agreement
	f.Title, f.Type, f.Parties, f.Sectors = a.Title, a.Type, actorFields(a.Parties), a.Sectors[:min(len(a.Sectors), maxList)]
	f.Firm, f.Stage, f.Obligations, f.Stages = firm(a.Stages), stageOf(&l.c.Thing), nil, nil
	for _, o := range a.Obligations[:min(len(a.Obligations), maxList)] {
		f.Obligations = append(f.Obligations, o.Code)
	}
	stages := done(a.Stages)
	for _, s := range stages[:min(len(stages), maxList)] {
		f.Stages = append(f.Stages, s.Stage)
	}
	f.Obligation = a.HasObligation
}

func (f *transferFields) fill(l *look) {
	f.fillCommon(l)
	t := l.c.Transfer
	f.Suppliers, f.Recipients, f.Between = actorFields(t.Suppliers), actorFields(t.Recipients), actorFields(t.Between)
	f.Quantity, f.Stage, f.Classes, f.Items, f.Sure = t.Quantity, t.Stage, nil, nil, t.Confidence
	for _, i := range t.Items[:min(len(t.Items), maxList)] {
		f.Classes, f.Items = append(f.Classes, i.Class), append(f.Items, i.Text)
	}
}

func (f *capabilityFields) fill(l *look) {
	f.fillCommon(l)
	c := l.c.Capability
	f.State = actorFields([]entente.Entity{c.State})[0]
	f.Programme, f.Weapon, f.Change, f.Number, f.Place, f.Sure = c.Programme, c.Weapon, c.Change, c.Count, c.Place, c.Confidence
}

func (f *positionFields) fill(l *look) {
	f.fillCommon(l)
	p := l.c.Position
	f.Actor = actorFields([]entente.Entity{p.Actor})[0]
	f.Stance, f.Strength, f.About, f.Tie, f.Sure = p.Stance, p.Strength, "", "", p.Confidence
	for _, t := range Topics(p) {
		if strings.HasPrefix(t, "tie ") {
			f.Tie = t
		} else if f.About == "" {
			f.About = t
		}
	}
}

func (f *tieFields) fill(l *look) {
	f.fillCommon(l)
	t := l.c.Tie
	f.Measured, f.Closeness, f.ClosenessBefore, f.Change = t.Measured, t.Closeness, t.ClosenessBefore, t.Change
	f.Month, f.Year = t.Days30[:], t.Days365[:]
}

// never stands for the days since what has never been.
const never = 1_000_000

func daysBetween(from, to time.Time) int {
	if from.IsZero() || to.IsZero() {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

func (l *look) none() bool { return l.dyad == (entente.Dyad{}) }

// confirmed reports whether a party or independent origins confirm it.
func (l *look) confirmed() bool { return strings.HasPrefix(l.c.Status, "confirmed") }

// changed reports whether a field changed from one value to another; an empty
// value is any, and a value stands for all that begin with it.
func (l *look) changed(field, from, to string) bool {
	if l.c.Before == nil {
		return false
	}
	now := FactsOf(&l.c.Thing)
	was, is := l.c.Before.word(field), now.word(field)
	return was != is && strings.HasPrefix(was, from) && strings.HasPrefix(is, to)
}

func (f *Facts) word(field string) string {
	switch field {
	case "status":
		return f.Status
	case "certainty":
		return f.Certainty
	case "stage":
		return f.Stage
	}
	return ""
}

// roseTo reports whether a count came to a number that it had not reached.
func (l *look) roseTo(field string, n int) bool {
	now, before := FactsOf(&l.c.Thing), Facts{}
	if l.c.Before != nil {
		before = *l.c.Before
	}
	return before.count(field) < n && now.count(field) >= n
}

func (f *Facts) count(field string) int {
	switch field {
	case "origins":
		return f.Origins
	case "outlets":
		return f.Outlets
	case "denied":
		return f.Denied
	}
	return 0
}

func (l *look) query(typ, mode string) EventQuery {
	return EventQuery{Dyad: l.dyad, Type: typ, Mode: mode, Sample: l.c.Sample, Before: l.c.Date.Time, Except: l.c.ID}
}

// firstBetween reports whether the record holds nothing earlier of the kind
// between the two: no agreement, or no event of a type (and mode).
func (l *look) firstBetween(typ ...string) bool {
	if l.none() || len(typ) > 2 {
		return false
	}
	if len(typ) > 0 && typ[0] == string(OnAgreement) || len(typ) == 0 && l.c.Agreement != nil {
		return !slices.ContainsFunc(l.view.Agreements(l.dyad), l.earlier)
	}
	q := l.query(append(typ, "", "")[0], append(typ, "", "")[1])
	if len(typ) == 0 && l.c.Event != nil {
		q.Type = l.c.Event.Type
	}
	_, found := l.view.Last(q)
	return !found
}

// earlier reports whether an agreement is another one than that looked at, and
// not younger.
func (l *look) earlier(h Held) bool {
	mine := l.c.Date.Time
	if l.c.Agreement != nil {
		mine = HeldOf(l.c.Agreement).Since
	}
	return h.ID != l.c.ID && h.Counts && h.Firm && !h.Since.After(mine)
}

// daysSince is how many days before this one the latest event of a type and
// mode lies between the two; a million if there is none.
func (l *look) daysSince(typ, mode string) int { return l.since(l.query(typ, mode)) }

func (l *look) since(q EventQuery) int {
	if l.none() {
		return never
	}
	day, found := l.view.Last(q)
	if !found {
		return never
	}
	return daysBetween(day, l.c.Date.Time)
}

// countBetween counts the events of a type and mode in the days before.
func (l *look) countBetween(typ, mode string, days int) int {
	if l.none() {
		return 0
	}
	q := l.query(typ, mode)
	q.From = l.c.Date.Time.AddDate(0, 0, -days)
	return l.view.Count(q)
}

// allegedBefore reports whether events of a type between the two were only
// alleged in the days before.
func (l *look) allegedBefore(typ string, days int) bool {
	if l.none() {
		return false
	}
	q := l.query(typ, "")
	q.Open, q.From = true, l.c.Date.Time.AddDate(0, 0, -days)
	_, found := l.view.Last(q)
	return found
}

// agreementBetween reports whether an agreement between the two stands, with an
// obligation if one is named, that is older than this.
func (l *look) agreementBetween(obligation ...string) bool {
	if l.none() {
		return false
	}
	return slices.ContainsFunc(l.view.Agreements(l.dyad), func(h Held) bool {
		return h.ID != l.c.ID && h.Firm && h.Counts && !h.Since.After(l.c.Date.Time) &&
			(len(obligation) == 0 || slices.ContainsFunc(obligation, func(o string) bool { return slices.Contains(h.Obligations, o) }))
	})
}

// daysSinceHeadVisit is how many days ago one at the head of the same state
// last visited the other.
func (l *look) daysSinceHeadVisit() int {
	if l.c.Event == nil {
		return never
	}
	q := l.query("CONSULT", "visit")
	q.Heads = true
	for _, a := range l.c.Event.Actors {
		if head(a) {
			q.Actor = a.Code
		}
	}
	return l.since(q)
}

// recordDays is how far the record reaches back from here.
func (l *look) recordDays() int { return daysBetween(l.view.Begins(), l.c.Date.Time) }

// statesAbout counts the states that have taken one of the stances on a topic in
// the days before.
func (l *look) statesAbout(topic string, days int, stances ...string) int {
	if topic == "" {
		return 0
	}
	return len(l.view.Stances(topic, stances, l.c.Date.Time.AddDate(0, 0, -days)))
}
