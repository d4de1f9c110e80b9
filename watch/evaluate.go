package watch

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"entente"
)

// Memory is the alerts that were raised before.
type Memory interface {
	// Alert finds an alert by its id.
	Alert(id string) (entente.Alert, bool, error)
	// Group finds the alerts of a watch that are about things of one group.
	Group(watch, group string) ([]entente.Alert, error)
	// Of finds the alerts that name a thing.
	Of(kind Kind, id string) ([]entente.Alert, error)
	// Raised counts the alerts that a watch first raised on a day (UTC).
	Raised(watch string, day time.Time) (int, error)
}

// Transition is what becomes of one alert.
type Transition struct {
	Alert entente.Alert // as it is now
	From  entente.AlertState
	Tell  bool // somebody is to be told: it was raised, or again for its Reason
	Gone  bool // it was pending and its condition no longer holds: nothing is left of it
}

// Trouble is what went wrong with a rule, or was held back, while it ran.
type Trouble struct {
	Watch   string
	Message string // with file, line and column
	Errors  int    // things on which the condition failed
	Capped  int    // alerts that were not raised, for there were too many that day
	At      time.Time
}

// Evaluator looks at changes with the rules of a set. It is for one goroutine.
type Evaluator struct {
	set     *Set
	view    View
	mem     Memory
	names   func(code string) string
	envs    map[Kind]filler
	look    look
	vm      vm.VM
	trouble map[string]*Trouble
}

// NewEvaluator makes an evaluator. What titles call states comes from names,
// where it is given and knows a code; else they say the code.
func NewEvaluator(set *Set, view View, mem Memory, names func(code string) string) *Evaluator {
	e := &Evaluator{names: names, set: set, view: view, mem: mem, envs: map[Kind]filler{}, trouble: map[string]*Trouble{}}
	for _, k := range Kinds() {
		e.envs[k] = fieldsOf(k)
		e.envs[k].shared().bind(&e.look)
	}
	return e
}

// Trouble tells what went wrong since it was last asked, by watch.
func (e *Evaluator) Trouble() []Trouble {
	var all []Trouble
	for _, r := range e.set.rules {
		if t := e.trouble[r.Name]; t != nil {
			all = append(all, *t)
		}
	}
	clear(e.trouble)
	return all
}

// Look looks at a change at a time, and gives what becomes of alerts.
func (e *Evaluator) Look(c *Change, now time.Time) ([]Transition, error) {
	var out []Transition
	holding := map[string]bool{}
	if !c.Gone {
		for _, r := range e.set.rules {
			if r.On != c.Kind {
				continue
			}
			more, err := e.rule(r, c, now, holding)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		}
	}
	ended, err := e.ended(c, now, holding)
	return append(out, ended...), err
}

// rule asks one rule of each dyad of a thing. Dyads of one group are one alert.
func (e *Evaluator) rule(r *Rule, c *Change, now time.Time, holding map[string]bool) ([]Transition, error) {
	var out []Transition
	for _, d := range looked(&c.Thing) {
		e.look = look{c: c, dyad: d, view: e.view, now: now, names: e.names}
		env := e.envs[r.On]
		env.fill(&e.look)
		if !e.holds(r, env, now) {
			continue
		}
		a, found, err := e.find(r, c, d)
		if err != nil {
			return nil, err
		}
		if holding[a.ID] {
			continue
		}
		holding[a.ID] = true
		t, say, err := e.holding(r, c, a, found, now)
		if err != nil {
			return nil, err
		}
		if say {
			if t.Tell || !found {
				t.Alert.Title = r.write(env, &e.look)
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// holds runs a condition. What fails does not hold, and is told of.
func (e *Evaluator) holds(r *Rule, env filler, now time.Time) bool {
	v, err := e.vm.Run(r.program, env)
	if err == nil {
		b, _ := v.(bool)
		return b
	}
	t := e.troubleOf(r, now)
	t.Errors++
	t.Message = r.explain(err)
	return false
}

func (e *Evaluator) troubleOf(r *Rule, now time.Time) *Trouble {
	t := e.trouble[r.Name]
	if t == nil {
		t = &Trouble{Watch: r.Name}
		e.trouble[r.Name] = t
	}
	t.At = now
	return t
}

// explain is what went wrong in a condition, by file, line and column.
func (r *Rule) explain(err error) string {
	line, col, message := 1, 1, err.Error()
	var at *file.Error
	if errors.As(err, &at) {
		line, col, message = max(at.Line, 1), at.Column+1, at.Message
	}
	line, col = r.place.of(line, col)
	return Fault{r.File, line, col, message}.String()
}

// usualEcho is for how long news goes on telling of a thing where a rule does not
// say: what a text tells without a date, so that only its publication dates it, is
// taken for a thing of the same group that is known from so long before.
const usualEcho = 14 * 24 * time.Hour

// find gives the alert that a thing belongs to, or a new one.
func (e *Evaluator) find(r *Rule, c *Change, d entente.Dyad) (a entente.Alert, found bool, err error) {
	parts := r.groupOf(c, d)
	group := strings.Join(parts, "|")
	if r.Within > 0 {
		near, err := e.mem.Group(r.Name, group)
		if err != nil {
			return a, false, err
		}
		after := r.Within
		if p := c.Date.Precision; p == entente.Published || p == "" {
			after = max(after, r.Echo)
		}
		for _, o := range near {
			if !c.Date.Time.Before(o.From.Add(-r.Within)) && !c.Date.Time.After(o.To.Add(after)) {
				return o, true, nil
			}
		}
		parts = append(parts, c.Date.Time.Format(time.DateOnly))
	}
	id := identity(r.Name, parts)
	if a, found, err = e.mem.Alert(id); found || err != nil {
		return a, found, err
	}
	return entente.Alert{ID: id, Watch: r.Name, Group: group, Kind: string(r.On), Dyad: d, From: c.Date.Time, To: c.Date.Time}, false, nil
}

func identity(watch string, parts []string) string {
	sum := sha256.Sum256([]byte(watch + "\x00" + strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// maxThings is how many things an alert names.
const maxThings = 200

// holding is what becomes of an alert whose condition holds for a thing; say is
// false if nothing does.
func (e *Evaluator) holding(r *Rule, c *Change, a entente.Alert, found bool, now time.Time) (t Transition, say bool, err error) {
	t.From = a.State
	a.Severity, a.Labels, a.Sample = r.Severity, r.Labels, c.Sample
	fresh := !slices.Contains(a.Things, c.ID) && (len(a.Told) > 0 || !found || a.State == entente.AlertPending)
	if fresh && len(a.Things) < maxThings {
		a.Things = append(slices.Clone(a.Things), c.ID)
		a.From, a.To = earlier(a.From, c.Date.Time), later(a.To, c.Date.Time)
		a.Seen = now
		say = true
	}
	switch {
	case !found || a.State == entente.AlertPending:
		if !found || now.Before(a.Pending) {
			a.Pending, say = now, true // the clock may have fallen back: wait anew
		}
		a.State = entente.AlertPending
		if now.Sub(a.Pending) < r.For {
			break
		}
		capped, err := e.capped(r, now)
		if err != nil || capped {
			return t, false, err
		}
		reason := firstReason(r, c)
		if r.For > 0 {
			reason = "held for " + r.For.String()
		}
		a.State, a.Fired, a.Seen, say, t.Tell = entente.AlertFiring, now, now, true, true
		told(&a, c, reason, now)
	case a.Holds():
		if reason := again(r, c, &a, now); reason != "" {
			told(&a, c, reason, now)
			a.Seen, say, t.Tell = now, true, true
		}
	default:
		a.State, a.Resolved, a.Seen, say = entente.AlertFiring, time.Time{}, now, true
		reason := againAfter(r, &a, now)
		if reason == "" {
			reason = again(r, c, &a, now)
		}
		if reason != "" {
			told(&a, c, reason, now)
			t.Tell = true
		}
		a.Ended = ""
	}
	if c.Event != nil && t.Tell {
		a.Worst = min(a.Worst, c.Event.Score)
	}
	t.Alert = a
	return t, say, nil
}

// capped reports whether a rule has raised as many alerts today as it may.
func (e *Evaluator) capped(r *Rule, now time.Time) (bool, error) {
	n, err := e.mem.Raised(r.Name, now)
	if err != nil || n < r.Most {
		return false, err
	}
	t := e.troubleOf(r, now)
	t.Capped++
	t.Message = fmt.Sprintf("%s:%d: the watch %q found more than %d things in a day; the others were not raised. Narrow its condition, or raise most:.", r.File, r.Line, r.Name, r.Most)
	return true, nil
}

// told has an alert told once more.
func told(a *entente.Alert, c *Change, reason string, now time.Time) {
	if c.Sample {
		reason += ", in a sample text"
	}
	a.Reason, a.Raised = reason, now
	a.Told = append(slices.Clone(a.Told), entente.Telling{Reason: reason, At: now})
	words := c.Report
	if len(a.Told) > 1 && c.Newest.ID != "" {
		words = c.Newest // what is told again is told for what came last
	}
	a.DocumentID, a.ReportID, a.Quote, a.Spans, a.Standing = words.DocumentID, words.ID, "", nil, entente.Standing{}
	if c.Agreement != nil {
		a.AgreementID = c.ID
	}
	if c.Position != nil {
		for _, about := range c.Position.About {
			if about.Kind == string(OnAgreement) && about.ID != "" {
				a.AgreementID = about.ID
			}
		}
	}
}

// firstReason is why a thing is raised now and was not before.
func firstReason(r *Rule, c *Change) string {
	now := FactsOf(&c.Thing)
	switch b := c.Before; {
	case c.Kind == OnTie:
		return "the tie changed"
	case b == nil:
		return "first report"
	case !r.fleeting:
		return "the first report that meets it"
	case becameConfirmed(b, &now):
		return "allegation confirmed"
	case b.Origins < thirdOrigin && now.Origins >= thirdOrigin:
		return "third independent origin"
	case b.Stage != now.Stage:
		return "new stage: " + now.Stage
	}
	return "it has changed"
}

func becameConfirmed(before, now *Facts) bool {
	return !strings.HasPrefix(before.Status, "confirmed") && strings.HasPrefix(now.Status, "confirmed")
}

// An alert is told again for one reason at most so often, and so many times.
const (
	againPause = 24 * time.Hour
	againMost  = 5
)

// again is the named reason to tell a firing alert once more, empty for none.
func again(r *Rule, c *Change, a *entente.Alert, now time.Time) string {
	if c.Before == nil && c.Kind != OnEvent {
		return ""
	}
	is, was := FactsOf(&c.Thing), Facts{}
	if c.Before != nil {
		was = *c.Before
	}
	for _, name := range r.Resend {
		reason, holds := "", false
		switch name {
		case ResendConfirmed:
			reason, holds = "allegation confirmed", c.Before != nil && becameConfirmed(&was, &is)
		case ResendOrigin:
			reason, holds = "third independent origin", c.Before != nil && was.Origins < thirdOrigin && is.Origins >= thirdOrigin
		case ResendDenied:
			reason, holds = "denied", c.Before != nil && was.Denied == 0 && is.Denied > 0
		case ResendStage:
			reason, holds = "new stage: "+is.Stage, c.Before != nil && is.Stage != "" && was.Stage != is.Stage
		case ResendWorse:
			reason, holds = "became worse", c.Event != nil && is.Score < a.Worst
		}
		if holds && mayTell(a, reason, name == ResendWorse, now) {
			return reason
		}
	}
	return ""
}

// againAfter is the named reason to tell once more of an alert that was
// resolved.
func againAfter(r *Rule, a *entente.Alert, now time.Time) string {
	reason := "holds again"
	if a.Ended == endedDenied {
		reason = "re-sent after denial"
	}
	if a.Ended == endedOld || !slices.Contains(r.Resend, ResendAgain) || !mayTell(a, reason, true, now) {
		return ""
	}
	return reason
}

// mayTell reports whether an alert may be told once more for a reason: once, or
// where that can come again and again, after a pause and a few times.
func mayTell(a *entente.Alert, reason string, repeats bool, now time.Time) bool {
	n := 0
	for _, t := range a.Told {
		if !strings.HasPrefix(t.Reason, reason) {
			continue
		}
		n++
		if since := now.Sub(t.At); !repeats || since < againPause {
			return false
		}
	}
	return n < againMost
}

// Why an alert is resolved.
const (
	endedDenied = "denied"
	endedFalse  = "its condition no longer holds"
	endedGone   = "the record no longer holds what it was about"
	endedOld    = "nothing new has come"
)

// ended is what becomes of the alerts that name a thing of which their
// condition does not hold, or that is gone.
func (e *Evaluator) ended(c *Change, now time.Time, holding map[string]bool) ([]Transition, error) {
	if c.Before == nil && !c.Gone {
		return nil, nil // nothing can have been raised of it
	}
	alerts, err := e.mem.Of(c.Kind, c.ID)
	if err != nil {
		return nil, err
	}
	var out []Transition
	for _, a := range alerts {
		r, known := e.set.Rule(a.Watch)
		if holding[a.ID] || !known || r.fleeting && !c.Gone || a.State == entente.AlertResolved {
			continue
		}
		t := Transition{From: a.State}
		left := slices.DeleteFunc(slices.Clone(a.Things), func(id string) bool { return id == c.ID })
		switch {
		case len(left) > 0:
			a.Things = left
		case a.State == entente.AlertPending:
			t.Gone = true
		default:
			a.State, a.Resolved, a.Ended = entente.AlertResolved, now, whyEnded(c)
			if slices.Contains(r.Resend, ResendResolved) && mayTell(&a, "resolved: "+a.Ended, true, now) {
				told(&a, c, "resolved: "+a.Ended, now)
				t.Tell = true
			}
		}
		t.Alert = a
		out = append(out, t)
	}
	return out, nil
}

func whyEnded(c *Change) string {
	switch {
	case c.Gone:
		return endedGone
	case c.Status == Disputed || c.Status == Denied || c.Standing.Polarity == entente.Negative:
		return endedDenied
	}
	return endedFalse
}

// Old resolves a firing alert to which nothing new has come for as long as its
// rule keeps it; ok is false if it goes on.
func (s *Set) Old(a entente.Alert, now time.Time) (t Transition, ok bool) {
	keep := usualKeep
	if r, known := s.Rule(a.Watch); known {
		keep = r.Keep
	}
	if !a.Holds() || keep == 0 || now.Sub(later(a.Seen, a.Raised)) < keep {
		return t, false
	}
	t.From = a.State
	a.State, a.Resolved, a.Ended = entente.AlertResolved, now, endedOld
	t.Alert = a
	return t, true
}

// Due reports whether an alert has been pending for as long as its rule wants,
// so that its thing is to be looked at again.
func (s *Set) Due(a entente.Alert, now time.Time) bool {
	r, known := s.Rule(a.Watch)
	return a.State == entente.AlertPending && known && (now.Before(a.Pending) || now.Sub(a.Pending) >= r.For)
}

// fieldOf is the field that a programme belongs to: what flies to space is one
// rocket with what it carries, and a missile is told of by many names.
func fieldOf(programme string) string {
	switch programme {
	case "satellite", "space launch":
		return "space"
	case "ballistic missile", "ICBM", "SLBM", "hypersonic":
		return "missile"
	}
	return programme
}

// groupOf are the parts of a thing that a rule groups by. The sample chronicle
// has groups of its own, so that an invented report never silences a real one.
func (r *Rule) groupOf(c *Change, d entente.Dyad) []string {
	world := "record"
	if c.Sample {
		world = "sample"
	}
	parts := []string{world}
	for _, g := range r.GroupBy {
		if g == "dyad" {
			parts = append(parts, d.A, d.B)
			continue
		}
		parts = append(parts, c.part(g))
	}
	return parts
}

// part is one part of a thing that can be grouped by.
func (c *Change) part(name string) string {
	switch name {
	case "thing":
		return c.ID
	case "state":
		return strings.Join(c.States, " ")
	case "actor":
		return strings.Join(c.doers(), " ")
	case "day":
		return c.Date.Time.Format(time.DateOnly)
	case "stage":
		return stageOf(&c.Thing)
	case "type":
		switch {
		case c.Event != nil:
			return c.Event.Type
		case c.Agreement != nil:
			return c.Agreement.Type
		}
	case "mode":
		if c.Event != nil {
			return c.Event.Mode
		}
	case "class":
		if c.Transfer != nil && len(c.Transfer.Items) > 0 {
			return c.Transfer.Items[0].Class
		}
	case "programme":
		if c.Capability != nil {
			return c.Capability.Programme
		}
	case "field":
		if c.Capability != nil {
			return fieldOf(c.Capability.Programme)
		}
	case "change":
		if c.Capability != nil {
			return c.Capability.Change
		}
	case "stance":
		if c.Position != nil {
			return c.Position.Stance
		}
	case "about":
		if c.Position != nil {
			return strings.Join(Topics(c.Position)[:min(1, len(Topics(c.Position)))], "")
		}
	}
	return ""
}

// doers are the states that do what the thing is.
func (c *Change) doers() []string {
	switch {
	case c.Event != nil:
		return StatesOf(c.Event.Actors)
	case c.Transfer != nil:
		return StatesOf(c.Transfer.Suppliers)
	case c.Capability != nil:
		return StatesOf([]entente.Entity{c.Capability.State})
	case c.Position != nil:
		return StatesOf([]entente.Entity{c.Position.Actor})
	}
	return c.States
}

func earlier(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
