package watch

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"entente"
)

// Cases are a file of tests of rules: the rules, and cases of what becomes
// known when, with the alerts that must come of it and no other.
//
//	rules: [mine.yaml]          # beside the file; the shipped rules if left out
//	cases:
//	  - name: a pact that binds
//	    watches: [defence-obligation]   # only these; all if left out
//	    given:
//	      - at: 2024-06-19
//	        agreement: {between: [RUS, PRK], title: treaty, obligations: [DEFENSE], stage: signed}
//	      - at: 2024-06-20
//	        publisher: Harbour Post
//	        text: Russia and North Korea signed a treaty on Wednesday.
//	    alerts:
//	      - {at: 2024-06-19, watch: defence-obligation, between: [PRK, RUS], reason: first report}
type Cases struct {
	Rules []string `yaml:"rules"`
	Cases []Case   `yaml:"cases"`
}

// Case is one test.
type Case struct {
	Name    string    `yaml:"name"`
	Watches []string  `yaml:"watches"`
	Given   []Given   `yaml:"given"`
	Until   Moment    `yaml:"until"` // time goes by up to here; to the last of what is given if left out
	Alerts  []Awaited `yaml:"alerts"`
}

// Moment is a day or an instant, as 2024-06-19 or 2024-06-19T08:00:00Z.
type Moment struct{ time.Time }

// UnmarshalYAML reads a moment.
func (m *Moment) UnmarshalYAML(n *yaml.Node) error {
	for _, form := range []string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(form, n.Value); err == nil {
			m.Time = t.UTC()
			return nil
		}
	}
	return fmt.Errorf("line %d: %q is no time; write 2024-06-19 or 2024-06-19T08:00:00Z", n.Line, n.Value)
}

// Given is something that becomes known: a text that is read, or a thing of the
// record as it then stands. Two things of one kind with the same id are one
// thing that changes; one without an id is a thing of its own.
type Given struct {
	At        Moment `yaml:"at"`
	ID        string `yaml:"id"`
	Publisher string `yaml:"publisher"`
	Country   string `yaml:"country"` // of the publisher
	State     bool   `yaml:"state_controlled"`
	Title     string `yaml:"title"`
	Text      string `yaml:"text"`

	Event      *GivenEvent      `yaml:"event"`
	Agreement  *GivenAgreement  `yaml:"agreement"`
	Transfer   *GivenTransfer   `yaml:"transfer"`
	Capability *GivenCapability `yaml:"capability"`
	Position   *GivenPosition   `yaml:"position"`
	Tie        *GivenTie        `yaml:"tie"`
	Gone       bool             `yaml:"gone"` // the record no longer holds it
}

// Stands is how a given thing stands.
type Stands struct {
	Certainty string `yaml:"certainty"` // certain if left out
	Polarity  string `yaml:"polarity"`  // positive if left out
	Time      string `yaml:"time"`      // past if left out
	Status    string `yaml:"status"`    // reported if left out
	Origins   int    `yaml:"origins"`   // 1 if left out
	Denied    int    `yaml:"denied"`
	Date      Moment `yaml:"date"` // when it happened, if not when it became known
}

// GivenEvent is an event. An actor is a code, or a code and an office in
// brackets: RUS (President of Russia).
type GivenEvent struct {
	Type      string   `yaml:"event"`
	Mode      string   `yaml:"mode"`
	Quad      int      `yaml:"quad_code"`
	Score     float64  `yaml:"event_scale"`
	Actor     []string `yaml:"actor"`
	Recipient []string `yaml:"recipient"`
	Stands    `yaml:",inline"`
}

// GivenAgreement is an agreement of the register.
type GivenAgreement struct {
	Between     []string `yaml:"between"`
	Title       string   `yaml:"title"`
	Type        string   `yaml:"type"`
	Obligations []string `yaml:"obligations"`
	Stage       string   `yaml:"stage"`
	Stands      `yaml:",inline"`
}

// GivenTransfer is a transfer.
type GivenTransfer struct {
	Suppliers  []string `yaml:"suppliers"`
	Recipients []string `yaml:"recipients"`
	Class      string   `yaml:"class"`
	Item       string   `yaml:"item"`
	Stage      string   `yaml:"stage"`
	Stands     `yaml:",inline"`
}

// GivenCapability is a change of a capability.
type GivenCapability struct {
	State     string `yaml:"state"`
	Programme string `yaml:"programme"`
	Weapon    string `yaml:"weapon"`
	Change    string `yaml:"change"`
	Stands    `yaml:",inline"`
}

// GivenPosition is a position; about is the id of a given agreement, or two
// codes.
type GivenPosition struct {
	Actor  string   `yaml:"actor"`
	Stance string   `yaml:"stance"`
	About  []string `yaml:"about"`
	Stands `yaml:",inline"`
}

// GivenTie is a tie as package tie would measure it.
type GivenTie struct {
	Between         []string `yaml:"between"`
	Closeness       float64  `yaml:"closeness"`
	ClosenessBefore float64  `yaml:"closeness_before"`
	Probability     float64  `yaml:"probability"`
	Direction       string   `yaml:"direction"`
	Turned          Moment   `yaml:"turned"`
}

// Awaited is a telling that must come. What is left out may be anything.
type Awaited struct {
	At       Moment   `yaml:"at"`
	Watch    string   `yaml:"watch"`
	Between  []string `yaml:"between"`
	Reason   string   `yaml:"reason"`
	Severity string   `yaml:"severity"`
	Title    string   `yaml:"title"` // part of it
}

// ParseCases reads a file of tests, strictly.
func ParseCases(f File) (*Cases, error) {
	if len(f.Text) > maxFile {
		return nil, entente.Errorf(entente.Invalid, nil, "%s is larger than %d KB; that is no file of tests.", f.Name, maxFile>>10)
	}
	d := yaml.NewDecoder(bytes.NewReader(f.Text))
	d.KnownFields(true)
	var c Cases
	if err := d.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		text := strings.TrimPrefix(strings.TrimPrefix(err.Error(), "yaml: "), "unmarshal errors:\n  ")
		text = strings.ReplaceAll(strings.ReplaceAll(text, "into watch.", "where belongs a "), "\n  ", "; ")
		return nil, entente.Errorf(entente.Invalid, err, "The tests cannot be read: %s: %s.", f.Name, text)
	}
	if len(c.Cases) == 0 {
		return nil, entente.Errorf(entente.Invalid, nil, "%s has no cases; docs/watches.md shows what a test looks like.", f.Name)
	}
	return &c, nil
}

// Changes are what a case gives, its texts left out, in order.
func (c *Case) Changes() []Change {
	var all []Change
	for i := range c.Given {
		if g := &c.Given[i]; g.Text == "" {
			all = append(all, g.change(i))
		}
	}
	return all
}

func (g *Given) change(n int) Change {
	c := Change{At: g.At.Time, Gone: g.Gone}
	c.ID = g.ID
	if c.ID == "" {
		c.ID = fmt.Sprint("given ", n+1)
	}
	switch {
	case g.Event != nil:
		g.Event.thing(&c.Thing)
		g.Event.fill(g, &c.Thing)
	case g.Agreement != nil:
		g.Agreement.thing(&c.Thing, g)
		g.Agreement.fill(g, &c.Thing)
		c.Agreement.Standing = c.Standing
	case g.Transfer != nil:
		g.Transfer.thing(&c.Thing)
		g.Transfer.fill(g, &c.Thing)
	case g.Capability != nil:
		g.Capability.thing(&c.Thing)
		g.Capability.fill(g, &c.Thing)
	case g.Position != nil:
		g.Position.thing(&c.Thing)
		g.Position.fill(g, &c.Thing)
	case g.Tie != nil:
		g.Tie.thing(&c.Thing)
		(&Stands{Date: g.Tie.Turned}).fill(g, &c.Thing)
	}
	return c
}

// fill has a thing stand as it is given.
func (s *Stands) fill(g *Given, t *Thing) {
	or := func(v, usual string) string {
		if v == "" {
			return usual
		}
		return v
	}
	t.Standing = entente.Standing{Polarity: entente.Polarity(or(s.Polarity, "positive")),
		Certainty: entente.Certainty(or(s.Certainty, "certain")), Time: entente.Tense(or(s.Time, "past"))}
	t.Status, t.Origins, t.Denied, t.Reports = or(s.Status, Reported), max(s.Origins, 1), s.Denied, 1
	t.Publishers = []string{or(g.Publisher, "a publisher")}
	t.First, t.Latest = g.At.Time, g.At.Time
	t.Date = entente.Date{Time: s.Date.Time, Precision: entente.Day}
	if s.Date.IsZero() {
		t.Date.Time = g.At.Truncate(24 * time.Hour)
	}
	t.Background = t.Standing.Time == entente.Historical || t.First.Sub(t.Date.Time) > OldNews
}

func given(words ...string) []entente.Entity {
	var all []entente.Entity
	for _, w := range words {
		code, office, _ := strings.Cut(w, " (")
		all = append(all, entente.Entity{Code: code, Text: code, Office: strings.TrimSuffix(office, ")")})
	}
	return all
}

func (g *GivenEvent) thing(t *Thing) {
	e := &entente.Event{ID: t.ID, Type: g.Type, Mode: g.Mode, Quad: g.Quad, Score: g.Score, Actors: given(g.Actor...), Recipients: given(g.Recipient...)}
	t.Kind, t.Event, t.States = OnEvent, e, StatesOf(e.Actors, e.Recipients)
	as, rs := StatesOf(e.Actors), StatesOf(e.Recipients)
	if len(e.Recipients) == 0 {
		rs = as
	}
	t.Dyads = Pairs(as, rs)
}

func (g *GivenAgreement) thing(t *Thing, of *Given) {
	a := &entente.RegisteredAgreement{ID: t.ID, Title: g.Title, Type: g.Type, Parties: given(g.Between...), First: of.At.Time}
	for _, o := range g.Obligations {
		a.Obligations = append(a.Obligations, entente.Obligation{Code: o})
	}
	if g.Stage != "" {
		a.Stages = []entente.Stage{{Stage: g.Stage, Date: entente.Date{Time: g.Date.Time}}}
	}
	t.Kind, t.Agreement, t.States = OnAgreement, a, StatesOf(a.Parties)
	t.Dyads = Pairs(t.States, t.States)
}

func (g *GivenTransfer) thing(t *Thing) {
	v := &entente.Transfer{ID: t.ID, Suppliers: given(g.Suppliers...), Recipients: given(g.Recipients...), Stage: g.Stage, Finding: entente.Finding{Confidence: 1},
		Items: []entente.Item{{Class: g.Class, Text: g.Item}}}
	t.Kind, t.Transfer, t.States = OnTransfer, v, StatesOf(v.Suppliers, v.Recipients)
	t.Dyads = Pairs(StatesOf(v.Suppliers), StatesOf(v.Recipients))
}

func (g *GivenCapability) thing(t *Thing) {
	c := &entente.Capability{ID: t.ID, State: given(g.State)[0], Programme: g.Programme, Weapon: g.Weapon, Change: g.Change, Finding: entente.Finding{Confidence: 1}}
	t.Kind, t.Capability, t.States = OnCapability, c, StatesOf([]entente.Entity{c.State})
}

func (g *GivenPosition) thing(t *Thing) {
	p := &entente.Position{ID: t.ID, Actor: given(g.Actor)[0], Stance: g.Stance, Finding: entente.Finding{Confidence: 1}}
	switch len(g.About) {
	case 1:
		p.About = []entente.Topic{{Kind: "agreement", ID: g.About[0]}}
	default:
		p.About = []entente.Topic{{Kind: "tie", Entities: given(g.About...)}}
	}
	t.Kind, t.Position, t.States, t.Dyads = OnPosition, p, StatesOf([]entente.Entity{p.Actor}), TiesOf(p)
}

func (g *GivenTie) thing(t *Thing) {
	t.States = StatesOf(given(g.Between...))
	t.Kind, t.Dyads = OnTie, Pairs(t.States, t.States)
	if len(t.Dyads) > 0 {
		t.ID = t.Dyads[0].A + "-" + t.Dyads[0].B
		t.Tie = &TieState{Dyad: t.Dyads[0]}
	} else {
		t.Tie = &TieState{}
	}
	t.Tie.Measured, t.Tie.Closeness, t.Tie.ClosenessBefore = true, g.Closeness, g.ClosenessBefore
	t.Tie.Change = Turn{Probability: g.Probability, Direction: g.Direction, Day: g.Turned.Time}
}

// Only are the rules of a set with the given names, or all where none is named.
func (s *Set) Only(names []string) (*Set, error) {
	if len(names) == 0 {
		return s, nil
	}
	only := &Set{}
	for _, n := range names {
		r, ok := s.Rule(n)
		if !ok {
			return nil, entente.Errorf(entente.Invalid, nil, "There is no watch %q; there are %s.", n, strings.Join(s.names(), ", "))
		}
		only.rules = append(only.rules, r)
	}
	return only, nil
}

func (s *Set) names() []string {
	var names []string
	for _, r := range s.rules {
		names = append(names, r.Name)
	}
	return names
}

// Against holds tellings against those that a case awaits, and says what is
// wrong, a line each.
func (c *Case) Against(got []entente.Alert) []string {
	var wrong []string
	left := slices.Clone(got)
	for _, w := range c.Alerts {
		i := slices.IndexFunc(left, w.is)
		if i < 0 {
			wrong = append(wrong, "did not come: "+w.String())
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for i := range left {
		wrong = append(wrong, "came, and was not awaited: "+telling(&left[i]))
	}
	return wrong
}

func (w *Awaited) is(a entente.Alert) bool {
	d := []string{a.Dyad.A, a.Dyad.B}
	between := slices.Sorted(slices.Values(w.Between))
	return (w.At.IsZero() || w.At.Equal(a.Raised)) && w.Watch == a.Watch && (len(between) == 0 || slices.Equal(between, d)) &&
		(w.Reason == "" || w.Reason == a.Reason) && (w.Severity == "" || w.Severity == a.Severity) && strings.Contains(a.Title, w.Title)
}

// String is what was awaited, in a line.
func (w *Awaited) String() string {
	return telling(&entente.Alert{Raised: w.At.Time, Watch: w.Watch, Reason: w.Reason, Severity: w.Severity, Title: w.Title,
		Dyad: entente.Dyad{A: strings.Join(slices.Sorted(slices.Values(w.Between)), "-")}})
}

func telling(a *entente.Alert) string {
	between := strings.Trim(a.Dyad.A+"-"+a.Dyad.B, "-")
	words := []string{a.Raised.Format(time.RFC3339), a.Watch, between, a.Severity, a.Reason, a.Title}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), " · ")
}
